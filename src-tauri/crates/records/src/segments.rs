//! Groups of people under a name.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
