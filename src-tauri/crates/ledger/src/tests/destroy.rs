//! Erasure: the words are gone for good, the chain stays whole.

use super::*;

fn order_of(bench: &mut Bench, target: RecordId) -> Record {
    let record = bench
        .ledger()
        .record(target)
        .expect("readable")
        .expect("still there");
    assert_eq!(record.body, None, "the body is gone");
    let entity = record.header.entity;
    let records = bench.ledger().records_of(entity).expect("readable");
    let order = records
        .into_iter()
        .find(|record| record.header.kind == DESTROYED);
    order.expect("the destruction is itself recorded")
}

/// After destroying, the chain verifies, the tables forget, and the order names
/// who gave it.
#[test]
fn the_chain_outlives_the_body() {
    let mut bench = Bench::new(1);
    let secret = bench.note(entity(1), "010-1234-5678");
    bench.note(entity(1), "잔 두 개");
    let staff = entity(77);
    let ledger = bench.ledger.as_mut().expect("open");
    ledger
        .destroy(&mut bench.environment, &[secret.id], Some(staff))
        .expect("a record can be destroyed");
    let order = order_of(&mut bench, secret.id);
    assert_eq!(order.header.staff, Some(staff));
    assert_eq!(
        order.header.subject, secret.subject,
        "the order is about the same person"
    );
    assert!(
        bench.dump().contains("(파기됨) / 잔 두 개"),
        "{}",
        bench.dump()
    );
    assert_eq!(bench.problems(), []);
    bench.reopen();
    assert_eq!(bench.problems(), []);
    let count = bench.ledger().verify().expect("a check runs").records;
    bench.destroy(secret.id);
    assert_eq!(
        bench.ledger().verify().expect("a check runs").records,
        count,
        "destroying twice is the same as once"
    );
}

/// No byte of a destroyed body is left: not in the live pages, not in the freed
/// ones, not in the write-ahead log. A long body lies on pages of its own.
#[test]
fn destroyed_bytes_are_nowhere_in_the_file() {
    for length in [1, 2_000] {
        let canary = "canary-7f3a9".repeat(length);
        let mut bench = Bench::new(2);
        let target = bench.note(entity(1), &canary);
        bench.note(entity(2), "남는 말");
        bench
            .ledger()
            .store
            .checkpoint()
            .expect("the log can be emptied");
        assert!(
            image_holds(&mut bench, b"canary-7f3a9"),
            "the search itself works"
        );

        bench.destroy(target.id);
        assert!(
            !image_holds(&mut bench, b"canary-7f3a9"),
            "nothing is left of {length} times the word"
        );
        let log = crate::files::beside(&bench.path(), "-wal");
        assert_eq!(
            std::fs::metadata(log)
                .expect("the log exists while open")
                .len(),
            0,
            "the write-ahead log is empty"
        );
        assert_eq!(bench.problems(), []);
    }
}

/// Whether the decrypted image of every page, free ones too, holds the bytes.
fn image_holds(bench: &mut Bench, bytes: &[u8]) -> bool {
    let image = bench
        .ledger()
        .store
        .connection_mut()
        .serialize("main")
        .expect("an image can be made");
    image.windows(bytes.len()).any(|window| window == bytes)
}

/// The order wins on every laptop, whatever arrives first.
#[test]
fn destruction_wins_over_an_old_bundle() {
    let mut source = Bench::new(1);
    let target = source.note(entity(1), "지워 주세요");
    let old_bundle = source
        .ledger()
        .carry(&Default::default())
        .expect("readable");

    // Knew it intact, then hears of the destruction.
    let mut informed = Bench::new(2);
    source.give(&mut informed);
    assert!(informed.dump().contains("지워 주세요"));
    source.destroy(target.id);
    let merged = source.give(&mut informed);
    assert_eq!(merged.destroyed, 1);
    order_of(&mut informed, target.id);
    assert!(!image_holds(&mut informed, "지워 주세요".as_bytes()));

    // Hears of the destruction, then gets the old bundle.
    let mut late = Bench::new(3);
    informed.give(&mut late);
    late.ledger()
        .merge(old_bundle.clone())
        .expect("an old bundle is honest");
    order_of(&mut late, target.id);

    // Another laptop orders it destroyed; the newcomer hears the order before
    // the record.
    let mut other = Bench::new(4);
    other.ledger().merge(old_bundle.clone()).expect("honest");
    other.destroy(target.id);
    let mut only_order = other.ledger().carry(&Default::default()).expect("readable");
    let device = other.ledger().device();
    only_order.heads.retain(|head| head.device() == device);
    only_order
        .records
        .retain(|record| record.header.device == device);
    let mut newcomer = Bench::new(5);
    newcomer
        .ledger()
        .merge(only_order)
        .expect("an order may come first");
    newcomer.ledger().merge(old_bundle).expect("honest");
    let record = newcomer
        .ledger()
        .record(target.id)
        .expect("readable")
        .expect("known");
    assert_eq!(record.body, None, "the order was waiting for it");

    for bench in [
        &mut source,
        &mut informed,
        &mut late,
        &mut other,
        &mut newcomer,
    ] {
        assert_eq!(bench.problems(), []);
        assert!(!bench.dump().contains("지워 주세요"));
    }
}

/// The ledger's own records stay, also when another laptop orders otherwise.
#[test]
fn the_ledgers_own_records_cannot_be_destroyed() {
    let mut bench = Bench::new(1);
    let target = bench.note(entity(1), "말");
    bench.destroy(target.id);
    let order = order_of(&mut bench, target.id);
    let ledger = bench.ledger.as_mut().expect("open");
    let refused = ledger.destroy(&mut bench.environment, &[order.header.id], None);
    assert_eq!(refused.expect_err("kept").code(), "not_destroyable");
    let unknown = RecordId(entity(404));
    let missing = ledger.destroy(&mut bench.environment, &[unknown], None);
    assert_eq!(missing.expect_err("unknown").code(), "record_not_found");
}
