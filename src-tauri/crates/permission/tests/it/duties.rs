//! What is owed to a person, and until when.

use crate::support::{FAIR, Records, SMS, USE, at, consenting, sms};
use chrono::{DateTime, Days, NaiveDate, Utc};
use permission::{
    Act, Channel, Duty, DutyKind, Kind, Law, processor_notice, reconfirmation, result_notices,
    retention_end, review,
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("tests name days that exist")
}

fn owed(records: &Records, told_through: i64) -> Vec<Duty> {
    result_notices(&records.0, told_through, &Law::korea())
}

/// Each day on which she chose owes its own notice, fourteen days later; using the
/// data and being shown a text are no choices about advertising.
#[test]
fn every_choice_about_advertising_is_told() {
    let mut records = consenting();
    let sms = records.0[2].id;
    let mail = Act::Advertising {
        channel: Channel::Email,
    };
    let declined = records.add(Kind::Declined, &mail, FAIR);
    let stop = records.add(
        Kind::Withdrawn,
        &Act::Everything,
        "2026-12-01T09:00:00+09:00",
    );
    let duties = owed(&records, i64::MIN);
    assert_eq!(duties.len(), 2);
    assert_eq!(duties[0].kind, DutyKind::ResultNotice);
    assert_eq!(duties[0].due, day("2026-12-03"));
    assert_eq!(duties[0].events, [sms, declined]);
    assert_eq!(
        (duties[1].due, &duties[1].events[..]),
        (day("2026-12-15"), &[stop][..])
    );
    let told = at("2026-11-20T00:00:00+09:00").timestamp_millis();
    assert_eq!(owed(&records, told).len(), 1, "the first day was told");
}

/// A yes is to be confirmed until the day before its second birthday; a confirmation
/// in time moves that day, a withdrawal ends it.
#[test]
fn a_yes_is_to_be_confirmed_before_two_years_are_over() {
    let law = Law::korea();
    let ask = |records: &Records, now: &str| {
        reconfirmation(&records.0, Channel::Sms, Some("유리잔"), at(now), &law).map(|it| it.due)
    };
    let mut records = consenting();
    assert_eq!(ask(&records, FAIR), Some(day("2028-11-18")));
    assert_eq!(
        ask(&records, "2028-11-18T12:00:00+09:00"),
        Some(day("2028-11-18"))
    );
    assert_eq!(
        ask(&records, "2028-11-19T12:00:00+09:00"),
        None,
        "it lapsed"
    );
    records.add(Kind::Reconfirmed, &SMS, "2028-10-01T12:00:00+09:00");
    assert_eq!(
        ask(&records, "2028-11-19T12:00:00+09:00"),
        Some(day("2030-09-30"))
    );
    records.add(Kind::Withdrawn, &SMS, "2028-12-01T12:00:00+09:00");
    assert_eq!(
        ask(&records, "2029-01-01T12:00:00+09:00"),
        None,
        "nothing to confirm"
    );
}

/// Data go when their months are over, and within the law's days after the yes to
/// use them was taken back, unless a later yes knew of that.
#[test]
fn data_go_when_their_time_is_over() {
    let law = Law::korea();
    let due = |records: &Records| retention_end(&records.0, 24, &law).map(|it| it.due);
    let mut records = Records::default();
    records.add(Kind::Declined, &USE, FAIR);
    assert_eq!(due(&records), None, "nobody keeps what was not allowed");
    records = consenting();
    assert_eq!(due(&records), Some(day("2028-11-19")));
    records.add(Kind::Withdrawn, &SMS, "2026-12-01T12:00:00+09:00");
    assert_eq!(
        due(&records),
        Some(day("2028-11-19")),
        "only the messages stop"
    );
    let gone = records.add(
        Kind::Withdrawn,
        &Act::Everything,
        "2026-12-10T12:00:00+09:00",
    );
    assert_eq!(due(&records), Some(day("2026-12-15")));
    records.grant_knowing(&USE, "2027-01-05T12:00:00+09:00", &[gone]);
    assert_eq!(due(&records), Some(day("2029-01-05")));
}

