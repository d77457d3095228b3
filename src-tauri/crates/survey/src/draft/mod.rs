//! What is being written before it is asked?
//!
//! A [`Draft`] is a questionnaire as its author edits it: rows, choices and
//! texts, right or wrong. It holds every cell of the workbook it came from,
//! also those no builder shows, so that writing it back loses nothing. What is
//! wrong with it is found by the same reader that opens a stranger's workbook
//! ([`Draft::check`]), and each problem names its place in the draft.
//!
//! An edited [`Questionnaire`](crate::Questionnaire) was the road not taken: it
//! is what a workbook *means*, and a draft means nothing yet while a question
//! is half written.

mod apart;
mod branch;
mod check;
mod leaving_out;
mod reading;
mod tables;

pub use apart::fresh_id;
pub use branch::ShownWhen;
pub use check::{DraftProblem, Place};

use std::collections::BTreeMap;

use crate::workbook::clean;

/// A text by language, as the headers name them (`한국어 (ko)`); the empty name
/// is the column that names none. Empty texts are left out.
pub type DraftText = BTreeMap<String, String>;

/// A questionnaire being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What people see: `form_title`.
    pub title: String,
    /// What stays the same from version to version: `form_id`.
    pub form_id: String,
    /// The author's name for this version; may be empty.
    pub version: String,
    /// The language shown first; may be empty.
    pub default_language: String,
    /// The languages of the texts, in order.
    pub languages: Vec<String>,
    /// The rows of the survey sheet: questions, notes, groups, hidden values.
    pub rows: Vec<DraftRow>,
    /// The choice lists.
    pub lists: Vec<DraftList>,
    /// The headers of the choices' other cells, in order.
    pub choice_columns: Vec<String>,
    /// The other settings, by header.
    pub settings: BTreeMap<String, String>,
}

/// A row of the survey sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftRow {
    /// Its stable id, the `name` column: given once, never made from the label.
    pub id: String,
    /// What it is.
    pub kind: DraftKind,
    /// What is asked.
    pub label: DraftText,
    /// A word of help.
    pub hint: DraftText,
    /// Whether it must be answered: empty, `yes`, or an expression.
    pub required: String,
    /// When it is asked, as an expression; empty means always.
    pub relevant: String,
    /// Every other cell, by header.
    pub cells: BTreeMap<String, String>,
}

/// What a row is, as far as a builder can change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftKind {
    /// One of the choices of a list.
    One(String),
    /// Any of the choices of a list.
    Many(String),
    /// All choices of a list, in an order.
    Rank(String),
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A day.
    Date,
    /// A text to read.
    Note,
    /// Anything else, as the `type` column says it: `begin_group`, `calculate`, …
    Other(String),
}

/// A list of choices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftList {
    /// Its name.
    pub name: String,
    /// Its choices, in order.
    pub choices: Vec<DraftChoice>,
}

/// One choice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftChoice {
    /// Its stable id, the `name` column: what is stored as the answer.
    pub id: String,
    /// What it says.
    pub label: DraftText,
    /// Every other cell, by header.
    pub cells: BTreeMap<String, String>,
}

impl DraftChoice {
    /// Whether it was begun in a builder and nothing was written yet. A choice
    /// that somebody named says at least its name.
    pub(crate) fn is_begun(&self) -> bool {
        self.label.values().all(|text| text.trim().is_empty())
            && self.cells.is_empty()
            && apart::is_fresh_id(&self.id)
    }
}

impl Default for DraftKind {
    fn default() -> Self {
        Self::Other(String::new())
    }
}

impl DraftKind {
    /// The `type` column.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::One(list) => format!("select_one {list}"),
            Self::Many(list) => format!("select_multiple {list}"),
            Self::Rank(list) => format!("rank {list}"),
            Self::Text => "text".to_owned(),
            Self::Integer => "integer".to_owned(),
            Self::Decimal => "decimal".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Note => "note".to_owned(),
            Self::Other(written) => written.clone(),
        }
    }

    /// The list its choices come from.
    pub fn list(&self) -> Option<&str> {
        match self {
            Self::One(list) | Self::Many(list) | Self::Rank(list) => Some(list),
            _ => None,
        }
    }
}

