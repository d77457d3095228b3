//! What amount, or what moment, stands in this cell?

use super::SHOP_ZONE;
use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, NaiveTime};
use words::{Sentence, sentence};

/// The longest text that is read as an amount or a moment, in bytes.
const LONGEST: usize = 100;
/// The most that one row is believed to come to, in won.
const HIGHEST_WON: i64 = 10_000_000_000;
/// The years in which anybody orders in a shop on the net.
const YEARS: std::ops::Range<i32> = 1990..2100;
/// Signs of the won in small letters; Korean fonts draw the backslash of code page 949 as
/// one.
const WON_SIGNS: [&str; 5] = ["₩", "\\", "krw", "원", "won"];
/// What may stand between the numbers of a moment; days of the week say nothing more.
const BETWEEN: [&str; 16] = [
    "요일", "오전", "오후", "am", "pm", "년", "월", "일", "시", "분", "초", "화", "수", "목", "금",
    "토",
];

/// An amount in whole won, below zero for what was paid back.
pub(super) fn won(written: &str) -> Result<i64, Sentence> {
    let unreadable = || sentence!("order-amount-unreadable", written = shown(written));
    if written.len() > LONGEST {
        return Err(unreadable());
    }
    let compact: String = written.chars().filter(|it| !it.is_whitespace()).collect();
    let lower = compact.to_lowercase();
    let mut text = lower.as_str();
    let mut is_negative = false;
    if let Some(inner) = text.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
        (text, is_negative) = (inner, true);
    }
    loop {
        let sign = WON_SIGNS
            .iter()
            .find_map(|sign| text.strip_prefix(sign).or(text.strip_suffix(sign)));
        let minus = text.strip_prefix(['-', '−', '△', '▲']);
        text = match (sign, minus) {
            (Some(rest), _) => rest,
            (None, Some(rest)) if !is_negative => {
                is_negative = true;
                rest
            }
            _ => break,
        };
    }
    let number = whole(text).ok_or_else(unreadable)?;
    if number > HIGHEST_WON {
        return Err(sentence!("order-amount-too-high", most = HIGHEST_WON));
    }
    Ok(if is_negative { -number } else { number })
}

