//! Days to keep, as a file that Google, Naver, Outlook and Apple calendars take in
//! (iCalendar, RFC 5545). All-day entries without alarms: whoever wants to be reminded
//! sets that in the calendar.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarParameter,
    ICalendarParameterName, ICalendarParameterValue, ICalendarProperty, ICalendarTransparency,
    ICalendarValue, ICalendarValueType,
};
use chrono::{DateTime, Datelike as _, Days, NaiveDate, Timelike as _, Utc};
use uuid::Uuid;

/// One entry. It goes to somebody else's servers, so nothing in it may name anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The same for the same entry in every file, so that a calendar which takes in a
    /// later file replaces it.
    pub id: Uuid,
    /// The day.
    pub day: NaiveDate,
    /// What is to be done, in a few words.
    pub title: String,
    /// More about it.
    pub text: String,
}

/// The file. Of two files that hold the same entry, calendars keep the one that was made
/// later.
pub fn calendar(name: &str, entries: &[CalendarEntry], made_at: DateTime<Utc>) -> Vec<u8> {
    let mut head = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    head.entries = vec![
        text(ICalendarProperty::Version, "2.0"),
        text(ICalendarProperty::Prodid, "-//Boothloop//Boothloop//KO"),
        text(ICalendarProperty::Other("X-WR-CALNAME".to_owned()), name),
    ];
    let mut components = vec![head];
    for (number, entry) in (1..).zip(entries) {
        components[0].component_ids.push(number);
        components.push(event(entry, made_at));
    }
    let mut written = String::new();
    ICalendar { components }
        .write_to(&mut written)
        .expect("a string takes whatever is written");
    written.into_bytes()
}

fn event(entry: &CalendarEntry, made_at: DateTime<Utc>) -> ICalendarComponent {
    let next = entry
        .day
        .checked_add_days(Days::new(1))
        .unwrap_or(entry.day);
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.entries = vec![
        text(ICalendarProperty::Uid, &format!("{}@boothloop", entry.id)),
        ICalendarEntry::new(ICalendarProperty::Dtstamp).with_value(moment(made_at)),
        // A later file has a higher number, in minutes.
        ICalendarEntry::new(ICalendarProperty::Sequence)
            .with_value(ICalendarValue::Integer(made_at.timestamp() / 60)),
        day(ICalendarProperty::Dtstart, entry.day),
        day(ICalendarProperty::Dtend, next),
        text(ICalendarProperty::Summary, &entry.title),
        text(ICalendarProperty::Description, &entry.text),
        // Something to do is no appointment: the day stays free.
        ICalendarEntry::new(ICalendarProperty::Transp).with_value(ICalendarValue::Transparency(
            ICalendarTransparency::Transparent,
        )),
    ];
    event
}

fn text(name: ICalendarProperty, text: &str) -> ICalendarEntry {
    ICalendarEntry::new(name).with_value(ICalendarValue::Text(text.to_owned()))
}

fn day(name: ICalendarProperty, day: NaiveDate) -> ICalendarEntry {
    let is_day = ICalendarParameter::new(
        ICalendarParameterName::Value,
        ICalendarParameterValue::Value(ICalendarValueType::Date),
    );
    ICalendarEntry::new(name)
        .with_param(is_day)
        .with_value(ICalendarValue::PartialDateTime(Box::new(date(day))))
}

fn date(day: NaiveDate) -> PartialDateTime {
    PartialDateTime {
        year: u16::try_from(day.year()).ok(),
        month: u8::try_from(day.month()).ok(),
        day: u8::try_from(day.day()).ok(),
        ..PartialDateTime::default()
    }
}

fn moment(at: DateTime<Utc>) -> ICalendarValue {
    ICalendarValue::PartialDateTime(Box::new(PartialDateTime {
        hour: u8::try_from(at.hour()).ok(),
        minute: u8::try_from(at.minute()).ok(),
        second: u8::try_from(at.second()).ok(),
        tz_hour: Some(0),
        tz_minute: Some(0),
        ..date(at.date_naive())
    }))
}
