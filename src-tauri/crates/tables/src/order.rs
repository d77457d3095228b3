//! What shops and tills sold.
//!
//! What is said of one order in several reports adds up to the same, whichever came first
//! ([`PartReported::and`]). A table that numbers the lines of an order says more than one
//! that does not, so where both were taken in the lines count. What each import said stays
//! by itself, so that the order adds up anew without one that was taken back.

use crate::same_person::Persons;
use crate::{Table, hlc, unix_millis};
use ledger::{Header, Record};
use records::Body;
use records::orders::{
    OrderLinked, OrderStanding, OrdersReported, OrdersTakenBack, PartReported, whole_order,
};
use rusqlite::{Connection, Result, params};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// The tables. `shop_order` follows from the others; `told` is the clock of the record that
/// told of it first.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS order_import (
    shop BLOB NOT NULL,
    import BLOB NOT NULL,
    name TEXT NOT NULL,
    told INTEGER NOT NULL,
    taken_back INTEGER NOT NULL,
    PRIMARY KEY (import, shop)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS order_import_by_shop ON order_import (shop);
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
CREATE TABLE IF NOT EXISTS order_told (
    shop BLOB NOT NULL,
    shop_order BLOB NOT NULL,
    import BLOB NOT NULL,
    ordered INTEGER,
    told INTEGER NOT NULL,
    device BLOB NOT NULL,
    PRIMARY KEY (shop_order, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS order_told_by_shop ON order_told (shop, import);
CREATE TABLE IF NOT EXISTS order_part (
    shop BLOB NOT NULL,
    shop_order BLOB NOT NULL,
    part BLOB NOT NULL,
    import BLOB NOT NULL,
    standing INTEGER NOT NULL,
    won INTEGER NOT NULL,
    PRIMARY KEY (shop_order, part, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS order_part_by_shop ON order_part (shop, import);
CREATE TABLE IF NOT EXISTS order_coupon (
    shop BLOB NOT NULL,
    shop_order BLOB NOT NULL,
    coupon BLOB NOT NULL,
    import BLOB NOT NULL,
    programme BLOB,
    discount_won INTEGER NOT NULL,
    PRIMARY KEY (coupon, shop_order, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS order_coupon_by_shop ON order_coupon (shop, import);
CREATE TABLE IF NOT EXISTS order_link (
    shop_order BLOB NOT NULL,
    visitor BLOB NOT NULL,
    import BLOB NOT NULL,
    PRIMARY KEY (shop_order, visitor, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS order_link_by_visitor ON order_link (visitor);
CREATE TABLE IF NOT EXISTS order_of_gone (shop_order BLOB NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
",
    rows: &[
        ("order_import", "shop"),
        ("shop_order", "shop"),
        ("order_told", "shop"),
        ("order_part", "shop"),
        ("order_coupon", "shop"),
        ("order_link", "shop_order"),
        ("order_of_gone", "shop_order"),
    ],
    apply,
};

/// As the tables keep [`OrderStanding::Paid`].
const PAID: i64 = 1;

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    match body {
        Body::OrdersReported(reported) => report(connection, &record.header, reported),
        Body::OrdersTakenBack(taken) => take_back(connection, &record.header, taken),
        Body::OrderLinked(linked) => link(connection, record.header.entity, linked),
        _ => Ok(()),
    }
}

fn report(connection: &Connection, header: &Header, reported: &OrdersReported) -> Result<()> {
    let shop = header.entity;
    // A record that names no import is one by itself.
    let import = match reported.import.is_nil() {
        true => header.id.0,
        false => reported.import,
    };
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO order_import (shop, import, name, told, taken_back)
             VALUES (?1, ?2, ?3, ?4, 0)",
        )?
        .execute(params![shop, import, reported.shop, hlc(header)])?;
    let is_taken_back: bool = connection
        .prepare_cached("SELECT taken_back FROM order_import WHERE import = ?1 AND shop = ?2")?
        .query_row([import, shop], |row| row.get(0))?;
    if is_taken_back {
        return Ok(());
    }
    let mut order = connection.prepare_cached(
        "INSERT OR REPLACE INTO order_told (shop, shop_order, import, ordered, told, device)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut part = connection.prepare_cached(
        "INSERT OR REPLACE INTO order_part (shop, shop_order, part, import, standing, won)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut coupon = connection.prepare_cached(
        "INSERT OR REPLACE INTO order_coupon
             (shop, shop_order, coupon, import, programme, discount_won)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for it in &reported.orders {
        order.execute(params![
            shop,
            it.order,
            import,
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
            part.execute(params![
                shop,
                it.order,
                which,
                import,
                number(*standing),
                won
            ])?;
        }
        for used in &it.coupons {
            coupon.execute(params![
                shop,
                it.order,
                used.coupon,
                import,
                used.programme,
                used.discount_won.cast_signed()
            ])?;
        }
        add_up(connection, it.order)?;
    }
    Ok(())
}

/// Works out an order anew from what the imports say of it.
fn add_up(connection: &Connection, order: Uuid) -> Result<()> {
    let mut parts = Parts::new();
    let mut statement = connection
        .prepare_cached("SELECT part, standing, won FROM order_part WHERE shop_order = ?1")?;
    let mut rows = statement.query([order])?;
    while let Some(row) = rows.next()? {
        note(&mut parts, part(row.get(0)?, row.get(1)?, row.get(2)?));
    }
    let parts: Vec<PartReported> = parts.into_values().collect();
    let (standing, won) = whole_order(&parts);
    connection
        .prepare_cached("DELETE FROM shop_order WHERE id = ?1")?
        .execute([order])?;
    connection
        .prepare_cached(
            "INSERT INTO shop_order (id, shop, name, ordered, standing, won, told, device)
             SELECT ?1, shop, name, (SELECT min(ordered) FROM order_told WHERE shop_order = ?1),
                 ?2, ?3, order_told.told, device
             FROM order_told JOIN order_import USING (import, shop)
             WHERE shop_order = ?1 ORDER BY order_told.told, device LIMIT 1",
        )?
        .execute(params![order, number(standing), won.cast_signed()])?;
    Ok(())
}

/// Leaves out what an import said, whichever of its records come later.
fn take_back(connection: &Connection, header: &Header, taken: &OrdersTakenBack) -> Result<()> {
    let (shop, import) = (header.entity, taken.import);
    connection
        .prepare_cached(
            "INSERT INTO order_import (shop, import, name, told, taken_back)
             VALUES (?1, ?2, '', ?3, 1) ON CONFLICT DO UPDATE SET taken_back = 1",
        )?
        .execute(params![shop, import, hlc(header)])?;
    let orders: Vec<Uuid> = connection
        .prepare_cached("SELECT shop_order FROM order_told WHERE shop = ?1 AND import = ?2")?
        .query_map([shop, import], |row| row.get(0))?
        .collect::<Result<_>>()?;
    for table in ["order_told", "order_part", "order_coupon"] {
        connection
            .prepare_cached(&format!(
                "DELETE FROM {table} WHERE shop = ?1 AND import = ?2"
            ))?
            .execute([shop, import])?;
    }
    orders
        .into_iter()
        .try_for_each(|order| add_up(connection, order))
}

fn link(connection: &Connection, order: Uuid, linked: &OrderLinked) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO order_link (shop_order, visitor, import) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![order, linked.visitor, linked.import])?;
    Ok(())
}

/// What a destroyed link leaves: the order was of somebody who is gone, so it is nobody's.
pub(crate) fn apply_unreadable(connection: &Connection, record: &Record) -> Result<()> {
    if record.body.is_some() || record.header.kind != "order.linked" {
        return Ok(());
    }
    connection
        .prepare_cached("INSERT OR IGNORE INTO order_of_gone (shop_order) VALUES (?1)")?
        .execute([record.header.entity])?;
    Ok(())
}

/// The parts of an order, by their ids.
type Parts = BTreeMap<Uuid, PartReported>;

fn note(parts: &mut Parts, said: PartReported) {
    let known = parts.entry(said.part).or_insert(said);
    *known = known.and(said);
}

fn part(part: Uuid, standing_number: i64, won: i64) -> PartReported {
    PartReported {
        part,
        standing: standing(standing_number),
        won,
    }
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
    parts: Parts,
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
        self.parts.values().copied()
    }
}

/// What is known of the orders of a shop.
pub fn known(connection: &Connection, shop: Uuid) -> Result<HashMap<Uuid, KnownOrder>> {
    let mut known: HashMap<Uuid, KnownOrder> = HashMap::new();
    let visitors = visitors(connection)?;
    let mut statement =
        connection.prepare_cached("SELECT id, ordered FROM shop_order WHERE shop = ?1")?;
    let mut rows = statement.query([shop])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        let order = KnownOrder {
            at_ms: row.get(1)?,
            visitor: visitors.get(&id).copied(),
            ..KnownOrder::default()
        };
        known.insert(id, order);
    }
    let mut statement = connection
        .prepare_cached("SELECT shop_order, part, standing, won FROM order_part WHERE shop = ?1")?;
    let mut rows = statement.query([shop])?;
    while let Some(row) = rows.next()? {
        let order = known.entry(row.get(0)?).or_default();
        let said = part(row.get(1)?, row.get(2)?, row.get(3)?);
        note(&mut order.parts, said);
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

/// The orders that were linked to people who are gone.
pub fn of_gone(connection: &Connection) -> Result<BTreeSet<Uuid>> {
    connection
        .prepare_cached("SELECT shop_order FROM order_of_gone")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Whose each order is that was linked. Nobody's is one that laptops which worked apart
/// linked to two people, also where one of them is gone; who was recognised since is whoever
/// she was before.
fn visitors(connection: &Connection) -> Result<HashMap<Uuid, Uuid>> {
    let mut linked: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT shop_order, coalesce(before, order_link.visitor)
         FROM order_link LEFT JOIN recognised_visitor
             ON recognised_visitor.visitor = order_link.visitor
         WHERE import NOT IN (SELECT import FROM order_import WHERE taken_back)
             AND shop_order NOT IN (SELECT shop_order FROM order_of_gone)
         ORDER BY 1, 2",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        linked.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let is_any_twice = linked.values().any(|visitors| visitors.len() > 1);
    let persons = match is_any_twice {
        true => Persons::read(connection)?,
        false => Persons::default(),
    };
    let linked = linked.into_iter();
    Ok(linked
        .filter_map(|(order, visitors)| {
            let one = *visitors.first()?;
            let is_hers = |it: &Uuid| persons.of(*it) == persons.of(one);
            visitors.iter().all(is_hers).then_some((order, one))
        })
        .collect())
}

/// A table of orders that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Its id.
    pub import: Uuid,
    /// The entity of the shop's orders.
    pub shop: Uuid,
    /// The shop, as records call it.
    pub name: String,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// Of how many orders it told.
    pub orders: usize,
    /// Whether it was taken back.
    pub is_taken_back: bool,
}

/// Every table that was taken in, the latest first.
pub fn imports(connection: &Connection) -> Result<Vec<ImportRow>> {
    connection
        .prepare_cached(
            "SELECT import, shop, name, told, taken_back,
                 (SELECT count(*) FROM order_told
                  WHERE order_told.shop = order_import.shop AND order_told.import = order_import.import)
             FROM order_import ORDER BY told DESC, import DESC",
        )?
        .query_map([], |row| {
            Ok(ImportRow {
                import: row.get(0)?,
                shop: row.get(1)?,
                name: row.get(2)?,
                at_ms: unix_millis(row.get(3)?),
                is_taken_back: row.get(4)?,
                orders: row.get(5)?,
            })
        })?
        .collect()
}

/// An order.
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
    /// Whether it counts; one that was cancelled, or of which all goods went back, does not.
    pub counts: bool,
}

/// That somebody linked an order to a visitor, as SQL.
const LINKED: &str = "id IN (SELECT shop_order FROM order_link)";

/// Orders that were paid once and fit a condition, oldest first.
fn orders(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<OrderRow>> {
    let mut orders: Vec<OrderRow> = connection
        .prepare_cached(&format!(
            "SELECT id, name, ordered, won, standing = {PAID} FROM shop_order
             WHERE standing >= {PAID} AND ordered IS NOT NULL AND {condition}
             ORDER BY ordered, id"
        ))?
        .query_map(parameters, |row| {
            Ok(OrderRow {
                id: row.get(0)?,
                shop: row.get(1)?,
                at_ms: row.get(2)?,
                won: row.get::<_, i64>(3)?.cast_unsigned(),
                visitor: None,
                coupons: Vec::new(),
                counts: row.get(4)?,
            })
        })?
        .collect::<Result<_>>()?;
    let mut coupons: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT shop_order, coupon FROM order_coupon ORDER BY coupon")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        coupons.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let visitors = visitors(connection)?;
    for order in &mut orders {
        order.visitor = visitors.get(&order.id).copied();
        order.coupons = coupons.remove(&order.id).unwrap_or_default();
    }
    Ok(orders)
}

/// The orders of a span of time that count, in Unix milliseconds, the end left out.
pub fn between(connection: &Connection, from_ms: i64, to_ms: i64) -> Result<Vec<OrderRow>> {
    let counting = format!("standing = {PAID} AND ordered >= ?1 AND ordered < ?2");
    orders(connection, &counting, [from_ms, to_ms])
}

/// The orders that count and are known to be somebody's.
pub fn linked(connection: &Connection) -> Result<Vec<OrderRow>> {
    let counting = format!("standing = {PAID} AND {LINKED}");
    let mut orders = orders(connection, &counting, [])?;
    orders.retain(|order| order.visitor.is_some());
    Ok(orders)
}

/// The orders of a visitor, those that were taken back too.
pub fn of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<OrderRow>> {
    let mut orders = orders(connection, LINKED, [])?;
    orders.retain(|order| order.visitor == Some(visitor));
    Ok(orders)
}

/// Whether any order is linked to a visitor, one that does not count too.
pub fn is_any_of(connection: &Connection, visitor: Uuid) -> Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM order_link WHERE visitor = ?1")?
        .exists([visitor])
}

/// Whether a table of orders was ever taken in.
pub fn is_any(connection: &Connection) -> Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM shop_order)")?
        .query_row([], |row| row.get(0))
}
