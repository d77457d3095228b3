//! What each rule of a questionnaire means while it is being answered.

use survey::{Answer, AnswerError, Filling, Violation, evaluate};

use crate::support::{asked, context, fill, form, say, value};

/// A hidden answer must not decide anything, nor be lost when the visitor
/// changes their mind.
#[test]
fn hidden_answers_read_blank_and_come_back() {
    let mut filling = fill(
        "survey
         |type|name|label|relevant|required|calculation|
         |text|more|More?|||
         |text|name|Name|${more} = 'yes'|yes||
         |calculate|greeting||||concat('Hello ', ${name})|",
    );
    assert_eq!(
        filling.first_violation(),
        None,
        "a hidden required question is no violation"
    );
    say(&mut filling, "more", "yes");
    let missing = filling
        .first_violation()
        .expect("the shown question is required");
    assert_eq!(
        (missing.name.as_str(), missing.violation),
        ("name", Some(Violation::Required))
    );
    say(&mut filling, "name", "민지");
    assert_eq!(value(&filling, "greeting"), "Hello 민지");
    say(&mut filling, "more", "no");
    assert_eq!(value(&filling, "greeting"), "Hello ", "hidden reads blank");
    assert!(
        !filling.answers().contains_key("name"),
        "hidden is not submitted"
    );
    assert_eq!(
        filling.all_answers()["name"],
        "민지",
        "a draft remembers it"
    );
    say(&mut filling, "more", "yes");
    assert_eq!(value(&filling, "name"), "민지", "shown again, it is back");
}

/// Group relevance reaches every question inside, at any depth.
#[test]
fn groups_hide_all_they_hold() {
    let mut filling = fill(
        "survey
         |type|name|label|relevant|
         |integer|age|Age||
         |begin_group|adult|Adult|${age} >= 20|
         |begin_group|inner|||
         |text|drink|Drink||
         |end_group||||
         |end_group||||",
    );
    assert!(
        !asked(&filling, "drink"),
        "an empty number is not at least 20"
    );
    say(&mut filling, "age", "20");
    assert!(asked(&filling, "adult/inner/drink"));
    let shown = filling.visible_questions(None);
    let groups = filling.questionnaire().groups_of(shown[1].question);
    assert_eq!(
        groups
            .iter()
            .map(|group| group.path.as_str())
            .collect::<Vec<_>>(),
        ["adult", "adult/inner"]
    );
    assert_eq!(
        shown[1].group_labels,
        ["Adult"],
        "only groups with a label are named"
    );
}

/// Constraints judge answers, not their absence.
#[test]
fn constraints_are_about_answers() {
    let mut filling = fill(
        "survey
         |type|name|label|constraint|constraint_message|
         |integer|age|Age|. > 17 and . < 120|${age} is not an age we serve|",
    );
    assert_eq!(
        filling.first_violation(),
        None,
        "nothing answered, nothing to judge"
    );
    say(&mut filling, "age", "7");
    let state = filling.first_violation().expect("7 is too young");
    assert_eq!(state.violation, Some(Violation::Constraint));
    assert_eq!(
        state.message.as_deref(),
        Some("7 is not an age we serve"),
        "messages quote answers"
    );
    say(&mut filling, "age", "30");
    assert_eq!(filling.first_violation(), None);
}

/// Empty numbers are no numbers: neither below nor at least, and blank in sums.
#[test]
fn empty_numbers_compare_false_and_add_up_to_blank() {
    let mut filling = fill(
        "survey
         |type|name|label|relevant|calculation|
         |integer|n|N|||
         |text|below|B|${n} < 60||
         |text|above|A|${n} >= 60||
         |calculate|next|||${n} + 1|
         |calculate|safe|||coalesce(${n}, 0) + 1|",
    );
    assert!(!asked(&filling, "below") && !asked(&filling, "above"));
    assert_eq!(
        (value(&filling, "next"), value(&filling, "safe")),
        (String::new(), "1".to_owned())
    );
    say(&mut filling, "n", "5");
    assert!(asked(&filling, "below") && !asked(&filling, "above"));
    assert_eq!(value(&filling, "next"), "6");
}

