//! What the owner writes in messages, in her own words.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language that a draft is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum DraftLanguage {
    /// Korean.
    Ko,
    /// English.
    En,
}

/// The drafts for files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MessageDrafts {
    /// One of each kind.
    pub drafts: Vec<MessageDraft>,
}

/// A draft as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MessageDraft {
    /// Its id: what it is for.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Its text in Korean.
    pub ko: String,
    /// Its text in English.
    pub en: String,
    /// Whether both texts are those that came with the program.
    pub is_shipped: bool,
    /// The fields that it may name, as they are written between the braces.
    pub fields: Vec<Text>,
}

/// Writes a draft in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetMessageDraft {
    /// Its id.
    pub draft: String,
    /// In which language.
    pub language: DraftLanguage,
    /// The text; without it the one that came with the program.
    pub text: Option<String>,
}

/// What a file would be in words that are being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PreviewMessageDraft {
    /// The draft's id.
    pub draft: String,
    /// The language of the words.
    pub language: DraftLanguage,
    /// The words.
    pub text: String,
    /// Whether visitors of all fairs would be in the file, and not only of this one.
    pub all_fairs: bool,
    /// The tool's id.
    pub target: String,
    /// Only this group: the id of a ready or a saved one.
    pub audience: Option<String>,
    /// Only about this topic, by its name.
    pub topic: Option<String>,
}

/// What a file would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MessagePreview {
    /// How many people would be in it.
    pub people: u32,
    /// The longest message; none where nobody is written to.
    pub longest: Option<PreviewedMessage>,
    /// The message to the person of whom the least is known.
    pub emptiest: Option<PreviewedMessage>,
    /// What does not fit, and what to do.
    pub notes: Vec<Text>,
}

/// One message as it would be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PreviewedMessage {
    /// The subject line; only e-mails have one.
    pub subject: Option<String>,
    /// The text.
    pub body: String,
    /// Its size as a sender of text messages counts it, with the characters that cannot be
    /// sent; none for an e-mail.
    pub size: Option<Text>,
}
