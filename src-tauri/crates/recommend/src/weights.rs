//! How much each question and each purchase may say.
//!
//! A lift is a count, but how far it holds for somebody else has to be learned:
//! two questions may tell the same thing, or a question nothing. So every
//! visitor's purchases are predicted from what the visitors of the other parts
//! of the data chose. A term enters only when it predicts better than popularity
//! by more than chance allows, person by person; those that enter share their
//! say by the likelihood of the purchases.

use crate::counts::{Counts, Lifts, Target, shares};
use crate::crowd::{Block, FOLDS, Person, Places, dampening};
use std::sync::Arc;

/// How many imaginary purchases a lift is shrunk by; each term takes what
/// predicts best.
const SCALES: [f64; 3] = [15.0, 90.0, 540.0];
/// How many standard errors above nothing a term's gain must be. The parts share
/// most of what they learn from, so the errors are a little larger than they look.
const SURE: f64 = 4.0;
/// How much one visitor's purchases count together, whatever their number.
const PURCHASES: f64 = 3.0;
/// Scores worked out for the weights: visitors beyond are not looked at, which
/// is enough for some twenty weights.
const CELLS: usize = 4_000_000;
/// But never fewer visitors than this.
const FEWEST: usize = 1_000;
/// Weights lie between nothing and this.
const MOST: f64 = 2.0;
/// The weight of popularity lies above this.
const LEAST_POPULARITY: f64 = 0.2;
const ROUNDS: usize = 30;

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
        let number = self.who.bought.len();
        let share = match self.asked_for {
            None => (PURCHASES / number as f64).min(1.0),
            Some(_) => 1.0,
        };
        let is_target = |product: usize| self.asked_for.is_none_or(|it| it == product);
        let bought = self.who.bought.iter().copied();
        bought
            .filter(move |(product, _)| is_target(*product))
            .map(move |(product, weight)| (product, weight * share))
    }

    fn given(&self) -> Vec<usize> {
        match self.asked_for {
            None => Vec::new(),
            Some(_) => self.who.features(Block::Purchases, self.asked_for),
        }
    }

    /// Adds what a block says of each product.
    fn add(&self, block: Block, lifts: &Lifts, to: &mut [f64]) {
        let features = match block {
            Block::Answers(_) => self.who.features(block, None),
            Block::Purchases => self.given(),
        };
        let factor = dampening(features.len());
        for row in features.iter().filter_map(|feature| lifts.of(*feature)) {
            for (sum, lift) in to.iter_mut().zip(row) {
                *sum += factor * lift;
            }
        }
    }
}

