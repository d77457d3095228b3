//! A text in the languages it was written in, as stored.

use serde::{Deserialize, Serialize};
use words::Sentence;

/// A text in both languages, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bilingual {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The same words in both languages, for names that have no translation.
    pub fn same(text: &str) -> Self {
        Self {
            ko: text.to_owned(),
            en: text.to_owned(),
        }
    }
}

impl From<&Bilingual> for Sentence {
    fn from(text: &Bilingual) -> Self {
        Self::of_texts(text.ko.clone(), text.en.clone())
    }
}

impl From<&Sentence> for Bilingual {
    fn from(text: &Sentence) -> Self {
        Self {
            ko: text.ko.clone(),
            en: text.en.clone(),
        }
    }
}
