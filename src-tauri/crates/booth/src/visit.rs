//! One visit: who is here, and what she answers.
//!
//! Every answer is on disk before the next question is painted. The survey's
//! own logic (what applies, what is missing) is worked out again from the
//! stored answers each time, so there is no half-finished state to lose.

use crate::amendment::Amendment;
use crate::body::{
    Body, InterviewerNoted, ResponseAnswered, ResponseFinished, ResponseStarted, VisitorArrived,
};
use crate::questions::Wording;
use crate::quota::FullChoice;
use crate::tables::response::{Closed, ResponseRow};
use crate::tables::{
    catalogue, contact as contact_table, interviewer, response as response_table,
    visitor as visitor_table,
};
use crate::{
    AskedQuestionnaire, Booth, BoothError, ContactRow, IssuedCoupon, Permission, SaleRow, questions,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use survey::{Answer, Context, Filling, Kind};
use uuid::Uuid;
use words::Sentence;

/// One question of the survey as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedQuestion {
    /// Its path, to answer by.
    pub path: String,
    /// What to ask.
    pub label: Wording,
    /// A word of help; may be empty.
    pub hint: Wording,
    /// How it is answered.
    pub kind: Kind,
    /// The choices that apply now, by name.
    pub choices: Vec<(String, Wording)>,
    /// The chosen names, or the one text; empty when not answered.
    pub value: Vec<String>,
    /// Whether it has to be answered.
    pub required: bool,
    /// What is wrong with the answer.
    pub violation: Option<Sentence>,
    /// The choices of which there are enough already.
    pub full: Vec<FullChoice>,
}

/// Where a survey stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurveyState {
    /// It can be answered.
    Open,
    /// It was handed in; a change needs a reason.
    Finished,
    /// Somebody discarded it; an answer takes it up again.
    Discarded,
    /// There were enough answers of its kind; an answer takes it up again.
    Stopped,
}

/// An answer takes no longer than this, as far as the report is concerned: what
/// took longer was interrupted.
const LONGEST_ANSWER: Duration = Duration::from_secs(10 * 60);

