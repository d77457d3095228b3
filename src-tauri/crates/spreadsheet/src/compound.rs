//! Measures an old `.xls` file before calamine opens it.
//!
//! calamine builds one table per sheet over the whole rectangle its cells span,
//! so a single cell in the last corner costs hundreds of megabytes; it copies a
//! shared text into every cell that names it, and the names of sheets and ranges
//! into every formula. The records of the workbook stream say what there is
//! ([MS-XLS] 2.4); adding it up, sheet by sheet as calamine finds them, is cheap.
//! The same container holds password-protected `.xlsx` files ([MS-OFFCRYPTO]
//! 2.3.1: a stream named `EncryptedPackage`).

use std::io::{Cursor, Read};

use super::limits;
use crate::Refusal;
use crate::hidden::Hidden;

/// The largest table, in cells over all sheets: about 100 MB.
const LARGEST_TABLES: u64 = 3_000_000;
const LARGEST_STREAM: u64 = 16 * 1024 * 1024;
/// Records in all sheets; a sheet may be named more than once.
const MOST_RECORDS: usize = 4_000_000;
/// Bytes of text in all cells and formulas.
const LARGEST_TEXTS: usize = 64 * 1024 * 1024;
/// Bytes moved while formulas are written out: calamine moves a formula's text
/// for each of its parts.
const MOST_MOVED: usize = 8_000_000_000;
/// Parts of a formula that are written out with the name of a sheet or a range.
const NAMED_PARTS: [u8; 15] = [
    0x23, 0x43, 0x63, 0x3a, 0x5a, 0x7a, 0x3b, 0x5b, 0x7b, 0x3c, 0x5c, 0x7c, 0x3d, 0x5d, 0x7d,
];

const FORMULA: u16 = 0x0006;
pub(super) const END_OF_SHEET: u16 = 0x000a;
const NAME: u16 = 0x0018;
const FILE_PASS: u16 = 0x002f;
const CONTINUE: u16 = 0x003c;
pub(super) const BOUND_SHEET: u16 = 0x0085;
const COLUMNS: u16 = 0x007d;
pub(super) const MANY_NUMBERS: u16 = 0x00bd;
const SHARED_TEXTS: u16 = 0x00fc;
const SHARED_TEXT_CELL: u16 = 0x00fd;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
pub(super) const BEGIN: u16 = 0x0809;
/// FORMULA, NUMBER, LABEL, BOOLERR, RK, RSTRING, LABELSST, MULRK.
const CELLS: [u16; 9] = [
    FORMULA,
    0x0406,
    0x0203,
    0x0204,
    0x0205,
    0x027e,
    0x00d6,
    SHARED_TEXT_CELL,
    MANY_NUMBERS,
];

/// Refuses what is protected, or too large to open. What is hidden in each sheet
/// is in their order.
pub(super) fn check(bytes: &[u8]) -> Result<Vec<Hidden>, Refusal> {
    let mut hidden = Vec::new();
    each_stream(bytes, |stream| {
        // A file for two versions of Excel holds the same workbook twice.
        let measured = measure(&stream)?;
        if hidden.is_empty() {
            hidden = measured;
        }
        Ok(())
    })?;
    Ok(hidden)
}

/// Hands on the streams that may be the workbook, one after the other. calamine
/// takes the first of that name, in whichever folder it lies.
pub(super) fn each_stream(
    bytes: &[u8],
    mut take: impl FnMut(Vec<u8>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| limits::unreadable())?;
    if file.exists("/EncryptedPackage") {
        return Err(limits::password());
    }
    let is_workbook = |entry: &cfb::Entry| {
        let names = ["workbook", "book"];
        entry.is_stream() && names.contains(&entry.name().to_ascii_lowercase().as_str())
    };
    let found: Vec<_> = file
        .walk()
        .filter(is_workbook)
        .map(|entry| entry.path().to_owned())
        .collect();
    if found.is_empty() {
        return Err(limits::unreadable());
    }
    for path in found {
        let mut records = Vec::new();
        file.open_stream(path)
            .map_err(|_| limits::unreadable())?
            .take(LARGEST_STREAM)
            .read_to_end(&mut records)
            .map_err(|_| limits::unreadable())?;
        take(records)?;
    }
    Ok(())
}