fn cases(people: &[Person], products: usize) -> Vec<Case<'_>> {
    let most = (CELLS / (products * (1 + PURCHASES as usize))).max(FEWEST);
    let buyers = people.iter().filter(|it| !it.bought.is_empty());
    let mut cases = Vec::new();
    for (person, who) in buyers.take(most).enumerate() {
        cases.push(Case {
            person,
            who,
            asked_for: None,
        });
        if who.bought.len() >= 2 {
            let asked = who.bought.iter().take(PURCHASES as usize);
            cases.extend(asked.map(|(product, _)| Case {
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
        for block in places.blocks() {
            let counts = Counts::of(block, people, places);
            if counts.is_empty() {
                continue;
            }
            let targets = [Target::Product, Target::Tags];
            let with_tags = if places.tags.is_empty() { 1 } else { 2 };
            for target in &targets[..with_tags] {
                let best = SCALES
                    .iter()
                    .map(|scale| {
                        let lifts: Vec<Lifts> = (0..FOLDS)
                            .map(|f| counts.lifts(*target, *scale, &by_fold[f], Some(f), places))
                            .collect();
                        let certainty = certainty(&heard.cases, &surprises, block, &lifts);
                        (certainty, *scale, lifts)
                    })
                    .reduce(|best, next| if next.0 > best.0 { next } else { best });
                if let Some((certainty, scale, outside)) = best
                    && certainty >= SURE
                {
                    let all = counts.lifts(*target, scale, &heard.shares, None, places);
                    heard.found.push(Found {
                        block,
                        target: *target,
                        outside,
                        all: Arc::new(all),
                    });
                }
            }
        }
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
    let mut said = Vec::new();
    for (case, surprise) in cases.iter().zip(surprises) {
        said.clear();
        said.resize(surprise.len(), 0.0);
        case.add(block, &lifts[case.who.fold], &mut said);
        by_person[case.person] += dot(&said, surprise);
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

/// A likelihood with its slope and (negated) curvature.
struct Point {
    likelihood: f64,
    slope: Vec<f64>,
    curvature: Vec<Vec<f64>>,
}

impl Problem<'_, '_> {
    fn unknowns(&self) -> usize {
        1 + self.terms.len()
    }

    /// What each term says of each product, and the probability of each.
    fn predict(&self, case: &Case<'_>, weights: &[f64], said: &mut [Vec<f64>]) -> (Vec<f64>, f64) {
        let (popularity, terms) = said.split_at_mut(1);
        popularity[0].copy_from_slice(&self.popularity[case.who.fold]);
        for ((block, lifts), row) in self.terms.iter().zip(terms) {
            row.fill(0.0);
            case.add(*block, &lifts[case.who.fold], row);
        }
        let mut scores = vec![0.0; said[0].len()];
        for (row, weight) in said.iter().zip(weights) {
            for (score, value) in scores.iter_mut().zip(row) {
                *score += weight * value;
            }
        }
        for product in case.given() {
            scores[product] = f64::NEG_INFINITY;
        }
        let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let all: f64 = scores.iter().map(|score| (score - highest).exp()).sum();
        (scores, highest + all.ln())
    }

    fn said(&self) -> Vec<Vec<f64>> {
        vec![vec![0.0; self.popularity[0].len()]; self.unknowns()]
    }

    fn likelihood(&self, weights: &[f64]) -> f64 {
        let mut said = self.said();
        let of_case = |case: &Case<'_>| {
            let (scores, total) = self.predict(case, weights, &mut said);
            let targets = case.targets();
            targets.map(|(p, w)| w * (scores[p] - total)).sum::<f64>()
        };
        self.cases.iter().map(of_case).sum()
    }

    /// What was bought, less what popularity alone expects, for each case.
    fn surprises(&self, weight: f64) -> Vec<Vec<f64>> {
        let mut said = self.said();
        let of_case = |case: &Case<'_>| {
            let (mut scores, total) = self.predict(case, &[weight], &mut said);
            let bought: f64 = case.targets().map(|(_, weight)| weight).sum();
            for score in &mut scores {
                *score = -bought * (*score - total).exp();
            }
            for (product, weight) in case.targets() {
                scores[product] += weight;
            }
            scores
        };
        self.cases.iter().map(of_case).collect()
    }

    fn point(&self, weights: &[f64]) -> Point {
        let unknowns = self.unknowns();
        let mut point = Point {
            likelihood: 0.0,
            slope: vec![0.0; unknowns],
            curvature: vec![vec![0.0; unknowns]; unknowns],
        };
        let mut said = self.said();
        for case in self.cases {
            let (scores, total) = self.predict(case, weights, &mut said);
            let probabilities: Vec<f64> = scores.iter().map(|it| (it - total).exp()).collect();
            let bought: f64 = case.targets().map(|(_, weight)| weight).sum();
            let means: Vec<f64> = said.iter().map(|row| dot(row, &probabilities)).collect();
            for (product, weight) in case.targets() {
                point.likelihood += weight * (scores[product] - total);
                for (slope, (row, mean)) in point.slope.iter_mut().zip(said.iter().zip(&means)) {
                    *slope += weight * (row[product] - mean);
                }
            }
            for a in 0..unknowns {
                let expected: Vec<f64> = said[a]
                    .iter()
                    .zip(&probabilities)
                    .map(|(value, probability)| value * probability)
                    .collect();
                for b in 0..=a {
                    let spread = dot(&expected, &said[b]) - means[a] * means[b];
                    point.curvature[a][b] += bought * spread;
                }
            }
        }
        point
    }

    /// The likeliest weights within their bounds: Newton's steps over those
    /// weights that do not press against a bound, halved until they help.
    fn solve(&self) -> Vec<f64> {
        let least = |at: usize| if at == 0 { LEAST_POPULARITY } else { 0.0 };
        let most = |at: usize| if at == 0 { 3.0 } else { MOST };
        let mut weights = vec![0.5; self.unknowns()];
        weights[0] = 1.0;
        if self.cases.is_empty() {
            return weights;
        }
        for _ in 0..ROUNDS {
            let here = self.point(&weights);
            let free: Vec<usize> = (0..weights.len())
                .filter(|at| {
                    let slope = here.slope[*at];
                    !(weights[*at] <= least(*at) && slope <= 0.0
                        || weights[*at] >= most(*at) && slope >= 0.0)
                })
                .collect();
            let step = newton_step(&here, &free);
            let promised: f64 = free
                .iter()
                .zip(&step)
                .map(|(at, step)| here.slope[*at] * step)
                .sum();
            if promised < 1e-6 {
                break;
            }
            let mut length = 1.0;
            let better = loop {
                let mut tried = weights.clone();
                for (at, step) in free.iter().zip(&step) {
                    let moved: f64 = tried[*at] + length * step;
                    tried[*at] = moved.clamp(least(*at), most(*at));
                }
                if self.likelihood(&tried) > here.likelihood {
                    break Some(tried);
                }
                length /= 2.0;
                if length < 1e-3 {
                    break None;
                }
            };
            match better {
                Some(tried) => weights = tried,
                None => break,
            }
        }
        weights
    }
}

/// The step to the top of the parabola through here, over the free unknowns
/// (Cholesky). A hair is added to the curvature, so that two terms that say the
/// same share it.
fn newton_step(here: &Point, free: &[usize]) -> Vec<f64> {
    let size = free.len();
    let mut root = vec![vec![0.0; size]; size];
    for a in 0..size {
        for b in 0..=a {
            let known: f64 = (0..b).map(|c| root[a][c] * root[b][c]).sum();
            let curvature = here.curvature[free[a]][free[b]];
            root[a][b] = if a == b {
                (curvature * (1.0 + 1e-9) + 1e-6 - known).max(1e-9).sqrt()
            } else {
                (curvature - known) / root[b][b]
            };
        }
    }
    let mut step: Vec<f64> = free.iter().map(|at| here.slope[*at]).collect();
    for a in 0..size {
        let known: f64 = (0..a).map(|b| root[a][b] * step[b]).sum();
        step[a] = (step[a] - known) / root[a][a];
    }
    for a in (0..size).rev() {
        let known: f64 = (a + 1..size).map(|b| root[b][a] * step[b]).sum();
        step[a] = (step[a] - known) / root[a][a];
    }
    step
}
