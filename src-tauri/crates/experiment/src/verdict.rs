//! What can be said so far.

use crate::false_alarms::{FALSE_ALARMS, WINDOWS};
use crate::interval::Range;
use crate::suggest::{ASSUMED_RATE, people, quantile};

/// The chance to find a difference with the people that are said to be needed.
const POWER: f64 = 0.8;

/// What one group did within the days that count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arm {
    /// How many people.
    pub people: u32,
    /// What each of them who bought spent, in won.
    pub spent: Vec<u64>,
}

/// Two groups that were drawn from the same people, with the same shares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stratum {
    /// Who got what is to be judged.
    pub treated: Arm,
    /// Who did not.
    pub control: Arm,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// More of them bought.
    Helped,
    /// Fewer of them bought.
    Harmed,
    /// Not known yet.
    NotKnown {
        /// About so many more people are needed.
        more_people: u32,
    },
}

/// What can be said so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// What was found.
    pub found: Found,
    /// How many more of a person bought, -1 to 1; none without two groups.
    pub rate: Option<Range>,
    /// How much more a person spent on average, in won.
    pub won: Option<Range>,
}

/// Judges all strata together, of which those of `looks` fairs are complete.
///
/// Each fair is looked at once, when its days are over, so looking every evening changes
/// nothing. The k-th look may err with 5 % / k(k+1) on each side, which is 2.5 % at the
/// first and 5 % over all there will ever be, shared by the three lengths of time that the
/// same people can be judged by.
///
/// Fairs are weighted as Mantel and Haenszel do, by people only: what one fair says about
/// its two groups counts, never that one fair sells more than another.
pub fn verdict(strata: &[Stratum], looks: u32) -> Verdict {
    judged(strata, looks, FALSE_ALARMS / WINDOWS)
}

/// Whether two of several groups that were drawn together differ at all, in whichever
/// direction: as [`verdict`], but 5 % is the chance that anything is said of any of these
/// `pairs` at any look, where nothing is.
pub fn difference(strata: &[Stratum], looks: u32, pairs: u32) -> Verdict {
    judged(
        strata,
        looks,
        FALSE_ALARMS / (2.0 * f64::from(pairs.max(1))),
    )
}

fn judged(strata: &[Stratum], looks: u32, false_alarms: f64) -> Verdict {
    let both = strata
        .iter()
        .filter(|it| it.treated.people > 0 && it.control.people > 0);
    let both: Vec<Weighted<'_>> = both.map(Weighted::of).collect();
    let look = f64::from(looks.max(1));
    let above = false_alarms / (look * (look + 1.0));
    if both.is_empty() {
        return Verdict {
            found: Found::NotKnown {
                more_people: needed(ASSUMED_RATE, ASSUMED_RATE / 2.0, 0.5, above),
            },
            rate: None,
            won: None,
        };
    }
    let range_of = |arm: fn(&Stratum) -> &Arm| rate_of(&both, arm, above);
    let rate = Range::between(range_of(|it| &it.treated), range_of(|it| &it.control));
    let mean_of = |arm: fn(&Stratum) -> &Arm| mean_of(&both, arm, quantile(above));
    let won = Range::between(mean_of(|it| &it.treated), mean_of(|it| &it.control));
    let found = if rate.low > 0.0 {
        Found::Helped
    } else if rate.high < 0.0 {
        Found::Harmed
    } else {
        Found::NotKnown {
            more_people: more_people(&both, rate.seen, above * look / (look + 2.0)),
        }
    };
    Verdict {
        found,
        rate: Some(rate),
        won: Some(won),
    }
}

/// A stratum with the weight it has in the whole.
struct Weighted<'a> {
    stratum: &'a Stratum,
    weight: f64,
    /// The rate of both groups together.
    rate: f64,
}

impl<'a> Weighted<'a> {
    fn of(stratum: &'a Stratum) -> Self {
        let (treated, control) = (&stratum.treated, &stratum.control);
        let (n, m) = (f64::from(treated.people), f64::from(control.people));
        Self {
            stratum,
            weight: n * m / (n + m),
            rate: (treated.bought() + control.bought()) / (n + m),
        }
    }
}

