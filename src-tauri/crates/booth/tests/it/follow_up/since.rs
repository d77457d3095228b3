//! What somebody answers and buys otherwise than at the fair before.

use super::segments::{asks_from_now_on, counts, rule};
use crate::support::{DAY, EMAIL, Laptop, asking, chosen, first_day};
use booth::FairScope;
use booth::fair::NextFair;
use booth::follow_up::segments::Rule;
use booth::rights::Whose;
use booth::visitors::Compared;
use chrono::Days;
use survey::Answer;
use uuid::Uuid;

const QUESTIONS: &str = "survey
    type | name | label
    select_one yn | new | 저희 부스는 처음이신가요?
    select_one home | home | 누구와 사세요?
    select_multiple drink | drink | 무엇을 즐기세요?
    integer | people | 몇 분이 쓰시나요?
    select_one yn | pills | 복용하시는 약이 있나요?
    choices
    list_name | name | label
    home | alone | 혼자
    home | two | 둘이
    drink | whisky | 위스키
    drink | tea | 차
    yn | yes | 네
    yn | no | 아니요";

/// What somebody answers: with whom she lives, what she drinks, how many use it, her pills.
struct Said<'a>(&'a str, &'a [&'a str], &'a str, &'a str);

fn comes(laptop: &mut Laptop, email: &str, Said(home, drinks, people, pills): &Said<'_>) -> Uuid {
    let booth = laptop.booth();
    let visitor = booth.expect_visitor().expect("somebody is here");
    let drinks = drinks.iter().map(|it| (*it).to_owned()).collect();
    for (question, answer) in [
        ("new", chosen(pills)),
        ("home", chosen(home)),
        ("drink", Some(Answer::Choices(drinks))),
        ("people", Some(Answer::Text((*people).to_owned()))),
        ("pills", chosen(pills)),
    ] {
        let answered = booth.answer(visitor, question, answer);
        answered.unwrap_or_else(|error| panic!("{question}: {error:?}"));
    }
    let draft = laptop.draft(email, "", &EMAIL);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

fn next_fair(laptop: &mut Laptop) {
    laptop.clock.advance(60 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let day = first_day() + Days::new(60);
    let next = NextFair {
        name: "리빙페어 가을".to_owned(),
        starts_on: day,
        ends_on: day,
        with_questionnaire: true,
        with_products: true,
        with_programmes: true,
    };
    laptop.booth().open_next_fair(&next).expect("a next fair");
}

/// Of whoever came to two fairs it is told what she answers and buys otherwise: the same
/// choices in another order are the same answer, nothing is told of a question about
/// something sensitive, nor that she came for the first time then, and what was destroyed is
/// gone.
#[test]
fn who_came_again_is_told_what_changed() {
    let mut fair = asking(QUESTIONS);
    let laptop = &mut fair.laptops[0];
    let products = laptop.booth().products().expect("products");
    let [glass, cup] = [&products[0], &products[1]];
    let before = Said("alone", &["whisky", "tea"], "3", "yes");
    let first = comes(laptop, "kim@example.com", &before);
    laptop.buy(first, glass.0);
    let same_before = comes(laptop, "lee@example.com", &before);
    assert_eq!(laptop.booth().changed_since(first).expect("read"), []);
    next_fair(laptop);
    let now = Said("two", &["tea", "whisky"], "3", "no");
    let second = comes(laptop, "kim@example.com", &now);
    laptop.buy(second, cup.0);
    let pills_changed = Said("alone", &["tea", "whisky"], "3", "no");
    comes(laptop, "lee@example.com", &pills_changed);

    let told = laptop.booth().changed_since(first).expect("read");
    assert_eq!(told, [], "nobody said at the desk that they are one person");
    let same = laptop.booth().compare_visits(first, second, Compared::Same);
    same.expect("decided");
    let changed = laptop.booth().changed_since(first).expect("read");
    let words: Vec<&str> = changed.iter().map(|it| it.ko.as_str()).collect();
    let bought = format!(
        "리빙디자인페어 2026에서는 ‘{}’, 리빙페어 가을에서는 ‘{}’",
        glass.1.name.ko, cup.1.name.ko
    );
    assert_eq!(words.len(), 2, "{words:?}");
    assert_eq!(
        words[0],
        "누구와 사세요? 리빙디자인페어 2026에서는 ‘혼자’, 리빙페어 가을에서는 ‘둘이’로 답하셨습니다."
    );
    assert!(words[1].starts_with(&bought), "{words:?}");
    let of_other_visit = laptop.booth().changed_since(second).expect("read");
    assert_eq!(of_other_visit, changed, "whichever of her visits is opened");
    let same = laptop.booth().changed_since(same_before).expect("read");
    assert_eq!(same, [], "only her pills changed");

    let people = laptop.booth().people_of_group(&Rule::default(), 0, 5);
    let people = people.expect("people").people;
    let told: Vec<_> = people.iter().map(|it| it.changed.len()).collect();
    assert_eq!(told.iter().sum::<usize>(), 2, "{told:?}");
    let ready = laptop.booth().audiences(FairScope::All).expect("groups");
    let otherwise = ready.groups.iter().find(|it| it.id == "answers_otherwise");
    assert_eq!(otherwise.map(|it| it.people), Some(1));

    let whose = [Whose::Visitor(first)];
    let gone = laptop
        .booth()
        .destroy_people(&whose, "본인이 요청함", false);
    gone.expect("destroyed");
    for visit in [first, second] {
        assert_eq!(laptop.booth().changed_since(visit).expect("read"), []);
    }
}

/// Everybody came once, or came again and answers the same or otherwise; of whoever
/// answered no question twice it is not known.
#[test]
fn whether_answers_changed_tells_people_apart() {
    let mut fair = asking(QUESTIONS);
    let laptop = &mut fair.laptops[0];
    let alone = Said("alone", &["tea"], "3", "no");
    let two = Said("two", &["tea"], "3", "no");
    let address = |number: usize| format!("guest{number}@example.com");
    for number in 0..30 {
        comes(laptop, &address(number), &alone);
    }
    next_fair(laptop);
    for number in 0..20 {
        let said = if number < 8 { &two } else { &alone };
        comes(laptop, &address(number), said);
    }
    let table = laptop.booth().segment_table().expect("a table");
    let all = counts(&table, &Rule::default());
    assert_eq!(all["changed"], [Some(0), Some(10), Some(12), Some(8)]);
    assert_eq!(all["visits"], [Some(0), Some(10), Some(20), Some(0)]);
    let asked_no_more = "survey
         type | name | label
         text | other | 다른 질문";
    asks_from_now_on(laptop, asked_no_more);
    let table = laptop.booth().segment_table().expect("a table");
    assert_eq!(counts(&table, &Rule::default())["changed"], all["changed"]);
}

/// Whoever came again came last to the second fair. Beside the number of that fair theirs
/// would tell of the three who came to it only.
#[test]
fn who_came_again_tells_of_nobody_who_came_last_to_the_same_fair() {
    let mut fair = asking(QUESTIONS);
    let laptop = &mut fair.laptops[0];
    let alone = Said("alone", &["tea"], "3", "no");
    let address = |number: usize| format!("guest{number}@example.com");
    for number in 0..30 {
        comes(laptop, &address(number), &alone);
    }
    next_fair(laptop);
    for number in 10..33 {
        comes(laptop, &address(number), &alone);
    }
    let table = laptop.booth().segment_table().expect("a table");
    let people = |variable: &str, level: &str| {
        let rule = rule(&[(variable, &[level])]);
        table.members(&rule).expect("people").len()
    };
    let latest = laptop.booth().fair_id().to_string();
    assert_eq!(people("changed", "same"), 20);
    assert_eq!(people("fair", &latest), 23);
    let all = counts(&table, &Rule::default());
    let both = all["changed"][2].zip(all["fair"][1]);
    assert_eq!(both, None, "23 - 20 are three people");
}
