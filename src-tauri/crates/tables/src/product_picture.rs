//! Which picture a product is shown by.

use crate::Table;
use ledger::Record;
use records::Body;
use rusqlite::{Connection, Result, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS product_picture (
    product BLOB NOT NULL PRIMARY KEY,
    picture BLOB NOT NULL
) STRICT;
",
    rows: &[("product_picture", "product")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let Body::ProductChanged(changed) = body else {
        return Ok(());
    };
    let product = record.header.entity;
    match changed.picture {
        None => {}
        Some(picture) if picture.is_nil() => {
            connection
                .prepare_cached("DELETE FROM product_picture WHERE product = ?1")?
                .execute([product])?;
        }
        Some(picture) => {
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO product_picture (product, picture) VALUES (?1, ?2)",
                )?
                .execute(params![product, picture])?;
        }
    }
    Ok(())
}

/// The products that have a picture, each with its picture's id.
pub fn all(connection: &Connection) -> Result<Vec<(Uuid, Uuid)>> {
    connection
        .prepare_cached("SELECT product, picture FROM product_picture ORDER BY product")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