/// A whole number with or without commas every three digits; `.00` behind it says nothing.
fn whole(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if fraction.is_empty() || fraction.bytes().any(|it| it != b'0') {
        return None;
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let (first, others) = groups.split_first()?;
    let is_grouped = others.is_empty()
        || (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
    let digits = groups.concat();
    let is_number = is_grouped && digits.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// A day, or a moment of it, as the shop's clock told it: `2026-11-30 15:05:00`,
/// `2026. 11. 30. 오후 3:05`, `2026년 11월 30일`, `20261130`; with a time zone of its own
/// (`2026-11-30T06:05:00Z`, `2026-11-30 15:05:00 +0900`) the same instant on that clock. A day
/// without a time is its first moment. What could be meant in two ways (`11/12/26`) is refused.
pub(super) fn moment(written: &str) -> Result<NaiveDateTime, Sentence> {
    let zoned = DateTime::parse_from_rfc3339(written)
        .or_else(|_| DateTime::parse_from_str(written, "%Y-%m-%d %H:%M:%S %z"));
    let read = match zoned {
        Ok(at) => at.naive_utc().checked_add_offset(SHOP_ZONE),
        Err(_) if written.len() > LONGEST => None,
        Err(_) => read_moment(&written.to_lowercase()),
    };
    let unreadable = || sentence!("order-day-unreadable", written = shown(written));
    read.filter(|at| YEARS.contains(&at.year()))
        .ok_or_else(unreadable)
}

fn read_moment(text: &str) -> Option<NaiveDateTime> {
    let is_digit = |character: char| character.is_ascii_digit();
    let mut around: String = text
        .chars()
        .filter(|it| !is_digit(*it) && !it.is_whitespace())
        .filter(|it| !".-/:()".contains(*it))
        .collect();
    for word in BETWEEN {
        around = around.replace(word, "");
    }
    // The `T` of ISO 8601.
    if !matches!(around.as_str(), "" | "t") {
        return None;
    }
    let is_after_noon = text.contains("오후") || text.contains("pm");
    let has_half = is_after_noon || text.contains("오전") || text.contains("am");
    let numbers: Vec<&str> = text
        .split(|it| !is_digit(it))
        .filter(|it| !it.is_empty())
        .collect();
    let (day, time) = match numbers.as_slice() {
        [run, time @ ..] if matches!(run.len(), 8 | 12 | 14) => {
            let day = [&run[..4], &run[4..6], &run[6..8]];
            let mut parts = Vec::new();
            for place in (8..run.len()).step_by(2) {
                parts.push(&run[place..place + 2]);
            }
            if !parts.is_empty() && !time.is_empty() {
                return None;
            }
            parts.extend(time);
            (day, parts)
        }
        [year, month, day, time @ ..] if year.len() == 4 => ([*year, *month, *day], time.to_vec()),
        _ => return None,
    };
    let number = |text: &str| text.parse::<u32>().ok();
    let year = day[0].parse().ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(day[1])?, number(day[2])?)?;
    let (hour, minute, second) = match time.as_slice() {
        [] if !has_half => ("0", "0", "0"),
        [hour] if has_half || text.contains('시') => (*hour, "0", "0"),
        [hour, minute] => (*hour, *minute, "0"),
        [hour, minute, second] => (*hour, *minute, *second),
        // Thousandths of a second.
        [hour, minute, second, part] if part.len() == 3 => (*hour, *minute, *second),
        _ => return None,
    };
    let mut hour = number(hour)?;
    if has_half {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if is_after_noon { 12 } else { 0 };
    }
    let time = NaiveTime::from_hms_opt(hour, number(minute)?, number(second)?)?;
    Some(day.and_time(time))
}

/// A cell in a sentence, no longer than can be read.
fn shown(written: &str) -> String {
    written.chars().take(30).collect()
}

#[cfg(test)]
mod tests {
    use super::{moment, won};
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (written, number) in [
            ("12,000원", 12_000),
            ("₩12,000", 12_000),
            ("\\ 1,234,567 ", 1_234_567),
            ("12000", 12_000),
            ("12000.00", 12_000),
            ("0", 0),
            ("-12,000원", -12_000),
            ("₩-12,000", -12_000),
            ("△3,000", -3_000),
            ("(3,000원)", -3_000),
            ("KRW 5,000", 5_000),
        ] {
            assert_eq!(won(written).ok(), Some(number), "{written}");
        }
        for written in [
            "", "원", "1,2000", "12.5", "만원", "12,000~", "--3", "3개", "1e5", "١٢",
        ] {
            assert!(won(written).is_err(), "{written}");
        }
    }

    #[test]
    fn moments_are_read_as_people_write_them() {
        for (written, told) in [
            ("2026-11-30", "2026-11-30T00:00:00"),
            ("2026. 11. 30.", "2026-11-30T00:00:00"),
            ("2026.11.30 15:05", "2026-11-30T15:05:00"),
            ("2026/11/30 15:05:09", "2026-11-30T15:05:09"),
            ("2026. 11. 30. 오후 3:05", "2026-11-30T15:05:00"),
            ("2026. 11. 30. 오전 12:05:00", "2026-11-30T00:05:00"),
            ("2026년 11월 30일 오후 3시 5분", "2026-11-30T15:05:00"),
            ("2026년 11월 30일 (월)", "2026-11-30T00:00:00"),
            ("2026-11-30(월) 15:05", "2026-11-30T15:05:00"),
            ("2026년 11월 30일 월요일", "2026-11-30T00:00:00"),
            ("20261130", "2026-11-30T00:00:00"),
            ("20261130150509", "2026-11-30T15:05:09"),
            ("2026-11-30T15:05:09+09:00", "2026-11-30T15:05:09"),
            ("2026-11-30T06:05:09Z", "2026-11-30T15:05:09"),
            ("2026-11-30T23:05:09.123Z", "2026-12-01T08:05:09.123"),
            ("2026-11-30 06:05:09 +0000", "2026-11-30T15:05:09"),
            ("2026-11-30T07:05:09+01:00", "2026-11-30T15:05:09"),
            ("2026-11-30 3:05 PM", "2026-11-30T15:05:00"),
            ("2026-11-30 00:00:00.000", "2026-11-30T00:00:00"),
        ] {
            let read = moment(written).expect(written);
            assert_eq!(format!("{read:?}"), told, "{written}");
        }
        for written in [
            "",
            "11/12/26",
            "2026-13-01",
            "2026-02-30",
            "0026-11-30",
            "+262142-12-31 23:59:59 +0000",
            "46356.5",
            "2026-11-30 25:00",
            "오후 3:05",
            "2026-11-30 오후 15:05",
            "2026-11-30 내일",
            "2026-11-30 오후",
        ] {
            assert!(moment(written).is_err(), "{written}");
        }
    }

    proptest! {
        /// Nothing that stands in a cell is more than can be answered.
        #[test]
        fn any_cell_is_answered(text in ".{0,60}", digits in "[0-9 .:년월일오전후()-]{0,30}") {
            for cell in [text, digits] {
                let _ = (won(&cell), moment(&cell));
            }
        }
    }
}
