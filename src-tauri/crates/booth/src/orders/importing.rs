//! Takes in the orders of a shop.
//!
//! Orders are known by their shop and number. What is new in a table is recorded, what is
//! known is not, so the same table again changes nothing, and it does not matter which of two
//! tables was taken in first, or on which laptop.

use super::buyers::Buyers;
use super::shop_name;
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use chrono::{NaiveDateTime, TimeDelta};
use ledger::NewRecord;
use outreach::orders::{OrderRead, Part, SHOP_ZONE, Standing};
use outreach::{OrderColumn, OrderColumns, OrderFile, OrdersRead};
use progress::Progress;
use records::Body;
use records::orders::{
    CouponInOrder, OrderColumnsChosen, OrderLinked, OrderReported, OrderStanding, OrdersReported,
    PartReported, order_columns_of, order_of, order_part, orders_of, whole_order,
};
use std::collections::{BTreeMap, BTreeSet};
use tables::coupon as coupon_table;
use tables::order::{self as order_table, KnownOrder};
use tables::settings;
use uuid::Uuid;
use words::{Sentence, sentence};

/// Orders that one record tells of.
const ORDERS_OF_A_RECORD: usize = 1_000;
/// Characters of a shop's name.
const LONGEST_NAME: usize = 60;
/// Words and coupons that are named at most.
const NAMED: usize = 20;

/// How a table of orders is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrdersRequest {
    /// The shop, as the owner calls it; known by the table unless said.
    pub shop: Option<String>,
    /// The columns that are read; what is said is kept for tables with the same headings.
    pub columns: OrderColumns,
}

/// What a table of orders did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrdersImport {
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
    /// What it did, in words, one sentence each.
    pub fn sentences(&self) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        if self.already_known {
            sentences.push(sentence!("orders-known"));
        }
        sentences.push(sentence!(
            "orders-taken-in",
            orders = self.orders,
            new = self.new,
            known = self.known,
            cancelled = self.cancelled
        ));
        sentences.push(sentence!("orders-shop", shop = &self.shop));
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

/// Reads a shop's table of orders. It needs no open store, so that nobody has to wait for a
/// large file.
///
/// # Errors
/// [`BoothError::NotPossible`] when the file is no table, or the reading was stopped.
pub fn read_orders(
    bytes: &[u8],
    file_name: &str,
    progress: &Progress,
) -> Result<OrderFile, BoothError> {
    OrderFile::read(bytes, file_name, progress)
        .map_err(|refusal| BoothError::NotPossible(refusal.sentence))
}

impl Booth {
    /// Takes in the orders of a shop, all of them or nothing.
    ///
    /// # Errors
    /// [`BoothError::ReportColumns`] where the columns cannot be told;
    /// [`BoothError::NotPossible`] for a name of a shop that cannot be kept, and for anybody
    /// but the owner; when nothing could be written.
    pub fn import_orders(
        &mut self,
        file: &OrderFile,
        request: &OrdersRequest,
    ) -> Result<OrdersImport, BoothError> {
        self.require(Right::Owner)?;
        let named = request
            .shop
            .as_deref()
            .map(str::trim)
            .filter(|it| !it.is_empty());
        let is_usable = |name: &str| {
            name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control)
        };
        if !named.is_none_or(is_usable) {
            let why = sentence!("orders-shop-name-unusable", most = LONGEST_NAME);
            return Err(BoothError::NotPossible(why));
        }
        let kept: BTreeMap<Uuid, OrderColumnsChosen> =
            settings::all(self.connection())?.into_iter().collect();
        let kept_for = |headings: &str| kept.get(&order_columns_of(headings));
        let read = file
            .understood(&request.columns, |headings| kept_for(headings).map(columns))
            .map_err(BoothError::ReportColumns)?;
        let kept = kept_for(&read.headings);
        let shop = named
            .or_else(|| kept.map(|it| it.shop.as_str()).filter(|it| !it.is_empty()))
            .or_else(|| read.shop.map(|it| it.id.as_str()))
            .unwrap_or_default();
        let chosen = OrderColumnsChosen {
            columns: stored(&request.columns),
            shop: named.unwrap_or_default().to_owned(),
        };
        let is_chosen = !request.columns.is_empty() && !read.headings.is_empty();
        self.append(Right::Owner, |facts| {
            let (mut records, import) = facts.orders_of(shop, &read)?;
            if is_chosen && kept != Some(&chosen) {
                let entity = order_columns_of(&read.headings);
                records.push(facts.record(entity, None, Body::OrderColumnsChosen(chosen)));
            }
            Ok((records, import))
        })
    }
}

