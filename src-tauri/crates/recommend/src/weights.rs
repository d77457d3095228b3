//! How much each question and each purchase may say.
//!
//! A lift is a count, but how far it holds for somebody else has to be learned:
//! two questions may tell the same thing, or a question nothing. So every
//! visitor's purchases are predicted from what the visitors of the other parts
//! of the data chose. A term enters only when it predicts better than popularity
//! by more than chance allows, person by person; those that enter share their
//! say by the likelihood of the purchases.

use crate::counts::{Counts, Lifts, Target, shares};
use crate::crowd::{AT_ONCE, Block, FOLDS, Person, Places, dampening};
use crate::likeliest::{Point, likeliest};
use crate::parallel;
use std::sync::Arc;

/// How many imaginary purchases, or holders of a coupon, something is shrunk by; each
/// term takes what predicts best.
pub const SCALES: [f64; 3] = [15.0, 90.0, 540.0];
/// How many standard errors above nothing a term's gain must be. The parts share
/// most of what they learn from, so the errors are a little larger than they look.
pub const SURE: f64 = 4.0;
/// How much one visitor's purchases count together, whatever their number.
const PURCHASES: f64 = 3.0;
/// Scores worked out for the weights: visitors beyond are not looked at, which
/// is enough for some twenty weights.
const CELLS: usize = 4_000_000;
/// But never fewer visitors than this.
const FEWEST: usize = 1_000;
/// Weights lie between nothing and this.
pub const MOST: f64 = 2.0;
/// The weight of popularity lies between this and the next.
const LEAST_POPULARITY: f64 = 0.2;
const MOST_POPULARITY: f64 = 3.0;

/// One term of the score.
#[derive(Debug, Clone)]
pub struct Term {
    /// What it goes by.
    pub block: Block,
    /// What its lifts are about.
    pub target: Target,
    /// How much it may say.
    pub weight: f64,
    /// Its lifts, from everybody.
    pub lifts: Arc<Lifts>,
}

/// What was learned.
#[derive(Debug, Clone)]
pub struct Learned {
    /// The weight of the logarithm of popularity.
    pub popularity: f64,
    /// Each product's share of all purchases.
    pub shares: Vec<f64>,
    /// The terms that say something.
    pub terms: Vec<Term>,
}

/// A prediction to make: all that somebody bought from nothing bought, or one
/// purchase from the others.
struct Case<'p> {
    person: usize,
    who: &'p Person,
    /// The purchase to predict from the others; none for all from none.
    asked_for: Option<usize>,
}

impl Case<'_> {
    /// The purchases to predict, with how much each counts.
    fn targets(&self) -> impl Iterator<Item = (usize, f64)> {
        let number = self.who.features(Block::Purchases).len();
        let share = match self.asked_for {
            None => (PURCHASES / number as f64).min(1.0),
            Some(_) => 1.0,
        };
        let is_target = |product: usize| self.asked_for.is_none_or(|it| it == product);
        let bought = self.who.bought();
        bought
            .filter(move |(product, _)| is_target(*product))
            .map(move |(product, weight)| (product, weight * share))
    }

    /// The purchases that are known when the others are predicted.
    fn given(&self) -> impl Iterator<Item = usize> {
        let bought = match self.asked_for {
            None => &[],
            Some(_) => self.who.features(Block::Purchases),
        };
        let asked_for = self.asked_for;
        let bought = bought.iter().copied();
        bought.filter(move |product| Some(*product) != asked_for)
    }

    /// What a block says of each product: the rows of lifts, and how much each counts.
    fn said<'l>(&self, block: Block, lifts: &'l Lifts) -> (f64, impl Iterator<Item = &'l [f64]>) {
        let (answers, given) = match block {
            Block::Answers(_) => (self.who.features(block), None),
            Block::Purchases => (&[][..], Some(self.given())),
        };
        let number = answers.len() + given.as_ref().map_or(0, |_| self.given().count());
        let features = answers.iter().copied().chain(given.into_iter().flatten());
        let rows = features.filter_map(|feature| lifts.of(feature));
        (dampening(number), rows)
    }
}