impl Draft {
    /// A questionnaire with nothing in it yet.
    pub fn blank(form_id: &str, title: &str, languages: &[&str]) -> Self {
        Self {
            title: title.to_owned(),
            form_id: form_id.to_owned(),
            languages: languages.iter().map(|&one| one.to_owned()).collect(),
            default_language: languages
                .first()
                .map_or_else(String::new, |&one| one.to_owned()),
            ..Self::default()
        }
    }

    /// Takes away the choices that were begun in a builder and say nothing:
    /// whoever presses Enter behind the last choice leaves one behind, and who
    /// asks for a number instead leaves the whole list. A list that is asked
    /// and says nothing at all stays, to be mended.
    pub fn leave_out_empty_choices(&mut self) {
        let mut lists = std::mem::take(&mut self.lists);
        for list in &mut lists {
            let says = list.choices.iter().any(|choice| !choice.is_begun());
            if says || !self.offers(list) {
                list.choices.retain(|choice| !choice.is_begun());
            }
        }
        lists.retain(|list| !list.choices.is_empty());
        self.lists = lists;
    }

    /// Whether a row asks for a choice of this list.
    fn offers(&self, list: &DraftList) -> bool {
        let written = |row: &DraftRow| row.kind.written();
        self.rows
            .iter()
            .any(|row| written(row).split(' ').any(|word| word == list.name))
    }

    /// The choices of a list; none when nothing is in it.
    pub fn choices(&self, list: &str) -> &[DraftChoice] {
        self.lists
            .iter()
            .find(|one| one.name == list)
            .map_or(&[], |one| &one.choices)
    }

    /// Brings every text into the form in which a workbook keeps it, and drops
    /// what a workbook cannot keep: empty texts, empty rows, lists without a
    /// choice. A tidy draft comes back from its workbook as it was.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        let keep_spaces = self.settings.get("clean_text_values").is_some_and(|value| {
            matches!(
                crate::reading::yes_or_no(clean(value).as_str()),
                Some(false)
            )
        });
        let cell = |text: &str| match clean(text) {
            text if keep_spaces => text,
            text => crate::reading::collapse_blanks(&text),
        };
        for text in [
            &mut self.title,
            &mut self.form_id,
            &mut self.version,
            &mut self.default_language,
        ] {
            *text = clean(text);
        }
        self.settings = tidy_cells(self.settings, clean);
        for row in &mut self.rows {
            row.id = cell(&row.id);
            row.required = cell(&row.required);
            row.relevant = cell(&row.relevant);
            row.label = tidy_cells(std::mem::take(&mut row.label), cell);
            row.hint = tidy_cells(std::mem::take(&mut row.hint), cell);
            row.cells = tidy_cells(std::mem::take(&mut row.cells), cell);
        }
        self.rows.retain(|row| *row != DraftRow::default());
        for choice in self.lists.iter_mut().flat_map(|list| &mut list.choices) {
            choice.id = clean(&choice.id);
            choice.label = tidy_cells(std::mem::take(&mut choice.label), clean);
            choice.cells = tidy_cells(std::mem::take(&mut choice.cells), clean);
        }
        self.lists.retain(|list| !list.choices.is_empty());
        let used = self.lists.iter().flat_map(|list| &list.choices);
        for header in used.flat_map(|choice| choice.cells.keys()) {
            if !self.choice_columns.contains(header) {
                self.choice_columns.push(header.clone());
            }
        }
        self
    }
}

fn tidy_cells(
    cells: BTreeMap<String, String>,
    tidy: impl Fn(&str) -> String,
) -> BTreeMap<String, String> {
    cells
        .into_iter()
        .map(|(header, text)| (header, tidy(&text)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}
