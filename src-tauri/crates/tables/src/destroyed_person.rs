//! Who was destroyed: the visits, and the contact points by which another one of
//! the same person is recognised when it arrives later.

use crate::{Table, first_of, hlc};
use ledger::{Header, Record};
use records::Body;
use records::visitors::PersonDestroyed;
use rusqlite::{Connection, Result, params};
use uuid::Uuid;

/// The tables.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS destroyed_visitor (
    visitor BLOB NOT NULL,
    destruction BLOB NOT NULL,
    as_of INTEGER NOT NULL,
    was_due INTEGER NOT NULL,
    PRIMARY KEY (visitor, destruction)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS destroyed_contact (
    contact_key TEXT NOT NULL,
    destruction BLOB NOT NULL,
    as_of INTEGER NOT NULL,
    was_due INTEGER NOT NULL,
    destroyed INTEGER NOT NULL,
    PRIMARY KEY (contact_key, destruction)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS destroyed_name (
    name_key TEXT NOT NULL,
    destruction BLOB NOT NULL,
    PRIMARY KEY (destruction, name_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS spared_visitor (
    visitor BLOB NOT NULL,
    destruction BLOB NOT NULL,
    PRIMARY KEY (visitor, destruction)
) STRICT, WITHOUT ROWID;
",
    rows: &[
        ("destroyed_visitor", "destruction"),
        ("destroyed_contact", "destruction"),
        ("destroyed_name", "destruction"),
        ("spared_visitor", "destruction"),
    ],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::PersonDestroyed(destroyed) => destroy(connection, header, destroyed),
        _ => Ok(()),
    }
}

fn destroy(connection: &Connection, header: &Header, destroyed: &PersonDestroyed) -> Result<()> {
    // A late visit ends as part of what was destroyed then, and reaches nobody since.
    let as_of = destroyed.as_of.unwrap_or(i64::MAX).min(hlc(header));
    for visitor in &destroyed.visitors {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO destroyed_visitor (visitor, destruction, as_of, was_due)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![visitor, header.entity, as_of, destroyed.was_due])?;
    }
    for key in &destroyed.contact_keys {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO destroyed_contact
                     (contact_key, destruction, as_of, was_due, destroyed)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                key,
                header.entity,
                as_of,
                destroyed.was_due,
                hlc(header)
            ])?;
    }
    for key in &destroyed.name_keys {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO destroyed_name (name_key, destruction) VALUES (?1, ?2)",
            )?
            .execute(params![key, header.entity])?;
    }
    for visitor in &destroyed.spared {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO spared_visitor (visitor, destruction) VALUES (?1, ?2)",
            )?
            .execute(params![visitor, header.entity])?;
    }
    Ok(())
}

/// Every visitor who was destroyed.
pub fn visitors(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT DISTINCT visitor FROM destroyed_visitor")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// How many people with a contact point were destroyed after a moment, in Unix
/// milliseconds.
pub fn destroyed_after(connection: &Connection, unix_millis: i64) -> Result<u32> {
    connection
        .prepare_cached(
            "SELECT count(DISTINCT destruction) FROM destroyed_contact WHERE destroyed >= ?1",
        )?
        .query_row([first_of(unix_millis)], |row| row.get(0))
}

/// Whether a visitor was destroyed.
pub fn is_destroyed(connection: &Connection, visitor: Uuid) -> Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM destroyed_visitor WHERE visitor = ?1")?
        .exists([visitor])
}

/// Whether somebody who left this contact point was destroyed.
pub fn is_destroyed_contact(connection: &Connection, contact_key: &str) -> Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM destroyed_contact WHERE contact_key = ?1")?
        .exists([contact_key])
}

/// A visit of a destroyed person that came from elsewhere later, with the key of
/// the contact point that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateVisit {
    /// The visit.
    pub visitor: Uuid,
    /// The contact point.
    pub contact_key: String,
    /// What destroyed that person.
    pub destruction: Uuid,
    /// When that was, by the ledger's clock.
    pub as_of: i64,
    /// Whether her data were due, and nobody asked for it.
    pub was_due: bool,
}

/// The visits that name a destroyed contact point, were made before it was
/// destroyed, and are not destroyed yet. Who comes again afterwards is somebody new.
pub fn late_visits(connection: &Connection) -> Result<Vec<LateVisit>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT said.visitor, said.contact_key, gone.destruction, gone.as_of,
                    gone.was_due
             FROM destroyed_contact AS gone
             JOIN permission_said AS said ON said.contact_key = gone.contact_key
             JOIN visit ON visit.visitor = said.visitor
             WHERE visit.arrived < gone.as_of
               AND said.visitor NOT IN (SELECT visitor FROM destroyed_visitor)
               AND said.visitor NOT IN (SELECT visitor FROM spared_visitor)
             ORDER BY said.visitor, said.contact_key",
        )?
        .query_map([], |row| {
            Ok(LateVisit {
                visitor: row.get(0)?,
                contact_key: row.get(1)?,
                destruction: row.get(2)?,
                as_of: row.get(3)?,
                was_due: row.get(4)?,
            })
        })?
        .collect()
}

/// Keyed hashes of the names of a person who was destroyed; none when she left none.
pub fn name_keys(connection: &Connection, destruction: Uuid) -> Result<Vec<String>> {
    connection
        .prepare_cached("SELECT name_key FROM destroyed_name WHERE destruction = ?1")?
        .query_map([destruction], |row| row.get(0))?
        .collect()
}
