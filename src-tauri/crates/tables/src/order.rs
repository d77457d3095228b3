//! What shops and tills sold.
//!
//! What is said of one order in several reports adds up to the same, whichever came first:
//! of each part the later standing counts, and of two amounts the smaller. A table that
//! numbers the lines of an order says more than one that does not, so where both were taken
//! in the lines count.

use crate::{Table, hlc};
use ledger::{Header, Record};
use records::Body;
use records::orders::{OrderLinked, OrderStanding, OrdersReported, PartReported, whole_order};
use rusqlite::{Connection, Result, params};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// The tables. `won` and `standing` of an order follow from its parts; `told` is the clock
/// of the record that told of it first, and the uses of its coupons are of then.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS shop_order (
    id BLOB NOT NULL PRIMARY KEY,
    shop BLOB NOT NULL,
    name TEXT NOT NULL,
    ordered INTEGER,
    standing INTEGER NOT NULL,
    won INTEGER NOT NULL,
    told INTEGER NOT NULL,
    device BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shop_order_by_shop ON shop_order (shop);
CREATE INDEX IF NOT EXISTS shop_order_by_time ON shop_order (ordered) WHERE standing = 1;
CREATE TABLE IF NOT EXISTS order_part (
    shop BLOB NOT NULL,
    shop_order BLOB NOT NULL,
    part BLOB NOT NULL,
    standing INTEGER NOT NULL,
    won INTEGER NOT NULL,
    PRIMARY KEY (shop_order, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS order_part_by_shop ON order_part (shop);
CREATE TABLE IF NOT EXISTS order_coupon (
    shop BLOB NOT NULL,
    shop_order BLOB NOT NULL,
    coupon BLOB NOT NULL,
    programme BLOB,
    discount_won INTEGER NOT NULL,
    PRIMARY KEY (coupon, shop_order)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS order_coupon_by_order ON order_coupon (shop_order);
CREATE TABLE IF NOT EXISTS order_link (
    shop_order BLOB NOT NULL,
    visitor BLOB NOT NULL,
    PRIMARY KEY (shop_order, visitor)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS order_link_by_visitor ON order_link (visitor);
",
    rows: &[
        ("shop_order", "shop"),
        ("order_part", "shop"),
        ("order_coupon", "shop"),
        ("order_link", "shop_order"),
    ],
    apply,
};

/// As the tables keep [`OrderStanding::Paid`].
const PAID: i64 = 1;

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    match body {
        Body::OrdersReported(reported) => report(connection, &record.header, reported),
        Body::OrderLinked(linked) => link(connection, record.header.entity, linked),
        _ => Ok(()),
    }
}

fn report(connection: &Connection, header: &Header, reported: &OrdersReported) -> Result<()> {
    let shop = header.entity;
    let mut order = connection.prepare_cached(
        "INSERT INTO shop_order (id, shop, name, ordered, standing, won, told, device)
         VALUES (?1, ?2, ?3, ?4, 0, 0, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET
             ordered = coalesce(min(ordered, excluded.ordered), ordered, excluded.ordered)",
    )?;
    let mut part = connection.prepare_cached(
        "INSERT INTO order_part (shop, shop_order, part, standing, won)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (shop_order, part) DO UPDATE SET
             standing = max(standing, excluded.standing),
             won = CASE WHEN excluded.standing = standing THEN min(won, excluded.won)
                        WHEN excluded.standing > standing THEN excluded.won ELSE won END",
    )?;
    let mut coupon = connection.prepare_cached(
        "INSERT OR IGNORE INTO order_coupon (shop, shop_order, coupon, programme, discount_won)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let mut parts = connection
        .prepare_cached("SELECT part, standing, won FROM order_part WHERE shop_order = ?1")?;
    let mut whole =
        connection.prepare_cached("UPDATE shop_order SET standing = ?2, won = ?3 WHERE id = ?1")?;
    for it in &reported.orders {
        order.execute(params![
            it.order,
            shop,
            reported.shop,
            it.at_ms,
            hlc(header),
            header.device.0
        ])?;
        for PartReported {
            part: which,
            standing,
            won,
        } in &it.parts
        {
            part.execute(params![shop, it.order, which, number(*standing), won])?;
        }
        for used in &it.coupons {
            coupon.execute(params![
                shop,
                it.order,
                used.coupon,
                used.programme,
                used.discount_won.cast_signed()
            ])?;
        }
        let all = parts.query_map([it.order], |row| {
            Ok(PartReported {
                part: row.get(0)?,
                standing: standing(row.get(1)?),
                won: row.get(2)?,
            })
        })?;
        let (standing, won) = whole_order(&all.collect::<Result<Vec<_>>>()?);
        whole.execute(params![it.order, number(standing), won.cast_signed()])?;
    }
    Ok(())
}

fn link(connection: &Connection, order: Uuid, linked: &OrderLinked) -> Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO order_link (shop_order, visitor) VALUES (?1, ?2)")?
        .execute(params![order, linked.visitor])?;
    Ok(())
}

fn number(standing: OrderStanding) -> i64 {
    match standing {
        OrderStanding::Waiting => 0,
        OrderStanding::Paid => PAID,
        OrderStanding::TakenBack => 2,
    }
}

fn standing(number: i64) -> OrderStanding {
    match number {
        0 => OrderStanding::Waiting,
        PAID => OrderStanding::Paid,
        _ => OrderStanding::TakenBack,
    }
}

/// What is known of an order, to tell whether a table says anything new of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownOrder {
    /// When it was paid, in Unix milliseconds.
    pub at_ms: Option<i64>,
    /// By part, whether it counts and what it came to.
    parts: BTreeMap<Uuid, (OrderStanding, i64)>,
    /// The coupons of ours in it.
    pub coupons: BTreeSet<Uuid>,
    /// Whose it is.
    pub visitor: Option<Uuid>,
}

impl KnownOrder {
    /// Whether it counts.
    pub fn counts(&self) -> bool {
        let parts: Vec<PartReported> = self.parts().collect();
        whole_order(&parts).0 == OrderStanding::Paid
    }

    /// Its parts, by their ids.
    pub fn parts(&self) -> impl Iterator<Item = PartReported> {
        let parts = self.parts.iter();
        parts.map(|(part, (standing, won))| PartReported {
            part: *part,
            standing: *standing,
            won: *won,
        })
    }
}

/// What is known of the orders of a shop.
pub fn known(connection: &Connection, shop: Uuid) -> Result<HashMap<Uuid, KnownOrder>> {
    let mut known: HashMap<Uuid, KnownOrder> = HashMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT id, ordered, (SELECT min(visitor) FROM order_link WHERE shop_order = id)
         FROM shop_order WHERE shop = ?1",
    )?;
    let mut rows = statement.query([shop])?;
    while let Some(row) = rows.next()? {
        let order = KnownOrder {
            at_ms: row.get(1)?,
            visitor: row.get(2)?,
            ..KnownOrder::default()
        };
        known.insert(row.get(0)?, order);
    }
    let mut statement = connection
        .prepare_cached("SELECT shop_order, part, standing, won FROM order_part WHERE shop = ?1")?;
    let mut rows = statement.query([shop])?;
    while let Some(row) = rows.next()? {
        let order = known.entry(row.get(0)?).or_default();
        let said = (standing(row.get(2)?), row.get(3)?);
        order.parts.insert(row.get(1)?, said);
    }
    let mut statement =
        connection.prepare_cached("SELECT shop_order, coupon FROM order_coupon WHERE shop = ?1")?;
    let mut rows = statement.query([shop])?;
    while let Some(row) = rows.next()? {
        let order = known.entry(row.get(0)?).or_default();
        order.coupons.insert(row.get(1)?);
    }
    Ok(known)
}

/// An order that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// Its id.
    pub id: Uuid,
    /// The shop, as records call it.
    pub shop: String,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// What it came to, in won.
    pub won: u64,
    /// Whose it is, if that may be known.
    pub visitor: Option<Uuid>,
    /// The coupons of ours that were used in it.
    pub coupons: Vec<Uuid>,
}

