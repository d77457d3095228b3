//! What is sold.
//!
//! A product is what was added, with every change since laid over it field by
//! field. How many pieces are left is not kept here: it follows from the last
//! count and from the sales after it, which are other entities' records.

use crate::{Table, hlc};
use ledger::{Header, Record};
use records::Body;
use records::sales::{ProductAdded, ProductChanged, StoredStock};
use records::text::Bilingual;
use rusqlite::{Connection, Result, params};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The table. Tags are one word of text each, a line apart.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS product (
    id BLOB NOT NULL PRIMARY KEY,
    fair BLOB NOT NULL,
    name_ko TEXT NOT NULL,
    name_en TEXT NOT NULL,
    price_won INTEGER NOT NULL,
    tags TEXT NOT NULL,
    position INTEGER NOT NULL,
    barcode TEXT NOT NULL,
    counted INTEGER,
    counted_at INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    one_of_a_set INTEGER NOT NULL
) STRICT;
",
    rows: &[("product", "id")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::ProductAdded(added) => add(connection, header, added),
        Body::ProductChanged(changed) => change(connection, header, changed),
        Body::ProductRetired(_) => retire(connection, header, true),
        Body::ProductReturned(_) => retire(connection, header, false),
        _ => Ok(()),
    }
}

/// One product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductRow {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: Bilingual,
    /// Its price in won.
    pub price_won: u64,
    /// What it is, in tags.
    pub tags: Vec<String>,
    /// The number of its barcode; may be empty.
    pub barcode: String,
    /// Pieces at the last count; none when they are not counted.
    pub counted: Option<i64>,
    /// When they were counted, as the tables keep it.
    pub counted_at: i64,
    /// The first fair at which it is sold.
    pub fair: Uuid,
    /// Whether it is not sold any more.
    pub retired: bool,
    /// Whether it is one of a set, bought again by the piece.
    pub is_one_of_a_set: bool,
}

const BETWEEN_TAGS: &str = "\n";

/// Notes a product.
fn add(connection: &Connection, header: &Header, added: &ProductAdded) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO product
                 (id, name_ko, name_en, price_won, tags, position, barcode, counted, counted_at, fair, retired, one_of_a_set)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, ?11)",
        )?
        .execute(params![
            header.entity,
            added.name.ko,
            added.name.en,
            added.price_won.cast_signed(),
            added.tags.join(BETWEEN_TAGS),
            added.position,
            added.barcode.as_deref().unwrap_or_default(),
            added.stock,
            hlc(header),
            added.fair,
            added.is_one_of_a_set
        ])?;
    Ok(())
}

/// Lays a change over a product.
fn change(connection: &Connection, header: &Header, changed: &ProductChanged) -> Result<()> {
    let (says_stock, counted) = match changed.stock {
        None => (false, None),
        Some(StoredStock::Counted(pieces)) => (true, Some(pieces)),
        Some(StoredStock::NotCounted) => (true, None),
    };
    connection
        .prepare_cached(
            "UPDATE product SET
                 name_ko = coalesce(?2, name_ko),
                 name_en = coalesce(?3, name_en),
                 price_won = coalesce(?4, price_won),
                 tags = coalesce(?5, tags),
                 barcode = coalesce(?6, barcode),
                 counted = iif(?7, ?8, counted),
                 counted_at = iif(?7, ?9, counted_at),
                 one_of_a_set = coalesce(?10, one_of_a_set)
             WHERE id = ?1",
        )?
        .execute(params![
            header.entity,
            changed.name.as_ref().map(|name| &name.ko),
            changed.name.as_ref().map(|name| &name.en),
            changed.price_won.map(u64::cast_signed),
            changed.tags.as_ref().map(|tags| tags.join(BETWEEN_TAGS)),
            changed.barcode,
            says_stock,
            counted,
            hlc(header),
            changed.is_one_of_a_set
        ])?;
    Ok(())
}

/// Takes a product out of the sale, or back into it.
fn retire(connection: &Connection, header: &Header, retired: bool) -> Result<()> {
    connection
        .prepare_cached("UPDATE product SET retired = ?2 WHERE id = ?1")?
        .execute(params![header.entity, retired])?;
    Ok(())
}

fn rows(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<ProductRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT id, name_ko, name_en, price_won, tags, barcode, counted, counted_at, retired, fair,
                    one_of_a_set
             FROM product {condition}"
        ))?
        .query_map(parameters, |row| {
            let tags: String = row.get(4)?;
            Ok(ProductRow {
                id: row.get(0)?,
                name: Bilingual::of(row.get::<_, String>(1)?, row.get::<_, String>(2)?),
                price_won: row.get::<_, i64>(3)?.cast_unsigned(),
                tags: tags
                    .split(BETWEEN_TAGS)
                    .filter(|tag| !tag.is_empty())
                    .map(str::to_owned)
                    .collect(),
                barcode: row.get(5)?,
                counted: row.get(6)?,
                counted_at: row.get(7)?,
                retired: row.get(8)?,
                fair: row.get(9)?,
                is_one_of_a_set: row.get(10)?,
            })
        })?
        .collect()
}

/// The products of all fairs, those that are not sold any more too, in the catalogue's order.
pub fn all(connection: &Connection) -> Result<Vec<ProductRow>> {
    rows(connection, "ORDER BY position, id", [])
}

/// Those that are one of a set, also where they are not sold any more.
pub fn of_sets(connection: &Connection) -> Result<BTreeSet<Uuid>> {
    let mut products = all(connection)?;
    products.retain(|product| product.is_one_of_a_set);
    Ok(products.into_iter().map(|product| product.id).collect())
}

/// One product, if it is there.
pub fn get(connection: &Connection, id: Uuid) -> Result<Option<ProductRow>> {
    Ok(rows(connection, "WHERE id = ?1", [id])?.pop())
}

/// The place behind the last product.
pub fn next_position(connection: &Connection) -> Result<u32> {
    connection
        .prepare_cached("SELECT coalesce(max(position), 0) FROM product")?
        .query_row([], |row| row.get::<_, u32>(0))
        .map(|last| last.saturating_add(1))
}
