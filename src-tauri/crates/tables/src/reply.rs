//! What visitors asked for, and what became of it.
//!
//! Two laptops that work apart may both say how a request ended. Every ending stays,
//! and a kept promise counts before one that was taken back.

use crate::{Table, hlc, unix_millis};
use ledger::Record;
use records::Body;
use records::replies::{ReplyAnswered, ReplyRequested, ReplyTakenBack};
use rusqlite::{Connection, OptionalExtension, Params, Result, Row, params};
use uuid::Uuid;

/// The tables.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS reply (
    id BLOB NOT NULL PRIMARY KEY,
    record BLOB NOT NULL,
    visitor BLOB NOT NULL,
    fair BLOB NOT NULL,
    asked INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS reply_by_visitor ON reply (visitor);
CREATE TABLE IF NOT EXISTS reply_end (
    record BLOB NOT NULL PRIMARY KEY,
    reply BLOB NOT NULL,
    answered INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS reply_end_by_reply ON reply_end (reply);
",
    rows: &[("reply", "id"), ("reply_end", "reply")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::ReplyRequested(requested) => {
            // Whose it is stands in the header only.
            let Some(visitor) = header.subject else {
                return Ok(());
            };
            connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO reply (id, record, visitor, fair, asked, body)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![
                    header.entity,
                    header.id.0,
                    visitor,
                    requested.fair,
                    hlc(header),
                    to_json(requested)
                ])?;
            Ok(())
        }
        Body::ReplyAnswered(answered) => end(connection, record, true, &to_json(answered)),
        Body::ReplyTakenBack(taken_back) => end(connection, record, false, &to_json(taken_back)),
        _ => Ok(()),
    }
}

fn end(connection: &Connection, record: &Record, answered: bool, body: &str) -> Result<()> {
    let header = &record.header;
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO reply_end (record, reply, answered, ended, body)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            header.id.0,
            header.entity,
            answered,
            hlc(header),
            body
        ])?;
    Ok(())
}

fn to_json<T: serde::Serialize>(body: &T) -> String {
    serde_json::to_string(body)
        .expect("bodies hold strings, numbers and lists, which JSON can always write")
}

fn from_json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(
            column,
            rusqlite::types::Type::Text,
            Box::new(error),
        )
    })
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyRow {
    /// Its id.
    pub id: Uuid,
    /// The record that says so.
    pub record: Uuid,
    /// Whose it is.
    pub visitor: Uuid,
    /// When she asked, in Unix milliseconds.
    pub asked_ms: i64,
    /// What she asked for.
    pub requested: ReplyRequested,
    /// How it ended; none while it did not.
    pub end: Option<ReplyEnd>,
}

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplyEnd {
    /// The promise was kept.
    Answered {
        /// The record that says so.
        record: Uuid,
        /// When that was recorded, in Unix milliseconds.
        at_ms: i64,
        /// How.
        answered: ReplyAnswered,
    },
    /// Nobody waits for it any more.
    TakenBack(ReplyTakenBack),
}

fn rows(
    connection: &Connection,
    condition: &str,
    parameters: impl Params,
) -> Result<Vec<ReplyRow>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, record, visitor, asked, body FROM reply WHERE {condition} ORDER BY asked, id"
    ))?;
    let found = statement.query_map(parameters, |row| {
        Ok(ReplyRow {
            id: row.get(0)?,
            record: row.get(1)?,
            visitor: row.get(2)?,
            asked_ms: unix_millis(row.get(3)?),
            requested: from_json(row, 4)?,
            end: None,
        })
    })?;
    let mut replies = found.collect::<Result<Vec<_>>>()?;
    for reply in &mut replies {
        reply.end = end_of(connection, reply.id)?;
    }
    Ok(replies)
}

/// Of all endings the first that kept the promise, or else the first.
fn end_of(connection: &Connection, reply: Uuid) -> Result<Option<ReplyEnd>> {
    connection
        .prepare_cached(
            "SELECT record, answered, ended, body FROM reply_end WHERE reply = ?1
             ORDER BY answered DESC, ended, record LIMIT 1",
        )?
        .query_row([reply], |row| {
            Ok(match row.get(1)? {
                true => ReplyEnd::Answered {
                    record: row.get(0)?,
                    at_ms: unix_millis(row.get(2)?),
                    answered: from_json(row, 3)?,
                },
                false => ReplyEnd::TakenBack(from_json(row, 3)?),
            })
        })
        .optional()
}

/// A request, if it is known.
pub fn get(connection: &Connection, id: Uuid) -> Result<Option<ReplyRow>> {
    Ok(rows(connection, "id = ?1", [id])?.pop())
}

/// What a visitor asked for, the oldest first.
pub fn of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<ReplyRow>> {
    rows(connection, "visitor = ?1", [visitor])
}

/// Everybody who asked for something.
pub fn askers(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT DISTINCT visitor FROM reply")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Everything that anybody asked for and of which nobody said how it ended, the
/// oldest first.
pub fn without_end(connection: &Connection) -> Result<Vec<ReplyRow>> {
    rows(connection, "id NOT IN (SELECT reply FROM reply_end)", [])
}

/// The requests of a fair.
pub fn of_fair(connection: &Connection, fair: Uuid) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT id FROM reply WHERE fair = ?1")?
        .query_map([fair], |row| row.get(0))?
        .collect()
}

/// Who promised anything so far, each name once.
pub fn promisers(connection: &Connection) -> Result<Vec<String>> {
    connection
        .prepare_cached(
            "SELECT json_extract(body, '$.by') AS name FROM reply
             WHERE name <> '' GROUP BY name ORDER BY max(asked) DESC, name",
        )?
        .query_map([], |row| row.get(0))?
        .collect()
}
