//! What visitors are offered, and the sums of it.

use crate::{DraftLanguage, Opening, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far a quote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum QuoteStage {
    /// It is being negotiated (계약추진).
    Negotiating,
    /// It was agreed (체결).
    Concluded,
}

/// The money of a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub enum Currency {
    /// Won.
    #[serde(rename = "KRW")]
    Won,
    /// US dollars, counted in cents.
    #[serde(rename = "USD")]
    Dollars,
}

/// One line of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuoteLine {
    /// The product (UUID); none for goods that are in no catalogue.
    pub product: Option<String>,
    /// What it is. Of a line that is noted, the words of goods without a product count.
    pub name: Text,
    /// How many.
    pub quantity: u32,
    /// The price of one, in won or in cents.
    #[ts(type = "number")]
    pub unit_price: u64,
    /// The money it is in.
    pub currency: Currency,
}

/// Notes what a visitor is offered, or says a quote anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoteQuote {
    /// The visitor (UUID).
    pub visitor: String,
    /// The quote that is said anew (UUID); none for a new one.
    pub quote: Option<String>,
    /// What is offered.
    pub lines: Vec<QuoteLine>,
    /// How far it is.
    pub stage: QuoteStage,
}

/// Takes a quote back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VoidQuote {
    /// The visitor (UUID).
    pub visitor: String,
    /// The quote (UUID).
    pub quote: String,
}

/// A quote, as the card of a visit shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VisitorQuote {
    /// The quote (UUID).
    pub quote: String,
    /// How far it is.
    pub stage: QuoteStage,
    /// The goods in words.
    pub goods: Text,
    /// What is offered.
    pub lines: Vec<QuoteLine>,
    /// What it comes to, in won.
    #[ts(type = "number")]
    pub amount_won: u64,
    /// How many won a dollar is in it; none while it never held dollars.
    pub won_per_dollar: Option<u32>,
}

/// What a visitor is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VisitorQuotes {
    /// The oldest first.
    pub quotes: Vec<VisitorQuote>,
    /// How many won a dollar is in a new one; none before the owner said so.
    pub won_per_dollar: Option<u32>,
}

/// What quotes come to together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuoteSums {
    /// How many quotes.
    pub quotes: u32,
    /// Of lines in won, in won.
    #[ts(type = "number")]
    pub won: u64,
    /// Of lines in dollars, in cents.
    #[ts(type = "number")]
    pub cents: u64,
    /// Of all lines, in won.
    #[ts(type = "number")]
    pub all_won: u64,
}

/// What the quotes of a fair come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuoteTotals {
    /// What is being negotiated (계약추진액).
    pub negotiating: QuoteSums,
    /// What was agreed (체결액).
    pub concluded: QuoteSums,
    /// Both together (상담액).
    pub all: QuoteSums,
    /// How many won a dollar is in a new one; none before the owner said so.
    pub won_per_dollar: Option<u32>,
}

/// Says what a dollar is in new quotes of this fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetDollarRate {
    /// Won for one dollar.
    pub won_per_dollar: u32,
}

/// Writes the quotes of this fair as a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ExportQuotes {
    /// Why this data leaves the laptop, in the owner's words; not empty.
    pub reason: String,
    /// The folder to write to.
    pub folder: String,
    /// Whether only a password opens it.
    pub locked: bool,
    /// The language of the file.
    pub language: DraftLanguage,
}

/// The workbook that was written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SavedQuotes {
    /// Where it lies.
    pub files: Vec<String>,
    /// Quotes in it.
    pub quotes: u32,
    /// Of them, those of somebody who is not named in it.
    pub without_name: u32,
    /// What opens it; none where it is not locked.
    pub opening: Option<Opening>,
}
