//! Who belongs, what only the owner says, and what happens to the rest.

use super::*;
use crate::chain::{DeviceKey, Head};
use crate::clock::Hlc;
use crate::self_table;

fn write(bench: &mut Bench, kind: &'static str, about: Uuid) -> Result<Header, LedgerError> {
    let record = NewRecord {
        kind,
        ..note(about, "말")
    };
    let ledger = bench.ledger.as_mut().expect("open");
    let appended = ledger.append(&mut bench.environment, |_| {
        Ok::<_, LedgerError>((vec![record], ()))
    })?;
    Ok(appended.headers[0].clone())
}

/// Writes as a laptop whose program was changed: nothing is checked.
fn write_unchecked(bench: &mut Bench, make: impl FnOnce(&Header) -> Header, body: &[u8]) -> Header {
    let key = self_table::read(bench.ledger().connection()).expect("readable");
    let key = DeviceKey::from_secret(&key.device_secret);
    let device = key.device();
    let tip = bench.ledger().tip;
    let content = Content {
        salt: [3; 16],
        body: body.to_vec(),
    };
    let hlc = Hlc(tip.floor.0 + 1);
    let seq = tip.head.seq + 1;
    let mut header = make(&Header {
        id: Header::id_at(device, seq, hlc.unix_millis()),
        device,
        seq,
        hlc,
        kind: "note.added".to_owned(),
        version: 1,
        entity: entity(1),
        subject: None,
        staff: None,
        prev_hash: tip.head.hash,
        body_hash: content.hash(),
        hash: [0; 32],
    });
    header.hash = header.computed_hash();
    let head = Head {
        seq,
        hash: header.hash,
    };
    let record = CarriedRecord {
        header: header.clone(),
        content: Some(content),
    };
    let delta = Delta {
        heads: vec![key.sign(head)],
        records: vec![record],
    };
    bench.ledger().merge(delta).expect("a whole chain");
    bench.ledger().tip.head = head;
    header
}

fn order(target: RecordId) -> Vec<u8> {
    format!("{{\"target\":\"{}\"}}", target.0).into_bytes()
}

/// An owner's laptop and a member that has everything of it.
fn pair() -> (Bench, Bench) {
    let (mut owner, mut member) = (Bench::owned(1), Bench::new(2));
    owner.note(entity(9), "시작");
    owner.give(&mut member);
    (owner, member)
}

/// Whoever has a bundle or a copy of the program could otherwise add visitors,
/// sales and refusals to the owner's records.
#[test]
fn a_device_that_nobody_admitted_changes_nothing_until_it_is_admitted() {
    let (mut owner, mut member) = pair();
    let mut third = Bench::new(3);
    owner.give(&mut third);
    member.note(entity(1), "하나");
    let before = owner.dump();
    let merged = member.give(&mut owner);
    assert_eq!((merged.new, merged.quarantined), (1, 1));
    assert_eq!(owner.dump(), before);
    let device = member.ledger().device();
    assert_eq!(
        owner.problems(),
        [Problem {
            device: Some(device),
            seq: None,
            finding: Finding::Quarantined {
                why: Withheld::NotAdmitted,
                records: 1
            },
        }]
    );
    // It is carried on all the same, and waits there as well.
    owner.give(&mut third);
    assert!(!third.dump().contains("하나"));

    owner.admit(&mut member);
    assert!(owner.dump().contains("하나"));
    assert_eq!(owner.problems(), []);
    owner.give(&mut third);
    assert!(third.dump().contains("하나"));
    assert_eq!(third.problems(), []);
    member.note(entity(1), "둘");
    assert_eq!(member.give(&mut owner).quarantined, 0);
    owner.give(&mut third);
    owner.give(&mut member);
    assert_eq!(third.dump(), owner.dump());
    assert_eq!(member.dump(), owner.dump());
}

