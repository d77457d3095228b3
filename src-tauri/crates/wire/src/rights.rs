//! What a person may ask for: all that is known of her, and having it destroyed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes all that is known of a visitor, and of everybody who left the same
/// e-mail address or phone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveSubjectReport {
    /// The visitor.
    pub visitor: String,
    /// The folder to write to.
    pub folder: String,
}

/// The files for the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SubjectReport {
    /// Their full paths: a PDF to read and a JSON file to take along.
    pub files: Vec<String>,
    /// Records about her.
    pub records: u32,
}

/// Destroys all that is known of a visitor, and of everybody who left the same
/// e-mail address or phone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DestroyPerson {
    /// The visitor.
    pub visitor: String,
    /// Why, in the owner's words, without a name or a contact.
    pub reason: String,
    /// Whether files that left this laptop with her data are deleted too, unless
    /// they were changed since.
    pub with_files: bool,
}

/// What was destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DestroyedPerson {
    /// Visits that ended.
    pub visits: u32,
    /// Records whose words are gone.
    pub records: u32,
    /// Files with her data that still lie where they were written, by path.
    pub files_left: Vec<String>,
    /// How many such files were deleted.
    pub files_deleted: u32,
}

/// A right that the law gives a visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum AskedRight {
    /// To see what is known of her.
    Look,
    /// To have it corrected.
    Correct,
    /// That it is used no more.
    Stop,
    /// To have it deleted.
    Delete,
}

/// Notes that a visitor uses a right; she is to be answered within ten days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoteRequest {
    /// The visitor.
    pub visitor: String,
    /// Which right.
    pub right: AskedRight,
    /// On which day it came, `YYYY-MM-DD`; none for today.
    pub received_on: Option<String>,
}

/// The requests that are still to be answered, the most urgent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenRequests {
    /// The requests.
    pub open: Vec<OpenRequest>,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
}

/// A request that is still to be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenRequest {
    /// The request (UUID).
    pub request: String,
    /// The visitor.
    pub visitor: String,
    /// Her name; empty when she left none, and once her data are deleted.
    pub name: String,
    /// Whether her data are deleted.
    pub gone: bool,
    /// What she asks for.
    pub right: AskedRight,
    /// On which day it came, `YYYY-MM-DD`.
    pub received_on: String,
    /// The last day on which it is answered in time, `YYYY-MM-DD`.
    pub due: String,
    /// Whether that day is over.
    pub overdue: bool,
}

/// Writes the letter with the result of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveRequestLetter {
    /// The request (UUID).
    pub request: String,
    /// The folder to write to.
    pub folder: String,
}

/// The letter, in Korean and English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RequestLetter {
    /// The full paths.
    pub files: Vec<String>,
}

/// How an answer reached her.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum AnswerWay {
    /// It was handed over.
    InPerson,
    /// By e-mail.
    Email,
    /// As a text message.
    Sms,
    /// By post.
    Post,
}

/// Somebody says that a request was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CloseRequest {
    /// The request (UUID).
    pub request: String,
    /// On which day, `YYYY-MM-DD`.
    pub answered_on: String,
    /// How.
    pub way: AnswerWay,
}
