//! The answers as files: all versions in one table, and no visitor by name.

use crate::support::{Fair, Laptop, asking, chosen, fair};
use booth::BoothError;
use booth::questionnaires::DraftSource;
use booth::responses::{
    AmendmentReason, Answer, AnswerForm, ChoicesAs, ExportedAnswers, SeveralAs,
};
use serde_json::Value;
use std::path::{Path, PathBuf};
use survey::DraftText;
use uuid::Uuid;
use words::Language;

const CODES: AnswerForm = AnswerForm {
    choices: ChoicesAs::Codes,
    several: SeveralAs::Joined,
};
const LABELS: AnswerForm = AnswerForm {
    choices: ChoicesAs::Labels,
    several: SeveralAs::Joined,
};

fn folder(fair: &Fair) -> PathBuf {
    let folder = fair.folder.path().join("answers");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn export(laptop: &mut Laptop, form: AnswerForm, folder: &Path) -> ExportedAnswers {
    laptop
        .booth()
        .export_answers(
            "전시 보고서",
            booth::FairScope::Current,
            form,
            false,
            folder,
            Language::Korean,
        )
        .expect("the files")
}

/// The lines of the CSV that was written first.
fn table(exported: &ExportedAnswers) -> Vec<Vec<String>> {
    let bytes = std::fs::read(&exported.files[0]).expect("a CSV");
    let bytes = bytes
        .strip_prefix("\u{feff}".as_bytes())
        .expect("a mark for Excel");
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes)
        .records()
        .map(|record| {
            let record = record.expect("a whole line");
            record.iter().map(str::to_owned).collect()
        })
        .collect()
}

fn column(table: &[Vec<String>], heading: &str) -> Vec<String> {
    let at = table[0]
        .iter()
        .position(|found| found == heading)
        .unwrap_or_else(|| panic!("no {heading} in {:?}", table[0]));
    table[1..].iter().map(|row| row[at].clone()).collect()
}

fn finished_visit(laptop: &mut Laptop) -> Uuid {
    let visitor = laptop.answered_visit();
    laptop.booth().finish_survey(visitor).expect("handed in");
    visitor
}

/// Publishes a version without `cooking`, without the choice `couple`, and with
/// another label on `visit`.
fn publish_a_change(laptop: &mut Laptop) {
    let booth = laptop.booth();
    let version = booth.questionnaire_versions().expect("versions")[0].id;
    let id = booth
        .begin_questionnaire(&DraftSource::Version(version))
        .expect("a draft");
    let mut opened = booth.questionnaire_draft(id).expect("it opens");
    opened.draft.rows.retain(|row| row.id != "cooking");
    for row in &mut opened.draft.rows {
        if row.id == "visit" {
            row.label = DraftText::from([("한국어 (ko)".to_owned(), "저희를 아세요?".to_owned())]);
        }
    }
    for list in &mut opened.draft.lists {
        list.choices.retain(|choice| choice.id != "couple");
    }
    let purpose = opened.purpose_question.clone();
    booth
        .save_questionnaire_draft(opened.id, opened.draft, &opened.spoken, purpose)
        .expect("kept");
    booth.publish_questionnaire(opened.id).expect("published");
}

/// An owner who changes the questionnaire during the fair finds every answer in
/// the column it was in, under the name it had.
#[test]
fn versions_share_their_columns() {
    let mut fair = fair(901);
    let folder = folder(&fair);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    laptop
        .booth()
        .answer(visitor, "household", chosen("couple"))
        .expect("a choice of the first version");
    laptop.booth().finish_survey(visitor).expect("handed in");
    let before = table(&export(laptop, CODES, &folder));
    publish_a_change(laptop);
    let next = laptop.booth().expect_visitor().expect("somebody is here");
    for (question, choice) in [("visit", "regular"), ("use", "gift")] {
        laptop
            .booth()
            .answer(next, question, chosen(choice))
            .expect("asked in both versions");
    }
    laptop.booth().finish_survey(next).expect("handed in");
    let after = table(&export(laptop, CODES, &folder));
    assert_eq!(before[0], after[0], "the same columns in the same order");
    assert_eq!(before[1], after[1], "and the first answers as they were");
    assert_eq!(column(&after, "household"), ["couple", ""]);
    assert_eq!(column(&after, "cooking"), ["daily", ""]);
    assert_eq!(column(&after, "visit"), ["first", "regular"]);
    let words = table(&export(laptop, LABELS, &folder));
    assert_eq!(
        column(&words, "저희를 아세요? (visit)").len(),
        2,
        "the latest words head the column"
    );
    assert_eq!(
        column(&words, "누구와 함께 사세요? (household)")[0],
        "둘이 살아요",
        "a choice that is gone keeps its words"
    );
}

/// Nothing in the files may say who a visitor is, and the export must be on
/// record.
#[test]
fn visitors_are_numbers_and_the_export_is_on_record() {
    let mut fair = fair(902);
    let folder = folder(&fair);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.reachable_visitor("seoyeon@example.com");
    laptop.booth().finish_survey(visitor).expect("handed in");
    laptop.booth().expect_visitor().expect("somebody who left");
    let exported = export(laptop, LABELS, &folder);
    let text = std::fs::read_to_string(&exported.files[0]).expect("a CSV");
    for personal in ["seoyeon", "김서연"] {
        assert!(!text.contains(personal), "{personal} is in the file");
    }
    assert!(text.contains(&visitor.to_string()), "she is her number");
    assert_eq!((exported.responses, exported.unfinished), (1, 0));
    let body: Vec<u8> = laptop
        .booth()
        .ledger()
        .connection()
        .query_row(
            "SELECT body FROM ledger_records WHERE kind = 'answers.exported'",
            [],
            |row| row.get(0),
        )
        .expect("it is on record");
    let body: Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!(body["reason"], "전시 보고서");
    assert_eq!(body["files"].as_array().map(Vec::len), Some(2));
    assert_eq!(body["responses"], 1);
}

