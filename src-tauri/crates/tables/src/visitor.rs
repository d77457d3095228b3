//! Who came to which fair, and when; a visitor needs no name.

use crate::{Table, first_of, hlc, unix_millis};
use ledger::{Header, Record};
use records::Body;
use records::visitors::{VisitorArrived, VisitorRecognised};
use rusqlite::{Connection, OptionalExtension, Result, params};
use uuid::Uuid;

/// The table: one row for each fair that a visitor came to.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS visit (
    visitor BLOB NOT NULL,
    fair BLOB NOT NULL,
    arrived INTEGER NOT NULL,
    PRIMARY KEY (visitor, fair)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS visit_by_arrival ON visit (fair, arrived);
CREATE TABLE IF NOT EXISTS recognised_visitor (
    visitor BLOB NOT NULL PRIMARY KEY,
    before BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS recognised_visitor_by_before ON recognised_visitor (before);
",
    rows: &[("visit", "visitor"), ("recognised_visitor", "visitor")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::VisitorArrived(arrived) => arrive(connection, header, arrived),
        Body::VisitorRecognised(recognised) => recognise(connection, header, recognised),
        _ => Ok(()),
    }
}

/// Whether anything was said at a visit, also if it was destroyed since. Stores of before hold visits of whom
/// nothing is known: somebody only pressed a key. They stay, and do not count.
const SAID: &str = "(
    EXISTS (SELECT 1 FROM response WHERE response.visitor = visit.visitor AND response.fair = visit.fair
        AND (finished IS NOT NULL OR EXISTS (SELECT 1 FROM answer WHERE answer.response = response.id)))
    OR EXISTS (SELECT 1 FROM contact WHERE contact.visitor = visit.visitor)
    OR EXISTS (SELECT 1 FROM coupon WHERE coupon.visitor = visit.visitor)
    OR EXISTS (SELECT 1 FROM sale WHERE sale.visitor = visit.visitor)
    OR EXISTS (SELECT 1 FROM quote WHERE quote.visitor = visit.visitor)
    OR EXISTS (SELECT 1 FROM interviewer_note WHERE interviewer_note.visitor = visit.visitor
        AND visit.visitor NOT IN (SELECT visitor FROM recognised_visitor))
    OR EXISTS (SELECT 1 FROM destroyed_visitor WHERE destroyed_visitor.visitor = visit.visitor))";

/// A visitor arrives once at a fair; the first record counts.
fn arrive(connection: &Connection, header: &Header, arrived: &VisitorArrived) -> Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO visit (visitor, fair, arrived) VALUES (?1, ?2, ?3)")?
        .execute(params![header.entity, arrived.fair, hlc(header)])?;
    Ok(())
}

/// Who she was before she was recognised, if the record is about a visitor and not
/// about a survey or a coupon of hers: those have tables of their own.
fn recognise(
    connection: &Connection,
    header: &Header,
    recognised: &VisitorRecognised,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO recognised_visitor (visitor, before)
             SELECT ?1, ?2 WHERE ?1 IN (SELECT visitor FROM visit)",
        )?
        .execute(params![header.entity, recognised.visitor])?;
    Ok(())
}

/// The visitors whom destroyed ones were taken for before they were recognised.
pub fn recognised_as_destroyed(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(
            "SELECT visitor FROM recognised_visitor
             WHERE before IN (SELECT visitor FROM destroyed_visitor)",
        )?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Whether a visitor is known, from whichever fair.
pub fn is_known(connection: &Connection, visitor: Uuid) -> Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM visit WHERE visitor = ?1")?
        .exists([visitor])
}

/// The fairs that a visitor came to, the latest first.
pub fn fairs_of(connection: &Connection, visitor: Uuid) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT fair FROM visit WHERE visitor = ?1 ORDER BY arrived DESC")?
        .query_map([visitor], |row| row.get(0))?
        .collect()
}

