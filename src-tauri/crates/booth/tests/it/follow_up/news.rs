//! Who may be written to is kept for the next page, and asked anew when it may differ.

use super::promise::over;
use super::targets::{by, export, request, visitor};
use crate::consent::purchases::{buy, choose, with_kept};
use crate::support::{DAY, Fair, HOUR, Laptop, OPENING, fair};
use booth::FairScope;
use booth::follow_up::segments::Rule;
use permission::Channel;

const MINUTE: i64 = HOUR / 60;

/// How many people the evening page and its groups say may be written to; of nobody, why
/// not.
fn told(laptop: &mut Laptop, scope: FairScope) -> Result<u32, Vec<(String, u32)>> {
    let groups = laptop.booth().audiences(scope).expect("groups");
    let listed = laptop.booth().follow_up_listing(scope, 5).expect("a list");
    assert_eq!(groups.sendable, listed.sendable, "both pages say the same");
    match listed.sendable {
        0 => {
            let why = listed.withheld.into_iter();
            Err(why.map(|it| (it.code, it.count)).collect())
        }
        sendable => Ok(sendable),
    }
}

/// A no from another laptop counts at the next look, at this fair and at all of them, though
/// nobody recorded anything here since the last one.
#[test]
fn a_no_that_arrives_counts_at_the_next_look() {
    let mut fair = Fair::with_laptops(2, 190);
    let (one, other) = fair.pair(0, 1);
    let left = visitor(one, "kim@example.com", "", &by(&[Channel::Email]));
    visitor(one, "lee@example.com", "", &by(&[Channel::Email]));
    other.learn_from(one);
    for scope in [FairScope::Current, FairScope::All] {
        assert_eq!(told(one, scope), Ok(2));
        assert_eq!(told(one, scope), Ok(2), "from what is kept");
    }
    other.booth().withdraw(left).expect("she stops it");
    one.learn_from(other);
    for scope in [FairScope::All, FairScope::Current] {
        assert_eq!(told(one, scope), Ok(1));
    }
}

/// In the last night of a month messages are planned for the next one, whose promise is whole:
/// the page says so at nine in the evening, and not the next day.
#[test]
fn the_last_night_of_a_month_begins_the_next() {
    let mut fair = fair(191);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &by(&[Channel::Email]));
    laptop.clock.set(OPENING + 4 * DAY);
    export(laptop, &request("stibee")).expect("files");
    laptop
        .clock
        .set(OPENING + 5 * DAY + 10 * HOUR + 59 * MINUTE);
    assert_eq!(told(laptop, FairScope::All), over(1));
    assert_eq!(one_by_one(laptop), 0);
    laptop.clock.set(OPENING + 5 * DAY + 11 * HOUR + MINUTE);
    assert_eq!(told(laptop, FairScope::All), Ok(1));
    assert_eq!(one_by_one(laptop), 1);
}

/// After nine in the evening a message goes out the next morning, when a purchase may allow
/// it no longer.
#[test]
fn the_evening_asks_for_the_next_morning() {
    let (mut fair, visitor) = with_kept();
    let laptop = &mut fair.laptops[0];
    choose(laptop, &["위스키"]).expect("a kind");
    buy(laptop, visitor, "위스키");
    // The last evening of six months.
    laptop.clock.set(OPENING + 180 * DAY + 10 * HOUR);
    assert_eq!(told(laptop, FairScope::All), Ok(1));
    assert_eq!(one_by_one(laptop), 1);
    laptop.clock.set(OPENING + 180 * DAY + 12 * HOUR);
    assert!(told(laptop, FairScope::All).is_err());
    assert_eq!(one_by_one(laptop), 0);
}

/// How many people are gone through one by one.
fn one_by_one(laptop: &mut Laptop) -> u32 {
    let everybody = laptop.booth().people_of_group(&Rule::default(), 0, 5);
    everybody.expect("people").of
}