/// Unfinished responses come only when asked for, and are marked.
#[test]
fn unfinished_responses_are_marked() {
    let mut fair = fair(903);
    let folder = folder(&fair);
    let laptop = &mut fair.laptops[0];
    finished_visit(laptop);
    laptop.answered_visit();
    assert_eq!(export(laptop, CODES, &folder).responses, 1);
    let exported = laptop
        .booth()
        .export_answers(
            "점검",
            booth::FairScope::Current,
            CODES,
            true,
            &folder,
            Language::Korean,
        )
        .expect("the files");
    assert_eq!((exported.responses, exported.unfinished), (2, 1));
    let table = table(&exported);
    assert_eq!(column(&table, "다 답함"), ["예", "아니요"]);
    assert_eq!(column(&table, "use"), ["whisky", "whisky"]);
}

/// A corrected answer is exported as corrected, and answers of another laptop
/// are there once it was merged.
#[test]
fn corrections_and_merged_laptops_count() {
    let mut fair = Fair::with_laptops(2, 904);
    let folder = folder(&fair);
    let (first, second) = fair.laptops.split_at_mut(1);
    let visitor = finished_visit(&mut first[0]);
    first[0]
        .booth()
        .amend(visitor, "use", chosen("wine"), AmendmentReason::Mistaken)
        .expect("a correction");
    finished_visit(&mut second[0]);
    first[0].learn_from(&mut second[0]);
    let table = table(&export(&mut first[0], CODES, &folder));
    let mut uses = column(&table, "use");
    uses.sort();
    assert_eq!(uses, ["whisky", "wine"]);
}

/// An export without a reason, a response or a folder is refused.
#[test]
fn nothing_is_exported_without_a_reason_a_response_or_a_folder() {
    let mut fair = fair(905);
    let folder = folder(&fair);
    let laptop = &mut fair.laptops[0];
    let missing = folder.join("stick");
    let attempt = |laptop: &mut Laptop, reason: &str, folder: &Path| {
        laptop.booth().export_answers(
            reason,
            booth::FairScope::Current,
            CODES,
            true,
            folder,
            Language::Korean,
        )
    };
    assert!(matches!(
        attempt(laptop, "보고", &folder),
        Err(BoothError::NotPossible(_))
    ));
    finished_visit(laptop);
    assert!(matches!(
        attempt(laptop, "  ", &folder),
        Err(BoothError::NoReason)
    ));
    assert!(matches!(
        attempt(laptop, "보고", &missing),
        Err(BoothError::Outreach(_))
    ));
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 0);
    assert_eq!(
        laptop.count("SELECT count(*) FROM ledger_records WHERE kind = 'answers.exported'"),
        0
    );
}

/// Where one choice is asked for, a blank belongs to its name: in the words
/// about a visitor, in the quotas and in the table. Where several may be chosen
/// it stands between two.
#[test]
fn a_blank_in_a_choice_name_makes_no_second_choice() {
    let mut fair = asking(
        "survey
         type|name|label
         select_one sat|sat|만족
         select_multiple topic|topic|소식
         choices
         list_name|name|label
         sat|매우 좋음|아주 만족
         sat|좋음|만족
         topic|new|새 상품
         topic|sale|할인",
    );
    let folder = folder(&fair);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.booth().expect_visitor().expect("somebody is here");
    let booth = laptop.booth();
    booth
        .answer(visitor, "sat", chosen("매우 좋음"))
        .expect("one choice");
    booth
        .answer(
            visitor,
            "topic",
            Some(Answer::Choices(vec!["new".into(), "sale".into()])),
        )
        .expect("two choices");
    booth.finish_survey(visitor).expect("handed in");

    let about = booth.visit(visitor).expect("the visit").survey.about;
    let about: Vec<&str> = about.iter().map(|words| words.ko.as_str()).collect();
    assert_eq!(about, ["아주 만족", "새 상품", "할인"]);
    let counted: Vec<(String, u32)> = booth
        .quotas()
        .expect("the quotas")
        .into_iter()
        .flat_map(|question| question.choices)
        .map(|choice| (choice.choice, choice.counted))
        .collect();
    let expected = [("매우 좋음", 1), ("좋음", 0), ("new", 1), ("sale", 1)];
    assert_eq!(
        counted,
        expected.map(|(choice, count)| (choice.to_owned(), count))
    );
    let several = AnswerForm {
        choices: ChoicesAs::Labels,
        several: SeveralAs::Both,
    };
    let told = table(&export(laptop, several, &folder));
    assert_eq!(column(&told, "만족 (sat)"), ["아주 만족"]);
    assert_eq!(column(&told, "소식 (topic)"), ["새 상품; 할인"]);
    assert_eq!(column(&told, "소식: 할인 (topic/sale)"), ["1"]);
}
