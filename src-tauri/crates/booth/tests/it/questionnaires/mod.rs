//! A questionnaire is written, published and asked, and nothing of it is lost.

mod earlier_rules;
mod leaving_out;
mod two_laptops;

use crate::support::{ANSWERS, Laptop, chosen, fair};
use booth::BoothError;
use booth::questionnaires::{Draft, DraftSource, QuestionnaireDraft};
use rust_xlsxwriter::Workbook;
use std::collections::BTreeSet;
use std::io::Write as _;
use survey::{DraftChoice, DraftKind, DraftRow, DraftText, Severity};
use uuid::Uuid;

fn korean(written: &str) -> DraftText {
    DraftText::from([("한국어 (ko)".to_owned(), written.to_owned())])
}

fn asked_now(laptop: &mut Laptop) -> Uuid {
    let versions = laptop.booth().questionnaire_versions().expect("versions");
    let asked: Vec<Uuid> = versions
        .iter()
        .filter(|version| version.asked_now)
        .map(|version| version.id)
        .collect();
    assert_eq!(asked.len(), 1, "exactly one version is asked");
    asked[0]
}

/// Begins the next version of what is asked now.
fn next_version(laptop: &mut Laptop) -> QuestionnaireDraft {
    let version = asked_now(laptop);
    let booth = laptop.booth();
    let id = booth
        .begin_questionnaire(&DraftSource::Version(version))
        .expect("a draft");
    booth.questionnaire_draft(id).expect("it opens")
}

fn save(laptop: &mut Laptop, opened: &QuestionnaireDraft) {
    laptop
        .booth()
        .save_questionnaire_draft(
            opened.id,
            opened.draft.clone(),
            &opened.spoken,
            opened.purpose_question.clone(),
        )
        .expect("the edit is kept");
}

fn row<'a>(draft: &'a mut Draft, id: &str) -> &'a mut DraftRow {
    draft
        .rows
        .iter_mut()
        .find(|row| row.id == id)
        .expect("a question of the sample")
}

fn labels(laptop: &mut Laptop, visitor: Uuid) -> Vec<String> {
    let visit = laptop.booth().visit(visitor).expect("a visit");
    let questions = visit.survey.questions.into_iter();
    questions.map(|question| question.label.ko).collect()
}

/// The owner's usual way: change a label of what is asked now, add a choice,
/// publish. A visitor who is answering goes on as begun; the next visitor sees
/// the new version.
#[test]
fn a_published_change_reaches_the_next_visitor_only() {
    let mut fair = fair(1);
    let laptop = &mut fair.laptops[0];
    let answering = laptop.booth().expect_visitor().expect("somebody is here");
    laptop
        .booth()
        .answer(answering, "visit", chosen("first"))
        .expect("the first thing she says");
    let before = labels(laptop, answering);
    let mut opened = next_version(laptop);
    row(&mut opened.draft, "visit").label = korean("저희를 아세요?");
    let list = row(&mut opened.draft, "cooking")
        .kind
        .list()
        .map(str::to_owned);
    let list = opened
        .draft
        .lists
        .iter_mut()
        .find(|one| Some(&one.name) == list.as_ref())
        .expect("cooking has choices");
    let added = opened.fresh_ids[0].clone();
    list.choices.push(DraftChoice {
        id: added.clone(),
        label: korean("배달만 시켜요"),
        ..DraftChoice::default()
    });
    save(laptop, &opened);
    let opened = laptop.booth().questionnaire_draft(opened.id).expect("kept");
    assert!(opened.ready, "{:?}", opened.problems);
    assert!(
        opened
            .changes
            .iter()
            .any(|change| change.ko.contains("1명")),
        "she who is answering is spoken of: {:?}",
        opened.changes
    );
    let version = laptop
        .booth()
        .publish_questionnaire(opened.id)
        .expect("it is ready");
    assert_eq!(asked_now(laptop), version);
    assert_eq!(
        labels(laptop, answering),
        before,
        "she goes on as she began"
    );
    laptop
        .booth()
        .answer(answering, "visit", chosen("first"))
        .expect("her version takes her answers");
    let next = laptop.booth().expect_visitor().expect("somebody else");
    assert_eq!(labels(laptop, next)[0], "저희를 아세요?");
    laptop
        .booth()
        .answer(next, "cooking", chosen(&added))
        .expect("the new choice");
    assert!(
        matches!(
            laptop.booth().questionnaire_draft(opened.id),
            Err(BoothError::Questionnaire(_))
        ),
        "what was published is no draft any more"
    );
    assert_eq!(laptop.booth().questionnaire_drafts().expect("a list"), []);
}

