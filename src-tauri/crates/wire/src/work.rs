//! Long work of the host: how far it is, and how it is stopped.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Long work of which one at a time is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Work {
    /// Reading a price list.
    PriceList,
    /// Reading a list of refusals.
    OptOutList,
    /// Reading a tool's report.
    Report,
    /// Reading a shop's orders.
    Orders,
    /// Reading a questionnaire.
    Questionnaire,
    /// Making the files of the follow-up.
    FollowUpFiles,
    /// Making the files of the answers.
    AnswerFiles,
    /// Opening the store, which may be of an older version.
    Opening,
    /// Checking every record.
    Verifying,
    /// Making a backup.
    BackingUp,
    /// Opening a backup.
    Restoring,
    /// Destroying what happened at a fair.
    DestroyingFair,
    /// Writing a fair pack.
    WritingPack,
    /// Opening a fair pack.
    OpeningPack,
    /// Writing a bundle.
    WritingBundle,
    /// Taking bundles in.
    MergingBundles,
}

/// Long work that is asked about, or stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WorkKind {
    /// Which.
    pub work: Work,
}

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WorkProgress {
    /// Bytes, cells, people or records done in the present step, of which there may be several.
    #[ts(type = "number")]
    pub done: u64,
    /// Of how many; none while that is not known.
    #[ts(type = "number | null")]
    pub of: Option<u64>,
}