/// Everything known of one visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// The visitor.
    pub visitor: Uuid,
    /// The questions that apply now, in order.
    pub questions: Vec<AskedQuestion>,
    /// Where it stands.
    pub survey: SurveyState,
    /// What was changed after it was handed in, oldest first.
    pub amendments: Vec<Amendment>,
    /// What the interviewer thinks of her.
    pub interviewer: InterviewerNoted,
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
    /// Somebody is here: a visitor and a response in which nothing is answered
    /// but what the questionnaire answers by itself.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn start_visit(&mut self) -> Result<Uuid, BoothError> {
        self.arrive(false, None)
    }

    pub(crate) fn arrive(
        &mut self,
        at_kiosk: bool,
        language: Option<String>,
    ) -> Result<Uuid, BoothError> {
        let asked = self.current_questionnaire()?;
        let visitor = self.new_id();
        let response = self.new_id();
        let device = self.ledger.device().0;
        let filling = self.fresh(&asked, response, device, at_kiosk, i64::MAX)?;
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
                    at_kiosk,
                    language,
                    prefilled: filling.all_answers(),
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
        let mut questions = questions::asked(&filling);
        self.mark_full(&mut questions)?;
        Ok(Visit {
            visitor,
            questions,
            survey: match (row.finished, row.closed) {
                (true, _) => SurveyState::Finished,
                (false, Some(Closed::Discarded)) => SurveyState::Discarded,
                (false, Some(Closed::Stopped)) => SurveyState::Stopped,
                (false, None) => SurveyState::Open,
            },
            amendments: self.amendments(&row, &asked)?,
            interviewer: interviewer::of(self.connection(), visitor)?,
            about,
            contact: contact_table::of(self.connection(), visitor)?,
            permissions: self.permissions(&sending, visitor)?,
            coupons: self.coupons_of(visitor)?,
            sales: self.sales_of(visitor)?,
        })
    }

    /// Gives, changes or takes back one answer. It is on disk when this
    /// returns.
    ///
    /// # Errors
    /// [`BoothError::Answer`] when the answer does not fit the question,
    /// [`BoothError::Finished`] when the survey was handed in: what it says
    /// then changes with [`Self::amend`].
    pub fn answer(
        &mut self,
        visitor: Uuid,
        path: &str,
        answer: Option<Answer>,
    ) -> Result<(), BoothError> {
        self.answer_after(visitor, path, answer, None)
    }

    /// As [`Self::answer`], with the time from showing the question to the
    /// answer, where it was measured.
    ///
    /// # Errors
    /// As [`Self::answer`].
    pub fn answer_after(
        &mut self,
        visitor: Uuid,
        path: &str,
        answer: Option<Answer>,
        took: Option<Duration>,
    ) -> Result<(), BoothError> {
        let (row, _, filling) = self.filling(visitor)?;
        if row.finished {
            return Err(BoothError::Finished);
        }
        self.record_answer(&row, filling, path, answer, took)
    }

    pub(crate) fn record_answer(
        &mut self,
        row: &ResponseRow,
        mut filling: Filling,
        path: &str,
        answer: Option<Answer>,
        took: Option<Duration>,
    ) -> Result<(), BoothError> {
        filling
            .answer(path, answer)
            .map_err(|error| BoothError::Answer(error.sentence()))?;
        let took = took.map(|took| took.min(LONGEST_ANSWER).as_millis());
        let record = self.record(
            row.id,
            Some(row.visitor),
            &Body::ResponseAnswered(ResponseAnswered {
                path: path.to_owned(),
                value: filling.all_answers().get(path).cloned(),
                took_ms: took.and_then(|millis| u32::try_from(millis).ok()),
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
        self.finish(visitor, None)
    }

    pub(crate) fn finish(
        &mut self,
        visitor: Uuid,
        language: Option<String>,
    ) -> Result<(), BoothError> {
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
                language,
            }),
        );
        self.append(|_| Ok((vec![record], ())))
    }

    pub(crate) fn filling(
        &mut self,
        visitor: Uuid,
    ) -> Result<(ResponseRow, Arc<AskedQuestionnaire>, Filling), BoothError> {
        let row =
            response_table::latest_of(self.connection(), visitor)?.ok_or(BoothError::Unknown)?;
        let asked = self.questionnaire(row.questionnaire)?;
        let answers = response_table::answers(self.connection(), row.id)?;
        let mut filling = self.fresh(&asked, row.id, row.device, row.at_kiosk, row.started)?;
        filling.restore(&answers);
        Ok((row, asked, filling))
    }

    /// A response before its first answer. What was saved last before it began
    /// is known to it at the desk; at the kiosk nothing of another visitor is.
    fn fresh(
        &mut self,
        asked: &AskedQuestionnaire,
        response: Uuid,
        device: Uuid,
        at_kiosk: bool,
        started: i64,
    ) -> Result<Filling, BoothError> {
        let saved = if at_kiosk {
            BTreeMap::new()
        } else {
            response_table::last_saved(self.connection(), device, started)?
        };
        let context = Context {
            now: self.now().fixed_offset(),
            // Random order and uuid() must not change while one visitor is asked.
            seed: u64::from_be_bytes(first_eight(response)),
            device_id: device.to_string(),
            username: self.signed_in()?,
            last_saved: by_name(saved),
        };
        Ok(Filling::start(Arc::clone(&asked.questionnaire), context))
    }

    /// The answers of a response that count: those handed in, or those given so
    /// far without what is hidden now.
    pub(crate) fn counted_answers(
        &mut self,
        row: &ResponseRow,
    ) -> Result<BTreeMap<String, String>, BoothError> {
        let answers = response_table::answers(self.connection(), row.id)?;
        if row.finished {
            return Ok(answers);
        }
        let asked = self.questionnaire(row.questionnaire)?;
        let mut filling = self.fresh(&asked, row.id, row.device, row.at_kiosk, row.started)?;
        filling.restore(&answers);
        Ok(filling.answers())
    }

    /// The name of whoever is signed in.
    pub(crate) fn signed_in(&self) -> Result<String, BoothError> {
        self.staff
            .map_or_else(|| Ok(String::new()), |staff| self.staff_name(staff))
    }

    pub(crate) fn staff_name(&self, id: Uuid) -> Result<String, BoothError> {
        Ok(match catalogue::get(self.connection(), id)? {
            Some(Body::StaffAdded(staff)) => staff.name,
            _ => String::new(),
        })
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

/// Answers by the question's name, which is what `${last-saved#name}` asks for;
/// of the questions of one name the first counts.
fn by_name(answers: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut named = BTreeMap::new();
    for (path, value) in answers {
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        named.entry(name).or_insert(value);
    }
    named
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