fn cases(people: &[Person], products: usize) -> Vec<Case<'_>> {
    let most = (CELLS / (products * (1 + PURCHASES as usize))).max(FEWEST);
    let purchases = |who: &Person| who.features(Block::Purchases).len();
    let buyers = people.iter().filter(|it| purchases(it) > 0);
    let mut cases = Vec::new();
    for (person, who) in buyers.take(most).enumerate() {
        cases.push(Case {
            person,
            who,
            asked_for: None,
        });
        if purchases(who) >= 2 {
            let asked = who.features(Block::Purchases).iter();
            cases.extend(asked.take(PURCHASES as usize).map(|product| Case {
                person,
                who,
                asked_for: Some(*product),
            }));
        }
    }
    cases
}

/// What may speak, before it is said how much.
///
/// Each term enters by itself, against popularity alone, so leaving a question out changes
/// neither which of the others enter nor their lifts: only how they share their say.
pub struct Heard<'p> {
    cases: Vec<Case<'p>>,
    /// Each product's share of all purchases.
    shares: Vec<f64>,
    /// Per part: the logarithms of popularity outside it.
    popularity: Vec<Vec<f64>>,
    /// The weight of popularity where nothing else speaks.
    alone: f64,
    found: Vec<Found>,
}

/// A term that may speak.
struct Found {
    block: Block,
    target: Target,
    /// Per part: its lifts outside it.
    outside: Vec<Lifts>,
    /// Its lifts, from everybody.
    all: Arc<Lifts>,
}

impl<'p> Heard<'p> {
    /// Hears everybody.
    pub fn of(people: &'p [Person], places: &Places<'_>) -> Self {
        let products = places.products.len();
        let mut heard = Self {
            cases: Vec::new(),
            shares: shares(people, products, None),
            popularity: Vec::new(),
            alone: 1.0,
            found: Vec::new(),
        };
        if products == 0 {
            return heard;
        }
        heard.cases = cases(people, products);
        let by_fold: Vec<Vec<f64>> = (0..FOLDS)
            .map(|fold| shares(people, products, Some(fold)))
            .collect();
        heard.popularity = by_fold.iter().map(|it| logarithms(it)).collect();
        heard.alone = heard.problem(Vec::new()).solve()[0];
        let surprises = heard.problem(Vec::new()).surprises(heard.alone);
        // The purchases, which take longest, go first.
        let blocks: Vec<Block> = places.blocks().collect();
        let blocks: Vec<Block> = blocks.into_iter().rev().collect();
        let counts = parallel::each(&blocks, |block| Counts::of(*block, people, places));
        let targets: &[Target] = match places.tags.is_empty() {
            true => &[Target::Product],
            false => &[Target::Tags, Target::Product],
        };
        let said = counts.iter().filter(|counts| !counts.is_empty());
        let said: Vec<(&Counts, Target)> = said
            .flat_map(|counts| targets.iter().map(move |target| (counts, *target)))
            .collect();
        let found = parallel::each(&said, |(counts, target)| {
            let best = SCALES
                .iter()
                .map(|scale| {
                    let lifts: Vec<Lifts> = (0..FOLDS)
                        .map(|f| counts.lifts(*target, *scale, &by_fold[f], Some(f), places))
                        .collect();
                    let certainty = certainty(&heard.cases, &surprises, counts.block(), &lifts);
                    (certainty, *scale, lifts)
                })
                .reduce(|best, next| if next.0 > best.0 { next } else { best });
            let (_, scale, outside) = best.filter(|(certainty, ..)| *certainty >= SURE)?;
            let all = counts.lifts(*target, scale, &heard.shares, None, places);
            Some(Found {
                block: counts.block(),
                target: *target,
                outside,
                all: Arc::new(all),
            })
        });
        heard.found = found.into_iter().rev().flatten().collect();
        heard
    }

    /// Whether anything of this block may speak.
    pub fn hears(&self, block: Block) -> bool {
        self.found.iter().any(|it| it.block == block)
    }

