//! A laptop with people's data on it is gone: what the owner has to know, and the
//! letters to these people.
//!
//! PIPA article 34 and its decree 39 name what a letter says: which data, when and
//! how, what she can do, what was done, who answers, and where else she finds help;
//! within 72 hours. While nobody knows whether somebody read the data it says so, and
//! that another letter follows (34(2)). Nothing else stands in it, so that it is no
//! advertising.

use crate::duty_messages::{self, DutyMessage};
use crate::slip::{Block, Fonts, Printed, pages};
use crate::{Maker, OutreachError};
use chrono::{DateTime, FixedOffset};
use permission::Channel;
use words::{Language, Sentence, sentence};

/// From so many people on, the loss is also reported to the authority (PIPA article
/// 40, decree 40(1)).
pub const REPORTED_FROM: u32 = 1_000;

/// What is known of a loss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What staff call the laptop.
    pub laptop: Sentence,
    /// Since when it is missing, in the fair's time zone.
    pub since: DateTime<FixedOffset>,
    /// When its latest record that is known here was made.
    pub last_seen: DateTime<FixedOffset>,
    /// By when everybody has to be told.
    pub due: DateTime<FixedOffset>,
    /// People whose data were on it, or may have been.
    pub people: u32,
    /// Of them, those whose data were typed on it.
    pub recorded_there: u32,
    /// People who left nothing they can be told by.
    pub unreachable: u32,
    /// People forgotten here after it was last seen.
    pub forgotten_since: u32,
    /// Of how many people it had which data.
    pub fields: Vec<(Sentence, u32)>,
    /// Whether coupons of that laptop are refused now.
    pub coupons_stopped: bool,
    /// When this is written.
    pub made_at: DateTime<FixedOffset>,
}

/// Whether the data are known to be in other hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// They are.
    Certain,
    /// They may be.
    Possible,
}

/// To whom a letter goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Her name; may be empty.
    pub name: String,
    /// How she is reached: by the phone she left, or by e-mail.
    pub channel: Channel,
    /// The number or address.
    pub contact: String,
    /// Which data of hers the laptop had.
    pub fields: Vec<Sentence>,
}

fn minute(at: DateTime<FixedOffset>) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

