//! A laptop made of an invitation belongs from the start, and what laptops said they
//! have is believed only as far as it is proven.

use std::collections::BTreeSet;

use curve25519_dalek::MontgomeryPoint;

use super::*;

/// A laptop made of an invitation of `owner`, in its own folder.
fn invited(owner: &mut Bench, invitation: &Invitation, seed: u64) -> Bench {
    let delta = owner.ledger().carry(&Default::default()).expect("readable");
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut environment = Seeded::new(seed);
    let created = Ledger::create_invited(
        &folder.path().join("booth.db"),
        PASSPHRASE,
        CHEAP,
        (invitation, delta),
        Notes::boxed(),
        &mut environment,
        &Default::default(),
    )
    .expect("a laptop can be made of an invitation");
    Bench {
        ledger: Some(created.ledger),
        environment,
        recovery_key: created.recovery_key,
        keychain_key: created.keychain_key,
        folder,
    }
}

fn invite(owner: &mut Bench) -> Invitation {
    let Bench {
        ledger,
        environment,
        ..
    } = owner;
    let ledger = ledger.as_mut().expect("open");
    ledger.invite(environment).expect("the owner may invite")
}

/// Two laptops of one invitation have keys of their own, count everywhere without
/// the owner's having heard of them, and everybody ends up with the same.
#[test]
fn laptops_made_of_one_invitation_belong_and_agree() {
    let mut owner = Bench::owned(1);
    owner.note(entity(1), "하나");
    let invitation = invite(&mut owner);
    let mut first = invited(&mut owner, &invitation, 2);
    let mut second = invited(&mut owner, &invitation, 3);
    let names: BTreeSet<DeviceId> = [&mut owner, &mut first, &mut second]
        .map(|bench| bench.ledger().device())
        .into();
    assert_eq!(names.len(), 3, "each has a key of its own");

    first.reopen();
    first.note(entity(2), "첫째");
    second.note(entity(2), "둘째");
    assert_eq!(first.give(&mut second).quarantined, 0);
    assert_eq!(second.give(&mut owner).quarantined, 0);
    assert_eq!(owner.give(&mut first).quarantined, 0);
    assert_eq!(owner.dump(), first.dump());
    assert_eq!(owner.dump(), second.dump());
    for bench in [&mut owner, &mut first, &mut second] {
        assert_eq!(bench.problems(), []);
    }
    assert_eq!(
        first.ledger().restored_without_news().expect("readable"),
        None,
        "a new laptop is no restored backup"
    );
}

/// Only the owner invites: anybody else's admission would count nowhere.
#[test]
fn only_the_owner_invites() {
    let mut owner = Bench::owned(4);
    let invitation = invite(&mut owner);
    let Bench {
        mut ledger,
        mut environment,
        folder: _folder,
        ..
    } = invited(&mut owner, &invitation, 5);
    let refused = ledger.as_mut().expect("open").invite(&mut environment);
    assert!(matches!(refused, Err(LedgerError::OwnersLaptopOnly)));
}

/// What does not fit leaves no half-made laptop behind.
#[test]
fn a_laptop_that_cannot_be_made_leaves_nothing() {
    let mut owner = Bench::owned(6);
    let invitation = invite(&mut owner);
    owner.note(entity(1), "하나");
    let mut delta = owner.ledger().carry(&Default::default()).expect("readable");
    delta.records.remove(0);
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let refused = Ledger::create_invited(
        &folder.path().join("booth.db"),
        PASSPHRASE,
        CHEAP,
        (&invitation, delta),
        Notes::boxed(),
        &mut Seeded::new(7),
        &Default::default(),
    );
    assert!(matches!(refused, Err(LedgerError::DeltaRefused(_))));
    let left = std::fs::read_dir(folder.path()).expect("readable").count();
    assert_eq!(left, 0);
}

/// Everybody who belongs is a reader, the laptops of an invitation before anybody
/// heard of them; who is left out is not, and a stranger never is.
#[test]
fn readers_are_those_who_belong() {
    let mut owner = Bench::owned(8);
    let mut stranger = Bench::of_one_owner(9);
    stranger.note(entity(3), "남");
    let invitation = invite(&mut owner);
    let mut laptop = invited(&mut owner, &invitation, 10);
    laptop.note(entity(1), "하나");

    let reads = |bench: &mut Bench, readers: &[[u8; 32]]| {
        let secrets = bench.ledger().reading_secrets().expect("readable");
        secrets.iter().any(|secret| {
            let public = MontgomeryPoint::mul_base_clamped(**secret);
            readers.contains(public.as_bytes())
        })
    };
    let readers = owner.ledger().readers(&BTreeSet::new()).expect("readable");
    assert!(reads(&mut owner, &readers));
    assert!(reads(&mut laptop, &readers), "not heard of yet");
    assert!(!reads(&mut stranger, &readers));

    let own = BTreeSet::from([laptop.ledger().device()]);
    laptop.give(&mut owner);
    let fewer = owner.ledger().readers(&own).expect("readable").len();
    assert_eq!(
        fewer + 1,
        owner
            .ledger()
            .readers(&BTreeSet::new())
            .expect("readable")
            .len()
    );
}

/// A receipt is kept as far as it is signed, comes from a laptop that belongs, and
/// names records that are here with their hashes.
#[test]
fn a_receipt_is_believed_as_far_as_it_is_proven() {
    let mut owner = Bench::owned(11);
    let invitation = invite(&mut owner);
    let mut laptop = invited(&mut owner, &invitation, 12);
    let last = laptop.note(entity(1), "하나");
    laptop.give(&mut owner);

    let receipt = owner.ledger().receipt(1_000).expect("made");
    let mut forged = receipt.clone();
    forged.made_unix_millis += 1;
    assert!(!laptop.ledger().keep_receipt(&forged).expect("read"));
    let own = laptop.ledger().receipt(1_000).expect("made");
    assert!(!laptop.ledger().keep_receipt(&own).expect("read"));
    let mut stranger = Bench::of_one_owner(13);
    let strange = stranger.ledger().receipt(1_000).expect("made");
    assert!(!laptop.ledger().keep_receipt(&strange).expect("read"));
    let said = laptop.ledger().held_elsewhere().expect("read");
    assert!(
        said.values().all(|held| held.said_unix_millis.is_none()),
        "{said:?}"
    );

    assert!(laptop.ledger().keep_receipt(&receipt).expect("read"));
    let held = laptop.ledger().held_elsewhere().expect("read");
    let held = &held[&owner.ledger().device()];
    assert_eq!(held.ends[&last.device], last.seq);
    assert_eq!(held.said_unix_millis, Some(1_000));

    // A number without the right hash is no proof that the record is there.
    let next = laptop.note(entity(1), "둘");
    let ends = vec![(next.device, next.seq, [7; 32])];
    let said = owner.ledger().sign_ends(2_000, ends);
    assert!(laptop.ledger().keep_receipt(&said).expect("read"));
    let held = laptop.ledger().held_elsewhere().expect("read");
    let held = &held[&owner.ledger().device()];
    assert_eq!(held.ends[&last.device], last.seq, "still the earlier one");
}
