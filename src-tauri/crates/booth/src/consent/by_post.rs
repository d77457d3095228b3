//! Whether letters may be sent to somebody's address.

use super::deciding::{Permission, SaidAbout, Sending, decide, events};
use crate::BoothError;
use crate::facts::Facts;
use people::{contact_key, postal_point};
use permission::Channel;
use tables::contact::ContactRow;

/// Postcode and address as one contact point; empty where she gave none.
pub(crate) fn address_of(contact: &ContactRow) -> String {
    let said = &contact.particulars;
    postal_point(&said.postcode, &said.address)
}

impl Facts<'_> {
    /// What a person allows at the addresses and the number of one visit, of all that she
    /// left at hers.
    pub(crate) fn permissions_of_contact(
        &self,
        sending: &Sending,
        contact: &ContactRow,
        hers: &[ContactRow],
    ) -> Result<Vec<Permission>, BoothError> {
        let mut all = self.permissions_for(sending, &contact.email, &contact.phone)?;
        all.extend(self.permission_by_post(sending, contact, hers)?);
        Ok(all)
    }

    /// Whether letters may be sent to the address that she left at a visit. An address says
    /// nothing by itself, because several people live there: only what she said at that
    /// visit allows it, and what was refused for any number or e-mail address that she ever
    /// left, by whomever, forbids it.
    pub(super) fn permission_by_post(
        &self,
        sending: &Sending,
        contact: &ContactRow,
        hers: &[ContactRow],
    ) -> Result<Option<Permission>, BoothError> {
        let point = address_of(contact);
        if point.is_empty() {
            return Ok(None);
        }
        let own = self.contact_keys(&contact.email, &contact.phone);
        let rows = self.said_herself(&sending.sayings, hers, |visit| visit == contact.visitor)?;
        let key = contact_key(&self.session.current.contact_key_secret, &point);
        let said = SaidAbout::of(key, events(&rows, &sending.sayings.scopes));
        let mut permission = decide(&said, Channel::Post, &point, sending);
        permission.said_under = own;
        Ok(Some(permission))
    }
}
