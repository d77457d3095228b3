//! Saying which laptops belong to a store.

use std::collections::BTreeMap;

use crate::device_id::DeviceId;
use crate::device_right::DeviceRight;
use crate::environment::Environment;
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::owner::{Admission, Circle, OwnerKey, own_right};
use crate::self_table;

impl Ledger {
    /// Whether this is the owner's laptop: it holds the owner key, or the store
    /// is from before there was one.
    pub fn is_owners(&self) -> Result<bool, LedgerError> {
        Ok(own_right(self.connection())? == DeviceRight::Owner)
    }

    /// The devices that belong, with their rights.
    pub fn admitted(&self) -> Result<BTreeMap<DeviceId, DeviceRight>, LedgerError> {
        let circle = Circle::read(self.connection())?;
        Ok(circle
            .devices()
            .iter()
            .map(|(device, admission)| (*device, admission.right))
            .collect())
    }

    /// Says that a device belongs to this store: from now on, and wherever this
    /// record arrives, its records count.
    ///
    /// # Errors
    /// [`LedgerError::OwnersLaptopOnly`] where the owner key is not.
    pub fn admit(
        &mut self,
        environment: &mut dyn Environment,
        device: DeviceId,
        right: DeviceRight,
    ) -> Result<(), LedgerError> {
        let (_, Some(secret)) = self_table::owner(self.connection())? else {
            return Err(LedgerError::OwnersLaptopOnly);
        };
        if self.admitted()?.get(&device) >= Some(&right) {
            return Ok(());
        }
        let admission = Admission { right, through: 0 };
        let record = OwnerKey::from_secret(&secret).admission(device, admission);
        self.record_alone(environment, vec![record], |_, _| Ok(()))?;
        self.standing = None;
        self.release()
    }
}
