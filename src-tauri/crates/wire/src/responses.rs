//! One visit and its survey: questions, answers, changes, quotas, times, and
//! the answers of all visitors as files.

use crate::{
    CardPhotoLine, ContactStatus, Coupon, OtherVisit, Question, QuotaAction, ReplyLine, SaleLine,
    Text,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VisitorId {
    /// The visitor (UUID).
    pub visitor: String,
}

/// Everything the page of one visit shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Visit {
    /// The visitor (UUID).
    pub visitor: String,
    /// The visitor's survey.
    #[serde(flatten)]
    pub progress: SurveyProgress,
    /// What was changed after it was handed in, oldest first.
    pub amendments: Vec<AmendmentLine>,
    /// What the interviewer thinks of the visitor.
    pub interviewer: InterviewerNote,
    /// The visitor's contact details and permissions.
    #[serde(flatten)]
    pub contact: ContactStatus,
    /// The visitor's coupons, newest first.
    pub coupons: Vec<Coupon>,
    /// What the visitor bought, newest first.
    pub sales: Vec<SaleLine>,
    /// What the visitor asked to be sent or told, the oldest first.
    pub replies: Vec<ReplyLine>,
    /// Photographs of the visitor's cards, the oldest first.
    pub card_photos: Vec<CardPhotoLine>,
    /// The visitor's other visits, as far as somebody said that they are hers.
    pub others: Vec<OtherVisit>,
    /// What the visitor answers and buys otherwise than at the fair before; nothing for
    /// whoever may not see other visits.
    pub changed: Vec<Text>,
}

/// A visitor's survey as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SurveyProgress {
    /// The questions to be asked now, in order; those that do not apply are left out.
    pub questions: Vec<Question>,
    /// Where the survey stands.
    pub survey: SurveyState,
    /// The visitor so far, in words ("처음 오심", "위스키를 즐김").
    pub about: Vec<Text>,
}

/// Where a survey stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum SurveyState {
    /// Nothing is asked: there was no questionnaire when the visitor came.
    NotAsked,
    /// It can be answered.
    Open,
    /// It was handed in; a change needs a reason.
    Finished,
    /// Somebody discarded it; a new answer takes it up again.
    Discarded,
    /// It ended because a quota was full; a new answer takes it up again.
    Stopped,
}

/// One change of an answer after the survey was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AmendmentLine {
    /// Local day and time, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// Who changed it; may be empty.
    pub staff: String,
    /// What was asked.
    pub question: Text,
    /// The answer before; empty when there was none.
    pub before: Text,
    /// The answer after; empty when it was taken back.
    pub after: Text,
    /// Why.
    pub reason: AmendmentReason,
    /// The reason in somebody's own words; empty when one of the list was
    /// chosen.
    pub words: String,
    /// Whether somebody on another laptop changed the same answer later
    /// without knowing of this change; the later one counts.
    pub overtaken: bool,
}

/// Why an answer was changed after the survey was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum AmendmentReason {
    /// It was entered wrongly.
    Mistaken,
    /// The visitor said something else later.
    VisitorSaidOtherwise,
    /// Another reason, in somebody's own words.
    Other,
}

/// Changes an answer after the survey was handed in; an empty list takes the
/// answer back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AmendAnswer {
    /// The visitor (UUID).
    pub visitor: String,
    /// The question's path.
    pub path: String,
    /// The chosen names, or one typed text.
    pub value: Vec<String>,
    /// Why.
    pub reason: AmendmentReason,
    /// The reason in own words, where `reason` says so.
    pub words: String,
}

/// Whoever is here is a visitor who was here before, whose visit goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Recognise {
    /// The visitor of just now (UUID).
    pub visitor: String,
    /// Who she is (UUID).
    pub before: String,
}

/// Ends the survey because a quota is full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct StopSurvey {
    /// The visitor (UUID).
    pub visitor: String,
    /// The question's path.
    pub path: String,
}

/// What the interviewer thinks of a visitor, beside what the visitor says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct InterviewerNote {
    /// How likely the visitor is to buy; none when nobody said.
    pub interest: Option<Interest>,
    /// A note; may be empty.
    pub note: String,
}

/// How likely a visitor is to buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Interest {
    /// Wants it now.
    Hot,
    /// Wants to think about it.
    Warm,
    /// Just looks.
    Cold,
}

