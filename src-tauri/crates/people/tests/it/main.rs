//! Names and numbers are searched from outside, as the desk does.

mod index;
mod search;
