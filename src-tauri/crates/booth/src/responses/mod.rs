//! What does this visitor answer?
//!
//! One visit from the first question to the last, at the desk and at the
//! kiosk: answers, quotas, times, changes after the survey was handed in, and
//! all answers as a table.

mod amendment;
mod arriving;
mod interviewer;
mod kiosk;
mod quota;
mod suggestions;
mod table;
mod taking;
mod timing;
mod unfinished;
mod visit;

pub use amendment::Amendment;
pub use kiosk::KioskAnswered;
pub use outreach::answers::{AnswerForm, ChoicesAs, SeveralAs};
pub use quota::{ChoiceQuota, QuotaQuestion};
pub use records::responses::{
    AmendmentReason, HalfAnswered, Interest, InterviewerNoted, KioskSet, QuotaAction,
};
pub use survey::Answer;
pub use table::ExportedAnswers;
pub use timing::{QuestionTime, Timing};
pub use unfinished::Unfinished;
pub use visit::{Survey, SurveyState, Visit};

pub(crate) use interviewer::LONGEST_NOTE;
pub(crate) use kiosk::IDLE_SECONDS;
pub(crate) use timing::{FEWEST, median};
pub(crate) use visit::in_words;
