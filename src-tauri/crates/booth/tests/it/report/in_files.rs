//! Whoever was left out counts once, however many files for however many tools were made.

use super::{figure, parts, report};
use crate::follow_up::targets::{by, export, request, visitor};
use crate::support::{DAY, EMAIL, OPENING, fair};
use booth::follow_up::Window;
use permission::Channel;
use std::collections::BTreeSet;

#[test]
fn a_second_tool_leaves_nobody_out_again() {
    let mut fair = fair(2_011);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    visitor(
        laptop,
        "",
        "010-1111-1111",
        &by(&[Channel::Sms, Channel::Kakao]),
    );
    for number in 0..3 {
        let email = format!("silent{number}@example.com");
        visitor(laptop, &email, "", &by(&[]));
    }
    laptop.clock.set(OPENING + 6 * DAY);
    let outside = |laptop: &mut _| parts(&report(laptop, Window::Days30), "people_in_no_file");
    assert_eq!(outside(laptop), (None, Some(5)), "no file is known");
    let mut most_for_a_reason = BTreeSet::new();
    for tool in ["stibee", "listmonk"] {
        export(laptop, &request(tool)).expect("a file");
        assert_eq!(outside(laptop), (Some(4), Some(5)), "{tool}");
        let told = report(laptop, Window::Days30);
        let reasons = told.figures();
        let reasons = reasons.filter(|(section, _)| section.id == "withheld");
        most_for_a_reason.insert(reasons.filter_map(|(_, it)| it.numerator).max());
        // One message a month is promised.
        laptop.clock.advance(32 * DAY);
        laptop.booth().confirm_clock().expect("the owner knows");
    }
    assert_eq!(most_for_a_reason, BTreeSet::from([Some(3)]));
    export(laptop, &request("solapi-kakao")).expect("a file of the other channel");
    assert_eq!(outside(laptop), (Some(3), Some(5)));
    let words = figure(&report(laptop, Window::Days30), "people_in_no_file").in_words();
    assert_eq!(words.ko, "60.0 % (3 ÷ 5)");
}