/// Questions that stay keep how their answers may be used.
#[test]
fn uses_are_carried_to_the_next_version() {
    let mut fair = fair(2);
    let laptop = &mut fair.laptops[0];
    let purposes = laptop.booth().purposes().expect("the sample has a purpose");
    let visitor = laptop.answered_visit();
    let about = laptop.booth().visit(visitor).expect("a visit").survey.about;
    let mut opened = next_version(laptop);
    assert!(opened.spoken.contains("use"), "as the sample says");
    opened.spoken.remove("cooking");
    opened.draft.rows.retain(|row| row.id != "budget");
    save(laptop, &opened);
    laptop
        .booth()
        .publish_questionnaire(opened.id)
        .expect("ready");
    assert_eq!(laptop.booth().purposes().expect("still"), purposes);
    let visitor = laptop.booth().expect_visitor().expect("somebody");
    for (question, choice) in ANSWERS {
        if question != "budget" {
            laptop
                .booth()
                .answer(visitor, question, chosen(choice))
                .expect("a question that stayed");
        }
    }
    let told = laptop.booth().visit(visitor).expect("a visit").survey.about;
    assert!(
        about.iter().filter(|words| told.contains(words)).count() >= told.len(),
        "answers are told in the same words: {told:?}"
    );
    let again = next_version(laptop);
    assert!(again.spoken.contains("use") && !again.spoken.contains("cooking"));
    assert_eq!(again.purpose_question.as_deref(), Some("use"));
}

/// The owner may go back to an earlier version; visitors in the middle of a
/// survey notice nothing.
#[test]
fn an_earlier_version_can_be_asked_again() {
    let mut fair = fair(3);
    let laptop = &mut fair.laptops[0];
    let first = asked_now(laptop);
    let opened = next_version(laptop);
    let second = laptop
        .booth()
        .publish_questionnaire(opened.id)
        .expect("nothing has to change");
    assert_eq!(asked_now(laptop), second);
    laptop.booth().choose_questionnaire(first).expect("known");
    assert_eq!(asked_now(laptop), first);
    let stranger = Uuid::from_u128(7);
    assert!(laptop.booth().choose_questionnaire(stranger).is_err());
    assert_eq!(asked_now(laptop), first, "nothing strange is asked");
}

/// Losing power between two edits must cost nothing, and leaving a field
/// unchanged writes no record.
#[test]
fn every_edit_is_there_after_a_restart() {
    let mut fair = fair(4);
    let laptop = &mut fair.laptops[0];
    let mut opened = next_version(laptop);
    row(&mut opened.draft, "visit").label.clear();
    opened.draft.title = "반쯤 쓴 설문".to_owned();
    save(laptop, &opened);
    laptop.close();
    laptop.open(44);
    let again = laptop.booth().questionnaire_draft(opened.id).expect("kept");
    assert_eq!(again.draft, opened.draft, "right or wrong, as it was left");
    assert!(!again.ready, "a question without a text cannot be asked");
    assert!(again.changes.is_empty());
    let records = "SELECT count(*) FROM ledger_records";
    let before = laptop.count(records);
    save(laptop, &again);
    assert_eq!(laptop.count(records), before, "no edit, no record");
    let refused = laptop.booth().publish_questionnaire(opened.id);
    assert!(
        matches!(refused, Err(BoothError::Questionnaire(_))),
        "{refused:?}"
    );
    assert_eq!(laptop.count(records), before, "nothing was published");
}

