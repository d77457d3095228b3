//! The answers of two versions of a questionnaire, in one table.

use crate::fixture::{fair, made_at};
use calamine::{Data, Reader as _, Xlsx};
use outreach::answers::{
    AnswerChoice, AnswerForm, AnswerKind, AnswerQuestion, AnsweredResponse, Answers, ChoicesAs,
    GivenAnswer, SeveralAs, csv, xlsx,
};
use proptest::prelude::*;
use std::io::Cursor;
use uuid::Uuid;
use words::Language;

const FIRST: Uuid = Uuid::from_u128(1);
const SECOND: Uuid = Uuid::from_u128(2);

fn question(
    path: &str,
    label: &str,
    kind: AnswerKind,
    choices: &[(&str, &str, &[Uuid])],
) -> AnswerQuestion {
    AnswerQuestion {
        path: path.into(),
        label: label.into(),
        kind,
        choices: choices
            .iter()
            .map(|(name, label, versions)| AnswerChoice {
                name: (*name).into(),
                label: (*label).into(),
                versions: versions.iter().copied().collect(),
            })
            .collect(),
    }
}

fn response(number: u128, version: Uuid, answers: &[(&str, &str)]) -> AnsweredResponse {
    AnsweredResponse {
        id: Uuid::from_u128(0x100 + number),
        visitor: Uuid::from_u128(0x200 + number),
        version,
        started: made_at(),
        finished: true,
        answers: answers
            .iter()
            .map(|(path, value)| {
                let chosen = match *path {
                    "topic" => value.split(' ').map(str::to_owned).collect(),
                    _ => vec![(*value).to_owned()],
                };
                let kept = (*value).to_owned();
                ((*path).to_owned(), GivenAnswer { kept, chosen })
            })
            .collect(),
    }
}

/// The second version dropped a question and a choice, added one of each, and
/// reworded the rest.
fn answers(choices: ChoicesAs, several: SeveralAs) -> Answers {
    let both = &[FIRST, SECOND][..];
    Answers {
        fair: fair(),
        title: "유리잔 설문".into(),
        made_at: made_at(),
        made_by: "한서윤".into(),
        reason: "전시 보고서".into(),
        form: AnswerForm { choices, several },
        questions: vec![
            question(
                "use",
                "어디에 쓰세요?",
                AnswerKind::One,
                &[("whisky", "위스키", both), ("gift", "선물", &[FIRST])],
            ),
            question("gone", "이제 묻지 않는 질문", AnswerKind::Text, &[]),
            question(
                "topic",
                "궁금한 소식",
                AnswerKind::Several,
                &[
                    ("offers", "할인", both),
                    ("old", "옛 소식", &[FIRST]),
                    ("new", "새 소식", &[SECOND]),
                ],
            ),
            question("people", "몇 분이세요?", AnswerKind::Number, &[]),
            question("day", "언제 필요하세요?", AnswerKind::Date, &[]),
            question("phone", "가게 번호", AnswerKind::Text, &[]),
            question("item/liked", "마음에 드세요?", AnswerKind::Text, &[]),
        ],
        responses: vec![
            response(
                1,
                FIRST,
                &[
                    ("use", "gift"),
                    ("gone", "네"),
                    ("topic", "offers old"),
                    ("people", "3"),
                    ("day", "2026-12-24"),
                    ("phone", "0212345678"),
                    ("item[1]/liked", "잔"),
                    ("item[10]/liked", "병"),
                    ("item[2]/liked", "볼"),
                ],
            ),
            response(
                2,
                SECOND,
                &[
                    ("use", "whisky"),
                    ("topic", "new"),
                    ("people", "많이"),
                    ("phone", "+82 10-1234-5678"),
                ],
            ),
            response(3, SECOND, &[("gone", "=1+1")]),
        ],
    }
}

fn table(answers: &Answers) -> Vec<Vec<String>> {
    let bytes = csv(answers, Language::Korean).expect("the answers make a table");
    assert!(
        bytes.starts_with("\u{feff}".as_bytes()),
        "Excel takes Hangul for CP949 without the mark"
    );
    ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(&bytes[3..])
        .records()
        .map(|record| {
            let record = record.expect("a whole line");
            record.iter().map(str::to_owned).collect()
        })
        .collect()
}

/// The heading and the cells of the column whose heading ends so.
fn column(table: &[Vec<String>], heading: &str) -> Vec<String> {
    let at = table[0]
        .iter()
        .position(|found| found == heading)
        .unwrap_or_else(|| panic!("no {heading} in {:?}", table[0]));
    table[1..].iter().map(|row| row[at].clone()).collect()
}

/// Columns keep the order of the first version whatever came after, and are
/// named by the question, not by what its label says today.
#[test]
fn no_version_loses_or_moves_a_column() {
    let table = table(&answers(ChoicesAs::Codes, SeveralAs::Both));
    assert_eq!(
        table[0][4..],
        [
            "use",
            "gone",
            "topic",
            "topic/offers",
            "topic/old",
            "topic/new",
            "people",
            "day",
            "phone",
            "item[1]/liked",
            "item[2]/liked",
            "item[10]/liked"
        ]
    );
    assert_eq!(column(&table, "use"), ["gift", "whisky", ""]);
    assert_eq!(column(&table, "topic"), ["offers old", "new", ""]);
    assert_eq!(
        column(&table, "topic/old"),
        ["1", "", ""],
        "nobody turned down what she was not offered"
    );
    assert_eq!(column(&table, "topic/new"), ["", "1", ""]);
    assert_eq!(
        column(&table, "topic/offers"),
        ["1", "0", ""],
        "offered and not chosen is 0, not asked is blank"
    );
}

