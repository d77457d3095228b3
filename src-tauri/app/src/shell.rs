//! What stays between two commands: the open booth, if it is unlocked, and the
//! kiosk, while it is open.

use crate::kiosk_state::{self, Kiosk};
use crate::latest_work::LatestWork;
use crate::values;
use crate::visitor_screen_state::Screen;
use booth::{Booth, BoothError};
use ledger::LedgerError;
use progress::Progress;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use wire::{ErrorCode, SavedFile, WireError, Work};
use words::sentence;

/// The store's folder in the data folder, its file, and the folder it is made in.
const STORE_FOLDER: &str = "store";
const STORE_FILE: &str = "booth.db";
const UNFINISHED_FOLDER: &str = "store.unfinished";

/// Where exports go in the data folder.
const EXPORT_FOLDER: &str = "exports";

/// The folder of the sample in the data folder. Everything the sample leaves
/// lies in it, so that it can be deleted without a trace.
const SAMPLE_FOLDER: &str = "sample";

/// The open booth and where its files lie.
pub struct Shell {
    data_folder: PathBuf,
    booth: Mutex<Option<Booth>>,
    /// Whether the open booth is the sample.
    in_sample: AtomicBool,
    kiosk: Mutex<Option<Kiosk>>,
    visitor_screen: Screen,
    work: LatestWork,
    /// Whether this laptop's store could not be read when it was last tried; only
    /// then may a backup take its place.
    unreadable: AtomicBool,
    /// Folders that files were written to since the app began.
    written_to: Mutex<BTreeSet<PathBuf>>,
}

impl Shell {
    /// A shell with a locked store in this folder. What an earlier version made
    /// in it is closed to other accounts.
    pub fn new(data_folder: PathBuf) -> Self {
        for ours in [STORE_FOLDER, EXPORT_FOLDER, SAMPLE_FOLDER] {
            private_files::tighten(&data_folder.join(ours));
        }
        Self {
            data_folder,
            booth: Mutex::new(None),
            in_sample: AtomicBool::new(false),
            kiosk: Mutex::new(None),
            visitor_screen: Screen::default(),
            work: LatestWork::default(),
            unreadable: AtomicBool::new(false),
            written_to: Mutex::default(),
        }
    }

    /// The file of the owner's store.
    pub(crate) fn store(&self) -> PathBuf {
        self.data_folder.join(STORE_FOLDER).join(STORE_FILE)
    }

    /// Whether an owner's store was made here.
    pub(crate) fn has_store(&self) -> bool {
        self.store().exists()
    }

    /// The file of the sample's store.
    pub(crate) fn sample_store(&self) -> PathBuf {
        let folder = self.data_folder.join(SAMPLE_FOLDER);
        folder.join(STORE_FOLDER).join(STORE_FILE)
    }

    /// Whether the open booth is the sample.
    pub(crate) fn is_in_sample(&self) -> bool {
        self.in_sample.load(Ordering::Relaxed)
    }

    /// The booth that is `open` from now on is the sample, or it is not.
    pub(crate) fn enter(&self, open: &mut Option<Booth>, booth: Booth, is_sample: bool) {
        self.in_sample.store(is_sample, Ordering::Relaxed);
        *open = Some(booth);
        // While the desk is painted, so that the first search does not wait for it.
        std::thread::spawn(booth::read_phone_rules);
    }

