//! What was talked about and left nothing: conversations that staff only counted.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `conversation.counted`: staff talked with somebody who left nothing. One record a
/// conversation, under an id of its own, so that laptops which counted apart add up and
/// a record that arrives twice does not; when it was is the record's own clock.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ConversationCounted {
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
}

/// `conversation.taken_back`: it was counted by mistake.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ConversationTakenBack {}
