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
    assert_eq!(try_answer("i", text("10²")), Err(AnswerError::NotANumber));
    assert_eq!(try_answer("i", text("１\u{200b}２")), Ok("12".to_owned()));
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
        try_answer("x", text("👨\u{200d}👩\u{200d}👧\u{200b} 셋")),
        Ok("👨\u{200d}👩\u{200d}👧 셋".to_owned()),
        "a family stays one"
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

/// Only where several may be chosen a blank stands between two of them; also in
/// a repeat, and as a version that is gone asked it.
#[test]
fn an_answer_is_split_where_several_may_be_chosen() {
    let form = form(
        "survey
         |type|name|label|repeat_count|
         |select_one sat|sat|S||
         |text|t|T||
         |begin_repeat|item|I|2|
         |select_one sat|one|O||
         |select_multiple topic|many|M||
         |end_repeat||||
         choices
         |list_name|name|label|
         |sat|매우 좋음|A|
         |sat|좋음|B|
         |topic|a|A|
         |topic|b|B|",
    );
    assert_eq!(form.chosen("sat", "매우 좋음"), ["매우 좋음"]);
    assert_eq!(form.chosen("t", "두 낱말"), ["두 낱말"]);
    assert_eq!(form.chosen("item[2]/one", "매우 좋음"), ["매우 좋음"]);
    assert_eq!(form.chosen("item[2]/many", "a b"), ["a", "b"]);
    assert_eq!(form.chosen("item/many", "a b"), ["a", "b"]);
    assert_eq!(form.chosen("gone", "a b"), ["a b"]);
    assert!(form.chosen("sat", "").is_empty());
    assert!(form.chosen("item[1]/many", "").is_empty());
}

/// A year of two digits may be any century's, or a day: it is no date.
#[test]
fn a_date_has_a_year_of_four_digits() {
    let mut filling = fill(
        "survey
         |type|name|label|
         |date|day|D|
         |dateTime|at|A|",
    );
    for written in ["26-11-25", "126-11-25", "6-11-25", "02026-11-25"] {
        let day = Some(Answer::Text(written.to_owned()));
        assert_eq!(
            filling.answer("day", day),
            Err(AnswerError::NotADate),
            "{written}"
        );
        let at = Some(Answer::Text(format!("{written}T10:00")));
        assert_eq!(
            filling.answer("at", at),
            Err(AnswerError::NotADate),
            "{written}"
        );
    }
    assert_eq!(value(&filling, "day"), "");
    say(&mut filling, "day", "2026-11-25");
    assert_eq!(value(&filling, "day"), "2026-11-25");
}

/// A date that is pasted comes with blanks, and a time with a slip in it would be
/// counted as another.
#[test]
fn blanks_around_dates_are_no_part_of_them_and_no_minute_has_61_seconds() {
    let mut filling = fill(
        "survey
         |type|name|label|
         |date|day|Day|
         |datetime|moment|Moment|
         |time|t|T|",
    );
    let mut read = |question: &str, text: &str| {
        let answer = filling.answer(question, Some(Answer::Text(text.to_owned())));
        answer.map(|_| value(&filling, question))
    };
    for blank in [" ", "\u{a0}", "\n", "\t", "\u{3000}", "\u{feff}", " \r\n"] {
        for text in ["2026-11-25", "２０２６－１１－２５"] {
            for written in [
                format!("{text}{blank}"),
                format!("{blank}{text}"),
                format!("{blank}{text}{blank}"),
            ] {
                assert_eq!(
                    read("day", &written),
                    Ok("2026-11-25".to_owned()),
                    "{written:?}"
                );
            }
        }
        assert_eq!(
            read("t", &format!("{blank}10:20{blank}")),
            Ok("10:20".to_owned())
        );
        assert!(read("moment", &format!("{blank}2026-11-25T10:20{blank}")).is_ok());
    }
    for (question, text) in [
        ("day", "2026-11- 25"),
        ("day", "2026.11.25."),
        ("day", "2026-02-31"),
        ("day", "2026-11-25 26"),
        ("t", "10:00:60"),
        ("t", "10:00:60.5"),
        ("t", "23:59:60"),
        ("t", "10:60"),
        ("t", "24:00"),
        ("moment", "2026-11-25T10:00:60"),
        ("moment", "2026-12-31T23:59:60Z"),
    ] {
        assert_eq!(read(question, text), Err(AnswerError::NotADate), "{text}");
    }
}
