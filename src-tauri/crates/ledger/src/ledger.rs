//! The ledger: open, append, read.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use progress::Progress;
use rusqlite::Connection;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::chain::{DeviceKey, Head};
use crate::destroyed;
use crate::device_id::DeviceId;
use crate::device_right::DeviceRight;
use crate::devices_table;
use crate::envelope::{self, DataKey, Envelope, Secret};
use crate::environment::Environment;
use crate::error::LedgerError;
use crate::files::{self, Lock};
use crate::mark::{Found, MarkFile};
use crate::owner;
use crate::passphrase::PassphraseCost;
use crate::place;
use crate::problem::Problem;
use crate::quarantine;
use crate::read_tables::{self, ReadTables};
use crate::record::{Header, NewRecord, RESERVED, Record};
use crate::records_table;
use crate::self_table::{self, SelfRow};
use crate::store::{self, Store};
use crate::succession::Pending;
use crate::tip::Tip;

/// An open store: what happened, and the tables to read it by.
pub struct Ledger {
    // The order matters when a ledger is dropped: the database is closed before
    // the lock is let go.
    pub(crate) store: Store,
    pub(crate) tables: Box<dyn ReadTables>,
    pub(crate) device: DeviceKey,
    pub(crate) tip: Tip,
    pub(crate) path: PathBuf,
    pub(crate) data_key: DataKey,
    pub(crate) envelope: Envelope,
    /// What this laptop may write, once it has recorded that it may.
    pub(crate) standing: Option<DeviceRight>,
    pub(crate) mark: MarkFile,
    /// A new device key that no record names yet.
    pub(crate) succession: Option<Pending>,
    /// What opening had to say.
    pub(crate) found_at_opening: Vec<Problem>,
    /// Names this place.
    pub(crate) place: Vec<u8>,
    /// Whether the store names a place at all; one of an earlier version learns
    /// it with its next record.
    pub(crate) placed: bool,
    /// The wall clock as of the last append, for the mark written on close.
    pub(crate) last_seen: i64,
    /// Set when the disk failed during a write: what is on it is not known
    /// until the store is opened again.
    pub(crate) reopen_needed: bool,
    _lock: Lock,
}

/// What an append decided and recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended<T> {
    /// What the deciding closure returned.
    pub value: T,
    /// The headers of the records, in the order they were asked for.
    pub headers: Vec<Header>,
    /// How many earlier records' words are gone, because a record ended a subject.
    pub destroyed: u64,
}

/// Names the device and shows no key.
impl fmt::Debug for Ledger {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Ledger")
            .field("device", &self.device())
            .field("records_of_this_device", &self.tip.head.seq)
            .finish_non_exhaustive()
    }
}

/// Why an append ended early: the ledger's reason or the caller's.
enum Refusal<E> {
    Ledger(LedgerError),
    Decision(E),
}

impl<E> From<LedgerError> for Refusal<E> {
    fn from(error: LedgerError) -> Self {
        Refusal::Ledger(error)
    }
}

impl Ledger {
    /// Opens a store. A file that cannot be read is never recreated, moved or
    /// deleted. One of an older format is raised to this program's, after a
    /// checked copy of it was written beside it.
    pub fn open(
        path: &Path,
        secret: Secret<'_>,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
    ) -> Result<Self, LedgerError> {
        Self::open_watched(path, secret, tables, environment, &Arc::default())
    }

    /// As [`Ledger::open`], for somebody who waits and may stop it: raising a
    /// store's format and deriving its tables anew can take long.
    ///
    /// # Errors
    /// [`LedgerError::Stopped`], too; the store is as it was.
    pub fn open_watched(
        path: &Path,
        secret: Secret<'_>,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
        progress: &Arc<Progress>,
    ) -> Result<Self, LedgerError> {
        if !path.try_exists()? {
            return Err(LedgerError::NotFound);
        }
        Self::open_existing(path, secret, tables, environment, progress).map_err(
            |error| match error {
                LedgerError::File(_) | LedgerError::Store(_)
                    if files::lies_write_protected(path) =>
                {
                    LedgerError::WriteProtected
                }
                other => other,
            },
        )
    }

