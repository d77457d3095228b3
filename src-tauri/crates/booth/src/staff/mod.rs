//! Who works here, and what may they do?
//!
//! Whoever knows the passphrase opens the store; who she is, she says with her
//! PIN. Nobody is asked while only the owner works here.

mod access;
mod changes;
mod pin;
mod signing_in;

pub use access::{AccessReview, StaffAccess, Unusual};
pub use changes::{RightsChange, RightsChanged};
pub use records::staff::{Role, StaffAdded};

pub(crate) use pin::{LONGEST_PIN, SHORTEST_PIN};
pub(crate) use signing_in::opens_as;

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use records::staff::{StaffPinSet, pin_of};
use std::collections::BTreeMap;
use tables::settings;
use uuid::Uuid;

impl Booth {
    /// Everybody who works or worked at the booth, owners first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn staff(&self) -> Result<Vec<(Uuid, StaffAdded)>, BoothError> {
        self.facts().staff()
    }

    /// Whether somebody has a PIN to sign in with.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn has_pin(&self, staff: Uuid) -> Result<bool, BoothError> {
        self.facts().has_pin(staff)
    }

    /// Whether this is whoever works here now, signed in or not.
    pub fn is_oneself(&self, staff: Uuid) -> bool {
        self.session.staff == Some(staff)
    }

    /// Who is signed in; none where nobody signs in.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn signed_in(&self) -> Result<Option<(Uuid, StaffAdded)>, BoothError> {
        let facts = self.facts();
        let Some(staff) = facts.session.staff else {
            return Ok(None);
        };
        let member = facts.staff_member(staff)?;
        match facts.is_shared()? {
            true => Ok(member.map(|member| (staff, member))),
            false => Ok(None),
        }
    }

    /// The name of whoever is signed in; empty when nobody is.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn signed_in_name(&self) -> Result<String, BoothError> {
        self.facts().signed_in()
    }

    /// Refuses when the person signed in does not have this right.
    ///
    /// # Errors
    /// [`BoothError::NotAllowed`], and [`BoothError::NotSignedIn`] when nobody is.
    pub fn require(&self, right: Right) -> Result<(), BoothError> {
        self.facts().require(right)
    }
}

impl Facts<'_> {
    pub(crate) fn require(&self, right: Right) -> Result<(), BoothError> {
        if right == Right::Anybody || right.is_of(self.role()?) {
            Ok(())
        } else {
            Err(BoothError::NotAllowed(right))
        }
    }

    /// Whether whoever is signed in may see people beyond this desk.
    pub(crate) fn sees_everybody(&self) -> Result<bool, BoothError> {
        Ok(Right::Manage.is_of(self.role()?))
    }

    fn role(&self) -> Result<Role, BoothError> {
        match self.session.staff {
            Some(staff) => match self.staff_member(staff)? {
                Some(member) if !member.ended => Ok(member.role),
                _ => Err(BoothError::NotSignedIn),
            },
            // A store without staff was made by a program that had none.
            None if self.staff()?.is_empty() => Ok(Role::Owner),
            None => Err(BoothError::NotSignedIn),
        }
    }

    pub(crate) fn staff(&self) -> Result<Vec<(Uuid, StaffAdded)>, BoothError> {
        let mut staff = settings::all::<StaffAdded>(self.tables)?;
        staff.sort_by_key(|(id, member)| (member.role != Role::Owner, *id));
        Ok(staff)
    }

    /// Those who sign in here: they work here and have a PIN.
    fn who_signs_in(&self) -> Result<Vec<(Uuid, StaffAdded)>, BoothError> {
        let mut staff = Vec::new();
        for (id, member) in self.staff()? {
            if !member.ended && self.has_pin(id)? {
                staff.push((id, member));
            }
        }
        Ok(staff)
    }

    /// Whether more than one person works with this store, so that each says who
    /// she is.
    fn is_shared(&self) -> Result<bool, BoothError> {
        Ok(self.who_signs_in()?.len() > 1)
    }

    fn has_pin(&self, staff: Uuid) -> Result<bool, BoothError> {
        Ok(settings::get::<StaffPinSet>(self.tables, pin_of(staff))?.is_some())
    }

    /// The name of whoever is signed in; empty when nobody is.
    pub(crate) fn signed_in(&self) -> Result<String, BoothError> {
        self.session
            .staff
            .map_or_else(|| Ok(String::new()), |staff| self.staff_name(staff))
    }

    /// The name of a member of the staff; empty when it is not known here.
    pub(crate) fn staff_name(&self, id: Uuid) -> Result<String, BoothError> {
        let member = self.staff_member(id)?;
        Ok(member.map_or_else(String::new, |member| member.name))
    }

    /// Names of the staff, by id.
    pub(crate) fn staff_names(&self) -> Result<BTreeMap<Uuid, String>, BoothError> {
        let staff = settings::all::<StaffAdded>(self.tables)?.into_iter();
        Ok(staff.map(|(id, member)| (id, member.name)).collect())
    }

    fn staff_member(&self, id: Uuid) -> Result<Option<StaffAdded>, BoothError> {
        Ok(settings::get(self.tables, id)?)
    }
}
