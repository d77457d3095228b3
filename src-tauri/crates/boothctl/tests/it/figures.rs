//! The figures that `bench` measures.

use crate::support::{call, rounds};

/// Killing the program while it saves loses nothing it had acknowledged. Twenty
/// kills every time; `BOOTHLOOP_ROUNDS` makes it more.
#[test]
fn kills_lose_nothing() {
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

/// A large questionnaire opens and takes answers, and the figures say how fast
/// against what a person would notice. Whether they are good is not judged
/// here: this is a debug build on a busy machine.
#[test]
fn a_large_questionnaire_is_measured() {
    let nowhere = ["--odk", "no-such-folder"];
    let answer = call(&[&["bench", "survey", "--json"], &nowhere[..]].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let figures = answer.json();
    let names: Vec<_> = [0, 1].map(|at| figures[at]["name"].clone()).into();
    assert_eq!(names, ["survey load", "survey answer"]);
    for figure in figures.as_array().expect("a list") {
        let [ours, baseline, ratio] =
            ["ours", "baseline", "ratio"].map(|name| figure[name].as_f64().unwrap_or_default());
        assert!(ours > 0.0, "{figure}");
        assert!((ratio - ours / baseline).abs() < 1e-9, "{figure}");
    }
    assert_eq!(
        figures[2],
        serde_json::Value::Null,
        "without ODK's engine nothing is said of it"
    );
}
