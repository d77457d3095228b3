//! What did a shop or a till sell, as its own table says?
//!
//! The tables of known shops are told by their headings (`assets/orders.json`); of any other
//! somebody names the columns. An order may stand in several rows, one for each product. It
//! is read whole or not at all: where one of its rows is not understood, what it came to is
//! not known. Nothing is guessed: a word that stands in no list is counted and shown.

mod gathering;
mod headings;
mod shipped;
mod values;

pub use shipped::{OrderShop, is_same_name};

use crate::columns::{is_called, named};
use crate::contact_table;
use chrono::{FixedOffset, NaiveDateTime};
use gathering::Gathering;
use headings::{Headings, ROWS_ABOVE};
use progress::Progress;
use serde::{Deserialize, Serialize};
use spreadsheet::{Refusal, Row, Sheet};
use std::collections::{BTreeMap, BTreeSet};
use strum::{EnumIter, IntoEnumIterator as _};
use words::{Sentence, sentence};

/// The zone of every shop's clock: the maker sells from Korea, wherever the fair is. Korea
/// has had no summer time since 1988.
pub const SHOP_ZONE: FixedOffset =
    FixedOffset::east_opt(9 * 60 * 60).expect("nine hours are less than a day");

/// What a column of a table of orders says.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum OrderColumn {
    /// The order's number.
    Order,
    /// The till that numbered it; its numbers begin anew every day then.
    Till,
    /// The day on which the till's numbers began, where it is not the day of payment.
    BusinessDay,
    /// The number of one product's line in it.
    Line,
    /// When it was paid, or ordered.
    Day,
    /// What the row's goods came to.
    Amount,
    /// What the whole order came to, the same in each of its rows.
    Total,
    /// What became of it.
    Status,
    /// What became of it besides, where a column of its own says that it was taken back.
    Claim,
    /// The number of the coupon that was used.
    Coupon,
    /// The buyer's phone number.
    Phone,
    /// The buyer's e-mail address.
    Email,
}

impl OrderColumn {
    /// Every column that can be named.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// A stable word: `order`, `day` and so on.
    pub fn code(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Till => "till",
            Self::BusinessDay => "business_day",
            Self::Line => "line",
            Self::Day => "day",
            Self::Amount => "amount",
            Self::Total => "total",
            Self::Status => "status",
            Self::Claim => "claim",
            Self::Coupon => "coupon",
            Self::Phone => "phone",
            Self::Email => "email",
        }
    }

    /// What it is called, in a sentence.
    pub fn name(self) -> Sentence {
        match self {
            Self::Order => sentence!("order-column-order"),
            Self::Till => sentence!("order-column-till"),
            Self::BusinessDay => sentence!("order-column-business-day"),
            Self::Line => sentence!("order-column-line"),
            Self::Day => sentence!("order-column-day"),
            Self::Amount => sentence!("order-column-amount"),
            Self::Total => sentence!("order-column-total"),
            Self::Status => sentence!("order-column-status"),
            Self::Claim => sentence!("order-column-claim"),
            Self::Coupon => sentence!("order-column-coupon"),
            Self::Phone => sentence!("order-column-phone"),
            Self::Email => sentence!("order-column-email"),
        }
    }
}

/// By what a column says, its heading; where a table has none, the letters that Excel gives
/// its columns.
pub type OrderColumns = BTreeMap<OrderColumn, String>;

/// Whether an order counts. A later one of these wins over an earlier one, so that it does
/// not matter which of two tables was read first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is not paid yet.
    Waiting,
    /// It was paid.
    Paid,
    /// It was cancelled, or the goods went back.
    TakenBack,
}

/// Which part of an order an amount is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    Whole,
    /// The line with this number.
    Line(String),
    /// What was paid back, by when, in won, and which of several alike.
    Refund(Option<NaiveDateTime>, i64, u32),
}

/// What a part of an order came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartRead {
    /// Whether it counts.
    pub standing: Standing,
    /// In won; below zero for what was paid back.
    pub won: i64,
}

/// One order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderRead {
    /// When, by the shop's clock ([`SHOP_ZONE`]); none of one that nobody paid.
    pub at: Option<NaiveDateTime>,
    /// What it came to.
    pub parts: BTreeMap<Part, PartRead>,
    /// What stands in its column of coupons.
    pub coupons: BTreeSet<String>,
    /// Whether anything stands in the columns of the buyer's number and address, readable or
    /// not.
    pub names_a_buyer: bool,
    /// The buyer's number in E.164; may be empty.
    pub phone: String,
    /// The buyer's address, normalised; may be empty.
    pub email: String,
}

