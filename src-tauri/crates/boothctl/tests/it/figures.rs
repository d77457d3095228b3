//! The figures that `bench` measures.

use crate::support::{Answer, call, rounds};

/// Killing the program while it saves loses nothing it had acknowledged. Twenty
/// kills every time; `BOOTHLOOP_ROUNDS` makes it more.
#[test]
fn kills_lose_nothing() {
    if skipped::as_long() {
        return;
    }
    let kills = rounds(20).to_string();
    let answer = call(&["bench", "kills", "--kills", &kills, "--json"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let figures = answer.json();
    assert_eq!(figures[0]["name"], "kills");
    assert_eq!(figures[0]["kills"].to_string(), kills);
    assert_eq!(figures[0]["ours"], 0, "acknowledged records lost");
    assert!(
        figures[0]["baseline"].as_u64().expect("a number") > 100,
        "there was something to lose: {figures}"
    );
}

/// A large questionnaire opens and takes answers, a crafted one is refused, and
/// the figures say how fast against what a person would notice. Whether they
/// are good is not judged here: this is a debug build on a busy machine.
#[test]
fn a_large_questionnaire_is_measured() {
    if skipped::as_long() {
        return;
    }
    let answer = call(&["bench", "survey", "--json", "--odk", "no-such-folder"]);
    // Without ODK's engine nothing is said of it.
    measured(&answer, &["survey load", "survey answer", "survey refused"]);
}

/// Everything the staff waits for on a full day is measured, on a small one here.
#[test]
fn a_day_at_the_desk_is_measured() {
    let answer = call(&["bench", "day", "--visitors", "20", "--json"]);
    measured(
        &answer,
        &[
            "desk",
            "look up",
            "visit",
            "amendment",
            "follow-up",
            "sign-in",
            "tasks",
            "destruction",
        ],
    );
    let visitors = answer.json()[0]["visitors"].as_u64();
    assert!(
        visitors >= Some(20),
        "as many came as were asked for: {visitors:?}"
    );
}

/// Searching is measured among a few people here, and finds whom a scan finds.
#[test]
fn a_search_is_measured() {
    let answer = call(&["bench", "search", "--people", "3000", "--json"]);
    measured(&answer, &["search", "search desk", "search open"]);
    let figures = answer.json();
    assert_eq!(figures[0]["differing"], 0, "{figures}");
    assert_eq!(figures[0]["searches"], 400, "20 of each length");
    assert_eq!(figures[0]["people"], 3000);
}

/// Every page of a commit is encrypted and flushed while somebody waits at the booth.
#[test]
fn a_commit_writes_at_most_twelve_pages() {
    if skipped::as_long() {
        return;
    }
    let answer = call(&["bench", "store", "--json"]);
    measured(&answer, &["store-pages", "store-bytes"]);
    let pages = answer.json()[0]["ours"].as_f64().expect("a number");
    assert!(pages <= 12.0, "{pages}");
}

/// Exactly these figures, each a time above zero with its ratio.
fn measured(answer: &Answer, expected: &[&str]) {
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let figures = answer.json();
    let figures = figures.as_array().expect("a list");
    let names: Vec<&str> = figures
        .iter()
        .filter_map(|figure| figure["name"].as_str())
        .collect();
    assert_eq!(names, expected);
    for figure in figures {
        let [ours, baseline, ratio] =
            ["ours", "baseline", "ratio"].map(|name| figure[name].as_f64().unwrap_or_default());
        assert!(ours > 0.0, "{figure}");
        assert!((ratio - ours / baseline).abs() < 1e-9, "{figure}");
    }
}

/// Recommending is measured beside the bestsellers: how long, and how often what
/// was kept aside is found. What two answers decide is worth something.
#[test]
fn recommending_is_measured() {
    let answer = call(&["bench", "recommend", "--crowd", "1500", "--json"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let figures = answer.json();
    let of = |name: &str| {
        let mut all = figures.as_array().expect("figures").iter();
        all.find(|figure| figure["name"] == name)
            .expect("the figure")
    };
    assert_eq!(of("recommend")["unit"], "ms");
    assert_eq!(of("recommend")["visitors"], 1500);
    let ratio = of("recommend hits")["ratio"].as_f64().expect("a number");
    assert!(ratio > 1.5, "{figures}");
}
