//! What crosses the boundary between the booth and a screen?
//!
//! Every value that the window sends or receives is declared here, once. The
//! TypeScript side (`ui/src/host/wire.ts`) is generated from these types by
//! this crate's tests and committed; the test run fails when it differs. The
//! domain types of the other crates do not know how to serialise themselves:
//! the shell converts them into these.
//!
//! Texts that a person reads cross in both languages ([`Text`]), so that the
//! language switch on the screen needs no round trip.

mod commands;
mod consent;
mod coupons;
mod desk;
mod exchange;
mod fair;
mod follow_up;
mod kiosk;
mod maker;
mod questionnaires;
mod responses;
mod sales;

pub use commands::{COMMAND_NAMES, COMMAND_RIGHTS, COMMAND_WINDOWS, Right};
pub use consent::*;
pub use coupons::*;
pub use desk::*;
pub use exchange::*;
pub use fair::*;
pub use follow_up::*;
pub use kiosk::*;
pub use maker::*;
pub use questionnaires::*;
pub use responses::*;
pub use sales::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A text in both languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Text {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
    /// Japanese, for visitors at the kiosk; only where the questionnaire has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ja: Option<String>,
    /// Chinese, as Japanese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub zh: Option<String>,
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WireError {
    /// A stable word, present only where the screen acts on it.
    pub code: Option<String>,
    /// What happened, what is safe, what to do.
    pub message: Text,
}

/// A command that needs nothing to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Nothing {}

/// A file that was written where the owner asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SavedFile {
    /// The whole path, to show.
    pub path: String,
}

/// A folder to write into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Folder {
    /// Its path; empty for the usual one.
    pub folder: String,
}
