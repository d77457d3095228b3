//! Copies: a backup is opened and checked before it gets its name, one is made
//! before a store's format is raised, and a restored copy writes under a new
//! device key.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use progress::Progress;

use crate::devices_table;
use crate::envelope::{self, DataKey, Envelope, Secret};
use crate::environment::Environment;
use crate::error::LedgerError;
use crate::files::{self, Lock};
use crate::ledger::{Ledger, is_of, prepare, remove_unfinished};
use crate::problem::{Finding, Problem};
use crate::read_tables::ReadTables;
use crate::self_table;
use crate::store::{self, STORE_VERSION, Store};
use crate::succession::restored_until;
use crate::verify::{Verification, chain_problems, file_problems};

impl Ledger {
    /// Writes a checked copy of the store with its own key envelope beside it.
    /// Whatever is already at the place stays untouched.
    pub fn backup(&mut self, to: &Path) -> Result<(), LedgerError> {
        self.backup_watched(to, &Arc::default())
    }

    /// As [`Ledger::backup`], for somebody who waits and may stop it.
    ///
    /// # Errors
    /// [`LedgerError::Stopped`], too; nothing is left of the copy.
    pub fn backup_watched(
        &mut self,
        to: &Path,
        progress: &Arc<Progress>,
    ) -> Result<(), LedgerError> {
        let (keys, tables) = ((&self.envelope, &self.data_key), self.tables.as_ref());
        write_checked(&self.store, keys, tables, to, progress)
    }

    /// Raises a store of an older format to this program's, after a checked copy of
    /// it was written beside it, and says where that copy lies.
    ///
    /// What a kill leaves is taken up again: a copy that holds what the store holds
    /// is kept, and any other file at its place stays as it is.
    pub(crate) fn raise(
        store: &Store,
        path: &Path,
        (envelope, data_key): &(Envelope, DataKey),
        tables: &dyn ReadTables,
        progress: &Arc<Progress>,
    ) -> Result<Option<Problem>, LedgerError> {
        if store.format()? == STORE_VERSION {
            return Ok(None);
        }
        let raised = || {
            let mut number = 1;
            let copy = loop {
                let copy =
                    files::beside(path, &format!(".before-format-{STORE_VERSION}-{number}.db"));
                if !copy.try_exists()? {
                    write_checked(store, (envelope, data_key), tables, &copy, progress)?;
                    break copy;
                }
                if holds_the_same(&copy, store, data_key)
                    && envelope::beside_belong_to(&copy, envelope.store(), data_key)?
                {
                    envelope.write(&copy, data_key)?;
                    break copy;
                }
                number += 1;
            };
            store.raise()?;
            Ok(copy)
        };
        let copy = raised().map_err(|error| match error {
            LedgerError::DiskFull => LedgerError::NoRoomToRaise,
            other => other,
        })?;
        Ok(Some(Problem::nowhere(Finding::FormatRaised {
            backup: copy.display().to_string(),
        })))
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
        Self::restore_watched(backup, to, secret, tables, environment, &Arc::default())
    }

    /// As [`Ledger::restore`], for somebody who waits and may stop it.
    ///
    /// # Errors
    /// [`LedgerError::Stopped`], too; then there is still no store.
    pub fn restore_watched(
        backup: &Path,
        to: &Path,
        secret: Secret<'_>,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
        progress: &Arc<Progress>,
    ) -> Result<Ledger, LedgerError> {
        if !backup.try_exists()? {
            return Err(LedgerError::NotFound);
        }
        let _backup_lock = Lock::take_if_there(backup)?;
        store::refuse_plaintext(backup)?;
        let unlocked = envelope::unlock(backup, secret, |store, key| is_of(backup, store, key))?;
        let (envelope, data_key) = (unlocked.envelope, unlocked.data_key);
        files::require_folder_of(to)?;
        let lock = Lock::take(to)?;
        clear_the_place(to, &envelope, &data_key)?;
        let unfinished = files::beside(to, ".part");
        remove_unfinished(&unfinished)?;
        copy_file(backup, &unfinished)?;
        // A store copied by hand after a crash has its newest records here.
        let log = files::beside(backup, "-wal");
        if log.try_exists()? {
            copy_file(&log, &files::beside(&unfinished, "-wal"))?;
        }
        let copy = Store::open(&unfinished, &data_key)?;
        // Before the file has its name: a power cut must not leave a second place
        // that writes under the old key.
        let checked = copy.stopped_by(progress, || {
            if !file_problems(copy.connection()).is_empty() {
                return Err(LedgerError::CopyUnsound);
            }
            Ok(())
        });
        let prepared =
            checked.and_then(|()| prepare(&copy, &envelope, tables.as_ref(), progress).map(drop));
        if let Err(error) = prepared {
            drop(copy);
            remove_unfinished(&unfinished)?;
            return Err(error);
        }
        copy.transaction(self_table::forget_place)?;
        copy.close()?;
        files::sync(&unfinished)?;
        envelope.write(to, &data_key)?;
        files::move_into_place(&unfinished, to)?;
        let store = Store::open(to, &data_key)?;
        let keys = (envelope, data_key);
        let mut ledger = Self::open_unlocked(to, lock, store, keys, tables, environment, progress)?;
        // Of the backup's keys; those of the new store are whole.
        ledger.found_at_opening.extend(unlocked.healed);
        Ok(ledger)
    }
}

