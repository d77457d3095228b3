//! Opening: the right secret opens, nothing else does, and whatever cannot be
//! read is left exactly as it is.

use std::fs;

use serde_json::{Value, json};

use crate::files::beside;

use super::*;

fn open_with(bench: &mut Bench, secret: Secret<'_>) -> Result<Ledger, LedgerError> {
    let path = bench.folder.path().join("booth.db");
    Ledger::open(&path, secret, Notes::boxed(), &mut bench.environment)
}

/// Every file beside and including the store, so that "untouched" can be proved.
/// The lock is empty and the mark is rewritten on every close.
fn files_of(bench: &Bench) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(bench.folder.path())
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry can be read"))
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).expect("a file can be read"))
        })
        .filter(|(name, _)| !name.ends_with(".lock"))
        .collect();
    files.sort();
    files
}

#[track_caller]
fn refused(bench: &mut Bench, secret: Secret<'_>, code: &str) {
    let before = files_of(bench);
    let error = open_with(bench, secret).expect_err("must not open");
    assert_eq!(error.code(), code, "{error}");
    let sentence = error.sentence();
    assert!(!sentence.ko.is_empty() && !sentence.en.is_empty());
    assert_eq!(
        files_of(bench),
        before,
        "what cannot be opened is left as it is"
    );
}

/// All three ways open the same store.
#[test]
fn passphrase_recovery_key_and_keychain_open() {
    let mut bench = Bench::new(1);
    bench.note(entity(1), "하나");
    bench.close();
    let (recovery, keychain) = (bench.recovery_key.clone(), bench.keychain_key.clone());
    // As macOS types it: the syllables in parts.
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(PASSPHRASE).collect();
    assert_ne!(decomposed, PASSPHRASE);
    for secret in [
        Secret::Passphrase(PASSPHRASE),
        Secret::Passphrase(&decomposed),
        Secret::Recovery(&recovery),
        Secret::Recovery(&recovery.to_lowercase().replace('-', " ")),
        Secret::Keychain(&keychain),
    ] {
        let mut ledger = open_with(&mut bench, secret).expect("the right secret opens");
        assert_eq!(ledger.verify().expect("a check runs").problems, []);
    }
}

/// Wrong secrets are told apart, so that the person knows what to try next.
#[test]
fn wrong_secrets_are_refused() {
    let mut bench = Bench::new(2);
    bench.close();
    refused(
        &mut bench,
        Secret::Passphrase("틀린 암호"),
        "wrong_passphrase",
    );
    refused(&mut bench, Secret::Passphrase(""), "wrong_passphrase");
    refused(&mut bench, Secret::Recovery("ABCD"), "wrong_recovery_key");
    refused(
        &mut bench,
        Secret::Recovery(&"0".repeat(32)),
        "wrong_recovery_key",
    );
    refused(&mut bench, Secret::Keychain(&[0; 32]), "wrong_keychain_key");
}

/// A new passphrase opens, the old one does not, not even through the second
/// copy of the envelope; the store itself is not touched.
#[test]
fn a_changed_passphrase_replaces_the_old_one() {
    let mut bench = Bench::new(3);
    let recovery = bench.recovery_key.clone();
    let ledger = bench.ledger.as_mut().expect("open");
    let environment = &mut bench.environment;
    let wrong = ledger.change_passphrase(environment, Secret::Passphrase("모름"), "새 암호");
    assert_eq!(
        wrong.expect_err("needs the present one").code(),
        "wrong_passphrase"
    );
    let empty = ledger.change_passphrase(environment, Secret::Passphrase(PASSPHRASE), "");
    assert_eq!(empty.expect_err("empty").code(), "empty_passphrase");
    ledger
        .change_passphrase(environment, Secret::Recovery(&recovery), "새 암호")
        .expect("who forgot the passphrase has the recovery key");
    bench.close();
    refused(
        &mut bench,
        Secret::Passphrase(PASSPHRASE),
        "wrong_passphrase",
    );
    fs::remove_file(beside(&bench.path(), ".keys")).expect("removed");
    refused(
        &mut bench,
        Secret::Passphrase(PASSPHRASE),
        "wrong_passphrase",
    );
    drop(open_with(&mut bench, Secret::Passphrase("새 암호")).expect("the new one opens"));
    drop(open_with(&mut bench, Secret::Recovery(&recovery)).expect("the recovery key still opens"));
}

