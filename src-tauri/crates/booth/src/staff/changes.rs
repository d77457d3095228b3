//! Who joins, who may do what, and who leaves: the owner's, and on record.

use super::pin;
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use ledger::LedgerError;
use records::Body;
use records::staff::{Role, StaffAdded, StaffPinSet, pin_of};
use tables::settings;
use uuid::Uuid;
use words::sentence;

/// What changed in somebody's rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RightsChanged {
    /// She works here, with this role.
    Added(Role),
    /// She has another role.
    Role(Role),
    /// She works here no more.
    Ended,
    /// She works here again, with this role.
    Back(Role),
    /// She got a PIN, or another one.
    Pin,
}

/// A change of somebody's rights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightsChange {
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// Who changed them; empty when it came with the store.
    pub by: String,
    /// Whose rights.
    pub whom: String,
    /// What.
    pub what: RightsChanged,
}

impl Booth {
    /// Adds somebody, who signs in with this PIN from now on.
    ///
    /// # Errors
    /// [`BoothError::Setting`] for a name or a PIN that cannot be used,
    /// [`BoothError::NotPossible`] while the owner has no PIN of her own.
    pub fn add_staff(&mut self, name: &str, role: Role, typed: &str) -> Result<Uuid, BoothError> {
        let name = people::normalise_name(name)?;
        pin::check(typed)?;
        let id = self.new_id();
        let set = Body::StaffPinSet(pin::hashed(id, typed, &self.salt())?);
        self.append(Right::Owner, |facts| {
            if name.is_empty() {
                return Err(BoothError::Setting(sentence!("staff-name-missing")));
            }
            let namesake = |(_, member): &(Uuid, StaffAdded)| !member.ended && member.name == name;
            if facts.staff()?.iter().any(namesake) {
                return Err(BoothError::Setting(sentence!("staff-name-taken")));
            }
            facts.require_own_pin()?;
            facts.refuse_pin_of_another(id, typed)?;
            let added = Body::StaffAdded(StaffAdded {
                name,
                role,
                ended: false,
            });
            let records = vec![
                facts.record(id, None, added),
                facts.record(pin_of(id), None, set),
            ];
            Ok((records, id))
        })
    }

    /// Gives somebody another role, ends her access, or lets her in again.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a stranger, [`BoothError::NotPossible`] when no
    /// owner would be left.
    pub fn change_staff(&mut self, staff: Uuid, role: Role, ended: bool) -> Result<(), BoothError> {
        self.append(Right::Owner, |facts| {
            let before = facts.staff_member(staff)?.ok_or(BoothError::Unknown)?;
            let after = StaffAdded {
                name: before.name.clone(),
                role,
                ended,
            };
            if after == before {
                return Ok((Vec::new(), ()));
            }
            // Whoever signs in as an owner needs a PIN, once anybody has one.
            let signs_in = |id| Ok::<_, BoothError>(!facts.is_shared()? || facts.has_pin(id)?);
            let mut owners = Vec::new();
            for (id, member) in facts.staff()? {
                let member = if id == staff { &after } else { &member };
                if member.role == Role::Owner && !member.ended && signs_in(id)? {
                    owners.push(id);
                }
            }
            if owners.is_empty() {
                return Err(BoothError::NotPossible(sentence!("staff-last-owner")));
            }
            Ok((vec![facts.record(staff, None, Body::StaffAdded(after))], ()))
        })
    }

    /// Gives somebody a PIN: the first, or another in place of one she forgot. Wrong
    /// ones from before count no more.
    ///
    /// # Errors
    /// [`BoothError::Setting`] for a PIN that cannot be used, [`BoothError::Unknown`]
    /// for a stranger, [`BoothError::NotPossible`] while the owner has none of her own.
    pub fn set_staff_pin(&mut self, staff: Uuid, typed: &str) -> Result<(), BoothError> {
        pin::check(typed)?;
        let set = Body::StaffPinSet(pin::hashed(staff, typed, &self.salt())?);
        self.append(Right::Owner, |facts| {
            facts.staff_member(staff)?.ok_or(BoothError::Unknown)?;
            if facts.session.staff != Some(staff) {
                facts.require_own_pin()?;
            }
            facts.refuse_pin_of_another(staff, typed)?;
            Ok((vec![facts.record(pin_of(staff), None, set)], ()))
        })
    }

