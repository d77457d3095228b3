//! Telling people the result of what they chose about advertising.
//!
//! The law asks for the sender's name, the fact and day of the choice, and the
//! result (Network Act 50(7), decree 62-2). Nothing else stands in it: one line
//! that promotes something would make it advertising, which needs the permission
//! that some of these people refused.

use crate::cell::{csv_writer, harmless};
use crate::{Maker, OutreachError};
use chrono::{Datelike as _, NaiveDate};
use permission::Channel;
use words::{Language, Sentence, sentence};

/// What one person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultNotice {
    /// Her name; may be empty.
    pub name: String,
    /// How she is reached: by the phone she left, or by e-mail.
    pub channel: Channel,
    /// The number or address.
    pub contact: String,
    /// What she chose, in the order of the clock.
    pub choices: Vec<Choice>,
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
    /// What it is called in the message.
    pub(crate) fn name(self) -> Sentence {
        match self {
            Self::Channel(channel) => channel.name(),
            Self::Night => sentence!("result-notice-night"),
            Self::Everything => sentence!("result-notice-everything"),
        }
    }
}

impl ResultNotice {
    /// The message.
    pub fn text(&self, maker: &Maker, language: Language) -> String {
        let name = maker.name.text(language);
        let lines = self.choices.iter().map(|choice| {
            let day = words::day(choice.day.year(), choice.day.month(), choice.day.day());
            let what = choice.about.name();
            let line = match choice.agreed {
                true => sentence!("result-notice-agreed", day = day, what = what),
                false => sentence!("result-notice-refused", day = day, what = what),
            };
            line.into_text(language)
        });
        let begins = sentence!("result-notice-begins", maker = name).into_text(language);
        let ends = sentence!("result-notice-ends", phone = maker.phone.as_str());
        std::iter::once(begins)
            .chain(lines)
            .chain([ends.into_text(language)])
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// The text table for a sending tool: UTF-8 with byte order mark and CRLF.
///
/// # Errors
/// [`OutreachError::Csv`].
pub fn csv(
    notices: &[ResultNotice],
    maker: &Maker,
    language: Language,
) -> Result<Vec<u8>, OutreachError> {
    let mut writer = csv_writer();
    writer.write_record(columns().iter().map(|column| column.text(language)))?;
    for notice in notices {
        let cells = [
            notice.name.clone(),
            notice.channel.name().into_text(language),
            people::readable_contact(&notice.contact),
            notice.text(maker, language),
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
