//! What does this expression say, and what is its value here?
//!
//! The subset of XPath 1.0 with the OpenRosa functions that XLSForm columns
//! use. Text is parsed once, at import ([`parse`]), so that a mistake is found
//! by the author and not by a visitor; evaluation ([`Scope::evaluate`]) walks
//! the tree. Where the reference implementations disagree the choice is written
//! in `docs/survey-differences.md`.

mod calls;
mod chance;
mod clock;
mod evaluator;
mod functions;
mod lexer;
mod node;
mod number;
mod parser;
mod pattern;
mod tree;
mod value;

pub(crate) use chance::{shuffle, uuid};
pub(crate) use clock::{Moment, read_time, split_offset};
pub(crate) use evaluator::{Form, Meter, Scope};
pub(crate) use functions::Function;
pub(crate) use lexer::is_name;
pub(crate) use node::Node;
pub(crate) use number::{number_text, parse_number};
pub(crate) use parser::parse;
pub(crate) use tree::{Axis, Expression, NameTest, Operator, Origin, Path};
pub(crate) use value::Computed;
pub use value::Value;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use words::Sentence;

/// Everything an expression may know of the world outside the questionnaire.
///
/// This crate reads no clock, draws no randomness and knows no machine: whoever
/// opens a questionnaire hands these in, so the same context gives the same
/// answers again.
#[derive(Debug, Clone)]
pub struct Context {
    /// The moment `now()` and `today()` speak of; its offset is the booth's
    /// time zone, in which dates without an offset are read.
    pub now: DateTime<FixedOffset>,
    /// The seed of `random()`, `uuid()` and randomised choices.
    pub seed: u64,
    /// The value of the `deviceid` question.
    pub device_id: String,
    /// The value of the `username` question.
    pub username: String,
    /// Answers of the record saved last, by question name, for
    /// `${last-saved#name}`.
    pub last_saved: BTreeMap<String, String>,
}

impl Context {
    /// A context with a clock and a seed, and nothing else known.
    pub fn new(now: DateTime<FixedOffset>, seed: u64) -> Self {
        Self {
            now,
            seed,
            device_id: String::new(),
            username: String::new(),
            last_saved: BTreeMap::new(),
        }
    }
}

/// Why an expression has no meaning, or no value here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExpressionError {
    /// The text cannot be read; `position` counts characters from 1.
    #[error("cannot read the expression at character {position}, near {near:?}")]
    Syntax {
        /// The character where reading stopped, counted from 1.
        position: usize,
        /// A few characters from there on.
        near: String,
    },
    /// XPath that forms do not use: `//`, `|`, `text()`, `@x`, other axes.
    #[error("{construct} is not supported")]
    Unsupported {
        /// What was found, as written.
        construct: String,
    },
    /// No such function.
    #[error("there is no function {name}()")]
    UnknownFunction {
        /// The name as written.
        name: String,
    },
    /// A function with too few or too many arguments.
    #[error("{name}() does not take {given} arguments")]
    WrongArguments {
        /// The function.
        name: &'static str,
        /// How many were written.
        given: usize,
    },
    /// A `${name}` or path that names nothing in this questionnaire.
    #[error("there is no question {name}")]
    UnknownName {
        /// The name as written.
        name: String,
    },
    /// A value that cannot be what the function needs.
    #[error("{function}() cannot use this value")]
    WrongValue {
        /// The function, or the kind of value wanted.
        function: &'static str,
    },
    /// A pattern for `regex()` that cannot be used.
    #[error("the pattern {pattern:?} cannot be used")]
    Pattern {
        /// The pattern as written.
        pattern: String,
    },
    /// A question was asked for where there is no questionnaire.
    #[error("there is no questionnaire here to look into")]
    NoForm,
    /// The expression is longer or deeper nested than the limits.
    #[error("the expression is too long or too deeply nested")]
    TooLarge,
}

impl ExpressionError {
    /// What to tell the author.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Syntax { position, near } => Sentence::new(
                format!(
                    "식의 {position}번째 글자 ‘{near}’부터 읽을 수 없습니다. 괄호와 따옴표의 짝을 확인하세요."
                ),
                format!(
                    "The expression cannot be read from character {position}, ‘{near}’. Check that brackets and quotation marks are paired."
                ),
            ),
            Self::Unsupported { construct } => Sentence::new(
                format!(
                    "식에 쓴 ‘{construct}’ 기능은 지원하지 않습니다. ${{질문이름}}과 함수로 바꾸어 적어 주세요."
                ),
                format!(
                    "‘{construct}’ is not supported in expressions. Please write it with ${{question}} references and functions."
                ),
            ),
            Self::UnknownFunction { name } => Sentence::new(
                format!("‘{name}()’라는 함수는 없습니다. 철자를 확인하세요."),
                format!("There is no function ‘{name}()’. Check the spelling."),
            ),
            Self::WrongArguments { name, given } => Sentence::new(
                format!(
                    "‘{name}()’ 함수에는 값을 {given}개 넣을 수 없습니다. 쉼표와 괄호를 확인하세요."
                ),
                format!(
                    "The function ‘{name}()’ does not take {given} value(s). Check the commas and brackets."
                ),
            ),
            Self::UnknownName { name } => Sentence::new(
                format!("식이 가리키는 ‘{name}’ 질문이 설문에 없습니다. 이름의 철자를 확인하세요."),
                format!(
                    "The expression refers to ‘{name}’, which is not in this survey. Check the spelling of the name."
                ),
            ),
            Self::WrongValue { function } => Sentence::new(
                format!(
                    "‘{function}()’ 함수에 쓸 수 없는 값이 들어왔습니다. 함수에 넣은 값을 확인하세요."
                ),
                format!(
                    "The function ‘{function}()’ was given a value it cannot use. Check what is passed to it."
                ),
            ),
            Self::Pattern { pattern } => Sentence::new(
                format!(
                    "‘{pattern}’ 정규식을 쓸 수 없습니다. 앞뒤 살피기(lookaround)와 역참조 없이 다시 적어 주세요."
                ),
                format!(
                    "The pattern ‘{pattern}’ cannot be used. Please write it without look-around and back-references."
                ),
            ),
            Self::NoForm => Sentence::new(
                "설문 없이 계산하는 식에서는 질문을 가리킬 수 없습니다. 값을 직접 적어 주세요.",
                "An expression evaluated without a survey cannot refer to questions. Please write the values themselves.",
            ),
            Self::TooLarge => Sentence::new(
                "식이 너무 길거나 괄호가 너무 깊습니다. 계산(calculate) 질문 여러 개로 나누어 주세요.",
                "The expression is too long or nested too deeply. Please split it into several calculate questions.",
            ),
        }
    }
}

/// Evaluates one expression with no questionnaire around it.
///
/// # Errors
/// When the text cannot be read, or a value cannot be used where it stands.
pub fn evaluate(expression: &str, context: &Context) -> Result<Value, ExpressionError> {
    let tree = parse(expression)?;
    let meter = Meter::default();
    let scope = Scope::without_form(context, &meter);
    let computed = scope.evaluate(&tree)?;
    Ok(scope.public_value(computed))
}
