//! Copies: a backup is opened and checked before it gets its name, and a
//! restored copy writes under a new device key.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::devices_table;
use crate::envelope::{self, Secret};
use crate::environment::Environment;
use crate::error::LedgerError;
use crate::files::{self, Lock};
use crate::ledger::{Ledger, prepare, refuse_existing, remove_unfinished};
use crate::mark::MarkFile;
use crate::owner;
use crate::read_tables::ReadTables;
use crate::store::{self, Store};
use crate::succession;
use crate::verify::{chain_problems, file_problems};

impl Ledger {
    /// Writes a checked copy of the store with its own key envelope beside it.
    /// Whatever is already at the place stays untouched.
    pub fn backup(&mut self, to: &Path) -> Result<(), LedgerError> {
        refuse_existing(to)?;
        let unfinished = files::beside(to, ".part");
        remove_unfinished(&unfinished)?;
        let made = self.copy_checked(&unfinished);
        if let Err(error) = made {
            remove_unfinished(&unfinished)?;
            return Err(error);
        }
        files::sync(&unfinished)?;
        self.envelope.write(to)?;
        files::move_into_place(&unfinished, to)?;
        Ok(())
    }

    fn copy_checked(&self, to: &Path) -> Result<(), LedgerError> {
        let target = to.to_str().ok_or(LedgerError::UnusablePath)?;
        // VACUUM INTO keeps the key, and copies only what is there: no pages
        // that were freed and no write-ahead log.
        self.store
            .with_gate_open(|| self.connection().execute("VACUUM INTO ?1", [target]))?;
        let copy = Store::open(to, &self.data_key)?;
        if !file_problems(copy.connection()).is_empty()
            || devices_table::all(copy.connection())? != devices_table::all(self.connection())?
        {
            return Err(LedgerError::CopyUnsound);
        }
        // A copy is as good as its original: what is wrong here may be wrong there.
        let tables = self.tables.as_ref();
        let found = chain_problems(copy.connection(), tables)?;
        if !found.1.is_empty() && found != chain_problems(self.connection(), tables)? {
            return Err(LedgerError::CopyUnsound);
        }
        copy.close()
    }

    /// Makes a working store out of a backup, at a place where none is. The
    /// copy gets a new device key, recorded as successor of the old one: the
    /// laptop the backup came from may still be writing.
    pub fn restore(
        backup: &Path,
        to: &Path,
        secret: Secret<'_>,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
    ) -> Result<Ledger, LedgerError> {
        if !backup.try_exists()? {
            return Err(LedgerError::NotFound);
        }
        let _backup_lock = Lock::take_if_there(backup)?;
        store::refuse_plaintext(backup)?;
        let (envelope, data_key) = envelope::unlock(backup, secret)?;
        let lock = Lock::take(to)?;
        refuse_existing(to)?;
        let unfinished = files::beside(to, ".part");
        remove_unfinished(&unfinished)?;
        copy_file(backup, &unfinished)?;
        // A store copied by hand after a crash has its newest records here.
        let log = files::beside(backup, "-wal");
        if log.try_exists()? {
            copy_file(&log, &files::beside(&unfinished, "-wal"))?;
        }
        let copy = Store::open(&unfinished, &data_key)?;
        if !file_problems(copy.connection()).is_empty() {
            drop(copy);
            remove_unfinished(&unfinished)?;
            return Err(LedgerError::CopyUnsound);
        }
        // The new key comes before the name: a power cut must not leave a second
        // place that writes under the old one.
        let old = prepare(&copy, &envelope, tables.as_ref())?;
        copy.transaction(|transaction| owner::make_if_founder(transaction, &old.0, environment))?;
        let old = (old.0.device(), old.1);
        // Where a store was lost, its mark may still lie there and know how far
        // it had come after this backup was made.
        let lost = match MarkFile::beside(to, envelope.store()).read() {
            Some(mark) => succession::lost_tail(copy.connection(), old.0, &mark)?,
            None => None,
        };
        succession::succeed(&copy, tables.as_ref(), environment, old, lost)?;
        copy.close()?;
        files::sync(&unfinished)?;
        envelope.write(to)?;
        files::move_into_place(&unfinished, to)?;
        Self::open_unlocked(to, lock, envelope, data_key, tables, environment)
    }
}

/// Not `fs::copy`: it would copy the write protection of a backup as well.
fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    io::copy(&mut File::open(from)?, &mut File::create(to)?)?;
    Ok(())
}
