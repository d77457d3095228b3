//! The experiment crate seen from outside: one test binary, so that it links once.

mod drawing;
mod simulated;
mod suggesting;
mod support;
mod verdicts;
