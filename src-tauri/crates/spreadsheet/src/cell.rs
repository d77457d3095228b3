//! A cell as text, the way pyxform writes it out: what a reader of XLSForms
//! agrees on serves every other table too.

use calamine::{CellErrorType, ExcelDateTime};
use words::typed::cleaned;

/// What a cell holds.
pub(super) enum Contents<'a> {
    Text(&'a str),
    Whole(i64),
    Number(f64),
    Truth(bool),
    Date(ExcelDateTime),
    Error(&'a CellErrorType),
}

/// The text of a cell: cleaned as all that is typed, no blanks around it, and
/// curly quotation marks made straight (Excel curls them and expressions
/// break). A number has the 15 digits that Excel shows of it.
pub(super) fn cell_text(contents: &Contents) -> String {
    match contents {
        Contents::Text(text) => clean(text),
        Contents::Whole(number) => number.to_string(),
        Contents::Number(number) => words::number::plain(as_shown(*number)),
        Contents::Truth(true) => "TRUE".to_owned(),
        Contents::Truth(false) => "FALSE".to_owned(),
        Contents::Date(date) => date_text(*date),
        Contents::Error(error) => error.to_string(),
    }
}

/// A text as a cell of it would be read.
pub fn clean(text: &str) -> String {
    let cleaned = cleaned(text);
    let straight = cleaned.chars().map(|c| match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        c => c,
    });
    let whole: String = straight.collect();
    whole.trim().to_owned()
}

/// A cell holds what was calculated, such as 11990.000000000002; people see 15
/// significant digits, which is as many as Excel keeps.
fn as_shown(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

fn date_text(date: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if date.as_f64() < 1.0 {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}
