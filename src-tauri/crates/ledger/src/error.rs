//! What can go wrong, in words a person at a booth can act on.

use std::io;

use progress::Stopped;
use rusqlite::{ErrorCode, ffi};
use words::{Sentence, sentence};

use crate::problem::Problem;

/// Why the ledger refused. None of these has changed what was recorded before.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// There is no store at this place.
    #[error("no store at this place")]
    NotFound,
    /// The record asked for is not in the store.
    #[error("no such record")]
    RecordNotFound,
    /// Something is already at this place; it was not touched.
    #[error("a store or its keys already exist at this place")]
    Exists,
    /// Another copy of the app has the store open.
    #[error("the store is in use")]
    InUse,
    /// Neither copy of the key envelope is there.
    #[error("the key envelope is missing")]
    KeysMissing,
    /// Neither copy of the key envelope can be read.
    #[error("the key envelope is damaged")]
    KeysDamaged,
    /// The key envelope opens, and belongs to another store.
    #[error("the key envelope of another store")]
    KeysOfAnotherStore,
    /// This computer has too little free memory to try the passphrase.
    #[error("too little memory")]
    TooLittleMemory,
    /// The store lies where nothing can be written.
    #[error("the store is write-protected")]
    WriteProtected,
    /// The folder of a new file is not there.
    #[error("the folder is missing")]
    FolderMissing,
    /// The passphrase does not open the store.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery key does not open the store.
    #[error("wrong recovery key")]
    WrongRecoveryKey,
    /// The key in this computer's keychain does not open the store.
    #[error("wrong keychain key")]
    WrongKeychainKey,
    /// The store has no slot for this kind of secret.
    #[error("no slot for this kind of secret")]
    SlotMissing,
    /// An empty passphrase would protect nothing.
    #[error("empty passphrase")]
    EmptyPassphrase,
    /// There is a folder, a device or a pipe at this place.
    #[error("no plain file")]
    NotAFile,
    /// The file is an unencrypted database: not one of ours.
    #[error("the file is not encrypted")]
    NotEncrypted,
    /// The file cannot be read although the key is right.
    #[error("the store is damaged")]
    Damaged,
    /// The store or envelope was written by a newer version.
    #[error("written by a newer version ({found}, this one reads up to {supported})")]
    NewerVersion {
        /// The version found.
        found: u32,
        /// The latest version this program understands.
        supported: u32,
    },
    /// This build carries a database engine that must not be used: without
    /// encryption, or older than SQLite 3.51.3 (WAL-reset corruption).
    #[error("this build's database engine is unsuitable")]
    UnsuitableEngine,
    /// The disk is full; nothing of this append was written.
    #[error("the disk is full")]
    DiskFull,
    /// There is no room for the backup that comes before a store of an older
    /// format is raised to this program's, or for raising it.
    #[error("no room to raise the store's format")]
    NoRoomToRaise,
    /// The disk failed while writing. Whether the last append arrived is only
    /// known after opening the store again.
    #[error("the disk failed")]
    DiskFailed,
    /// The disk failed earlier; the store takes nothing until it is opened again.
    #[error("the store must be opened again")]
    ReopenNeeded,
    /// Records from another laptop do not fit; nothing of them was taken in.
    #[error("the delta was refused: {0:?}")]
    DeltaRefused(Problem),
    /// The computer's clock says that this program was not made yet.
    #[error("the clock is before this program was made")]
    ClockImpossible,
    /// A kind starting with `ledger.` belongs to this crate.
    #[error("record kinds starting with ledger. are reserved")]
    ReservedKind,
    /// The ledger's own records carry no personal data and stay.
    #[error("a record of the ledger itself cannot be destroyed")]
    NotDestroyable,
    /// What is known of this subject was destroyed, and nothing of it is recorded any more.
    #[error("what was known of this subject was destroyed")]
    SubjectEnded,
    /// Only the owner's laptop records this.
    #[error("only the owner's laptop records this")]
    OwnersLaptopOnly,
    /// The deciding closure wrote to the store; only the ledger writes.
    #[error("the store was written to while deciding")]
    WroteWhileDeciding,
    /// A copy did not pass its check and was not kept.
    #[error("the copy did not pass its check")]
    CopyUnsound,
    /// Whoever waited stopped the work; what was begun is undone.
    #[error("the work was stopped")]
    Stopped,
    /// The path cannot be handed to the database engine (it is not UTF-8).
    #[error("the path is not valid text")]
    UnusablePath,
    /// A file beside the store could not be read or written.
    #[error("file access failed: {0}")]
    File(#[source] io::Error),
    /// The database engine refused for a reason not listed above.
    #[error("the database engine refused: {0}")]
    Store(#[source] rusqlite::Error),
}

impl From<io::Error> for LedgerError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull => LedgerError::DiskFull,
            io::ErrorKind::NotSeekable => LedgerError::NotAFile,
            _ => LedgerError::File(error),
        }
    }
}

impl From<Stopped> for LedgerError {
    fn from(Stopped: Stopped) -> Self {
        LedgerError::Stopped
    }
}

impl From<rusqlite::Error> for LedgerError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => LedgerError::DiskFull,
            // Only `Store::stopped_by` interrupts.
            Some(ErrorCode::OperationInterrupted) => LedgerError::Stopped,
            Some(ErrorCode::OutOfMemory) => LedgerError::TooLittleMemory,
            // The log's index is made longer on opening; only a full disk refuses.
            Some(ErrorCode::SystemIoFailure)
                if error.sqlite_error().map(|error| error.extended_code)
                    == Some(ffi::SQLITE_IOERR_SHMSIZE) =>
            {
                LedgerError::DiskFull
            }
            Some(ErrorCode::SystemIoFailure) => LedgerError::DiskFailed,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => LedgerError::InUse,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => LedgerError::Damaged,
            _ => LedgerError::Store(error),
        }
    }
}

