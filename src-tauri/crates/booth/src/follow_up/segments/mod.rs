//! Which variables tell the people apart, and how many are in a group?
//!
//! Every answer with choices or numbers and everything that people did is a variable
//! with a few levels. A group is a rule over them and is worked out anew each time it
//! is asked for, from a table of all people of the maker that is kept in memory while
//! the store does not change. Counting needs no store any more. What may be told of a
//! group is the work of the crate `segments`.

mod behaviour;
mod building;
mod covering;
mod levels;
mod questions;
mod saving;
mod since;

pub use crate::known_groups::{
    Covered, Origin, RefusedVariable, SegmentTable, Source, VariableNote,
};
pub use levels::{Levels, MOST_OWN_LEVELS};
pub use segments::{
    Counts, Level, MOST_CONDITIONS, Persona, Product, Rule, RuleError, SMALLEST, Variable,
};

pub(super) use covering::sensitive_word;
pub(crate) use saving::LONGEST_NAME;
pub(super) use saving::may_lead_to;
pub use saving::{Counted, SavedSegment};

use crate::known_groups::MadeFrom;
use crate::{Booth, BoothError};
use std::sync::Arc;

impl Booth {
    /// All people by every variable, as they are now. It is made once and kept until
    /// something is recorded or the day ends; whoever holds it counts without the store.
    ///
    /// # Errors
    /// [`BoothError::Tables`], [`BoothError::StoredUnreadable`].
    pub fn segment_table(&self) -> Result<Arc<SegmentTable>, BoothError> {
        let made_from = self.made_from()?;
        if let Some((of, table)) = &mut *self.session.segments.borrow_mut()
            && self.still_holds(of, &made_from)?
        {
            *of = made_from;
            return Ok(Arc::clone(table));
        }
        let facts = self.facts();
        let reading = facts.tables.unchecked_transaction()?;
        let table = Arc::new(facts.segment_table()?);
        reading.finish()?;
        *self.session.segments.borrow_mut() = Some((made_from, Arc::clone(&table)));
        Ok(table)
    }

    /// What is made now is made from this.
    pub(super) fn made_from(&self) -> Result<MadeFrom, BoothError> {
        let facts = self.facts();
        Ok(MadeFrom {
            records: self.ledger.vector()?,
            today: facts.today(),
            fair: facts.session.current.id,
        })
    }

    /// Whether what was made from one thing would be the same made from another, later one.
    pub(super) fn still_holds(&self, of: &MadeFrom, now: &MadeFrom) -> Result<bool, BoothError> {
        if (of.today, of.fair) != (now.today, now.fair) {
            return Ok(false);
        }
        let kinds = self.ledger.kinds_since(&of.records)?;
        Ok(kinds.iter().all(|kind| tells_nothing_new(kind)))
    }
}

/// Whether a record of this kind changes nothing in the table: groups are no part of it,
/// and who looked at whom tells nobody apart.
fn tells_nothing_new(kind: &str) -> bool {
    kind.starts_with("segment.") || kind.starts_with("access.")
}
