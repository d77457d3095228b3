//! Questionnaires that were published by rules less strict than today's.

use std::sync::Arc;

use survey::{Answer, Filling, Severity, read_workbook, reread_workbook};

use crate::support::{context, say, value, workbook};

/// A pattern or a growing text that is refused today, in every column: who
/// uploads it is told, and what was published with it opens, asks everything,
/// and gives back the answers that were collected.
#[test]
fn what_was_published_with_a_rule_refused_today_opens_again() {
    let refused = "regex(., '(?=a)b')";
    let growth: String = (1..=20)
        .map(|n| format!("|calculate|a{n}||concat(${{a{0}}}, ${{a{0}}})|||\n", n - 1))
        .collect();
    let bytes = workbook(&format!(
        "survey
         |type|name|label|calculation|constraint|relevant|
         |text|phone|Phone||{refused}||
         |text|why|Why|||{refused}|
         |calculate|code||if({refused}, 'a', 'b')|||
         |select_one l|one|One||||
         |calculate|a0||'aaaaaaaaaa'|||
         {growth}
         |text|end|End||||
         choices
         |list_name|name|label|
         |l|매우 좋음|A|
         |l|좋음|B|"
    ));
    let upload = read_workbook(&bytes, "x.xlsx");
    assert!(upload.questionnaire.is_none(), "an upload is told");
    let errors = upload
        .problems
        .iter()
        .filter(|p| p.severity == Severity::Error);
    assert!(errors.count() >= 3);

    let stored = reread_workbook(&bytes).questionnaire.expect("it opens");
    let mut filling = Filling::start(Arc::new(stored), context());
    let collected = [
        ("phone", "010!"),
        ("why", "b"),
        ("code", "b"),
        ("one", "매우 좋음"),
    ]
    .map(|(path, answer)| (path.to_owned(), answer.to_owned()));
    filling.restore(&collected.clone().into());
    for (path, answer) in &collected {
        assert_eq!(value(&filling, path), *answer, "{path} is not lost");
    }
    say(&mut filling, "end", "good bye");
    assert_eq!(filling.first_violation(), None, "it can be handed in");
    assert!(
        !filling.too_long().is_empty(),
        "the texts are capped all the same"
    );
}

/// More reads than an upload may have, and a workbook beyond its bounds.
#[test]
fn a_published_questionnaire_may_be_larger_than_an_upload() {
    let inner: String = (0..12)
        .map(|n| format!("|calculate|c{n}||sum(${{n}})|\n"))
        .collect();
    let bytes = workbook(&format!(
        "survey
         |type|name|label|calculation|repeat_count|
         |begin_repeat|r|R||30|
         |begin_repeat|s|S||10|
         |integer|n|N|||
         |end_repeat|||||
         |end_repeat|||||
         |begin_repeat|t|T||30|
         |begin_repeat|u|U||10|
         {inner}
         |end_repeat|||||
         |end_repeat|||||"
    ));
    let upload = read_workbook(&bytes, "x.xlsx");
    assert_eq!(upload.problems[0].code, "too_many_reads");
    let stored = reread_workbook(&bytes).questionnaire.expect("it opens");
    let mut filling = Filling::start(Arc::new(stored), context());
    let two = Some(Answer::Text("2".to_owned()));
    filling.answer("r[30]/s[10]/n", two).expect("an answer");
    assert_eq!(value(&filling, "t[30]/u[10]/c11"), "2");
}