    /// Deletes the sample and everything it left, and nothing else.
    pub(crate) fn delete_sample(&self) -> Result<(), WireError> {
        match std::fs::remove_dir_all(self.data_folder.join(SAMPLE_FOLDER)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                let reason = error.to_string();
                Err(values::refusal(&sentence!(
                    "sample-not-deleted",
                    reason = reason
                )))
            }
            _ => Ok(()),
        }
    }

    /// Makes the owner's store, all or nothing: it is made in a folder of its own,
    /// closed, and moved to its place in one step. A set-up that was interrupted
    /// leaves only that folder, which never held a visitor and is cleared away.
    pub(crate) fn make_store<T>(
        &self,
        make: impl FnOnce(&Path) -> Result<T, BoothError>,
    ) -> Result<T, WireError> {
        self.make_store_at(&self.store(), make)
    }

    /// As [`Self::make_store`], where it is said.
    pub(crate) fn make_store_at<T>(
        &self,
        store: &Path,
        make: impl FnOnce(&Path) -> Result<T, BoothError>,
    ) -> Result<T, WireError> {
        if store.exists() {
            return Err(values::error(&LedgerError::Exists.into()));
        }
        let place = store.parent().unwrap_or(&self.data_folder);
        if let Some(around) = place.parent() {
            private_files::make_folder(around).map_err(|error| folder_error(&error))?;
        }
        let unfinished = self.data_folder.join(UNFINISHED_FOLDER);
        if unfinished.exists() {
            std::fs::remove_dir_all(&unfinished).map_err(|error| folder_error(&error))?;
        }
        private_files::make_folder(&unfinished).map_err(|error| folder_error(&error))?;
        let made = make(&unfinished.join(STORE_FILE)).map_err(|error| values::error(&error))?;
        std::fs::rename(&unfinished, place).map_err(|error| folder_error(&error))?;
        Ok(made)
    }

    /// Makes the store in place of one that could not be read, if there is one:
    /// that is moved aside, never removed, and moved back when nothing came of it.
    /// Where it lies now is said.
    pub(crate) fn make_store_anew<T>(
        &self,
        make: impl FnOnce(&Path) -> Result<T, BoothError>,
    ) -> Result<(T, Option<PathBuf>), WireError> {
        if !self.has_store() || !self.unreadable.load(Ordering::Relaxed) {
            return Ok((self.make_store(make)?, None));
        }
        let place = self.data_folder.join(STORE_FOLDER);
        let name = chrono::Local::now().format("store.unreadable-%Y-%m-%d-%H-%M-%S");
        let aside = self.data_folder.join(name.to_string());
        let move_folder = |from: &Path, to: &Path| {
            std::fs::rename(from, to).map_err(|error| folder_error(&error))
        };
        move_folder(&place, &aside)?;
        match self.make_store(make) {
            Ok(made) => {
                self.unreadable.store(false, Ordering::Relaxed);
                Ok((made, Some(aside)))
            }
            Err(refused) => {
                move_folder(&aside, &place)?;
                Err(refused)
            }
        }
    }

    /// Notes whether the store could be read, and tells the window when it could not.
    pub(crate) fn noting_damage(
        &self,
        opened: Result<Booth, BoothError>,
    ) -> Result<Booth, WireError> {
        opened.map_err(|error| {
            let unreadable = matches!(
                error,
                BoothError::Ledger(
                    LedgerError::Damaged
                        | LedgerError::KeysMissing
                        | LedgerError::KeysDamaged
                        | LedgerError::KeysOfAnotherStore
                        | LedgerError::NotEncrypted
                )
            );
            self.unreadable.store(unreadable, Ordering::Relaxed);
            let mut told = values::error(&error);
            if unreadable {
                told.code = Some(ErrorCode::Unreadable);
            }
            told
        })
    }

    /// Where files go unless the owner says otherwise.
    pub(crate) fn export_folder(&self) -> PathBuf {
        match self.is_in_sample() {
            true => self.data_folder.join(SAMPLE_FOLDER).join(EXPORT_FOLDER),
            false => self.data_folder.join(EXPORT_FOLDER),
        }
    }

    /// The folder the owner named. The default one is made when it is missing.
    /// Another one must exist, because a typing mistake must not make a folder.
    pub(crate) fn folder(&self, named: &str) -> Result<PathBuf, WireError> {
        let named = Path::new(named.trim());
        let default = self.export_folder();
        if named.as_os_str().is_empty() || named == default {
            private_files::make_folder(&default).map_err(|error| folder_error(&error))?;
            return Ok(default);
        }
        Ok(named.to_owned())
    }

    /// The booth, open or not. A command that panicked cannot have left a half
    /// write (the ledger's transactions roll back), so its poison is ignored.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Option<Booth>> {
        self.booth.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works on the open booth.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&mut Booth) -> Result<T, BoothError>,
    ) -> Result<T, WireError> {
        let mut booth = self.lock();
        let booth = booth.as_mut().ok_or_else(locked)?;
        work(booth).map_err(|error| values::error(&error))
    }

    /// Works on the open booth for somebody who sees how far it is, and may stop it.
    pub(crate) fn with_counted<T>(
        &self,
        kind: Work,
        work: impl FnOnce(&mut Booth, &Arc<Progress>) -> Result<T, BoothError>,
    ) -> Result<T, WireError> {
        let progress = self.work.begin(kind);
        self.with(|booth| {
            progress.check()?;
            booth.count_in(Arc::clone(&progress));
            let done = work(booth, &progress);
            booth.count_in(Arc::default());
            done
        })
    }

    /// A file that was written, whose folder the window may open.
    pub(crate) fn saved(&self, path: &Path) -> SavedFile {
        if let Some(folder) = path.parent() {
            self.written_to().insert(folder.to_owned());
        }
        SavedFile {
            path: path.display().to_string(),
        }
    }

    /// The same of several files.
    pub(crate) fn all_saved(&self, paths: &[PathBuf]) -> Vec<String> {
        paths.iter().map(|path| self.saved(path).path).collect()
    }

    /// Whether a file was written to this folder since the app began.
    pub(crate) fn wrote_to(&self, folder: &Path) -> bool {
        self.written_to().contains(folder)
    }

    fn written_to(&self) -> MutexGuard<'_, BTreeSet<PathBuf>> {
        self.written_to
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The kiosk, open or not. Whoever needs the booth as well must lock the
    /// booth after the kiosk.
    pub(crate) fn kiosk(&self) -> MutexGuard<'_, Option<Kiosk>> {
        self.kiosk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The visitor's screen, open or not.
    pub(crate) fn visitor_screen(&self) -> &Screen {
        &self.visitor_screen
    }

    /// The long work under way.
    pub(crate) fn work(&self) -> &LatestWork {
        &self.work
    }

    /// Works on the open kiosk, which stays locked meanwhile, so that an answer
    /// being recorded is finished before its visitor is let go.
    pub(crate) fn with_kiosk<T>(
        &self,
        work: impl FnOnce(&mut Kiosk) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        work(self.kiosk().as_mut().ok_or_else(kiosk_state::not_open)?)
    }
}

