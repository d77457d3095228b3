//! Nothing a stranger hands in may stop the booth.

use proptest::prelude::*;
use survey::{Answer, Filling, evaluate, read_workbook};

use crate::support::{context, workbook};

/// Pieces that expressions are made of, to get past the first word.
fn expression_like() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "1",
        "'a'",
        "\"",
        "(",
        ")",
        "[",
        "]",
        ",",
        "+",
        "-",
        "*",
        " div ",
        " mod ",
        " and ",
        " or ",
        "=",
        "!=",
        "<",
        ">=",
        "${a}",
        "${",
        ".",
        "..",
        "/",
        "if(",
        "not(",
        "concat(",
        "date(",
        "format-date(",
        "substr(",
        "round(",
        "regex(",
        "count(",
        "sum(",
        "position(",
        "instance('l')/root/item",
        "selected(",
        "today()",
        "now()",
        "-1",
        "1e400",
        "9999999999999999999999",
        "'2026-02-30'",
        "'%Y-%q'",
        "'[a'",
        "uuid(",
        "once(",
        "int(",
        "pow(",
        "가",
        "translate(",
        "jr:choice-name(",
        "indexed-repeat(",
        "current()",
        "true()",
        "random()",
        "checklist(",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Whether a text comes to a value, or to an error that says something.
fn is_answered(text: &str) -> bool {
    match evaluate(text, &context()) {
        Ok(_) => true,
        Err(error) => !error.sentence().en.is_empty(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any bytes at all are a sentence at worst.
    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..2000), start in 0usize..3) {
        let magic: [&[u8]; 3] = [b"", b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]];
        let mut file = magic[start].to_vec();
        file.extend(bytes);
        let reading = read_workbook(&file, "any.xlsx");
        prop_assert!(reading.questionnaire.is_none() && !reading.problems.is_empty());
    }

    /// Any text at all is a value or an error.
    #[test]
    fn any_text_can_be_evaluated(text in any::<String>()) {
        prop_assert!(is_answered(&text));
    }

    /// And so is anything that nearly is an expression, also inside a form.
    #[test]
    fn near_expressions_can_be_evaluated(text in expression_like(), answer in any::<String>()) {
        prop_assert!(is_answered(&text));
        let clean = text.replace(['|', '\n'], "");
        let bytes = workbook(&format!(
            "survey
             |type|name|label|relevant|calculation|constraint|choice_filter|default|
             |text|a|A {clean}||||||
             |select_one l|b|B|{clean}|||{clean}||
             |text|c|C|||{clean}||{clean}|
             |calculate|d|||{clean}|||
             choices
             |list_name|name|label|
             |l|x|{clean}|"
        ));
        if let Some(form) = read_workbook(&bytes, "x.xlsx").questionnaire {
            let mut filling = Filling::start(form.into(), context());
            for question in ["a", "b", "c", "d"] {
                if let Err(error) = filling.answer(question, Some(Answer::Text(answer.clone()))) {
                    prop_assert!(!error.sentence().en.is_empty());
                }
            }
            prop_assert_eq!(filling.states().len(), 4);
            prop_assert!(filling.visible_questions(None).len() <= 3);
            prop_assert!(filling.answers().len() <= 4);
        }
    }

    /// A workbook with damaged bytes is refused or read, never fatal.
    #[test]
    fn damaged_workbooks_can_be_read(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = include_bytes!("../../../../assets/sample-fair/survey.xlsx").to_vec();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let reading = read_workbook(&bytes, "x.xlsx");
        prop_assert!(reading.questionnaire.is_some() || !reading.problems.is_empty());
    }

    /// Sheets full of anything are read without harm.
    #[test]
    fn any_cells_can_be_read(cells in prop::collection::vec(prop::collection::vec("\\PC{0,12}", 6), 0..12)) {
        let clean = |row: &Vec<String>| row.iter().map(|cell| cell.replace('|', "")).collect::<Vec<_>>().join("|");
        let rows: String = cells.iter().map(|row| format!("|{}|\n", clean(row))).collect();
        let bytes = workbook(&format!("survey\n|type|name|label|relevant|default|parameters|\n{rows}choices\n|list_name|name|label|\n{rows}settings\n{rows}"));
        let reading = read_workbook(&bytes, "x.xlsx");
        prop_assert!(reading.questionnaire.is_some() || !reading.problems.is_empty());
    }
}

