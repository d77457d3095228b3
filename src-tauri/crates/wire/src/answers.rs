//! The answers of all visitors, as files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands for a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum ChoicesAs {
    /// The words a visitor read.
    Labels,
    /// The names in the questionnaire, for programs.
    Codes,
    /// A column of each.
    Both,
}

/// How many columns a question with several answers gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum SeveralAs {
    /// One, with all answers in it.
    Joined,
    /// One a choice, with 1 or 0 in it.
    Apart,
    /// All of these.
    Both,
}

/// Makes the files of answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ExportAnswers {
    /// Why this data leaves the laptop, in the owner's words; not empty.
    pub reason: String,
    /// The folder to write to.
    pub folder: String,
    /// What stands for a choice.
    pub choices: ChoicesAs,
    /// How many columns a question with several answers gets.
    pub several: SeveralAs,
    /// Whether responses that were not handed in are in it, too.
    pub with_unfinished: bool,
}

/// The files of answers are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ExportedAnswers {
    /// Their whole paths.
    pub files: Vec<String>,
    /// Responses in them.
    pub responses: u32,
    /// Of them, how many were not handed in.
    pub unfinished: u32,
}
