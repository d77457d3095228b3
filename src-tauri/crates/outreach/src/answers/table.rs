//! The columns of an export of answers, as text table and as workbook.

use super::{
    AnswerChoice, AnswerKind, AnswerQuestion, AnsweredResponse, Answers, ChoicesAs, SeveralAs,
};
use crate::OutreachError;
use crate::cell::{csv_writer, fitting, harmless, heading_format, text_format};
use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::collections::BTreeSet;
use words::{Language, Sentence, sentence};

/// What one cell holds.
#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Blank,
    Text(String),
    /// The number and how it was written.
    Number(f64, String),
    Date(NaiveDate),
    /// In the fair's time zone.
    Moment(NaiveDateTime),
}

/// One column: its heading and how its cell comes from a response.
struct Column<'a> {
    heading: String,
    what: What<'a>,
}

enum What<'a> {
    Response,
    Visitor,
    Started,
    Finished,
    /// The answer as it is kept.
    Kept(&'a AnswerQuestion, String),
    /// The answer in the words of its choices.
    InWords(&'a AnswerQuestion, String),
    /// Whether a choice is among the answers.
    Chosen(&'a AnswerChoice, String),
}

/// The text table: UTF-8 with byte order mark and CRLF, as Excel opens it.
///
/// Text that a spreadsheet would run as a formula is neutralised with an
/// apostrophe. Errors: [`OutreachError::NoReason`], [`OutreachError::Csv`].
pub fn csv(answers: &Answers, language: Language) -> Result<Vec<u8>, OutreachError> {
    let columns = columns(answers, language)?;
    let mut writer = csv_writer();
    writer.write_record(
        columns
            .iter()
            .map(|column| harmless(&column.heading).into_owned()),
    )?;
    for response in &answers.responses {
        let cells = columns
            .iter()
            .map(|column| match column.cell(response, answers, language) {
                Cell::Blank => String::new(),
                Cell::Text(text) => harmless(&text).into_owned(),
                Cell::Number(_, written) => written,
                Cell::Date(day) => day.to_string(),
                Cell::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
            });
        writer.write_record(cells)?;
    }
    writer
        .into_inner()
        .map_err(|error| OutreachError::Csv(error.into_error().into()))
}

/// The workbook: the answers, what each column asks, and what this file is.
///
/// Numbers and days are numbers and days; everything else is text, so zeros
/// stay and nothing runs. Errors: [`OutreachError::NoReason`],
/// [`OutreachError::Workbook`].
pub fn xlsx(answers: &Answers, language: Language) -> Result<Vec<u8>, OutreachError> {
    let columns = columns(answers, language)?;
    let mut workbook = Workbook::new();
    // Without this the library asks the clock.
    let made = ExcelDateTime::from_timestamp(answers.made_at.timestamp())?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(answers.file_stem(language))
            .set_author(&answers.made_by)
            .set_creation_datetime(&made),
    );
    responses(workbook.add_worksheet(), &columns, answers, language)?;
    questions(workbook.add_worksheet(), answers, language)?;
    about(workbook.add_worksheet(), answers, language)?;
    Ok(workbook.save_to_buffer()?)
}

fn responses(
    sheet: &mut Worksheet,
    columns: &[Column<'_>],
    answers: &Answers,
    language: Language,
) -> Result<(), XlsxError> {
    sheet.set_name(sentence!("answers-sheet").text(language))?;
    let (heading, text) = (heading_format(), text_format());
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    for (index, column) in (0u16..).zip(columns) {
        sheet.set_column_width(index, 20)?;
        sheet.write_string_with_format(0, index, fitting(&column.heading), &heading)?;
    }
    for (row, response) in (1u32..).zip(&answers.responses) {
        for (index, column) in (0u16..).zip(columns) {
            match column.cell(response, answers, language) {
                Cell::Blank => {}
                Cell::Text(words) => {
                    sheet.write_string_with_format(row, index, fitting(&words), &text)?;
                }
                Cell::Number(number, _) => {
                    sheet.write_number(row, index, number)?;
                }
                Cell::Date(date) => match excel_day(date) {
                    Some(date) => {
                        sheet.write_datetime_with_format(row, index, &date, &day)?;
                    }
                    // Excel knows no day before 1900.
                    None => {
                        sheet.write_string_with_format(row, index, date.to_string(), &text)?;
                    }
                },
                Cell::Moment(at) => match excel_moment(at) {
                    Some(at) => {
                        sheet.write_datetime_with_format(row, index, &at, &moment)?;
                    }
                    None => {
                        sheet.write_string_with_format(row, index, at.to_string(), &text)?;
                    }
                },
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// What each column asks: where a label was reworded or a choice withdrawn, the
/// table alone would not say it.
fn questions(
    sheet: &mut Worksheet,
    answers: &Answers,
    language: Language,
) -> Result<(), XlsxError> {
    let headings = [
        sentence!("answers-question-name"),
        sentence!("answers-question"),
        sentence!("answers-choice-name"),
        sentence!("answers-choice"),
    ];
    sheet.set_name(sentence!("answers-questions-sheet").text(language))?;
    let (heading, text) = (heading_format(), text_format());
    for (index, title) in (0u16..).zip(headings) {
        sheet.set_column_width(index, 30)?;
        sheet.write_string_with_format(0, index, title.text(language), &heading)?;
    }
    let mut row = 1;
    for question in &answers.questions {
        sheet.write_string_with_format(row, 0, fitting(&question.path), &text)?;
        sheet.write_string_with_format(row, 1, fitting(&question.label), &text)?;
        row += 1;
        for choice in &question.choices {
            sheet.write_string_with_format(row, 0, fitting(&question.path), &text)?;
            sheet.write_string_with_format(row, 2, fitting(&choice.name), &text)?;
            sheet.write_string_with_format(row, 3, fitting(&choice.label), &text)?;
            row += 1;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn about(sheet: &mut Worksheet, answers: &Answers, language: Language) -> Result<(), XlsxError> {
    let made = answers.made_at.format("%Y-%m-%d %H:%M").to_string();
    let data = |text: &str| Sentence::of_texts(text, text);
    let finished = answers.responses.iter().filter(|one| one.finished).count();
    let lines = [
        (sentence!("file-about-fair"), answers.fair.clone()),
        (
            sentence!("answers-about-questionnaire"),
            data(&answers.title),
        ),
        (sentence!("file-about-made-by"), data(&answers.made_by)),
        (sentence!("file-about-reason"), data(&answers.reason)),
        (sentence!("file-about-made-at"), data(&made)),
        (
            sentence!("answers-about-responses"),
            sentence!(
                "answers-count",
                all = answers.responses.len(),
                finished = finished
            ),
        ),
        (sentence!("file-about-mind"), sentence!("answers-mind")),
    ];
    sheet.set_name(sentence!("file-about").text(language))?;
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 80)?;
    let (heading, text) = (heading_format(), text_format());
    for (row, (label, value)) in (0u32..).zip(&lines) {
        sheet.write_string_with_format(row, 0, label.text(language), &heading)?;
        sheet.write_string_with_format(row, 1, fitting(value.text(language)), &text)?;
    }
    Ok(())
}

/// Who and when first, then the questions.
fn columns(answers: &Answers, language: Language) -> Result<Vec<Column<'_>>, OutreachError> {
    if answers.reason.trim().is_empty() {
        return Err(OutreachError::NoReason);
    }
    let fixed = [
        (sentence!("answers-column-response"), What::Response),
        (sentence!("answers-column-visitor"), What::Visitor),
        (sentence!("answers-column-started"), What::Started),
        (sentence!("answers-column-finished"), What::Finished),
    ];
    let mut columns: Vec<Column> = fixed
        .into_iter()
        .map(|(heading, what)| Column {
            heading: heading.into_text(language),
            what,
        })
        .collect();
    for question in &answers.questions {
        for path in instances(question, &answers.responses) {
            columns.extend(question_columns(question, &path, answers));
        }
    }
    Ok(columns)
}

/// A question's own path, or one for each time it was asked in a repeat.
fn instances(question: &AnswerQuestion, responses: &[AnsweredResponse]) -> Vec<String> {
    let mut found: BTreeSet<(Vec<u32>, &str)> = BTreeSet::new();
    for response in responses {
        for path in response.answers.keys() {
            if path.contains('[') && without_numbers(path) == question.path {
                found.insert((numbers(path), path));
            }
        }
    }
    if found.is_empty() {
        return vec![question.path.clone()];
    }
    found.into_iter().map(|(_, path)| path.to_owned()).collect()
}

fn without_numbers(path: &str) -> String {
    let mut inside = false;
    path.chars()
        .filter(|character| {
            inside |= *character == '[';
            let keep = !inside;
            inside &= *character != ']';
            keep
        })
        .collect()
}

/// The repeat numbers of a path, so that the tenth stands after the second.
fn numbers(path: &str) -> Vec<u32> {
    path.split('[')
        .skip(1)
        .filter_map(|rest| rest.split(']').next()?.parse().ok())
        .collect()
}

fn question_columns<'a>(
    question: &'a AnswerQuestion,
    path: &str,
    answers: &Answers,
) -> Vec<Column<'a>> {
    let form = answers.form;
    let in_words = |words: &str, key: &str| match words {
        "" => key.to_owned(),
        words => format!("{words} ({key})"),
    };
    let named = |heading, what| Column { heading, what };
    let has_choices = matches!(
        question.kind,
        AnswerKind::One | AnswerKind::Several | AnswerKind::Ranking
    );
    let heading = match form.choices {
        ChoicesAs::Codes => path.to_owned(),
        ChoicesAs::Labels | ChoicesAs::Both => in_words(&question.label, path),
    };
    if !has_choices {
        return vec![named(heading, What::Kept(question, path.to_owned()))];
    }
    let apart = question.kind == AnswerKind::Several && form.several != SeveralAs::Joined;
    let mut columns = Vec::new();
    if !apart || form.several == SeveralAs::Both {
        if form.choices != ChoicesAs::Labels {
            let kept = What::Kept(question, path.to_owned());
            columns.push(named(path.to_owned(), kept));
        }
        if form.choices != ChoicesAs::Codes {
            columns.push(named(heading, What::InWords(question, path.to_owned())));
        }
    }
    if apart {
        columns.extend(question.choices.iter().map(|choice| {
            let key = format!("{path}/{}", choice.name);
            let heading = match form.choices {
                ChoicesAs::Codes => key,
                ChoicesAs::Labels | ChoicesAs::Both => {
                    in_words(&format!("{}: {}", question.label, choice.label), &key)
                }
            };
            named(heading, What::Chosen(choice, path.to_owned()))
        }));
    }
    columns
}

impl Column<'_> {
    fn cell(&self, response: &AnsweredResponse, answers: &Answers, language: Language) -> Cell {
        let given = |path: &String| response.answers.get(path);
        let answer = |path| given(path).map_or("", |answer| answer.kept.as_str());
        let chosen = |path| given(path).map_or(&[][..], |answer| &answer.chosen);
        match &self.what {
            What::Response => Cell::Text(response.id.to_string()),
            What::Visitor => Cell::Text(response.visitor.to_string()),
            What::Started => Cell::Moment(response.started.naive_local()),
            What::Finished => Cell::Text(
                match response.finished {
                    true => sentence!("answers-yes"),
                    false => sentence!("answers-no"),
                }
                .into_text(language),
            ),
            What::Kept(question, path) => kept(question.kind, answer(path), answers),
            What::InWords(question, path) => text(in_words(question, chosen(path))),
            What::Chosen(choice, path) => among(choice, chosen(path), response),
        }
    }
}

fn text(text: String) -> Cell {
    if text.is_empty() {
        Cell::Blank
    } else {
        Cell::Text(text)
    }
}

/// The answer as a cell of its question's type; one that does not fit it (an
/// earlier version asked otherwise) stays the text it is.
fn kept(kind: AnswerKind, answer: &str, answers: &Answers) -> Cell {
    let typed = match kind {
        AnswerKind::Number => answer
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .map(|number| Cell::Number(number, answer.to_owned())),
        AnswerKind::Date => answer.parse().ok().map(Cell::Date),
        AnswerKind::Moment => DateTime::parse_from_rfc3339(answer).ok().map(|moment| {
            Cell::Moment(moment.with_timezone(answers.made_at.offset()).naive_local())
        }),
        AnswerKind::Text | AnswerKind::One | AnswerKind::Several | AnswerKind::Ranking => None,
    };
    typed.unwrap_or_else(|| text(answer.to_owned()))
}

/// The chosen labels. A name no version knows stands for itself.
fn in_words(question: &AnswerQuestion, chosen: &[String]) -> String {
    let label = |name: &str| {
        let choice = question.choices.iter().find(|choice| choice.name == name);
        choice
            .map(|choice| choice.label.as_str())
            .filter(|label| !label.is_empty())
            .unwrap_or(name)
            .to_owned()
    };
    let labels: Vec<String> = chosen.iter().map(|name| label(name)).collect();
    labels.join("; ")
}

/// 1 or 0; blank where she was not asked or this was not on offer, because
/// nobody turned down what she did not see.
fn among(choice: &AnswerChoice, chosen: &[String], response: &AnsweredResponse) -> Cell {
    if chosen.contains(&choice.name) {
        Cell::Number(1.0, "1".to_owned())
    } else if chosen.is_empty() || !choice.versions.contains(&response.version) {
        Cell::Blank
    } else {
        Cell::Number(0.0, "0".to_owned())
    }
}

fn excel_day(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, small(date.month()), small(date.day())).ok()
}

fn excel_moment(at: NaiveDateTime) -> Option<ExcelDateTime> {
    let hour = u16::from(small(at.hour()));
    excel_day(at.date())?
        .and_hms(hour, small(at.minute()), small(at.second()))
        .ok()
}

/// A part of a date or time; all of them are below 60.
fn small(part: u32) -> u8 {
    u8::try_from(part).unwrap_or_default()
}