/// Deep and long expressions end in a sentence, not in a full stack.
#[test]
fn deep_and_long_expressions_are_refused() {
    for text in [
        "(".repeat(20_000),
        "-".repeat(20_000) + "1",
        "1".to_owned() + &"+1".repeat(15_000),
        "not(".repeat(5_000) + "1" + &")".repeat(5_000),
        "a[".repeat(8_000),
        "a/".repeat(8_000) + "a",
        "x".repeat(40_000),
    ] {
        assert!(evaluate(&text, &context()).is_err(), "{}…", &text[..8]);
    }
    let nested = "if(true(), ".repeat(60) + "1" + &", 2)".repeat(60);
    assert!(
        evaluate(&nested, &context()).is_ok(),
        "what an author may write still works"
    );
}

/// Rules of every kind that lean on each other.
const TANGLED: &str = "survey
    |type|name|label|relevant|required|constraint|calculation|choice_filter|read_only|repeat_count|
    |select_one kinds|kind|Kind||||||||
    |select_multiple goods|goods|Goods|${kind} != ''|${kind} = 'tea'|count-selected(.) < 3||kind = ${kind} or ${any} = 'yes'||||
    |text|any|Any?|||||||||
    |integer|many|Many|selected(${goods}, 'pot')||. < 4|||||
    |begin_group|more|More|${many} > 0|||||||
    |text|why|Why ${kind}?||yes|string-length(.) > 1||||||
    |begin_repeat|item|Item|||||||${many}|
    |integer|price|Price||||||${any} = 'no'||
    |calculate|with_tax||||| ${price} * 1.1||||
    |text|remark|Remark|${price} > 10||||||||
    |end_repeat||||||||||
    |calculate|total||||| sum(${price})||||
    |end_group||||||||||
    |calculate|label|||||jr:choice-name(${kind}, '${kind}')||||
    |note|bye|${label}: ${total}|${total} >= 20||||||||
    choices
    |list_name|name|label|kind|
    |kinds|tea|Tea||
    |kinds|wine|Wine||
    |goods|pot|Pot|tea|
    |goods|cup|Cup|tea|
    |goods|flute|Flute|wine|";

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// Working out only what an answer changes must come to the same as working
    /// out everything anew, and name everything that changed.
    #[test]
    fn step_by_step_comes_to_the_same_as_anew(
        steps in prop::collection::vec((0usize..8, 0usize..5), 1..25)
    ) {
        let questions = ["kind", "goods", "any", "many", "why", "item[1]/price", "item[2]/price", "item[1]/remark"];
        let answers: [&[&str]; 8] = [
            &["", "tea", "wine"], &["", "pot", "cup pot", "flute"], &["", "yes", "no"], &["", "0", "1", "2", "9"],
            &["", "x", "because"], &["", "5", "15"], &["", "7", "30"], &["", "nice"],
        ];
        let form = crate::support::form(TANGLED);
        let mut filling = Filling::start(form.clone(), context());
        for (question, answer) in steps {
            let text = answers[question][answer % answers[question].len()];
            let answer = (!text.is_empty()).then(|| Answer::Text(text.to_owned()));
            let before = filling.states();
            let Ok(changed) = filling.answer(questions[question], answer) else {
                prop_assert_eq!(filling.states(), before, "a refused answer changes nothing");
                continue;
            };
            for (old, new) in before.iter().zip(filling.states()) {
                let same = (&old.label, &old.message) != (&new.label, &new.message) || *old == new;
                prop_assert!(same || changed.paths.contains(&new.path), "{} changed unsaid", new.path);
            }
            let mut anew = Filling::start(form.clone(), context());
            anew.restore(&filling.all_answers());
            prop_assert_eq!(anew.states(), filling.states());
            prop_assert_eq!(anew.answers(), filling.answers());
        }
    }
}
