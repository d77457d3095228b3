//! Photographs of visiting cards, and typing what stands on them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Keeps a photograph of a visitor's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KeepCardPhoto {
    /// The visitor (UUID).
    pub visitor: String,
    /// Base64 of a PNG, JPEG or WebP file.
    pub content: String,
}

/// A photograph was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CardPhotoNoted {
    /// The photograph (UUID).
    pub photo: String,
    /// Whether it was kept already.
    pub again: bool,
    /// All of the visitor, the oldest first.
    pub card_photos: Vec<CardPhotoLine>,
}

/// A photograph of a visitor's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CardPhotoLine {
    /// Its id (UUID).
    pub photo: String,
    /// When it was taken, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// What became of it.
    pub state: CardPhotoState,
}

/// What became of a photograph of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum CardPhotoState {
    /// It is to be typed.
    Open,
    /// It was typed.
    Copied,
    /// There is nothing to type, or nobody can read it.
    Left,
}

/// A photograph of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CardPhotoId {
    /// Its id (UUID).
    pub photo: String,
}

/// Photographs of one visitor's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CardPhotoIds {
    /// Their ids (UUIDs).
    pub photos: Vec<String>,
}

/// Whose cards are to be typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CardsToCopy {
    /// Each visitor once, the first one first.
    pub cards: Vec<CardToCopy>,
}

/// A visitor whose card is to be typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CardToCopy {
    /// The visitor (UUID).
    pub visitor: String,
    /// The photographs (UUIDs), the oldest first.
    pub photos: Vec<String>,
    /// On which day the first one was taken, `YYYY-MM-DD`.
    pub taken_on: String,
    /// Whether that day is over.
    pub overdue: bool,
    /// What is kept of her so far.
    pub kept: CardText,
    /// Whether her number stays as it is, because her consents are known by it.
    pub phone_stays: bool,
    /// The same of her address.
    pub email_stays: bool,
}

/// What stands on a card; each may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CardText {
    /// Name.
    pub name: String,
    /// Phone number as people write it here.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Company.
    pub company: String,
    /// What she does there.
    pub job: String,
}

/// Keeps what stands on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CopyCard {
    /// The photographs (UUIDs) that were typed, of one visitor.
    pub photos: Vec<String>,
    /// What stands on them.
    pub typed: CardText,
}
