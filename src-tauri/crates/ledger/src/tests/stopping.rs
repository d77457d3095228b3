//! Long work that is stopped leaves everything as it was.

use std::fs;
use std::sync::Arc;

use progress::Progress;

use super::*;

/// Whoever stops the work stops it at once, and nothing is left of it.
#[test]
fn stopped_work_ends_and_leaves_nothing() {
    let mut bench = Bench::new(1);
    bench.notes(&[(entity(1), "하나"), (entity(2), "둘")]);
    let folder = bench.folder.path().to_owned();
    let names = || -> Vec<_> {
        let entries = fs::read_dir(&folder).expect("a folder");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        names.sort();
        names
    };
    let stopped = Arc::new(Progress::default());
    stopped.stop();
    let there = names();
    let copy = folder.join("copy.db");
    let checked = bench.ledger().verify_watched(&stopped);
    let copied = bench.ledger().backup_watched(&copy, &stopped);
    for error in [checked.map(drop).err(), copied.err()] {
        assert_eq!(error.expect("stopped").code(), "stopped");
    }
    assert_eq!(names(), there, "no file is left");

    bench.ledger().backup(&copy).expect("a backup");
    let restored = folder.join("restored.db");
    let secret = Secret::Passphrase(PASSPHRASE);
    let (tables, environment) = (Notes::boxed(), &mut bench.environment);
    let again = Ledger::restore_watched(&copy, &restored, secret, tables, environment, &stopped);
    assert_eq!(again.expect_err("stopped").code(), "stopped");
    assert!(!restored.exists(), "there is no store");
    assert_eq!(bench.ledger().verify().expect("a check").problems, []);
    bench.note(entity(1), "셋");
}

/// Whoever waits sees the records being counted.
#[test]
fn a_check_counts_the_records_it_reads() {
    let mut bench = Bench::new(1);
    bench.notes(&[(entity(1), "하나"), (entity(2), "둘")]);
    let progress = Arc::new(Progress::default());
    let checked = bench.ledger().verify_watched(&progress).expect("a check");
    let figures = progress.figures();
    assert_eq!(
        (figures.done, figures.total),
        (checked.records, checked.records)
    );
}
