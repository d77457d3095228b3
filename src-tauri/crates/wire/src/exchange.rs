//! What leaves the laptop as a whole, and whether it is whole.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The answer to "is everything still whole?".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Verification {
    /// Whether nothing was found.
    pub ok: bool,
    /// Records looked at.
    pub records: u32,
    /// What was found, each in a sentence.
    pub problems: Vec<Text>,
}

/// Makes a verified copy of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BackUp {
    /// The folder to put it in.
    pub folder: String,
}
