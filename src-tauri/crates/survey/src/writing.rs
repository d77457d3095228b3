//! Writing a questionnaire back as an XLSForm workbook.
//!
//! What is made here must open in every other tool, and reading the workbook
//! again gives the same questionnaire. The bytes depend on nothing but the
//! questionnaire: even the creation date inside the file is fixed.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use words::{Sentence, sentence};

use crate::questionnaire::{
    ChoiceSource, Element, Group, Initial, Question, Questionnaire, Repeat, Seed, Text, What,
};
use crate::workbook::{Row, Sheet, clean};

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WritingError {
    /// A text is longer than the 32,767 characters an Excel cell can hold.
    #[error("a text is longer than an Excel cell can hold")]
    TextTooLong,
    /// The writer failed otherwise.
    #[error("the workbook could not be written")]
    Writer(#[source] XlsxError),
}

impl WritingError {
    /// What to tell the author.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::TextTooLong => sentence!("questionnaire-cell-too-long"),
            Self::Writer(_) => sentence!("questionnaire-not-written"),
        }
    }
}

impl From<XlsxError> for WritingError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::MaxStringLengthExceeded => Self::TextTooLong,
            other => Self::Writer(other),
        }
    }
}

impl Questionnaire {
    /// The questionnaire as the bytes of an `.xlsx` file.
    ///
    /// # Errors
    /// When a text does not fit into a cell.
    pub fn write_workbook(&self) -> Result<Vec<u8>, WritingError> {
        write_tables(&[
            ("survey", &self.survey_table()),
            ("choices", &self.choices_table()),
            ("settings", &self.settings_table()),
        ])
    }

    fn survey_table(&self) -> Table {
        let mut table = Table::default();
        table.columns(["type", "name"]);
        self.text_columns(&mut table, "label", true);
        let mut open: Vec<usize> = Vec::new();
        for (index, element) in self.elements.iter().enumerate() {
            self.close_groups(&mut table, &mut open, element.parent);
            table.row();
            match &element.what {
                What::Group(group) => {
                    self.group_row(&mut table, group);
                    open.push(index);
                }
                What::Question(question) => self.question_row(&mut table, question),
            }
        }
        self.close_groups(&mut table, &mut open, None);
        table
    }

    /// Ends the groups that do not surround the next element.
    fn close_groups(&self, table: &mut Table, open: &mut Vec<usize>, parent: Option<usize>) {
        while open.last().copied() != parent {
            let Some(Element {
                what: What::Group(group),
                ..
            }) = open.pop().map(|index| &self.elements[index])
            else {
                return;
            };
            table.row();
            table.set(
                "type",
                if group.repeat.is_some() {
                    "end_repeat"
                } else {
                    "end_group"
                },
            );
        }
    }

    fn group_row(&self, table: &mut Table, group: &Group) {
        table.set(
            "type",
            if group.repeat.is_some() {
                "begin_repeat"
            } else {
                "begin_group"
            },
        );
        table.set("name", &group.name);
        self.texts(table, "label", &group.label);
        if let Some(rule) = &group.relevant {
            table.set("relevant", &rule.source);
        }
        if let Some(rule) = &group.read_only {
            table.set("read_only", &rule.source);
        }
        match &group.repeat {
            Some(Repeat::Fixed(count)) => table.set("repeat_count", &count.to_string()),
            Some(Repeat::Counted(rule)) => table.set("repeat_count", &rule.source),
            Some(Repeat::Open) | None => {}
        }
        if let Some(appearance) = &group.appearance {
            table.set("appearance", appearance);
        }
        table.set_all(&group.extra);
    }

    fn question_row(&self, table: &mut Table, question: &Question) {
        let list = match &question.choices {
            Some(ChoiceSource::List(list)) => Some(self.lists[*list].name.clone()),
            Some(ChoiceSource::Answers(name)) => Some(format!("${{{name}}}")),
            None => None,
        };
        let kind = question.kind.type_name();
        table.set(
            "type",
            &list.map_or_else(|| kind.to_owned(), |list| format!("{kind} {list}")),
        );
        table.set("name", &question.name);
        let (texts, rules) = (&question.texts, &question.rules);
        self.texts(table, "label", &texts.label);
        self.texts(table, "hint", &texts.hint);
        self.texts(table, "guidance_hint", &texts.guidance_hint);
        let columns = [
            ("required", &rules.required),
            ("relevant", &rules.relevant),
            ("constraint", &rules.constraint),
            ("calculation", &rules.calculation),
            ("choice_filter", &rules.choice_filter),
            ("read_only", &rules.read_only),
        ];
        for (column, rule) in columns {
            if let Some(rule) = rule {
                table.set(column, &rule.source);
            }
        }
        self.texts(table, "required_message", &texts.required_message);
        self.texts(table, "constraint_message", &texts.constraint_message);
        match &rules.default {
            Some(Initial::Literal(text)) => table.set("default", text),
            Some(Initial::Computed(rule)) => table.set("default", &rule.source),
            None => {}
        }
        let triggers: Vec<String> = rules
            .trigger
            .iter()
            .map(|name| format!("${{{name}}}"))
            .collect();
        table.set("trigger", &triggers.join(", "));
        if let Some(appearance) = &question.appearance {
            table.set("appearance", appearance);
        }
        table.set("parameters", &parameters(question));
        table.set_all(&question.extra);
    }

