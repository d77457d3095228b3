//! Visitors answer by themselves at the kiosk.
//!
//! What a kiosk does, without its window. The caller remembers which visitor is
//! answering: every call here names the visitor, and no answer says anything
//! about another one. Nothing is kept in memory: after a power cut the store
//! knows what was confirmed, and the next visitor begins with an empty survey.

use super::visit::given_after;
use crate::coupons::IssuedCoupon;
use crate::facts::Facts;
use crate::questionnaires::{AskedQuestion, FullChoice};
use crate::wording;
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use records::Body;
use records::derived_id;
use records::responses::{HalfAnswered, KioskSet, QuotaAction, ResponseDiscarded, ResponseStopped};
use std::time::Duration;
use survey::Answer;
use tables::{response as response_table, settings};
use uuid::Uuid;
use words::sentence;

/// How long a kiosk may wait for a touch, in seconds. With less than 15 it
/// would take the survey away from somebody who is reading.
pub(crate) const IDLE_SECONDS: std::ops::RangeInclusive<u32> = 15..=3600;
/// How long it waits until somebody sets another time, in seconds.
const USUAL_IDLE_SECONDS: u32 = 45;

/// The result of an answer at the kiosk.
#[derive(Debug, Clone, PartialEq)]
pub struct KioskAnswered {
    /// The questions that apply now, in order.
    pub questions: Vec<AskedQuestion>,
    /// Set when the quota of this answer is full. With [`QuotaAction::Warn`]
    /// the answer was not recorded and another can be chosen; with
    /// [`QuotaAction::Stop`] it was recorded, and the survey is over.
    pub full: Option<FullChoice>,
}

