//! What left the laptop for a follow-up.

use crate::derived_id;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One person in an export, with what allowed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedRow {
    /// The visitor.
    pub visitor: Uuid,
    /// The way of contact.
    pub channel: String,
    /// The product offered, if any.
    pub product: Option<Uuid>,
    /// The products offered besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_products: Vec<Uuid>,
    /// The coupon that goes with it; `None` when the person's limit was reached.
    pub coupon: Option<Uuid>,
    /// The records that allowed it.
    pub allowed_by: Vec<Uuid>,
    /// The keyed hash of the address or number it goes to, which she may change later; not
    /// said in records from before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact_key: String,
}

/// `follow_up.exported`: data left the laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpExported {
    /// Why, in the owner's words.
    pub reason: String,
    /// Names of the files.
    pub files: Vec<String>,
    /// Who is in them.
    pub rows: Vec<ExportedRow>,
    /// How many are not, by reason.
    pub withheld: BTreeMap<String, u32>,
    /// The fair it was made at.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// The tool it was made for, by its id; empty for a table and the coupons on paper.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
    /// Whether it holds contacts for an address book and no message, so that nobody in it
    /// counts as written to.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub contacts_only: bool,
    /// Whether its tool sends what KakaoTalk does not deliver as a text message.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub comes_as_text: bool,
    /// The day it is to be sent; in records from before that was kept, the day it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_on: Option<NaiveDate>,
    /// In the owner's words of which kind; empty where it is in the program's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub draft: String,
    /// The only topic it is about, where one was chosen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub topic: String,
    /// SHA-256 of the list of those who must not be written to any more, in hexadecimal
    /// digits; empty where none left with it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub refusals: String,
    /// SHA-256 of the files inside those that left locked, in hexadecimal digits, so that
    /// one is known after somebody unpacked it; nothing where they left as they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inside: Vec<String>,
}

/// `follow_up.not_sent`: what the files of this export hold was sent to nobody. Its entity
/// is the export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpNotSent {}

/// `follow_up.reported`: what the tool that sent the messages of an export reported. Its
/// entity is [`report_of`] the export and what was read, so that the same report is one
/// thing, wherever and however often it is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpReported {
    /// The export.
    pub export: Uuid,
    /// The people of the export of whom it says something; the others' messages count as
    /// they did.
    pub rows: Vec<ReportedRow>,
    /// How many people of the export refused by it. That they did are records of their own.
    pub refused: u32,
    /// The keyed hashes of addresses whose owners were asked by mail whether they are theirs
    /// and did not click yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unconfirmed: Vec<String>,
    /// Those whose owners did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<String>,
}

/// What a report says of the message to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedRow {
    /// The visitor, as the export names her.
    pub visitor: Uuid,
    /// The way of contact.
    pub channel: String,
    /// Whether it arrived; otherwise it did not.
    pub arrived: bool,
    /// The keyed hash of the address or number where no message ever arrives; empty where
    /// that is not said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bounced: String,
}

/// The entity of a report: of one export, with this in it.
pub fn report_of(export: Uuid, contents: &[u8]) -> Uuid {
    let mut about = export.as_bytes().to_vec();
    about.extend_from_slice(contents);
    derived_id("boothloop.report.v1", &about)
}

/// `follow_up.bounce_taken_back`: the owner wants to try an address or number again, where
/// these reports said that no message arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BounceTakenBack {
    /// Its keyed hash.
    pub contact_key: String,
    /// The reports that were known; a later one counts again.
    pub reports: Vec<Uuid>,
}

/// `report_columns.chosen`: which columns of a tool's reports are read, by their headings.
/// The entity is [`report_columns_of`] the tool.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReportColumnsChosen {
    /// The one with the addresses or numbers; empty where it is found by itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// The one that says what became of the message; empty where it is found by itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
}

/// The entity of the columns of a tool's reports.
pub fn report_columns_of(target: &str) -> Uuid {
    derived_id("boothloop.report-columns.v1", target.as_bytes())
}
