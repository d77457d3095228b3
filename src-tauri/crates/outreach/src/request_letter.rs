//! The result of a request to correct, stop using or delete data, to hand over or send.
//!
//! The decree asks to tell what was done and how to object (43(3), 44(2)). A letter
//! about a deletion names nobody.

use crate::OutreachError;
use crate::slip::{Block, Fonts, Printed, pages};
use crate::subject_report::Controller;
use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate};
use words::{Language, Sentence, sentence};

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Result {
    /// Her data were corrected, and stand so now: what each is, and the text.
    Corrected(Vec<(Sentence, String)>),
    /// They are used no more.
    Stopped,
    /// They are gone.
    Deleted,
}

/// The letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestLetter {
    /// Who answers for it.
    pub controller: Controller,
    /// On which day the request came.
    pub received_on: NaiveDate,
    /// What was done.
    pub result: Result,
    /// When this is written, in the fair's time zone.
    pub made_at: DateTime<FixedOffset>,
}

impl RequestLetter {
    /// On paper: A4.
    ///
    /// # Errors
    /// As [`pages`].
    pub fn pdf(
        &self,
        language: Language,
        fonts: Fonts<'_>,
    ) -> std::result::Result<Printed, OutreachError> {
        let title = sentence!("request-letter-title").into_text(language);
        pages(&title, &self.blocks(language), fonts, self.made_at)
    }

    fn blocks(&self, language: Language) -> Vec<Block> {
        let say = |sentence: Sentence| sentence.into_text(language);
        let day = |day: NaiveDate| words::day(day.year(), day.month(), day.day());
        let made_on = day(self.made_at.date_naive());
        let (what, done) = match &self.result {
            Result::Corrected(_) => (
                sentence!("request-correct"),
                sentence!("request-letter-corrected"),
            ),
            Result::Stopped => (
                sentence!("request-stop"),
                sentence!("request-letter-stopped"),
            ),
            Result::Deleted => (
                sentence!("request-delete"),
                sentence!("request-letter-deleted"),
            ),
        };
        let mut blocks = vec![
            Block::Title(say(sentence!("request-letter-title"))),
            Block::Pair(say(sentence!("request-letter-asked")), say(what)),
            Block::Pair(
                say(sentence!("request-letter-received")),
                say(day(self.received_on)),
            ),
            Block::Pair(say(sentence!("request-letter-made")), say(made_on)),
            Block::Heading(say(sentence!("request-letter-result"))),
            Block::Text(say(done)),
        ];
        if let Result::Corrected(stands) = &self.result {
            let known = stands.iter().filter(|(_, text)| !text.is_empty());
            blocks.extend(known.map(|(name, text)| Block::Pair(say(name.clone()), text.clone())));
        }
        blocks.push(Block::Heading(say(sentence!("request-letter-object"))));
        blocks.push(Block::Text(say(sentence!("request-letter-object-text"))));
        for (name, text) in [
            (sentence!("report-controller"), &self.controller.name),
            (sentence!("maker-phone"), &self.controller.phone),
            (sentence!("maker-email"), &self.controller.email),
            (sentence!("maker-address"), &self.controller.address),
        ] {
            if !text.is_empty() {
                blocks.push(Block::Pair(say(name), text.clone()));
            }
        }
        blocks
    }
}
