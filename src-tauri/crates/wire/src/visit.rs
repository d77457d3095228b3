//! One visit: survey, contact and permission, coupon, sale.

use crate::{Coupon, QuotaAction, Text};
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
    /// The questions to be asked now, in order; those that do not apply are left out.
    pub questions: Vec<Question>,
    /// Where the survey stands.
    pub survey: SurveyState,
    /// What was changed after it was handed in, oldest first.
    pub amendments: Vec<AmendmentLine>,
    /// What the interviewer thinks of her.
    pub interviewer: InterviewerNote,
    /// The visitor so far, in words ("처음 오심", "위스키를 즐김").
    pub about: Vec<Text>,
    /// What she gave us, if anything.
    pub contact: Option<Contact>,
    /// What she allowed, one line each, in words; empty while she was not asked.
    pub permissions: Vec<PermissionLine>,
    /// Her coupons, newest first.
    pub coupons: Vec<Coupon>,
    /// What she bought, newest first.
    pub sales: Vec<SaleLine>,
}

/// Where a survey stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum SurveyState {
    /// It can be answered.
    Open,
    /// It was handed in; a change needs a reason.
    Finished,
    /// Somebody discarded it; an answer takes it up again.
    Discarded,
    /// There were enough answers of its kind; an answer takes it up again.
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
    /// What was said before; empty when nothing was.
    pub before: Text,
    /// What is said since; empty when nothing is.
    pub after: Text,
    /// Why.
    pub reason: AmendmentReason,
    /// The reason in somebody's own words; empty where one was chosen.
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
    /// In somebody's own words.
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

/// Ends a survey at a question of whose answer there are enough.
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
    /// How likely she is to buy; none when nobody said.
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

/// Notes what the interviewer thinks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoteVisitor {
    /// The visitor (UUID).
    pub visitor: String,
    /// How likely she is to buy; none takes it back.
    pub interest: Option<Interest>,
    /// A note; may be empty.
    pub note: String,
}

/// Asks for the answers typed before on this laptop to a question of this name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TypedBefore {
    /// The visitor (UUID).
    pub visitor: String,
    /// The question's path.
    pub path: String,
}

/// Answers to pick instead of typing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TypedAnswers {
    /// The most frequent first; empty for questions that ask who somebody is.
    pub answers: Vec<String>,
}

/// One question of the survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Question {
    /// Its path in the questionnaire, to answer by.
    pub path: String,
    /// What to ask.
    pub label: Text,
    /// A word of help; may be empty.
    pub hint: Text,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The choices, for the kinds that have them.
    pub choices: Vec<Choice>,
    /// The answer so far: the chosen names, or the one typed text. Empty when not answered.
    pub value: Vec<String>,
    /// Whether it has to be answered.
    pub required: bool,
    /// What is wrong with the answer, if anything.
    pub violation: Option<Text>,
    /// The choices of which there are enough already.
    pub full: Vec<FullChoice>,
}

/// A choice of which there are enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FullChoice {
    /// Its name.
    pub choice: String,
    /// How many were wanted.
    pub at_most: u32,
    /// What happens now.
    pub action: QuotaAction,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum QuestionKind {
    /// One of the choices.
    One,
    /// Any of the choices.
    Many,
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// Nothing to answer, a text to read.
    Note,
    /// A tick that says "seen".
    Acknowledge,
}

/// One choice of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Choice {
    /// Its stable name.
    pub name: String,
    /// What it says.
    pub label: Text,
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

/// The consent texts to show, in the order to show them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Notices {
    /// The blocks.
    pub notices: Vec<Notice>,
    /// The topics one may say yes to.
    pub topics: Vec<Choice>,
}

/// One consent text, exactly as its recorded version says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Notice {
    /// The recorded version (UUID).
    pub id: String,
    /// What a yes to it means.
    pub act: Act,
    /// Its title.
    pub title: Text,
    /// Its lines; those the law wants to stand out are marked.
    pub lines: Vec<NoticeLine>,
}

/// A line of a consent text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoticeLine {
    /// The text.
    pub text: Text,
    /// Whether it must stand out (larger and bold).
    pub emphasised: bool,
}

/// What a yes means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Act {
    /// Keeping and using the contact for news of this maker.
    CollectAndUse,
    /// Receiving advertising by e-mail.
    AdvertisingEmail,
    /// Receiving advertising by text message.
    AdvertisingSms,
    /// Receiving advertising by KakaoTalk.
    AdvertisingKakao,
    /// Being at least 14 years old.
    #[serde(rename = "at_least_14")]
    AtLeast14,
}

/// What the visitor wants back, and what she allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveContact {
    /// The visitor (UUID).
    pub visitor: String,
    /// Her name; may be empty.
    pub name: String,
    /// Her e-mail address; may be empty.
    pub email: String,
    /// Her phone number as typed; may be empty.
    pub phone: String,
    /// The notices she was shown (UUIDs).
    pub shown: Vec<String>,
    /// Of those, the ones she said yes to (UUIDs). The rest are recorded as declined.
    pub granted: Vec<String>,
    /// The topics she chose.
    pub topics: Vec<String>,
}

/// Takes permission back: for one way of contact, or for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Withdraw {
    /// The visitor (UUID).
    pub visitor: String,
}

/// The contact a visitor gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Contact {
    /// Name; may be empty.
    pub name: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Phone number as people write it here (`010-1234-5678`); may be empty.
    pub phone: String,
}

/// One line of what was allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PermissionLine {
    /// The way of contact, in words.
    pub channel: Text,
    /// Whether we may write now.
    pub allowed: bool,
    /// Why, or why not.
    pub reason: Text,
}

/// What the visitor bought at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaleLine {
    /// Local time `HH:MM`.
    pub at: String,
    /// The goods, in words ("위스키잔 2").
    pub goods: Text,
    /// What she paid, in won.
    #[ts(type = "number")]
    pub total_won: u64,
}
