//! Where do the contact points stand in a table that another program wrote?
//!
//! Each program has its own columns, with or without a header, so nothing is asked of the
//! table but that one of its columns holds the contact points.

use people::{UnusableContactPoint, normalise_email, normalise_phone};
use progress::Progress;
use spreadsheet::{Refusal, Row, Sheet, Source, read_csv, read_workbook};
use std::collections::{BTreeMap, BTreeSet};
use words::{Sentence, sentence};

/// Rows above which nobody writes a header any more.
const HEADER_WITHIN: usize = 5;
/// What is found in the headers of such lists, in small letters.
const HEADINGS: [&str; 22] = [
    "번호",
    "전화",
    "휴대",
    "연락",
    "메일",
    "주소",
    "수신",
    "거부",
    "차단",
    "이름",
    "성명",
    "일시",
    "날짜",
    "mail",
    "phone",
    "mobile",
    "number",
    "contact",
    "address",
    "recipient",
    "name",
    "date",
];

/// What kind of contact point a table names people by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointKind {
    /// E-mail addresses.
    Email,
    /// Phone numbers.
    Phone,
}

impl PointKind {
    /// A cell as such a contact point, normalised; empty stays empty.
    pub(crate) fn read(self, cell: &str) -> Result<String, UnusableContactPoint> {
        match self {
            Self::Email => normalise_email(cell),
            Self::Phone => normalise_phone(cell),
        }
    }
}

/// The visible sheets of a workbook, or a table of text as one sheet, split so that its
/// rows are what is wanted.
pub(crate) fn sheets(
    bytes: &[u8],
    file_name: &str,
    wanted: fn(&[Row]) -> bool,
    progress: &Progress,
) -> Result<Vec<Sheet>, Refusal> {
    if spreadsheet::is_workbook(bytes) {
        let visible = spreadsheet::visible_sheets;
        let book = read_workbook(bytes, file_name, Source::Stranger, visible, progress)?;
        return Ok(book.sheets);
    }
    Ok(vec![read_csv(bytes, wanted, progress)?.sheet])
}

/// The text in a column of a row; empty where there is none.
pub(crate) fn cell(row: &Row, column: u32) -> &str {
    let mut cells = row.cells.iter();
    let found = cells.find_map(|(place, text)| (*place == column).then_some(text.as_str()));
    found.unwrap_or_default()
}

/// The column with the most different contact points, the first of equals: one
/// that names the same number in every row is the maker's own.
pub(crate) fn column(rows: &[Row], kind: PointKind) -> Option<u32> {
    let mut points: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        for (column, text) in &row.cells {
            if let Ok(point) = kind.read(text)
                && is_somebody_s(&point)
            {
                points.entry(*column).or_default().insert(point);
            }
        }
    }
    let most = points
        .iter()
        .max_by_key(|(column, points)| (points.len(), std::cmp::Reverse(**column)));
    most.map(|(column, _)| *column)
}

/// Why a row names nobody.
pub(crate) fn why_not(
    row: &Row,
    column: Option<u32>,
    read: Result<String, UnusableContactPoint>,
) -> Sentence {
    match read {
        Err(_) if row.cells.iter().any(|(_, text)| is_shortened(text)) => {
            sentence!("opt-out-shortened")
        }
        Err(unusable) if column.is_some_and(|column| may_be_meant(cell(row, column))) => {
            unusable.sentence()
        }
        _ => sentence!("opt-out-no-contact"),
    }
}

/// Whether a contact point is a person's, and not a number that is free to call.
pub(crate) fn is_somebody_s(point: &str) -> bool {
    !point.is_empty() && !point.starts_with("+8280")
}

/// Whether a row of a table of text names anybody.
pub(crate) fn names_somebody(rows: &[Row]) -> bool {
    rows.iter().flat_map(|row| &row.cells).any(|(_, text)| {
        let points = [normalise_email(text).ok(), normalise_phone(text).ok()];
        points.into_iter().flatten().any(|point| !point.is_empty())
    })
}

/// Whether a row, by its place from 0, says what stands below it. One that only names a person does
/// not: her refusal must not be passed over in silence.
pub(crate) fn is_header(row: &Row, place: usize) -> bool {
    let mut texts = row.cells.iter().map(|(_, text)| text);
    place < HEADER_WITHIN
        && !texts.clone().any(|text| may_be_meant(text))
        && texts.any(|text| {
            let text = text.to_lowercase();
            HEADINGS.iter().any(|heading| text.contains(heading))
        })
}

/// Whether somebody who wrote this may have meant a contact point.
pub(crate) fn may_be_meant(text: &str) -> bool {
    text.contains('@') || text.chars().filter(char::is_ascii_digit).count() >= 5
}

/// Whether Excel wrote a long number as `1.01E+09`, with its last digits gone.
pub(crate) fn is_shortened(text: &str) -> bool {
    let number = text.to_uppercase();
    number.split_once("E+").is_some_and(|(before, after)| {
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '.');
        !before.is_empty() && !after.is_empty() && digits(before) && digits(after)
    })
}
