//! Consent: what was allowed, and what follows from it.

mod known;
mod opt_outs;
mod permission;
