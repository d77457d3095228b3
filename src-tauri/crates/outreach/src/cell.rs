//! Cells that open the same in every spreadsheet.

use rust_xlsxwriter::{Format, FormatAlign};
use std::borrow::Cow;

/// Characters that an Excel cell holds, in UTF-16 (Microsoft, "Excel specifications and
/// limits").
pub(crate) const LONGEST_EXCEL_CELL: usize = 32_767;

/// The first row of a table.
pub(crate) fn heading_format() -> Format {
    Format::new().set_bold().set_background_color(0xE6F2F1)
}

/// A cell that holds text and stays text.
pub(crate) fn text_format() -> Format {
    Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

/// A text table as Excel opens it: UTF-8 with byte order mark and CRLF.
pub(crate) fn csv_writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec())
}

/// The text, or as much of it as an Excel cell takes, with a mark; it is whole in the text
/// table beside it.
pub(crate) fn fitting(text: &str) -> String {
    const MARK: &str = " …";
    if text.encode_utf16().count() <= LONGEST_EXCEL_CELL {
        return text.to_owned();
    }
    let mut room = LONGEST_EXCEL_CELL - MARK.len();
    let end = text
        .char_indices()
        .find(|(_, character)| {
            let fits = room >= character.len_utf16();
            room = room.saturating_sub(character.len_utf16());
            !fits
        })
        .map_or(text.len(), |(at, _)| at);
    format!("{}{MARK}", &text[..end])
}

/// The cell with an apostrophe in front if a spreadsheet might run it (OWASP,
/// "CSV injection").
///
/// Leading blanks do not make a formula harmless, some programs skip them, and a
/// leading tab or line end is a danger whatever follows it. A number with its
/// sign and an international telephone number (`+82 10-1234-5678`: one plus,
/// seven digits or more) can call nothing, and an apostrophe would spoil them
/// for the tools that import the table. A sum (`-1+2`) would be worked out, and
/// is no longer what somebody wrote.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    let start = cell.trim_start();
    let is_number = start.parse::<f64>().is_ok_and(f64::is_finite)
        || start.strip_prefix('+').is_some_and(|number| {
            number.starts_with(|first: char| first.is_ascii_digit())
                && number.chars().filter(char::is_ascii_digit).count() >= 7
                && number
                    .chars()
                    .all(|character| character.is_ascii_digit() || matches!(character, '-' | ' '))
        });
    let is_dangerous = cell.starts_with(['\t', '\r', '\n'])
        || start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !is_number;
    if is_dangerous {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    /// What could run does not, and what only looks like it stays as it is.
    #[test]
    fn formulas_are_neutralised_and_numbers_are_not() {
        for formula in [
            "=1+1",
            "@SUM(A1)",
            "+cmd|' /C calc'!A0",
            "-2+3+cmd|x",
            " =1",
            "\t=1",
            "\t0",
            "\r\n-1",
            "＝1",
            "+",
            "-A1",
            "-1+2",
            "-inf",
            "+1-2",
            "-1-800-555-0100",
            "+(1)",
            "\r=1",
            "－1+2",
        ] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for plain in [
            "+82 10-1234-5678",
            "+821012345678",
            "-3.5",
            "+82-10-1234-5678",
            "010-1234-5678",
            "좋아요 =)",
            "",
        ] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
