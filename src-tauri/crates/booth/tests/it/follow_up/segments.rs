//! Groups of people by what they answered and did.

use crate::support::{Fair, Laptop, asking, chosen, fair, workbook};
use booth::FairScope;
use booth::follow_up::segments::{Covered, Rule, SegmentTable};
use booth::follow_up::{RuleEffect, RuleIsFor};
use std::collections::BTreeMap;
use survey::{Answer, Draft};
use uuid::Uuid;

/// A questionnaire with every kind of answer that makes a variable, and one that does not.
pub(super) const QUESTIONS: &str = "survey
    type | name | label
    select_one home | home | 누구와 사세요?
    select_multiple drink | drink | 무엇을 즐기세요?
    integer | people | 몇 분이 쓰시나요?
    select_one town | town | 어디에서 오셨어요?
    select_one yn | pills | 복용하시는 약이 있나요?
    text | wish | 바라는 것
    choices
    list_name | name | label
    home | alone | 혼자
    home | two | 둘이
    drink | whisky | 위스키
    drink | tea | 차
    yn | yes | 네
    town | a | 가
    town | b | 나
    town | c | 다
    town | d | 라
    town | e | 마
    town | f | 바";

/// The choice of a list that somebody with this number takes.
fn of(number: usize, choices: &[&'static str]) -> &'static str {
    choices[number % choices.len()]
}

fn visit(laptop: &mut Laptop, number: usize) -> Uuid {
    let booth = laptop.booth();
    let visitor = booth.expect_visitor().expect("somebody is here");
    let mut say = |question: &str, answer: Option<Answer>| {
        booth.answer(visitor, question, answer).expect("an answer");
    };
    say("home", chosen(of(number, &["alone", "two"])));
    let drinks: &[&str] = [&["whisky", "tea"][..], &["tea"], &["whisky"]][number % 3];
    let drinks = drinks.iter().map(|it| (*it).to_owned()).collect();
    say("drink", Some(Answer::Choices(drinks)));
    say("people", Some(Answer::Text((number % 9).to_string())));
    let town = of(number, &["a", "b", "c", "d", "a", "b", "c", "d", "e", "f"]);
    say("town", chosen(town));
    say("wish", Some(Answer::Text(format!("{number}번째 소원"))));
    visitor
}

/// A fair of so many people, of whom every fourth buys the first product.
pub(super) fn visited(people: usize) -> Fair {
    let mut fair = asking(QUESTIONS);
    let laptop = &mut fair.laptops[0];
    let product = laptop.booth().products().expect("products")[0].0;
    for number in 0..people {
        let visitor = visit(laptop, number);
        if number % 4 == 0 {
            laptop.buy(visitor, product);
        }
    }
    fair
}

pub(super) fn rule(conditions: &[(&str, &[&str])]) -> Rule {
    let conditions = conditions.iter().map(|(variable, levels)| {
        let levels = levels.iter().map(|it| (*it).to_owned());
        ((*variable).to_owned(), levels.collect())
    });
    Rule {
        conditions: conditions.collect(),
        ..Rule::default()
    }
}

/// How many of a group have each level of each variable.
pub(super) fn counts(table: &SegmentTable, rule: &Rule) -> BTreeMap<String, Vec<Option<u32>>> {
    let counts = table.count(rule).expect("a known rule").variables;
    let variables = table.variables().map(|(variable, _)| variable.id.clone());
    variables.zip(counts).collect()
}

/// Every answer with choices or numbers is a variable with a few levels, what is said
/// in words is none, and a question about something sensitive is refused with its word.
#[test]
fn answers_become_variables_with_a_few_levels() {
    let mut fair = visited(60);
    let table = fair.laptops[0].booth().segment_table().expect("a table");
    let all = counts(&table, &Rule::default());
    assert_eq!(all["answer:home"], [Some(0), Some(30), Some(30)]);
    assert_eq!(all["answer:drink:whisky"], [Some(0), Some(40), Some(20)]);
    assert_eq!(all["answer:drink:tea"], [Some(0), Some(40), Some(20)]);
    assert_eq!(
        all["answer:people"],
        [Some(0), Some(21), Some(21), Some(18)]
    );
    assert_eq!(
        all["answer:town"],
        [Some(0), Some(12), Some(12), Some(12), Some(12), Some(12)],
        "the four most frequent, and the others together"
    );
    assert_eq!(all["bought"], [Some(0), Some(15), Some(45)]);
    assert!(!all.contains_key("answer:wish"));
    assert!(!all.contains_key("answer:pills"));
    let refused: Vec<&str> = table
        .refused()
        .iter()
        .map(|it| it.why.ko.as_str())
        .collect();
    assert_eq!(refused.len(), 1);
    assert!(refused[0].starts_with("‘복용’은"), "{}", refused[0]);
    let covered = table
        .variables()
        .map(|(variable, note)| (variable.id.as_str(), note.covered));
    let covered: BTreeMap<&str, Covered> = covered.collect();
    assert_eq!(covered["answer:home"], Covered::Yes);
    assert_eq!(covered["visits"], Covered::Yes);
}

/// What is sensitive teaches nothing, either: no rule can be made of it, and no reason names it.
#[test]
fn a_sensitive_question_is_no_reason_and_no_rule() {
    let mut fair = visited(1);
    let booth = fair.laptops[0].booth();
    let questions = booth.owner_rules().expect("rules").questions;
    let asked: Vec<&str> = questions.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(asked, ["home", "drink", "town"]);
    let product = booth.products().expect("products")[0].0;
    let is_for = RuleIsFor::Answered {
        question: "pills".to_owned(),
        choice: "yes".to_owned(),
    };
    let refused = booth.make_owner_rule(&is_for, product, RuleEffect::First);
    refused.expect_err("it is about her health");
}

/// A crossing is everybody with both, what they bought is counted with it, and a number
/// that would tell of one to four people is told nowhere.
#[test]
fn a_crossing_is_counted_and_hides_what_is_small() {
    let mut fair = visited(60);
    let laptop = &mut fair.laptops[0];
    let table = laptop.booth().segment_table().expect("a table");
    let alone = rule(&[("answer:home", &["alone"])]);
    let counted = table.count(&alone).expect("counted");
    assert_eq!(counted.people, Some(30));
    assert_eq!(counted.products[0], Some(15), "every other of them bought");
    let words = table.in_words(&alone).expect("words");
    assert_eq!(words.ko, "누구와 사세요? 혼자");
    let two = rule(&[("answer:home", &["two"]), ("answer:drink:tea", &["yes"])]);
    let members = table.members(&two).expect("people");
    assert_eq!(members.len(), 20);
    assert_eq!(table.count(&two).expect("counted").people, Some(20));
    let rare = rule(&[("answer:home", &["alone"]), ("answer:town", &["~other"])]);
    assert_eq!(table.members(&rare).expect("people").len(), 6);
    let told = counts(&table, &rare);
    let told: Vec<u32> = told.into_values().flatten().flatten().collect();
    assert!(told.iter().all(|it| *it == 0 || *it >= 5), "{told:?}");
}

/// The laptop asks these questions from now on.
pub(super) fn asks_from_now_on(laptop: &mut Laptop, sheets: &str) {
    let (draft, _) = Draft::read(&workbook(sheets), "next.xlsx").expect("a questionnaire");
    let draft = laptop.booth().import_questionnaire(&draft);
    let version = laptop
        .booth()
        .publish_questionnaire(draft.expect("a draft"))
        .expect("published");
    let chosen = laptop.booth().choose_questionnaire(version);
    chosen.expect("asked from now on");
}

/// A question that is asked no more, and choices that are offered no more, keep their
/// variable and their people: the ids are the same for ever.
#[test]
fn a_variable_outlives_the_question() {
    let mut fair = visited(20);
    let laptop = &mut fair.laptops[0];
    let before = laptop.booth().segment_table().expect("a table");
    asks_from_now_on(
        laptop,
        "survey
         type | name | label
         text | other | 다른 질문",
    );
    let after = laptop.booth().segment_table().expect("a table");
    assert_eq!(
        counts(&before, &Rule::default()),
        counts(&after, &Rule::default())
    );
}

/// Who of a group may be written to is named, a few at a time and each once, with what of
/// the rule is true of her.
#[test]
fn the_people_of_a_group_are_named_with_what_puts_them_there() {
    let mut fair = fair(98);
    let laptop = &mut fair.laptops[0];
    let emails = ["kim@example.com", "lee@example.com", "park@example.com"];
    let mut reachable = emails.map(|email| laptop.reachable_visitor(email));
    reachable.sort_unstable();
    laptop.answered_visit();
    let came_once = rule(&[("visits", &["1", "2"])]);
    let table = laptop.booth().segment_table().expect("a table");
    assert_eq!(table.members(&came_once).expect("people").len(), 4);

    let mut named = |rule: &Rule, from| {
        let found = laptop.booth().people_of_group(rule, from, 2);
        let found = found.expect("people");
        (found.of, found.people)
    };
    let (of, mut people) = named(&came_once, 0);
    assert_eq!((of, people.len()), (3, 2));
    let (of, rest) = named(&came_once, 2);
    assert_eq!((of, rest.len()), (3, 1));
    people.extend(rest);
    let visitors: Vec<Uuid> = people.iter().map(|it| it.person.visitor).collect();
    assert_eq!(visitors, reachable);
    for person in &people {
        let why: Vec<&str> = person.why.iter().map(|it| it.ko.as_str()).collect();
        assert_eq!(why, ["오신 박람회 수: 첫 방문"]);
    }
    assert_eq!(named(&came_once, 9), (3, Vec::new()));
    let bought = rule(&[("bought", &["yes"])]);
    assert_eq!(named(&bought, 0), (0, Vec::new()));

    // What is kept between two askings is made anew once something happens.
    laptop.booth().withdraw(reachable[0]).expect("withdrawn");
    let left = laptop.booth().people_of_group(&came_once, 0, 9);
    let left = left.expect("people").people.into_iter();
    let left: Vec<Uuid> = left.map(|it| it.person.visitor).collect();
    assert_eq!(left, reachable[1..]);
    let all = laptop.booth().follow_up(FairScope::All).expect("people");
    let one_by_one = laptop.booth().people_of_group(&came_once, 1, 1);
    let one_by_one = &one_by_one.expect("people").people[0].person;
    assert_eq!(*one_by_one, all.people[1], "as the whole list says");
}

/// The table is kept while nothing is recorded, and made anew when something is.
#[test]
fn the_table_is_kept_until_something_is_recorded() {
    let mut fair = visited(6);
    let laptop = &mut fair.laptops[0];
    let first = laptop.booth().segment_table().expect("a table");
    let again = laptop.booth().segment_table().expect("a table");
    assert!(std::sync::Arc::ptr_eq(&first, &again));
    visit(laptop, 7);
    let more = laptop.booth().segment_table().expect("a table");
    assert_eq!(
        first.count(&Rule::default()).expect("counted").people,
        Some(6)
    );
    assert_eq!(
        more.count(&Rule::default()).expect("counted").people,
        Some(7)
    );
}

/// Where nobody came there are no variables and no people, and a rule that names
/// what is not there is refused in words.
#[test]
fn nobody_and_nothing_are_no_trouble() {
    let mut fair = fair(96);
    let table = fair.laptops[0].booth().segment_table().expect("a table");
    let counted = table.count(&Rule::default()).expect("counted");
    assert_eq!(counted.people, Some(0));
    assert!(counted.products.iter().all(|people| *people == Some(0)));
    let unknown = table.count(&rule(&[("answer:gone", &["x"])]));
    let refused = unknown.expect_err("no such variable").sentence();
    assert!(
        refused.ko.starts_with("‘answer:gone’ 변수가"),
        "{}",
        refused.ko
    );
}

fn named(laptop: &mut Laptop) -> Vec<String> {
    let saved = laptop.booth().saved_segments().expect("groups");
    saved.into_iter().map(|it| it.name).collect()
}

/// A group is saved under a name as a rule: it is counted anew, renamed, removed and taken
/// back, and another laptop has it after a merge.
#[test]
fn a_saved_group_is_a_rule_under_a_name() {
    let mut fair = Fair::with_laptops(2, 97);
    let (one, other) = fair.pair(0, 1);
    for _ in 0..6 {
        one.answered_visit();
    }
    let alone = rule(&[("answer:household", &["couple"])]);
    let id = one.booth().save_segment(None, " 둘이 사는 분 ", &alone);
    let id = id.expect("saved");
    let people = |laptop: &mut Laptop| {
        let counted = laptop.booth().counted_segments().expect("groups");
        counted[0].1.clone().expect("it can be counted").1
    };
    let before = one.booth().segment_table().expect("a table");
    let first = people(one);
    assert_eq!(before.count(&alone).expect("counted").people, first);
    one.answered_visit();
    let after = one.booth().segment_table().expect("a table");
    assert_eq!(after.count(&alone).expect("counted").people, people(one));

    other.learn_from(one);
    assert_eq!(named(other), ["둘이 사는 분"]);
    one.booth()
        .save_segment(Some(id), "두 분", &alone)
        .expect("renamed");
    one.booth().remove_segment(id, true).expect("removed");
    assert_eq!(named(one), [""; 0]);
    other.learn_from(one);
    assert_eq!(named(other), [""; 0]);
    one.booth().remove_segment(id, false).expect("taken back");
    assert_eq!(named(one), ["두 분"]);

    one.reachable_visitor("seoyeon@example.com");
    let of_her = one.booth().save_segment(Some(id), "김서연 님과 둘", &alone);
    of_her.expect_err("the name would outlive her records");
    assert_eq!(named(one), ["두 분"]);
}

/// A name that is missing, too long, taken or a contact is refused, and so is a group
/// that would lie in itself; nothing is saved.
#[test]
fn what_cannot_be_saved_is_refused_in_words() {
    let mut fair = visited(3);
    let laptop = &mut fair.laptops[0];
    let alone = rule(&[("answer:home", &["alone"])]);
    let long = "가".repeat(61);
    for name in [
        "",
        "  ",
        "\u{200b}\u{202e}\n",
        &long,
        "kim@example.com",
        "010-1234-5678 님",
        "010-1234-567 님",
        "kim @ naver.com",
        "고객 49120045",
        "1588-1234",
        "비싼 것을 산 분 0212345",
        "구매하신 분",
    ] {
        let refused = laptop.booth().save_segment(None, name, &alone);
        assert!(refused.is_err(), "{name} names no group");
    }
    let id = laptop
        .booth()
        .save_segment(None, "혼자", &alone)
        .expect("saved");
    laptop
        .booth()
        .save_segment(None, "혼자", &alone)
        .expect_err("taken");
    let within = |id: Uuid| Rule {
        audiences: [format!("saved:{id}")].into(),
        ..Rule::default()
    };
    // Ids of one moment have no order.
    laptop.clock.advance(1);
    let outer = laptop
        .booth()
        .save_segment(None, "바깥", &within(id))
        .expect("saved");
    let circle = laptop
        .booth()
        .save_segment(Some(id), "혼자", &within(outer));
    let refused = circle.expect_err("it would lie in itself").sentence();
    assert!(refused.ko.contains("자기 자신"), "{}", refused.ko);
    laptop
        .booth()
        .save_segment(None, "없는", &rule(&[("gone", &["x"])]))
        .expect_err("no variable");
    assert_eq!(named(laptop), ["혼자", "바깥"]);
    // What it lies in was removed since.
    laptop.booth().remove_segment(id, true).expect("removed");
    let counted = laptop.booth().counted_segments().expect("groups");
    counted[0].1.clone().expect_err("its condition is gone");
}

/// A name is kept on one line and without what nobody sees; days and amounts are no numbers
/// to call.
#[test]
fn a_name_is_kept_as_it_is_read() {
    let mut fair = visited(3);
    let laptop = &mut fair.laptops[0];
    let alone = rule(&[("answer:home", &["alone"])]);
    for name in [
        " 둘이\n사는\u{200b} \u{202e}분\t",
        "2026-11-25 방문",
        "2025 2026 둘 다 오신 분",
        "5만 원 이상, 3~4월",
        "1,000,000원",
    ] {
        let saved = laptop.booth().save_segment(None, name, &alone);
        saved.unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let kept = named(laptop);
    assert!(kept.contains(&"둘이 사는 분".to_owned()), "{kept:?}");
}

/// A list that an answer before narrows may hold a choice several times
/// (`allow_choice_duplicates`): it is one level all the same.
#[test]
fn a_choice_that_stands_several_times_is_one_level() {
    let mut fair = asking(
        "survey
         type|name|label
         select_one town|town|어디에서 오셨나요?
         choices
         list_name|name|label
         town|other|그 밖
         town|other|그 밖의 곳
         town|seoul|서울
         town|other|다른 곳
         town|busan|부산
         town|daegu|대구
         town|jeju|제주
         town|ulsan|울산
         settings
         allow_choice_duplicates|form_title
         yes|어디서",
    );
    let laptop = &mut fair.laptops[0];
    for number in 0..30 {
        let visitor = laptop.booth().expect_visitor().expect("somebody is here");
        let town = of(number, &["other", "seoul", "other", "busan", "jeju"]);
        let booth = laptop.booth();
        booth
            .answer(visitor, "town", chosen(town))
            .expect("a choice");
        booth.finish_survey(visitor).expect("handed in");
    }
    let table = laptop.booth().segment_table().expect("a table");
    let levels: Vec<Vec<String>> = table
        .variables()
        .filter(|(it, _)| it.id == "answer:town")
        .map(|(it, _)| it.levels.iter().map(|level| level.id.clone()).collect())
        .collect();
    assert_eq!(levels.len(), 1);
    let others = levels[0].iter().filter(|it| *it == "other").count();
    assert_eq!((levels[0].len(), others), (4, 1), "{levels:?}");
}

/// A question that is asked only after one answer lies in that answer, also where the group
/// around it says so: their numbers would tell of the two who skipped it.
#[test]
fn a_question_under_a_condition_does_not_tell_who_skipped_it() {
    let own = "select_one who|who|누구에게 선물하세요?|${use} = 'gift'";
    let around = "begin_group|gift|선물|${use} = 'gift'
         select_one who|who|누구에게 선물하세요?|
         end_group|||";
    for (who, asked) in [("who", own), ("gift/who", around)] {
        let sheets = format!(
            "survey
             type|name|label|relevant
             select_one use|use|어디에 쓰세요?|
             {asked}
             choices
             list_name|name|label
             use|gift|선물용
             use|home|집에서
             who|family|가족
             who|friend|친구"
        );
        let mut fair = asking(&sheets);
        let laptop = &mut fair.laptops[0];
        let answer = |laptop: &mut Laptop, answers: &[(&str, &str)]| {
            let booth = laptop.booth();
            let visitor = booth.expect_visitor().expect("somebody is here");
            for (question, choice) in answers {
                booth
                    .answer(visitor, question, chosen(choice))
                    .expect("a choice");
            }
        };
        for _ in 0..12 {
            answer(laptop, &[("use", "gift"), (who, "family")]);
            answer(laptop, &[("use", "gift"), (who, "friend")]);
            answer(laptop, &[("use", "home")]);
        }
        let shown = |laptop: &mut Laptop| {
            let table = laptop.booth().segment_table().expect("a table");
            counts(&table, &rule(&[]))
        };
        let asked = format!("answer:{who}");
        assert_eq!(shown(laptop)[&asked][1..], [Some(12), Some(12)]);
        for _ in 0..2 {
            answer(laptop, &[("use", "gift")]);
        }
        let now = shown(laptop);
        assert_eq!(now["answer:use"], [Some(0), Some(26), Some(12)]);
        assert_eq!(now[&asked], [None; 3], "26 - 12 - 12 are two");
    }
}

/// How many handed a survey in is told with what questions were worth: of thirteen who did,
/// twelve said with whom they live, and the others only began.
#[test]
fn a_question_does_not_tell_who_handed_in_without_it() {
    let mut fair = asking(QUESTIONS);
    let laptop = &mut fair.laptops[0];
    let mut hand_in = |answers: &[(&str, &str)], is_whole: bool| {
        let booth = laptop.booth();
        let visitor = booth.kiosk_start("ko").expect("somebody is here");
        for (question, choice) in answers {
            let answer = booth.answer(visitor, question, chosen(choice));
            answer.expect("a choice");
        }
        if is_whole {
            booth.kiosk_hand_in(visitor, "ko").expect("handed in");
        }
        let table = laptop.booth().segment_table().expect("a table");
        counts(&table, &Rule::default())["answer:home"].clone()
    };
    for number in 0..12 {
        hand_in(&[("home", of(number, &["alone", "two"]))], true);
    }
    for _ in 0..8 {
        hand_in(&[("town", "a")], false);
    }
    let before = hand_in(&[("home", "alone")], true);
    assert_eq!(before, [Some(8), Some(7), Some(6)]);
    assert_eq!(hand_in(&[("town", "a")], true), [None; 3], "14 - 7 - 6");
}
