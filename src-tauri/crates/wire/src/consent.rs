//! Consent: the texts shown to a visitor, what the visitor allowed, and the
//! visitor's contact details.

use crate::{Choice, Paper, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The consent texts to show, in the order to show them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Notices {
    /// The texts.
    pub notices: Vec<Notice>,
    /// The topics a visitor can choose.
    pub topics: Vec<Choice>,
    /// What else a visitor may say of herself: what the texts name.
    pub particulars: Vec<NoticeItem>,
}

/// One consent text, exactly as its recorded version says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Notice {
    /// The recorded version (UUID).
    pub id: String,
    /// What the visitor allows by saying yes to it.
    pub act: Act,
    /// The acts of which one has to be allowed before this is asked; empty for what is
    /// always asked.
    pub after: Vec<Act>,
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

/// What a yes allows: `collect_and_use` (keeping and using the contact for news
/// of this maker), `advertising_…` with a channel's word, `night` (advertising at
/// night), `overseas` (processing them abroad), `third_party_…` with the id of who gets
/// them, or `at_least_14`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Act(
    #[ts(
        type = "\"collect_and_use\" | \"night\" | \"overseas\" | \"at_least_14\" | `advertising_${string}` | `third_party_${string}`"
    )]
    pub String,
);

/// A visitor's contact details and permissions, as the visitor or staff typed
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ContactDraft {
    /// The visitor's name; may be empty.
    pub name: String,
    /// The visitor's e-mail address; may be empty.
    pub email: String,
    /// The visitor's phone number as typed; may be empty.
    pub phone: String,
    /// What else the visitor said of herself; none when nothing was asked, and what was
    /// kept before stays.
    pub particulars: Option<Particulars>,
    /// What the code of her badge says, empty when she goes without; none when nothing
    /// was asked, and the one that was kept before stays.
    pub badge: Option<String>,
    /// Where it came from.
    pub source: ContactSource,
    /// In which language she read them: `ko`, `en`, `ja` or `zh`.
    pub language: String,
    /// The notices the visitor was shown (UUIDs).
    pub shown: Vec<String>,
    /// Of those, the ones the visitor said yes to (UUIDs). The rest are
    /// recorded as declined.
    pub granted: Vec<String>,
    /// The topics the visitor chose.
    pub topics: Vec<String>,
}

/// What can be kept of somebody besides what always is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum NoticeItem {
    /// The company she comes from.
    Company,
    /// What she does there.
    Job,
    /// The country she comes from.
    Country,
    /// Her birthday.
    Birthday,
    /// A photograph of her visiting card.
    Card,
    /// Her postal address, with the yes to letters.
    Address,
}

/// What a visitor says of herself besides her name; each may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Particulars {
    /// The company she comes from.
    pub company: String,
    /// What she does there.
    pub job: String,
    /// The country she comes from, in words.
    pub country: String,
    /// Her birthday (`1990-04-12`).
    pub birthday: String,
    /// The postcode of her address, five digits.
    pub postcode: String,
    /// Where letters reach her.
    pub address: String,
}

/// How a contact was entered at the desk; what she typed herself comes from the kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum ContactSource {
    /// Somebody typed it.
    Typed,
    /// The code of a visiting card or of a phone was scanned.
    Card,
    /// The code of her badge was scanned.
    Badge,
}

/// Reads what a scanner typed at the contact step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ContactCode {
    /// The code as it came, its lines apart.
    pub text: String,
}

/// What a code at the contact step says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "scanned", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum ScannedContact {
    /// A card, as far as it is sure.
    Card {
        /// Her name; may be empty.
        name: String,
        /// E-mail address; may be empty.
        email: String,
        /// Phone number as people write it here; may be empty.
        phone: String,
        /// What else it says of her.
        particulars: Particulars,
        /// What stands on it and is not sure.
        unsure: Vec<CardField>,
        /// What stands on it and is not taken, because the consent texts do not name it.
        left_out: Vec<CardField>,
    },
    /// The badge she wears.
    Badge {
        /// What it says.
        badge: String,
    },
    /// Nothing that is taken.
    Unreadable {
        /// Why, and what to do.
        message: Text,
    },
}

/// What can stand on a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum CardField {
    /// Her name.
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Her company.
    Company,
    /// What she does there.
    Job,
    /// Her country.
    Country,
    /// Her birthday.
    Birthday,
}

/// Corrects what a visitor said of herself and the badge she wears; how she is reached
/// stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CorrectParticulars {
    /// The visitor (UUID).
    pub visitor: String,
    /// Her name; may be empty.
    pub name: String,
    /// What else she says of herself.
    pub particulars: Particulars,
    /// What the code of her badge says; empty when she goes without.
    pub badge: String,
}

/// Keeps a visitor's contact details and permissions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveContact {
    /// The visitor (UUID).
    pub visitor: String,
    /// The contact details and permissions.
    #[serde(flatten)]
    pub draft: ContactDraft,
}

