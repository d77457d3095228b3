//! The tables hold the same rows, open without damage, and run nothing.

use crate::fixture::{both, follow_up, row};
use calamine::{Data, Reader, Xlsx};
use outreach::follow_up::{csv, xlsx};
use outreach::{Channel, MakerField, OutreachError};
use proptest::prelude::*;
use std::io::Cursor;
use words::{Language, Sentence};

fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes
        .strip_prefix("\u{feff}".as_bytes())
        .expect("Excel needs the byte order mark to read Korean");
    ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text)
        .records()
        .map(|record| {
            let record = record.expect("every line reads back");
            record.iter().map(str::to_string).collect()
        })
        .collect()
}

/// What the owner's mailing tool imports: order, headings and cells.
#[test]
fn the_text_table_reads_back() {
    let bytes = csv(&both(), Language::Korean).expect("the rows are lawful");
    assert!(
        String::from_utf8(bytes.clone())
            .expect("UTF-8")
            .contains("\r\n"),
        "Excel on Windows expects CRLF"
    );
    let records = records(&bytes);
    assert_eq!(records.len(), 4, "a heading and three people");
    insta::assert_debug_snapshot!(records);
}

/// The headings follow the owner's language, the message the visitor's.
#[test]
fn an_english_table_keeps_each_visitors_language() {
    let records = records(&csv(&both(), Language::English).expect("the rows are lawful"));
    assert_eq!(records[0][0], "Name");
    assert_eq!(records[1][5], "온도 온더락잔", "she will read Korean");
    assert_eq!(records[3][5], "Ondo rocks glass", "he will read English");
    assert_eq!(
        records[1][4], "first visit, enjoys whisky",
        "the owner reads English"
    );
}

/// Excel turns `+8210…` and `010…` into numbers and loses the zero.
#[test]
fn phone_numbers_survive_a_spreadsheet() {
    let records = records(&csv(&both(), Language::Korean).expect("the rows are lawful"));
    assert_eq!(records[2][2], "010-1234-5678");
    assert_eq!(records[3][2], "tel:+1-202-555-0123");
}

/// The workbook is what the owner opens: three sheets, typed text, true counts.
#[test]
fn the_workbook_reads_back() {
    let bytes = xlsx(&both(), Language::Korean).expect("the rows are lawful");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("it is a workbook");
    assert_eq!(
        book.sheet_names(),
        ["보낼 분", "보내지 않는 분", "이 파일은"]
    );
    let people = book.worksheet_range("보낼 분").expect("the first sheet");
    let table = records(&csv(&both(), Language::Korean).expect("the rows are lawful"));
    assert_eq!(
        people.height(),
        table.len(),
        "both files hold the same rows"
    );
    for (line, (cells, record)) in people.rows().zip(&table).enumerate() {
        for (cell, text) in cells.iter().zip(record) {
            match cell {
                Data::String(value) => assert_eq!(value, text, "line {line}"),
                Data::Empty => assert_eq!(text, "", "line {line}"),
                other => panic!("{other:?} in line {line} is not typed as text"),
            }
        }
    }
    let withheld = book
        .worksheet_range("보내지 않는 분")
        .expect("the second sheet");
    let counts: Vec<Option<f64>> = withheld
        .rows()
        .skip(1)
        .map(|line| calamine::DataType::get_float(&line[1]))
        .collect();
    assert_eq!(
        counts,
        [Some(61.0), Some(3.0), Some(64.0)],
        "two reasons and their sum"
    );
    let about = book.worksheet_range("이 파일은").expect("the third sheet");
    let about: Vec<String> = about
        .rows()
        .map(|line| format!("{}: {}", line[0], line[1]))
        .collect();
    insta::assert_debug_snapshot!(about);
}

/// What is longer than an Excel cell takes is cut there with a mark, and whole in the text
/// table: one long answer costs nobody the file.
#[test]
fn a_text_longer_than_a_cell_is_cut_with_a_mark() {
    let mut follow_up = both();
    let long = "유리잔 ".repeat(10_000);
    follow_up.rows[0].answers = Sentence::of_texts(&long, &long);
    let table = records(&csv(&follow_up, Language::Korean).expect("the rows are lawful"));
    let place = table[1]
        .iter()
        .position(|cell| cell.contains("유리잔 유리잔"));
    let place = place.expect("it is whole in the text table");
    assert_eq!(table[1][place].chars().count(), long.chars().count());
    let bytes = xlsx(&follow_up, Language::Korean).expect("the rows are lawful");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("it is a workbook");
    let people = book.worksheet_range("보낼 분").expect("the first sheet");
    let cut = people.rows().nth(1).expect("her row")[place].to_string();
    assert!(
        cut.ends_with(" …") && cut.chars().count() > 32_700,
        "{}",
        cut.len()
    );
}

