//! A visitor answers by herself.
//!
//! What a kiosk does, without its window. Who stands there is held by whoever
//! drives it; here every call names the visitor, and none tells anything of
//! another one. Nothing is decided in memory: after a pulled plug the store
//! knows what was confirmed, and the next visitor begins with nothing.

use crate::body::{Body, HalfAnswered, KioskSet, QuotaAction};
use crate::tables::{catalogue, response as response_table};
use crate::{AskedQuestion, Booth, BoothError, FullChoice, IssuedCoupon, derived_id, questions};
use std::time::Duration;
use survey::Answer;
use uuid::Uuid;
use words::Sentence;

/// How long a kiosk may wait for a touch, in seconds. Below a quarter of a
/// minute it would take the survey away from somebody who is reading.
const IDLE_SECONDS: std::ops::RangeInclusive<u32> = 15..=3600;
/// How long it waits unless somebody says otherwise.
const USUAL_IDLE_SECONDS: u32 = 45;

/// What came of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct KioskAnswered {
    /// The questions that apply now, in order.
    pub questions: Vec<AskedQuestion>,
    /// Set when there are enough of this answer. With [`QuotaAction::Warn`] it
    /// was not recorded and another can be chosen; with [`QuotaAction::Stop`]
    /// it was, and the survey is over.
    pub full: Option<FullChoice>,
}

impl Booth {
    /// How the kiosk behaves.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn kiosk_settings(&self) -> Result<KioskSet, BoothError> {
        let set = catalogue::all(self.connection(), "kiosk.set")?;
        Ok(match set.into_iter().next_back() {
            Some((_, Body::KioskSet(set))) => set,
            _ => KioskSet {
                idle_seconds: USUAL_IDLE_SECONDS,
                half_answered: HalfAnswered::Keep,
            },
        })
    }

    /// Opens the kiosk with these settings, which are kept for the next time.
    /// Where half-answered surveys are discarded, those that a pulled plug left
    /// at this kiosk are discarded now.
    ///
    /// # Errors
    /// [`BoothError::Setting`] when the seconds are out of range.
    pub fn open_kiosk(&mut self, settings: &KioskSet) -> Result<(), BoothError> {
        if !IDLE_SECONDS.contains(&settings.idle_seconds) {
            return Err(BoothError::Setting(Sentence::new(
                "기다리는 시간은 15초에서 3600초까지 정할 수 있습니다. 키오스크는 아직 열지 않았습니다.",
                "The kiosk can wait 15 to 3600 seconds. It was not opened.",
            )));
        }
        if self.kiosk_settings()? != *settings {
            // One entry for the whole fair, so that laptops agree on it.
            let entity = derived_id("boothloop.kiosk-id.v1", self.fair_id.as_bytes());
            let record = self.record(entity, None, &Body::KioskSet(settings.clone()));
            self.append(|_| Ok((vec![record], ())))?;
        }
        if settings.half_answered == HalfAnswered::Discard {
            let device = self.ledger.device().0;
            for row in response_table::unfinished(self.connection())? {
                if row.at_kiosk && row.device == device {
                    self.discard_survey(row.visitor)?;
                }
            }
        }
        Ok(())
    }

    /// The languages a visitor can choose (BCP 47): Korean, English, and those
    /// the questionnaire was translated into.
    ///
    /// # Errors
    /// When the questionnaire cannot be read.
    pub fn kiosk_languages(&mut self) -> Result<Vec<&'static str>, BoothError> {
        let asked = self.current_questionnaire()?;
        Ok(questions::languages(&asked.questionnaire))
    }

    /// Somebody begins, in her language.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn kiosk_start(&mut self, language: &str) -> Result<Uuid, BoothError> {
        let language = self.kiosk_language(language)?;
        self.arrive(true, language)
    }

    /// The questions that apply to a visitor now.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a visitor this laptop does not know.
    pub fn kiosk_questions(&mut self, visitor: Uuid) -> Result<Vec<AskedQuestion>, BoothError> {
        let (_, _, filling) = self.filling(visitor)?;
        let mut asked = questions::asked(&filling);
        self.mark_full(&mut asked)?;
        Ok(asked)
    }

    /// Takes an answer. It is on disk when this returns. Who came back from the
    /// last page goes on with her survey; it is handed in again afterwards.
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
        let (row, _, filling) = self.filling(visitor)?;
        let full = self.full_of(visitor, path, answer.as_ref())?;
        if full.as_ref().map(|full| full.action) != Some(QuotaAction::Warn) {
            self.record_answer(&row, filling, path, answer, took)?;
        }
        if full.as_ref().map(|full| full.action) == Some(QuotaAction::Stop) {
            self.stop_survey(visitor, path)?;
        }
        Ok(KioskAnswered {
            questions: self.kiosk_questions(visitor)?,
            full,
        })
    }

    /// Hands the survey in, in the language she ended in.
    ///
    /// # Errors
    /// [`BoothError::Answer`] with the first thing that is missing or wrong.
    pub fn kiosk_hand_in(&mut self, visitor: Uuid, language: &str) -> Result<(), BoothError> {
        let language = self.kiosk_language(language)?;
        self.finish(visitor, language)
    }

    /// Thanks a visitor who handed her survey in: her coupon, if there is one
    /// for surveys. Asking twice gives the same coupon.
    ///
    /// # Errors
    /// [`BoothError::NotFinished`] when it was not handed in.
    pub fn kiosk_thanks(&mut self, visitor: Uuid) -> Result<Option<IssuedCoupon>, BoothError> {
        let row =
            response_table::latest_of(self.connection(), visitor)?.ok_or(BoothError::Unknown)?;
        if !row.finished {
            return Err(BoothError::NotFinished);
        }
        let Some((programme, _)) = self.survey_programme()? else {
            return Ok(None);
        };
        match self.issue_coupon(Some(visitor), programme) {
            Ok(issued) => Ok(Some(issued)),
            // All are given out: she is thanked all the same.
            Err(BoothError::NotIssued(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Somebody went away. What she left half answered is kept or discarded, as
    /// the settings say; what she handed in counts.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn kiosk_abandon(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        let row = response_table::latest_of(self.connection(), visitor)?;
        let is_open = row.is_some_and(|row| !row.finished && row.closed.is_none());
        if is_open && self.kiosk_settings()?.half_answered == HalfAnswered::Discard {
            self.discard_survey(visitor)?;
        }
        Ok(())
    }

    /// The first chosen answer of which there are enough.
    fn full_of(
        &mut self,
        visitor: Uuid,
        path: &str,
        answer: Option<&Answer>,
    ) -> Result<Option<FullChoice>, BoothError> {
        let Some(Answer::Choices(chosen)) = answer else {
            return Ok(None);
        };
        let asked = self.kiosk_questions(visitor)?;
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

    /// A language the kiosk offers, to be recorded.
    fn kiosk_language(&mut self, language: &str) -> Result<Option<String>, BoothError> {
        let offered = self.kiosk_languages()?;
        Ok(offered.contains(&language).then(|| language.to_owned()))
    }
}
