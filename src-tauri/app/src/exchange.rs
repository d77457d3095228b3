//! Checking the store, copying it, making it from a copy or a fair pack, carrying records
//! between laptops, and the folders for that.

use crate::fair;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::exchange::{MergedBundle, Reach, open_pack as make_of_pack};
use booth::{Booth, BoothError};
use chrono::{NaiveDateTime, TimeDelta};
use ledger::{DeviceId, LedgerError, Secret, SystemEnvironment};
use std::path::{Path, PathBuf};
use wire::{
    AdmitLaptop, BackUp, BackedUp, BoothLaptop, BoothLaptops, BundleWritten, Bundles, Folder,
    LeftAside, MergedBundles, Nothing, OpenPack, Opened, PackWritten, RestoreBackup, Restored,
    SavedFile, Verification, Work, WriteBundle, WritePack,
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
        let path = free_name(&folder, "boothloop %Y-%m-%d %H-%M-%S.db", booth);
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

pub(crate) fn write_pack(shell: &Shell, request: WritePack) -> Answer<PackWritten> {
    let folder = shell.folder(&request.folder)?;
    shell.with_counted(Work::WritingPack, |booth, _| {
        let path = free_name(&folder, "boothloop %Y-%m-%d %H-%M-%S.fairpack", booth);
        let password = booth.pack_password();
        let pack = booth.write_pack(&path, password.reveal())?;
        Ok(PackWritten {
            path: shell.saved(&pack.file).path,
            password: password.reveal().to_owned(),
            records: counted(pack.records),
        })
    })
}

pub(crate) fn choose_pack(_: &Shell, request: Folder) -> Answer<SavedFile> {
    let chosen = dialog(Path::new(&request.folder))
        .add_filter("Boothloop", &[booth::exchange::PACK_EXTENSION])
        .pick_file();
    Ok(SavedFile {
        path: chosen.map_or_else(String::new, |file| file.display().to_string()),
    })
}

pub(crate) fn open_pack(shell: &Shell, request: OpenPack) -> Answer<Opened> {
    let password = Zeroizing::new(request.password);
    let passphrase = Zeroizing::new(request.passphrase);
    let file = Path::new(request.file.trim());
    let progress = shell.work().begin(Work::OpeningPack);
    let mut open = shell.lock();
    if open.is_some() {
        return Err(values::error(&LedgerError::Exists.into()));
    }
    let (recovery_key, keychain_key) = shell.make_store(|path| {
        let environment = Box::new(SystemEnvironment);
        let created = make_of_pack(file, &password, path, &passphrase, environment, &progress)?;
        Ok((created.recovery_key, created.keychain_key))
    })?;
    let secret = Secret::Keychain(&keychain_key);
    let mut booth = Booth::open(&shell.store(), secret, Box::new(SystemEnvironment))
        .map_err(|error| values::error(&error))?;
    fair::ask_who(&mut booth, false)?;
    shell.enter(&mut open, booth, false);
    // As after creating a fair: whoever has records of her own looked around enough.
    let _ = shell.delete_sample();
    Ok(Opened {
        recovery_key,
        stage: fair::stage_of(&open, shell)?,
    })
}

pub(crate) fn get_booth_laptops(shell: &Shell, _: Nothing) -> Answer<BoothLaptops> {
    shell.with(laptops)
}

pub(crate) fn write_bundle(shell: &Shell, request: WriteBundle) -> Answer<BundleWritten> {
    let folder = shell.folder(&request.folder)?;
    shell.with_counted(Work::WritingBundle, |booth, _| {
        let path = free_name(&folder, "boothloop %Y-%m-%d %H-%M-%S.boothbundle", booth);
        let bundle = booth.write_bundle(&path, Reach::Everybody)?;
        Ok(BundleWritten {
            path: shell.saved(&bundle.file).path,
            records: counted(bundle.records),
        })
    })
}

pub(crate) fn choose_bundles(_: &Shell, request: Folder) -> Answer<Bundles> {
    let chosen = dialog(Path::new(&request.folder))
        .add_filter("Boothloop", &[booth::exchange::BUNDLE_EXTENSION])
        .pick_files();
    let files = chosen.unwrap_or_default().into_iter();
    Ok(Bundles {
        files: files.map(|file| file.display().to_string()).collect(),
    })
}

pub(crate) fn merge_bundles(shell: &Shell, request: Bundles) -> Answer<MergedBundles> {
    let files: Vec<PathBuf> = request.files.iter().map(PathBuf::from).collect();
    shell.with_counted(Work::MergingBundles, |booth, _| {
        let merged = booth.merge_bundles(&files);
        Ok(MergedBundles {
            bundles: merged.iter().map(|one| told(booth, one)).collect(),
            laptops: laptops(booth)?,
        })
    })
}

pub(crate) fn admit_laptop(shell: &Shell, request: AdmitLaptop) -> Answer<BoothLaptops> {
    let device = values::id(&request.device)?;
    shell.with(|booth| {
        booth.admit(DeviceId(device))?;
        laptops(booth)
    })
}

fn told(booth: &Booth, merged: &MergedBundle) -> wire::MergedBundle {
    let name = merged.file.file_name().unwrap_or_default();
    let name = name.to_string_lossy().into_owned();
    match &merged.arrived {
        Ok(arrived) => wire::MergedBundle {
            name,
            refused: false,
            text: values::text(&arrived.sentence()),
            notes: booth.notes_on(arrived).iter().map(values::text).collect(),
        },
        Err(error) => wire::MergedBundle {
            name,
            refused: true,
            text: values::text(&error.sentence()),
            notes: Vec::new(),
        },
    }
}

fn laptops(booth: &mut Booth) -> Result<BoothLaptops, BoothError> {
    let only_here = booth.not_elsewhere()?;
    let shown = |at: Option<i64>| at.map(|at| booth.day_and_time(at));
    let others = booth
        .booth_laptops()?
        .into_iter()
        .map(|laptop| BoothLaptop {
            device: laptop.device.to_string(),
            name: values::text(&laptop.name),
            last_seen: booth.day_and_time(laptop.last_seen_ms),
            heard: shown(laptop.heard_ms),
            lacks: counted(laptop.lacks),
        });
    let aside = booth.left_aside()?.into_iter().map(|aside| LeftAside {
        device: aside.device.to_string(),
        text: values::text(&aside.sentence()),
        may_be_admitted: aside.may_be_admitted,
    });
    Ok(BoothLaptops {
        only_here: counted(only_here.records),
        heard: shown(only_here.heard_ms),
        laptops: others.collect(),
        left_aside: aside.collect(),
        is_owners: booth.is_owners_laptop()?,
    })
}

fn counted(records: u64) -> u32 {
    u32::try_from(records).unwrap_or(u32::MAX)
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
/// names sort as the files were made after the clock was set back, too. Of two in one
/// second the later is named a second later; none overwrites another.
fn free_name(folder: &Path, named: &str, booth: &Booth) -> PathBuf {
    free_name_at(folder, named, booth.now().naive_local())
}

fn free_name_at(folder: &Path, named: &str, now: NaiveDateTime) -> PathBuf {
    let mut at = now;
    loop {
        let path = folder.join(at.format(named).to_string());
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
            let path = free_name_at(stick.path(), "boothloop %Y-%m-%d %H-%M-%S.db", now);
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
