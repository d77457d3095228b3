//! Tests of the whole ledger, with a toy of read tables and a clock and dice
//! that a seed decides.

mod append;
mod backup;
mod clock_answers;
mod clones;
mod destroy;
mod flips;
mod held_commits;
mod invitation;
mod keys;
mod mark;
mod merge;
mod opening;
mod owner;
mod raising;
mod secrecy;
mod stopping;
mod verify;
mod write_protected;

use std::path::{Path, PathBuf};
use std::process::Command;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rusqlite::{Connection, params};
use tempfile::TempDir;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::*;

/// The cheapest Argon2id there is: these tests are not about guessing.
pub(crate) const CHEAP: PassphraseCost = PassphraseCost {
    memory_kib: 8,
    iterations: 1,
    lanes: 1,
};

pub(crate) const PASSPHRASE: &str = "유리잔 두 개와 물병";

/// A clock that stands still until it is told, and dice with a seed.
pub(crate) struct Seeded {
    pub now: i64,
    pub machine: String,
    dice: ChaCha8Rng,
}

impl Seeded {
    pub fn new(seed: u64) -> Self {
        Self {
            now: 1_790_000_000_000,
            machine: "one laptop".to_owned(),
            dice: ChaCha8Rng::seed_from_u64(seed),
        }
    }
}

impl Seeded {
    pub fn draw(&mut self) -> u32 {
        self.dice.next_u32()
    }
}

impl Environment for Seeded {
    fn now_unix_millis(&mut self) -> i64 {
        self.now
    }

    fn fill_random(&mut self, bytes: &mut [u8]) {
        self.dice.fill_bytes(bytes);
    }

    fn place_of(&mut self, store: &Path) -> std::io::Result<Vec<u8>> {
        let number = crate::files::number_of(store)?;
        Ok([&number, self.machine.as_bytes()].concat())
    }
}

/// A list of notes per entity. The text depends on the order in which records
/// are applied, so an order that differs shows.
pub(crate) struct Notes {
    pub version: u32,
}

impl Notes {
    pub fn boxed() -> Box<dyn ReadTables> {
        Box::new(Notes { version: 1 })
    }
}

impl ReadTables for Notes {
    fn schema(&self) -> &str {
        "CREATE TABLE IF NOT EXISTS note (entity BLOB PRIMARY KEY, text TEXT NOT NULL) STRICT;
         CREATE TABLE IF NOT EXISTS tally (
            entity BLOB, kind TEXT, count INTEGER NOT NULL, PRIMARY KEY (entity, kind)
         ) STRICT, WITHOUT ROWID;"
    }

    fn schema_version(&self) -> u32 {
        self.version
    }

    fn tables(&self) -> &[&str] {
        &["note", "tally"]
    }

    fn apply(&self, tx: &Connection, record: &Record) -> rusqlite::Result<()> {
        let header = &record.header;
        tx.prepare_cached(
            "INSERT INTO tally (entity, kind, count) VALUES (?1, ?2, 1)
             ON CONFLICT DO UPDATE SET count = count + 1",
        )?
        .execute(params![header.entity.as_bytes(), header.kind])?;
        let text = match &record.body {
            _ if header.kind != "note.added" => return Ok(()),
            Some(body) => String::from_utf8_lossy(body).into_owned(),
            None => "(파기됨)".to_owned(),
        };
        tx.prepare_cached(
            "INSERT INTO note (entity, text) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET text = text || ' / ' || excluded.text",
        )?
        .execute(params![header.entity.as_bytes(), text])?;
        Ok(())
    }

    fn may_write(&self, header: &Header, right: DeviceRight) -> bool {
        match header.kind.as_str() {
            "owner.said" | "subject.ended" => right == DeviceRight::Owner,
            "own.said" => header.entity == header.device.0,
            _ => true,
        }
    }

    fn is_destroyable(&self, kind: &str) -> bool {
        kind != "no.said"
    }

    fn goes_with_its_subject(&self, kind: &str) -> bool {
        !["no.said", "subject.ended"].contains(&kind)
    }

    fn may_end_a_subject(&self, kind: &str) -> bool {
        kind == "subject.ended"
    }

    fn ended_subjects(&self, tx: &Connection) -> rusqlite::Result<Vec<Uuid>> {
        tx.prepare_cached("SELECT entity FROM tally WHERE kind = 'subject.ended'")?
            .query_map([], |row| Ok(Uuid::from_bytes(row.get(0)?)))?
            .collect()
    }

    fn forget(&self, tx: &Connection, entity: Uuid) -> rusqlite::Result<()> {
        for table in self.tables() {
            tx.prepare_cached(&format!("DELETE FROM {table} WHERE entity = ?1"))?
                .execute([entity.as_bytes()])?;
        }
        Ok(())
    }
}

/// A store in its own folder, the keys to it, and its clock and dice.
pub(crate) struct Bench {
    pub ledger: Option<Ledger>,
    pub environment: Seeded,
    pub recovery_key: String,
    pub keychain_key: Zeroizing<[u8; 32]>,
    pub folder: TempDir,
}

impl Bench {
    /// A laptop that knows no owner.
    pub fn new(seed: u64) -> Self {
        Self::with_right(seed, DeviceRight::Member)
    }

    /// The laptop of an owner.
    pub fn owned(seed: u64) -> Self {
        Self::with_right(seed, DeviceRight::Owner)
    }

