//! How far a yes reaches.

use std::collections::BTreeSet;

/// What a notice asks for (PIPA 15(2), 17(2), 28-8(3)): when any of it grows, a yes
/// from before does not stretch to it. Other words, other ways to reach the sender
/// and a shorter time ask for no more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// What for, each by a stable word.
    pub purposes: BTreeSet<String>,
    /// Which data, each by a stable word.
    pub items: BTreeSet<String>,
    /// For how many months.
    pub months: u32,
    /// Who uses the data, by name.
    pub recipients: BTreeSet<String>,
}

impl Scope {
    /// Whether a yes to this is a yes to `asked`.
    pub fn covers(&self, asked: &Self) -> bool {
        self.purposes.is_superset(&asked.purposes)
            && self.items.is_superset(&asked.items)
            && self.months >= asked.months
            && self.recipients.is_superset(&asked.recipients)
    }
}
