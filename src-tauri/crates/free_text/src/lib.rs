//! What did people say in their own words?
//!
//! [`read`] finds the words an answer speaks of and whether it speaks well or badly of
//! something, by rules and short lists (`assets/free-text`), in Korean and English. It knows
//! no grammar: what it is not sure of it leaves out, and an answer that praises and blames,
//! asks or wishes is [`Mood::Neither`]. [`tell`] counts people, not words, and tells nothing
//! of one to four of them. `docs/free-text.md` says how well it reads, on answers nobody
//! tuned it on, and why no dictionary is used.

mod lists;
mod mood;
mod reading;
mod telling;

pub use mood::Mood;
pub use reading::{Reading, read};
pub use telling::{Behind, MOST_KEYWORDS, MOST_QUOTES, SMALLEST, Told, tell};
