//! One visit: who is here, and what she answers.
//!
//! Every answer is on disk before the next question is painted. The survey's
//! own logic (what applies, what is missing) is worked out again from the
//! stored answers each time, so there is no half-finished state to lose.

use crate::body::{Body, ResponseAnswered, ResponseFinished, ResponseStarted, VisitorArrived};
use crate::tables::{
    contact as contact_table, response as response_table, visitor as visitor_table,
};
use crate::{
    AskedQuestionnaire, Booth, BoothError, ContactRow, IssuedCoupon, Permission, SaleRow, questions,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use survey::{Answer, Context, Filling, Kind};
use uuid::Uuid;
use words::Sentence;

/// One question of the survey as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedQuestion {
    /// Its path, to answer by.
    pub path: String,
    /// What to ask.
    pub label: Sentence,
    /// A word of help; may be empty.
    pub hint: Sentence,
    /// How it is answered.
    pub kind: Kind,
    /// The choices that apply now, by name.
    pub choices: Vec<(String, Sentence)>,
    /// The chosen names, or the one text; empty when not answered.
    pub value: Vec<String>,
    /// Whether it has to be answered.
    pub required: bool,
    /// What is wrong with the answer.
    pub violation: Option<Sentence>,
}

/// Everything known of one visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// The visitor.
    pub visitor: Uuid,
    /// The questions that apply now, in order.
    pub questions: Vec<AskedQuestion>,
    /// Whether it was handed in.
    pub survey_finished: bool,
    /// The visitor in words, from her answers.
    pub about: Vec<Sentence>,
    /// What she gave us.
    pub contact: Option<ContactRow>,
    /// What she allows, by channel; empty when she gave no contact.
    pub permissions: Vec<Permission>,
    /// Her coupons, newest first.
    pub coupons: Vec<IssuedCoupon>,
    /// What she bought, newest first.
    pub sales: Vec<SaleRow>,
}

