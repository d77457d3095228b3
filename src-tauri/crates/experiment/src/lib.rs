//! Did it help?
//!
//! A randomized hold-out experiment: of those who may be written to, some are drawn by
//! chance to get the bestsellers instead of a recommendation, or no message at all
//! ([`Shares`]). What they buy is compared, fair by fair ([`verdict`]), and whether the
//! people at hand can tell anything is said before anybody is left out ([`suggest`]).
//!
//! Everything comes in as numbers, the chance too. `docs/experiment.md` has the rule,
//! its sources, and what was measured.

mod draw;
mod false_alarms;
mod interval;
mod suggest;
mod verdict;

pub use draw::{Group, Shares, TooMany};
pub use interval::Range;
pub use suggest::{ASSUMED_RATE, BaseRate, CHOICES, Suggestion, half_width, suggest};
pub use verdict::{Arm, Found, Stratum, Verdict, difference, verdict};