impl Ledger {
    /// When this store was made out of a backup and no later record of another
    /// device has arrived since: the time of the latest record that was in the
    /// backup, in Unix milliseconds. What was asked for after it is not known here.
    pub fn restored_without_news(&self) -> Result<Option<i64>, LedgerError> {
        let connection = self.connection();
        let mut own = BTreeSet::new();
        let restored_until = match &self.succession {
            Some(pending) if pending.restored_until.is_some() => pending.restored_until,
            Some(pending) => restored_until(connection, pending.old_device, &mut own)?,
            None => restored_until(connection, self.device(), &mut own)?,
        };
        let Some(until) = restored_until else {
            return Ok(None);
        };
        own.insert(self.device());
        let ends = devices_table::all(connection)?;
        let mut others = ends.iter().filter(|(device, _)| !own.contains(device));
        let has_news = others.any(|(_, (_, latest))| *latest > until);
        Ok((!has_news).then(|| until.unix_millis()))
    }

    /// Checks a store that lies where nothing can be written, as
    /// [`Ledger::verify`] does, in a copy in this computer's folder for temporary
    /// files. The copy is encrypted as the store is, and gone afterwards.
    pub fn verify_write_protected(
        path: &Path,
        secret: Secret<'_>,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
    ) -> Result<Verification, LedgerError> {
        let _lock = Lock::take_if_there(path)?;
        let folder = tempfile::tempdir()?;
        let copy = folder.path().join("copy.db");
        for suffix in ["", "-wal", ".keys", ".keys.bak", ".mark"] {
            let file = files::beside(path, suffix);
            if file.try_exists()? {
                copy_file(&file, &files::beside(&copy, suffix))?;
            }
        }
        let mut ledger = Self::open(&copy, secret, tables, environment)?;
        let mut verification = ledger.verify()?;
        for problem in ledger.found_at_opening() {
            // Healed in the copy only.
            if let Finding::KeysHealed { name } = &problem.finding {
                let name = name.clone();
                let problem = Problem::nowhere(Finding::KeysNotHealed { name });
                verification.problems.push(problem);
            }
        }
        Ok(verification)
    }
}

/// Whether a file is a whole copy of the store as it is now.
fn holds_the_same(file: &Path, store: &Store, data_key: &DataKey) -> bool {
    let same = || -> Result<bool, LedgerError> {
        let copy = Store::open_as_found(file, data_key)?;
        Ok(copy.format()? == store.format()?
            && devices_table::all(copy.connection())? == devices_table::all(store.connection())?
            && file_problems(copy.connection()).is_empty())
    };
    same().unwrap_or(false)
}

fn write_checked(
    store: &Store,
    (envelope, data_key): (&Envelope, &DataKey),
    tables: &dyn ReadTables,
    to: &Path,
    progress: &Arc<Progress>,
) -> Result<(), LedgerError> {
    files::require_folder_of(to)?;
    clear_the_place(to, envelope, data_key)?;
    let unfinished = files::beside(to, ".part");
    remove_unfinished(&unfinished)?;
    let made = store.stopped_by(progress, || {
        copy_checked(store, data_key, tables, &unfinished, progress)
    });
    if let Err(error) = made {
        remove_unfinished(&unfinished)?;
        return Err(error);
    }
    files::sync(&unfinished)?;
    envelope.write(to, data_key)?;
    files::move_into_place(&unfinished, to)?;
    Ok(())
}

fn copy_checked(
    store: &Store,
    data_key: &DataKey,
    tables: &dyn ReadTables,
    to: &Path,
    progress: &Arc<Progress>,
) -> Result<(), LedgerError> {
    let target = to.to_str().ok_or(LedgerError::UnusablePath)?;
    // VACUUM INTO keeps the key and the format, and copies only what is there: no
    // pages that were freed and no write-ahead log. It takes an empty file, and
    // would make one that everybody may read.
    private_files::create(to)?;
    store.with_gate_open(|| store.connection().execute("VACUUM INTO ?1", [target]))?;
    let copy = Store::open_as_found(to, data_key)?;
    // A copy is as good as its original: what is wrong here may be wrong there.
    let chains = |store: &Store| store.rehearsal(|raised| chain_problems(raised, tables, progress));
    copy.stopped_by(progress, || {
        if !file_problems(copy.connection()).is_empty()
            || devices_table::all(copy.connection())? != devices_table::all(store.connection())?
        {
            return Err(LedgerError::CopyUnsound);
        }
        let found = chains(&copy)?;
        if !found.1.is_empty() && found != chains(store)? {
            return Err(LedgerError::CopyUnsound);
        }
        Ok(())
    })?;
    copy.close()
}

/// Keys alone, of this very store, are what an interrupted backup or restoration
/// leaves, or a store whose file was lost. The copy's keys open the same store,
/// so putting them there takes nothing away. A log without its file cannot be
/// read any more; it would spoil the new file and is set aside.
fn clear_the_place(to: &Path, envelope: &Envelope, data_key: &DataKey) -> Result<(), LedgerError> {
    if to.try_exists()? || !envelope::beside_belong_to(to, envelope.store(), data_key)? {
        return Err(LedgerError::Exists);
    }
    for suffix in ["-wal", "-journal"] {
        let log = files::beside(to, suffix);
        if log.try_exists()? {
            files::move_into_place(&log, &files::beside(to, &format!("{suffix}.old")))?;
        }
    }
    Ok(())
}

/// Not `fs::copy`: it would copy the write protection of a backup as well.
fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    io::copy(&mut File::open(from)?, &mut private_files::create(to)?)?;
    Ok(())
}
