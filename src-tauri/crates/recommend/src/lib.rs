//! Who gets what, and why?
//!
//! Small data, a cold start, and every word must be explainable to a shop
//! owner. So the score of a product for a visitor is a sum of logarithms read
//! straight from counts:
//!
//! ```text
//! ln popularity  +  the best proven lift among the visitor's answers (or of a tag)
//!                +  the best proven lift among what the visitor bought
//! ```
//!
//! and the reason shown is the part of that sum it came from. A lift is proven
//! only when it passes a statistical gate ([`Evidence`]); with some hundred
//! visitors hardly any does, and then the recommendation is the bestseller and
//! says so. An answer that is missing or unknown adds nothing.
//!
//! What was not done: weights learned per question, matrix factorisation,
//! neighbours. They win little on such data and their reasons cannot be
//! counted by hand; additive lifts for several answers at once may come when
//! they are shown to beat this on held-out purchases.

mod data;
mod evidence;
mod model;
mod reason;

pub use data::{Effect, Named, Product, Question, Rule, Visitor};
pub use evidence::Evidence;
pub use model::{Model, Recommendation};
pub use reason::Reason;
