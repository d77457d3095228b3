//! Workbooks written as text tables, and what to do with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::DateTime;
use rust_xlsxwriter::Workbook;
use survey::{Answer, Context, Filling, Questionnaire, Reading, Severity, read_workbook};

/// A workbook from tables: a line without `|` names a sheet, the lines after it
/// are its rows, cells between `|`.
pub fn workbook(tables: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let mut row = 0;
    for line in tables
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        if !line.starts_with('|') {
            workbook
                .add_worksheet()
                .set_name(line)
                .expect("a legal sheet name");
            row = 0;
            continue;
        }
        let last = workbook.worksheets().len() - 1;
        let sheet = workbook
            .worksheet_from_index(last)
            .expect("a sheet line comes first");
        let line = line.strip_prefix('|').unwrap_or(line);
        let line = line.strip_suffix('|').unwrap_or(line);
        let cells = line.split('|').map(str::trim);
        for (column, cell) in (0u16..).zip(cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, cell).expect("a short text");
            }
        }
        row += 1;
    }
    workbook.save_to_buffer().expect("a small workbook")
}

/// Reads the tables.
pub fn read(tables: &str) -> Reading {
    read_workbook(&workbook(tables), "test.xlsx")
}

/// Reads tables that must be without error.
pub fn form(tables: &str) -> Arc<Questionnaire> {
    let reading = read(tables);
    let problems = format!("{:#?}", reading.problems);
    Arc::new(
        reading
            .questionnaire
            .unwrap_or_else(|| panic!("the form must be accepted: {problems}")),
    )
}

/// The codes of all errors, with rows.
pub fn errors(tables: &str) -> Vec<(&'static str, Option<u32>)> {
    let problems = read(tables).problems.into_iter();
    problems
        .filter(|p| p.severity == Severity::Error)
        .map(|p| (p.code, p.row))
        .collect()
}

/// The codes of all warnings.
pub fn warnings(tables: &str) -> Vec<&'static str> {
    let problems = read(tables).problems.into_iter();
    problems
        .filter(|p| p.severity == Severity::Warning)
        .map(|p| p.code)
        .collect()
}

/// The morning of a fair in Seoul.
pub fn context() -> Context {
    let now = DateTime::parse_from_rfc3339("2026-11-22T10:30:00+09:00").expect("a fixed time");
    let mut context = Context::new(now, 42);
    context.device_id = "booth-1".to_owned();
    context.username = "민지".to_owned();
    context.last_saved = BTreeMap::from([("staff".to_owned(), "민지".to_owned())]);
    context
}

/// Opens tables that must be without error.
pub fn fill(tables: &str) -> Filling {
    Filling::start(form(tables), context())
}

/// Answers with a text; the empty text clears.
pub fn say(filling: &mut Filling, question: &str, text: &str) {
    let answer = (!text.is_empty()).then(|| Answer::Text(text.to_owned()));
    filling
        .answer(question, answer)
        .unwrap_or_else(|error| panic!("{question} takes {text:?}: {error}"));
}

/// The value of a question, empty when blank.
pub fn value(filling: &Filling, question: &str) -> String {
    let state = filling
        .state(question)
        .unwrap_or_else(|| panic!("there is a {question}"));
    state.value.unwrap_or_default()
}

/// Whether a question is asked.
pub fn asked(filling: &Filling, question: &str) -> bool {
    filling
        .state(question)
        .unwrap_or_else(|| panic!("there is a {question}"))
        .relevant
}
