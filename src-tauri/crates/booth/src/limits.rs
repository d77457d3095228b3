//! The limits of what can be typed, for whoever draws a field for it.
//!
//! Each is enforced by the command it belongs to; a screen only says it earlier.

use crate::{LONGEST_REASON, fair, responses};
use catalogue::limits::MOST_PIECES_IN_A_SALE;

/// How much fits into a field, and how little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Fewest characters of a passphrase.
    pub shortest_passphrase: usize,
    /// Most pieces of one product in a sale.
    pub most_pieces: u32,
    /// Fewest and most seconds a kiosk waits for a touch.
    pub idle_seconds: (u32, u32),
    /// Most bytes of one answer, in UTF-8.
    pub longest_answer: usize,
    /// Most characters of an interviewer's note.
    pub longest_note: usize,
    /// Most characters of a reason for a change.
    pub longest_reason: usize,
}

/// The limits, the same for every store.
pub const LIMITS: Limits = Limits {
    shortest_passphrase: fair::SHORTEST_PASSPHRASE,
    most_pieces: MOST_PIECES_IN_A_SALE,
    idle_seconds: (
        *responses::IDLE_SECONDS.start(),
        *responses::IDLE_SECONDS.end(),
    ),
    longest_answer: survey::LONGEST_ANSWER,
    longest_note: responses::LONGEST_NOTE,
    longest_reason: LONGEST_REASON,
};
