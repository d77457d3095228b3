//! What is shown, what was allowed, and the contact details it is about.

use crate::{Choice, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The consent texts to show, in the order to show them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Notices {
    /// The blocks.
    pub notices: Vec<Notice>,
    /// The topics one may say yes to.
    pub topics: Vec<Choice>,
}

/// One consent text, exactly as its recorded version says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Notice {
    /// The recorded version (UUID).
    pub id: String,
    /// What a yes to it means.
    pub act: Act,
    /// What she has to have given for it to mean anything; none when it is about
    /// no channel.
    pub reaches_by: Option<ContactPoint>,
    /// Its title.
    pub title: Text,
    /// Its lines; those the law wants to stand out are marked.
    pub lines: Vec<NoticeLine>,
}

/// A line of a consent text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoticeLine {
    /// The text.
    pub text: Text,
    /// Whether it must stand out (larger and bold).
    pub emphasised: bool,
}

/// What a yes means: `collect_and_use` (keeping and using the contact for news
/// of this maker), `advertising_…` with a channel's word, or `at_least_14`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Act(
    #[ts(type = "\"collect_and_use\" | \"at_least_14\" | `advertising_${string}`")] pub String,
);

/// What a visitor gives to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum ContactPoint {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A postal address.
    Address,
}

/// What a visitor wants back, and what she allows, as she or staff typed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ContactDraft {
    /// Her name; may be empty.
    pub name: String,
    /// Her e-mail address; may be empty.
    pub email: String,
    /// Her phone number as typed; may be empty.
    pub phone: String,
    /// The notices she was shown (UUIDs).
    pub shown: Vec<String>,
    /// Of those, the ones she said yes to (UUIDs). The rest are recorded as declined.
    pub granted: Vec<String>,
    /// The topics she chose.
    pub topics: Vec<String>,
}

/// Keeps what a visitor wants back and allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveContact {
    /// The visitor (UUID).
    pub visitor: String,
    /// What she wants and allows.
    #[serde(flatten)]
    pub draft: ContactDraft,
}

/// Withdraws every permission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Withdraw {
    /// The visitor (UUID).
    pub visitor: String,
}

/// The contact a visitor gave, and what she allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ContactStatus {
    /// What she gave us, if anything.
    pub contact: Option<Contact>,
    /// What she allowed, one line each, in words; empty while she was not asked.
    pub permissions: Vec<PermissionLine>,
}

/// The contact a visitor gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Contact {
    /// Name; may be empty.
    pub name: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Phone number as people write it here (`010-1234-5678`); may be empty.
    pub phone: String,
}

/// One line of what was allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PermissionLine {
    /// The way of contact, in words.
    pub channel: Text,
    /// Whether we may write now.
    pub allowed: bool,
    /// Why, or why not.
    pub reason: Text,
}