    fn open_existing(
        path: &Path,
        secret: Secret<'_>,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
        progress: &Arc<Progress>,
    ) -> Result<Self, LedgerError> {
        // The lock comes before the first look into the file: on Unix, closing any
        // handle to a file lets go of the locks SQLite holds on it.
        let lock = Lock::take(path)?;
        if files::is_write_protected(path) {
            return Err(LedgerError::WriteProtected);
        }
        store::refuse_plaintext(path)?;
        let unlocked = envelope::unlock(path, secret, |store, key| is_of(path, store, key))?;
        let (envelope, data_key) = (unlocked.envelope, unlocked.data_key);
        let store = Store::open_as_found(path, &data_key)?;
        let keys = (envelope, data_key);
        let raised = Self::raise(&store, path, &keys, tables.as_ref(), progress)?;
        let mut ledger =
            Self::open_unlocked(path, lock, store, keys, tables, environment, progress)?;
        ledger.found_at_opening.extend(unlocked.healed);
        ledger.found_at_opening.extend(raised);
        Ok(ledger)
    }

    pub(crate) fn open_unlocked(
        path: &Path,
        lock: Lock,
        store: Store,
        (envelope, data_key): (Envelope, DataKey),
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
        progress: &Arc<Progress>,
    ) -> Result<Self, LedgerError> {
        let here = place::tag(&environment.place_of(path)?, envelope.store(), &data_key);
        let (row, device, tip) = prepare(&store, &envelope, tables.as_ref(), progress)?;
        store
            .transaction(|transaction| owner::make_if_founder(transaction, &device, environment))?;
        let elsewhere = row.place.as_ref().is_some_and(|known| *known != here);
        let mut ledger = Self {
            mark: MarkFile::beside(path, envelope.store(), &data_key),
            succession: None,
            found_at_opening: Vec::new(),
            placed: row.place.is_some(),
            place: here,
            last_seen: environment.now_unix_millis(),
            standing: None,
            reopen_needed: false,
            path: path.to_owned(),
            store,
            tables,
            device,
            tip,
            data_key,
            envelope,
            _lock: lock,
        };
        let restored = row.place.is_some_and(|known| known.is_empty());
        ledger.look_around(environment, elsewhere, restored)?;
        Ok(ledger)
    }

    /// Decides and records in one transaction: the closure reads, and returns
    /// what to record. The records, the chain, the clock and the read tables
    /// are committed together (acknowledged means on disk) or not at all.
    pub fn append<T, E: From<LedgerError>>(
        &mut self,
        environment: &mut dyn Environment,
        decide: impl FnOnce(&Connection) -> Result<(Vec<NewRecord>, T), E>,
    ) -> Result<Appended<T>, E> {
        self.refuse_if_reopen_needed()?;
        let now = environment.now_unix_millis();
        let mut tip = self.tip;
        let appended = self.store.transaction(|transaction| {
            let changes_before = transaction.total_changes();
            let (new_records, value) = decide(transaction).map_err(Refusal::Decision)?;
            if transaction.is_autocommit() || transaction.total_changes() != changes_before {
                return Err(LedgerError::WroteWhileDeciding.into());
            }
            let mut headers = Vec::with_capacity(new_records.len());
            let (mut may_end, mut destroyed) = (false, 0);
            if !new_records.is_empty() {
                self.before_own_record(transaction, environment, now, &mut tip)?;
            }
            let right = match self.standing {
                Some(right) => right,
                None => owner::own_right(transaction)?,
            };
            for mut new in new_records {
                if new.kind.starts_with(RESERVED) {
                    return Err(LedgerError::ReservedKind.into());
                }
                let made = new.made.take();
                let record = tip.extend(transaction, environment, now, &self.device, new)?;
                if !quarantine::may_write(&record.header, right, self.tables.as_ref()) {
                    return Err(LedgerError::OwnersLaptopOnly.into());
                }
                let tables = self.tables.as_ref();
                if destroyed::is_of_an_ended_subject(transaction, tables, &record.header)? {
                    return Err(LedgerError::SubjectEnded.into());
                }
                may_end |= tables.may_end_a_subject(&record.header.kind);
                self.apply_own(
                    transaction,
                    &record,
                    made.as_ref().map(|made| made.as_ref() as &dyn Any),
                )?;
                headers.push(record.header);
            }
            if may_end {
                destroyed = destroyed::enforce_endings(transaction, self.tables.as_ref())?;
            }
            if !headers.is_empty() && !self.store.is_holding() {
                tip.seal(transaction, &self.device)?;
            }
            Ok(Appended {
                value,
                headers,
                destroyed,
            })
        });
        match appended {
            Ok(appended) => {
                if !appended.headers.is_empty() {
                    self.after_own_record()?;
                    self.advance(tip, now);
                }
                if appended.destroyed > 0 {
                    // The old bytes lie in the write-ahead log until it is emptied.
                    self.store
                        .checkpoint()
                        .map_err(|error| self.noting(error))?;
                }
                Ok(appended)
            }
            Err(Refusal::Decision(error)) => Err(error),
            Err(Refusal::Ledger(error)) => Err(self.noting(error).into()),
        }
    }