/// A booth may not collect numbers of identity papers, so no questionnaire asks for
/// one, in whatever language; what was written is still there.
#[test]
fn no_questionnaire_asks_for_an_identity_number() {
    let mut fair = fair(14);
    let laptop = &mut fair.laptops[0];
    for label in ["주민 등록번호를 적어 주세요", "Your Passport number"] {
        let mut opened = next_version(laptop);
        let asked = &mut row(&mut opened.draft, "visit").label;
        for text in asked.values_mut() {
            *text = label.to_owned();
        }
        save(laptop, &opened);
        let refused = laptop.booth().publish_questionnaire(opened.id);
        let refused = refused.expect_err("it may not be asked").sentence();
        assert!(refused.ko.contains("여권번호"), "{refused}");
        let kept = laptop.booth().questionnaire_draft(opened.id).expect("kept");
        assert_eq!(kept.draft, opened.draft);
    }
}

/// A template that cannot be published is of no use to an owner.
#[test]
fn every_template_can_be_published() {
    let mut fair = fair(5);
    let laptop = &mut fair.laptops[0];
    let templates = laptop.booth().questionnaire_templates().expect("they ship");
    assert_eq!(templates.len(), 6);
    for template in templates {
        let booth = laptop.booth();
        let id = booth
            .begin_questionnaire(&DraftSource::Template(template.id.clone()))
            .expect("it opens");
        let said = booth.questionnaire_draft(id).expect("it opens").changes;
        assert!(
            said.iter().any(|one| one.ko.contains("다른 설문지입니다")),
            "its answers are not mixed with those of before: {said:?}"
        );
        let version = booth.publish_questionnaire(id).expect("it is ready");
        assert_eq!(asked_now(laptop), version, "{}", template.id);
        let visitor = laptop.booth().expect_visitor().expect("somebody");
        assert!(!labels(laptop, visitor).is_empty(), "{}", template.id);
    }
}

/// A questionnaire without a question must not reach a visitor.
#[test]
fn a_blank_questionnaire_cannot_be_asked_before_it_has_a_question() {
    let mut fair = fair(6);
    let laptop = &mut fair.laptops[0];
    let booth = laptop.booth();
    let id = booth
        .begin_questionnaire(&DraftSource::Blank)
        .expect("a draft");
    let refused = booth.publish_questionnaire(id);
    assert!(
        matches!(refused, Err(BoothError::Questionnaire(_))),
        "nothing to ask: {refused:?}"
    );
    let mut opened = booth.questionnaire_draft(id).expect("it opens");
    assert!(
        opened.draft.title.starts_with("설문 "),
        "{}",
        opened.draft.title
    );
    assert_eq!(
        opened.draft.languages,
        ["한국어 (ko)"],
        "no language nobody asked for"
    );
    opened.draft.title.clear();
    let [question] = &mut opened.draft.rows[..] else {
        panic!("one question is ready to be written");
    };
    question.kind = DraftKind::Integer;
    question.label = korean("몇 분이 오셨나요?");
    save(laptop, &opened);
    laptop.booth().publish_questionnaire(id).expect("ready");
    let visitor = laptop.booth().expect_visitor().expect("somebody");
    assert_eq!(labels(laptop, visitor), ["몇 분이 오셨나요?"]);
    let versions = laptop.booth().questionnaire_versions().expect("versions");
    let asked = versions.into_iter().find(|version| version.asked_now);
    let title = asked.expect("it is asked").title;
    assert!(
        title.starts_with("설문 "),
        "no id stands for a name: {title}"
    );
}

