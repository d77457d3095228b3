//! What is being written: nothing is lost, ids keep their meaning, problems
//! have a place.

use std::collections::BTreeMap;
use std::fs;

use progress::Progress;
use proptest::prelude::*;
use survey::{
    Draft, DraftChoice, DraftKind, DraftList, DraftRow, DraftText, Kind, Place, Problem,
    Questionnaire, Severity, ShownWhen, fresh_id, read_workbook,
};

use crate::support::workbook;
use crate::templates::templates;
use crate::writing::EVERYTHING;

fn text(written: &str) -> DraftText {
    DraftText::from([("한국어 (ko)".to_owned(), written.to_owned())])
}

fn row(id: &str, kind: DraftKind) -> DraftRow {
    DraftRow {
        id: id.to_owned(),
        kind,
        label: text(id),
        ..DraftRow::default()
    }
}

fn list(name: &str, choices: &[&str]) -> DraftList {
    let choice = |id: &&str| DraftChoice {
        id: (*id).to_owned(),
        label: text(id),
        ..DraftChoice::default()
    };
    DraftList {
        name: name.to_owned(),
        choices: choices.iter().map(choice).collect(),
    }
}

fn small() -> Draft {
    Draft {
        rows: vec![
            row("drink", DraftKind::One("drinks".to_owned())),
            row("more", DraftKind::Many("drinks".to_owned())),
            row("age", DraftKind::Integer),
        ],
        lists: vec![list("drinks", &["wine", "tea"])],
        ..Draft::blank("small", "작은 설문", &["한국어 (ko)"])
    }
}

fn questionnaire(draft: &Draft) -> Questionnaire {
    let (questionnaire, problems) = draft.check();
    questionnaire.unwrap_or_else(|| panic!("the draft can be asked: {problems:#?}"))
}

/// Whoever opens an imported questionnaire in the builder and saves it must
/// find every calculation, group and constraint where it was.
#[test]
fn nothing_of_a_workbook_is_lost() {
    let mut workbooks = vec![("everything.xlsx".to_owned(), workbook(EVERYTHING))];
    for (path, stem) in templates() {
        workbooks.push((stem, fs::read(path).expect("a template")));
    }
    for (name, bytes) in workbooks {
        let (draft, problems) = Draft::read(&bytes, &name).expect("it can be asked");
        assert!(
            problems
                .iter()
                .all(|problem| problem.severity == Severity::Warning),
            "{name}: {problems:#?}"
        );
        let written = draft.write_workbook().expect("short texts");
        let before = read_workbook(&bytes, &name).questionnaire;
        let after = read_workbook(&written, "another name.xlsx").questionnaire;
        assert!(before == after, "{name} asks what it asked");
        assert!(
            draft.check().0 == before,
            "{name} is checked as it is written"
        );
        assert_eq!(
            Draft::reopen(&written),
            Ok(draft),
            "{name} opens again as it was left"
        );
    }
}

/// A sheet of notes cannot be kept, and the author is told.
#[test]
fn what_is_left_behind_is_said() {
    let bytes = workbook("survey\n|type|name|label|\n|text|a|A|\nmemo\n|x|");
    let (_, problems) = Draft::read(&bytes, "x.xlsx").expect("it can be asked");
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["sheet_left_behind"]);
    assert_eq!(problems[0].sheet.as_deref(), Some("memo"));
}

/// Nothing is taken over from a workbook that could not be asked.
#[test]
fn a_broken_workbook_makes_no_draft() {
    let bytes = workbook("survey\n|type|name|label|\n|select_one nowhere|a|A|");
    let problems = Draft::read(&bytes, "x.xlsx").expect_err("a list is missing");
    assert_eq!(problems[0].row, Some(2));
    assert!(Draft::read(b"no workbook", "x.xlsx").is_err());
}