    /// Brings the read tables up to date with a record made just now. Hardly ever
    /// does its entity have records that lie ahead of the clock; then the order
    /// is not the order of writing, and the entity is derived anew.
    pub(crate) fn apply_own(
        &self,
        transaction: &Connection,
        record: &Record,
        made: Option<&dyn Any>,
    ) -> Result<(), LedgerError> {
        let header = &record.header;
        let latest = records_table::latest_order_of(transaction, header.entity)?;
        if latest.is_some_and(|latest| latest > header.order()) {
            return read_tables::derive_entity(transaction, self.tables.as_ref(), header.entity);
        }
        match made {
            Some(made) => self.tables.apply_made(transaction, record, made)?,
            None => self.tables.apply(transaction, record)?,
        }
        Ok(())
    }

    /// Remembers what a committed transaction wrote.
    pub(crate) fn advance(&mut self, tip: Tip, now: i64) {
        self.tip = tip;
        self.last_seen = now;
        self.mark.raise([(self.device(), tip.head.seq)]);
        // The mark is never ahead of what is on disk.
        if !self.store.is_holding() {
            self.mark.write(now);
        }
    }

    /// Remembers a failing disk.
    pub(crate) fn noting(&mut self, error: LedgerError) -> LedgerError {
        if matches!(error, LedgerError::DiskFailed) {
            self.reopen_needed = true;
        }
        error
    }

    pub(crate) fn refuse_if_reopen_needed(&self) -> Result<(), LedgerError> {
        // A failing disk may have undone what was held.
        if self.reopen_needed || self.store.lost_what_was_held() {
            return Err(LedgerError::ReopenNeeded);
        }
        Ok(())
    }

    /// The database, to read from. Whoever writes through it finds the write
    /// undone and an error.
    pub fn connection(&self) -> &Connection {
        self.store.connection()
    }

    /// What was found wrong when the store was opened, to be told to whoever
    /// opened it; empty when all was well. [`Ledger::verify`] finds more.
    pub fn found_at_opening(&self) -> &[Problem] {
        &self.found_at_opening
    }

    /// This device: whom the next own record will come from. In a store that was
    /// copied, restored or has lost records that is a new device, which no record
    /// names before.
    pub fn device(&self) -> DeviceId {
        self.device.device()
    }

    /// A secret of this device for one purpose, 32 bytes. It follows from the
    /// device's key, so it is in no record, and a new device has another.
    pub fn secret_for(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        self.device.secret_for(purpose)
    }

    /// Drops the read tables and derives them anew from the records.
    pub fn rebuild(&mut self) -> Result<(), LedgerError> {
        self.refuse_if_reopen_needed()?;
        let rebuilt = self.store.transaction(|transaction| {
            read_tables::derive_all(transaction, self.tables.as_ref(), &Progress::default())
        });
        rebuilt.map_err(|error| self.noting(error))
    }

    /// All read tables as text that depends on nothing but their rows, for
    /// tests and digests. It holds what the tables hold: personal data.
    pub fn dump_read_tables(&self) -> Result<String, LedgerError> {
        read_tables::dump(self.connection(), self.tables.as_ref())
    }

