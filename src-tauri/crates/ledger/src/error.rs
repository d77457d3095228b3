//! What can go wrong, in words a person at a booth can act on.

use std::io;

use rusqlite::ErrorCode;
use words::Sentence;

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
    /// A kind starting with `ledger.` belongs to this crate.
    #[error("record kinds starting with ledger. are reserved")]
    ReservedKind,
    /// The ledger's own records carry no personal data and stay.
    #[error("a record of the ledger itself cannot be destroyed")]
    NotDestroyable,
    /// The deciding closure wrote to the store; only the ledger writes.
    #[error("the store was written to while deciding")]
    WroteWhileDeciding,
    /// A copy did not pass its check and was not kept.
    #[error("the copy did not pass its check")]
    CopyUnsound,
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
            _ => LedgerError::File(error),
        }
    }
}

impl From<rusqlite::Error> for LedgerError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => LedgerError::DiskFull,
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
            LedgerError::WrongPassphrase => "wrong_passphrase",
            LedgerError::WrongRecoveryKey => "wrong_recovery_key",
            LedgerError::WrongKeychainKey => "wrong_keychain_key",
            LedgerError::SlotMissing => "slot_missing",
            LedgerError::EmptyPassphrase => "empty_passphrase",
            LedgerError::NotEncrypted => "not_encrypted",
            LedgerError::Damaged => "damaged",
            LedgerError::NewerVersion { .. } => "newer_version",
            LedgerError::UnsuitableEngine => "unsuitable_engine",
            LedgerError::DiskFull => "disk_full",
            LedgerError::DiskFailed => "disk_failed",
            LedgerError::ReopenNeeded => "reopen_needed",
            LedgerError::DeltaRefused(_) => "delta_refused",
            LedgerError::ReservedKind => "reserved_kind",
            LedgerError::NotDestroyable => "not_destroyable",
            LedgerError::WroteWhileDeciding => "wrote_while_deciding",
            LedgerError::CopyUnsound => "copy_unsound",
            LedgerError::UnusablePath => "unusable_path",
            LedgerError::File(_) => "file_failed",
            LedgerError::Store(_) => "store_failed",
        }
    }

    /// What happened, what is safe, and what to do now.
    pub fn sentence(&self) -> Sentence {
        match self {
            LedgerError::NotFound => Sentence::new(
                "이 위치에 기록 파일이 없습니다. 아무것도 바뀌지 않았습니다. 파일 위치를 확인하거나 백업에서 복원하세요.",
                "There is no record file at this place. Nothing was changed. Check the location, or restore a backup.",
            ),
            LedgerError::RecordNotFound => Sentence::new(
                "찾는 기록이 이 기기에 없습니다. 아무것도 바뀌지 않았습니다. 다른 기기의 묶음 파일을 먼저 가져오세요.",
                "This record is not on this device. Nothing was changed. Import the bundle of the other device first.",
            ),
            LedgerError::Exists => Sentence::new(
                "이 위치에 이미 기록 파일이나 열쇠 파일이 있어 그대로 두었습니다. 다른 위치를 고르세요.",
                "A record file or its key file already exists here and was left as it is. Choose another place.",
            ),
            LedgerError::InUse => Sentence::new(
                "기록 파일이 다른 창이나 프로그램에서 열려 있습니다. 기록은 안전합니다. 이미 열린 부스루프 창을 사용하거나 닫은 뒤 다시 여세요.",
                "The record file is open in another window or program. The records are safe. Use the Boothloop window that is already open, or close it and try again.",
            ),
            LedgerError::KeysMissing => Sentence::new(
                "열쇠 파일(.keys)이 없어 기록을 열 수 없습니다. 기록 파일은 그대로 있습니다. 열쇠 파일을 기록 파일 옆에 되돌려 놓거나 백업에서 복원하세요.",
                "The key file (.keys) is missing, so the records cannot be opened. The record file is untouched. Put the key file back beside it, or restore a backup.",
            ),
            LedgerError::KeysDamaged => Sentence::new(
                "열쇠 파일(.keys)이 손상되어 읽을 수 없습니다. 기록 파일은 그대로 있습니다. 백업에 있는 열쇠 파일을 기록 파일 옆에 놓거나 백업에서 복원하세요.",
                "The key file (.keys) is damaged and cannot be read. The record file is untouched. Put the key file of a backup beside it, or restore the backup.",
            ),
            LedgerError::WrongPassphrase => Sentence::new(
                "암호가 맞지 않습니다. 기록은 안전합니다. 한/영 키와 Caps Lock을 확인하고 다시 입력하거나, 인쇄해 둔 복구 키를 사용하세요.",
                "The passphrase is not right. The records are safe. Check the keyboard language and Caps Lock and try again, or use the printed recovery key.",
            ),
            LedgerError::WrongRecoveryKey => Sentence::new(
                "복구 키가 맞지 않습니다. 기록은 안전합니다. 인쇄물의 32글자를 다시 확인해 입력하세요.",
                "The recovery key is not right. The records are safe. Compare all 32 characters with the print-out and try again.",
            ),
            LedgerError::WrongKeychainKey => Sentence::new(
                "이 컴퓨터에 저장된 열쇠가 맞지 않습니다. 기록은 안전합니다. 암호나 복구 키로 여세요.",
                "The key kept by this computer is not right. The records are safe. Open with the passphrase or the recovery key.",
            ),
            LedgerError::SlotMissing => Sentence::new(
                "이 방법으로 여는 열쇠가 등록되어 있지 않습니다. 기록은 안전합니다. 암호나 복구 키로 여세요.",
                "No key is registered for this way of opening. The records are safe. Open with the passphrase or the recovery key.",
            ),
            LedgerError::EmptyPassphrase => Sentence::new(
                "빈 암호는 사용할 수 없습니다. 아무것도 바뀌지 않았습니다. 암호를 입력하세요.",
                "An empty passphrase cannot be used. Nothing was changed. Enter a passphrase.",
            ),
            LedgerError::NotEncrypted => Sentence::new(
                "이 파일은 암호화되지 않은 데이터베이스라서 부스루프의 기록 파일이 아닙니다. 파일은 그대로 두었습니다. 올바른 파일을 고르세요.",
                "This file is an unencrypted database, not a Boothloop record file. It was left as it is. Choose the right file.",
            ),
            LedgerError::Damaged => Sentence::new(
                "기록 파일이 손상되어 읽을 수 없습니다. 파일은 그대로 두었습니다. 가장 최근 백업에서 새 위치로 복원하고, 손상된 파일도 보관하세요.",
                "The record file is damaged and cannot be read. It was left as it is. Restore the latest backup to a new place, and keep the damaged file.",
            ),
            LedgerError::NewerVersion { found, supported } => Sentence::new(
                format!(
                    "이 기록은 더 새로운 부스루프에서 만들어졌습니다(형식 {found}, 이 버전은 {supported}까지). 기록은 안전합니다. 부스루프를 업데이트한 뒤 여세요."
                ),
                format!(
                    "These records were written by a newer Boothloop (format {found}; this version reads up to {supported}). They are safe. Update Boothloop, then open them."
                ),
            ),
            LedgerError::UnsuitableEngine => Sentence::new(
                "이 설치본의 데이터베이스 엔진은 안전하지 않아 기록을 열지 않았습니다. 기록은 안전합니다. 공식 설치 파일로 다시 설치하세요.",
                "This installation has an unsafe database engine, so the records were not opened. They are safe. Reinstall from the official installer.",
            ),
            LedgerError::DiskFull => Sentence::new(
                "디스크가 가득 차서 방금 한 일은 저장되지 않았습니다. 이전 기록은 모두 안전합니다. 공간을 비운 뒤 다시 하세요.",
                "The disk is full, so what you just did was not saved. Everything before is safe. Free some space and do it again.",
            ),
            LedgerError::DiskFailed => Sentence::new(
                "디스크에 쓰지 못해 방금 한 일이 저장되었는지 알 수 없습니다. 이전 기록은 안전합니다. 부스루프를 다시 열고 마지막 기록을 확인하세요.",
                "The disk failed, so it is not certain that what you just did was saved. Everything before is safe. Open Boothloop again and check the last record.",
            ),
            LedgerError::ReopenNeeded => Sentence::new(
                "앞서 디스크 오류가 있어 더 저장하지 않습니다. 저장된 기록은 안전합니다. 부스루프를 닫았다가 다시 여세요.",
                "The disk failed earlier, so nothing more is being saved. What was saved is safe. Close Boothloop and open it again.",
            ),
            LedgerError::DeltaRefused(problem) => {
                let problem = problem.sentence();
                Sentence::new(
                    format!(
                        "{} 이 묶음에서는 아무것도 가져오지 않았고, 이 기기의 기록은 안전합니다. 보낸 기기에서 묶음 파일을 다시 만드세요.",
                        problem.ko
                    ),
                    format!(
                        "{} Nothing of this bundle was taken in, and the records on this device are safe. Make the bundle again on the device it came from.",
                        problem.en
                    ),
                )
            }
            LedgerError::ReservedKind | LedgerError::WroteWhileDeciding => Sentence::new(
                "프로그램 오류로 방금 한 일이 저장되지 않았습니다. 이전 기록은 안전합니다. 이 문제를 개발자에게 알려 주세요.",
                "A programming error kept what you just did from being saved. Everything before is safe. Please report this to the developers.",
            ),
            LedgerError::NotDestroyable => Sentence::new(
                "이 기록은 장부 자체의 기록이라 파기할 수 없습니다. 개인정보는 들어 있지 않습니다. 방문객의 기록을 고르세요.",
                "This record belongs to the ledger itself and cannot be destroyed. It holds no personal data. Choose a record about a visitor.",
            ),
            LedgerError::CopyUnsound => Sentence::new(
                "만든 사본이 검사를 통과하지 못해 남기지 않았습니다. 원래 기록은 그대로 있습니다. 다른 디스크나 USB에 다시 시도하세요.",
                "The copy did not pass its check and was not kept. The original records are untouched. Try again on another disk or USB stick.",
            ),
            LedgerError::UnusablePath => Sentence::new(
                "이 파일 경로는 사용할 수 없습니다. 아무것도 바뀌지 않았습니다. 다른 폴더를 고르세요.",
                "This file path cannot be used. Nothing was changed. Choose another folder.",
            ),
            LedgerError::File(_) => Sentence::new(
                "기록 옆의 파일을 읽거나 쓰지 못했습니다. 저장된 기록은 안전합니다. 폴더 권한과 디스크를 확인하고 다시 시도하세요.",
                "A file beside the records could not be read or written. What was saved is safe. Check the folder's permissions and the disk, and try again.",
            ),
            LedgerError::Store(_) => Sentence::new(
                "저장소가 요청을 처리하지 못해 방금 한 일은 저장되지 않았습니다. 이전 기록은 안전합니다. 다시 시도하고, 계속되면 개발자에게 알려 주세요.",
                "The store could not carry this out, so what you just did was not saved. Everything before is safe. Try again; if it persists, please report it.",
            ),
        }
    }
}