/// One place on a map keeps no form from being asked; what hangs on its answer
/// is said, and nothing that would mean something else is taken over.
#[test]
fn a_question_that_cannot_be_asked_is_left_out_and_what_hangs_on_it_is_said() {
    let form = |rows: &str| {
        workbook(&format!(
            "survey\n|type|name|label|relevant|constraint|calculation|\n{rows}"
        ))
    };
    let said = |rows: &str| {
        Draft::read_leaving_out(&form(rows), "x.xlsx", &Progress::default()).map(|(draft, said)| {
            (
                draft,
                said.into_iter().map(|one| one.ko).collect::<Vec<_>>(),
            )
        })
    };
    let rows = "|geopoint|place|어디에 사세요?||||\n\
                |text|street|거리 이름||||\n\
                |text|near|가까운 역|${place} != ''|||\n\
                |integer|age|나이||. > 0 and ${place} != ''||\n\
                |calculate|area||||${place}|\n\
                |text|why|왜 ${area}인가요?||||";
    assert!(
        Draft::read(&form(rows), "x.xlsx").is_err(),
        "it is refused as it stands"
    );
    let (draft, said_of) = said(rows).expect("the rest can be asked");
    let ids: Vec<_> = draft.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["street", "near", "age"]);
    assert!(draft.check().0.is_some(), "and is");
    for (sentence, named) in said_of.iter().zip([
        "‘어디에 사세요?’ 질문은 빼고",
        "‘area’ 항목도 함께",
        "‘왜 ${area}인가요?’ 항목도 함께",
        "‘가까운 역’ 질문은 조건 없이",
        "‘나이’ 질문의 답은 맞는지 검사하지",
    ]) {
        assert!(sentence.starts_with(named), "{sentence}");
    }
    assert_eq!(said_of.len(), 5, "{said_of:?}");
    assert!(
        said("|geopoint|place|어디?||||").is_none(),
        "nothing would be left"
    );
    assert!(
        said("|geopoint|place|어디?||||\n|text|a||||").is_none(),
        "what is wrong otherwise is mended where it was written"
    );
    assert!(said("|text|a|가||||").is_none(), "nothing is in the way");
    assert!(
        said("|geopoint|n|몇?||||\n|begin_group|g|${n}번||||\n|text|a|가||||\n|end_group||||||")
            .is_none(),
        "a group that names it cannot be taken apart"
    );
}

/// A question that is asked no more takes along what is made of its answer, frees what
/// it was a condition of, and leaves no empty group behind; the draft itself is as it was.
#[test]
fn a_question_is_left_out_with_what_hangs_on_it() {
    let bytes = workbook(
        "survey\n|type|name|label|relevant|calculation|\n\
         |select_one yes|cooks|요리하세요?|||\n\
         |begin_group|home|집|||\n\
         |text|dish|무엇을 요리하세요?|${cooks} = 'yes'||\n\
         |end_group|||||\n\
         |calculate|twice|||concat(${age}, ${age})|\n\
         |integer|age|나이|||\n\
         |text|why|왜요?|${age} > 20||\n\
         choices\n|list_name|name|label|\n|yes|yes|네|\n|yes|no|아니요|",
    );
    let ids = |draft: &Draft| {
        let ids = draft.rows.iter().map(|row| row.id.clone());
        ids.collect::<Vec<_>>()
    };
    let (draft, _) = Draft::read(&bytes, "x.xlsx").expect("it can be asked");
    let before = draft.clone();
    assert!(draft.asks("home/dish") && draft.asks("age") && !draft.asks("home/age"));

    let (left, said) = draft.without("age").expect("the rest can be asked");
    assert_eq!(ids(&left), ["cooks", "home", "dish", "", "why"]);
    assert_eq!(left.rows[4].relevant, "");
    let said: Vec<String> = said.into_iter().map(|it| it.en).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("‘twice’ is left out, too"), "{said:?}");
    assert!(
        said[1].starts_with("The question ‘왜요?’ is asked of everybody"),
        "{said:?}"
    );

    let (left, said) = draft.without("home/dish").expect("the rest can be asked");
    assert_eq!(ids(&left), ["cooks", "twice", "age", "why"]);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(draft, before);

    assert!(draft.without("gone").is_none());
    let one = Draft::read(
        &workbook("survey\n|type|name|label|\n|text|a|가|\n|note|b|나|"),
        "x.xlsx",
    );
    let one = one.expect("it can be asked").0;
    assert!(
        one.without("a").is_none(),
        "nothing would be asked any more"
    );
}

