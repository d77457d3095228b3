//! One visit: who is here, and what the visitor answers.
//!
//! Every answer is on disk before the next question is painted. The survey's
//! own logic (what applies, what is missing) is worked out again from the
//! stored answers each time, so there is no half-finished state to lose.

use super::amendment::Amendment;
use super::arriving::offered;
use super::taking::answer_in;
use crate::consent::ContactStatus;
use crate::coupons::IssuedCoupon;
use crate::facts::Facts;
use crate::questionnaires::{AskedQuestion, AskedQuestionnaire};
use crate::wording;
use crate::{Booth, BoothError, Right};
use ledger::LedgerError;
use records::Body;
use records::responses::{InterviewerNoted, ResponseAnswered, ResponseFinished};
use records::staff::AccessAct;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use survey::{Answer, Context, Filling, Kind};
use tables::response::{self as response_table, Closed, ResponseRow};
use tables::sale::SaleRow;
use tables::{destroyed_person, interviewer};
use uuid::Uuid;
use words::{Language, Sentence};

/// Where a survey stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurveyState {
    /// Nothing is asked: there was no questionnaire when the visitor came.
    NotAsked,
    /// It can be answered.
    Open,
    /// It was handed in; a change needs a reason.
    Finished,
    /// Somebody discarded it; a new answer takes it up again.
    Discarded,
    /// It ended because a quota was full; a new answer takes it up again.
    Stopped,
}

/// The longest time recorded for one answer: whoever took longer was
/// interrupted.
const LONGEST_ANSWER: Duration = Duration::from_secs(10 * 60);

/// A visitor's survey as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// The questions that apply now, in order.
    pub questions: Vec<AskedQuestion>,
    /// Where it stands.
    pub state: SurveyState,
    /// The visitor in words, from the answers.
    pub about: Vec<Sentence>,
}

/// Everything known of one visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// The visitor.
    pub visitor: Uuid,
    /// The visitor's survey.
    pub survey: Survey,
    /// What was changed after it was handed in, oldest first.
    pub amendments: Vec<Amendment>,
    /// What the interviewer thinks of the visitor.
    pub interviewer: InterviewerNoted,
    /// The contact details, if the visitor gave any, and what she allows with them.
    pub contact: ContactStatus,
    /// The visitor's coupons, newest first.
    pub coupons: Vec<IssuedCoupon>,
    /// What the visitor bought, newest first.
    pub sales: Vec<SaleRow>,
}

impl Booth {
    /// Everything known of a visit.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a visitor this laptop does not know.
    pub fn visit(&self, visitor: Uuid) -> Result<Visit, BoothError> {
        let facts = self.facts();
        let (survey, amendments) = if facts.is_asked(visitor)? {
            let (row, asked, filling) = facts.filling(visitor)?;
            (
                facts.survey(&row, &asked, &filling)?,
                facts.amendments(&row, &asked)?,
            )
        } else {
            let survey = Survey {
                questions: Vec::new(),
                state: SurveyState::NotAsked,
                about: Vec::new(),
            };
            (survey, Vec::new())
        };
        Ok(Visit {
            visitor,
            survey,
            amendments,
            interviewer: interviewer::of(facts.tables, visitor)?,
            contact: facts.contact_status(visitor)?,
            coupons: facts.coupons_of(visitor)?,
            sales: facts.sales_of(visitor)?,
        })
    }

    /// A visit as [`Self::visit`] gives it, for somebody who looks at it: that she
    /// looked at a person who left her details is on record.
    ///
    /// # Errors
    /// As [`Self::visit`], and when the look cannot be recorded.
    pub fn open_visit(&mut self, visitor: Uuid) -> Result<Visit, BoothError> {
        let visit = self.visit(visitor)?;
        if visit.contact.contact.is_some() {
            let shown = self.facts().visits_of(visitor)?;
            self.note_access(AccessAct::CardOpened, &shown)?;
        }
        Ok(visit)
    }

    /// Where a visitor's survey stands.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a visitor this laptop does not know.
    pub fn survey(&self, visitor: Uuid) -> Result<Survey, BoothError> {
        let facts = self.facts();
        let (row, asked, filling) = facts.filling(visitor)?;
        facts.survey(&row, &asked, &filling)
    }