/// Labels are the latest; a choice that is gone keeps its words.
#[test]
fn labels_stand_for_codes() {
    let labels = table(&answers(ChoicesAs::Labels, SeveralAs::Joined));
    assert_eq!(
        column(&labels, "어디에 쓰세요? (use)"),
        ["선물", "위스키", ""]
    );
    assert_eq!(
        column(&labels, "궁금한 소식 (topic)"),
        ["할인; 옛 소식", "새 소식", ""]
    );
    let both = table(&answers(ChoicesAs::Both, SeveralAs::Apart));
    assert_eq!(column(&both, "use"), ["gift", "whisky", ""]);
    assert_eq!(
        column(&both, "어디에 쓰세요? (use)"),
        ["선물", "위스키", ""]
    );
    assert_eq!(
        column(&both, "궁금한 소식: 할인 (topic/offers)"),
        ["1", "0", ""]
    );
    assert!(
        !both[0].contains(&"topic".to_owned()),
        "apart means no joined column"
    );
}

/// A formula cannot run, a telephone number is what was typed.
#[test]
fn text_is_harmless_and_unspoilt() {
    let table = table(&answers(ChoicesAs::Codes, SeveralAs::Joined));
    assert_eq!(column(&table, "gone"), ["네", "", "'=1+1"]);
    assert_eq!(
        column(&table, "phone"),
        ["0212345678", "+82 10-1234-5678", ""]
    );
}

/// The type of a cell comes from the question: a phone number is no number, a
/// day is a day.
#[test]
fn cells_have_the_type_of_their_question() {
    let bytes = xlsx(
        &answers(ChoicesAs::Codes, SeveralAs::Apart),
        Language::Korean,
    )
    .expect("a workbook");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("Excel opens it");
    let sheet = workbook.worksheet_range("응답").expect("the answers");
    let cell = |heading: &str, row: u32| {
        let at = (0..sheet.width() as u32)
            .find(|at| sheet.get_value((0, *at)) == Some(&Data::String(heading.into())))
            .unwrap_or_else(|| panic!("no {heading}"));
        sheet.get_value((row, at)).cloned().unwrap_or(Data::Empty)
    };
    assert_eq!(cell("phone", 1), Data::String("0212345678".into()));
    assert_eq!(cell("people", 1), Data::Float(3.0));
    assert_eq!(
        cell("people", 2),
        Data::String("많이".into()),
        "what is no number stays what it is"
    );
    assert_eq!(cell("topic/offers", 2), Data::Float(0.0));
    assert_eq!(cell("gone", 3), Data::String("=1+1".into()));
    let Data::DateTime(day) = cell("day", 1) else {
        panic!("a day is a day: {:?}", cell("day", 1));
    };
    assert_eq!(day.to_ymd_hms_milli(), (2026, 12, 24, 0, 0, 0, 0));
    assert_eq!(
        workbook.sheet_names(),
        ["응답", "질문", "이 파일은"],
        "what was asked comes along"
    );
}

/// An answer longer than an Excel cell is cut there with a mark and whole in
/// the text table: one long answer must not cost the owner her file.
#[test]
fn a_long_answer_does_not_break_the_file() {
    let mut answers = answers(ChoicesAs::Labels, SeveralAs::Joined);
    let long = "가👍".repeat(15_000);
    answers.responses[0] = response(1, FIRST, &[("gone", &long)]);
    let heading = "이제 묻지 않는 질문 (gone)";
    assert_eq!(column(&table(&answers), heading)[0], long);
    let bytes = xlsx(&answers, Language::English).expect("a workbook");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("Excel opens it");
    let sheet = workbook.worksheet_range("Answers").expect("the answers");
    let cut = sheet.rows().nth(1).expect("a row").iter().find_map(|cell| {
        let Data::String(text) = cell else {
            return None;
        };
        text.strip_suffix(" …").map(str::to_owned)
    });
    assert!(long.starts_with(&cut.expect("it is marked")));
}

/// Data does not leave without a reason.
#[test]
fn a_reason_is_asked_for() {
    let mut answers = answers(ChoicesAs::Labels, SeveralAs::Joined);
    answers.reason = " ".into();
    for error in [
        csv(&answers, Language::Korean).expect_err("no reason"),
        xlsx(&answers, Language::Korean).expect_err("no reason"),
    ] {
        assert_eq!(error.code(), "no_reason");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every answer is found again under its own heading, whatever it says, and
    /// every form has one row a response.
    #[test]
    fn every_answer_is_found_again(
        said in prop::collection::vec("[^\\p{Cc}]{0,20}", 1..6),
        choices in prop::sample::select(vec![ChoicesAs::Labels, ChoicesAs::Codes, ChoicesAs::Both]),
        several in prop::sample::select(vec![SeveralAs::Joined, SeveralAs::Apart, SeveralAs::Both]),
    ) {
        let mut answers = answers(choices, several);
        answers.responses = said
            .iter()
            .zip(0..)
            .map(|(text, number)| response(number, SECOND, &[("gone", text)]))
            .collect();
        let table = table(&answers);
        prop_assert_eq!(table.len(), said.len() + 1);
        let heading = match choices {
            ChoicesAs::Codes => "gone",
            _ => "이제 묻지 않는 질문 (gone)",
        };
        for (cell, typed) in column(&table, heading).iter().zip(&said) {
            prop_assert!(cell == typed || cell.strip_prefix('\'') == Some(typed));
        }
    }
}
