//! What may be asked next? Questionnaires in XLSForm, their expressions and answers.

mod expression;
mod filling;
mod problem;
mod questionnaire;
mod reading;
mod workbook;

pub use expression::{Context, ExpressionError, Value, evaluate};
pub use filling::{
    Answer, AnswerError, AskedQuestion, Changed, FieldState, Filling, OfferedChoice, Violation,
};
pub use problem::{Problem, Severity};
pub use questionnaire::{Group, Kind, Metadata, Question, Questionnaire, Scale};
pub use reading::{Reading, read_workbook};