impl Booth {
    /// The settings of the kiosk.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn kiosk_settings(&self) -> Result<KioskSet, BoothError> {
        self.facts().kiosk_settings()
    }

    /// Opens the kiosk with these settings, which are kept for the next time.
    /// If half-answered surveys are to be discarded, those that a power cut
    /// left at this kiosk are discarded now.
    ///
    /// # Errors
    /// [`BoothError::Setting`] when the seconds are out of range,
    /// [`BoothError::NoQuestionnaire`] when there is nothing to ask.
    pub fn open_kiosk(&mut self, settings: &KioskSet) -> Result<(), BoothError> {
        if !IDLE_SECONDS.contains(&settings.idle_seconds) {
            return Err(BoothError::Setting(sentence!(
                "kiosk-waiting-time",
                fewest = *IDLE_SECONDS.start(),
                most = *IDLE_SECONDS.end()
            )));
        }
        self.append(Right::Capture, |facts| {
            facts.require_questionnaire()?;
            let mut records = Vec::new();
            if facts.kiosk_settings()? != *settings {
                // One entry for the whole fair, so that laptops agree on it.
                let entity = kiosk_of(facts.session.current.id);
                records.push(facts.record(entity, None, Body::KioskSet(settings.clone())));
            }
            if settings.half_answered == HalfAnswered::Discard {
                for row in
                    response_table::unfinished(facts.tables, facts.session.current.recorded())?
                {
                    if row.at_kiosk && row.device == facts.session.device {
                        let body = Body::ResponseDiscarded(ResponseDiscarded {});
                        records.push(facts.record(row.id, Some(row.visitor), body));
                    }
                }
            }
            Ok((records, ()))
        })
    }

    /// The languages a visitor can choose (BCP 47): Korean, and those the
    /// questionnaire was translated into.
    ///
    /// # Errors
    /// When the questionnaire cannot be read.
    pub fn kiosk_languages(&self) -> Result<Vec<&'static str>, BoothError> {
        let asked = self.facts().require_questionnaire()?;
        Ok(wording::languages(&asked.questionnaire))
    }

    /// How many questions the questionnaire can ask; a visitor may be asked fewer.
    ///
    /// # Errors
    /// When the questionnaire cannot be read.
    pub fn kiosk_question_count(&self) -> Result<usize, BoothError> {
        let asked = self.facts().require_questionnaire()?;
        let questions = asked.questionnaire.questions();
        let asked = questions
            .filter(|question| question.kind.is_answerable() && question.kind.is_visible());
        Ok(asked.count())
    }

    /// Begins the visit of a visitor who chose this language (BCP 47). Nothing
    /// is recorded until she answers.
    ///
    /// # Errors
    /// When no questionnaire is in use.
    pub fn kiosk_start(&mut self, language: &str) -> Result<Uuid, BoothError> {
        let visitor = self.new_id();
        self.expect(visitor, Some(language))
    }

    /// The questions that apply to a visitor now.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a visitor this laptop does not know.
    pub fn kiosk_questions(&self, visitor: Uuid) -> Result<Vec<AskedQuestion>, BoothError> {
        self.facts().questions(visitor)
    }

    /// Takes an answer. It is on disk when this returns. A visitor who came
    /// back from the last page goes on with the survey and hands it in again.
    ///
    /// # Errors
    /// [`BoothError::Answer`] when the answer does not fit the question.
    pub fn kiosk_answer(
        &mut self,
        visitor: Uuid,
        path: &str,
        answer: Option<Answer>,
        took: Option<Duration>,
    ) -> Result<KioskAnswered, BoothError> {
        let full = self.append(Right::Capture, |facts| {
            let (row, _, filling) = facts.filling(visitor)?;
            let full = facts.full_of(visitor, path, answer.as_ref())?;
            let mut records = Vec::new();
            if full.as_ref().map(|full| full.action) != Some(QuotaAction::Warn) {
                let body = given_after(filling, path, answer, took)?;
                records.push(facts.record(row.id, Some(row.visitor), body));
            }
            if full.as_ref().map(|full| full.action) == Some(QuotaAction::Stop) {
                let body = Body::ResponseStopped(ResponseStopped {
                    path: path.to_owned(),
                });
                records.push(facts.close_survey(visitor, body)?);
            }
            Ok((records, full))
        })?;
        Ok(KioskAnswered {
            questions: self.kiosk_questions(visitor)?,
            full,
        })
    }

    /// Hands the survey in, in the language (BCP 47) the visitor ended in.
    ///
    /// # Errors
    /// [`BoothError::Answer`] with the first thing that is missing or wrong.
    pub fn kiosk_hand_in(&mut self, visitor: Uuid, language: &str) -> Result<(), BoothError> {
        self.finish(visitor, Some(language))
    }

    /// Ends the visit of a visitor who handed the survey in, and gives the
    /// coupon that thanks for surveys, if there is one. Calling it again gives
    /// the same coupon.
    ///
    /// # Errors
    /// [`BoothError::NotFinished`] when it was not handed in.
    pub fn kiosk_thanks(&mut self, visitor: Uuid) -> Result<Option<IssuedCoupon>, BoothError> {
        let (row, _) = self.facts().latest_response(visitor)?;
        if !row.finished {
            return Err(BoothError::NotFinished);
        }
        let Some((programme, _)) = self.survey_programme()? else {
            return Ok(None);
        };
        match self.issue_coupon(Some(visitor), programme) {
            Ok(issued) => Ok(Some(issued)),
            // No coupon is left: the visitor is thanked without one.
            Err(BoothError::NotIssued(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Ends the visit of a visitor who went away. A half-answered survey is
    /// kept or discarded, as the settings say; one that was handed in counts.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn kiosk_abandon(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            let row = response_table::latest_of(facts.tables, visitor)?;
            let open = row.filter(|row| !row.finished && row.closed.is_none());
            let discards = facts.kiosk_settings()?.half_answered == HalfAnswered::Discard;
            let record = open.filter(|_| discards).map(|row| {
                let body = Body::ResponseDiscarded(ResponseDiscarded {});
                facts.record(row.id, Some(row.visitor), body)
            });
            Ok((record.into_iter().collect(), ()))
        })
    }
}

/// The entity of a fair's kiosk settings.
fn kiosk_of(fair: Uuid) -> Uuid {
    derived_id("boothloop.kiosk-id.v1", fair.as_bytes())
}

impl Facts<'_> {
    fn kiosk_settings(&self) -> Result<KioskSet, BoothError> {
        let set = settings::get(self.tables, kiosk_of(self.session.current.id))?;
        Ok(set.unwrap_or(KioskSet {
            idle_seconds: USUAL_IDLE_SECONDS,
            half_answered: HalfAnswered::Keep,
        }))
    }

    /// The kiosk of this fair, as the next one begins with.
    pub(crate) fn kiosk_of_next_fair(&self, next: Uuid) -> Result<Option<NewRecord>, BoothError> {
        let set = settings::get::<KioskSet>(self.tables, kiosk_of(self.session.current.id))?;
        Ok(set.map(|set| self.record(kiosk_of(next), None, Body::KioskSet(set))))
    }

    /// The first chosen answer whose quota is full.
    fn full_of(
        &self,
        visitor: Uuid,
        path: &str,
        answer: Option<&Answer>,
    ) -> Result<Option<FullChoice>, BoothError> {
        let Some(Answer::Choices(chosen)) = answer else {
            return Ok(None);
        };
        let asked = self.questions(visitor)?;
        Ok(asked
            .into_iter()
            .find(|question| question.path == path)
            .and_then(|question| {
                question
                    .full
                    .into_iter()
                    .find(|full| chosen.contains(&full.choice))
            }))
    }
}
