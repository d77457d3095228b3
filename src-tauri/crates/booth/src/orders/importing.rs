//! Takes in the orders of a shop.
//!
//! Orders are known by their shop and number. What is new in a table is recorded, what is
//! known is not, so the same table again changes nothing, and it does not matter which of two
//! tables was taken in first, or on which laptop.

use super::buyers::Buyers;
use super::shop_name;
use super::told::OrdersImport;
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use chrono::{NaiveDateTime, TimeDelta};
use ledger::NewRecord;
use outreach::orders::{OrderRead, Part, SHOP_ZONE, Standing, is_same_name};
use outreach::{OrderColumn, OrderColumns, OrderFile, OrderShop, OrdersRead};
use progress::Progress;
use records::Body;
use records::orders::{
    CouponInOrder, OrderColumnsChosen, OrderLinked, OrderReported, OrderStanding, OrdersReported,
    PartReported, order_columns_of, order_of, order_part, orders_of, whole_order,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tables::coupon as coupon_table;
use tables::order::{self as order_table, KnownOrder};
use tables::settings;
use uuid::Uuid;
use words::{sentence, typed::cleaned};

/// Orders that one record tells of.
const ORDERS_OF_A_RECORD: usize = 1_000;
/// Characters of a shop's name.
const LONGEST_NAME: usize = 60;

/// How a table of orders is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrdersRequest {
    /// The shop, as the owner calls it; kept for tables with the same headings, and known by
    /// the table of a known shop unless said.
    pub shop: Option<String>,
    /// The columns that are read; what is said is kept for tables with the same headings.
    pub columns: OrderColumns,
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

/// What a table says, and what is kept of how it is read.
struct Understood {
    /// The shop, as records call it.
    shop: String,
    read: OrdersRead,
    /// The columns and the shop for tables with the same headings, where they change.
    chosen: Option<OrderColumnsChosen>,
}

impl Booth {
    /// What taking in the orders of a shop would do. Nothing is recorded.
    ///
    /// # Errors
    /// As [`Booth::import_orders`].
    pub fn understand_orders(
        &self,
        file: &OrderFile,
        request: &OrdersRequest,
    ) -> Result<OrdersImport, BoothError> {
        self.require(Right::Owner)?;
        let facts = self.facts();
        let understood = facts.understood(file, request)?;
        let (_, import) = facts.import_of(Uuid::nil(), &understood)?;
        Ok(import)
    }

    /// Takes in the orders of a shop, all of them or nothing.
    ///
    /// # Errors
    /// [`BoothError::ReportColumns`] where the columns or the shop cannot be told;
    /// [`BoothError::NotPossible`] for a name of a shop that cannot be kept, and for anybody
    /// but the owner; when nothing could be written.
    pub fn import_orders(
        &mut self,
        file: &OrderFile,
        request: &OrdersRequest,
    ) -> Result<OrdersImport, BoothError> {
        self.require(Right::Owner)?;
        let id = self.new_id();
        self.append(Right::Owner, |facts| {
            let understood = facts.understood(file, request)?;
            let (mut records, mut import) = facts.import_of(id, &understood)?;
            import.id = import.is_new().then_some(id);
            if let Some(chosen) = understood.chosen {
                let entity = order_columns_of(&understood.read.headings);
                records.push(facts.record(entity, None, Body::OrderColumnsChosen(chosen)));
            }
            Ok((records, import))
        })
    }
}

impl Facts<'_> {
    /// The orders of a table, and the shop whose they are: as somebody names it now, or named
    /// it for tables with the same headings, or by what is known of shops.
    fn understood(
        &self,
        file: &OrderFile,
        request: &OrdersRequest,
    ) -> Result<Understood, BoothError> {
        let typed = request.shop.as_deref().map(cleaned).unwrap_or_default();
        let named = match typed.trim() {
            "" => None,
            named => Some(self.shop_called(named)?),
        };
        let kept: BTreeMap<Uuid, OrderColumnsChosen> =
            settings::all(self.tables)?.into_iter().collect();
        let kept_for = |headings: &str| kept.get(&order_columns_of(headings));
        let shop_of = |headings: &str| {
            let kept = || kept_for(headings).map(|kept| kept.shop.clone());
            OrderShop::with_id(&named.clone().or_else(kept)?)
        };
        let columns_of = |headings: &str| kept_for(headings).map(columns);
        let read = file
            .understood(&request.columns, columns_of, shop_of)
            .map_err(BoothError::ReportColumns)?;
        let kept = kept_for(&read.headings).cloned().unwrap_or_default();
        let chosen = OrderColumnsChosen {
            columns: match request.columns.is_empty() {
                true => kept.columns.clone(),
                false => stored(&request.columns),
            },
            shop: named.unwrap_or_else(|| kept.shop.clone()),
        };
        let shop = match (chosen.shop.as_str(), read.shop) {
            ("", None) => {
                let why = sentence!("orders-shop-unknown");
                return Err(BoothError::ReportColumns(why));
            }
            ("", Some(known)) => known.id.clone(),
            (named, _) => named.to_owned(),
        };
        let is_kept = !read.headings.is_empty() && chosen != kept;
        Ok(Understood {
            shop,
            chosen: is_kept.then_some(chosen),
            read,
        })
    }

    /// The shop that somebody means by a name, as records call it: a known one, one whose
    /// orders were taken in before, or a new one.
    fn shop_called(&self, named: &str) -> Result<String, BoothError> {
        if named.chars().count() > LONGEST_NAME || named.chars().any(char::is_control) {
            let why = sentence!("orders-shop-name-unusable", most = LONGEST_NAME);
            return Err(BoothError::NotPossible(why));
        }
        if let Some(known) = OrderShop::called(named) {
            return Ok(known.id.clone());
        }
        let imports = order_table::imports(self.tables)?;
        let before = imports.into_iter().map(|import| import.name);
        let same = before
            .filter(|name| !name.is_empty())
            .find(|name| is_same_name(name, named));
        Ok(same.unwrap_or_else(|| named.to_owned()))
    }

    /// The records of what a table says that is not known, and what it does.
    fn import_of(
        &self,
        id: Uuid,
        understood: &Understood,
    ) -> Result<(Vec<NewRecord>, OrdersImport), BoothError> {
        let Understood { shop, read, .. } = understood;
        let known = order_table::known(self.tables, orders_of(shop))?;
        let of_gone = order_table::of_gone(self.tables)?;
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
        let mut spent_won: HashMap<Uuid, u64> = HashMap::new();
        let mut unknown_coupons: BTreeMap<String, usize> = BTreeMap::new();
        for (number, order) in &read.orders {
            let order_id = order_of(shop, number);
            let before = known.get(&order_id);
            match before {
                Some(_) => import.known += 1,
                None => import.new += 1,
            }
            let mut reported = OrderReported {
                order: order_id,
                at_ms: order.at.map(unix_millis),
                parts: parts(order_id, order),
                coupons: Vec::new(),
            };
            let (standing, won) = whole_order(&together(before, &reported));
            let counts = standing == OrderStanding::Paid;
            for text in &order.coupons {
                let Some(used) = self.coupon_in_order(text, reported.at_ms, &spent_won)? else {
                    *unknown_coupons.entry(text.clone()).or_default() += 1;
                    continue;
                };
                // What is not paid takes nothing off.
                if !counts {
                    continue;
                }
                coupons_used.insert(used.coupon);
                let is_known = before.is_some_and(|it| it.coupons.contains(&used.coupon));
                if !is_known && reported.coupons.iter().all(|it| it.coupon != used.coupon) {
                    *spent_won.entry(used.coupon).or_default() += used.discount_won;
                    reported.coupons.push(used);
                }
            }
            match standing {
                OrderStanding::Waiting => {}
                OrderStanding::TakenBack => import.cancelled += 1,
                OrderStanding::Paid => {
                    import.won = import.won.saturating_add(won);
                    let counted_before = before.is_some_and(KnownOrder::counts);
                    let is_decided = counted_before || of_gone.contains(&order_id);
                    let linked = match reported.at_ms {
                        Some(at_ms) if !is_decided => {
                            let holder = self.holder(&reported.coupons)?;
                            buyers.whose(self, order, at_ms, holder)?
                        }
                        _ => None,
                    };
                    links.extend(linked.map(|visitor| (order_id, visitor)));
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
        import.already_known = import.orders > 0 && news.is_empty() && links.is_empty();
        let mut records = Vec::new();
        for orders in news.chunks(ORDERS_OF_A_RECORD) {
            let reported = OrdersReported {
                shop: shop.clone(),
                import: id,
                orders: orders.to_vec(),
            };
            records.push(self.record(orders_of(shop), None, Body::OrdersReported(reported)));
        }
        for (order, visitor) in links {
            let body = Body::OrderLinked(OrderLinked {
                visitor,
                import: id,
            });
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
    is_earlier || !reported.coupons.is_empty() || !after.into_iter().eq(known.parts())
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
