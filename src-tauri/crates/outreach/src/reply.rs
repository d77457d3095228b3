//! What is written to somebody who asked for one thing?
//!
//! Only what she asked for (PIPA 15(1)4): who writes, what she asked for and when,
//! and how to ask on. One line that promotes something would make it advertising,
//! which needs a yes that she may not have given; [`promotional_word`] finds such a
//! line before it is sent.

use crate::Maker;
pub use crate::promotional::promotional_word;
use crate::template::{DraftField, Template};
use chrono::{Datelike as _, NaiveDate};
use permission::Wanted;
use words::{Language, Sentence, sentence};

/// What is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// What she asked for.
    pub wanted: Wanted,
    /// The same in her words; may be empty.
    pub words: &'a str,
    /// On which day.
    pub day: NaiveDate,
}

/// What is written to her, in every language; for a call, what is said first.
pub fn text(asked: &Asked<'_>, maker: &Maker) -> Sentence {
    let day = words::day(asked.day.year(), asked.day.month(), asked.day.day());
    let maker_name = maker.name.clone();
    let begins = match asked.wanted {
        Wanted::Catalogue => sentence!("reply-text-catalogue", maker = maker_name, day = day),
        Wanted::Quotation => sentence!("reply-text-quotation", maker = maker_name, day = day),
        Wanted::Call => sentence!("reply-text-call", maker = maker_name, day = day),
        Wanted::Other => sentence!(
            "reply-text-other",
            maker = maker_name,
            day = day,
            words = asked.words
        ),
    };
    let once = match maker.phone.trim() {
        "" => sentence!("reply-text-once"),
        phone => sentence!("reply-text-once-phone", phone = phone),
    };
    // A call ends with what she says.
    match asked.wanted {
        Wanted::Call => begins,
        _ => Sentence::of_texts(
            format!("{}\n{}", begins.ko, once.ko),
            format!("{}\n{}", begins.en, once.en),
        ),
    }
}

/// What is written to her in the owner's words, in one language; the program's where
/// nothing is left of hers, and for a call, which is spoken.
pub fn own_text(
    template: &Template,
    asked: &Asked<'_>,
    maker: &Maker,
    language: Language,
) -> String {
    let day = words::day(asked.day.year(), asked.day.month(), asked.day.day());
    let wanted = match asked.words {
        "" => asked.wanted.name().into_text(language),
        words => words.to_owned(),
    };
    let known = |field| match field {
        DraftField::Wanted => Some(wanted.clone()),
        DraftField::AskedOn => Some(day.text(language).to_owned()),
        DraftField::Maker => Some(maker.name.text(language).to_owned()),
        DraftField::Phone => Some(maker.phone.clone()),
        _ => None,
    };
    let own = template.filled(known).text;
    match own.is_empty() || asked.wanted == Wanted::Call {
        true => text(asked, maker).into_text(language),
        false => own,
    }
}
