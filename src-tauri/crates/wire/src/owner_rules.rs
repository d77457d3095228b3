//! What the owner decides of recommendations, whatever the data say.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The owner's rules, and what one can be made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OwnerRules {
    /// In the order of their numbers.
    pub rules: Vec<OwnerRule>,
    /// How many people there are; 0 while there is no rule.
    pub people: u32,
    /// The questions with choices.
    pub questions: Vec<RuleQuestion>,
    /// What is on sale.
    pub products: Vec<RuleChoice>,
}

/// A rule of the owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OwnerRule {
    /// Its id.
    pub id: String,
    /// The number that a recommendation names it by.
    pub number: u32,
    /// What it says.
    pub words: Text,
    /// How many people are offered something else than without it; none when that would
    /// tell of one to four people.
    pub changes: Option<u32>,
}

/// A question that a rule can name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RuleQuestion {
    /// Its stable id.
    pub id: String,
    /// What it asks.
    pub name: Text,
    /// Its choices.
    pub choices: Vec<RuleChoice>,
}

/// A choice of a question, or a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RuleChoice {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// For whom a rule is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum RuleIsFor {
    /// Everybody.
    Everybody,
    /// Whoever gave this answer.
    Answered {
        /// The question's id.
        question: String,
        /// The choice's id.
        choice: String,
    },
    /// Whoever bought this product.
    Bought {
        /// The product's id.
        product: String,
    },
}

/// What a rule does with its product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum RuleEffect {
    /// It is recommended first.
    First,
    /// It is recommended more often: as if twice as many had chosen it.
    More,
    /// It is not recommended.
    Never,
}

/// Makes a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MakeOwnerRule {
    /// For whom.
    pub is_for: RuleIsFor,
    /// The product's id.
    pub product: String,
    /// What becomes of it.
    pub effect: RuleEffect,
}

/// A rule was made, or was there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OwnerRuleMade {
    /// Its id.
    pub rule: String,
    /// Whether it was there already.
    pub again: bool,
    /// All rules now.
    pub rules: OwnerRules,
}

/// Takes a rule away, or puts it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RemoveOwnerRule {
    /// Its id.
    pub rule: String,
    /// Whether it is taken away.
    pub is_removed: bool,
}
