//! The coupons that each laptop may give next, by serial number and fingerprint.

use crate::{Table, hlc};
use ledger::{Header, Record};
use records::coupons::CouponListDrawn;
use records::{Body, base64};
use rusqlite::{Connection, Result, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS coupon_list (
    id BLOB NOT NULL PRIMARY KEY,
    device BLOB NOT NULL,
    key_id INTEGER NOT NULL,
    programme BLOB NOT NULL,
    drawn INTEGER NOT NULL,
    entries BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS coupon_list_by_key ON coupon_list (key_id, device, programme, drawn);
",
    rows: &[("coupon_list", "id")],
    apply,
};

const SERIAL: usize = 4;
const FINGERPRINT: usize = 8;

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    match body {
        Body::CouponListDrawn(drawn) => draw(connection, &record.header, drawn),
        _ => Ok(()),
    }
}

/// Keeps a list; one that cannot be read proves nothing and is left out.
fn draw(connection: &Connection, header: &Header, drawn: &CouponListDrawn) -> Result<()> {
    let Some(entries) = base64::decode(&drawn.entries) else {
        return Ok(());
    };
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO coupon_list (id, device, key_id, programme, drawn, entries)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            header.entity,
            header.device.0,
            drawn.key_id,
            drawn.programme,
            hlc(header),
            entries
        ])?;
    Ok(())
}

/// One coupon that may be given: its serial number and the fingerprint of its
/// token.
pub type Entry = (u32, [u8; FINGERPRINT]);

/// Entries as they are recorded: base64 of one after the other.
pub fn encode(entries: &[Entry]) -> String {
    let bytes: Vec<u8> = entries
        .iter()
        .flat_map(|(serial, fingerprint)| serial.to_be_bytes().into_iter().chain(*fingerprint))
        .collect();
    base64::encode(&bytes)
}

fn entries(bytes: &[u8]) -> impl Iterator<Item = Entry> {
    let (entries, _) = bytes.as_chunks::<{ SERIAL + FINGERPRINT }>();
    entries
        .iter()
        .map(|[a, b, c, d, fingerprint @ ..]| (u32::from_be_bytes([*a, *b, *c, *d]), *fingerprint))
}

/// The fingerprint that a laptop handed over for a serial number of its key.
pub fn fingerprint(
    connection: &Connection,
    device: Uuid,
    key_id: u32,
    serial: u32,
) -> Result<Option<[u8; FINGERPRINT]>> {
    let mut statement = connection
        .prepare_cached("SELECT entries FROM coupon_list WHERE key_id = ?1 AND device = ?2")?;
    let mut rows = statement.query(params![key_id, device])?;
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
        let found = entries(bytes).find(|(listed, _)| *listed == serial);
        if let Some((_, fingerprint)) = found {
            return Ok(Some(fingerprint));
        }
    }
    Ok(None)
}

/// The serial numbers in a laptop's lists for one programme, oldest list first.
pub fn serials(
    connection: &Connection,
    device: Uuid,
    key_id: u32,
    programme: Uuid,
) -> Result<Vec<Vec<u32>>> {
    connection
        .prepare_cached(
            "SELECT entries FROM coupon_list
             WHERE key_id = ?1 AND device = ?2 AND programme = ?3 ORDER BY drawn, id",
        )?
        .query_map(params![key_id, device, programme], |row| {
            let bytes = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
            Ok(entries(bytes).map(|(serial, _)| serial).collect())
        })?
        .collect()
}
