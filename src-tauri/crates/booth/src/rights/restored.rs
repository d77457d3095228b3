//! Who asked for something after the backup that this store was made from?
//!
//! A backup does not know of anybody who asked to be forgotten, or to hear no
//! more, after it was made. So nothing about people is exported from it until
//! records from after it arrived from another laptop, or the owner says that
//! those requests were done here too. Only a restored backup waits: a folder that
//! was copied to another computer is as new as its original.

use crate::{Booth, BoothError, Right};
use chrono::DateTime;
use chrono_tz::Tz;
use records::Body;
use records::files::BackupConfirmed;
use tables::settings;
use words::sentence;

impl Booth {
    /// Until when this store knows who asked for something, while it is a restored
    /// backup that met no later records and that the owner did not confirm.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn knows_requests_until(&self) -> Result<Option<DateTime<Tz>>, BoothError> {
        let Some(until_ms) = self.ledger.restored_without_news()? else {
            return Ok(None);
        };
        let device = self.ledger.device().0;
        let confirmed = settings::get::<BackupConfirmed>(self.connection(), device)?;
        let is_confirmed = confirmed.is_some_and(|confirmed| confirmed.until_ms == until_ms);
        Ok((!is_confirmed).then(|| self.session.local(until_ms)))
    }

    /// Records that everybody who asked for something after the backup was dealt
    /// with here, too.
    ///
    /// # Errors
    /// [`BoothError::NotAllowed`]; [`BoothError::NotPossible`] where nothing waits
    /// for that.
    pub fn confirm_requests_since_backup(&mut self) -> Result<(), BoothError> {
        let Some(until) = self.knows_requests_until()? else {
            return Err(BoothError::NotPossible(sentence!("backup-nothing-waits")));
        };
        let device = self.ledger.device().0;
        let confirmed = BackupConfirmed {
            until_ms: until.timestamp_millis(),
        };
        self.append(Right::Owner, |facts| {
            let body = Body::BackupConfirmed(confirmed);
            Ok((vec![facts.record(device, None, body)], ()))
        })
    }

    /// Refuses what would leave about people from a backup that may be older than
    /// what they asked for.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`].
    pub(crate) fn refuse_before_requests_are_known(&self) -> Result<(), BoothError> {
        match self.knows_requests_until()? {
            None => Ok(()),
            Some(until) => {
                let until = until.format("%Y-%m-%d %H:%M").to_string();
                Err(BoothError::NotPossible(sentence!(
                    "backup-requests-unknown",
                    until = until
                )))
            }
        }
    }
}
