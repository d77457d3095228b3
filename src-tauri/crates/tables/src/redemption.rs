//! Uses of coupons, and uses that were taken back.
//!
//! Every use ever recorded stays, numbered in the order of the ledger; the pair
//! of coupon and number is unique in the schema. A use that was undone is named
//! in a second table, and what counts is what is left. Two laptops apart may
//! both accept a coupon: after the merge both uses stand, and those above what
//! is allowed, in the order of the ledger, are over-redeemed. That is worked
//! out when it is read, because what is allowed is the programme's to say, and
//! because a coupon and those given in its stead share one allowance.
//!
//! A use in a shop follows from its order ([`crate::order`]), which counts or not.

use crate::{Table, hlc, unix_millis};
use ledger::{Header, Record};
use records::Body;
use records::coupons::{CouponRedeemed, CouponUseUndone};
use rusqlite::{Connection, Params, Result, params};
use uuid::Uuid;

/// The tables.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS redemption (
    coupon BLOB NOT NULL,
    use_number INTEGER NOT NULL,
    record BLOB NOT NULL,
    sale BLOB NOT NULL,
    programme BLOB,
    device BLOB NOT NULL,
    staff BLOB,
    used INTEGER NOT NULL,
    discount_won INTEGER NOT NULL,
    PRIMARY KEY (coupon, use_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS redemption_by_sale ON redemption (sale);
CREATE INDEX IF NOT EXISTS redemption_by_time ON redemption (used);
CREATE TABLE IF NOT EXISTS redemption_undone (
    redemption BLOB NOT NULL PRIMARY KEY,
    coupon BLOB NOT NULL,
    undone INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS redemption_undone_by_coupon ON redemption_undone (coupon);
",
    rows: &[("redemption", "coupon"), ("redemption_undone", "coupon")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::CouponRedeemed(redeemed) => redeem(connection, header, redeemed),
        Body::CouponUseUndone(undone) => undo(connection, header, undone),
        _ => Ok(()),
    }
}

/// One use of a coupon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedemptionRow {
    /// The record of the use.
    pub record: Uuid,
    /// The coupon.
    pub coupon: Uuid,
    /// The sale it was used in.
    pub sale: Uuid,
    /// By which rule, if the record says so.
    pub programme: Option<Uuid>,
    /// On which laptop.
    pub device: Uuid,
    /// By whom.
    pub staff: Option<Uuid>,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// When, as the ledger orders it.
    pub order: i64,
    /// What it took off, in won.
    pub discount_won: u64,
    /// Whether it was used in a shop, as its own table says; the sale is the order then.
    pub is_in_shop: bool,
}

/// The columns of a use.
const COLUMNS: &str =
    "record, coupon, sale, programme, device, staff, used, discount_won, is_in_shop";
/// The uses that stand in sales of ours.
const IN_SALES: &str = "(SELECT *, 0 AS is_in_shop FROM redemption
    WHERE record NOT IN (SELECT redemption FROM redemption_undone))";
/// The uses in orders that count; these are few, and orders may be many. It was used when the
/// order was paid, where that is known, else before the order was told of. Of what several
/// imports say of one use, that which took off most counts.
const IN_ORDERS: &str = "(SELECT shop_order.id AS record, coupon, shop_order.id AS sale, programme,
        shop_order.device, NULL AS staff, coalesce(ordered << 16, told) AS used, discount_won,
        1 AS is_in_shop
    FROM order_coupon CROSS JOIN shop_order ON shop_order.id = order_coupon.shop_order
    WHERE shop_order.standing = 1 AND NOT EXISTS (
        SELECT 1 FROM order_coupon AS other
        WHERE other.coupon = order_coupon.coupon AND other.shop_order = order_coupon.shop_order
            AND (other.discount_won, other.import)
                > (order_coupon.discount_won, order_coupon.import)))";

/// Every use that stands, as SQL that can be selected from.
pub(crate) fn every_use() -> String {
    format!("(SELECT {COLUMNS} FROM {IN_SALES} UNION ALL SELECT {COLUMNS} FROM {IN_ORDERS})")
}

/// The coupons of all of them, as SQL.
pub(crate) fn used_coupons() -> String {
    format!("SELECT coupon FROM {}", every_use())
}