impl Facts<'_> {
    /// The records of what a table says that is not known, and what it did.
    fn orders_of(
        &self,
        shop: &str,
        read: &OrdersRead,
    ) -> Result<(Vec<NewRecord>, OrdersImport), BoothError> {
        let known = order_table::known(self.tables, orders_of(shop))?;
        let mut buyers = Buyers::read(self)?;
        let mut import = OrdersImport {
            shop: shop_name(shop),
            rows: read.rows,
            orders: read.orders.len(),
            partly_taken_back: read.partly_taken_back,
            unreadable: read.unreadable.clone(),
            not_understood: most_frequent(read.not_understood.clone()),
            read_from: read.read_from.clone(),
            ..OrdersImport::default()
        };
        let mut news = Vec::new();
        let mut links = Vec::new();
        let mut coupons_used = BTreeSet::new();
        let mut unknown_coupons: BTreeMap<String, usize> = BTreeMap::new();
        for (number, order) in &read.orders {
            let id = order_of(shop, number);
            let mut coupons: Vec<CouponInOrder> = Vec::new();
            for text in &order.coupons {
                match self.coupon_in_order(text, order.at.map(unix_millis))? {
                    Some(used) if coupons.iter().any(|it| it.coupon == used.coupon) => {}
                    Some(used) => coupons.push(used),
                    None => *unknown_coupons.entry(text.clone()).or_default() += 1,
                }
            }
            let before = known.get(&id);
            let counted_before = before.is_some_and(KnownOrder::counts);
            match before {
                Some(_) => import.known += 1,
                None => import.new += 1,
            }
            let reported = OrderReported {
                order: id,
                at_ms: order.at.map(unix_millis),
                parts: parts(id, order),
                coupons,
            };
            match whole_order(&together(before, &reported)).0 {
                OrderStanding::Waiting => {}
                OrderStanding::TakenBack => import.cancelled += 1,
                OrderStanding::Paid => {
                    coupons_used.extend(reported.coupons.iter().map(|it| it.coupon));
                    let linked = match (reported.at_ms, counted_before) {
                        (Some(at_ms), false) => {
                            let holder = self.holder(&reported.coupons)?;
                            buyers.whose(self, order, at_ms, holder)?
                        }
                        // Whoever was not found then is not looked for again: it may have
                        // been somebody's who is gone.
                        _ => None,
                    };
                    links.extend(linked.map(|visitor| (id, visitor)));
                    match linked.or(before.and_then(|it| it.visitor)) {
                        Some(_) => import.linked += 1,
                        None => import.without_a_name += 1,
                    }
                }
            }
            if before.is_none_or(|before| says_more(before, &reported)) {
                news.push(reported);
            }
        }
        import.coupons_used = coupons_used.len();
        import.unknown_coupons = most_frequent(unknown_coupons);
        import.already_known = news.is_empty() && links.is_empty();
        let mut records = Vec::new();
        for orders in news.chunks(ORDERS_OF_A_RECORD) {
            let reported = OrdersReported {
                shop: shop.to_owned(),
                orders: orders.to_vec(),
            };
            records.push(self.record(orders_of(shop), None, Body::OrdersReported(reported)));
        }
        for (order, visitor) in links {
            let body = Body::OrderLinked(OrderLinked { visitor });
            records.push(self.record(order, Some(visitor), body));
        }
        Ok((records, import))
    }

    /// Whom the coupons of an order were given to; nobody where that is not one person.
    fn holder(&self, coupons: &[CouponInOrder]) -> Result<Option<Uuid>, BoothError> {
        let mut holders = BTreeSet::new();
        for used in coupons {
            let row = coupon_table::get(self.tables, used.coupon)?;
            holders.extend(row.and_then(|row| row.visitor));
        }
        Ok(holders.pop_first().filter(|_| holders.is_empty()))
    }
}

/// A moment of the shop's clock.
fn unix_millis(at: NaiveDateTime) -> i64 {
    let utc = at - TimeDelta::seconds(SHOP_ZONE.local_minus_utc().into());
    utc.and_utc().timestamp_millis()
}

fn parts(order: Uuid, read: &OrderRead) -> Vec<PartReported> {
    let id = |part: &Part| match part {
        Part::Whole => Uuid::nil(),
        Part::Line(line) => order_part(order, line),
        Part::Refund(at, won, nth) => {
            let at = at.map_or_else(String::new, |at| at.to_string());
            order_part(order, &format!("{at} {won} {nth}"))
        }
    };
    let parts = read.parts.iter();
    parts
        .map(|(part, said)| PartReported {
            part: id(part),
            standing: match said.standing {
                Standing::Waiting => OrderStanding::Waiting,
                Standing::Paid => OrderStanding::Paid,
                Standing::TakenBack => OrderStanding::TakenBack,
            },
            won: said.won,
        })
        .collect()
}

/// The parts of an order after what is reported was taken in.
fn together(known: Option<&KnownOrder>, reported: &OrderReported) -> Vec<PartReported> {
    let mut parts: BTreeMap<Uuid, PartReported> = BTreeMap::new();
    let known = known.into_iter().flat_map(KnownOrder::parts);
    for part in known.chain(reported.parts.iter().copied()) {
        let said = parts.entry(part.part).or_insert(part);
        *said = said.and(part);
    }
    parts.into_values().collect()
}

/// Whether a table says anything of an order that is not known.
fn says_more(known: &KnownOrder, reported: &OrderReported) -> bool {
    let after = together(Some(known), reported);
    let is_earlier = match (known.at_ms, reported.at_ms) {
        (Some(known), Some(reported)) => reported < known,
        (None, reported) => reported.is_some(),
        (Some(_), None) => false,
    };
    let mut coupons = reported.coupons.iter();
    is_earlier
        || coupons.any(|it| !known.coupons.contains(&it.coupon))
        || !after.into_iter().eq(known.parts())
}

fn most_frequent(counted: BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut counted: Vec<(String, usize)> = counted.into_iter().collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counted
}

/// The columns as they were kept; one of a later version is passed over.
fn columns(kept: &OrderColumnsChosen) -> OrderColumns {
    let all = OrderColumn::all();
    all.filter_map(|what| Some((what, kept.columns.get(what.code())?.clone())))
        .collect()
}

fn stored(columns: &OrderColumns) -> BTreeMap<String, String> {
    let columns = columns.iter();
    columns
        .map(|(what, heading)| (what.code().to_owned(), heading.trim().to_owned()))
        .collect()
}
