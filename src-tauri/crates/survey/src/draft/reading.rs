//! From a workbook to a draft: every cell, understood only as far as a builder
//! can change it.

use std::collections::{BTreeMap, HashMap};

use super::apart::is_fresh_id;
use super::{Draft, DraftChoice, DraftKind, DraftList, DraftRow};
use crate::Problem;
use crate::questionnaire::{Kind, Text};
use crate::reading::{
    self, CHOICES, Column, Names, Reader, Record, RowType, SETTINGS, SURVEY, read_sheets, yes_or_no,
};
use crate::workbook::{self, Sheet, Source, Workbook};
use progress::Progress;
use words::sentence;

/// Columns of the choices sheet that have a field of their own.
const CHOICE_SHOWN: [&str; 3] = ["list_name", "name", "label"];

impl Draft {
    /// Opens a workbook for editing. Nothing of its survey, choices and
    /// settings sheets is lost; sheets a survey does not use are left behind,
    /// with a warning.
    ///
    /// # Errors
    /// Everything that keeps the workbook from being asked: what cannot be
    /// read is mended where it was written.
    pub fn read(bytes: &[u8], file_name: &str) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        Self::read_with_progress(bytes, file_name, &Progress::default())
    }

    /// As [`Draft::read`], for somebody who waits for it.
    ///
    /// # Errors
    /// Also when the reading was stopped.
    pub fn read_with_progress(
        bytes: &[u8],
        file_name: &str,
        progress: &Progress,
    ) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let workbook = workbook::read(bytes, file_name, Source::Stranger, progress)
            .map_err(|problem| vec![problem])?;
        let reading = read_sheets(&workbook, file_name);
        let mut problems = reading.problems;
        if reading.questionnaire.is_none() {
            return Err(problems);
        }
        let left_behind = workbook.sheet_names.iter().filter(|name| {
            let used = ["survey", "choices", "settings"];
            workbook.sheet_names.len() > 1 && !used.contains(&name.to_lowercase().as_str())
        });
        problems.extend(left_behind.map(|name| sheet_left_behind(name)));
        let mut reader = Reader::new(Source::Stranger);
        Ok((reader.draft(&workbook, file_name), problems))
    }

    /// Opens a workbook that [`Draft::write_workbook`] wrote, right or wrong.
    ///
    /// # Errors
    /// When the bytes are no workbook.
    pub fn reopen(bytes: &[u8]) -> Result<Self, Problem> {
        let workbook = workbook::read(bytes, "", Source::Store, &Progress::default())?;
        let mut draft = Reader::new(Source::Store).draft(&workbook, "");
        // A form without a title is called by its id, and a drawn one says nothing.
        if draft.title == draft.form_id && is_fresh_id(&draft.form_id) {
            draft.title.clear();
        }
        Ok(draft)
    }
}

fn sheet_left_behind(name: &str) -> Problem {
    Problem::warning(
        "sheet_left_behind",
        sentence!("questionnaire-sheet-left-behind", name = name),
    )
    .on(name)
}

impl Reader {
    pub(super) fn draft(&mut self, workbook: &Workbook, file_name: &str) -> Draft {
        let settings = self.settings(workbook, file_name);
        let default_language = settings.default_language.clone().unwrap_or_default();
        let mut draft = Draft {
            title: settings.title.clone(),
            form_id: settings.form_id.clone(),
            version: settings.version.clone(),
            ..Draft::blank("", "", &[])
        };
        let mut nameless = false;
        for (key, names) in [("survey", &SURVEY), ("choices", &CHOICES)] {
            let columns = columns(workbook, key, names);
            self.meet_languages(&columns);
            nameless |= default_language.is_empty()
                && columns.iter().any(|column| {
                    column.language.is_none() && matches!(column.key.as_str(), "label" | "hint")
                });
        }
        if nameless {
            draft.languages.push(String::new());
        }
        draft.languages.append(&mut self.languages);
        draft.default_language = default_language;
        if let Some(sheet) = workbook.sheets.get("survey") {
            let columns = columns(workbook, "survey", &SURVEY);
            let records = reading::records(sheet, &columns, !settings.keep_spaces);
            draft.rows = records.iter().map(|row| self.draft_row(row)).collect();
        }
        draft.lists = self.draft_lists(workbook);
        draft.choice_columns = columns(workbook, "choices", &CHOICES)
            .iter()
            .filter(|column| !CHOICE_SHOWN.contains(&column.key.as_str()))
            .map(Column::usual)
            .collect();
        draft.settings = other_settings(workbook);
        draft.tidy()
    }

