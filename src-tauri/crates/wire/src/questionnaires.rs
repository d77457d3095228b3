//! Preparing the questionnaire: its versions.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The questionnaire's life so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Questionnaires {
    /// The published versions, the latest first.
    pub versions: Vec<QuestionnaireVersion>,
}

/// One published version, which never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionnaireVersion {
    /// Its id (UUID).
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it was published, local `YYYY-MM-DD HH:MM`.
    pub published_at: String,
    /// Questions a visitor may see.
    pub questions: u32,
    /// Responses begun or handed in.
    pub responses: u32,
    /// Whether new visitors are asked this version.
    pub asked_now: bool,
}
