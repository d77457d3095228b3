//! Which pictures are kept.
//!
//! Their bytes stay in the records: a second copy here would double what they
//! cost, and nothing searches them.

use crate::Table;
use ledger::Record;
use records::Body;
use records::pictures::picture_id;
use rusqlite::{Connection, Result};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS picture (
    id BLOB NOT NULL PRIMARY KEY
) STRICT;
",
    rows: &[("picture", "id")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let Body::PictureAdded(added) = body else {
        return Ok(());
    };
    // Under another id it could stand in for a picture that somebody chose.
    if picture_id(added) != record.header.entity {
        return Ok(());
    }
    connection
        .prepare_cached("INSERT OR IGNORE INTO picture (id) VALUES (?1)")?
        .execute([record.header.entity])?;
    Ok(())
}

/// Whether a picture is kept.
pub fn is_kept(connection: &Connection, id: Uuid) -> Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM picture WHERE id = ?1")?
        .exists([id])
}

/// The pictures that are kept.
pub fn all(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT id FROM picture ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect()
}