    /// Gives, changes or takes back one answer. It is on disk when this
    /// returns.
    ///
    /// # Errors
    /// [`BoothError::Answer`] when the answer does not fit the question,
    /// [`BoothError::Finished`] when the survey was handed in; then
    /// [`Self::amend`] changes it.
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
        self.append(Right::Capture, |facts| {
            let (row, _, filling) = facts.filling(visitor)?;
            if row.finished {
                return Err(BoothError::Finished);
            }
            let body = given_after(filling, path, answer, took)?;
            Ok((vec![facts.record(row.id, Some(row.visitor), body)], ()))
        })
    }

    /// How a question of a visitor's survey is answered.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when there is no such question.
    pub fn question_kind(&self, visitor: Uuid, path: &str) -> Result<Kind, BoothError> {
        self.facts().question_kind(visitor, path)
    }

    /// Hands the survey in. Answers to questions that do not apply are left
    /// out.
    ///
    /// # Errors
    /// [`BoothError::Answer`] with the first thing that is missing or wrong.
    pub fn finish_survey(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        self.finish(visitor, None)
    }

    /// Hands the survey in; at the kiosk in the language (BCP 47) the visitor
    /// ended in.
    pub(super) fn finish(
        &mut self,
        visitor: Uuid,
        language: Option<&str>,
    ) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            let (row, asked, mut filling) = facts.filling(visitor)?;
            filling.finish(facts.now().fixed_offset());
            if let Some(violation) = wording::first_violation(&filling) {
                return Err(BoothError::Answer(violation));
            }
            let body = Body::ResponseFinished(ResponseFinished {
                answers: filling.answers(),
                language: language.and_then(|language| offered(&asked, language)),
            });
            Ok((vec![facts.record(row.id, Some(row.visitor), body)], ()))
        })
    }

    /// The name a visitor gave; empty when she gave none.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn name_of(&self, visitor: Uuid) -> Result<String, BoothError> {
        let contact = self.facts().contact_shown(visitor)?;
        Ok(contact.map_or_else(String::new, |contact| contact.name))
    }
}

/// The record of an answer, and how long the visitor took for it.
pub(super) fn given_after(
    mut filling: Filling,
    path: &str,
    answer: Option<Answer>,
    took: Option<Duration>,
) -> Result<Body, BoothError> {
    answer_in(&mut filling, path, answer)?;
    let took = took.map(|took| took.min(LONGEST_ANSWER).as_millis());
    Ok(Body::ResponseAnswered(ResponseAnswered {
        path: path.to_owned(),
        value: filling.all_answers().get(path).cloned(),
        took_ms: took.and_then(|millis| u32::try_from(millis).ok()),
    }))
}

