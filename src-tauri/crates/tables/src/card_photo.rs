//! Photographs of visitors' cards, and whether they were typed.
//!
//! Two laptops that work apart may both say what became of one; the later word counts.

use crate::{Table, hlc, unix_millis};
use ledger::Record;
use records::Body;
use rusqlite::{Connection, OptionalExtension as _, Params, Result, Row, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS card_photo (
    id BLOB NOT NULL PRIMARY KEY,
    visitor BLOB NOT NULL,
    picture BLOB NOT NULL,
    fair BLOB NOT NULL,
    device BLOB NOT NULL,
    kept INTEGER NOT NULL,
    copied INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS card_photo_by_visitor ON card_photo (visitor);
",
    rows: &[("card_photo", "id")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::CardPhotoKept(kept) => {
            // Whose it is stands in the header only.
            let Some(visitor) = header.subject else {
                return Ok(());
            };
            connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO card_photo (id, visitor, picture, fair, device, kept)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![
                    header.entity,
                    visitor,
                    kept.picture,
                    kept.fair,
                    header.device.0,
                    hlc(header)
                ])?;
            Ok(())
        }
        Body::CardPhotoDone(done) => set_copied(connection, header.entity, Some(done.copied)),
        Body::CardPhotoReopened(_) => set_copied(connection, header.entity, None),
        Body::CardPhotoTakenBack(_) => {
            connection
                .prepare_cached("DELETE FROM card_photo WHERE id = ?1")?
                .execute([header.entity])?;
            Ok(())
        }
        _ => Ok(()),
    }
}

fn set_copied(connection: &Connection, id: Uuid, copied: Option<bool>) -> Result<()> {
    connection
        .prepare_cached("UPDATE card_photo SET copied = ?2 WHERE id = ?1")?
        .execute(params![id, copied])?;
    Ok(())
}

/// One photograph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardPhotoRow {
    /// Its id.
    pub id: Uuid,
    /// Whose card it shows.
    pub visitor: Uuid,
    /// The picture.
    pub picture: Uuid,
    /// At which fair it was taken.
    pub fair: Uuid,
    /// On which laptop.
    pub device: Uuid,
    /// When, in Unix milliseconds.
    pub kept_ms: i64,
    /// Whether it was typed or nobody can; none while it is to be typed.
    pub copied: Option<bool>,
}

fn row(row: &Row<'_>) -> Result<CardPhotoRow> {
    Ok(CardPhotoRow {
        id: row.get(0)?,
        visitor: row.get(1)?,
        picture: row.get(2)?,
        fair: row.get(3)?,
        device: row.get(4)?,
        kept_ms: unix_millis(row.get(5)?),
        copied: row.get(6)?,
    })
}

fn rows(
    connection: &Connection,
    condition: &str,
    parameters: impl Params,
) -> Result<Vec<CardPhotoRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT id, visitor, picture, fair, device, kept, copied FROM card_photo
             WHERE {condition} ORDER BY kept, id"
        ))?
        .query_map(parameters, row)?
        .collect()
}

/// One photograph; none when it is not kept (any more).
pub fn get(connection: &Connection, id: Uuid) -> Result<Option<CardPhotoRow>> {
    Ok(rows(connection, "id = ?1", [id])?.pop())
}

/// A visitor's photographs, the oldest first.
pub fn of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<CardPhotoRow>> {
    rows(connection, "visitor = ?1", [visitor])
}

/// The photographs that are to be typed, the oldest first.
pub fn to_copy(connection: &Connection) -> Result<Vec<CardPhotoRow>> {
    rows(connection, "copied IS NULL", [])
}

/// The ids of the photographs of one fair.
pub fn of_fair(connection: &Connection, fair: Uuid) -> Result<Vec<Uuid>> {
    let of_fair = rows(connection, "fair = ?1", [fair])?.into_iter();
    Ok(of_fair.map(|photo| photo.id).collect())
}

/// The pictures that the photographs are kept in.
pub fn pictures(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT DISTINCT picture FROM card_photo")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Whether a visitor's photograph shows this picture; then its id.
pub fn showing(connection: &Connection, visitor: Uuid, picture: Uuid) -> Result<Option<Uuid>> {
    connection
        .prepare_cached("SELECT id FROM card_photo WHERE visitor = ?1 AND picture = ?2")?
        .query_row([visitor, picture], |row| row.get(0))
        .optional()
}
