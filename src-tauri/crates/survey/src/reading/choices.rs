//! The choices sheet.

use std::collections::{HashMap, HashSet};

use super::Reader;
use super::headers::{self, CHOICES, Column, Record};
use crate::Problem;
use crate::questionnaire::{Choice, ChoiceList, Settings};
use crate::workbook::Workbook;
use words::sentence;

impl Reader {
    pub(super) fn choices(&mut self, workbook: &Workbook, settings: &Settings) -> Vec<ChoiceList> {
        let Some(sheet) = workbook.sheets.get("choices") else {
            return Vec::new();
        };
        self.sheet.clone_from(&sheet.name);
        let columns = match headers::columns(sheet, &CHOICES) {
            Ok(columns) => columns,
            Err(problem) => {
                self.report(problem);
                return Vec::new();
            }
        };
        let records = headers::records(sheet, &columns, false);
        if !records.is_empty() && !columns.iter().any(|column| column.key == "name") {
            self.report(
                Problem::error(
                    "missing_header",
                    sentence!("questionnaire-choices-without-name-column"),
                )
                .on(&sheet.name)
                .row(1),
            );
            return Vec::new();
        }
        self.meet_languages(&columns);
        let extra = self.extra_columns(&columns);
        let mut lists: Vec<ChoiceList> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut seen: HashSet<(String, String)> = HashSet::new();
        for row in &records {
            // Rows without a list are notes, as pyxform has it.
            let Some(list) = row.get("list_name") else {
                continue;
            };
            let Some(choice) = self.choice(row, &extra) else {
                continue;
            };
            let known = !seen.insert((list.to_owned(), choice.name.clone()));
            if known && !settings.allow_choice_duplicates {
                self.report(self.at(row, "name", duplicate_choice(list, &choice.name)));
            }
            let at = *places.entry(list.to_owned()).or_insert_with(|| {
                lists.push(ChoiceList {
                    name: list.to_owned(),
                    columns: extra.iter().map(|column| column.canonical()).collect(),
                    choices: Vec::new(),
                });
                lists.len() - 1
            });
            lists[at].choices.push(choice);
        }
        lists
    }

    /// The headers kept for filters and look-ups.
    fn extra_columns<'a>(&mut self, columns: &'a [Column]) -> Vec<&'a Column> {
        let mut extra = Vec::new();
        for column in columns {
            if matches!(column.key.as_str(), "name" | "label" | "list_name") {
                continue;
            }
            if column.key.contains(' ') {
                self.report(
                    Problem::warning(
                        "choices_header",
                        sentence!("questionnaire-choices-header", written = &column.written),
                    )
                    .on(&self.sheet)
                    .row(1)
                    .column(&column.written),
                );
                continue;
            }
            extra.push(column);
        }
        extra
    }

    fn choice(&mut self, row: &Record, extra: &[&Column]) -> Option<Choice> {
        let Some(name) = row.get("name") else {
            self.report(self.at(
                row,
                "name",
                Problem::error(
                    "choice_without_name",
                    sentence!("questionnaire-choice-without-name"),
                ),
            ));
            return None;
        };
        let label = self.text(row, "label");
        if label.is_empty() {
            self.report(self.at(
                row,
                "label",
                Problem::warning(
                    "choice_without_label",
                    sentence!("questionnaire-choice-without-label", name = name),
                ),
            ));
        }
        let value = |wanted: &&Column| {
            let cell = row
                .cells
                .iter()
                .find(|(column, _)| std::ptr::eq(*column, *wanted));
            cell.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        Some(Choice {
            name: name.to_owned(),
            label,
            values: extra.iter().map(value).collect(),
        })
    }
}

fn duplicate_choice(list: &str, name: &str) -> Problem {
    Problem::error(
        "duplicate_choice",
        sentence!("questionnaire-duplicate-choice", list = list, name = name),
    )
}
