//! The law's numbers: read from a data file, so that a change of law is a
//! change of data, with its source and the day it was checked.

use crate::channel::Channel;
use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc,
};
use chrono_tz::Tz;
use serde::Deserialize;
use std::collections::BTreeSet;
use thiserror::Error;
use words::{Sentence, sentence};

/// What the law of one country says in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// Whose law ("KR").
    pub jurisdiction: String,
    /// The day on which somebody last compared these numbers with the law.
    pub checked_on: NaiveDate,
    /// The clock that the law's hours and days are read from.
    pub time_zone: Tz,
    /// When the night begins, itself included.
    pub night_from: NaiveTime,
    /// When the night ends, itself excluded.
    pub night_until: NaiveTime,
    /// The channels that need a separate consent at night.
    pub night_channels: BTreeSet<Channel>,
    /// When a sender with hours of its own begins to send, itself included.
    pub senders_from: NaiveTime,
    /// When it ends, itself excluded.
    pub senders_until: NaiveTime,
    /// The channels whose sender has these hours, whatever anybody allowed.
    pub senders_channels: BTreeSet<Channel>,
    /// After how many years a consent to advertising must have been confirmed.
    pub reconfirm_years: i32,
    /// For how many months after a sale the same kind of goods may be advertised
    /// to the buyer without a consent.
    pub transaction_months: u32,
    /// Within how many days the result of a choice must be told.
    pub result_notice_days: u64,
    /// Within how many days people are told that another company sends the messages.
    pub processor_notice_days: u64,
    /// Within how many days data go whose time is over.
    pub destruction_days: u64,
    /// From which age a person can consent alone.
    pub age_of_consent: u8,
}