/// Answers of two kinds in one column cannot be counted, and the owner must
/// know of the second column before publishing.
#[test]
fn answers_of_two_kinds_are_never_mixed() {
    let mut fair = fair(7);
    let laptop = &mut fair.laptops[0];
    let old = laptop.answered_visit();
    let mut opened = next_version(laptop);
    row(&mut opened.draft, "cooking").kind = DraftKind::Text;
    save(laptop, &opened);
    let opened = laptop.booth().questionnaire_draft(opened.id).expect("kept");
    assert!(
        opened
            .changes
            .iter()
            .any(|change| change.ko.contains("새 열")),
        "{:?}",
        opened.changes
    );
    laptop
        .booth()
        .publish_questionnaire(opened.id)
        .expect("ready");
    let new = laptop.booth().expect_visitor().expect("somebody");
    let paths: Vec<String> = laptop
        .booth()
        .visit(new)
        .expect("a visit")
        .survey
        .questions
        .into_iter()
        .map(|question| question.path)
        .collect();
    assert!(!paths.contains(&"cooking".to_owned()), "{paths:?}");
    let visit = laptop.booth().visit(old).expect("a visit");
    let kept = visit
        .survey
        .questions
        .iter()
        .find(|one| one.path == "cooking");
    assert_eq!(
        kept.map(|question| question.value.clone()),
        Some(vec!["daily".to_owned()]),
        "the old answer is where it was"
    );
}

/// The preview is the engine that asks visitors: branches follow the answers,
/// in the chosen language, and nothing is recorded.
#[test]
fn the_preview_follows_branches() {
    let mut fair = fair(8);
    let laptop = &mut fair.laptops[0];
    let mut opened = next_version(laptop);
    row(&mut opened.draft, "budget").relevant = "selected(${cooking}, 'daily')".to_owned();
    save(laptop, &opened);
    let records = laptop.count("SELECT count(*) FROM ledger_records");
    let mut paths = |answers: &[(&str, &str)], language: &str| -> (Vec<String>, String) {
        let answers: Vec<(String, Vec<String>)> = answers
            .iter()
            .map(|(path, value)| ((*path).to_owned(), vec![(*value).to_owned()]))
            .collect();
        let asked = laptop
            .booth()
            .preview_questionnaire(opened.id, language, &answers)
            .expect("a preview")
            .expect("it can be asked");
        let first = asked[0].label.ko.clone();
        (asked.into_iter().map(|one| one.path).collect(), first)
    };
    let (hidden, korean) = paths(&[], "한국어 (ko)");
    assert!(!hidden.contains(&"budget".to_owned()));
    let (shown, english) = paths(&[("cooking", "daily"), ("gone", "x")], "English (en)");
    assert!(shown.contains(&"budget".to_owned()));
    assert_ne!(korean, english, "in the language asked for");
    let (wrong, _) = paths(&[("cooking", "no such choice")], "한국어 (ko)");
    assert_eq!(wrong, hidden, "an answer that does not fit answers nothing");
    assert_eq!(laptop.count("SELECT count(*) FROM ledger_records"), records);
    row(&mut opened.draft, "visit").label.clear();
    save(laptop, &opened);
    let broken = laptop
        .booth()
        .preview_questionnaire(opened.id, "", &[])
        .expect("no failure");
    assert_eq!(broken, None, "what cannot be asked is not shown");
}

/// A workbook made with ODK's tools is imported whole; one that cannot be asked
/// leaves nothing behind but its problems.
#[test]
fn a_workbook_is_taken_over_or_refused_whole() {
    let mut fair = fair(9);
    let laptop = &mut fair.laptops[0];
    let folder = fair.folder.path().to_owned();
    let version = asked_now(laptop);
    let path = laptop
        .booth()
        .write_questionnaire(version, &folder)
        .expect("a file");
    let bytes = std::fs::read(&path).expect("the file");
    let (draft, _) = Draft::read(&bytes, "설문.xlsx").expect("it can be asked");
    let imported = laptop.booth().import_questionnaire(&draft);
    let id = imported.expect("it is begun");
    let opened = laptop.booth().questionnaire_draft(id).expect("it opens");
    assert!(
        opened.spoken.contains("use"),
        "what it shares keeps its use"
    );
    let drafts = laptop.booth().questionnaire_drafts().expect("a list").len();

    let broken = table(&[&["type", "name", "label"], &["select_one none", "a", "A"]]);
    let problems = Draft::read(&broken, "x.xlsx").expect_err("it cannot be asked");
    let problem = &problems[0];
    assert_eq!(
        (
            problem.sheet.as_deref(),
            problem.row,
            problem.column.as_deref()
        ),
        (Some("survey"), Some(2), Some("type")),
    );
    assert!(!problem.sentence.ko.is_empty() && !problem.sentence.en.is_empty());
    assert_eq!(
        laptop.booth().questionnaire_drafts().expect("a list").len(),
        drafts
    );
}

