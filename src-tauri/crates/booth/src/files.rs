//! Writing files that leave the laptop, and recording that they left: both or
//! neither, also when the program is killed meanwhile.
//!
//! What is about to be written is recorded first. The files are then written
//! into a private folder beside the store, moved to where the owner wants them,
//! and recorded as having left. When a store is opened and the first record is
//! there without the last, whatever the killed program left is removed, and the
//! owner is told.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use outreach::OutreachError;
use outreach::save::{Leftover, place, safe_stem, take_back};
use records::Body;
use records::files::{FilesLeaving, FilesLeft, LeavingFile};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tables::leaving as leaving_table;
use uuid::Uuid;
use words::{Sentence, sentence};

/// A file before it is written.
pub(crate) struct NewFile {
    /// Its name without the extension; a number is added when it is taken.
    pub(crate) stem: String,
    pub(crate) extension: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// The files to write, who is in them, the records of it, and a value for the
/// caller.
pub(crate) struct Leaving<T> {
    pub(crate) files: Vec<NewFile>,
    pub(crate) people: Vec<Uuid>,
    /// Makes the records from the export's id and the names the files got.
    #[expect(clippy::type_complexity, reason = "it is written once")]
    pub(crate) records: Box<dyn FnOnce(&Facts<'_>, Uuid, Vec<String>) -> Vec<NewRecord>>,
    pub(crate) value: T,
}

impl Leaving<()> {
    /// A PDF about nobody, of which nothing but its leaving is recorded.
    pub(crate) fn pdf_of_nobody(stem: String, bytes: Vec<u8>) -> Self {
        Self {
            files: vec![NewFile {
                stem,
                extension: "pdf",
                bytes,
            }],
            people: Vec::new(),
            records: Box::new(|_, _, _| Vec::new()),
            value: (),
        }
    }
}

/// The private folder for files on their way, `booth.db` → `booth.db.leaving`.
pub(crate) fn leaving_folder(store: &Path) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(".leaving");
    PathBuf::from(name)
}

/// What a file is called beside its final name when that lies on another disk.
fn temporary_name(id: Uuid, number: usize) -> String {
    format!(".boothloop-{}-{number}", id.simple())
}

impl Booth {
    /// Decides what leaves, records it, saves it into a folder and records that
    /// it left. What is in the files is decided in the transaction of the first
    /// record, so that somebody who withdrew meanwhile is in none of them.
    ///
    /// # Errors
    /// When a file cannot be written or a record cannot be kept; no file is
    /// left then.
    pub(crate) fn write_and_record<T>(
        &mut self,
        right: Right,
        folder: &Path,
        decide: impl FnOnce(&Facts<'_>) -> Result<Leaving<T>, BoothError>,
    ) -> Result<(Vec<PathBuf>, T), BoothError> {
        if !folder.is_dir() {
            return Err(OutreachError::FolderMissing.into());
        }
        let folder = std::path::absolute(folder).map_err(OutreachError::Save)?;
        let id = self.new_id();
        let there = names_in(&folder)?;
        let (intent, leaving) = self.append(right, |facts| {
            let leaving = decide(facts)?;
            facts.session.progress.check()?;
            let begins_alike = |name: &String| {
                let mut stems = leaving.files.iter().map(|file| safe_stem(&file.stem));
                stems.any(|stem| name.starts_with(&stem))
            };
            let intent = FilesLeaving {
                there_before: there.into_iter().filter(begins_alike).collect(),
                folder: folder.to_string_lossy().into_owned(),
                people: leaving.people.clone(),
                files: leaving.files.iter().map(described).collect(),
            };
            let body = Body::FilesLeaving(intent.clone());
            Ok((vec![facts.record(id, None, body)], (intent, leaving)))
        })?;
        let written = self.write(id, &folder, &leaving.files).and_then(|saved| {
            self.session.progress.check()?;
            let names = saved.iter().filter_map(|file| file.file_name());
            let names: Vec<String> = names
                .map(|name| name.to_string_lossy().into_owned())
                .collect();
            self.append(right, |facts| {
                let mut records = (leaving.records)(facts, id, names.clone());
                let left = Body::FilesLeft(FilesLeft { files: names });
                records.push(facts.record(id, None, left));
                Ok((records, ()))
            })?;
            Ok(saved)
        });
        match written {
            Ok(saved) => Ok((saved, leaving.value)),
            Err(error) => {
                // The error to report is the one that stopped the export. What
                // cannot be removed now (the USB stick was pulled) is removed
                // when the store is opened the next time.
                let _ = self.take_back(id, &intent);
                Err(error)
            }
        }
    }

    fn write(
        &self,
        id: Uuid,
        folder: &Path,
        files: &[NewFile],
    ) -> Result<Vec<PathBuf>, BoothError> {
        private_files::make_folder(&self.leaving_folder).map_err(OutreachError::from)?;
        let mut staged = Vec::new();
        for (number, file) in files.iter().enumerate() {
            self.session.progress.check()?;
            let path = self.leaving_folder.join(temporary_name(id, number));
            let write = || {
                let mut writing = private_files::create(&path)?;
                writing.write_all(&file.bytes)?;
                writing.sync_all()
            };
            write().map_err(OutreachError::from)?;
            staged.push(path);
        }
        let saved: Result<Vec<_>, _> = staged
            .iter()
            .zip(files)
            .map(|(staged, file)| place(staged, folder, &file.stem, file.extension))
            .collect();
        // It is empty when everything found its place, and gone at the next
        // start otherwise.
        let _ = std::fs::remove_dir(&self.leaving_folder);
        Ok(saved?)
    }

    /// Removes what is left of files that were leaving, and records that none
    /// did.
    fn take_back(&mut self, id: Uuid, leaving: &FilesLeaving) -> Result<(), BoothError> {
        let leftovers: Vec<Leftover> = leaving
            .files
            .iter()
            .enumerate()
            .map(|(number, file)| Leftover {
                temporary: temporary_name(id, number),
                stem: file.stem.clone(),
                extension: file.extension.clone(),
                sha256: file.sha256.clone(),
            })
            .collect();
        if let Err(error) = std::fs::remove_dir_all(&self.leaving_folder)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(OutreachError::from(error).into());
        }
        let folder = Path::new(&leaving.folder);
        take_back(folder, &leftovers, &leaving.there_before)?;
        self.append(Right::Capture, |facts| {
            let left = Body::FilesLeft(FilesLeft { files: Vec::new() });
            Ok((vec![facts.record(id, None, left)], ()))
        })
    }

