//! Ranges of a difference between two groups.
//!
//! Each group's own limits are found first and then joined by the square-and-add rule
//! (MOVER: Zou & Donner 2008, *Statistics in Medicine* 27:1693), which keeps them uneven
//! where the data are. A group's numbers are weighted over the fairs before, so that
//! fairs of other rates and shares do not pass for a difference.

use statrs::function::beta::inv_beta_reg;

/// A difference, and where it lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// At least this.
    pub low: f64,
    /// As it was seen.
    pub seen: f64,
    /// At most this.
    pub high: f64,
}

impl Range {
    /// How far `treated` lies above `control`.
    pub(crate) fn between(treated: Self, control: Self) -> Self {
        let seen = treated.seen - control.seen;
        Self {
            low: seen - (treated.seen - treated.low).hypot(control.high - control.seen),
            seen,
            high: seen + (treated.high - treated.seen).hypot(control.seen - control.low),
        }
    }

    /// The rate of a group, as `bought` of `people` shows it; both may be weighted sums.
    ///
    /// The beta-binomial posterior under the weakest priors there are: one more person,
    /// who bought for the upper limit and who did not for the lower one. So the prior
    /// speaks against whatever is claimed, and the limits are those of Clopper and
    /// Pearson, which hold for any rate and any number of people.
    pub(crate) fn of_rate(bought: f64, people: f64, above: f64) -> Self {
        let left = people - bought;
        Self {
            low: match bought > 0.0 {
                true => inv_beta_reg(bought, left + 1.0, above),
                false => 0.0,
            },
            seen: bought / people,
            high: match left > 0.0 {
                true => inv_beta_reg(bought + 1.0, left, 1.0 - above),
                false => 1.0,
            },
        }
    }

    /// A mean with the variance and the skewness of that mean, `z` standard errors wide.
    ///
    /// Amounts are skewed: most people spend nothing and one spends a lot. Hall's
    /// transformation (1992, *JRSS B* 54:221) takes that into account, and the range
    /// reaches farther up than down.
    pub(crate) fn of_mean(mean: f64, variance: f64, skewness: f64, z: f64) -> Self {
        let error = variance.sqrt();
        let corrected = |u: f64| match skewness.abs() < 1e-9 {
            true => u,
            false => {
                let inner: f64 = 1.0 + skewness * (u - skewness / 6.0);
                3.0 / skewness * (inner.cbrt() - 1.0)
            }
        };
        Self {
            low: (mean - error * corrected(z)).min(mean),
            seen: mean,
            high: (mean - error * corrected(-z)).max(mean),
        }
    }
}
