//! The likeliest weights within their bounds.
//!
//! The likelihoods here are concave with a handful of unknowns, so Newton's steps find the
//! top in a few rounds, and always the same one.

const ROUNDS: usize = 30;

/// A likelihood with its slope and (negated) curvature.
pub struct Point {
    /// The likelihood's logarithm.
    pub likelihood: f64,
    /// By each unknown.
    pub slope: Vec<f64>,
    /// By each pair of unknowns; only the second one up to the first is read.
    pub curvature: Vec<Vec<f64>>,
}

impl Point {
    /// Of nothing.
    pub fn zero(unknowns: usize) -> Self {
        Self {
            likelihood: 0.0,
            slope: vec![0.0; unknowns],
            curvature: vec![vec![0.0; unknowns]; unknowns],
        }
    }

    /// Of both together.
    pub fn plus(mut self, other: Self) -> Self {
        self.likelihood += other.likelihood;
        let add = |to: &mut Vec<f64>, from: &[f64]| {
            for (sum, value) in to.iter_mut().zip(from) {
                *sum += value;
            }
        };
        add(&mut self.slope, &other.slope);
        for (row, other) in self.curvature.iter_mut().zip(&other.curvature) {
            add(row, other);
        }
        self
    }
}

/// The top within the bounds of each unknown: Newton's steps over those weights that do not
/// press against a bound, halved until they help.
pub fn likeliest(
    start: Vec<f64>,
    bounds: &[(f64, f64)],
    point: impl Fn(&[f64]) -> Point,
) -> Vec<f64> {
    let mut weights = start;
    let mut here = point(&weights);
    for _ in 0..ROUNDS {
        let free: Vec<usize> = (0..weights.len())
            .filter(|at| {
                let (slope, (least, most)) = (here.slope[*at], bounds[*at]);
                !(weights[*at] <= least && slope <= 0.0 || weights[*at] >= most && slope >= 0.0)
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
                let (least, most) = bounds[*at];
                let moved: f64 = tried[*at] + length * step;
                tried[*at] = moved.clamp(least, most);
            }
            // The whole step helps nearly always, and then the next begins here.
            let there = point(&tried);
            if there.likelihood > here.likelihood {
                break Some((tried, there));
            }
            length /= 2.0;
            if length < 1e-3 {
                break None;
            }
        };
        match better {
            Some(better) => (weights, here) = better,
            None => break,
        }
    }
    weights
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
