//! A new device key where the old one might be in two places.
//!
//! A restored backup and a store that lost its last records both know fewer
//! records of their own device than the world may know. Writing on under the
//! old key would give two records the same number. So a new key is minted
//! before the first own record, and the record under it says whom it succeeds.
//! Opening, merging and looking mint nothing.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::device_id::DeviceId;
use crate::devices_table;
use crate::error::LedgerError;
use crate::mark::Ends;
use crate::problem::{Finding, Problem};
use crate::record::NewRecord;
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
}

/// The devices whose place a device took over, one after the other: earlier keys
/// of what is one laptop to those who use it.
pub fn predecessors(
    connection: &Connection,
    device: DeviceId,
) -> Result<BTreeSet<DeviceId>, LedgerError> {
    let mut found = BTreeSet::new();
    let mut latest = device;
    loop {
        let records = records_table::of_entity(connection, latest.0)?.into_iter();
        let succession = records
            .filter(|record| record.header.kind == DEVICE_SUCCEEDED)
            .find_map(|record| serde_json::from_slice::<Succession>(&record.body?).ok());
        let Some(succession) = succession else {
            return Ok(found);
        };
        latest = DeviceId(succession.old_device);
        if !found.insert(latest) {
            return Ok(found);
        }
    }
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
    /// What the mark knows and the store has lost.
    pub lost: Vec<LostTail>,
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