/// Who presses Enter behind the last choice leaves an empty one behind, and no
/// visitor may see its id.
#[test]
fn an_empty_choice_of_the_builder_is_not_asked() {
    let mut draft = small();
    draft.lists[0].choices.push(DraftChoice {
        id: fresh_id(7),
        ..DraftChoice::default()
    });
    let (questionnaire, problems) = draft.check();
    assert!(problems.is_empty(), "{problems:?}");
    let before = small().check().0;
    assert_eq!(questionnaire, before, "it is not among the choices");
    draft.leave_out_empty_choices();
    assert_eq!(draft, small().tidy());
    for choice in &mut draft.lists[0].choices {
        choice.id = fresh_id(choice.id.len() as u64);
        choice.label.clear();
    }
    let (questionnaire, problems) = draft.check();
    assert!(
        questionnaire.is_none(),
        "a list without a word cannot be asked"
    );
    assert!(
        problems
            .iter()
            .any(|found| found.problem.sentence.ko.starts_with("선택지가 비어"))
    );
}

/// The builder's author never saw a sheet: what is wrong is said without its words.
#[test]
fn problems_of_a_draft_are_said_without_spreadsheet_words() {
    let mut draft = small();
    draft.rows[2].label.clear();
    draft.rows[1].relevant = "${gone} = 'wine'".to_owned();
    draft.lists.clear();
    let (_, problems) = draft.check();
    assert!(problems.len() >= 3, "{problems:?}");
    for found in problems {
        for word in [
            "label", "hint", "choices", "시트", "relevant", "survey", "${",
        ] {
            let said = &found.problem.sentence.ko;
            assert!(!said.contains(word), "{said}");
        }
    }
}

/// The screen jumps to what is wrong.
#[test]
fn problems_have_a_place() {
    let mut draft = small();
    draft.rows[2].label.clear();
    draft.rows[1].relevant = "${gone} = 'wine'".to_owned();
    draft.lists[0].choices[1].label.clear();
    let (questionnaire, problems) = draft.check();
    assert_eq!(
        questionnaire, None,
        "a question without a text cannot be asked"
    );
    let found: BTreeMap<_, _> = problems
        .iter()
        .map(|found| (found.problem.code, found.place))
        .collect();
    assert_eq!(found.get("no_label"), Some(&Place::Row(2)));
    assert_eq!(found.get("unknown_name"), Some(&Place::Row(1)));
    assert_eq!(
        found.get("choice_without_label"),
        Some(&Place::Choice { list: 0, choice: 1 })
    );
    let mut other = small();
    other.settings = BTreeMap::from([("instance_name".to_owned(), "${gone}".to_owned())]);
    let places: Vec<_> = other.check().1.iter().map(|found| found.place).collect();
    assert_eq!(places, [Place::Settings]);
}

/// The simple condition is understood in both spellings; whatever it cannot
/// express stays as it is written.
#[test]
fn conditions_are_understood_or_left_alone() {
    let draft = small();
    let chosen = |question: &str, choice: &str| ShownWhen::Chosen {
        question: question.to_owned(),
        choice: choice.to_owned(),
    };
    let read = |relevant: &str| ShownWhen::read(relevant, &draft);
    assert_eq!(read(" "), ShownWhen::Always);
    assert_eq!(read("${drink} = 'wine'"), chosen("drink", "wine"));
    assert_eq!(read("${drink}=\"wine\""), chosen("drink", "wine"));
    assert_eq!(read("selected(${more}, 'tea')"), chosen("more", "tea"));
    for written in [
        // "these and no others" is not "contains".
        "${more} = 'tea'",
        "${age} = '3'",
        "${gone} = 'x'",
        "${drink} = 'wine' or ${drink} = 'tea'",
        "not(selected(${more}, 'tea'))",
    ] {
        let shown = read(written);
        assert_eq!(shown, ShownWhen::Written(written.to_owned()));
        assert_eq!(shown.expression(), written);
    }
    let expression = chosen("more", "tea").expression();
    assert_eq!(read(&expression), chosen("more", "tea"));
    assert_eq!(ShownWhen::Always.expression(), "");
}

