//! Many appends, one commit: for whoever plays invented visitors.
//!
//! A commit encrypts every page it changed, and the visitors of one minute change
//! mostly the same ones. Nobody waits at the booth for an invented visitor, so
//! hundreds of them can share a commit. Each append is still decided and recorded
//! as a whole or not at all.

use crate::error::LedgerError;
use crate::ledger::Ledger;

impl Ledger {
    /// From now on nothing is on disk until [`Self::commit_held`]: never for what
    /// somebody at a booth was told is saved. Until then the ledger takes appends,
    /// and cannot be checked, backed up or destroyed in.
    pub fn hold_commits(&mut self) -> Result<(), LedgerError> {
        self.refuse_if_reopen_needed()?;
        self.store.hold()
    }

    /// Commits what was appended since [`Self::hold_commits`].
    ///
    /// # Errors
    /// When the disk is full or fails: then nothing of it is on disk, and the store
    /// must be opened again.
    pub fn commit_held(&mut self) -> Result<(), LedgerError> {
        self.refuse_if_reopen_needed()?;
        self.seal_held()?;
        self.store
            .commit_held()
            .inspect_err(|_| self.reopen_needed = true)?;
        self.mark.write(self.last_seen);
        Ok(())
    }

    /// Signs where this device's chain ends, which held appends leave to the last.
    pub(crate) fn seal_held(&self) -> Result<(), LedgerError> {
        // A key that no record names yet has no chain.
        if self.store.is_holding() && self.succession.is_none() {
            self.store
                .transaction(|step| self.tip.seal(step, &self.device))?;
        }
        Ok(())
    }
}
