//! Her answer to the question whether a yes still holds, and what silence means.

use super::DutyKind;
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use records::Body;
use records::consent::{PermissionConfirmed, SilenceChosen, silence_entity};
use tables::settings;
use uuid::Uuid;
use words::sentence;

impl Booth {
    /// Notes that somebody's yes still holds, as she said: every way of sending that
    /// holds today, and the night with it. Nothing that lapsed comes back.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when nothing of hers holds any more: she is asked
    /// anew then. [`BoothError::Unknown`] for somebody who left no contact.
    pub fn confirm_permission(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            let owed = facts.owed_to(visitor)?.ok_or(BoothError::Unknown)?;
            let acts = owed.acts_of(|record| {
                let kinds = [DutyKind::Reconfirmation, DutyKind::Answer];
                kinds
                    .iter()
                    .any(|kind| owed.about_of(*kind).contains(record))
            });
            if acts.is_empty() {
                return Err(BoothError::NotPossible(sentence!("confirmation-lapsed")));
            }
            let body = Body::PermissionConfirmed(PermissionConfirmed {
                contact_keys: owed.keys.clone(),
                acts,
                silent: false,
            });
            Ok((vec![facts.record(visitor, Some(visitor), body)], ()))
        })
    }

    /// Whether silence keeps a yes; it lapses unless the owner chose otherwise.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn silence_keeps(&self) -> Result<bool, BoothError> {
        self.facts().silence_keeps()
    }

    /// The owner chooses what silence means, for the messages that are written from now
    /// on; each message says it.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn choose_silence(&mut self, keeps: bool) -> Result<(), BoothError> {
        self.append(Right::Owner, |facts| {
            if facts.silence_keeps()? == keeps {
                return Ok((Vec::new(), ()));
            }
            let body = Body::SilenceChosen(SilenceChosen { keeps });
            Ok((vec![facts.record(silence_entity(), None, body)], ()))
        })
    }
}

impl Facts<'_> {
    pub(super) fn silence_keeps(&self) -> Result<bool, BoothError> {
        let chosen = settings::get::<SilenceChosen>(self.tables, silence_entity())?;
        Ok(chosen.unwrap_or_default().keeps)
    }
}