    /// Gives whoever is signed in another PIN in place of the one she has and types.
    /// A wrong one counts as one when she signs in, and so does one that somebody else
    /// has.
    ///
    /// # Errors
    /// [`BoothError::Setting`] for a PIN that cannot be used, [`BoothError::WrongPin`],
    /// [`BoothError::PinPaused`], and a refusal on a laptop that is not the owner's:
    /// the others take PINs from there.
    pub fn change_own_pin(&mut self, present: &str, typed: &str) -> Result<(), BoothError> {
        pin::check(typed)?;
        if !self.ledger.is_owners()? {
            return Err(LedgerError::OwnersLaptopOnly.into());
        }
        let staff = self.session.staff.ok_or(BoothError::NotSignedIn)?;
        let set = Body::StaffPinSet(pin::hashed(staff, typed, &self.salt())?);
        let id = self.new_id();
        self.append(Right::Capture, |facts| {
            Ok(match facts.tried(id, staff, present)? {
                Ok(()) => match facts.refuse_pin_of_another(staff, typed) {
                    Ok(()) => (vec![facts.record(pin_of(staff), None, set)], Ok(())),
                    // Whoever tries one after the other learns what others have, so
                    // each refusal counts as a wrong PIN and is soon slowed down.
                    Err(refused) => match facts.tried(id, staff, typed)? {
                        Err((wrong, _)) => (vec![wrong], Err(refused)),
                        Ok(()) => (Vec::new(), Err(refused)),
                    },
                },
                Err((wrong, answer)) => (vec![wrong], Err(answer)),
            })
        })?
    }

    /// Every change of anybody's rights, the latest first.
    ///
    /// # Errors
    /// [`BoothError::NotAllowed`], and when the store cannot be read.
    pub fn rights_changes(&self) -> Result<Vec<RightsChange>, BoothError> {
        self.require(Right::Owner)?;
        let names = self.facts().staff_names()?;
        let mut changes = Vec::new();
        for (staff, member) in self.staff()? {
            let mut before: Option<StaffAdded> = None;
            let said = self.ledger.records_of(staff)?.into_iter();
            for record in said.chain(self.ledger.records_of(pin_of(staff))?) {
                let header = &record.header;
                let bytes = record.body.as_deref().unwrap_or_default();
                let what = match Body::decode(&header.kind, header.version, bytes) {
                    Some(Body::StaffAdded(now)) => changed(before.replace(now.clone()), now),
                    Some(Body::StaffPinSet(StaffPinSet { .. })) => Some(RightsChanged::Pin),
                    _ => None,
                };
                let by = header.staff.and_then(|by| names.get(&by)).cloned();
                changes.extend(what.map(|what| RightsChange {
                    at_ms: header.hlc.unix_millis(),
                    by: by.unwrap_or_default(),
                    whom: member.name.clone(),
                    what,
                }));
            }
        }
        changes.sort_by_key(|change| std::cmp::Reverse(change.at_ms));
        Ok(changes)
    }

    fn salt(&self) -> [u8; 16] {
        let mut salt = [0; 16];
        self.environment.borrow_mut().fill_random(&mut salt);
        salt
    }
}

fn changed(before: Option<StaffAdded>, now: StaffAdded) -> Option<RightsChanged> {
    match before {
        None => Some(RightsChanged::Added(now.role)),
        Some(before) if !before.ended && now.ended => Some(RightsChanged::Ended),
        Some(before) if before.ended && !now.ended => Some(RightsChanged::Back(now.role)),
        Some(before) if before.role != now.role => Some(RightsChanged::Role(now.role)),
        Some(_) => None,
    }
}

impl Facts<'_> {
    /// Refuses a PIN that somebody else here has, without saying whose, or that
    /// anybody has it: a name and her own PIN must not open another's door.
    fn refuse_pin_of_another(&self, staff: Uuid, typed: &str) -> Result<(), BoothError> {
        for (id, member) in self.staff()? {
            let set = settings::get::<StaffPinSet>(self.tables, pin_of(id))?;
            if id != staff
                && !member.ended
                && let Some(set) = set
                && pin::is_right(&set, typed)?
            {
                return Err(BoothError::Setting(sentence!("staff-pin-refused")));
            }
        }
        Ok(())
    }

    /// Whoever lets others sign in must be able to do so herself.
    fn require_own_pin(&self) -> Result<(), BoothError> {
        let own = self.session.staff.map(|staff| self.has_pin(staff));
        match own.transpose()? {
            Some(true) => Ok(()),
            _ => Err(BoothError::NotPossible(sentence!("staff-own-pin-first"))),
        }
    }
}
