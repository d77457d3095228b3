//! One visitor's answers to one questionnaire version.
//!
//! An answer is on disk the moment it is given, so a response exists from the
//! first question on; `finished` says whether it was handed in. The answers
//! of a finished response are those that counted: what a later answer hid is
//! left out.

use super::hlc;
use crate::body::{ResponseAnswered, ResponseFinished, ResponseStarted};
use ledger::Header;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The tables.
pub const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS response (
    id BLOB NOT NULL PRIMARY KEY,
    visitor BLOB NOT NULL,
    questionnaire BLOB NOT NULL,
    started INTEGER NOT NULL,
    finished INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS response_by_visitor ON response (visitor, started);
CREATE TABLE IF NOT EXISTS answer (
    response BLOB NOT NULL,
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (response, path)
) STRICT, WITHOUT ROWID;
";

/// A response without its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseRow {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub visitor: Uuid,
    /// The questionnaire version.
    pub questionnaire: Uuid,
    /// Whether it was handed in.
    pub finished: bool,
}

/// Begins a response.
pub fn start(connection: &Connection, header: &Header, started: &ResponseStarted) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO response (id, visitor, questionnaire, started) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            header.entity,
            started.visitor,
            started.questionnaire,
            hlc(header)
        ])?;
    Ok(())
}

/// Notes one answer; a response that was handed in is open again.
pub fn answer(connection: &Connection, header: &Header, answered: &ResponseAnswered) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE response SET finished = NULL WHERE id = ?1 AND finished IS NOT NULL",
        )?
        .execute([header.entity])?;
    match &answered.value {
        Some(value) => connection
            .prepare_cached(
                "INSERT OR REPLACE INTO answer (response, path, value) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![header.entity, answered.path, value])?,
        None => connection
            .prepare_cached("DELETE FROM answer WHERE response = ?1 AND path = ?2")?
            .execute(params![header.entity, answered.path])?,
    };
    Ok(())
}

/// Hands a response in: what counted replaces what was typed on the way.
pub fn finish(connection: &Connection, header: &Header, finished: &ResponseFinished) -> Result<()> {
    connection
        .prepare_cached("UPDATE response SET finished = ?2 WHERE id = ?1")?
        .execute(params![header.entity, hlc(header)])?;
    connection
        .prepare_cached("DELETE FROM answer WHERE response = ?1")?
        .execute([header.entity])?;
    let mut insert = connection
        .prepare_cached("INSERT INTO answer (response, path, value) VALUES (?1, ?2, ?3)")?;
    for (path, value) in &finished.answers {
        insert.execute(params![header.entity, path, value])?;
    }
    Ok(())
}

fn row(row: &Row<'_>) -> Result<ResponseRow> {
    Ok(ResponseRow {
        id: row.get(0)?,
        visitor: row.get(1)?,
        questionnaire: row.get(2)?,
        finished: row.get::<_, Option<i64>>(3)?.is_some(),
    })
}

/// The latest response of a visitor.
pub fn latest_of(connection: &Connection, visitor: Uuid) -> Result<Option<ResponseRow>> {
    connection
        .prepare_cached(
            "SELECT id, visitor, questionnaire, finished FROM response
             WHERE visitor = ?1 ORDER BY started DESC, id DESC LIMIT 1",
        )?
        .query_row([visitor], row)
        .optional()
}

/// All responses, oldest first.
pub fn all(connection: &Connection) -> Result<Vec<ResponseRow>> {
    connection
        .prepare_cached(
            "SELECT id, visitor, questionnaire, finished FROM response ORDER BY started, id",
        )?
        .query_map([], row)?
        .collect()
}

/// How many responses there are, of all versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Begun or handed in.
    pub all: u32,
    /// Of them not handed in.
    pub unfinished: u32,
}

/// Counts the responses.
pub fn count(connection: &Connection) -> Result<Counts> {
    connection
        .prepare_cached("SELECT COUNT(*), COUNT(*) - COUNT(finished) FROM response")?
        .query_row([], |row| {
            Ok(Counts {
                all: row.get(0)?,
                unfinished: row.get(1)?,
            })
        })
}

/// How many responses each questionnaire version has, begun or handed in.
pub fn count_by_version(connection: &Connection) -> Result<BTreeMap<Uuid, u32>> {
    connection
        .prepare_cached("SELECT questionnaire, COUNT(*) FROM response GROUP BY questionnaire")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// The answers of a response, by path.
pub fn answers(connection: &Connection, response: Uuid) -> Result<BTreeMap<String, String>> {
    connection
        .prepare_cached("SELECT path, value FROM answer WHERE response = ?1")?
        .query_map([response], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
