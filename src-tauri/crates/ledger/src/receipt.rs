//! What another laptop said it has.
//!
//! A receipt names, for every device, the last record its writer has and that
//! record's hash, signed by the writer. It is kept on this laptop only and is no
//! record: otherwise every exchange would leave something new to exchange. What no
//! receipt covers may be here and nowhere else.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::chain::signed_receipt;
use crate::device_id::DeviceId;
use crate::devices_table;
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::owner::Circle;
use crate::records_table;

/// A laptop's word on what it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The writer's Ed25519 public key.
    pub public_key: [u8; 32],
    /// When it was written, by the writer's clock, in Unix milliseconds.
    pub made_unix_millis: i64,
    /// The number and the hash of the last record of every device, in the order of
    /// the devices.
    pub ends: Vec<(DeviceId, u64, [u8; 32])>,
    /// The writer's signature over the time and the ends.
    pub signature: [u8; 64],
}

impl Receipt {
    /// Who has these records.
    pub fn holder(&self) -> DeviceId {
        DeviceId::of(&self.public_key)
    }

    fn said(made_unix_millis: i64, ends: &[(DeviceId, u64, [u8; 32])]) -> Vec<u8> {
        let mut said = made_unix_millis.to_be_bytes().to_vec();
        for (device, seq, hash) in ends {
            said.extend_from_slice(device.0.as_bytes());
            said.extend_from_slice(&seq.to_be_bytes());
            said.extend_from_slice(hash);
        }
        said
    }

    fn is_genuine(&self) -> bool {
        let said = Self::said(self.made_unix_millis, &self.ends);
        signed_receipt(&self.public_key, &said, &self.signature)
    }
}

/// How far another laptop said it has every device's records, as far as they are
/// here too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// When it said so last, by its clock, in Unix milliseconds; none of an invitation,
    /// whose laptops have at least this.
    pub said_unix_millis: Option<i64>,
    /// The number of the last record of every device.
    pub ends: BTreeMap<DeviceId, u64>,
}

impl Ledger {
    /// What this laptop has, at the time given in Unix milliseconds.
    pub fn receipt(&self, now_unix_millis: i64) -> Result<Receipt, LedgerError> {
        let ends: Vec<_> = devices_table::all(self.connection())?
            .into_iter()
            .filter(|(_, (head, _))| head.seq > 0)
            .map(|(device, (head, _))| (device, head.seq, head.hash))
            .collect();
        Ok(self.sign_ends(now_unix_millis, ends))
    }

    pub(crate) fn sign_ends(
        &self,
        made_unix_millis: i64,
        ends: Vec<(DeviceId, u64, [u8; 32])>,
    ) -> Receipt {
        let said = Receipt::said(made_unix_millis, &ends);
        let (public_key, signature) = self.device.sign_receipt(&said);
        Receipt {
            public_key,
            made_unix_millis,
            ends,
            signature,
        }
    }

    /// Keeps what another laptop said it has, and says whether it was kept. One that
    /// its writer did not sign, that comes from this laptop or from one that does not
    /// belong, and ends that are not the ends of records here, change nothing.
    pub fn keep_receipt(&mut self, receipt: &Receipt) -> Result<bool, LedgerError> {
        let holder = receipt.holder();
        let circle = Circle::read(self.connection())?;
        if holder == self.device() || circle.admission_of(holder).is_none() || !receipt.is_genuine()
        {
            return Ok(false);
        }
        let mut known = Vec::new();
        for (device, seq, hash) in &receipt.ends {
            let ours = records_table::by_place(self.connection(), *device, *seq)?;
            if ours.is_some_and(|record| record.header.hash == *hash) {
                known.push((*device, *seq));
            }
        }
        let kept = self.store.transaction(|transaction| {
            for (device, seq) in known {
                put(
                    transaction,
                    holder,
                    device,
                    seq,
                    Some(receipt.made_unix_millis),
                )?;
            }
            Ok(())
        });
        kept.map_err(|error| self.noting(error))?;
        Ok(true)
    }

    /// What the other laptops said they have.
    pub fn held_elsewhere(&self) -> Result<BTreeMap<DeviceId, Held>, LedgerError> {
        let mut statement = self
            .connection()
            .prepare("SELECT holder, device, seq, said FROM ledger_receipts")?;
        let rows = statement.query_map([], |row| {
            let id =
                |column| Ok::<_, rusqlite::Error>(DeviceId(Uuid::from_bytes(row.get(column)?)));
            Ok((id(0)?, id(1)?, row.get::<_, u64>(2)?, row.get(3)?))
        })?;
        let mut held: BTreeMap<DeviceId, Held> = BTreeMap::new();
        for row in rows {
            let (holder, device, seq, said) = row?;
            let held = held.entry(holder).or_default();
            held.said_unix_millis = held.said_unix_millis.max(said);
            held.ends.insert(device, seq);
        }
        Ok(held)
    }
}

/// Notes that whoever is made of an invitation has these records.
pub(crate) fn hold(
    transaction: &Connection,
    holder: DeviceId,
    ends: &BTreeMap<DeviceId, u64>,
) -> Result<(), LedgerError> {
    for (device, seq) in ends.iter().filter(|(_, seq)| **seq > 0) {
        put(transaction, holder, *device, *seq, None)?;
    }
    Ok(())
}

/// An older receipt takes nothing back.
fn put(
    transaction: &Connection,
    holder: DeviceId,
    device: DeviceId,
    seq: u64,
    said: Option<i64>,
) -> Result<(), LedgerError> {
    transaction
        .prepare_cached(
            "INSERT INTO ledger_receipts (holder, device, seq, said) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq), said = max(said, excluded.said)",
        )?
        .execute(params![holder.0.as_bytes(), device.0.as_bytes(), seq, said])?;
    Ok(())
}