    fn draft_row(&mut self, row: &Record) -> DraftRow {
        const SHOWN: [&str; 6] = [
            "type",
            "name",
            "label",
            "hint",
            "bind::required",
            "bind::relevant",
        ];
        let required = row.get("bind::required").unwrap_or_default();
        let get = |key: &str| row.get(key).unwrap_or_default().to_owned();
        DraftRow {
            id: get("name"),
            kind: kind(row.get("type").unwrap_or_default()),
            label: by_language(&self.text(row, "label")),
            hint: by_language(&self.text(row, "hint")),
            required: match yes_or_no(required) {
                Some(true) => "yes".to_owned(),
                Some(false) => String::new(),
                None => required.to_owned(),
            },
            relevant: get("bind::relevant"),
            cells: other_cells(row, &SHOWN),
        }
    }

    fn draft_lists(&mut self, workbook: &Workbook) -> Vec<DraftList> {
        let Some(sheet) = workbook.sheets.get("choices") else {
            return Vec::new();
        };
        let columns = columns(workbook, "choices", &CHOICES);
        let mut lists: Vec<DraftList> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for row in &reading::records(sheet, &columns, false) {
            let name = row.get("list_name").unwrap_or_default();
            let choice = DraftChoice {
                id: row.get("name").unwrap_or_default().to_owned(),
                label: by_language(&self.text(row, "label")),
                cells: other_cells(row, &CHOICE_SHOWN),
            };
            let at = *places.entry(name.to_owned()).or_insert_with(|| {
                lists.push(DraftList {
                    name: name.to_owned(),
                    choices: Vec::new(),
                });
                lists.len() - 1
            });
            lists[at].choices.push(choice);
        }
        lists
    }
}

/// The columns of a sheet that was read before, so that its headers are right.
fn columns(workbook: &Workbook, key: &str, names: &Names) -> Vec<Column> {
    let sheet: Option<&Sheet> = workbook.sheets.get(key);
    sheet
        .and_then(|sheet| reading::columns(sheet, names).ok())
        .unwrap_or_default()
}

fn kind(written: &str) -> DraftKind {
    match reading::understand(written) {
        RowType::Ask(Kind::Text) => DraftKind::Text,
        RowType::Ask(Kind::Integer) => DraftKind::Integer,
        RowType::Ask(Kind::Decimal) => DraftKind::Decimal,
        RowType::Ask(Kind::Date) => DraftKind::Date,
        RowType::Ask(Kind::Note) => DraftKind::Note,
        RowType::Choose {
            kind,
            list,
            or_other: false,
        } if !list.contains("${") => match kind {
            Kind::SelectOne => DraftKind::One(list),
            Kind::SelectMultiple => DraftKind::Many(list),
            _ => DraftKind::Rank(list),
        },
        _ => DraftKind::Other(written.to_owned()),
    }
}

fn by_language(text: &Text) -> BTreeMap<String, String> {
    text.entries()
        .map(|(language, written)| (language.to_owned(), written.to_owned()))
        .collect()
}

fn other_cells(row: &Record, shown: &[&str]) -> BTreeMap<String, String> {
    row.cells
        .iter()
        .filter(|(column, _)| !shown.contains(&column.key.as_str()))
        .map(|(column, text)| (column.usual(), text.clone()))
        .collect()
}

fn other_settings(workbook: &Workbook) -> BTreeMap<String, String> {
    const SHOWN: [&str; 6] = [
        "form_title",
        "title",
        "form_id",
        "id_string",
        "version",
        "default_language",
    ];
    let Some(sheet) = workbook.sheets.get("settings") else {
        return BTreeMap::new();
    };
    let columns = columns(workbook, "settings", &SETTINGS);
    reading::records(sheet, &columns, false)
        .first()
        .map(|row| other_cells(row, &SHOWN))
        .unwrap_or_default()
}
