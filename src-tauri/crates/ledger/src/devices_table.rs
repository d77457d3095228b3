//! `ledger_devices`: where every known device's chain ends, signed by it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::chain::SignedHead;
use crate::clock::Hlc;
use crate::device_id::DeviceId;
use crate::error::LedgerError;

/// Stores a device's new head. The clock only ever rises.
pub(crate) fn put(
    transaction: &Connection,
    head: &SignedHead,
    latest: Hlc,
) -> Result<(), LedgerError> {
    transaction
        .prepare_cached(
            "INSERT INTO ledger_devices (device, public_key, seq, hash, signature, hlc)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (device) DO UPDATE SET
                seq = excluded.seq, hash = excluded.hash, signature = excluded.signature,
                hlc = max(hlc, excluded.hlc)",
        )?
        .execute(params![
            head.device().0.as_bytes(),
            head.public_key,
            head.seq,
            head.hash,
            head.signature,
            latest.0,
        ])?;
    Ok(())
}

/// Raises the latest clock value stored with a device.
pub(crate) fn raise_clock(
    transaction: &Connection,
    device: DeviceId,
    latest: Hlc,
) -> Result<(), LedgerError> {
    transaction
        .prepare_cached("UPDATE ledger_devices SET hlc = max(hlc, ?2) WHERE device = ?1")?
        .execute(params![device.0.as_bytes(), latest.0])?;
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

/// The clock's floor: the latest value any record here ever carried.
pub(crate) fn floor(connection: &Connection) -> Result<Hlc, LedgerError> {
    let floor = connection.query_row(
        "SELECT coalesce(max(hlc), 0) FROM ledger_devices",
        [],
        |row| row.get(0),
    )?;
    Ok(Hlc(floor))
}
