//! How do we say it, in every language of the product?
//!
//! Every sentence a person reads is a [`Sentence`]. Its texts stand in the
//! catalogue, `assets/messages/<language>/<noun>.ftl` (Project Fluent), and
//! [`sentence!`] says one by its key. Korean and English are complete; Japanese
//! and Chinese hold what a visitor can meet at the kiosk. `tests/` compares the
//! catalogue with the sources, so that a key, a language or an argument that is
//! missing fails a test and never a booth.

mod argument;
pub mod catalogue;
mod list;
pub mod number;
mod particle;
pub mod typed;

pub use argument::Argument;
pub use catalogue::say;
pub use list::list;
pub use particle::Particle;

/// The languages the product speaks to staff and owners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 한국어, the default.
    #[default]
    Korean,
    /// English.
    English,
}

/// One whole sentence (or short paragraph, or a name) in every language.
///
/// An error's sentence says what happened, what is safe, and what to do now.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Sentence {
    /// The Korean text.
    pub ko: String,
    /// The English text.
    pub en: String,
    /// Boxed, because most sentences have no other language and many errors
    /// carry a sentence.
    further: Option<Box<Further>>,
}

/// The texts in the languages that only visitors choose.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Further {
    ja: Option<String>,
    zh: Option<String>,
}

impl Sentence {
    /// Texts that are data: somebody wrote them (a maker's name, the label of
    /// a question). What the product itself says is a [`sentence!`].
    pub fn of_texts(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            ko: ko.into(),
            en: en.into(),
            further: None,
        }
    }

    /// The same with a Japanese and a Chinese text, as far as there are any.
    pub fn with_further(mut self, ja: Option<String>, zh: Option<String>) -> Self {
        let has_any = ja.is_some() || zh.is_some();
        self.further = has_any.then(|| Box::new(Further { ja, zh }));
        self
    }

    /// The Japanese text, where a visitor can meet the sentence.
    pub fn ja(&self) -> Option<&str> {
        self.further.as_deref()?.ja.as_deref()
    }

    /// The Chinese text (simplified), where a visitor can meet the sentence.
    pub fn zh(&self) -> Option<&str> {
        self.further.as_deref()?.zh.as_deref()
    }

    /// The text in one language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Korean => &self.ko,
            Language::English => &self.en,
        }
    }

    /// The text in the language of a code (`ko`, `en`, `ja`, `zh`); in English where it
    /// is not written in that one.
    pub fn in_language(&self, code: &str) -> &str {
        let text = match code {
            "ko" => Some(self.ko.as_str()),
            "ja" => self.ja(),
            "zh" => self.zh(),
            _ => None,
        };
        text.unwrap_or(&self.en)
    }

    /// The text in one language, and nothing else.
    pub fn into_text(self, language: Language) -> String {
        match language {
            Language::Korean => self.ko,
            Language::English => self.en,
        }
    }
}

/// Both texts, for logs and terminals where the reader's language is unknown.
impl std::fmt::Display for Sentence {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}\n{}", self.ko, self.en)
    }
}

/// A day, with its year because a fair comes back every year. `month` and
/// `day` count from 1.
pub fn day(year: i32, month: u32, day: u32) -> Sentence {
    sentence!("day", year = year, month = month, day = day)
}

/// Says a message of the catalogue, with its arguments by name:
/// `sentence!("coupon-expired", day = &day)`.
///
/// An argument is text, a whole number (written with a comma every three
/// digits) or another [`Sentence`], of which each language gets its own text.
#[macro_export]
macro_rules! sentence {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::say($key, &[$((stringify!($name), $crate::Argument::from($value))),*])
    };
}
