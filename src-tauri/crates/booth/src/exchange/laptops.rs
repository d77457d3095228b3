//! Which laptop knows how much, and what is on this one only.

use crate::coupons::laptop;
use crate::{Booth, BoothError};
use ledger::{DeviceId, Held, predecessors, succeeded};
use records::lost_laptops::LaptopLost;
use std::collections::BTreeSet;
use tables::settings;
use uuid::Uuid;
use words::Sentence;

/// Another laptop of this maker, by what it said it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoothLaptop {
    /// Its device.
    pub device: Uuid,
    /// What staff call it.
    pub name: Sentence,
    /// When its latest record here was made, in Unix milliseconds.
    pub last_seen_ms: i64,
    /// Whether its records count here.
    pub belongs: bool,
    /// When it said last what it has, in Unix milliseconds; none if it never did.
    pub heard_ms: Option<i64>,
    /// How many records are here that it did not say it has, without those that the
    /// program makes by itself.
    pub lacks: u64,
}

/// What would be lost with this laptop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotElsewhere {
    /// How many of its own records no other laptop said it has, without those that the
    /// program makes by itself.
    pub records: u64,
    /// When another laptop last said what it has, in Unix milliseconds.
    pub heard_ms: Option<i64>,
}

impl Booth {
    /// The other laptops of this maker that have records here and are not on record
    /// as lost, the one seen last first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn booth_laptops(&self) -> Result<Vec<BoothLaptop>, BoothError> {
        let own = self.session.device;
        let known = self.ledger.known_until()?;
        let held = self.ledger.held_elsewhere()?;
        let admitted = self.ledger.admitted()?;
        let everybody = self.ledger.owner()?.is_none();
        let gone = self.gone_laptops()?;
        let mut laptops = Vec::new();
        for (device, (_, last_seen_ms)) in &known {
            if device.0 == own || gone.contains(device) {
                continue;
            }
            let held = held.get(device);
            let mut lacks = 0;
            for writer in known.keys() {
                let there = held.and_then(|held| held.ends.get(writer));
                lacks += self.recorded_after(*writer, there.copied())?;
            }
            laptops.push(BoothLaptop {
                device: device.0,
                name: self.laptop_name(device.0),
                last_seen_ms: *last_seen_ms,
                belongs: everybody || admitted.contains_key(device),
                heard_ms: held.and_then(|held| held.said_unix_millis),
                lacks,
            });
        }
        laptops.sort_by_key(|laptop| std::cmp::Reverse(laptop.last_seen_ms));
        Ok(laptops)
    }

    /// Whether this is the owner's laptop.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn is_owners_laptop(&self) -> Result<bool, BoothError> {
        Ok(self.ledger.is_owners()?)
    }

    /// What staff call a laptop.
    pub fn laptop_name(&self, device: Uuid) -> Sentence {
        laptop(device, self.session.device)
    }

    /// What of this laptop's own records no other laptop is known to have.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn not_elsewhere(&self) -> Result<NotElsewhere, BoothError> {
        let own = self.ledger.device();
        let gone = self.gone_laptops()?;
        let held = self.ledger.held_elsewhere()?;
        // An invitation is no laptop.
        let is_other = |holder: &DeviceId, held: &Held| {
            !gone.contains(holder) && held.said_unix_millis.is_some()
        };
        let others = || held.iter().filter(|(holder, held)| is_other(holder, held));
        let mut devices = self.own_earlier_devices()?;
        devices.insert(own);
        let mut records = 0;
        for device in devices {
            let there = others()
                .filter_map(|(_, held)| held.ends.get(&device))
                .max();
            let kinds = self
                .ledger
                .kinds_after(device, there.copied().unwrap_or(0))?;
            let missed = kinds.into_iter().filter(|(kind, _)| !is_bookkeeping(kind));
            records += missed.map(|(_, count)| count).sum::<u64>();
        }
        Ok(NotElsewhere {
            records,
            heard_ms: others().filter_map(|(_, held)| held.said_unix_millis).max(),
        })
    }

    /// How many records a device wrote after a number of its chain, without those that
    /// the program makes by itself.
    fn recorded_after(&self, device: DeviceId, seq: Option<u64>) -> Result<u64, BoothError> {
        let kinds = self.ledger.kinds_after(device, seq.unwrap_or(0))?;
        let missed = kinds.iter().filter(|(kind, _)| !is_bookkeeping(kind));
        Ok(missed.map(|(_, count)| count).sum())
    }

    /// The devices that write no more: laptops on record as lost, the earlier keys of
    /// this one, and keys that another one took over from.
    pub(super) fn gone_laptops(&self) -> Result<BTreeSet<DeviceId>, BoothError> {
        let mut gone = self.own_earlier_devices()?;
        gone.extend(self.lost_devices()?);
        let known = self.ledger.known_until()?;
        for (old, began_ms) in succeeded(self.connection())? {
            if known
                .get(&old)
                .is_none_or(|(_, last_ms)| *last_ms <= began_ms)
            {
                gone.insert(old);
            }
        }
        Ok(gone)
    }

    /// Laptops on record as lost, their earlier keys and their invitations': what is
    /// written for these could be read on a lost laptop.
    pub(super) fn lost_devices(&self) -> Result<BTreeSet<DeviceId>, BoothError> {
        let mut devices = BTreeSet::new();
        for (_, lost) in settings::all::<LaptopLost>(self.connection())? {
            let device = DeviceId(lost.device);
            devices.insert(device);
            devices.extend(predecessors(self.connection(), device)?);
        }
        Ok(devices)
    }

    fn own_earlier_devices(&self) -> Result<BTreeSet<DeviceId>, BoothError> {
        Ok(predecessors(self.connection(), self.ledger.device())?)
    }
}

/// Whether records of a kind are made by the program itself, so that nobody would miss
/// them: whoever opened a laptop and closed it again has recorded nothing.
fn is_bookkeeping(kind: &str) -> bool {
    let own = ["ledger.", "access.noted", "coupon_list.", "coupon_key."];
    own.iter().any(|begin| kind.starts_with(begin))
}
