//! Files beside the store: whole or not at all, nobody else's to read, and one
//! program at a time.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use file_id::FileId;

use crate::error::LedgerError;

/// No file beside a store is longer, in bytes; its log is SQLite's.
pub(crate) const LONGEST: usize = 1024 * 1024;

/// The file that belongs to a store, `booth.db` → `booth.db.keys`.
pub(crate) fn beside(store: &Path, suffix: &str) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Writes a small file so that a power cut leaves the old one or the new one:
/// temporary file, fsync, rename, fsync of the folder.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = beside(path, ".part");
    let mut file = private_files::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    move_into_place(&temporary, path)
}

/// The number of a file in its file system, as bytes.
pub(crate) fn number_of(file: &Path) -> io::Result<[u8; 16]> {
    let number = match file_id::get_file_id(file)? {
        // The number of the device changes between two starts of a machine.
        FileId::Inode { inode_number, .. } => u128::from(inode_number),
        FileId::LowRes { file_index, .. } => u128::from(file_index),
        FileId::HighRes { file_id, .. } => file_id,
    };
    Ok(number.to_be_bytes())
}

/// Says so when a file cannot be made because its folder is not there.
pub(crate) fn require_folder_of(path: &Path) -> Result<(), LedgerError> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(LedgerError::FolderMissing)
        }
        _ => Ok(()),
    }
}

/// Opens a small file that is written over and over again, each time from its start.
pub(crate) fn open_to_overwrite(path: &Path) -> io::Result<File> {
    private_files::options()
        .create(true)
        .truncate(false)
        .open(path)
}

/// Renames a file that is already on disk, and makes the renaming last.
pub(crate) fn move_into_place(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    sync_folder_of(to)
}

/// Brings a file's bytes to the disk.
pub(crate) fn sync(path: &Path) -> io::Result<()> {
    // Opened for writing because Windows flushes only handles that may write.
    private_files::options().open(path)?.sync_all()
}

#[cfg(unix)]
fn sync_folder_of(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}

/// Windows has no fsync for folders; NTFS journals the renaming itself.
#[cfg(not(unix))]
fn sync_folder_of(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether a file takes no writes from this account: a write-protected stick, a
/// CD, somebody else's file.
pub(crate) fn is_write_protected(file: &Path) -> bool {
    let opened = private_files::options().open(file);
    opened.is_err_and(|error| is_protection(&error))
}

/// The same of the folder that a store lies in.
pub(crate) fn lies_write_protected(store: &Path) -> bool {
    let probe = beside(store, ".probe");
    let made = private_files::options().create_new(true).open(&probe);
    let removed = made.and_then(|_| fs::remove_file(&probe));
    removed.is_err_and(|error| is_protection(&error))
}

fn is_protection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

/// Removes what an interrupted run left behind; a file that is not there is fine.
pub(crate) fn remove_leftover(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Takes a store that an earlier version made away from the other accounts of
/// the machine. SQLite gives the files it makes beside the database its mode. What has
/// no key file beside it is no store of ours and keeps its mode.
fn tighten(store: &Path) {
    let is_there = |suffix| beside(store, suffix).is_file();
    if !is_there(".keys") && !is_there(".keys.bak") {
        return;
    }
    for suffix in [
        "",
        "-wal",
        "-shm",
        "-journal",
        ".keys",
        ".keys.bak",
        ".mark",
        ".lock",
    ] {
        private_files::tighten(&beside(store, suffix));
    }
}

/// Held while a store is open. The operating system lets go of it when the
/// program ends, however it ends, so there is no stale lock to clean up.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    /// Makes sure that nobody has the store at this place open, where that can be
    /// known: a backup on a write-protected stick has no lock file and needs none.
    pub(crate) fn take_if_there(store: &Path) -> Result<Option<Self>, LedgerError> {
        if beside(store, ".lock").try_exists()? {
            return Self::take(store).map(Some);
        }
        Ok(None)
    }

    /// # Errors
    /// [`LedgerError::NotAFile`] for a folder, a device or a pipe, beside which no lock is
    /// left: a pipe would keep whoever reads it waiting for ever.
    pub(crate) fn take(store: &Path) -> Result<Self, LedgerError> {
        if fs::metadata(store).is_ok_and(|found| !found.is_file()) {
            return Err(LedgerError::NotAFile);
        }
        let path = beside(store, ".lock");
        let opened = open_to_overwrite(&path);
        // A write-protected copy can be read, and its lock file locked.
        let file = opened.or_else(|error| File::open(&path).map_err(|_| error))?;
        match file.try_lock() {
            Ok(()) => {
                tighten(store);
                Ok(Self { file })
            }
            Err(TryLockError::WouldBlock) => Err(LedgerError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

/// Said aloud, because closing is not enough: a program that is being started at
/// this moment holds a copy of every open file until it runs.
impl Drop for Lock {
    fn drop(&mut self) {
        // A lock that cannot be let go of ends with this program.
        let _ = self.file.unlock();
    }
}