/// A filter takes choices away, clears what was chosen, and gives it back.
#[test]
fn filtered_choices_are_cleared_and_restored() {
    let mut filling = fill(
        "survey
         |type|name|label|choice_filter|
         |select_one kinds|kind|Kind||
         |select_multiple goods|good|Good|kind = ${kind}|
         choices
         |list_name|name|label|kind|
         |kinds|wine|Wine||
         |kinds|tea|Tea||
         |goods|red|Red|wine|
         |goods|white|White|wine|
         |goods|pot|Pot|tea|",
    );
    assert_eq!(
        filling.state("good").and_then(|s| s.choices),
        Some(vec![]),
        "no kind, no goods"
    );
    say(&mut filling, "kind", "wine");
    let both = Answer::Choices(vec!["white".to_owned(), "red".to_owned()]);
    filling
        .answer("good", Some(both))
        .expect("both are offered");
    assert_eq!(
        value(&filling, "good"),
        "red white",
        "kept in the order of the list"
    );
    say(&mut filling, "kind", "tea");
    assert_eq!(value(&filling, "good"), "");
    assert_eq!(
        filling.answer("good", Some(Answer::Text("red".to_owned()))),
        Err(AnswerError::NotAChoice),
        "what is not offered cannot be chosen"
    );
    say(&mut filling, "kind", "wine");
    assert_eq!(
        value(&filling, "good"),
        "red white",
        "the filter is back, and so are they"
    );
}

/// The trap of stored truths: the text "false" is true.
#[test]
fn stored_false_is_true() {
    let filling = fill(
        "survey
         |type|name|label|relevant|calculation|
         |calculate|b|||1 = 2|
         |text|trap|T|${b}||
         |text|right|R|${b} = 'true'||",
    );
    assert_eq!(value(&filling, "b"), "false");
    assert!(asked(&filling, "trap") && !asked(&filling, "right"));
}

/// Dates count in days, whichever way they are written.
#[test]
fn dates_compare_and_subtract_as_days() {
    let mut filling = fill(
        "survey
         |type|name|label|calculation|
         |date|d|D||
         |calculate|days||${d} - date('2026-01-01')|
         |calculate|later||${d} > '2020-01-01'|
         |calculate|week||date(${d} + 7)|
         |calculate|text||format-date(${d}, '%Y.%n.%e')|",
    );
    assert_eq!(value(&filling, "days"), "");
    say(&mut filling, "d", "2026-03-01");
    assert_eq!(value(&filling, "days"), "59");
    assert_eq!(value(&filling, "later"), "true");
    assert_eq!(value(&filling, "week"), "2026-03-08");
    assert_eq!(value(&filling, "text"), "2026.3.1");
}

