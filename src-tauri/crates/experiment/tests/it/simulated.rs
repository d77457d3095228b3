//! Fairs that are played with dice: how often the verdict is wrong, and how often it finds
//! what is there. `BOOTHLOOP_ROUNDS=10000` in release gives the figures of
//! `docs/experiment.md`.

use crate::support::{arm, dice, fair, group, rounds};
use experiment::{Found, Stratum, difference, verdict};
use rand::RngExt;

/// How many in a hundred rounds.
fn percent(times: u32, rounds: u32) -> f64 {
    f64::from(times) * 100.0 / f64::from(rounds)
}

/// More than so many in a hundred would be more than `percent`, by more than chance.
fn at_most(percent: f64, rounds: u32) -> f64 {
    percent + 3.0 * (percent * (100.0 - percent) / f64::from(rounds)).sqrt()
}

/// No message changes anything at any of a maker's eight fairs, each of another size,
/// rate and share. She looks every evening, that is, after each fair; and at most 5 % ever
/// see "it helped", and at most 5 % "it harmed".
#[test]
fn nothing_is_found_where_nothing_is() {
    let rounds = rounds();
    let mut dice = dice(11);
    let (mut helped, mut harmed, mut helped_at_first, mut harmed_at_first) = (0, 0, 0, 0);
    for _ in 0..rounds {
        let mut fairs: Vec<Stratum> = Vec::new();
        let (mut ever_helped, mut ever_harmed) = (false, false);
        for look in 1..=8 {
            let people = dice.random_range(50..1_500);
            let rate = dice.random_range(0.01..0.3);
            let held_out = [0.1, 0.2, 0.5][dice.random_range(0..3)];
            fairs.push(fair(&mut dice, people, held_out, [rate, rate]));
            let found = verdict(&fairs, look).found;
            ever_helped |= found == Found::Helped;
            ever_harmed |= found == Found::Harmed;
            helped_at_first += u32::from(look == 1 && ever_helped);
            harmed_at_first += u32::from(look == 1 && ever_harmed);
        }
        helped += u32::from(ever_helped);
        harmed += u32::from(ever_harmed);
    }
    let all = [helped, harmed, helped_at_first, harmed_at_first].map(|it| percent(it, rounds));
    eprintln!(
        "without any effect, {rounds} makers of eight fairs: helped {:.2} %, harmed {:.2} %; \
         at the first fair {:.2} %, {:.2} %",
        all[0], all[1], all[2], all[3]
    );
    assert!(
        all[0] <= at_most(5.0, rounds) && all[1] <= at_most(5.0, rounds),
        "{all:?}"
    );
    assert!(
        all[2] <= at_most(2.5, rounds) && all[3] <= at_most(2.5, rounds),
        "{all:?}"
    );
}

/// The same people are judged by what they bought in 30, 90 and 365 days, and the owner looks
/// at all three after each of eight fairs: over all of it at most 5 % ever see "it helped"
/// where nothing helps.
#[test]
fn the_dial_brings_no_false_alarms() {
    let rounds = rounds();
    let mut dice = dice(13);
    let mut alarms = [0, 0];
    for _ in 0..rounds {
        let mut windows: [Vec<Stratum>; 3] = Default::default();
        let mut ever = [false, false];
        for look in 1..=8 {
            let people = dice.random_range(100..1_200);
            let rate = dice.random_range(0.02..0.3);
            // By the end of each length of time, for each of the two groups.
            let bought = [people, people].map(|people| {
                let mut by = [0; 3];
                for _ in 0..people {
                    let chance = dice.random::<f64>() / rate;
                    for (window, share) in [0.4, 0.7, 1.0].into_iter().enumerate() {
                        by[window] += usize::from(chance < share);
                    }
                }
                by
            });
            for (window, fairs) in windows.iter_mut().enumerate() {
                fairs.push(Stratum {
                    treated: group(people, bought[0][window]),
                    control: group(people, bought[1][window]),
                });
                let found = verdict(fairs, look).found;
                ever[0] |= found == Found::Helped;
                ever[1] |= found == Found::Harmed;
            }
        }
        alarms[0] += u32::from(ever[0]);
        alarms[1] += u32::from(ever[1]);
    }
    let all = alarms.map(|it| percent(it, rounds));
    eprintln!(
        "without any effect, three windows of eight fairs: helped {:.2} %, harmed {:.2} %",
        all[0], all[1]
    );
    assert!(all.iter().all(|it| *it <= at_most(5.0, rounds)), "{all:?}");
}

/// One fair of each size, rate and share: no corner of them is worse than the whole.
#[test]
fn no_kind_of_fair_is_fooled() {
    let rounds = rounds() / 2;
    let mut dice = dice(12);
    let mut worst = (0.0, String::new());
    for people in [30, 100, 300, 1_000, 3_000] {
        for rate in [0.01, 0.03, 0.1, 0.3] {
            for held_out in [0.1, 0.5] {
                let mut alarms = [0, 0];
                for _ in 0..rounds {
                    match verdict(&[fair(&mut dice, people, held_out, [rate, rate])], 1).found {
                        Found::Helped => alarms[0] += 1,
                        Found::Harmed => alarms[1] += 1,
                        Found::NotKnown { .. } => {}
                    }
                }
                for alarms in alarms {
                    let percent = percent(alarms, rounds);
                    let what = format!("{people} people, rate {rate}, {held_out} left out");
                    assert!(percent <= at_most(2.5, rounds), "{what}: {percent} %");
                    if percent > worst.0 {
                        worst = (percent, what);
                    }
                }
            }
        }
    }
    eprintln!(
        "the worst of {rounds} fairs each: {:.2} % at {}",
        worst.0, worst.1
    );
}

