//! A lost laptop, and what is due as a calendar, on the command line.

use crate::support::{ask, began_on, store_copy};
use chrono::Days;

/// A played fair whose laptop is lost, its report and letters are written,
/// it is due until somebody says that people were told.
#[test]
fn a_lost_laptop_is_reported_and_closed() {
    let (folder, store) = store_copy();
    let out = folder.path().join("loss");
    let to = out.to_str().expect("a plain path");
    // The copy of a store is another laptop from its first record on.
    assert_eq!(ask(&store, &["clock", "confirm"]).code, 0);
    let listed = ask(&store, &["device", "list"]);
    assert_eq!(listed.code, 0, "{}", listed.stderr);
    let device = listed.json()[0]["device"]
        .as_str()
        .expect("another laptop")
        .to_owned();
    let tasks = || ask(&store, &["tasks"]).json();
    let lost = |kinds: &serde_json::Value| {
        let kinds = kinds.as_array().expect("tasks").iter();
        kinds.filter(|it| it["kind"] == "lost_laptop").count()
    };
    assert_eq!(lost(&tasks()), 0);

    let since = &format!("{} 18:00", began_on() + Days::new(3));
    let revoke = |since| {
        ask(
            &store,
            &["device", "revoke", &device, "--since", since, "--out", to],
        )
    };
    revoke("yesterday").refused();
    let done = revoke(since);
    assert_eq!(done.code, 0, "{}", done.stderr);
    let json = done.json();
    assert!(json["people"].as_u64() > Some(0), "{json}");
    assert!(
        json["recorded_there"].as_u64() <= json["people"].as_u64(),
        "{json}"
    );
    assert!(json["fields"]["name"].is_u64(), "{json}");
    assert_eq!(json["files"].as_array().map(Vec::len), Some(6), "{json}");
    assert_eq!(lost(&tasks()), 1);
    revoke(since).refused();

    let loss = json["loss"].as_str().expect("an id");
    let told = |on| {
        ask(
            &store,
            &[
                "device",
                "told",
                loss,
                "--on",
                on,
                "--sender",
                "솔라피",
                "--count",
                "3",
            ],
        )
    };
    told("2020-01-01").refused();
    let yesterday = (began_on() + Days::new(5)).to_string();
    assert_eq!(told(&yesterday).code, 0);
    assert_eq!(lost(&tasks()), 0);
    let listed = ask(&store, &["device", "list"]).json();
    let closed = listed
        .as_array()
        .expect("laptops")
        .iter()
        .any(|it| it["told_on"] == yesterday);
    assert!(closed, "{listed}");
}

/// The calendar file goes where it is said, in a folder that is there, and never over
/// another; without it the answer is the list it was.
#[test]
fn what_is_due_goes_into_a_calendar() {
    let (folder, store) = store_copy();
    let file = folder.path().join("할 일.ics");
    let to = file.to_str().expect("a plain path");
    let list = ask(&store, &["tasks"]).json();
    let first = ask(&store, &["tasks", "--calendar", to]);
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert_eq!(first.json()["tasks"], list);
    assert_eq!(first.json()["calendar"]["file"], to);
    let entries = first.json()["calendar"]["entries"].as_u64();
    let text = std::fs::read_to_string(&file).expect("written");
    assert_eq!(Some(text.matches("BEGIN:VEVENT").count() as u64), entries);
    let again = ask(&store, &["tasks", "--calendar", to]).json();
    assert_ne!(again["calendar"]["file"], to);
    assert_eq!(std::fs::read_to_string(&file).expect("kept"), text);
    ask(&store, &["tasks", "--calendar", "/nowhere/due.ics"]).refused();
}
