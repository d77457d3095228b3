//! The gate: is a difference large enough to be spoken of?
//!
//! With answers shuffled between visitors, a rule without an interval still
//! "explains" most recommendations. So a rate counts only when at least 30
//! people stand behind it and even its 1 % lower bound lies above the rate it
//! is compared with.

use statrs::function::beta::{checked_beta_reg, inv_beta_reg};

/// People behind a group's rate before it may be spoken of.
const FEWEST: u32 = 30;
/// The share of the posterior that lies below the lower bound.
const BELOW: f64 = 0.01;
/// How many imaginary people with the base rate the prior adds to a group. It
/// centres the posterior on "this group is like the others", so two lucky
/// purchases in a small group do not pass, as they would with a flat prior.
const SCEPTICS: f64 = 5.0;
/// How many imaginary people with the base rate a lift is shrunk by.
const SHRINKAGE: f64 = 30.0;

/// How often something was bought in a group, against the people it is
/// compared with (the group included). All of it can be recounted by hand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// People in the group.
    pub n: u32,
    /// Buyers among them.
    pub k: u32,
    /// People compared with.
    pub base_n: u32,
    /// Buyers among them.
    pub base_k: u32,
    /// The 1 % lower bound of the group's rate: quantile of
    /// Beta(k + 5·base, n − k + 5·(1 − base)).
    pub lower_bound: f64,
}

impl Evidence {
    /// The evidence, if it passes the gate.
    pub(crate) fn gate(n: u32, k: u32, base_n: u32, base_k: u32) -> Option<Self> {
        if n < FEWEST || k == 0 || k > n || base_k == 0 || base_k >= base_n {
            return None;
        }
        let base = rate(base_k, base_n);
        let (yes, no) = (
            f64::from(k) + SCEPTICS * base,
            f64::from(n - k) + SCEPTICS * (1.0 - base),
        );
        // The probability below the base decides; the bound itself, which costs
        // an iteration, is found for the few that pass.
        if checked_beta_reg(yes, no, base).ok()? >= BELOW {
            return None;
        }
        Some(Self {
            n,
            k,
            base_n,
            base_k,
            lower_bound: inv_beta_reg(yes, no, BELOW),
        })
    }

    /// The group's rate, 0 to 1.
    pub fn rate(&self) -> f64 {
        rate(self.k, self.n)
    }

    /// The rate it is compared with, 0 to 1.
    pub fn base_rate(&self) -> f64 {
        rate(self.base_k, self.base_n)
    }

    /// How many times as often.
    pub fn lift(&self) -> f64 {
        self.rate() / self.base_rate()
    }

    /// What it adds to a score: the logarithm of the shrunken lift.
    pub(crate) fn log_lift(&self) -> f64 {
        let base = self.base_rate();
        let shrunken = (f64::from(self.k) + SHRINKAGE * base) / (f64::from(self.n) + SHRINKAGE);
        (shrunken / base).ln()
    }
}

fn rate(k: u32, n: u32) -> f64 {
    f64::from(k) / f64::from(n)
}
