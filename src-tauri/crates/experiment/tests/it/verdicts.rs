//! What is said of counts that somebody can follow by hand.

use crate::support::{dice, fair, group};
use experiment::{Arm, Found, Stratum, verdict};
use proptest::prelude::*;

fn pair(treated: (u32, usize), control: (u32, usize)) -> Stratum {
    Stratum {
        treated: group(treated.0, treated.1),
        control: group(control.0, control.1),
    }
}

fn more_people(strata: &[Stratum]) -> u32 {
    match verdict(strata, 1).found {
        Found::NotKnown { more_people } => more_people,
        found => panic!("{found:?} is too much to say"),
    }
}

/// 225 of 1,500 against 150 of 1,500: the exact limits of each at 0.83 % a side (a third of
/// 2.5 %, because there are three lengths of time to look at), joined.
#[test]
fn a_clear_difference_is_found_with_its_range() {
    let halves = pair((1_500, 225), (1_500, 150));
    let found = verdict(std::slice::from_ref(&halves), 1);
    assert_eq!(found.found, Found::Helped);
    let rate = found.rate.expect("two groups");
    assert!((rate.seen - 0.05).abs() < 1e-9);
    assert!(
        (rate.low - 0.0205).abs() < 0.001 && (rate.high - 0.0797).abs() < 0.001,
        "{rate:?}"
    );
    let won = found.won.expect("two groups");
    assert!((won.seen - 500.0).abs() < 1e-6, "5 points of 10,000 won");
    assert!(won.low > 200.0 && won.high < 800.0, "{won:?}");
    let swapped = Stratum {
        treated: halves.control,
        control: halves.treated,
    };
    assert_eq!(verdict(&[swapped], 1).found, Found::Harmed);
}

/// Nobody, one person, everybody in one group, nobody who bought, everybody who did, and
/// more buyers than people: not known yet, and never a range of nothing.
#[test]
fn what_tells_nothing_is_not_known() {
    assert!(verdict(&[], 0).rate.is_none());
    for strata in [
        vec![],
        vec![pair((1, 1), (0, 0))],
        vec![pair((3_000, 300), (0, 0))],
        vec![pair((0, 0), (3_000, 300))],
        vec![pair((1, 1), (1, 0))],
        vec![pair((5, 0), (5, 0))],
        vec![pair((5, 5), (5, 5))],
        vec![pair((2, 9), (3, 0))],
        vec![pair((150, 20), (150, 15))],
    ] {
        assert!(more_people(&strata) >= 1, "{strata:?}");
    }
    assert_eq!(
        more_people(&[]),
        1_600,
        "10 → 15 %, in halves, found in four of five"
    );
}

/// The closer two groups are, the more people are needed; few people who differ a lot
/// need as many as those who differ by half.
#[test]
fn hardly_any_difference_needs_many_people() {
    let close = more_people(&[pair((500, 52), (500, 50))]);
    let far = more_people(&[pair((500, 65), (500, 50))]);
    assert!(close > 5 * far, "{close} against {far}");
    assert!(more_people(&[pair((5, 2), (5, 0))]) > 100);
}

/// One fair sells three times as much as the other, and the groups are drawn differently:
/// all people in one heap would show a difference of 8 points where there is none.
#[test]
fn fairs_of_other_rates_do_not_pass_for_a_difference() {
    let strata = [pair((900, 90), (100, 10)), pair((100, 30), (900, 270))];
    let found = verdict(&strata, 2);
    assert!(matches!(found.found, Found::NotKnown { .. }), "{found:?}");
    assert!(found.rate.expect("two groups").seen.abs() < 1e-9);
}

/// One sale of a billion won: the verdict is about who bought, and the range of the money
/// says how little one such sale tells.
#[test]
fn a_sale_of_a_billion_decides_nothing() {
    let mut strata = [pair((150, 15), (150, 15))];
    strata[0].treated.spent[0] = 1_000_000_000;
    let found = verdict(&strata, 1);
    assert!(matches!(found.found, Found::NotKnown { .. }));
    let won = found.won.expect("two groups");
    assert!(
        won.high > 3.0 * won.seen && won.low < won.seen / 2.0,
        "{won:?}"
    );
}

/// Later looks have to see more than the first.
#[test]
fn later_looks_are_stricter() {
    let halves = [pair((300, 48), (300, 30))];
    let width = |looks| {
        let rate = verdict(&halves, looks).rate.expect("two groups");
        rate.high - rate.low
    };
    assert!(width(1) < width(2) && width(2) < width(5));
    assert!(
        (width(2) / width(1) - 1.16).abs() < 0.03,
        "{}",
        width(2) / width(1)
    );
    assert_eq!(width(0), width(1), "before the first look it is the first");
}

prop_compose! {
    fn any_arm()(people in 0_u32..3_000, share in 0.0_f64..=1.0, won in any::<u64>()) -> Arm {
        Arm { people, spent: vec![won; (f64::from(people) * share) as usize] }
    }
}

proptest! {
    /// Whatever the numbers are, the range is one, and holds what was seen.
    #[test]
    fn every_range_is_a_range(
        strata in prop::collection::vec((any_arm(), any_arm()), 0..5),
        looks in any::<u32>(),
    ) {
        let strata: Vec<Stratum> = strata
            .into_iter()
            .map(|(treated, control)| Stratum { treated, control })
            .collect();
        let found = verdict(&strata, looks);
        for range in found.rate.iter().chain(&found.won) {
            prop_assert!(range.low <= range.seen && range.seen <= range.high, "{:?}", range);
        }
        let mut turned = strata;
        turned.reverse();
        let again = verdict(&turned, looks);
        prop_assert_eq!(found.rate.is_some(), again.rate.is_some());
        prop_assert_eq!(
            matches!(found.found, Found::Helped),
            matches!(again.found, Found::Helped)
        );
    }
}

/// Who is drawn when is no matter: two halves of one fair tell what the whole does.
#[test]
fn strata_of_one_fair_add_up() {
    let mut dice = dice(3);
    let whole = fair(&mut dice, 2_000, 0.5, [0.2, 0.1]);
    let half = |arm: &Arm, from: usize| Arm {
        people: arm.people / 2,
        spent: arm.spent.iter().skip(from).step_by(2).copied().collect(),
    };
    let halves = [0, 1].map(|from| Stratum {
        treated: half(&whole.treated, from),
        control: half(&whole.control, from),
    });
    let (one, two) = (verdict(&[whole], 1), verdict(&halves, 1));
    assert_eq!(one.found, two.found);
    let (one, two) = (one.rate.expect("two groups"), two.rate.expect("two groups"));
    assert!((one.low - two.low).abs() < 0.01 && (one.high - two.high).abs() < 0.01);
}
