//! Coupons given, those taken out of use, and how often each was printed.

use crate::redemption::{every_use, is_used, used_coupons};
use crate::{Table, hlc, unix_millis};
use chrono::NaiveDate;
use ledger::{Header, Record};
use records::Body;
use records::coupons::{CouponIssued, CouponVoided};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The tables.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS coupon (
    id BLOB NOT NULL PRIMARY KEY,
    programme BLOB NOT NULL,
    visitor BLOB,
    fair BLOB NOT NULL,
    digits TEXT NOT NULL,
    short_number INTEGER NOT NULL,
    key_id INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    valid_until TEXT NOT NULL,
    issued INTEGER NOT NULL,
    replaces BLOB
) STRICT;
CREATE INDEX IF NOT EXISTS coupon_by_short_number ON coupon (short_number);
CREATE INDEX IF NOT EXISTS coupon_by_visitor ON coupon (visitor, issued);
CREATE INDEX IF NOT EXISTS coupon_by_programme ON coupon (programme, key_id, serial);
CREATE INDEX IF NOT EXISTS coupon_by_replaced ON coupon (replaces) WHERE replaces IS NOT NULL;
CREATE TABLE IF NOT EXISTS coupon_void (
    coupon BLOB NOT NULL PRIMARY KEY,
    voided INTEGER NOT NULL,
    replaced_by BLOB
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coupon_print (
    record BLOB NOT NULL PRIMARY KEY,
    coupon BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS coupon_print_by_coupon ON coupon_print (coupon);
",
    rows: &[
        ("coupon", "id"),
        ("coupon_void", "coupon"),
        ("coupon_print", "coupon"),
    ],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::CouponIssued(issued) => issue(connection, header, issued),
        Body::CouponPrinted(_) => print(connection, header),
        Body::CouponVoided(voided) => void(connection, header, voided),
        Body::VisitorRecognised(recognised) => move_to(connection, header, recognised.visitor),
        _ => Ok(()),
    }
}

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
    /// The key's id.
    pub key_id: u32,
    /// Last day on which it can be used.
    pub valid_until: NaiveDate,
    /// When it was given, in Unix milliseconds.
    pub issued_ms: i64,
}

/// That a coupon was taken out of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoidRow {
    /// When, as the ledger orders it.
    pub order: i64,
    /// The coupon that was given in its stead.
    pub replaced_by: Option<Uuid>,
}

/// Notes a coupon.
fn issue(connection: &Connection, header: &Header, issued: &CouponIssued) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO coupon
                 (id, programme, visitor, fair, digits, short_number, key_id, serial, valid_until, issued,
                  replaces)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            header.entity,
            issued.programme,
            issued.visitor,
            issued.fair,
            issued.digits,
            issued.short_number.cast_signed(),
            issued.key_id,
            issued.serial,
            issued.valid_until.to_string(),
            hlc(header),
            issued.replaces
        ])?;
    Ok(())
}

/// Notes that a coupon is out of use; the first record counts.
fn void(connection: &Connection, header: &Header, voided: &CouponVoided) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO coupon_void (coupon, voided, replaced_by) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![header.entity, hlc(header), voided.replaced_by])?;
    Ok(())
}

/// The coupon is a visitor's who was here before.
fn move_to(connection: &Connection, header: &Header, visitor: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE coupon SET visitor = ?2 WHERE id = ?1")?
        .execute(params![header.entity, visitor])?;
    Ok(())
}

/// Notes one printing.
fn print(connection: &Connection, header: &Header) -> Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO coupon_print (record, coupon) VALUES (?1, ?2)")?
        .execute(params![header.id.0, header.entity])?;
    Ok(())
}

/// Whether and how a coupon was taken out of use.
pub fn voided(connection: &Connection, coupon: Uuid) -> Result<Option<VoidRow>> {
    connection
        .prepare_cached("SELECT voided, replaced_by FROM coupon_void WHERE coupon = ?1")?
        .query_row([coupon], |row| {
            Ok(VoidRow {
                order: row.get(0)?,
                replaced_by: row.get(1)?,
            })
        })
        .optional()
}

