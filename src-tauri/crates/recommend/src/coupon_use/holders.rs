//! Who held a coupon of which programme, and how many of them used it.

use super::Outcome;
use crate::crowd::{FOLDS, Person, Places, hash};
use crate::weights::SCALES;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Somebody who held a coupon of one programme.
pub struct Holder {
    /// Her answers.
    pub person: Person,
    /// Whether she used one.
    pub was_used: bool,
    /// How much that teaches.
    pub weight: f64,
}

impl Holder {
    /// 1 where she used one, otherwise 0.
    pub fn used(&self) -> f64 {
        f64::from(u8::from(self.was_used))
    }
}

/// Everybody once for each programme, in an order of their own. Of two outcomes of one
/// person the one that was used counts.
pub fn by_programme<'o>(
    outcomes: &'o [Outcome],
    places: &Places<'_>,
) -> BTreeMap<&'o str, Vec<Holder>> {
    let teaches = |it: &&Outcome| it.weight > 0.0 && it.weight.is_finite();
    let mut outcomes: Vec<&Outcome> = outcomes.iter().filter(teaches).collect();
    outcomes.sort_by_cached_key(|it| {
        let holder = &it.holder;
        let what = (Reverse(it.was_used), &holder.answers, it.weight.to_bits());
        (it.programme.as_str(), hash(&holder.id), &holder.id, what)
    });
    outcomes.dedup_by(|a, b| a.programme == b.programme && a.holder.id == b.holder.id);
    let mut all: BTreeMap<&str, Vec<Holder>> = BTreeMap::new();
    for outcome in outcomes {
        all.entry(&outcome.programme).or_default().push(Holder {
            person: places.person(&outcome.holder),
            was_used: outcome.was_used,
            weight: outcome.weight,
        });
    }
    all
}

/// How much was held and used, in each part of the data.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    parts: [(f64, f64); FOLDS],
}

impl Tally {
    /// Counts one holder.
    pub fn add(&mut self, holder: &Holder) {
        let (used, held) = &mut self.parts[holder.person.fold];
        *used += holder.weight * holder.used();
        *held += holder.weight;
    }

    /// How much was used and held in every part but one.
    pub fn outside(&self, part: Option<usize>) -> (f64, f64) {
        let parts = self.parts.iter().enumerate();
        let outside = parts.filter(|(fold, _)| Some(*fold) != part);
        outside.fold((0.0, 0.0), |sum, (_, it)| (sum.0 + it.0, sum.1 + it.1))
    }
}

/// A rate as it is known from everybody, and from each four parts of the data. Each lies
/// between 0 and 1 and is neither.
pub struct Rate {
    /// From everybody.
    pub all: f64,
    /// Without each part.
    pub without: [f64; FOLDS],
}

/// The rates of the programmes.
pub struct Rates<'o> {
    all: Tally,
    of: BTreeMap<&'o str, Tally>,
    /// How many imaginary holders a programme's rate is shrunk by.
    scale: f64,
}

impl<'o> Rates<'o> {
    /// Shrinks them as much as foretells best what the people of each part did.
    pub fn of(holders: &BTreeMap<&'o str, Vec<Holder>>) -> Self {
        let mut rates = Self {
            all: Tally::default(),
            of: BTreeMap::new(),
            scale: SCALES[0],
        };
        for (programme, held) in holders {
            let tally = rates.of.entry(programme).or_default();
            for holder in held {
                tally.add(holder);
                rates.all.add(holder);
            }
        }
        let likelihood = |scale: f64| -> f64 {
            let of_programme = holders.iter().map(|(programme, held)| {
                let rate = rates.shrunk(programme, scale);
                let of_holder = held.iter().map(|it| {
                    let rate = rate.without[it.person.fold];
                    let likelihood = if it.was_used { rate } else { 1.0 - rate };
                    it.weight * likelihood.ln()
                });
                of_holder.sum::<f64>()
            });
            of_programme.sum()
        };
        let tried = SCALES.map(|scale| (likelihood(scale), scale));
        let best = tried
            .into_iter()
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        rates.scale = best.map_or(rates.scale, |(_, scale)| scale);
        rates
    }

    /// The rate of one programme.
    pub fn of_programme(&self, programme: &str) -> Rate {
        self.shrunk(programme, self.scale)
    }

    fn shrunk(&self, programme: &str, scale: f64) -> Rate {
        let own = self.of.get(programme).copied().unwrap_or_default();
        let rate = |without: Option<usize>| {
            // One imaginary holder, who uses it half the time.
            let (used, held) = self.all.outside(without);
            let of_all = (used + 0.5) / (held + 1.0);
            let (used, held) = own.outside(without);
            (used + scale * of_all) / (held + scale)
        };
        Rate {
            all: rate(None),
            without: std::array::from_fn(|fold| rate(Some(fold))),
        }
    }
}