impl Facts<'_> {
    /// The language to write to somebody in: whoever chose none at the kiosk was asked
    /// in Korean, and messages are written in Korean and English only.
    pub(crate) fn language_of(&self, visitor: Uuid) -> Result<Language, BoothError> {
        let response = self.latest_of(visitor)?;
        let chosen = response.and_then(|response| response.language);
        Ok(match chosen.as_deref() {
            None | Some("ko") => Language::Korean,
            Some(_) => Language::English,
        })
    }

    /// Whether a visitor was asked anything where she is now. Who came to this
    /// fair before it had a questionnaire was not, whatever she said elsewhere.
    fn is_asked(&self, visitor: Uuid) -> Result<bool, BoothError> {
        self.require_visitor(visitor)?;
        if let Some(asked) = self.would_be_asked(visitor)? {
            return Ok(asked);
        }
        let latest = self.latest_of(visitor)?;
        let here = self.session.current.recorded();
        Ok(match latest {
            Some(response) => response.fair == here || !self.is_here(visitor)?,
            None => false,
        })
    }

    /// A visitor's latest response, as far as it was answered.
    pub(super) fn filling(
        &self,
        visitor: Uuid,
    ) -> Result<(ResponseRow, Arc<AskedQuestionnaire>, Filling), BoothError> {
        let is_begun = self.survey_to_begin(visitor)?.is_none();
        let (row, asked) = self.latest_response(visitor)?;
        let mut filling = self.fresh(&asked, row.id, row.device, row.at_kiosk, row.started)?;
        if is_begun {
            filling.restore(&response_table::answers(self.tables, row.id)?);
        }
        Ok((row, asked, filling))
    }

    /// A visitor's latest response, and the questionnaire it answers.
    pub(crate) fn latest_response(
        &self,
        visitor: Uuid,
    ) -> Result<(ResponseRow, Arc<AskedQuestionnaire>), BoothError> {
        let row = match self.survey_to_begin(visitor)? {
            Some(row) => row,
            None => match self.latest_of(visitor)? {
                Some(row) => row,
                None if destroyed_person::is_destroyed(self.tables, visitor)? => {
                    return Err(LedgerError::SubjectEnded.into());
                }
                None => return Err(BoothError::Unknown),
            },
        };
        let asked = self.questionnaire(row.questionnaire)?;
        Ok((row, asked))
    }

    /// A response before its first answer. At the desk it may begin with
    /// answers that were saved last before it (`last-saved`); at the kiosk it
    /// gets nothing of other visitors.
    pub(super) fn fresh(
        &self,
        asked: &AskedQuestionnaire,
        response: Uuid,
        device: Uuid,
        at_kiosk: bool,
        started: i64,
    ) -> Result<Filling, BoothError> {
        let saved = if at_kiosk {
            BTreeMap::new()
        } else {
            response_table::last_saved(self.tables, device, started)?
        };
        let context = Context {
            now: self.now().fixed_offset(),
            // Random order and uuid() must not change while one visitor is asked.
            seed: response.as_u64_pair().1,
            device_id: device.to_string(),
            username: self.signed_in()?,
            last_saved: by_name(saved),
        };
        Ok(Filling::start(Arc::clone(&asked.questionnaire), context))
    }

    fn survey(
        &self,
        row: &ResponseRow,
        asked: &AskedQuestionnaire,
        filling: &Filling,
    ) -> Result<Survey, BoothError> {
        let mut questions = wording::asked(filling);
        self.mark_full(&mut questions)?;
        Ok(Survey {
            questions,
            state: match (row.finished, row.closed) {
                (true, _) => SurveyState::Finished,
                (false, Some(Closed::Discarded)) => SurveyState::Discarded,
                (false, Some(Closed::Stopped)) => SurveyState::Stopped,
                (false, None) => SurveyState::Open,
            },
            about: in_words(asked, &filling.answers()),
        })
    }

    /// The questions that apply to a visitor now; choices whose quota is full
    /// are marked.
    pub(super) fn questions(&self, visitor: Uuid) -> Result<Vec<AskedQuestion>, BoothError> {
        let (_, _, filling) = self.filling(visitor)?;
        let mut questions = wording::asked(&filling);
        self.mark_full(&mut questions)?;
        Ok(questions)
    }

    pub(super) fn question_kind(&self, visitor: Uuid, path: &str) -> Result<Kind, BoothError> {
        let (_, asked) = self.latest_response(visitor)?;
        let question = asked
            .questionnaire
            .question(path)
            .ok_or(BoothError::Unknown)?;
        Ok(question.kind.clone())
    }

    /// The answers of a response that count: those handed in, or those given so
    /// far without what is hidden now.
    pub(super) fn counted_answers(
        &self,
        row: &ResponseRow,
    ) -> Result<BTreeMap<String, String>, BoothError> {
        let answers = response_table::answers(self.tables, row.id)?;
        if row.finished {
            return Ok(answers);
        }
        let asked = self.questionnaire(row.questionnaire)?;
        let mut filling = self.fresh(&asked, row.id, row.device, row.at_kiosk, row.started)?;
        filling.restore(&answers);
        Ok(filling.answers())
    }

    /// The visitor in words, from the latest response. Of one at an earlier fair
    /// only tastes are told, the answers that point to products: who came for
    /// the first time then does not now.
    pub(crate) fn about(&self, visitor: Uuid) -> Result<Vec<Sentence>, BoothError> {
        let Some(row) = self.latest_of(visitor)? else {
            return Ok(Vec::new());
        };
        let asked = self.questionnaire(row.questionnaire)?;
        let mut answers = response_table::answers(self.tables, row.id)?;
        if row.fair != self.session.current.recorded() {
            let tastes = |path: &str| {
                let question = asked.questionnaire.question(path);
                let uses = question.and_then(|question| asked.uses.get(&question.name));
                uses.is_some_and(|uses| !uses.tag_of_choice.is_empty())
            };
            answers.retain(|path, _| tastes(path));
        }
        Ok(in_words(&asked, &answers))
    }
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

/// The answers that describe the visitor, in words, in the questionnaire's
/// order.
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
        let choices = wording::choices(&asked.questionnaire, question);
        for name in question.kind.chosen(value) {
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
