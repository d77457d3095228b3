//! One flipped bit in any file of a store that was killed: it is named, or it
//! is harmless. Never does it change a clock, cost a key, or lose a record
//! without a word.
//!
//! `BOOTHLOOP_FLIPS` sets the number of flips per file (24 without it).

use std::fs;

use crate::files::beside;

use super::*;

fn flips() -> u32 {
    match std::env::var("BOOTHLOOP_FLIPS") {
        Ok(text) => text.parse().expect("BOOTHLOOP_FLIPS is a number"),
        Err(_) => 24,
    }
}

/// What must not change without a word.
#[derive(Debug, PartialEq)]
struct Truth {
    device: DeviceId,
    latest: i64,
    vector: std::collections::BTreeMap<DeviceId, u64>,
    tables: String,
}

fn truth(ledger: &Ledger) -> Truth {
    Truth {
        device: ledger.device(),
        latest: ledger.latest_time_ever_seen(),
        vector: ledger.vector().expect("readable"),
        tables: ledger.dump_read_tables().expect("readable"),
    }
}

/// Writes a file with one bit flipped; which one.
fn flip_a_bit(bench: &mut Bench, target: &Path, bytes: &[u8]) -> usize {
    let place = bench.environment.draw() as usize % (bytes.len() * 8);
    let mut damaged = bytes.to_vec();
    damaged[place / 8] ^= 1 << (place % 8);
    fs::write(target, damaged).expect("written");
    place
}

/// Flips bits of one file of the killed store, opens, compares.
fn every_flip_is_named_or_harmless(suffix: &str, seed: u64) {
    let mut bench = Bench::new(seed);
    for number in 0..20 {
        bench.note(entity(number), &"긴 이야기 ".repeat(20));
    }
    bench.reopen();
    for number in 0..20 {
        bench.note(entity(number), "마지막 말");
    }
    let before = truth(bench.ledger());
    bench.kill();
    let path = bench.path();
    let names = ["", "-wal", ".mark", ".keys", ".keys.bak"];
    let whole: Vec<_> = names
        .map(|name| {
            (
                beside(&path, name),
                fs::read(beside(&path, name)).expect("readable"),
            )
        })
        .into();
    let (target, bytes) = whole
        .iter()
        .find(|(file, _)| *file == beside(&path, suffix))
        .expect("one of them");
    let (mut named, mut harmless) = (0, 0);
    for _ in 0..flips() {
        for (file, bytes) in &whole {
            fs::write(file, bytes).expect("written");
        }
        let _ = fs::remove_file(beside(&path, "-shm"));
        let place = flip_a_bit(&mut bench, target, bytes);
        let secret = Secret::Passphrase(PASSPHRASE);
        match Ledger::open(&path, secret, Notes::boxed(), &mut bench.environment) {
            Err(error) => {
                let code = error.code();
                assert!(
                    ["damaged", "keys_damaged"].contains(&code),
                    "bit {place}: {code}"
                );
                named += 1;
            }
            Ok(mut ledger) => {
                let problems = ledger.verify().expect("a check runs to its end").problems;
                let lost = |problem: &Problem| matches!(problem.finding, Finding::LostTail { .. });
                if !problems.iter().any(lost) {
                    assert_eq!(ledger.device(), before.device, "bit {place}");
                }
                assert!(
                    ledger.latest_time_ever_seen() <= before.latest,
                    "bit {place}"
                );
                if problems.is_empty() && ledger.found_at_opening().is_empty() {
                    assert_eq!(truth(&ledger), before, "bit {place} of {suffix:?}: silent");
                    harmless += 1;
                } else {
                    named += 1;
                }
            }
        }
    }
    eprintln!("{suffix:?}: {named} named, {harmless} harmless");
}

/// Half of all flips in the store's file reach pages that are read.
#[test]
fn in_the_store() {
    every_flip_is_named_or_harmless("", 1);
}

/// A damaged log drops acknowledged records; the mark knows.
#[test]
fn in_the_write_ahead_log() {
    every_flip_is_named_or_harmless("-wal", 2);
}

/// One key file is healed from the other.
#[test]
fn in_the_key_files() {
    every_flip_is_named_or_harmless(".keys", 4);
    every_flip_is_named_or_harmless(".keys.bak", 5);
}

/// A damaged mark accuses nobody.
#[test]
fn in_the_mark() {
    every_flip_is_named_or_harmless(".mark", 3);
}

/// Flips bits of one file of a backup, restores it, compares. A restored store
/// has a device key of its own in any case.
fn every_flip_of_a_backup_is_named_or_harmless(suffix: &str, seed: u64) {
    let mut bench = Bench::new(seed);
    for number in 0..40 {
        bench.note(entity(number), &"긴 이야기 ".repeat(20));
    }
    let backup = bench.folder.path().join("backup.db");
    bench.ledger().backup(&backup).expect("a backup");
    let before = truth(bench.ledger());
    bench.close();
    let target = beside(&backup, suffix);
    let whole = fs::read(&target).expect("readable");
    let (mut named, mut harmless) = (0, 0);
    for number in 0..flips() {
        let place = flip_a_bit(&mut bench, &target, &whole);
        let to = bench.folder.path().join(format!("restored-{number}.db"));
        let secret = Secret::Passphrase(PASSPHRASE);
        let environment = &mut bench.environment;
        match Ledger::restore(&backup, &to, secret, Notes::boxed(), environment) {
            Err(error) => {
                let code = error.code();
                // Without the salt in its first 16 bytes no page of a file can be
                // told from another store's, and a backup has no mark.
                let no_salt = suffix.is_empty() && place < 16 * 8;
                assert!(
                    ["damaged", "copy_unsound"].contains(&code)
                        || (no_salt && code == "keys_of_another_store"),
                    "bit {place}: {code}"
                );
                assert!(!to.exists(), "nothing is put in place");
                named += 1;
            }
            Ok(mut ledger) => {
                let restored = truth(&ledger);
                assert_ne!(restored.device, before.device, "bit {place}");
                let device = before.device;
                assert_eq!(Truth { device, ..restored }, before, "bit {place}");
                assert_eq!(
                    ledger.verify().expect("a check").problems,
                    [],
                    "bit {place}"
                );
                match ledger.found_at_opening() {
                    [] => harmless += 1,
                    _ => named += 1,
                }
            }
        }
    }
    eprintln!("backup{suffix}: {named} named, {harmless} harmless");
}

/// A backup that is not whole is refused; one of its key files is healed from the
/// other.
#[test]
fn in_a_backup() {
    every_flip_of_a_backup_is_named_or_harmless("", 6);
    every_flip_of_a_backup_is_named_or_harmless(".keys", 7);
    every_flip_of_a_backup_is_named_or_harmless(".keys.bak", 8);
}
