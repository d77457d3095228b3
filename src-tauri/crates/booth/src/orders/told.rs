//! What did a table of orders do, in words?

use outreach::{OrderColumn, OrderColumns};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Words, coupons and rows that are named at most.
const NAMED: usize = 20;

/// What a table of orders did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrdersImport {
    /// By what it can be taken back ([`crate::Booth::take_back_orders`]); none where nothing
    /// was recorded.
    pub id: Option<Uuid>,
    /// The shop.
    pub shop: Sentence,
    /// Rows below the headings.
    pub rows: usize,
    /// Orders that were read.
    pub orders: usize,
    /// Of them, those that were not known.
    pub new: usize,
    /// Those that were.
    pub known: usize,
    /// Those that were cancelled, or of which all goods went back.
    pub cancelled: usize,
    /// What those that count come to, in won.
    pub won: u64,
    /// Coupons of ours in those that count.
    pub coupons_used: usize,
    /// Those that count and are known to be a visitor's.
    pub linked: usize,
    /// Those that count and are not.
    pub without_a_name: usize,
    /// Those of which a part was taken back, nobody knows which; they count whole.
    pub partly_taken_back: usize,
    /// What stands in the column of coupons and is none of ours, or not known here, with how
    /// many orders have it.
    pub unknown_coupons: Vec<(String, usize)>,
    /// Rows that could not be read, as Excel counts, and why.
    pub unreadable: Vec<(u32, Sentence)>,
    /// Words that were not understood, the most frequent first, each with its rows.
    pub not_understood: Vec<(String, usize)>,
    /// The headings that were read.
    pub read_from: OrderColumns,
    /// Whether all of it was known, so that nothing changed.
    pub already_known: bool,
}

impl OrdersImport {
    /// Whether it says anything that was not known.
    pub fn is_new(&self) -> bool {
        self.orders > 0 && !self.already_known
    }

    /// What it did, in words, one sentence each.
    pub fn sentences(&self) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        if self.already_known {
            sentences.push(sentence!("orders-known"));
        }
        if self.rows == 0 {
            sentences.push(sentence!("orders-none"));
        }
        sentences.push(sentence!(
            "orders-taken-in",
            orders = self.orders,
            new = self.new,
            known = self.known,
            cancelled = self.cancelled
        ));
        sentences.push(sentence!("orders-shop", shop = &self.shop, won = self.won));
        sentences.push(sentence!(
            "orders-linked",
            linked = self.linked,
            others = self.without_a_name
        ));
        if self.coupons_used > 0 {
            let coupons = self.coupons_used;
            sentences.push(sentence!("orders-coupons-used", coupons = coupons));
        }
        if !self.unknown_coupons.is_empty() {
            let named = self.unknown_coupons.iter().take(NAMED);
            let named: Vec<&str> = named.map(|(coupon, _)| coupon.as_str()).collect();
            sentences.push(sentence!(
                "orders-coupons-unknown",
                count = self.unknown_coupons.len(),
                coupons = named.join(", ")
            ));
        }
        let columns: Vec<&str> = self.read_from.values().map(String::as_str).collect();
        sentences.push(sentence!(
            "orders-read-columns",
            columns = columns.join(", ")
        ));
        if !self.read_from.contains_key(&OrderColumn::Status) {
            sentences.push(sentence!("orders-without-status"));
        }
        if self.partly_taken_back > 0 {
            let orders = self.partly_taken_back;
            sentences.push(sentence!("orders-partly-taken-back", orders = orders));
        }
        for (word, rows) in self.not_understood.iter().take(NAMED) {
            let word = match word.is_empty() {
                true => sentence!("report-empty-word"),
                false => Sentence::of_texts(word, word),
            };
            sentences.push(sentence!(
                "orders-not-understood",
                word = &word,
                rows = *rows
            ));
        }
        if !self.unreadable.is_empty() {
            let rows = self.unreadable.len();
            sentences.push(sentence!("orders-unreadable", rows = rows));
        }
        for (row, why) in self.unreadable.iter().take(NAMED) {
            sentences.push(sentence!("orders-unreadable-row", row = *row, why = why));
        }
        if self.is_new() && self.id.is_none() {
            sentences.push(sentence!("orders-not-yet"));
        }
        sentences
    }

    /// Whether something in the table was not understood, so that it should be looked at.
    pub fn is_partly_unread(&self) -> bool {
        !self.not_understood.is_empty()
            || !self.unreadable.is_empty()
            || self.partly_taken_back > 0
            || !self.read_from.contains_key(&OrderColumn::Status)
    }
}
