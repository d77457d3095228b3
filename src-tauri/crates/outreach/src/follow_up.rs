//! The follow-up files: who gets which message, who gets none and why.
//!
//! Both files hold the same columns in the same order. The text table
//! ([`csv()`]) is what mailing tools import; the workbook ([`xlsx()`]) is what the
//! owner reads, and carries the counts of those who are *not* written to.

mod table;

pub use table::{csv, xlsx};

use crate::Maker;
use chrono::{DateTime, FixedOffset, NaiveDate};
use uuid::Uuid;
use words::{Language, Sentence};

/// A way to reach a person that needs its own permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// E-mail.
    Email,
    /// Text message, short or long.
    Sms,
    /// KakaoTalk brand message.
    Kakao,
}

impl Channel {
    /// What people call it.
    pub fn name(self) -> Sentence {
        match self {
            Self::Email => Sentence::new("이메일", "E-mail"),
            Self::Sms => Sentence::new("문자", "Text message"),
            Self::Kakao => Sentence::new("카카오톡", "KakaoTalk"),
        }
    }
}

/// One export: everybody who is written to, and the counts of those who are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The fair's name.
    pub fair: Sentence,
    /// The sender.
    pub maker: Maker,
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
}

/// One person, one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpRow {
    /// The visitor.
    pub visitor: Uuid,
    /// Her name; may be empty.
    pub name: String,
    /// The language she chose at the booth.
    pub language: Language,
    /// The way she allowed.
    pub channel: Channel,
    /// E-mail address, or phone number in E.164 (`+8210…`).
    pub contact: String,
    /// The topic she allowed.
    pub topic: Sentence,
    /// What she answered, in words.
    pub answers: Sentence,
    /// What to offer her; none when nothing is known well enough.
    pub product: Option<Sentence>,
    /// Why this product, with numbers, for the owner only.
    pub reason_for_owner: Option<Sentence>,
    /// Why this product, as a whole sentence that may be said to her.
    pub reason_for_customer: Option<Sentence>,
    /// Her coupon for coming back, if there is one.
    pub coupon: Option<RevisitCoupon>,
    /// The day she gave the permission.
    pub allowed_on: NaiveDate,
    /// The records that allow this message.
    pub allowed_by: Vec<Uuid>,
}

/// A coupon that goes out with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisitCoupon {
    /// The digits of its token.
    pub digits: String,
    /// The number to type or say, in groups.
    pub short_number: String,
    /// The benefit in a few words or one sentence (`유리잔 10% 할인, 최대 20,000원`).
    pub benefit: Sentence,
    /// The last day it is good.
    pub valid_until: NaiveDate,
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
        let day = self.made_at.format("%Y-%m-%d");
        let people = self.rows.len();
        match language {
            Language::Korean => format!("후속 안내 {day} {people}명"),
            Language::English => format!("Follow-up {day} {people} people"),
        }
    }
}
