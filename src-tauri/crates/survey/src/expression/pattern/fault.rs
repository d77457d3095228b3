//! Why a pattern is not taken.

use words::{Sentence, sentence};

/// What is wrong with a pattern, or what this app cannot do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PatternFault {
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`.
    LookAround,
    /// `\1`, `\k<name>`.
    BackReference,
    /// `a*+`, `(?>…)`.
    Possessive,
    /// An escape of Java that has no counterpart here, as written.
    Escape(String),
    /// An escape Java does not know either, as written.
    UnknownEscape(String),
    /// A `\p{…}` with a name that is not known, as written.
    Property(String),
    /// An inline flag such as `(?x)`, as written.
    Flag(String),
    /// `(?` and something that begins no kind of group.
    Group,
    /// A bracket that is never closed.
    Unclosed(char),
    /// A `)` without its `(`.
    Unopened,
    /// `*`, `+` or `?` with nothing before it to repeat.
    Dangling(char),
    /// `{` that begins no count.
    Brace,
    /// A count that cannot be: `{3,2}`, or a number that is too large.
    Count,
    /// A range in a set that runs backwards or ends in a class, as written.
    Range(String),
    /// `&&` with nothing on one side, or with something after a nested set.
    Intersection,
    /// `$` or `\Z` before something that may take a line break.
    AfterEnd,
    /// A backslash as the last character.
    LastBackslash,
    /// Larger or deeper nested than the limits.
    TooLarge,
}

impl PatternFault {
    /// What to tell the author of the pattern.
    pub(crate) fn sentence(&self, pattern: &str) -> Sentence {
        match self {
            Self::LookAround => sentence!("expression-pattern-look-around", pattern = pattern),
            Self::BackReference => {
                sentence!("expression-pattern-back-reference", pattern = pattern)
            }
            Self::Possessive => sentence!("expression-pattern-possessive", pattern = pattern),
            Self::Escape(part) => {
                sentence!("expression-pattern-escape", pattern = pattern, part = part)
            }
            Self::UnknownEscape(part) => sentence!(
                "expression-pattern-unknown-escape",
                pattern = pattern,
                part = part
            ),
            Self::Property(part) => sentence!(
                "expression-pattern-property",
                pattern = pattern,
                part = part
            ),
            Self::Flag(part) => {
                sentence!("expression-pattern-flag", pattern = pattern, part = part)
            }
            Self::Group => sentence!("expression-pattern-group", pattern = pattern),
            Self::Unclosed(bracket) => sentence!(
                "expression-pattern-unclosed",
                pattern = pattern,
                part = bracket.to_string()
            ),
            Self::Unopened => sentence!("expression-pattern-unopened", pattern = pattern),
            Self::Dangling(quantifier) => sentence!(
                "expression-pattern-dangling",
                pattern = pattern,
                part = quantifier.to_string()
            ),
            Self::Brace => sentence!("expression-pattern-brace", pattern = pattern),
            Self::Count => sentence!("expression-pattern-count", pattern = pattern),
            Self::Range(part) => {
                sentence!("expression-pattern-range", pattern = pattern, part = part)
            }
            Self::Intersection => {
                sentence!("expression-pattern-intersection", pattern = pattern)
            }
            Self::AfterEnd => sentence!("expression-pattern-after-end", pattern = pattern),
            Self::LastBackslash => {
                sentence!("expression-pattern-last-backslash", pattern = pattern)
            }
            Self::TooLarge => sentence!("expression-pattern-too-large", pattern = pattern),
        }
    }
}
