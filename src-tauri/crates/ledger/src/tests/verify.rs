//! A cut, edited, reordered or missing record is found and named.

use super::*;

/// Ten records, changed behind the ledger's back, and what the check says.
fn findings(sql: &str) -> Vec<(Option<u64>, Finding)> {
    let mut bench = Bench::new(1);
    for number in 0..10 {
        bench.note(entity(number), "참");
    }
    assert_eq!(bench.problems(), [], "sound before it is touched");
    bench.tamper(sql);
    let device = bench.ledger().device();
    let problems = bench.problems();
    for problem in &problems {
        let sentence = problem.sentence();
        assert!(!sentence.ko.is_empty() && !sentence.en.is_empty());
        if let Some(seq) = problem.seq {
            assert_eq!(
                problem.device,
                Some(device),
                "the device is named: {problem:?}"
            );
            for text in [&sentence.ko, &sentence.en] {
                assert!(text.contains(&device.to_string()), "{text}");
                assert!(text.contains(&seq.to_string()), "{text}");
            }
        }
    }
    problems
        .into_iter()
        .map(|problem| (problem.seq, problem.finding))
        .collect()
}

/// Whatever else follows from it, the change itself is named first.
#[track_caller]
fn found(sql: &str, expected: (u64, Finding)) {
    let findings = findings(sql);
    let expected = (Some(expected.0), expected.1);
    assert_eq!(
        findings.first(),
        Some(&expected),
        "after {sql}: {findings:?}"
    );
}

/// The header of a record cannot be edited.
#[test]
fn an_edited_record_is_named() {
    found(
        "UPDATE ledger_records SET staff = zeroblob(16) WHERE seq = 4",
        (4, Finding::Edited),
    );
    found(
        "UPDATE ledger_records SET kind = 'note.lied' WHERE seq = 4",
        (4, Finding::Edited),
    );
    found(
        "UPDATE ledger_records SET hlc = hlc - 1 WHERE seq = 10",
        (10, Finding::Edited),
    );
    found(
        "UPDATE ledger_records SET hash = randomblob(32) WHERE seq = 4",
        (4, Finding::Edited),
    );
    found(
        "UPDATE ledger_records SET prev_hash = zeroblob(32) WHERE seq = 4",
        (4, Finding::Edited),
    );
}

/// What a record says cannot be edited, nor taken away without an order.
#[test]
fn an_edited_body_is_named() {
    found(
        "UPDATE ledger_records SET body = x'00' WHERE seq = 10",
        (10, Finding::BodyEdited),
    );
    found(
        "UPDATE ledger_records SET salt = zeroblob(16) WHERE seq = 1",
        (1, Finding::BodyEdited),
    );
    found(
        "UPDATE ledger_records SET body = NULL WHERE seq = 3",
        (3, Finding::BodyMissing),
    );
}

/// A record that is not one any more does not stop the check.
#[test]
fn an_unreadable_record_is_named() {
    found(
        "UPDATE ledger_records SET id = x'00' WHERE seq = 5",
        (5, Finding::Malformed),
    );
    found(
        "UPDATE ledger_records SET version = -1 WHERE seq = 5",
        (5, Finding::Malformed),
    );
}

/// Records that trade places are found although each is genuine.
#[test]
fn reordered_records_are_named() {
    found(
        "UPDATE ledger_records SET seq = 1000 WHERE seq = 4;
         UPDATE ledger_records SET seq = 4 WHERE seq = 5;
         UPDATE ledger_records SET seq = 5 WHERE seq = 1000;",
        (4, Finding::Edited),
    );
}

/// A record removed from the middle leaves a hole with a number.
#[test]
fn a_missing_record_is_named() {
    found(
        "DELETE FROM ledger_records WHERE seq = 4",
        (4, Finding::Missing { through: 4 }),
    );
    found(
        "DELETE FROM ledger_records WHERE seq BETWEEN 1 AND 3",
        (1, Finding::Missing { through: 3 }),
    );
}

/// The end cannot be cut off: the device signed how far it came.
#[test]
fn a_cut_at_the_end_is_named() {
    found(
        "DELETE FROM ledger_records WHERE seq > 7",
        (8, Finding::CutAtEnd { through: 10 }),
    );
    found(
        "DELETE FROM ledger_records",
        (1, Finding::CutAtEnd { through: 10 }),
    );
    found(
        "DELETE FROM ledger_records WHERE seq > 7; UPDATE ledger_devices SET seq = 7,
            hash = (SELECT hash FROM ledger_records WHERE seq = 7)",
        (7, Finding::BadSignature),
    );
    found(
        "UPDATE ledger_devices SET signature = zeroblob(64)",
        (10, Finding::BadSignature),
    );
    found("DELETE FROM ledger_devices", (1, Finding::Unsigned));
    found(
        "UPDATE ledger_devices SET hlc = 5",
        (10, Finding::ClockBehind),
    );
}

