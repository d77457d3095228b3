//! The ledger: create, open, append, read.

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::chain::{DeviceKey, Head};
use crate::clock::Hlc;
use crate::device_id::DeviceId;
use crate::device_right::DeviceRight;
use crate::devices_table;
use crate::envelope::{self, DataKey, Envelope, PassphraseCost, Secret};
use crate::environment::{Environment, random};
use crate::error::LedgerError;
use crate::files::{self, Lock};
use crate::mark::{Mark, MarkFile};
use crate::owner;
use crate::quarantine;
use crate::read_tables::{self, ReadTables};
use crate::record::{CarriedRecord, Header, NewRecord, RESERVED, Record, RecordId};
use crate::records_table;
use crate::recovery_key;
use crate::self_table::{self, SelfRow};
use crate::store::{self, Store};
use crate::succession;
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
    mark: MarkFile,
    /// The wall clock as of the last append, for the mark written on close.
    last_seen: i64,
    /// Set when the disk failed during a write: what is on it is not known
    /// until the store is opened again.
    reopen_needed: bool,
    _lock: Lock,
}

/// A new store and the two keys that only its maker gets to see.
pub struct Created {
    /// The store, open.
    pub ledger: Ledger,
    /// 160 bits as 32 Crockford characters in groups of four, to be printed and
    /// kept on paper. It is stored nowhere.
    pub recovery_key: String,
    /// 32 bytes for the operating system's keychain; opens the store without
    /// asking anybody.
    pub keychain_key: Zeroizing<[u8; 32]>,
}

/// What an append decided and recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended<T> {
    /// What the deciding closure returned.
    pub value: T,
    /// The headers of the records, in the order they were asked for.
    pub headers: Vec<Header>,
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

/// Shows no key.
impl fmt::Debug for Created {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Created")
            .field("ledger", &self.ledger)
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
    /// Makes a new store with its key envelope beside it. Whatever is already
    /// at the place stays untouched.
    ///
    /// `cost` is that of one guess at the passphrase; tests that make many
    /// stores ask for less than the default. The store of an owner gets the
    /// owner key; another laptop's takes the owner whom the records name that
    /// are merged into it first.
    pub fn create(
        path: &Path,
        passphrase: &str,
        cost: PassphraseCost,
        right: DeviceRight,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
    ) -> Result<Created, LedgerError> {
        let lock = Lock::take(path)?;
        refuse_existing(path)?;

        let data_key: DataKey = Zeroizing::new(random(environment));
        let keychain_key = Zeroizing::new(random(environment));
        let recovery: Zeroizing<[u8; 20]> = Zeroizing::new(random(environment));
        let device_secret: Zeroizing<[u8; 32]> = Zeroizing::new(random(environment));
        let store_id = Uuid::from_bytes(random(environment));
        let mut envelope = Envelope::new(store_id);
        envelope.set_passphrase(environment, &data_key, passphrase, cost)?;
        envelope.set_recovery(environment, &data_key, &recovery)?;
        envelope.set_keychain(environment, &data_key, &keychain_key)?;

        // The file gets its name when it is complete, and its keys lie beside it
        // by then: a power cut leaves no store that nothing opens.
        let unfinished = files::beside(path, ".new");
        remove_unfinished(&unfinished)?;
        let store = Store::create(&unfinished, &data_key)?;
        let device = DeviceKey::from_secret(&device_secret);
        store.transaction(|transaction| -> Result<(), LedgerError> {
            self_table::insert(
                transaction,
                &SelfRow {
                    store: store_id,
                    device_secret,
                    read_schema: tables.schema_version(),
                },
            )?;
            if right == DeviceRight::Owner {
                owner::make(transaction, environment)?;
            }
            transaction.execute_batch(tables.schema())?;
            let start = Tip {
                head: Head::START,
                floor: Hlc(0),
            };
            start.seal(transaction, &device)
        })?;
        store.close()?;
        files::sync(&unfinished)?;
        envelope.write(path)?;
        files::move_into_place(&unfinished, path)?;

        let ledger = Self::open_unlocked(path, lock, envelope, data_key, tables, environment)?;
        Ok(Created {
            ledger,
            recovery_key: recovery_key::written(&recovery),
            keychain_key,
        })
    }

    /// Opens a store. A file that cannot be read is never recreated, moved or
    /// deleted.
    pub fn open(
        path: &Path,
        secret: Secret<'_>,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
    ) -> Result<Self, LedgerError> {
        if !path.try_exists()? {
            return Err(LedgerError::NotFound);
        }
        // The lock comes before the first look into the file: on Unix, closing any
        // handle to a file lets go of the locks SQLite holds on it.
        let lock = Lock::take(path)?;
        store::refuse_plaintext(path)?;
        let (envelope, data_key) = envelope::unlock(path, secret)?;
        Self::open_unlocked(path, lock, envelope, data_key, tables, environment)
    }

