//! How many to leave out, and what that could tell.

use crate::support::group;
use experiment::{ASSUMED_RATE, BaseRate, Found, Stratum, half_width, suggest, verdict};
use proptest::prelude::*;

/// The table of what can be known, in points at a base rate of 10 %. A page that was
/// handed down has 11, 6, 4 and 7, 4, 3; the last is 2.1.
#[test]
fn the_table_comes_out() {
    let points = |people: f64, percent: f64| {
        let control = people * percent / 100.0;
        (half_width(people - control, control, 0.1) * 1_000.0).round() / 10.0
    };
    let table = [(300.0, 11.3, 6.8), (1_000.0, 6.2, 3.7), (3_000.0, 3.6, 2.1)];
    for (people, tenth, half) in table {
        assert_eq!(points(people, 10.0), tenth, "{people} people, a tenth");
        assert_eq!(points(people, 50.0), half, "{people} people, half");
    }
}

/// Few people tell nothing, and nobody is left out for that; the more there are, the
/// fewer need to be left out.
#[test]
fn the_fraction_follows_from_the_people() {
    let percent = |people| suggest(people, 0.1).percent;
    assert_eq!([0, 1, 300, 800].map(percent), [0; 4]);
    assert_eq!([830, 1_500, 3_000, 50_000].map(percent), [50, 20, 10, 10]);
    let small = suggest(300, 0.1);
    assert_eq!(small.people_needed, 830);
    assert!(
        (small.half_width - 0.083).abs() < 0.001,
        "as with half: {small:?}"
    );
    assert_eq!(suggest(1, 0.1).half_width, 1.0, "one person tells nothing");
}

/// What is promised to be found is what the verdict finds at the first look, but for the
/// exact limits, which are a little wider than the normal ones of the promise.
#[test]
fn what_is_promised_is_found() {
    let suggested = suggest(3_000, 0.1);
    let held_out = 3_000 * u32::from(suggested.percent) / 100;
    let treated = 3_000 - held_out;
    let bought = |people: u32, rate: f64| (f64::from(people) * rate).round() as usize;
    let found = |difference: f64| {
        let strata = [Stratum {
            treated: group(treated, bought(treated, 0.1 + difference)),
            control: group(held_out, bought(held_out, 0.1)),
        }];
        verdict(&strata, 1).found
    };
    assert_eq!(found(suggested.half_width * 1.3), Found::Helped);
    assert_ne!(found(suggested.half_width * 0.85), Found::Helped);
}

/// A rate is read from people only where there are some, and else assumed.
#[test]
fn a_rate_that_is_not_known_is_assumed() {
    for (bought, people) in [(0, 0), (5, 5), (4, 1_000), (10, 29), (u32::MAX, 1)] {
        let rate = BaseRate::known(bought, people);
        assert!(
            rate.is_assumed && rate.rate == ASSUMED_RATE,
            "{bought} of {people}"
        );
    }
    let known = BaseRate::known(30, 600);
    assert!(!known.is_assumed && known.rate == 0.05);
}

proptest! {
    /// With so many people as are said to be needed something is suggested, and with a
    /// tenth fewer nothing is.
    #[test]
    fn what_is_needed_is_enough(rate in 0.001_f64..0.6) {
        let needed = suggest(0, rate).people_needed;
        prop_assert!(suggest(needed, rate).percent > 0);
        prop_assert_eq!(suggest(needed * 8 / 10, rate).percent, 0);
    }
}
