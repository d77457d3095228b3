//! Groups of people under a name, and the levels that an owner gave to variables.

use crate::derived_id;
use crate::text::Bilingual;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// `segment.saved`: a group under a name, as a rule; the last record of it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentSaved {
    /// Its name.
    pub name: String,
    /// By the variable's id, the ids of the chosen levels.
    #[serde(default)]
    pub conditions: BTreeMap<String, BTreeSet<String>>,
    /// The ids of the ready and saved groups it lies in.
    #[serde(default)]
    pub audiences: BTreeSet<String>,
    /// Whether it was removed; it can be taken back.
    #[serde(default)]
    pub removed: bool,
}

/// A level that the owner made of choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredLevel {
    /// Its name; none: those of its choices.
    #[serde(default)]
    pub name: Option<Bilingual>,
    /// The choices.
    pub choices: BTreeSet<String>,
}

/// `variable.levelled`: the levels of one variable as the owner wants them; the last record
/// of it holds. Without cuts and choices it takes what is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariableLevelled {
    /// The variable's id, which outlives versions of the questionnaire.
    pub variable: String,
    /// Of numbers: where each level but the lowest begins, rising.
    #[serde(default)]
    pub cuts: Vec<i64>,
    /// Of choices: the levels; whatever is in none is the level of the others.
    #[serde(default)]
    pub merged: Vec<StoredLevel>,
}

/// The entity that says which levels a variable takes.
pub fn levels_of(variable: &str) -> Uuid {
    derived_id("boothloop.variable-levels.v1", variable.as_bytes())
}
