//! Which answers may speak of a programme's coupons, and how much.

use super::estimate::{Said, UsePart, UseReason, UseSource};
use super::holders::{Holder, Rate, Tally};
use super::{log_odds, rate_of};
use crate::counts;
use crate::crowd::{Block, FOLDS, Places, dampening};
use crate::data::{Named, Question, Visitor};
use crate::evidence::Evidence;
use crate::likeliest::{Point, likeliest};
use crate::weights::{MOST, SCALES, SURE};

/// What the answers to one question say of one programme.
#[derive(Debug, Clone)]
pub struct Term {
    question: Named,
    /// In the order of the question's levels; none for one that few gave.
    levels: Vec<(Named, Option<Level>)>,
}

/// What one answer says.
#[derive(Debug, Clone)]
struct Level {
    /// What it adds to the log-odds.
    adds: f64,
    /// People with this answer who held a coupon.
    holders: u32,
    /// Their numbers, where they may be told.
    evidence: Option<Evidence>,
}

impl Term {
    /// What her answers say.
    pub(super) fn says_of(&self, visitor: &Visitor) -> Vec<Said> {
        let Some(chosen) = visitor.answers.get(&self.question.id) else {
            return Vec::new();
        };
        let hers = self.levels.iter().filter(|(it, _)| chosen.contains(&it.id));
        let hers: Vec<&(Named, Option<Level>)> = hers.collect();
        let factor = dampening(hers.len());
        let counted = hers
            .into_iter()
            .filter_map(|(name, level)| Some((name, level.as_ref()?)));
        counted
            .map(|(name, level)| Said {
                part: UsePart {
                    source: UseSource::Answer {
                        question: self.question.clone(),
                        level: name.clone(),
                    },
                    adds: factor * level.adds,
                },
                holders: level.holders,
                reason: level.evidence.map(|evidence| UseReason {
                    question: self.question.clone(),
                    level: name.clone(),
                    evidence,
                }),
            })
            .collect()
    }
}

/// What holders with each answer to one question did.
struct Counted {
    block: Block,
    /// Per level: what they did; none where they are few.
    levels: Vec<Option<Tally>>,
    /// Per level: how many held one and how many used it.
    people: Vec<(u32, u32)>,
    /// What everybody did who answered.
    answered: Tally,
    /// How many that were.
    people_answered: (u32, u32),
}

/// Per level: what it adds to the log-odds.
type Lifts = Vec<Option<f64>>;

impl Counted {
    fn of(block: Block, holders: &[Holder], places: &Places<'_>) -> Self {
        let levels = places.features(block);
        let mut counted = Self {
            block,
            levels: vec![Some(Tally::default()); levels],
            people: vec![(0, 0); levels],
            answered: Tally::default(),
            people_answered: (0, 0),
        };
        let count = |(held, used): &mut (u32, u32), holder: &Holder| {
            *held += 1;
            *used += u32::from(holder.was_used);
        };
        for holder in holders {
            let chosen = holder.person.features(block);
            if !chosen.is_empty() {
                counted.answered.add(holder);
                count(&mut counted.people_answered, holder);
            }
            for level in chosen {
                count(&mut counted.people[*level], holder);
                if let Some(tally) = &mut counted.levels[*level] {
                    tally.add(holder);
                }
            }
        }
        for (level, (held, _)) in counted.levels.iter_mut().zip(&counted.people) {
            if *held < counts::FEWEST {
                *level = None;
            }
        }
        counted
    }

    fn is_empty(&self) -> bool {
        self.levels.iter().all(Option::is_none)
    }

    /// Against everybody who answered, so that answering at all adds nothing.
    fn lifts(&self, without: Option<usize>, scale: f64, base: f64) -> Lifts {
        let (used, held) = self.answered.outside(without);
        let expected = if held > 0.0 { used / held } else { base };
        let levels = self.levels.iter();
        let lift = |tally: &Tally| {
            let (used, held) = tally.outside(without);
            let shrunk = |used: f64| log_odds((used + scale * base) / (held + scale));
            shrunk(used) - shrunk(held * expected)
        };
        levels.map(|it| it.as_ref().map(lift)).collect()
    }

    /// What a holder's answers say by these lifts.
    fn said(&self, holder: &Holder, lifts: &Lifts) -> f64 {
        let chosen = holder.person.features(self.block);
        let said = chosen.iter().filter_map(|level| lifts[*level]);
        dampening(chosen.len()) * said.sum::<f64>()
    }
}

