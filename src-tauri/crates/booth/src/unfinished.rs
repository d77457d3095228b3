//! Surveys that were begun and not handed in: who, when, how far.
//!
//! A laptop that lost its power left one; so did a visitor who was called
//! away. At closing time each is taken up again or discarded. To discard is to
//! say that it does not count; its answers stay in the records.

use crate::body::{Body, ResponseDiscarded, ResponseStopped};
use crate::tables::{contact as contact_table, response as response_table};
use crate::{Booth, BoothError, questions};
use uuid::Uuid;
use words::Sentence;

/// One unfinished survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// The visitor.
    pub visitor: Uuid,
    /// When it was begun, in Unix milliseconds.
    pub at_ms: i64,
    /// Her name; may be empty.
    pub name: String,
    /// What she said so far, in words.
    pub about: Vec<Sentence>,
    /// Whether she answered by herself.
    pub at_kiosk: bool,
    /// Questions answered.
    pub answered: u32,
    /// Questions that apply.
    pub questions: u32,
}

impl Booth {
    /// The surveys that were begun and neither handed in nor discarded, oldest
    /// first. A visit in which nothing was answered is none: somebody pressed
    /// a key.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn unfinished(&mut self) -> Result<Vec<Unfinished>, BoothError> {
        let mut unfinished = Vec::new();
        for row in response_table::unfinished(self.connection())? {
            let (latest, _, filling) = self.filling(row.visitor)?;
            if latest.id != row.id {
                continue;
            }
            let asked = questions::asked(&filling);
            let to_answer = asked
                .iter()
                .filter(|question| question.kind.is_answerable());
            let answered = to_answer
                .clone()
                .filter(|question| !question.value.is_empty())
                .count();
            if answered == 0 {
                continue;
            }
            unfinished.push(Unfinished {
                visitor: row.visitor,
                at_ms: row.started_ms(),
                name: contact_table::of(self.connection(), row.visitor)?
                    .map_or_else(String::new, |contact| contact.name),
                about: self.about(row.visitor)?,
                at_kiosk: row.at_kiosk,
                answered: u32::try_from(answered).unwrap_or(u32::MAX),
                questions: u32::try_from(to_answer.count()).unwrap_or(u32::MAX),
            });
        }
        Ok(unfinished)
    }

    /// Lets an unfinished survey count for nothing. Nothing of it is deleted,
    /// and an answer takes it up again.
    ///
    /// # Errors
    /// [`BoothError::Finished`] when it was handed in.
    pub fn discard_survey(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        self.close_survey(visitor, &Body::ResponseDiscarded(ResponseDiscarded {}))
    }

    /// Ends a survey at a question of whose answer there are enough.
    ///
    /// # Errors
    /// [`BoothError::Finished`] when it was handed in, [`BoothError::Unknown`]
    /// for a question that does not exist.
    pub fn stop_survey(&mut self, visitor: Uuid, path: &str) -> Result<(), BoothError> {
        self.question_kind(visitor, path)?;
        let path = path.to_owned();
        self.close_survey(visitor, &Body::ResponseStopped(ResponseStopped { path }))
    }

    fn close_survey(&mut self, visitor: Uuid, body: &Body) -> Result<(), BoothError> {
        let row =
            response_table::latest_of(self.connection(), visitor)?.ok_or(BoothError::Unknown)?;
        if row.finished {
            return Err(BoothError::Finished);
        }
        let record = self.record(row.id, Some(visitor), body);
        self.append(|_| Ok((vec![record], ())))
    }
}
