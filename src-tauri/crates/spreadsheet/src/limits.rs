//! What is this file, and is it small enough to open?
//!
//! Everything is refused with a sentence while it is still packed: 10 MiB of
//! file, 100 MiB unpacked, 50 sheets, 200,000 cells. A real questionnaire or
//! catalogue needs a hundredth of any of these.

use std::io::{Cursor, Read};

use crate::Refusal;

/// Bytes in a workbook file at most; a larger one is refused unopened.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;
const LARGEST_UNPACKED: u64 = 100 * 1024 * 1024;
const MOST_ENTRIES: usize = 2_000;
/// Sheets in one workbook.
pub(super) const MOST_SHEETS: usize = 50;
/// Cells with something in them, over all sheets read.
pub(super) const MOST_CELLS: usize = 200_000;
/// Bytes of text over all sheets read. One long text can be shared by many
/// cells, so counting cells alone would not bound the memory.
pub(super) const MOST_TEXT: usize = 32 * 1024 * 1024;

/// Formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xls,
}

pub(super) fn check_size(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() <= LARGEST_FILE {
        return Ok(());
    }
    Err(Refusal::new(
        "file_too_large",
        "파일이 10MB보다 커서 열지 않았습니다. 그림과 쓰지 않는 시트를 지우고 다시 저장해 주세요.",
        "The file is larger than 10 MB, so it was not opened. Remove pictures and unused sheets and save it again.",
    ))
}

/// What the file is, by its first bytes.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some(Kind::Xlsx),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Some(Kind::Xls),
        _ => None,
    }
}

/// Says what the file is, by its first bytes.
pub(super) fn recognise(bytes: &[u8], file_name: &str) -> Result<Kind, Refusal> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    if let Some(kind) = kind(bytes) {
        return Ok(kind);
    }
    match bytes {
        _ if name.starts_with("~$") => Err(Refusal::new(
            "lock_file",
            "이 파일은 엑셀이 문서를 열어 둔 동안만 만드는 임시 파일입니다. 이름이 ‘~$’로 시작하지 않는 원래 파일을 골라 주세요.",
            "This is the temporary file Excel keeps while a document is open. Choose the original, whose name does not begin with ‘~$’.",
        )),
        [] => Err(empty()),
        _ => Err(not_a_workbook()),
    }
}

pub(super) fn empty() -> Refusal {
    Refusal::new(
        "empty_file",
        "파일이 비어 있습니다. 내려받기나 복사가 끝났는지 확인하고 다시 골라 주세요.",
        "The file is empty. Check that the download or copy has finished and choose it again.",
    )
}

fn not_a_workbook() -> Refusal {
    Refusal::new(
        "not_a_workbook",
        "이 파일은 엑셀 통합 문서가 아닙니다. 엑셀에서 ‘Excel 통합 문서(.xlsx)’로 저장한 파일을 골라 주세요.",
        "This file is not an Excel workbook. Choose a file saved from Excel as ‘Excel Workbook (.xlsx)’.",
    )
}

/// A workbook that begins like one and cannot be read further.
pub(super) fn unreadable() -> Refusal {
    Refusal::new(
        "unreadable",
        "파일이 손상되어 읽을 수 없습니다. 엑셀에서 열어 새 이름으로 저장한 뒤 다시 골라 주세요.",
        "The file is damaged and cannot be read. Open it in Excel, save it under a new name and choose that.",
    )
}

pub(super) fn password() -> Refusal {
    Refusal::new(
        "password",
        "암호가 걸린 파일은 열 수 없습니다. 엑셀에서 암호를 풀고 저장한 뒤 다시 골라 주세요.",
        "A file with a password cannot be opened. Remove the password in Excel, save, and choose it again.",
    )
}

fn too_large_unpacked() -> Refusal {
    Refusal::new(
        "unpacked_too_large",
        "압축을 풀면 100MB가 넘는 파일이라 열지 않았습니다. 필요한 시트만 새 통합 문서에 옮겨 저장해 주세요.",
        "The file would take more than 100 MB unpacked, so it was not opened. Copy the sheets you need into a new workbook.",
    )
}

pub(super) fn too_many_sheets(count: usize) -> Refusal {
    Refusal::new(
        "too_many_sheets",
        format!("시트가 {count}개 있습니다. 시트가 50개를 넘지 않게 줄여 주세요."),
        format!("The workbook has {count} sheets. Please reduce it to 50 or fewer."),
    )
}

pub(super) fn too_many_cells() -> Refusal {
    Refusal::new(
        "too_many_cells",
        "내용이 있는 칸이 20만 개가 넘어 읽기를 멈췄습니다. 쓰지 않는 행과 열을 지워 주세요.",
        "There are more than 200,000 filled cells, so reading stopped. Remove rows and columns that are not used.",
    )
}

/// Measures a zip file: first what it says of itself, then what it really
/// unpacks to, because the sizes a zip file declares can be lies.
pub(super) fn check_zip(bytes: &[u8]) -> Result<(), Refusal> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    if zip.len() > MOST_ENTRIES {
        return Err(too_large_unpacked());
    }
    let mut declared = 0u64;
    let mut is_workbook = false;
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|_| unreadable())?;
        declared = declared.saturating_add(entry.size());
        is_workbook |= entry
            .name()
            .is_ok_and(|name| name.to_lowercase().ends_with("workbook.xml"));
    }
    if declared > LARGEST_UNPACKED {
        return Err(too_large_unpacked());
    }
    if !is_workbook {
        return Err(not_a_workbook());
    }
    let mut unpacked = 0u64;
    for index in 0..zip.len() {
        let entry = zip.by_index(index).map_err(|_| unreadable())?;
        let rest = LARGEST_UNPACKED - unpacked + 1;
        let taken =
            std::io::copy(&mut entry.take(rest), &mut std::io::sink()).map_err(|_| unreadable())?;
        unpacked += taken;
        if unpacked > LARGEST_UNPACKED {
            return Err(too_large_unpacked());
        }
    }
    Ok(())
}
