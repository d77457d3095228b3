//! A table of comma-separated values, as Excel, till programs and people write it.
//!
//! Nothing in such a file says how it is written. Korean Excel saves "CSV" in
//! code page 949 and "CSV UTF-8" with a byte order mark, other programs write
//! UTF-8 without one, and where commas are decimal the columns stand between
//! semicolons. So the bytes decide the letters, and the rows that whoever asks
//! was looking for decide what stands between the columns: a title above them
//! may have commas of its own.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::cell::Contents;
use crate::hidden::Hidden;
use crate::{Collector, Refusal, Row, Sheet, into_sheet, limits};
use csv_core::{ReadFieldResult, ReaderBuilder};
use encoding_rs::{EUC_KR, Encoding};
use progress::Progress;
use words::sentence;

/// What may stand between the fields.
const DELIMITERS: [u8; 3] = *b",;\t";

/// A table of text.
#[derive(Debug, Default)]
pub struct TextTable {
    /// Its cells; the sheet has no name.
    pub sheet: Sheet,
    /// What stands between the fields: a comma, semicolon or tabulator.
    pub delimiter: char,
    /// How many fields each row has, empty ones too, by the row's number.
    pub fields: BTreeMap<u32, u32>,
}

/// Reads a table of text, split so that its rows are what is `wanted`; if they
/// never are, split at commas. Rows are numbered as Excel would show them: a
/// line break within quotation marks begins no row, an empty line is one.
///
/// # Errors
/// With the sentence to show, when the bytes are no text or too many, or when
/// the reading was stopped.
pub fn read_csv(
    bytes: &[u8],
    wanted: fn(&[Row]) -> bool,
    progress: &Progress,
) -> Result<TextTable, Refusal> {
    limits::check_size(bytes)?;
    if bytes.is_empty() {
        return Err(limits::empty());
    }
    let text = decoded(bytes)?;
    let mut at_commas = None;
    for delimiter in DELIMITERS {
        let table = split(&text, delimiter, progress);
        progress.check()?;
        if table.as_ref().is_ok_and(|it| wanted(&it.sheet.rows)) {
            return table;
        }
        at_commas.get_or_insert(table);
    }
    at_commas.unwrap_or_else(|| Ok(TextTable::default()))
}

/// Splits field by field: a row, or a cell, can be as long as the file.
fn split(text: &str, delimiter: u8, progress: &Progress) -> Result<TextTable, Refusal> {
    progress.begin(text.len() as u64);
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut collector = Collector::default();
    let mut cells = BTreeMap::new();
    let mut fields = BTreeMap::new();
    let mut field = vec![0; limits::LONGEST_CELL];
    let (mut unread, mut length) = (text.as_bytes(), 0);
    let mut record: Vec<(u32, String)> = Vec::new();
    let (mut row, mut column, mut own_lines) = (0, 0, 1);
    let mut line = reader.line();
    loop {
        let (result, read, written) = reader.read_field(unread, &mut field[length..]);
        progress.advance(read as u64)?;
        unread = &unread[read..];
        length += written;
        let is_last = match result {
            ReadFieldResult::InputEmpty => continue,
            ReadFieldResult::OutputFull => return Err(limits::cell_too_long()),
            ReadFieldResult::End => break,
            ReadFieldResult::Field { record_end } => record_end,
        };
        let text = std::str::from_utf8(&field[..length]).map_err(|_| not_text())?;
        if !text.is_empty() {
            own_lines += text.matches('\n').count() as u64;
            record.push((column, text.to_owned()));
        }
        length = 0;
        column += 1;
        if column > limits::MOST_COLUMNS {
            return Err(limits::table_too_large());
        }
        if !is_last {
            continue;
        }
        // The reader passes over empty lines in silence; Excel shows them.
        let empty_lines = (reader.line() - line).saturating_sub(own_lines);
        row += u32::try_from(empty_lines).unwrap_or(limits::MOST_ROWS);
        if row >= limits::MOST_ROWS {
            return Err(limits::table_too_large());
        }
        for (column, text) in record.drain(..) {
            collector.collect(&mut cells, (row, column), &Contents::Text(&text))?;
        }
        row += 1;
        fields.insert(row, column);
        (line, column, own_lines) = (reader.line(), 0, 1);
    }
    Ok(TextTable {
        sheet: into_sheet(String::new(), cells, Hidden::default()),
        delimiter: char::from(delimiter),
        fields,
    })
}

/// The letters of a table of text: by its byte order mark, or as UTF-8, or as
/// code page 949.
///
/// # Errors
/// With the sentence to show, when the bytes are no text.
pub fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((marked, _)) => marked,
        None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8,
        // What the web standard calls EUC-KR is the whole of code page 949.
        None => EUC_KR,
    };
    let (text, _, has_errors) = encoding.decode(bytes);
    // No table has a NUL in it, and nearly every picture or program has.
    match has_errors || text.contains('\0') {
        true => Err(not_text()),
        false => Ok(text),
    }
}

fn not_text() -> Refusal {
    Refusal::new("not_a_table", sentence!("workbook-not-a-table"))
}
