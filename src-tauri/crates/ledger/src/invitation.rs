//! Inviting laptops: the key of a device that belongs to the store and never writes.
//!
//! The owner's laptop admits a fresh device and hands its secret over, in a fair
//! pack. A laptop that is made of it takes over from that device before its first
//! record, as a copied store does, and so belongs from the start: nobody has to
//! carry its name to the owner and back. What every one of them has is kept as the
//! invitation's receipt: bundles for everybody begin there. Any number of laptops can be made of one
//! invitation, each with a key of its own.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use progress::Progress;
use zeroize::Zeroizing;

use crate::chain::{DeviceKey, Head};
use crate::clock::Hlc;
use crate::creating::{Created, Maker};
use crate::device_right::DeviceRight;
use crate::devices_table;
use crate::environment::{Environment, random};
use crate::error::LedgerError;
use crate::files;
use crate::ledger::Ledger;
use crate::merge::Delta;
use crate::passphrase::PassphraseCost;
use crate::read_tables::ReadTables;
use crate::receipt;

/// What makes a new laptop one that belongs. Whoever has it can make one, so it
/// travels in a pack that only a password opens.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation(Zeroizing<[u8; 32]>);

impl Invitation {
    /// An invitation as it came out of a pack.
    pub fn from_secret(secret: [u8; 32]) -> Self {
        Self(Zeroizing::new(secret))
    }

    /// The secret, to be put into a pack.
    pub fn secret(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Shows no key.
impl fmt::Debug for Invitation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Invitation")
    }
}

impl Ledger {
    /// Makes an invitation, which is on record as a device that belongs.
    ///
    /// # Errors
    /// [`LedgerError::OwnersLaptopOnly`] where the owner key is not.
    pub fn invite(&mut self, environment: &mut dyn Environment) -> Result<Invitation, LedgerError> {
        let secret = Zeroizing::new(random(environment));
        let key = DeviceKey::from_secret(&secret);
        self.admit(environment, key.device(), DeviceRight::Member)?;
        // Its public key is known from now on, so that bundles are written for the
        // laptops made of it before any of them was heard of.
        let ends = self.vector()?;
        self.store
            .transaction(|transaction| {
                devices_table::put(transaction, &key.sign(Head::START), Hlc(0), Hlc(0))?;
                receipt::hold(transaction, key.device(), &ends)
            })
            .map_err(|error| self.noting(error))?;
        Ok(Invitation(secret))
    }

    /// Makes the store of a laptop that was invited, with everything that `delta`
    /// brings. Its own key is on record when this returns.
    ///
    /// # Errors
    /// As [`Ledger::create`] and [`Ledger::merge_watched`]; then there is no store.
    pub fn create_invited(
        path: &Path,
        passphrase: &str,
        cost: PassphraseCost,
        (invitation, delta): (&Invitation, Delta),
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
        progress: &Arc<Progress>,
    ) -> Result<Created, LedgerError> {
        let maker = Maker::Invited(&invitation.0);
        let mut created = Self::make(path, passphrase, cost, maker, tables, environment)?;
        let ledger = &mut created.ledger;
        let invited = DeviceKey::from_secret(&invitation.0).device();
        let joined = ledger.merge_watched(delta, progress).and_then(|_| {
            let ends = ledger.vector()?;
            ledger.record_alone(environment, [], |transaction, _| {
                receipt::hold(transaction, invited, &ends)
            })
        });
        if let Err(error) = joined {
            drop(created);
            remove(path)?;
            return Err(error);
        }
        Ok(created)
    }
}

/// Removes a store that was made just now and was never used.
fn remove(path: &Path) -> Result<(), LedgerError> {
    for suffix in ["", "-wal", "-shm", ".keys", ".keys.bak", ".mark", ".lock"] {
        files::remove_leftover(&files::beside(path, suffix))?;
    }
    Ok(())
}
