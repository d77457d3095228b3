//! What an append promises: all or nothing, in order, and nobody else writes.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::process::Command;

use proptest::prelude::*;

use crate::files::beside;

use super::*;

/// The everyday path: append, read back, close, open, read again, check.
#[test]
fn what_was_recorded_is_there_after_reopening() {
    let mut bench = Bench::new(1);
    let headers = bench.notes(&[(entity(1), "잔"), (entity(2), "접시"), (entity(1), "물병")]);
    assert_eq!(
        headers.iter().map(|header| header.seq).collect::<Vec<_>>(),
        [1, 2, 3],
        "numbers have no gaps"
    );
    let before = bench.dump();
    assert!(
        before.contains("잔 / 물병"),
        "the read tables follow at once: {before}"
    );

    bench.reopen();
    assert_eq!(bench.dump(), before, "reopening changes nothing");
    let records = bench
        .ledger()
        .records_of(entity(1))
        .expect("records can be read");
    assert_eq!(records.len(), 2);
    assert_eq!(records[1].body.as_deref(), Some("물병".as_bytes()));
    let mut about = Vec::new();
    bench
        .ledger()
        .each_record_about(&BTreeSet::from([entity(1)]), |record| about.push(record))
        .expect("records can be read");
    assert_eq!(about, records, "here every record is about its own entity");
    assert_eq!(bench.problems(), [], "a fresh store is sound");
    let found = bench
        .ledger()
        .record(headers[1].id)
        .expect("a record can be read");
    assert_eq!(found.map(|record| record.header), Some(headers[1].clone()));
}

/// The same clock and the same dice give the same records, byte for byte: a
/// whole fair can be replayed.
#[test]
fn a_seed_replays_a_fair() {
    let (mut one, mut two) = (Bench::new(7), Bench::new(7));
    for number in 0..5 {
        assert_eq!(
            one.note(entity(number), "같은 말"),
            two.note(entity(number), "같은 말"),
            "equal environments record equally"
        );
    }
}

/// A decision against recording leaves no trace, and its own error comes back.
#[test]
fn a_refused_decision_records_nothing() {
    #[derive(Debug)]
    enum Booth {
        AlreadyUsed,
        Ledger(LedgerError),
    }
    impl From<LedgerError> for Booth {
        fn from(error: LedgerError) -> Self {
            Booth::Ledger(error)
        }
    }

    let mut bench = Bench::new(2);
    bench.note(entity(1), "한 번");
    let before = bench.dump();
    let ledger = bench.ledger.as_mut().expect("open");
    let refused = ledger.append(&mut bench.environment, |connection| {
        let used: i64 = connection
            .query_row("SELECT sum(count) FROM tally", [], |row| row.get(0))
            .map_err(LedgerError::from)?;
        if used > 0 {
            return Err(Booth::AlreadyUsed);
        }
        Ok((vec![note(entity(1), "두 번")], ()))
    });
    match refused {
        Err(Booth::AlreadyUsed) => {}
        Err(Booth::Ledger(error)) => panic!("not the ledger's business: {error}"),
        Ok(_) => panic!("the decision was against it"),
    }
    assert_eq!(bench.dump(), before);
    let header = bench.note(entity(1), "세 번");
    assert_eq!(header.seq, 2, "a refused append uses up no number");
    assert_eq!(bench.problems(), []);
}

/// An append of nothing is a plain read.
#[test]
fn an_empty_append_records_nothing() {
    let mut bench = Bench::new(3);
    let ledger = bench.ledger.as_mut().expect("open");
    let appended = ledger
        .append(&mut bench.environment, |_| {
            Ok::<_, LedgerError>((Vec::new(), 42))
        })
        .expect("nothing can always be recorded");
    assert_eq!((appended.value, appended.headers.len()), (42, 0));
    assert_eq!(bench.note(entity(1), "첫").seq, 1);
}

/// Kinds of the ledger itself cannot be forged by a caller.
#[test]
fn a_caller_cannot_write_the_ledgers_own_kinds() {
    let mut bench = Bench::new(4);
    let ledger = bench.ledger.as_mut().expect("open");
    let mut forged = note(entity(1), "{}");
    forged.kind = DESTROYED;
    let refused = ledger.append(&mut bench.environment, |_| {
        Ok::<_, LedgerError>((vec![note(entity(1), "먼저"), forged], ()))
    });
    assert_eq!(refused.expect_err("reserved").code(), "reserved_kind");
    assert!(
        !bench.dump().contains("먼저"),
        "the record before it is not kept either"
    );
    assert_eq!(bench.problems(), []);
}

