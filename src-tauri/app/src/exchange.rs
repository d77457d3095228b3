//! Checking the store, copying it, making it from a copy, and the folders for that.

use crate::fair;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::Booth;
use chrono::{NaiveDateTime, TimeDelta};
use ledger::{LedgerError, SystemEnvironment};
use std::path::{Path, PathBuf};
use wire::{
    BackUp, BackedUp, Folder, Nothing, RestoreBackup, Restored, SavedFile, Verification, Work,
};
use words::sentence;
use zeroize::Zeroizing;

pub(crate) fn verify_store(shell: &Shell, _: Nothing) -> Answer<Verification> {
    shell.with_counted(Work::Verifying, |booth, progress| {
        Ok(verification(&booth.ledger().verify_watched(progress)?))
    })
}

pub(crate) fn back_up(shell: &Shell, request: BackUp) -> Answer<BackedUp> {
    let folder = shell.folder(&request.folder)?;
    shell.with_counted(Work::BackingUp, |booth, progress| {
        let path = free_backup_name(&folder, booth.now().naive_local());
        booth.ledger().backup_watched(&path, progress)?;
        Ok(BackedUp {
            path: shell.saved(&path).path,
            keys: shell.saved(&keys_of(&path)).path,
        })
    })
}

pub(crate) fn restore_backup(shell: &Shell, request: RestoreBackup) -> Answer<Restored> {
    let typed = Zeroizing::new(request.secret);
    let file = Path::new(request.file.trim());
    if file.is_file() && !keys_of(file).exists() {
        let name = keys_of(file);
        let name = name.file_name().unwrap_or_default().to_string_lossy();
        let missing = sentence!("backup-keys-missing", name = name.into_owned());
        return Err(values::refusal(&missing));
    }
    let progress = shell.work().begin(Work::Restoring);
    let mut open = shell.lock();
    if open.is_some() {
        return Err(values::error(&LedgerError::Exists.into()));
    }
    let (verified, set_aside) = shell.make_store_anew(|path| {
        let secret = fair::secret(&typed, request.recovery);
        let environment = Box::new(SystemEnvironment);
        let mut booth = Booth::restore_watched(file, path, secret, environment, &progress)?;
        Ok(booth.ledger().verify_watched(&progress)?)
    })?;
    let secret = fair::secret(&typed, request.recovery);
    let mut booth = Booth::open(&shell.store(), secret, Box::new(SystemEnvironment))
        .map_err(|error| values::error(&error))?;
    fair::ask_who(&mut booth, request.recovery)?;
    shell.enter(&mut open, booth, false);
    // As after creating a fair: whoever has records of her own looked around enough.
    let _ = shell.delete_sample();
    Ok(Restored {
        verification: verification(&verified),
        set_aside: set_aside.map(|folder| folder.display().to_string()),
        stage: fair::stage_of(&open, shell)?,
    })
}

pub(crate) fn choose_folder(shell: &Shell, request: Folder) -> Answer<Folder> {
    let present = shell.folder(&request.folder)?;
    let chosen = dialog(&present).pick_folder();
    Ok(Folder {
        folder: chosen.map_or_else(String::new, |folder| folder.display().to_string()),
    })
}

pub(crate) fn choose_backup(_: &Shell, request: Folder) -> Answer<SavedFile> {
    let chosen = dialog(Path::new(&request.folder))
        .add_filter("Boothloop", &["db"])
        .pick_file();
    Ok(SavedFile {
        path: chosen.map_or_else(String::new, |file| file.display().to_string()),
    })
}

fn dialog(present: &Path) -> rfd::FileDialog {
    match present.is_dir() {
        true => rfd::FileDialog::new().set_directory(present),
        false => rfd::FileDialog::new(),
    }
}

/// Shows the folder of a file that the booth wrote, and no other: what a window
/// names is looked up, never handed on.
pub(crate) fn open_folder(shell: &Shell, request: SavedFile) -> Answer<Nothing> {
    let refused = || {
        values::refusal(&sentence!(
            "folder-not-opened",
            file = request.path.as_str()
        ))
    };
    let folder = Path::new(&request.path).parent().ok_or_else(refused)?;
    if !shell.wrote_to(folder) || !folder.is_dir() {
        return Err(refused());
    }
    open::that_detached(folder).map_err(|_| refused())?;
    Ok(Nothing {})
}

fn verification(found: &ledger::Verification) -> Verification {
    let problems = found.problems.iter();
    Verification {
        ok: found.problems.is_empty(),
        records: u32::try_from(found.records).unwrap_or(u32::MAX),
        problems: problems
            .map(|problem| values::text(&problem.sentence()))
            .collect(),
    }
}

/// The keys that lie beside a backup and open it.
fn keys_of(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(".keys");
    PathBuf::from(name)
}

