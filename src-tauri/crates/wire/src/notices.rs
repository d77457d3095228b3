//! The texts a visitor agrees to, as the owner makes them.

use crate::{Notice, NoticeItem, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The fields of which the texts are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoticeForm {
    /// What for.
    pub purposes: Vec<NoticePurpose>,
    /// Which data besides what is always kept.
    pub items: Vec<NoticeItem>,
    /// For how many months.
    pub retention_months: u32,
    /// Who sends, as visitors know her; empty is the exhibitor's name.
    pub sender: String,
    /// Who sends for her; empty when she does it herself.
    pub processor: String,
    /// How that one is reached; needed when it stands abroad.
    pub processor_contact: String,
    /// Where that one stands, by its ISO 3166 code (`KR`).
    pub country: String,
    /// The most messages a month.
    pub promise_per_month: u32,
    /// Who answers questions about the data; empty is the sender.
    pub responsible: String,
    /// Whether advertising at night is asked about too.
    pub night: bool,
    /// To whom the data are handed, each asked about by itself.
    pub recipients: Vec<NoticeRecipient>,
}

/// A third party that gets the data of whoever agrees to that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoticeRecipient {
    /// Its name.
    pub name: String,
    /// What it uses them for.
    pub purposes: Vec<RecipientPurpose>,
    /// Which data it gets.
    pub items: Vec<RecipientItem>,
    /// For how many months it keeps them.
    pub months: u32,
}

/// What a third party can use the data for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum RecipientPurpose {
    /// Its own products and events, advertising included.
    Offers,
    /// Answering what she asked at the booth.
    Consultation,
    /// Delivery, installation, repair.
    Service,
    /// Running the fair and counting visitors.
    Statistics,
}

/// What a third party can get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum RecipientItem {
    /// Her name.
    Name,
    /// Her e-mail address and phone number.
    Contact,
    /// The company she comes from.
    Company,
    /// What she does there.
    Job,
    /// The country she comes from.
    Country,
    /// Her birthday.
    Birthday,
    /// Her answers.
    Answers,
    /// What she bought.
    Purchases,
}

/// What a contact can be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum NoticePurpose {
    /// New products and events.
    News,
    /// Coupons to come again.
    Revisit,
    /// Offers that follow what somebody answered and bought.
    Fit,
}

/// The texts in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoticesInUse {
    /// The fields they were made from.
    pub form: NoticeForm,
    /// The exhibitor's name, which stands where no other sender is named.
    pub maker: Text,
    /// Which edition they are, from 1.
    pub edition: u32,
    /// Whether the same fields give other words today.
    pub outdated: bool,
    /// Which channels no visitor is asked about, and why; none when all are.
    pub not_asked: Option<Text>,
    /// Whether no answer to the question after two years keeps a yes; it lapses
    /// otherwise.
    pub silence_keeps: bool,
    /// What the law says in numbers.
    pub law: Vec<LawFigure>,
    /// The day those were last compared with the law (`2026-11-22`).
    pub law_checked_on: String,
}

/// A number of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LawFigure {
    /// What it says.
    pub what: Text,
    /// The article, in Korean.
    pub source: String,
}

/// Texts of other fields, before they are published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoticePreview {
    /// The texts, in the order to show them.
    pub notices: Vec<Notice>,
    /// Why they may not be published; nothing when they may.
    pub problems: Vec<Text>,
    /// Whether they are the ones in use, to the letter.
    pub unchanged: bool,
}

/// What publishing texts of other fields would cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoticeCost {
    /// How many people may be written to today.
    pub people: u32,
    /// How many of them could not until they are asked again.
    pub lost: u32,
    /// How many of the others have to be told that somebody else sends.
    pub to_be_told: u32,
    /// The third parties that are asked about for the first time.
    pub new_recipients: Vec<NewRecipient>,
}

/// A third party that texts would ask about for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NewRecipient {
    /// The third party.
    pub name: String,
    /// How many people on record were never asked about it.
    pub never_asked: u32,
}

/// What the people on record said about each third party that is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AskedRecipients {
    /// In the order in which they are asked about.
    pub recipients: Vec<AskedRecipient>,
}

/// What the people on record said about one third party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AskedRecipient {
    /// The third party.
    pub name: String,
    /// How many agreed.
    pub agreed: u32,
    /// How many were asked and do not agree to what its text says today.
    pub not_agreed: u32,
    /// How many were never asked.
    pub never_asked: u32,
    /// Who they are, the latest first; at most the first 20.
    pub people: Vec<UnaskedPerson>,
}

/// Somebody who was never asked about a third party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct UnaskedPerson {
    /// The visitor (UUID).
    pub visitor: String,
    /// Her name; may be empty.
    pub name: String,
}

/// The privacy policy and the poster, as files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SavedPolicy {
    /// Where they lie.
    pub files: Vec<String>,
}
