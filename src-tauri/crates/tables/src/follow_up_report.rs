//! What the tools that sent the messages reported: whom a message reached, and which
//! addresses and numbers reach nobody.

use crate::Table;
use ledger::Record;
use records::Body;
use rusqlite::{Connection, Result, params};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS follow_up_report (
    id BLOB NOT NULL PRIMARY KEY,
    export BLOB NOT NULL,
    refused INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS follow_up_outcome (
    report BLOB NOT NULL,
    export BLOB NOT NULL,
    visitor BLOB NOT NULL,
    channel TEXT NOT NULL,
    arrived INTEGER NOT NULL,
    bounced TEXT NOT NULL,
    PRIMARY KEY (report, visitor, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS follow_up_outcome_by_export
    ON follow_up_outcome (export, visitor, channel);
CREATE INDEX IF NOT EXISTS follow_up_outcome_bounced
    ON follow_up_outcome (bounced) WHERE bounced <> '';
CREATE TABLE IF NOT EXISTS address_confirmation (
    report BLOB NOT NULL,
    contact_key TEXT NOT NULL,
    is_confirmed INTEGER NOT NULL,
    PRIMARY KEY (report, contact_key, is_confirmed)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS address_confirmation_of_contact
    ON address_confirmation (contact_key, is_confirmed);
CREATE TABLE IF NOT EXISTS bounce_taken_back (
    id BLOB NOT NULL,
    contact_key TEXT NOT NULL,
    report BLOB NOT NULL,
    PRIMARY KEY (id, contact_key, report)
) STRICT, WITHOUT ROWID;
",
    rows: &[
        ("follow_up_report", "id"),
        ("follow_up_outcome", "report"),
        ("address_confirmation", "report"),
        ("bounce_taken_back", "id"),
    ],
    apply,
};

/// Whether a row of `follow_up_row` is a message that counts: one that arrived does,
/// whatever else was said; one that did not, or of a file that was sent to nobody, does not.
pub(crate) const COUNTS: &str = "(EXISTS (SELECT 1 FROM follow_up_outcome AS said
         WHERE said.export = follow_up_row.export AND said.visitor = follow_up_row.visitor
           AND said.channel = follow_up_row.channel AND said.arrived)
     OR follow_up_row.export NOT IN (SELECT export FROM follow_up_not_sent)
        AND NOT EXISTS (SELECT 1 FROM follow_up_outcome AS said
         WHERE said.export = follow_up_row.export AND said.visitor = follow_up_row.visitor
           AND said.channel = follow_up_row.channel))";

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let entity = record.header.entity;
    match body {
        Body::FollowUpReported(reported) => {
            connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO follow_up_report (id, export, refused)
                     VALUES (?1, ?2, ?3)",
                )?
                .execute(params![entity, reported.export, reported.refused])?;
            let mut insert = connection.prepare_cached(
                "INSERT OR IGNORE INTO follow_up_outcome
                     (report, export, visitor, channel, arrived, bounced)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?;
            for row in &reported.rows {
                insert.execute(params![
                    entity,
                    reported.export,
                    row.visitor,
                    row.channel,
                    row.arrived,
                    row.bounced
                ])?;
            }
            let mut insert = connection.prepare_cached(
                "INSERT OR IGNORE INTO address_confirmation (report, contact_key, is_confirmed)
                 VALUES (?1, ?2, ?3)",
            )?;
            for (keys, is_confirmed) in
                [(&reported.unconfirmed, false), (&reported.confirmed, true)]
            {
                for key in keys {
                    insert.execute(params![entity, key, is_confirmed])?;
                }
            }
        }
        Body::BounceTakenBack(taken_back) => {
            let mut insert = connection.prepare_cached(
                "INSERT OR IGNORE INTO bounce_taken_back (id, contact_key, report)
                 VALUES (?1, ?2, ?3)",
            )?;
            for report in &taken_back.reports {
                insert.execute(params![entity, taken_back.contact_key, report])?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// Whether a report was taken in.
pub fn is_known(connection: &Connection, report: Uuid) -> Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM follow_up_report WHERE id = ?1)")?
        .query_row([report], |row| row.get(0))
}

/// Whether any report of an export was taken in.
pub fn is_reported(connection: &Connection, export: Uuid) -> Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM follow_up_report WHERE export = ?1)")?
        .query_row([export], |row| row.get(0))
}

/// Whose message of an export arrived, as some report says, each with the code of its channel.
pub fn arrived(connection: &Connection, export: Uuid) -> Result<HashSet<(Uuid, String)>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT visitor, channel FROM follow_up_outcome
             WHERE export = ?1 AND arrived",
        )?
        .query_map([export], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// What the reports of an export say, each person counted once by channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReportedSums {
    /// Messages that arrived, as some report says.
    pub sent: u32,
    /// Messages that did not.
    pub failed: u32,
}

/// The sums of every export that a report was taken in of.
pub fn sums(connection: &Connection) -> Result<BTreeMap<Uuid, ReportedSums>> {
    let mut statement = connection.prepare_cached(
        "SELECT report.export, coalesce(sum(said.arrived), 0), coalesce(sum(NOT said.arrived), 0)
         FROM (SELECT DISTINCT export FROM follow_up_report) AS report
         LEFT JOIN (SELECT export, max(arrived) AS arrived FROM follow_up_outcome
                    GROUP BY export, visitor, channel) AS said ON said.export = report.export
         GROUP BY report.export",
    )?;
    let rows = statement.query_map([], |row| {
        let sums = ReportedSums {
            sent: row.get(1)?,
            failed: row.get(2)?,
        };
        Ok((row.get(0)?, sums))
    })?;
    rows.collect()
}

/// The keyed hashes of addresses whose owners were asked whether they are theirs and did not
/// click yet, each with the reports that say so and that nobody took back: a click that any
/// report tells of counts for ever, whatever came in first.
pub fn waiting(connection: &Connection) -> Result<Vec<(String, Uuid)>> {
    connection
        .prepare_cached(
            "SELECT contact_key, report FROM address_confirmation AS said
             WHERE NOT is_confirmed
               AND NOT EXISTS (SELECT 1 FROM address_confirmation AS click
                 WHERE click.contact_key = said.contact_key AND click.is_confirmed)
               AND NOT EXISTS (SELECT 1 FROM bounce_taken_back AS back
                 WHERE back.contact_key = said.contact_key AND back.report = said.report)
             ORDER BY contact_key, report",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// The keyed hashes of addresses and numbers where no message arrives by a channel, each
/// with the codes of those channels and the reports that say so and that nobody took back.
pub fn bounced(connection: &Connection) -> Result<Vec<BouncedRow>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT bounced, channel, report FROM follow_up_outcome AS said
             WHERE bounced <> '' AND NOT EXISTS (SELECT 1 FROM bounce_taken_back AS back
                 WHERE back.contact_key = said.bounced AND back.report = said.report)
             ORDER BY bounced, channel, report",
        )?
        .query_map([], |row| {
            Ok(BouncedRow {
                contact_key: row.get(0)?,
                channel: row.get(1)?,
                report: row.get(2)?,
            })
        })?
        .collect()
}

/// An address or number that a report says reaches nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BouncedRow {
    /// Its keyed hash.
    pub contact_key: String,
    /// By the code of which channel.
    pub channel: String,
    /// Which report says so.
    pub report: Uuid,
}
