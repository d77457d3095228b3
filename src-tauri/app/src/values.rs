//! Small values that every noun converts to the wire and back: texts, ids,
//! days, files, refusals.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use booth::BoothError;
use chrono::{NaiveDate, NaiveDateTime};
use ledger::LedgerError;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use uuid::Uuid;
use wire::{ErrorCode, NoticeItem, Text, WireError};
use words::Sentence;

/// What a command answers.
pub(crate) type Answer<T> = Result<T, WireError>;

pub(crate) fn text(sentence: &Sentence) -> Text {
    Text {
        ko: sentence.ko.clone(),
        en: sentence.en.clone(),
        ja: sentence.ja().map(str::to_owned),
        zh: sentence.zh().map(str::to_owned),
    }
}

pub(crate) fn bilingual(text: &booth::Bilingual) -> Text {
    self::text(&Sentence::from(text))
}

pub(crate) fn joined(sentences: &[Sentence]) -> Text {
    let join =
        |text: fn(&Sentence) -> &str| sentences.iter().map(text).collect::<Vec<_>>().join(" · ");
    text(&Sentence::of_texts(
        join(|sentence| &sentence.ko),
        join(|sentence| &sentence.en),
    ))
}

pub(crate) fn sentence(text: wire::Text) -> Sentence {
    Sentence::of_texts(text.ko, text.en)
}

/// A refusal without a code: the screen only shows its sentence.
pub(crate) fn refusal(sentence: &Sentence) -> WireError {
    WireError {
        code: None,
        message: text(sentence),
    }
}

pub(crate) fn error(error: &BoothError) -> WireError {
    let code = match error {
        BoothError::Ledger(LedgerError::Stopped) => Some(ErrorCode::Stopped),
        BoothError::NotSignedIn => Some(ErrorCode::SignedOut),
        BoothError::ExportedBefore { .. } => Some(ErrorCode::ExportedBefore),
        BoothError::ReportColumns(_) => Some(ErrorCode::ReportColumns),
        _ => None,
    };
    WireError {
        code,
        message: text(&error.sentence()),
    }
}

fn unreadable() -> WireError {
    refusal(&words::sentence!("screen-value-unreadable"))
}

pub(crate) fn id(text: &str) -> Result<Uuid, WireError> {
    Uuid::try_parse(text).map_err(|_| unreadable())
}

pub(crate) fn ids(texts: &[String]) -> Result<Vec<Uuid>, WireError> {
    texts.iter().map(|text| id(text)).collect()
}

pub(crate) fn date(text: &str) -> Result<NaiveDate, WireError> {
    text.parse()
        .map_err(|_| refusal(&words::sentence!("date-unreadable")))
}

/// A local day and time, as [`booth::lost_laptops::moment`] reads it.
pub(crate) fn moment(text: &str) -> Result<NaiveDateTime, WireError> {
    booth::lost_laptops::moment(text).map_err(|refused| error(&refused))
}

/// What somebody may say of herself besides what is always kept, with its stored word.
pub(crate) const PARTICULARS: [(NoticeItem, &str); 5] = [
    (NoticeItem::Company, "company"),
    (NoticeItem::Job, "job"),
    (NoticeItem::Country, "country"),
    (NoticeItem::Birthday, "birthday"),
    (NoticeItem::Address, "address"),
];

/// What the words of a set stand for, in the order of `all`.
pub(crate) fn all_of<T: Copy>(words: &BTreeSet<String>, all: &[(T, &str)]) -> Vec<T> {
    let chosen = all.iter().filter(|(_, word)| words.contains(*word));
    chosen.map(|(value, _)| *value).collect()
}

/// The request in the JSON that a window sent.
pub(crate) fn request<T: DeserializeOwned>(sent: serde_json::Value) -> Answer<T> {
    serde_json::from_value(sent).map_err(|_| unreadable())
}

/// The bytes of a file that the window read.
pub(crate) fn file_bytes(base64: &str) -> Result<Vec<u8>, WireError> {
    STANDARD.decode(base64).map_err(|_| unreadable())
}

/// What somebody may do.
pub(crate) fn role(role: booth::staff::Role) -> wire::Role {
    match role {
        booth::staff::Role::Capture => wire::Role::Capture,
        booth::staff::Role::Manage => wire::Role::Manage,
        booth::staff::Role::Owner => wire::Role::Owner,
    }
}

/// Of which fairs something is meant.
pub(crate) fn fair_scope(all_fairs: bool) -> booth::FairScope {
    match all_fairs {
        true => booth::FairScope::All,
        false => booth::FairScope::Current,
    }
}