/// A condition made in the builder does in a survey what it says.
#[test]
fn a_condition_asks_the_question() {
    let mut draft = small();
    draft.rows[2].relevant = ShownWhen::Chosen {
        question: "more".to_owned(),
        choice: "tea".to_owned(),
    }
    .expression();
    let mut filling =
        survey::Filling::start(questionnaire(&draft).into(), crate::support::context());
    assert!(
        !crate::support::asked(&filling, "age"),
        "nothing is chosen yet"
    );
    filling
        .answer(
            "more",
            Some(survey::Answer::Choices(vec![
                "wine".to_owned(),
                "tea".to_owned(),
            ])),
        )
        .expect("two choices of the list");
    assert!(
        crate::support::asked(&filling, "age"),
        "tea is among the choices"
    );
}

/// A number where a text was is another column; the old one keeps its meaning.
#[test]
fn another_kind_of_answer_is_another_column() {
    let published = questionnaire(&small());
    let mut next = small();
    next.rows[2].kind = DraftKind::Text;
    next.rows[0].kind = DraftKind::Many("drinks".to_owned());
    next.rows[1].relevant = "${age} != ''".to_owned();
    next.rows[1].label = text("${age}살이시군요");
    let renamed = next.keep_columns_apart([&published], || 7);
    let new = fresh_id(7);
    assert_eq!(renamed, BTreeMap::from([("age".to_owned(), new.clone())]));
    assert_eq!(next.rows[2].id, new);
    assert_eq!(next.rows[1].relevant, format!("${{{new}}} != ''"));
    assert_eq!(next.rows[1].label, text(&format!("${{{new}}}살이시군요")));
    assert_eq!(
        next.rows[0].id, "drink",
        "one or several choices share a column"
    );
    assert!(next.check().0.is_some(), "what refers to it followed");
}

/// Two authors may both call a question `age`; the second questionnaire asks
/// something of its own, and a new version of either goes on with its own ids.
#[test]
fn another_questionnaire_never_shares_a_column() {
    let published = questionnaire(&small());
    let mut other = Draft {
        form_id: "another".to_owned(),
        ..small()
    };
    let mut random = 0;
    let renamed = other.keep_columns_apart([&published], || {
        random += 1;
        random
    });
    let old: Vec<&str> = renamed.keys().map(String::as_str).collect();
    assert_eq!(old, ["age", "drink", "more"], "all that can be answered");
    let second = questionnaire(&other);
    assert_eq!(
        other.keep_columns_apart([&published, &second], || 7),
        BTreeMap::new(),
        "its next version keeps its ids"
    );
}

fn cell() -> impl Strategy<Value = String> {
    "[a-zA-Z가-힣ぁ-ん一-龥0-9 .,:;!?()'\"<>&%#@=+*/_-]{0,20}"
}

fn texts() -> impl Strategy<Value = DraftText> {
    prop::collection::btree_map(
        prop::sample::select(vec!["한국어 (ko)".to_owned(), "English (en)".to_owned()]),
        cell(),
        0..3,
    )
}

fn cells(headers: &'static [&'static str]) -> impl Strategy<Value = BTreeMap<String, String>> {
    let headers = headers
        .iter()
        .map(|&one| one.to_owned())
        .collect::<Vec<_>>();
    prop::collection::btree_map(prop::sample::select(headers), cell(), 0..3)
}

fn kind() -> impl Strategy<Value = DraftKind> {
    prop::sample::select(vec![
        DraftKind::One("l1".to_owned()),
        DraftKind::Many("l2".to_owned()),
        DraftKind::Rank("l1".to_owned()),
        DraftKind::Text,
        DraftKind::Integer,
        DraftKind::Decimal,
        DraftKind::Date,
        DraftKind::Note,
        DraftKind::Other("calculate".to_owned()),
        DraftKind::Other("begin_group".to_owned()),
        DraftKind::Other("end_group".to_owned()),
        DraftKind::Other("select_one l1 or_other".to_owned()),
        DraftKind::Other("what is this".to_owned()),
    ])
}

prop_compose! {
    fn any_row()(
        id in "[a-z가-힣]{0,6}", kind in kind(), label in texts(), hint in texts(),
        required in prop::sample::select(vec!["", "yes", "${a} = 'b'"]), relevant in cell(),
        cells in cells(&["constraint", "constraint_message::English (en)", "calculation", "appearance", "my notes", "media::image"]),
    ) -> DraftRow {
        DraftRow { id, kind, label, hint, required: required.to_owned(), relevant, cells }
    }
}

