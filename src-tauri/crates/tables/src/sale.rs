//! What was bought.

use crate::{Table, first_of, hlc, unix_millis};
use ledger::{Header, Record};
use records::Body;
use records::sales::{SaleLinked, SaleRecorded};
use rusqlite::{Connection, Result, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The table. The lines stay in the body: they are always read with the sale.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS sale (
    id BLOB NOT NULL PRIMARY KEY,
    visitor BLOB,
    fair BLOB NOT NULL,
    sold INTEGER NOT NULL,
    voided INTEGER,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS sale_by_visitor ON sale (visitor, sold);
",
    rows: &[("sale", "id")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::SaleRecorded(sold) => sell(connection, header, sold),
        Body::SaleVoided(_) => void(connection, header),
        Body::SaleLinked(linked) => link(connection, header, linked),
        _ => Ok(()),
    }
}

/// One sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleRow {
    /// Its id.
    pub id: Uuid,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// What was recorded, with the visitor it belongs to now.
    pub sold: SaleRecorded,
}

/// Notes a sale.
fn sell(connection: &Connection, header: &Header, sold: &SaleRecorded) -> Result<()> {
    let body = serde_json::to_string(sold)
        .expect("a sale holds strings, numbers and lists, which JSON can always write");
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO sale (id, visitor, fair, sold, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![header.entity, sold.visitor, sold.fair, hlc(header), body])?;
    Ok(())
}

/// Notes that a sale was voided; nothing that is summed up lists it any more.
fn void(connection: &Connection, header: &Header) -> Result<()> {
    connection
        .prepare_cached("UPDATE sale SET voided = coalesce(voided, ?2) WHERE id = ?1")?
        .execute(params![header.entity, hlc(header)])?;
    Ok(())
}

/// Notes to whom a sale belongs; the last word counts.
fn link(connection: &Connection, header: &Header, linked: &SaleLinked) -> Result<()> {
    connection
        .prepare_cached("UPDATE sale SET visitor = ?2 WHERE id = ?1")?
        .execute(params![header.entity, linked.visitor])?;
    Ok(())
}

fn rows(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<SaleRow>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, sold, body, visitor FROM sale WHERE voided IS NULL {condition}"
    ))?;
    let rows = statement.query_map(parameters, |row| {
        Ok((
            row.get::<_, Uuid>(0)?,
            unix_millis(row.get(1)?),
            row.get::<_, String>(2)?,
            row.get::<_, Option<Uuid>>(3)?,
        ))
    })?;
    let mut sales = Vec::new();
    for row in rows {
        let (id, at_ms, body, visitor) = row?;
        let mut sold: SaleRecorded = serde_json::from_str(&body).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(
                2,
                rusqlite::types::Type::Text,
                Box::new(error),
            )
        })?;
        sold.visitor = visitor;
        sales.push(SaleRow { id, at_ms, sold });
    }
    Ok(sales)
}

/// All sales to a visitor, those too that were voided.
pub fn ids_of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT id FROM sale WHERE visitor = ?1 ORDER BY sold, id")?
        .query_map([visitor], |row| row.get(0))?
        .collect()
}

/// A sale, if it is known and stands.
pub fn get(connection: &Connection, id: Uuid) -> Result<Option<SaleRow>> {
    Ok(rows(connection, "AND id = ?1", [id])?.pop())
}

/// A visitor's sales that stand, newest first.
pub fn of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<SaleRow>> {
    rows(
        connection,
        "AND visitor = ?1 ORDER BY sold DESC, id DESC",
        [visitor],
    )
}

/// All sales that stand, of all fairs, oldest first.
pub fn all(connection: &Connection) -> Result<Vec<SaleRow>> {
    rows(connection, "ORDER BY sold, id", [])
}

/// The sales of any fair that stand and were made in a span of time, in Unix milliseconds,
/// the end left out; oldest first.
pub fn between(connection: &Connection, from_ms: i64, to_ms: i64) -> Result<Vec<SaleRow>> {
    rows(
        connection,
        "AND sold >= ?1 AND sold < ?2 ORDER BY sold, id",
        [first_of(from_ms), first_of(to_ms)],
    )
}

/// A fair's sales that stand and were made before a time, in Unix milliseconds, oldest
/// first.
pub fn of_fair_until(connection: &Connection, fair: Uuid, to_ms: i64) -> Result<Vec<SaleRow>> {
    rows(
        connection,
        "AND fair = ?1 AND sold < ?2 ORDER BY sold, id",
        params![fair, first_of(to_ms)],
    )
}

/// How many of a fair's sales from before a time, in Unix milliseconds, were voided.
pub fn voided_until(connection: &Connection, fair: Uuid, to_ms: i64) -> Result<u32> {
    connection
        .prepare_cached(
            "SELECT count(*) FROM sale WHERE voided IS NOT NULL AND fair = ?1 AND sold < ?2",
        )?
        .query_row(params![fair, first_of(to_ms)], |row| row.get(0))
}

/// Who bought something at one fair, or at any, that stands.
pub fn buyers(connection: &Connection, fair: Option<Uuid>) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT visitor FROM sale
             WHERE voided IS NULL AND visitor IS NOT NULL AND (?1 IS NULL OR fair = ?1)",
        )?
        .query_map([fair], |row| row.get(0))?
        .collect()
}

/// All sales of a fair, also those that were voided.
pub fn of_fair(connection: &Connection, fair: Uuid) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT id FROM sale WHERE fair = ?1")?
        .query_map([fair], |row| row.get(0))?
        .collect()
}

/// A fair's latest sales that stand, newest first.
pub fn latest(connection: &Connection, fair: Uuid, most: u32) -> Result<Vec<SaleRow>> {
    rows(
        connection,
        "AND fair = ?1 ORDER BY sold DESC, id DESC LIMIT ?2",
        params![fair, most],
    )
}

/// Pieces sold of each product since a time, in Unix milliseconds.
pub fn pieces_from(
    connection: &Connection,
    from_ms: i64,
    products: &[Uuid],
) -> Result<BTreeMap<Uuid, i64>> {
    let before = first_of(from_ms).saturating_sub(1);
    let since = products.iter().map(|product| (*product, before)).collect();
    pieces_since(connection, &since)
}

/// Pieces sold of each product since a time of its own, as the tables keep it.
/// What was voided went back on the shelf.
pub fn pieces_since(
    connection: &Connection,
    since: &BTreeMap<Uuid, i64>,
) -> Result<BTreeMap<Uuid, i64>> {
    let first = since.values().min().copied().unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(
        "SELECT sale.sold, json_extract(line.value, '$.product'), json_extract(line.value, '$.quantity')
         FROM sale, json_each(sale.body, '$.lines') AS line
         WHERE sale.sold > ?1 AND sale.voided IS NULL",
    )?;
    let mut pieces = BTreeMap::new();
    let mut rows = statement.query([first])?;
    while let Some(row) = rows.next()? {
        let (sold, product, quantity): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let product = Uuid::try_parse(&product).unwrap_or_default();
        if since.get(&product).is_some_and(|counted| sold > *counted) {
            *pieces.entry(product).or_insert(0) += quantity;
        }
    }
    Ok(pieces)
}
