//! What is owed to whom, and until when.

use crate::{DraftLanguage, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is due, the most urgent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Tasks {
    /// Everything that is due, by kind, each with its first day.
    pub kinds: Vec<TaskKind>,
    /// Why the destruction of what is due waits; none while it happens by itself.
    pub paused: Option<DestructionPaused>,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
}

/// The destruction of what is due waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DestructionPaused {
    /// Why, in the owner's words.
    pub reason: String,
    /// Since when, `YYYY-MM-DD HH:MM`.
    pub since: String,
}

/// Lets the destruction of what is due wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PauseDestruction {
    /// Why, in the owner's words.
    pub reason: String,
}

/// Everything of one kind that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TaskKind {
    /// What.
    pub kind: TaskName,
    /// How often it is due.
    pub count: u32,
    /// How often its day is over already.
    pub overdue: u32,
    /// Of data to destroy, of how many people they can be destroyed now.
    pub to_destroy: u32,
    /// People in its latest list of which nobody said yet that it was sent; none when
    /// there is no such list.
    pub unsent: Option<u32>,
    /// The first day by which some of it is due, `YYYY-MM-DD`.
    pub due: String,
    /// Whose it is, the most urgent first; at most the first 20.
    pub people: Vec<TaskPerson>,
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum TaskName {
    /// Telling the result of a choice about advertising.
    ResultNotice,
    /// Asking whether a yes to advertising still holds.
    Reconfirmation,
    /// Waiting for the answer to that.
    Answer,
    /// Asking again whoever said yes without it being known that she had refused.
    Review,
    /// Telling that another company sends.
    ProcessorNotice,
    /// Destroying data whose time is over.
    RetentionEnd,
}

/// Whose something is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TaskPerson {
    /// The visitor.
    pub visitor: String,
    /// The person's name; may be empty.
    pub name: String,
    /// The last day on which it is done in time, `YYYY-MM-DD`.
    pub due: String,
    /// Why, where the kind alone does not say it.
    pub why: Option<Text>,
}

/// What is owed as a message: these are sent from a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum MessageName {
    /// The result of a choice about advertising.
    ResultNotice,
    /// The question whether a yes still holds.
    Reconfirmation,
    /// That another company sends.
    ProcessorNotice,
}

/// Writes a list of messages that are owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ListDuties {
    /// Which.
    pub kind: MessageName,
    /// Where the file goes.
    pub folder: String,
}

/// Somebody's answer to the question whether a yes still holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ConfirmationAnswer {
    /// The visitor (UUID).
    pub visitor: String,
    /// Whether it does; it is taken back otherwise.
    pub keeps: bool,
}

/// What no answer to that question means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Silence {
    /// Whether the yes goes on; it lapses otherwise.
    pub keeps: bool,
}

/// The list that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ListedDuties {
    /// The full path.
    pub path: String,
    /// People in it.
    pub people: u32,
}

/// Somebody says that the latest list of a kind was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DutiesSent {
    /// Which.
    pub kind: MessageName,
    /// On which day, `YYYY-MM-DD`.
    pub sent_on: String,
    /// With which tool or by which company.
    pub sender: String,
    /// How many messages.
    pub count: u32,
}

/// Writes what is due as a calendar file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveCalendar {
    /// The folder to write to.
    pub folder: String,
    /// The language of its entries.
    pub language: DraftLanguage,
}

/// The calendar file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SavedCalendar {
    /// The full path.
    pub path: String,
    /// How many entries it holds.
    pub entries: u32,
}