/// An evening with nobody to write to still says whom it withheld and why.
#[test]
fn nobody_to_write_to_is_a_workbook_too() {
    let bytes = xlsx(&follow_up(vec![]), Language::English).expect("no row, no problem");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("it is a workbook");
    let people = book.worksheet_range("Send to").expect("the first sheet");
    assert_eq!(people.height(), 1, "only the headings");
}

/// The same rows make the same bytes: nothing asks the clock or the dice.
#[test]
fn files_do_not_depend_on_when_they_are_made() {
    let first = xlsx(&both(), Language::Korean).expect("the rows are lawful");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let second = xlsx(&both(), Language::Korean).expect("the rows are lawful");
    assert!(first == second, "a time stamp of today crept in");
}

/// No download without a reason (safety notice art. 8(2)).
#[test]
fn an_empty_reason_stops_both_files() {
    let mut nameless = both();
    nameless.reason = "  \t".into();
    for result in [
        csv(&nameless, Language::Korean),
        xlsx(&nameless, Language::Korean),
    ] {
        let error = result.expect_err("a blank reason is no reason");
        assert_eq!(error.code(), "no_reason");
    }
}

/// A file whose messages would be unlawful is not written at all.
#[test]
fn a_missing_080_number_stops_the_file() {
    let mut silent = both();
    silent.maker.refusal_phone = None;
    let error = csv(&silent, Language::Korean).expect_err("text messages need the number");
    assert!(matches!(
        error,
        OutreachError::MakerIncomplete { missing } if missing == [MakerField::RefusalPhone]
    ));
    silent.rows.retain(|row| row.channel == Channel::Email);
    csv(&silent, Language::Korean).expect("e-mails do not need it");
}

/// The name says what, when and how many, and is stable for scripts.
#[test]
fn the_file_name_says_what_is_inside() {
    assert_eq!(
        both().file_stem(Language::Korean),
        "후속 안내 2026-11-30 3명"
    );
    assert_eq!(
        both().file_stem(Language::English),
        "Follow-up 2026-11-30 3 people"
    );
    let mut alone = both();
    alone.rows.truncate(1);
    assert_eq!(
        alone.file_stem(Language::English),
        "Follow-up 2026-11-30 1 person"
    );
}

fn hostile() -> impl Strategy<Value = String> {
    let lead = prop::sample::select(vec![
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "＝",
        "＋",
        "－",
        "＠",
        " =",
        "\u{a0}=",
        "\u{3000}-",
        "",
        "'",
        "\"",
        ",",
    ]);
    (lead, any::<String>()).prop_map(|(lead, rest)| format!("{lead}{rest}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever a visitor types, no cell of the text table begins like a
    /// formula unless it is a mere number, and nothing but the apostrophe is
    /// added.
    #[test]
    fn no_cell_runs(name in hostile(), contact in hostile(), answer in hostile()) {
        let mut person = row(Channel::Email, &contact, Language::Korean);
        person.name = name.clone();
        person.answers.ko = answer.clone();
        let bytes = csv(&follow_up(vec![person]), Language::Korean)
            .expect("the row is lawful");
        let records = records(&bytes);
        prop_assert_eq!(records.len(), 2, "a cell broke out of its line");
        for cell in &records[1] {
            prop_assert!(!cell.starts_with(['\t', '\r', '\n']));
            let is_number = cell.trim().parse::<f64>().is_ok_and(f64::is_finite)
                || cell.trim_start().starts_with('+')
                    && cell.chars().all(|c| c.is_ascii_digit() || "+- ".contains(c));
            prop_assert!(
                is_number || !cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']),
                "{cell:?} would run"
            );
        }
        for (cell, typed) in [(&records[1][0], &name), (&records[1][2], &contact), (&records[1][4], &answer)] {
            prop_assert!(cell == typed || cell.strip_prefix('\'') == Some(typed));
        }
    }

    /// The workbook takes whatever a visitor types, and gives it back.
    #[test]
    fn the_workbook_keeps_every_text(name in "[^\\p{Cc}]{1,40}") {
        let mut person = row(Channel::Email, "a@visitor.example", Language::Korean);
        person.name = name.clone();
        let bytes = xlsx(&follow_up(vec![person]), Language::Korean).expect("the row is lawful");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("it is a workbook");
        let people = book.worksheet_range("보낼 분").expect("the first sheet");
        prop_assert_eq!(people.get((1, 0)), Some(&Data::String(name)));
    }
}
