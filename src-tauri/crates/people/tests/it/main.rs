//! Names and numbers are searched from outside, as the desk does.

mod card;
mod index;
mod search;
