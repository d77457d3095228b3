//! The same patterns and texts, judged here and by Java.
//!
//! `tests/java/answers.txt` holds Java's answers, so that the comparison runs
//! on machines without Java too. Where Java can run a source file, other
//! patterns are made and compared on the spot, and `BOOTHLOOP_ASK_JAVA=write`
//! writes the file anew; a number there makes other patterns.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{ExpressionError, Pattern, PatternFault, set};

/// How many patterns the file holds, and how many more are made on the spot.
const PATTERNS: usize = 4_000;

/// What patterns and texts are made of: letters, what has a meaning in a
/// pattern, line ends of every kind, and letters that are not ASCII.
const CHARACTERS: &[char] = &[
    'a', 'b', 'c', 'z', 'A', 'B', 'K', '0', '1', '9', '_', '-', '^', '&', '[', ']', '{', '}', '(',
    ')', '.', ',', '+', '*', '?', '$', '|', '\\', '/', '@', ' ', '!', ':', '~', 'é', 'É', 'ß',
    '가', '힣', 'ㅋ', '韓', 'あ', '１', '٣', '😀', '\u{a0}', '\u{3000}', '\u{301}', 'Ⅱ',
];
const LINE_ENDS: &[&str] = &["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{b}", "\t"];

/// Patterns as people write them in questionnaires, and corners of the syntax.
const WRITTEN: &[&str] = &[
    r"[\w-\.]+@([\w-]+\.)+[\w-]{2,4}",
    r"^[\w-\.]+@([\w-]+\.)+[\w-]{2,4}$",
    r"[\d\s-()+]+",
    r"[\d-.]+",
    r"[.-\d]+",
    r"[\w\-.]+",
    r"[-\w]+",
    r"[\w-]+",
    r"[a-z-\d]+",
    r"[\s-\d]+",
    r"[\p{L}-\d]+",
    r"[^\d-a]+",
    r"01[016789]-?\d{3,4}-?\d{4}",
    r"[가-힣]{2,4}",
    r"[]x]",
    r"[^]x]",
    r"[a&&b]",
    r"[a-]",
    r"[--a]",
    r"[a-\d]",
    r"[a-c&&b-d&&c]",
    r"[abc&&[bc]d]",
    r"[a-z&&[^aeiou]]",
    r"[\w&&[^\d]]",
    r"[a&&&b]",
    r"[&&a]",
    r"[a&&]",
    r"[a-z&&[b]&c]",
    r"{",
    r"{2}",
    r"a{2}{3}",
    r"a{,3}",
    r"a{2,1}",
    r"a**",
    r"a*+",
    r"\x{41}",
    r"\x41",
    r"\u0041",
    r"[\uD83D\uDE00-\uD83D\uDE4F]",
    r"\uD83D",
    r"\0101",
    r"\08",
    r"\cA",
    r"\h+",
    r"\H",
    r"\v",
    r"\V",
    r"[\v-a]",
    r"\R",
    r"\R\n",
    r"\R{2}",
    r"\G1",
    r"\X",
    r"\N{DIGIT ONE}",
    r"\k<x>",
    r"(?<x>a)\k<x>",
    r"(a)\1",
    r"(?=a)a",
    r"(?<!a)a",
    r"(?>a)",
    r"(?i)[^a]",
    r"(?i)a(b|(?-i)c)B",
    r"(?i)\p{Lower}",
    r"(?i)\p{Lu}",
    r"(?i)k",
    r"(?iu)k",
    r"(?s).",
    r"(?m)^a$",
    r"(?x)a b",
    r"(?d).",
    r"(?<a>b)(?<a>c)",
    r"(?P<a>b)",
    r"\Qa.b\E+",
    r"[\Qa-c\E]",
    r"\Q]\E",
    r"\Qab\E*",
    r"a$\n",
    r"a$\s*",
    r"(a$)*",
    r"(a|$)+",
    r"a\Z",
    r"a\z",
    r"\ba\b",
    r".*\b가",
    r"[[:alpha:]]",
    r"\p{Hangul}",
    r"\p{IsHangul}",
    r"\p{ishangul}",
    r"\p{IsHANG}",
    r"\p{InHangulSyllables}",
    r"\pLx",
    r"\p",
    r"\p{",
    r"\y",
    "\\",
    "",
];

