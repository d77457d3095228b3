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
mod text;
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
pub use pattern::PatternFault;
pub(crate) use pattern::{LARGEST_PATTERNS, LARGEST_PROGRAM};
pub(crate) use text::LONGEST_TEXT;
pub(crate) use tree::{Axis, Expression, NameTest, Operator, Origin, Path};
pub(crate) use value::Computed;
pub use value::Value;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use words::{Sentence, sentence};

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
        /// What is wrong with it.
        fault: PatternFault,
    },
    /// A question was asked for where there is no questionnaire.
    #[error("there is no questionnaire here to look into")]
    NoForm,
    /// A text became longer than 64 KiB on the way.
    #[error("the text is too long")]
    TextTooLong,
    /// The expression is longer or deeper nested than the limits.
    #[error("the expression is too long or too deeply nested")]
    TooLarge,
}

impl ExpressionError {
    /// What to tell the author.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Syntax { position, near } => {
                sentence!("expression-syntax", position = position, near = near)
            }
            Self::Unsupported { construct } => {
                sentence!("expression-unsupported", construct = construct)
            }
            Self::UnknownFunction { name } => sentence!("expression-unknown-function", name = name),
            Self::WrongArguments { name, given } => {
                sentence!("expression-wrong-arguments", name = name, given = given)
            }
            Self::UnknownName { name } => sentence!("expression-unknown-name", name = name),
            Self::WrongValue { function } => {
                sentence!("expression-wrong-value", function = function)
            }
            Self::Pattern { pattern, fault } => fault.sentence(pattern),
            Self::NoForm => sentence!("expression-no-form"),
            Self::TextTooLong => sentence!("expression-text-too-long"),
            Self::TooLarge => sentence!("expression-too-large"),
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
