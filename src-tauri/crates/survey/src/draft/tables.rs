//! A draft as the sheets of a workbook, and which row each part is on.

use super::{Draft, DraftChoice, DraftList, DraftText, Place};
use crate::WritingError;
use crate::workbook::Workbook;
use crate::writing::{Table, write_tables};

/// The tables of a draft.
pub(super) struct Tables {
    survey: Table,
    choices: Table,
    settings: Table,
    /// The place of each row of the choices sheet, in order.
    places_of_choices: Vec<Place>,
}

impl Draft {
    /// The draft as the bytes of an `.xlsx` file, which every XLSForm tool
    /// opens as far as the draft is right.
    ///
    /// # Errors
    /// When a text does not fit into a cell.
    pub fn write_workbook(&self) -> Result<Vec<u8>, WritingError> {
        let tables = self.tables();
        write_tables(&[
            ("survey", &tables.survey),
            ("choices", &tables.choices),
            ("settings", &tables.settings),
        ])
    }

    fn tables(&self) -> Tables {
        self.tables_with(|_, _| true)
    }

    /// The tables of what a visitor would be asked: choices that say nothing
    /// are left out, as
    /// [`leave_out_empty_choices`](Draft::leave_out_empty_choices) does it.
    pub(super) fn tables_to_ask(&self) -> Tables {
        self.tables_with(|list, choice| {
            !choice.is_begun()
                || (list.choices.iter().all(DraftChoice::is_begun) && self.offers(list))
        })
    }

    fn tables_with(&self, kept: impl Fn(&DraftList, &DraftChoice) -> bool) -> Tables {
        let (choices, places_of_choices) = self.choices_table(kept);
        Tables {
            survey: self.survey_table(),
            choices,
            settings: self.settings_table(),
            places_of_choices,
        }
    }

    fn survey_table(&self) -> Table {
        let mut table = Table::default();
        table.columns(["type", "name"]);
        self.language_columns(&mut table);
        for row in &self.rows {
            table.row();
            table.set("type", &row.kind.written());
            table.set("name", &row.id);
            texts(&mut table, "label", &row.label);
            texts(&mut table, "hint", &row.hint);
            table.set("required", &row.required);
            table.set("relevant", &row.relevant);
            for (header, text) in &row.cells {
                table.set(header, text);
            }
        }
        table
    }

    fn choices_table(
        &self,
        kept: impl Fn(&DraftList, &DraftChoice) -> bool,
    ) -> (Table, Vec<Place>) {
        let mut table = Table::default();
        table.columns(["list_name", "name"]);
        self.language_columns(&mut table);
        for header in &self.choice_columns {
            table.column(header);
        }
        let mut places = Vec::new();
        for (at, list) in self.lists.iter().enumerate() {
            let choices = list.choices.iter().enumerate();
            for (choice_at, choice) in choices.filter(|(_, choice)| kept(list, choice)) {
                table.row();
                table.set("list_name", &list.name);
                table.set("name", &choice.id);
                texts(&mut table, "label", &choice.label);
                for (header, text) in &choice.cells {
                    table.set(header, text);
                }
                places.push(Place::Choice {
                    list: at,
                    choice: choice_at,
                });
            }
        }
        (table, places)
    }

    /// A column for every language, so that their order is written down even
    /// where all texts are missing.
    fn language_columns(&self, table: &mut Table) {
        if self.languages.is_empty() {
            table.column("label");
        }
        for language in &self.languages {
            table.column(&header("label", language));
        }
    }

    fn settings_table(&self) -> Table {
        let mut table = Table::default();
        table.row();
        table.set("form_title", &self.title);
        table.set("form_id", &self.form_id);
        table.set("version", &self.version);
        table.set("default_language", &self.default_language);
        for (header, text) in &self.settings {
            table.set(header, text);
        }
        table
    }
}

impl Tables {
    /// The workbook without a file: what a reader would find in it.
    pub(super) fn workbook(&self) -> Workbook {
        let sheets = [
            ("survey", &self.survey),
            ("choices", &self.choices),
            ("settings", &self.settings),
        ];
        Workbook {
            sheet_names: sheets.iter().map(|(name, _)| (*name).to_owned()).collect(),
            sheets: sheets
                .iter()
                .map(|(name, table)| ((*name).to_owned(), table.sheet(name)))
                .collect(),
        }
    }

    /// What stands on a row of a sheet, counted as Excel counts.
    pub(super) fn place(&self, sheet: Option<&str>, row: Option<u32>) -> Place {
        let below_header = |row: u32| row.checked_sub(2).map(|row| row as usize);
        match (sheet, row.and_then(below_header)) {
            (Some("survey"), Some(row)) => Place::Row(row),
            (Some("choices"), Some(row)) => self
                .places_of_choices
                .get(row)
                .copied()
                .unwrap_or(Place::Whole),
            (Some("settings"), Some(_)) => Place::Settings,
            _ => Place::Whole,
        }
    }
}

fn header(column: &str, language: &str) -> String {
    match language {
        "" => column.to_owned(),
        language => format!("{column}::{language}"),
    }
}

fn texts(table: &mut Table, column: &str, text: &DraftText) {
    for (language, written) in text {
        table.set(&header(column, language), written);
    }
}
