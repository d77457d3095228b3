//! The mark beside the store tells of lost records, and can do nothing else.

use std::fs;

use crate::files::beside;

use super::*;

fn mark_of(bench: &Bench) -> PathBuf {
    beside(&bench.path(), ".mark")
}

/// A store with two records and its mark.
fn marked(seed: u64) -> Bench {
    let mut bench = Bench::new(seed);
    bench.notes(&[(entity(1), "하나"), (entity(1), "둘")]);
    bench
}

/// Without a mark, or with one of the version before (which anybody could
/// write), nothing is said, nothing is lost, and the next record brings a mark.
#[test]
fn a_missing_or_untagged_mark_is_no_mark() {
    let mut bench = marked(1);
    let device = bench.ledger().device();
    bench.close();
    let store = "00000000-0000-0000-0000-000000000001";
    let untagged = format!(
        r#"{{"store":"{store}","device":"{}","seq":99,"hlc":9223372036854775807}}"#,
        device.0
    );
    for put in [None, Some(untagged)] {
        match &put {
            None => fs::remove_file(mark_of(&bench)).expect("a mark was written"),
            Some(text) => fs::write(mark_of(&bench), text).expect("written"),
        }
        bench.reopen();
        assert_eq!(bench.problems(), [], "{put:?}");
        assert_eq!(
            bench.ledger().latest_time_ever_seen(),
            bench.environment.now
        );
        let next = bench.note(entity(1), "셋");
        assert_eq!(next.device, device, "no key is lost");
        bench.close();
        let text = fs::read_to_string(mark_of(&bench)).expect("a mark again");
        assert!(text.contains("tag"), "{text}");
    }
}

/// A mark that is damaged, forged, cut short or another store's is named, and
/// changes no clock, no key and no verdict.
#[test]
fn a_mark_that_this_store_did_not_write_is_named() {
    let mut bench = marked(2);
    let mut other = marked(3);
    other.close();
    let device = bench.ledger().device();
    bench.close();
    let genuine = fs::read(mark_of(&bench)).expect("a mark");
    let forged = String::from_utf8(genuine.clone()).expect("text");
    let forged = forged.replace(":2}", ":3}").into_bytes();
    assert_ne!(forged, genuine);
    for put in [
        b"nonsense".to_vec(),
        Vec::new(),
        genuine[..genuine.len() / 8].to_vec(),
        forged,
        fs::read(mark_of(&other)).expect("another store's mark"),
    ] {
        fs::write(mark_of(&bench), &put).expect("written");
        bench.reopen();
        let damaged = Problem::nowhere(Finding::MarkDamaged);
        assert_eq!(bench.problems(), std::slice::from_ref(&damaged));
        bench.reopen();
        assert_eq!(bench.problems(), [damaged], "until a record replaces it");
        assert_eq!(
            bench.ledger().latest_time_ever_seen(),
            bench.environment.now
        );
        assert_eq!(bench.note(entity(1), "셋").device, device);
        assert_eq!(bench.problems(), []);
        bench.close();
    }
}

/// An end that vanished with a damaged write-ahead log is missed however soon
/// after the record the program was killed; also what had come from elsewhere.
#[test]
fn the_mark_follows_every_commit() {
    let mut bench = marked(4);
    let mut colleague = marked(5);
    let (own, theirs) = (bench.ledger().device(), colleague.ledger().device());
    bench.reopen();
    let last = bench.note(entity(1), "같은 초에").seq;
    let wal = beside(&bench.path(), "-wal");
    let place = fs::read(&wal).expect("a log").len() - 100;
    colleague.give(&mut bench);
    bench.kill();
    let mut damaged = fs::read(&wal).expect("a log");
    damaged[place] ^= 1;
    fs::write(&wal, damaged).expect("written");
    bench.reopen();
    let mut expected = vec![
        lost_after(&bench, own, 3, last),
        lost_after(&bench, theirs, 1, 2),
    ];
    expected.sort_by_key(|problem| problem.device);
    assert_eq!(bench.problems(), expected);
    bench.note(entity(1), "다음");
    bench.reopen();
    assert_eq!(bench.problems().len(), 2, "a record names both");
    bench.admit(&mut colleague);
    colleague.give(&mut bench);
    assert_eq!(bench.problems(), [lost_after(&bench, own, 3, last)]);
}

/// A mark costs no second fsync within a second, and a longer one leaves
/// nothing behind that a shorter one would be misread with.
#[test]
fn a_mark_keeps_its_length() {
    let mut bench = marked(6);
    let length = |bench: &Bench| fs::metadata(mark_of(bench)).expect("a mark").len();
    let before = length(&bench);
    for _ in 0..200 {
        bench.note(entity(1), "또");
    }
    assert_eq!(length(&bench), before, "numbers of more digits fit in");
    let longer = [fs::read(mark_of(&bench)).expect("a mark"), vec![b'x'; 512]].concat();
    bench.close();
    fs::write(mark_of(&bench), longer).expect("written");
    bench.reopen();
    assert_eq!(bench.problems(), []);
}
