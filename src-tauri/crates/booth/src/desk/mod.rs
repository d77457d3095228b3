//! What does whoever stands at the desk need to see, and what did she type?

mod look_up;
mod overview;

pub use look_up::{Found, Person};
pub use overview::{Desk, RecentVisit};
