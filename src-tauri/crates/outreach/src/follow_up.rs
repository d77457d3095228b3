//! The follow-up files: who gets which message, who gets none and why.
//!
//! Both files hold the same columns in the same order. The text table
//! ([`csv()`]) is what mailing tools import; the workbook ([`xlsx()`]) is what the
//! owner reads, and carries the counts of those who are *not* written to.

mod table;

pub use table::{csv, xlsx};

use crate::Maker;
use crate::recipient::FollowUpRow;
use chrono::{DateTime, FixedOffset, NaiveDate};
use words::{Language, Sentence, sentence};

/// One export: everybody who is written to, and the counts of those who are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The fair's name.
    pub fair: Sentence,
    /// The sender.
    pub maker: Maker,
    /// The group they were chosen from; none where everybody was asked.
    pub group: Option<Sentence>,
    /// When the files are made, in the fair's time zone.
    pub made_at: DateTime<FixedOffset>,
    /// The member of staff who asks for them.
    pub made_by: String,
    /// Why the data leaves the laptop, in her words. Must not be blank
    /// (the safety notice asks to know the reason of every download).
    pub reason: String,
    /// The last day the files may be used; later ones could miss a withdrawal.
    pub use_until: NaiveDate,
    /// Those who are written to.
    pub rows: Vec<FollowUpRow>,
    /// Those who are not, by reason.
    pub withheld: Vec<Withheld>,
    /// What the owner has to know about the files made with this one.
    pub notes: Vec<Sentence>,
}

/// How many people are not written to for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// The reason's stable word.
    pub code: String,
    /// The reason.
    pub reason: Sentence,
    /// How many people.
    pub count: u32,
}

impl FollowUp {
    /// A name for the files, without extension: what, when, how many.
    pub fn file_stem(&self, language: Language) -> String {
        sentence!(
            "follow-up-file-name",
            day = self.made_at.format("%Y-%m-%d").to_string(),
            people = self.rows.len()
        )
        .into_text(language)
    }
}
