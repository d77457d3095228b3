//! One visitor's answers to one questionnaire version.
//!
//! An answer is on disk the moment it is given, so a response exists from the
//! first question on; `finished` says whether it was handed in. The answers
//! of a finished response are those that counted: what a later answer hid is
//! left out. `closed` says why a response that was not handed in counts for
//! nothing.

use crate::{Table, first_of, hlc, unix_millis};
use ledger::{Header, Record};
use records::Body;
use records::responses::{ResponseAmended, ResponseAnswered, ResponseFinished, ResponseStarted};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The tables.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS response (
    id BLOB NOT NULL PRIMARY KEY,
    visitor BLOB NOT NULL,
    questionnaire BLOB NOT NULL,
    fair BLOB NOT NULL,
    device BLOB NOT NULL,
    at_kiosk INTEGER NOT NULL,
    language TEXT,
    started INTEGER NOT NULL,
    finished INTEGER,
    finished_by BLOB,
    closed TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS response_by_visitor ON response (visitor, started);
CREATE INDEX IF NOT EXISTS response_by_finish ON response (device, finished);
CREATE TABLE IF NOT EXISTS answer (
    response BLOB NOT NULL,
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (response, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answer_by_path ON answer (path);
CREATE TABLE IF NOT EXISTS moved_response (
    response BLOB NOT NULL PRIMARY KEY,
    begun_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answer_time (
    response BLOB NOT NULL,
    path TEXT NOT NULL,
    took_ms INTEGER NOT NULL,
    PRIMARY KEY (response, path)
) STRICT, WITHOUT ROWID;
",
    rows: &[
        ("response", "id"),
        ("answer", "response"),
        ("moved_response", "response"),
        ("answer_time", "response"),
    ],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::ResponseStarted(started) => start(connection, header, started),
        Body::ResponseAnswered(answered) => answer(connection, header, answered),
        Body::ResponseFinished(finished) => finish(connection, header, finished),
        Body::ResponseAmended(amended) => amend(connection, header, amended),
        Body::VisitorRecognised(recognised) => move_to(connection, header, recognised.visitor),
        Body::ResponseDiscarded(_) => close(connection, header, Closed::Discarded),
        Body::ResponseStopped(_) => close(connection, header, Closed::Stopped),
        _ => Ok(()),
    }
}

/// Why a response that was not handed in counts for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Somebody discarded it.
    Discarded,
    /// There were enough answers of its kind.
    Stopped,
}

impl Closed {
    fn name(self) -> &'static str {
        match self {
            Self::Discarded => "discarded",
            Self::Stopped => "stopped",
        }
    }
}

/// A response without its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseRow {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub visitor: Uuid,
    /// The questionnaire version.
    pub questionnaire: Uuid,
    /// The fair it was begun at.
    pub fair: Uuid,
    /// The laptop it was begun on.
    pub device: Uuid,
    /// Whether she answers by herself.
    pub at_kiosk: bool,
    /// The language she chose, where she chose one.
    pub language: Option<String>,
    /// When it was begun: the whole clock.
    pub started: i64,
    /// The record that handed it in.
    pub finished_by: Option<Uuid>,
    /// Whether it was handed in.
    pub finished: bool,
    /// Why it counts for nothing, if it does.
    pub closed: Option<Closed>,
}

impl ResponseRow {
    /// When it was begun, in Unix milliseconds.
    pub fn started_ms(&self) -> i64 {
        unix_millis(self.started)
    }
}

const COLUMNS: &str = "id, visitor, questionnaire, device, at_kiosk, language, started, finished, finished_by, closed, fair";

/// Begins a response.
fn start(connection: &Connection, header: &Header, started: &ResponseStarted) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO response
             (id, visitor, questionnaire, fair, device, at_kiosk, language, started)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            header.entity,
            started.visitor,
            started.questionnaire,
            started.fair,
            header.device.0,
            started.at_kiosk,
            started.language,
            hlc(header)
        ])?;
    for (path, value) in &started.prefilled {
        set(connection, header, path, Some(value))?;
    }
    Ok(())
}

/// The response is a visitor's who was here before; whose it was begun as stays known.
fn move_to(connection: &Connection, header: &Header, visitor: Uuid) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO moved_response (response, begun_by)
             SELECT id, visitor FROM response WHERE id = ?1",
        )?
        .execute([header.entity])?;
    connection
        .prepare_cached("UPDATE response SET visitor = ?2 WHERE id = ?1")?
        .execute(params![header.entity, visitor])?;
    Ok(())
}

/// The visitors as whom destroyed ones began a survey before they were recognised.
pub fn begun_by_destroyed(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT begun_by FROM moved_response AS moved JOIN response ON response.id = moved.response
             WHERE visitor IN (SELECT visitor FROM destroyed_visitor)",
        )?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Notes one answer; a response that was handed in or discarded is open again.
