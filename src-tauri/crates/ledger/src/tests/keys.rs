//! Two key files lie beside a store; one good one is enough, heals the other and
//! says so.

use std::fs;

use crate::files::beside;

use super::*;

fn open(bench: &mut Bench, secret: Secret<'_>) -> Result<Ledger, LedgerError> {
    let path = bench.path();
    Ledger::open(&path, secret, Notes::boxed(), &mut bench.environment)
}

fn both(bench: &Bench) -> [PathBuf; 2] {
    [".keys", ".keys.bak"].map(|suffix| beside(&bench.path(), suffix))
}

fn healed(name: &str) -> Problem {
    let name = name.to_owned();
    Problem::nowhere(Finding::KeysHealed { name })
}

/// Whatever happened to one file, the other opens, heals it and says so, once.
#[test]
fn one_good_key_file_heals_the_other() {
    let mut bench = Bench::new(5);
    let mut other = Bench::new(6);
    bench.close();
    other.close();
    let whole = fs::read(&both(&bench)[0]).expect("readable");
    let flipped = |after: &[u8]| {
        let place = whole.windows(after.len()).rposition(|part| part == after);
        let mut bytes = whole.clone();
        bytes[place.expect("it is there") + after.len() + 4] ^= 2;
        bytes
    };
    for damaged in [
        None,
        Some(Vec::new()),
        Some(b"{".to_vec()),
        Some(b"not json".to_vec()),
        Some(whole[..whole.len() / 2].to_vec()),
        // In the last slot, which this passphrase never looks at.
        Some(flipped(b"\"key\":")),
        Some(flipped(b"\"salt\":")),
        // The same passphrase opens the other store's keys.
        Some(fs::read(&both(&other)[0]).expect("readable")),
    ] {
        for number in [0, 1] {
            let file = both(&bench)[number].clone();
            match &damaged {
                Some(bytes) => fs::write(&file, bytes).expect("written"),
                None => fs::remove_file(&file).expect("removed"),
            }
            let ledger = open(&mut bench, Secret::Passphrase(PASSPHRASE)).expect("opens");
            let name = [".keys", ".keys.bak"][number];
            assert_eq!(ledger.found_at_opening(), [healed(name)], "{damaged:?}");
            drop(ledger);
            assert_eq!(fs::read(&file).expect("readable"), whole, "healed");
            let ledger = open(&mut bench, Secret::Passphrase(PASSPHRASE)).expect("opens");
            assert_eq!(ledger.found_at_opening(), [], "said once");
        }
    }
}

/// A wrong secret heals nothing and is called wrong, also beside a damaged copy.
#[test]
fn a_wrong_secret_heals_nothing() {
    let mut bench = Bench::new(7);
    bench.close();
    let [keys, copy] = both(&bench);
    fs::write(&keys, b"not json").expect("written");
    let refused = open(&mut bench, Secret::Passphrase("틀린 암호")).expect_err("wrong");
    assert_eq!(refused.code(), "wrong_passphrase");
    assert_eq!(fs::read(&keys).expect("readable"), b"not json");
    fs::write(&copy, b"not json").expect("written");
    let refused = open(&mut bench, Secret::Passphrase(PASSPHRASE)).expect_err("both");
    assert_eq!(refused.code(), "keys_damaged");
    for file in both(&bench) {
        fs::remove_file(file).expect("removed");
    }
    let refused = open(&mut bench, Secret::Passphrase(PASSPHRASE)).expect_err("none");
    assert_eq!(refused.code(), "keys_missing");
}

/// A kill between the two files of a changed passphrase leaves the old one in
/// the second; it does not come back from there.
#[test]
fn a_given_up_passphrase_does_not_come_back() {
    let mut bench = Bench::new(8);
    let [keys, copy] = both(&bench);
    let old = fs::read(&copy).expect("readable");
    let ledger = bench.ledger.as_mut().expect("open");
    ledger
        .change_passphrase(
            &mut bench.environment,
            Secret::Passphrase(PASSPHRASE),
            "새 암호",
        )
        .expect("changed");
    bench.close();
    fs::write(&copy, &old).expect("as the kill left it");
    let refused = open(&mut bench, Secret::Passphrase(PASSPHRASE)).expect_err("given up");
    assert_eq!(refused.code(), "wrong_passphrase");
    let ledger = open(&mut bench, Secret::Passphrase("새 암호")).expect("the new one opens");
    assert_eq!(ledger.found_at_opening(), [healed(".keys.bak")]);
    drop(ledger);
    assert_eq!(
        fs::read(&copy).expect("read"),
        fs::read(&keys).expect("read")
    );
}

