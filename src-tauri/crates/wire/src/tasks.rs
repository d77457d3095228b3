//! What is owed to whom, and until when.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is due, the most urgent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Tasks {
    /// Everything that is due, by kind, each with its first day.
    pub kinds: Vec<TaskKind>,
    /// People in the latest list of results of which nobody said yet that it was
    /// sent; none when there is no such list.
    pub unsent: Option<u32>,
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
}

/// The list of results that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ListedResultNotices {
    /// The full path.
    pub path: String,
    /// People in it.
    pub people: u32,
}

/// Somebody says that the latest list of results was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ResultNoticesSent {
    /// On which day, `YYYY-MM-DD`.
    pub sent_on: String,
    /// With which tool or by which company.
    pub sender: String,
    /// How many messages.
    pub count: u32,
}
