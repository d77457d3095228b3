//! The messages, as they ship inside the program.
//!
//! Each language is parsed once, when its first sentence is said. Nothing here
//! fails at run time: a message that is not there is said as its key, and the
//! tests beside this crate keep that from ever being built.

use crate::number::thousands;
use crate::{Argument, Sentence, particle};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use std::sync::LazyLock;

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Complete.
    Korean,
    /// Complete.
    English,
    /// What a visitor can meet.
    Japanese,
    /// What a visitor can meet, in simplified characters.
    Chinese,
}

/// One file of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// Its language.
    pub language: Language,
    /// Its place below `assets/messages`.
    pub path: &'static str,
    /// What it says, in Fluent's syntax.
    pub text: &'static str,
}

macro_rules! files {
    ($($language:ident $folder:literal: $($noun:literal)+;)+) => {
        &[$($(File {
            language: Language::$language,
            path: concat!($folder, "/", $noun, ".ftl"),
            text: include_str!(concat!(
                "../../../../assets/messages/", $folder, "/", $noun, ".ftl"
            )),
        }),+),+]
    };
}

/// Every file of the catalogue.
pub const FILES: &[File] = files! {
    Korean "ko": "catalogue" "common" "consent" "coupons" "desk" "devices" "exchange" "fair" "fair-report" "follow-up" "lost-laptops" "orders" "pictures" "questionnaires" "quotes" "replies" "responses" "sales" "segments" "staff" "visitors";
    English "en": "catalogue" "common" "consent" "coupons" "desk" "devices" "exchange" "fair" "fair-report" "follow-up" "lost-laptops" "orders" "pictures" "questionnaires" "quotes" "replies" "responses" "sales" "segments" "staff" "visitors";
    Japanese "ja": "common" "consent" "coupons" "exchange" "questionnaires" "responses" "visitors";
    Chinese "zh": "common" "consent" "coupons" "exchange" "questionnaires" "responses" "visitors";
};

type Bundle = FluentBundle<FluentResource>;

static KOREAN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Korean));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));
static JAPANESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Japanese));
static CHINESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Chinese));

impl Language {
    /// Every language.
    pub const ALL: [Self; 4] = [Self::Korean, Self::English, Self::Japanese, Self::Chinese];

    /// Its tag (BCP 47), which is also the name of its folder.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::English => "en",
            Self::Japanese => "ja",
            Self::Chinese => "zh",
        }
    }

    /// Its text of a sentence; the English one where it has none of its own.
    pub(crate) fn text_of(self, sentence: &Sentence) -> &str {
        match self {
            Self::Korean => &sentence.ko,
            Self::English => &sentence.en,
            Self::Japanese => sentence.ja().unwrap_or(&sentence.en),
            Self::Chinese => sentence.zh().unwrap_or(&sentence.en),
        }
    }

    fn bundle(self) -> &'static Bundle {
        match self {
            Self::Korean => &KOREAN,
            Self::English => &ENGLISH,
            Self::Japanese => &JAPANESE,
            Self::Chinese => &CHINESE,
        }
    }

    /// The message in this language, if it has it.
    fn say(self, key: &str, arguments: &[(&'static str, Argument<'_>)]) -> Option<String> {
        let bundle = self.bundle();
        let message = bundle.get_message(key)?;
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            values.set(*name, argument.value(|sentence| self.text_of(sentence)));
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(message.value()?, Some(&values), &mut errors);
        Some(said.into_owned())
    }
}

/// Says a message in every language that has it; [`crate::sentence!`] calls it.
pub fn say(key: &'static str, arguments: &[(&'static str, Argument<'_>)]) -> Sentence {
    let complete = |language: Language| {
        language
            .say(key, arguments)
            .unwrap_or_else(|| key.to_owned())
    };
    Sentence::of_texts(complete(Language::Korean), complete(Language::English)).with_further(
        Language::Japanese.say(key, arguments),
        Language::Chinese.say(key, arguments),
    )
}

fn bundle(language: Language) -> Bundle {
    let tag = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // The marks that keep right-to-left names apart would be copied into files.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| written(value)));
    // Errors are what the tests look for; here the rest is still said.
    functions(&mut bundle).ok();
    for file in FILES.iter().filter(|file| file.language == language) {
        let resource = FluentResource::try_new(file.text.to_owned());
        let resource = resource.unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource(resource).ok();
    }
    bundle
}

/// What messages may call: `NUMBER` of Fluent itself; the Korean particle after
/// an argument, without the argument, so that a quotation mark may stand
/// between them; how many ten thousands an amount is, as Koreans count; a label
/// before its answer; and a capital first letter.
fn functions(bundle: &mut Bundle) -> Result<(), FluentError> {
    bundle.add_builtins()?;
    bundle.add_function("OBJECT", |values, _| after(values, particle::object_after))?;
    bundle.add_function("SUBJECT", |values, _| {
        after(values, particle::subject_after)
    })?;
    bundle.add_function("TOPIC", |values, _| after(values, particle::topic_after))?;
    bundle.add_function("AND", |values, _| after(values, particle::and_after))?;
    bundle.add_function("BY", |values, _| after(values, particle::by_after))?;
    bundle.add_function("MAN", |values, _| ten_thousands(values))?;
    bundle.add_function("ASKED", |values, _| match text(values) {
        Some(text) => FluentValue::String(asked(&text).into()),
        None => FluentValue::Error,
    })?;
    bundle.add_function("CAPITAL", |values, _| match text(values) {
        Some(text) => FluentValue::String(capitalised(&text).into()),
        None => FluentValue::Error,
    })
}

fn text(values: &[FluentValue<'_>]) -> Option<String> {
    match values.first()? {
        FluentValue::String(text) => Some(text.clone().into_owned()),
        number => written(number),
    }
}

fn after(values: &[FluentValue<'_>], particle: fn(&str) -> &'static str) -> FluentValue<'static> {
    match text(values) {
        Some(text) => FluentValue::String(particle(&text).into()),
        None => FluentValue::Error,
    }
}

/// A number as it is written; nothing for what is no number.
fn written(value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    if !number.options.use_grouping {
        return Some(number.value.to_string());
    }
    let sign = if number.value < 0.0 { "-" } else { "" };
    Some(format!("{sign}{}", thousands(number.value.abs() as u64)))
}

/// How many ten thousands an amount is, as Koreans count it; 0 for what is not
/// whole ones.
fn ten_thousands(values: &[FluentValue<'_>]) -> FluentValue<'static> {
    match values.first() {
        Some(FluentValue::Number(number)) if number.value % 10_000.0 == 0.0 => {
            FluentValue::from(number.value / 10_000.0)
        }
        Some(FluentValue::Number(_)) => FluentValue::from(0),
        _ => FluentValue::Error,
    }
}

/// A label before its answer: with a colon, unless it ends as a sentence does.
fn asked(label: &str) -> String {
    let label = label.trim_end();
    match label.ends_with(['?', '？', '!', '.', ':', '…']) {
        true => label.to_owned(),
        false => format!("{label}:"),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
