//! What the interviewer notes about a visitor, beside the visitor's own
//! answers.

use crate::{Booth, BoothError, Right};
use records::Body;
use records::responses::{Interest, InterviewerNoted};
use tables::interviewer;
use uuid::Uuid;
use words::sentence;
use words::typed::prose;

/// The longest note, in characters.
pub(crate) const LONGEST_NOTE: usize = 2_000;

impl Booth {
    /// Records how likely a visitor is to buy, with a short note, and gives
    /// back what is noted now. Earlier notes stay in the records; the same note
    /// again records nothing.
    ///
    /// # Errors
    /// When the visitor is not known or the note is too long.
    pub fn note_visitor(
        &mut self,
        visitor: Uuid,
        interest: Option<Interest>,
        note: &str,
    ) -> Result<InterviewerNoted, BoothError> {
        let note = prose(note).trim().to_owned();
        if note.chars().count() > LONGEST_NOTE {
            return Err(BoothError::Setting(sentence!("visitor-note-too-long")));
        }
        if people::holds_identity_number(&note) {
            return Err(BoothError::Setting(sentence!("identity-number-refused")));
        }
        let noted = InterviewerNoted {
            interest,
            note,
            fair: self.session.current.recorded(),
        };
        self.append(Right::Capture, |facts| {
            facts.require_visitor(visitor)?;
            if interviewer::of(facts.tables, visitor)? == noted {
                return Ok((Vec::new(), noted));
            }
            let body = Body::InterviewerNoted(noted.clone());
            Ok((vec![facts.record(visitor, Some(visitor), body)], noted))
        })
    }
}
