//! The settings sheet.

use super::headers::{self, SETTINGS};
use super::{Reader, yes_or_no};
use crate::Problem;
use crate::expression::is_name;
use crate::questionnaire::Settings;
use crate::workbook::{Sheet, Workbook};

impl Reader {
    pub(crate) fn settings(&mut self, workbook: &Workbook, file_name: &str) -> Settings {
        let stem = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let stem = if stem.is_empty() { "data" } else { stem };
        let mut settings = Settings {
            title: stem.to_owned(),
            form_id: stem.to_owned(),
            ..Settings::default()
        };
        match workbook.sheets.get("settings") {
            Some(sheet) => self.settings_sheet(sheet, &mut settings),
            None => {
                let similar = super::similar_sheets(workbook, "settings").join(", ");
                if !similar.is_empty() {
                    self.report(Problem::warning(
                        "similar_sheet",
                        format!("settings 시트가 없고 이름이 비슷한 시트({similar})가 있습니다. 설정 시트라면 이름을 settings로 바꾸어 주세요."),
                        format!("There is no settings sheet, but there is {similar}. If it holds the settings, rename it to settings."),
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
                "instance_name" => settings.instance_name = self.parse_rule(row, "instance_name", value),
                "public_key" => self.report(self.at(row, "public_key", Problem::error(
                    "encrypted_form",
                    "public_key로 답을 암호화하는 설문은 쓸 수 없습니다. 이 앱의 저장소는 스스로 암호화되니 public_key 칸을 지워 주세요.",
                    "A survey that encrypts answers with a public_key cannot be used. This app encrypts its own store; clear the public_key cell.",
                ))),
                _ => {
                    if column.key == "name" && !is_root_name(value) {
                        self.report(self.at(row, "name", Problem::error(
                            "name_characters",
                            format!("설문 이름 ‘{value}’에 쓸 수 없는 글자가 있습니다. 글자나 _로 시작하고 글자, 숫자, _, -, .만 써 주세요."),
                            format!("The survey name ‘{value}’ has characters it may not have. Begin with a letter or _ and use only letters, digits, _, - and ."),
                        )));
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
