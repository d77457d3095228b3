//! Programmes that give no more coupons.
//!
//! Apart from the catalogue, because there the last record of an entry is the
//! entry, and the terms of a closed programme are still needed: its coupons
//! stay good.

use crate::{Table, hlc, unix_millis};
use ledger::{Header, Record};
use records::Body;
use rusqlite::{Connection, Result, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS programme_closing (
    programme BLOB NOT NULL PRIMARY KEY,
    closed INTEGER NOT NULL
) STRICT;
",
    rows: &[("programme_closing", "programme")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::ProgrammeClosed(_) => close(connection, header),
        _ => Ok(()),
    }
}

/// A programme is closed once; the first record counts.
fn close(connection: &Connection, header: &Header) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO programme_closing (programme, closed) VALUES (?1, ?2)",
        )?
        .execute(params![header.entity, hlc(header)])?;
    Ok(())
}

/// When each closed programme was closed, in Unix milliseconds.
pub fn all(connection: &Connection) -> Result<BTreeMap<Uuid, i64>> {
    connection
        .prepare_cached("SELECT programme, closed FROM programme_closing")?
        .query_map([], |row| Ok((row.get(0)?, unix_millis(row.get(1)?))))?
        .collect()
}
