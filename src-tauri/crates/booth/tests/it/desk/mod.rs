//! The one field at the desk, and the one key that counts.

mod look_up;
mod tally;
