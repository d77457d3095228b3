//! No block of ten lines stands twice outside tests.
//!
//! Two blocks are the same when their tokens are, whatever the white space, the
//! line breaks and the comments. Imports are left out, and lines of punctuation
//! alone do not count. Compared are Rust, TypeScript and CSS, and of a Svelte
//! component its scripts and styles.

use crate::sources::{Source, assert_none, sources_below};
use std::collections::{HashMap, HashSet};

/// So many lines of code make a block.
const FEWEST_LINES: usize = 10;
/// Ten lines with fewer tokens say almost nothing (a list of numbers).
const FEWEST_TOKENS: usize = 20;

/// One file as a row of tokens.
struct Tokens {
    path: String,
    tokens: Vec<Token>,
    lines_of_code: usize,
}

struct Token {
    text: String,
    line: usize,
    /// How many lines of code stand before this token's line.
    lines_before: usize,
    begins_line: bool,
}

/// Two places with the same code.
#[derive(Debug, PartialEq, Eq)]
struct Twin {
    lines: usize,
    places: [String; 2],
}

fn twins(sources: &[Source]) -> Vec<Twin> {
    let files: Vec<Tokens> = sources
        .iter()
        .filter(|source| !source.is_test() && !source.is_generated())
        .map(tokens_of)
        .collect();
    let mut starts: HashMap<Vec<&str>, Vec<(usize, usize)>> = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        for (at, token) in file.tokens.iter().enumerate() {
            let Some(opening) = file.tokens.get(at..at + FEWEST_TOKENS) else {
                break;
            };
            if token.begins_line {
                let key = opening.iter().map(|token| token.text.as_str()).collect();
                starts.entry(key).or_default().push((number, at));
            }
        }
    }
    let mut found = Vec::new();
    // The second line of a copied block begins a copy one line shorter, which
    // is not reported again.
    let mut told: HashSet<(usize, usize, usize, usize)> = HashSet::new();
    let mut groups: Vec<Vec<(usize, usize)>> = starts
        .into_values()
        .filter(|places| places.len() > 1)
        .collect();
    groups.sort();
    for places in groups {
        for (index, &one) in places.iter().enumerate() {
            for &other in &places[index + 1..] {
                let length = common_tokens(&files, one, other);
                let lines = lines_in(&files[one.0], one.1, length).min(lines_in(
                    &files[other.0],
                    other.1,
                    length,
                ));
                let ends = (one.0, one.1 + length, other.0, other.1 + length);
                if lines >= FEWEST_LINES && told.insert(ends) {
                    found.push(Twin {
                        lines,
                        places: [one, other].map(|(file, at)| {
                            format!("{}:{}", files[file].path, files[file].tokens[at].line)
                        }),
                    });
                }
            }
        }
    }
    found.sort_by(|one, other| one.places.cmp(&other.places));
    found
}

fn common_tokens(files: &[Tokens], one: (usize, usize), other: (usize, usize)) -> usize {
    let mut length = files[one.0].tokens[one.1..]
        .iter()
        .zip(&files[other.0].tokens[other.1..])
        .take_while(|(a, b)| a.text == b.text)
        .count();
    if one.0 == other.0 {
        // A block does not overlap its own copy.
        length = length.min(other.1 - one.1);
    }
    length
}

/// How many lines of code lie completely within so many tokens.
fn lines_in(file: &Tokens, start: usize, length: usize) -> usize {
    let after = file.tokens.get(start + length);
    let end = after.map_or(file.lines_of_code, |token| token.lines_before);
    end - file.tokens[start].lines_before
}

fn tokens_of(source: &Source) -> Tokens {
    let text = match source.path.rsplit_once('.') {
        Some((_, "svelte")) => scripts_and_styles(&source.text),
        Some((_, "rs")) => without_tests(&source.text).to_owned(),
        _ => source.text.clone(),
    };
    let mut tokens: Vec<Token> = Vec::new();
    let mut lines_of_code = 0;
    let mut is_import = false;
    let mut is_comment = false;
    for (number, line) in text.lines().enumerate() {
        let words = words_of(line, &mut is_comment);
        let is_rust = source.path.ends_with(".rs");
        is_import |= begins_import(&words, is_rust);
        let is_code = words
            .iter()
            .any(|word| word.chars().any(char::is_alphanumeric));
        if is_import {
            is_import = !words.iter().any(|word| word == ";");
            continue;
        }
        for (place, word) in words.into_iter().enumerate() {
            tokens.push(Token {
                text: word,
                line: number + 1,
                lines_before: lines_of_code,
                begins_line: place == 0 && is_code,
            });
        }
        lines_of_code += usize::from(is_code);
    }
    Tokens {
        path: source.path.clone(),
        tokens,
        lines_of_code,
    }
}

fn begins_import(words: &[String], is_rust: bool) -> bool {
    let word = |at: usize| words.get(at).map(String::as_str).unwrap_or_default();
    match is_rust {
        true if word(0) == "pub" => {
            let after = if word(1) == "(" { 4 } else { 1 };
            matches!(word(after), "use" | "mod") && words.last().is_some_and(|last| last != "{")
                || word(after) == "use"
        }
        true => word(0) == "use" || word(0) == "mod" && word(2) == ";",
        false => {
            word(0) == "import" || word(0) == "export" && words.iter().any(|word| word == "from")
        }
    }
}

