//! How likely is somebody to use a coupon, and why?
//!
//! Yes or no, so the score is the logarithm of odds, and its form is that of a product's:
//!
//! ```text
//! log-odds of the programme's own rate, shrunk towards that of all programmes
//!   +  for each question:  w_q · (log-odds among those with her answer, less those of
//!                                 everybody who answered, both shrunk towards the rate)
//! ```
//!
//! Each programme is learned by itself: an answer may speak for a gift and against a
//! discount. A question speaks of a programme only where its answers point to who used the
//! coupon, for people the counts have not seen, beyond the programme's rate by more than
//! chance allows. Where none does, the estimate is the programme's rate, and of few holders
//! it is not known yet.
//!
//! Only answers count. What somebody bought does not: a coupon is used by buying, so that
//! purchases would "foretell" the use they came from.

mod estimate;
mod holders;
mod terms;

use crate::crowd::Places;
use crate::data::{Question, Visitor};
use crate::evidence::FEWEST;
use holders::{Holder, Rates};
use std::collections::BTreeMap;
use terms::Term;

pub use estimate::{Estimate, Likelihood, UsePart, UseReason, UseSource, likelier};

/// What became of the coupons of one programme that one person held, when their time is
/// over: before, only those that are used early would be known.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The programme: an id that its copies at other fairs share.
    pub programme: String,
    /// Whose coupons they were, with what she had answered when she got them. Nothing else
    /// of her is read.
    pub holder: Visitor,
    /// Whether she used one of them.
    pub was_used: bool,
    /// How much it teaches: 1 for this fair, less for an older one.
    pub weight: f64,
}

/// What the coupons of the past taught, ready to estimate for anybody.
#[derive(Debug, Clone, Default)]
pub struct CouponUse {
    programmes: BTreeMap<String, Programme>,
}

/// What is known of one programme.
#[derive(Debug, Clone)]
struct Programme {
    /// People who held a coupon of it.
    holders: u32,
    /// Of them, those who used one.
    users: u32,
    /// The log-odds of its shrunk rate.
    base: f64,
    /// What speaks, by the questions' ids.
    terms: Vec<Term>,
}

impl CouponUse {
    /// Learns from everybody who held a coupon. Order does not matter; each person counts
    /// once for a programme, and answers that are not in the list are ignored.
    pub fn fit(questions: &[Question], outcomes: &[Outcome]) -> Self {
        let places = Places::of(questions, &[]);
        let holders = holders::by_programme(outcomes, &places);
        let rates = Rates::of(&holders);
        let programme = |(id, held): (&str, Vec<Holder>)| {
            let base = rates.of_programme(id);
            let users = held.iter().filter(|it| it.was_used).count();
            let count = |people: usize| u32::try_from(people).unwrap_or(u32::MAX);
            let programme = Programme {
                holders: count(held.len()),
                users: count(users),
                base: log_odds(base.all),
                terms: match count(held.len()) < FEWEST {
                    true => Vec::new(),
                    false => terms::of(&held, &base, &places),
                },
            };
            (id.to_owned(), programme)
        };
        Self {
            programmes: holders.into_iter().map(programme).collect(),
        }
    }

    /// How likely a visitor is to use a coupon of a programme that she is given now.
    pub fn estimate(&self, programme: &str, visitor: &Visitor) -> Estimate {
        let Some(known) = self.programmes.get(programme) else {
            return Estimate::NotKnown {
                more_holders: FEWEST,
            };
        };
        if known.holders < FEWEST {
            return Estimate::NotKnown {
                more_holders: FEWEST - known.holders,
            };
        }
        let said = known.terms.iter().flat_map(|term| term.says_of(visitor));
        let counted = (known.users, known.holders);
        Estimate::Known(Box::new(Likelihood::of(
            known.base,
            counted,
            said.collect(),
        )))
    }
}

/// The logarithm of the odds of a rate between 0 and 1.
fn log_odds(rate: f64) -> f64 {
    (rate / (1.0 - rate)).ln()
}

/// The rate with these log-odds.
fn rate_of(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}
