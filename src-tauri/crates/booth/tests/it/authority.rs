//! Which laptop may say what.

use crate::support::{Fair, Replay};
use booth::BoothError;
use ledger::{Delta, LedgerError, NewRecord};
use records::coupons::{announced_by, printer_of};
use records::fair::chosen_by;
use std::collections::BTreeMap;
use uuid::Uuid;

fn appended(fair: &mut Fair, at: usize, kind: &'static str, entity: Uuid) -> bool {
    let laptop = &mut fair.laptops[at];
    let mut environment = Replay::boxed(&laptop.clock, 5);
    let record = NewRecord {
        kind,
        version: 1,
        entity,
        subject: None,
        staff: None,
        body: b"{}".to_vec(),
        made: None,
    };
    let appended = laptop.booth().ledger().append(environment.as_mut(), |_| {
        Ok::<_, LedgerError>((vec![record], ()))
    });
    match appended {
        Ok(_) => true,
        Err(LedgerError::OwnersLaptopOnly) => false,
        Err(error) => panic!("{error}"),
    }
}

/// The rule that says what one laptop may record is the one by which the others
/// take its records in. Without it a stolen laptop replaces the fair, and every
/// consent reads as never asked.
#[test]
fn a_laptop_of_the_booth_speaks_for_itself_only() {
    let mut fair = Fair::with_laptops(2, 91);
    let [first, second] = [0, 1].map(|at| fair.laptops[at].booth().ledger().device().0);
    let anything = Uuid::from_u128(4);
    for kind in records::OWNERS_KINDS {
        assert!(appended(&mut fair, 0, kind, anything), "{kind}");
        assert!(!appended(&mut fair, 1, kind, anything), "{kind}");
    }
    for (kind, of_first, of_second) in [
        ("coupon_key.made", first, second),
        (
            "coupon_key.announced",
            announced_by(first),
            announced_by(second),
        ),
        ("printer.chosen", printer_of(first), printer_of(second)),
        ("fair.chosen", chosen_by(first), chosen_by(second)),
    ] {
        assert!(!appended(&mut fair, 1, kind, of_first), "{kind}");
        assert!(appended(&mut fair, 1, kind, of_second), "{kind}");
    }
    for kind in ["visitor.arrived", "sale.recorded", "permission.withdrawn"] {
        assert!(appended(&mut fair, 1, kind, anything), "{kind}");
    }
}

/// The owner's commands say where they are possible, before anything is written.
#[test]
fn the_owner_s_commands_are_for_the_owner_s_laptop() {
    let mut fair = Fair::with_laptops(2, 92);
    let (owner, member) = fair.pair(0, 1);
    let folder = tempfile::tempdir().expect("a folder");
    member.answered_visit();
    let form = outreach::answers::AnswerForm::default();
    let korean = words::Language::Korean;
    let refused = member.booth().export_answers(
        "보고서",
        booth::FairScope::Current,
        form,
        true,
        folder.path(),
        korean,
    );
    assert!(matches!(
        refused,
        Err(BoothError::Ledger(LedgerError::OwnersLaptopOnly))
    ));
    assert_eq!(std::fs::read_dir(folder.path()).expect("read").count(), 0);
    assert!(matches!(
        member.booth().set_idle_lock(60),
        Err(BoothError::Ledger(LedgerError::OwnersLaptopOnly))
    ));
    let stranger = Uuid::from_u128(7);
    assert!(member.booth().admit(ledger::DeviceId(stranger)).is_err());
    owner
        .booth()
        .admit(ledger::DeviceId(stranger))
        .expect("the owner may");
}

/// A withdrawal is proof for the visitor; destroying it listed her again.
#[test]
fn a_withdrawal_is_not_destroyed() {
    let mut fair = Fair::with_laptops(2, 93);
    let owner = &mut fair.laptops[0];
    let visitor = owner.reachable_visitor("seoyeon@example.com");
    owner.booth().withdraw(visitor).expect("withdrawn");
    let records = owner.booth().ledger().records_of(visitor).expect("read");
    let withdrawn = records
        .iter()
        .find(|record| record.header.kind == "permission.withdrawn")
        .expect("a withdrawal");
    let mut environment = Replay::boxed(&owner.clock, 6);
    let refused =
        owner
            .booth()
            .ledger()
            .destroy(environment.as_mut(), &[withdrawn.header.id], None);
    assert!(matches!(refused, Err(LedgerError::NotDestroyable)));
}

/// Records of a laptop that nobody admitted change nothing the owner sees.
#[test]
fn a_laptop_that_was_not_admitted_changes_nothing() {
    let mut fair = Fair::with_laptops(2, 94);
    let (owner, other) = fair.pair(0, 1);
    let whole = owner.booth().carry(&BTreeMap::new()).expect("a delta");
    let folder = tempfile::tempdir().expect("a folder");
    let joined = booth::Booth::join(
        &folder.path().join("stranger.db"),
        crate::support::PASSPHRASE,
        whole,
        Replay::boxed(&other.clock, 17),
    );
    let mut stranger = joined.expect("anybody with the file can").booth;
    stranger.expect_visitor().expect("a visitor");
    let before = owner.dump();
    let known = owner.booth().ledger().vector().expect("a vector");
    let delta: Delta = stranger.carry(&known).expect("a delta");
    let merged = owner.booth().ledger().merge(delta).expect("whole");
    assert_eq!(merged.new, merged.quarantined);
    assert_eq!(owner.dump(), before);
    let device = stranger.ledger().device();
    owner.booth().admit(device).expect("admitted");
    assert_ne!(owner.dump(), before);
}

/// How soon a laptop that nobody touches locks is the owner's word for all of
/// them, and it is never "never".
#[test]
fn the_owner_chooses_when_laptops_lock_themselves() {
    let mut fair = Fair::with_laptops(2, 95);
    let (owner, member) = fair.pair(0, 1);
    let usual = owner.booth().idle_lock_minutes().expect("read");
    assert_eq!(usual, 15);
    for minutes in booth::LIMITS.idle_lock_minutes {
        owner.booth().set_idle_lock(minutes).expect("a choice");
        owner.booth().set_idle_lock(minutes).expect("again");
        assert_eq!(owner.booth().idle_lock_minutes().expect("read"), minutes);
    }
    for minutes in [0, 1, 14, 61, u32::MAX] {
        let refused = owner.booth().set_idle_lock(minutes);
        assert!(matches!(refused, Err(BoothError::Setting(_))), "{minutes}");
    }
    let recorded = owner.count("SELECT count(*) FROM ledger_records WHERE kind = 'idle_lock.set'");
    assert_eq!(recorded, 4, "what is chosen already is not recorded again");
    let known = member.booth().ledger().vector().expect("a vector");
    let delta: Delta = owner.booth().carry(&known).expect("a delta");
    member.booth().ledger().merge(delta).expect("whole");
    assert_eq!(member.booth().idle_lock_minutes().expect("read"), 60);
}
