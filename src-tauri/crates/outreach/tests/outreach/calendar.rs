//! The calendar file, read by a parser that is not ours.

use crate::judges::{python, read, saved};
use chrono::{DateTime, NaiveDate};
use outreach::calendar::{CalendarEntry, calendar};
use serde_json::json;
use uuid::Uuid;

/// Long Korean texts are folded within 75 octets and between letters; commas, semicolons,
/// backslashes and lines of a text come out as they went in, and each entry is one day.
#[test]
fn another_reader_takes_every_entry() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let texts = [
        "개인정보 지우기 12명".to_owned(),
        "쉼표, 쌍반점; 역빗금\\ 그리고\n두 번째 줄".to_owned(),
        "가나다라마바사아자차카타파하".repeat(20),
        format!("a{}", "한".repeat(60)),
        format!("ab{}", "🥃".repeat(60)),
    ];
    let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).expect("a day");
    let entries: Vec<CalendarEntry> = (1..)
        .zip(&texts)
        .map(|(number, text)| CalendarEntry {
            id: Uuid::from_u128(number.into()),
            day: day(26 + number),
            title: text.clone(),
            text: text.clone(),
        })
        .collect();
    let made_at = DateTime::from_timestamp(1_795_568_400, 0).expect("a time");
    let bytes = calendar("부스루프 할 일", &entries, made_at);
    let file = saved(&folder, "due.ics", &bytes);
    let found = read(&python, "calendar", &file, &[]);
    let next = |day: NaiveDate| day.succ_opt().expect("a day");
    let expected = entries.iter().map(|it| {
        json!([
            it.day,
            next(it.day),
            format!("{}@boothloop", it.id),
            it.title,
            it.text,
            "2026-11-25T01:00:00+00:00",
            "TRANSPARENT",
        ])
    });
    assert_eq!(found, json!(expected.collect::<Vec<_>>()));
    assert_eq!(bytes, calendar("부스루프 할 일", &entries, made_at));
}
