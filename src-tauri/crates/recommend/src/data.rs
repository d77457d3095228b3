//! What goes in.

use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use words::Sentence;

/// Something with a stable id and a name to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Sentence,
}

/// A variable: a question (or a behaviour) with a few levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id and label ("무엇에 쓰시나요").
    pub what: Named,
    /// The levels an answer can take ("선물용").
    pub levels: Vec<Named>,
    /// Whether a reason may name the answer to the customer. Buying power,
    /// age, household and the like may rank; they are not spoken.
    pub may_be_spoken: bool,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: Sentence,
    /// What it is, in the catalogue's words.
    pub tags: BTreeSet<String>,
    /// Whether somebody who has it may want another: it is used up, it breaks.
    pub is_bought_again: bool,
}

/// One visitor. Whoever merges two records of one person gives one visitor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visitor {
    /// Question id to the ids of the chosen levels; missing means unknown.
    pub answers: BTreeMap<String, BTreeSet<String>>,
    /// Product to pieces bought. Whether it was bought counts, not how many:
    /// one wholesale order must not outvote a hundred visitors.
    pub bought: BTreeMap<Uuid, u32>,
}

impl Visitor {
    /// What was bought at least once.
    pub(crate) fn bought(&self) -> impl Iterator<Item = Uuid> {
        self.bought
            .iter()
            .filter(|(_, pieces)| **pieces > 0)
            .map(|(product, _)| *product)
    }

    pub(crate) fn has_bought(&self, product: Uuid) -> bool {
        self.bought.get(&product).is_some_and(|pieces| *pieces > 0)
    }
}

/// What the owner decides, whatever the data say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The rule's number, as the owner sees it.
    pub number: u32,
    /// Only for visitors with this answer (question id, level id); none for all.
    pub when: Option<(String, String)>,
    /// The product.
    pub product: Uuid,
    /// What happens to it.
    pub effect: Effect,
}

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Puts the product first.
    Pin,
    /// Takes the product out; stronger than any pin.
    Block,
}

impl Rule {
    pub(crate) fn is_for(&self, visitor: &Visitor) -> bool {
        self.when.as_ref().is_none_or(|(question, level)| {
            visitor
                .answers
                .get(question)
                .is_some_and(|levels| levels.contains(level))
        })
    }
}