    /// A laptop of the owner that all laptops made so have.
    pub fn of_one_owner(seed: u64) -> Self {
        let mut bench = Self::new(seed);
        let store = &bench.ledger().store;
        store
            .transaction(|transaction| crate::owner::put(transaction, &Zeroizing::new([7; 32])))
            .expect("an owner");
        bench
    }

    fn with_right(seed: u64, right: DeviceRight) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut environment = Seeded::new(seed);
        let path = folder.path().join("booth.db");
        let created = Ledger::create(
            &path,
            PASSPHRASE,
            CHEAP,
            right,
            Notes::boxed(),
            &mut environment,
        )
        .expect("a new store can be made");
        Self {
            ledger: Some(created.ledger),
            environment,
            recovery_key: created.recovery_key,
            keychain_key: created.keychain_key,
            folder,
        }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("booth.db")
    }

    pub fn ledger(&mut self) -> &mut Ledger {
        self.ledger.as_mut().expect("this test has the store open")
    }

    pub fn close(&mut self) {
        self.ledger = None;
    }

    pub fn open_at(&mut self, path: &Path) -> Result<Ledger, LedgerError> {
        Ledger::open(
            path,
            Secret::Keychain(&self.keychain_key),
            Notes::boxed(),
            &mut self.environment,
        )
    }

    pub fn reopen(&mut self) {
        self.close();
        let path = self.path();
        self.ledger = Some(self.open_at(&path).expect("the store opens again"));
    }

    /// Appends one note and gives its header.
    pub fn note(&mut self, entity: Uuid, text: &str) -> Header {
        self.notes(&[(entity, text)]).remove(0)
    }

    /// Appends several notes in one transaction.
    pub fn notes(&mut self, notes: &[(Uuid, &str)]) -> Vec<Header> {
        let records = notes
            .iter()
            .map(|(entity, text)| note(*entity, text))
            .collect();
        let ledger = self.ledger.as_mut().expect("this test has the store open");
        ledger
            .append(&mut self.environment, |_| {
                Ok::<_, LedgerError>((records, ()))
            })
            .expect("a note can be appended")
            .headers
    }

    /// Changes the open file behind the ledger's back.
    pub fn tamper(&mut self, sql: &str) {
        let store = &self.ledger().store;
        store
            .with_gate_open(|| store.connection().execute_batch(sql))
            .expect("a test can change the file");
    }

    pub fn problems(&mut self) -> Vec<Problem> {
        self.ledger()
            .verify()
            .expect("a check runs to its end")
            .problems
    }

    pub fn dump(&mut self) -> String {
        self.ledger()
            .dump_read_tables()
            .expect("tables can be written out")
    }

    /// As a kill leaves it: the files as they are, the write-ahead log too.
    pub fn kill(&mut self) {
        let copies: Vec<_> = ["", "-wal", ".mark"]
            .into_iter()
            .map(|suffix| crate::files::beside(&self.path(), suffix))
            .filter_map(|path| Some((std::fs::read(&path).ok()?, path)))
            .collect();
        self.close();
        for (bytes, path) in copies {
            std::fs::write(path, bytes).expect("a file can be put back");
        }
    }

    pub fn destroy(&mut self, target: RecordId) {
        let ledger = self.ledger.as_mut().expect("this test has the store open");
        ledger
            .destroy(&mut self.environment, &[target], None)
            .expect("a record can be destroyed");
    }

    /// Says that `other` belongs.
    pub fn admit(&mut self, other: &mut Bench) {
        let device = other.ledger().device();
        let ledger = self.ledger.as_mut().expect("this test has the store open");
        ledger
            .admit(&mut self.environment, device, DeviceRight::Member)
            .expect("the owner may");
    }

    /// Gives `other` everything it lacks.
    pub fn give(&mut self, other: &mut Bench) -> Merged {
        let vector = other.ledger().vector().expect("a vector can be read");
        let delta = self.ledger().carry(&vector).expect("a delta can be read");
        other
            .ledger()
            .merge(delta)
            .expect("an honest delta is taken in")
    }
}

/// A folder that is a file system of its own; unmounted when it is dropped.
pub(crate) struct SmallDisk(TempDir);

impl SmallDisk {
    /// Of a size such as "2m". `None`, with the reason said, where nobody may mount.
    pub fn of(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(folder.path())
            .output();
        if !mounted.is_ok_and(|output| output.status.success()) {
            skipped::because("mounting a small tmpfs is not permitted here");
            return None;
        }
        Some(Self(folder))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Takes no writes from now on.
    pub fn protect(&self) {
        let remounted = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(self.path())
            .status();
        assert!(remounted.is_ok_and(|status| status.success()), "remounted");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(self.path()).status();
        let done = unmounted.is_ok_and(|status| status.success());
        assert!(done || std::thread::panicking(), "unmounted again");
    }
}

pub(crate) fn note(entity: Uuid, text: &str) -> NewRecord {
    NewRecord {
        kind: "note.added",
        version: 1,
        entity,
        subject: Some(entity),
        staff: None,
        body: text.as_bytes().to_vec(),
        made: None,
    }
}

pub(crate) fn entity(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// Acknowledged records that are gone, as the check names them. The clock of
/// these tests stands still.
pub(crate) fn lost_after(bench: &Bench, device: DeviceId, from: u64, through: u64) -> Problem {
    let after_unix_millis = (from > 1).then_some(bench.environment.now);
    let finding = Finding::LostTail {
        through,
        after_unix_millis,
    };
    Problem::at(device, from, finding)
}
