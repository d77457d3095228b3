//! Closing time: what was left unfinished, how long questions take, and how
//! many of an answer are wanted.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is looked at before the booth closes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Closing {
    /// Surveys that were begun and neither handed in nor discarded, oldest first.
    pub unfinished: Vec<UnfinishedSurvey>,
    /// How long the questions take.
    pub timing: Timing,
}

/// One survey that was begun and not handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct UnfinishedSurvey {
    /// The visitor (UUID).
    pub visitor: String,
    /// Local day and time, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// Her name; none when she gave none.
    pub name: Option<String>,
    /// What she said so far, in words.
    pub summary: Text,
    /// Whether she answered by herself.
    pub at_kiosk: bool,
    /// Questions answered.
    pub answered: u32,
    /// Questions that apply.
    pub questions: u32,
}

/// How long the questions take, over the finished surveys this laptop knows of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Timing {
    /// Each question that was timed, in order.
    pub questions: Vec<QuestionTime>,
    /// Finished surveys that were timed.
    pub timed: u32,
    /// The median of a whole survey in seconds, to one decimal; none before
    /// there are ten.
    pub median_seconds: Option<f32>,
    /// Surveys that took less than a third of that.
    pub too_fast: u32,
}

/// How long one question takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionTime {
    /// What it asks.
    pub label: Text,
    /// The median in seconds, to one decimal.
    pub median_seconds: f32,
    /// Answers timed.
    pub answers: u32,
}

/// The questions with choices, and how many of each answer are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Quotas {
    /// The questions of the questionnaire in use.
    pub questions: Vec<QuotaQuestion>,
}

/// A question with its quotas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuotaQuestion {
    /// Its path.
    pub path: String,
    /// What it asks.
    pub label: Text,
    /// Its choices.
    pub choices: Vec<ChoiceQuota>,
}

/// A choice with its quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChoiceQuota {
    /// Its name.
    pub choice: String,
    /// What it says.
    pub label: Text,
    /// At most this many; none without a quota.
    pub at_most: Option<u32>,
    /// What happens then.
    pub action: QuotaAction,
    /// Finished surveys that have it.
    pub counted: u32,
}

/// What happens when there are enough of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum QuotaAction {
    /// The survey ends there.
    Stop,
    /// It is said, and another answer can be chosen.
    Warn,
}

/// Sets, changes or lifts the quota of one choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetQuota {
    /// The question's path.
    pub path: String,
    /// The choice's name.
    pub choice: String,
    /// At most this many; none lifts the quota.
    pub at_most: Option<u32>,
    /// What happens then.
    pub action: QuotaAction,
}
