//! `ledger_self`: the one row that says which store this is and who writes here.

use rusqlite::{Connection, params};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::LedgerError;

/// The row.
pub(crate) struct SelfRow {
    /// Binds the key envelope and the high-water mark to this store.
    pub store: Uuid,
    /// The seed of this device's Ed25519 key.
    pub device_secret: Zeroizing<[u8; 32]>,
    /// The version of the read tables in the file.
    pub read_schema: u32,
}

pub(crate) fn insert(transaction: &Connection, row: &SelfRow) -> Result<(), LedgerError> {
    transaction.execute(
        "INSERT INTO ledger_self (id, store, device_secret, read_schema) VALUES (1, ?1, ?2, ?3)",
        params![
            row.store.as_bytes(),
            row.device_secret.as_slice(),
            row.read_schema
        ],
    )?;
    Ok(())
}

pub(crate) fn read(connection: &Connection) -> Result<SelfRow, LedgerError> {
    let row = connection.query_row(
        "SELECT store, device_secret, read_schema FROM ledger_self",
        [],
        |row| {
            Ok(SelfRow {
                store: Uuid::from_bytes(row.get(0)?),
                device_secret: Zeroizing::new(row.get(1)?),
                read_schema: row.get(2)?,
            })
        },
    )?;
    Ok(row)
}

/// From now on another key writes here. The old one is gone: two places that
/// can write as one device would fork its chain.
pub(crate) fn replace_device(
    transaction: &Connection,
    device_secret: &[u8; 32],
) -> Result<(), LedgerError> {
    transaction.execute("UPDATE ledger_self SET device_secret = ?1", [device_secret])?;
    Ok(())
}

pub(crate) fn set_read_schema(transaction: &Connection, version: u32) -> Result<(), LedgerError> {
    transaction.execute("UPDATE ledger_self SET read_schema = ?1", [version])?;
    Ok(())
}
