//! A group as a rule: levels of some variables, all of them together.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use words::{Sentence, sentence};

/// Most conditions of one rule, ready groups among them. More than this many
/// leave hardly anybody, and what may be told is worked out over every crossing
/// of their levels.
pub const MOST_CONDITIONS: usize = 5;

/// Who belongs to a group: whoever has one of the chosen levels in each of these
/// variables, and is in each of these ready groups. An empty one is everybody's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// By the variable's id, the ids of the chosen levels.
    #[serde(default)]
    pub conditions: BTreeMap<String, BTreeSet<String>>,
    /// The ids of ready groups.
    #[serde(default)]
    pub audiences: BTreeSet<String>,
}

impl Rule {
    /// Whether it speaks of nothing that people answered, did or bought.
    pub fn is_everybody(&self) -> bool {
        self.conditions.is_empty() && self.audiences.is_empty()
    }
}

/// Why a rule cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleError {
    /// It names a variable that is not there.
    UnknownVariable(String),
    /// It names a level that a variable does not have.
    UnknownLevel {
        /// The variable.
        variable: Sentence,
        /// The level's id.
        level: String,
    },
    /// It names a variable and none of its levels.
    NoLevel(Sentence),
    /// It names a ready group that is not there.
    UnknownAudience(String),
    /// It has too many conditions.
    TooManyConditions,
}

impl RuleError {
    /// What is wrong, what is safe, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::UnknownVariable(id) => sentence!("segment-variable-unknown", id = id.as_str()),
            Self::UnknownLevel { variable, level } => sentence!(
                "segment-level-unknown",
                variable = variable,
                level = level.as_str()
            ),
            Self::NoLevel(variable) => sentence!("segment-level-missing", variable = variable),
            Self::UnknownAudience(id) => sentence!("segment-audience-unknown", id = id.as_str()),
            Self::TooManyConditions => {
                sentence!("segment-too-many-conditions", most = MOST_CONDITIONS)
            }
        }
    }
}
