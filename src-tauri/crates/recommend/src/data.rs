//! What goes in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
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
    /// Its price in won, where it has one.
    pub price_won: Option<u64>,
    /// Whether none is left. It still teaches, but is not recommended.
    pub is_sold_out: bool,
    /// The months (1 to 12) in which it is offered; none means all year.
    pub months: BTreeSet<u32>,
}

/// One visitor. Whoever merges two records of one person gives one visitor.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Visitor {
    /// A stable id. It decides nothing but the part of the data in which the
    /// visitor checks what was learned from the others.
    pub id: String,
    /// Question id to the ids of the chosen levels; missing means unknown.
    pub answers: BTreeMap<String, BTreeSet<String>>,
    /// Product to how much its purchase teaches: 1 for this fair, less for an
    /// older one, 0 for what was returned. Whether it was bought counts, not
    /// how many: one wholesale order must not outvote a hundred visitors.
    pub bought: BTreeMap<Uuid, f64>,
    /// What she has and may want once more: one of a set, of which a piece breaks or is
    /// missing. How long after the purchase is for the caller to decide.
    pub may_want_again: BTreeSet<Uuid>,
}

impl Visitor {
    /// What was bought and kept.
    pub(crate) fn bought(&self) -> impl Iterator<Item = (Uuid, f64)> {
        self.bought
            .iter()
            .filter(|(_, weight)| **weight > 0.0)
            .map(|(product, weight)| (*product, *weight))
    }

    pub(crate) fn has_bought(&self, product: Uuid) -> bool {
        self.bought
            .get(&product)
            .is_some_and(|weight| *weight > 0.0)
    }
}

/// What the owner decides, whatever the data say.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The rule's number, as the owner sees it.
    pub number: u32,
    /// For whom.
    pub when: When,
    /// The product.
    pub product: Uuid,
    /// What happens to it.
    pub effect: Effect,
}

/// For whom a rule is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// Everybody.
    Always,
    /// Visitors with this answer.
    Answered {
        /// The question's id.
        question: String,
        /// The level's id.
        level: String,
    },
    /// Visitors who bought this.
    Bought(Uuid),
}

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// Puts the product first.
    Pin,
    /// Takes the product out; stronger than any pin.
    Block,
    /// Adds this to the score: ln 2 lifts a product as if twice as many had
    /// chosen it.
    Boost(f64),
}

impl Rule {
    /// Whether it is for this visitor.
    pub fn is_for(&self, visitor: &Visitor) -> bool {
        match &self.when {
            When::Always => true,
            When::Answered { question, level } => visitor
                .answers
                .get(question)
                .is_some_and(|levels| levels.contains(level)),
            When::Bought(product) => visitor.has_bought(*product),
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Request<'a> {
    /// How many products at most.
    pub count: usize,
    /// The owner's rules.
    pub rules: &'a [Rule],
    /// Only products with a price within this band, in won.
    pub prices: Option<RangeInclusive<u64>>,
    /// Only products offered in this month, 1 to 12.
    pub month: Option<u32>,
    /// Only products with this tag.
    pub tag: Option<&'a str>,
    /// What each product already chosen that shares a tag takes from a score.
    /// 0, the default, is pure order by score; ln 2 demands twice the lift of a
    /// second product of one kind. Every value above 0 trades hits for variety.
    pub variety: f64,
}

impl Request<'_> {
    /// The best so many, without rules or wishes.
    pub fn best(count: usize) -> Self {
        Self {
            count,
            rules: &[],
            prices: None,
            month: None,
            tag: None,
            variety: 0.0,
        }
    }

    pub(crate) fn admits(&self, product: &Product) -> bool {
        let in_band = |band: &RangeInclusive<u64>| {
            product.price_won.is_some_and(|price| band.contains(&price))
        };
        let in_season = |month| product.months.is_empty() || product.months.contains(&month);
        !product.is_sold_out
            && self.prices.as_ref().is_none_or(in_band)
            && self.month.is_none_or(in_season)
            && self.tag.is_none_or(|tag| product.tags.contains(tag))
    }
}