fn table(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("survey").expect("a legal name");
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(*cells) {
            sheet.write_string(row, column, *cell).expect("room");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// People drop the wrong files on a window; each is refused with a sentence,
/// and nothing is stored.
#[test]
fn what_is_dropped_by_mistake_is_refused() {
    let mut locked =
        cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("a compound file");
    locked
        .create_stream("/EncryptedPackage")
        .expect("a stream")
        .write_all(b"secret")
        .expect("room");
    let locked = locked.into_inner().into_inner();
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, megabytes) in [("xl/workbook.xml", 1), ("xl/worksheets/sheet1.xml", 150)] {
        let options = zip::write::SimpleFileOptions::default();
        bomb.start_file(name, options).expect("an entry");
        for _ in 0..megabytes {
            bomb.write_all(&vec![b' '; 1 << 20]).expect("room");
        }
    }
    let bomb = bomb.finish().expect("a zip file").into_inner();
    let mut long = Workbook::new();
    let sheet = long.add_worksheet();
    sheet.set_name("survey").expect("a legal name");
    for row in 0..200_001 {
        sheet.write_number(row, 0, row).expect("room");
    }
    let long = long.save_to_buffer().expect("a workbook");
    let files: [(&str, &[u8], &str); 7] = [
        ("설문.xlsx", &locked, "password"),
        ("설문.xlsx", &bomb, "unpacked_too_large"),
        ("~$설문.xlsx", &[0x15; 165], "lock_file"),
        (
            "설문.xlsx",
            "type,name,label\n".as_bytes(),
            "not_a_workbook",
        ),
        ("설문.xlsx", &long, "too_many_cells"),
        (
            "설문.xlsx",
            &vec![0; survey::LARGEST_FILE + 1],
            "file_too_large",
        ),
        ("설문.xlsx", b"", "empty_file"),
    ];
    let mut fair = fair(10);
    let laptop = &mut fair.laptops[0];
    for (name, bytes, code) in files {
        let problems = Draft::read(bytes, name).expect_err(code);
        let [problem] = problems.as_slice() else {
            panic!("{code}: one reason, not {problems:?}");
        };
        assert_eq!((problem.code, problem.severity), (code, Severity::Error));
        assert!(problem.sentence.ko.ends_with('.') && problem.sentence.en.ends_with('.'));
    }
    let pasted = "가".repeat(40_000);
    let mut opened = next_version(laptop);
    row(&mut opened.draft, "visit").label = korean(&pasted);
    let refused = laptop.booth().save_questionnaire_draft(
        opened.id,
        opened.draft.clone(),
        &BTreeSet::new(),
        None,
    );
    assert!(
        matches!(&refused, Err(BoothError::Questionnaire(sentence)) if sentence.ko.contains("긴 글")),
        "{refused:?}"
    );
}

/// Answers collected with an earlier version count in the follow-up, also those
/// to a choice or a question that is no longer there.
#[test]
fn earlier_answers_count_in_the_follow_up() {
    let mut fair = fair(13);
    let laptop = &mut fair.laptops[0];
    for number in 0..6 {
        laptop.reachable_visitor(&format!("visitor{number}@example.com"));
    }
    let before = laptop
        .booth()
        .follow_up(booth::FairScope::Current)
        .expect("a follow-up")
        .groups;
    assert!(!before.is_empty(), "six people are a group");
    for gone in ["whisky", "everything"] {
        let mut opened = next_version(laptop);
        if gone == "whisky" {
            for list in &mut opened.draft.lists {
                list.choices.retain(|choice| choice.id != gone);
            }
        } else {
            opened.draft.rows.retain(|row| row.id == "visit");
        }
        save(laptop, &opened);
        laptop
            .booth()
            .publish_questionnaire(opened.id)
            .expect("ready");
        let after = laptop
            .booth()
            .follow_up(booth::FairScope::Current)
            .expect("a follow-up")
            .groups;
        assert_eq!(after, before, "without {gone}");
    }
}
