//! Consent: what was allowed, and what follows from it.

mod further;
mod known;
pub mod notices;
mod opt_outs;
mod paper;
mod particulars;
mod permission;
mod policy;
pub mod purchases;
