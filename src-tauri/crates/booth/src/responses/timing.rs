//! How long questions take, and which surveys were answered too fast.
//!
//! The rule is published and simple: of the finished surveys of one
//! questionnaire version whose times were measured, at least ten, one that took
//! less than a third of the median is flagged. A flag says "look at it"; the
//! answers count as they are, and nothing is deleted.

use crate::wording;
use crate::{Booth, BoothError};
use std::collections::BTreeMap;
use tables::response as response_table;
use uuid::Uuid;
use words::Sentence;

/// The fewest surveys, or answers, from which a median is worked out.
pub(crate) const FEWEST: usize = 10;
/// A survey is flagged when it took less than the median divided by this.
const PART: u64 = 3;

/// How long the questions of the questionnaire in use take.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timing {
    /// Each question that was timed, in order.
    pub questions: Vec<QuestionTime>,
    /// Finished surveys whose times were measured.
    pub timed: u32,
    /// The median of what a whole survey took, in milliseconds; none before
    /// there are ten.
    pub median_ms: Option<u64>,
    /// Surveys that are flagged as too fast.
    pub too_fast: u32,
}

/// How long one question takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionTime {
    /// What it asks.
    pub label: Sentence,
    /// The median from showing it to its answer, in milliseconds.
    pub median_ms: u64,
    /// Answers timed.
    pub answers: u32,
}

impl Booth {
    /// How long the questions of the questionnaire in use take, over the
    /// finished surveys this laptop knows of.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn timing(&self) -> Result<Timing, BoothError> {
        let facts = self.facts();
        let Some(asked) = facts.current_questionnaire()? else {
            return Ok(Timing::default());
        };
        let mut by_question: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        let mut by_response: BTreeMap<Uuid, u64> = BTreeMap::new();
        let fair = facts.session.current.recorded();
        for (questionnaire, response, path, took_ms) in
            response_table::times(facts.tables, Some(fair))?
        {
            if questionnaire == asked.id {
                by_question.entry(path).or_default().push(took_ms.into());
                *by_response.entry(response).or_default() += u64::from(took_ms);
            }
        }
        let mut totals: Vec<u64> = by_response.into_values().collect();
        let median_ms = if totals.len() < FEWEST {
            None
        } else {
            median(&mut totals)
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let mut times = Vec::new();
        for question in asked.questionnaire.questions() {
            let Some(mut took) = by_question.remove(&question.path) else {
                continue;
            };
            if let Some(median_ms) = median(&mut took) {
                times.push(QuestionTime {
                    label: wording::label(&asked.questionnaire, question),
                    median_ms,
                    answers: count(took.len()),
                });
            }
        }
        Ok(Timing {
            questions: times,
            timed: count(totals.len()),
            median_ms,
            too_fast: count(median_ms.map_or(0, |median| {
                let too_fast = |total: &&u64| total.saturating_mul(PART) < median;
                totals.iter().filter(too_fast).count()
            })),
        })
    }
}

/// The middle value, the lower one of two.
pub(crate) fn median(values: &mut [u64]) -> Option<u64> {
    values.sort_unstable();
    values.get(values.len().checked_sub(1)? / 2).copied()
}