impl Arm {
    /// How many bought; of a group that says more buyers than people, all of it.
    fn bought(&self) -> f64 {
        (self.spent.len() as f64).min(f64::from(self.people))
    }

    /// The mean of what a person spent, its variance, and its third central moment.
    fn moments(&self) -> [f64; 3] {
        let people = f64::from(self.people);
        let mean = self.spent.iter().map(|won| *won as f64).sum::<f64>() / people;
        let empty = people - self.bought();
        let moment = |power: i32| {
            let spent = self
                .spent
                .iter()
                .map(|won| (*won as f64 - mean).powi(power));
            (spent.sum::<f64>() + empty * (-mean).powi(power)) / people
        };
        // Of the mean of `people` draws.
        [mean, moment(2) / people, moment(3) / people.powi(2)]
    }
}

/// The rate of one group over all fairs. With one fair it is that of its people; with
/// several, that of as many people as tell a rate as precisely.
fn rate_of(strata: &[Weighted<'_>], arm: fn(&Stratum) -> &Arm, above: f64) -> Range {
    let weights: f64 = strata.iter().map(|it| it.weight).sum();
    let (mut seen, mut expected, mut variance) = (0.0, 0.0, 0.0);
    for it in strata {
        let arm = arm(it.stratum);
        let share = it.weight / weights;
        seen += share * arm.bought() / f64::from(arm.people);
        expected += share * it.rate;
        // By the rate of both groups: a group in which nobody bought by chance is no more
        // certain than the others.
        variance += share * share * it.rate * (1.0 - it.rate) / f64::from(arm.people);
    }
    let people: u32 = strata.iter().map(|it| arm(it.stratum).people).sum();
    let people = match strata.len() > 1 && variance > 0.0 {
        true => expected * (1.0 - expected) / variance,
        false => f64::from(people),
    };
    Range::of_rate((seen * people).min(people), people, above)
}

/// What a person of one group spent on average, over all fairs.
fn mean_of(strata: &[Weighted<'_>], arm: fn(&Stratum) -> &Arm, z: f64) -> Range {
    let weights: f64 = strata.iter().map(|it| it.weight).sum();
    let mut all = [0.0; 3];
    for it in strata {
        let share = it.weight / weights;
        let moments = arm(it.stratum).moments();
        for (power, (sum, moment)) in all.iter_mut().zip(moments).enumerate() {
            *sum += share.powi(power as i32 + 1) * moment;
        }
    }
    let [mean, variance, third] = all;
    let skewness = match variance > 0.0 {
        true => third / variance.powf(1.5),
        false => 0.0,
    };
    Range::of_mean(mean, variance, skewness, z)
}

/// How many more people, drawn as so far, tell a difference like the one seen; of one
/// that is hardly any, a tenth of the rate, and of a large one, half of it, because few
/// people show large differences by chance.
fn more_people(strata: &[Weighted<'_>], seen: f64, above: f64) -> u32 {
    let sum = |of: fn(&Arm) -> f64, arm: fn(&Stratum) -> &Arm| -> f64 {
        strata.iter().map(|it| of(arm(it.stratum))).sum()
    };
    let count: fn(&Arm) -> f64 = |arm| f64::from(arm.people);
    let (treated, control) = (sum(count, |it| &it.treated), sum(count, |it| &it.control));
    let bought = sum(Arm::bought, |it| &it.treated) + sum(Arm::bought, |it| &it.control);
    let all = treated + control;
    let rate = match bought > 0.0 && bought < all {
        true => bought / all,
        false => ASSUMED_RATE,
    };
    let sought = seen.abs().clamp(rate / 10.0, rate / 2.0);
    let needed = f64::from(needed(rate, sought, control / all, above));
    people(needed - all)
}

/// With how many people in all such a difference would be found.
fn needed(rate: f64, sought: f64, control: f64, above: f64) -> u32 {
    let errors = (quantile(above) + quantile(1.0 - POWER)) / sought;
    let variance = rate * (1.0 - rate) * (1.0 / control + 1.0 / (1.0 - control));
    people(errors * errors * variance)
}
