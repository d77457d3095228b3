//! The permission crate seen from outside: one test binary, so that it links once.

mod decide;
mod duties;
mod law;
mod properties;
mod purchases;
mod scopes;
mod support;
