//! A store that lies where nothing can be written can be checked and restored.

use std::fs;

use crate::files::beside;

use super::*;

const FILES: [&str; 6] = ["", "-wal", ".keys", ".keys.bak", ".mark", ".lock"];

/// A killed store, so that records lie in its log, and its folder's files.
fn killed_store(seed: u64) -> Bench {
    let mut bench = Bench::new(seed);
    for number in 0..20 {
        bench.note(entity(number), "긴 이야기");
    }
    bench.kill();
    bench
}

fn listing(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .expect("readable")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.clone(), fs::read(path).expect("readable")))
        .collect();
    found.sort();
    found
}

/// Opening is refused as what it is, checking and restoring work.
fn can_be_checked_and_restored(store: &Path, restored: &Path) {
    let secret = Secret::Passphrase(PASSPHRASE);
    let mut environment = Seeded::new(77);
    let before = listing(store.parent().expect("a folder"));
    let opened = Ledger::open(store, secret, Notes::boxed(), &mut environment);
    assert_eq!(
        opened.expect_err("cannot be written").code(),
        "write_protected"
    );
    let checked = Ledger::verify_write_protected(store, secret, Notes::boxed(), &mut environment);
    let checked = checked.expect("a check runs");
    assert_eq!((checked.records, checked.problems), (20, vec![]));
    let ledger = Ledger::restore(store, restored, secret, Notes::boxed(), &mut environment);
    let mut ledger = ledger.expect("restored");
    assert_eq!(ledger.verify().expect("a check runs").records, 20);
    assert_eq!(
        listing(store.parent().expect("a folder")),
        before,
        "no trace"
    );
}

/// A stick with its switch on, with the lock file that was copied and without;
/// and what is wrong with such a copy is found.
#[test]
fn on_a_write_protected_disk() {
    let bench = killed_store(1);
    let Some(disk) = SmallDisk::of("8m") else {
        return;
    };
    for folder in ["with", "without", "damaged"] {
        fs::create_dir(disk.path().join(folder)).expect("made");
        for suffix in FILES {
            if (folder, suffix) != ("without", ".lock") {
                let to = beside(&disk.path().join(folder).join("booth.db"), suffix);
                fs::copy(beside(&bench.path(), suffix), to).expect("copied");
            }
        }
    }
    let damaged = disk.path().join("damaged").join("booth.db");
    fs::write(beside(&damaged, ".keys.bak"), b"{").expect("torn");
    fs::remove_file(beside(&damaged, "-wal")).expect("lost");
    disk.protect();
    for folder in ["with", "without"] {
        let store = disk.path().join(folder).join("booth.db");
        let restored = bench.folder.path().join(format!("{folder}.db"));
        can_be_checked_and_restored(&store, &restored);
    }
    let found = Ledger::verify_write_protected(
        &damaged,
        Secret::Passphrase(PASSPHRASE),
        Notes::boxed(),
        &mut Seeded::new(78),
    );
    let found: Vec<_> = found.expect("a check runs").problems;
    let name = ".keys.bak".to_owned();
    assert!(
        matches!(found[0].finding, Finding::LostTail { through: 20, .. }),
        "{found:?}"
    );
    assert_eq!(
        found[1..],
        [Problem::nowhere(Finding::KeysNotHealed { name })]
    );
}

/// What file modes forbid binds nobody who is root, so the test goes on as
/// another account.
#[cfg(unix)]
#[test]
fn with_files_or_a_folder_that_only_others_may_write() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    use std::os::unix::process::CommandExt as _;

    const FOLDER: &str = "BOOTHLOOP_PROTECTED_FOLDER";
    const NOBODY: u32 = 65_534;
    if let Some(folder) = std::env::var_os(FOLDER) {
        let folder = PathBuf::from(folder);
        let to = folder.join("to").join("restored.db");
        return can_be_checked_and_restored(&folder.join("from").join("booth.db"), &to);
    }
    let bench = killed_store(2);
    let is_root = fs::metadata(bench.path()).expect("there").uid() == 0;
    let mode = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    };
    for (of_folder, of_files) in [(0o555, 0o644), (0o555, 0o444), (0o755, 0o444)] {
        let folder = tempfile::tempdir().expect("a folder");
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        fs::create_dir(&from).expect("made");
        fs::create_dir(&to).expect("made");
        for suffix in FILES {
            let copy = beside(&from.join("booth.db"), suffix);
            fs::copy(beside(&bench.path(), suffix), &copy).expect("copied");
            mode(&copy, of_files);
            if is_root {
                chown(&copy, Some(NOBODY), None).expect("given");
            }
        }
        mode(&from, of_folder);
        let mut child = Command::new(std::env::current_exe().expect("this test is a file"));
        child
            .args(["--exact", "--nocapture"])
            .arg("tests::write_protected::with_files_or_a_folder_that_only_others_may_write")
            .env(FOLDER, folder.path())
            .current_dir(folder.path());
        if is_root {
            for path in [folder.path(), &from, &to] {
                chown(path, Some(NOBODY), None).expect("given");
            }
            child.uid(NOBODY).gid(NOBODY);
        }
        let said = match child.output() {
            Ok(said) => said,
            Err(error) => {
                skipped::because(&format!("another account cannot run the test: {error}"));
                return;
            }
        };
        mode(&from, 0o755);
        let words = String::from_utf8_lossy(&said.stdout).into_owned();
        assert!(
            said.status.success(),
            "{of_folder:o} {of_files:o}: {words}{}",
            String::from_utf8_lossy(&said.stderr)
        );
        assert!(words.contains("1 passed"), "{words}");
    }
}
