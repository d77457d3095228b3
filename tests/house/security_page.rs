//! What `docs/security.md` says is shown by a test that is there.

use crate::sources::{assert_none, read, root, sources_below};

/// The names on the page that look like a test's and are none.
fn missing(page: &str, tests: &str) -> Vec<String> {
    let names = page.split('`').skip(1).step_by(2);
    names
        .filter(|name| {
            name.contains('_')
                && name
                    .chars()
                    .all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_'))
        })
        .filter(|name| !tests.contains(&format!("fn {name}(")))
        .map(|name| format!("docs/security.md names the test {name}, which is not there"))
        .collect()
}

/// A promise about security without its test is a hope.
#[test]
fn every_test_that_the_page_names_is_there() {
    let mut tests = String::new();
    for folder in ["src-tauri", "tests"] {
        for source in sources_below(folder, &["rs"]) {
            tests.push_str(&source.text);
        }
    }
    assert_none(&missing(&read(&root().join("docs/security.md")), &tests));
}

#[test]
fn a_test_that_is_gone_is_found() {
    let found = missing(
        "shown by `what_is_gone` in `booth.db`",
        "fn what_is_there() {}",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(missing("`what_is_there`", "fn what_is_there() {}").len(), 0);
}