proptest! {
    /// What is owed does not depend on the order or the repetition of the records,
    /// and a confirmation on the last day keeps what is permitted.
    #[test]
    fn order_and_repetition_change_nothing(
        order in Just((0..5usize).collect::<Vec<_>>()).prop_shuffle(),
        twice in 0..5usize,
    ) {
        let mut records = consenting();
        records.add(Kind::Declined, &Act::Advertising { channel: Channel::Email }, FAIR);
        records.add(Kind::Withdrawn, &Act::Overseas, "2026-12-01T12:00:00+09:00");
        let mut shuffled = Records(order.iter().map(|at| records.0[*at].clone()).collect());
        shuffled.0.push(records.0[twice].clone());
        let law = Law::korea();
        prop_assert_eq!(owed(&records, i64::MIN), owed(&shuffled, i64::MIN));
        prop_assert_eq!(retention_end(&records.0, 24, &law), retention_end(&shuffled.0, 24, &law));
        let now: DateTime<Utc> = at(FAIR);
        let duty = reconfirmation(&shuffled.0, Channel::Sms, Some("유리잔"), now, &law);
        let last = duty.expect("a yes that holds").due;
        let noon = |day: NaiveDate| format!("{day}T12:00:00+09:00");
        records.add(Kind::Reconfirmed, &SMS, &noon(last));
        let after = last.checked_add_days(Days::new(1)).expect("a day later");
        prop_assert!(records.decide(&sms(&noon(after))).allowed);
    }
}

/// A yes after a no that it does not know of is asked about again, within the days of
/// its result; a yes that knows the no, or another no, leaves nothing to ask.
#[test]
fn a_yes_that_did_not_know_of_a_no_is_asked_again() {
    let law = Law::korea();
    let ask = |records: &Records| review(&records.0, at("2026-12-10T12:00:00+09:00"), &law);
    let mut records = consenting();
    assert_eq!(ask(&records), None);
    let no = records.add(Kind::Withdrawn, &SMS, "2026-12-01T12:00:00+09:00");
    assert_eq!(ask(&records), None, "a no is no question");
    let yes = records.add(Kind::Granted, &SMS, "2026-12-02T12:00:00+09:00");
    let duty = ask(&records).expect("she is asked again");
    assert_eq!((duty.kind, duty.due), (DutyKind::Review, day("2026-12-16")));
    assert_eq!(duty.events, [no, yes]);
    let mut refused = Records(records.0.clone());
    refused.add(Kind::Declined, &SMS, "2026-12-03T12:00:00+09:00");
    assert_eq!(ask(&refused), None, "she said no");
    records.grant_knowing(&SMS, "2026-12-03T12:00:00+09:00", &[no]);
    assert_eq!(ask(&records), None, "she said yes and knew");
}

/// Whoever does not know who sends now is told within the days of the law's file; who
/// took everything back is told nothing.
#[test]
fn another_sender_is_told_to_whoever_does_not_know() {
    let law = Law::korea();
    let mut records = consenting();
    let ask = |records: &Records, knows: bool| {
        let now = at("2026-12-10T12:00:00+09:00");
        processor_notice(&records.0, |_| knows, day("2026-12-01"), now, &law)
    };
    let duty = ask(&records, false).expect("she is told");
    assert_eq!(
        duty.due,
        day("2026-12-01") + Days::new(law.processor_notice_days)
    );
    assert_eq!(duty.events, [records.0[1].id], "the yes that named another");
    assert_eq!(ask(&records, true), None);
    records.add(
        Kind::Withdrawn,
        &Act::Everything,
        "2026-12-02T12:00:00+09:00",
    );
    assert_eq!(ask(&records, false), None);
}

/// A yes to the night that is older than the one to its channel is due first.
#[test]
fn the_night_is_confirmed_with_its_channel() {
    let law = Law::korea();
    let night = Act::Night {
        channel: Channel::Sms,
    };
    let mut records = consenting();
    let quiet = records.add(Kind::Granted, &night, FAIR);
    let later = "2027-03-01T12:00:00+09:00";
    let news = records.add(Kind::Granted, &SMS, later);
    let duty = reconfirmation(&records.0, Channel::Sms, Some("유리잔"), at(later), &law);
    let duty = duty.expect("both hold");
    assert_eq!(duty.due, day("2028-11-18"));
    assert_eq!(duty.events, [news, quiet]);
}
