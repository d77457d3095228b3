//! No file is longer than a person reads in one go, unless it says why.

use crate::sources::{Source, assert_none, sources_below};

const MOST_LINES: usize = 600;
/// The reason stands near the top, where a reader meets it.
const HEADER_LINES: usize = 40;

fn files_too_long(sources: &[Source]) -> Vec<String> {
    let says_why = |source: &Source| {
        source.text.lines().take(HEADER_LINES).any(|line| {
            let line = line
                .trim_start()
                .trim_start_matches(['/', '!', '*', '<', '-']);
            line.trim_start()
                .strip_prefix("Long because: ")
                .is_some_and(|reason| !reason.trim().is_empty())
        })
    };
    sources
        .iter()
        .filter(|source| !source.is_generated())
        .filter(|source| source.text.lines().count() > MOST_LINES && !says_why(source))
        .map(|source| {
            format!(
                "{} has {} lines; split it, or say `Long because: …` in its first {HEADER_LINES} lines",
                source.path,
                source.text.lines().count()
            )
        })
        .collect()
}

#[test]
fn no_file_is_long_without_a_reason() {
    let endings = ["rs", "ts", "js", "mjs", "svelte", "css"];
    let mut sources = sources_below("src-tauri", &endings);
    sources.extend(sources_below("ui", &endings));
    sources.extend(sources_below("tests", &endings));
    assert!(sources.len() > 200, "the sources were found");
    assert_none(&files_too_long(&sources));
}

#[test]
fn a_long_file_is_found_unless_its_header_says_why() {
    let lines = |count: usize| "let a = 1;\n".repeat(count);
    let with = |header: &str, count| format!("{header}\n{}", lines(count));
    let cases = [
        ("src-tauri/a.rs", lines(600), 0),
        ("src-tauri/a.rs", lines(601), 1),
        ("src-tauri/tests/a.rs", lines(601), 1),
        ("ui/tests/a.test.ts", lines(601), 1),
        ("ui/src/host/wire.ts", lines(601), 0),
        ("ui/src/A.svelte", lines(601), 1),
        (
            "src-tauri/a.rs",
            with("//! Long because: one list that is read as a whole.", 601),
            0,
        ),
        (
            "ui/src/A.svelte",
            with("<!-- Long because: one drawing. -->", 601),
            0,
        ),
        ("src-tauri/a.rs", with("//! Long because: ", 601), 1),
        (
            "src-tauri/a.rs",
            format!("{}// Long because: too late.\n{}", lines(41), lines(601)),
            1,
        ),
    ];
    for (path, text, expected) in cases {
        let found = files_too_long(&[Source::planted(path, &text)]);
        assert_eq!(found.len(), expected, "{path}: {found:?}");
    }
}
