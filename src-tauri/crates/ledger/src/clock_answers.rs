//! A clock that jumped is asked about, not believed.
//!
//! Weeks between two records are normal, and a battery that died gives the same
//! picture: the clock says something far from the latest time that is trusted.
//! Somebody is asked once, and the answer is a record. Until then everything is
//! recorded as usual, after a record that says that nobody confirmed the time,
//! and such times never become the latest time ever seen.
//!
//! When it turns out that the times on record lie ahead of a clock that is right,
//! the answer names those records. From then on they count as made right after
//! the last record of their device before them, here and on every laptop the
//! answer reaches; the records themselves stay as they were signed.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Hlc;
use crate::device_id::DeviceId;
use crate::device_right::DeviceRight;
use crate::devices_table;
use crate::error::LedgerError;
use crate::owner::Circle;
use crate::problem::{Finding, Problem};
use crate::record::NewRecord;
use crate::records_table;
use crate::succession;

/// The kind of the record that says somebody confirmed the clock.
pub const CLOCK_CONFIRMED: &str = "ledger.clock_confirmed";

/// The kind of the record after which times are unconfirmed.
pub const CLOCK_UNCONFIRMED: &str = "ledger.clock_unconfirmed";

/// A clock this far from the latest trusted time is asked about.
pub(crate) const DOUBTFUL_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// Records this far ahead of the clock are asked about and named. Less passes
/// by itself, and the desk warns of it.
pub(crate) const FAR_AHEAD_MILLIS: i64 = 30 * DOUBTFUL_MILLIS;

/// Records whose times are wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WrongTimes {
    device: Uuid,
    from: u64,
    through: u64,
    /// The clock value they count with from now on.
    counted: u64,
}

/// The body of a [`CLOCK_CONFIRMED`] and of a [`CLOCK_UNCONFIRMED`] record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ClockAnswer {
    /// The latest time trusted before, in Unix milliseconds.
    last: i64,
    /// What the clock said, in Unix milliseconds.
    now: i64,
    wrong: Vec<WrongTimes>,
}

/// Whether a time follows so soon on the latest trusted one that it is trusted.
pub(crate) fn is_plausible(time: Hlc, trusted: Hlc) -> bool {
    time.unix_millis() <= trusted.unix_millis().saturating_add(DOUBTFUL_MILLIS)
}

/// The record in front of the first one whose time nobody confirmed.
pub(crate) fn unconfirmed(device: DeviceId, trusted: Hlc, now: i64) -> NewRecord {
    answer(CLOCK_UNCONFIRMED, device, None, trusted, now, Vec::new())
}

/// The record of an answer.
pub(crate) fn answer(
    kind: &'static str,
    device: DeviceId,
    staff: Option<Uuid>,
    trusted: Hlc,
    now: i64,
    wrong: Vec<WrongTimes>,
) -> NewRecord {
    let answer = ClockAnswer {
        last: trusted.unix_millis(),
        now,
        wrong,
    };
    NewRecord {
        kind,
        version: 1,
        entity: device.0,
        subject: None,
        staff,
        body: serde_json::to_vec(&answer).expect("names and numbers can be written as JSON"),
        made: None,
    }
}

/// Lets the records that an answer names count with their right place in time;
/// the entities whose records changed. Applying it twice, or two answers in
/// either order, is the same. The owner answers for every laptop, another one for
/// itself.
pub(crate) fn apply(
    transaction: &Connection,
    by: DeviceId,
    body: &[u8],
) -> Result<BTreeSet<Uuid>, LedgerError> {
    let mut entities = BTreeSet::new();
    let admission = Circle::read(transaction)?.admission_of(by);
    let is_owners = admission.is_some_and(|admission| admission.right == DeviceRight::Owner);
    let mut own = succession::proven_predecessors(transaction, by)?;
    own.insert(by);
    let answer = serde_json::from_slice::<ClockAnswer>(body);
    for wrong in answer.map(|answer| answer.wrong).unwrap_or_default() {
        if !is_owners && !own.contains(&DeviceId(wrong.device)) {
            continue;
        }
        let mut statement = transaction.prepare_cached(
            "UPDATE ledger_records SET counted_hlc = ?4
             WHERE device = ?1 AND seq BETWEEN ?2 AND ?3 AND coalesce(counted_hlc, hlc) > ?4
             RETURNING entity",
        )?;
        let place = params![
            wrong.device.as_bytes(),
            wrong.from,
            wrong.through,
            wrong.counted.min(Hlc::LATEST.0),
        ];
        for entity in statement.query_map(place, |row| row.get::<_, [u8; 16]>(0))? {
            entities.insert(Uuid::from_bytes(entity?));
        }
        transaction.execute(
            "UPDATE ledger_devices SET trusted_hlc = min(trusted_hlc, coalesce((
                SELECT max(coalesce(counted_hlc, hlc)) FROM ledger_records
                WHERE device = ?1), 0))
             WHERE device = ?1",
            [wrong.device.as_bytes()],
        )?;
    }
    Ok(entities)
}