/// The records of a stream: kind and body.
pub(super) fn records(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let [k0, k1, l0, l1, after @ ..] = rest else {
            return None;
        };
        let length = usize::from(u16::from_le_bytes([*l0, *l1]));
        let (body, next) = after.split_at_checked(length)?;
        rest = next;
        Some((u16::from_le_bytes([*k0, *k1]), body))
    })
}

fn number<const N: usize>(body: &[u8], at: usize) -> Option<[u8; N]> {
    body.get(at..at + N)?.try_into().ok()
}

pub(super) fn short(body: &[u8], at: usize) -> Option<usize> {
    number(body, at).map(|bytes| usize::from(u16::from_le_bytes(bytes)))
}

pub(super) fn long(body: &[u8], at: usize) -> Option<usize> {
    let number = u32::from_le_bytes(number(body, at)?);
    usize::try_from(number).ok()
}

fn measure(stream: &[u8]) -> Result<Vec<Hidden>, Refusal> {
    let mut sheets = Vec::new();
    let mut shared: Vec<&[u8]> = Vec::new();
    let mut longest_name = 0;
    let mut last = 0;
    for (kind, body) in records(stream) {
        match kind {
            END_OF_SHEET => break,
            FILE_PASS => return Err(limits::password()),
            BOUND_SHEET => sheets.extend(long(body, 0)),
            SHARED_TEXTS => shared = vec![body.get(8..).unwrap_or_default()],
            CONTINUE if last == SHARED_TEXTS => shared.push(body),
            _ => {}
        }
        if matches!(kind, NAME | BOUND_SHEET) {
            // In UTF-8 a letter takes three bytes at most.
            longest_name = longest_name.max(3 * body.len().min(usize::from(u8::MAX)));
        }
        if kind != CONTINUE {
            last = kind;
        }
    }
    if sheets.len() > limits::MOST_SHEETS {
        return Err(limits::too_many_sheets(sheets.len()));
    }
    let mut totals = Totals {
        shared: shared_lengths(&shared),
        longest_name,
        ..Totals::default()
    };
    sheets
        .into_iter()
        .map(|start| totals.add(stream.get(start..).unwrap_or_default()))
        .collect()
}

/// Bytes of each shared text in UTF-8 at most. A text may go on in the next
/// record, which then begins with its own width of letters ([MS-XLS] 2.5.293).
fn shared_lengths(parts: &[&[u8]]) -> Vec<usize> {
    let mut lengths = Vec::new();
    let mut parts = parts.iter().copied();
    let mut part = parts.next().unwrap_or_default();
    loop {
        if part.is_empty() {
            match parts.next() {
                Some(next) => part = next,
                None => return lengths,
            }
            continue;
        }
        let (Some(letters), Some(&flags)) = (short(part, 0), part.get(2)) else {
            return lengths;
        };
        lengths.push(3 * letters);
        let runs = if flags & 8 != 0 {
            short(part, 3)
        } else {
            Some(0)
        };
        let at = if flags & 8 != 0 { 5 } else { 3 };
        let extra = if flags & 4 != 0 {
            long(part, at)
        } else {
            Some(0)
        };
        let at = if flags & 4 != 0 { at + 4 } else { at };
        let (Some(runs), Some(extra), Some(rest)) = (runs, extra, part.get(at..)) else {
            return lengths;
        };
        part = rest;
        let (mut letters, mut width) = (letters, usize::from(flags & 1) + 1);
        while letters > 0 {
            let taken = letters.min(part.len() / width);
            part = &part[taken * width..];
            letters -= taken;
            if letters > 0 {
                let Some([flags, next @ ..]) = parts.next() else {
                    return lengths;
                };
                (part, width) = (next, usize::from(flags & 1) + 1);
            }
        }
        let mut skipped = 4 * runs + extra;
        while skipped > 0 {
            let taken = skipped.min(part.len());
            part = &part[taken..];
            skipped -= taken;
            if skipped > 0 {
                match parts.next() {
                    Some(next) => part = next,
                    None => return lengths,
                }
            }
        }
    }
}