/// A keychain that was recreated gets a new slot; the old key stops opening.
#[test]
fn a_new_keychain_key_replaces_the_old_one() {
    let mut bench = Bench::new(4);
    let old = bench.keychain_key.clone();
    let ledger = bench.ledger.as_mut().expect("open");
    ledger
        .add_keychain_slot(&mut bench.environment, &[7; 32])
        .expect("a slot can be set");
    bench.close();
    refused(&mut bench, Secret::Keychain(&old), "wrong_keychain_key");
    drop(open_with(&mut bench, Secret::Keychain(&[7; 32])).expect("the new one opens"));
}

/// The envelope of another store does not open this one.
#[test]
fn the_keys_of_another_store_are_refused() {
    let (mut bench, mut other) = (Bench::new(6), Bench::new(7));
    bench.close();
    other.close();
    for suffix in [".keys", ".keys.bak"] {
        fs::copy(beside(&other.path(), suffix), beside(&bench.path(), suffix)).expect("copied");
    }
    let keychain = other.keychain_key.clone();
    refused(
        &mut bench,
        Secret::Keychain(&keychain),
        "keys_of_another_store",
    );
}

/// An envelope that asks for all the memory there is, or for a minute of work,
/// is damaged, not obeyed.
#[test]
fn an_envelope_cannot_ask_for_all_memory_or_time() {
    let mut bench = Bench::new(8);
    bench.close();
    for (memory_kib, iterations, lanes) in [
        (4_000_000_000_u64, 1_u64, 1_u64),
        (1024 * 1024, 64, 1),
        (512 * 1024, 1, 1),
        (64 * 1024, 64, 1),
        (8, 4_000_000_000, 1),
        (1024, 1, 128),
        (8, 0, 1),
        (0, 1, 1),
    ] {
        for suffix in [".keys", ".keys.bak"] {
            let keys = beside(&bench.path(), suffix);
            let text = fs::read_to_string(&keys).expect("readable");
            let mut envelope: Value = serde_json::from_str(&text).expect("JSON");
            let slots = envelope["slots"].as_array_mut().expect("slots");
            let slot = slots.iter_mut().find(|slot| slot["kind"] == "passphrase");
            slot.expect("a passphrase")["argon2id"] = json!({
                "memory_kib": memory_kib, "iterations": iterations, "lanes": lanes,
            });
            fs::write(&keys, envelope.to_string()).expect("written");
        }
        refused(&mut bench, Secret::Passphrase(PASSPHRASE), "keys_damaged");
    }
    let recovery = bench.recovery_key.clone();
    open_with(&mut bench, Secret::Recovery(&recovery)).expect("the other slots are whole");
}