/// A question that may speak.
struct Found<'q> {
    question: &'q Question,
    counted: Counted,
    scale: f64,
    /// Per holder: what her answers say, learned from the other parts.
    said: Vec<f64>,
}

/// What may speak of a programme with this rate, by these holders of its coupons.
pub fn of(holders: &[Holder], base: &Rate, places: &Places<'_>) -> Vec<Term> {
    let questions = places.questions.iter().enumerate();
    let found: Vec<Found<'_>> = questions
        .filter_map(|(at, question)| {
            let counted = Counted::of(Block::Answers(at), holders, places);
            find(question, counted, holders, base)
        })
        .collect();
    let weights = weights(&found, holders, base);
    let everybody = (
        u32::try_from(holders.len()).unwrap_or(u32::MAX),
        holders.iter().map(|it| u32::from(it.was_used)).sum(),
    );
    let weighed = found.into_iter().zip(weights);
    weighed
        .filter(|(_, weight)| *weight > 0.0)
        .map(|(found, weight)| found.term(weight, base.all, everybody))
        .collect()
}

/// A question enters when its answers point to who used a coupon, person by person, with
/// the shrinkage that points best.
fn find<'q>(
    question: &'q Question,
    counted: Counted,
    holders: &[Holder],
    base: &Rate,
) -> Option<Found<'q>> {
    if counted.is_empty() {
        return None;
    }
    let tried = SCALES.map(|scale| {
        let outside: Vec<Lifts> = (0..FOLDS)
            .map(|fold| counted.lifts(Some(fold), scale, base.without[fold]))
            .collect();
        let said = holders.iter();
        let said: Vec<f64> = said
            .map(|it| counted.said(it, &outside[it.person.fold]))
            .collect();
        (certainty(&said, holders, base), scale, said)
    });
    let best = tried
        .into_iter()
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    let (_, scale, said) = best.filter(|(certainty, ..)| *certainty >= SURE)?;
    Some(Found {
        question,
        counted,
        scale,
        said,
    })
}

/// By how many standard errors what is said points to who used a coupon beyond the
/// programme's rate.
fn certainty(said: &[f64], holders: &[Holder], base: &Rate) -> f64 {
    let gains = said.iter().zip(holders).map(|(said, holder)| {
        holder.weight * said * (holder.used() - base.without[holder.person.fold])
    });
    let (sum, spread) = gains.fold((0.0, 0.0), |(sum, spread), gain| {
        (sum + gain, spread + gain * gain)
    });
    match spread > 0.0 {
        true => sum / spread.sqrt(),
        false => 0.0,
    }
}

/// How much each of them may say: the likeliest weights.
fn weights(found: &[Found<'_>], holders: &[Holder], base: &Rate) -> Vec<f64> {
    let point = |weights: &[f64]| {
        let mut point = Point::zero(found.len());
        for (place, holder) in holders.iter().enumerate() {
            let said = || found.iter().map(|it| it.said[place]);
            let base = log_odds(base.without[holder.person.fold]);
            let hers = said().zip(weights);
            let chance = rate_of(base + hers.map(|(said, weight)| said * weight).sum::<f64>());
            let likelihood = if holder.was_used {
                chance
            } else {
                1.0 - chance
            };
            point.likelihood += holder.weight * likelihood.ln();
            for (a, one) in said().enumerate() {
                point.slope[a] += holder.weight * (holder.used() - chance) * one;
                for (b, other) in said().take(a + 1).enumerate() {
                    point.curvature[a][b] += holder.weight * chance * (1.0 - chance) * one * other;
                }
            }
        }
        point
    };
    likeliest(
        vec![0.5; found.len()],
        &vec![(0.0, MOST); found.len()],
        point,
    )
}

impl Found<'_> {
    fn term(self, weight: f64, base: f64, everybody: (u32, u32)) -> Term {
        let lifts = self.counted.lifts(None, self.scale, base);
        let level = |(at, name): (usize, &Named)| {
            let (held, used) = self.counted.people[at];
            // Who answers at all must not pass for what was answered.
            let against = |(all, used_by_all)| Evidence::gate(held, used, all, used_by_all);
            let evidence = against(self.counted.people_answered).and(against(everybody));
            let level = lifts[at].map(|lift| Level {
                adds: weight * lift,
                holders: held,
                evidence,
            });
            (name.clone(), level)
        };
        Term {
            question: self.question.what.clone(),
            levels: self.question.levels.iter().enumerate().map(level).collect(),
        }
    }
}
