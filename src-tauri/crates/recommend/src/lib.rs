//! Who gets what, and why?
//!
//! Small data, a cold start, and every word must be explainable to a shop
//! owner. So the score of a product for a visitor is a sum read from counts:
//!
//! ```text
//! w₀ · ln popularity
//!   +  for each question:  w_q · (how many times as often those with her answer chose it)
//!   +  for her purchases:  w_b · (how many times as often their buyers chose it)
//! ```
//!
//! with the times as logarithms, shrunk towards "like everybody", once for the
//! product and once for its tags. The weights are learned from purchases that the
//! counts have not seen, and a question that predicts nothing by itself gets
//! none: then the recommendation is the bestseller and says so.
//!
//! The reason shown is a part of that sum, and only one whose counts pass a
//! statistical gate ([`Evidence`]). An answer that is missing adds nothing.
//! `docs/recommendation.md` tells what was measured and what was tried.

mod counts;
mod coupon_use;
mod crowd;
mod data;
mod evidence;
mod likeliest;
mod model;
mod parallel;
mod proven;
mod reason;
mod weights;

pub use coupon_use::{
    CouponUse, Estimate, Likelihood, Outcome, UsePart, UseReason, UseSource, likelier,
};
pub use data::{Effect, Named, Product, Question, Request, Rule, Visitor, When};
pub use evidence::Evidence;
pub use model::{Explanation, Lesson, Model, Part, Recommendation, Source};
pub use reason::Reason;