    /// How much each may say; with a block left out, what would have been learned had it
    /// not been there.
    pub fn weighed(&self, without: Option<Block>) -> Learned {
        let heard = self.found.iter().filter(|it| Some(it.block) != without);
        let found: Vec<&Found> = heard.collect();
        let mut learned = Learned {
            popularity: self.alone,
            shares: self.shares.clone(),
            terms: Vec::new(),
        };
        if found.is_empty() {
            return learned;
        }
        let terms = found.iter().map(|it| (it.block, it.outside.as_slice()));
        let weights = self.problem(terms.collect()).solve();
        learned.popularity = weights[0];
        learned.terms = found
            .into_iter()
            .zip(&weights[1..])
            .filter(|(_, weight)| **weight > 0.0)
            .map(|(found, weight)| Term {
                block: found.block,
                target: found.target,
                weight: *weight,
                lifts: Arc::clone(&found.all),
            })
            .collect();
        learned
    }

    fn problem<'h>(&'h self, terms: Vec<(Block, &'h [Lifts])>) -> Problem<'h, 'p> {
        Problem {
            cases: &self.cases,
            popularity: &self.popularity,
            terms,
        }
    }
}

/// The logarithm of each share.
pub fn logarithms(shares: &[f64]) -> Vec<f64> {
    shares.iter().map(|share| share.ln()).collect()
}

/// The sum of the products, in eight sums side by side, which a processor takes
/// several at a time.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    const SIDE_BY_SIDE: usize = 8;
    let (many, rest) = a.as_chunks::<SIDE_BY_SIDE>();
    let (others, other_rest) = b.as_chunks::<SIDE_BY_SIDE>();
    let mut sums = [0.0; SIDE_BY_SIDE];
    for (a, b) in many.iter().zip(others) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    let rest = rest.iter().zip(other_rest).map(|(a, b)| a * b);
    sums.into_iter().chain(rest).sum()
}

