//! What a message is told.

use crate::Sentence;
use crate::number::thousands;
use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use std::borrow::Cow;

/// The largest whole number that Fluent, which counts in `f64`, can tell from
/// its neighbours.
const LARGEST_EXACT: u64 = 1 << 53;

/// One argument of a message.
#[derive(Debug, Clone)]
pub enum Argument<'a> {
    /// The same text in every language.
    Text(Cow<'a, str>),
    /// A whole number; a message may choose its words by it.
    Number(i128),
    /// A text of its own in every language.
    Sentence(Cow<'a, Sentence>),
}

impl Argument<'_> {
    /// The value for the messages of the language whose text `text_of` takes
    /// out of a sentence.
    pub(crate) fn value(&self, text_of: impl Fn(&Sentence) -> &str) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Self::Number(number) if number.unsigned_abs() <= u128::from(LARGEST_EXACT) => {
                FluentValue::Number(FluentNumber::new(
                    *number as f64,
                    FluentNumberOptions::default(),
                ))
            }
            Self::Number(number) => FluentValue::String(Cow::Owned(grouped(*number))),
            Self::Sentence(sentence) => FluentValue::String(Cow::Borrowed(text_of(sentence))),
        }
    }
}

fn grouped(number: i128) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let digits = u64::try_from(number.unsigned_abs()).unwrap_or(u64::MAX);
    format!("{sign}{}", thousands(digits))
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&&'a str> for Argument<'a> {
    fn from(text: &&'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<&char> for Argument<'_> {
    fn from(character: &char) -> Self {
        Self::Text(Cow::Owned(character.to_string()))
    }
}

impl<'a> From<&'a Sentence> for Argument<'a> {
    fn from(sentence: &'a Sentence) -> Self {
        Self::Sentence(Cow::Borrowed(sentence))
    }
}

impl From<Sentence> for Argument<'_> {
    fn from(sentence: Sentence) -> Self {
        Self::Sentence(Cow::Owned(sentence))
    }
}

macro_rules! whole_numbers {
    ($($type:ty),*) => {$(
        impl From<$type> for Argument<'_> {
            fn from(number: $type) -> Self {
                Self::Number(number as i128)
            }
        }

        impl From<&$type> for Argument<'_> {
            fn from(number: &$type) -> Self {
                Self::Number(*number as i128)
            }
        }
    )*};
}

whole_numbers!(u8, u16, u32, u64, usize, i32, i64);
