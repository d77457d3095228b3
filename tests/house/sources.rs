//! Finding and reading the files of the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// A file as the rules see it.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path from the root of the repository, with `/` on every system.
    pub path: String,
    /// Its content.
    pub text: String,
    /// Whether the module above declares it for tests only.
    pub is_declared_for_tests: bool,
}

impl Source {
    /// A file that exists only in a test, to break a rule on purpose.
    pub fn planted(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            is_declared_for_tests: false,
        }
    }

    /// Whether the file only tests: below a folder `tests` or `benches`, a
    /// module `tests.rs` or declared so, or a `*.test.ts`.
    pub fn is_test(&self) -> bool {
        self.is_declared_for_tests
            || self
                .path
                .split('/')
                .any(|part| matches!(part, "tests" | "benches" | "tests.rs"))
            || self.path.ends_with(".test.ts")
    }

    /// Whether a test of the crate `wire` writes this file.
    pub fn is_generated(&self) -> bool {
        ["ui/src/host/wire.ts", "ui/src/host/commands.ts"].contains(&self.path.as_str())
    }
}

/// The folder of the root `Cargo.toml`.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .find(|folder| folder.join("tauri.conf.json").is_file())
        .expect("this package lies in the repository")
        .to_path_buf()
}

/// The content of a file.
pub fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The text files below a folder of the repository with one of these endings
/// (any, when none is named), in the order of their paths, without what a build
/// makes. Pictures, fonts and databases are left out.
pub fn sources_below(folder: &str, endings: &[&str]) -> Vec<Source> {
    let root = root();
    let mut sources: Vec<Source> = files_below(&root.join(folder), endings)
        .into_iter()
        .filter_map(|file| {
            let text = fs::read_to_string(&file).ok()?;
            let inside = file.strip_prefix(&root).expect("found below the root");
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            let path = parts.join("/");
            Some(Source {
                path,
                text,
                is_declared_for_tests: false,
            })
        })
        .collect();
    mark_test_modules(&mut sources);
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources
}

/// Marks what stands below a `#[cfg(test)] mod name;`.
pub fn mark_test_modules(sources: &mut [Source]) {
    let mut tests = Vec::new();
    for source in sources.iter() {
        let Some((folder, file)) = source.path.rsplit_once('/') else {
            continue;
        };
        // The modules of `a/mod.rs` and `a/lib.rs` stand in `a/`, those of
        // `a/b.rs` in `a/b/`.
        let folder = match file {
            "mod.rs" | "lib.rs" | "main.rs" => folder.to_owned(),
            _ => format!("{folder}/{}", file.trim_end_matches(".rs")),
        };
        for after in source.text.split("#[cfg(test)]\nmod ").skip(1) {
            let declared = after
                .split_once(';')
                .filter(|(name, _)| !name.contains('{'));
            tests.extend(declared.map(|(name, _)| format!("{folder}/{name}")));
        }
    }
    for source in sources {
        source.is_declared_for_tests = tests.iter().any(|module| {
            source
                .path
                .strip_prefix(module.as_str())
                .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        });
    }
}

fn files_below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let made = [
        "target",
        "node_modules",
        "dist",
        "gen",
        "paraglide",
        "cache",
        ".lix",
        // In a linked worktree `.git` is a file.
        ".git",
        "permissions",
    ];
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("a listed entry can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if made.contains(&name.as_ref()) {
                continue;
            }
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                folders.push(path);
            } else if endings.is_empty() || endings.contains(&ending.as_ref()) {
                files.push(path);
            }
        }
    }
    files
}

/// Fails with every sentence of a rule that found something.
#[track_caller]
pub fn assert_none(found: &[String]) {
    assert!(
        found.is_empty(),
        "{} found:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn modules_declared_for_tests_are_told_from_others() {
    let mut sources = [
        ("src/lib.rs", "mod coupons;\n#[cfg(test)]\nmod decided;\n"),
        (
            "src/coupons/mod.rs",
            "mod keys;\n#[cfg(test)]\nmod tests {\n}\n",
        ),
        ("src/coupons/keys.rs", "#[cfg(test)]\nmod drawn;\n"),
        ("src/coupons/keys/drawn.rs", ""),
        ("src/decided.rs", ""),
        ("src/decided_later.rs", ""),
    ]
    .map(|(path, text)| Source::planted(path, text));
    mark_test_modules(&mut sources);
    let tests: Vec<&str> = sources
        .iter()
        .filter(|source| source.is_test())
        .map(|source| source.path.as_str())
        .collect();
    assert_eq!(tests, ["src/coupons/keys/drawn.rs", "src/decided.rs"]);
}
