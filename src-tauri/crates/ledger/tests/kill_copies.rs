//! Making a store, a backup and a restoration, killed at random moments: each can
//! be repeated until it is complete, and what is there is whole.
//!
//! The test starts itself as a child that does one of the three, kills it, and
//! does the same once more. `BOOTHLOOP_COPY_KILLS` sets the number of kills of
//! each (60 without it).

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ledger::{
    Ledger, LedgerError, NewRecord, PassphraseCost, ReadTables, Record, Secret, SystemEnvironment,
};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rusqlite::Connection;
use uuid::Uuid;

const TASK: &str = "BOOTHLOOP_KILL_TASK";
const FOLDER: &str = "BOOTHLOOP_KILL_FOLDER";
const PASSPHRASE: &str = "a passphrase for kills";
const RECORDS: u64 = 200;

/// No read tables: the records are what counts here.
struct Nothing;

impl ReadTables for Nothing {
    fn schema(&self) -> &str {
        ""
    }

    fn schema_version(&self) -> u32 {
        1
    }

    fn tables(&self) -> &[&str] {
        &[]
    }

    fn apply(&self, _: &Connection, _: &Record) -> rusqlite::Result<()> {
        Ok(())
    }

    fn forget(&self, _: &Connection, _: Uuid) -> rusqlite::Result<()> {
        Ok(())
    }
}

fn create(path: &Path) -> Result<Ledger, LedgerError> {
    let cost = PassphraseCost {
        memory_kib: 8,
        iterations: 1,
        lanes: 1,
    };
    let tables = Box::new(Nothing);
    Ledger::create(
        path,
        PASSPHRASE,
        cost,
        ledger::DeviceRight::Member,
        tables,
        &mut SystemEnvironment,
    )
    .map(|created| created.ledger)
}

fn open(path: &Path) -> Result<Ledger, LedgerError> {
    let secret = Secret::Passphrase(PASSPHRASE);
    Ledger::open(path, secret, Box::new(Nothing), &mut SystemEnvironment)
}

fn place(folder: &Path, task: &str) -> PathBuf {
    folder.join(format!("{task}.db"))
}

/// Does one of the three; a store or copy that is complete already is fine.
fn perform(folder: &Path, task: &str) {
    let target = place(folder, task);
    let done = match task {
        "create" => create(&target).map(drop),
        "backup" => open(&folder.join("source.db")).and_then(|mut ledger| ledger.backup(&target)),
        _ => Ledger::restore(
            &folder.join("copy.db"),
            &target,
            Secret::Passphrase(PASSPHRASE),
            Box::new(Nothing),
            &mut SystemEnvironment,
        )
        .map(drop),
    };
    match done {
        Ok(()) => {}
        Err(LedgerError::Exists) => assert!(target.exists(), "{task} cannot be repeated"),
        Err(error) => panic!("{task}: {error:?}"),
    }
}

#[test]
fn whatever_is_killed_can_be_repeated() {
    if let (Some(folder), Ok(task)) = (std::env::var_os(FOLDER), std::env::var(TASK)) {
        return perform(&PathBuf::from(folder), &task);
    }
    if skipped::as_long() {
        return;
    }
    let kills: u32 = match std::env::var("BOOTHLOOP_COPY_KILLS") {
        Ok(text) => text.parse().expect("BOOTHLOOP_COPY_KILLS is a number"),
        Err(_) => 60,
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = folder.path();
    let mut source = create(&folder.join("source.db")).expect("a new store");
    for number in 0..RECORDS {
        let record = NewRecord {
            kind: "note.added",
            version: 1,
            entity: Uuid::from_u128(number.into()),
            subject: None,
            staff: None,
            body: vec![number as u8; 500],
            made: None,
        };
        source
            .append(&mut SystemEnvironment, |_| {
                Ok::<_, LedgerError>((vec![record], ()))
            })
            .expect("appended");
    }
    source.backup(&folder.join("copy.db")).expect("a backup");
    drop(source);

    let mut dice = ChaCha8Rng::seed_from_u64(2);
    for task in ["create", "backup", "restore"] {
        let child = || {
            Command::new(std::env::current_exe().expect("this test is a file"))
                .args(["--exact", "whatever_is_killed_can_be_repeated"])
                .env(FOLDER, folder)
                .env(TASK, task)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the test can start itself")
        };
        let sweep = || {
            for entry in std::fs::read_dir(folder).expect("the folder") {
                let entry = entry.expect("an entry");
                if entry.file_name().to_string_lossy().starts_with(task) {
                    std::fs::remove_file(entry.path()).expect("removed");
                }
            }
        };
        let once = || {
            sweep();
            let begin = Instant::now();
            child().wait().expect("it ends");
            begin.elapsed()
        };
        // The shortest of three: a busy machine must not move all kills past the end.
        let usual = once().min(once()).min(once());
        let mut unfinished = 0;
        for kill in 0..kills {
            sweep();
            let mut child = child();
            let micros = u64::try_from(usual.as_micros()).expect("not for ages");
            std::thread::sleep(Duration::from_micros(
                u64::from(dice.next_u32()) % micros.max(1),
            ));
            child.kill().expect("a child can be killed");
            child.wait().expect("a killed child ends");
            unfinished += u32::from(!place(folder, task).exists());
            perform(folder, task);
            let mut ledger = open(&place(folder, task)).expect("what is there opens");
            let verification = ledger.verify().expect("a check runs");
            assert_eq!(verification.problems, [], "{task}, kill {kill}");
            let records = if task == "create" { 0 } else { RECORDS };
            assert_eq!(verification.records, records, "{task}, kill {kill}");
        }
        eprintln!("{task}: {kills} kills, {unfinished} before the end, usually {usual:?}");
        assert!(unfinished > 0, "{task}: some kills came before the end");
    }
}