    pub(crate) fn open_unlocked(
        path: &Path,
        lock: Lock,
        envelope: Envelope,
        data_key: DataKey,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
    ) -> Result<Self, LedgerError> {
        let store = Store::open(path, &data_key)?;
        let (device, tip) = prepare(&store, &envelope, tables.as_ref())?;
        store
            .transaction(|transaction| owner::make_if_founder(transaction, &device, environment))?;
        let mut ledger = Self {
            mark: MarkFile::beside(path, envelope.store()),
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
        if let Some(mark) = ledger.mark()
            && let Some(lost) = succession::lost_tail(ledger.connection(), ledger.device(), &mark)?
        {
            let marked = Hlc(mark.hlc).min(Hlc::LATEST);
            ledger.tip.floor = ledger.tip.floor.max(marked);
            let old = (ledger.device(), ledger.tip);
            let tables = ledger.tables.as_ref();
            (ledger.device, ledger.tip) =
                succession::succeed(&ledger.store, tables, environment, old, Some(lost))?;
            ledger.write_mark();
        }
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
            let right = match self.standing {
                Some(right) => right,
                None if new_records.is_empty() => DeviceRight::Member,
                None => {
                    for own in owner::outstanding(transaction, self.device.device())? {
                        let record =
                            tip.extend(transaction, environment, now, &self.device, own)?;
                        self.tables
                            .apply(transaction, &record)
                            .map_err(LedgerError::from)?;
                    }
                    owner::own_right(transaction)?
                }
            };
            let mut headers = Vec::with_capacity(new_records.len());
            for mut new in new_records {
                if new.kind.starts_with(RESERVED) {
                    return Err(LedgerError::ReservedKind.into());
                }
                let made = new.made.take();
                let record = tip.extend(transaction, environment, now, &self.device, new)?;
                if !quarantine::may_write(&record.header, right, self.tables.as_ref()) {
                    return Err(LedgerError::OwnersLaptopOnly.into());
                }
                // The newest record of its entity, because the clock never goes
                // back: nothing has to be replayed.
                match made {
                    Some(made) => self.tables.apply_made(transaction, &record, made.as_ref()),
                    None => self.tables.apply(transaction, &record),
                }
                .map_err(LedgerError::from)?;
                headers.push(record.header);
            }
            if !headers.is_empty() {
                tip.seal(transaction, &self.device)?;
            }
            let standing = (!headers.is_empty()).then_some(right);
            Ok((Appended { value, headers }, standing))
        });
        match appended {
            Ok((appended, standing)) => {
                self.standing = self.standing.or(standing);
                self.advance(tip, now);
                Ok(appended)
            }
            Err(Refusal::Decision(error)) => Err(error),
            Err(Refusal::Ledger(error)) => Err(self.noting(error).into()),
        }
    }

    /// Records one thing of the ledger's own, and does what follows from it in
    /// the same transaction.
    pub(crate) fn record_own(
        &mut self,
        environment: &mut dyn Environment,
        new: NewRecord,
        and_then: impl FnOnce(&Connection, &dyn ReadTables) -> Result<(), LedgerError>,
    ) -> Result<(), LedgerError> {
        self.refuse_if_reopen_needed()?;
        let now = environment.now_unix_millis();
        let mut tip = self.tip;
        let recorded = self
            .store
            .transaction(|transaction| -> Result<(), LedgerError> {
                let outstanding = owner::outstanding(transaction, self.device.device())?;
                for own in outstanding.into_iter().chain([new]) {
                    let record = tip.extend(transaction, environment, now, &self.device, own)?;
                    self.tables.apply(transaction, &record)?;
                }
                tip.seal(transaction, &self.device)?;
                and_then(transaction, self.tables.as_ref())
            });
        recorded.map_err(|error| self.noting(error))?;
        self.advance(tip, now);
        Ok(())
    }

    /// Remembers what a committed transaction wrote.
    pub(crate) fn advance(&mut self, tip: Tip, now: i64) {
        self.tip = tip;
        self.last_seen = now;
        self.mark.note(now, self.device.device(), tip);
    }

    /// The mark the last write left beside the store.
    pub(crate) fn mark(&self) -> Option<Mark> {
        self.mark.read()
    }

    /// Remembers a failing disk.
    pub(crate) fn noting(&mut self, error: LedgerError) -> LedgerError {
        if matches!(error, LedgerError::DiskFailed) {
            self.reopen_needed = true;
        }
        error
    }

    pub(crate) fn refuse_if_reopen_needed(&self) -> Result<(), LedgerError> {
        if self.reopen_needed {
            return Err(LedgerError::ReopenNeeded);
        }
        Ok(())
    }

    /// The database, to read from. Whoever writes through it finds the write
    /// undone and an error.
    pub fn connection(&self) -> &Connection {
        self.store.connection()
    }

    /// This device.
    pub fn device(&self) -> DeviceId {
        self.device.device()
    }

    /// A secret of this device for one purpose, 32 bytes. It follows from the
    /// device's key, so it is in no record, and a new device has another.
    pub fn secret_for(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        self.device.secret_for(purpose)
    }

    /// One entity's records in canonical order.
    pub fn records_of(&self, entity: Uuid) -> Result<Vec<Record>, LedgerError> {
        records_table::of_entity(self.connection(), entity)
    }

    /// The records about one subject in canonical order.
    pub fn records_about(&self, subject: Uuid) -> Result<Vec<Record>, LedgerError> {
        records_table::about_subject(self.connection(), subject)
    }

    /// One record.
    pub fn record(&self, id: RecordId) -> Result<Option<Record>, LedgerError> {
        Ok(records_table::by_id(self.connection(), id)?.map(CarriedRecord::into_record))
    }

    /// The latest time any record here carries, in milliseconds since
    /// 1970-01-01T00:00:00Z. The wall clock may be set back, this may not.
    pub fn latest_time_ever_seen(&self) -> i64 {
        self.tip.floor.unix_millis()
    }

    /// Drops the read tables and derives them anew from the records.
    pub fn rebuild(&mut self) -> Result<(), LedgerError> {
        self.refuse_if_reopen_needed()?;
        let rebuilt = self
            .store
            .transaction(|transaction| read_tables::derive_all(transaction, self.tables.as_ref()));
        rebuilt.map_err(|error| self.noting(error))
    }

    /// All read tables as text that depends on nothing but their rows, for
    /// tests and digests. It holds what the tables hold: personal data.
    pub fn dump_read_tables(&self) -> Result<String, LedgerError> {
        read_tables::dump(self.connection(), self.tables.as_ref())
    }

    /// Lets a keychain key open this store; an earlier one no longer does.
    pub fn add_keychain_slot(
        &mut self,
        environment: &mut dyn Environment,
        keychain_key: &[u8; 32],
    ) -> Result<(), LedgerError> {
        let mut envelope = self.envelope.clone();
        envelope.set_keychain(environment, &self.data_key, keychain_key)?;
        envelope.write(&self.path)?;
        self.envelope = envelope;
        Ok(())
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
        self.envelope.open(current)?;
        let mut envelope = self.envelope.clone();
        envelope.set_passphrase(
            environment,
            &self.data_key,
            new_passphrase,
            PassphraseCost::default(),
        )?;
        envelope.write(&self.path)?;
        self.envelope = envelope;
        Ok(())
    }

    /// Writes the high-water mark now. It is written once a second while
    /// appending and on close anyway; worth calling after something that cannot
    /// be taken back, such as a printed receipt.
    pub fn write_mark(&mut self) {
        self.mark
            .write(self.last_seen, self.device.device(), self.tip);
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        self.write_mark();
    }
}

