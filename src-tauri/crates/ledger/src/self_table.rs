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
    /// Names the place where this device's key may be used ([`crate::place`]);
    /// empty in a restored copy, `None` in a store of an earlier version.
    pub place: Option<Vec<u8>>,
}

pub(crate) fn insert(transaction: &Connection, row: &SelfRow) -> Result<(), LedgerError> {
    transaction.execute(
        "INSERT INTO ledger_self (id, store, device_secret, read_schema, place)
         VALUES (1, ?1, ?2, ?3, ?4)",
        params![
            row.store.as_bytes(),
            row.device_secret.as_slice(),
            row.read_schema,
            row.place,
        ],
    )?;
    Ok(())
}

pub(crate) fn read(connection: &Connection) -> Result<SelfRow, LedgerError> {
    let row = connection.query_row(
        "SELECT store, device_secret, read_schema, place FROM ledger_self",
        [],
        |row| {
            Ok(SelfRow {
                store: Uuid::from_bytes(row.get(0)?),
                device_secret: Zeroizing::new(row.get(1)?),
                read_schema: row.get(2)?,
                place: row.get(3)?,
            })
        },
    )?;
    Ok(row)
}

/// From now on another key writes, here. The old one is gone: two places that
/// can write as one device would fork its chain.
pub(crate) fn replace_device(
    transaction: &Connection,
    device_secret: &[u8; 32],
    place: &[u8],
) -> Result<(), LedgerError> {
    transaction.execute(
        "UPDATE ledger_self SET device_secret = ?1, place = ?2",
        params![device_secret, place],
    )?;
    Ok(())
}

/// From now on this device's key may be used here and nowhere else.
pub(crate) fn set_place(transaction: &Connection, place: &[u8]) -> Result<(), LedgerError> {
    transaction.execute("UPDATE ledger_self SET place = ?1", [place])?;
    Ok(())
}

/// A copy belongs nowhere yet.
pub(crate) fn forget_place(transaction: &Connection) -> Result<(), LedgerError> {
    set_place(transaction, &[])
}

/// The owner's public key, where it is known, and its secret, where this is the
/// owner's laptop.
pub(crate) type Owner = (Option<[u8; 32]>, Option<Zeroizing<[u8; 32]>>);

pub(crate) fn owner(connection: &Connection) -> Result<Owner, LedgerError> {
    let owner = connection.query_row(
        "SELECT owner_public, owner_secret FROM ledger_self",
        [],
        |row| {
            let secret: Option<[u8; 32]> = row.get(1)?;
            Ok((row.get(0)?, secret.map(Zeroizing::new)))
        },
    )?;
    Ok(owner)
}

pub(crate) fn set_owner(
    transaction: &Connection,
    public: &[u8; 32],
    secret: Option<&Zeroizing<[u8; 32]>>,
) -> Result<(), LedgerError> {
    transaction.execute(
        "UPDATE ledger_self SET owner_public = ?1, owner_secret = ?2",
        params![public, secret.map(|secret| **secret)],
    )?;
    Ok(())
}

pub(crate) fn set_read_schema(transaction: &Connection, version: u32) -> Result<(), LedgerError> {
    transaction.execute("UPDATE ledger_self SET read_schema = ?1", [version])?;
    Ok(())
}

/// Keeps the key of the invitation that this laptop was made of.
pub(crate) fn set_invitation(
    transaction: &Connection,
    secret: &Zeroizing<[u8; 32]>,
) -> Result<(), LedgerError> {
    transaction.execute(
        "UPDATE ledger_self SET invitation_secret = ?1",
        [secret.as_slice()],
    )?;
    Ok(())
}

/// The key of the invitation that this laptop was made of, if it was.
pub(crate) fn invitation(
    connection: &Connection,
) -> Result<Option<Zeroizing<[u8; 32]>>, LedgerError> {
    let secret: Option<[u8; 32]> =
        connection.query_row("SELECT invitation_secret FROM ledger_self", [], |row| {
            row.get(0)
        })?;
    Ok(secret.map(Zeroizing::new))
}
