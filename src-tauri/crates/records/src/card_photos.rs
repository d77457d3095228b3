//! Photographs of visiting cards, kept with a visitor until somebody types what stands
//! on them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `card_photo.kept`: a photograph of a visitor's card is kept, to be typed later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPhotoKept {
    /// The picture.
    pub picture: Uuid,
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
}

/// `card_photo.done`: nobody has to type it any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPhotoDone {
    /// Whether it was typed; otherwise there is nothing to type, or nobody can read it.
    pub copied: bool,
}

/// `card_photo.reopened`: a hand slipped, and it is to be typed after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPhotoReopened {}

/// `card_photo.taken_back`: it is not kept after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPhotoTakenBack {}
