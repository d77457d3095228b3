//! A backup can be relied on, and what is restored from it is another device.

use std::fs;

use crate::files::beside;

use super::*;

fn restore(bench: &mut Bench, from: &Path, to: &Path) -> Result<Ledger, LedgerError> {
    Ledger::restore(
        from,
        to,
        Secret::Passphrase(PASSPHRASE),
        Notes::boxed(),
        &mut bench.environment,
    )
}

/// A backup opens alone, with its own keys, and goes on under a new key that
/// says whom it succeeds; both go on and still merge.
#[test]
fn a_restored_backup_is_a_new_device() {
    let mut bench = Bench::new(1);
    bench.notes(&[(entity(1), "하나"), (entity(2), "둘")]);
    let (backup, restored) = (
        bench.folder.path().join("backup.db"),
        bench.folder.path().join("restored.db"),
    );
    bench
        .ledger()
        .backup(&backup)
        .expect("a backup can be made");
    bench.note(entity(1), "셋");

    let mut other = restore(&mut bench, &backup, &restored).expect("a backup can be restored");
    let old = bench.ledger().device();
    assert_ne!(other.device(), old, "a new device key");
    assert_eq!(
        other.vector().expect("readable").len(),
        1,
        "restoring alone records nothing"
    );
    other
        .append(&mut bench.environment, |_| {
            Ok::<_, LedgerError>((vec![note(entity(1), "복원")], ()))
        })
        .expect("the restored store can be written");
    let records = other.records_of(other.device().0).expect("readable");
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].header.kind, DEVICE_SUCCEEDED);
    let body: serde_json::Value =
        serde_json::from_slice(records[0].body.as_deref().unwrap_or_default()).expect("JSON");
    assert_eq!(body["old_device"], old.0.to_string());
    assert_eq!(body["old_seq"], 2);
    assert_eq!(other.verify().expect("a check runs").problems, []);

    other
        .append(&mut bench.environment, |_| {
            Ok::<_, LedgerError>((vec![note(entity(1), "넷")], ()))
        })
        .expect("the restored store can be written");
    let wanted = bench.ledger().vector().expect("readable");
    let delta = other.carry(&wanted).expect("readable");
    bench.ledger().merge(delta).expect("no fork");
    let wanted = other.vector().expect("readable");
    let delta = bench.ledger().carry(&wanted).expect("readable");
    other.merge(delta).expect("no fork");
    assert_eq!(other.dump_read_tables().expect("readable"), bench.dump());
    assert!(
        bench.dump().contains("하나 / 셋 / 복원 / 넷"),
        "{}",
        bench.dump()
    );
    assert_eq!(bench.problems(), []);
}

/// Neither a backup nor a restoration overwrites anything.
#[test]
fn copies_overwrite_nothing() {
    let mut bench = Bench::new(2);
    bench.note(entity(1), "하나");
    let own = bench.path();
    let backup = bench.folder.path().join("backup.db");
    assert_eq!(
        bench.ledger().backup(&own).expect_err("own place").code(),
        "exists"
    );
    bench
        .ledger()
        .backup(&backup)
        .expect("a backup can be made");
    let first = fs::read(&backup).expect("readable");
    assert_eq!(
        bench.ledger().backup(&backup).expect_err("taken").code(),
        "exists"
    );
    assert_eq!(fs::read(&backup).expect("readable"), first);
    assert_eq!(
        restore(&mut bench, &backup, &own)
            .expect_err("in use")
            .code(),
        "in_use",
        "an open store is in nobody's way"
    );
    bench.close();
    let before = fs::read(&own).expect("readable");
    assert_eq!(
        restore(&mut bench, &backup, &own)
            .expect_err("taken")
            .code(),
        "exists"
    );
    assert_eq!(fs::read(&own).expect("readable"), before);
}

