//! What Rust sources say: their sentences and their texts.
//!
//! A small reader of tokens, enough to tell text from code and tests from what
//! ships. It knows nothing else of Rust.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One place that says a sentence.
#[derive(Debug, PartialEq, Eq)]
pub struct Use {
    /// The file and line, for a reader.
    pub place: String,
    /// The message.
    pub key: String,
    /// The names of its arguments.
    pub arguments: BTreeSet<String>,
}

/// One text that stands in the sources.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// The file, from `src-tauri` on.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What it says, as written.
    pub text: String,
    /// Whether it is given to `Sentence::of_texts`.
    pub is_made_a_sentence: bool,
}

/// What all sources say that ship.
#[derive(Debug, Default)]
pub struct Sources {
    /// Every `sentence!`.
    pub uses: Vec<Use>,
    /// Every text.
    pub literals: Vec<Literal>,
}

impl Sources {
    /// Everything below `src-tauri`, without tests and generated files.
    pub fn of_this_tree() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut files = Vec::new();
        for folder in ["app", "crates", "xtask"] {
            find(&root.join(folder), &mut files);
        }
        assert!(files.len() > 100, "the sources were not found");
        let mut sources = Self::default();
        let tests: Vec<PathBuf> = files.iter().flat_map(|path| test_modules(path)).collect();
        let is_test = |path: &PathBuf| {
            tests
                .iter()
                .any(|module| path.starts_with(module) || path.with_extension("") == *module)
        };
        for path in files.iter().filter(|path| !is_test(path)) {
            let name = path.strip_prefix(&root).unwrap_or(path);
            let text = fs::read_to_string(path).expect("a source can be read");
            sources.add(&name.to_string_lossy().replace('\\', "/"), &text);
        }
        sources
    }

    /// What one file says.
    pub fn add(&mut self, file: &str, text: &str) {
        let tokens = shipped(tokens(text));
        for (index, token) in tokens.iter().enumerate() {
            if let Kind::Text(text) = &token.kind {
                self.literals.push(Literal {
                    file: file.to_owned(),
                    line: token.line,
                    text: text.clone(),
                    is_made_a_sentence: is_after(&tokens, index, &["of_texts", "("]),
                });
                if is_after(&tokens, index, &["sentence", "!", "("]) {
                    self.uses.push(Use {
                        place: format!("{file}:{}", token.line),
                        key: text.clone(),
                        arguments: arguments(&tokens[index + 1..]),
                    });
                }
            }
        }
    }
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("a folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Tests, benches and examples do not ship.
        let is_left_out = ["tests", "benches", "examples"].contains(&name.as_ref());
        if path.is_dir() && !is_left_out {
            find(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// A source's modules that are compiled for tests only, `#[cfg(test)] mod name;`:
/// the file without its ending, which is also the folder of what stands below.
fn test_modules(path: &Path) -> Vec<PathBuf> {
    let source = fs::read_to_string(path).expect("a source can be read");
    let tokens = tokens(&source);
    let stem = path.file_stem().unwrap_or_default();
    let folder = match stem.to_string_lossy().as_ref() {
        "lib" | "main" | "mod" => path.with_file_name(""),
        _ => path.with_extension(""),
    };
    (0..tokens.len())
        .filter(|index| is_after(&tokens, *index, &[&TEST_MARK[..], &["mod"]].concat()))
        .filter_map(|index| match &tokens[index].kind {
            Kind::Word(name) => Some(folder.join(name)),
            _ => None,
        })
        .collect()
}

/// What stands before an item that is compiled for tests only.
const TEST_MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];

#[derive(Debug, PartialEq)]
enum Kind {
    Word(String),
    Sign(char),
    Text(String),
}

#[derive(Debug)]
struct Token {
    line: usize,
    kind: Kind,
}

impl Token {
    fn is(&self, written: &str) -> bool {
        match &self.kind {
            Kind::Word(word) => word == written,
            Kind::Sign(sign) => written.chars().eq([*sign]),
            Kind::Text(_) => false,
        }
    }
}

fn is_after(tokens: &[Token], index: usize, before: &[&str]) -> bool {
    index >= before.len()
        && tokens[index - before.len()..index]
            .iter()
            .zip(before)
            .all(|(token, written)| token.is(written))
}

/// The names before `=`, up to the bracket that closes the macro.
fn arguments(tokens: &[Token]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        if ["(", "[", "{"].iter().any(|sign| token.is(sign)) {
            depth += 1;
        } else if [")", "]", "}"].iter().any(|sign| token.is(sign)) {
            if depth == 0 {
                break;
            }
            depth -= 1;
        } else if depth == 0 && token.is(",") {
            let next = (tokens.get(index + 1), tokens.get(index + 2));
            if let (Some(name), Some(equals)) = next
                && let Kind::Word(name) = &name.kind
                && equals.is("=")
            {
                names.insert(name.clone());
            }
        }
    }
    names
}

/// The tokens without what stands under `#[cfg(test)]`.
fn shipped(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut skipped = false;
    let mut depth = 0;
    for token in tokens {
        if skipped {
            if token.is("{") {
                depth += 1;
            } else if token.is("}") {
                depth -= 1;
                skipped = depth > 0;
            } else if token.is(";") && depth == 0 {
                skipped = false;
            }
            continue;
        }
        kept.push(token);
        if is_after(&kept, kept.len(), &TEST_MARK) {
            kept.truncate(kept.len() - TEST_MARK.len());
            skipped = true;
        }
    }
    kept
}

fn tokens(source: &str) -> Vec<Token> {
    let letters: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut line = 1;
    while let Some(letter) = letters.get(at).copied() {
        let start = at;
        let kind = if letter == '/' && letters.get(at + 1) == Some(&'/') {
            while letters.get(at).is_some_and(|letter| *letter != '\n') {
                at += 1;
            }
            None
        } else if letter == '/' && letters.get(at + 1) == Some(&'*') {
            while at < letters.len() && !(letters[at] == '*' && letters.get(at + 1) == Some(&'/')) {
                at += 1;
            }
            at += 2;
            None
        } else if let Some((text, end)) = raw_text(&letters, at) {
            at = end;
            Some(Kind::Text(text))
        } else if letter == '"' {
            at += 1;
            while letters.get(at).is_some_and(|letter| *letter != '"') {
                at += if letters[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
            Some(Kind::Text(
                letters[start + 1..(at - 1).min(letters.len())]
                    .iter()
                    .collect(),
            ))
        } else if letter == '\'' {
            at += character(&letters[at..]);
            None
        } else if letter.is_alphanumeric() || letter == '_' {
            while letters
                .get(at)
                .is_some_and(|letter| letter.is_alphanumeric() || *letter == '_')
            {
                at += 1;
            }
            Some(Kind::Word(letters[start..at].iter().collect()))
        } else {
            at += 1;
            (!letter.is_whitespace()).then_some(Kind::Sign(letter))
        };
        if let Some(kind) = kind {
            tokens.push(Token { line, kind });
        }
        let passed = &letters[start..at.min(letters.len())];
        line += passed.iter().filter(|letter| **letter == '\n').count();
    }
    tokens
}

/// A raw text that begins here (`r"…"`, `r#"…"#`, also of bytes), and where it ends.
fn raw_text(letters: &[char], at: usize) -> Option<(String, usize)> {
    let mut next = at;
    if letters.get(next) == Some(&'b') {
        next += 1;
    }
    if letters.get(next) != Some(&'r') {
        return None;
    }
    next += 1;
    let fences = letters[next..]
        .iter()
        .take_while(|letter| **letter == '#')
        .count();
    next += fences;
    if letters.get(next) != Some(&'"') {
        return None;
    }
    let start = next + 1;
    let mut end = start;
    while end < letters.len() {
        let closing = &letters[end + 1..(end + 1 + fences).min(letters.len())];
        if letters[end] == '"' && closing.len() == fences && closing.iter().all(|l| *l == '#') {
            break;
        }
        end += 1;
    }
    Some((letters[start..end].iter().collect(), end + 1 + fences))
}

/// How many letters a character literal takes; 1 for the mark of a lifetime.
fn character(letters: &[char]) -> usize {
    match letters {
        ['\'', '\\', ..] => letters
            .iter()
            .skip(2)
            .position(|letter| *letter == '\'')
            // `'\''` closes one later.
            .map_or(1, |at| if at == 0 { 4 } else { at + 3 }),
        ['\'', _, '\'', ..] => 3,
        _ => 1,
    }
}

/// The reader finds sentences and texts, and nothing that does not ship.
#[test]
fn sentences_and_texts_are_found_in_sources() {
    let mut sources = Sources::default();
    sources.add(
        "here.rs",
        r###"
        // sentence!("in-a-comment")
        fn f<'a>() {
            let (c, d) = ('"', '\'');
            sentence!(
                "two-arguments",
                first = g("a, b = c", [1, 2]),
                second = &h,
            );
            Sentence::of_texts("가", r#"나"다"#);
        }
        #[cfg(test)]
        mod tests { fn t() { sentence!("in-a-test"); } }
        const AFTER: &str = "after";
        "###,
    );
    assert_eq!(
        sources.uses,
        [Use {
            place: "here.rs:6".to_owned(),
            key: "two-arguments".to_owned(),
            arguments: ["first".to_owned(), "second".to_owned()].into(),
        }]
    );
    let texts: Vec<(&str, bool)> = sources
        .literals
        .iter()
        .map(|literal| (literal.text.as_str(), literal.is_made_a_sentence))
        .collect();
    assert_eq!(
        texts,
        [
            ("two-arguments", false),
            ("a, b = c", false),
            ("가", true),
            ("나\"다", false),
            ("after", false),
        ]
    );
}
