//! Surveys that were begun and not handed in: who, when, how far.
//!
//! A laptop that lost power leaves one, and so does a visitor who is called
//! away. At closing time each is continued or discarded. A discarded survey
//! does not count; its answers stay in the records.

use crate::facts::Facts;
use crate::wording;
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use records::Body;
use records::responses::{ResponseDiscarded, ResponseStopped};
use tables::{contact as contact_table, response as response_table};
use uuid::Uuid;
use words::Sentence;

/// One unfinished survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// The visitor.
    pub visitor: Uuid,
    /// When it was begun, in Unix milliseconds.
    pub at_ms: i64,
    /// The visitor's name; may be empty.
    pub name: String,
    /// What the visitor said so far, in words.
    pub about: Vec<Sentence>,
    /// Whether the visitor answered at the kiosk.
    pub at_kiosk: bool,
    /// Questions answered.
    pub answered: u32,
    /// Questions that apply.
    pub questions: u32,
}

impl Booth {
    /// The surveys that were begun and neither handed in nor discarded, oldest
    /// first. A visit without an answer is not listed: somebody only pressed a
    /// key.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn unfinished(&self) -> Result<Vec<Unfinished>, BoothError> {
        let facts = self.facts();
        let mut unfinished = Vec::new();
        for row in response_table::unfinished(facts.tables, facts.session.current.recorded())? {
            let (latest, _, filling) = facts.filling(row.visitor)?;
            if latest.id != row.id {
                continue;
            }
            let asked = wording::asked(&filling);
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
                name: contact_table::of(facts.tables, row.visitor)?
                    .map_or_else(String::new, |contact| contact.name),
                about: facts.about(row.visitor)?,
                at_kiosk: row.at_kiosk,
                answered: u32::try_from(answered).unwrap_or(u32::MAX),
                questions: u32::try_from(to_answer.count()).unwrap_or(u32::MAX),
            });
        }
        Ok(unfinished)
    }

    /// Discards an unfinished survey, so that it does not count. Nothing is
    /// deleted, and a new answer takes it up again.
    ///
    /// # Errors
    /// [`BoothError::Finished`] when it was handed in.
    pub fn discard_survey(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            let body = Body::ResponseDiscarded(ResponseDiscarded {});
            Ok((vec![facts.close_survey(visitor, body)?], ()))
        })
    }

    /// Ends a survey because a quota of this question is full.
    ///
    /// # Errors
    /// [`BoothError::Finished`] when it was handed in, [`BoothError::Unknown`]
    /// for a question that does not exist.
    pub fn stop_survey(&mut self, visitor: Uuid, path: &str) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            facts.question_kind(visitor, path)?;
            let body = Body::ResponseStopped(ResponseStopped {
                path: path.to_owned(),
            });
            Ok((vec![facts.close_survey(visitor, body)?], ()))
        })
    }
}

impl Facts<'_> {
    /// The record that ends a survey which was not handed in.
    pub(super) fn close_survey(&self, visitor: Uuid, body: Body) -> Result<NewRecord, BoothError> {
        let (row, _) = self.latest_response(visitor)?;
        if row.finished {
            return Err(BoothError::Finished);
        }
        Ok(self.record(row.id, Some(row.visitor), body))
    }
}
