//! How many to leave out, and what that could tell.

use crate::false_alarms::FIRST_LOOK;
use statrs::distribution::{ContinuousCDF as _, Normal};

/// The share of people who buy again that is assumed while nothing is known: one in ten,
/// the rate behind the table in `docs/experiment.md`.
pub const ASSUMED_RATE: f64 = 0.1;

/// Fewest people, and fewest buyers among them, from whom a rate is read.
const FEWEST_PEOPLE: u32 = 30;
const FEWEST_BUYERS: u32 = 5;

/// Of a hundred people, how many may be left out: a tenth, a fifth, half.
pub const CHOICES: [u8; 3] = [10, 20, 50];

/// How many of those who may be written to buy within the days that count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BaseRate {
    /// 0 to 1.
    pub rate: f64,
    /// Whether it is [`ASSUMED_RATE`], because too little is known.
    pub is_assumed: bool,
}

impl BaseRate {
    /// As `bought` of `people` did.
    pub fn known(bought: u32, people: u32) -> Self {
        let is_assumed = people < FEWEST_PEOPLE || bought < FEWEST_BUYERS || bought >= people;
        Self {
            rate: match is_assumed {
                true => ASSUMED_RATE,
                false => f64::from(bought) / f64::from(people),
            },
            is_assumed,
        }
    }
}

/// How many to leave out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suggestion {
    /// Of a hundred; 0 when the people at hand can tell nothing.
    pub percent: u8,
    /// What can then be found at the first look: the half-width of the difference as
    /// [`crate::verdict`] judges it, 0 to 1. With nobody left out, that of half left out,
    /// which is the best there is.
    pub half_width: f64,
    /// From how many people on something could be found.
    pub people_needed: u32,
}

/// The smallest of [`CHOICES`] with which a rate half as high again (10 → 15 %) would
/// be found at the first look; none when even half is too few.
pub fn suggest(reachable: u32, rate: f64) -> Suggestion {
    let worth_knowing = rate / 2.0;
    let width_of = |percent: u8| {
        let held_out = f64::from(reachable) * f64::from(percent) / 100.0;
        half_width_at(FIRST_LOOK, f64::from(reachable) - held_out, held_out, rate)
    };
    let enough = CHOICES
        .into_iter()
        .find(|percent| width_of(*percent) <= worth_knowing);
    let half = 4.0 * rate * (1.0 - rate) * (quantile(FIRST_LOOK) / worth_knowing).powi(2);
    Suggestion {
        percent: enough.unwrap_or(0),
        half_width: width_of(enough.unwrap_or(50)),
        people_needed: people(half),
    }
}

/// The 95 % half-width of the difference of two groups' rates around `rate`, all 0 to 1;
/// 1, which is no knowledge at all, when one is empty.
pub fn half_width(treated: f64, held_out: f64, rate: f64) -> f64 {
    half_width_at(0.025, treated, held_out, rate)
}

/// The same, where so much may lie beyond it on each side.
fn half_width_at(above: f64, treated: f64, held_out: f64, rate: f64) -> f64 {
    if treated < 1.0 || held_out < 1.0 {
        return 1.0;
    }
    let variance = rate * (1.0 - rate) * (1.0 / treated + 1.0 / held_out);
    (quantile(above) * variance.sqrt()).min(1.0)
}

/// What a normal deviate exceeds with this probability.
pub(crate) fn quantile(above: f64) -> f64 {
    -Normal::standard().inverse_cdf(above)
}

/// A number of people, rounded up to two figures: more would be pretence.
pub(crate) fn people(exact: f64) -> u32 {
    let exact = exact.ceil().clamp(1.0, 1e9);
    let step = 10_f64.powi((exact.log10().floor() as i32 - 1).max(0));
    ((exact / step).ceil() * step) as u32
}
