//! A new device key where the old one might be in two places.
//!
//! A restored backup and a store that lost its last records both know fewer
//! records of their own device than the world may know. Writing on under the
//! old key would give two records the same number. So a new key is minted
//! before the first own record, and the record under it says whom it succeeds.
//! Opening, merging and looking mint nothing.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::chain::{DeviceKey, took_over};
use crate::clock::Hlc;
use crate::device_id::DeviceId;
use crate::devices_table;
use crate::error::LedgerError;
use crate::mark::Ends;
use crate::problem::{Finding, Problem};
use crate::record::{CarriedRecord, NewRecord};
use crate::records_table;

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
    /// What the store had lost; of the other devices in `also_lost`.
    pub lost: Option<LostTail>,
    #[serde(default)]
    pub also_lost: Vec<LostTail>,
    /// Proves with the old device's key that the new device took over from it.
    /// Records of earlier versions prove nothing.
    #[serde(default)]
    pub proof: Option<Proof>,
    /// Where a backup was restored: the clock of the latest record in it.
    #[serde(default)]
    pub restored_until: Option<u64>,
}

/// The old device's word for the new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Proof {
    /// Base64 of the old device's public key.
    pub public_key: String,
    /// Base64 of its signature over both names.
    pub signature: String,
}

impl Proof {
    /// The word of `old` for `new`.
    pub(crate) fn of(old: &DeviceKey, new: DeviceId) -> Self {
        let (public_key, signature) = old.hand_over_to(new);
        Self {
            public_key: BASE64.encode(public_key),
            signature: BASE64.encode(signature),
        }
    }
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

/// As [`predecessors`], as far as each proved it.
pub(crate) fn proven_predecessors(
    connection: &Connection,
    device: DeviceId,
) -> Result<BTreeSet<DeviceId>, LedgerError> {
    let mut found = BTreeSet::new();
    let mut latest = device;
    while let Some(first) = records_table::by_place(connection, latest, 1)?
        && let Some((old, _)) = proven_predecessor(&first)
        && found.insert(old)
    {
        latest = old;
    }
    Ok(found)
}

/// The devices whose place a device took over, one after the other: earlier keys
/// of what is one laptop to those who use it.
pub fn predecessors(
    connection: &Connection,
    device: DeviceId,
) -> Result<BTreeSet<DeviceId>, LedgerError> {
    let mut found = BTreeSet::new();
    let mut latest = device;
    while let Some(succession) = succession_of(connection, latest)? {
        latest = DeviceId(succession.old_device);
        if !found.insert(latest) {
            break;
        }
    }
    Ok(found)
}

/// Devices that others took over from, each with the time of the first record of the
/// one that took over last, in Unix milliseconds. One that wrote later than that is
/// still at work: its store was copied, not replaced.
pub fn succeeded(connection: &Connection) -> Result<BTreeMap<DeviceId, i64>, LedgerError> {
    let mut succeeded = BTreeMap::new();
    for first in records_table::firsts(connection)? {
        if let Some((old, _)) = proven_predecessor(&first) {
            let began = first.header.hlc.unix_millis();
            let latest = succeeded.entry(old).or_insert(began);
            *latest = began.max(*latest);
        }
    }
    Ok(succeeded)
}

/// How a device says that it took over.
fn succession_of(
    connection: &Connection,
    device: DeviceId,
) -> Result<Option<Succession>, LedgerError> {
    let records = records_table::of_entity(connection, device.0)?.into_iter();
    Ok(records
        .filter(|record| record.header.kind == DEVICE_SUCCEEDED && record.header.device == device)
        .find_map(|record| serde_json::from_slice(&record.body?).ok()))
}

/// The latest restoration of a backup that a device, or an earlier key of it, says:
/// the clock of the latest record in that backup. The keys that wrote since are
/// added to `since`.
pub(crate) fn restored_until(
    connection: &Connection,
    mut device: DeviceId,
    since: &mut BTreeSet<DeviceId>,
) -> Result<Option<Hlc>, LedgerError> {
    while since.insert(device)
        && let Some(succession) = succession_of(connection, device)?
    {
        if let Some(until) = succession.restored_until {
            return Ok(Some(Hlc(until)));
        }
        device = DeviceId(succession.old_device);
    }
    Ok(None)
}

/// What a mark remembers and the store does not.
pub(crate) fn lost_tails(known: &Ends, marked: &Ends) -> Vec<LostTail> {
    marked
        .iter()
        .filter(|(device, seq)| known.get(device).copied().unwrap_or(0) < **seq)
        .map(|(device, seq)| LostTail {
            device: device.0,
            through: *seq,
        })
        .collect()
}

/// A lost end that has not come back from another laptop since.
pub(crate) fn lost_tail_problem(
    connection: &Connection,
    lost: LostTail,
) -> Result<Option<Problem>, LedgerError> {
    let device = DeviceId(lost.device);
    let known = devices_table::head_of(connection, device)?.map_or(0, |head| head.seq);
    if known >= lost.through {
        return Ok(None);
    }
    let last_kept = records_table::by_place(connection, device, known)?;
    let finding = Finding::LostTail {
        through: lost.through,
        after_unix_millis: last_kept.map(|record| record.header.hlc.unix_millis()),
    };
    Ok(Some(Problem::at(device, known + 1, finding)))
}

/// A new device key that no record names yet.
pub(crate) struct Pending {
    pub old_device: DeviceId,
    pub secret: Zeroizing<[u8; 32]>,
    pub proof: Proof,
    /// What the mark knows and the store has lost.
    pub lost: Vec<LostTail>,
    /// Where a backup was restored: the clock of the latest record in it.
    pub restored_until: Option<Hlc>,
}

impl Pending {
    /// The record that says who takes over, and what was lost.
    pub(crate) fn record(
        &self,
        connection: &Connection,
        successor: DeviceId,
    ) -> Result<NewRecord, LedgerError> {
        let old = devices_table::head_of(connection, self.old_device)?;
        let mut also_lost = self.lost.clone();
        also_lost.sort_by_key(|lost| lost.device != self.old_device.0);
        let lost = (!also_lost.is_empty()).then(|| also_lost.remove(0));
        let succession = Succession {
            old_device: self.old_device.0,
            old_seq: old.map_or(0, |head| head.seq),
            lost,
            also_lost,
            proof: Some(self.proof.clone()),
            restored_until: self.restored_until.map(|until| until.0),
        };
        Ok(NewRecord {
            kind: DEVICE_SUCCEEDED,
            version: 1,
            entity: successor.0,
            subject: None,
            staff: None,
            body: serde_json::to_vec(&succession)
                .expect("names and numbers can be written as JSON"),
            made: None,
        })
    }
}