/// How often a coupon was printed.
pub fn prints(connection: &Connection, coupon: Uuid) -> Result<u32> {
    connection
        .prepare_cached("SELECT count(*) FROM coupon_print WHERE coupon = ?1")?
        .query_row([coupon], |row| row.get(0))
}

/// Whether any coupon of a fair was printed.
pub fn any_printed(connection: &Connection, fair: Uuid) -> Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM coupon_print
             JOIN coupon ON coupon.id = coupon_print.coupon WHERE coupon.fair = ?1)",
        )?
        .query_row([fair], |row| row.get(0))
}

/// Coupons of one programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProgrammeCount {
    /// Given and not taken out of use.
    pub given: u32,
    /// Of all, those that were used at least once.
    pub used: u32,
}

/// How many coupons of one programme there are.
pub fn count_of_programme(connection: &Connection, programme: Uuid) -> Result<ProgrammeCount> {
    connection
        .prepare_cached(&format!(
            "SELECT
                 count(*) FILTER (WHERE coupon_void.coupon IS NULL),
                 count(*) FILTER (WHERE {})
             FROM coupon LEFT JOIN coupon_void ON coupon_void.coupon = coupon.id
             WHERE coupon.programme = ?1",
            is_used("coupon.id")
        ))?
        .query_row([programme], |row| {
            Ok(ProgrammeCount {
                given: row.get(0)?,
                used: row.get(1)?,
            })
        })
}

/// How many coupons of one programme were given under one key and not taken out
/// of use.
pub fn given_under_key(connection: &Connection, programme: Uuid, key_id: u32) -> Result<u32> {
    connection
        .prepare_cached(
            "SELECT count(*) FROM coupon
             WHERE programme = ?1 AND key_id = ?2 AND id NOT IN (SELECT coupon FROM coupon_void)",
        )?
        .query_row(params![programme, key_id], |row| row.get(0))
}

const COLUMNS: &str = "id, programme, visitor, digits, short_number, key_id, valid_until, issued";

fn row(row: &Row<'_>) -> Result<CouponRow> {
    Ok(CouponRow {
        id: row.get(0)?,
        programme: row.get(1)?,
        visitor: row.get(2)?,
        digits: row.get(3)?,
        short_number: row.get::<_, i64>(4)?.cast_unsigned(),
        key_id: row.get(5)?,
        issued_ms: unix_millis(row.get(7)?),
        valid_until: date(row, 6)?,
    })
}

/// The day in a column.
fn date(row: &Row<'_>, column: usize) -> Result<NaiveDate> {
    let day: String = row.get(column)?;
    day.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(
            column,
            rusqlite::types::Type::Text,
            Box::new(error),
        )
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

/// The coupons of a visitor that were not taken out of use, newest first.
pub fn of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<CouponRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM coupon
             WHERE visitor = ?1 AND id NOT IN (SELECT coupon FROM coupon_void)
             ORDER BY issued DESC, id DESC"
        ))?
        .query_map([visitor], row)?
        .collect()
}

/// The coupons that were used, and those that were given in their stead.
fn with_used() -> String {
    format!(
        "WITH RECURSIVE used(id) AS (
             {}
             UNION SELECT coupon.id FROM coupon JOIN used ON coupon.replaces = used.id)",
        used_coupons()
    )
}

