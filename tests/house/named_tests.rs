//! What `docs/security.md` and `docs/permission.md` say is shown by a test that is there.

use crate::sources::{assert_none, read, root, sources_below};

/// The names on the page that look like a test's and are none.
fn missing(page: &str, text: &str, tests: &str) -> Vec<String> {
    let names = text.split('`').skip(1).step_by(2);
    names
        .filter(|name| {
            name.contains('_')
                && name
                    .chars()
                    .all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_'))
        })
        .filter(|name| !tests.contains(&format!("fn {name}(")))
        .map(|name| format!("{page} names the test {name}, which is not there"))
        .collect()
}

/// A promise without its test is a hope.
#[test]
fn every_test_that_a_page_names_is_there() {
    let mut tests = String::new();
    for folder in ["src-tauri", "tests"] {
        for source in sources_below(folder, &["rs"]) {
            tests.push_str(&source.text);
        }
    }
    for page in ["docs/security.md", "docs/permission.md"] {
        assert_none(&missing(page, &read(&root().join(page)), &tests));
    }
}

#[test]
fn a_test_that_is_gone_is_found() {
    let found = missing(
        "page.md",
        "shown by `what_is_gone` in `booth.db`",
        "fn what_is_there() {}",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(
        missing("page.md", "`what_is_there`", "fn what_is_there() {}").len(),
        0
    );
}
