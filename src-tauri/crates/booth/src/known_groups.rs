//! All people of the store in memory, by what tells them apart, so that a group is
//! counted between two clicks.
//!
//! Reading everybody's answers and purchases takes seconds among 50,000 people. So they
//! are read once (`follow_up/segments`), when somebody first asks for a group, and again
//! when anything was recorded or the day has ended. What is held here is dropped with
//! the store.

use crate::BoothError;
use chrono::NaiveDate;
use ledger::DeviceId;
use records::segments::StoredLevel;
use segments::{Counts, Level, Persona, Product, Rule, Table, Variable};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use uuid::Uuid;
use words::Sentence;

/// As many telling groups as are read in a minute.
const MOST_PERSONAS: usize = 5;

/// All people of the maker by every variable, at one moment.
#[derive(Debug, Default)]
pub struct SegmentTable {
    pub(crate) table: Table,
    pub(crate) notes: Vec<VariableNote>,
    pub(crate) refused: Vec<RefusedVariable>,
    /// What somebody with a level is called, by the ids of the variable and the level,
    /// where she is called otherwise than the level.
    pub(crate) spoken: BTreeMap<String, BTreeMap<String, Sentence>>,
    /// Each person, by her earliest visit.
    pub(crate) persons: Vec<Uuid>,
    /// The groups that tell most, once they were asked for.
    pub(crate) personas: OnceLock<Vec<Persona>>,
}

/// How a variable may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariableNote {
    /// Where it comes from.
    pub origin: Origin,
    /// Whether a message may say to a customer what is known of her.
    pub may_be_spoken: bool,
    /// Whether the consent texts in use tell of it.
    pub covered: Covered,
    /// What the owner can make levels of.
    pub source: Source,
    /// Whether its levels are the owner's, and not those that are proposed.
    pub are_owners: bool,
}

/// What the levels of a variable are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// They are what they are.
    Fixed,
    /// Numbers.
    Numbers {
        /// Where each level but the lowest begins, to the whole number.
        cuts: Vec<i64>,
    },
    /// Choices.
    Choices {
        /// Each, with what it is called.
        choices: Vec<Level>,
        /// What the levels are made of, in their order, with the names that the owner gave
        /// them; the others are made of the rest.
        held: Vec<StoredLevel>,
    },
}

/// A question that makes no variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedVariable {
    /// What it asks.
    pub name: Sentence,
    /// Why it makes none.
    pub why: Sentence,
}

/// Until when a table is right: the records, the day and the fair it was made from.
#[derive(PartialEq, Eq)]
pub(crate) struct MadeFrom {
    pub(crate) records: BTreeMap<DeviceId, u64>,
    pub(crate) today: NaiveDate,
    pub(crate) fair: Uuid,
}

/// The table that was made last, with what from.
pub(crate) type KeptTable = Option<(MadeFrom, Arc<SegmentTable>)>;

impl SegmentTable {
    /// The variables, each with how it may be used.
    pub fn variables(&self) -> impl Iterator<Item = (&Variable, &VariableNote)> {
        self.table.variables().iter().zip(&self.notes)
    }

    /// The questions that make no variable.
    pub fn refused(&self) -> &[RefusedVariable] {
        &self.refused
    }

    /// The ready groups that a rule can begin with.
    pub fn audiences(&self) -> impl Iterator<Item = &Level> {
        self.table.audiences()
    }

    /// What can be bought, in the order in which it is counted.
    pub fn products(&self) -> &[Product] {
        self.table.products()
    }

    /// The numbers of a group, as far as they tell of nobody.
    ///
    /// # Errors
    /// [`BoothError::Segment`].
    pub fn count(&self, rule: &Rule) -> Result<Counts, BoothError> {
        Ok(self.table.count(rule)?)
    }

    /// The few groups that tell most: crossings of what people answered and how often
    /// they came, of whom clearly more than of all chose one product.
    ///
    /// # Errors
    /// [`BoothError::Segment`].
    pub fn personas(&self) -> Result<&[Persona], BoothError> {
        if let Some(known) = self.personas.get() {
            return Ok(known);
        }
        let variables = self
            .variables()
            .filter(|(variable, note)| match variable.id.as_str() {
                "visits" => true,
                // How often somebody came says most of it.
                "changed" => false,
                _ => note.origin == Origin::Answer,
            });
        let variables: Vec<&str> = variables.map(|(it, _)| it.id.as_str()).collect();
        let spoken = |variable: &str, level: &str| {
            let spoken = self.spoken.get(variable)?;
            spoken.get(level).cloned()
        };
        let personas = self.table.personas(&variables, MOST_PERSONAS, spoken)?;
        Ok(self.personas.get_or_init(|| personas))
    }

    /// How many people of a group are in each part of all people, as far as the numbers
    /// tell of nobody. A person is given to `part` by her earliest visit.
    ///
    /// # Errors
    /// [`BoothError::Segment`].
    pub(crate) fn by_part(
        &self,
        rule: &Rule,
        part: impl Fn(Uuid) -> u8,
    ) -> Result<Vec<Option<u32>>, BoothError> {
        let parts: Vec<u8> = self.persons.iter().map(|person| part(*person)).collect();
        Ok(self.table.by_part(rule, &parts)?)
    }

    /// A rule in words.
    ///
    /// # Errors
    /// [`BoothError::Segment`].
    pub fn in_words(&self, rule: &Rule) -> Result<Sentence, BoothError> {
        Ok(self.table.in_words(rule)?)
    }

    /// What of a rule is true of a person, who is named by her earliest visit.
    ///
    /// # Errors
    /// [`BoothError::Segment`].
    pub fn why(&self, rule: &Rule, person: Uuid) -> Result<Vec<Sentence>, BoothError> {
        let Ok(place) = self.persons.binary_search(&person) else {
            return Ok(Vec::new());
        };
        Ok(self.table.why(rule, place)?)
    }

    /// The people of a group, each by her earliest visit.
    ///
    /// # Errors
    /// [`BoothError::Segment`].
    pub fn members(&self, rule: &Rule) -> Result<Vec<Uuid>, BoothError> {
        let members = self.table.members(rule)?;
        Ok(members
            .into_iter()
            .map(|person| self.persons[person as usize])
            .collect())
    }
}

/// Where a variable comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From an answer.
    Answer,
    /// From what somebody bought, and from her coupons.
    Purchase,
    /// From coming, and from what was sent since.
    Visit,
    /// From what staff noted.
    Note,
}

/// Whether the consent texts in use tell of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covered {
    /// They do.
    Yes,
    /// They do not name the purpose.
    NoPurpose,
    /// They do not name these data.
    NoItem,
}
