//! After how long does a laptop that nobody touches lock itself?

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use records::fair::IdleLockSet;
use records::{Body, derived_id};
use tables::settings;
use words::sentence;

/// The times that can be chosen, in minutes. "Never" is none of them: whoever
/// finds the laptop would find every visitor in it.
pub(crate) const IDLE_LOCK_MINUTES: [u32; 4] = [5, 15, 30, 60];
/// The time until somebody chooses another, in minutes.
const USUAL_MINUTES: u32 = 15;

impl Booth {
    /// After how many minutes without a touch the staff's window locks.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn idle_lock_minutes(&self) -> Result<u32, BoothError> {
        self.facts().idle_lock_minutes()
    }

    /// Chooses after how many minutes every laptop of the booth locks itself.
    ///
    /// # Errors
    /// [`BoothError::Setting`] for a time that cannot be chosen, and a refusal
    /// on a laptop that is not the owner's.
    pub fn set_idle_lock(&mut self, minutes: u32) -> Result<(), BoothError> {
        if !IDLE_LOCK_MINUTES.contains(&minutes) {
            return Err(BoothError::Setting(sentence!("idle-lock-time")));
        }
        self.append(Right::Owner, |facts| {
            if facts.idle_lock_minutes()? == minutes {
                return Ok((Vec::new(), ()));
            }
            let maker = facts.session.current.first;
            let entity = derived_id("boothloop.idle-lock.v1", maker.as_bytes());
            let body = Body::IdleLockSet(IdleLockSet { minutes });
            Ok((vec![facts.record(entity, None, body)], ()))
        })
    }
}

impl Facts<'_> {
    fn idle_lock_minutes(&self) -> Result<u32, BoothError> {
        let set = settings::all::<IdleLockSet>(self.tables)?;
        let minutes = set.last().map_or(USUAL_MINUTES, |(_, set)| set.minutes);
        // A later version may have written a time that this one does not know.
        let known = IDLE_LOCK_MINUTES.contains(&minutes);
        Ok(if known { minutes } else { USUAL_MINUTES })
    }
}