    /// The SHA-256 of every read table's rows, by its name. Two laptops with the same
    /// records that count have the same; what is one laptop's own (its keys, receipts)
    /// is in no read table.
    pub fn digests(&self) -> Result<BTreeMap<String, [u8; 32]>, LedgerError> {
        let tables = self.tables.tables().iter();
        tables
            .map(|table| {
                let digest = read_tables::digest(self.connection(), table)?;
                Ok(((*table).to_owned(), digest))
            })
            .collect()
    }

    /// Lets a keychain key open this store; an earlier one no longer does.
    pub fn add_keychain_slot(
        &mut self,
        environment: &mut dyn Environment,
        keychain_key: &[u8; 32],
    ) -> Result<(), LedgerError> {
        let mut envelope = self.envelope.clone();
        envelope.set_keychain(environment, &self.data_key, keychain_key)?;
        envelope.write(&self.path, &self.data_key)?;
        self.envelope = envelope;
        Ok(())
    }

    /// Checks that a secret opens this store.
    ///
    /// # Errors
    /// Which says that it does not.
    pub fn check_secret(&self, secret: Secret<'_>) -> Result<(), LedgerError> {
        self.envelope.open(secret).map(drop)
    }

    /// Replaces the passphrase. `current` is asked for because an unlocked
    /// laptop left alone must not be enough: the passphrase, or the recovery key
    /// of somebody who forgot it.
    pub fn change_passphrase(
        &mut self,
        environment: &mut dyn Environment,
        current: Secret<'_>,
        new_passphrase: &str,
    ) -> Result<(), LedgerError> {
        self.check_secret(current)?;
        let mut envelope = self.envelope.clone();
        envelope.set_passphrase(
            environment,
            &self.data_key,
            new_passphrase,
            PassphraseCost::default(),
        )?;
        envelope.write(&self.path, &self.data_key)?;
        self.envelope = envelope;
        Ok(())
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        self.mark.sync(self.last_seen);
    }
}

/// Brings the read tables of an opened file to the version this program knows,
/// and reads who writes here and where.
pub(crate) fn prepare(
    store: &Store,
    envelope: &Envelope,
    tables: &dyn ReadTables,
    progress: &Arc<Progress>,
) -> Result<(SelfRow, DeviceKey, Tip), LedgerError> {
    let row = self_table::read(store.connection())?;
    if row.store != envelope.store() {
        return Err(LedgerError::Damaged);
    }
    let derive = |transaction: &Connection| -> Result<(), LedgerError> {
        if row.read_schema != tables.schema_version() {
            read_tables::derive_all(transaction, tables, progress)?;
            // An earlier program may not have known which records end a subject.
            destroyed::enforce_endings(transaction, tables)?;
            return self_table::set_read_schema(transaction, tables.schema_version());
        }
        Ok(transaction.execute_batch(tables.schema())?)
    };
    store.stopped_by(progress, || store.transaction(derive))?;
    let device = DeviceKey::from_secret(&row.device_secret);
    let trusted = devices_table::trusted(store.connection())?;
    let mut devices = devices_table::all(store.connection())?;
    let Some((head, latest)) = devices.remove(&device.device()) else {
        return Err(LedgerError::Damaged);
    };
    let tip = Tip {
        head: Head {
            seq: head.seq,
            hash: head.hash,
        },
        floor: latest.max(trusted),
        trusted,
    };
    Ok((row, device, tip))
}

/// Whether a data key is that of the store at a place: keys that the same
/// passphrase opens may be another store's. The store vouches for its key, and
/// where nothing of it can be read, its mark does.
pub(crate) fn is_of(path: &Path, store: Uuid, data_key: &DataKey) -> bool {
    Store::is_encrypted_with(path, data_key)
        || matches!(
            MarkFile::beside(path, store, data_key).read(),
            Found::Ends(_)
        )
}

/// Removes what an interrupted creation, backup or restoration left: files that
/// never got their final name.
pub(crate) fn remove_unfinished(path: &Path) -> Result<(), LedgerError> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        files::remove_leftover(&files::beside(path, suffix))?;
    }
    Ok(())
}
