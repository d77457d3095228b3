//! How are the numbers of an old `.xls` file shown?
//!
//! calamine keeps nothing of it, so the records that say it are read a second
//! time: the formats' codes (FORMAT, [MS-XLS] 2.4.126), which of them each style
//! has (XF, 2.4.353), and the style of each cell (2.5.13).

use std::collections::BTreeMap;

use crate::compound::{
    BEGIN, BOUND_SHEET, END_OF_SHEET, MANY_NUMBERS, each_stream, long, records, short,
};
use crate::formats::Formats;

const STYLE: u16 = 0x00e0;
const FORMAT: u16 = 0x041e;
/// FORMULA, NUMBER, RK, MULRK.
const NUMBERS: [u16; 4] = [0x0006, 0x0203, 0x027e, MANY_NUMBERS];
/// Formats that have no code in the file; all others of those are plain numbers
/// or dates.
const BUILT_IN: [(usize, &str); 2] = [(9, "0%"), (10, "0.00%")];

/// The workbook's part of an `.xls` file; empty if it cannot be read, which
/// calamine then says.
pub(super) struct OldFormats {
    stream: Vec<u8>,
    /// Where the sheets begin, in the workbook's order.
    sheets: Vec<usize>,
    /// The format of each style.
    styles: Vec<usize>,
    codes: BTreeMap<usize, String>,
}

impl OldFormats {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut first = None;
        let read = each_stream(bytes, |stream| {
            first.get_or_insert(stream);
            Ok(())
        });
        let stream = read.ok().and(first).unwrap_or_default();
        let mut sheets = Vec::new();
        let mut styles = Vec::new();
        let mut codes: BTreeMap<usize, String> = BUILT_IN
            .map(|(number, code)| (number, code.to_owned()))
            .into();
        for (kind, body) in records(&stream) {
            match kind {
                END_OF_SHEET => break,
                BOUND_SHEET => sheets.extend(long(body, 0)),
                STYLE => styles.push(short(body, 2).unwrap_or_default()),
                FORMAT => codes.extend(short(body, 0).zip(text(body))),
                _ => {}
            }
        }
        Self {
            stream,
            sheets,
            styles,
            codes,
        }
    }

    /// How the numbers are shown in the sheet of this place.
    pub(super) fn of_sheet(&self, place: usize) -> Formats {
        let mut formats = Formats::default();
        let start = self.sheets.get(place).copied().unwrap_or(usize::MAX);
        // Charts within a sheet have cells of their own.
        let mut depth = 0usize;
        for (kind, body) in records(self.stream.get(start..).unwrap_or_default()) {
            match kind {
                BEGIN => depth += 1,
                END_OF_SHEET if depth <= 1 => break,
                END_OF_SHEET => depth -= 1,
                kind if depth == 1 && NUMBERS.contains(&kind) => {
                    self.keep(kind, body, &mut formats)
                }
                _ => {}
            }
        }
        formats
    }

    fn keep(&self, kind: u16, body: &[u8], formats: &mut Formats) {
        let (Some(row), Some(first)) = (short(body, 0), short(body, 2)) else {
            return;
        };
        // One MULRK record holds a run of cells, six bytes each.
        let run = match kind {
            MANY_NUMBERS => body.len().saturating_sub(6) / 6,
            _ => 1,
        };
        for step in 0..run {
            let style = short(body, 4 + 6 * step).unwrap_or_default();
            let format = self.styles.get(style).copied().unwrap_or_default();
            let code = self.codes.get(&format).map_or("", String::as_str);
            formats.keep((row as u32, (first + step) as u32), format, code);
        }
    }
}

/// A format's code: letters counted, of one byte or two.
fn text(body: &[u8]) -> Option<String> {
    let letters = short(body, 2)?;
    let is_wide = body.get(4)? & 1 == 1;
    let bytes = body.get(5..)?;
    let units: Vec<u16> = match is_wide {
        true => bytes
            .as_chunks()
            .0
            .iter()
            .map(|pair| u16::from_le_bytes(*pair))
            .collect(),
        false => bytes.iter().map(|byte| u16::from(*byte)).collect(),
    };
    Some(String::from_utf16_lossy(units.get(..letters)?))
}
