//! What do staff at the desk need to see, and what did they type?

mod look_up;
mod overview;
mod tally;

pub use look_up::{Found, Person};
pub use overview::{Desk, RecentVisit};
