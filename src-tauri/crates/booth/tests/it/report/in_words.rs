//! What the report says above its figures is true for ties, for sums over several days, and
//! where nobody noted anything.

use super::{figure, parts, report};
use crate::follow_up::hold_out::after_the_fair;
use crate::follow_up::targets::visitor;
use crate::orders;
use crate::support::{DAY, EMAIL, HOUR, Laptop, OPENING, fair};
use booth::follow_up::Window;
use booth::responses::Interest;

fn answer(laptop: &mut Laptop, section: &str) -> String {
    let told = report(laptop, Window::Days30);
    let mut sections = told.sections.into_iter();
    let found = sections.find(|it| it.id == section);
    let answer = found.expect("the section").answer;
    assert!(!answer.en.contains("  "), "{answer}");
    answer.ko
}

#[test]
fn ties_are_told_as_ties() {
    let mut fair = fair(2_012);
    let laptop = &mut fair.laptops[0];
    let mut comes = |day: i64, hour: i64, number: u32| {
        laptop.clock.set(OPENING + day * DAY + hour * HOUR);
        let email = format!("v{number}@example.com");
        visitor(laptop, &email, "", &EMAIL);
        (answer(laptop, "days"), answer(laptop, "hours"))
    };
    let (days, hours) = comes(0, 0, 1);
    assert_eq!(days, "11월 25일에 가장 많은 1명이 오셨습니다.");
    assert_eq!(
        hours,
        "하루 중 10시부터 한 시간 동안 가장 많은 1명이 오셨습니다."
    );
    let (days, hours) = comes(1, 0, 2);
    assert_eq!(days, "날마다 똑같이 1명이 오셨습니다.");
    assert_eq!(
        hours,
        "2일을 더하면 10시부터 한 시간 동안 가장 많은 2명이 오셨습니다."
    );
    let (days, hours) = comes(1, 2, 3);
    assert_eq!(days, "11월 26일에 가장 많은 2명이 오셨습니다.");
    assert!(hours.starts_with("2일을 더하면 10시부터"), "{hours}");
    comes(2, 2, 4);
    let (days, hours) = comes(2, 3, 5);
    assert_eq!(days, "11월 26일, 11월 27일에 가장 많은 2명씩 오셨습니다.");
    assert_eq!(
        hours,
        "3일을 더하면 10시, 12시부터 한 시간 동안 가장 많은 2명씩 오셨습니다."
    );
}

/// Of interest that nobody noted it is not said that it was low.
#[test]
fn interest_that_nobody_noted_is_not_known() {
    let (mut fair, people) = after_the_fair(2_013, 2);
    let laptop = &mut fair.laptops[0];
    laptop.booth().count_conversation().expect("counted");
    for id in ["qualified_contacts", "qualified_per_conversation"] {
        let told = figure(&report(laptop, Window::Days30), id);
        assert_eq!(told.in_words().ko, "알 수 없음", "{id}");
        let note = told.note.expect("what to do");
        assert!(note.ko.contains("관심을 적은 분이 없어"), "{note}");
    }
    laptop.clock.set(OPENING + DAY);
    let noted = laptop
        .booth()
        .note_visitor(people[0], Some(Interest::Cold), "");
    noted.expect("noted");
    let told = report(laptop, Window::Days30);
    assert_eq!(parts(&told, "qualified_contacts"), (Some(0), Some(2)));
}

/// An order of a shop is no sale that staff wrote to a visitor.
#[test]
fn an_order_has_a_line_of_its_own() {
    let mut fair = fair(2_014);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kept@example.com", "010-2345-6789", &EMAIL);
    laptop.clock.set(OPENING + 10 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let row = format!("1,11,{},20000,구매확정,,010-2345-6789,", orders::day(7));
    orders::import(laptop, &orders::table(&[row]));
    let told = report(laptop, Window::Days30);
    assert_eq!(parts(&told, "revisit.order.won").0, Some(20_000));
    assert_eq!(parts(&told, "revisit.visit.won").0, Some(0));
    assert_eq!(parts(&told, "won_after").0, Some(20_000));
}