/// A file name with a time of the store's: never before its latest record, so that
/// names sort as the backups were made after the clock was set back, too. Of two in
/// one second the later is named a second later; none overwrites another.
fn free_backup_name(folder: &Path, now: NaiveDateTime) -> PathBuf {
    let mut at = now;
    loop {
        let path = folder.join(at.format("boothloop %Y-%m-%d %H-%M-%S.db").to_string());
        if !path.exists() {
            return path;
        }
        at += TimeDelta::seconds(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fair::{create_fair, lock, unlock};
    use std::fs;
    use wire::{CreateFair, ErrorCode, Unlock};

    const PASSPHRASE: &str = "유리잔 두 개와 물병";

    fn shell_with_a_fair(folder: &Path) -> Shell {
        let shell = Shell::new(folder.to_owned());
        let request = serde_json::json!({
            "fair_name": "핸드메이드페어", "maker_name": "온기유리", "maker_phone": "",
            "maker_email": "", "maker_address": "", "refusal_phone": "", "page_address": "",
            "starts_on": "2027-03-04", "ends_on": "2027-03-07", "owner_name": "한서윤",
            "passphrase": PASSPHRASE,
        });
        let request: CreateFair = serde_json::from_value(request).expect("a request");
        create_fair(&shell, request).expect("a fair");
        shell
    }

    fn restoring(file: &str) -> RestoreBackup {
        RestoreBackup {
            file: file.to_owned(),
            secret: PASSPHRASE.to_owned(),
            recovery: false,
        }
    }

    fn back_up_into(shell: &Shell, folder: &Path) -> BackedUp {
        let folder = folder.display().to_string();
        back_up(shell, BackUp { folder }).expect("a backup")
    }

    /// A backup is two files, and opens on another laptop after every record was
    /// checked. Without its keys it is said exactly what is missing.
    #[test]
    fn a_backup_opens_on_another_laptop_with_both_of_its_files() {
        let [home, other, stick] = [(); 3].map(|()| tempfile::tempdir().expect("a folder"));
        let shell = shell_with_a_fair(home.path());
        let copy = back_up_into(&shell, stick.path());
        let keys = fs::read(&copy.keys).expect("the keys are a file");
        for name in [".keys", ".keys.bak"] {
            fs::remove_file(format!("{}{name}", copy.path)).expect("removed");
        }
        let laptop = Shell::new(other.path().to_owned());
        let refused = restore_backup(&laptop, restoring(&copy.path)).expect_err("no keys");
        let name = Path::new(&copy.keys).file_name().expect("a name");
        let name = name.to_string_lossy();
        assert!(refused.message.ko.contains(&*name), "{:?}", refused.message);
        assert!(!laptop.has_store(), "nothing was made");

        fs::write(&copy.keys, keys).expect("put back");
        let restored = restore_backup(&laptop, restoring(&copy.path)).expect("restored");
        assert!(restored.verification.ok, "{:?}", restored.verification);
        assert!(restored.verification.records > 0);
        assert_eq!(restored.set_aside, None);
    }

    /// Two backups in one second are two, and whoever sorts the folder by name has
    /// the later one last, also when the clock stands still because it was set back.
    #[test]
    fn backups_of_one_second_are_named_one_after_the_other() {
        let stick = tempfile::tempdir().expect("a folder");
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
        let now = day.and_hms_opt(23, 59, 59).expect("a time");
        let made = [(); 12].map(|()| {
            let path = free_backup_name(stick.path(), now);
            assert!(!path.exists(), "{}", path.display());
            fs::write(&path, "a backup").expect("written");
            path
        });
        assert!(made.is_sorted(), "{made:?}");
        let first = made[0].file_name().expect("a name");
        assert_eq!(first, "boothloop 2026-11-28 23-59-59.db");
    }

    /// A backup never takes the place of a store that can be read; one that cannot
    /// be read is moved aside, and every byte of it stays.
    #[test]
    fn a_backup_takes_the_place_of_an_unreadable_store_only() {
        let [home, stick] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        let shell = shell_with_a_fair(home.path());
        let copy = back_up_into(&shell, stick.path());
        lock(&shell, Nothing {}).expect("locked");
        let refused = restore_backup(&shell, restoring(&copy.path)).expect_err("a store is there");
        assert_eq!(refused.code, None);

        let damaged = vec![7; 8192];
        fs::write(shell.store(), &damaged).expect("damaged");
        let typed = Unlock {
            secret: PASSPHRASE.to_owned(),
            recovery: false,
        };
        let refused = unlock(&shell, typed).expect_err("it cannot be read");
        assert_eq!(refused.code, Some(ErrorCode::Unreadable));
        let wrong = RestoreBackup {
            secret: "다른 암호입니다".to_owned(),
            ..restoring(&copy.path)
        };
        restore_backup(&shell, wrong).expect_err("a wrong passphrase");
        assert_eq!(fs::read(shell.store()).expect("still there"), damaged);

        let restored = restore_backup(&shell, restoring(&copy.path)).expect("restored");
        let aside = PathBuf::from(restored.set_aside.expect("it was moved"));
        let name = shell.store();
        let name = name.file_name().expect("a name");
        assert_eq!(fs::read(aside.join(name)).expect("kept"), damaged);
    }

    /// The window can have no other folder opened than one that was written to.
    #[test]
    fn only_folders_that_were_written_to_are_opened() {
        let home = tempfile::tempdir().expect("a folder");
        let shell = Shell::new(home.path().to_owned());
        let path = home.path().join("file").display().to_string();
        open_folder(&shell, SavedFile { path }).expect_err("nothing was written there");
        assert!(!shell.wrote_to(home.path()));
        shell.saved(&home.path().join("file"));
        assert!(shell.wrote_to(home.path()));
    }
}
