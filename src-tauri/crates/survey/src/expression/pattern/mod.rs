//! Patterns of `regex()`: written for Java, run by the engine of the `regex` crate.
//!
//! ODK Collect hands patterns to Java, so an author means what Java means. The
//! pattern is therefore read by Java's rules ([`parser`]) into the syntax tree
//! of `regex-syntax`, whose sets are sets of characters and no text, and that
//! tree is compiled. That engine matches in time linear in the text, so
//! no pattern an author writes can freeze the booth; what it has no means for
//! is refused with the reason ([`PatternFault`]). The whole answer must match,
//! as in ODK Collect.

mod cursor;
mod escape;
mod fault;
#[cfg(test)]
mod java;
mod members;
mod parser;
mod set;

pub use fault::PatternFault;

use regex_automata::meta::{Config, Regex};
use regex_syntax::hir::{Hir, Look};

use super::ExpressionError;

/// Memory one compiled pattern may take, in bytes.
pub(crate) const LARGEST_PROGRAM: usize = 4 << 20;

/// Memory all patterns of an expression, and of a questionnaire, may take together,
/// in bytes: what is compiled within a second.
pub(crate) const LARGEST_PATTERNS: usize = 64 << 20;

/// Memory for what a pattern learns while it matches, in bytes.
const LARGEST_CACHE: usize = 1 << 18;

/// A compiled pattern.
#[derive(Debug)]
pub(crate) struct Pattern {
    regex: Regex,
    /// Whether the author wrote `^` first and `$` last.
    pub(crate) is_anchored: bool,
    /// Whether `\b` or `\B` may stand beside a character that Java's versions
    /// and Android do not agree to call part of a word.
    pub(crate) has_doubtful_edges: bool,
}

impl Pattern {
    /// Compiles a pattern.
    pub(crate) fn new(written: &str) -> Result<Self, ExpressionError> {
        let refused = |fault| ExpressionError::Pattern {
            pattern: written.to_owned(),
            fault,
        };
        let parsed = parser::parse(written).map_err(refused)?;
        let whole = Hir::concat(vec![
            Hir::look(Look::Start),
            parsed.hir,
            Hir::look(Look::End),
        ]);
        let limits = Config::new()
            .nfa_size_limit(Some(LARGEST_PROGRAM))
            .hybrid_cache_capacity(LARGEST_CACHE);
        let regex = Regex::builder()
            .configure(limits)
            .build_from_hir(&whole)
            .map_err(|_| refused(PatternFault::TooLarge))?;
        Ok(Self {
            regex,
            is_anchored: written.starts_with('^') && written.ends_with('$'),
            has_doubtful_edges: parsed.has_edges && parsed.takes_doubtful,
        })
    }

    /// The memory it takes, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.regex.memory_usage()
    }

    /// Whether the whole text matches.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        Pattern::new(pattern)
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
            "(a{5000}){5000}",
        ] {
            assert!(Pattern::new(pattern).is_err(), "{pattern} must be refused");
        }
    }
}
