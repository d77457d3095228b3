//! The answers of a questionnaire, all its versions in one table.
//!
//! One row is one response. The columns stand in the order in which their
//! questions were first published and are headed by the question's own name,
//! so that no later version moves, renames or loses one: a question that is no
//! longer asked keeps its column, a choice that is no longer offered keeps its
//! place, and a reworded label changes words only. Visitors are known by the
//! number of their record; no name, phone number or e-mail address comes in
//! here unless the questionnaire asks for it.

mod table;

pub use table::{csv, xlsx};

use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// One export of answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// The fair's name.
    pub fair: Sentence,
    /// The questionnaire's latest title.
    pub title: String,
    /// When the files are made, in the fair's time zone.
    pub made_at: DateTime<FixedOffset>,
    /// The member of staff who asks for them.
    pub made_by: String,
    /// Why the data leaves the laptop, in her words. Must not be blank.
    pub reason: String,
    /// How answers are written.
    pub form: AnswerForm,
    /// The questions of all versions, in the order they were first published.
    pub questions: Vec<AnswerQuestion>,
    /// The responses, oldest first.
    pub responses: Vec<AnsweredResponse>,
}

/// How answers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AnswerForm {
    /// What stands for a choice.
    pub choices: ChoicesAs,
    /// How many columns a question with several answers gets.
    pub several: SeveralAs,
}

/// What stands for a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChoicesAs {
    /// The words a visitor read, in their latest version.
    #[default]
    Labels,
    /// The names in the questionnaire, for programs.
    Codes,
    /// A column of each.
    Both,
}

/// How many columns a question with several answers gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SeveralAs {
    /// One, with all answers in it.
    #[default]
    Joined,
    /// One a choice, with 1 or 0 in it.
    Apart,
    /// All of these.
    Both,
}

/// What kind of cell an answer makes. It follows from the question, never from
/// what the answer looks like: a phone number has a zero to lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A day and a time.
    Moment,
    /// The name of one choice.
    One,
    /// Names of choices with blanks between, in the order of the list.
    Several,
    /// Names of choices with blanks between, the best liked first.
    Ranking,
}

/// A question, as all versions together ask it.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerQuestion {
    /// Its path (`visitor/age`), without repeat numbers.
    pub path: String,
    /// Its latest label.
    pub label: String,
    /// What kind of cell its answers make.
    pub kind: AnswerKind,
    /// Every choice that any version offered, in the order they were first
    /// published.
    pub choices: Vec<AnswerChoice>,
}

/// A choice, as all versions together offer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerChoice {
    /// Its name, which is what a response keeps.
    pub name: String,
    /// Its latest label.
    pub label: String,
    /// The versions that offer it.
    pub versions: BTreeSet<Uuid>,
}

/// One response.
#[derive(Debug, Clone, PartialEq)]
pub struct AnsweredResponse {
    /// The response's number.
    pub id: Uuid,
    /// The visitor's number.
    pub visitor: Uuid,
    /// The version she was asked.
    pub version: Uuid,
    /// When it was begun, in the fair's time zone.
    pub started: DateTime<FixedOffset>,
    /// Whether it was handed in.
    pub finished: bool,
    /// The answers that count, by path with repeat numbers (`item[2]/liked`).
    pub answers: BTreeMap<String, GivenAnswer>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenAnswer {
    /// The answer as it is kept.
    pub kept: String,
    /// The names of the choices it consists of; which they are follows from how
    /// the version that was answered asks the question.
    pub chosen: Vec<String>,
}

impl Answers {
    /// A name for the files, without extension: what, of what, when, how many.
    pub fn file_stem(&self, language: Language) -> String {
        sentence!(
            "answers-file-name",
            title = &self.title,
            day = self.made_at.format("%Y-%m-%d").to_string(),
            responses = self.responses.len()
        )
        .into_text(language)
    }
}