/// Records what the interviewer thinks of a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoteVisitor {
    /// The visitor (UUID).
    pub visitor: String,
    /// How likely the visitor is to buy; none takes it back.
    pub interest: Option<Interest>,
    /// A note; may be empty.
    pub note: String,
}

/// Asks for the answers typed before on this laptop to a question of this name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AskSuggestions {
    /// The visitor (UUID).
    pub visitor: String,
    /// The question's path.
    pub path: String,
}

/// Answers to pick instead of typing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Suggestions {
    /// The most frequent first; empty for questions that ask who somebody is.
    pub answers: Vec<String>,
}

/// Answers one question; an empty list takes the answer back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct GiveAnswer {
    /// The visitor (UUID).
    pub visitor: String,
    /// The question's path.
    pub path: String,
    /// The chosen names, or one typed text.
    pub value: Vec<String>,
    /// Milliseconds from showing the question to this answer.
    pub took_ms: Option<u32>,
}

/// What staff look at before the booth closes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Closing {
    /// Surveys that were begun and neither handed in nor discarded, oldest first.
    pub unfinished: Vec<UnfinishedSurvey>,
    /// How long the questions take.
    pub timing: Timing,
}

/// One survey that was begun and not handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct UnfinishedSurvey {
    /// The visitor (UUID).
    pub visitor: String,
    /// Local day and time, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// The visitor's name; none when the visitor gave none.
    pub name: Option<String>,
    /// What the visitor said so far, in words.
    pub summary: Text,
    /// Whether the visitor answered at the kiosk.
    pub at_kiosk: bool,
    /// Questions answered.
    pub answered: u32,
    /// Questions that apply.
    pub questions: u32,
}

/// How long the questions take, over the finished surveys this laptop knows of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Timing {
    /// Each question that was timed, in order.
    pub questions: Vec<QuestionTime>,
    /// Finished surveys that were timed.
    pub timed: u32,
    /// The median of a whole survey in seconds, to one decimal; none before
    /// there are ten.
    pub median_seconds: Option<f32>,
    /// Surveys that took less than a third of that.
    pub too_fast: u32,
}

/// How long one question takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionTime {
    /// What it asks.
    pub label: Text,
    /// The median in seconds, to one decimal.
    pub median_seconds: f32,
    /// Answers timed.
    pub answers: u32,
}

/// The questions with choices, and how many of each answer are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Quotas {
    /// The questions of the questionnaire in use.
    pub questions: Vec<QuotaQuestion>,
}

/// A question with its quotas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuotaQuestion {
    /// Its path.
    pub path: String,
    /// What it asks.
    pub label: Text,
    /// Its choices.
    pub choices: Vec<ChoiceQuota>,
}

/// A choice with its quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChoiceQuota {
    /// Its name.
    pub choice: String,
    /// What it says.
    pub label: Text,
    /// At most this many; none without a quota.
    pub at_most: Option<u32>,
    /// What happens then.
    pub action: QuotaAction,
    /// Finished surveys that have it.
    pub counted: u32,
}

/// Sets, changes or lifts the quota of one choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetQuota {
    /// The question's path.
    pub path: String,
    /// The choice's name.
    pub choice: String,
    /// At most this many; none lifts the quota.
    pub at_most: Option<u32>,
    /// What happens then.
    pub action: QuotaAction,
}

/// How the choices of an answer are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum ChoicesAs {
    /// As the words a visitor read.
    Labels,
    /// As the names in the questionnaire, for programs.
    Codes,
    /// Both, each in a column of its own.
    Both,
}

/// How many columns a question with several answers gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum SeveralAs {
    /// One, with all answers in it.
    Joined,
    /// One for each choice, with 1 or 0 in it.
    Apart,
    /// All of these.
    Both,
}

/// Exports the answers as files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ExportAnswers {
    /// Why this data leaves the laptop, in the owner's words; not empty.
    pub reason: String,
    /// The folder to write to.
    pub folder: String,
    /// How the choices of an answer are written.
    pub choices: ChoicesAs,
    /// How many columns a question with several answers gets.
    pub several: SeveralAs,
    /// Whether responses that were not handed in are in it, too.
    pub with_unfinished: bool,
    /// Whether responses of all fairs are in it, and not only of this one.
    pub all_fairs: bool,
}

/// The files of answers that were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ExportedAnswers {
    /// Their full paths.
    pub files: Vec<String>,
    /// Responses in them.
    pub responses: u32,
    /// Of them, how many were not handed in.
    pub unfinished: u32,
}
