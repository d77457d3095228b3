//! A new device key where the old one might be in two places.
//!
//! A restored backup and a store that lost its last records both know fewer
//! records of their own device than the world may know. Writing on under the
//! old key would give two records the same number. So a new key is minted, and
//! the first record under it says whom it succeeds.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::chain::{DeviceKey, Head, took_over};
use crate::device_id::DeviceId;
use crate::devices_table;
use crate::environment::{Environment, random};
use crate::error::LedgerError;
use crate::mark::Mark;
use crate::read_tables::ReadTables;
use crate::record::{CarriedRecord, NewRecord};
use crate::records_table;
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
    /// Proves with the old device's key that the new device took over from it.
    /// Records of earlier versions prove nothing.
    #[serde(default)]
    pub proof: Option<Proof>,
}

/// The old device's word for the new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Proof {
    /// Base64 of the old device's public key.
    pub public_key: String,
    /// Base64 of its signature over both names.
    pub signature: String,
}

/// The device that a record's device took over from, when the record proves it,
/// and the new one.
pub(crate) fn proven_predecessor(record: &CarriedRecord) -> Option<(DeviceId, DeviceId)> {
    if record.header.kind != DEVICE_SUCCEEDED {
        return None;
    }
    let new = record.header.device;
    let body = &record.content.as_ref()?.body;
    let succession: Succession = serde_json::from_slice(body).ok()?;
    let proof = succession.proof?;
    let public_key = BASE64.decode(proof.public_key).ok()?.try_into().ok()?;
    let signature = BASE64.decode(proof.signature).ok()?.try_into().ok()?;
    let old = DeviceId(succession.old_device);
    (DeviceId::of(&public_key) == old && took_over(&public_key, new, &signature))
        .then_some((old, new))
}

/// The device that this one took over from, if it did.
pub(crate) fn predecessor(
    connection: &Connection,
    device: DeviceId,
) -> Result<Option<DeviceId>, LedgerError> {
    let first = records_table::by_place(connection, device, 1)?;
    Ok(first.and_then(|record| {
        if record.header.kind != DEVICE_SUCCEEDED {
            return None;
        }
        let body = record.content?.body;
        let succession: Succession = serde_json::from_slice(&body).ok()?;
        Some(DeviceId(succession.old_device))
    }))
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
    let old_key = DeviceKey::from_secret(&self_table::read(store.connection())?.device_secret);
    let (public_key, signature) = old_key.hand_over_to(device.device());
    let succession = Succession {
        old_device: old_device.0,
        old_seq: old_tip.head.seq,
        lost,
        proof: Some(Proof {
            public_key: BASE64.encode(public_key),
            signature: BASE64.encode(signature),
        }),
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
