//! Before the format of an older store is raised, a checked backup of it lies
//! beside it.

use std::fs;

use crate::devices_table;
use crate::files::beside;
use crate::store::{STORE_VERSION, Store};

use super::*;

/// Takes back every step but the first.
const TO_FORMAT_1: &str = "
    DROP TABLE ledger_receipts;
    ALTER TABLE ledger_self DROP COLUMN invitation_secret;
    DROP VIEW ledger_chains;
    DROP TABLE ledger_quarantine;
    ALTER TABLE ledger_self DROP COLUMN owner_secret;
    ALTER TABLE ledger_self DROP COLUMN owner_public;
    ALTER TABLE ledger_self DROP COLUMN place;
    DROP INDEX ledger_records_counted;
    DROP INDEX ledger_records_of_entity;
    ALTER TABLE ledger_records DROP COLUMN counted_hlc;
    ALTER TABLE ledger_devices DROP COLUMN trusted_hlc;
    CREATE INDEX ledger_records_of_entity ON ledger_records (entity, hlc, device, seq);
    CREATE INDEX ledger_records_about_subject ON ledger_records (subject)
        WHERE subject IS NOT NULL;
    PRAGMA user_version = 1;";

/// A closed store of the first format with 60 notes.
fn old_store(seed: u64) -> Bench {
    let mut bench = Bench::new(seed);
    for number in 0..60 {
        bench.note(entity(number), &"긴 이야기 ".repeat(200));
    }
    bench.tamper(TO_FORMAT_1);
    bench.close();
    bench
}

fn backup_name(store: &Path, number: u32) -> PathBuf {
    beside(
        store,
        &format!(".before-format-{STORE_VERSION}-{number}.db"),
    )
}

fn backups(store: &Path) -> usize {
    let folder = fs::read_dir(store.parent().expect("a folder")).expect("readable");
    let names = folder.map(|entry| entry.expect("an entry").file_name());
    names
        .filter(|name| {
            let name = name.to_string_lossy();
            name.contains(".before-format-") && name.ends_with(".db")
        })
        .count()
}

fn raised(backup: &Path) -> Problem {
    let backup = backup.display().to_string();
    Problem::nowhere(Finding::FormatRaised { backup })
}

/// The format of a closed store and how many records it holds.
fn format_and_records(bench: &Bench, path: &Path) -> (u32, u64) {
    let secret = Secret::Keychain(&bench.keychain_key);
    let keys = crate::envelope::unlock(path, secret, |_, _| true).expect("its keys");
    let store = Store::open_as_found(path, &keys.data_key).expect("opens");
    let ends = devices_table::ends(store.connection()).expect("readable");
    (store.format().expect("a number"), ends.values().sum())
}

/// The backup is the store as it was, opens with the same passphrase, and is
/// told once.
#[test]
fn an_older_store_is_backed_up_before_its_format_is_raised() {
    let mut bench = old_store(1);
    let path = bench.path();
    bench.reopen();
    let dump = bench.dump();
    assert_eq!(
        bench.ledger().found_at_opening(),
        [raised(&backup_name(&path, 1))]
    );
    assert_eq!(bench.problems(), []);
    bench.reopen();
    assert_eq!(bench.ledger().found_at_opening(), [], "told once");
    bench.close();
    assert_eq!(format_and_records(&bench, &path), (STORE_VERSION, 60));
    let backup = backup_name(&path, 1);
    assert_eq!(format_and_records(&bench, &backup), (1, 60), "as it was");
    assert_eq!(backups(&path), 1);

    let restored = bench.folder.path().join("restored.db");
    let secret = Secret::Passphrase(PASSPHRASE);
    let ledger = Ledger::restore(
        &backup,
        &restored,
        secret,
        Notes::boxed(),
        &mut bench.environment,
    );
    let ledger = ledger.expect("restored");
    assert_eq!(ledger.dump_read_tables().expect("readable"), dump);
}

/// A kill between the backup and the raising, and one in the middle of the
/// backup: the next start goes on. A backup of other records is not replaced.
#[test]
fn raising_a_format_can_be_repeated() {
    let mut bench = old_store(2);
    let path = bench.path();
    let old = fs::read(&path).expect("readable");
    fs::write(beside(&backup_name(&path, 1), ".part"), b"half a backup").expect("written");
    bench.reopen();
    bench.close();

    fs::write(&path, &old).expect("as the kill left it");
    for suffix in [".keys", ".keys.bak"] {
        fs::remove_file(beside(&backup_name(&path, 1), suffix)).expect("as if never written");
    }
    bench.reopen();
    assert_eq!(
        bench.ledger().found_at_opening()[0],
        raised(&backup_name(&path, 1))
    );
    assert_eq!(backups(&path), 1, "the one that is there will do");
    assert!(beside(&backup_name(&path, 1), ".keys.bak").exists());
    bench.close();

    let another = b"something of the owner's".to_vec();
    fs::write(&path, &old).expect("as the kill left it");
    fs::write(backup_name(&path, 1), &another).expect("written");
    bench.reopen();
    assert_eq!(
        bench.ledger().found_at_opening()[0],
        raised(&backup_name(&path, 2))
    );
    assert_eq!(fs::read(backup_name(&path, 1)).expect("readable"), another);
}

/// Without room for the backup nothing is raised and nothing is changed; with
/// room it is.
#[test]
fn without_room_for_the_backup_nothing_is_raised() {
    let mut bench = old_store(3);
    let from = bench.path();
    let Some(disk) = SmallDisk::of("1536k") else {
        return;
    };
    let path = disk.path().join("booth.db");
    for suffix in ["", ".keys", ".keys.bak"] {
        fs::copy(beside(&from, suffix), beside(&path, suffix)).expect("fits once");
    }
    let before = fs::read(&path).expect("readable");
    fs::write(disk.path().join("filling"), vec![0; 700 * 1024]).expect("fits");
    let refused = bench.open_at(&path).expect_err("no room");
    assert_eq!(refused.code(), "no_room_to_raise", "{refused:?}");
    assert!(fs::read(&path).expect("readable") == before, "as it was");
    assert_eq!(backups(&path), 0, "no half backup");
    fs::remove_file(disk.path().join("filling")).expect("room is made");
    let ledger = bench.open_at(&path).expect("opens");
    assert!(
        ledger
            .found_at_opening()
            .contains(&raised(&backup_name(&path, 1)))
    );
}
