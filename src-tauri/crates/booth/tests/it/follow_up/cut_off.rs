//! A program that is killed while it exports leaves nothing behind that is not
//! on record.
//!
//! `BOOTHLOOP_KILLS` sets the number of kills (8 without it). How long an export
//! takes depends on the machine, so the test goes on until a kill met a file
//! being written.

use crate::support::{Laptop, OPENING, Replay, fair};
use booth::Booth;
use ledger::{LedgerError, Secret, SystemEnvironment};
use outreach::save::sha256;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use records::Body;
use records::files::{FilesLeaving, LeavingFile};
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use uuid::Uuid;
use words::Language;

const STORE: &str = "BOOTHLOOP_KILL_STORE";
const FOLDER: &str = "BOOTHLOOP_KILL_FOLDER";
const KEY: [u8; 32] = [42; 32];
/// More kills than this without one that met a file being written: the test no
/// longer looks where it should.
const MOST_KILLS: u32 = 400;
/// How long after its first file an export is killed at most, in microseconds:
/// one of them is shorter than the rest of an export on any machine.
const LATEST: [u64; 3] = [500, 4_000, 20_000];

fn open(store: &Path) -> Booth {
    Booth::open(store, Secret::Keychain(&KEY), Box::new(SystemEnvironment))
        .expect("the store opens after every kill")
}

/// Exports until killed.
fn child(store: &Path, folder: &Path) {
    let mut booth = open(store);
    loop {
        writeln!(std::io::stdout(), "ready").expect("the parent listens");
        booth
            .export_follow_up(
                booth::FairScope::Current,
                "후속 안내",
                folder,
                Language::Korean,
            )
            .expect("the files");
    }
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("an entry").file_name();
    entries
        .map(|entry| name(entry).to_string_lossy().into_owned())
        .collect()
}

/// The names of all files that an export's record says to have left.
fn on_record(booth: &mut Booth) -> BTreeSet<String> {
    let connection = booth.ledger().connection();
    let mut statement = connection
        .prepare("SELECT body FROM ledger_records WHERE kind = 'follow_up.exported'")
        .expect("a statement");
    let bodies = statement.query_map([], |row| row.get::<_, Vec<u8>>(0));
    let mut names = BTreeSet::new();
    for body in bodies.expect("rows") {
        match Body::decode("follow_up.exported", 1, &body.expect("a body")) {
            Some(Body::FollowUpExported(exported)) => names.extend(exported.files),
            other => panic!("{other:?}"),
        }
    }
    names
}

fn count(booth: &mut Booth, table: &str) -> i64 {
    let connection = booth.ledger().connection();
    connection
        .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get(0)
        })
        .expect("a count")
}

fn leaving_folder(store: &Path) -> PathBuf {
    store.with_extension("db.leaving")
}

/// A folder of the store's disk, and one of another disk where there is one, as
/// a USB stick is.
fn destinations(beside: &Path) -> Vec<TempDir> {
    let near = tempfile::tempdir_in(beside).expect("a folder");
    let memory = Path::new("/dev/shm");
    let far = memory.is_dir().then(|| tempfile::tempdir_in(memory));
    [Some(near), far.and_then(Result::ok)]
        .into_iter()
        .flatten()
        .collect()
}

/// Starts an export and kills it: at any moment, or a moment after its first
/// file was written.
fn export_and_kill(store: &Path, folder: &Path, dice: &mut ChaCha8Rng) {
    let mut child = Command::new(std::env::current_exe().expect("this test is a file"))
        .args(["--exact", "--nocapture"])
        .arg("follow_up::cut_off::a_killed_export_leaves_nothing_that_is_not_on_record")
        .env(STORE, store)
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the test can start itself");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let is_ready = |line: std::io::Result<String>| line.is_ok_and(|line| line.contains("ready"));
    assert!(lines.any(is_ready), "the child exports");
    let micros = u64::from(dice.next_u32());
    if dice.next_u32().is_multiple_of(4) {
        std::thread::sleep(Duration::from_micros(micros % 1_000_000));
    } else {
        let begun = Instant::now();
        while !leaving_folder(store).exists() && begun.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_micros(100));
        }
        let latest = LATEST[dice.next_u32() as usize % LATEST.len()];
        std::thread::sleep(Duration::from_micros(micros % latest));
    }
    child.kill().expect("a child can be killed");
    child.wait().expect("a killed child ends");
}