/// Whether a coupon was used and that stands; the coupon as SQL names it.
pub(crate) fn is_used(coupon: &str) -> String {
    let in_one = |uses| format!("EXISTS (SELECT 1 FROM {uses} AS one WHERE one.coupon = {coupon})");
    format!("({} OR {})", in_one(IN_SALES), in_one(IN_ORDERS))
}

/// Notes a use.
fn redeem(connection: &Connection, header: &Header, redeemed: &CouponRedeemed) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO redemption
                 (coupon, use_number, record, sale, programme, device, staff, used, discount_won)
             SELECT ?1, 1 + count(*), ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM redemption WHERE coupon = ?1",
        )?
        .execute(params![
            header.entity,
            header.id.0,
            redeemed.sale,
            redeemed.programme,
            header.device.0,
            header.staff,
            hlc(header),
            redeemed.discount_won.cast_signed()
        ])?;
    Ok(())
}

/// Notes that a use was taken back; two laptops may do it, and it is still one.
fn undo(connection: &Connection, header: &Header, undone: &CouponUseUndone) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO redemption_undone (redemption, coupon, undone) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![undone.redemption, header.entity, hlc(header)])?;
    Ok(())
}

/// Uses that stand and fit the condition, in the order of the ledger.
fn standing(
    connection: &Connection,
    condition: &str,
    parameters: impl Params,
) -> Result<Vec<RedemptionRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM {IN_SALES} WHERE {condition}
             UNION ALL SELECT {COLUMNS} FROM {IN_ORDERS} WHERE {condition}
             ORDER BY used, device, record"
        ))?
        .query_map(parameters, |row| {
            let order: i64 = row.get(6)?;
            Ok(RedemptionRow {
                record: row.get(0)?,
                coupon: row.get(1)?,
                sale: row.get(2)?,
                programme: row.get(3)?,
                device: row.get(4)?,
                staff: row.get(5)?,
                at_ms: unix_millis(order),
                order,
                discount_won: row.get::<_, i64>(7)?.cast_unsigned(),
                is_in_shop: row.get(8)?,
            })
        })?
        .collect()
}

/// A coupon together with all that were given in its stead, and all in whose
/// stead it was given: they share one allowance. A set, so that a circle (which
/// no laptop writes) ends.
const FAMILY: &str = "coupon IN (
    WITH RECURSIVE before(id) AS (
        SELECT ?1
        UNION
        SELECT coupon.replaces FROM coupon JOIN before ON coupon.id = before.id
        WHERE coupon.replaces IS NOT NULL
    ), family(id) AS (
        SELECT id FROM before
        UNION
        SELECT coupon.id FROM coupon JOIN family ON coupon.replaces = family.id
    )
    SELECT id FROM family
)";

/// The uses of a coupon that stand, with those of the coupons that were given
/// in its stead or that it stands for, in the order of the ledger.
pub fn of_coupon(connection: &Connection, coupon: Uuid) -> Result<Vec<RedemptionRow>> {
    standing(connection, FAMILY, [coupon])
}

/// The uses that stand in a sale.
pub fn of_sale(connection: &Connection, sale: Uuid) -> Result<Vec<RedemptionRow>> {
    standing(connection, "sale = ?1", [sale])
}

/// The latest use on one laptop, in a sale of ours, that stands.
pub fn latest_of_device(connection: &Connection, device: Uuid) -> Result<Option<RedemptionRow>> {
    let latest = standing(
        connection,
        "(coupon, record) = (SELECT coupon, record FROM redemption WHERE device = ?1
             AND record NOT IN (SELECT redemption FROM redemption_undone)
             ORDER BY used DESC, record DESC LIMIT 1)",
        [device],
    )?;
    Ok(latest.into_iter().next())
}

/// Coupons of which more may have been used than is allowed: used more than
/// once, voided, or given in another's stead. Few; each is weighed by itself.
pub fn suspects(connection: &Connection) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(&format!(
            "WITH used(coupon) AS ({})
             SELECT coupon FROM used GROUP BY coupon HAVING count(*) > 1
             UNION
             SELECT used.coupon FROM used JOIN coupon ON coupon.id = used.coupon
             WHERE coupon.replaces IS NOT NULL
             UNION
             SELECT coupon FROM used WHERE coupon IN (SELECT coupon FROM coupon_void)
             ORDER BY 1",
            used_coupons()
        ))?
        .query_map([], |row| row.get(0))?
        .collect()
}
