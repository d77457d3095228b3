//! Whose order is it, as far as that may be known?

use crate::BoothError;
use crate::facts::Facts;
use records::notices::PURCHASES;
use std::collections::HashMap;
use tables::contact::{self as contact_table, ContactRow};
use tables::same_person::Persons;
use uuid::Uuid;

/// Everybody who left a number or an address.
pub(super) struct Buyers {
    persons: Persons,
    /// By number, address or visitor, the earliest visit first.
    contacts: HashMap<String, Vec<ContactRow>>,
    /// Who agreed that her purchases are kept, as far as somebody asked.
    agreed: HashMap<Uuid, bool>,
}

impl Buyers {
    pub(super) fn read(facts: &Facts<'_>) -> Result<Self, BoothError> {
        let mut all = contact_table::all(facts.tables)?;
        all.sort_by_key(|contact| contact.visitor);
        let mut contacts: HashMap<String, Vec<ContactRow>> = HashMap::new();
        for contact in all {
            let visitor = contact.visitor.to_string();
            for point in [contact.phone.clone(), contact.email.clone(), visitor] {
                if !point.is_empty() {
                    contacts.entry(point).or_default().push(contact.clone());
                }
            }
        }
        Ok(Self {
            persons: Persons::read(facts.tables)?,
            contacts,
            agreed: HashMap::new(),
        })
    }

    /// Whose an order is: by the buyer's number, her address, or whom its coupon was given
    /// to; the first that somebody here left decides. Nobody's where it is not known which of
    /// two people with one number she is, or she did not agree that her purchases are kept.
    pub(super) fn whose(
        &mut self,
        facts: &Facts<'_>,
        phone: &str,
        email: &str,
        holder: Option<Uuid>,
    ) -> Result<Option<Uuid>, BoothError> {
        let holder = holder.map_or_else(String::new, |visitor| visitor.to_string());
        let found = [phone, email, holder.as_str()]
            .into_iter()
            .find_map(|point| self.contacts.get(point));
        let Some(found) = found else {
            return Ok(None);
        };
        let are_two = found
            .iter()
            .any(|it| self.persons.are_apart(found[0].visitor, it.visitor));
        if are_two {
            return Ok(None);
        }
        for contact in found {
            let agreed = match self.agreed.get(&contact.visitor) {
                Some(agreed) => *agreed,
                None => facts.agreed_items(contact)?.contains(PURCHASES),
            };
            self.agreed.insert(contact.visitor, agreed);
            if agreed {
                return Ok(Some(contact.visitor));
            }
        }
        Ok(None)
    }
}
