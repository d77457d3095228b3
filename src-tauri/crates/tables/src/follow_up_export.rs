//! The follow-up files that were made, messages and no address books: when, for how many
//! people, and who was in them. Why she was is read from the record of each.

use crate::{Table, hlc, unix_millis};
use ledger::Record;
use records::Body;
use rusqlite::{Connection, Result, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS follow_up_export (
    id BLOB NOT NULL PRIMARY KEY,
    exported INTEGER NOT NULL,
    people INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS follow_up_row (
    export BLOB NOT NULL,
    fair BLOB NOT NULL,
    visitor BLOB NOT NULL,
    channel TEXT NOT NULL,
    PRIMARY KEY (export, visitor, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS follow_up_row_by_fair ON follow_up_row (fair);
",
    rows: &[("follow_up_export", "id"), ("follow_up_row", "export")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    if let Body::FollowUpExported(exported) = body
        && !exported.contacts_only
    {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO follow_up_export (id, exported, people)
                 VALUES (?1, ?2, ?3)",
            )?
            .execute(params![
                record.header.entity,
                hlc(&record.header),
                exported.rows.len()
            ])?;
        for row in &exported.rows {
            connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO follow_up_row (export, fair, visitor, channel)
                     VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![
                    record.header.entity,
                    exported.fair,
                    row.visitor,
                    row.channel
                ])?;
        }
    }
    Ok(())
}

/// When files for messages were made last, in Unix milliseconds; none before the
/// first.
pub fn latest(connection: &Connection) -> Result<Option<i64>> {
    let latest: Option<i64> = connection
        .prepare_cached("SELECT max(exported) FROM follow_up_export")?
        .query_row([], |row| row.get(0))?;
    Ok(latest.map(unix_millis))
}

/// Who was in a file of a fair, by the code of which channel, and when the latest
/// such file was made, in Unix milliseconds.
pub fn people(connection: &Connection, fair: Uuid) -> Result<Vec<(Uuid, String, i64)>> {
    connection
        .prepare_cached(
            "SELECT visitor, channel, max(exported)
             FROM follow_up_row JOIN follow_up_export ON id = export
             WHERE fair = ?1 GROUP BY visitor, channel",
        )?
        .query_map([fair], |row| {
            Ok((row.get(0)?, row.get(1)?, unix_millis(row.get(2)?)))
        })?
        .collect()
}

/// When files of a fair were made, as the ledger orders it and in Unix milliseconds, the
/// earliest first.
pub fn made(connection: &Connection, fair: Uuid) -> Result<Vec<(i64, i64)>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT exported FROM follow_up_row JOIN follow_up_export ON id = export
             WHERE fair = ?1 ORDER BY exported",
        )?
        .query_map([fair], |row| {
            let order = row.get(0)?;
            Ok((order, unix_millis(order)))
        })?
        .collect()
}

/// The fairs of which files were made.
pub fn fairs(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT DISTINCT fair FROM follow_up_row ORDER BY fair")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Who was in a file of any fair since a moment, in Unix milliseconds, once for each
/// file.
pub fn people_since(connection: &Connection, from_ms: i64) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT visitor, export
             FROM follow_up_row JOIN follow_up_export ON id = export WHERE exported >= ?1",
        )?
        .query_map([crate::first_of(from_ms)], |row| row.get(0))?
        .collect()
}
