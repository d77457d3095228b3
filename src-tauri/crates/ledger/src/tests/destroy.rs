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

/// Records something of a kind about a subject. Gives the record, and how many
/// others it took the words of.
fn say(
    bench: &mut Bench,
    kind: &'static str,
    subject: Uuid,
) -> Result<(RecordId, u64), LedgerError> {
    let record = NewRecord {
        kind,
        ..note(subject, "말")
    };
    let ledger = bench.ledger.as_mut().expect("open");
    let appended = ledger.append(&mut bench.environment, |_| {
        Ok::<_, LedgerError>((vec![record], ()))
    })?;
    Ok((appended.headers[0].id, appended.destroyed))
}

fn end(bench: &mut Bench, subject: Uuid) -> u64 {
    say(bench, "subject.ended", subject)
        .expect("the owner may")
        .1
}

fn body(bench: &mut Bench, id: RecordId) -> Option<Vec<u8>> {
    let record = bench.ledger().record(id).expect("readable");
    record.expect("the record itself stays").body
}

/// A subject who ends takes whatever goes with her, here and elsewhere, and leaves
/// what is kept and what is about others.
#[test]
fn a_subject_ends_with_everything_that_is_hers() {
    let mut bench = Bench::new(1);
    let hers = bench.note(entity(9), "010-1234-5678").id;
    let (kept, _) = say(&mut bench, "no.said", entity(9)).expect("said");
    let others = bench.note(entity(8), "남는 말").id;
    let mut informed = Bench::new(2);
    bench.give(&mut informed);
    assert!(image_holds(&mut informed, b"010-1234-5678"));

    assert_eq!(end(&mut bench, entity(9)), 1);
    assert_eq!(bench.give(&mut informed).destroyed, 1);
    for bench in [&mut bench, &mut informed] {
        assert_eq!(body(bench, hers), None);
        assert!(body(bench, kept).is_some(), "a refusal stays");
        assert!(body(bench, others).is_some());
        assert!(!image_holds(bench, b"010-1234-5678"));
        assert_eq!(bench.problems(), []);
    }
    assert_eq!(end(&mut bench, entity(9)), 0, "once is enough");
    bench.reopen();
    assert_eq!(bench.problems(), []);
}

/// What another laptop recorded about her meanwhile is destroyed when it arrives,
/// an old bundle brings nothing back, and nothing new is recorded where it is known
/// that she ended.
#[test]
fn nothing_brings_an_ended_subject_back() {
    let mut owner = Bench::owned(1);
    owner.note(entity(9), "처음 온 날");
    let before = owner.ledger().carry(&Default::default()).expect("readable");
    let mut other = Bench::new(2);
    owner.give(&mut other);
    owner.admit(&mut other);
    end(&mut owner, entity(9));

    let late = other.note(entity(9), "둘째 날의 말").id;
    other.give(&mut owner);
    assert_eq!(body(&mut owner, late), None, "gone on arrival");
    owner
        .ledger()
        .merge(before)
        .expect("an old bundle is honest");
    for word in ["처음 온 날", "둘째 날의 말"] {
        assert!(!image_holds(&mut owner, word.as_bytes()), "{word}");
    }
    assert_eq!(owner.problems(), []);

    owner.give(&mut other);
    assert!(!image_holds(&mut other, "둘째 날의 말".as_bytes()));
    assert_eq!(other.problems(), []);
    let refused = say(&mut other, "note.added", entity(9));
    assert!(
        matches!(refused, Err(LedgerError::SubjectEnded)),
        "{refused:?}"
    );
    assert_eq!(owner.dump(), other.dump());
}

/// What does not count, because its device was not admitted, goes too, whichever
/// comes first.
#[test]
fn what_is_kept_aside_goes_too() {
    for ended_first in [false, true] {
        let mut owner = Bench::owned(1);
        owner.note(entity(9), "처음 온 날");
        let mut stranger = Bench::new(2);
        owner.give(&mut stranger);
        stranger.note(entity(9), "낯선 노트북의 말");
        if ended_first {
            end(&mut owner, entity(9));
            stranger.give(&mut owner);
        } else {
            stranger.give(&mut owner);
            assert!(image_holds(&mut owner, "낯선 노트북의 말".as_bytes()));
            end(&mut owner, entity(9));
        }
        assert!(
            !image_holds(&mut owner, "낯선 노트북의 말".as_bytes()),
            "ended first: {ended_first}"
        );
        owner.admit(&mut stranger);
        assert_eq!(owner.problems(), []);
    }
}

/// A program of before merged the ending and knew nothing of it: the newer one
/// makes up for that when it derives its tables anew.
#[test]
fn a_newer_program_makes_up_for_an_older_one() {
    let mut bench = Bench::new(1);
    bench.note(entity(9), "010-1234-5678");
    end(&mut bench, entity(9));
    assert_eq!(bench.problems(), []);
    // As if the older program had kept the words.
    bench.tamper("DELETE FROM ledger_destroyed");
    bench.tamper(
        "UPDATE ledger_records SET salt = zeroblob(16), body = x'010203' WHERE kind = 'note.added'",
    );
    bench.close();
    let newer = Ledger::open(
        &bench.path(),
        Secret::Keychain(&bench.keychain_key),
        Box::new(Notes { version: 2 }),
        &mut bench.environment,
    );
    bench.ledger = Some(newer.expect("the store opens"));
    let found: i64 = bench
        .ledger()
        .connection()
        .query_row(
            "SELECT count(body) FROM ledger_records WHERE kind = 'note.added'",
            [],
            |row| row.get(0),
        )
        .expect("a count");
    assert_eq!(found, 0);
}
