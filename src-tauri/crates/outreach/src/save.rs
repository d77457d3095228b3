//! Puts a finished file into the folder the owner chose.
//!
//! A file appears under its name only when it is whole and on the disk; a file
//! that is already there is never touched.

use crate::OutreachError;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

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
        .tempfile_in(folder)
        .map_err(trouble)?;
    file.write_all(bytes).map_err(trouble)?;
    file.as_file().sync_all().map_err(trouble)?;
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
            Ok(_) => {
                sync_folder(folder);
                return Ok(path);
            }
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
                file = error.file;
                count += 1;
            }
            Err(error) => return Err(trouble(error.error)),
        }
    }
}

/// The rename itself is on the disk only when the folder is. A folder that
/// cannot be opened for this (Windows, some sticks) is no reason to tell the
/// owner that her file failed: its contents are safe.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

fn trouble(error: std::io::Error) -> OutreachError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => OutreachError::FolderMissing,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            OutreachError::FolderNotWritable
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => OutreachError::DiskFull,
        _ => OutreachError::Save(error),
    }
}

/// A stem that Windows, macOS and Linux all accept
/// (Microsoft, "Naming Files, Paths, and Namespaces").
fn safe_stem(stem: &str) -> String {
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
    use super::trouble;
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
            assert_eq!(trouble(Error::from(kind)).code(), code, "{kind:?}");
        }
    }
}
