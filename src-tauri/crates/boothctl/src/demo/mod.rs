//! A fair that is played, not faked: invented visitors go through the same
//! commands as real ones.

mod clock;
mod people;
mod play;

pub use clock::FairClock;
pub use play::Player;
