//! What was changed after a survey was handed in: who, when, why, and what it
//! was before. Nothing is taken out of here, also when two laptops changed the
//! same answer and one of them lost.

use crate::{Table, hlc, unix_millis};
use ledger::{Header, Record};
use records::Body;
use records::responses::{AmendmentReason, ResponseAmended};
use rusqlite::{Connection, OptionalExtension as _, Result, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS amendment (
    record BLOB NOT NULL PRIMARY KEY,
    response BLOB NOT NULL,
    at INTEGER NOT NULL,
    staff BLOB,
    path TEXT NOT NULL,
    before TEXT,
    after TEXT,
    reason TEXT NOT NULL,
    corrects BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS amendment_by_response ON amendment (response, at);
",
    rows: &[("amendment", "response")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::ResponseAmended(amended) => amend(connection, header, amended),
        _ => Ok(()),
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendmentRow {
    /// The record.
    pub record: Uuid,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// Who was signed in.
    pub staff: Option<Uuid>,
    /// The question's path.
    pub path: String,
    /// The answer it replaced.
    pub before: Option<String>,
    /// The answer it gave.
    pub after: Option<String>,
    /// Why.
    pub reason: AmendmentReason,
    /// The record whose word it replaced.
    pub corrects: Uuid,
}

/// Notes a change; the answer it replaces must still be in the table.
fn amend(connection: &Connection, header: &Header, amended: &ResponseAmended) -> Result<()> {
    let before: Option<String> = connection
        .prepare_cached("SELECT value FROM answer WHERE response = ?1 AND path = ?2")?
        .query_row(params![header.entity, amended.path], |row| row.get(0))
        .optional()?;
    let reason = serde_json::to_string(&amended.reason)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO amendment
             (record, response, at, staff, path, before, after, reason, corrects)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            header.id.0,
            header.entity,
            hlc(header),
            header.staff,
            amended.path,
            before,
            amended.value,
            reason,
            amended.corrects
        ])?;
    Ok(())
}

/// The changes of a response, oldest first.
pub fn of(connection: &Connection, response: Uuid) -> Result<Vec<AmendmentRow>> {
    connection
        .prepare_cached(
            "SELECT record, at, staff, path, before, after, reason, corrects FROM amendment
             WHERE response = ?1 ORDER BY at, record",
        )?
        .query_map([response], |row| {
            let reason: String = row.get(6)?;
            Ok(AmendmentRow {
                record: row.get(0)?,
                at_ms: unix_millis(row.get(1)?),
                staff: row.get(2)?,
                path: row.get(3)?,
                before: row.get(4)?,
                after: row.get(5)?,
                reason: serde_json::from_str(&reason).unwrap_or(AmendmentReason::Mistaken),
                corrects: row.get(7)?,
            })
        })?
        .collect()
}