/// Reading code that writes finds its write undone: outside an append by the
/// commit hook, inside one by counting.
#[test]
fn nobody_but_the_ledger_writes() {
    let mut bench = Bench::new(5);
    bench.note(entity(1), "참");
    let before = bench.dump();

    let outside = bench
        .ledger()
        .connection()
        .execute("UPDATE note SET text = '거짓'", []);
    assert!(
        outside.is_err(),
        "a write through the reading connection must fail"
    );
    let batch = bench
        .ledger()
        .connection()
        .execute_batch("BEGIN; DELETE FROM ledger_records; COMMIT;");
    assert!(batch.is_err(), "also in a transaction of its own");
    assert_eq!(bench.dump(), before);

    for statement in [
        "DELETE FROM ledger_records",
        "DELETE FROM ledger_records; COMMIT",
    ] {
        let ledger = bench.ledger.as_mut().expect("open");
        let inside = ledger.append(&mut bench.environment, |connection| {
            // Whatever comes of it, the ledger must notice by itself.
            let _ = connection.execute_batch(statement);
            Ok::<_, LedgerError>((vec![note(entity(1), "더")], ()))
        });
        assert_eq!(inside.expect_err(statement).code(), "wrote_while_deciding");
        assert_eq!(bench.dump(), before, "{statement} is undone");
    }
    assert_eq!(
        bench.note(entity(1), "계속").seq,
        2,
        "the ledger itself goes on"
    );
    assert_eq!(bench.problems(), []);
}

/// A closure that panics must not leave half an append behind.
#[test]
fn a_panic_while_deciding_records_nothing() {
    let mut bench = Bench::new(6);
    bench.note(entity(1), "하나");
    let before = bench.dump();
    let ledger = bench.ledger.as_mut().expect("open");
    let environment = &mut bench.environment;
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        ledger.append(
            environment,
            |_| -> Result<(Vec<NewRecord>, ()), LedgerError> {
                panic!("a bug in the caller");
            },
        )
    }));
    assert!(outcome.is_err());
    assert_eq!(bench.dump(), before);
    assert_eq!(bench.note(entity(1), "둘").seq, 2);
    assert_eq!(bench.problems(), []);
}

/// A clock set back an hour, or to 1970, does not lower the ledger's clock.
#[test]
fn a_clock_set_back_does_not_lower_the_hlc() {
    let mut bench = Bench::new(8);
    let start = bench.environment.now;
    let first = bench.note(entity(1), "정오");
    assert_eq!(first.hlc.unix_millis(), start);
    for now in [start - 3_600_000, 0, i64::MIN] {
        bench.environment.now = now;
        bench.reopen();
        let later = bench.note(entity(1), "나중");
        assert!(
            later.hlc > first.hlc,
            "time goes on although the wall clock says {now}"
        );
        assert!(bench.ledger().latest_time_ever_seen() >= start);
    }
    bench.environment.now = start + 1;
    assert_eq!(
        bench.note(entity(1), "고침").hlc.unix_millis(),
        start + 1,
        "a repaired clock is believed"
    );
    assert_eq!(bench.problems(), []);
}

/// When the file may not grow, the append fails as a whole, says so, and
/// everything before stays; with room it goes on where it was.
#[test]
fn a_full_disk_loses_nothing() {
    let mut bench = Bench::new(9);
    bench.note(entity(1), "안전");
    bench.tamper("PRAGMA max_page_count = 1");
    let long = "가".repeat(100_000);
    let full = loop {
        let ledger = bench.ledger.as_mut().expect("open");
        let appended = ledger.append(&mut bench.environment, |_| {
            Ok::<_, LedgerError>((vec![note(entity(2), &long)], ()))
        });
        if let Err(error) = appended {
            break error;
        }
    };
    assert_eq!(full.code(), "disk_full");
    assert_eq!(bench.problems(), [], "nothing half-written remains");
    bench.tamper("PRAGMA max_page_count = 1000000");
    let after = bench.note(entity(1), "계속");
    let count = bench.ledger().verify().expect("a check runs").records;
    assert_eq!(after.seq, count, "the failed append used up no number");
    bench.reopen();
    assert_eq!(bench.problems(), []);
}

