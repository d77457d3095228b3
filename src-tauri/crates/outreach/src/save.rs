//! Puts a finished file into the folder the owner chose.
//!
//! A file appears under its name only when it is whole and on the disk; a file
//! that is already there is never touched.

use crate::OutreachError;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::{PathPersistError, TempPath};

/// How long a file's stem may be, in bytes of UTF-8: file systems stop at 255
/// for the whole name, and ` (2)` and the extension need room too.
const LONGEST_STEM: usize = 200;

/// Saves `bytes` as `stem.extension` in `folder` and returns the whole path.
///
/// Takes `stem (2).extension` and so on when the name is taken. Characters that
/// Windows does not allow in names are replaced by `_`. Errors:
/// [`OutreachError::FolderMissing`], [`OutreachError::FolderNotWritable`],
/// [`OutreachError::DiskFull`], [`OutreachError::Save`].
pub fn save(
    folder: &Path,
    stem: &str,
    extension: &str,
    bytes: &[u8],
) -> Result<PathBuf, OutreachError> {
    if !folder.is_dir() {
        return Err(OutreachError::FolderMissing);
    }
    let mut file = tempfile::Builder::new()
        .prefix(".boothloop-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(claim(file.into_temp_path(), folder, stem, extension).map_err(|error| error.error)?)
}

/// Moves a finished private file to `stem.extension` in `folder`, named as by
/// [`save`], and returns the whole path.
///
/// To another disk it is copied under its own name first, so that whoever knows
/// the name can remove what a killed program left ([`take_back`]). Errors: as
/// [`save`]; the file is gone then.
pub fn place(
    staged: &Path,
    folder: &Path,
    stem: &str,
    extension: &str,
) -> Result<PathBuf, OutreachError> {
    let file = TempPath::try_from_path(staged)?;
    let error = match claim(file, folder, stem, extension) {
        Ok(path) => return Ok(path),
        Err(error) if error.error.kind() == ErrorKind::CrossesDevices => error,
        Err(error) => return Err(error.error.into()),
    };
    let copy = folder.join(staged.file_name().unwrap_or_default());
    let mut writing = private_files::options().create_new(true).open(&copy)?;
    let copy = TempPath::try_from_path(copy)?;
    std::io::copy(&mut File::open(&error.path)?, &mut writing)?;
    writing.sync_all()?;
    drop(writing);
    Ok(claim(copy, folder, stem, extension).map_err(|error| error.error)?)
}

/// Gives a file that is on the disk its name, the first that is free.
fn claim(
    mut file: TempPath,
    folder: &Path,
    stem: &str,
    extension: &str,
) -> Result<PathBuf, PathPersistError> {
    let stem = safe_stem(stem);
    let mut count = 1u32;
    loop {
        let path = folder.join(match count {
            1 => format!("{stem}.{extension}"),
            _ => format!("{stem} ({count}).{extension}"),
        });
        // Looking first and renaming then would leave a moment in which the
        // other program's file is overwritten.
        match file.persist_noclobber(&path) {
            Ok(()) => {
                sync_folder(folder);
                return Ok(path);
            }
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
                file = error.path;
                count += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

/// A file that a killed program may have left in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// The name it was to be copied under.
    pub temporary: String,
    /// Its stem, as given to [`place`].
    pub stem: String,
    /// Its extension.
    pub extension: String,
    /// Its content, as [`sha256`] says it.
    pub sha256: String,
}

/// Removes what is left of files in a folder. A file under a final name goes
/// only if it has the very bytes and was not there before: an export made twice
/// has the same bytes twice.
///
/// Errors: [`OutreachError::FolderMissing`], [`OutreachError::FolderNotWritable`],
/// [`OutreachError::Save`].
pub fn take_back(
    folder: &Path,
    leftovers: &[Leftover],
    there_before: &[String],
) -> Result<(), OutreachError> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if there_before.iter().any(|known| *known == name) {
            continue;
        }
        for leftover in leftovers {
            let has_its_name = path.extension().unwrap_or_default() == leftover.extension.as_str()
                && name.starts_with(&safe_stem(&leftover.stem));
            if name == leftover.temporary
                || has_its_name && sha256(&std::fs::read(&path)?) == leftover.sha256
            {
                std::fs::remove_file(&path)?;
                break;
            }
        }
    }
    sync_folder(folder);
    Ok(())
}

/// SHA-256 of a file's bytes in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The rename itself is on the disk only when the folder is. A folder that
/// cannot be opened for this (Windows, some sticks) is no reason to tell the
/// owner that her file failed: its contents are safe.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

impl From<std::io::Error> for OutreachError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::FolderMissing,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::FolderNotWritable,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Save(error),
        }
    }
}

/// A stem that Windows, macOS and Linux all accept
/// (Microsoft, "Naming Files, Paths, and Namespaces").
pub fn safe_stem(stem: &str) -> String {
    let mut safe: String = stem
        .chars()
        .map(|character| match character {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => '_',
            character if character.is_control() => '_',
            character => character,
        })
        .collect();
    while safe.len() > LONGEST_STEM {
        safe.pop();
    }
    // Explorer cannot open names that end in a dot or a blank, and a leading
    // dot hides the file from the owner.
    let trimmed = safe.trim().trim_matches('.').trim();
    let device = trimmed.split('.').next().unwrap_or_default().trim_end();
    if trimmed.is_empty() || is_device(device) {
        format!("_{trimmed}")
    } else {
        trimmed.to_string()
    }
}

/// Names that Windows keeps for devices, with any extension.
pub(crate) fn is_device(name: &str) -> bool {
    let name = name.to_uppercase();
    let numbered = |prefix| {
        name.strip_prefix(prefix).is_some_and(|number: &str| {
            let mut digits = number.chars();
            matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
        })
    };
    matches!(
        name.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use crate::OutreachError;
    use std::io::{Error, ErrorKind};

    /// A full disk cannot be made in a test without mounting one, so the
    /// system's answers are mapped by hand.
    #[test]
    fn the_systems_answers_become_advice() {
        for (kind, code) in [
            (ErrorKind::StorageFull, "disk_full"),
            (ErrorKind::QuotaExceeded, "disk_full"),
            (ErrorKind::ReadOnlyFilesystem, "folder_not_writable"),
            (ErrorKind::PermissionDenied, "folder_not_writable"),
            (ErrorKind::NotFound, "folder_missing"),
            (ErrorKind::Other, "save"),
        ] {
            assert_eq!(
                OutreachError::from(Error::from(kind)).code(),
                code,
                "{kind:?}"
            );
        }
    }
}
