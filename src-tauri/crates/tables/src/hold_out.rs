//! Who was drawn to be left out of the follow-up, and for whom the owner said otherwise.

use crate::{Table, hlc};
use ledger::Record;
use records::Body;
use records::hold_out::StoredGroup;
use rusqlite::{Connection, Result, params};
use uuid::Uuid;

/// The tables.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS hold_out (
    draw BLOB NOT NULL,
    visitor BLOB NOT NULL,
    fair BLOB NOT NULL,
    gets TEXT NOT NULL,
    bestsellers INTEGER NOT NULL,
    no_message INTEGER NOT NULL,
    drawn INTEGER NOT NULL,
    PRIMARY KEY (draw, visitor)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS hold_out_by_fair ON hold_out (fair);
CREATE TABLE IF NOT EXISTS hold_out_override (
    id BLOB NOT NULL PRIMARY KEY,
    visitor BLOB NOT NULL,
    fair BLOB NOT NULL,
    gets TEXT NOT NULL,
    said INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS hold_out_override_by_fair ON hold_out_override (fair);
",
    rows: &[("hold_out", "draw"), ("hold_out_override", "id")],
    apply,
};

const GROUPS: [(StoredGroup, &str); 3] = [
    (StoredGroup::Recommendation, "recommendation"),
    (StoredGroup::Bestsellers, "bestsellers"),
    (StoredGroup::NoMessage, "no_message"),
];

fn name(group: StoredGroup) -> &'static str {
    GROUPS[group as usize].1
}

fn group(name: &str) -> StoredGroup {
    let found = GROUPS.into_iter().find(|(_, it)| *it == name);
    found.map_or(StoredGroup::Recommendation, |(group, _)| group)
}

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::HoldOutDrawn(draw) => {
            for it in &draw.drawn {
                connection
                    .prepare_cached(
                        "INSERT OR IGNORE INTO hold_out
                             (draw, visitor, fair, gets, bestsellers, no_message, drawn)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    )?
                    .execute(params![
                        header.entity,
                        it.visitor,
                        draw.fair,
                        name(it.group),
                        draw.bestsellers,
                        draw.no_message,
                        hlc(header)
                    ])?;
            }
        }
        Body::HoldOutOverridden(said) => {
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO hold_out_override (id, visitor, fair, gets, said)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![
                    header.entity,
                    said.visitor,
                    said.fair,
                    name(said.group),
                    hlc(header)
                ])?;
        }
        _ => {}
    }
    Ok(())
}

/// One person, as she was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawnRow {
    /// One of her visits.
    pub visitor: Uuid,
    /// What she gets.
    pub group: StoredGroup,
    /// Of a hundred, how many were drawn for the bestsellers and for no message.
    pub shares: (u8, u8),
    /// When, as the ledger orders it.
    pub order: i64,
}

/// Everybody who was drawn for a fair, the earliest draw first: of two laptops that drew
/// the same person, the one that did so first counts.
pub fn drawn(connection: &Connection, fair: Uuid) -> Result<Vec<DrawnRow>> {
    connection
        .prepare_cached(
            "SELECT visitor, gets, bestsellers, no_message, drawn FROM hold_out
             WHERE fair = ?1 ORDER BY drawn, draw, visitor",
        )?
        .query_map([fair], |row| {
            Ok(DrawnRow {
                visitor: row.get(0)?,
                group: group(row.get_ref(1)?.as_str()?),
                shares: (row.get(2)?, row.get(3)?),
                order: row.get(4)?,
            })
        })?
        .collect()
}

/// For whom the owner said otherwise at a fair, and what; the earliest first.
pub fn overridden(connection: &Connection, fair: Uuid) -> Result<Vec<(Uuid, StoredGroup)>> {
    connection
        .prepare_cached(
            "SELECT visitor, gets FROM hold_out_override WHERE fair = ?1 ORDER BY said, id",
        )?
        .query_map([fair], |row| {
            Ok((row.get(0)?, group(row.get_ref(1)?.as_str()?)))
        })?
        .collect()
}

/// The fairs for which anybody was drawn.
pub fn fairs(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT DISTINCT fair FROM hold_out ORDER BY fair")?
        .query_map([], |row| row.get(0))?
        .collect()
}