/// A flipped bit anywhere in the file is found: at once when it is needed to
/// open, by the check otherwise. The file is never replaced.
#[test]
fn flipped_bits_are_found() {
    let mut bench = Bench::new(9);
    for number in 0..200 {
        bench.note(entity(number), &"긴 이야기 ".repeat(20));
    }
    bench.close();
    let path = bench.path();
    let whole = fs::read(&path).expect("readable");
    assert!(whole.len() > 20 * 4096, "several pages");
    let keychain = bench.keychain_key.clone();
    // The salt, the header, the first page's body and tag; then a page in the
    // middle and one near the end.
    for place in [3, 20, 2_000, 4_090] {
        let mut damaged = whole.clone();
        damaged[place] ^= 1;
        fs::write(&path, &damaged).expect("written");
        refused(&mut bench, Secret::Keychain(&keychain), "damaged");
    }
    for page in [whole.len() / 4096 / 2, whole.len() / 4096 - 2] {
        let mut damaged = whole.clone();
        damaged[page * 4096 + 100] ^= 1;
        fs::write(&path, &damaged).expect("written");
        match open_with(&mut bench, Secret::Keychain(&keychain)) {
            Err(error) => assert_eq!(error.code(), "damaged", "{error:?}"),
            Ok(mut ledger) => {
                let problems = ledger.verify().expect("a check runs to its end").problems;
                let read = (0..200).find_map(|number| ledger.records_of(entity(number)).err());
                if let Some(error) = read {
                    assert_eq!(error.code(), "damaged", "who meets the page is told so");
                }
                let damage: Vec<_> = problems
                    .iter()
                    .filter(|problem| matches!(problem.finding, Finding::FileDamaged { .. }))
                    .collect();
                let [
                    Problem {
                        finding: Finding::FileDamaged { details },
                        ..
                    },
                ] = damage[..]
                else {
                    panic!("page {page}: {problems:?}");
                };
                let said = damage[0].sentence();
                for detail in details {
                    assert!(
                        !said.ko.contains(detail) && !said.en.contains(detail),
                        "{said}"
                    );
                }
                assert!(
                    !said.ko.contains(|c: char| c.is_ascii_alphabetic()),
                    "{said}"
                );
            }
        }
    }
    fs::write(&path, &whole[..whole.len() - 3 * 4096]).expect("written");
    match open_with(&mut bench, Secret::Keychain(&keychain)) {
        Err(error) => assert_eq!(error.code(), "damaged", "{error:?}"),
        Ok(mut ledger) => assert_ne!(ledger.verify().expect("a check runs").problems, []),
    }
    fs::write(&path, b"").expect("written");
    refused(&mut bench, Secret::Keychain(&keychain), "damaged");
    fs::write(&path, &whole).expect("written");
    let mut ledger = open_with(&mut bench, Secret::Keychain(&keychain)).expect("whole again");
    assert_eq!(ledger.verify().expect("a check runs").problems, []);
}

/// A plain SQLite file at the store's place is named for what it is.
#[test]
fn a_plaintext_file_is_refused() {
    let mut bench = Bench::new(10);
    bench.close();
    let path = bench.path();
    fs::remove_file(&path).expect("removed");
    Connection::open(&path)
        .and_then(|plain| plain.execute_batch("CREATE TABLE t (x)"))
        .expect("a plain file can be made");
    refused(&mut bench, Secret::Passphrase(PASSPHRASE), "not_encrypted");
    fs::remove_file(&path).expect("removed");
    refused(&mut bench, Secret::Passphrase(PASSPHRASE), "not_found");
}

/// What a newer version wrote is left to a newer version.
#[test]
fn a_newer_store_is_refused() {
    let mut bench = Bench::new(11);
    let newer = crate::store::STORE_VERSION + 1;
    bench.tamper(&format!("PRAGMA user_version = {newer}"));
    bench.close();
    let keychain = bench.keychain_key.clone();
    refused(&mut bench, Secret::Keychain(&keychain), "newer_version");
    let mut bench = Bench::new(12);
    bench.close();
    for suffix in [".keys", ".keys.bak"] {
        let keys = beside(&bench.path(), suffix);
        let text = fs::read_to_string(&keys).expect("readable");
        fs::write(&keys, text.replace("\"version\": 1", "\"version\": 2")).expect("written");
    }
    let keychain = bench.keychain_key.clone();
    refused(&mut bench, Secret::Keychain(&keychain), "newer_version");
}

/// A second copy of the app is told so, and can open once the first has closed.
#[test]
fn a_second_opener_is_refused() {
    let mut bench = Bench::new(13);
    let keychain = bench.keychain_key.clone();
    let error = open_with(&mut bench, Secret::Keychain(&keychain)).expect_err("in use");
    assert_eq!(error.code(), "in_use");
    bench.note(entity(1), "계속");
    bench.close();
    drop(open_with(&mut bench, Secret::Keychain(&keychain)).expect("free again"));
}

