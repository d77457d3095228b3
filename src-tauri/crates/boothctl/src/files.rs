//! Reading files that somebody named, and folders to write into.

use crate::output::Failure;
use std::fs::{self, File};
use std::io::{ErrorKind, Take};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use words::sentence;
use zeroize::Zeroizing;

/// A file to read piece by piece. A pipe, a device and a folder are refused.
pub fn open(file: &Path) -> Result<Take<File>, Failure> {
    private_files::open_plain(file).map_err(|error| unopened(file, error))
}

/// The first bytes of a file, `most` at most. A pipe, a device and a folder are
/// refused.
pub fn read_start(file: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    private_files::read_start(file, most).map_err(|error| unopened(file, error))
}

fn unopened(file: &Path, error: std::io::Error) -> Failure {
    let file = file.display().to_string();
    Failure::new(match error.kind() {
        ErrorKind::NotSeekable => sentence!("file-not-plain", file = file),
        ErrorKind::NotFound => sentence!("file-not-there", file = file),
        _ => sentence!(
            "file-not-opened",
            file = file,
            error = error.kind().to_string()
        ),
    })
}

/// A file of `most` bytes at most; a longer one is refused.
pub fn read(file: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let bytes = read_start(file, most + 1)?;
    if bytes.len() <= most {
        return Ok(bytes);
    }
    let (file, kib) = (file.display().to_string(), most / 1024);
    Err(Failure::new(sentence!(
        "file-too-long",
        file = file,
        kib = kib
    )))
}

/// Such a file of text.
pub fn read_text(file: &Path, most: usize) -> Result<String, Failure> {
    let bytes = read(file, most)?;
    let shown = file.display().to_string();
    String::from_utf8(bytes).map_err(|_| Failure::new(sentence!("file-not-utf-8", file = shown)))
}

/// A folder that files are written to. What had to be made of it is removed again when this
/// is dropped and nothing came into it.
pub struct OutFolder {
    path: PathBuf,
    /// The innermost first.
    made: Vec<PathBuf>,
}

impl OutFolder {
    /// The folder, made with those above it where they are missing.
    pub fn at(path: &Path) -> Result<Self, Failure> {
        let above = path.ancestors().filter(|it| !it.as_os_str().is_empty());
        let made = above.take_while(|it| !it.exists()).map(Path::to_owned);
        let folder = Self {
            path: path.to_owned(),
            made: made.collect(),
        };
        match private_files::make_folder(path) {
            Ok(()) => Ok(folder),
            Err(error) => Err(not_made(path, &error)),
        }
    }
}

impl Deref for OutFolder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.path
    }
}

impl Drop for OutFolder {
    fn drop(&mut self) {
        // One with something in it cannot be removed so, and stays.
        for folder in &self.made {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn not_made(path: &Path, error: &std::io::Error) -> Failure {
    let folder = path.display().to_string();
    let mut above = path.ancestors();
    Failure::new(match error.kind() {
        ErrorKind::InvalidFilename => sentence!("out-folder-name-unusable", folder = folder),
        ErrorKind::StorageFull => sentence!("out-folder-disk-full", folder = folder),
        _ => match above.find(|it| it.is_file()) {
            Some(file) => sentence!("out-folder-is-file", file = file.display().to_string()),
            None => sentence!("out-folder-not-made", folder = folder),
        },
    })
}

/// A file with a passphrase in its first line, in bytes.
const LONGEST_PASSPHRASE_FILE: usize = 16 * 1024;

/// The first line of a file that holds a passphrase or a password.
pub fn read_first_line(file: &Path) -> Result<Zeroizing<String>, Failure> {
    let text = Zeroizing::new(read_text(file, LONGEST_PASSPHRASE_FILE)?);
    // Windows' editors begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let line = text.lines().next().unwrap_or_default();
    Ok(Zeroizing::new(line.to_owned()))
}
