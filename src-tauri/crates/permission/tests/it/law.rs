//! The law's numbers, and what is computed from them.

use crate::support::at;
use chrono::{NaiveDate, NaiveTime};
use permission::{Channel, Law, LawError};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("tests name days that exist")
}

/// The shipped file is read, and says what the statutes say.
#[test]
fn the_shipped_law_is_korea_s() {
    let law = Law::korea();
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("whole hours exist");
    assert_eq!(law.jurisdiction, "KR");
    assert_eq!(law.time_zone, chrono_tz::Asia::Seoul);
    assert_eq!((law.night_from, law.night_until), (time(21), time(8)));
    assert_eq!(law.reconfirm_years, 2);
    assert_eq!(law.transaction_months, 6);
    assert_eq!(law.result_notice_days, 14);
    assert_eq!(law.age_of_consent, 14);
}

/// The night begins at 21:00:00 and ends at 08:00:00 in Seoul, not in London.
#[test]
fn the_night_is_seoul_s() {
    let law = Law::korea();
    for (moment, is_night) in [
        ("2026-11-19T20:59:59+09:00", false),
        ("2026-11-19T21:00:00+09:00", true),
        ("2026-11-20T00:00:00+09:00", true),
        ("2026-11-20T07:59:59+09:00", true),
        ("2026-11-20T08:00:00+09:00", false),
        ("2026-11-19T12:00:00Z", true),
        ("2026-11-19T23:00:00Z", false),
    ] {
        for channel in [Channel::Sms, Channel::Kakao, Channel::Phone] {
            assert_eq!(
                law.is_night(channel, at(moment)),
                is_night,
                "{channel:?} at {moment}"
            );
        }
        for channel in [Channel::Email, Channel::Post] {
            assert!(
                !law.is_night(channel, at(moment)),
                "{channel:?} may arrive at night"
            );
        }
    }
}

/// KakaoTalk's sender stops ten minutes before the night, whatever anybody allowed; others
/// have no hours of their own.
#[test]
fn kakaotalk_is_sent_until_ten_to_nine() {
    let law = Law::korea();
    for (moment, is_sent) in [
        ("2026-11-19T07:59:59+09:00", false),
        ("2026-11-19T08:00:00+09:00", true),
        ("2026-11-19T20:49:59+09:00", true),
        ("2026-11-19T20:50:00+09:00", false),
        ("2026-11-20T03:00:00+09:00", false),
    ] {
        assert_eq!(law.is_sent(Channel::Kakao, at(moment)), is_sent, "{moment}");
        assert!(law.is_sent(Channel::Sms, at(moment)), "{moment}");
        assert!(law.is_sent(Channel::Email, at(moment)), "{moment}");
    }
}

/// Two years later, the same date; a 29 February becomes the 28th.
#[test]
fn a_consent_is_confirmed_by_the_same_date_two_years_later() {
    let law = Law::korea();
    assert_eq!(law.reconfirm_before(day(2026, 11, 19)), day(2028, 11, 19));
    assert_eq!(law.reconfirm_before(day(2024, 2, 29)), day(2026, 2, 28));
    assert_eq!(law.reconfirm_before(day(2026, 2, 28)), day(2028, 2, 28));
    assert_eq!(law.reconfirm_before(NaiveDate::MAX), NaiveDate::MAX);
}

/// Six months after a sale, the same date or the last day of a shorter month.
#[test]
fn a_purchase_is_over_after_six_months() {
    let law = Law::korea();
    for (bought, over) in [
        (day(2026, 11, 28), day(2027, 5, 28)),
        (day(2026, 8, 31), day(2027, 2, 28)),
        (day(2027, 8, 31), day(2028, 2, 29)),
    ] {
        assert_eq!(law.transaction_before(bought), over, "{bought}");
    }
    assert_eq!(law.transaction_before(NaiveDate::MAX), NaiveDate::MAX);
}

/// The result of a choice is told within 14 days.
#[test]
fn the_result_of_a_choice_is_told_within_fourteen_days() {
    let law = Law::korea();
    assert_eq!(law.result_notice_by(day(2026, 11, 19)), day(2026, 12, 3));
    assert_eq!(law.result_notice_by(NaiveDate::MAX), NaiveDate::MAX);
}

/// A number without a source, an unknown field or a senseless value is refused
/// rather than half understood.
#[test]
fn a_broken_law_is_refused() {
    let shipped = include_str!("../../../../../assets/law/kr.json");
    let is_value_error = |json: &str| matches!(Law::parse(json), Err(LawError::Value(_)));
    assert!(Law::parse(shipped).is_ok());
    assert!(is_value_error(
        &shipped.replace("Asia/Seoul", "Asia/Atlantis")
    ));
    assert!(is_value_error(&shipped.replace("21:00", "25:00")));
    assert!(is_value_error(&shipped.replace("\"sms\"", "\"telegram\"")));
    let start = shipped
        .find("정보통신망법 제50조 제7항")
        .expect("the source is there");
    let end = start + shipped[start..].find('"').expect("it is quoted");
    assert!(
        is_value_error(&shipped.replace(&shipped[start..end], " ")),
        "an empty source"
    );
    assert!(matches!(
        Law::parse(&shipped.replace("\"years\": 2,", "\"years\": 2, \"months\": 1,")),
        Err(LawError::Shape(_))
    ));
    assert!(matches!(Law::parse("{}"), Err(LawError::Shape(_))));
}

/// Every number of the law can be read, with the article it is from, in both languages.
#[test]
fn every_number_of_the_law_is_told_with_its_source() {
    let file = include_str!("../../../../../assets/law/kr.json");
    let file: serde_json::Value = serde_json::from_str(file).expect("JSON");
    let numbers = file.as_object().expect("fields").values();
    let sources: Vec<&str> = numbers.filter_map(|it| it["source"].as_str()).collect();
    let figures = permission::korean_figures();
    let told: Vec<&str> = figures.iter().map(|it| it.source.as_str()).collect();
    assert_eq!(told.len(), sources.len());
    for source in sources {
        assert!(told.contains(&source), "{source}");
    }
    for figure in &figures {
        let has_number = |text: &str| text.chars().any(|it| it.is_ascii_digit());
        assert!(
            has_number(&figure.what.ko) && has_number(&figure.what.en),
            "{figure:?}"
        );
    }
}