/// Creating never overwrites a store, nor keys whose store was moved away.
#[test]
fn creating_overwrites_nothing() {
    let mut bench = Bench::new(14);
    bench.close();
    let create = |bench: &mut Bench| {
        let path = bench.path();
        Ledger::create(
            &path,
            "x",
            CHEAP,
            DeviceRight::Member,
            Notes::boxed(),
            &mut bench.environment,
        )
        .expect_err("something is there")
        .code()
    };
    let before = files_of(&bench);
    assert_eq!(create(&mut bench), "exists");
    assert_eq!(files_of(&bench), before);
    fs::rename(bench.path(), bench.folder.path().join("elsewhere.db")).expect("moved");
    let before = files_of(&bench);
    assert_eq!(create(&mut bench), "exists");
    assert_eq!(files_of(&bench), before);
}

/// A creation that was cut short leaves no store behind and can be repeated.
#[test]
fn an_interrupted_creation_can_be_repeated() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("booth.db");
    for suffix in [".new", ".new-wal", ".keys", ".keys.part"] {
        fs::write(beside(&path, suffix), b"half").expect("written");
    }
    let mut environment = Seeded::new(15);
    Ledger::create(
        &path,
        PASSPHRASE,
        CHEAP,
        DeviceRight::Member,
        Notes::boxed(),
        &mut environment,
    )
    .expect("leftovers do not matter");
}

/// Acknowledged records that vanished from the end are missed, the device gets
/// a new key so that no number is given twice, and they can come back from
/// another laptop.
#[test]
fn a_lost_end_is_noticed_on_opening() {
    let mut bench = Bench::new(16);
    let keychain = bench.keychain_key.clone();
    bench.notes(&[(entity(1), "하나"), (entity(1), "둘")]);
    bench.close();
    let earlier = fs::read(bench.path()).expect("readable");
    bench.reopen();
    let old_device = bench.ledger().device();
    let last = bench.notes(&[(entity(1), "셋"), (entity(1), "넷")])[1].seq;
    let mut colleague = Bench::new(17);
    bench.give(&mut colleague);
    bench.close();
    // As if the disk had lost the end of the write-ahead log.
    fs::write(bench.path(), earlier).expect("written");

    bench.ledger = Some(open_with(&mut bench, Secret::Keychain(&keychain)).expect("opens"));
    let lost = lost_after(&bench, old_device, 3, last);
    assert_eq!(bench.problems(), std::slice::from_ref(&lost));
    bench.reopen();
    assert_eq!(
        bench.problems(),
        std::slice::from_ref(&lost),
        "opening and closing forgets nothing"
    );
    assert_eq!(
        bench.ledger().vector().expect("readable").len(),
        1,
        "opening records nothing"
    );
    bench.environment.now += 1;
    let next = bench.note(entity(1), "다섯");
    assert!(next.seq > 1, "after the record that says whom it succeeds");
    assert_ne!(
        next.device, old_device,
        "a new key, so that no number is given twice"
    );
    bench.reopen();
    assert_eq!(
        bench.problems(),
        [lost],
        "still known after the mark moved on"
    );

    colleague.give(&mut bench);
    assert_eq!(bench.problems(), [], "what a colleague had is back");
    bench.give(&mut colleague);
    assert_eq!(bench.dump(), colleague.dump());
    assert!(
        bench.dump().contains("하나 / 둘 / 셋 / 넷 / 다섯"),
        "{}",
        bench.dump()
    );
}

/// The file is what the design says it is.
#[test]
fn the_store_is_set_up_as_designed() {
    let mut bench = Bench::new(19);
    let path = bench.path();
    assert!(
        !fs::read(&path)
            .expect("readable")
            .starts_with(b"SQLite format 3\0")
    );
    let connection = bench.ledger().connection();
    for (pragma, expected) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("fullfsync", "1"),
        ("checkpoint_fullfsync", "1"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
        ("temp_store", "2"),
        ("cache_size", "-131072"),
        ("user_version", &crate::store::STORE_VERSION.to_string()),
    ] {
        let found: rusqlite::types::Value = connection
            .pragma_query_value(None, pragma, |row| row.get(0))
            .expect("a pragma answers");
        let found = match found {
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => panic!("{pragma}: {other:?}"),
        };
        assert_eq!(found, expected, "{pragma}");
    }
    let cipher: String = connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .expect("SQLCipher answers");
    assert!(!cipher.is_empty());
    assert!(
        rusqlite::version_number() >= 3_051_003,
        "{}",
        rusqlite::version()
    );
}
