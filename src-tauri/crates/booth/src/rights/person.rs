//! Whose data are meant.

use crate::BoothError;
use crate::consent::contact_point;
use crate::facts::Facts;
use std::collections::BTreeSet;
use tables::contact::{self as contact_table, ContactRow};
use tables::{destroyed_person, permission_said, visitor as visitor_table};
use uuid::Uuid;

/// Whose data are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose<'a> {
    /// Everybody's who left this e-mail address or phone number, as somebody typed
    /// it.
    Contact(&'a str),
    /// A visitor's, and everybody's who left the same address or number.
    Visitor(Uuid),
}

/// Everything by which one person is known.
pub(super) struct KnownPerson {
    /// Her visits that were not destroyed.
    pub(super) visitors: BTreeSet<Uuid>,
    /// Keyed hashes of every contact point that she left at them, and of the one
    /// that was asked about.
    pub(super) contact_keys: BTreeSet<String>,
    /// What she left, as it stands now.
    pub(super) contacts: Vec<ContactRow>,
}

impl Facts<'_> {
    /// Whom a request is about; nobody may be known yet.
    pub(super) fn person(&self, whose: Whose<'_>) -> Result<KnownPerson, BoothError> {
        let mut asked_keys = BTreeSet::new();
        let mut visitors = BTreeSet::new();
        match whose {
            Whose::Contact(contact) => {
                let (email, phone) = contact_point(contact)?;
                asked_keys.extend(self.contact_keys(&email, &phone));
            }
            Whose::Visitor(visitor) => {
                self.require_visitor(visitor)?;
                if let Some(contact) = contact_table::of(self.tables, visitor)? {
                    asked_keys.extend(self.contact_keys(&contact.email, &contact.phone));
                }
                visitors.insert(visitor);
            }
        }
        for key in &asked_keys {
            for row in permission_said::about(self.tables, key)? {
                // A refusal from elsewhere has an id of its own in a visitor's place.
                if visitor_table::is_known(self.tables, row.visitor)? {
                    visitors.insert(row.visitor);
                }
            }
        }
        let mut living = BTreeSet::new();
        for visitor in visitors {
            if !destroyed_person::is_destroyed(self.tables, visitor)? {
                living.insert(visitor);
            }
        }
        let mut contact_keys = asked_keys;
        let mut contacts = Vec::new();
        for visitor in &living {
            contact_keys.extend(permission_said::contact_keys_of(self.tables, *visitor)?);
            contacts.extend(contact_table::of(self.tables, *visitor)?);
        }
        Ok(KnownPerson {
            visitors: living,
            contact_keys,
            contacts,
        })
    }
}
