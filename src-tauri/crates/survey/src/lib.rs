//! What may be asked next? Questionnaires in XLSForm, their expressions and answers.
//!
//! A workbook becomes a [`Questionnaire`] ([`read_workbook`]), a questionnaire
//! is answered in a [`Filling`], and it can be written back
//! ([`Questionnaire::write_workbook`]). Nothing here touches a file, a clock or
//! a source of randomness; what an expression may know of the world comes in
//! with a [`Context`]. What is still being written is a [`Draft`].

// A Problem is returned once per workbook and then shown; boxing it on the way
// would save nothing anybody could notice.
#![allow(clippy::result_large_err)]

mod draft;
mod expression;
mod filling;
mod problem;
mod questionnaire;
mod reading;
mod workbook;
mod writing;

pub use draft::{
    Draft, DraftChoice, DraftKind, DraftList, DraftProblem, DraftRow, DraftText, Place, ShownWhen,
    fresh_id,
};
pub use expression::{Context, ExpressionError, PatternFault, Value, evaluate};
pub use filling::{
    Answer, AnswerError, AskedQuestion, Changed, FieldState, Filling, LONGEST_ANSWER,
    OfferedChoice, Violation,
};
pub use problem::{Problem, Severity};
pub use questionnaire::{Changes, Group, Kind, Metadata, Question, Questionnaire, Scale};
pub use reading::{Reading, read_workbook, reread_workbook};
pub use workbook::LARGEST_FILE;
pub use writing::WritingError;
