//! Who came, and when; a visitor needs no name.

use crate::{Table, first_of, hlc, unix_millis};
use ledger::{Header, Record};
use records::Body;
use rusqlite::{Connection, OptionalExtension, Result, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS visitor (
    id BLOB NOT NULL PRIMARY KEY,
    arrived INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS visitor_by_arrival ON visitor (arrived);
",
    rows: &[("visitor", "id")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::VisitorArrived(_) => arrive(connection, header),
        _ => Ok(()),
    }
}

/// A visitor arrives once; the first record counts.
fn arrive(connection: &Connection, header: &Header) -> Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO visitor (id, arrived) VALUES (?1, ?2)")?
        .execute(params![header.entity, hlc(header)])?;
    Ok(())
}

/// When a visitor arrived, in Unix milliseconds, if she is known.
pub fn arrived(connection: &Connection, id: Uuid) -> Result<Option<i64>> {
    connection
        .prepare_cached("SELECT arrived FROM visitor WHERE id = ?1")?
        .query_row([id], |row| Ok(unix_millis(row.get(0)?)))
        .optional()
}

/// The latest visitors, newest first, with the time they came.
pub fn latest(connection: &Connection, most: u32) -> Result<Vec<(Uuid, i64)>> {
    connection
        .prepare_cached("SELECT id, arrived FROM visitor ORDER BY arrived DESC, id DESC LIMIT ?1")?
        .query_map([most], |row| Ok((row.get(0)?, unix_millis(row.get(1)?))))?
        .collect()
}

/// All visitors, in the order they came.
pub fn all(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT id FROM visitor ORDER BY arrived, id")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// The visitors of a span of time, in Unix milliseconds, the end left out.
pub fn between(connection: &Connection, from_ms: i64, to_ms: i64) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT id FROM visitor WHERE arrived >= ?1 AND arrived < ?2")?
        .query_map([first_of(from_ms), first_of(to_ms)], |row| row.get(0))?
        .collect()
}
