//! Measures an old `.xls` file before calamine opens it.
//!
//! calamine builds one table per sheet over the whole rectangle its cells span,
//! so a single cell in the last corner costs hundreds of megabytes. The records
//! of the workbook stream say where the cells are ([MS-XLS] 2.4); adding them up
//! is cheap. The same container holds password-protected `.xlsx` files
//! ([MS-OFFCRYPTO] 2.3.1: a stream named `EncryptedPackage`).

use std::io::{Cursor, Read};

use super::limits;
use crate::Refusal;

/// The largest table, in cells over all sheets: about 100 MB.
const LARGEST_TABLES: u64 = 3_000_000;
const LARGEST_STREAM: u64 = 16 * 1024 * 1024;

const BOF: u16 = 0x0809;
const BOUND_SHEET: u16 = 0x0085;
const FILE_PASS: u16 = 0x002f;
/// FORMULA, NUMBER, LABEL, BOOLERR, RK, RSTRING, LABELSST, MULRK.
const CELLS: [u16; 9] = [
    0x0006, 0x0406, 0x0203, 0x0204, 0x0205, 0x027e, 0x00d6, 0x00fd, 0x00bd,
];

/// Refuses what is protected, or too large to open.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| limits::unreadable())?;
    if file.exists("/EncryptedPackage") {
        return Err(limits::password());
    }
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.is_stream(name));
    let stream = file.open_stream(name.ok_or_else(limits::unreadable)?);
    let mut records = Vec::new();
    stream
        .map_err(|_| limits::unreadable())?
        .take(LARGEST_STREAM)
        .read_to_end(&mut records)
        .map_err(|_| limits::unreadable())?;
    measure(&records)
}

fn measure(records: &[u8]) -> Result<(), Refusal> {
    let (mut sheets, mut cells, mut tables) = (0usize, 0usize, 0u64);
    let mut span: Option<Span> = None;
    let mut rest = records;
    while let [k0, k1, l0, l1, after @ ..] = rest {
        let kind = u16::from_le_bytes([*k0, *k1]);
        let length = usize::from(u16::from_le_bytes([*l0, *l1]));
        let Some((body, next)) = after.split_at_checked(length) else {
            break;
        };
        rest = next;
        match kind {
            FILE_PASS => return Err(limits::password()),
            BOUND_SHEET => sheets += 1,
            BOF => tables += span.take().map_or(0, Span::area),
            _ if CELLS.contains(&kind) => {
                if let [r0, r1, c0, c1, ..] = body {
                    let row = u64::from(u16::from_le_bytes([*r0, *r1]));
                    let column = u64::from(u16::from_le_bytes([*c0, *c1]));
                    // One MULRK record holds a run of cells, six bytes each.
                    let run = if kind == 0x00bd {
                        length.saturating_sub(6) / 6
                    } else {
                        1
                    };
                    cells += run.max(1);
                    let last = column + run.max(1) as u64 - 1;
                    span = Some(
                        span.unwrap_or(Span::at(row, column))
                            .with(row, column)
                            .with(row, last),
                    );
                }
            }
            _ => {}
        }
    }
    tables += span.map_or(0, Span::area);
    if sheets > limits::MOST_SHEETS {
        return Err(limits::too_many_sheets(sheets));
    }
    if cells > limits::MOST_CELLS || tables > LARGEST_TABLES {
        return Err(limits::too_many_cells());
    }
    Ok(())
}

/// The rectangle the cells of a sheet span.
#[derive(Clone, Copy)]
struct Span {
    rows: (u64, u64),
    columns: (u64, u64),
}

impl Span {
    fn at(row: u64, column: u64) -> Self {
        Self {
            rows: (row, row),
            columns: (column, column),
        }
    }

    fn with(self, row: u64, column: u64) -> Self {
        Self {
            rows: (self.rows.0.min(row), self.rows.1.max(row)),
            columns: (self.columns.0.min(column), self.columns.1.max(column)),
        }
    }

    fn area(self) -> u64 {
        (self.rows.1 - self.rows.0 + 1) * (self.columns.1 - self.columns.0 + 1)
    }
}