/// A damaged backup is refused before anything is put in place, and a live
/// store with unsaved pages is not mistaken for a backup.
#[test]
fn a_damaged_backup_is_refused() {
    let mut bench = Bench::new(3);
    for number in 0..100 {
        bench.note(entity(number), &"긴 이야기 ".repeat(20));
    }
    let backup = bench.folder.path().join("backup.db");
    let restored = bench.folder.path().join("restored.db");
    bench
        .ledger()
        .backup(&backup)
        .expect("a backup can be made");
    let mut bytes = fs::read(&backup).expect("readable");
    let place = bytes.len() - 4096 + 50;
    bytes[place] ^= 1;
    fs::write(&backup, bytes).expect("written");
    let error = restore(&mut bench, &backup, &restored).expect_err("damaged");
    assert_eq!(error.code(), "copy_unsound", "{error:?}");
    let live = bench.path();
    let error = restore(&mut bench, &live, &restored).expect_err("in use");
    assert_eq!(error.code(), "in_use");
    for suffix in ["", ".part", ".keys"] {
        assert!(
            !beside(&restored, suffix).exists(),
            "nothing is left at {suffix:?}"
        );
    }
}

/// A store copied by hand, with the write-ahead log of a crash beside it, is
/// restored with its newest records.
#[test]
fn a_copy_made_by_hand_is_restored_whole() {
    let mut bench = Bench::new(6);
    bench.note(entity(1), "하나");
    bench
        .ledger()
        .store
        .checkpoint()
        .expect("the log can be emptied");
    bench.note(entity(1), "둘");
    let (copy, restored) = (
        bench.folder.path().join("copy.db"),
        bench.folder.path().join("restored.db"),
    );
    for suffix in ["", "-wal", ".keys"] {
        fs::copy(beside(&bench.path(), suffix), beside(&copy, suffix)).expect("copied");
    }
    let mut ledger = restore(&mut bench, &copy, &restored).expect("restored");
    assert!(
        ledger
            .dump_read_tables()
            .expect("readable")
            .contains("하나 / 둘")
    );
    assert_eq!(ledger.verify().expect("a check runs").problems, []);
}

/// A backup restored where the store was lost says which acknowledged records
/// it lacks, and stops saying so once they are back.
#[test]
fn a_restored_backup_knows_what_it_lacks() {
    let mut bench = Bench::new(7);
    bench.note(entity(1), "하나");
    let backup = bench.folder.path().join("backup.db");
    bench
        .ledger()
        .backup(&backup)
        .expect("a backup can be made");
    bench.notes(&[(entity(1), "둘"), (entity(1), "셋")]);
    let mut colleague = Bench::new(8);
    bench.give(&mut colleague);
    let device = bench.ledger().device();
    bench.close();
    for suffix in ["", ".keys", ".keys.bak"] {
        fs::remove_file(beside(&bench.path(), suffix)).expect("lost");
    }
    let place = bench.path();
    bench.ledger = Some(restore(&mut bench, &backup, &place).expect("restored"));
    let lost = lost_after(&bench, device, 2, 3);
    assert_eq!(bench.problems(), [lost]);
    colleague.give(&mut bench);
    assert_eq!(bench.problems(), []);
}

/// What was asked for after a backup is not known in it: that is told until a
/// later record of another device arrives, also after its own records and a
/// restart. A copied folder is not older than its original, and tells nothing.
#[test]
fn a_restored_backup_waits_for_news() {
    let mut bench = Bench::new(12);
    bench.note(entity(1), "하나");
    let folder = bench.folder.path().to_owned();
    let (backup, place) = (folder.join("backup.db"), folder.join("restored.db"));
    let ledger = bench.ledger();
    ledger.backup(&backup).expect("a backup can be made");
    let until = ledger.latest_time_ever_seen();
    assert_eq!(ledger.restored_without_news().expect("readable"), None);

    let mut other = restore(&mut bench, &backup, &place).expect("restored");
    assert_eq!(
        other.restored_without_news().expect("readable"),
        Some(until)
    );
    let delta = bench.ledger().carry(&other.vector().expect("readable"));
    other
        .merge(delta.expect("readable"))
        .expect("nothing is new");
    let waits = other.restored_without_news().expect("readable");
    assert_eq!(waits, Some(until), "what it knew is no news");
    other
        .append(&mut bench.environment, |_| {
            Ok::<_, LedgerError>((vec![note(entity(1), "복원")], ()))
        })
        .expect("written");
    drop(other);
    let mut other = bench.open_at(&place).expect("it opens again");
    let waits = other.restored_without_news().expect("readable");
    assert_eq!(waits, Some(until), "its own records are no news");

    // A backup of it waits no shorter than itself.
    let (again, second) = (folder.join("again.db"), folder.join("second.db"));
    other.backup(&again).expect("a backup can be made");
    drop(other);
    let copied = restore(&mut bench, &again, &second).expect("restored");
    let waits = copied.restored_without_news().expect("readable");
    assert!(waits.is_some_and(|waits| waits >= until), "{waits:?}");
    drop(copied);

    let mut other = bench.open_at(&place).expect("it opens again");
    bench.note(entity(1), "둘");
    let delta = bench.ledger().carry(&other.vector().expect("readable"));
    other.merge(delta.expect("readable")).expect("merged");
    assert_eq!(other.restored_without_news().expect("readable"), None);
}

