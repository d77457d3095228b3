//! Files that were leaving when this was last written down: their folder, names
//! and contents. A row goes when it is recorded what became of them.

use crate::Table;
use ledger::Record;
use records::Body;
use records::files::FilesLeaving;
use rusqlite::{Connection, Result, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS leaving (
    id BLOB NOT NULL PRIMARY KEY,
    device BLOB NOT NULL,
    version INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
",
    rows: &[("leaving", "id")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::FilesLeaving(_) => connection
            .prepare_cached(
                "INSERT OR REPLACE INTO leaving (id, device, version, body)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![
                header.entity,
                header.device.0,
                header.version,
                record.body
            ])?,
        Body::FilesLeft(_) => connection
            .prepare_cached("DELETE FROM leaving WHERE id = ?1")?
            .execute([header.entity])?,
        _ => 0,
    };
    Ok(())
}

/// What was leaving one laptop, with the ids it is recorded under.
pub fn of_device(connection: &Connection, device: Uuid) -> Result<Vec<(Uuid, FilesLeaving)>> {
    let mut statement =
        connection.prepare_cached("SELECT id, version, body FROM leaving WHERE device = ?1")?;
    let rows = statement.query_map([device], |row| {
        let body = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
        let leaving = match Body::decode("files.leaving", row.get(1)?, body) {
            Some(Body::FilesLeaving(leaving)) => Some(leaving),
            _ => None,
        };
        Ok(leaving.map(|leaving| (row.get(0), leaving)))
    })?;
    rows.filter_map(Result::transpose)
        .map(|row| row.and_then(|(id, leaving)| Ok((id?, leaving))))
        .collect()
}
