//! The conversations that staff counted because they left nothing.

use crate::{Table, first_of, hlc, unix_millis};
use ledger::{Header, Record};
use records::Body;
use records::conversations::ConversationCounted;
use rusqlite::{Connection, OptionalExtension as _, Result, params};
use uuid::Uuid;

/// The table: one row for each that was not taken back.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS conversation (
    id BLOB NOT NULL PRIMARY KEY,
    fair BLOB NOT NULL,
    device BLOB NOT NULL,
    counted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS conversation_by_time ON conversation (fair, counted);
",
    rows: &[("conversation", "id")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::ConversationCounted(counted) => count(connection, header, counted),
        Body::ConversationTakenBack(_) => take_back(connection, header.entity),
        _ => Ok(()),
    }
}

fn count(connection: &Connection, header: &Header, counted: &ConversationCounted) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO conversation (id, fair, device, counted)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            header.entity,
            counted.fair,
            header.device.0,
            hlc(header)
        ])?;
    Ok(())
}

fn take_back(connection: &Connection, conversation: Uuid) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM conversation WHERE id = ?1")?
        .execute([conversation])?;
    Ok(())
}

/// When each of a fair was counted, in Unix milliseconds.
pub fn all(connection: &Connection, fair: Uuid) -> Result<Vec<i64>> {
    connection
        .prepare_cached("SELECT counted FROM conversation WHERE fair = ?1 ORDER BY counted")?
        .query_map([fair], |row| Ok(unix_millis(row.get(0)?)))?
        .collect()
}

/// How many of a fair were counted since a time, in Unix milliseconds.
pub fn count_since(connection: &Connection, fair: Uuid, from_ms: i64) -> Result<u32> {
    connection
        .prepare_cached("SELECT count(*) FROM conversation WHERE fair = ?1 AND counted >= ?2")?
        .query_row(params![fair, first_of(from_ms)], |row| row.get(0))
}

/// The latest that a laptop counted at a fair since a time, in Unix milliseconds.
pub fn latest_of(
    connection: &Connection,
    fair: Uuid,
    device: Uuid,
    from_ms: i64,
) -> Result<Option<Uuid>> {
    connection
        .prepare_cached(
            "SELECT id FROM conversation WHERE fair = ?1 AND device = ?2 AND counted >= ?3
             ORDER BY counted DESC LIMIT 1",
        )?
        .query_row(params![fair, device, first_of(from_ms)], |row| row.get(0))
        .optional()
}