/// A laptop of the booth cannot replace the fair, speak for another laptop or
/// destroy what somebody said; its other records count all the same.
#[test]
fn what_a_member_may_not_write_is_kept_and_does_not_count() {
    let (mut owner, mut member) = pair();
    owner.admit(&mut member);
    owner.give(&mut member);
    let target = owner.note(entity(7), "동의를 철회합니다");
    owner.give(&mut member);
    assert!(matches!(
        write(&mut member, "owner.said", entity(2)),
        Err(LedgerError::OwnersLaptopOnly)
    ));
    assert!(matches!(
        write(&mut member, "own.said", owner.ledger().device().0),
        Err(LedgerError::OwnersLaptopOnly)
    ));
    let environment = &mut Seeded::new(5);
    assert!(matches!(
        member.ledger().destroy(environment, &[target.id], None),
        Err(LedgerError::OwnersLaptopOnly)
    ));

    // A changed program writes them anyway.
    let speaks_for = owner.ledger().device().0;
    for (kind, about) in [
        ("owner.said", entity(2)),
        ("own.said", speaks_for),
        (DESTROYED, entity(7)),
    ] {
        let body = order(target.id);
        let made = |header: &Header| Header {
            kind: kind.to_owned(),
            entity: about,
            ..header.clone()
        };
        write_unchecked(&mut member, made, &body);
    }
    member.note(entity(1), "하나");
    let merged = member.give(&mut owner);
    assert_eq!(
        (merged.new, merged.quarantined, merged.destroyed),
        (4, 3, 0)
    );
    let dump = owner.dump();
    assert!(dump.contains("하나") && dump.contains("동의를 철회합니다"));
    assert!(!dump.contains("owner.said") && !dump.contains("own.said"));
    let device = member.ledger().device();
    assert_eq!(
        owner.ledger().quarantined().expect("counts"),
        [((device, Withheld::NotAllowed), 3)].into()
    );
    owner.ledger().rebuild().expect("a rebuild");
    assert_eq!(owner.dump(), dump, "also when everything is derived anew");
}

/// A refusal is proof for both sides: not even the owner destroys it.
#[test]
fn what_must_be_kept_is_not_destroyed() {
    let mut owner = Bench::owned(1);
    let no = write(&mut owner, "no.said", entity(1)).expect("said");
    let environment = &mut Seeded::new(5);
    assert!(matches!(
        owner.ledger().destroy(environment, &[no.id], None),
        Err(LedgerError::NotDestroyable)
    ));
    // Nor by an order that was written anyway.
    let made = |header: &Header| Header {
        kind: DESTROYED.to_owned(),
        ..header.clone()
    };
    write_unchecked(&mut owner, made, &order(no.id));
    let kept = owner.ledger().record(no.id).expect("readable");
    assert!(kept.expect("there").body.is_some());
    assert_eq!(owner.problems(), []);
}

/// Nobody but the owner admits, and nobody becomes the owner by saying so.
#[test]
fn an_admission_needs_the_owner_s_signature() {
    let (mut owner, mut member) = pair();
    let mut thief = Bench::owned(4);
    thief.note(entity(3), "도둑");
    let stolen = crate::records_table::firsts(thief.ledger().connection()).expect("readable");
    let named = stolen[0].content.clone().expect("a body").body;
    owner.admit(&mut member);
    owner.give(&mut member);
    let admits_itself = format!(
        "{{\"device\":\"{}\",\"right\":\"owner\",\"signature\":\"{}\"}}",
        member.ledger().device().0,
        "A".repeat(86) + "=="
    );
    for (kind, body) in [
        (OWNER_NAMED, named.as_slice()),
        (DEVICE_ADMITTED, admits_itself.as_bytes()),
    ] {
        let made = |header: &Header| Header {
            kind: kind.to_owned(),
            entity: stolen[0].header.entity,
            ..header.clone()
        };
        write_unchecked(&mut member, made, body);
    }
    let merged = member.give(&mut owner);
    assert_eq!((merged.new, merged.quarantined), (2, 2));
    let device = member.ledger().device();
    assert_eq!(
        owner.ledger().admitted().expect("readable").get(&device),
        Some(&DeviceRight::Member)
    );
    // The thief's own store is somebody else's.
    assert_eq!(thief.give(&mut owner).quarantined, 3);
    assert!(matches!(
        member.ledger().admit(
            &mut Seeded::new(5),
            thief.ledger().device(),
            DeviceRight::Member
        ),
        Err(LedgerError::OwnersLaptopOnly)
    ));
}

