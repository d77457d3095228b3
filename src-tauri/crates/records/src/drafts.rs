//! What the owner writes in messages, in her own words.

use crate::derived_id;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `draft.set`: a draft, as it is from now on.
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
    /// The text in Korean; empty for the one that came with the program.
    pub ko: String,
    /// The text in English, likewise.
    pub en: String,
}

/// The entity of a draft: one for each kind, topic and channel, so that two laptops that
/// never met change the same one.
pub fn draft_of(draft: &str, topic: &str, channel: &str) -> Uuid {
    let about = [draft, topic, channel].join("\n");
    derived_id("boothloop.draft.v1", about.as_bytes())
}
