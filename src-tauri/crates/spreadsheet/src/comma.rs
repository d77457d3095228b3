//! A table of comma-separated values, as Excel, till programs and people write it.
//!
//! Nothing in such a file says how it is written. Korean Excel saves "CSV" in
//! code page 949 and "CSV UTF-8" with a byte order mark, other programs write
//! UTF-8 without one, and where commas are decimal the columns stand between
//! semicolons. So the bytes decide, and what fits none of it is refused.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::cell::Contents;
use crate::{Collector, Refusal, Sheet, into_sheet, limits};
use encoding_rs::{EUC_KR, Encoding};
use words::sentence;

/// Reads a table of text. Rows are numbered as Excel would show them: a line
/// break within quotation marks begins no row, an empty line is one.
///
/// # Errors
/// With the sentence to show, when the bytes are no text or too many.
pub fn read_csv(bytes: &[u8]) -> Result<Sheet, Refusal> {
    limits::check_size(bytes)?;
    if bytes.is_empty() {
        return Err(limits::empty());
    }
    let text = text(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut collector = Collector::default();
    let mut cells = BTreeMap::new();
    let mut record = csv::StringRecord::new();
    let mut line = reader.position().line();
    let mut row = 0;
    while reader.read_record(&mut record).map_err(|_| not_text())? {
        let next = reader.position().line();
        let breaks = |field: &str| field.matches('\n').count() as u64;
        let own_lines = 1 + record.iter().map(breaks).sum::<u64>();
        // The reader passes over empty lines in silence; Excel shows them.
        let empty_lines = (next - line).saturating_sub(own_lines);
        row += u32::try_from(empty_lines).unwrap_or(u32::MAX / 2);
        for (column, field) in (0..).zip(&record) {
            collector.collect(&mut cells, (row, column), &Contents::Text(field))?;
        }
        row += 1;
        line = next;
    }
    Ok(into_sheet(String::new(), cells))
}

fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
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

/// Whichever of comma, semicolon and tabulator is most in the first line that
/// has any; a quoted name with commas in it is no reason to split at them.
fn delimiter(text: &str) -> u8 {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let bare: String = first.split('"').step_by(2).collect();
    let count = |delimiter: u8| bare.bytes().filter(|byte| *byte == delimiter).count();
    // The last of equals wins, and that is the comma.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|delimiter| count(*delimiter))
        .unwrap_or(b',')
}

fn not_text() -> Refusal {
    Refusal::new("not_a_table", sentence!("workbook-not-a-table"))
}
