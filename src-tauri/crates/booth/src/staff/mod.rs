//! Who works here, and what may they do?

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
pub use records::staff::{Role, StaffAdded};
use std::collections::BTreeMap;
use tables::settings;
use uuid::Uuid;

impl Booth {
    /// The staff of the booth, the owner first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn staff(&self) -> Result<Vec<(Uuid, StaffAdded)>, BoothError> {
        Ok(settings::all(self.connection())?)
    }

    /// Signs a member of the staff in: records carry this id, and commands
    /// beyond this role are refused.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when nobody on the staff has this id.
    pub fn sign_in(&mut self, staff: Uuid) -> Result<(), BoothError> {
        settings::get::<StaffAdded>(self.connection(), staff)?.ok_or(BoothError::Unknown)?;
        self.session.staff = Some(staff);
        Ok(())
    }

    /// The name of whoever is signed in; empty when nobody is.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn signed_in(&self) -> Result<String, BoothError> {
        self.facts().signed_in()
    }

    /// Refuses when the person signed in does not have this right.
    ///
    /// # Errors
    /// [`BoothError::NotAllowed`].
    pub fn require(&self, right: Right) -> Result<(), BoothError> {
        self.facts().require(right)
    }
}

impl Facts<'_> {
    pub(crate) fn require(&self, right: Right) -> Result<(), BoothError> {
        // A store without staff was made by a program that had none.
        let role = match self.session.staff {
            None => Role::Owner,
            Some(staff) => self.staff_member(staff)?.ok_or(BoothError::Unknown)?.role,
        };
        if right.is_of(role) {
            Ok(())
        } else {
            Err(BoothError::NotAllowed(right))
        }
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
