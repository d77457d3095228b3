//! What the owner decides of recommendations, whatever the data say.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// For whom a rule is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleIsFor {
    /// Everybody.
    Everybody,
    /// Whoever gave this answer.
    Answered {
        /// The question, by its path in the questionnaire.
        question: String,
        /// The choice.
        choice: String,
    },
    /// Whoever bought this product.
    Bought(Uuid),
}

/// What a rule does with its product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleEffect {
    /// It is recommended first.
    First,
    /// It is recommended more often: as if twice as many had chosen it.
    More,
    /// It is not recommended.
    Never,
}

/// `recommendation_rule.set`: a rule, as it is from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecommendationRuleSet {
    /// The number that the owner knows it by.
    pub number: u32,
    /// For whom it is.
    pub is_for: RuleIsFor,
    /// The product.
    pub product: Uuid,
    /// What becomes of it.
    pub effect: RuleEffect,
    /// Whether it was taken away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_removed: bool,
}
