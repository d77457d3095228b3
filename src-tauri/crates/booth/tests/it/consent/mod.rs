//! Consent: what was allowed, and what follows from it.

mod permission;