/// The diagnosis is the cause: neither is the key file damaged, nor is it a bug.
#[test]
fn too_little_memory_and_a_missing_folder_are_said_as_such() {
    let mut bench = Bench::new(9);
    bench.close();
    // More than any address space: no allocator gives it.
    let cost = PassphraseCost {
        memory_kib: u32::MAX,
        iterations: 1,
        lanes: 1,
    };
    let place = bench.folder.path().join("large.db");
    let made = Ledger::create(
        &place,
        PASSPHRASE,
        cost,
        DeviceRight::Owner,
        Notes::boxed(),
        &mut bench.environment,
    );
    assert_eq!(made.expect_err("4 TiB").code(), "too_little_memory");
    bench.reopen();
    let missing = bench.folder.path().join("없는 폴더/backup.db");
    let refused = bench.ledger().backup(&missing).expect_err("no folder");
    assert_eq!(refused.code(), "folder_missing");
}

/// The same passphrase opens the keys of another store: then they are called
/// that, and the store, whose file is whole, is not called damaged. A store whose
/// file is damaged is, as long as one page or its mark vouches for the keys.
#[test]
fn keys_of_another_store_are_told_from_a_damaged_store() {
    let mut bench = Bench::new(10);
    let mut others = [Bench::new(11), Bench::new(12)];
    for number in 0..50 {
        bench.note(entity(number), &"긴 이야기 ".repeat(20));
    }
    let backup = bench.folder.path().join("backup.db");
    bench.ledger().backup(&backup).expect("a backup");
    bench.close();
    for other in &mut others {
        other.close();
    }
    let code = |bench: &mut Bench| {
        let refused = open(bench, Secret::Passphrase(PASSPHRASE)).expect_err("refused");
        refused.code()
    };
    let own = both(&bench).map(|file| fs::read(file).expect("readable"));
    let store = fs::read(bench.path()).expect("readable");
    for foreign in [[0, 0], [0, 1]] {
        for (file, number) in both(&bench).iter().zip(foreign) {
            fs::copy(&both(&others[number])[0], file).expect("copied");
        }
        let before = both(&bench).map(|file| fs::read(file).expect("readable"));
        assert_eq!(code(&mut bench), "keys_of_another_store");
        let after = both(&bench).map(|file| fs::read(file).expect("readable"));
        assert_eq!(
            (after, fs::read(bench.path()).ok()),
            (before, Some(store.clone()))
        );
    }
    let to = bench.folder.path().join("restored.db");
    for suffix in [".keys", ".keys.bak"] {
        fs::copy(&both(&others[0])[0], beside(&backup, suffix)).expect("copied");
    }
    let secret = Secret::Passphrase(PASSPHRASE);
    let restored = Ledger::restore(&backup, &to, secret, Notes::boxed(), &mut bench.environment);
    assert_eq!(
        restored.expect_err("refused").code(),
        "keys_of_another_store"
    );

    for (file, bytes) in both(&bench).iter().zip(&own) {
        fs::write(file, bytes).expect("put back");
    }
    // The first page; the salt, without which no page can be read.
    for place in [2_000, 3] {
        let mut damaged = store.clone();
        damaged[place] ^= 1;
        fs::write(bench.path(), &damaged).expect("written");
        assert_eq!(code(&mut bench), "damaged", "byte {place}");
    }
    fs::write(bench.path(), &store).expect("written");
    fs::write(&both(&bench)[1], b"{").expect("torn");
    let ledger = open(&mut bench, Secret::Passphrase(PASSPHRASE)).expect("opens");
    assert_eq!(ledger.found_at_opening(), [healed(".keys.bak")]);
}
