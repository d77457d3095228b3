//! The encrypted file: how it is opened, and who may write to it.
//!
//! One connection, WAL, `synchronous=FULL`: acknowledged means on disk. With
//! NORMAL a power cut loses acknowledged transactions without corruption and
//! without a word. A second connection would bring nothing to one user and was
//! the condition of SQLite's WAL-reset bug.

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use progress::Progress;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use zeroize::Zeroizing;

use crate::envelope::DataKey;
use crate::error::LedgerError;
use crate::files;

/// SQLite 3.7.0 to 3.51.2 can corrupt a database when the WAL is reset
/// (<https://sqlite.org/wal.html>).
const OLDEST_SAFE_SQLITE: i32 = 3_051_003;

/// After how many of SQLite's steps it asks whether to go on: a few milliseconds.
const STEPS_BETWEEN_LOOKS: i32 = 50_000;

/// The size of SQLCipher's pages in bytes.
const PAGE: u64 = 4096;

/// How many kilobytes of pages are kept in memory: a day's worth, so that the desk
/// waits for no decryption.
const CACHE: i64 = 131_072;

/// How many while the whole store is read once: enough for the branches of its
/// trees.
const SMALL_CACHE: i64 = 8_192;

/// Every step the file's own tables ever took. `PRAGMA user_version` counts how
/// many a file has taken; a file that took more than this program knows is
/// refused. Steps are never edited, only added.
const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE ledger_self (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        store BLOB NOT NULL,
        device_secret BLOB NOT NULL,
        read_schema INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE ledger_devices (
        device BLOB PRIMARY KEY,
        public_key BLOB NOT NULL,
        seq INTEGER NOT NULL,
        hash BLOB NOT NULL,
        signature BLOB NOT NULL,
        hlc INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ledger_records (
        id BLOB NOT NULL UNIQUE,
        device BLOB NOT NULL,
        seq INTEGER NOT NULL,
        hlc INTEGER NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        entity BLOB NOT NULL,
        subject BLOB,
        staff BLOB,
        prev_hash BLOB NOT NULL,
        body_hash BLOB NOT NULL,
        hash BLOB NOT NULL,
        salt BLOB,
        body BLOB,
        UNIQUE (device, seq)
    ) STRICT;
    CREATE INDEX ledger_records_of_entity ON ledger_records (entity, hlc, device, seq);
    CREATE INDEX ledger_records_about_subject ON ledger_records (subject)
        WHERE subject IS NOT NULL;

    CREATE TABLE ledger_destroyed (
        target BLOB PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
",
    // Where the store is written (self_table.rs).
    "
    ALTER TABLE ledger_self ADD COLUMN place BLOB;
",
    // The latest trusted time, and records that count with another time than
    // theirs (clock_answers.rs). Times recorded before are trusted until
    // somebody says otherwise.
    "
    ALTER TABLE ledger_devices ADD COLUMN trusted_hlc INTEGER NOT NULL DEFAULT 0;
    UPDATE ledger_devices SET trusted_hlc = hlc;
    ALTER TABLE ledger_records ADD COLUMN counted_hlc INTEGER;
    DROP INDEX ledger_records_of_entity;
    CREATE INDEX ledger_records_of_entity
        ON ledger_records (entity, coalesce(counted_hlc, hlc), device, seq);
    CREATE INDEX ledger_records_counted ON ledger_records (device)
        WHERE counted_hlc IS NOT NULL;
",
    // Who may write (owner.rs), and what does not count (quarantine.rs).
    "
    ALTER TABLE ledger_self ADD COLUMN owner_public BLOB;
    ALTER TABLE ledger_self ADD COLUMN owner_secret BLOB;

    CREATE TABLE ledger_quarantine (
        id BLOB NOT NULL, device BLOB NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL,
        kind TEXT NOT NULL, version INTEGER NOT NULL, entity BLOB NOT NULL, subject BLOB,
        staff BLOB, prev_hash BLOB NOT NULL, body_hash BLOB NOT NULL, hash BLOB NOT NULL,
        salt BLOB, body BLOB,
        why INTEGER NOT NULL DEFAULT 0,
        UNIQUE (device, seq)
    ) STRICT;

    CREATE VIEW ledger_chains AS
        SELECT id, device, seq, hlc, kind, version, entity, subject, staff,
               prev_hash, body_hash, hash, salt, body FROM ledger_records
        UNION ALL
        SELECT id, device, seq, hlc, kind, version, entity, subject, staff,
               prev_hash, body_hash, hash, salt, body FROM ledger_quarantine;
",
    // One page less in every commit. What is asked about a subject, destroying a
    // fair or somebody's rights, is rare and reads every record.
    "
    DROP INDEX ledger_records_about_subject;
",
    // The key of the invitation that this laptop was made of (invitation.rs), and
    // what other laptops said they have (receipt.rs).
    "
    ALTER TABLE ledger_self ADD COLUMN invitation_secret BLOB;

    CREATE TABLE ledger_receipts (
        holder BLOB NOT NULL,
        device BLOB NOT NULL,
        seq INTEGER NOT NULL,
        said INTEGER,
        PRIMARY KEY (holder, device)
    ) STRICT, WITHOUT ROWID;
",
];

/// The version of the file's own tables that this program writes.
pub(crate) const STORE_VERSION: u32 = MIGRATIONS.len() as u32;

/// An open, keyed database.
pub(crate) struct Store {
    connection: Connection,
    /// Open only while the ledger itself commits. The commit hook turns every
    /// other commit into a rollback, so code that holds the connection to read
    /// cannot write. `PRAGMA query_only` would do the same, but switching it
    /// twice per append throws away every prepared statement.
    gate: Arc<AtomicBool>,
    /// Long work under way, which somebody may stop.
    watched: Arc<Mutex<Option<Arc<Progress>>>>,
    /// Whether transactions are steps of a longer one.
    holding: Cell<bool>,
}

impl Store {
    /// Makes a new file with the ledger's own tables. `path` must not exist.
    pub(crate) fn create(path: &Path, key: &DataKey) -> Result<Self, LedgerError> {
        // SQLite takes an empty file for a new one, and makes a log with the
        // mode of its database.
        private_files::create(path)?;
        let store = Self::keyed(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        store.configure()?;
        store.raise()?;
        Ok(store)
    }

    /// Opens a file that must be there, be encrypted, and be ours, and raises it
    /// to the format of this program.
    pub(crate) fn open(path: &Path, key: &DataKey) -> Result<Self, LedgerError> {
        let store = Self::open_as_found(path, key)?;
        store.raise()?;
        Ok(store)
    }

    /// As [`Self::open`], in the format the file has.
    pub(crate) fn open_as_found(path: &Path, key: &DataKey) -> Result<Self, LedgerError> {
        refuse_plaintext(path)?;
        let store = Self::keyed(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        // Nothing is written before the version is known to be ours.
        let found = store.format()?;
        if found > STORE_VERSION {
            return Err(LedgerError::NewerVersion {
                found,
                supported: STORE_VERSION,
            });
        }
        if found == 0 {
            return Err(LedgerError::Damaged);
        }
        store.configure()?;
        Ok(store)
    }

    /// Whether the file is encrypted with this key: it opens, or one of its pages
    /// carries the key's tag. What else may hinder opening is for opening to say.
    pub(crate) fn is_encrypted_with(path: &Path, key: &DataKey) -> bool {
        if files::is_write_protected(path) {
            // SQLite would leave an index of the log beside it.
            return Self::has_a_page_of(path, key).unwrap_or(true);
        }
        match Self::keyed(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Ok(store) => {
                // Looking must not move anything from the log into the file.
                let keep = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
                store.connection.set_db_config(keep, true).is_ok()
            }
            // A damaged first page, or a log that cannot be read because nothing
            // can be written here.
            Err(LedgerError::Damaged | LedgerError::Store(_)) => {
                Self::has_a_page_of(path, key).unwrap_or(true)
            }
            Err(_) => true,
        }
    }

    /// Reads the whole file, and no page of it through SQLite.
    fn has_a_page_of(path: &Path, key: &DataKey) -> Result<bool, LedgerError> {
        let connection = Self::connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut strange = 0;
        connection.pragma_query(None, "cipher_integrity_check", |_| {
            strange += 1;
            Ok(())
        })?;
        Ok(strange < fs::metadata(path)?.len().div_ceil(PAGE))
    }

    fn connect(path: &Path, key: &DataKey, flags: OpenFlags) -> Result<Connection, LedgerError> {
        let path = path.to_str().ok_or(LedgerError::UnusablePath)?;
        if rusqlite::version_number() < OLDEST_SAFE_SQLITE {
            return Err(LedgerError::UnsuitableEngine);
        }
        let connection =
            Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        // What goes wrong is said in our errors; SQLCipher would also write it to
        // the standard error, once per page.
        connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
        connection.execute_batch(&keying_statement(key))?;
        // A build whose SQLite is not SQLCipher ignores the key and would write
        // plaintext; it also answers this with nothing.
        let cipher: Option<String> = connection
            .query_row("PRAGMA cipher_version", [], |row| row.get(0))
            .ok();
        if cipher.is_none_or(|version| version.is_empty()) {
            return Err(LedgerError::UnsuitableEngine);
        }
        Ok(connection)
    }

    fn keyed(path: &Path, key: &DataKey, flags: OpenFlags) -> Result<Self, LedgerError> {
        let mut connection = Self::connect(path, key, flags)?;
        // The first read is where a wrong key or a damaged first page shows.
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
            row.get::<_, i64>(0)
        })?;

        let gate = Arc::new(AtomicBool::new(false));
        let watched = Arc::clone(&gate);
        connection.commit_hook(Some(move || !watched.load(Ordering::Relaxed)))?;
        // The read tables bring statements of their own; the default of 16
        // would prepare some of them anew with every append.
        connection.set_prepared_statement_cache_capacity(256);
        let watched = Arc::<Mutex<Option<Arc<Progress>>>>::default();
        let looked_at = Arc::clone(&watched);
        let is_stopped = move || {
            let work = looked_at.lock().unwrap_or_else(PoisonError::into_inner);
            work.as_ref().is_some_and(|work| work.check().is_err())
        };
        connection.progress_handler(STEPS_BETWEEN_LOOKS, Some(is_stopped))?;
        Ok(Self {
            connection,
            gate,
            watched,
            holding: Cell::new(false),
        })
    }

    fn configure(&self) -> Result<(), LedgerError> {
        // Going over to WAL writes the file's header, which is a commit. It is
        // asked again because an undone commit is not mentioned.
        self.with_gate_open(|| self.connection.execute_batch("PRAGMA journal_mode = WAL"))?;
        let mode: String = self
            .connection
            .query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        if mode != "wal" {
            return Err(LedgerError::UnsuitableEngine);
        }
        self.connection.execute_batch(
            "PRAGMA synchronous = FULL;
             PRAGMA fullfsync = ON;
             PRAGMA checkpoint_fullfsync = ON;
             PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA mmap_size = 0;",
        )?;
        self.keep_in_memory(CACHE)
    }

    fn keep_in_memory(&self, kilobytes: i64) -> Result<(), LedgerError> {
        Ok(self
            .connection
            .pragma_update(None, "cache_size", -kilobytes)?)
    }

    /// Does work that reads the whole store, without keeping it in memory.
    pub(crate) fn passing_through<T>(
        &self,
        work: impl FnOnce() -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        self.keep_in_memory(SMALL_CACHE)?;
        let done = work();
        self.keep_in_memory(CACHE)?;
        done
    }

    /// Takes the steps that the file has not taken yet, all or none.
    pub(crate) fn raise(&self) -> Result<(), LedgerError> {
        if self.format()? == STORE_VERSION {
            return Ok(());
        }
        self.transaction(|transaction| {
            self.take_steps(transaction)?;
            Ok(transaction.pragma_update(None, "user_version", STORE_VERSION)?)
        })
    }

    fn take_steps(&self, transaction: &Connection) -> Result<(), LedgerError> {
        let taken = self.format()? as usize;
        for step in MIGRATIONS.iter().skip(taken) {
            transaction.execute_batch(step)?;
        }
        Ok(())
    }

    /// How many steps the file has taken.
    pub(crate) fn format(&self) -> Result<u32, LedgerError> {
        Ok(self
            .connection
            .pragma_query_value(None, "user_version", |row| row.get(0))?)
    }

    /// Does work that ends when it is stopped, also within one statement: SQLite
    /// undoes what it was doing.
    pub(crate) fn stopped_by<T>(
        &self,
        progress: &Arc<Progress>,
        work: impl FnOnce() -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        let watch =
            |progress| *self.watched.lock().unwrap_or_else(PoisonError::into_inner) = progress;
        watch(Some(Arc::clone(progress)));
        let done = work();
        watch(None);
        progress.check()?;
        done
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    #[cfg(test)]
    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Everything `work` does is committed together, or none of it.
    pub(crate) fn transaction<T, E: From<LedgerError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.holding.get() {
            return self.step(work);
        }
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
                .map_err(LedgerError::from)?;
        let value = work(&transaction)?;
        self.with_gate_open(|| transaction.commit())
            .map_err(LedgerError::from)?;
        Ok(value)
    }

    /// From now on transactions are steps of one that [`Self::commit_held`] commits.
    pub(crate) fn hold(&self) -> Result<(), LedgerError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        self.holding.set(true);
        Ok(())
    }

    /// Commits what was held.
    pub(crate) fn commit_held(&self) -> Result<(), LedgerError> {
        self.holding.set(false);
        Ok(self.with_gate_open(|| self.connection.execute_batch("COMMIT"))?)
    }

    pub(crate) fn is_holding(&self) -> bool {
        self.holding.get()
    }

    /// Whether SQLite ended the transaction that holds, as it does when the disk
    /// fails or is full.
    pub(crate) fn lost_what_was_held(&self) -> bool {
        self.holding.get() && self.connection.is_autocommit()
    }

    /// A transaction within the one that holds.
    fn step<T, E: From<LedgerError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let now = |statement| -> Result<(), LedgerError> {
            self.connection.prepare_cached(statement)?.execute([])?;
            Ok(())
        };
        now("SAVEPOINT step")?;
        let done = work(&self.connection);
        if done.is_err() && !self.lost_what_was_held() {
            now("ROLLBACK TO step")?;
        }
        if !self.lost_what_was_held() {
            now("RELEASE step")?;
        }
        done
    }

    /// What `work` does in the format of this program is looked at and then undone.
    pub(crate) fn rehearsal<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        self.take_steps(&transaction)?;
        work(&transaction)
    }

    /// Lets one statement commit by itself.
    pub(crate) fn with_gate_open<T>(&self, work: impl FnOnce() -> T) -> T {
        self.gate.store(true, Ordering::Relaxed);
        let value = work();
        self.gate.store(false, Ordering::Relaxed);
        value
    }

    /// Moves everything into the main file and empties the write-ahead log.
    pub(crate) fn checkpoint(&self) -> Result<(), LedgerError> {
        let busy: bool =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy {
            return Err(LedgerError::InUse);
        }
        Ok(())
    }

    /// Closes the file and says so if that fails; dropping would keep silent.
    pub(crate) fn close(self) -> Result<(), LedgerError> {
        Ok(self.connection.close().map_err(|(_, error)| error)?)
    }
}

/// `x'…'` is the raw key: no derivation, because the key is random already.
fn keying_statement(key: &DataKey) -> Zeroizing<String> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut statement = Zeroizing::new(String::with_capacity(96));
    statement.push_str("PRAGMA key = \"x'");
    for byte in key.iter() {
        statement.push(char::from(DIGITS[usize::from(byte >> 4)]));
        statement.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    statement.push_str("'\"");
    statement
}

/// SQLCipher starts a file with a random salt, SQLite with its name.
pub(crate) fn refuse_plaintext(path: &Path) -> Result<(), LedgerError> {
    let start = match private_files::read_start(path, 16) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(LedgerError::NotFound);
        }
        read => read?,
    };
    if start.starts_with(b"SQLite format 3\0") {
        return Err(LedgerError::NotEncrypted);
    }
    if start.len() < 16 {
        return Err(LedgerError::Damaged);
    }
    Ok(())
}