impl Loss {
    /// One letter.
    pub fn letter(
        &self,
        told: &Told,
        certainty: Certainty,
        maker: &Maker,
        language: Language,
    ) -> String {
        let name = maker.name.text(language);
        let since = minute(self.since);
        let (begins, course) = match certainty {
            Certainty::Certain => (
                sentence!("loss-letter-certain", maker = name),
                sentence!("loss-letter-course-certain", since = since),
            ),
            Certainty::Possible => (
                sentence!("loss-letter-possible", maker = name),
                sentence!("loss-letter-course-possible", since = since),
            ),
        };
        let measures = match self.coupons_stopped {
            true => sentence!("loss-letter-measures-coupons"),
            false => sentence!("loss-letter-measures"),
        };
        let contact = [maker.phone.as_str(), maker.email.as_str()];
        let contact: Vec<&str> = contact.into_iter().filter(|it| !it.is_empty()).collect();
        let fields: Vec<&str> = told.fields.iter().map(|it| it.text(language)).collect();
        let lines = [
            begins,
            sentence!("loss-letter-fields", fields = fields.join(", ")),
            course,
            sentence!("loss-letter-advice"),
            measures,
            sentence!(
                "loss-letter-contact",
                maker = name,
                contact = contact.join(", ")
            ),
            sentence!("loss-letter-remedies"),
        ];
        let lines = lines.into_iter().map(|line| line.into_text(language));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// All letters, as a text table for a sending tool.
    ///
    /// # Errors
    /// [`OutreachError::Csv`].
    pub fn letters(
        &self,
        people: &[Told],
        certainty: Certainty,
        maker: &Maker,
        language: Language,
    ) -> Result<Vec<u8>, OutreachError> {
        let letters: Vec<DutyMessage> = people
            .iter()
            .map(|told| DutyMessage {
                name: told.name.clone(),
                channel: told.channel,
                contact: told.contact.clone(),
                text: self.letter(told, certainty, maker, language),
            })
            .collect();
        duty_messages::csv(&letters, language)
    }

    /// What the owner has to know and to do, on paper: A4.
    ///
    /// # Errors
    /// As [`pages`].
    pub fn pdf(
        &self,
        maker: &Maker,
        language: Language,
        fonts: Fonts<'_>,
    ) -> Result<Printed, OutreachError> {
        let title = sentence!("loss-title").into_text(language);
        pages(&title, &self.blocks(maker, language), fonts, self.made_at)
    }

    fn blocks(&self, maker: &Maker, language: Language) -> Vec<Block> {
        let say = |sentence: Sentence| sentence.into_text(language);
        let text = |sentence: Sentence| Block::Text(say(sentence));
        let heading = |sentence: Sentence| Block::Heading(say(sentence));
        let people = |count: u32| say(sentence!("loss-people-count", count = count));
        let pair = |name: Sentence, text: String| Block::Pair(say(name), text);
        let mut blocks = vec![
            Block::Title(say(sentence!("loss-title"))),
            pair(
                sentence!("report-controller"),
                maker.name.text(language).to_owned(),
            ),
            pair(
                sentence!("loss-laptop"),
                self.laptop.text(language).to_owned(),
            ),
            pair(sentence!("loss-since"), minute(self.since)),
            pair(sentence!("loss-last-seen"), minute(self.last_seen)),
            pair(sentence!("loss-due"), minute(self.due)),
            heading(sentence!("loss-people")),
            pair(sentence!("loss-people-all"), people(self.people)),
            pair(sentence!("loss-people-there"), people(self.recorded_there)),
            pair(
                sentence!("loss-people-unreachable"),
                people(self.unreachable),
            ),
        ];
        if self.people >= REPORTED_FROM {
            let sentence = sentence!("loss-report-too", from = REPORTED_FROM);
            blocks.push(Block::Strong(say(sentence)));
        }
        blocks.push(text(sentence!("loss-report-if-opened")));
        blocks.push(heading(sentence!("loss-fields")));
        let fields = self.fields.iter();
        blocks.extend(fields.map(|(name, count)| pair(name.clone(), people(*count))));
        blocks.push(heading(sentence!("loss-unknown")));
        blocks.push(text(sentence!("loss-unknown-after")));
        blocks.push(text(sentence!("loss-unknown-merged")));
        if self.forgotten_since > 0 {
            let count = self.forgotten_since;
            blocks.push(text(sentence!("loss-unknown-forgotten", count = count)));
        }
        blocks.push(heading(sentence!("loss-to-do")));
        blocks.push(text(sentence!("loss-to-do-letters")));
        if self.unreachable > 0 || self.forgotten_since > 0 {
            blocks.push(text(sentence!("loss-to-do-posted")));
        }
        blocks.push(text(sentence!("loss-to-do-evidence")));
        blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loss(people: u32) -> Loss {
        let at = DateTime::UNIX_EPOCH.fixed_offset();
        Loss {
            laptop: Sentence::of_texts("다른 기기", "another"),
            since: at,
            last_seen: at,
            due: at,
            people,
            recorded_there: 1,
            unreachable: 0,
            forgotten_since: 0,
            fields: Vec::new(),
            coupons_stopped: false,
            made_at: at,
        }
    }

    /// From a thousand people on the owner is told that the authority wants to know.
    #[test]
    fn a_thousand_people_are_reported_to_the_authority() {
        let maker = Maker {
            name: Sentence::of_texts("온기유리", "Ongi Glass"),
            phone: "02-123-4567".to_owned(),
            email: String::new(),
            address: Sentence::default(),
            page: None,
            shop: None,
            refusal_phone: None,
            has_text_sender: false,
        };
        let is_told = |people| {
            let blocks = loss(people).blocks(&maker, Language::Korean);
            let told =
                |block: &Block| matches!(block, Block::Strong(text) if text.contains("보호위원회"));
            blocks.iter().any(told)
        };
        assert!(!is_told(999));
        assert!(is_told(1_000));
    }
}
