//! Answers to a questionnaire, and the settings they are asked under.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// `response.started`: a visitor begins a questionnaire version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseStarted {
    /// The visitor.
    pub visitor: Uuid,
    /// The version.
    pub questionnaire: Uuid,
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// Whether she answers by herself, at the kiosk.
    #[serde(default)]
    pub at_kiosk: bool,
    /// The language she chose (BCP 47); none where staff ask.
    #[serde(default)]
    pub language: Option<String>,
    /// What the questionnaire answers by itself before the first question, by
    /// path: defaults, what was said the last time, the time. Worked out once,
    /// because what they are worked out from goes on changing.
    #[serde(default)]
    pub prefilled: BTreeMap<String, String>,
}

/// `response.answered`: one answer was given, changed or taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseAnswered {
    /// The question's path.
    pub path: String,
    /// The value; none when it was taken back.
    pub value: Option<String>,
    /// How long the question had been shown, in milliseconds; none where it
    /// was not measured.
    #[serde(default)]
    pub took_ms: Option<u32>,
}

/// `response.finished`: what is submitted, hidden answers left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseFinished {
    /// Every answer that counts, by path.
    pub answers: BTreeMap<String, String>,
    /// The language she ended in (BCP 47), where she chose one.
    #[serde(default)]
    pub language: Option<String>,
}

/// `response.discarded`: an unfinished response is left as it is and counts
/// for nothing; an answer given later takes it up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseDiscarded {}

/// `response.stopped`: there are enough answers of this kind, so the rest was
/// not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseStopped {
    /// The question whose answer was one too many.
    pub path: String,
}

/// Why an answer was changed after the survey was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentReason {
    /// It was entered wrongly.
    Mistaken,
    /// The visitor said something else later.
    VisitorSaidOtherwise,
    /// In somebody's own words.
    Other(String),
}

/// `response.amended`: an answer of a finished survey is another one now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseAmended {
    /// The question's path.
    pub path: String,
    /// The answer now; none when there is none any more.
    pub value: Option<String>,
    /// What else changes because of it, by path: what no longer applies, and
    /// what is worked out from it.
    #[serde(default)]
    pub also: BTreeMap<String, Option<String>>,
    /// The record whose word this replaces.
    pub corrects: Uuid,
    /// Why.
    pub reason: AmendmentReason,
}

/// How likely a visitor is to buy, as the interviewer sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interest {
    /// Wants it now.
    Hot,
    /// Wants to think about it.
    Warm,
    /// Just looks.
    Cold,
}

/// `interviewer.noted`: what the interviewer thinks, beside what the visitor
/// says. The latest counts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InterviewerNoted {
    /// How likely she is to buy; none when nobody said.
    pub interest: Option<Interest>,
    /// A note; may be empty.
    pub note: String,
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
}

/// What happens when there are enough of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaAction {
    /// The survey ends there.
    Stop,
    /// It is said, and another answer can be chosen.
    Warn,
}

/// `quota.set`: how many finished surveys with one answer are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaSet {
    /// The question's path.
    pub path: String,
    /// The choice's name.
    pub choice: String,
    /// At most this many; none lifts the quota.
    pub at_most: Option<u32>,
    /// What happens then.
    pub action: QuotaAction,
    /// At which fair it holds.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
}

/// What becomes of a survey that was left half answered at the kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HalfAnswered {
    /// It is kept as unfinished.
    #[default]
    Keep,
    /// It is discarded.
    Discard,
}

/// `kiosk.set`: how the kiosk behaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskSet {
    /// After how many seconds without a touch it asks whether anybody is there.
    pub idle_seconds: u32,
    /// What becomes of what somebody who went away left.
    pub half_answered: HalfAnswered,
}

/// `answers.exported`: the answers left the laptop, without names or contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersExported {
    /// Why, in the owner's words.
    pub reason: String,
    /// Names of the files.
    pub files: Vec<String>,
    /// Responses in them.
    pub responses: u32,
    /// Of them, how many were not handed in.
    pub unfinished: u32,
}