/// Who holds a coupon that is still good on this day and not taken out of use, with the
/// key of each; of none that was used, also before it was given anew: they share one
/// allowance.
pub fn holders_of_unused(connection: &Connection, today: NaiveDate) -> Result<Vec<(Uuid, u32)>> {
    connection
        .prepare_cached(&format!(
            "{} SELECT DISTINCT visitor, key_id FROM coupon
             WHERE visitor IS NOT NULL AND valid_until >= ?1
             AND id NOT IN (SELECT coupon FROM coupon_void)
             AND id NOT IN (SELECT id FROM used)",
            with_used()
        ))?
        .query_map([today.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// The last days from this one on of the coupons that somebody who is known holds and did
/// not use, with how many end on each, the first before.
pub fn ending(connection: &Connection, today: NaiveDate) -> Result<Vec<(NaiveDate, u32)>> {
    connection
        .prepare_cached(&format!(
            "{} SELECT valid_until, count(*) FROM coupon
             WHERE visitor IS NOT NULL AND valid_until >= ?1
             AND id NOT IN (SELECT coupon FROM coupon_void)
             AND id NOT IN (SELECT id FROM used)
             GROUP BY valid_until ORDER BY valid_until",
            with_used()
        ))?
        .query_map([today.to_string()], |row| Ok((date(row, 0)?, row.get(1)?)))?
        .collect()
}

/// A coupon of somebody who is known, as far as it tells what she did with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldRow {
    /// Whose it is.
    pub visitor: Uuid,
    /// The key's id.
    pub key_id: u32,
    /// Whether it is still good by its date.
    pub is_in_time: bool,
    /// Whether it was used, also before it was given anew.
    pub is_used: bool,
}

/// The coupons of everybody who is known, but those that were taken out of use.
pub fn held(connection: &Connection, today: NaiveDate) -> Result<Vec<HeldRow>> {
    connection
        .prepare_cached(&format!(
            "{} SELECT visitor, key_id, valid_until >= ?1, id IN (SELECT id FROM used)
             FROM coupon
             WHERE visitor IS NOT NULL AND id NOT IN (SELECT coupon FROM coupon_void)",
            with_used()
        ))?
        .query_map([today.to_string()], |row| {
            Ok(HeldRow {
                visitor: row.get(0)?,
                key_id: row.get(1)?,
                is_in_time: row.get(2)?,
                is_used: row.get(3)?,
            })
        })?
        .collect()
}

/// A coupon as it was drawn, without whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawnRow {
    /// Its id.
    pub id: Uuid,
    /// By which rule it was given.
    pub programme: Uuid,
    /// Its serial number.
    pub serial: u32,
    /// When it was given, in Unix milliseconds.
    pub issued_ms: i64,
    /// Whether it, or one that was given in its stead, was used.
    pub is_used: bool,
}

/// The coupons that fit the condition as they were drawn: those given in another's stead
/// count for that one, and those taken back count nowhere.
fn drawn_where(connection: &Connection, condition: &str, parameter: Uuid) -> Result<Vec<DrawnRow>> {
    connection
        .prepare_cached(&format!(
            "WITH RECURSIVE used(id) AS (
                 {}
                 UNION SELECT coupon.replaces FROM coupon JOIN used ON coupon.id = used.id
                 WHERE coupon.replaces IS NOT NULL),
             gone(id) AS (
                 SELECT coupon FROM coupon_void WHERE replaced_by IS NULL
                 UNION SELECT coupon.replaces FROM coupon JOIN gone ON coupon.id = gone.id
                 WHERE coupon.replaces IS NOT NULL)
             SELECT id, programme, serial, issued, id IN (SELECT id FROM used) FROM coupon
             WHERE {condition} AND replaces IS NULL AND id NOT IN (SELECT id FROM gone)",
            used_coupons()
        ))?
        .query_map([parameter], |row| {
            Ok(DrawnRow {
                id: row.get(0)?,
                programme: row.get(1)?,
                serial: row.get(2)?,
                issued_ms: unix_millis(row.get(3)?),
                is_used: row.get(4)?,
            })
        })?
        .collect()
}

/// What became of a coupon of somebody who is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutcomeRow {
    /// By which rule it was given.
    pub programme: Uuid,
    /// Whose it is.
    pub visitor: Uuid,
    /// When it was given: the whole clock.
    pub issued: i64,
    /// Whether it, or one that was given in its stead, was used.
    pub is_used: bool,
    /// Whether its last day is over, and that of those given in its stead.
    pub is_over: bool,
}