/// Brings the read tables of an opened file to the version this program knows,
/// and reads who writes here and where.
pub(crate) fn prepare(
    store: &Store,
    envelope: &Envelope,
    tables: &dyn ReadTables,
) -> Result<(DeviceKey, Tip), LedgerError> {
    let row = self_table::read(store.connection())?;
    if row.store != envelope.store() {
        return Err(LedgerError::Damaged);
    }
    store.transaction(|transaction| -> Result<(), LedgerError> {
        if row.read_schema != tables.schema_version() {
            read_tables::derive_all(transaction, tables)?;
            return self_table::set_read_schema(transaction, tables.schema_version());
        }
        Ok(transaction.execute_batch(tables.schema())?)
    })?;
    let device = DeviceKey::from_secret(&row.device_secret);
    let Some(head) = devices_table::head_of(store.connection(), device.device())? else {
        return Err(LedgerError::Damaged);
    };
    let tip = Tip {
        head: Head {
            seq: head.seq,
            hash: head.hash,
        },
        floor: devices_table::floor(store.connection())?,
    };
    Ok((device, tip))
}

/// Nothing that is already there is overwritten, keys least of all: they may
/// belong to a store that was moved away.
pub(crate) fn refuse_existing(path: &Path) -> Result<(), LedgerError> {
    for suffix in ["", "-wal", "-journal", ".keys", ".keys.bak"] {
        if files::beside(path, suffix).try_exists()? {
            return Err(LedgerError::Exists);
        }
    }
    Ok(())
}

/// Removes what an interrupted creation, backup or restoration left: files that
/// never got their final name.
pub(crate) fn remove_unfinished(path: &Path) -> Result<(), LedgerError> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        files::remove_leftover(&files::beside(path, suffix))?;
    }
    Ok(())
}