/// Why a law file cannot be used.
#[derive(Debug, Error)]
pub enum LawError {
    /// It is not JSON of the expected shape.
    #[error("the law file has not the expected shape: {0}")]
    Shape(#[from] serde_json::Error),
    /// A value of the right shape makes no sense.
    #[error("the law file's {0} makes no sense")]
    Value(&'static str),
}

/// The shape of the file. Sources are required, so that nobody adds a number
/// without saying where it comes from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    jurisdiction: String,
    checked_on: String,
    time_zone: String,
    night: Hours,
    senders_hours: Hours,
    reconfirmation: Years,
    transaction: MonthsAfter,
    result_notice: NoticeDays,
    processor_notice: NoticeDays,
    destruction: NoticeDays,
    age_of_consent: Years,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hours {
    from: String,
    until: String,
    channels: BTreeSet<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Years {
    years: u8,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthsAfter {
    months: u8,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoticeDays {
    days: u8,
    source: String,
}

/// A number of the law in words, with where it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawFigure {
    /// What it says.
    pub what: Sentence,
    /// The article, as the law file cites it.
    pub source: String,
}

/// What [`Law::korea`] says, for people to read, each number with its source.
pub fn korean_figures() -> Vec<LawFigure> {
    let file: File = serde_json::from_str(KOREA).expect("the shipped law file is read by a test");
    let named = |codes: &BTreeSet<String>| {
        let channels = codes.iter().filter_map(|code| Channel::from_code(code));
        let (ko, en): (Vec<_>, Vec<_>) = channels.map(|it| (it.name().ko, it.name().en)).unzip();
        Sentence::of_texts(ko.join(", "), en.join(", "))
    };
    let hours = |say: fn(Sentence, String, String) -> Sentence, hours: Hours| LawFigure {
        what: say(named(&hours.channels), hours.from, hours.until),
        source: hours.source,
    };
    let number = |what: Sentence, source: String| LawFigure { what, source };
    let (confirmed, bought) = (file.reconfirmation, file.transaction);
    let (told, sender, gone, age) = (
        file.result_notice,
        file.processor_notice,
        file.destruction,
        file.age_of_consent,
    );
    vec![
        hours(
            |channels, from, until| {
                sentence!("law-night", channels = channels, from = from, until = until)
            },
            file.night,
        ),
        hours(
            |channels, from, until| {
                sentence!(
                    "law-senders-hours",
                    channels = channels,
                    from = from,
                    until = until
                )
            },
            file.senders_hours,
        ),
        number(
            sentence!("law-reconfirmation", years = confirmed.years),
            confirmed.source,
        ),
        number(
            sentence!("law-transaction", months = bought.months),
            bought.source,
        ),
        number(
            sentence!("law-result-notice", days = told.days),
            told.source,
        ),
        number(
            sentence!("law-processor-notice", days = sender.days),
            sender.source,
        ),
        number(sentence!("law-destruction", days = gone.days), gone.source),
        number(sentence!("law-age", years = age.years), age.source),
    ]
}

/// The law file of the Republic of Korea.
const KOREA: &str = include_str!("../../../../assets/law/kr.json");

impl Law {
    /// The law of the Republic of Korea, as shipped with the app.
    pub fn korea() -> Self {
        Self::parse(KOREA).expect("the shipped law file is read by a test")
    }

    /// Reads a law file.
    pub fn parse(json: &str) -> Result<Self, LawError> {
        let file: File = serde_json::from_str(json)?;
        let sources = [
            &file.night.source,
            &file.senders_hours.source,
            &file.reconfirmation.source,
            &file.transaction.source,
            &file.result_notice.source,
            &file.processor_notice.source,
            &file.destruction.source,
            &file.age_of_consent.source,
        ];
        if sources.iter().any(|source| source.trim().is_empty()) {
            return Err(LawError::Value("source"));
        }
        let time = |text: &str| {
            NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| LawError::Value("hours"))
        };
        let channels = |codes: &BTreeSet<String>| {
            codes
                .iter()
                .map(|code| Channel::from_code(code).ok_or(LawError::Value("channels")))
                .collect::<Result<_, _>>()
        };
        Ok(Self {
            jurisdiction: file.jurisdiction,
            checked_on: file
                .checked_on
                .parse()
                .map_err(|_| LawError::Value("checked_on"))?,
            time_zone: file
                .time_zone
                .parse()
                .map_err(|_| LawError::Value("time_zone"))?,
            night_from: time(&file.night.from)?,
            night_until: time(&file.night.until)?,
            night_channels: channels(&file.night.channels)?,
            senders_from: time(&file.senders_hours.from)?,
            senders_until: time(&file.senders_hours.until)?,
            senders_channels: channels(&file.senders_hours.channels)?,
            reconfirm_years: i32::from(file.reconfirmation.years),
            transaction_months: u32::from(file.transaction.months),
            result_notice_days: u64::from(file.result_notice.days),
            processor_notice_days: u64::from(file.processor_notice.days),
            destruction_days: u64::from(file.destruction.days),
            age_of_consent: file.age_of_consent.years,
        })
    }

    /// The calendar day of a moment, by the law's clock.
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        self.local(at).date()
    }

    /// The law's clock at a moment. At the two ends of the calendar, where a
    /// local time may not exist, UTC stands in instead of a panic.
    fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        let utc = at.naive_utc();
        let offset = self.time_zone.offset_from_utc_datetime(&utc).fix();
        utc.checked_add_offset(offset).unwrap_or(utc)
    }

    /// Whether this channel needs a consent for the night at this moment.
    pub fn is_night(&self, channel: Channel, at: DateTime<Utc>) -> bool {
        let time = self.local(at).time();
        let is_dark = if self.night_from <= self.night_until {
            (self.night_from..self.night_until).contains(&time)
        } else {
            time >= self.night_from || time < self.night_until
        };
        is_dark && self.night_channels.contains(&channel)
    }

    /// Whether this channel's sender sends at this moment.
    pub fn is_sent(&self, channel: Channel, at: DateTime<Utc>) -> bool {
        let hours = self.senders_from..self.senders_until;
        !self.senders_channels.contains(&channel) || hours.contains(&self.local(at).time())
    }

    /// The day before which a consent given on `granted_on` must be confirmed:
    /// the same date so many years later, 28 February for a 29th.
    pub fn reconfirm_before(&self, granted_on: NaiveDate) -> NaiveDate {
        let year = granted_on.year().saturating_add(self.reconfirm_years);
        granted_on
            .with_year(year)
            .or_else(|| NaiveDate::from_ymd_opt(year, granted_on.month(), 28))
            .unwrap_or(NaiveDate::MAX)
    }

    /// The day on which the months after a sale on `bought_on` are over: the same
    /// date so many months later, or the last day of a month that has no such
    /// date (Civil Act art. 160).
    pub fn transaction_before(&self, bought_on: NaiveDate) -> NaiveDate {
        bought_on
            .checked_add_months(Months::new(self.transaction_months))
            .unwrap_or(NaiveDate::MAX)
    }

    /// The last day on which the result of a choice may be told.
    pub fn result_notice_by(&self, chosen_on: NaiveDate) -> NaiveDate {
        days_after(chosen_on, self.result_notice_days)
    }

    /// The last day on which people are told in time that another company sends.
    pub fn processor_notice_by(&self, changed_on: NaiveDate) -> NaiveDate {
        days_after(changed_on, self.processor_notice_days)
    }
}

fn days_after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}
