//! The gate: is a difference large enough to be spoken of?
//!
//! With answers shuffled between visitors, a rule without an interval still
//! "explains" most recommendations. So a rate counts only when at least 30
//! people stand behind it and even its 1 % lower bound lies above the rate it
//! is compared with.

use statrs::function::beta::{checked_beta_reg, inv_beta_reg};

/// People behind a group's rate before it may be spoken of.
pub(crate) const FEWEST: u32 = 30;
/// What one to four people bought, or did not, is told nowhere; nor is it where two numbers
/// that are told differ by so few.
pub(crate) const FEWEST_TOLD: u32 = 5;
/// The share of the posterior that lies below the lower bound.
const BELOW: f64 = 0.01;
/// How many imaginary people with the base rate the prior adds to a group. It
/// centres the posterior on "this group is like the others", so two lucky
/// purchases in a small group do not pass, as they would with a flat prior.
const SCEPTICS: f64 = 5.0;

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
        let others = base_k.saturating_sub(k);
        let differences = [k, n - k, others, base_n.saturating_sub(n)];
        if differences.iter().any(|it| (1..FEWEST_TOLD).contains(it)) {
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
}

fn rate(k: u32, n: u32) -> f64 {
    f64::from(k) / f64::from(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The library's quantile is the one meant: closed forms of Beta(1, b) and
    /// Beta(a, 1), and inversion over everything a fair can bring.
    #[test]
    fn the_quantile_is_right() {
        for other in [1.0, 2.5, 30.0, 1_000.0] {
            let of_one = 1.0 - (1.0 - BELOW).powf(1.0 / other);
            assert!((inv_beta_reg(1.0, other, BELOW) / of_one - 1.0).abs() < 1e-6);
            let to_one = BELOW.powf(1.0 / other);
            assert!((inv_beta_reg(other, 1.0, BELOW) / to_one - 1.0).abs() < 1e-6);
        }
        for n in [30, 31, 100, 999, 20_000, 1_000_000] {
            for k in [1, 2, n / 10, n / 2, n - 1, n] {
                for base_k in [1, 100, 500_000, 990_000] {
                    let Some(found) = Evidence::gate(n, k, 1_000_000, base_k) else {
                        continue;
                    };
                    let base = found.base_rate();
                    let (yes, no) = (
                        f64::from(k) + SCEPTICS * base,
                        f64::from(n - k) + SCEPTICS * (1.0 - base),
                    );
                    let below = checked_beta_reg(yes, no, found.lower_bound).expect("in range");
                    assert!(
                        (below - BELOW).abs() < 1e-4,
                        "{found:?}: {below} lies below"
                    );
                    assert!(found.lower_bound > base, "{found:?}");
                }
            }
        }
    }

    /// The gate's edges: thirty people, a plain majority, nothing from nothing.
    #[test]
    fn the_gate_has_edges() {
        assert!(
            Evidence::gate(29, 29, 1_000, 300).is_none(),
            "29 people are too few"
        );
        assert!(
            Evidence::gate(30, 30, 1_000, 300).is_some(),
            "all of 30, against 30 %"
        );
        assert!(
            Evidence::gate(30, 2, 1_000, 10).is_none(),
            "two lucky purchases"
        );
        // What four bought or did not is told nowhere, however clear it is.
        for (n, k, base_n, base_k) in [
            (60, 4, 600, 9),
            (30, 28, 1_000, 300),
            (60, 30, 600, 33),
            (600, 120, 602, 120),
        ] {
            assert!(Evidence::gate(n, k, base_n, base_k).is_none(), "{n} {k}");
        }
        assert!(Evidence::gate(60, 5, 6_000, 10).is_some(), "five of 60");
        assert!(
            Evidence::gate(300, 95, 1_000, 300).is_none(),
            "32 % against 30 %"
        );
        assert!(
            Evidence::gate(300, 120, 1_000, 300).is_some(),
            "40 % against 30 %"
        );
        assert!(
            Evidence::gate(300, 60, 1_000, 300).is_none(),
            "less than others"
        );
        assert!(
            Evidence::gate(100, 100, 100, 100).is_none(),
            "everybody buys it"
        );
        assert!(Evidence::gate(100, 0, 100, 0).is_none(), "nobody buys it");
        assert!(
            Evidence::gate(100, 101, 1_000, 500).is_none(),
            "impossible counts"
        );
    }
}
