//! What an answer feels like.

/// Whether somebody speaks well of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mood {
    /// Well, and of nothing badly.
    Good,
    /// Badly, and of nothing well.
    Bad,
    /// Neither, both, or not sure.
    Neither,
}
