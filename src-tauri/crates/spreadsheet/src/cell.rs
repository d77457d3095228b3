//! A cell as text, the way pyxform writes it out: what a reader of XLSForms
//! agrees on serves every other table too.

use calamine::ExcelDateTime;
use unicode_normalization::UnicodeNormalization;

/// What a cell holds.
pub(super) enum Contents<'a> {
    Text(&'a str),
    Whole(i64),
    Number(f64),
    Truth(bool),
    Date(ExcelDateTime),
    Error,
}

/// The text of a cell: no blanks around it, no-break spaces made spaces, curly
/// quotation marks made straight (Excel curls them and expressions break), and
/// Hangul composed (macOS writes it in pieces, and names would not match).
pub(super) fn cell_text(contents: &Contents) -> String {
    match contents {
        Contents::Text(text) => clean(text),
        Contents::Whole(number) => number.to_string(),
        Contents::Number(number) => words::number::plain(*number),
        Contents::Truth(true) => "TRUE".to_owned(),
        Contents::Truth(false) => "FALSE".to_owned(),
        Contents::Date(date) => date_text(*date),
        Contents::Error => "#N/A".to_owned(),
    }
}

/// A text as a cell of it would be read.
pub fn clean(text: &str) -> String {
    let straight = text.nfc().map(|c| match c {
        '\u{a0}' => ' ',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        c => c,
    });
    let whole: String = straight.collect();
    whole.trim().to_owned()
}

fn date_text(date: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if date.as_f64() < 1.0 {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}
