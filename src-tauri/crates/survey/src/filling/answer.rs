//! What a visitor may answer to each kind of question.

use chrono::FixedOffset;
use unicode_normalization::UnicodeNormalization;
use words::typed::{cleaned, prose};
use words::{Sentence, sentence};

use crate::expression::{Computed, Moment, number_text, parse_number};
use crate::questionnaire::Kind;

/// The longest answer, in bytes.
pub const LONGEST_ANSWER: usize = 64 * 1024;

/// An answer as the screen has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A text, number, date, or the name of one choice.
    Text(String),
    /// The names of chosen choices; for rank questions in order.
    Choices(Vec<String>),
}

/// Why an answer was not taken. No variant carries the answer itself: error
/// texts end up in logs, and answers are personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerError {
    /// No question of that path or name.
    #[error("there is no such question")]
    UnknownQuestion,
    /// More than one question of that name.
    #[error("more than one question has this name")]
    AmbiguousQuestion,
    /// A note, a calculation or a hidden value.
    #[error("the question takes no answer")]
    NotAnswerable,
    /// The question is read-only.
    #[error("the question is read-only")]
    ReadOnly,
    /// More than 64 KiB of text.
    #[error("the answer is too long")]
    TooLong,
    /// Not a number of the kind asked for.
    #[error("the answer is not a number of this kind")]
    NotANumber,
    /// A number that is not on the scale.
    #[error("the number is not on the scale")]
    NotOnScale,
    /// Not a date, a time, or a date and time.
    #[error("the answer is not a date or time")]
    NotADate,
    /// A choice that is not offered.
    #[error("the choice is not offered")]
    NotAChoice,
    /// A ranking that leaves out or repeats a choice.
    #[error("the ranking is incomplete")]
    IncompleteRanking,
}

impl AnswerError {
    /// What to tell the person at the booth.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::UnknownQuestion => sentence!("answer-unknown-question"),
            Self::AmbiguousQuestion => sentence!("answer-ambiguous-question"),
            Self::NotAnswerable => sentence!("answer-not-answerable"),
            Self::ReadOnly => sentence!("answer-read-only"),
            Self::TooLong => sentence!("answer-too-long"),
            Self::NotANumber => sentence!("answer-not-a-number"),
            Self::NotOnScale => sentence!("answer-not-on-scale"),
            Self::NotADate => sentence!("answer-not-a-date"),
            Self::NotAChoice => sentence!("answer-not-a-choice"),
            Self::IncompleteRanking => sentence!("answer-incomplete-ranking"),
        }
    }
}

/// Turns an answer into the text that is kept, or says why it cannot be.
pub(super) fn understand(
    kind: &Kind,
    answer: Answer,
    offered: &[String],
    zone: FixedOffset,
) -> Result<String, AnswerError> {
    let length = match &answer {
        Answer::Text(text) => text.len(),
        Answer::Choices(names) => names.iter().map(|name| name.len() + 1).sum(),
    };
    if length > LONGEST_ANSWER {
        return Err(AnswerError::TooLong);
    }
    if matches!(kind, Kind::SelectMultiple | Kind::Rank) {
        let names: Vec<String> = match answer {
            Answer::Text(text) => kind.chosen(&text).into_iter().map(str::to_owned).collect(),
            Answer::Choices(names) => names,
        };
        return several(kind, &names, offered);
    }
    // Cleaned, lengths and comparisons count what is seen. A choice is named by
    // its form, which may have been published with a name as it was written.
    // Control characters, which scanners send along, would spoil the files made
    // of the answers.
    let keep = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = match answer {
        Answer::Text(text) if *kind == Kind::SelectOne => text.nfc().filter(keep).collect(),
        Answer::Text(text) if *kind == Kind::Text => prose(&text).chars().filter(keep).collect(),
        Answer::Text(text) => cleaned(&text).chars().filter(keep).collect(),
        Answer::Choices(mut names) if names.len() <= 1 => names.pop().unwrap_or_default(),
        Answer::Choices(_) => return Err(AnswerError::NotAChoice),
    };
    if text.is_empty() {
        return Ok(text);
    }
    match kind {
        Kind::SelectOne if offered.contains(&text) => Ok(text),
        Kind::SelectOne => Err(AnswerError::NotAChoice),
        Kind::Integer => integer(&text),
        Kind::Decimal => decimal(&text).map(number_text),
        Kind::Range(scale) => {
            let number = decimal(&text)?;
            if scale.contains(number) {
                Ok(number_text(number))
            } else {
                Err(AnswerError::NotOnScale)
            }
        }
        Kind::Date | Kind::DateTime => {
            let written = Computed::Text(narrow(&text));
            let moment = written.to_moment(*kind == Kind::DateTime, zone, "date");
            let moment = moment.ok().flatten().ok_or(AnswerError::NotADate)?;
            let moment = match kind {
                Kind::DateTime => Moment::Time(moment.at(zone).ok_or(AnswerError::NotADate)?),
                _ => moment,
            };
            Ok(moment.text())
        }
        Kind::Time => time(&text),
        Kind::Acknowledge => Ok("OK".to_owned()),
        _ => Ok(text),
    }
}

/// The text kept for a default that is no expression; None when a number or
/// date is asked for and it is none. Choices are judged while answering: which
/// are offered may depend on other answers.
pub(crate) fn understand_default(kind: &Kind, text: &str, zone: FixedOffset) -> Option<String> {
    let text = match kind {
        Kind::Integer | Kind::Decimal | Kind::Time => text.to_owned(),
        // A date cell of Excel is read as `2026-11-25 00:00:00`.
        Kind::Date | Kind::DateTime => text.replacen(' ', "T", 1),
        _ => return Some(text.to_owned()),
    };
    understand(kind, Answer::Text(text), &[], zone).ok()
}

fn several(kind: &Kind, names: &[String], offered: &[String]) -> Result<String, AnswerError> {
    let mut once: Vec<&str> = Vec::new();
    for name in names {
        if !offered.contains(name) {
            return Err(AnswerError::NotAChoice);
        }
        if !once.contains(&name.as_str()) {
            once.push(name);
        }
    }
    let complete = once.len() == offered.len() && names.len() == once.len();
    if *kind == Kind::Rank && !once.is_empty() && !complete {
        return Err(AnswerError::IncompleteRanking);
    }
    Ok(once.join(" "))
}

/// Full-width digits, which Korean and Japanese keyboards produce, are digits, and
/// blanks around a number or a date are none of it.
fn narrow(text: &str) -> String {
    cleaned(text).trim().to_owned()
}

fn integer(text: &str) -> Result<String, AnswerError> {
    let narrow = narrow(text);
    let digits = narrow.strip_prefix(['-', '+']).unwrap_or(&narrow);
    if digits.is_empty() || digits.len() > 15 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AnswerError::NotANumber);
    }
    let number: i64 = narrow.parse().map_err(|_| AnswerError::NotANumber)?;
    Ok(number.to_string())
}

fn decimal(text: &str) -> Result<f64, AnswerError> {
    let number = parse_number(&narrow(text));
    if number.is_finite() {
        Ok(number)
    } else {
        Err(AnswerError::NotANumber)
    }
}

fn time(text: &str) -> Result<String, AnswerError> {
    let narrow = narrow(text);
    let (clock, _) = crate::expression::split_offset(&narrow).ok_or(AnswerError::NotADate)?;
    crate::expression::read_time(clock).ok_or(AnswerError::NotADate)?;
    Ok(narrow)
}