fn answer(connection: &Connection, header: &Header, answered: &ResponseAnswered) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE response SET finished = NULL, finished_by = NULL, closed = NULL
             WHERE id = ?1 AND (finished IS NOT NULL OR closed IS NOT NULL)",
        )?
        .execute([header.entity])?;
    set(
        connection,
        header,
        &answered.path,
        answered.value.as_deref(),
    )?;
    if let Some(took_ms) = answered.took_ms {
        // A question that is looked at twice took its longer look.
        connection
            .prepare_cached(
                "INSERT INTO answer_time (response, path, took_ms) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET took_ms = max(took_ms, excluded.took_ms)",
            )?
            .execute(params![header.entity, answered.path, took_ms])?;
    }
    Ok(())
}

/// Hands a response in: what counted replaces what was typed on the way.
fn finish(connection: &Connection, header: &Header, finished: &ResponseFinished) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE response SET finished = ?2, finished_by = ?3, closed = NULL,
             language = coalesce(?4, language) WHERE id = ?1",
        )?
        .execute(params![
            header.entity,
            hlc(header),
            header.id.0,
            finished.language
        ])?;
    connection
        .prepare_cached("DELETE FROM answer WHERE response = ?1")?
        .execute([header.entity])?;
    for (path, value) in &finished.answers {
        set(connection, header, path, Some(value))?;
    }
    Ok(())
}

/// Changes answers of a response that was handed in.
fn amend(connection: &Connection, header: &Header, amended: &ResponseAmended) -> Result<()> {
    set(connection, header, &amended.path, amended.value.as_deref())?;
    for (path, value) in &amended.also {
        set(connection, header, path, value.as_deref())?;
    }
    Ok(())
}

/// Lets a response count for nothing, unless it was handed in.
fn close(connection: &Connection, header: &Header, closed: Closed) -> Result<()> {
    connection
        .prepare_cached("UPDATE response SET closed = ?2 WHERE id = ?1 AND finished IS NULL")?
        .execute(params![header.entity, closed.name()])?;
    Ok(())
}

fn set(connection: &Connection, header: &Header, path: &str, value: Option<&str>) -> Result<()> {
    match value {
        Some(value) => connection
            .prepare_cached(
                "INSERT OR REPLACE INTO answer (response, path, value, record) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![header.entity, path, value, header.id.0])?,
        None => connection
            .prepare_cached("DELETE FROM answer WHERE response = ?1 AND path = ?2")?
            .execute(params![header.entity, path])?,
    };
    Ok(())
}

fn row(row: &Row<'_>) -> Result<ResponseRow> {
    let closed: Option<String> = row.get(9)?;
    Ok(ResponseRow {
        id: row.get(0)?,
        visitor: row.get(1)?,
        questionnaire: row.get(2)?,
        device: row.get(3)?,
        at_kiosk: row.get(4)?,
        language: row.get(5)?,
        started: row.get(6)?,
        finished: row.get::<_, Option<i64>>(7)?.is_some(),
        finished_by: row.get(8)?,
        fair: row.get(10)?,
        closed: [Closed::Discarded, Closed::Stopped]
            .into_iter()
            .find(|known| Some(known.name()) == closed.as_deref()),
    })
}

/// The latest response of a visitor; one that she brought along and that counts for
/// nothing comes after all that are hers.
pub fn latest_of(connection: &Connection, visitor: Uuid) -> Result<Option<ResponseRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM response WHERE visitor = ?1
             ORDER BY closed IS NOT NULL AND id IN (SELECT response FROM moved_response),
                      started DESC, id DESC LIMIT 1"
        ))?
        .query_row([visitor], row)
        .optional()
}

/// All responses of a visitor, oldest first.
pub fn of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<ResponseRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM response WHERE visitor = ?1 ORDER BY started, id"
        ))?
        .query_map([visitor], row)?
        .collect()
}

/// The responses of one fair, or of all of them, but the discarded ones, oldest
/// first.
pub fn all(connection: &Connection, fair: Option<Uuid>) -> Result<Vec<ResponseRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM response
             WHERE closed IS NOT 'discarded' AND (?1 IS NULL OR fair = ?1) ORDER BY started, id"
        ))?
        .query_map([fair], row)?
        .collect()
}

/// Who handed a survey in, at any fair.
pub fn who_handed_in(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT visitor FROM response
             WHERE closed IS NOT 'discarded' AND finished IS NOT NULL",
        )?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// All responses of a fair, also the discarded ones.
pub fn of_fair(connection: &Connection, fair: Uuid) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT id FROM response WHERE fair = ?1")?
        .query_map([fair], |row| row.get(0))?
        .collect()
}

