//! The survey crate from outside: conformance, semantics, robustness.

mod conformance;
