//! Whether a fair paid.

use crate::{DraftLanguage, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the report of the fair this laptop works in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AskFairReport {
    /// How many days after the fair a purchase counts: 30, 90 or 365.
    pub days: u32,
}

/// Says what the booth cost at this fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetBoothCost {
    /// In won, everything together.
    #[ts(type = "number")]
    pub won: u64,
    /// The days of the report that is shown.
    pub days: u32,
}

/// Writes the report as a PDF and a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveFairReport {
    /// How many days after the fair a purchase counts: 30, 90 or 365.
    pub days: u32,
    /// The folder to write to.
    pub folder: String,
    /// The language of the files.
    pub language: DraftLanguage,
}

/// The files of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SavedFairReport {
    /// Where they lie.
    pub files: Vec<String>,
}

/// The report of a fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FairReport {
    /// How many days after the fair a purchase counts.
    pub days: u32,
    /// What the booth cost, in won; none before anybody said so.
    #[ts(type = "number | null")]
    pub cost_won: Option<u64>,
    /// Whether it paid, as far as is known.
    pub answer: Text,
    /// The figures by the question they answer; those that everybody asks for first.
    pub sections: Vec<ReportSection>,
    /// What has to be known to read them.
    pub notes: Vec<Text>,
}

/// Figures that answer one question together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReportSection {
    /// A stable word.
    pub id: String,
    /// What it is about, in a few words.
    pub name: Text,
    /// The answer, in a sentence.
    pub answer: Text,
    /// The figures.
    pub figures: Vec<ReportFigure>,
    /// Whether they are compared by bars.
    pub is_bars: bool,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReportFigure {
    /// A stable word.
    pub id: String,
    /// What it says.
    pub title: Text,
    /// The figure with what it was worked out from.
    pub text: Text,
    /// How long its bar is, in thousandths of the whole; 0 where it has none.
    pub thousandths: u16,
    /// What has to be known of it.
    pub note: Option<Text>,
}

/// A shop's or a till's table of orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OrdersFile {
    /// Its name, without its folder.
    pub file_name: String,
    /// Base64 of its bytes.
    pub content: String,
    /// The shop, as typed; known by the table where it is empty.
    pub shop: String,
    /// Its columns, as typed.
    pub columns: OrderColumns,
}

/// The headings of a table of orders; one that is empty is found or not there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OrderColumns {
    /// The column with the order's number.
    pub order: String,
    /// With the till's number, where receipts are numbered anew every day.
    pub till: String,
    /// With the day, or the moment, of payment.
    pub day: String,
    /// With what the row's goods came to.
    pub amount: String,
    /// With what the whole order came to, the same in each of its rows.
    pub total: String,
    /// With what became of it.
    pub status: String,
    /// With the number of the coupon that was used.
    pub coupon: String,
    /// With the buyer's phone number.
    pub phone: String,
    /// With the buyer's e-mail address.
    pub email: String,
}

/// What a table of orders says, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OrdersTold {
    /// In words, one sentence each.
    pub sentences: Vec<Text>,
    /// Whether something in it was passed over, or taken as it stands.
    pub is_partly_unread: bool,
    /// Whether it says anything that was not known, so that it can be taken in.
    pub is_new: bool,
    /// By what it can be taken back (UUID); none where nothing was recorded.
    pub import: Option<String>,
}

/// A table of orders that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OrdersImportId {
    /// The import (UUID).
    pub import: String,
}

/// A table of orders that counts for nothing any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OrdersTakenBack {
    /// What was done, in words.
    pub sentence: Text,
}
