//! A new device key where the old one might be in two places.
//!
//! A restored backup and a store that lost its last records both know fewer
//! records of their own device than the world may know. Writing on under the
//! old key would give two records the same number. So a new key is minted, and
//! the first record under it says whom it succeeds.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::chain::{DeviceKey, Head};
use crate::device_id::DeviceId;
use crate::devices_table;
use crate::environment::{Environment, random};
use crate::error::LedgerError;
use crate::mark::Mark;
use crate::read_tables::ReadTables;
use crate::record::NewRecord;
use crate::self_table;
use crate::store::Store;
use crate::tip::Tip;

/// The kind of the record that says a new device key took over.
pub const DEVICE_SUCCEEDED: &str = "ledger.device_succeeded";

/// Records that were acknowledged and are no longer in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LostTail {
    pub device: Uuid,
    /// The number of the last record that was acknowledged.
    pub through: u64,
}

/// The body of a [`DEVICE_SUCCEEDED`] record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Succession {
    pub old_device: Uuid,
    pub old_seq: u64,
    pub lost: Option<LostTail>,
}

/// What the mark beside the store remembers and the store does not.
pub(crate) fn lost_tail(
    connection: &Connection,
    own: DeviceId,
    mark: &Mark,
) -> Result<Option<LostTail>, LedgerError> {
    let device = DeviceId(mark.device);
    let known = devices_table::head_of(connection, device)?.map(|head| head.seq);
    let lost = match known {
        // A device this file has never heard of: an older copy of the file was
        // put back by hand.
        None => true,
        // The mark of a predecessor that was itself succeeded; already dealt with.
        Some(_) if device != own => false,
        Some(seq) => seq < mark.seq,
    };
    Ok(lost.then_some(LostTail {
        device: mark.device,
        through: mark.seq,
    }))
}

/// Mints a new device key for a store and records whom it succeeds.
pub(crate) fn succeed(
    store: &Store,
    tables: &dyn ReadTables,
    environment: &mut dyn Environment,
    (old_device, old_tip): (DeviceId, Tip),
    lost: Option<LostTail>,
) -> Result<(DeviceKey, Tip), LedgerError> {
    let secret: Zeroizing<[u8; 32]> = Zeroizing::new(random(environment));
    let device = DeviceKey::from_secret(&secret);
    let succession = Succession {
        old_device: old_device.0,
        old_seq: old_tip.head.seq,
        lost,
    };
    let body = serde_json::to_vec(&succession)
        .expect("two names and two numbers can always be written as JSON");
    let now = environment.now_unix_millis();
    let mut tip = Tip {
        head: Head::START,
        floor: old_tip.floor,
    };
    store.transaction(|transaction| -> Result<(), LedgerError> {
        self_table::replace_device(transaction, &secret)?;
        let record = tip.extend(
            transaction,
            environment,
            now,
            &device,
            NewRecord {
                kind: DEVICE_SUCCEEDED,
                version: 1,
                entity: device.device().0,
                subject: None,
                staff: None,
                body,
                made: None,
            },
        )?;
        tables.apply(transaction, &record)?;
        tip.seal(transaction, &device)
    })?;
    Ok((device, tip))
}
