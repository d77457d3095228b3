//! Many appends in one commit are still decided one by one.

use super::*;

fn log_of(bench: &Bench) -> u64 {
    let log = crate::files::beside(&bench.path(), "-wal");
    std::fs::metadata(log).map_or(0, |log| log.len())
}

/// Invented visitors share a commit; one that was refused leaves the others whole.
#[test]
fn held_appends_reach_the_disk_together() {
    let mut bench = Bench::new(1);
    bench.note(entity(1), "before");
    let before = log_of(&bench);
    bench.ledger().hold_commits().expect("it holds");
    bench.note(entity(2), "held");
    let ledger = bench.ledger.as_mut().expect("it is open");
    let refused = ledger.append(&mut bench.environment, |_| {
        let records = vec![
            note(entity(3), "written"),
            NewRecord {
                kind: "ledger.own",
                ..note(entity(3), "refused")
            },
        ];
        Ok::<_, LedgerError>((records, ()))
    });
    assert!(matches!(refused, Err(LedgerError::ReservedKind)));
    bench.note(entity(2), "held, too");
    assert_eq!(log_of(&bench), before, "nothing is on disk yet");
    bench.ledger().commit_held().expect("it is on disk now");
    assert!(log_of(&bench) > before);
    bench.note(entity(4), "after");

    bench.kill();
    bench.reopen();
    assert_eq!(bench.ledger().found_at_opening(), []);
    let held = bench.ledger().records_of(entity(2)).expect("records");
    assert_eq!(held.len(), 2);
    assert_eq!(bench.ledger().records_of(entity(3)).expect("records"), []);
    assert_eq!(bench.problems(), []);
}

/// Whoever kills a play loses what was held and nothing else, and is told of no loss.
#[test]
fn what_is_still_held_is_gone_after_a_kill() {
    let mut bench = Bench::new(2);
    bench.note(entity(1), "before");
    bench.ledger().hold_commits().expect("it holds");
    bench.note(entity(2), "held");
    bench.kill();
    bench.reopen();
    assert_eq!(bench.ledger().found_at_opening(), []);
    assert_eq!(bench.ledger().records_of(entity(2)).expect("records"), []);
    bench.note(entity(3), "after");
    assert_eq!(bench.problems(), []);
}

/// A full disk undoes what was held; the chain must not go on after what is gone.
#[test]
fn nothing_follows_held_records_that_a_full_disk_undid() {
    let Some(disk) = SmallDisk::of("3m") else {
        return;
    };
    let mut bench = Bench::new(3);
    let path = disk.path().join("booth.db");
    let environment = &mut bench.environment;
    let created = Ledger::create(
        &path,
        PASSPHRASE,
        CHEAP,
        DeviceRight::Member,
        Notes::boxed(),
        environment,
    );
    let mut ledger = created.expect("a small store").ledger;
    let large = "큰".repeat(20_000);
    let mut add = |ledger: &mut Ledger, number| {
        ledger.append(environment, |_| {
            Ok::<_, LedgerError>((vec![note(entity(number), &large)], ()))
        })
    };
    add(&mut ledger, 0).expect("there is room");
    ledger.hold_commits().expect("it holds");
    let added = (1..2_000).map_while(|number| add(&mut ledger, number).ok());
    let (added, committed) = (added.count(), ledger.commit_held());
    assert!(added > 0 && committed.is_err(), "{added} {committed:?}");
    let refused = add(&mut ledger, 9_999);
    assert!(matches!(refused, Err(LedgerError::ReopenNeeded)));
    drop(ledger);
    let secret = Secret::Passphrase(PASSPHRASE);
    let opened = Ledger::open(&path, secret, Notes::boxed(), &mut bench.environment);
    let mut ledger = opened.expect("it opens again");
    assert_eq!(ledger.verify().expect("a check").problems, []);
}
