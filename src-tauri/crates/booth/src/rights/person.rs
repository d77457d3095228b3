//! Whose data are meant.

use crate::consent::contact_point;
use crate::facts::Facts;
use crate::{Booth, BoothError};
use people::{comparable_name, contact_key};
use std::collections::BTreeSet;
use tables::contact::{self as contact_table, ContactRow};
use tables::permission_said::{self, Said};
use tables::{destroyed_person, visitor as visitor_table};
use uuid::Uuid;
use words::sentence;

/// Whose data are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose<'a> {
    /// Everybody's who left this e-mail address or phone number, as somebody typed
    /// it.
    Contact(&'a str),
    /// A visitor's, and of the visits at which the same address or number was left
    /// those under the same name, or under none: two people of one firm may share a
    /// number.
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
    /// Visits of others who left the same address or number.
    pub(super) others: BTreeSet<Uuid>,
}

impl Booth {
    /// The latest visit at which somebody left this e-mail address or phone number.
    ///
    /// # Errors
    /// When the text is neither; [`BoothError::Unknown`] when nobody left it, and
    /// [`BoothError::NotPossible`] when people of several names did.
    pub fn latest_visit_of(&self, contact: &str) -> Result<Uuid, BoothError> {
        let facts = self.facts();
        let (email, phone) = contact_point(contact)?;
        let mut left_at = BTreeSet::new();
        for key in facts.contact_keys(&email, &phone) {
            for row in permission_said::about(facts.tables, &key)? {
                // What she took back at another visit she did not leave there.
                let was_left = matches!(
                    *row.said,
                    Said::Shown(_) | Said::Granted(_) | Said::Declined(_)
                );
                if was_left && facts.is_there(row.visitor)? {
                    left_at.insert(row.visitor);
                }
            }
        }
        // A visitor's id begins with the time at which she came.
        let latest = *left_at.last().ok_or(BoothError::Unknown)?;
        match facts.under_other_names(latest, &left_at)?.is_empty() {
            true => Ok(latest),
            false => Err(BoothError::NotPossible(sentence!("request-several-people"))),
        }
    }
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
                for visit in self.visits_of(visitor)? {
                    if let Some(contact) = contact_table::of(self.tables, visit)? {
                        asked_keys.extend(self.contact_keys(&contact.email, &contact.phone));
                    }
                    visitors.insert(visit);
                }
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
        let others = match whose {
            Whose::Contact(_) => BTreeSet::new(),
            Whose::Visitor(visitor) => self.under_other_names(visitor, &living)?,
        };
        living.retain(|visitor| !others.contains(visitor));
        // What was decided to be hers is hers, whatever she left there.
        for visitor in living.clone() {
            let joined = self.visits_of(visitor)?;
            living.extend(joined.into_iter().filter(|it| *it != visitor));
        }
        self.known_by(living, asked_keys, others)
    }

    /// Everything that a person left at these visits, with contact points that are hers
    /// anyway.
    pub(super) fn known_by(
        &self,
        visitors: BTreeSet<Uuid>,
        mut contact_keys: BTreeSet<String>,
        others: BTreeSet<Uuid>,
    ) -> Result<KnownPerson, BoothError> {
        let mut contacts = Vec::new();
        for visitor in &visitors {
            contact_keys.extend(permission_said::contact_keys_of(self.tables, *visitor)?);
            contacts.extend(contact_table::of(self.tables, *visitor)?);
        }
        Ok(KnownPerson {
            visitors,
            contact_keys,
            contacts,
            others,
        })
    }

    /// What the person of this visit left, in all her visits: they are destroyed
    /// together.
    pub(crate) fn contacts_of_person(&self, visitor: Uuid) -> Result<Vec<ContactRow>, BoothError> {
        Ok(self.person(Whose::Visitor(visitor))?.contacts)
    }

    /// Of these visits, those under another name than this visitor's, but for those that
    /// were decided to be hers; and those that were decided to be somebody else's. Visits
    /// of one person are judged together: what is known of one of them holds for all.
    pub(crate) fn under_other_names(
        &self,
        visitor: Uuid,
        visits: &BTreeSet<Uuid>,
    ) -> Result<BTreeSet<Uuid>, BoothError> {
        if visits.iter().all(|visit| *visit == visitor) {
            return Ok(BTreeSet::new());
        }
        let hers = self.visits_of(visitor)?;
        let names = self.names_at(&hers)?;
        let mut others = BTreeSet::new();
        for other in visits.iter().filter(|visit| !hers.contains(visit)) {
            let theirs = self.visits_of(*other)?;
            let their_names = self.names_at(&theirs)?;
            let is_named_otherwise =
                !names.is_empty() && !their_names.is_empty() && names.is_disjoint(&their_names);
            if is_named_otherwise || self.are_kept_apart(&hers, &theirs)? {
                others.insert(*other);
            }
        }
        Ok(others)
    }

    /// Under which names somebody left a contact at these visits, comparable.
    fn names_at(&self, visits: &[Uuid]) -> Result<BTreeSet<String>, BoothError> {
        let mut names = BTreeSet::new();
        for visit in visits {
            let contact = contact_table::of(self.tables, *visit)?;
            names.extend(contact.map(|contact| comparable_name(&contact.name)));
        }
        names.remove("");
        Ok(names)
    }

    /// The keyed hash of a name; none of an empty one.
    pub(super) fn name_key(&self, name: &str) -> Option<String> {
        let name = comparable_name(name);
        let key = contact_key(&self.session.current.contact_key_secret, &name);
        (!name.is_empty()).then_some(key)
    }
}