/// Contact details that can be kept, and what is asked about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct UsableContact {
    /// What the e-mail address was probably meant to be; none when it looks right.
    pub nearly: Option<String>,
    /// The notices (UUIDs) to ask about: none about a channel that does not reach
    /// her.
    pub asked: Vec<String>,
}

/// The same for staff, who can ask whether she was here before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CheckedContact {
    /// What is asked.
    #[serde(flatten)]
    pub usable: UsableContact,
    /// Who left the same address or number at another visit, if anybody did.
    pub known: Option<KnownContact>,
    /// Which channels are passed over, and why; none when all are asked about.
    pub not_asked: Option<Text>,
}

/// Somebody who left the same address or number at another visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KnownContact {
    /// The visitor of that visit (UUID).
    pub visitor: String,
    /// Who she is and when she came, as a question.
    pub who: Text,
    /// What she bought then; none when she bought nothing.
    pub bought: Option<Text>,
}

/// Says whether a visitor who is here is somebody else than who left the same before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SomebodyElse {
    /// The visitor (UUID).
    pub visitor: String,
    /// Who left the same before (UUID).
    pub known: String,
    /// Whether they are two people; otherwise that is taken back.
    pub is_somebody_else: bool,
    /// What the visitor leaves.
    pub contact: ContactDraft,
}

/// Withdraws every permission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Withdraw {
    /// The visitor (UUID).
    pub visitor: String,
}

/// A visitor's contact details, and what may be sent to them now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ContactStatus {
    /// The contact details, if the visitor gave any.
    pub contact: Option<Contact>,
    /// One line for each channel the contact details serve, and for the night and each
    /// third party that is asked about; empty without contact details.
    pub permissions: Vec<PermissionLine>,
}

/// The contact details a visitor gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Contact {
    /// Name; may be empty.
    pub name: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Phone number as people write it here (`010-1234-5678`); may be empty.
    pub phone: String,
    /// What else she says of herself.
    pub particulars: Particulars,
    /// What of it may be kept: what the text named that she agreed to.
    pub keepable: Vec<NoticeItem>,
    /// Whether a photograph of her visiting card may be kept, too.
    pub takes_card_photo: bool,
    /// What the code of her badge says; may be empty.
    pub badge: String,
    /// Where the contact came from, in words.
    pub source: Text,
}

/// Whether she allows one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PermissionLine {
    /// The channel, the night, or handing the data to a third party, in words.
    pub channel: Text,
    /// Whether the visitor allows it.
    pub allowed: bool,
    /// Whether she was never asked, because nobody can be asked about this channel.
    pub not_asked: bool,
    /// Why, or why not; or why nothing can be sent although she allows it.
    pub reason: Text,
}

/// What a visitor takes home of what she allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ConsentReceipt {
    /// Whom she allowed it, what, since when, and how to stop it, a line each; empty
    /// when she left no contact.
    pub lines: Vec<Text>,
    /// The code that stops it, as an SVG; empty when she left no contact.
    pub qr_svg: String,
}

/// Writes the receipt of consent of a visitor as a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveConsentSlip {
    /// The visitor (UUID).
    pub visitor: String,
    /// On which paper; on A4 it has a page of its own.
    pub paper: Paper,
}

/// Where a list of refusals comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum OptOutSource {
    /// The relay behind the maker's free 080 number.
    FreeCall,
    /// A mail tool.
    MailTool,
    /// KakaoTalk.
    KakaoTalk,
}

/// When lists of refusals were taken in last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OptOutLists {
    /// Every source there is.
    pub sources: Vec<LatestOptOuts>,
    /// Whether messages may be going out and no list was taken in today.
    pub due_today: bool,
}

/// The latest list from one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LatestOptOuts {
    /// Where it comes from.
    pub source: OptOutSource,
    /// The day it was taken in (`2026-11-28`); none while there was none.
    pub on: Option<String>,
}

/// A list of refusals, as the file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OptOutList {
    /// Where it comes from.
    pub source: OptOutSource,
    /// The file's name, without its folder.
    pub file_name: String,
    /// Base64 of its bytes.
    pub content: String,
}

/// What a list of refusals did. Every row is counted once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OptOutImport {
    /// Rows about somebody here who had not refused yet.
    pub withdrawn: u32,
    /// Rows about a refusal that was known already.
    pub known: u32,
    /// Rows about a contact that nobody here gave; it is kept as a keyed hash.
    pub unknown_kept: u32,
    /// Rows that could not be read.
    pub unreadable: u32,
    /// The first of them, and why.
    pub unreadable_rows: Vec<UnreadableOptOut>,
    /// When lists were taken in last, now.
    pub lists: OptOutLists,
}

/// A row of a list that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct UnreadableOptOut {
    /// Its number, as Excel counts.
    pub row: u32,
    /// Why.
    pub why: Text,
}
