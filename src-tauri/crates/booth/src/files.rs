//! Writing files that leave the laptop, and recording that they left: both or
//! neither.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use records::Body;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A file before it is written.
pub(crate) struct NewFile {
    /// Its name without the extension; a number is added when it is taken.
    pub(crate) stem: String,
    pub(crate) extension: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// The files to write, the record of them, and a value for the caller.
pub(crate) struct Leaving<T> {
    pub(crate) files: Vec<NewFile>,
    /// Makes the body of the record from the names the files got.
    pub(crate) body: Box<dyn FnOnce(Vec<String>) -> Body>,
    pub(crate) value: T,
}

impl Booth {
    /// Decides what leaves, saves it into a folder and records that it left, in
    /// one transaction, so that somebody who withdrew meanwhile is not in the
    /// files.
    ///
    /// # Errors
    /// When a file cannot be written or the record cannot be kept; no file is
    /// left then.
    pub(crate) fn write_and_record<T>(
        &mut self,
        folder: &Path,
        decide: impl FnOnce(&Facts<'_>) -> Result<Leaving<T>, BoothError>,
    ) -> Result<(Vec<PathBuf>, T), BoothError> {
        let id: Uuid = self.new_id();
        let mut saved: Vec<PathBuf> = Vec::new();
        let recorded = self.append(Right::Owner, |facts| {
            let leaving = decide(facts)?;
            for file in leaving.files {
                saved.push(outreach::save::save(
                    folder,
                    &file.stem,
                    file.extension,
                    &file.bytes,
                )?);
            }
            let names = saved.iter().filter_map(|file| file.file_name());
            let names = names.map(|name| name.to_string_lossy().into_owned());
            let body = (leaving.body)(names.collect());
            Ok((vec![facts.record(id, None, body)], leaving.value))
        });
        match recorded {
            Ok(value) => Ok((saved, value)),
            Err(error) => {
                // There must be no export without a record of who made it. If a
                // file cannot be removed (the USB stick was pulled), the error
                // to report is still the one that stopped the export.
                for file in &saved {
                    let _ = std::fs::remove_file(file);
                }
                Err(error)
            }
        }
    }
}