/// What became of the coupons of everybody who is known. Coupons given in another's stead
/// count for that one, and those taken back count nowhere.
pub fn outcomes(connection: &Connection, today: NaiveDate) -> Result<Vec<OutcomeRow>> {
    connection
        .prepare_cached(&format!(
            "WITH RECURSIVE stead(first, id) AS (
                 SELECT id, id FROM coupon WHERE replaces IS NULL AND visitor IS NOT NULL
                 UNION ALL
                 SELECT stead.first, coupon.id FROM coupon JOIN stead ON coupon.replaces = stead.id)
             SELECT first.programme, first.visitor, first.issued,
                 max({}),
                 max(own.valid_until) < ?1
             FROM stead
             JOIN coupon AS first ON first.id = stead.first
             JOIN coupon AS own ON own.id = stead.id
             LEFT JOIN coupon_void ON coupon_void.coupon = stead.id
             GROUP BY stead.first
             HAVING max(coupon_void.coupon IS NOT NULL AND replaced_by IS NULL) = 0
             ORDER BY stead.first",
            is_used("stead.id")
        ))?
        .query_map([today.to_string()], |row| {
            Ok(OutcomeRow {
                programme: row.get(0)?,
                visitor: row.get(1)?,
                issued: row.get(2)?,
                is_used: row.get(3)?,
                is_over: row.get(4)?,
            })
        })?
        .collect()
}

/// The coupons of one programme as they were drawn.
pub fn drawn(connection: &Connection, programme: Uuid) -> Result<Vec<DrawnRow>> {
    drawn_where(connection, "programme = ?1", programme)
}

/// The coupons given at one fair as they were drawn.
pub fn drawn_at(connection: &Connection, fair: Uuid) -> Result<Vec<DrawnRow>> {
    drawn_where(connection, "fair = ?1", fair)
}

/// All coupons given at a fair, each with the one in whose stead it was given.
pub fn ids_of_fair(connection: &Connection, fair: Uuid) -> Result<Vec<(Uuid, Option<Uuid>)>> {
    connection
        .prepare_cached("SELECT id, replaces FROM coupon WHERE fair = ?1")?
        .query_map([fair], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// All coupons of a visitor, those too that were taken out of use.
pub fn ids_of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached("SELECT id FROM coupon WHERE visitor = ?1 ORDER BY issued, id")?
        .query_map([visitor], |row| row.get(0))?
        .collect()
}

/// The serial numbers of the coupons given of one programme under one key.
pub fn serials(connection: &Connection, programme: Uuid, key_id: u32) -> Result<BTreeSet<u32>> {
    connection
        .prepare_cached("SELECT serial FROM coupon WHERE programme = ?1 AND key_id = ?2")?
        .query_map(params![programme, key_id], |row| row.get(0))?
        .collect()
}

/// Whether the coupon with a serial number was given.
pub fn is_given(
    connection: &Connection,
    programme: Uuid,
    key_id: u32,
    serial: u32,
) -> Result<bool> {
    connection
        .prepare_cached(
            "SELECT 1 FROM coupon WHERE programme = ?1 AND key_id = ?2 AND serial = ?3",
        )?
        .exists(params![programme, key_id, serial])
}

/// How many coupons were given at a fair and not taken out of use, and how many
/// used; one that is not on record counts where it was used.
pub fn counts(connection: &Connection, fair: Uuid) -> Result<(u32, u32)> {
    connection
        .prepare_cached(&format!(
            "SELECT
                 (SELECT count(*) FROM coupon
                  WHERE fair = ?1 AND id NOT IN (SELECT coupon FROM coupon_void)),
                 (SELECT count(DISTINCT used.coupon) FROM {} AS used
                  LEFT JOIN coupon ON coupon.id = used.coupon
                  LEFT JOIN sale ON sale.id = used.sale
                  WHERE coalesce(coupon.fair, sale.fair) = ?1)",
            every_use()
        ))?
        .query_row([fair], |row| Ok((row.get(0)?, row.get(1)?)))
}