/// The orders of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrdersRead {
    /// The known shop whose table it is.
    pub shop: Option<&'static OrderShop>,
    /// Rows below the headings.
    pub rows: usize,
    /// By number; by day, till and number where numbers begin anew.
    pub orders: BTreeMap<String, OrderRead>,
    /// Of them, those of which a part was taken back, and the table does not say which: they
    /// count with the amount that stands there.
    pub partly_taken_back: usize,
    /// Rows that could not be read, as Excel counts, and why.
    pub unreadable: Vec<(u32, Sentence)>,
    /// Words that are in no list, each with how many rows have it.
    pub not_understood: BTreeMap<String, usize>,
    /// The headings that were read.
    pub read_from: OrderColumns,
    /// All headings of the table, wherever each stands, to know it again; empty where it has
    /// none.
    pub headings: String,
}

/// A table of orders, not yet understood.
#[derive(Debug)]
pub struct OrderFile {
    sheets: Vec<Sheet>,
}

impl OrderFile {
    /// Reads a workbook or a table of text.
    ///
    /// # Errors
    /// When the file is no table, too large, or the reading was stopped.
    pub fn read(bytes: &[u8], file_name: &str, progress: &Progress) -> Result<Self, Refusal> {
        let read = contact_table::sheets(bytes, file_name, has_columns, progress);
        let sheets = read.map_err(|refusal| match refusal.code {
            "too_many_cells" | "file_too_large" => Refusal {
                sentence: sentence!("orders-too-long"),
                ..refusal
            },
            _ => refusal,
        })?;
        Ok(Self { sheets })
    }

    /// The orders, by the columns that somebody chose, or chose before for a table with the
    /// same headings, or by what is known of shops. Sheets without them are passed over.
    /// `shop` says which known shop's the table with some headings is, where somebody said so.
    ///
    /// # Errors
    /// What is wrong with the columns, in words.
    pub fn understood(
        &self,
        chosen: &OrderColumns,
        kept: impl Fn(&str) -> Option<OrderColumns>,
        shop: impl Fn(&str) -> Option<&'static OrderShop>,
    ) -> Result<OrdersRead, Sentence> {
        let mut found: Vec<(&Sheet, Headings<'_>)> = Vec::new();
        for sheet in &self.sheets {
            let headings = Headings::of(&sheet.rows, chosen, &kept);
            found.extend(headings.map(|mut headings| {
                headings.named = shop(&headings.key());
                (sheet, headings)
            }));
        }
        let Some((_, first)) = found.first() else {
            return Err(self.without_columns(chosen));
        };
        let mut gathering = Gathering::default();
        let (shop, read_from, key) = (first.shop, first.read_from(), first.key());
        for (sheet, headings) in &found {
            if let Some(row) = headings.swallowed(&sheet.rows) {
                return Err(sentence!("orders-rows-in-one-cell", row = row));
            }
            for row in headings.below(&sheet.rows) {
                gathering.add(row, headings);
            }
        }
        let mut read = gathering.into_orders();
        (read.shop, read.read_from, read.headings) = (shop, read_from, key);
        Ok(read)
    }

    fn without_columns(&self, chosen: &OrderColumns) -> Sentence {
        let rows = self.sheets.iter().flat_map(|sheet| &sheet.rows);
        let first: Vec<&Row> = rows.take(ROWS_ABOVE).collect();
        // Of rows that are equally long the first.
        let widest = first.iter().rev().max_by_key(|row| row.cells.len());
        let cells = widest.into_iter().flat_map(|row| &row.cells);
        let columns = named(cells.map(|(_, text)| text.as_str()));
        if columns.is_empty() {
            return sentence!("orders-empty");
        }
        let missing = chosen.values().find(|wanted| {
            let mut cells = first.iter().flat_map(|row| &row.cells);
            !cells.any(|(column, text)| is_called(text, *column, wanted))
        });
        match missing {
            Some(column) => sentence!("report-column-unknown", column = column, columns = columns),
            None if chosen.is_empty() => sentence!("orders-columns-unknown", columns = columns),
            None => sentence!("orders-columns-missing", columns = columns),
        }
    }
}

/// Whether text was split into columns: no cell of a long row holds what stands between the
/// columns of other tables.
fn has_columns(rows: &[Row]) -> bool {
    rows.iter().take(ROWS_ABOVE).any(|row| {
        let mut cells = row.cells.iter();
        row.cells.len() >= 3 && !cells.any(|(_, text)| text.contains([';', '\t']))
    })
}
