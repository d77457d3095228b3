//! What everybody said, read at once.
//!
//! Whether one person may be written to is read from a handful of rows. For each of 50,000
//! that is hundreds of thousands of small questions to the database, which take longer than
//! reading all rows one after the other.

use crate::BoothError;
use crate::facts::Facts;
use crate::notices::Scopes;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tables::contact::{self as contact_table, ContactRow};
use tables::permission_said::{self, SaidRow};
use tables::same_person::Persons;
use tables::{destroyed_person, visitor as visitor_table};
use uuid::Uuid;

/// Of so many people it is quicker to read what everybody said at once.
const MANY: usize = 200;

/// Where it is read what was said, and what each text asked for.
#[derive(Clone, Default)]
pub(crate) struct Sayings {
    pub(crate) scopes: Scopes,
    /// What everybody said, where it is asked about many people.
    pub(super) everybody: Option<Arc<Everybody>>,
}

/// All contacts, whose they are, and all that was said about them.
pub(super) struct Everybody {
    contacts: HashMap<Uuid, ContactRow>,
    /// Who is one person, as somebody decided.
    persons: Persons,
    /// The visits that are known and of nobody who was destroyed.
    there: HashSet<Uuid>,
    said: HashMap<String, Vec<SaidRow>>,
}

impl Facts<'_> {
    /// What was said, to be asked about so many people.
    pub(crate) fn sayings(&self, people: usize) -> Result<Sayings, BoothError> {
        Ok(Sayings {
            scopes: self.scopes()?,
            everybody: match people < MANY {
                true => None,
                false => Some(Arc::new(self.everybody_said()?)),
            },
        })
    }

    /// What was said about a contact point, oldest first.
    pub(super) fn said_of<'a>(
        &self,
        contact_key: &str,
        sayings: &'a Sayings,
    ) -> Result<Cow<'a, [SaidRow]>, BoothError> {
        Ok(match &sayings.everybody {
            Some(everybody) => Cow::Borrowed(everybody.about(contact_key)),
            None => Cow::Owned(permission_said::about(self.tables, contact_key)?),
        })
    }

    fn everybody_said(&self) -> Result<Everybody, BoothError> {
        let mut contacts = HashMap::new();
        contact_table::each(self.tables, |contact| {
            contacts.insert(contact.visitor, contact);
        })?;
        let mut there: HashSet<Uuid> = visitor_table::all(self.tables, None)?.into_iter().collect();
        for gone in destroyed_person::visitors(self.tables)? {
            there.remove(&gone);
        }
        Ok(Everybody {
            contacts,
            persons: Persons::read(self.tables)?,
            there,
            said: permission_said::about_all(self.tables)?,
        })
    }
}

impl Everybody {
    /// As [`Facts::contacts_of`].
    pub(super) fn contacts_of(&self, visitor: Uuid) -> Vec<ContactRow> {
        let visits = match self.there.contains(&visitor) {
            true => self.persons.visits(visitor),
            false => Vec::new(),
        };
        let others = visits.into_iter();
        let others = others.filter(|it| *it != visitor && self.there.contains(it));
        let all = std::iter::once(visitor).chain(others);
        all.filter_map(|it| self.contacts.get(&it).cloned())
            .collect()
    }

    fn about(&self, contact_key: &str) -> &[SaidRow] {
        self.said.get(contact_key).map_or(&[], Vec::as_slice)
    }
}
