//! Dates and times: read, counted in days, and written by a format.
//!
//! A date without an offset is read in the booth's time zone, which comes with
//! the [`Context`](super::Context); days are counted from 1970-01-01 there.

use chrono::{
    DateTime, Datelike, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone,
    Timelike,
};

const MILLISECONDS_A_DAY: f64 = 86_400_000.0;

/// A date, or a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Moment {
    Day(NaiveDate),
    Time(DateTime<FixedOffset>),
}

/// Reads `2026-11-01` or `2026-11-01T10:20[:30[.5]][Z|±09[:00]]`.
pub(crate) fn read(text: &str, zone: FixedOffset) -> Option<Moment> {
    match text.split_once('T') {
        None => read_day(text).map(Moment::Day),
        Some((day, time)) => {
            let day = read_day(day)?;
            let (clock, offset) = split_offset(time)?;
            let at = day.and_time(read_time(clock)?);
            let moment = offset.unwrap_or(zone).from_local_datetime(&at).single()?;
            Some(Moment::Time(moment.with_timezone(&zone)))
        }
    }
}

fn read_day(text: &str) -> Option<NaiveDate> {
    let mut pieces = text.split('-');
    let (year, month, day) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let digits = |piece: &str, most: usize| {
        (!piece.is_empty() && piece.len() <= most && piece.bytes().all(|b| b.is_ascii_digit()))
            .then(|| piece.parse::<u32>().ok())
            .flatten()
    };
    if pieces.next().is_some() {
        return None;
    }
    // Two digits may be any century's year, or a day.
    if year.len() != 4 {
        return None;
    }
    let year = i32::try_from(digits(year, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)
}

/// Reads `10:20`, `10:20:30` or `10:20:30.5`. A leap second, which chrono reads as
/// the 60th, is a slip here.
pub(crate) fn read_time(text: &str) -> Option<NaiveTime> {
    ["%H:%M:%S%.f", "%H:%M"]
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(text, format).ok())
        .filter(|time| time.nanosecond() < 1_000_000_000)
}

/// Cuts `Z`, `+09`, `+0900` or `+09:00` off a time of day.
pub(crate) fn split_offset(text: &str) -> Option<(&str, Option<FixedOffset>)> {
    if let Some(clock) = text.strip_suffix('Z') {
        return Some((clock, FixedOffset::east_opt(0)));
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, None));
    };
    let (clock, offset) = text.split_at(at);
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits: String = offset[1..].chars().filter(|&c| c != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let hours: i32 = digits[..2].parse().ok()?;
    let minutes: i32 = if digits.len() == 4 {
        digits[2..].parse().ok()?
    } else {
        0
    };
    Some((
        clock,
        Some(FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60))?),
    ))
}

/// The day so many whole days after 1970-01-01.
pub(crate) fn day_from_number(days: f64) -> Option<NaiveDate> {
    if !days.is_finite() || days.abs() > 1e7 {
        return None;
    }
    NaiveDate::default().checked_add_signed(Duration::days(days.trunc() as i64))
}

/// The moment so many days after 1970-01-01T00:00 in the zone.
pub(crate) fn moment_from_number(days: f64, zone: FixedOffset) -> Option<DateTime<FixedOffset>> {
    if !days.is_finite() || days.abs() > 1e7 {
        return None;
    }
    let milliseconds = (days * MILLISECONDS_A_DAY) as i64;
    let at = NaiveDateTime::default().checked_add_signed(Duration::milliseconds(milliseconds))?;
    zone.from_local_datetime(&at).single()
}

impl Moment {
    /// Days since 1970-01-01 in the zone, with the time of day as a fraction.
    pub(crate) fn days(self) -> f64 {
        match self {
            Self::Day(day) => day.signed_duration_since(NaiveDate::default()).num_days() as f64,
            Self::Time(moment) => {
                let since = moment
                    .naive_local()
                    .signed_duration_since(NaiveDateTime::default());
                since.num_milliseconds() as f64 / MILLISECONDS_A_DAY
            }
        }
    }

    /// Days since the Unix epoch in UTC, as `decimal-date-time()` counts them.
    pub(crate) fn days_in_utc(self, zone: FixedOffset) -> f64 {
        self.at(zone).map_or(f64::NAN, |m| {
            m.timestamp_millis() as f64 / MILLISECONDS_A_DAY
        })
    }

    /// The day it falls on.
    pub(crate) fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Time(moment) => moment.naive_local().date(),
        }
    }

    /// The moment; a day begins at midnight in the zone.
    pub(crate) fn at(self, zone: FixedOffset) -> Option<DateTime<FixedOffset>> {
        match self {
            Self::Day(day) => zone
                .from_local_datetime(&day.and_time(NaiveTime::MIN))
                .single(),
            Self::Time(moment) => Some(moment),
        }
    }

    /// ISO 8601: `2026-11-01`, or with the time, milliseconds and offset.
    pub(crate) fn text(self) -> String {
        match self {
            Self::Day(day) => day.format("%Y-%m-%d").to_string(),
            Self::Time(moment) => moment.format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string(),
        }
    }
}

/// Writes a moment by an OpenRosa format; None for an unknown code.
pub(crate) fn format(moment: DateTime<FixedOffset>, format: &str) -> Option<String> {
    let mut out = String::new();
    let mut characters = format.chars();
    while let Some(c) = characters.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        let piece = match characters.next()? {
            '%' => "%".to_owned(),
            'Y' => format!("{:04}", moment.year()),
            'y' => format!("{:02}", moment.year().rem_euclid(100)),
            'm' => format!("{:02}", moment.month()),
            'n' => moment.month().to_string(),
            'b' => moment.format("%b").to_string(),
            'B' => moment.format("%B").to_string(),
            'd' => format!("{:02}", moment.day()),
            'e' => moment.day().to_string(),
            'H' => format!("{:02}", moment.hour()),
            'h' => moment.hour().to_string(),
            'M' => format!("{:02}", moment.minute()),
            'S' => format!("{:02}", moment.second()),
            '3' => format!("{:03}", moment.timestamp_subsec_millis()),
            'a' => moment.format("%a").to_string(),
            'A' => moment.format("%A").to_string(),
            'w' => moment.weekday().num_days_from_sunday().to_string(),
            'W' => moment.iso_week().week().to_string(),
            'Z' => moment.format("%:z").to_string(),
            _ => return None,
        };
        out.push_str(&piece);
    }
    Some(out)
}
