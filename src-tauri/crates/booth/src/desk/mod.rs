//! What do staff at the desk need to see, and what did they type?

mod board;
mod look_up;
mod overview;
mod tally;

pub(crate) use board::KeptReach;
pub use board::{Board, DayGoals, HIGHEST_DAY_GOAL};
pub use look_up::{Found, Person};
pub use overview::{Desk, RecentVisit};
