//! The table that is written.

use crate::output::Failure;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use words::sentence;

/// Refuses a target that is no plain file or is one of those that are read:
/// writing puts a new file into its place.
pub fn check(path: &Path, read: &[&Path]) -> Result<(), Failure> {
    let file = path.display().to_string();
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(path, &error)),
        Ok(found) if !found.is_file() => {
            return Err(Failure::new(sentence!("table-out-not-plain", file = file)));
        }
        Ok(_) => {}
    }
    let out = fs::canonicalize(path).map_err(|error| failed(path, &error))?;
    let is_read = |input: &&Path| fs::canonicalize(input).is_ok_and(|input| input == out);
    match read.iter().any(is_read) {
        true => Err(Failure::new(sentence!("table-out-is-read", file = file))),
        false => Ok(()),
    }
}

/// Writes a file whole or not at all.
pub fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), csv::Error>,
) -> Result<(), Failure> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let written = || -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        write(&mut file)?;
        file.persist(path).map_err(|unmoved| unmoved.error)?;
        Ok(())
    };
    written().map_err(|error| failed(path, &error))
}

/// Says the kind only: the whole error names a file that nobody asked for.
fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::new(sentence!(
        "table-out-failed",
        file = path.display().to_string(),
        error = error.kind().to_string()
    ))
}
