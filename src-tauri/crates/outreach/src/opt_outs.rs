//! Which contact points does an opt-out list name?
//!
//! What a message is sent with collects the refusals: the relay behind a free
//! 080 number, a mail tool, KakaoTalk. Each writes its own table, with its own
//! columns and with or without a header, so nothing is asked of the table but
//! that one of its columns holds the contact points. A row that names none is
//! told, because whoever stands in it said no.

use crate::Channel;
use crate::contact_table::{self, PointKind, is_header, is_somebody_s, names_somebody};
use progress::Progress;
use spreadsheet::{Refusal, Sheet};
use words::Sentence;

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

    fn point(self) -> PointKind {
        match self {
            Self::MailTool => PointKind::Email,
            Self::FreeCall | Self::KakaoTalk => PointKind::Phone,
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
        let mut list = Self::default();
        for sheet in &contact_table::sheets(bytes, file_name, names_somebody, progress)? {
            list.add(sheet, source);
        }
        Ok(list)
    }

    /// How many rows there are, without headers.
    pub fn rows(&self) -> usize {
        self.named.len() + self.unreadable.len()
    }

    fn add(&mut self, sheet: &Sheet, source: OptOutSource) {
        let point = source.point();
        let column = contact_table::column(&sheet.rows, point);
        let mut began = false;
        for (place, row) in sheet.rows.iter().enumerate() {
            let text = match column {
                Some(column) => contact_table::cell(row, column),
                None => row.cells.first().map_or("", |(_, text)| text),
            };
            let read = point.read(text);
            if let Ok(point) = &read
                && is_somebody_s(point)
            {
                began = true;
                self.named.push((row.number, point.clone()));
            } else if began || !is_header(row, place) {
                let why = contact_table::why_not(row, column, read);
                self.unreadable.push((row.number, why));
            }
        }
    }
}
