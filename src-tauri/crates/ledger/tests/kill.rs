//! Acknowledged means on disk: a process that is killed at any moment loses
//! nothing it said it had recorded.
//!
//! The test starts itself as a child, which appends and prints a line per
//! acknowledged record, kills it, opens the store and checks. A kill proves the
//! order of commit and acknowledgement and the recovery after it; what a power
//! cut may do is decided by `synchronous=FULL`, which another test looks up.
//!
//! `BOOTHLOOP_KILLS` sets the number of kills (100 without it).

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ledger::{
    Environment, Hlc, Ledger, LedgerError, NewRecord, PassphraseCost, ReadTables, Record, Secret,
    SystemEnvironment,
};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rusqlite::Connection;
use uuid::Uuid;

const STORE: &str = "BOOTHLOOP_KILL_STORE";
const KEY: [u8; 32] = [42; 32];

/// One row per entity: how many records it has.
struct Counts;

impl ReadTables for Counts {
    fn schema(&self) -> &str {
        "CREATE TABLE IF NOT EXISTS count (entity BLOB PRIMARY KEY, number INTEGER) STRICT;"
    }

    fn schema_version(&self) -> u32 {
        1
    }

    fn tables(&self) -> &[&str] {
        &["count"]
    }

    fn apply(&self, tx: &Connection, record: &Record) -> rusqlite::Result<()> {
        tx.prepare_cached(
            "INSERT INTO count (entity, number) VALUES (?1, 1)
             ON CONFLICT DO UPDATE SET number = number + 1",
        )?
        .execute([record.header.entity.as_bytes()])?;
        Ok(())
    }

    fn forget(&self, tx: &Connection, entity: Uuid) -> rusqlite::Result<()> {
        tx.execute("DELETE FROM count WHERE entity = ?1", [entity.as_bytes()])?;
        Ok(())
    }
}

fn open(path: &Path, environment: &mut dyn Environment) -> Ledger {
    Ledger::open(path, Secret::Keychain(&KEY), Box::new(Counts), environment)
        .expect("the store opens after every kill")
}

/// Appends until killed. Three records per append, so that a torn append shows;
/// now and then one is destroyed, because that empties the write-ahead log.
fn child(path: &Path) {
    let mut environment = SystemEnvironment;
    let mut ledger = open(path, &mut environment);
    let mut out = std::io::stdout().lock();
    for round in 0u64.. {
        let records = (0..3)
            .map(|number: u128| NewRecord {
                kind: "count.added",
                version: 1,
                entity: Uuid::from_u128(number),
                subject: None,
                staff: None,
                body: vec![round as u8; 200],
                made: None,
            })
            .collect();
        let appended = ledger
            .append(&mut environment, |_| Ok::<_, LedgerError>((records, ())))
            .expect("appends");
        let last = appended.headers.last().expect("three records");
        writeln!(out, "ack {} {}", last.seq, last.hlc.0).expect("the parent listens");
        out.flush().expect("the parent listens");
        if round % 50 == 49 {
            let target = appended.headers[0].id;
            ledger
                .destroy(&mut environment, &[target], None)
                .expect("destroys");
        }
    }
}

/// Kills, opens, compares, a hundred times over on one and the same store.
#[test]
fn a_killed_process_loses_nothing_it_acknowledged() {
    if let Some(path) = std::env::var_os(STORE) {
        return child(&PathBuf::from(path));
    }
    if skipped::as_long() {
        return;
    }
    let kills: u32 = match std::env::var("BOOTHLOOP_KILLS") {
        Ok(text) => text.parse().expect("BOOTHLOOP_KILLS is a number"),
        Err(_) => 100,
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("booth.db");
    let mut environment = SystemEnvironment;
    let cost = PassphraseCost {
        memory_kib: 8,
        iterations: 1,
        lanes: 1,
    };
    let created = Ledger::create(
        &path,
        "kill",
        cost,
        ledger::DeviceRight::Member,
        Box::new(Counts),
        &mut environment,
    )
    .expect("a new store can be made");
    let mut ledger = created.ledger;
    ledger
        .add_keychain_slot(&mut environment, &KEY)
        .expect("a slot can be set");
    let device = ledger.device();
    drop(ledger);

    // The moments are random but the same in every run.
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let begin = Instant::now();
    let (mut acknowledged, mut latest) = (0, Hlc(0));
    let mut acks = 0;
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().expect("this test is a file"))
            .args([
                "--exact",
                "a_killed_process_loses_nothing_it_acknowledged",
                "--nocapture",
            ])
            .env(STORE, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the test can start itself");
        let pipe = child.stdout.take().expect("a pipe was asked for");
        let reader = std::thread::spawn(move || {
            let mut seen = (0u64, 0u64, 0u32);
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                let mut words = line.split(' ');
                if words.next() == Some("ack")
                    && let Some(seq) = words.next().and_then(|word| word.parse().ok())
                    && let Some(hlc) = words.next().and_then(|word| word.parse().ok())
                {
                    seen = (seq, hlc, seen.2 + 1);
                }
            }
            seen
        });
        std::thread::sleep(Duration::from_micros(u64::from(dice.next_u32() % 150_000)));
        child.kill().expect("a child can be killed");
        child.wait().expect("a killed child ends");
        let (seq, hlc, count) = reader.join().expect("the reader ends with the pipe");
        acknowledged = seq.max(acknowledged);
        latest = Hlc(hlc).max(latest);
        acks += count;

        let mut ledger = open(&path, &mut environment);
        assert_eq!(
            ledger.device(),
            device,
            "kill {kill}: no loss was suspected"
        );
        let vector = ledger.vector().expect("readable");
        let seq = vector.get(&device).copied().unwrap_or(0);
        assert!(
            seq >= acknowledged,
            "kill {kill}: {acknowledged} acknowledged, {seq} there"
        );
        assert!(
            ledger.latest_time_ever_seen() >= latest.unix_millis(),
            "kill {kill}: the clock"
        );
        // The full check reads everything there is, and the store grows: over a
        // long run it is done after every tenth kill.
        if kill < 100 || kill % 10 == 0 || kill + 1 == kills {
            let verification = ledger.verify().expect("a check runs");
            assert_eq!(verification.problems, [], "kill {kill}");
            assert_eq!(verification.records, seq, "kill {kill}");
        }
    }
    assert!(kills == 0 || acks > 0, "the child did record something");
    writeln!(
        std::io::stderr(),
        "{kills} kills, {acks} acknowledged appends, {acknowledged} records, {:?}",
        begin.elapsed()
    )
    .expect("the standard error can be written");
}
