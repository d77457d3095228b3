//! Who else on this machine may read this file? Nobody.
//!
//! Every file and folder the product makes is made here, with the mode in the
//! call that makes it: a mode set afterwards leaves a moment in which another
//! account opens the file, and keeps it open. What the user's umask allows does
//! not matter.
//!
//! Windows has no modes. There a new file takes the access list of its folder,
//! and the app's folder lies in `%LOCALAPPDATA%`, which only the user, the
//! system and the administrators may read. A store or an export that somebody
//! puts into another folder is as private as that folder is.
//!
//! A file that somebody names is read here too ([`open_plain`]).

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Take};
use std::path::Path;

/// Options for writing; a file that they make belongs to its user alone.
pub fn options() -> OpenOptions {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.write(true);
    options
}

/// Makes a file to write, or empties the one that is there.
///
/// # Errors
/// As [`File::create`].
pub fn create(path: &Path) -> io::Result<File> {
    tighten(path);
    options().create(true).truncate(true).open(path)
}

/// Makes a folder and those above it that are missing. A folder that is there
/// already stays as it is.
///
/// # Errors
/// As [`fs::create_dir_all`].
pub fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}

/// Takes a file or a folder away from everybody but its user. One that is not
/// there, is somebody else's, or lies on a disk without modes stays as it is:
/// this is no reason not to work with it.
pub fn tighten(path: &Path) {
    #[cfg(unix)]
    if let Ok(found) = fs::metadata(path) {
        use std::os::unix::fs::PermissionsExt;
        let mut permissions = found.permissions();
        if permissions.mode() & 0o077 != 0 {
            permissions.set_mode(permissions.mode() & 0o700);
            let _ = fs::set_permissions(path, permissions);
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// A file that somebody named, to be read as far as it says it is long.
///
/// A pipe may never begin and a device never end, so neither is opened. Of a
/// file that says it is empty nothing is read: what the system makes up while it
/// is read (`/proc/kmsg`) may keep whoever reads it waiting.
///
/// # Errors
/// As [`File::open`]; [`io::ErrorKind::NotSeekable`] for what is no plain file.
pub fn open_plain(path: &Path) -> io::Result<Take<File>> {
    let found = fs::metadata(path)?;
    if !found.is_file() {
        return Err(io::ErrorKind::NotSeekable.into());
    }
    Ok(File::open(path)?.take(found.len()))
}

/// The first bytes of such a file, `most` at most; one byte more than is wanted
/// tells that a file is longer.
///
/// # Errors
/// As [`open_plain`].
pub fn read_start(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    open_plain(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(all(test, unix))]
mod tests {
    use super::{create, make_folder, read_start, tighten};
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    fn mode(path: &Path) -> u32 {
        let found = fs::metadata(path).expect("it is there");
        found.permissions().mode() & 0o7777
    }

    /// Folders above it are private as well.
    #[test]
    fn what_is_made_is_private() {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("a/b");
        make_folder(&inner).expect("folders");
        let file = inner.join("c");
        create(&file).expect("a file");
        assert_eq!(mode(&folder.path().join("a")), 0o700);
        assert_eq!(mode(&inner), 0o700);
        assert_eq!(mode(&file), 0o600);
    }

    /// A file of an earlier version loses its readers, and keeps its own rights.
    #[test]
    fn what_was_open_to_others_is_closed() {
        let folder = tempfile::tempdir().expect("a folder");
        for (before, after) in [(0o666, 0o600), (0o444, 0o400), (0o600, 0o600)] {
            let file = folder.path().join(format!("{before:o}"));
            fs::write(&file, b"x").expect("written");
            fs::set_permissions(&file, fs::Permissions::from_mode(before)).expect("set");
            tighten(&file);
            assert_eq!(mode(&file), after);
        }
        tighten(&folder.path().join("missing"));
    }

    /// A command that is given a pipe or a device answers, and no file is read
    /// further than it is looked at.
    #[test]
    fn only_the_start_of_plain_files_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("list.csv");
        fs::write(&file, "0123456789").expect("a file");
        for (most, read) in [(4, "0123"), (10, "0123456789"), (11, "0123456789"), (0, "")] {
            assert_eq!(read_start(&file, most).expect("a file"), read.as_bytes());
        }
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo is part of every Unix").success());
        let linked = folder.path().join("linked");
        std::os::unix::fs::symlink(&pipe, &linked).expect("a link");
        for endless in [
            &pipe,
            &linked,
            Path::new("/dev/zero"),
            Path::new("/dev/null"),
            folder.path(),
        ] {
            let refused = read_start(endless, 10).expect_err("no plain file");
            assert_eq!(
                refused.kind(),
                std::io::ErrorKind::NotSeekable,
                "{}",
                endless.display()
            );
        }
        if let Ok(made_up) = read_start(Path::new("/proc/kmsg"), 10) {
            assert!(made_up.is_empty());
        }
    }
}
