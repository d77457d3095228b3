//! What is this file, and is it small enough to open?
//!
//! Everything is refused with a sentence while it is still packed: 10 MiB of
//! file, 100 MiB unpacked, 50 sheets, 200,000 cells. A real questionnaire or
//! catalogue needs a hundredth of any of these.

use crate::Refusal;
use words::sentence;

/// Bytes in a workbook file at most; a larger one is refused unopened.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;
/// Sheets in one workbook.
pub(super) const MOST_SHEETS: usize = 50;
/// Cells with something in them, over all sheets read.
pub(super) const MOST_CELLS: usize = 200_000;
/// Bytes of text over all sheets read. One long text can be shared by many
/// cells, so counting cells alone would not bound the memory.
pub(super) const MOST_TEXT: usize = 32 * 1024 * 1024;

/// Rows and columns of a table, as many as Excel has.
pub(super) const MOST_ROWS: u32 = 1_048_576;
pub(super) const MOST_COLUMNS: u32 = 16_384;
/// Bytes of UTF-8 in one cell of a text file: more than these are more than the
/// 32,767 characters (UTF-16) of an Excel cell.
pub(super) const LONGEST_CELL: usize = 3 * 32_767;

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
        sentence!("workbook-file-too-large"),
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
        _ if name.starts_with("~$") => {
            Err(Refusal::new("lock_file", sentence!("workbook-lock-file")))
        }
        [] => Err(empty()),
        _ => Err(not_a_workbook()),
    }
}

pub(super) fn empty() -> Refusal {
    Refusal::new("empty_file", sentence!("workbook-empty-file"))
}

pub(super) fn not_a_workbook() -> Refusal {
    Refusal::new("not_a_workbook", sentence!("workbook-not-a-workbook"))
}

/// A workbook that begins like one and cannot be read further.
pub(super) fn unreadable() -> Refusal {
    Refusal::new("unreadable", sentence!("workbook-unreadable"))
}

pub(super) fn password() -> Refusal {
    Refusal::new("password", sentence!("workbook-password"))
}

pub(super) fn too_large_unpacked() -> Refusal {
    Refusal::new(
        "unpacked_too_large",
        sentence!("workbook-unpacked-too-large"),
    )
}

/// More formats, names, links, texts or empty cells than can be kept.
pub(super) fn too_much_inside() -> Refusal {
    Refusal::new("too_much_inside", sentence!("workbook-too-much-inside"))
}

pub(super) fn too_many_sheets(count: usize) -> Refusal {
    Refusal::new(
        "too_many_sheets",
        sentence!("workbook-too-many-sheets", count = count),
    )
}

pub(super) fn too_many_cells() -> Refusal {
    Refusal::new("too_many_cells", sentence!("workbook-too-many-cells"))
}

/// A text file with more in one cell than a table program keeps, most often
/// because a quotation mark is missing.
pub(super) fn cell_too_long() -> Refusal {
    Refusal::new("cell_too_long", sentence!("workbook-cell-too-long"))
}

/// A text file with more rows or columns than a table program has.
pub(super) fn table_too_large() -> Refusal {
    Refusal::new("table_too_large", sentence!("workbook-table-too-large"))
}

pub(super) fn too_much_text() -> Refusal {
    Refusal::new("too_much_text", sentence!("workbook-too-much-text"))
}
