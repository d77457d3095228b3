//! What an append promises: all or nothing, in order, and nobody else writes.

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
    assert_eq!(bench.problems(), [], "a fresh store is sound");
    let found = bench
        .ledger()
        .record(headers[1].id)
        .expect("a record can be read");
    assert_eq!(found.map(|record| record.header), Some(headers[1].clone()));
}
