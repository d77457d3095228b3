//! What the owner set up: the fair, staff, questionnaires, notices,
//! programmes, coupon keys, and what each laptop prints on. Products change
//! field by field and are many, so they have a table of their own.
//!
//! These are few, small, and always read whole, so they share one table that
//! keeps the body as it was recorded; a table for each would repeat the body's
//! fields as columns that nothing ever searches.

use crate::{Table, unix_millis};
use ledger::Record;
use records::{Body, Setting};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS settings (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS settings_by_kind ON settings (kind, hlc, device);
",
    rows: &[("settings", "id")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    if !body.is_setting() {
        return Ok(());
    }
    let header = &record.header;
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO settings (id, kind, version, hlc, device, body)
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

/// A setting as it was last recorded.
#[derive(Debug, Clone)]
pub struct Entry<S> {
    /// The entity it is about.
    pub id: Uuid,
    /// When it was last recorded, in Unix milliseconds.
    pub at_ms: i64,
    /// What was recorded.
    pub setting: S,
}

/// All settings of a kind with their times, oldest first.
pub fn entries<S: Setting>(connection: &Connection) -> Result<Vec<Entry<S>>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, version, hlc, body FROM settings WHERE kind = ?1 ORDER BY hlc, device",
    )?;
    let rows = statement.query_map([S::KIND], |row| entry_in(row))?;
    rows.filter_map(Result::transpose).collect()
}

/// All settings of a kind, oldest first.
pub fn all<S: Setting>(connection: &Connection) -> Result<Vec<(Uuid, S)>> {
    Ok(entries(connection)?
        .into_iter()
        .map(|entry| (entry.id, entry.setting))
        .collect())
}

/// The entities that have a setting of a kind, oldest first; nothing is decoded.
pub fn ids<S: Setting>(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT id FROM settings WHERE kind = ?1 ORDER BY hlc, device")?
        .query_map([S::KIND], |row| row.get(0))?
        .collect()
}

/// One setting with its time; none when the entity has no setting of this kind.
pub fn entry<S: Setting>(connection: &Connection, id: Uuid) -> Result<Option<Entry<S>>> {
    let found = connection
        .prepare_cached("SELECT id, version, hlc, body FROM settings WHERE id = ?1 AND kind = ?2")?
        .query_row(params![id, S::KIND], |row| entry_in(row))
        .optional()?;
    Ok(found.flatten())
}

/// One setting; none when the entity has no setting of this kind.
pub fn get<S: Setting>(connection: &Connection, id: Uuid) -> Result<Option<S>> {
    Ok(entry(connection, id)?.map(|entry| entry.setting))
}

/// The entry in a row; none when a later program wrote it.
fn entry_in<S: Setting>(row: &Row<'_>) -> Result<Option<Entry<S>>> {
    let body = Body::decode(
        S::KIND,
        row.get(1)?,
        row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?,
    );
    let Some(setting) = body.and_then(S::from_body) else {
        return Ok(None);
    };
    Ok(Some(Entry {
        id: row.get(0)?,
        at_ms: unix_millis(row.get(2)?),
        setting,
    }))
}
