//! Why something was done, in somebody's own words.
//!
//! A reason stays on record for good, also when the people it is about are destroyed.
//! So it is one short line without addresses and numbers; and where its record is
//! nobody's in particular, without the name of anybody on record either.

use crate::facts::Facts;
use crate::{Booth, BoothError};
use people::{holds_contact_point, holds_identity_number, says_name};
use tables::contact as contact_table;
use words::{Sentence, sentence};

/// Most characters of a reason.
pub(crate) const LONGEST_REASON: usize = 200;

/// Refuses breaks of lines and control characters, which a list or a letter that shows the
/// line would be torn apart by.
pub(crate) fn refuse_several_lines(text: &str) -> Result<(), Sentence> {
    let is_break = |it: char| it.is_control() || matches!(it, '\u{2028}' | '\u{2029}');
    match text.contains(is_break) {
        true => Err(sentence!("line-not-one")),
        false => Ok(()),
    }
}

/// A line that somebody typed, trimmed: one line, neither empty nor longer than
/// [`LONGEST_REASON`].
pub(crate) fn given_line(text: &str) -> Result<String, BoothError> {
    let line = text.trim();
    if line.is_empty() {
        return Err(BoothError::NotPossible(sentence!("coupon-reason-missing")));
    }
    refuse_several_lines(line).map_err(BoothError::NotPossible)?;
    if line.chars().count() > LONGEST_REASON {
        return Err(BoothError::NotPossible(sentence!("coupon-reason-too-long")));
    }
    Ok(line.to_owned())
}

/// The reason somebody gave: such a line without anybody's contact details.
pub(crate) fn given_reason(text: &str) -> Result<String, BoothError> {
    let reason = given_line(text)?;
    match holds_contact_point(&reason) || holds_identity_number(&reason) {
        true => Err(names_somebody()),
        false => Ok(reason),
    }
}

fn names_somebody() -> BoothError {
    BoothError::NotPossible(sentence!("reason-names-somebody"))
}

impl Booth {
    /// The reason for taking data out of the building.
    ///
    /// # Errors
    /// [`BoothError::NoReason`] without one, [`BoothError::NotPossible`] for one that is
    /// too long or says who somebody is.
    pub(crate) fn export_reason(&self, text: &str) -> Result<String, BoothError> {
        if text.trim().is_empty() {
            return Err(BoothError::NoReason);
        }
        let reason = given_reason(text)?;
        self.facts().refuse_names(&reason)?;
        Ok(reason)
    }
}

impl Facts<'_> {
    /// Refuses a reason that names anybody who is on record.
    pub(crate) fn refuse_names(&self, reason: &str) -> Result<(), BoothError> {
        match self.names_anybody(reason)? {
            true => Err(names_somebody()),
            false => Ok(()),
        }
    }

    /// Whether a line names anybody who is on record.
    pub(crate) fn names_anybody(&self, line: &str) -> Result<bool, BoothError> {
        let mut is_said = false;
        contact_table::each(self.tables, |contact| {
            is_said |= says_name(line, &contact.name);
        })?;
        Ok(is_said)
    }
}