/// The words, numbers and marks of a line; texts between quotes are one token.
fn words_of(line: &str, is_comment: &mut bool) -> Vec<String> {
    let characters: Vec<char> = line.chars().collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let rest = &characters[at..];
        if *is_comment {
            *is_comment = !rest.starts_with(&['*', '/']);
            at += if *is_comment { 1 } else { 2 };
            continue;
        }
        let length = if rest.starts_with(&['/', '/']) {
            break;
        } else if rest.starts_with(&['/', '*']) {
            *is_comment = true;
            at += 2;
            continue;
        } else if rest[0].is_whitespace() {
            at += 1;
            continue;
        } else if matches!(rest[0], '"' | '`') {
            quoted(rest)
        } else {
            let is_word = |letter: &&char| letter.is_alphanumeric() || **letter == '_';
            rest.iter().take_while(is_word).count().max(1)
        };
        words.push(rest[..length].iter().collect());
        at += length;
    }
    words
}

/// The length of a text with its quotes, or of what of it stands on this line.
fn quoted(characters: &[char]) -> usize {
    let mut at = 1;
    while at < characters.len() && characters[at] != characters[0] {
        at += if characters[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(characters.len())
}

/// Tests stand at the end of a file.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or_default()
}

/// A component without its markup, every line in its place.
fn scripts_and_styles(text: &str) -> String {
    let mut kept = String::new();
    let mut is_inside = false;
    for line in text.lines() {
        if line.starts_with("</script") || line.starts_with("</style") {
            is_inside = false;
        }
        if is_inside {
            kept.push_str(line);
        }
        if line.starts_with("<script") || line.starts_with("<style") {
            is_inside = true;
        }
        kept.push('\n');
    }
    kept
}

fn sentences(twins: &[Twin]) -> Vec<String> {
    twins
        .iter()
        .map(
            |Twin {
                 lines,
                 places: [one, other],
             }| format!("{lines} lines of {one} stand again at {other}"),
        )
        .collect()
}

#[test]
fn no_ten_lines_stand_twice() {
    let mut sources = sources_below("src-tauri", &["rs"]);
    sources.extend(sources_below("ui", &["ts", "mjs", "css", "svelte"]));
    assert!(sources.len() > 200, "the sources were found");
    assert_none(&sentences(&twins(&sources)));
}

/// Lines of code that all differ.
fn lines(count: usize) -> String {
    (0..count)
        .map(|n| format!("let value_{n} = {n};\n"))
        .collect()
}

#[test]
fn ten_copied_lines_are_found_whatever_their_breaks_and_comments() {
    let original = format!("fn one() {{\n{}}}\n", lines(10));
    let copies = [
        format!("fn two() {{\n{}}}\n", lines(10)),
        format!(
            "fn two() {{\n\n// A remark.\n{}}}\n",
            lines(10).replace(";\n", "; // x\n\n")
        ),
        format!(
            "mod deeper {{\n    fn two() {{\n{}    }}\n}}\n",
            lines(10).replace("let", "        let")
        ),
        lines(10).replace("= 9;", "= /* nine */\n9;"),
        format!("{}\nfn more() {{}}", lines(10)),
    ];
    for copy in copies {
        let found = twins(&[
            Source::planted("a.rs", &original),
            Source::planted("b.rs", &copy),
        ]);
        assert_eq!(found.len(), 1, "{copy}: {found:?}");
        assert_eq!(found[0].lines, 10, "{copy}");
        assert!(found[0].places[0].starts_with("a.rs:2"), "{found:?}");
    }
}

#[test]
fn a_copy_in_the_same_file_is_found() {
    let text = format!("fn one() {{\n{0}}}\nfn two() {{\n{0}}}\n", lines(12));
    let found = twins(&[Source::planted("a.rs", &text)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].lines, 12, "{found:?}");
}

#[test]
fn scripts_and_styles_of_components_are_compared_with_each_other() {
    let script = lines(11);
    let style: String = (0..11)
        .map(|n| format!("  .a{n} {{\n    gap: {n}px;\n  }}\n"))
        .collect();
    let component =
        format!("<script lang=\"ts\">\n{script}</script>\n<p>x</p>\n<style>\n{style}</style>\n");
    let found = twins(&[
        Source::planted("ui/src/A.svelte", &component),
        Source::planted("ui/src/a.ts", &script),
        Source::planted("ui/src/a.css", &style),
    ]);
    assert_eq!(found.len(), 2, "the script and the style: {found:?}");
}

#[test]
fn nine_lines_imports_brackets_and_tests_are_no_copy() {
    let pairs = [
        ("a.rs", lines(9), lines(9)),
        ("a.rs", lines(10), lines(10).replace("value_4", "other")),
        (
            "a.rs",
            format!("#[cfg(test)]\nmod tests {{\n{}}}", lines(10)),
            lines(10),
        ),
        (
            "a.rs",
            "use a::{\n b,\n};\npub use c::d;\n".repeat(10),
            "use a::{\n b,\n};\npub use c::d;\n".repeat(10),
        ),
        (
            "a.ts",
            "import {\n a\n} from 'b';\n".repeat(10),
            "import {\n a\n} from 'b';\n".repeat(10),
        ),
        (
            "a.rs",
            format!("{}{}", lines(8), "}\n})\n];\n"),
            format!("{}{}", lines(8), "}\n})\n];\n"),
        ),
    ];
    for (path, one, other) in pairs {
        let found = twins(&[
            Source::planted(path, &one),
            Source::planted(&format!("src/{path}"), &other),
        ]);
        assert!(found.is_empty(), "{path}: {found:?}");
    }
    let found = twins(&[
        Source::planted("src/a.rs", &lines(10)),
        Source::planted("tests/a.rs", &lines(10)),
    ]);
    assert!(found.is_empty(), "a test may repeat the code: {found:?}");
}