const ESCAPES: &[&str] = &[
    r"\d",
    r"\D",
    r"\w",
    r"\W",
    r"\s",
    r"\S",
    r"\h",
    r"\H",
    r"\v",
    r"\V",
    r"\p{L}",
    r"\pN",
    r"\p{Lu}",
    r"\P{Ll}",
    r"\p{IsHangul}",
    r"\p{IsLatin}",
    r"\p{Punct}",
    r"\p{Alpha}",
    r"\p{Upper}",
    r"\P{Alnum}",
    r"\p{Space}",
    r"\p{IsAlphabetic}",
    r"\p{IsDigit}",
    r"\p{IsHan}",
    r"\p{IsWhite_Space}",
    r"\p{IsPunctuation}",
    r"\p{script=Hiragana}",
    r"\p{gc=Nd}",
    r"\p{S}",
    r"\p{InHangulSyllables}",
    r"\p{IsUppercase}",
    r"\p{Zs}",
    r"\p{ASCII}",
    r"\p{XDigit}",
    r"\x61",
    r"\x{1F600}",
    r"\u0062",
    r"\uAC00",
    r"\0141",
    r"\t",
    r"\n",
    r"\e",
    r"\cJ",
    r"\-",
    r"\]",
    r"\[",
    r"\^",
    r"\&",
    r"\.",
    r"\\",
    r"\/",
    r"\@",
    r"\_",
    r"\~",
];
const OUTSIDE: &[&str] = &[
    r"\b", r"\B", r"\A", r"\z", r"\Z", r"\G", r"\R", r"\X", r"\1", r"\k<n>", r"\y", r"\E", "^",
    "$", ".", "(?i)", "(?-i)", "(?s)", "(?m)", "(?u)", "(?=a)", "(?!b)",
];
const QUANTIFIERS: &[&str] = &[
    "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,}", "{2,}?", "*", "+", "++", "{,2}",
    "{1}{2}",
];

/// Makes patterns and texts.
struct Maker(ChaCha8Rng);

impl Maker {
    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.choose(&mut self.0).copied().unwrap_or_default()
    }

    fn chance(&mut self, in_hundred: u32) -> bool {
        self.0.random_ratio(in_hundred, 100)
    }

    fn character(&mut self) -> char {
        CHARACTERS.choose(&mut self.0).copied().unwrap_or('a')
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.0.random_range(2..5) {
            text.push(self.character());
        }
        if self.chance(30) {
            text.push_str(self.one(LINE_ENDS));
        }
        text
    }

    fn pattern(&mut self) -> String {
        if self.chance(10) {
            return (0..self.0.random_range(1..8))
                .map(|_| self.character())
                .collect();
        }
        let mut pattern = String::new();
        if self.chance(10) {
            pattern.push_str(self.one(&["(?i)", "(?s)", "(?is)", "(?u)", "(?d)", "(?i-s)"]));
        }
        if self.chance(15) {
            pattern.push('^');
        }
        self.alternatives(&mut pattern, 2);
        if self.chance(15) {
            pattern.push('$');
        }
        pattern
    }

    fn alternatives(&mut self, pattern: &mut String, deep: u32) {
        for more in 0.. {
            for _ in 0..self.0.random_range(1..4) {
                self.atom(pattern, deep);
                if self.chance(35) {
                    pattern.push_str(self.one(QUANTIFIERS));
                }
            }
            if more == 2 || !self.chance(15) {
                break;
            }
            pattern.push('|');
        }
    }

    fn atom(&mut self, pattern: &mut String, deep: u32) {
        match self.0.random_range(0..100) {
            0..25 => pattern.push(self.character()),
            25..65 => self.set(pattern, deep),
            65..77 => pattern.push_str(self.one(ESCAPES)),
            77..84 => pattern.push_str(self.one(OUTSIDE)),
            84..88 => {
                let _ = write!(pattern, r"\Q{}{}\E", self.character(), self.character());
            }
            _ if deep == 0 => pattern.push('a'),
            _ => {
                pattern.push_str(self.one(&["(", "(?:", "(?i:", "(?<n>"]));
                self.alternatives(pattern, deep - 1);
                pattern.push(')');
            }
        }
    }

    fn set(&mut self, pattern: &mut String, deep: u32) {
        pattern.push('[');
        if self.chance(20) {
            pattern.push('^');
        }
        for _ in 0..self.0.random_range(1..6) {
            match self.0.random_range(0..100) {
                0..30 => pattern.push(self.character()),
                30..50 => pattern.push_str(self.one(ESCAPES)),
                50..70 => pattern.push('-'),
                70..82 => pattern.push_str(self.one(&["a-z", "A-Z", "0-9", "가-힣", "!-/", "a-c"])),
                82..89 => pattern.push_str("&&"),
                89..92 => {
                    let _ = write!(pattern, r"\Q{}-{}\E", self.character(), self.character());
                }
                _ if deep == 0 => pattern.push('b'),
                _ => self.set(pattern, deep - 1),
            }
        }
        pattern.push(']');
    }
}

