//! `ledger_devices`: where every known device's chain ends, signed by it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::chain::SignedHead;
use crate::clock::Hlc;
use crate::device_id::DeviceId;
use crate::error::LedgerError;

/// Stores a device's new head, its latest clock value and the latest one of it
/// that is trusted. They only ever rise.
pub(crate) fn put(
    transaction: &Connection,
    head: &SignedHead,
    latest: Hlc,
    trusted: Hlc,
) -> Result<(), LedgerError> {
    transaction
        .prepare_cached(
            "INSERT INTO ledger_devices (device, public_key, seq, hash, signature, hlc,
                trusted_hlc)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (device) DO UPDATE SET
                seq = excluded.seq, hash = excluded.hash, signature = excluded.signature,
                hlc = max(hlc, excluded.hlc),
                trusted_hlc = max(trusted_hlc, excluded.trusted_hlc)",
        )?
        .execute(params![
            head.device().0.as_bytes(),
            head.public_key,
            head.seq,
            head.hash,
            head.signature,
            latest.0,
            trusted.0,
        ])?;
    Ok(())
}

/// Raises the latest clock value stored with a device, and the trusted one.
pub(crate) fn raise_clock(
    transaction: &Connection,
    device: DeviceId,
    latest: Hlc,
    trusted: Hlc,
) -> Result<(), LedgerError> {
    transaction
        .prepare_cached(
            "UPDATE ledger_devices
             SET hlc = max(hlc, ?2), trusted_hlc = max(trusted_hlc, ?3) WHERE device = ?1",
        )?
        .execute(params![device.0.as_bytes(), latest.0, trusted.0])?;
    Ok(())
}

fn signed_head(row: &Row<'_>) -> rusqlite::Result<SignedHead> {
    Ok(SignedHead {
        public_key: row.get("public_key")?,
        seq: row.get("seq")?,
        hash: row.get("hash")?,
        signature: row.get("signature")?,
    })
}

pub(crate) fn head_of(
    connection: &Connection,
    device: DeviceId,
) -> Result<Option<SignedHead>, LedgerError> {
    let head = connection
        .prepare_cached(
            "SELECT public_key, seq, hash, signature FROM ledger_devices WHERE device = ?1",
        )?
        .query_row([device.0.as_bytes()], signed_head)
        .optional()?;
    Ok(head)
}

/// Every device's head and the latest clock value stored with it.
pub(crate) fn all(
    connection: &Connection,
) -> Result<BTreeMap<DeviceId, (SignedHead, Hlc)>, LedgerError> {
    let mut statement = connection
        .prepare("SELECT device, public_key, seq, hash, signature, hlc FROM ledger_devices")?;
    let rows = statement.query_map([], |row| {
        let device = DeviceId(Uuid::from_bytes(row.get("device")?));
        Ok((device, (signed_head(row)?, Hlc(row.get("hlc")?))))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The number of every device's last record.
pub(crate) fn ends(connection: &Connection) -> Result<BTreeMap<DeviceId, u64>, LedgerError> {
    let heads = all(connection)?.into_iter();
    Ok(heads
        .map(|(device, (head, _))| (device, head.seq))
        .collect())
}

/// The latest time that is trusted, of all devices.
pub(crate) fn trusted(connection: &Connection) -> Result<Hlc, LedgerError> {
    let trusted = connection.query_row(
        "SELECT coalesce(max(trusted_hlc), 0) FROM ledger_devices",
        [],
        |row| row.get(0),
    )?;
    Ok(Hlc(trusted))
}

/// The latest clock value of any record here, trusted or not.
pub(crate) fn latest(connection: &Connection) -> Result<Hlc, LedgerError> {
    let latest = connection.query_row(
        "SELECT coalesce(max(hlc), 0) FROM ledger_devices",
        [],
        |row| row.get(0),
    )?;
    Ok(Hlc(latest))
}

/// No time after this one is trusted any more.
pub(crate) fn trust_at_most(transaction: &Connection, latest: Hlc) -> Result<(), LedgerError> {
    transaction.execute(
        "UPDATE ledger_devices SET trusted_hlc = ?1 WHERE trusted_hlc > ?1",
        [latest.0],
    )?;
    Ok(())
}
