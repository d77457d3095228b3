//! How do we say it, in Korean and in English?
//!
//! Every sentence a person reads is a [`Sentence`]: the Korean and the English
//! text written side by side, so that neither is forgotten when the other
//! changes. Sentences are whole; nothing is glued together from parts, except
//! a noun and the Korean particle that depends on its last letter
//! ([`particle`]).

pub mod line;
pub mod number;
pub mod particle;

/// The languages the product speaks to staff and owners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 한국어, the default.
    #[default]
    Korean,
    /// English.
    English,
}

/// One whole sentence (or short paragraph) in both languages.
///
/// An error's sentence says what happened, what is safe, and what to do now.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sentence {
    /// The Korean text.
    pub ko: String,
    /// The English text.
    pub en: String,
}

impl Sentence {
    /// Puts the two texts of one sentence together.
    pub fn new(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            ko: ko.into(),
            en: en.into(),
        }
    }

    /// The text in one language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Korean => &self.ko,
            Language::English => &self.en,
        }
    }
}

/// Both texts, for logs and terminals where the reader's language is unknown.
impl std::fmt::Display for Sentence {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}\n{}", self.ko, self.en)
    }
}
