//! An id means one thing for ever.
//!
//! Answers are stored under ids. A question that takes another kind of answer
//! than it did in a published version is another question for the data, and so
//! is one of another questionnaire that happens to use the same id (two authors
//! both call something `budget`). It gets an id of its own and the old column
//! stays what it was.

use std::collections::{BTreeMap, BTreeSet};

use super::{Draft, DraftKind};
use crate::questionnaire::{Kind, Questionnaire};

/// Answers that may stand in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Choices,
    Order,
    Number,
    Text,
    Day,
    /// Not answered by anybody, or of a kind no builder changes.
    Other,
}

fn column_of(kind: &DraftKind) -> Column {
    match kind {
        DraftKind::One(_) | DraftKind::Many(_) => Column::Choices,
        DraftKind::Rank(_) => Column::Order,
        DraftKind::Integer | DraftKind::Decimal => Column::Number,
        DraftKind::Text => Column::Text,
        DraftKind::Date => Column::Day,
        DraftKind::Note | DraftKind::Other(_) => Column::Other,
    }
}

fn column_of_published(kind: &Kind) -> Column {
    match kind {
        Kind::SelectOne | Kind::SelectMultiple => Column::Choices,
        Kind::Rank => Column::Order,
        Kind::Integer | Kind::Decimal => Column::Number,
        Kind::Text => Column::Text,
        Kind::Date => Column::Day,
        _ => Column::Other,
    }
}

/// Letters and digits that are not mistaken for one another when read aloud.
const SYMBOLS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// Symbols in a fresh id: 40 bits, so that two laptops hardly ever agree.
const FRESH_SYMBOLS: u32 = 8;

/// An id from chance alone, for whatever is added to a draft: it is never made
/// from a label, so a label changed later leaves it as it is, and what was
/// removed does not come back under another meaning. `random` is 64 random bits.
pub fn fresh_id(random: u64) -> String {
    let symbols = (0..FRESH_SYMBOLS).map(|place| {
        let symbol = (random >> (place * 5)) & 31;
        char::from(SYMBOLS[usize::try_from(symbol).unwrap_or_default()])
    });
    std::iter::once('q').chain(symbols).collect()
}

/// Whether an id is one that [`fresh_id`] draws.
pub(super) fn is_fresh_id(id: &str) -> bool {
    id.strip_prefix('q').is_some_and(|symbols| {
        symbols.len() == FRESH_SYMBOLS as usize
            && symbols.bytes().all(|symbol| SYMBOLS.contains(&symbol))
    })
}

impl Draft {
    /// Gives every question that means another column than its id did in an
    /// earlier version, or whose id stands in a questionnaire of another
    /// `form_id`, an id of its own; what refers to it follows. Returns the old
    /// ids with the new.
    pub fn keep_columns_apart<'a>(
        &mut self,
        earlier: impl IntoIterator<Item = &'a Questionnaire>,
        mut random: impl FnMut() -> u64,
    ) -> BTreeMap<String, String> {
        // None is a column of another questionnaire, which no question here means.
        let mut meant: BTreeMap<String, Vec<Option<Column>>> = BTreeMap::new();
        for questionnaire in earlier {
            let is_same_form = questionnaire.form_id() == self.form_id;
            for question in questionnaire.questions() {
                let column = is_same_form.then(|| column_of_published(&question.kind));
                meant.entry(question.name.clone()).or_default().push(column);
            }
        }
        let mut taken: BTreeSet<String> = meant.keys().cloned().collect();
        taken.extend(self.rows.iter().map(|row| row.id.clone()));
        let mut renamed = BTreeMap::new();
        for row in &self.rows {
            let column = column_of(&row.kind);
            // What nobody answers in the builder's sense is imported as its
            // author named it.
            if column == Column::Other {
                continue;
            }
            let other = meant
                .get(&row.id)
                .is_some_and(|columns| columns.iter().any(|&one| one != Some(column)));
            if other {
                // 40 bits hardly ever meet; a source that repeats itself must
                // not keep the loop for ever, so a number is added then.
                let mut fresh = fresh_id(random());
                while !taken.insert(fresh.clone()) {
                    fresh.push('2');
                }
                renamed.insert(row.id.clone(), fresh);
            }
        }
        for (old, new) in &renamed {
            self.rename(old, new);
        }
        renamed
    }

    /// Renames a row and everything that refers to it.
    fn rename(&mut self, old: &str, new: &str) {
        let (from, to) = (format!("${{{old}}}"), format!("${{{new}}}"));
        let follow = |text: &mut String| {
            if text.contains(&from) {
                *text = text.replace(&from, &to);
            }
        };
        for row in &mut self.rows {
            if row.id == old {
                new.clone_into(&mut row.id);
            }
            follow(&mut row.required);
            follow(&mut row.relevant);
            if let DraftKind::Other(written) = &mut row.kind {
                follow(written);
            }
            row.label.values_mut().for_each(follow);
            row.hint.values_mut().for_each(follow);
            row.cells.values_mut().for_each(follow);
        }
        for choice in self.lists.iter_mut().flat_map(|list| &mut list.choices) {
            choice.label.values_mut().for_each(follow);
            choice.cells.values_mut().for_each(follow);
        }
        self.settings.values_mut().for_each(follow);
    }
}