/// The same on a file system that really is full. Whether it opens without any room
/// depends on the last page; with a little of it, it does.
#[test]
fn a_really_full_disk_loses_nothing() {
    let Some(disk) = SmallDisk::of("2m") else {
        return;
    };
    let path = disk.path().join("booth.db");
    let somebody_else_s = disk.path().join("photographs");
    fs::write(&somebody_else_s, vec![7; 64 * 1024]).expect("there is room at first");
    let mut environment = Seeded::new(10);
    let created = Ledger::create(
        &path,
        PASSPHRASE,
        CHEAP,
        DeviceRight::Member,
        Notes::boxed(),
        &mut environment,
    )
    .expect("a small store fits");
    let mut ledger = created.ledger;
    let mut acknowledged = 0;
    let text = "가득".repeat(500);
    let full = loop {
        environment.now += 100;
        let appended = ledger.append(&mut environment, |_| {
            Ok::<_, LedgerError>((vec![note(entity(acknowledged), &text)], ()))
        });
        match appended {
            Ok(_) => acknowledged += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(full.code(), "disk_full", "said in so many words: {full}");
    assert!(acknowledged > 10, "the disk took something first");
    drop(ledger);
    fs::remove_file(somebody_else_s).expect("removed");
    let mut ledger = Ledger::open(
        &path,
        Secret::Keychain(&created.keychain_key),
        Notes::boxed(),
        &mut environment,
    )
    .expect("a store on a nearly full disk can be read");
    let verification = ledger.verify().expect("and checked");
    assert_eq!(
        u128::from(verification.records),
        acknowledged,
        "all that was acknowledged"
    );
    assert_eq!(verification.problems, []);
}

/// However little room is left, the store opens, or the disk is called full, which
/// it is; and with room everything is there.
#[test]
fn a_full_disk_at_opening_is_called_full() {
    let Some(disk) = SmallDisk::of("2m") else {
        return;
    };
    let mut bench = Bench::new(15);
    bench.note(entity(1), "안전");
    bench.kill();
    let path = disk.path().join("booth.db");
    let filling = disk.path().join("filling");
    let mut refused = 0;
    // In pages of 4 KiB; the log's index alone takes eight.
    for room in 0..24 {
        for suffix in ["", "-wal", ".keys", ".keys.bak", ".mark"] {
            fs::copy(beside(&bench.path(), suffix), beside(&path, suffix)).expect("fits");
        }
        let reserve = vec![0; room * 4096];
        fs::write(disk.path().join("reserve"), reserve).expect("fits");
        let mut file = fs::File::create(&filling).expect("made");
        while file.write_all(&[0; 4096]).is_ok() {}
        drop(file);
        fs::remove_file(disk.path().join("reserve")).expect("room is made");
        match bench.open_at(&path) {
            Ok(ledger) => drop(ledger),
            Err(error) => {
                assert_eq!(error.code(), "disk_full", "{room} pages: {error:?}");
                refused += 1;
            }
        }
        fs::remove_file(&filling).expect("room is made");
        let mut ledger = bench.open_at(&path).expect("opens");
        let verification = ledger.verify().expect("a check runs");
        assert_eq!((verification.records, verification.problems), (1, vec![]));
    }
    assert!(refused > 0, "at least without any room");
}

/// When a write fails for another reason than a full disk, nobody knows what is
/// on it: the ledger takes nothing more until it is opened again. A limit on the
/// size of files makes writes fail so.
#[cfg(unix)]
#[test]
fn a_failing_write_stops_the_ledger() {
    const STORE: &str = "BOOTHLOOP_LIMITED_STORE";
    const KEY: [u8; 32] = [7; 32];
    if let Some(path) = std::env::var_os(STORE) {
        return append_until_it_fails(Path::new(&path), &KEY);
    }
    let mut bench = Bench::new(14);
    bench.note(entity(1), "안전");
    let ledger = bench.ledger.as_mut().expect("open");
    ledger
        .add_keychain_slot(&mut bench.environment, &KEY)
        .expect("a slot can be set");
    bench.keychain_key = Zeroizing::new(KEY);
    bench.close();
    let child = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 600; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().expect("this test is a file"))
        .args([
            "--exact",
            "tests::append::a_failing_write_stops_the_ledger",
            "--nocapture",
        ])
        .env(STORE, bench.path())
        .output()
        .expect("the test can start itself");
    let said = String::from_utf8_lossy(&child.stdout);
    assert!(
        child.status.success(),
        "{said}\n{}",
        String::from_utf8_lossy(&child.stderr)
    );
    let acknowledged: u64 = said
        .lines()
        .find_map(|line| line.strip_prefix("acknowledged "))
        .and_then(|number| number.parse().ok())
        .expect("the child says how far it came");
    bench.reopen();
    let verification = bench.ledger().verify().expect("a check runs");
    assert_eq!(verification.problems, []);
    assert!(
        (acknowledged..=acknowledged + 1).contains(&verification.records),
        "all that was acknowledged, and at most the append that failed"
    );
    bench.note(entity(1), "계속");
}

#[cfg(unix)]
fn append_until_it_fails(path: &Path, key: &[u8; 32]) {
    use std::io::Write;

    let mut environment = Seeded::new(15);
    let mut ledger = Ledger::open(
        path,
        Secret::Keychain(key),
        Notes::boxed(),
        &mut environment,
    )
    .expect("opens below the limit");
    let text = "가".repeat(1_000);
    let mut append = |ledger: &mut Ledger| {
        ledger
            .append(&mut environment, |_| {
                Ok::<_, LedgerError>((vec![note(entity(1), &text)], ()))
            })
            .map(|appended| appended.headers[0].seq)
    };
    let mut acknowledged = 1;
    let failed = loop {
        match append(&mut ledger) {
            Ok(seq) => acknowledged = seq,
            Err(error) => break error,
        }
    };
    assert_eq!(failed.code(), "disk_failed", "{failed}");
    assert_eq!(
        append(&mut ledger).expect_err("stopped").code(),
        "reopen_needed"
    );
    assert_eq!(
        ledger.rebuild().expect_err("stopped").code(),
        "reopen_needed"
    );
    let merged = ledger.merge(Delta::default());
    assert_eq!(merged.expect_err("stopped").code(), "reopen_needed");
    writeln!(std::io::stdout(), "acknowledged {acknowledged}").expect("the parent listens");
}

/// A newer program with other read tables derives them from the same records,
/// and tables nobody knows any more are gone.
#[test]
fn a_new_version_of_the_read_tables_is_derived_on_opening() {
    let mut bench = Bench::new(11);
    bench.notes(&[(entity(1), "하나"), (entity(2), "둘"), (entity(1), "셋")]);
    let dump = bench.dump();
    bench.tamper(
        "CREATE TABLE forgotten (x); CREATE VIEW old_view AS SELECT * FROM note;
         CREATE VIRTUAL TABLE words USING fts5(text); UPDATE note SET text = '낡음';",
    );
    bench.close();
    let path = bench.path();
    bench.ledger = Some(
        Ledger::open(
            &path,
            Secret::Passphrase(PASSPHRASE),
            Box::new(Notes { version: 2 }),
            &mut bench.environment,
        )
        .expect("opens"),
    );
    assert_eq!(bench.dump(), dump);
    let others: i64 = bench
        .ledger()
        .connection()
        .query_row(
            "SELECT count(*) FROM sqlite_schema
             WHERE name LIKE 'words%' OR name IN ('forgotten', 'old_view')",
            [],
            |row| row.get(0),
        )
        .expect("the schema can be read");
    assert_eq!(others, 0, "what no version knows any more is dropped");
    assert_eq!(bench.problems(), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Tables kept up record by record and tables rebuilt from all records are
    /// the same bytes.
    #[test]
    fn a_rebuild_gives_the_same_bytes(
        appends in prop::collection::vec(
            prop::collection::vec((0u128..6, "[가-힣 a-z'\"|\\n]{0,12}"), 1..5), 1..15),
        destroyed in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let mut bench = Bench::new(12);
        let mut ids = Vec::new();
        for append in &appends {
            let notes: Vec<_> = append.iter().map(|(number, text)| (entity(*number), text.as_str())).collect();
            ids.extend(bench.notes(&notes).into_iter().map(|header| header.id));
            bench.environment.now += 500;
        }
        for index in destroyed {
            bench.destroy(*index.get(&ids));
        }
        let incremental = bench.dump();
        bench.ledger().rebuild().expect("a rebuild runs");
        prop_assert_eq!(bench.dump(), incremental);
        prop_assert_eq!(bench.problems(), Vec::new());
    }
}
