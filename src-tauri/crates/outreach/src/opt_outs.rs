//! Which contact points does an opt-out list name?
//!
//! What a message is sent with collects the refusals: the relay behind a free
//! 080 number, a mail tool, KakaoTalk. Each writes its own table, with its own
//! columns and with or without a header, so nothing is asked of the table but
//! that one of its columns holds the contact points. A row that names none is
//! told, because whoever stands in it said no.

use crate::Channel;
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

/// Where a list of refusals comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptOutSource {
    /// The relay behind the maker's free 080 number.
    FreeCall,
    /// A mail tool: unsubscribed, or complained.
    MailTool,
    /// KakaoTalk: the channel was blocked.
    KakaoTalk,
}

impl OptOutSource {
    /// The source that a word names, as people call it.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.to_lowercase().as_str() {
            "080" | "080-relay" | "080_relay" | "relay" | "sms" => Some(Self::FreeCall),
            "mail" | "mail-tool" | "mail_tool" | "email" | "e-mail" => Some(Self::MailTool),
            "kakao" | "kakaotalk" => Some(Self::KakaoTalk),
            _ => None,
        }
    }

    /// Every source there is.
    pub const ALL: [Self; 3] = [Self::FreeCall, Self::MailTool, Self::KakaoTalk];

    /// A stable word: `080`, `mail` or `kakao`.
    pub fn code(self) -> &'static str {
        match self {
            Self::FreeCall => "080",
            Self::MailTool => "mail",
            Self::KakaoTalk => "kakao",
        }
    }

    /// What is refused by standing in such a list. The 080 number is printed on
    /// every message to a phone, so whoever calls it wants none of them.
    pub fn channels(self) -> &'static [Channel] {
        match self {
            Self::FreeCall => &[Channel::Sms, Channel::Kakao, Channel::Phone],
            Self::MailTool => &[Channel::Email],
            Self::KakaoTalk => &[Channel::Kakao],
        }
    }

    fn read(self, cell: &str) -> Result<String, UnusableContactPoint> {
        match self {
            Self::MailTool => normalise_email(cell),
            Self::FreeCall | Self::KakaoTalk => normalise_phone(cell),
        }
    }
}

/// A list of refusals, row by row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OptOuts {
    /// The contact points it names, normalised, each with its row as Excel counts.
    pub named: Vec<(u32, String)>,
    /// Rows that name none that could be read, and why.
    pub unreadable: Vec<(u32, Sentence)>,
}

impl OptOuts {
    /// Reads a workbook or a table of text.
    ///
    /// # Errors
    /// When the file is no table, too large, or the reading was stopped.
    pub fn read(
        bytes: &[u8],
        file_name: &str,
        source: OptOutSource,
        progress: &Progress,
    ) -> Result<Self, Refusal> {
        let sheets = if spreadsheet::is_workbook(bytes) {
            let visible = spreadsheet::visible_sheets;
            read_workbook(bytes, file_name, Source::Stranger, visible, progress)?.sheets
        } else {
            vec![read_csv(bytes, names_somebody, progress)?.sheet]
        };
        let mut list = Self::default();
        for sheet in &sheets {
            list.add(sheet, source);
        }
        Ok(list)
    }

    /// How many rows there are, without headers.
    pub fn rows(&self) -> usize {
        self.named.len() + self.unreadable.len()
    }

    fn add(&mut self, sheet: &Sheet, source: OptOutSource) {
        let column = column(&sheet.rows, source);
        let mut began = false;
        for (place, row) in sheet.rows.iter().enumerate() {
            let cell = |wanted| {
                let mut cells = row.cells.iter();
                cells.find_map(|(column, text)| (*column == wanted).then_some(text.as_str()))
            };
            let read = match column {
                Some(column) => cell(column).map_or(Ok(String::new()), |text| source.read(text)),
                None => source.read(row.cells.first().map_or("", |(_, text)| text)),
            };
            let why = match read {
                Ok(point) if is_somebody_s(&point) => {
                    began = true;
                    self.named.push((row.number, point));
                    continue;
                }
                _ if !began && place < HEADER_WITHIN && is_header(row) => continue,
                Err(_) if row.cells.iter().any(|(_, text)| is_shortened(text)) => {
                    sentence!("opt-out-shortened")
                }
                Err(unusable) if may_be_meant(column.and_then(cell).unwrap_or_default()) => {
                    unusable.sentence()
                }
                _ => sentence!("opt-out-no-contact"),
            };
            self.unreadable.push((row.number, why));
        }
    }
}

/// The column with the most different contact points, the first of equals: one
/// that names the same number in every row is the maker's own.
fn column(rows: &[Row], source: OptOutSource) -> Option<u32> {
    let mut points: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        for (column, text) in &row.cells {
            if let Ok(point) = source.read(text)
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

/// Whether a contact point is a person's, and not a number that is free to call.
fn is_somebody_s(point: &str) -> bool {
    !point.is_empty() && !point.starts_with("+8280")
}

/// Whether a row of a table of text names anybody.
fn names_somebody(rows: &[Row]) -> bool {
    rows.iter().flat_map(|row| &row.cells).any(|(_, text)| {
        let points = [normalise_email(text).ok(), normalise_phone(text).ok()];
        points.into_iter().flatten().any(|point| !point.is_empty())
    })
}

/// Whether a row says what stands below it. One that only names a person does
/// not: her refusal must not be passed over in silence.
fn is_header(row: &Row) -> bool {
    let mut texts = row.cells.iter().map(|(_, text)| text);
    !texts.clone().any(|text| may_be_meant(text))
        && texts.any(|text| {
            let text = text.to_lowercase();
            HEADINGS.iter().any(|heading| text.contains(heading))
        })
}

/// Whether somebody who wrote this may have meant a contact point.
fn may_be_meant(text: &str) -> bool {
    text.contains('@') || text.chars().filter(char::is_ascii_digit).count() >= 5
}

/// Whether Excel wrote a long number as `1.01E+09`, with its last digits gone.
fn is_shortened(text: &str) -> bool {
    let number = text.to_uppercase();
    number.split_once("E+").is_some_and(|(before, after)| {
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '.');
        !before.is_empty() && !after.is_empty() && digits(before) && digits(after)
    })
}
