//! The same booth without a window.
fn main() {}
