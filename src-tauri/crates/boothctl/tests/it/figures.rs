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