/// By how many standard errors the lifts point, on average over people, to what
/// they bought beyond what popularity expects.
fn certainty(cases: &[Case<'_>], surprises: &[Vec<f64>], block: Block, lifts: &[Lifts]) -> f64 {
    let mut by_person = vec![0.0; cases.last().map_or(0, |case| case.person + 1)];
    for (case, surprise) in cases.iter().zip(surprises) {
        let (factor, rows) = case.said(block, &lifts[case.who.fold]);
        by_person[case.person] += factor * rows.map(|row| dot(row, surprise)).sum::<f64>();
    }
    let sum: f64 = by_person.iter().sum();
    let spread: f64 = by_person.iter().map(|gain| gain * gain).sum();
    if spread > 0.0 {
        sum / spread.sqrt()
    } else {
        0.0
    }
}

/// The weights' likelihood: concave, with a handful of unknowns.
struct Problem<'c, 'p> {
    cases: &'c [Case<'p>],
    /// Per part: the logarithms of popularity outside it.
    popularity: &'c [Vec<f64>],
    /// Per term: its block and, per part, its lifts outside it.
    terms: Vec<(Block, &'c [Lifts])>,
}

/// What is filled in anew for each case.
struct Desk {
    /// Per unknown: what it says of each product.
    said: Vec<Vec<f64>>,
    /// The scores of the products.
    scores: Vec<f64>,
}

impl Problem<'_, '_> {
    fn unknowns(&self) -> usize {
        1 + self.terms.len()
    }

    /// What each term says of each product, and the logarithm of how probable each is but
    /// for what is given back.
    fn predict(&self, case: &Case<'_>, weights: &[f64], desk: &mut Desk) -> f64 {
        let (popularity, terms) = desk.said.split_at_mut(1);
        popularity[0].copy_from_slice(&self.popularity[case.who.fold]);
        for ((block, lifts), row) in self.terms.iter().zip(terms) {
            row.fill(0.0);
            let (factor, rows) = case.said(*block, &lifts[case.who.fold]);
            for said in rows {
                for (sum, lift) in row.iter_mut().zip(said) {
                    *sum += factor * lift;
                }
            }
        }
        let scores = &mut desk.scores;
        scores.fill(0.0);
        for (row, weight) in desk.said.iter().zip(weights) {
            for (score, value) in scores.iter_mut().zip(row) {
                *score += weight * value;
            }
        }
        for product in case.given() {
            scores[product] = f64::NEG_INFINITY;
        }
        let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let all: f64 = scores.iter().map(|score| (score - highest).exp()).sum();
        highest + all.ln()
    }

    /// Works on the cases on all processors. What is summed is summed over the same
    /// cases first, so that the sum does not depend on how many processors there are.
    fn by_parts<R: Send>(&self, work: impl Fn(&[Case<'_>], &mut Desk) -> R + Sync) -> Vec<R> {
        let parts: Vec<&[Case<'_>]> = self.cases.chunks(AT_ONCE).collect();
        let products = self.popularity[0].len();
        parallel::each(&parts, |cases| {
            let mut desk = Desk {
                said: vec![vec![0.0; products]; self.unknowns()],
                scores: vec![0.0; products],
            };
            work(cases, &mut desk)
        })
    }

    /// What was bought, less what popularity alone expects, for each case.
    fn surprises(&self, weight: f64) -> Vec<Vec<f64>> {
        let parts = self.by_parts(|cases, desk| {
            let of_case = |case: &Case<'_>| {
                let total = self.predict(case, &[weight], desk);
                let bought: f64 = case.targets().map(|(_, weight)| weight).sum();
                let expected = desk.scores.iter();
                let expected = expected.map(|score| -bought * (*score - total).exp());
                let mut surprise: Vec<f64> = expected.collect();
                for (product, weight) in case.targets() {
                    surprise[product] += weight;
                }
                surprise
            };
            cases.iter().map(of_case).collect::<Vec<_>>()
        });
        parts.into_iter().flatten().collect()
    }

    fn point(&self, weights: &[f64]) -> Point {
        let parts = self.by_parts(|cases, desk| self.point_of(cases, weights, desk));
        let mut parts = parts.into_iter();
        let first = parts.next().unwrap_or_else(|| Point::zero(self.unknowns()));
        parts.fold(first, Point::plus)
    }

    fn point_of(&self, cases: &[Case<'_>], weights: &[f64], desk: &mut Desk) -> Point {
        let unknowns = self.unknowns();
        let mut point = Point::zero(unknowns);
        let mut means = vec![0.0; unknowns];
        let mut expected = vec![0.0; desk.scores.len()];
        for case in cases {
            let total = self.predict(case, weights, desk);
            for (product, weight) in case.targets() {
                point.likelihood += weight * (desk.scores[product] - total);
            }
            let probabilities = &mut desk.scores;
            for score in probabilities.iter_mut() {
                *score = (*score - total).exp();
            }
            let bought: f64 = case.targets().map(|(_, weight)| weight).sum();
            for (mean, row) in means.iter_mut().zip(&desk.said) {
                *mean = dot(row, probabilities);
            }
            for (product, weight) in case.targets() {
                for (slope, (row, mean)) in point.slope.iter_mut().zip(desk.said.iter().zip(&means))
                {
                    *slope += weight * (row[product] - mean);
                }
            }
            for a in 0..unknowns {
                let values = desk.said[a].iter().zip(&*probabilities);
                for (expected, (value, probability)) in expected.iter_mut().zip(values) {
                    *expected = value * probability;
                }
                for b in 0..=a {
                    let spread = dot(&expected, &desk.said[b]) - means[a] * means[b];
                    point.curvature[a][b] += bought * spread;
                }
            }
        }
        point
    }

    /// The likeliest weights.
    fn solve(&self) -> Vec<f64> {
        let mut start = vec![0.5; self.unknowns()];
        start[0] = 1.0;
        if self.cases.is_empty() {
            return start;
        }
        let mut bounds = vec![(0.0, MOST); self.unknowns()];
        bounds[0] = (LEAST_POPULARITY, MOST_POPULARITY);
        likeliest(start, &bounds, |weights| self.point(weights))
    }
}
