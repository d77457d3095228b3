//! Checking the store, and copying it.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The result of checking every record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Verification {
    /// Whether no problem was found.
    pub ok: bool,
    /// Records checked.
    pub records: u32,
    /// The problems, each in a sentence.
    pub problems: Vec<Text>,
}

/// Makes a verified copy of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BackUp {
    /// The folder to put it in.
    pub folder: String,
}
