//! Reading files that may have no end: a device, a pipe, the wrong one.

use crate::output::Failure;
use std::io::Read as _;
use std::path::Path;
use words::sentence;

/// The first bytes of a file, `most` at most.
pub fn read_start(file: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    std::fs::File::open(file)?
        .take(limit)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A text file of `most` bytes at most; a longer one is refused.
pub fn read_text(file: &Path, most: usize) -> Result<String, Failure> {
    let bytes = read_start(file, most + 1)?;
    if bytes.len() > most {
        let kib = most / 1024;
        let file = file.display().to_string();
        return Err(Failure::new(sentence!(
            "file-too-long",
            file = file,
            kib = kib
        )));
    }
    String::from_utf8(bytes)
        .map_err(|error| std::io::Error::new(std::io::ErrorKind::InvalidData, error).into())
}
