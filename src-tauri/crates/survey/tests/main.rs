//! The survey crate from outside: conformance, semantics, robustness.

mod answers;
mod conformance;
mod draft;
mod import;
mod limits;
mod patterns;
mod robustness;
mod sample;
mod semantics;
mod stored;
mod support;
mod templates;
mod writing;
