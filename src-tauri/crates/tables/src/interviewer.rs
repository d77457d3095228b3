//! What the interviewer thinks of a visitor, beside what the visitor says.

use crate::Table;
use ledger::{Header, Record};
use records::Body;
use records::responses::{Interest, InterviewerNoted};
use rusqlite::{Connection, OptionalExtension as _, Result, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS interviewer_note (
    visitor BLOB NOT NULL PRIMARY KEY,
    fair BLOB NOT NULL,
    interest TEXT,
    note TEXT NOT NULL
) STRICT;
",
    rows: &[("interviewer_note", "visitor")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::InterviewerNoted(noted) => note(connection, header, noted),
        _ => Ok(()),
    }
}

/// The latest note counts.
fn note(connection: &Connection, header: &Header, noted: &InterviewerNoted) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO interviewer_note (visitor, interest, note, fair)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            header.entity,
            noted.interest.map(name),
            noted.note,
            noted.fair
        ])?;
    Ok(())
}

/// What is noted of a visitor; empty when nobody noted anything.
pub fn of(connection: &Connection, visitor: Uuid) -> Result<InterviewerNoted> {
    let noted = connection
        .prepare_cached("SELECT interest, note, fair FROM interviewer_note WHERE visitor = ?1")?
        .query_row([visitor], |row| {
            let interest: Option<String> = row.get(0)?;
            Ok(InterviewerNoted {
                interest: interest.as_deref().and_then(interest_called),
                note: row.get(1)?,
                fair: row.get(2)?,
            })
        })
        .optional()?;
    Ok(noted.unwrap_or_default())
}

/// Of whom this was noted at one fair, or at any.
pub fn with_interest(
    connection: &Connection,
    interest: Interest,
    fair: Option<Uuid>,
) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(
            "SELECT visitor FROM interviewer_note
             WHERE interest = ?1 AND (?2 IS NULL OR fair = ?2)",
        )?
        .query_map(params![name(interest), fair], |row| row.get(0))?
        .collect()
}

fn name(interest: Interest) -> &'static str {
    match interest {
        Interest::Hot => "hot",
        Interest::Warm => "warm",
        Interest::Cold => "cold",
    }
}

fn interest_called(name: &str) -> Option<Interest> {
    [Interest::Hot, Interest::Warm, Interest::Cold]
        .into_iter()
        .find(|interest| self::name(*interest) == name)
}
