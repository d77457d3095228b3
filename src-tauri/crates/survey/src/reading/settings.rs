//! The settings sheet.

use super::headers::{self, SETTINGS};
use super::{Reader, yes_or_no};
use crate::Problem;
use crate::expression::is_name;
use crate::questionnaire::Settings;
use crate::workbook::{Sheet, Workbook};
use words::sentence;
use words::typed::cleaned;

impl Reader {
    pub(crate) fn settings(&mut self, workbook: &Workbook, file_name: &str) -> Settings {
        let stem = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        // A Mac hands over names in pieces: its copy is the same questionnaire.
        let stem = match stem.is_empty() {
            true => "data".to_owned(),
            false => cleaned(stem),
        };
        let mut settings = Settings {
            title: stem.clone(),
            form_id: stem,
            ..Settings::default()
        };
        match workbook.sheets.get("settings") {
            Some(sheet) => self.settings_sheet(sheet, &mut settings),
            None => {
                let similar = super::similar_sheets(workbook, "settings").join(", ");
                if !similar.is_empty() {
                    self.report(Problem::warning(
                        "similar_sheet",
                        sentence!("questionnaire-similar-settings-sheet", similar = similar),
                    ));
                }
            }
        }
        settings
    }

    fn settings_sheet(&mut self, sheet: &Sheet, settings: &mut Settings) {
        self.sheet.clone_from(&sheet.name);
        let columns = match headers::columns(sheet, &SETTINGS) {
            Ok(columns) => columns,
            Err(problem) => return self.report(problem),
        };
        let records = headers::records(sheet, &columns, false);
        let Some(row) = records.first() else {
            return;
        };
        let value = |new: &str, old: &str| row.get(new).or_else(|| row.get(old)).map(str::to_owned);
        if let Some(id) = value("form_id", "id_string") {
            settings.form_id = id;
        }
        settings.title = value("form_title", "title").unwrap_or_else(|| settings.form_id.clone());
        for (column, value) in &row.cells {
            let truth = yes_or_no(value);
            match column.key.as_str() {
                "form_title" | "title" | "form_id" | "id_string" => {}
                "version" => settings.version.clone_from(value),
                "default_language" => settings.default_language = Some(value.clone()),
                "allow_choice_duplicates" => settings.allow_choice_duplicates = truth == Some(true),
                "clean_text_values" => settings.keep_spaces = truth == Some(false),
                "omit_instanceid" => settings.omit_instance_id = truth == Some(true),
                "instance_name" => {
                    settings.instance_name = self.parse_rule(row, "instance_name", value)
                }
                "public_key" => self.report(self.at(
                    row,
                    "public_key",
                    Problem::error("encrypted_form", sentence!("questionnaire-encrypted-form")),
                )),
                _ => {
                    if column.key == "name" && !is_root_name(value) {
                        self.report(self.at(
                            row,
                            "name",
                            Problem::error(
                                "name_characters",
                                sentence!("questionnaire-form-name-characters", value = value),
                            ),
                        ));
                    }
                    settings.extra.push((column.written.clone(), value.clone()));
                }
            }
        }
        self.default_language.clone_from(&settings.default_language);
    }
}

/// A name, perhaps with a namespace before a colon.
pub(super) fn is_root_name(text: &str) -> bool {
    match text.split_once(':') {
        Some((space, name)) => is_name(space) && is_name(name),
        None => is_name(text),
    }
}
