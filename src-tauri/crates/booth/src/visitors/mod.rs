//! Which visits are one person's?
//!
//! The same person may come twice and be taken for two: at two laptops, or at the
//! kiosk. Nothing joins her by itself. Whoever leads the booth is shown who may be one
//! person, with the evidence, and says so; it can be taken back, and nothing was moved
//! by it (see [`tables::same_person`]). Wherever a person counts, all her visits are
//! asked. What may be sent to an address or a number is decided by what was said of
//! that one, whoever else turned out to be the same person.

mod deciding;
mod person;
mod proposing;

pub use deciding::Compared;
pub(crate) use deciding::agreeing;
pub use person::OtherVisit;
pub use proposing::{ComparedVisit, Proposal, Proposals};
