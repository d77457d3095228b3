//! The fair pack: one file and its password, which make a new laptop a laptop of this
//! maker, with everything her store holds.

use super::bundles::{opened_at, refuse_existing, save};
use crate::fair::CreatedBooth;
use crate::{Booth, BoothError, Right};
use bundle::{BundleError, Contents, Family, Key, Lock};
use ledger::Environment;
use outreach::protect::Password;
use progress::Progress;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A fair pack that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackWritten {
    /// Where it lies.
    pub file: PathBuf,
    /// How many records are in it.
    pub records: u64,
}

impl Booth {
    /// A password made by chance for a fair pack: to be shown once, and kept nowhere.
    pub fn pack_password(&self) -> Password {
        self.new_password()
    }

    /// Writes a fair pack that this password opens. Any number of laptops can be made of it, and each belongs
    /// from the start. That it was made is on record.
    ///
    /// # Errors
    /// [`ledger::LedgerError::OwnersLaptopOnly`] on any other laptop than the owner's,
    /// [`BundleError::Exists`] when there is such a file.
    pub fn write_pack(&mut self, file: &Path, password: &str) -> Result<PackWritten, BoothError> {
        self.facts().require(Right::Owner)?;
        refuse_existing(file)?;
        let environment = self.environment.get_mut().as_mut();
        let invitation = self.ledger.invite(environment)?;
        let now_ms = self.facts().now_ms;
        let delta = self.carry(&Default::default())?;
        let contents = Contents {
            receipt: self.ledger.receipt(now_ms)?,
            invitation: Some(invitation),
            delta,
        };
        let family = Family::of(self.ledger.owner()?);
        let progress = self.session.progress.as_ref();
        save(file, |out| {
            bundle::write(out, family, Lock::Password(password), &contents, progress)
        })?;
        Ok(PackWritten {
            file: file.to_owned(),
            records: contents.delta.records.len() as u64,
        })
    }
}

/// Makes this laptop's store of a fair pack. The laptop has keys of its own, and its
/// passphrase may differ from the owner's.
///
/// # Errors
/// What is wrong with the pack or its password, and as [`Booth::create`]; then there is
/// no store.
pub fn open_pack(
    file: &Path,
    password: &str,
    store: &Path,
    passphrase: &str,
    environment: Box<dyn Environment + Send>,
    progress: &Arc<Progress>,
) -> Result<CreatedBooth, BoothError> {
    let input = opened_at(file)?;
    progress.begin(input.limit());
    let contents = bundle::read(input, None, Key::Password(password), progress)?;
    let invitation = contents.invitation.ok_or(BundleError::Damaged)?;
    let created = Booth::join_invited(
        store,
        passphrase,
        (&invitation, contents.delta),
        environment,
        progress,
    );
    let mut created = created?;
    created.booth.ledger.keep_receipt(&contents.receipt)?;
    Ok(created)
}
