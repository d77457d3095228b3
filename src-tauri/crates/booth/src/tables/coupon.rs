//! Coupons given, and their uses.
//!
//! Uses are numbered in the order of the ledger, and the pair of coupon and
//! number is unique in the schema: on one laptop a coupon is never used twice.
//! Two laptops apart may both accept it; after the merge both uses stand, and
//! those numbered above what is allowed are over-redeemed.

use super::hlc;
use crate::body::{CouponIssued, CouponRedeemed};
use chrono::NaiveDate;
use ledger::Header;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use uuid::Uuid;

/// The tables.
pub const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS coupon (
    id BLOB NOT NULL PRIMARY KEY,
    programme BLOB NOT NULL,
    visitor BLOB,
    digits TEXT NOT NULL,
    short_number INTEGER NOT NULL,
    key_id INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    valid_until TEXT NOT NULL,
    issued INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS coupon_by_short_number ON coupon (short_number);
CREATE INDEX IF NOT EXISTS coupon_by_visitor ON coupon (visitor, issued);
CREATE INDEX IF NOT EXISTS coupon_by_serial ON coupon (key_id, serial);
CREATE TABLE IF NOT EXISTS redemption (
    coupon BLOB NOT NULL,
    use_number INTEGER NOT NULL,
    record BLOB NOT NULL,
    sale BLOB NOT NULL,
    device BLOB NOT NULL,
    staff BLOB,
    at_ms INTEGER NOT NULL,
    discount_won INTEGER NOT NULL,
    PRIMARY KEY (coupon, use_number)
) STRICT, WITHOUT ROWID;
";

/// One coupon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouponRow {
    /// Its id.
    pub id: Uuid,
    /// By which rule it was given.
    pub programme: Uuid,
    /// To whom, if known.
    pub visitor: Option<Uuid>,
    /// The 49 digits of its token.
    pub digits: String,
    /// The 13 digits to type or say.
    pub short_number: u64,
    /// Last day on which it can be used.
    pub valid_until: NaiveDate,
}

/// One use of a coupon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedemptionRow {
    /// 1 for the first use in the order of the ledger, and so on.
    pub use_number: u32,
    /// The sale it was used in.
    pub sale: Uuid,
    /// On which laptop.
    pub device: Uuid,
    /// By whom.
    pub staff: Option<Uuid>,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
}

/// Notes a coupon.
pub fn issue(connection: &Connection, header: &Header, issued: &CouponIssued) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO coupon
                 (id, programme, visitor, digits, short_number, key_id, serial, valid_until, issued)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            header.entity,
            issued.programme,
            issued.visitor,
            issued.digits,
            issued.short_number.cast_signed(),
            issued.key_id,
            issued.serial,
            issued.valid_until.to_string(),
            hlc(header)
        ])?;
    Ok(())
}

/// Notes a use.
pub fn redeem(connection: &Connection, header: &Header, redeemed: &CouponRedeemed) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO redemption (coupon, use_number, record, sale, device, staff, at_ms, discount_won)
             SELECT ?1, 1 + count(*), ?2, ?3, ?4, ?5, ?6, ?7 FROM redemption WHERE coupon = ?1",
        )?
        .execute(params![
            header.entity,
            header.id.0,
            redeemed.sale,
            header.device.0,
            header.staff,
            header.hlc.unix_millis(),
            redeemed.discount_won.cast_signed()
        ])?;
    Ok(())
}

const COLUMNS: &str = "id, programme, visitor, digits, short_number, valid_until";

fn row(row: &Row<'_>) -> Result<CouponRow> {
    let valid_until: String = row.get(5)?;
    Ok(CouponRow {
        id: row.get(0)?,
        programme: row.get(1)?,
        visitor: row.get(2)?,
        digits: row.get(3)?,
        short_number: row.get::<_, i64>(4)?.cast_unsigned(),
        valid_until: valid_until.parse().map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(
                5,
                rusqlite::types::Type::Text,
                Box::new(error),
            )
        })?,
    })
}

/// A coupon by its id.
pub fn get(connection: &Connection, id: Uuid) -> Result<Option<CouponRow>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM coupon WHERE id = ?1"))?
        .query_row([id], row)
        .optional()
}

/// The coupons with a short number: none or one, unless two laptops drew the
/// same one before they were merged.
pub fn by_short_number(connection: &Connection, short_number: u64) -> Result<Vec<CouponRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM coupon WHERE short_number = ?1"
        ))?
        .query_map([short_number.cast_signed()], row)?
        .collect()
}

/// The coupons of a visitor, newest first.
pub fn of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<CouponRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM coupon WHERE visitor = ?1 ORDER BY issued DESC, id DESC"
        ))?
        .query_map([visitor], row)?
        .collect()
}

/// The highest serial number given under a key, 0 before the first.
pub fn last_serial(connection: &Connection, key_id: u32) -> Result<u32> {
    connection
        .prepare_cached("SELECT coalesce(max(serial), 0) FROM coupon WHERE key_id = ?1")?
        .query_row([key_id], |row| row.get(0))
}

/// The uses of a coupon, in the order of the ledger.
pub fn redemptions(connection: &Connection, coupon: Uuid) -> Result<Vec<RedemptionRow>> {
    connection
        .prepare_cached(
            "SELECT use_number, sale, device, staff, at_ms FROM redemption WHERE coupon = ?1 ORDER BY use_number",
        )?
        .query_map([coupon], |row| {
            Ok(RedemptionRow {
                use_number: row.get(0)?,
                sale: row.get(1)?,
                device: row.get(2)?,
                staff: row.get(3)?,
                at_ms: row.get(4)?,
            })
        })?
        .collect()
}

/// How many coupons were given, and how many of them used.
pub fn counts(connection: &Connection) -> Result<(u32, u32)> {
    connection
        .prepare_cached(
            "SELECT (SELECT count(*) FROM coupon), (SELECT count(DISTINCT coupon) FROM redemption)",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
}
