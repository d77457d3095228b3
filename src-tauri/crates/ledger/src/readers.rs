//! For whom records are encrypted when they leave, and what this laptop reads them
//! with.
//!
//! The keys follow from those that sign: nothing has to be announced, and whoever is
//! known by a signature can be written to.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use crate::chain::{DeviceKey, reader_of};
use crate::device_id::DeviceId;
use crate::devices_table;
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::owner::Circle;
use crate::self_table;

impl Ledger {
    /// The X25519 public keys of everybody who may read this store's records: the
    /// owner, and the devices that belong and are not in `except`.
    pub fn readers(&self, except: &BTreeSet<DeviceId>) -> Result<Vec<[u8; 32]>, LedgerError> {
        let circle = Circle::read(self.connection())?;
        let heads = devices_table::all(self.connection())?;
        let belonging = heads
            .values()
            .map(|(head, _)| head)
            .filter(|head| circle.admission_of(head.device()).is_some())
            .filter(|head| !except.contains(&head.device()))
            .map(|head| head.public_key);
        let keys = circle.owner.into_iter().chain(belonging);
        let readers: BTreeSet<[u8; 32]> = keys.filter_map(|key| reader_of(&key)).collect();
        Ok(readers.into_iter().collect())
    }

    /// The X25519 secrets that this laptop reads with: its device's, its
    /// invitation's, and the owner's on the owner's laptop.
    pub fn reading_secrets(&self) -> Result<Vec<Zeroizing<[u8; 32]>>, LedgerError> {
        let own = Some(self.device.reading_secret());
        let invitation = self_table::invitation(self.connection())?;
        let (_, owner) = self_table::owner(self.connection())?;
        let others = [invitation, owner].into_iter().flatten();
        let others = others.map(|secret| DeviceKey::from_secret(&secret).reading_secret());
        Ok(own.into_iter().chain(others).collect())
    }

    /// The owner's public key, which all laptops of one maker have in common.
    pub fn owner(&self) -> Result<Option<[u8; 32]>, LedgerError> {
        Ok(self_table::owner(self.connection())?.0)
    }
}
