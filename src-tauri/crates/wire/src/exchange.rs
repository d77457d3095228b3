//! Checking the store, and copying it.

use crate::{Stage, Text};
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

/// The two files of a backup, which belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BackedUp {
    /// The full path of the store's copy.
    pub path: String,
    /// The full path of the keys that open it.
    pub keys: String,
}

/// Makes this laptop's store from a backup.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RestoreBackup {
    /// The full path of the store's copy; its keys lie beside it.
    pub file: String,
    /// The passphrase or the recovery key.
    pub secret: String,
    /// Whether `secret` is the recovery key.
    pub recovery: bool,
}

/// A backup became this laptop's store, and is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Restored {
    /// What checking every record found.
    pub verification: Verification,
    /// Where the store that could not be read lies now, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub set_aside: Option<String>,
    /// Where the app stands now.
    pub stage: Stage,
}