/// What the sheets come to.
#[derive(Default)]
struct Totals {
    shared: Vec<usize>,
    longest_name: usize,
    records: usize,
    cells: usize,
    tables: u64,
    texts: usize,
    moved: usize,
}

impl Totals {
    /// Adds the sheet that begins here, and says what is hidden in it.
    fn add(&mut self, sheet: &[u8]) -> Result<Hidden, Refusal> {
        let mut hidden = Hidden::default();
        let mut span: Option<Span> = None;
        // Charts within a sheet have cells of their own, which are passed over.
        let mut depth = 0usize;
        for (kind, body) in records(sheet) {
            self.records += 1;
            match kind {
                BEGIN => depth += 1,
                END_OF_SHEET if depth <= 1 => break,
                END_OF_SHEET => depth -= 1,
                _ if depth > 1 => {}
                DIMENSIONS if declared(body) > LARGEST_TABLES => {
                    return Err(limits::too_many_cells());
                }
                ROW | COLUMNS => hide(kind, body, &mut hidden),
                _ => self.cell(kind, body, &mut span),
            }
            if self.records > MOST_RECORDS || self.texts > LARGEST_TEXTS || self.moved > MOST_MOVED
            {
                return Err(limits::too_much_inside());
            }
            if self.cells > limits::MOST_CELLS {
                return Err(limits::too_many_cells());
            }
        }
        self.tables += span.map_or(0, Span::area);
        match self.tables > LARGEST_TABLES {
            true => Err(limits::too_many_cells()),
            false => Ok(hidden),
        }
    }

    fn cell(&mut self, kind: u16, body: &[u8], span: &mut Option<Span>) {
        let (true, Some(row), Some(column)) =
            (CELLS.contains(&kind), short(body, 0), short(body, 2))
        else {
            return;
        };
        // One MULRK record holds a run of cells, six bytes each.
        let run = match kind {
            MANY_NUMBERS => (body.len().saturating_sub(6) / 6).max(1),
            _ => 1,
        };
        self.cells += run;
        let (row, column) = (row as u64, column as u64);
        let whole = span.unwrap_or(Span::at(row, column)).with(row, column);
        *span = Some(whole.with(row, column + run as u64 - 1));
        match kind {
            SHARED_TEXT_CELL => {
                let text = long(body, 6).and_then(|index| self.shared.get(index));
                self.texts += text.copied().unwrap_or_default();
            }
            FORMULA => {
                let parts = body.get(22..).unwrap_or_default();
                let named = parts.iter().filter(|part| NAMED_PARTS.contains(part));
                let text = parts.len() + named.count() * self.longest_name;
                self.texts += text;
                self.moved += parts.len() * text;
            }
            _ => {}
        }
    }
}

/// Adds the row or the columns that a record hides ([MS-XLS] 2.4.53, 2.4.221).
fn hide(kind: u16, body: &[u8], hidden: &mut Hidden) {
    let at = |at| short(body, at).and_then(|number| u32::try_from(number).ok());
    if kind == ROW {
        let is_hidden = at(12).is_some_and(|flags| flags & 0x20 != 0);
        if let (true, Some(row)) = (is_hidden, at(0)) {
            hidden.rows.add(row + 1, row + 1);
        }
    } else {
        let is_hidden = at(8).is_some_and(|flags| flags & 1 != 0);
        if let (true, Some(first), Some(last)) = (is_hidden, at(0), at(2)) {
            hidden.columns.add(first, last);
        }
    }
}

/// The cells a sheet says it has, for which calamine makes room.
fn declared(body: &[u8]) -> u64 {
    let read = match body.len() {
        10 => (
            short(body, 0),
            short(body, 2),
            short(body, 4),
            short(body, 6),
        ),
        _ => (
            long(body, 0),
            long(body, 4),
            short(body, 8),
            short(body, 10),
        ),
    };
    let (Some(first), Some(end), Some(left), Some(right)) = read else {
        return 0;
    };
    // calamine takes a first column beyond the last one possible for none.
    let left = if left > 0xff || right < left { 0 } else { left };
    if end == 0 || right == 0 {
        return 1;
    }
    // A count below zero goes round to the largest there is.
    let rows = (end as u32).wrapping_sub(first as u32);
    u64::from(rows).saturating_mul(right.saturating_sub(left) as u64)
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
