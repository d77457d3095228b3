//! What the owner writes in messages, in her own words.

use crate::derived_id;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `draft.set`: a draft in one language, as it is from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftSet {
    /// What it is for, by its stable word.
    pub draft: String,
    /// Only about this topic, by its name; empty for all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub topic: String,
    /// Only by this channel, by its code; empty for all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// The language that it is in, by its code (`ko`, `en`).
    pub language: String,
    /// The text; empty for the one that holds where none is written.
    pub text: String,
}

/// The entity of a draft: one for each kind, topic, channel and language, so that two laptops
/// that never met change the same one, and neither takes back what the other wrote in another
/// language.
pub fn draft_of(draft: &str, topic: &str, channel: &str, language: &str) -> Uuid {
    let about = [draft, topic, channel, language].join("\n");
    derived_id("boothloop.draft.v1", about.as_bytes())
}
