//! Quotes: which goods were offered to a visitor, at which price, and how far it is.

use crate::text::Bilingual;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The money a price is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Currency {
    /// Won, counted in won.
    #[serde(rename = "KRW")]
    Won,
    /// US dollars, counted in cents.
    #[serde(rename = "USD")]
    Dollars,
}

impl Currency {
    /// Its code (ISO 4217).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Won => "KRW",
            Self::Dollars => "USD",
        }
    }
}

/// How far a quote is. The fair's organiser asks for both sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteStage {
    /// It is being negotiated (계약추진).
    Negotiating,
    /// It was agreed (체결).
    Concluded,
}

impl QuoteStage {
    /// Its stable word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Negotiating => "negotiating",
            Self::Concluded => "concluded",
        }
    }
}

/// One line of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedLine {
    /// The product; none for goods that are in no catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Uuid>,
    /// The product's name on that day; empty without one.
    #[serde(default)]
    pub name: Bilingual,
    /// The product's price on that day, in won.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_price_won: Option<u64>,
    /// How many.
    pub quantity: u32,
    /// The price of one that was offered, in won or in cents.
    pub unit_price: u64,
    /// The money it is in.
    pub currency: Currency,
}

impl QuotedLine {
    /// What the line comes to, in won or in cents.
    pub fn amount(&self) -> u64 {
        self.unit_price.saturating_mul(u64::from(self.quantity))
    }
}

/// `quote.set`: what somebody was offered. The latest record of a quote counts whole. It
/// holds numbers and goods of the catalogue only, so that the sums stay when she is
/// forgotten; whose it is stands in the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteSet {
    /// How far it is.
    pub stage: QuoteStage,
    /// What, in the order it was typed.
    pub lines: Vec<QuotedLine>,
    /// How many won a dollar was when the quote first held dollars, so that a later rate
    /// does not change it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub won_per_dollar: Option<u32>,
    /// Which [`QuoteGoodsNamed`] says what the lines without a product are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<Uuid>,
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
}

impl QuoteSet {
    /// What a line comes to in won, rounded half up; nothing for dollars without a rate.
    pub fn amount_won(&self, line: &QuotedLine) -> u64 {
        match line.currency {
            Currency::Won => line.amount(),
            Currency::Dollars => {
                let rate = u128::from(self.won_per_dollar.unwrap_or_default());
                let won = (u128::from(line.amount()) * rate + 50) / 100;
                u64::try_from(won).unwrap_or(u64::MAX)
            }
        }
    }
}

/// `quote.voided`: it was noted by mistake. A quote that was voided stays so.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct QuoteVoided {}

/// `quote_goods.named`: what the lines of a quote without a product are, as typed. These
/// are words about somebody, and go with her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteGoodsNamed {
    /// What the quote calls these names by.
    pub names: Uuid,
    /// One for each line without a product, in their order.
    pub goods: Vec<String>,
}

/// `dollar_rate.set`: how many won a dollar is in the quotes of a fair, as the owner says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DollarRateSet {
    /// The fair, as what happened at it says.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// Won for one dollar.
    pub won_per_dollar: u32,
}

/// The entity of the rate of a fair.
pub fn dollar_rate_of(fair: Uuid) -> Uuid {
    crate::derived_id("boothloop.dollar-rate.v1", fair.as_bytes())
}

/// `quotes.exported`: the quotes of a fair left as a workbook. Who is named in it stands in
/// the record of the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotesExported {
    /// Why.
    pub reason: String,
    /// The names of the files.
    pub files: Vec<String>,
    /// The fair, as what happened at it says.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// How many quotes are in it.
    pub quotes: u32,
    /// How many people are named in it.
    pub named: u32,
}