impl LedgerError {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            LedgerError::NotFound => "not_found",
            LedgerError::RecordNotFound => "record_not_found",
            LedgerError::Exists => "exists",
            LedgerError::InUse => "in_use",
            LedgerError::KeysMissing => "keys_missing",
            LedgerError::KeysDamaged => "keys_damaged",
            LedgerError::KeysOfAnotherStore => "keys_of_another_store",
            LedgerError::TooLittleMemory => "too_little_memory",
            LedgerError::WriteProtected => "write_protected",
            LedgerError::FolderMissing => "folder_missing",
            LedgerError::WrongPassphrase => "wrong_passphrase",
            LedgerError::WrongRecoveryKey => "wrong_recovery_key",
            LedgerError::WrongKeychainKey => "wrong_keychain_key",
            LedgerError::SlotMissing => "slot_missing",
            LedgerError::EmptyPassphrase => "empty_passphrase",
            LedgerError::NotAFile => "not_a_file",
            LedgerError::NotEncrypted => "not_encrypted",
            LedgerError::Damaged => "damaged",
            LedgerError::NewerVersion { .. } => "newer_version",
            LedgerError::UnsuitableEngine => "unsuitable_engine",
            LedgerError::DiskFull => "disk_full",
            LedgerError::NoRoomToRaise => "no_room_to_raise",
            LedgerError::DiskFailed => "disk_failed",
            LedgerError::ReopenNeeded => "reopen_needed",
            LedgerError::DeltaRefused(_) => "delta_refused",
            LedgerError::ClockImpossible => "clock_impossible",
            LedgerError::ReservedKind => "reserved_kind",
            LedgerError::NotDestroyable => "not_destroyable",
            LedgerError::SubjectEnded => "subject_ended",
            LedgerError::OwnersLaptopOnly => "owners_laptop_only",
            LedgerError::WroteWhileDeciding => "wrote_while_deciding",
            LedgerError::CopyUnsound => "copy_unsound",
            LedgerError::Stopped => "stopped",
            LedgerError::UnusablePath => "unusable_path",
            LedgerError::File(_) => "file_failed",
            LedgerError::Store(_) => "store_failed",
        }
    }

    /// What happened, what is safe, and what to do now.
    pub fn sentence(&self) -> Sentence {
        match self {
            LedgerError::NotFound => sentence!("store-not-found"),
            LedgerError::RecordNotFound => sentence!("store-record-not-found"),
            LedgerError::Exists => sentence!("store-exists"),
            LedgerError::InUse => sentence!("store-in-use"),
            LedgerError::KeysMissing => sentence!("store-keys-missing"),
            LedgerError::KeysDamaged => sentence!("store-keys-damaged"),
            LedgerError::KeysOfAnotherStore => sentence!("store-keys-of-another-store"),
            LedgerError::TooLittleMemory => sentence!("store-too-little-memory"),
            LedgerError::WriteProtected => sentence!("store-write-protected"),
            LedgerError::FolderMissing => sentence!("store-folder-missing"),
            LedgerError::WrongPassphrase => sentence!("store-wrong-passphrase"),
            LedgerError::WrongRecoveryKey => sentence!("store-wrong-recovery-key"),
            LedgerError::WrongKeychainKey => sentence!("store-wrong-keychain-key"),
            LedgerError::SlotMissing => sentence!("store-slot-missing"),
            LedgerError::EmptyPassphrase => sentence!("store-empty-passphrase"),
            LedgerError::NotAFile => sentence!("store-not-a-file"),
            LedgerError::NotEncrypted => sentence!("store-not-encrypted"),
            LedgerError::Damaged => sentence!("store-damaged"),
            LedgerError::NewerVersion { found, supported } => {
                sentence!("store-newer-version", found = found, supported = supported)
            }
            LedgerError::UnsuitableEngine => sentence!("store-unsuitable-engine"),
            LedgerError::DiskFull => sentence!("store-disk-full"),
            LedgerError::NoRoomToRaise => sentence!("store-no-room-to-raise"),
            LedgerError::DiskFailed => sentence!("store-disk-failed"),
            LedgerError::ReopenNeeded => sentence!("store-reopen-needed"),
            LedgerError::DeltaRefused(problem) => {
                let problem = problem.sentence();
                sentence!("store-delta-refused", problem = &problem)
            }
            LedgerError::ReservedKind | LedgerError::WroteWhileDeciding => {
                sentence!("store-programming-error")
            }
            LedgerError::ClockImpossible => sentence!("store-clock-impossible"),
            LedgerError::NotDestroyable => sentence!("store-not-destroyable"),
            LedgerError::SubjectEnded => sentence!("store-subject-ended"),
            LedgerError::OwnersLaptopOnly => sentence!("store-owners-laptop-only"),
            LedgerError::CopyUnsound => sentence!("store-copy-unsound"),
            LedgerError::Stopped => sentence!("work-stopped"),
            LedgerError::UnusablePath => sentence!("store-unusable-path"),
            LedgerError::File(_) => sentence!("store-file-failed"),
            LedgerError::Store(_) => sentence!("store-failed"),
        }
    }
}
