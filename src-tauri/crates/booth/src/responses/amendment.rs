//! Changing what a finished survey says, and reading who changed it.
//!
//! A survey that was handed in is what the visitor said. Whoever changes it
//! says why, and what it said before stays readable. When two laptops change
//! the same answer apart from each other, the later change counts and the
//! other one is marked as overtaken; neither is lost.

use super::taking::answer_in;
use crate::facts::Facts;
use crate::questionnaires::AskedQuestionnaire;
use crate::reason::given_reason;
use crate::wording;
use crate::{Booth, BoothError, Right};
use records::Body;
use records::responses::{AmendmentReason, ResponseAmended};
use std::collections::{BTreeMap, BTreeSet};
use survey::Answer;
use tables::response::ResponseRow;
use tables::{amendment, response as response_table};
use uuid::Uuid;
use words::Sentence;

/// One change of an answer after the survey was handed in, ready to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// Who was signed in; may be empty.
    pub staff: String,
    /// What was asked.
    pub question: Sentence,
    /// The answer before; empty when there was none.
    pub before: Sentence,
    /// The answer after; empty when it was taken back.
    pub after: Sentence,
    /// Why.
    pub reason: AmendmentReason,
    /// Whether somebody who did not know of this change made a later one, which
    /// counts instead.
    pub overtaken: bool,
}

impl Booth {
    /// Changes an answer of a survey that was handed in. Answers that no longer
    /// apply because of it are removed in the same record. The same answer
    /// again changes nothing.
    ///
    /// # Errors
    /// When the survey was not handed in, no reason was given, or the answer
    /// does not fit the question.
    pub fn amend(
        &mut self,
        visitor: Uuid,
        path: &str,
        answer: Option<Answer>,
        reason: AmendmentReason,
    ) -> Result<(), BoothError> {
        let reason = checked(reason)?;
        self.append(Right::Capture, |facts| {
            let (row, _, mut filling) = facts.filling(visitor)?;
            let finished_by = row
                .finished_by
                .filter(|_| row.finished)
                .ok_or(BoothError::NotFinished)?;
            let before = filling.answers();
            answer_in(&mut filling, path, answer)?;
            if let Some(violation) = wording::violation_of(&filling, path) {
                return Err(BoothError::Answer(violation));
            }
            let mut also = changes(&before, &filling.answers());
            let Some(value) = also.remove(path) else {
                return Ok((Vec::new(), ()));
            };
            let corrects = response_table::answered_by(facts.tables, row.id, path)?;
            let body = Body::ResponseAmended(ResponseAmended {
                path: path.to_owned(),
                value,
                also,
                corrects: corrects.unwrap_or(finished_by),
                reason,
            });
            Ok((vec![facts.record(row.id, Some(row.visitor), body)], ()))
        })
    }
}

impl Facts<'_> {
    /// What was changed after a response was handed in, oldest first.
    pub(super) fn amendments(
        &self,
        row: &ResponseRow,
        asked: &AskedQuestionnaire,
    ) -> Result<Vec<Amendment>, BoothError> {
        let rows = amendment::of(self.tables, row.id)?;
        let questionnaire = &asked.questionnaire;
        let mut amendments = Vec::with_capacity(rows.len());
        for (index, change) in rows.iter().enumerate() {
            let later = rows.iter().skip(index + 1);
            let next = later.clone().find(|later| later.path == change.path);
            let question = questionnaire.question(&change.path);
            let read = |value: &Option<String>| match (question, value) {
                (_, None) => Sentence::default(),
                (Some(question), Some(value)) => wording::in_words(questionnaire, question, value),
                (None, Some(value)) => Sentence::of_texts(value, value),
            };
            amendments.push(Amendment {
                at_ms: change.at_ms,
                staff: change
                    .staff
                    .map_or_else(|| Ok(String::new()), |staff| self.staff_name(staff))?,
                question: question.map_or_else(
                    || Sentence::of_texts(&change.path, &change.path),
                    |question| wording::label(questionnaire, question),
                ),
                before: read(&change.before),
                after: read(&change.after),
                reason: change.reason.clone(),
                overtaken: next.is_some_and(|next| next.corrects == change.corrects),
            });
        }
        Ok(amendments)
    }
}

fn checked(reason: AmendmentReason) -> Result<AmendmentReason, BoothError> {
    let AmendmentReason::Other(words) = reason else {
        return Ok(reason);
    };
    if words.trim().is_empty() {
        return Err(BoothError::NoAmendmentReason);
    }
    Ok(AmendmentReason::Other(given_reason(&words)?))
}

/// What differs, by path, with the value after the change; none for an answer
/// that was removed.
fn changes(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> BTreeMap<String, Option<String>> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    paths
        .into_iter()
        .filter(|path| before.get(*path) != after.get(*path))
        .map(|path| (path.clone(), after.get(path).cloned()))
        .collect()
}
