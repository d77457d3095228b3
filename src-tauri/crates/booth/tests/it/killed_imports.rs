//! A program that is killed while it publishes a questionnaire from a workbook, or
//! imports a price list: all of it is there or nothing, it can be repeated, and
//! nothing of the file lies anywhere in plain text.
//!
//! `BOOTHLOOP_IMPORT_KILLS` sets the number of kills of each (60 without it).

use crate::support::{fair, workbook};
use booth::Booth;
use booth::questionnaires::Draft;
use booth::sales::read_price_list;
use ledger::{Secret, SystemEnvironment};
use progress::Progress;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const STORE: &str = "BOOTHLOOP_KILL_STORE";
const FILE: &str = "BOOTHLOOP_KILL_FILE";
const KEY: [u8; 32] = [42; 32];
const PRODUCTS: i64 = 300;
/// Stands in every row of both files.
const MARKER: &str = "보랏빛소라껍데기";

fn open(store: &Path) -> Booth {
    Booth::open(store, Secret::Keychain(&KEY), Box::new(SystemEnvironment))
        .expect("the store opens after every kill")
}

fn price_list() -> Vec<u8> {
    let mut text = "상품명,판매가\r\n".to_owned();
    for number in 0..PRODUCTS {
        text.push_str(&format!("{MARKER} {number},{}\r\n", 1000 + number));
    }
    text.into_bytes()
}

fn questionnaire() -> Vec<u8> {
    let mut sheets = "survey\ntype | name | label\n".to_owned();
    for number in 0..60 {
        sheets.push_str(&format!("select_one l | q{number} | {MARKER} {number}\n"));
    }
    sheets.push_str("choices\nlist_name | name | label\n");
    for number in 0..20 {
        sheets.push_str(&format!("l | c{number} | {MARKER} {number}\n"));
    }
    workbook(&sheets)
}

/// Does what the killed program was doing.
fn import(booth: &mut Booth, file: &Path) {
    let bytes = std::fs::read(file).expect("the file");
    if file.extension().is_some_and(|extension| extension == "csv") {
        let list =
            read_price_list(&bytes, "prices.csv", &Progress::default()).expect("a price list");
        booth.import_products(&list).expect("imported");
    } else {
        let (draft, _) = Draft::read(&bytes, "survey.xlsx").expect("a questionnaire");
        let draft = booth.import_questionnaire(&draft).expect("a draft");
        booth.publish_questionnaire(draft).expect("published");
    }
}

fn count(booth: &mut Booth, sql: &str) -> i64 {
    let connection = booth.ledger().connection();
    connection
        .query_row(sql, [], |row| row.get(0))
        .expect("a count")
}

/// Products of the price list, and published versions.
fn counts(booth: &mut Booth) -> [i64; 2] {
    let products = format!("SELECT count(*) FROM product WHERE name_ko LIKE '{MARKER}%'");
    let versions = "SELECT count(*) FROM ledger_records WHERE kind = 'questionnaire.published'";
    [count(booth, &products), count(booth, versions)]
}

/// Files that show something of what was imported.
fn readable(folders: [&Path; 2], file: &[u8]) -> BTreeSet<PathBuf> {
    let wide: Vec<u8> = MARKER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    // The middle of a packed workbook is found by nothing but itself.
    let middle = &file[file.len() / 2..][..64];
    let needles = [MARKER.as_bytes(), &wide, middle];
    let mut found = BTreeSet::new();
    for folder in folders {
        for entry in std::fs::read_dir(folder).expect("the folder") {
            let path = entry.expect("an entry").path();
            let bytes = std::fs::read(&path).expect("a file, not a folder");
            let shows = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
            if needles.iter().any(|needle| shows(needle)) {
                found.insert(path);
            }
        }
    }
    found
}

/// The pipe stays open as long as the child may write to it.
fn started(store: &Path, file: &Path, temporary: &Path) -> (Child, impl Sized) {
    let mut child = Command::new(std::env::current_exe().expect("this test is a file"))
        .args(["--exact", "--nocapture"])
        .arg("killed_imports::a_killed_import_is_whole_or_nothing")
        .env(STORE, store)
        .env(FILE, file)
        .env("TMPDIR", temporary)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the test can start itself");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let is_ready = |line: std::io::Result<String>| line.is_ok_and(|line| line.contains("ready"));
    assert!(lines.any(is_ready), "the child imports");
    (child, lines)
}

