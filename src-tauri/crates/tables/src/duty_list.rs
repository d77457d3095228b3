//! Lists of people who are owed something, and what became of them.

use crate::{Table, hlc};
use ledger::Record;
use records::Body;
use rusqlite::{Connection, OptionalExtension, Result, params};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS duty_list (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    listed INTEGER NOT NULL,
    through_ms INTEGER NOT NULL,
    people INTEGER NOT NULL,
    sent_on TEXT,
    silence_keeps INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS duty_about (
    list BLOB NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (list, record)
) STRICT, WITHOUT ROWID;
",
    rows: &[("duty_list", "id"), ("duty_about", "list")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::DutiesListed(listed) => {
            let mut about = connection.prepare_cached(
                "INSERT OR IGNORE INTO duty_about (list, record) VALUES (?1, ?2)",
            )?;
            for record in &listed.about {
                about.execute(params![header.entity, record])?;
            }
            connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO duty_list
                     (id, kind, listed, through_ms, people, silence_keeps)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![
                    header.entity,
                    listed.kind,
                    hlc(header),
                    listed.through_ms,
                    listed.people,
                    listed.silence_keeps
                ])?
        }
        Body::DutiesDone(done) => connection
            .prepare_cached("UPDATE duty_list SET sent_on = ?2 WHERE id = ?1")?
            .execute(params![header.entity, done.sent_on.to_string()])?,
        _ => 0,
    };
    Ok(())
}

/// A list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DutyListRow {
    /// Its id.
    pub id: Uuid,
    /// What was said up to this moment is in it, in Unix milliseconds.
    pub through_ms: i64,
    /// How many people are in it.
    pub people: u32,
    /// Whether they were told that silence keeps their yes.
    pub silence_keeps: bool,
}

/// The latest list of a kind that was made and not yet sent, as far as is known.
pub fn unsent(connection: &Connection, kind: &str) -> Result<Option<DutyListRow>> {
    connection
        .prepare_cached(
            "SELECT id, through_ms, people, silence_keeps FROM duty_list
             WHERE kind = ?1 AND sent_on IS NULL
               AND through_ms > coalesce((SELECT max(through_ms) FROM duty_list
                                          WHERE kind = ?1 AND sent_on IS NOT NULL), -1)
             ORDER BY listed DESC LIMIT 1",
        )?
        .query_row([kind], |row| {
            Ok(DutyListRow {
                id: row.get(0)?,
                through_ms: row.get(1)?,
                people: row.get(2)?,
                silence_keeps: row.get(3)?,
            })
        })
        .optional()
}

/// Up to which moment everything of a kind was done, in Unix milliseconds; none
/// while nothing was.
pub fn done_through(connection: &Connection, kind: &str) -> Result<Option<i64>> {
    connection
        .prepare_cached(
            "SELECT max(through_ms) FROM duty_list WHERE kind = ?1 AND sent_on IS NOT NULL",
        )?
        .query_row([kind], |row| row.get(0))
}

/// The records that a list is about.
pub fn about(connection: &Connection, list: Uuid) -> Result<BTreeSet<Uuid>> {
    connection
        .prepare_cached("SELECT record FROM duty_about WHERE list = ?1")?
        .query_map([list], |row| row.get(0))?
        .collect()
}

/// The records that lists of a kind were about which were sent, each with the moment of
/// the latest such list, in Unix milliseconds.
pub fn done_about(connection: &Connection, kind: &str) -> Result<BTreeMap<Uuid, i64>> {
    connection
        .prepare_cached(
            "SELECT record, max(through_ms) FROM duty_about JOIN duty_list ON list = id
             WHERE kind = ?1 AND sent_on IS NOT NULL GROUP BY record",
        )?
        .query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
