//! Nothing personal outside the encryption: not in files, not in Debug output.

use std::fs;

use super::*;

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Everything that ever lies in the folder is searched for what was typed, in
/// the two encodings it could appear in, while the store is open and after.
#[test]
fn no_file_holds_what_was_typed() {
    let canaries = ["canary-김하늘-3b7e", "010-9876-5432-c4d2", PASSPHRASE];
    let mut bench = Bench::new(1);
    for number in 0..300 {
        for canary in canaries {
            bench.note(entity(number), canary);
        }
        bench.environment.now += 50;
    }
    let backup = bench.folder.path().join("backup.db");
    bench
        .ledger()
        .backup(&backup)
        .expect("a backup can be made");

    let mut needles: Vec<Vec<u8>> = canaries
        .iter()
        .flat_map(|canary| [canary.as_bytes().to_vec(), utf16(canary)])
        .collect();
    needles.push(bench.recovery_key.clone().into_bytes());
    needles.push(bench.keychain_key.to_vec());
    needles.push(bench.ledger().data_key.to_vec());

    let mut names = search(&bench, &needles);
    bench.close();
    names.extend(search(&bench, &needles));
    names.sort();
    names.dedup();
    let expected = [
        "backup.db",
        "backup.db.keys",
        "backup.db.keys.bak",
        "booth.db",
        "booth.db-shm",
        "booth.db-wal",
        "booth.db.keys",
        "booth.db.keys.bak",
        "booth.db.lock",
        "booth.db.mark",
    ];
    assert_eq!(
        names, expected,
        "these were searched, and there are no others"
    );
}

fn search(bench: &Bench, needles: &[Vec<u8>]) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(bench.folder.path()).expect("the folder can be read") {
        let path = entry.expect("an entry can be read").path();
        names.push(
            path.file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned(),
        );
        if path
            .extension()
            .is_some_and(|extension| extension == "lock")
        {
            // Windows does not let a locked file be read; an empty one says nothing.
            assert_eq!(fs::metadata(&path).expect("it is there").len(), 0);
            continue;
        }
        let bytes = fs::read(&path).expect("a file can be read");
        for needle in needles {
            assert!(
                !bytes.windows(needle.len()).any(|window| window == needle),
                "{} holds something that was to be secret",
                path.display()
            );
        }
    }
    names
}

/// A desktop app keeps its ledger behind a lock that threads share.
#[test]
fn a_ledger_may_move_between_threads() {
    fn may_move<T: Send>() {}
    may_move::<Ledger>();
    may_move::<LedgerError>();
}

/// Debug output ends in logs.
#[test]
fn debug_output_shows_no_secret() {
    let mut bench = Bench::new(2);
    bench.note(entity(1), "비밀");
    let records = bench.ledger().records_of(entity(1)).expect("readable");
    let delta = bench.ledger().carry(&Default::default()).expect("readable");
    let shown = format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        records,
        delta,
        note(entity(1), "비밀"),
        Secret::Passphrase("비밀"),
        Secret::Recovery("비밀"),
        Secret::Keychain(&[0xAB; 32]),
        bench.ledger,
    );
    assert!(!shown.contains("비밀"), "{shown}");
    assert!(!shown.contains("171, 171"), "{shown}");
    assert!(
        !shown.contains(&format!("{:?}", "비밀".as_bytes())),
        "{shown}"
    );
}