/// A record with the id of another laptop's next one kept that laptop's whole
/// delta out.
#[test]
fn an_id_that_was_taken_first_blocks_nobody() {
    let (mut owner, mut member) = pair();
    owner.admit(&mut member);
    let mut third = Bench::new(3);
    owner.give(&mut third);
    owner.give(&mut member);
    let real = owner.note(entity(1), "진짜");
    let squatted = |header: &Header| Header {
        id: real.id,
        entity: entity(2),
        ..header.clone()
    };
    write_unchecked(&mut member, squatted, "가짜".as_bytes());
    member.give(&mut third);
    assert_eq!(owner.give(&mut third).quarantined, 0);
    member.give(&mut owner);
    for laptop in [&mut owner, &mut third] {
        let kept = laptop.ledger().record(real.id).expect("readable");
        assert_eq!(kept.expect("there").header, real);
        let dump = laptop.dump();
        assert!(dump.contains("진짜") && !dump.contains("가짜"));
    }
    assert_eq!(third.dump(), owner.dump());
}

/// The owner's laptop dies: her backup admits its new device by itself, and the
/// members go on.
#[test]
fn a_restored_backup_of_the_owner_is_the_owner_again() {
    let (mut owner, mut member) = pair();
    owner.admit(&mut member);
    let backup = owner.folder.path().join("backup.db");
    owner.ledger().backup(&backup).expect("a backup");
    owner.give(&mut member);
    let place = owner.folder.path().join("again.db");
    let keychain = owner.keychain_key.clone();
    let again = Ledger::restore(
        &backup,
        &place,
        Secret::Keychain(&keychain),
        Notes::boxed(),
        &mut owner.environment,
    )
    .expect("restored");
    owner.ledger = Some(again);
    write(&mut owner, "owner.said", entity(5)).expect("the owner may");
    assert_eq!(owner.give(&mut member).quarantined, 0);
    assert!(member.dump().contains("owner.said"));
    member.note(entity(1), "하나");
    assert_eq!(member.give(&mut owner).quarantined, 0);
    assert_eq!(owner.dump(), member.dump());
}

/// A member that got a new key (a restored backup) belongs as the old one did,
/// because the old key says so; a device that only claims it does not.
#[test]
fn a_member_with_a_new_key_still_belongs() {
    let (mut owner, mut member) = pair();
    owner.admit(&mut member);
    owner.give(&mut member);
    let backup = member.folder.path().join("backup.db");
    member.ledger().backup(&backup).expect("a backup");
    let place = member.folder.path().join("again.db");
    let keychain = member.keychain_key.clone();
    let again = Ledger::restore(
        &backup,
        &place,
        Secret::Keychain(&keychain),
        Notes::boxed(),
        &mut member.environment,
    );
    let old = member.ledger().device();
    member.ledger = Some(again.expect("restored"));
    member.note(entity(1), "하나");
    assert_eq!(member.give(&mut owner).quarantined, 0);
    assert!(owner.dump().contains("하나"));

    let mut stranger = Bench::new(6);
    let claims = format!(
        "{{\"old_device\":\"{}\",\"old_seq\":0,\"lost\":null}}",
        old.0
    );
    let made = |header: &Header| Header {
        kind: DEVICE_SUCCEEDED.to_owned(),
        ..header.clone()
    };
    write_unchecked(&mut stranger, made, claims.as_bytes());
    assert_eq!(stranger.give(&mut owner).quarantined, 1);
}

/// Laptops that worked together before there was an owner key go on: the one
/// that founded the store admits them once, and strangers from then on not.
#[test]
fn a_store_from_before_there_was_an_owner_admits_its_laptops_once() {
    let (mut first, mut second) = (Bench::new(1), Bench::new(2));
    first.note(entity(1), "하나");
    first.give(&mut second);
    second.environment.now += 1_000;
    write(&mut second, "owner.said", entity(2)).expect("nobody was the owner then");
    second.give(&mut first);
    first.reopen();
    second.reopen();
    first.note(entity(1), "둘");
    first.give(&mut second);
    assert!(first.ledger().is_owners().expect("readable"));
    assert!(!second.ledger().is_owners().expect("readable"));
    second.note(entity(1), "셋");
    assert_eq!(second.give(&mut first).quarantined, 0);
    let mut third = Bench::new(3);
    assert_eq!(
        first.give(&mut third).quarantined,
        0,
        "what was said then counts"
    );
    assert_eq!(third.dump(), first.dump());
    third.note(entity(1), "넷");
    assert_eq!(third.give(&mut first).quarantined, 1);
    assert_eq!(first.dump(), second.dump());
}