/// Applies every answer there is: the records that one names may have come
/// before it or after.
pub(crate) fn apply_all(transaction: &Connection) -> Result<BTreeSet<Uuid>, LedgerError> {
    let mut answers = Vec::new();
    // Device by device, along the index of entities.
    records_table::each(
        transaction,
        "WHERE entity IN (SELECT device FROM ledger_devices) AND kind = ?1",
        [CLOCK_CONFIRMED],
        |record| {
            let by = record.header.device;
            answers.extend(record.content.map(|content| (by, content.body)));
            Ok(())
        },
    )?;
    let mut entities = BTreeSet::new();
    for (by, body) in answers {
        entities.extend(apply(transaction, by, &body)?);
    }
    Ok(entities)
}

/// Forgets what answers said, before they are applied anew.
pub(crate) fn forget_all(transaction: &Connection) -> Result<(), LedgerError> {
    transaction.execute(
        "UPDATE ledger_records SET counted_hlc = NULL WHERE counted_hlc IS NOT NULL",
        [],
    )?;
    Ok(())
}

/// The records of each device with times after a moment. Within a device the
/// clock never goes back, so they are its last ones.
pub(crate) fn after(
    connection: &Connection,
    moment: i64,
    now: i64,
) -> Result<Vec<WrongTimes>, LedgerError> {
    let limit = Hlc(0).next(moment);
    // Nearly always a handful of rows say so without a look at every record.
    if devices_table::latest(connection)? <= limit {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare(
        "SELECT device, min(seq), max(seq) FROM ledger_records
         WHERE coalesce(counted_hlc, hlc) > ?1 GROUP BY device ORDER BY device",
    )?;
    let ranges = statement.query_map([limit.0], |row| {
        Ok((row.get::<_, [u8; 16]>(0)?, row.get(1)?, row.get(2)?))
    })?;
    let before = |device: &[u8; 16], seq: u64| -> Result<Option<u64>, LedgerError> {
        Ok(connection.query_row(
            "SELECT max(coalesce(counted_hlc, hlc)) FROM ledger_records
             WHERE device = ?1 AND seq < ?2",
            params![device, seq],
            |row| row.get(0),
        )?)
    };
    let mut found = Vec::new();
    for range in ranges {
        let (device, from, through) = range?;
        let counted = before(&device, from)?.unwrap_or(Hlc(0).next(now).0);
        found.push(WrongTimes {
            device: Uuid::from_bytes(device),
            from,
            through,
            counted,
        });
    }
    Ok(found)
}

/// Records that lie far ahead of the clock of this computer.
pub(crate) fn problems(connection: &Connection, now: i64) -> Result<Vec<Problem>, LedgerError> {
    let mut problems = Vec::new();
    for ahead in after(connection, now.saturating_add(FAR_AHEAD_MILLIS), now)? {
        let device = DeviceId(ahead.device);
        let Some(first) = records_table::by_place(connection, device, ahead.from)? else {
            continue;
        };
        let finding = Finding::TimeAhead {
            through: ahead.through,
            unix_millis: first.header.hlc.unix_millis(),
        };
        problems.push(Problem::at(device, ahead.from, finding));
    }
    Ok(problems)
}
