//! Which visits are one person's.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Visits that may be one person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Duplicates {
    /// The first of them, the strongest evidence first.
    pub shown: Vec<Duplicate>,
    /// How many there are.
    pub total: u32,
}

/// Two visits that may be one person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Duplicate {
    /// The earlier one.
    pub one: ComparedVisit,
    /// The later one.
    pub other: ComparedVisit,
    /// What speaks for it.
    pub evidence: Text,
}

/// One of two visits that are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ComparedVisit {
    /// The visit (UUID).
    pub visitor: String,
    /// Her name; may be empty.
    pub name: String,
    /// Her company; may be empty.
    pub company: String,
    /// Her number and her address, as people read them, without those she did not leave.
    pub contact: Vec<String>,
    /// When and at which fair she came.
    pub came: Text,
    /// On which laptop; none where nothing says so any more.
    pub laptop: Option<Text>,
    /// What was bought at it, sale by sale, the latest first.
    pub bought: Vec<Text>,
    /// The channels that may be written by to what she left at it.
    pub allowed: Vec<Text>,
}

/// What is said of two visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Compared {
    /// They are one person's.
    Same,
    /// They are two people's.
    Different,
    /// What was said of them last is taken back.
    Undecided,
}

/// Says whether two visits are one person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CompareVisits {
    /// One visit (UUID).
    pub one: String,
    /// The other one (UUID).
    pub other: String,
    /// What is said of them.
    pub said: Compared,
}

/// Another visit of the person whose card is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OtherVisit {
    /// The visit (UUID).
    pub visitor: String,
    /// When and at which fair she came.
    pub came: Text,
    /// Her name, number and address, as she left them then.
    pub contact: Vec<String>,
    /// What the interviewer noted then; may be empty.
    pub note: String,
}
