//! What opens the store can be changed and printed.

use crate::support::{Clock, OPENING, PASSPHRASE, Replay, fair, first_day};
use booth::{Booth, BoothError};
use ledger::{LedgerError, Secret};
use words::Language;

/// The new passphrase opens the store, the old one no more, and neither a wrong
/// present one nor a short new one changes anything.
#[test]
fn a_changed_passphrase_opens_the_store_from_then_on() {
    let mut fair = fair(90);
    let laptop = &mut fair.laptops[0];
    let new = "창가의 새 유리잔 셋";
    let refused = [
        ("틀린 암호입니다", new),
        (PASSPHRASE, "일곱 글자다"),
        (PASSPHRASE, "12345678"),
    ]
    .map(|(present, new)| {
        let present = Secret::Passphrase(present);
        let changed = laptop.booth().change_passphrase(present, new);
        changed.expect_err("refused").code().unwrap_or_default()
    });
    assert_eq!(refused, ["wrong_passphrase", "", ""]);
    let present = Secret::Passphrase(PASSPHRASE);
    let changed = laptop.booth().change_passphrase(present, new);
    changed.expect("changed");
    let (path, clock) = (laptop.path.clone(), laptop.clock.clone());
    laptop.close();
    let open = |typed| Booth::open(&path, Secret::Passphrase(typed), Replay::boxed(&clock, 91));
    let old = open(PASSPHRASE).map(drop).expect_err("the old one");
    assert!(matches!(
        old,
        BoothError::Ledger(LedgerError::WrongPassphrase)
    ));
    open(new).expect("the new one");
}

/// The sheet leaves as every file does, the key stands in no record, and nothing
/// but the store's own key is printed.
#[test]
fn the_recovery_key_is_printed_and_stands_in_no_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = tempfile::tempdir().expect("a folder");
    let path = store.path().join("booth.db");
    let set_up = booth::fair::sample_fair(first_day()).expect("the sample");
    let created = Booth::create(
        &path,
        PASSPHRASE,
        set_up,
        Replay::boxed(&Clock::at(OPENING), 92),
    );
    let created = created.expect("a new store");
    let (mut booth, key) = (created.booth, created.recovery_key);
    let strange = "0000-0000-0000-0000-0000-0000-0000-0000";
    let refused = booth.save_recovery_sheet(strange, folder.path(), Language::Korean);
    assert_eq!(
        refused.expect_err("another key").code(),
        Some("wrong_recovery_key")
    );
    let sheet = booth
        .save_recovery_sheet(&key, folder.path(), Language::Korean)
        .expect("the sheet");
    let bytes = std::fs::read(&sheet).expect("a file");
    assert!(bytes.starts_with(b"%PDF"), "a document to print");
    let files = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(files, 1, "and nothing else");

    let connection = booth.ledger().connection();
    let mut bodies = connection
        .prepare("SELECT kind, body FROM ledger_records WHERE body IS NOT NULL")
        .expect("a statement");
    let records: Vec<(String, Vec<u8>)> = bodies
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .and_then(Iterator::collect)
        .expect("records");
    let left = records.iter().filter(|(kind, _)| kind == "files.left");
    assert_eq!(left.count(), 1, "that it left is on record");
    for (kind, body) in &records {
        let text = String::from_utf8_lossy(body);
        assert!(!text.contains(&key), "{kind}");
    }
}
