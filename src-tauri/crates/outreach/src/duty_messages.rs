//! What the law makes the maker tell people, as messages to send.
//!
//! The result of what they chose about advertising (Network Act 50(7), decree 62-2:
//! the sender, the fact and day of the choice, the result); the question before two
//! years are over whether a yes still holds (50(8), decree 62-3: the sender, the fact
//! and day of the yes, how to keep and how to end it); and that another company sends
//! (PIPA 26(3): what it does and who it is). Nothing else stands in any of them: one
//! line that promotes something would make it advertising, which needs a permission of
//! its own.

use crate::cell::{csv_writer, harmless};
use crate::{Maker, OutreachError};
use chrono::{Datelike as _, NaiveDate};
use permission::Channel;
use words::{Language, Sentence, sentence};

/// A message to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyMessage {
    /// Her name; may be empty.
    pub name: String,
    /// How she is reached: by the phone she left, or by e-mail.
    pub channel: Channel,
    /// The number or address.
    pub contact: String,
    /// What is written.
    pub text: String,
}

/// One choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// On which day.
    pub day: NaiveDate,
    /// About what.
    pub about: ChosenAbout,
    /// Whether it was a yes.
    pub agreed: bool,
}

/// What a choice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenAbout {
    /// Messages by a channel.
    Channel(Channel),
    /// Messages at night.
    Night,
    /// Everything at once.
    Everything,
}

impl ChosenAbout {
    fn name(self) -> Sentence {
        match self {
            Self::Channel(channel) => channel.name(),
            Self::Night => sentence!("result-notice-night"),
            Self::Everything => sentence!("result-notice-everything"),
        }
    }
}

/// The result of what somebody chose, in the order of the clock.
pub fn result(choices: &[Choice], maker: &Maker, language: Language) -> String {
    let lines = choices.iter().map(|choice| {
        let (day, what) = (in_words(choice.day), choice.about.name());
        match choice.agreed {
            true => sentence!("result-notice-agreed", day = day, what = what),
            false => sentence!("result-notice-refused", day = day, what = what),
        }
    });
    let begins = sentence!("result-notice-begins", maker = maker.name.text(language));
    let ends = sentence!("result-notice-ends", phone = maker.phone.as_str());
    let all = std::iter::once(begins).chain(lines).chain([ends]);
    joined(all, language)
}

/// The question whether these yeses still hold. They end with `until` unless she
/// answers; none where she is told that silence keeps them.
pub fn confirmation(
    yeses: &[Choice],
    until: Option<NaiveDate>,
    maker: &Maker,
    language: Language,
) -> String {
    let lines = yeses.iter().map(|yes| {
        let (day, what) = (in_words(yes.day), yes.about.name());
        sentence!("confirmation-agreed", day = day, what = what)
    });
    let begins = sentence!("confirmation-begins", maker = maker.name.text(language));
    let phone = maker.phone.as_str();
    let silence = match until {
        Some(until) => sentence!("confirmation-lapses", day = in_words(until)),
        None => sentence!("confirmation-goes-on"),
    };
    let ends = [
        sentence!("confirmation-keep", phone = phone),
        sentence!("confirmation-stop", phone = phone),
        silence,
    ];
    joined(std::iter::once(begins).chain(lines).chain(ends), language)
}

/// That since a day another company sends, by its name; empty when the maker sends
/// herself.
pub fn processor_change(
    processor: &str,
    since: NaiveDate,
    maker: &Maker,
    language: Language,
) -> String {
    let day = in_words(since);
    let who = match processor {
        "" => sentence!("processor-notice-herself", day = day),
        name => sentence!("processor-notice-company", day = day, processor = name),
    };
    let all = [
        sentence!("processor-notice-begins", maker = maker.name.text(language)),
        who,
        sentence!("processor-notice-work"),
        sentence!("processor-notice-ends", phone = maker.phone.as_str()),
    ];
    joined(all.into_iter(), language)
}

fn in_words(day: NaiveDate) -> Sentence {
    words::day(day.year(), day.month(), day.day())
}

fn joined(lines: impl Iterator<Item = Sentence>, language: Language) -> String {
    let lines: Vec<String> = lines.map(|line| line.into_text(language)).collect();
    lines.join("\n")
}

/// The text table for a sending tool: UTF-8 with byte order mark and CRLF.
///
/// # Errors
/// [`OutreachError::Csv`].
pub fn csv(messages: &[DutyMessage], language: Language) -> Result<Vec<u8>, OutreachError> {
    let mut writer = csv_writer();
    writer.write_record(columns().iter().map(|column| column.text(language)))?;
    for message in messages {
        let cells = [
            message.name.clone(),
            message.channel.name().into_text(language),
            people::readable_contact(&message.contact),
            message.text.clone(),
        ];
        writer.write_record(cells.iter().map(|cell| harmless(cell).into_owned()))?;
    }
    writer
        .into_inner()
        .map_err(|error| OutreachError::Csv(error.into_error().into()))
}

fn columns() -> [Sentence; 4] {
    [
        sentence!("follow-up-column-name"),
        sentence!("follow-up-column-channel"),
        sentence!("follow-up-column-contact"),
        sentence!("follow-up-column-message"),
    ]
}
