//! Who looked at whom, wrote files with people in them, signed in, or typed a wrong
//! PIN.

use crate::{Table, first_of, hlc, unix_millis};
use ledger::Record;
use records::Body;
use records::staff::AccessAct;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use uuid::Uuid;

/// The table: one row for each person that a record tells of; the nil id where it
/// tells of nobody.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS access (
    id BLOB NOT NULL,
    person BLOB NOT NULL,
    act TEXT NOT NULL,
    staff BLOB,
    device BLOB NOT NULL,
    noted INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    people INTEGER NOT NULL,
    command_line INTEGER NOT NULL,
    PRIMARY KEY (id, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS access_by_person ON access (person, noted);
CREATE INDEX IF NOT EXISTS access_by_time ON access (noted);
",
    rows: &[("access", "id")],
    apply,
};

/// Files while they are being written; counted once they left.
const LEAVING: &str = "leaving";
const EXPORTED: &str = "exported";

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::AccessNoted(noted) => {
            let nobody = [Uuid::nil()];
            let people = match noted.people.as_slice() {
                [] => &nobody,
                people => people,
            };
            for person in people {
                let row = (
                    name(noted.act),
                    noted.wall_ms,
                    noted.count.max(1),
                    noted.command_line,
                );
                put(connection, record, *person, row)?;
            }
        }
        Body::FilesLeaving(leaving) if !leaving.people.is_empty() => {
            let people = u32::try_from(leaving.people.len()).unwrap_or(u32::MAX);
            put(connection, record, Uuid::nil(), (LEAVING, 0, people, false))?;
        }
        Body::FilesLeft(left) => {
            let sql = match left.files.is_empty() {
                true => "DELETE FROM access WHERE id = ?1 AND act <> ?2",
                false => "UPDATE access SET act = ?2 WHERE id = ?1",
            };
            let mut statement = connection.prepare_cached(sql)?;
            statement.execute(params![header.entity, EXPORTED])?;
        }
        _ => {}
    }
    Ok(())
}

fn put(
    connection: &Connection,
    record: &Record,
    person: Uuid,
    (act, wall_ms, people, command_line): (&str, i64, u32, bool),
) -> Result<()> {
    let header = &record.header;
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO access (id, person, act, staff, device, noted, wall_ms, people, command_line)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            header.entity,
            person,
            act,
            header.staff,
            header.device.0,
            hlc(header),
            wall_ms,
            people,
            command_line
        ])?;
    Ok(())
}

fn name(act: AccessAct) -> &'static str {
    match act {
        AccessAct::SignedIn => "signed_in",
        AccessAct::WrongPin => "wrong_pin",
        AccessAct::CardOpened => "card_opened",
        AccessAct::CardPhotoSeen => "card_photo_seen",
        AccessAct::Found => "found",
        AccessAct::Listed => "listed",
        AccessAct::DayListed => "day_listed",
        AccessAct::AllListed => "all_listed",
    }
}

/// What was done with people's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// A look that was noted.
    Noted(AccessAct),
    /// Files with people in them were written.
    Exported,
}

fn act(name: &str) -> Access {
    Access::Noted(match name {
        "signed_in" => AccessAct::SignedIn,
        "wrong_pin" => AccessAct::WrongPin,
        "card_opened" => AccessAct::CardOpened,
        "card_photo_seen" => AccessAct::CardPhotoSeen,
        "found" => AccessAct::Found,
        "listed" => AccessAct::Listed,
        "day_listed" => AccessAct::DayListed,
        "all_listed" => AccessAct::AllListed,
        _ => return Access::Exported,
    })
}

/// One look at one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessRow {
    /// Which record tells of it.
    pub id: Uuid,
    /// At whom; the nil id where it was nobody.
    pub person: Uuid,
    /// What was done.
    pub act: Access,
    /// By whom; none when nobody was signed in.
    pub staff: Option<Uuid>,
    /// On which laptop.
    pub device: Uuid,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// How many people are in what was written, or stood in a list; 1 for a look.
    pub people: u32,
    /// Whether it was over the command line.
    pub command_line: bool,
}

fn row(row: &Row<'_>) -> Result<AccessRow> {
    Ok(AccessRow {
        id: row.get(0)?,
        person: row.get(1)?,
        act: act(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?),
        staff: row.get(3)?,
        device: row.get(4)?,
        at_ms: unix_millis(row.get(5)?),
        people: row.get(6)?,
        command_line: row.get(7)?,
    })
}

/// Everything in a span of time, in Unix milliseconds, the end left out; oldest first.
pub fn between(connection: &Connection, from_ms: i64, to_ms: i64) -> Result<Vec<AccessRow>> {
    connection
        .prepare_cached(
            "SELECT id, person, act, staff, device, noted, people, command_line FROM access
             WHERE noted >= ?1 AND noted < ?2 AND act <> 'leaving' ORDER BY noted, id, person",
        )?
        .query_map([first_of(from_ms), first_of(to_ms)], row)?
        .collect()
}

/// The time of the earliest, in Unix milliseconds.
pub fn earliest(connection: &Connection) -> Result<Option<i64>> {
    connection
        .prepare_cached("SELECT noted FROM access ORDER BY noted LIMIT 1")?
        .query_row([], |row| Ok(unix_millis(row.get(0)?)))
        .optional()
}

/// Whether this is on record of this laptop since a time, in Unix milliseconds, by
/// the same hand: window or command line.
pub fn is_noted(
    connection: &Connection,
    act: AccessAct,
    person: Uuid,
    (staff, device, command_line): (Option<Uuid>, Uuid, bool),
    since_ms: i64,
) -> Result<bool> {
    connection
        .prepare_cached(
            "SELECT 1 FROM access WHERE person = ?1 AND noted >= ?2
             AND act = ?3 AND staff IS ?4 AND device = ?5 AND command_line = ?6",
        )?
        .exists(params![
            person,
            first_of(since_ms),
            name(act),
            staff,
            device,
            command_line
        ])
}

/// Wrong PINs for a member of staff on one laptop since she last signed in there
/// or got another PIN at `pin_set_ms`: how many, and what the laptop's clock said
/// at the last, in Unix milliseconds.
pub fn wrong_pins(
    connection: &Connection,
    staff: Uuid,
    device: Uuid,
    pin_set_ms: i64,
) -> Result<(u32, i64)> {
    connection
        .prepare_cached(
            "SELECT count(*),
                    coalesce((SELECT wall_ms FROM access WHERE person = ?1 AND device = ?2
                              AND act = 'wrong_pin' ORDER BY noted DESC LIMIT 1), 0)
             FROM access WHERE person = ?1 AND device = ?2 AND act = 'wrong_pin'
             AND noted > max(?3, coalesce((SELECT max(noted) FROM access WHERE staff = ?1
                             AND device = ?2 AND act = 'signed_in'), 0))",
        )?
        .query_row(params![staff, device, first_of(pin_set_ms)], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
}
