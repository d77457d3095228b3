//! The one field at the desk, the one key that counts, and how the day goes.

mod board;
mod look_up;
mod tally;