/// Somebody who also repairs the hashes is caught at the next link or the head.
#[test]
fn a_rehashed_record_does_not_fit_its_neighbours() {
    for (seq, expected) in [
        (4, (5, Finding::DoesNotFollow)),
        (10, (10, Finding::HeadDiffers)),
    ] {
        let mut bench = Bench::new(1);
        for number in 0..10 {
            bench.note(entity(number), "참");
        }
        let device = bench.ledger().device();
        let mut record = crate::records_table::by_place(bench.ledger().connection(), device, seq)
            .expect("readable")
            .expect("known");
        record.header.staff = Some(entity(9));
        record.header.hash = record.header.computed_hash();
        bench.tamper(&format!("DELETE FROM ledger_records WHERE seq = {seq}"));
        bench
            .ledger()
            .store
            .transaction(|transaction| crate::records_table::insert(transaction, &record))
            .expect("a forger can write");
        let first = bench
            .problems()
            .into_iter()
            .next()
            .expect("a problem is found");
        assert_eq!((first.seq, first.finding), (Some(expected.0), expected.1));
    }
}

/// An order to destroy that was undone, or forgotten, is found.
#[test]
fn an_undone_destruction_is_named() {
    let mut bench = Bench::new(1);
    let target = bench.note(entity(1), "말");
    let before = crate::records_table::by_id(bench.ledger().connection(), target.id)
        .expect("readable")
        .and_then(|record| record.content)
        .expect("intact");
    bench.destroy(target.id);
    bench
        .ledger()
        .store
        .transaction(|transaction| {
            crate::records_table::restore_content(transaction, target.id, &before)
        })
        .expect("a forger can write");
    let found: Vec<_> = bench
        .problems()
        .into_iter()
        .map(|problem| (problem.seq, problem.finding))
        .collect();
    assert_eq!(found[0], (Some(1), Finding::NotDestroyed));
    bench.tamper("DELETE FROM ledger_destroyed");
    let found: Vec<_> = bench
        .problems()
        .into_iter()
        .map(|problem| (problem.seq, problem.finding))
        .collect();
    assert_eq!(
        found[0],
        (Some(2), Finding::NotDestroyed),
        "the order itself is not kept"
    );
}

/// Read tables that say something else than the records are named, and a
/// rebuild repairs them. The check itself changes nothing.
#[test]
fn a_wrong_read_table_is_named_and_repaired() {
    let mut bench = Bench::new(1);
    bench.notes(&[(entity(1), "참"), (entity(2), "참")]);
    let right = bench.dump();
    bench
        .tamper("UPDATE note SET text = '거짓' WHERE entity = x'00000000000000000000000000000001'");
    let wrong = bench.dump();
    assert_ne!(wrong, right, "the tampering worked");
    let differs = Finding::ReadTableDiffers {
        table: "note".to_owned(),
    };
    for _ in 0..2 {
        let found: Vec<_> = bench
            .problems()
            .into_iter()
            .map(|problem| problem.finding)
            .collect();
        assert_eq!(
            found,
            std::slice::from_ref(&differs),
            "only this table, also when checked again"
        );
        assert_eq!(bench.dump(), wrong, "checking repairs nothing by itself");
    }
    bench.ledger().rebuild().expect("a rebuild runs");
    assert_eq!(bench.dump(), right);
    assert_eq!(bench.problems(), []);
}

/// A store of three years is checked on the laptop that checked the one of a day.
#[cfg(target_os = "linux")]
#[test]
fn the_check_takes_no_more_memory_for_a_larger_store() {
    const STORE: &str = "LEDGER_STORE_TO_CHECK";
    const TEST: &str = "tests::verify::the_check_takes_no_more_memory_for_a_larger_store";
    if let Some(store) = std::env::var_os(STORE) {
        return print_memory_of_checking(Path::new(&store));
    }
    let most_memory = |notes: u64| -> u64 {
        let bench = store_of(notes);
        let child = Command::new(std::env::current_exe().expect("this test is a file"))
            .args(["--exact", TEST, "--nocapture"])
            .env(STORE, bench.path())
            .output()
            .expect("the test can start itself");
        let said = String::from_utf8_lossy(&child.stderr).into_owned();
        let kilobytes = said.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = kilobytes.and_then(|it| it.trim().strip_suffix(" kB"));
        kilobytes.expect(&said).trim().parse().expect("a number")
    };
    let (small, large) = (most_memory(3_000), most_memory(12_000));
    let grew = large.saturating_sub(small);
    assert!(
        grew < 4_096,
        "{small} kB for 3,000 records, {large} kB for 12,000"
    );
}

/// A closed store.
#[cfg(target_os = "linux")]
fn store_of(notes: u64) -> Bench {
    let mut bench = Bench::new(9);
    let text = "가".repeat(600);
    for first in (0..notes).step_by(500) {
        bench.ledger().hold_commits().expect("it holds");
        for number in first..first + 500 {
            bench.note(entity(number.into()), &text);
        }
        bench.ledger().commit_held().expect("it is on disk");
    }
    bench.close();
    bench
}

#[cfg(target_os = "linux")]
fn print_memory_of_checking(store: &Path) {
    let secret = Secret::Passphrase(PASSPHRASE);
    let opened = Ledger::open(store, secret, Notes::boxed(), &mut Seeded::new(9));
    let checked = opened.expect("it opens").verify().expect("a check");
    assert_eq!(checked.problems, []);
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux says");
    let most = status.lines().find(|line| line.starts_with("VmHWM:"));
    eprintln!("\n{}", most.expect("it says"));
}
