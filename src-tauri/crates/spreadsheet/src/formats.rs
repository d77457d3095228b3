//! How are the numbers of a sheet shown?

use std::collections::BTreeMap;
use std::sync::Arc;

/// The format codes of one sheet's cells, each kept once.
#[derive(Default)]
pub(super) struct Formats {
    kept: BTreeMap<usize, Arc<str>>,
    /// By the row's number and the column.
    pub(super) of_cells: BTreeMap<(u32, u32), Arc<str>>,
}

impl Formats {
    /// Keeps how a cell is shown; the number is the format's in the file.
    pub(super) fn keep(&mut self, (row, column): (u32, u32), number: usize, code: &str) {
        if !code.is_empty() && code != "General" {
            let kept = self.kept.entry(number).or_insert_with(|| code.into());
            let place = (row.saturating_add(1), column);
            self.of_cells.insert(place, Arc::clone(kept));
        }
    }
}
