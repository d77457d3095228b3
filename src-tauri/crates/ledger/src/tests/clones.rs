//! A copied folder is another device from its first own record on, and nothing
//! before that record writes anything.

use std::fs;

use crate::files::beside;

use super::*;

/// Copies the closed store of `bench`, file by file, into its own folder.
fn copied(bench: &mut Bench, name: &str) -> PathBuf {
    bench.close();
    let copy = bench.folder.path().join(name);
    for suffix in ["", ".keys", ".keys.bak", ".mark"] {
        fs::copy(beside(&bench.path(), suffix), beside(&copy, suffix)).expect("copied");
    }
    copy
}

fn add(ledger: &mut Ledger, bench: &mut Bench, text: &str) -> Header {
    let records = vec![note(entity(1), text)];
    ledger
        .append(&mut bench.environment, |_| {
            Ok::<_, LedgerError>((records, ()))
        })
        .expect("appended")
        .headers
        .remove(0)
}

/// Both twins go on, under different keys, and merge afterwards.
#[test]
fn a_clone_mints_its_own_key_before_its_first_record() {
    let mut bench = Bench::new(1);
    bench.note(entity(1), "하나");
    let device = bench.ledger().device();
    let copy = copied(&mut bench, "copy.db");
    bench.reopen();
    assert_eq!(bench.note(entity(1), "원본").device, device);

    let mut clone = bench.open_at(&copy).expect("a copy opens");
    assert_eq!(
        clone.vector().expect("readable").len(),
        1,
        "opening records nothing"
    );
    let written = add(&mut clone, &mut bench, "복사본");
    assert_ne!(written.device, device);
    assert!(
        written.seq > 1,
        "after the record that says whom it succeeds"
    );
    drop(clone);
    let mut clone = bench.open_at(&copy).expect("it opens again");
    assert_eq!(
        add(&mut clone, &mut bench, "또").device,
        written.device,
        "once"
    );

    let wanted = bench.ledger().vector().expect("readable");
    let delta = clone.carry(&wanted).expect("readable");
    bench.ledger().merge(delta).expect("no fork");
    assert_eq!(bench.problems(), []);
}

/// The same folder on another machine is a clone too, whatever the file's number.
#[test]
fn another_machine_is_another_place() {
    let mut bench = Bench::new(2);
    let device = bench.note(entity(1), "하나").device;
    bench.environment.machine = "another laptop".to_owned();
    bench.reopen();
    assert_ne!(bench.note(entity(1), "둘").device, device);
}

/// Opening, merging, checking and refusing leave every record as it was, also in
/// a clone.
#[test]
fn looking_at_a_clone_appends_nothing() {
    let mut bench = Bench::new(3);
    bench.note(entity(1), "하나");
    let mut colleague = Bench::new(4);
    colleague.note(entity(2), "둘");
    let copy = copied(&mut bench, "copy.db");
    let mut clone = bench.open_at(&copy).expect("a copy opens");
    let before = clone.vector().expect("readable");
    let delta = colleague.ledger().carry(&before).expect("readable");
    clone.merge(delta).expect("honest");
    clone.verify().expect("a check runs");
    clone
        .append(&mut bench.environment, |_| {
            Ok::<_, LedgerError>((Vec::new(), ()))
        })
        .expect("nothing decided");
    let after = clone.vector().expect("readable");
    let grown: Vec<_> = after
        .keys()
        .filter(|device| !before.contains_key(*device))
        .collect();
    assert_eq!(grown, [&colleague.ledger().device()], "what was merged");
    for (device, seq) in before {
        assert_eq!(after[&device], seq);
    }
}

/// A file that is renamed in its folder stays the same device, and a store of
/// the version before, which names no place, does too.
#[test]
fn a_renamed_or_older_store_keeps_its_key() {
    let mut bench = Bench::new(5);
    let device = bench.note(entity(1), "하나").device;
    bench.close();
    let renamed = bench.folder.path().join("renamed.db");
    for suffix in ["", ".keys", ".keys.bak", ".mark"] {
        fs::rename(beside(&bench.path(), suffix), beside(&renamed, suffix)).expect("renamed");
    }
    let mut ledger = bench.open_at(&renamed).expect("opens");
    assert_eq!(add(&mut ledger, &mut bench, "둘").device, device);
    bench.ledger = Some(ledger);
    bench.tamper("UPDATE ledger_self SET place = NULL");
    bench.close();
    let mut ledger = bench.open_at(&renamed).expect("opens");
    assert_eq!(add(&mut ledger, &mut bench, "셋").device, device);
    drop(ledger);
    bench.environment.machine = "another laptop".to_owned();
    let mut ledger = bench.open_at(&renamed).expect("opens");
    assert_ne!(
        add(&mut ledger, &mut bench, "넷").device,
        device,
        "it learned its place"
    );
}
