//! The follow-up files that were made: when, and for how many people. Who was in
//! them, and why, is read from the record of each.

use crate::{Table, hlc, unix_millis};
use ledger::Record;
use records::Body;
use rusqlite::{Connection, Result, params};

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS follow_up_export (
    id BLOB NOT NULL PRIMARY KEY,
    exported INTEGER NOT NULL,
    people INTEGER NOT NULL
) STRICT;
",
    rows: &[("follow_up_export", "id")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    if let Body::FollowUpExported(exported) = body {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO follow_up_export (id, exported, people)
                 VALUES (?1, ?2, ?3)",
            )?
            .execute(params![
                record.header.entity,
                hlc(&record.header),
                exported.rows.len()
            ])?;
    }
    Ok(())
}

/// When files for messages were made last, in Unix milliseconds; none before the
/// first.
pub fn latest(connection: &Connection) -> Result<Option<i64>> {
    let latest: Option<i64> = connection
        .prepare_cached("SELECT max(exported) FROM follow_up_export")?
        .query_row([], |row| row.get(0))?;
    Ok(latest.map(unix_millis))
}
