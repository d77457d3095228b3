//! Files leave whole and on record, or not at all.

use crate::body::Body;
use crate::{Booth, BoothError};
use std::path::{Path, PathBuf};

impl Booth {
    /// Saves files (stem, extension, bytes) into a folder and records that they
    /// left, with what the record says of them made from their names.
    ///
    /// # Errors
    /// When one cannot be written or the record cannot be kept; no file is left
    /// then.
    pub(crate) fn write_and_record(
        &mut self,
        folder: &Path,
        files: Vec<(String, &str, Vec<u8>)>,
        body: impl FnOnce(Vec<String>) -> Body,
    ) -> Result<Vec<PathBuf>, BoothError> {
        let mut saved: Vec<PathBuf> = Vec::new();
        let written = files
            .into_iter()
            .try_for_each(|(stem, extension, bytes)| {
                saved.push(outreach::save::save(folder, &stem, extension, &bytes)?);
                Ok(())
            })
            .and_then(|()| {
                let names = saved.iter().filter_map(|file| file.file_name());
                let names = names.map(|name| name.to_string_lossy().into_owned());
                let body = body(names.collect());
                let id = self.new_id();
                let record = self.record(id, None, &body);
                self.append(|_| Ok((vec![record], ())))
            });
        if let Err(error) = written {
            // What people said may not lie about without a record of who took
            // it out. A file that cannot be removed (a stick that was pulled)
            // is no better reason than the one there is.
            for file in &saved {
                let _ = std::fs::remove_file(file);
            }
            return Err(error);
        }
        Ok(saved)
    }
}
