//! Every file the product makes is its user's alone.

use crate::sources::{Source, assert_none, sources_below};

/// What the standard library makes with it, every account of the machine may
/// read, unless the umask forbids it.
const OPEN_TO_OTHERS: [&str; 6] = [
    "File::create",
    "File::options",
    "OpenOptions::new",
    "fs::write",
    "fs::copy",
    "create_dir",
];

/// A device is written to, not made.
const MAKES_NO_FILE: &str = "src-tauri/crates/outreach/src/printer.rs";

fn files_open_to_others(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| {
        !source.is_test()
            && source.path != MAKES_NO_FILE
            && !source.path.starts_with("src-tauri/crates/private_files/")
            && !source.path.starts_with("src-tauri/xtask/")
    }) {
        let product = source.text.split("#[cfg(test)]\nmod ").next();
        for (number, line) in product.unwrap_or_default().lines().enumerate() {
            if !line.trim_start().starts_with("//")
                && OPEN_TO_OTHERS.iter().any(|call| line.contains(call))
            {
                let place = format!("{}:{}", source.path, number + 1);
                found.push(format!("{place}: private_files makes files, not {line}"));
            }
        }
    }
    found
}

#[test]
fn every_file_is_made_private() {
    assert_none(&files_open_to_others(&sources_below("src-tauri", &["rs"])));
}

#[test]
fn a_file_that_others_may_read_is_found() {
    let found = files_open_to_others(&[
        Source::planted("a.rs", "fn a() { std::fs::write(file, bytes) }"),
        Source::planted("b.rs", "fs::create_dir_all(folder)?;"),
        Source::planted("tests/c.rs", "fs::write(file, bytes)"),
        Source::planted("d.rs", "#[cfg(test)]\nmod tests { fs::write(file) }"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
}