fn made(seed: u64) -> Vec<String> {
    let mut maker = Maker(ChaCha8Rng::seed_from_u64(seed));
    (0..PATTERNS).map(|_| maker.pattern()).collect()
}

fn texts() -> Vec<String> {
    let mut maker = Maker(ChaCha8Rng::seed_from_u64(0));
    let mut texts: Vec<String> = vec![String::new()];
    texts.extend(CHARACTERS.iter().map(char::to_string));
    for line_end in LINE_ENDS {
        texts.push((*line_end).to_owned());
        texts.push(format!("a{line_end}"));
    }
    texts.extend((0..24).map(|_| maker.text()));
    let more = [
        "ab",
        "aa",
        "aab",
        "abc",
        "a1",
        "-1",
        "a.b",
        "가a",
        "010-1234-5678",
        "010!1234",
        "k@a.kr",
    ];
    texts.extend(more.map(str::to_owned));
    texts
}

fn java_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/java")
        .join(name)
}

/// Java's answers, a line each; None where it does not run source files.
fn ask_java(texts: &[String], patterns: &[String]) -> Option<Vec<String>> {
    let mut java = Command::new("java")
        .arg(java_file("AskJava.java"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut lines = String::new();
    let texts = texts.iter().map(|text| ('T', text));
    for (kind, written) in texts.chain(patterns.iter().map(|pattern| ('P', pattern))) {
        lines.push(kind);
        for unit in written.encode_utf16() {
            let _ = write!(lines, "{unit:04x}");
        }
        lines.push('\n');
    }
    let mut input = java.stdin.take()?;
    let writing = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = java.wait_with_output().ok()?;
    writing.join().ok()?.ok()?;
    let answers = String::from_utf8(output.stdout).ok()?;
    output
        .status
        .success()
        .then(|| answers.lines().map(str::to_owned).collect())
}

/// Whether the pattern is refused for what this app lacks; every other fault
/// must be one in Java too.
fn is_limit(fault: &PatternFault) -> bool {
    use PatternFault as P;
    matches!(
        fault,
        P::LookAround
            | P::BackReference
            | P::Possessive
            | P::Escape(_)
            | P::Property(_)
            | P::Flag(_)
            | P::Intersection
            | P::AfterEnd
            | P::TooLarge
    )
}

#[derive(Debug, Default)]
struct Outcome {
    patterns: usize,
    /// Refused here for what this app lacks, and legal in Java.
    refused: usize,
    /// Refused on both sides.
    illegal: usize,
    equal_pairs: usize,
    /// Pairs of which the author was warned.
    warned_pairs: usize,
    differences: Vec<String>,
}

fn compare(texts: &[String], patterns: &[String], answers: &[String]) -> Outcome {
    assert_eq!(patterns.len(), answers.len(), "Java answers every pattern");
    let mut outcome = Outcome {
        patterns: patterns.len(),
        ..Outcome::default()
    };
    let doubtful = set::doubtful_in_words();
    let is_doubtful = |c: char| {
        doubtful
            .ranges()
            .iter()
            .any(|r| r.start() <= c && c <= r.end())
    };
    for (pattern, answer) in patterns.iter().zip(answers) {
        let here = match Pattern::new(pattern) {
            Ok(here) => here,
            Err(ExpressionError::Pattern { fault, .. }) => {
                match (answer.starts_with('E'), is_limit(&fault)) {
                    (true, _) => outcome.illegal += 1,
                    (false, true) => outcome.refused += 1,
                    (false, false) => outcome.differences.push(format!("{pattern:?}: {fault:?}")),
                }
                continue;
            }
            Err(other) => panic!("{pattern:?}: {other}"),
        };
        if answer.starts_with('E') {
            outcome
                .differences
                .push(format!("{pattern:?}: Java says {answer}"));
            continue;
        }
        assert_eq!(answer.len(), texts.len(), "an answer for every text");
        for (text, there) in texts.iter().zip(answer.chars()) {
            if here.is_match(text) == (there == '1') {
                outcome.equal_pairs += 1;
            } else if here.has_doubtful_edges && text.chars().any(is_doubtful) {
                outcome.warned_pairs += 1;
            } else {
                outcome
                    .differences
                    .push(format!("{pattern:?} on {text:?}: Java says {there}"));
            }
        }
    }
    outcome
}

/// The lines of the file: texts, then each pattern with Java's answer.
fn file_of(texts: &[String], patterns: &[String], answers: &[String]) -> String {
    let mut file = String::from(
        "# Which texts (T) a pattern matches as a whole: Java 17's answers. See java.rs.\n",
    );
    for text in texts {
        let _ = writeln!(file, "T {}", text.escape_unicode());
    }
    for (pattern, answer) in patterns.iter().zip(answers) {
        let _ = writeln!(file, "P {pattern}");
        let bits: Vec<char> = answer.chars().collect();
        if answer.starts_with('E') {
            let _ = writeln!(file, "{answer}");
        } else {
            // Four answers a hexadecimal digit, the first one highest.
            let digit = |four: &[char]| {
                let bit = |at: usize| u32::from(four.get(at) == Some(&'1'));
                char::from_digit((0..4).fold(0, |sum, at| sum * 2 + bit(at)), 16)
            };
            let _ = writeln!(
                file,
                "{}",
                bits.chunks(4).filter_map(digit).collect::<String>()
            );
        }
    }
    file
}

fn from_file(file: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let (mut texts, mut patterns, mut answers) = (Vec::new(), Vec::new(), Vec::new());
    for line in file.lines().skip(1) {
        if let Some(text) = line.strip_prefix("T ") {
            let units = text
                .split(['\\', 'u', '{', '}'])
                .filter(|unit| !unit.is_empty());
            let character = |unit| u32::from_str_radix(unit, 16).ok().and_then(char::from_u32);
            texts.push(units.filter_map(character).collect());
        } else if let Some(pattern) = line.strip_prefix("P ") {
            patterns.push(pattern.to_owned());
        } else if line.starts_with('E') {
            answers.push(line.to_owned());
        } else {
            let bits = line.chars().filter_map(|digit| digit.to_digit(16));
            let bits: String = bits.map(|digit| format!("{digit:04b}")).collect();
            answers.push(bits[..texts.len()].to_owned());
        }
    }
    (texts, patterns, answers)
}

fn assert_same(outcome: &Outcome) {
    let shown: Vec<&String> = outcome.differences.iter().take(40).collect();
    assert!(
        outcome.differences.is_empty(),
        "{} differences, the first are {shown:#?}",
        outcome.differences.len()
    );
    assert!(
        outcome.equal_pairs > outcome.patterns * texts().len() / 3,
        "most patterns are compared: {outcome:?}"
    );
}

/// No pattern may mean something else here than in Java, silently.
#[test]
fn patterns_mean_what_they_mean_in_java() {
    let (texts, patterns, answers) = from_file(include_str!("../../../tests/java/answers.txt"));
    assert_same(&compare(&texts, &patterns, &answers));
}

/// The same with patterns nobody has seen before, asked of Java itself.
#[test]
fn java_judges_new_patterns_alike() {
    if skipped::as_long() {
        return;
    }
    let texts = texts();
    let asked = std::env::var("BOOTHLOOP_ASK_JAVA").unwrap_or_default();
    if asked == "write" {
        let mut patterns: Vec<String> = WRITTEN.iter().map(|&pattern| pattern.to_owned()).collect();
        patterns.extend(made(1));
        let answers = ask_java(&texts, &patterns).expect("Java runs source files");
        let file = file_of(&texts, &patterns, &answers);
        std::fs::write(java_file("answers.txt"), file).expect("the folder is writable");
    } else {
        let patterns = made(asked.parse().unwrap_or(2));
        match ask_java(&texts, &patterns) {
            Some(answers) => assert_same(&compare(&texts, &patterns, &answers)),
            None => skipped::because("no Java that runs source files (a JDK) is installed"),
        }
    }
}
