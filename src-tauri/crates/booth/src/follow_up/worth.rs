//! What was each question worth, and what did it cost?
//!
//! A question is worth what would be otherwise had it not been asked: the product that is
//! recommended to somebody (by a model learned without the question), the message to
//! somebody who is written to, the group she is counted in. It costs the time of everybody
//! who was asked it. `docs/recommendation.md` tells how both are worked out.
//!
//! One to four people are told nowhere, nor a count that all but one to four people make.

use std::cmp::Ordering;
use words::{Sentence, sentence};

/// Fewer people who answered and bought can prove nothing: behind every reason stand as
/// many with one answer.
pub(super) const LEAST_TO_KNOW: u32 = 30;

/// What the questions of some fairs were worth.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionsWorth {
    /// People who handed in a survey.
    pub people: u32,
    /// People who are written to as it is now.
    pub written_to: u32,
    /// The questions, the most that was changed in a second of a visitor's time first.
    pub questions: Vec<QuestionWorth>,
}

/// What one question was worth. A count that is none is one of those that are not told.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionWorth {
    /// Its path.
    pub path: String,
    /// What it asks.
    pub label: Sentence,
    /// What it changed.
    pub worth: Worth,
    /// People to whom another product, or none, would be recommended without it.
    pub recommendations: Option<u32>,
    /// People whose recommendation is explained by their answer to it.
    pub reasons: Option<u32>,
    /// People written to who are in a group for what they answered.
    pub groups: Option<u32>,
    /// People written to whose message would read otherwise without it.
    pub drafts: Option<u32>,
    /// Surveys in which it was asked.
    pub asked: Option<u32>,
    /// Those of them without an answer.
    pub skipped: Option<u32>,
    /// The median of how long an answer took, in milliseconds; none before ten were timed.
    pub median_ms: Option<u64>,
    /// The median for everybody who was asked, in milliseconds.
    pub total_ms: Option<u64>,
    /// Whether visitors are asked it now.
    pub is_asked_now: bool,
    /// Whether the questionnaire of the next fair asks it as well.
    pub is_asked_next: bool,
}

/// What a question changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// The recommendations of so many people.
    Recommendations(u32),
    /// Something of all of so many people but one to four.
    NearlyAll(u32),
    /// No five of them, but the group or message of so many people.
    GroupsOrDrafts(u32),
    /// Something, of fewer than five people.
    Few,
    /// Too few people answered it and bought something to know.
    Unknown,
    /// It is answered in words or numbers, which change nothing here.
    OwnWords,
    /// Nothing.
    Nothing,
}

impl QuestionWorth {
    /// What it changed, of so many people.
    pub fn sentence(&self, people: u32) -> Sentence {
        match self.worth {
            Worth::Recommendations(count) => {
                sentence!("worth-recommendations", people = people, count = count)
            }
            Worth::GroupsOrDrafts(count) => sentence!("worth-groups-or-drafts", count = count),
            Worth::NearlyAll(_) => sentence!("worth-nearly-all"),
            Worth::Few => sentence!("worth-few"),
            Worth::Unknown => sentence!("worth-unknown", people = LEAST_TO_KNOW),
            Worth::OwnWords => sentence!("worth-own-words"),
            Worth::Nothing => sentence!("worth-nothing"),
        }
    }

    /// What it cost.
    pub fn cost(&self) -> Sentence {
        let (Some(median_ms), Some(total_ms)) = (self.median_ms, self.total_ms) else {
            return sentence!("worth-cost-unknown");
        };
        let seconds = (median_ms + 500) / 1_000;
        let minutes = (total_ms + 30_000) / 60_000;
        match (seconds, minutes) {
            (0, _) => sentence!("worth-cost-instant"),
            (_, 0) => sentence!("worth-cost-seconds", seconds = seconds),
            _ => sentence!("worth-cost", seconds = seconds, minutes = minutes),
        }
    }

    /// How much it changed in a second: the kinds of worth in an order, then people by
    /// seconds, where those that are not told are one; and of those that changed nothing
    /// the dearest last.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let (mine, hers) = (self.worth.rank(), other.worth.rank());
        let seconds = |it: &Self| it.total_ms.unwrap_or(0).max(1);
        // Which is more, a/b or c/d, in whole numbers.
        let by_second = |a: &Self, b: &Self| {
            let (a, b) = (
                u128::from(a.worth.people()) * u128::from(seconds(b)),
                u128::from(b.worth.people()) * u128::from(seconds(a)),
            );
            b.cmp(&a)
        };
        mine.cmp(&hers)
            .then_with(|| by_second(self, other))
            .then_with(|| seconds(self).cmp(&seconds(other)))
    }
}

impl Worth {
    /// Whether it is known to have changed something.
    pub fn is_something(self) -> bool {
        self.people() > 0
    }

    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Recommendations(_) => "recommendations",
            Self::NearlyAll(_) => "nearly_all",
            Self::GroupsOrDrafts(_) => "groups_or_drafts",
            Self::Few => "few",
            Self::Unknown => "unknown",
            Self::OwnWords => "own_words",
            Self::Nothing => "nothing",
        }
    }

    fn rank(self) -> u8 {
        match self {
            Self::Recommendations(_) | Self::NearlyAll(_) | Self::GroupsOrDrafts(_) | Self::Few => {
                0
            }
            Self::Unknown => 1,
            Self::OwnWords => 2,
            Self::Nothing => 3,
        }
    }

    fn people(self) -> u32 {
        match self {
            Self::Recommendations(people)
            | Self::NearlyAll(people)
            | Self::GroupsOrDrafts(people) => people,
            Self::Few => 1,
            Self::Unknown | Self::OwnWords | Self::Nothing => 0,
        }
    }
}