/// Orders that count and fit a condition, oldest first.
fn counting(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<OrderRow>> {
    let mut orders: Vec<OrderRow> = connection
        .prepare_cached(&format!(
            "SELECT id, name, ordered, won,
                 (SELECT min(visitor) FROM order_link WHERE shop_order = id)
             FROM shop_order
             WHERE standing = {PAID} AND ordered IS NOT NULL AND {condition}
             ORDER BY ordered, id"
        ))?
        .query_map(parameters, |row| {
            Ok(OrderRow {
                id: row.get(0)?,
                shop: row.get(1)?,
                at_ms: row.get(2)?,
                won: row.get::<_, i64>(3)?.cast_unsigned(),
                visitor: row.get(4)?,
                coupons: Vec::new(),
            })
        })?
        .collect::<Result<_>>()?;
    let mut coupons: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    let mut statement =
        connection.prepare_cached("SELECT shop_order, coupon FROM order_coupon ORDER BY coupon")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        coupons.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    for order in &mut orders {
        order.coupons = coupons.remove(&order.id).unwrap_or_default();
    }
    Ok(orders)
}

/// The orders of a span of time, in Unix milliseconds, the end left out.
pub fn between(connection: &Connection, from_ms: i64, to_ms: i64) -> Result<Vec<OrderRow>> {
    counting(
        connection,
        "ordered >= ?1 AND ordered < ?2",
        [from_ms, to_ms],
    )
}

/// The orders that are known to be somebody's.
pub fn linked(connection: &Connection) -> Result<Vec<OrderRow>> {
    counting(connection, "id IN (SELECT shop_order FROM order_link)", [])
}

/// The orders of a visitor.
pub fn of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<OrderRow>> {
    counting(
        connection,
        "id IN (SELECT shop_order FROM order_link WHERE visitor = ?1)",
        [visitor],
    )
}

/// Whether a table of orders was ever taken in.
pub fn is_any(connection: &Connection) -> Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM shop_order)")?
        .query_row([], |row| row.get(0))
}