prop_compose! {
    fn any_choice()(id in "[a-z0-9]{0,4}", label in texts(), cells in cells(&["price", "media::image::English (en)"])) -> DraftChoice {
        DraftChoice { id, label, cells }
    }
}

prop_compose! {
    fn any_draft()(
        title in cell(), form_id in "[a-z]{1,8}", version in "[0-9]{0,4}",
        rows in prop::collection::vec(any_row(), 0..8),
        first in prop::collection::vec(any_choice(), 0..5), second in prop::collection::vec(any_choice(), 0..5),
        settings in cells(&["style", "instance_name"]), default in any::<bool>(),
    ) -> Draft {
        let languages = vec!["한국어 (ko)".to_owned(), "English (en)".to_owned()];
        let default_language = if default { languages[1].clone() } else { String::new() };
        let lists = vec![
            DraftList { name: "l1".to_owned(), choices: first },
            DraftList { name: "l2".to_owned(), choices: second },
        ];
        Draft { title, form_id, version, default_language, languages, rows, lists, choice_columns: Vec::new(), settings }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever somebody has typed so far, right or wrong, is there again after
    /// a kill; and what is shown as wrong is what a reader of the file finds.
    #[test]
    fn a_draft_comes_back_from_its_workbook(draft in any_draft()) {
        let draft = draft.tidy();
        prop_assert_eq!(&draft.clone().tidy(), &draft, "tidy is tidy");
        let bytes = draft.write_workbook().expect("short texts");
        let mut again = Draft::reopen(&bytes).expect("it is a workbook");
        if draft.title.is_empty() {
            prop_assert_eq!(&again.title, &draft.form_id, "a form without a title is called by its id");
            again.title.clear();
        }
        prop_assert_eq!(&again, &draft);
        let (checked, problems) = draft.check();
        let read = read_workbook(&bytes, "");
        prop_assert_eq!(checked, read.questionnaire);
        // The same problems, some of them in other words.
        let found = |problem: Problem| (problem.severity, problem.code, problem.sheet, problem.row, problem.column);
        let problems: Vec<_> = problems.into_iter().map(|one| found(one.problem)).collect();
        prop_assert_eq!(problems, read.problems.into_iter().map(found).collect::<Vec<_>>());
    }

    /// Whatever is published one after the other, an id has one meaning: no
    /// column ever holds two kinds of answers.
    #[test]
    fn ids_are_never_used_for_something_else(versions in prop::collection::vec(prop::collection::vec((0usize..4, 0usize..5), 1..5), 1..6), seed: u64) {
        let kinds = [DraftKind::One("l".to_owned()), DraftKind::Text, DraftKind::Integer, DraftKind::Date, DraftKind::Rank("l".to_owned())];
        let mut random = seed;
        let mut published: Vec<Questionnaire> = Vec::new();
        let mut columns: BTreeMap<String, Kind> = BTreeMap::new();
        for rows in versions {
            let rows: BTreeMap<_, _> = rows.into_iter().collect();
            let mut draft = Draft {
                rows: rows.iter().map(|(id, kind)| row(&format!("q{id}"), kinds[*kind].clone())).collect(),
                lists: vec![list("l", &["a", "b"])],
                ..Draft::blank("f", "F", &["한국어 (ko)"])
            };
            let renamed = draft.keep_columns_apart(&published, || { random = random.wrapping_add(1); random });
            for new in renamed.values() {
                prop_assert!(!columns.contains_key(new), "{new} was used before");
            }
            let version = questionnaire(&draft);
            for question in version.questions() {
                let meant = columns.entry(question.name.clone()).or_insert_with(|| question.kind.clone());
                prop_assert_eq!(&*meant, &question.kind, "{} has one meaning", question.name);
            }
            published.push(version);
        }
    }
}

/// Ids are legal names, and differ when chance does.
#[test]
fn fresh_ids_can_be_used_at_once() {
    let mut draft = small();
    let ids: Vec<String> = (0..200)
        .map(|n: u64| fresh_id(n.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
        .collect();
    let different: std::collections::BTreeSet<&String> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "200 draws, 200 ids");
    draft
        .rows
        .extend(ids.iter().map(|id| row(id, DraftKind::Text)));
    assert!(draft.check().0.is_some(), "each is a name XLSForm accepts");
}
