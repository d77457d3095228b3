//! What was bought.

use super::{hlc, unix_millis};
use crate::body::SaleRecorded;
use ledger::Header;
use rusqlite::{Connection, Result, params};
use uuid::Uuid;

/// The table. The lines stay in the body: they are always read with the sale.
pub const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS sale (
    id BLOB NOT NULL PRIMARY KEY,
    visitor BLOB,
    sold INTEGER NOT NULL,
    voided INTEGER,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS sale_by_visitor ON sale (visitor, sold);
";

/// One sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleRow {
    /// Its id.
    pub id: Uuid,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// What was recorded.
    pub sold: SaleRecorded,
}

/// Notes a sale.
pub fn apply(connection: &Connection, header: &Header, sold: &SaleRecorded) -> Result<()> {
    let body = serde_json::to_string(sold)
        .expect("a sale holds strings, numbers and lists, which JSON can always write");
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO sale (id, visitor, sold, body) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![header.entity, sold.visitor, hlc(header), body])?;
    Ok(())
}

/// Notes that a sale was voided; nothing that is summed up lists it any more.
pub fn void(connection: &Connection, header: &Header) -> Result<()> {
    connection
        .prepare_cached("UPDATE sale SET voided = coalesce(voided, ?2) WHERE id = ?1")?
        .execute(params![header.entity, hlc(header)])?;
    Ok(())
}

fn rows(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<SaleRow>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, sold, body FROM sale WHERE voided IS NULL {condition}"
    ))?;
    let rows = statement.query_map(parameters, |row| {
        Ok((
            row.get::<_, Uuid>(0)?,
            unix_millis(row.get(1)?),
            row.get::<_, String>(2)?,
        ))
    })?;
    let mut sales = Vec::new();
    for row in rows {
        let (id, at_ms, body) = row?;
        let sold = serde_json::from_str(&body).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(
                2,
                rusqlite::types::Type::Text,
                Box::new(error),
            )
        })?;
        sales.push(SaleRow { id, at_ms, sold });
    }
    Ok(sales)
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

/// All sales that stand, oldest first.
pub fn all(connection: &Connection) -> Result<Vec<SaleRow>> {
    rows(connection, "ORDER BY sold, id", [])
}