/// An interrupted backup leaves a part file that the next one replaces.
#[test]
fn an_interrupted_backup_can_be_repeated() {
    let mut bench = Bench::new(4);
    bench.note(entity(1), "하나");
    let backup = bench.folder.path().join("backup.db");
    fs::write(beside(&backup, ".part"), b"half a backup").expect("written");
    bench
        .ledger()
        .backup(&backup)
        .expect("a backup can be made");
    assert!(!beside(&backup, ".part").exists());
    assert!(
        !beside(&backup, "-wal").exists(),
        "a backup is one file and its keys"
    );
    assert!(beside(&backup, ".keys").exists());
}

/// What was destroyed is not in a backup made afterwards, and an older backup
/// that still has it loses it with the next merge.
#[test]
fn destruction_reaches_backups() {
    let mut bench = Bench::new(5);
    let target = bench.note(entity(1), "지워 주세요");
    let (before, after) = (
        bench.folder.path().join("1.db"),
        bench.folder.path().join("2.db"),
    );
    bench
        .ledger()
        .backup(&before)
        .expect("a backup can be made");
    bench.destroy(target.id);
    bench.ledger().backup(&after).expect("a backup can be made");

    let place = bench.folder.path().join("from-2.db");
    let newer = restore(&mut bench, &after, &place).expect("restored");
    assert!(!newer.dump_read_tables().expect("readable").contains("지워"));
    let place = bench.folder.path().join("from-1.db");
    let mut older = restore(&mut bench, &before, &place).expect("restored");
    assert!(older.dump_read_tables().expect("readable").contains("지워"));
    let delta = bench
        .ledger()
        .carry(&older.vector().expect("readable"))
        .expect("readable");
    assert_eq!(older.merge(delta).expect("honest").destroyed, 1);
    assert!(!older.dump_read_tables().expect("readable").contains("지워"));
    assert_eq!(older.verify().expect("a check runs").problems, []);
}

/// A restoration is repeatable until it is complete: after a kill that left the
/// keys and half a file, and where only the store's file was lost. Keys of
/// another store are never overwritten.
#[test]
fn a_restoration_can_be_repeated() {
    let mut bench = Bench::new(9);
    bench.note(entity(1), "하나");
    let backup = bench.folder.path().join("backup.db");
    bench
        .ledger()
        .backup(&backup)
        .expect("a backup can be made");
    bench.note(entity(1), "둘");
    bench.kill();
    // Only the file is lost: its keys, mark and log still lie there.
    let place = bench.path();
    assert!(beside(&place, "-wal").exists());
    fs::remove_file(&place).expect("lost");
    fs::write(beside(&place, ".part"), b"half a store").expect("written");
    fs::write(beside(&place, ".keys"), b"{").expect("torn");
    let mut ledger = restore(&mut bench, &backup, &place).expect("restored");
    assert!(
        ledger
            .dump_read_tables()
            .expect("readable")
            .contains("하나")
    );
    assert_eq!(ledger.verify().expect("a check").problems.len(), 1, "둘");
    drop(ledger);
    fs::remove_file(&place).expect("lost");
    let mut other = Bench::new(10);
    other.close();
    fs::copy(beside(&other.path(), ".keys"), beside(&place, ".keys")).expect("copied");
    let refused = restore(&mut bench, &backup, &place).expect_err("not ours");
    assert_eq!(refused.code(), "exists");
}
