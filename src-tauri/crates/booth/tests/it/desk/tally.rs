//! Conversations that left nothing are counted, by whoever may serve, and add up.

use crate::support::{DAY, Fair, HOUR, Laptop, fair};
use booth::follow_up::Window;
use booth::{BoothError, FairScope};

fn today(laptop: &mut Laptop) -> u32 {
    laptop
        .booth()
        .desk()
        .expect("the desk")
        .conversations_counted
}

fn conversations(laptop: &mut Laptop) -> Option<u64> {
    let report = laptop
        .booth()
        .fair_report(FairScope::Current, Window::Days30);
    let report = report.expect("a report");
    let found = report.figures().find(|(_, it)| it.id == "conversations");
    found.expect("always told").1.numerator
}

#[test]
fn each_press_counts_one_and_the_last_is_taken_back() {
    let mut fair = fair(3_001);
    let laptop = &mut fair.laptops[0];
    assert_eq!(
        conversations(laptop),
        None,
        "nobody counted, so nobody knows"
    );
    let mut press = || laptop.booth().count_conversation().expect("counted");
    assert_eq!([press(), press(), press()], [1, 2, 3]);
    let left = laptop.booth().take_back_conversation().expect("the last");
    assert_eq!((left, today(laptop)), (2, 2));
    laptop.answered_visit();
    assert_eq!(conversations(laptop), Some(3), "two counted, one on record");
}

/// What was counted yesterday is over: the desk begins at none, and nothing of it is taken
/// back by a slip of today.
#[test]
fn only_todays_are_taken_back() {
    let mut fair = fair(3_002);
    let laptop = &mut fair.laptops[0];
    laptop.booth().count_conversation().expect("counted");
    laptop.clock.advance(DAY);
    assert_eq!(today(laptop), 0);
    let refused = laptop.booth().take_back_conversation();
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
    assert_eq!(conversations(laptop), Some(1));
}

/// Two laptops add up whichever learns first, the same records twice add nothing, and
/// nobody takes back what a colleague counted elsewhere.
#[test]
fn laptops_add_up() {
    let mut fair = Fair::with_laptops(2, 3_003);
    let (one, other) = fair.pair(0, 1);
    for _ in 0..3 {
        one.booth().count_conversation().expect("counted");
    }
    one.clock.advance(HOUR);
    for _ in 0..2 {
        other.booth().count_conversation().expect("counted");
    }
    other.booth().take_back_conversation().expect("its own");
    one.learn_from(other);
    assert_eq!(today(one), 4);
    one.learn_from(other);
    other.learn_from(one);
    assert_eq!((today(one), today(other)), (4, 4));
    assert_eq!(one.dump(), other.dump());
    other.booth().take_back_conversation().expect("its own");
    let refused = other.booth().take_back_conversation();
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
    assert_eq!(today(other), 3);
}
