//! Consent: what was allowed, and what follows from it.

mod opt_outs;
mod permission;
