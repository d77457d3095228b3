//! Which answers fit their question, and how they are kept.

use crate::support::{context, fill, form, say, value};
use survey::{Answer, AnswerError, Filling};

/// Every kind of question takes its own kind of answer and nothing else.
#[test]
fn answers_must_fit_their_question() {
    let mut filling = fill(
        "survey
         |type|name|label|parameters|read_only|
         |integer|i|I|||
         |decimal|d|D|||
         |date|day|Day|||
         |time|t|T|||
         |range|r|R|start=0 end=5 step=0.5||
         |rank l|order|Order|||
         |acknowledge|ok|OK|||
         |note|n|N|||
         |text|fixed|F||yes|
         |text|x|X|||
         choices
         |list_name|name|label|
         |l|a|A|
         |l|b|B|",
    );
    let text = |text: &str| Some(Answer::Text(text.to_owned()));
    let mut try_answer = |question: &str, answer: Option<Answer>| {
        filling
            .answer(question, answer)
            .map(|_| value(&filling, question))
    };
    assert_eq!(
        try_answer("i", text("１２")),
        Ok("12".to_owned()),
        "full-width digits are digits"
    );
    assert_eq!(try_answer("i", text("1.5")), Err(AnswerError::NotANumber));
    assert_eq!(try_answer("d", text("2,5")), Ok("2.5".to_owned()));
    assert_eq!(try_answer("d", text("1e5")), Err(AnswerError::NotANumber));
    assert_eq!(
        try_answer("day", text("2026-02-29")),
        Err(AnswerError::NotADate)
    );
    assert_eq!(try_answer("t", text("14:30")), Ok("14:30".to_owned()));
    assert_eq!(try_answer("t", text("25:00")), Err(AnswerError::NotADate));
    assert_eq!(try_answer("r", text("4.5")), Ok("4.5".to_owned()));
    assert_eq!(try_answer("r", text("4.2")), Err(AnswerError::NotOnScale));
    assert_eq!(try_answer("order", text("b a")), Ok("b a".to_owned()));
    assert_eq!(
        try_answer("order", text("b")),
        Err(AnswerError::IncompleteRanking)
    );
    assert_eq!(try_answer("ok", text("yes")), Ok("OK".to_owned()));
    assert_eq!(try_answer("n", text("x")), Err(AnswerError::NotAnswerable));
    assert_eq!(try_answer("fixed", text("x")), Err(AnswerError::ReadOnly));
    assert_eq!(
        try_answer("nobody", text("x")),
        Err(AnswerError::UnknownQuestion)
    );
    assert_eq!(
        try_answer("x", text(&"가".repeat(30_000))),
        Err(AnswerError::TooLong)
    );
    assert_eq!(
        try_answer("x", text("8801\r\u{1d}234")),
        Ok("8801234".to_owned()),
        "a scanner's end mark"
    );
    assert_eq!(
        try_answer("x", text("\u{1112}\u{1161}\u{11ab}")),
        Ok("한".to_owned()),
        "Hangul is kept composed"
    );
    let said = AnswerError::TooLong.sentence();
    assert!(said.ko.contains("답이 너무 깁니다") && said.en.contains("too long"));
}

/// A draft opened again is the draft that was put away.
#[test]
fn drafts_come_back_as_they_were() {
    let tables = "survey
         |type|name|label|default|relevant|calculation|
         |text|a|A|first|||
         |text|b|B||${a} = 'x'||
         |calculate|c||||concat(${a}, ${b})|";
    let form = form(tables);
    let mut filling = Filling::start(form.clone(), context());
    say(&mut filling, "a", "x");
    say(&mut filling, "b", "y");
    say(&mut filling, "a", "");
    let mut again = Filling::start(form, context());
    again.restore(&filling.all_answers());
    assert_eq!(again.states(), filling.states());
    say(&mut again, "a", "x");
    assert_eq!(
        value(&again, "c"),
        "xy",
        "the hidden answer was in the draft"
    );
}
