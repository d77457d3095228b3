//! Which rows and columns of a sheet does whoever opens it not see?
//!
//! Whether it was hidden by hand, folded away or left out by a filter, the file
//! says so on the row or column itself.

use std::collections::BTreeSet;

use crate::Sheet;

/// The rows (from 1) and columns (from 0) of a sheet that are hidden.
#[derive(Debug, Clone, Default)]
pub struct Hidden {
    pub(super) rows: Spans,
    pub(super) columns: Spans,
}

impl Hidden {
    /// Ready to be asked.
    pub(super) fn sorted(mut self) -> Self {
        self.rows.0.sort_unstable();
        self.columns.0.sort_unstable();
        self
    }
}

/// Runs of rows or columns, each with its first and last one.
#[derive(Debug, Clone, Default)]
pub(super) struct Spans(Vec<(u32, u32)>);

impl Spans {
    pub(super) fn add(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some(span) if span.0 <= first && first <= span.1.saturating_add(1) => {
                span.1 = span.1.max(last);
            }
            _ => self.0.push((first, last)),
        }
    }

    /// Which of these are in a run; both are in order.
    fn among(&self, sorted: &BTreeSet<u32>) -> BTreeSet<u32> {
        let mut spans = self.0.iter();
        let mut end = None;
        let mut next = spans.next();
        let is_in = |at: &&u32| {
            while let Some((_, last)) = next.filter(|(first, _)| first <= *at) {
                end = end.max(Some(*last));
                next = spans.next();
            }
            end.is_some_and(|end| end >= **at)
        };
        sorted.iter().filter(is_in).copied().collect()
    }
}

/// How many rows and columns with text in them were left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
}

impl Sheet {
    /// Leaves out what is hidden in it.
    pub fn leave_out_hidden(&mut self) -> LeftOut {
        let rows = self.rows.iter().map(|row| row.number).collect();
        let rows = self.hidden.rows.among(&rows);
        self.rows.retain(|row| !rows.contains(&row.number));
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let columns = cells.map(|(column, _)| *column).collect();
        let columns = self.hidden.columns.among(&columns);
        for row in &mut self.rows {
            row.cells.retain(|(column, _)| !columns.contains(column));
        }
        self.rows.retain(|row| !row.cells.is_empty());
        LeftOut {
            rows: rows.len(),
            columns: columns.len(),
        }
    }
}
