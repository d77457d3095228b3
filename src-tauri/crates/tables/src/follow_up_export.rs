//! The follow-up files that were made, messages and no address books: when, for which day
//! and topic, for how many people, and who was in them. Why she was is read from the record
//! of each. Files that were sent to nobody, as the owner said, wrote to nobody; which message
//! arrived stands in [`crate::follow_up_report`].

use crate::follow_up_report::COUNTS;
use crate::{Table, hlc, unix_millis};
use chrono::NaiveDate;
use ledger::Record;
use records::Body;
use rusqlite::{Connection, OptionalExtension as _, Params, Result, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS follow_up_export (
    id BLOB NOT NULL PRIMARY KEY,
    exported INTEGER NOT NULL,
    people INTEGER NOT NULL,
    planned TEXT,
    draft TEXT NOT NULL,
    topic TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS follow_up_not_sent (
    export BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS follow_up_row (
    export BLOB NOT NULL,
    fair BLOB NOT NULL,
    visitor BLOB NOT NULL,
    channel TEXT NOT NULL,
    PRIMARY KEY (export, visitor, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS follow_up_row_by_fair ON follow_up_row (fair);
",
    rows: &[
        ("follow_up_export", "id"),
        ("follow_up_not_sent", "export"),
        ("follow_up_row", "export"),
    ],
    apply,
};

/// Whether somebody was written to: not where the owner said that nothing was sent.
const SENT: &str = "id NOT IN (SELECT export FROM follow_up_not_sent)";

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    if let Body::FollowUpNotSent(_) = body {
        connection
            .prepare_cached("INSERT OR IGNORE INTO follow_up_not_sent (export) VALUES (?1)")?
            .execute([record.header.entity])?;
    }
    if let Body::FollowUpExported(exported) = body
        && !exported.contacts_only
    {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO follow_up_export (id, exported, people, planned, draft, topic)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                record.header.entity,
                hlc(&record.header),
                exported.rows.len(),
                exported.planned_on.map(|day| day.to_string()),
                exported.draft,
                exported.topic
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
    in_files(connection, fair, SENT)
}

/// The same of those whose message counts as sent: it did not come back, as far as is
/// reported.
pub fn written_to(connection: &Connection, fair: Uuid) -> Result<Vec<(Uuid, String, i64)>> {
    in_files(connection, fair, COUNTS)
}

fn in_files(connection: &Connection, fair: Uuid, which: &str) -> Result<Vec<(Uuid, String, i64)>> {
    connection
        .prepare_cached(&format!(
            "SELECT visitor, channel, max(exported)
             FROM follow_up_row JOIN follow_up_export ON id = export
             WHERE fair = ?1 AND {which} GROUP BY visitor, channel"
        ))?
        .query_map([fair], |row| {
            Ok((row.get(0)?, row.get(1)?, unix_millis(row.get(2)?)))
        })?
        .collect()
}

/// When files of a fair were made, as the ledger orders it and in Unix milliseconds, the
/// earliest first.
pub fn made(connection: &Connection, fair: Uuid) -> Result<Vec<(i64, i64)>> {
    connection
        .prepare_cached(&format!(
            "SELECT DISTINCT exported FROM follow_up_row JOIN follow_up_export ON id = export
             WHERE fair = ?1 AND {SENT} ORDER BY exported"
        ))?
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

/// A message that somebody gets of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// To whom.
    pub visitor: Uuid,
    /// By the code of which channel.
    pub channel: String,
    /// Of which fair its file is, as its record says.
    pub fair: Uuid,
    /// In the owner's words of which kind; empty for the program's.
    pub draft: String,
    /// The only topic it is about; empty where none was chosen.
    pub topic: String,
    /// The day it is to be sent, where that was kept.
    pub planned_on: Option<NaiveDate>,
    /// When its file was made, in Unix milliseconds.
    pub made_at_ms: i64,
}

fn messages_where(
    connection: &Connection,
    condition: &str,
    parameters: impl Params,
) -> Result<Vec<MessageRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT visitor, channel, fair, draft, topic, planned, exported
             FROM follow_up_row JOIN follow_up_export ON id = export
             WHERE {COUNTS} AND {condition}"
        ))?
        .query_map(parameters, |row| {
            Ok(MessageRow {
                visitor: row.get(0)?,
                channel: row.get(1)?,
                fair: row.get(2)?,
                draft: row.get(3)?,
                topic: row.get(4)?,
                planned_on: day(row.get(5)?),
                made_at_ms: unix_millis(row.get(6)?),
            })
        })?
        .collect()
}

/// The messages of any fair that are to be sent on one of these days, the first and the
/// last included; where no day was kept, those whose file was made between these moments,
/// in Unix milliseconds.
pub fn messages(
    connection: &Connection,
    days: [NaiveDate; 2],
    made_ms: [i64; 2],
) -> Result<Vec<MessageRow>> {
    messages_where(
        connection,
        "(planned BETWEEN ?1 AND ?2
          OR planned IS NULL AND exported >= ?3 AND exported < ?4)",
        params![
            days[0].to_string(),
            days[1].to_string(),
            crate::first_of(made_ms[0]),
            crate::first_of(made_ms[1])
        ],
    )
}

/// All messages of all fairs, in the order in which their files were made.
pub fn all_messages(connection: &Connection) -> Result<Vec<MessageRow>> {
    messages_where(connection, "TRUE ORDER BY exported, export", [])
}

/// A file for messages that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRow {
    /// The export.
    pub id: Uuid,
    /// When, in Unix milliseconds.
    pub made_at_ms: i64,
    /// The day it is to be sent, where that was kept.
    pub planned_on: Option<NaiveDate>,
    /// How many people are in it.
    pub people: u32,
    /// Whether the owner said that it was sent to nobody.
    pub is_not_sent: bool,
}

/// Whether the owner said that the files of an export were sent to nobody; none where no
/// such export for messages is known.
pub fn is_not_sent(connection: &Connection, export: Uuid) -> Result<Option<bool>> {
    connection
        .prepare_cached(&format!(
            "SELECT NOT {SENT} FROM follow_up_export WHERE id = ?1"
        ))?
        .query_row([export], |row| row.get(0))
        .optional()
}

/// The latest of the files for messages, the latest first.
pub fn latest_files(connection: &Connection, most: u32) -> Result<Vec<ExportRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT id, exported, planned, people, NOT {SENT}
             FROM follow_up_export ORDER BY exported DESC LIMIT ?1"
        ))?
        .query_map([most], |row| {
            Ok(ExportRow {
                id: row.get(0)?,
                made_at_ms: unix_millis(row.get(1)?),
                planned_on: day(row.get(2)?),
                people: row.get(3)?,
                is_not_sent: row.get(4)?,
            })
        })?
        .collect()
}

fn day(text: Option<String>) -> Option<NaiveDate> {
    text.and_then(|text| text.parse().ok())
}
