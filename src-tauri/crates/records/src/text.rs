//! A text in the languages it was written in, as stored.

use serde::{Deserialize, Serialize};
use words::Sentence;

/// A text in the languages it was written in, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bilingual {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
    /// Japanese, for visitors at the kiosk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ja: Option<String>,
    /// Chinese (simplified), for visitors at the kiosk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
}

impl Bilingual {
    /// A text in the two languages of staff and owners.
    pub fn of(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            ko: ko.into(),
            en: en.into(),
            ja: None,
            zh: None,
        }
    }

    /// The same words in both languages, for names that have no translation.
    pub fn same(text: &str) -> Self {
        Self::of(text, text)
    }

    /// The text in the language of a code (`ko`, `en`, `ja`, `zh`); in English where it
    /// is not written in that one.
    pub fn in_language(&self, code: &str) -> &str {
        let text = match code {
            "ko" => Some(&self.ko),
            "ja" => self.ja.as_ref(),
            "zh" => self.zh.as_ref(),
            _ => None,
        };
        text.unwrap_or(&self.en)
    }

    /// The text with each of its languages changed.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        Self {
            ko: change(&self.ko),
            en: change(&self.en),
            ja: self.ja.as_deref().map(&change),
            zh: self.zh.as_deref().map(&change),
        }
    }
}

impl From<&Bilingual> for Sentence {
    fn from(text: &Bilingual) -> Self {
        Self::of_texts(text.ko.clone(), text.en.clone())
            .with_further(text.ja.clone(), text.zh.clone())
    }
}

impl From<&Sentence> for Bilingual {
    fn from(text: &Sentence) -> Self {
        Self::of(&text.ko, &text.en)
    }
}
