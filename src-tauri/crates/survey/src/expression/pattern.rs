//! Patterns of `regex()`: written for Java or JavaScript, run by `regex`.
//!
//! The `regex` crate matches in time linear in the text, so no pattern an
//! author writes can freeze the booth. The price is that look-around,
//! back-references and possessive quantifiers do not exist; they are refused at
//! import. Java's `\d \w \s` mean ASCII, the crate's mean Unicode, so they are
//! written out. The whole answer must match, as ODK Collect does it.

use regex::{Regex, RegexBuilder};

use super::ExpressionError;

/// Memory one compiled pattern may take, in bytes.
const LARGEST_PROGRAM: usize = 1 << 20;

/// Compiles a pattern so that it must match the whole text.
pub(super) fn compile(pattern: &str) -> Result<Regex, ExpressionError> {
    let refused = || ExpressionError::Pattern {
        pattern: pattern.to_owned(),
    };
    let translated = translate(pattern).ok_or_else(refused)?;
    RegexBuilder::new(&format!(r"\A(?:{translated})\z"))
        .size_limit(LARGEST_PROGRAM)
        .nest_limit(50)
        .build()
        .map_err(|_| refused())
}

fn translate(pattern: &str) -> Option<String> {
    let characters: Vec<char> = pattern.chars().collect();
    let mut out = String::with_capacity(pattern.len() + 8);
    let mut at = 0;
    let mut classes = 0usize;
    let mut quantified = false;
    while let Some(&c) = characters.get(at) {
        let next = characters.get(at + 1).copied();
        let mut quantifier = false;
        match c {
            '\\' => {
                let escaped = next?;
                at += 1;
                at += escape(&characters[at..], escaped, classes > 0, &mut out)?;
                quantified = false;
                continue;
            }
            '[' => {
                classes += 1;
                out.push(c);
                if characters.get(at + 1) == Some(&'^') {
                    out.push('^');
                    at += 1;
                }
                // A `]` right after the opening bracket is itself in Java.
                if characters.get(at + 1) == Some(&']') {
                    out.push_str(r"\]");
                    at += 1;
                }
            }
            ']' if classes > 0 => {
                classes -= 1;
                out.push(c);
            }
            ']' => out.push_str(r"\]"),
            '-' | '~' if classes > 0 && next == Some(c) => {
                out.push('\\');
                out.push(c);
            }
            '(' if classes == 0 && next == Some('?') => {
                // (?: (?i) (?<name> pass; look-around and atomic groups do not.
                let third = characters.get(at + 2).copied()?;
                let fourth = characters.get(at + 3).copied();
                if matches!(third, '=' | '!' | '>')
                    || (third == '<' && matches!(fourth, Some('=' | '!')))
                {
                    return None;
                }
                out.push(c);
            }
            '*' | '+' | '?' | '}' if classes == 0 => {
                if c == '+' && quantified {
                    return None;
                }
                quantifier = true;
                out.push(c);
            }
            _ => out.push(c),
        }
        quantified = quantifier;
        at += 1;
    }
    Some(out)
}

/// Writes what `\x` means and says how many characters it took.
fn escape(rest: &[char], escaped: char, in_class: bool, out: &mut String) -> Option<usize> {
    let (digits, letters, blanks) = ("0-9", "A-Za-z0-9_", r"\t\n\x0B\x0C\r ");
    let mut class = |body: &str, negated: bool| {
        match (in_class, negated) {
            (true, false) => out.push_str(body),
            (_, true) => out.push_str(&format!("[^{body}]")),
            (false, false) => out.push_str(&format!("[{body}]")),
        }
        Some(1)
    };
    match escaped {
        'd' => class(digits, false),
        'D' => class(digits, true),
        'w' => class(letters, false),
        'W' => class(letters, true),
        's' => class(blanks, false),
        'S' => class(blanks, true),
        'b' | 'B' | 'A' | 'z' if !in_class => {
            out.push('\\');
            out.push(escaped);
            Some(1)
        }
        'Z' if !in_class => {
            out.push_str(r"\z");
            Some(1)
        }
        't' | 'n' | 'r' | 'f' | 'a' | 'x' | 'u' => {
            out.push('\\');
            out.push(escaped);
            Some(1)
        }
        'e' => {
            out.push_str(r"\x1B");
            Some(1)
        }
        'p' | 'P' => property(rest, out),
        'Q' => {
            let quoted: String = rest[1..].iter().collect();
            let (literal, taken) = match quoted.find(r"\E") {
                Some(end) => (&quoted[..end], quoted[..end].chars().count() + 3),
                None => (quoted.as_str(), rest.len()),
            };
            out.push_str(&regex::escape(literal));
            Some(taken)
        }
        c if c.is_ascii_alphanumeric() => None,
        c => {
            out.push_str(&regex::escape(&c.to_string()));
            Some(1)
        }
    }
}

/// `\p{L}`, `\p{IsHangul}`, `\p{Alpha}`: Java's names for classes.
fn property(rest: &[char], out: &mut String) -> Option<usize> {
    let mark = *rest.first()?;
    if rest.get(1) != Some(&'{') {
        out.push('\\');
        out.push(mark);
        return Some(1);
    }
    let length = rest.iter().position(|&c| c == '}')?;
    let name: String = rest[2..length].iter().collect();
    let ascii = match name.as_str() {
        "Lower" => Some("[:lower:]"),
        "Upper" => Some("[:upper:]"),
        "Alpha" => Some("[:alpha:]"),
        "Digit" => Some("[:digit:]"),
        "Alnum" => Some("[:alnum:]"),
        "Punct" => Some("[:punct:]"),
        "Space" => Some("[:space:]"),
        _ => None,
    };
    match ascii {
        Some(posix) if mark == 'p' => out.push_str(&format!("[{posix}]")),
        Some(posix) => out.push_str(&format!("[^{posix}]")),
        None => {
            let name = name.strip_prefix("Is").unwrap_or(&name);
            out.push_str(&format!(r"\{mark}{{{name}}}"));
        }
    }
    Some(length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        compile(pattern)
            .expect("a pattern of this table is legal")
            .is_match(text)
    }

    /// A phone number or coupon code must be judged alike here and in Collect.
    #[test]
    fn java_patterns_keep_their_meaning() {
        assert!(matches(r"01[016789]-?\d{3,4}-?\d{4}", "010-1234-5678"));
        assert!(!matches(r"\d{3}", "1234"), "the whole answer must match");
        assert!(!matches(r"\d+", "١٢٣"), "\\d is ASCII in Java");
        assert!(matches(
            r"[\w.+-]+@[\w-]+\.[a-z]{2,}",
            "kim.minji+booth@example.co"
        ));
        assert!(matches(r"\p{IsHangul}+", "김민지"));
        assert!(matches(r"[가-힣]{2,4}", "김민지"));
        assert!(matches(r"\Qa.b\E+", "a.bbb"));
        assert!(matches(r"[]x]+", "]x"));
        assert!(
            matches(r"a\/b\<c", "a/b<c"),
            "escaped punctuation is itself"
        );
        assert!(matches(r"^[a-z&&[^b]]+$", "ac"));
    }

    /// What cannot run in linear time is refused where the author sees it.
    #[test]
    fn unbounded_constructs_are_refused() {
        for pattern in [
            r"(?=a)b",
            r"(?<!x)y",
            r"(a)\1",
            r"a*+",
            r"(?>a)",
            r"\k<x>",
            "(",
            "a{5000}{5000}",
        ] {
            assert!(compile(pattern).is_err(), "{pattern} must be refused");
        }
    }
}