/// How many surveys of a fair were handed in since a time, in Unix milliseconds.
pub fn count_handed_in_since(connection: &Connection, fair: Uuid, from_ms: i64) -> Result<u32> {
    connection
        .prepare_cached("SELECT count(*) FROM response WHERE fair = ?1 AND finished >= ?2")?
        .query_row(params![fair, first_of(from_ms)], |row| row.get(0))
}

/// The responses of a fair that are neither handed in nor closed, oldest first.
pub fn unfinished(connection: &Connection, fair: Uuid) -> Result<Vec<ResponseRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM response WHERE finished IS NULL AND closed IS NULL
             AND fair = ?1 ORDER BY started, id"
        ))?
        .query_map([fair], row)?
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

/// Hands over every answer of one fair, or of all of them, but those of discarded
/// responses, the oldest response first: whose it is, the path and the value.
pub fn each_answer(
    connection: &Connection,
    fair: Option<Uuid>,
    mut take: impl FnMut(Uuid, &str, &str),
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT visitor, path, value FROM response CROSS JOIN answer ON answer.response = response.id
         WHERE closed IS NOT 'discarded' AND (?1 IS NULL OR fair = ?1)
         ORDER BY started, response.id",
    )?;
    let mut rows = statement.query([fair])?;
    while let Some(row) = rows.next()? {
        take(
            row.get(0)?,
            row.get_ref(1)?.as_str()?,
            row.get_ref(2)?.as_str()?,
        );
    }
    Ok(())
}

/// Who chose which language, the latest choice last.
pub fn languages(connection: &Connection) -> Result<Vec<(Uuid, String)>> {
    connection
        .prepare_cached(
            "SELECT visitor, language FROM response
             WHERE closed IS NOT 'discarded' AND language IS NOT NULL ORDER BY started, id",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// The record that gave an answer, if there is one.
pub fn answered_by(connection: &Connection, response: Uuid, path: &str) -> Result<Option<Uuid>> {
    connection
        .prepare_cached("SELECT record FROM answer WHERE response = ?1 AND path = ?2")?
        .query_row(params![response, path], |row| row.get(0))
        .optional()
}

/// The answers of the response that staff handed in last on a laptop, before a
/// moment of the whole clock.
pub fn last_saved(
    connection: &Connection,
    device: Uuid,
    before: i64,
) -> Result<BTreeMap<String, String>> {
    let last: Option<Uuid> = connection
        .prepare_cached(
            "SELECT id FROM response WHERE device = ?1 AND finished < ?2 AND at_kiosk = 0
             ORDER BY finished DESC, id LIMIT 1",
        )?
        .query_row(params![device, before], |row| row.get(0))
        .optional()?;
    last.map_or_else(|| Ok(BTreeMap::new()), |last| answers(connection, last))
}

/// The answers that finished responses of a fair give to a question: the
/// questionnaire version, the answer as it is kept, and how many gave it.
pub fn count_finished(
    connection: &Connection,
    fair: Uuid,
    path: &str,
) -> Result<Vec<(Uuid, String, u32)>> {
    connection
        .prepare_cached(
            "SELECT questionnaire, value, count(*)
             FROM answer JOIN response ON response.id = answer.response
             WHERE path = ?1 AND fair = ?2 AND finished IS NOT NULL
             GROUP BY questionnaire, value",
        )?
        .query_map(params![path, fair], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect()
}

/// The answers given to questions of this name on this laptop in finished
/// responses, each once: the most frequent first, then the latest. Spaces and
/// capitals do not make another answer.
pub fn frequent_answers(
    connection: &Connection,
    name: &str,
    device: Uuid,
    longest: u32,
    most: u32,
) -> Result<Vec<String>> {
    connection
        .prepare_cached(
            // SQLite takes the other columns from the row that holds the maximum.
            "SELECT value, max(finished) FROM answer JOIN response ON response.id = answer.response
             WHERE (path = ?1 OR substr(path, -length(?1) - 1) = '/' || ?1)
               AND response.device = ?2 AND response.finished IS NOT NULL AND length(value) <= ?3
             GROUP BY lower(replace(value, ' ', '')) ORDER BY count(*) DESC, max(finished) DESC LIMIT ?4",
        )?
        .query_map(params![name, device, longest, most], |row| row.get(0))?
        .collect()
}

/// How long the answers of the finished responses of one fair, or of all of them, took:
/// the questionnaire version, the response, the question's path, milliseconds.
pub fn times(
    connection: &Connection,
    fair: Option<Uuid>,
) -> Result<Vec<(Uuid, Uuid, String, u32)>> {
    connection
        .prepare_cached(
            "SELECT questionnaire, response.id, path, took_ms
             FROM answer_time JOIN response ON response.id = answer_time.response
             WHERE (?1 IS NULL OR fair = ?1) AND finished IS NOT NULL
             ORDER BY response.id, path",
        )?
        .query_map([fair], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect()
}