/// 10 → 15 % at 3,000 people, in halves, is found at least four times in five; and at a
/// maker's third fair of a thousand each, too.
#[test]
fn what_is_there_is_found() {
    let rounds = (rounds() / 10).max(100);
    let mut dice = dice(13);
    let (mut at_once, mut at_the_third) = (0, 0);
    for _ in 0..rounds {
        let whole = fair(&mut dice, 3_000, 0.5, [0.15, 0.1]);
        at_once += u32::from(verdict(&[whole], 1).found == Found::Helped);
        let fairs = [0, 1, 2].map(|_| fair(&mut dice, 1_000, 0.5, [0.15, 0.1]));
        at_the_third += u32::from(verdict(&fairs, 3).found == Found::Helped);
    }
    let [at_once, at_the_third] = [at_once, at_the_third].map(|it| percent(it, rounds));
    eprintln!(
        "10 → 15 % in {rounds} rounds: found in {at_once:.1} % at once, {at_the_third:.1} % at the third fair"
    );
    assert!(
        at_once >= 80.0 && at_the_third >= 80.0,
        "{at_once} %, {at_the_third} %"
    );
}

/// The range of the money holds what is true about as often as it says, although most
/// spend nothing and few spend a lot.
#[test]
fn the_money_lies_in_its_range() {
    let rounds = rounds() / 2;
    let mut dice = dice(14);
    // The mean of the skewed amounts, against their middle: of e to the sum of twelve
    // even numbers around 0.
    let mean = 40_000.0 * (2.0 * 0.5_f64.sinh()).powi(12);
    for (people, held_out) in [(300, 0.5), (1_000, 0.1), (3_000, 0.5)] {
        let (mut inside, mut above) = (0, 0);
        for _ in 0..rounds {
            let fair = fair(&mut dice, people, held_out, [0.15, 0.1]);
            let won = verdict(&[fair], 1).won.expect("two groups");
            inside += u32::from((won.low..=won.high).contains(&(0.05 * mean)));
            above += u32::from(won.low > 0.05 * mean);
        }
        let [inside, above] = [inside, above].map(|it| percent(it, rounds));
        eprintln!(
            "{people} people, {held_out} left out: the money in its range {inside:.1} %, above it {above:.1} %"
        );
        let outside = 100.0 - inside;
        assert!(
            outside <= at_most(5.0, rounds),
            "{people} people: {outside} %"
        );
    }
}

/// Two to four variants of a coupon that do nothing, at a maker's six fairs; she compares
/// every two of them after each: at most 5 % ever read that any of them did better.
#[test]
fn no_variant_is_praised_where_all_are_the_same() {
    let rounds = rounds();
    let mut dice = dice(15);
    let mut praised = 0;
    for _ in 0..rounds {
        let variants = dice.random_range(2..=4);
        let mut fairs = Vec::new();
        let mut ever = false;
        for look in 1..=6 {
            let coupons = dice.random_range(20..1_000);
            let rate = dice.random_range(0.01..0.5);
            let arms: Vec<_> = (0..variants)
                .map(|_| arm(&mut dice, coupons, rate))
                .collect();
            fairs.push(arms);
            for (one, other) in pairs(variants) {
                let pair = |arms: &Vec<experiment::Arm>| Stratum {
                    treated: arms[one].clone(),
                    control: arms[other].clone(),
                };
                let strata: Vec<Stratum> = fairs.iter().map(pair).collect();
                let count = pairs(variants).len() as u32;
                let found = difference(&strata, look, count).found;
                ever |= !matches!(found, Found::NotKnown { .. });
            }
        }
        praised += u32::from(ever);
    }
    let praised = percent(praised, rounds);
    eprintln!(
        "two to four variants without any effect, {rounds} makers of six fairs: {praised:.2} %"
    );
    assert!(praised <= at_most(5.0, rounds), "{praised} %");
}

/// 10 → 15 % between two variants of 1,500 coupons each is found at least four times in
/// five.
#[test]
fn a_better_variant_is_found() {
    let rounds = (rounds() / 10).max(100);
    let mut dice = dice(16);
    let mut found = 0;
    for _ in 0..rounds {
        let variants = Stratum {
            treated: arm(&mut dice, 1_500, 0.15),
            control: arm(&mut dice, 1_500, 0.1),
        };
        found += u32::from(difference(&[variants], 1, 1).found == Found::Helped);
    }
    let found = percent(found, rounds);
    eprintln!("two variants, 10 → 15 % of 1,500 coupons each: found in {found:.1} %");
    assert!(found >= 80.0, "{found} %");
}

/// Every two of so many.
fn pairs(variants: usize) -> Vec<(usize, usize)> {
    let all = (0..variants).flat_map(|one| (one + 1..variants).map(move |it| (one, it)));
    all.collect()
}
