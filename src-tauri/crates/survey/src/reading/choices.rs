//! The choices sheet.

use std::collections::{HashMap, HashSet};

use super::Reader;
use super::headers::{self, CHOICES, Column, Record};
use crate::Problem;
use crate::questionnaire::{Choice, ChoiceList, Settings};
use crate::workbook::Workbook;

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
                    "choices 시트 첫 행에 ‘name’ 열이 없습니다. list_name, name, label 열을 만들어 주세요.",
                    "The first row of the choices sheet has no ‘name’ column. Add the columns list_name, name and label.",
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
                self.report(Problem::warning(
                    "choices_header",
                    format!("choices 시트의 ‘{}’ 열은 이름에 빈칸이 있어 쓰지 않습니다. 필터에 쓰려면 빈칸을 없애 주세요.", column.written),
                    format!("The choices column ‘{}’ has a blank in its name and is not used. To filter by it, remove the blank.", column.written),
                ).on(&self.sheet).row(1).column(&column.written));
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
                    "선택지에 name이 비어 있습니다. 저장할 값을 적어 주세요.",
                    "This choice has no name. Write the value that is to be stored.",
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
                    format!("선택지 ‘{name}’에 label이 없어 화면에 이름이 그대로 보입니다."),
                    format!("The choice ‘{name}’ has no label, so its name is shown."),
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
        format!(
            "‘{list}’ 목록에 ‘{name}’ 선택지가 두 번 있습니다. 이름을 바꾸거나, 일부러 그랬다면 settings 시트에 allow_choice_duplicates를 yes로 적어 주세요."
        ),
        format!(
            "The list ‘{list}’ has the choice ‘{name}’ twice. Rename one, or set allow_choice_duplicates to yes on the settings sheet if it is meant."
        ),
    )
}