    /// Removes what a killed program left of the files it was writing, and
    /// remembers what to tell the owner. Nothing is recorded unless there was
    /// something to remove.
    pub(crate) fn take_back_interrupted(&mut self) -> Result<(), BoothError> {
        let device = self.session.device;
        let interrupted = leaving_table::of_device(self.connection(), device)?;
        if interrupted.is_empty() {
            // Killed after the last record: the folder is empty, or nearly so.
            let _ = std::fs::remove_dir_all(&self.leaving_folder);
        }
        for (id, leaving) in interrupted {
            let folder = leaving.folder.as_str();
            let said = match self.take_back(id, &leaving) {
                Ok(()) => sentence!("files-taken-back", folder = folder),
                Err(_) => sentence!("files-not-taken-back", folder = folder),
            };
            self.interrupted.push(said);
        }
        Ok(())
    }

    /// What the owner has to know about files that were being written when the
    /// program was last killed; empty after an ordinary start.
    pub fn interrupted_files(&self) -> &[Sentence] {
        &self.interrupted
    }
}

/// Refuses a folder that nothing can be written to.
///
/// # Errors
/// [`OutreachError::FolderMissing`], [`OutreachError::Save`].
pub(crate) fn try_folder(folder: &Path) -> Result<(), OutreachError> {
    if !folder.is_dir() {
        return Err(OutreachError::FolderMissing);
    }
    let tried = folder.join(format!(".boothloop-{}", std::process::id()));
    let forget = || std::fs::remove_file(&tried);
    // What a killed program left under the same number.
    let _ = forget();
    let write = || private_files::create(&tried)?.write_all(b"-");
    let written = write();
    let _ = forget();
    Ok(written?)
}

fn names_in(folder: &Path) -> Result<Vec<String>, OutreachError> {
    let entries = std::fs::read_dir(folder)?;
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        Ok(entry?.file_name().to_string_lossy().into_owned())
    };
    entries.map(name).collect()
}

fn described(file: &NewFile) -> LeavingFile {
    LeavingFile {
        stem: file.stem.clone(),
        extension: file.extension.to_owned(),
        sha256: outreach::save::sha256(&file.bytes),
    }
}
