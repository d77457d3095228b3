//! Who is it? Signing in with a PIN, and pauses for whoever guesses.

use super::pin;
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use records::Body;
use records::staff::{AccessAct, AccessNoted, Role, StaffAdded, StaffPinSet, pin_of};
use rusqlite::Connection;
use tables::{access as access_table, settings};
use uuid::Uuid;

/// After how many wrong PINs the first pause comes.
const WRONG_PINS: u32 = 5;
/// How long it is; each further wrong PIN doubles it.
const FIRST_PAUSE_MILLIS: u64 = 60_000;
/// The longest pause, so that whoever was played a trick on can work today.
const LONGEST_PAUSE_MILLIS: u64 = 60 * 60_000;

/// As whom a store opens for whoever has its passphrase, before anybody says who
/// she is: the owner.
pub(crate) fn opens_as(tables: &Connection) -> Result<Option<Uuid>, BoothError> {
    let mut staff = settings::all::<StaffAdded>(tables)?;
    staff.sort_by_key(|(id, member)| (member.ended, member.role != Role::Owner, *id));
    Ok(staff.first().map(|(id, _)| *id))
}

impl Booth {
    /// From now on nobody is signed in, and commands that need a role are refused.
    /// Where nobody signs in, nothing changes.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn sign_out(&mut self) -> Result<(), BoothError> {
        if self.facts().is_shared()? {
            self.session.staff = None;
        }
        Ok(())
    }

    /// Who can sign in, while nobody is; none otherwise.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn who_can_sign_in(&self) -> Result<Option<Vec<(Uuid, String)>>, BoothError> {
        let facts = self.facts();
        match facts.role() {
            Err(BoothError::NotSignedIn) => {}
            Err(other) => return Err(other),
            Ok(_) => return Ok(None),
        }
        let staff = facts.who_signs_in()?.into_iter();
        Ok(Some(staff.map(|(id, member)| (id, member.name)).collect()))
    }

    /// Signs a member of the staff in: records carry this id, and commands beyond
    /// this role are refused. It is on record, and so is a wrong PIN: five of them
    /// on this laptop bring a pause, each further one a pause of twice the length,
    /// also after a restart. What another laptop recorded brings no pause here.
    ///
    /// # Errors
    /// [`BoothError::WrongPin`], [`BoothError::PinPaused`], and
    /// [`BoothError::Unknown`] for somebody who does not sign in here.
    pub fn sign_in(&mut self, staff: Uuid, typed: &str) -> Result<(), BoothError> {
        let id = self.new_id();
        self.append(Right::Anybody, |facts| {
            Ok(match facts.tried(id, staff, typed)? {
                Ok(()) => {
                    let signed_in = facts.noted(AccessAct::SignedIn, Vec::new());
                    let record = records::new_record(id, None, Some(staff), signed_in);
                    (vec![record], Ok(()))
                }
                Err((wrong, answer)) => (vec![wrong], Err(answer)),
            })
        })??;
        self.session.staff = Some(staff);
        Ok(())
    }
}

/// How long no PIN is looked at after so many wrong ones, in milliseconds.
fn pause_after(wrong: u32) -> u64 {
    match wrong.checked_sub(WRONG_PINS) {
        None => 0,
        Some(further) => FIRST_PAUSE_MILLIS
            .saturating_mul(1 << further.min(16))
            .min(LONGEST_PAUSE_MILLIS),
    }
}

fn paused(left_ms: u64) -> BoothError {
    BoothError::PinPaused {
        minutes: left_ms.div_ceil(60_000),
    }
}

impl Facts<'_> {
    /// Whether this is somebody's PIN; otherwise the record that a wrong one was typed,
    /// and the answer to it.
    ///
    /// # Errors
    /// [`BoothError::PinPaused`] while none is looked at, [`BoothError::Unknown`] for
    /// somebody who does not sign in here.
    pub(super) fn tried(
        &self,
        id: Uuid,
        staff: Uuid,
        typed: &str,
    ) -> Result<Result<(), (NewRecord, BoothError)>, BoothError> {
        let working = self.staff_member(staff)?.filter(|member| !member.ended);
        working.ok_or(BoothError::Unknown)?;
        let set = settings::entry::<StaffPinSet>(self.tables, pin_of(staff))?;
        let set = set.ok_or(BoothError::Unknown)?;
        let device = self.session.device;
        let (wrong, last) = access_table::wrong_pins(self.tables, staff, device, set.at_ms)?;
        let since = self.wall_ms.abs_diff(last);
        if let Some(left) = pause_after(wrong)
            .checked_sub(since)
            .filter(|left| *left > 0)
        {
            return Err(paused(left));
        }
        if pin::is_right(&set.setting, typed)? {
            return Ok(Ok(()));
        }
        let answer = match pause_after(wrong + 1) {
            0 => BoothError::WrongPin,
            pause => paused(pause),
        };
        let body = self.noted(AccessAct::WrongPin, vec![staff]);
        Ok(Err((records::new_record(id, None, None, body), answer)))
    }

    /// That people were looked at, now and on this laptop.
    pub(super) fn noted(&self, act: AccessAct, people: Vec<Uuid>) -> Body {
        Body::AccessNoted(AccessNoted {
            act,
            people,
            wall_ms: self.wall_ms,
            count: 0,
            command_line: self.session.command_line,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::pause_after;

    /// Guessing all of four digits takes more than a year.
    #[test]
    fn five_wrong_pins_bring_a_minute_and_each_further_one_twice_as_long() {
        let minutes: Vec<u64> = (0..14).map(|wrong| pause_after(wrong) / 60_000).collect();
        assert_eq!(minutes, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(pause_after(u32::MAX), 3_600_000);
        let all: u64 = (0..10_000).map(pause_after).sum();
        assert!(all > 365 * 24 * 3_600_000, "{all}");
    }
}
