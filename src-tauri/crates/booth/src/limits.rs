//! The limits of what can be typed into a field.
//!
//! The command that a limit belongs to enforces it; a screen only says it
//! earlier. Screens read the limits in `ui/src/host/limits.ts`, which a test
//! here writes.

use crate::reason::LONGEST_REASON;
use crate::{fair, follow_up, notices, pictures, quotes, replies, responses, staff};
use catalogue::limits::MOST_PIECES_IN_A_SALE;
use serde::Serialize;

/// How much fits into a field, and how little.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// Fewest characters of a passphrase.
    pub shortest_passphrase: usize,
    /// Fewest digits of a PIN.
    pub shortest_pin: usize,
    /// Most digits of a PIN.
    pub longest_pin: usize,
    /// Most pieces of one product in a sale.
    pub most_pieces: u32,
    /// Most lines of a quote.
    pub most_quote_lines: usize,
    /// Most pieces in a line of a quote.
    pub most_pieces_offered: u32,
    /// Most characters of goods in a quote that are in no catalogue.
    pub longest_goods: usize,
    /// Fewest and most won that a dollar can be.
    pub dollar_rates: [u32; 2],
    /// Fewest seconds a kiosk waits for a touch.
    pub shortest_idle_seconds: u32,
    /// Most seconds a kiosk waits for a touch.
    pub longest_idle_seconds: u32,
    /// After how many minutes without a touch the staff's window can lock.
    pub idle_lock_minutes: [u32; 4],
    /// Most bytes of one answer, in UTF-8.
    pub longest_answer: usize,
    /// Most characters of an interviewer's note.
    pub longest_note: usize,
    /// Most characters of a reason.
    pub longest_reason: usize,
    /// Most characters of what a visitor asks to be sent.
    pub longest_request: usize,
    /// Most characters of the name of whoever promises or keeps something.
    pub longest_promiser: usize,
    /// Most characters of an answer to a request.
    pub longest_reply: usize,
    /// Most characters of the name of a saved group.
    pub longest_segment_name: usize,
    /// Most characters of a draft.
    pub longest_draft: usize,
    /// Most months that the consent texts may promise to keep data.
    pub most_months_kept: u32,
    /// Most bytes of a file that a picture is made of.
    pub largest_picture_file: usize,
}

/// The limits, the same for every store.
pub const LIMITS: Limits = Limits {
    shortest_passphrase: fair::SHORTEST_PASSPHRASE,
    shortest_pin: staff::SHORTEST_PIN,
    longest_pin: staff::LONGEST_PIN,
    most_pieces: MOST_PIECES_IN_A_SALE,
    most_quote_lines: quotes::MOST_LINES,
    most_pieces_offered: quotes::MOST_PIECES_OFFERED,
    longest_goods: quotes::LONGEST_GOODS,
    dollar_rates: [*quotes::DOLLAR_RATES.start(), *quotes::DOLLAR_RATES.end()],
    shortest_idle_seconds: *responses::IDLE_SECONDS.start(),
    longest_idle_seconds: *responses::IDLE_SECONDS.end(),
    idle_lock_minutes: fair::IDLE_LOCK_MINUTES,
    longest_answer: survey::LONGEST_ANSWER,
    longest_note: responses::LONGEST_NOTE,
    longest_reason: LONGEST_REASON,
    longest_request: replies::LONGEST_WORDS,
    longest_promiser: replies::LONGEST_BY,
    longest_reply: replies::LONGEST_TEXT,
    longest_segment_name: follow_up::segments::LONGEST_NAME,
    longest_draft: outreach::template::MOST_CHARS,
    most_months_kept: notices::MOST_MONTHS,
    largest_picture_file: pictures::LARGEST_FILE,
};

#[cfg(test)]
mod tests {
    use super::LIMITS;
    use std::path::Path;

    /// A screen with other limits would accept what the booth refuses. The file
    /// is committed, and CI fails when it differs.
    #[test]
    fn the_limits_are_written_for_the_screens() {
        let limits = serde_json::to_string_pretty(&LIMITS).expect("numbers are JSON");
        let text = format!(
            "/** How much fits into a field, and how little. Generated from `LIMITS` in \
             src-tauri/crates/booth; do not edit. */\n\
             export const LIMITS = {limits} as const;\n"
        );
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/host/limits.ts");
        std::fs::write(file, text).expect("the ui folder can be written in a checkout");
    }
}
