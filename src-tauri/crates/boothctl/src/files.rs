//! Reading files that somebody named.

use crate::output::Failure;
use std::fs::File;
use std::io::{ErrorKind, Take};
use std::path::Path;
use words::sentence;

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
        _ => sentence!("file-not-opened", file = file, error = error.to_string()),
    })
}

/// A text file of `most` bytes at most; a longer one is refused.
pub fn read_text(file: &Path, most: usize) -> Result<String, Failure> {
    let bytes = read_start(file, most + 1)?;
    let shown = file.display().to_string();
    if bytes.len() > most {
        let kib = most / 1024;
        return Err(Failure::new(sentence!(
            "file-too-long",
            file = shown,
            kib = kib
        )));
    }
    String::from_utf8(bytes).map_err(|_| Failure::new(sentence!("file-not-utf-8", file = shown)))
}