/// When a visitor came to a fair, in Unix milliseconds.
pub fn arrived(connection: &Connection, visitor: Uuid, fair: Uuid) -> Result<Option<i64>> {
    connection
        .prepare_cached("SELECT arrived FROM visit WHERE visitor = ?1 AND fair = ?2")?
        .query_row([visitor, fair], |row| Ok(unix_millis(row.get(0)?)))
        .optional()
}

/// The latest visitors of a fair who said something, newest first, with the time they came.
pub fn latest(connection: &Connection, fair: Uuid, most: u32) -> Result<Vec<(Uuid, i64)>> {
    connection
        .prepare_cached(&format!(
            "SELECT visitor, arrived FROM visit WHERE fair = ?1 AND {SAID}
             ORDER BY arrived DESC, visitor DESC LIMIT ?2"
        ))?
        .query_map(params![fair, most], |row| {
            Ok((row.get(0)?, unix_millis(row.get(1)?)))
        })?
        .collect()
}

/// The visitors of one fair, or of all of them, in the order in which they
/// first came, also those who said nothing.
pub fn all(connection: &Connection, fair: Option<Uuid>) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(
            "SELECT visitor FROM visit WHERE ?1 IS NULL OR fair = ?1
             GROUP BY visitor ORDER BY min(arrived), visitor",
        )?
        .query_map([fair], |row| row.get(0))?
        .collect()
}

/// The visitors of one fair, or of all of them, who said something there.
pub fn all_who_spoke(connection: &Connection, fair: Option<Uuid>) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(&format!(
            "SELECT DISTINCT visitor FROM visit WHERE (?1 IS NULL OR fair = ?1) AND {SAID}"
        ))?
        .query_map([fair], |row| row.get(0))?
        .collect()
}

/// Whether anybody came before a moment, in Unix milliseconds. Nothing was said by anybody
/// before that, which is dearer to ask.
pub fn anybody_came_before(connection: &Connection, unix_millis: i64) -> Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM visit INDEXED BY visit_by_arrival WHERE arrived < ?1)",
        )?
        .query_row([first_of(unix_millis)], |row| row.get(0))
}

/// Everybody who said something, with each fair where she did.
pub fn fairs_of_all_who_spoke(connection: &Connection) -> Result<Vec<(Uuid, Uuid)>> {
    connection
        .prepare_cached(&format!("SELECT visitor, fair FROM visit WHERE {SAID}"))?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Every visit at which something was said: who, at which fair, and when she came, in
/// Unix milliseconds.
pub fn arrivals_of_all_who_spoke(connection: &Connection) -> Result<Vec<(Uuid, Uuid, i64)>> {
    connection
        .prepare_cached(&format!(
            "SELECT visitor, fair, arrived FROM visit WHERE {SAID}"
        ))?
        .query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, unix_millis(row.get(2)?)))
        })?
        .collect()
}

/// How many visitors of a fair said something.
pub fn count(connection: &Connection, fair: Uuid) -> Result<u32> {
    connection
        .prepare_cached(&format!(
            "SELECT count(*) FROM visit WHERE fair = ?1 AND {SAID}"
        ))?
        .query_row([fair], |row| row.get(0))
}

/// The visitors of a fair who said something and came in a span of time, in
/// Unix milliseconds, the end left out; newest first, with the time they came.
pub fn between(
    connection: &Connection,
    fair: Uuid,
    from_ms: i64,
    to_ms: i64,
) -> Result<Vec<(Uuid, i64)>> {
    connection
        .prepare_cached(&format!(
            "SELECT visitor, arrived FROM visit
             WHERE fair = ?1 AND arrived >= ?2 AND arrived < ?3 AND {SAID}
             ORDER BY arrived DESC, visitor DESC"
        ))?
        .query_map(params![fair, first_of(from_ms), first_of(to_ms)], |row| {
            Ok((row.get(0)?, unix_millis(row.get(1)?)))
        })?
        .collect()
}