/// What every command answers while no store is open.
pub(crate) fn locked() -> WireError {
    WireError {
        code: Some(ErrorCode::Locked),
        message: values::text(&sentence!("store-locked")),
    }
}

/// A folder that could not be made.
fn folder_error(error: &std::io::Error) -> WireError {
    values::refusal(&sentence!("folder-not-made", error = error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{questionnaires, sales, work};
    use base64::Engine as _;
    use std::sync::{Arc, mpsc};
    use std::thread;
    use std::time::Duration;
    use wire::{ErrorCode, ImportQuestionnaire, PriceList, Work, WorkKind};

    /// A strange file can take long to read; the desk must not wait for it. So
    /// files that say themselves that they cannot be read are answered while
    /// another command has the booth.
    #[test]
    fn a_file_is_read_while_another_command_has_the_booth() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let shell = Arc::new(Shell::new(folder.path().to_owned()));
        let _other_command = shell.lock();
        let (answers, answered) = mpsc::channel();
        let reading = Arc::clone(&shell);
        thread::spawn(move || {
            let file_name = "list.csv".to_owned();
            let content = base64::engine::general_purpose::STANDARD.encode("no list at all");
            let list = || PriceList {
                file_name: file_name.clone(),
                content: content.clone(),
            };
            let refused = [
                sales::preview_products(&reading, list()).is_err(),
                sales::import_products(&reading, list()).is_err(),
                questionnaires::import_questionnaire(
                    &reading,
                    ImportQuestionnaire {
                        file_name: file_name.clone(),
                        content: content.clone(),
                        leave_out: true,
                    },
                )
                .is_ok_and(|imported| imported.draft.is_none()),
            ];
            answers.send(refused)
        });
        let refused = answered.recv_timeout(Duration::from_secs(20));
        assert_eq!(refused, Ok([true; 3]), "each was read and refused at once");
    }

    /// Who stops a file, or chooses another one, ends the reading itself, and the
    /// window that waited is told what it shows to nobody.
    #[test]
    fn a_reading_ends_when_it_is_stopped_or_another_begins() {
        let kind = WorkKind {
            work: Work::PriceList,
        };
        let long = format!("상품명,가격\n{}", "잔,1000\n".repeat(99_000));
        for stop in [true, false] {
            let folder = tempfile::tempdir().expect("a folder for the test");
            let shell = Arc::new(Shell::new(folder.path().to_owned()));
            let figures = || work::get_progress(&shell, kind).expect("figures");
            let read = |text: &str| {
                let reading = Arc::clone(&shell);
                let content = base64::engine::general_purpose::STANDARD.encode(text);
                thread::spawn(move || {
                    let list = PriceList {
                        file_name: "list.csv".to_owned(),
                        content,
                    };
                    sales::preview_products(&reading, list).expect_err("no store is open")
                })
            };
            assert_eq!(figures().of, None, "nothing is read yet");
            let reading = read(&long);
            while figures().done == 0 {
                thread::yield_now();
            }
            if stop {
                work::stop_work(&shell, kind).expect("stopped");
            } else {
                let other = read("no list at all").join().expect("an answer");
                assert_eq!(other.code, None, "the later one is read");
            }
            let told = reading.join().expect("an answer");
            assert_eq!(told.code, Some(ErrorCode::Stopped));
        }
    }
}
