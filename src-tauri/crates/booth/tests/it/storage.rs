//! Records that this program does not understand.

use crate::support::{Clock, OPENING, Replay, fair};
use ledger::{Environment, LedgerError, NewRecord};
use proptest::prelude::*;
use uuid::Uuid;

/// Every kind there is, and one of a later program.
fn kinds() -> Vec<&'static str> {
    let mut kinds = records::Body::KINDS.to_vec();
    kinds.push("hologram.projected");
    kinds
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// A record of a later program, or one with broken bytes, is kept, carried
    /// to other laptops, and changes no table here; every screen still opens.
    /// Only consent is different, below.
    #[test]
    fn what_is_not_understood_changes_nothing(
        seed: u64,
        strange in proptest::collection::vec(
            (0_u16..4, proptest::collection::vec(any::<u8>(), 0..200)),
            kinds().len(),
        ),
    ) {
        let mut fair = fair(seed);
        let laptop = &mut fair.laptops[0];
        let visitor = laptop.reachable_visitor("seoyeon@example.com");
        let before = laptop.dump();
        let mut environment = Replay::boxed(&Clock::at(OPENING), seed);
        for (kind, (version, mut body)) in kinds().into_iter().zip(strange) {
            if kind.starts_with("permission.") {
                continue;
            }
            // Version 1 with a body that is no JSON object; others with any.
            body.insert(0, b'?');
            let record = NewRecord {
                kind,
                version,
                entity: visitor,
                subject: None,
                staff: None,
                body,
                made: None,
            };
            let kept = laptop
                .booth()
                .ledger()
                .append(environment.as_mut() as &mut dyn Environment, |_| {
                    Ok::<_, LedgerError>((vec![record], ()))
                });
            // These kinds are about a laptop, and only that laptop writes them.
            let about_a_laptop = [
                "coupon_key.made",
                "coupon_key.announced",
                "printer.chosen",
                "fair.chosen",
            ];
            match about_a_laptop.contains(&kind) {
                true => prop_assert!(matches!(kept, Err(LedgerError::OwnersLaptopOnly))),
                false => prop_assert!(kept.is_ok(), "the ledger keeps what it is given"),
            }
        }
        prop_assert_eq!(&laptop.dump(), &before);
        laptop.booth().ledger().rebuild().expect("a rebuild");
        prop_assert_eq!(&laptop.dump(), &before);
        laptop.booth().desk().expect("the desk");
        laptop.booth().visit(visitor).expect("the visit");
        laptop.booth().follow_up(booth::FairScope::Current).expect("the follow-up");
    }
}

/// A well-formed body of a later version must be left to the later program.
#[test]
fn a_newer_version_is_left_alone() {
    let mut fair = fair(80);
    let laptop = &mut fair.laptops[0];
    let before = laptop.dump();
    let record = NewRecord {
        kind: "visitor.arrived",
        version: 2,
        entity: Uuid::from_u128(5),
        subject: None,
        staff: None,
        body: b"{}".to_vec(),
        made: None,
    };
    laptop
        .booth()
        .ledger()
        .append(Replay::boxed(&Clock::at(OPENING), 1).as_mut(), |_| {
            Ok::<_, LedgerError>((vec![record], ()))
        })
        .expect("kept");
    assert_eq!(laptop.dump(), before);
    assert_eq!(
        laptop.count("SELECT count(*) FROM ledger_records WHERE version = 2"),
        1,
        "but it is there"
    );
}

/// What a later program wrote about consent may be a no. It keeps us silent for
/// its contact points, whatever its kind, and for the visitor's when it shows
/// none; an unknown record about something else does not.
#[test]
fn a_consent_record_that_cannot_be_read_keeps_us_silent() {
    for (kind, shows_its_contact, silent) in [
        ("permission.granted", true, true),
        ("permission.reconfirmed", true, true),
        ("permission.granted", false, true),
        ("visit.rated", true, false),
    ] {
        let mut fair = fair(81);
        let laptop = &mut fair.laptops[0];
        let visitor = laptop.reachable_visitor("seoyeon@example.com");
        let keys: Vec<String> = laptop
            .booth()
            .ledger()
            .connection()
            .prepare("SELECT DISTINCT contact_key FROM permission_said")
            .expect("a statement")
            .query_map([], |row| row.get(0))
            .expect("keys")
            .collect::<Result<_, _>>()
            .expect("texts");
        let body = match shows_its_contact {
            true => serde_json::json!({"contact_keys": keys, "new": true}),
            false => serde_json::json!({"new": true}),
        };
        let record = NewRecord {
            kind,
            version: 2,
            entity: visitor,
            subject: Some(visitor),
            staff: None,
            body: body.to_string().into_bytes(),
            made: None,
        };
        let reachable = |laptop: &mut crate::support::Laptop| {
            let follow_up = laptop
                .booth()
                .follow_up(booth::FairScope::Current)
                .expect("the follow-up");
            !follow_up.people.is_empty()
        };
        assert!(reachable(laptop), "before");
        laptop
            .booth()
            .ledger()
            .append(Replay::boxed(&Clock::at(OPENING), 1).as_mut(), |_| {
                Ok::<_, LedgerError>((vec![record], ()))
            })
            .expect("kept");
        assert_eq!(reachable(laptop), !silent, "{kind}");
    }
}
