//! Everybody of the store in memory, so that a name is found between two keys.
//!
//! Reading all contacts at every key would take a fifth of a second among
//! 200,000 people. So they are read once, when the desk is first shown, and from
//! then on only who changed ([`contact_table::changes_since`]), at the next
//! question: no command has to remember that a search exists, and nobody whose
//! details were destroyed is found. What is held here is dropped with the store.

use people::{Hits, PeopleIndex, SearchQuery, Searched};
use rusqlite::{Connection, Result};
use tables::contact::{self as contact_table, ContactRow};

/// After so many changes reading everybody anew is about as quick as one after
/// the other.
const MOST_CHANGES: i64 = 20_000;

/// The people of an open store, as they were when somebody last asked.
#[derive(Default)]
pub(crate) struct KnownPeople {
    index: PeopleIndex,
    /// The latest change that is in it; none while it has to be read anew.
    until: Option<i64>,
}

impl KnownPeople {
    /// Takes in what changed since.
    pub(crate) fn catch_up(&mut self, tables: &Connection) -> Result<()> {
        let latest = contact_table::latest_change(tables)?;
        // Should reading fail, everybody is read anew the next time.
        match self.until.take() {
            Some(until) if until == latest => {}
            Some(until) if (0..=MOST_CHANGES).contains(&(latest - until)) => {
                let index = &mut self.index;
                contact_table::changes_since(tables, until, |visitor, now| match now {
                    Some(contact) => index.put(visitor, &searched(&contact)),
                    None => index.remove(visitor),
                })?;
            }
            _ => {
                let mut index = PeopleIndex::default();
                contact_table::each(tables, |contact| {
                    index.put(contact.visitor, &searched(&contact));
                })?;
                self.index = index;
            }
        }
        self.until = Some(latest);
        Ok(())
    }

    /// Whom a search finds now, the best first.
    pub(crate) fn find(
        &mut self,
        tables: &Connection,
        query: &SearchQuery,
        most: usize,
    ) -> Result<Hits> {
        self.catch_up(tables)?;
        Ok(self.index.find(query, most))
    }
}

fn searched(contact: &ContactRow) -> Searched<'_> {
    Searched {
        name: &contact.name,
        company: &contact.particulars.company,
        email: &contact.email,
        phone: &contact.phone,
    }
}