/// Kills exports, opens the store, and looks at what lies where.
#[test]
fn a_killed_export_leaves_nothing_that_is_not_on_record() {
    if let (Some(store), Some(folder)) = (std::env::var_os(STORE), std::env::var_os(FOLDER)) {
        return child(Path::new(&store), Path::new(&folder));
    }
    if skipped::as_long() {
        return;
    }
    let kills: u32 = match std::env::var("BOOTHLOOP_KILLS") {
        Ok(text) => text.parse().expect("BOOTHLOOP_KILLS is a number"),
        Err(_) => 8,
    };
    let mut fair = fair(64);
    let laptop = &mut fair.laptops[0];
    for number in 0..3 {
        laptop.reachable_visitor(&format!("v{number}@example.com"));
    }
    laptop
        .booth()
        .ledger()
        .add_keychain_slot(&mut SystemEnvironment, &KEY)
        .expect("a slot");
    let store = laptop.path.clone();
    laptop.close();
    let folders = destinations(fair.folder.path());
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let mut told = 0;
    for kill in 0..MOST_KILLS {
        if kill >= kills && (kills == 0 || told > 0) {
            break;
        }
        for folder in &folders {
            export_and_kill(&store, folder.path(), &mut dice);
            let mut booth = open(&store);
            told += booth.interrupted_files().len();
            let recorded = on_record(&mut booth);
            for folder in &folders {
                let names = names(folder.path());
                assert!(names.is_subset(&recorded), "kill {kill}: {names:?}");
            }
            assert!(!leaving_folder(&store).exists(), "kill {kill}");
            assert_eq!(count(&mut booth, "leaving"), 0, "kill {kill}");
        }
    }
    assert!(kills == 0 || told > 0, "no kill met a file being written");
    let mut booth = open(&store);
    assert!(booth.interrupted_files().is_empty(), "told once");
    for folder in &folders {
        let again = booth.export_follow_up(
            booth::FairScope::Current,
            "다시",
            folder.path(),
            Language::Korean,
        );
        assert_eq!(again.expect("it can be repeated").rows, 3);
    }
    assert_eq!(booth.ledger().verify().expect("a check").problems, []);
}

/// Records that a file is leaving, as a program does that is killed then.
fn begin(laptop: &mut Laptop, folder: &Path, bytes: &[u8]) -> Uuid {
    let id = Uuid::from_u128(7);
    let body = Body::FilesLeaving(FilesLeaving {
        folder: folder.to_str().expect("UTF-8").to_owned(),
        people: Vec::new(),
        files: vec![LeavingFile {
            stem: "목록".to_owned(),
            extension: "csv".to_owned(),
            sha256: sha256(bytes),
        }],
        there_before: vec!["목록 (3).csv".to_owned()],
    });
    let record = records::new_record(id, None, None, body);
    let mut environment = Replay::boxed(&laptop.clock, 65);
    let ledger = laptop.booth().ledger();
    ledger
        .append(environment.as_mut(), |_| {
            Ok::<_, LedgerError>((vec![record], ()))
        })
        .expect("recorded");
    id
}

/// What is ours goes; what the owner keeps under such a name stays.
#[test]
fn only_our_own_files_are_taken_back_and_once() {
    let mut fair = fair(65);
    let laptop = &mut fair.laptops[0];
    let folder = tempfile::tempdir_in(fair.folder.path()).expect("a folder");
    let id = begin(laptop, folder.path(), b"ours");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("목록.csv"), b"the owner's").expect("written");
    std::fs::write(at("목록 (2).csv"), b"ours").expect("written");
    // An export from before, with the same bytes.
    std::fs::write(at("목록 (3).csv"), b"ours").expect("written");
    std::fs::write(at(&format!(".boothloop-{}-0", id.simple())), b"ou").expect("written");
    let staged = leaving_folder(&laptop.path);
    std::fs::create_dir(&staged).expect("made");
    std::fs::write(staged.join("half"), b"ou").expect("written");

    laptop.close();
    laptop.open(66);
    assert_eq!(
        names(folder.path()),
        BTreeSet::from(["목록.csv".to_owned(), "목록 (3).csv".to_owned()])
    );
    assert!(!staged.exists());
    assert_eq!(laptop.booth().interrupted_files().len(), 1);
    let records = count(laptop.booth(), "ledger_records");

    laptop.close();
    laptop.open(67);
    assert!(laptop.booth().interrupted_files().is_empty());
    assert_eq!(
        count(laptop.booth(), "ledger_records"),
        records,
        "an ordinary start"
    );
}

/// The stick that was pulled is cleaned when it is back, and until then the
/// owner is told what may lie on it.
#[test]
fn what_lies_on_a_pulled_stick_is_told_and_removed_later() {
    let mut fair = fair(66);
    let laptop = &mut fair.laptops[0];
    let (stick, pulled) = (
        fair.folder.path().join("stick"),
        fair.folder.path().join("pulled"),
    );
    std::fs::create_dir(&stick).expect("a stick");
    begin(laptop, &stick, b"ours");
    std::fs::write(stick.join("목록.csv"), b"ours").expect("written");
    std::fs::rename(&stick, &pulled).expect("pulled out");
    let records = count(laptop.booth(), "ledger_records");
    for seed in [67, 68] {
        laptop.close();
        laptop.open(seed);
        let told = laptop.booth().interrupted_files();
        assert!(told[0].en.contains("stick"), "{}", told[0]);
        assert_eq!(count(laptop.booth(), "ledger_records"), records);
    }
    std::fs::rename(&pulled, &stick).expect("plugged in");
    laptop.close();
    laptop.clock.set(OPENING);
    laptop.open(69);
    assert!(names(&stick).is_empty());
    assert_eq!(count(laptop.booth(), "leaving"), 0);
}