impl Booth {
    /// Somebody is here: a visitor and an empty response.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn start_visit(&mut self) -> Result<Uuid, BoothError> {
        let asked = self.current_questionnaire()?;
        let visitor = self.new_id();
        let response = self.new_id();
        let records = vec![
            self.record(
                visitor,
                Some(visitor),
                &Body::VisitorArrived(VisitorArrived {}),
            ),
            self.record(
                response,
                Some(visitor),
                &Body::ResponseStarted(ResponseStarted {
                    visitor,
                    questionnaire: asked.id,
                }),
            ),
        ];
        self.append(|_| Ok((records, visitor)))
    }

    /// Everything known of a visit.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a visitor this laptop does not know.
    pub fn visit(&mut self, visitor: Uuid) -> Result<Visit, BoothError> {
        let (row, asked, filling) = self.filling(visitor)?;
        let about = in_words(&asked, &filling.answers());
        let sending = self.sending();
        Ok(Visit {
            visitor,
            questions: questions::asked(&filling),
            survey_finished: row.finished,
            about,
            contact: contact_table::of(self.connection(), visitor)?,
            permissions: self.permissions(&sending, visitor)?,
            coupons: self.coupons_of(visitor)?,
            sales: self.sales_of(visitor)?,
        })
    }

    /// Gives, changes or takes back one answer. It is on disk when this
    /// returns. An answer to a survey that was handed in opens it again.
    ///
    /// # Errors
    /// [`BoothError::Answer`] when the answer does not fit the question.
    pub fn answer(
        &mut self,
        visitor: Uuid,
        path: &str,
        answer: Option<Answer>,
    ) -> Result<(), BoothError> {
        let (row, _, mut filling) = self.filling(visitor)?;
        filling
            .answer(path, answer)
            .map_err(|error| BoothError::Answer(error.sentence()))?;
        let value = filling.all_answers().get(path).cloned();
        let record = self.record(
            row.id,
            Some(visitor),
            &Body::ResponseAnswered(ResponseAnswered {
                path: path.to_owned(),
                value,
            }),
        );
        self.append(|_| Ok((vec![record], ())))
    }

    /// How a question of a visitor's survey is answered.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when there is no such question.
    pub fn question_kind(&mut self, visitor: Uuid, path: &str) -> Result<Kind, BoothError> {
        let row =
            response_table::latest_of(self.connection(), visitor)?.ok_or(BoothError::Unknown)?;
        let asked = self.questionnaire(row.questionnaire)?;
        let question = asked
            .questionnaire
            .question(path)
            .ok_or(BoothError::Unknown)?;
        Ok(question.kind.clone())
    }

    /// What a purchase can be for: the choices of the questionnaire's purpose
    /// question.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn purposes(&mut self) -> Result<Vec<(String, Sentence)>, BoothError> {
        let asked = self.current_questionnaire()?;
        let question = asked
            .purpose_question
            .as_ref()
            .and_then(|name| asked.questionnaire.question(name));
        Ok(question.map_or_else(Vec::new, |question| {
            questions::choices(&asked.questionnaire, question)
        }))
    }

    /// Hands the survey in: what counts is what applies and was answered.
    ///
    /// # Errors
    /// [`BoothError::Answer`] with the first thing that is missing or wrong.
    pub fn finish_survey(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        let (row, _, mut filling) = self.filling(visitor)?;
        filling.finish(self.now().fixed_offset());
        if let Some(violation) = questions::first_violation(&filling) {
            return Err(BoothError::Answer(violation));
        }
        let record = self.record(
            row.id,
            Some(visitor),
            &Body::ResponseFinished(ResponseFinished {
                answers: filling.answers(),
            }),
        );
        self.append(|_| Ok((vec![record], ())))
    }

    fn filling(
        &mut self,
        visitor: Uuid,
    ) -> Result<
        (
            response_table::ResponseRow,
            Arc<AskedQuestionnaire>,
            Filling,
        ),
        BoothError,
    > {
        let row =
            response_table::latest_of(self.connection(), visitor)?.ok_or(BoothError::Unknown)?;
        let asked = self.questionnaire(row.questionnaire)?;
        let answers = response_table::answers(self.connection(), row.id)?;
        let context = Context {
            now: self.now().fixed_offset(),
            // Random order and uuid() must not change while one visitor is asked.
            seed: u64::from_be_bytes(first_eight(row.id)),
            device_id: self.ledger.device().0.to_string(),
            username: String::new(),
            last_saved: BTreeMap::new(),
        };
        let mut filling = Filling::start(Arc::clone(&asked.questionnaire), context);
        filling.restore(&answers);
        Ok((row, asked, filling))
    }

    /// The visitor in words, from her latest response.
    pub(crate) fn about(&mut self, visitor: Uuid) -> Result<Vec<Sentence>, BoothError> {
        let Some(row) = response_table::latest_of(self.connection(), visitor)? else {
            return Ok(Vec::new());
        };
        let asked = self.questionnaire(row.questionnaire)?;
        let answers = response_table::answers(self.connection(), row.id)?;
        Ok(in_words(&asked, &answers))
    }

    /// The name a visitor gave; empty when she gave none.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn name_of(&self, visitor: Uuid) -> Result<String, BoothError> {
        let contact = contact_table::of(self.connection(), visitor)?;
        Ok(contact.map_or_else(String::new, |contact| contact.name))
    }

    /// Whether a visitor is known here.
    pub(crate) fn require_visitor(&self, visitor: Uuid) -> Result<(), BoothError> {
        visitor_table::arrived(self.connection(), visitor)?
            .map(|_| ())
            .ok_or(BoothError::Unknown)
    }
}

fn first_eight(id: Uuid) -> [u8; 8] {
    let [.., a, b, c, d, e, f, g, h] = *id.as_bytes();
    [a, b, c, d, e, f, g, h]
}

/// The answers as they are told of the visitor, in the questionnaire's order.
pub(crate) fn in_words(
    asked: &AskedQuestionnaire,
    answers: &BTreeMap<String, String>,
) -> Vec<Sentence> {
    let mut words = Vec::new();
    for question in asked.questionnaire.questions() {
        let Some(value) = answers.get(&question.path) else {
            continue;
        };
        let uses = asked.uses.get(&question.name);
        let choices = questions::choices(&asked.questionnaire, question);
        for name in value.split(' ').filter(|name| !name.is_empty()) {
            let told = uses
                .and_then(|uses| uses.in_words.get(name))
                .map(Sentence::from);
            let label = || {
                choices
                    .iter()
                    .find(|(choice, _)| choice == name)
                    .map(|(_, label)| label.clone())
            };
            words.extend(told.or_else(label));
        }
    }
    words
}