/// Defaults happen once, metadata come from the context, `once()` stays.
#[test]
fn defaults_and_metadata_are_set_when_it_is_opened() {
    let mut filling = fill(
        "survey
         |type|name|label|default|calculation|
         |today|today|||
         |start|start|||
         |end|end|||
         |deviceid|device|||
         |username|who|||
         |text|place|Place|Seoul-Coex||
         |text|staff|Staff|${last-saved#staff}||
         |date|visit|Visit|today()||
         |date|fixed|Fixed|2026-01-05||
         |integer|n|N|||
         |calculate|lucky||| once(random() + ${n} * 0)|",
    );
    assert_eq!(value(&filling, "today"), "2026-11-22");
    assert_eq!(value(&filling, "start"), "2026-11-22T10:30:00.000+09:00");
    assert_eq!(value(&filling, "end"), "", "not over yet");
    assert_eq!(value(&filling, "device"), "booth-1");
    assert_eq!(value(&filling, "who"), "민지");
    assert_eq!(
        value(&filling, "place"),
        "Seoul-Coex",
        "a hyphen in a word is no minus"
    );
    assert_eq!(value(&filling, "staff"), "민지");
    assert_eq!(value(&filling, "visit"), "2026-11-22");
    assert_eq!(value(&filling, "fixed"), "2026-01-05");
    say(&mut filling, "visit", "");
    assert_eq!(
        value(&filling, "visit"),
        "",
        "a default is not a calculation"
    );
    say(&mut filling, "n", "1");
    let first = value(&filling, "lucky");
    assert!(!first.is_empty());
    say(&mut filling, "n", "2");
    assert_eq!(value(&filling, "lucky"), first, "once means once");
    let later = chrono::DateTime::parse_from_rfc3339("2026-11-22T10:31:00+09:00").expect("a time");
    filling.finish(later);
    assert_eq!(value(&filling, "end"), "2026-11-22T10:31:00.000+09:00");
}

/// The same seed plays the same, another seed does not.
#[test]
fn chance_comes_from_the_context() {
    let tables = "survey
         |type|name|label|calculation|parameters|
         |calculate|r||random()||
         |calculate|id||uuid()||
         |select_one l|pick|Pick||randomize=true|
         choices
         |list_name|name|label|
         |l|a|A|
         |l|b|B|
         |l|c|C|
         |l|d|D|
         |l|e|E|";
    let form = form(tables);
    let play = |seed| {
        let mut context = context();
        context.seed = seed;
        let filling = Filling::start(form.clone(), context);
        (
            value(&filling, "r"),
            value(&filling, "id"),
            filling.state("pick").and_then(|s| s.choices),
        )
    };
    assert_eq!(play(1), play(1));
    assert_ne!(play(1), play(2));
    assert_eq!(play(1).1.len(), 36);
    let mut choices = play(3).2.expect("a select has choices");
    choices.sort();
    assert_eq!(choices, ["a", "b", "c", "d", "e"], "shuffled, none lost");
}

/// The order of a seeded list is the one ODK Web Forms 0.22 and JavaRosa show,
/// found by running the former: a respondent who goes on elsewhere sees the
/// choices where they were.
#[test]
fn a_seed_gives_the_order_other_tools_give() {
    for (seed, order) in [
        ("1", "bfeacd"),
        ("7", "dbafce"),
        ("42", "afcbde"),
        ("-3", "facbed"),
        ("3.9", "cdefba"),
        ("0", "cbeafd"),
    ] {
        let choices: String = ["a", "b", "c", "d", "e", "f"]
            .map(|name| format!("|l|{name}|{name}|\n"))
            .concat();
        let mut filling = fill(&format!(
            "survey\n|type|name|label|parameters|\n|decimal|n|N||\n\
             |select_one l|pick|Pick|randomize=true seed=${{n}}|\n\
             choices\n|list_name|name|label|\n{choices}"
        ));
        say(&mut filling, "n", seed);
        let offered = filling.state("pick").and_then(|state| state.choices);
        assert_eq!(offered.expect("a select").concat(), order, "seed {seed}");
    }
}

/// A default of another type would be an answer nobody could have given.
#[test]
fn a_default_of_another_type_is_left_out_with_a_warning() {
    let tables = "survey
         |type|name|label|default|
         |integer|pieces|Pieces|many|
         |integer|guests|Guests|3|
         |date|day|Day|2026-11-25 00:00:00|
         |date|other|Other|tomorrow|
         |text|word|Word|many|";
    let filling = fill(tables);
    assert_eq!(value(&filling, "pieces"), "");
    assert_eq!(value(&filling, "guests"), "3");
    assert_eq!(
        value(&filling, "day"),
        "2026-11-25",
        "Excel writes a date cell with its midnight"
    );
    assert_eq!(value(&filling, "other"), "");
    assert_eq!(value(&filling, "word"), "many");
    let warned = crate::support::warnings(tables);
    assert_eq!(warned, ["default_type", "default_type"]);
}

/// Columns without a language are the first language, as in ODK, unless the
/// author names another.
#[test]
fn columns_without_a_language_come_first() {
    let survey = "survey
         |type|name|label|label::French (fr)|
         |text|a|Hello|Bonjour|";
    let label = |tables: &str| fill(tables).state("a").map(|state| state.label);
    assert_eq!(label(survey).as_deref(), Some("Hello"));
    let french = format!("{survey}\nsettings\n|default_language|\n|French (fr)|");
    assert_eq!(
        label(&french).as_deref(),
        Some("Bonjour"),
        "a named default wins"
    );
}

/// Repeats have room for their instances; totals and look-backs work.
#[test]
fn repeats_are_asked_as_often_as_counted() {
    let mut filling = fill(
        "survey
         |type|name|label|repeat_count|calculation|
         |integer|many|How many?|||
         |begin_repeat|item|Item|${many}||
         |calculate|pos|||position(..)|
         |integer|price|Price of item ${pos}|||
         |calculate|before|||indexed-repeat(${price}, ${item}, position(..) - 1)|
         |end_repeat|||||
         |calculate|total|||sum(${price})|
         |calculate|asked|||count(${item})|",
    );
    assert!(!asked(&filling, "item[1]/price"), "no count, no item");
    say(&mut filling, "many", "3");
    for (index, price) in [(1, "10"), (2, "20"), (3, "30")] {
        say(&mut filling, &format!("item[{index}]/price"), price);
    }
    assert_eq!(
        filling.state("item[2]/price").map(|s| s.label),
        Some("Price of item 2".to_owned())
    );
    assert_eq!(value(&filling, "item[3]/before"), "20");
    assert_eq!(
        (value(&filling, "total"), value(&filling, "asked")),
        ("60".to_owned(), "3".to_owned())
    );
    say(&mut filling, "many", "2");
    assert_eq!(
        (value(&filling, "total"), value(&filling, "asked")),
        ("30".to_owned(), "2".to_owned())
    );
    assert!(!filling.answers().contains_key("item[3]/price"));
    say(&mut filling, "many", "3");
    assert_eq!(
        value(&filling, "total"),
        "60",
        "instances beyond the count are kept"
    );
}

/// Look-ups in a choice list, labels of answers, and language.
#[test]
fn lists_and_labels_are_looked_up_in_the_chosen_language() {
    let mut filling = fill(
        "survey
         |type|name|label::한국어 (ko)|label::English (en)|calculation|
         |select_one glass|pick|무엇을 찾으세요?|What are you looking for?||
         |calculate|price|||instance('glass')/root/item[name = ${pick}]/price|
         |calculate|label|||jr:choice-name(${pick}, '${pick}')|
         |note|thanks|${label}은 ${price}원입니다.|${label} costs ${price} won.||
         choices
         |list_name|name|label::한국어 (ko)|label::English (en)|price|
         |glass|rocks|온더락잔|Rocks glass|32000|
         |glass|flute|샴페인잔|Flute|36000|
         settings
         |form_title|default_language|
         |부스|한국어 (ko)|",
    );
    say(&mut filling, "pick", "rocks");
    assert_eq!(value(&filling, "price"), "32000");
    assert_eq!(
        filling.state("thanks").map(|s| s.label),
        Some("온더락잔은 32000원입니다.".to_owned())
    );
    filling.set_language(Some("English (en)"));
    assert_eq!(
        filling.state("thanks").map(|s| s.label),
        Some("Rocks glass costs 32000 won.".to_owned())
    );
    let shown = filling.visible_questions(Some("한국어 (ko)"));
    assert_eq!(
        shown[0].choices[1].label, "샴페인잔",
        "one screen may ask for another language"
    );
    assert_eq!(
        filling.questionnaire().languages(),
        ["한국어 (ko)", "English (en)"]
    );
}

/// `or_other` gives one question an "other", not every question of the list.
#[test]
fn or_other_does_not_leak_into_other_questions() {
    let mut filling = fill(
        "survey
         |type|name|label|
         |select_one l or_other|with|With|
         |select_one l|without|Without|
         choices
         |list_name|name|label|
         |l|a|A|",
    );
    assert_eq!(
        filling.state("with").and_then(|s| s.choices),
        Some(vec!["a".to_owned(), "other".to_owned()])
    );
    assert_eq!(
        filling.state("without").and_then(|s| s.choices),
        Some(vec!["a".to_owned()])
    );
    assert!(!asked(&filling, "with_other"));
    say(&mut filling, "with", "other");
    assert!(asked(&filling, "with_other"));
}

/// A triggered calculation runs when its question is answered and not before.
#[test]
fn triggers_run_on_answers() {
    let mut filling = fill(
        "survey
         |type|name|label|calculation|trigger|
         |text|a|A|||
         |text|b|B|||
         |integer|length|Length|string-length(${b})|${a}|",
    );
    say(&mut filling, "b", "가나다");
    assert_eq!(value(&filling, "length"), "");
    say(&mut filling, "a", "x");
    assert_eq!(value(&filling, "length"), "3");
    say(&mut filling, "length", "9");
    say(&mut filling, "b", "가");
    assert_eq!(value(&filling, "length"), "9", "only the trigger runs it");
}

/// The screen redraws what changed; everything else stays.
#[test]
fn changes_name_exactly_what_changed() {
    let mut filling = fill(
        "survey
         |type|name|label|relevant|required|
         |text|a|A|||
         |text|b|B|${a} = 'x'||
         |text|c|C||${a} = 'y'|
         |text|d|D|||",
    );
    let changed = filling
        .answer("a", Some(Answer::Text("x".to_owned())))
        .expect("a text");
    assert_eq!(changed.paths, ["a", "b"]);
    let changed = filling
        .answer("a", Some(Answer::Text("y".to_owned())))
        .expect("a text");
    assert_eq!(changed.paths, ["a", "b", "c"]);
    let changed = filling
        .answer("d", Some(Answer::Text("z".to_owned())))
        .expect("a text");
    assert_eq!(changed.paths, ["d"]);
}

/// Expressions without a questionnaire, as the command line evaluates them.
#[test]
fn expressions_stand_alone() {
    let text = |expression: &str| format!("{:?}", evaluate(expression, &context()));
    assert_eq!(text("number('1,000')"), "Ok(Number(NaN))");
    assert_eq!(text("'01' = 1"), "Ok(Boolean(true))");
    assert_eq!(text("'01' = '1'"), "Ok(Boolean(false))");
    assert_eq!(text("'10' > '9'"), "Ok(Boolean(true))");
    assert_eq!(text("today() > '2020-01-01'"), "Ok(Boolean(true))");
    assert_eq!(text("round(-2.5)"), "Ok(Number(-2.0))");
    assert_eq!(text("round('-12345.15', 1)"), "Ok(Number(-12345.1))");
    assert_eq!(text("string-length('👍👍')"), "Ok(Number(4.0))");
    assert_eq!(text("string-length('한글')"), "Ok(Number(2.0))");
    assert_eq!(text("regex('xaby', 'ab')"), "Ok(Boolean(false))");
    assert_eq!(text("substr('부스루프', 2)"), "Ok(String(\"루프\"))");
    assert_eq!(text("max(-3, -7)"), "Ok(Number(-3.0))");
    assert_eq!(
        text("format-date-time(now(), '%H:%M')"),
        "Ok(String(\"10:30\"))"
    );
    assert_eq!(
        text("now()"),
        "Ok(String(\"2026-11-22T10:30:00.000+09:00\"))"
    );
    assert_eq!(
        text("decimal-date-time('1970-01-02T09:00:00.000+09:00')"),
        "Ok(Number(1.0))"
    );
    assert!(text("${x}").contains("NoForm"));
    assert!(text("1 +").contains("Syntax"));
    assert!(text("frobnicate(1)").contains("UnknownFunction"));
}

/// The one choice of a question is one name, blanks and all; where several may be
/// chosen, blanks part them.
#[test]
fn the_answer_of_a_select_one_is_one_name() {
    let mut filling = fill(
        "survey
         |type|name|label|calculation|
         |select_one l|one|One||
         |select_multiple m|more|More||
         |calculate|whole||selected(${one}, '매우 좋음')|
         |calculate|part||selected(${one}, '좋음')|
         |calculate|first||selected(${one}, '매우')|
         |calculate|blanks||selected(${one}, ' 매우 좋음 ')|
         |calculate|count||count-selected(${one})|
         |calculate|at||selected-at(${one}, 0)|
         |calculate|second||selected-at(${one}, 1)|
         |calculate|several||concat(selected(${more}, 'b'), count-selected(${more}), selected-at(${more}, 1))|
         choices
         |list_name|name|label|
         |l|매우 좋음|Very good|
         |l|좋음|Good|
         |m|a|A|
         |m|b|B|",
    );
    assert_eq!(value(&filling, "count"), "0");
    say(&mut filling, "one", "매우 좋음");
    say(&mut filling, "more", "a b");
    for (name, expected) in [
        ("whole", "true"),
        ("part", "false"),
        ("first", "false"),
        ("blanks", "true"),
        ("count", "1"),
        ("at", "매우 좋음"),
        ("second", ""),
        ("several", "true2b"),
    ] {
        assert_eq!(value(&filling, name), expected, "{name}");
    }
    say(&mut filling, "one", "좋음");
    assert_eq!(value(&filling, "part"), "true");
    assert_eq!(value(&filling, "whole"), "false");
}
