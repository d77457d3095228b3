//! What is written must read as what it was.

use std::process::Command;

use proptest::prelude::*;
use survey::{Severity, read_workbook};

use crate::support::{form, read};
use crate::templates::templates;

/// A questionnaire that uses about everything.
pub const EVERYTHING: &str = "survey
    |type|name|label::한국어 (ko)|label::English (en)|hint::English (en)|guidance_hint|required|required_message::English (en)|relevant|constraint|constraint_message|calculation|default|choice_filter|appearance|parameters|read_only|repeat_count|trigger|media::image::English (en)|my notes|
    |start|start||||||||||||||||||||
    |begin_group|visitor|방문객|Visitor||||||||||||field-list|||||||
    |text|name|이름|Name|As you like it|Guidance|yes|Please|||||||multiline|rows=3||||a.png|remember|
    |integer|age|나이|Age|||${name} != ''|||. > 17|Too young|||||||||||
    |end_group|||||||||||||||||||||
    |select_one kinds|kind|종류|Kind|||||||||||minimal|randomize=true seed=7|||||
    |select_multiple goods or_other|goods|상품|Goods|||||||||||||||||
    |rank kinds|order|순서|Order|||||||||||||||||
    |range|score|점수|Score||||||||||||start=0 end=5 step=0.5|||||
    |calculate|sum||||||||||${age} + 1||||||||||
    |hidden|source||||||||||fair|||||||||
    |date|day|날|Day|||||||||today()|||||||||
    |begin_repeat|item|물건|Item||||||||||||||2||||
    |select_one goods|liked|마음에 드나요?|Liked?|||||||||kind = ${kind} and ${age} > 1|||||||
    |end_repeat|||||||||||||||||||||
    |text|quoted|_x0041_ ${name}|Quoted <&> ${name}|||||${visitor} = ''||||||||yes||${kind}|||
    |note|bye|안녕|Bye|||||||||||||||||
    choices
    |list_name|name|label::한국어 (ko)|label::English (en)|kind|media::image|
    |kinds|wine|와인|Wine|||
    |kinds|tea|차|Tea||t.png|
    |goods|pot|주전자|Pot|tea||
    |goods|flute|잔|Flute|wine||
    settings
    |form_title|form_id|version|default_language|allow_choice_duplicates|instance_name|style|
    |모두|everything|3|한국어 (ko)|yes|concat(${name}, '-', ${age})|pages|";

/// A survey made or kept here opens again as itself, and pays for no detail.
#[test]
fn everything_survives_writing() {
    let first = form(EVERYTHING);
    let bytes = first.write_workbook().expect("texts fit into cells");
    let again = read_workbook(&bytes, "other name.xlsx");
    let errors: Vec<_> = again
        .problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let again = again.questionnaire.expect("a form");
    assert_eq!(again, *first);
    assert_eq!(
        bytes,
        again.write_workbook().expect("as before"),
        "writing again gives the same bytes"
    );
}

/// The reference converter must accept what is written here and what ships as a
/// template. It is a program of its own: `cargo xtask test` brings it.
#[test]
fn pyxform_accepts_what_is_written() {
    let Some(python) = std::env::var_os("BOOTHLOOP_PYTHON") else {
        skipped::because("BOOTHLOOP_PYTHON names no Python with pyxform; cargo xtask test does");
        return;
    };
    let bytes = form(EVERYTHING)
        .write_workbook()
        .expect("texts fit into cells");
    let path = std::env::temp_dir().join(format!("boothloop-survey-{}.xlsx", std::process::id()));
    std::fs::write(&path, bytes).expect("the temporary folder takes files");
    let program = "import sys; from pyxform.xls2xform import convert; \
                   [convert(name) for name in sys.argv[1:]]";
    let templates = templates().into_iter().map(|(template, _)| template);
    let output = Command::new(python)
        .args(["-c", program])
        .arg(&path)
        .args(templates)
        .output()
        .expect("Python starts");
    std::fs::remove_file(&path).expect("the file was just written");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z가-힣0-9 .,:;!?()'\"<>&%#@=+*/_-]{1,20}".prop_map(|text| text.trim().to_owned())
}

prop_compose! {
    fn row(number: usize)(
        kind in 0usize..14, label in text(), label_en in text(), hint in text(), required in 0usize..4,
        relevant in 0usize..4, default in text(), with_default in any::<bool>(), extra in text(),
    ) -> String {
        let types = [
            "text", "integer", "decimal", "date", "time", "dateTime", "note", "acknowledge", "barcode",
            "select_one l", "select_multiple l", "rank l", "range", "select_one l or_other",
        ];
        let before = format!("${{q{}}}", number.saturating_sub(1));
        let relevant = match (number, relevant) {
            (0, _) | (_, 0) => String::new(),
            (_, 1) => format!("{before} != ''"),
            (_, 2) => format!("selected({before}, 'a') or string-length({before}) > 2"),
            _ => "yes".to_owned(),
        };
        let required = ["", "yes", "no", "true()"][required];
        let default = if with_default && kind == 0 { default } else { String::new() };
        let label = if label.is_empty() { "L".to_owned() } else { label };
        format!("|{}|q{number}|{label}|{label_en}|{hint}|{required}|{relevant}|{default}|{extra}|{hint}|", types[kind])
    }
}

fn rows() -> impl Strategy<Value = Vec<String>> {
    (1usize..12).prop_flat_map(|count| (0..count).map(row).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever reads once reads again the same after being written.
    #[test]
    fn reading_what_was_written_gives_the_same(rows in rows(), grouped in 0usize..12, choices in prop::collection::vec(text(), 1..5)) {
        let mut rows = rows;
        if grouped < rows.len() {
            let kind = if grouped % 2 == 0 { "group" } else { "repeat" };
            rows.insert(grouped, format!("|begin_{kind}|g|G||||||x|"));
            rows.push(format!("|end_{kind}|||||||||"));
        }
        let choices: String = (0..).zip(&choices).map(|(n, label)| format!("|l|c{n}|{label}|{label}|x|\n")).collect();
        let tables = format!(
            "survey\n|type|name|label|label::English (en)|hint|required|relevant|default|note to self|media::image|\n{}\nchoices\n|list_name|name|label|label::French|price|\n{choices}",
            rows.join("\n")
        );
        let first = read(&tables);
        if let Some(first) = first.questionnaire {
            let bytes = first.write_workbook().expect("short texts");
            let again = read_workbook(&bytes, "y.xlsx");
            prop_assert_eq!(again.questionnaire.as_ref(), Some(&first), "{:?}", again.problems);
        }
    }
}