    fn choices_table(&self) -> Table {
        let mut table = Table::default();
        table.columns(["list_name", "name"]);
        self.text_columns(&mut table, "label", false);
        for list in &self.lists {
            for header in &list.columns {
                table.column(header);
            }
            for choice in &list.choices {
                table.row();
                table.set("list_name", &list.name);
                table.set("name", &choice.name);
                self.texts(&mut table, "label", &choice.label);
                for (header, value) in list.columns.iter().zip(&choice.values) {
                    table.set(header, value);
                }
            }
        }
        table
    }

    fn settings_table(&self) -> Table {
        let settings = &self.settings;
        let mut table = Table::default();
        table.row();
        table.set("form_title", &settings.title);
        table.set("form_id", &settings.form_id);
        table.set("version", &settings.version);
        table.set(
            "default_language",
            settings.default_language.as_deref().unwrap_or_default(),
        );
        let yes_or_no = [
            (
                "allow_choice_duplicates",
                settings.allow_choice_duplicates,
                "yes",
            ),
            ("clean_text_values", settings.keep_spaces, "no"),
            ("omit_instanceID", settings.omit_instance_id, "yes"),
        ];
        for (header, set, value) in yes_or_no {
            if set {
                table.set(header, value);
            }
        }
        if let Some(rule) = &settings.instance_name {
            table.set("instance_name", &rule.source);
        }
        table.set_all(&settings.extra);
        table
    }

    /// Makes room for a text in every language, so that the order of languages
    /// is written down even where a text is missing.
    fn text_columns(&self, table: &mut Table, header: &str, always: bool) {
        let labels = self.elements.iter().map(|element| match &element.what {
            What::Group(group) => &group.label,
            What::Question(question) => &question.texts.label,
        });
        let of_choices = self
            .lists
            .iter()
            .flat_map(|list| list.choices.iter().map(|choice| &choice.label));
        let mut nameless = labels
            .chain(of_choices)
            .flat_map(Text::entries)
            .map(|(language, _)| language);
        if nameless.any(str::is_empty) || (always && self.languages.is_empty()) {
            table.column(header);
        }
        for language in &self.languages {
            table.column(&format!("{header}::{language}"));
        }
    }

    fn texts(&self, table: &mut Table, header: &str, text: &Text) {
        for (language, written) in text.entries() {
            match language {
                "" => table.set(header, written),
                language => table.set(&format!("{header}::{language}"), written),
            }
        }
    }
}

fn parameters(question: &Question) -> String {
    let mut pairs: Vec<String> = question
        .parameters
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if let (Some(seed), false) = (
        &question.randomize,
        question.parameters.contains_key("randomize"),
    ) {
        pairs.push("randomize=true".to_owned());
        match seed {
            Seed::Any => {}
            Seed::Number(number) => pairs.push(format!("seed={number}")),
            Seed::Question(name) => pairs.push(format!("seed=${{{name}}}")),
        }
    }
    pairs.join(" ")
}

/// A workbook with these sheets.
pub(crate) fn write_tables(tables: &[(&str, &Table)]) -> Result<Vec<u8>, WritingError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for (name, table) in tables {
        table.write(&mut workbook, name)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Rows of texts under headers that come up as they are used.
#[derive(Default)]
pub(crate) struct Table {
    headers: Vec<String>,
    known: BTreeSet<String>,
    rows: Vec<Vec<(usize, String)>>,
}

impl Table {
    pub(crate) fn columns<const N: usize>(&mut self, headers: [&str; N]) {
        for header in headers {
            self.column(header);
        }
    }

    pub(crate) fn column(&mut self, header: &str) -> usize {
        if self.known.insert(header.to_owned()) {
            self.headers.push(header.to_owned());
            return self.headers.len() - 1;
        }
        self.headers
            .iter()
            .position(|known| known == header)
            .unwrap_or_default()
    }

    pub(crate) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(crate) fn set(&mut self, header: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let column = self.column(header);
        if let Some(row) = self.rows.last_mut() {
            row.push((column, text.to_owned()));
        }
    }

    fn set_all(&mut self, cells: &[(String, String)]) {
        for (header, text) in cells {
            self.set(header, text);
        }
    }

    /// The table as a reader would find it in a workbook.
    pub(crate) fn sheet(&self, name: &str) -> Sheet {
        let cells = |cells: &[(usize, String)]| {
            let cells: BTreeMap<u32, String> = cells
                .iter()
                .map(|(column, text)| (u32::try_from(*column).unwrap_or(u32::MAX), clean(text)))
                .filter(|(_, text)| !text.is_empty())
                .collect();
            cells.into_iter().collect::<Vec<_>>()
        };
        let headers: Vec<(usize, String)> = self.headers.iter().cloned().enumerate().collect();
        let rows = std::iter::once(&headers).chain(&self.rows);
        Sheet {
            name: name.to_owned(),
            rows: (1..)
                .zip(rows)
                .map(|(number, row)| Row {
                    number,
                    cells: cells(row),
                })
                .filter(|row| !row.cells.is_empty())
                .collect(),
            ..Sheet::default()
        }
    }

    fn write(&self, workbook: &mut Workbook, name: &str) -> Result<(), WritingError> {
        let bold = Format::new().set_bold();
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, header) in (0u16..).zip(&self.headers) {
            sheet.write_string_with_format(0, column, header, &bold)?;
        }
        for (row, cells) in (1u32..).zip(&self.rows) {
            for (column, text) in cells {
                sheet.write_string(row, u16::try_from(*column).unwrap_or(u16::MAX), text)?;
            }
        }
        Ok(())
    }
}
