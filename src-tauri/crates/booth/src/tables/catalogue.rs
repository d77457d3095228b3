//! What the owner set up: the fair, staff, questionnaires, notices,
//! programmes, coupon keys, and what each laptop prints on. Products change
//! field by field and are many, so they have a table of their own.
//!
//! These are few, small, and always read whole, so they share one table that
//! keeps the body as it was recorded; a table for each would repeat the body's
//! fields as columns that nothing ever searches.

use super::unix_millis;
use crate::body::Body;
use ledger::Record;
use rusqlite::{Connection, OptionalExtension, Result, params};
use uuid::Uuid;

/// The table.
pub const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS catalogue (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS catalogue_by_kind ON catalogue (kind, hlc, device);
";

/// The last record of an entry is the entry.
pub fn apply(connection: &Connection, record: &Record) -> Result<()> {
    let header = &record.header;
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO catalogue (id, kind, version, hlc, device, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            header.entity,
            header.kind,
            header.version,
            header.hlc.0.cast_signed(),
            header.device.0,
            record.body
        ])?;
    Ok(())
}

/// An entry with the time of its last record.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: Uuid,
    /// When it was last recorded, in Unix milliseconds.
    pub at_ms: i64,
    /// What was recorded.
    pub body: Body,
}

/// All entries of a kind with their times, oldest first.
pub fn entries(connection: &Connection, kind: &str) -> Result<Vec<Entry>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, version, hlc, body FROM catalogue WHERE kind = ?1 ORDER BY hlc, device",
    )?;
    let rows = statement.query_map([kind], |row| {
        Ok((
            row.get::<_, Uuid>(0)?,
            row.get::<_, u16>(1)?,
            row.get::<_, i64>(2)?,
            row.get::<_, Vec<u8>>(3)?,
        ))
    })?;
    let mut entries = Vec::new();
    for row in rows {
        let (id, version, hlc, bytes) = row?;
        if let Some(body) = Body::decode(kind, version, &bytes) {
            entries.push(Entry {
                id,
                at_ms: unix_millis(hlc),
                body,
            });
        }
    }
    Ok(entries)
}

/// All entries of a kind, oldest first.
pub fn all(connection: &Connection, kind: &str) -> Result<Vec<(Uuid, Body)>> {
    Ok(entries(connection, kind)?
        .into_iter()
        .map(|entry| (entry.id, entry.body))
        .collect())
}

/// One entry with its time, if it is there.
pub fn entry(connection: &Connection, id: Uuid) -> Result<Option<Entry>> {
    let row = connection
        .prepare_cached("SELECT kind, version, hlc, body FROM catalogue WHERE id = ?1")?
        .query_row([id], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, u16>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, Vec<u8>>(3)?,
            ))
        })
        .optional()?;
    Ok(row.and_then(|(kind, version, hlc, bytes)| {
        Some(Entry {
            id,
            at_ms: unix_millis(hlc),
            body: Body::decode(&kind, version, &bytes)?,
        })
    }))
}

/// One entry, if it is there.
pub fn get(connection: &Connection, id: Uuid) -> Result<Option<Body>> {
    Ok(entry(connection, id)?.map(|entry| entry.body))
}
