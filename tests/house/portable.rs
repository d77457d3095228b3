//! What every file needs for a stranger: its purpose in the first line, and
//! nothing that is true on one machine only.

use crate::sources::{Source, assert_none, root, sources_below};

fn modules_without_purpose(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| format!("{} opens without `//!`", source.path))
        .collect()
}

#[test]
fn every_rust_module_opens_with_its_purpose() {
    let mut sources = sources_below("src-tauri", &["rs"]);
    sources.extend(sources_below("tests", &["rs"]));
    assert!(sources.len() > 30, "the sources were found");
    assert_none(&modules_without_purpose(&sources));
}

#[test]
fn a_module_without_its_purpose_is_found() {
    let found = modules_without_purpose(&[
        Source::planted("a.rs", "//! What is a?\nfn a() {}"),
        Source::planted("b.rs", "use std::fmt;\n//! Too late."),
        Source::planted("c.rs", "//!\n//! An empty first line."),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
}

/// Where build machines and containers keep things, the home of whoever runs
/// this, and this checkout.
fn places_on_a_machine() -> Vec<String> {
    let mut places = ["root", "work", "builds", "github"]
        .map(|folder| format!("/{folder}/"))
        .to_vec();
    places.extend(std::env::var("HOME").map(|home| format!("{home}/")));
    places.push(root().to_string_lossy().into_owned());
    places
}

fn lines_with_a_place(sources: &[Source], places: &[String]) -> Vec<String> {
    let names_it = |line: &str| {
        places.iter().any(|place| {
            line.match_indices(place.as_str()).any(|(at, _)| {
                // `site.org/work/`, `../work/` and `f()/work/` are of another kind.
                !line[..at].ends_with(|before: char| {
                    before.is_alphanumeric() || ".-_~*})".contains(before)
                })
            })
        })
    };
    let mut found = Vec::new();
    for source in sources {
        for (number, line) in source.text.lines().enumerate() {
            if names_it(line) {
                found.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    let sources = sources_below("", &[]);
    assert!(sources.len() > 300, "the files were found");
    assert_none(&lines_with_a_place(&sources, &places_on_a_machine()));
}

#[test]
fn a_place_on_a_machine_is_found_and_a_web_address_is_not() {
    let home = format!("/{}/", "work");
    let text = format!("a = \"{home}main\"\nb = \"https://site.org{home}x\"\nc = \"..{home}y\"");
    let found = lines_with_a_place(
        &[Source::planted("notes.md", &text)],
        &places_on_a_machine(),
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("notes.md:1:"), "{found:?}");
}