#[test]
fn a_killed_import_is_whole_or_nothing() {
    if let (Some(store), Some(file)) = (std::env::var_os(STORE), std::env::var_os(FILE)) {
        let mut booth = open(Path::new(&store));
        writeln!(std::io::stdout(), "ready").expect("the parent listens");
        return import(&mut booth, Path::new(&file));
    }
    if skipped::as_long() {
        return;
    }
    let kills: u32 = match std::env::var("BOOTHLOOP_IMPORT_KILLS") {
        Ok(text) => text.parse().expect("BOOTHLOOP_IMPORT_KILLS is a number"),
        Err(_) => 60,
    };
    let mut fair = fair(71);
    let laptop = &mut fair.laptops[0];
    let before = counts(laptop.booth());
    laptop
        .booth()
        .ledger()
        .add_keychain_slot(&mut SystemEnvironment, &KEY)
        .expect("a slot");
    let template = laptop.path.clone();
    laptop.close();
    let files = fair.folder.path();
    let mut dice = ChaCha8Rng::seed_from_u64(3);
    for (name, bytes, after) in [
        ("prices.csv", price_list(), [PRODUCTS, before[1]]),
        ("survey.xlsx", questionnaire(), [0, before[1] + 1]),
    ] {
        let file = files.join(name);
        std::fs::write(&file, &bytes).expect("written");
        let fresh = || {
            let folder = tempfile::tempdir_in(files).expect("a folder");
            let store = folder.path().join("booth.db");
            for suffix in ["", ".keys", ".keys.bak", ".mark"] {
                let with = |path: &Path| PathBuf::from(format!("{}{suffix}", path.display()));
                std::fs::copy(with(&template), with(&store)).expect("copied");
            }
            let temporary = tempfile::tempdir_in(files).expect("a folder");
            (folder, store, temporary)
        };
        let once = || {
            let (_folder, store, temporary) = fresh();
            let (mut child, _pipe) = started(&store, &file, temporary.path());
            let begun = Instant::now();
            assert!(child.wait().expect("it ends").success());
            begun.elapsed()
        };
        // The shortest of three: a busy machine must not move all kills past the end.
        let usual = once().min(once()).min(once());
        let mut unfinished = 0;
        for kill in 0..kills {
            let (folder, store, temporary) = fresh();
            let (mut child, _pipe) = started(&store, &file, temporary.path());
            let micros = u64::try_from(usual.as_micros()).expect("not for ages");
            let mut wait = u64::from(dice.next_u32()) % micros.max(1);
            if kill % 2 == 1 {
                // Reading takes longest; the last quarter is where it is written.
                wait = micros - wait / 4;
            }
            std::thread::sleep(Duration::from_micros(wait));
            child.kill().expect("a child can be killed");
            child.wait().expect("a killed child ends");

            let folders = [folder.path(), temporary.path()];
            assert_eq!(
                readable(folders, &bytes),
                BTreeSet::new(),
                "{name}, kill {kill}"
            );
            let left = std::fs::read_dir(temporary.path())
                .expect("the folder")
                .count();
            assert_eq!(left, 0, "{name}, kill {kill}");
            let mut booth = open(&store);
            let there = counts(&mut booth);
            assert!(
                there == [0, before[1]] || there == after,
                "{name}, kill {kill}: {there:?}"
            );
            unfinished += u32::from(there != after);
            let problems = booth.ledger().verify().expect("a check").problems;
            assert_eq!(
                problems,
                [],
                "{name}, kill {kill}: a row without its record"
            );
            if there != after || name.ends_with("csv") {
                import(&mut booth, &file);
            }
            assert_eq!(counts(&mut booth), after, "{name}, kill {kill}: repeated");
            drop(booth);
            assert_eq!(
                readable(folders, &bytes),
                BTreeSet::new(),
                "{name}, kill {kill}"
            );
        }
        eprintln!("{name}: {kills} kills, {unfinished} before the end, usually {usual:?}");
        assert!(
            kills == 0 || unfinished > 0,
            "{name}: some kills came before the end"
        );
        assert_eq!(
            readable([files, files], &bytes),
            BTreeSet::from([file.clone()]),
            "the search itself finds what is readable"
        );
        std::fs::remove_file(&file).expect("removed");
    }
}
