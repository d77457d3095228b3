//! What is due as a calendar file: counts on days, nobody in it, the same entry once.

use crate::support::{DAY, Laptop, fair, first_day};
use booth::BoothError;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;
use std::path::Path;
use words::Language;

/// The titles of a file's entries by their days and ids.
fn entries(file: &Path) -> BTreeMap<(String, String), String> {
    let text = std::fs::read_to_string(file).expect("UTF-8");
    let text = text.replace("\r\n ", "");
    let events = text.split("BEGIN:VEVENT\r\n").skip(1);
    let field = |event: &str, name: &str| {
        let line = event.lines().find(|line| line.starts_with(name));
        let line = line.unwrap_or_else(|| panic!("no {name} in {event}"));
        line[name.len()..].to_owned()
    };
    events
        .map(|event| {
            let day = field(event, "DTSTART;VALUE=DATE:");
            ((day, field(event, "UID:")), field(event, "SUMMARY:"))
        })
        .collect()
}

fn saved(laptop: &mut Laptop, folder: &Path) -> BTreeMap<(String, String), String> {
    let saved = laptop.booth().save_calendar(folder, None, Language::Korean);
    let saved = saved.expect("a file");
    let entries = entries(&saved.file);
    assert_eq!(entries.len(), saved.entries as usize);
    entries
}

fn on(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

#[test]
fn what_is_due_stands_on_its_days_without_anybody() {
    let mut fair = fair(3_101);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let nothing = laptop
        .booth()
        .save_calendar(folder.path(), None, Language::Korean);
    assert!(matches!(nothing, Err(BoothError::NotPossible(_))));
    assert_eq!(std::fs::read_dir(folder.path()).expect("read").count(), 0);

    let people = ["first@example.com", "second@example.com"];
    let visitors = people.map(|email| laptop.reachable_visitor(email));
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(Some(visitors[0]), thanks);
    let coupon = coupon.expect("a coupon");
    let found = saved(laptop, folder.path());
    let titles: Vec<&str> = found.values().map(String::as_str).collect();
    for wanted in [
        "처리 결과 알리기 2명",
        "개인정보 지우기 2명",
        "곧 끝나는 쿠폰 1장",
    ] {
        assert!(titles.contains(&wanted), "{wanted}: {titles:?}");
    }
    let of = |found: &BTreeMap<(String, String), String>, what: &str| {
        let of = found.iter().find(|(_, title)| title.starts_with(what));
        of.map(|((day, id), _)| (day.clone(), id.clone()))
    };
    // The law gives fourteen days.
    let (day, _) = of(&found, "처리 결과").expect("an entry");
    assert_eq!(day, on(first_day() + Days::new(14)));
    let file = std::fs::read_dir(folder.path()).expect("read").next();
    let file = file.expect("a file").expect("an entry").path();
    let text = std::fs::read_to_string(&file).expect("UTF-8");
    for secret in ["example.com", "first", coupon.digits.as_str()] {
        assert!(!text.replace("\r\n ", "").contains(secret), "{secret}");
    }

    // The next file takes the place of this one in a calendar, and this one stays.
    laptop.clock.advance(1_000);
    assert_eq!(saved(laptop, folder.path()), found);
    assert_eq!(std::fs::read_dir(folder.path()).expect("read").count(), 2);
    assert_eq!(std::fs::read_to_string(&file).expect("kept"), text);

    // What was not done in time stands at today.
    laptop.clock.advance(20 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let later = saved(laptop, folder.path());
    let (day, _) = of(&later, "처리 결과").expect("still owed");
    assert_eq!(day, on(first_day() + Days::new(20)));
    assert_eq!(of(&later, "개인정보"), of(&found, "개인정보"));
}
