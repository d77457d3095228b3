//! What visitors asked to be sent or told, and whether it was done.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a visitor can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Wanted {
    /// The catalogue.
    Catalogue,
    /// A quotation.
    Quotation,
    /// A call.
    Call,
    /// Something else, in her words.
    Other,
}

/// A way to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum ReplyChannel {
    /// E-mail.
    Email,
    /// A text message.
    Sms,
    /// A call.
    Phone,
}

/// How far a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum ReplyState {
    /// She waits for it.
    Open,
    /// It was answered.
    Answered,
    /// She took it back.
    TakenBack,
    /// She stopped every message, and this one with them.
    Stopped,
}

/// A request, as the card of a visit shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReplyLine {
    /// The request (UUID).
    pub reply: String,
    /// What she asked for, in words.
    pub what: Text,
    /// How it reaches her.
    pub channel: ReplyChannel,
    /// Who promised it; may be empty.
    pub by: String,
    /// The last day on which it is kept in time, `YYYY-MM-DD`.
    pub due: String,
    /// How far it is.
    pub state: ReplyState,
}

/// What can be chosen when a request is noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReplyForm {
    /// The ways she can be reached by, the usual one first; none while she left no
    /// contact.
    pub ways: Vec<ReplyWay>,
    /// Who may promise it.
    pub names: Vec<String>,
    /// Who promises it unless somebody else is chosen; may be empty.
    pub by: String,
    /// By which day, unless another one is chosen, `YYYY-MM-DD`.
    pub due: String,
}

/// A way with the address or number that it leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReplyWay {
    /// The way.
    pub channel: ReplyChannel,
    /// Where it leads, as people read it.
    pub address: String,
}

/// Notes what a visitor asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RequestReply {
    /// The visitor (UUID).
    pub visitor: String,
    /// What.
    pub wanted: Wanted,
    /// The same more exactly, in her words; may be empty unless it is something else.
    pub words: String,
    /// How it reaches her.
    pub channel: ReplyChannel,
    /// Who promises it; may be empty.
    pub by: String,
    /// By which day, `YYYY-MM-DD`.
    pub due: String,
}

/// What a visitor asked for, after one more request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReplyNoted {
    /// The request that was noted (UUID).
    pub reply: String,
    /// All of hers, the oldest first.
    pub replies: Vec<ReplyLine>,
}

/// She asks no more, or a hand slipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TakeBackReply {
    /// The request (UUID).
    pub reply: String,
    /// Why; may be empty.
    pub reason: String,
}

/// The promises that are still to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Replies {
    /// The most urgent first.
    pub open: Vec<OpenReply>,
    /// Who is signed in; may be empty.
    pub signed_in: String,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
}

/// A promise that is still to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenReply {
    /// The request.
    pub line: ReplyLine,
    /// The visitor (UUID).
    pub visitor: String,
    /// Her name; may be empty.
    pub name: String,
    /// The address or number it goes to, as people read it.
    pub address: String,
    /// Whether its last day is over.
    pub overdue: bool,
    /// What can be sent, or said first in a call.
    pub text: Text,
    /// The language (BCP 47) that she spoke, as far as it is known: `ko` or `en`.
    pub language: String,
}

/// A text that is to be sent to somebody who asked for one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReplyText {
    /// The text.
    pub text: String,
}

/// Says that a request was answered, with the evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AnswerReply {
    /// The request (UUID).
    pub reply: String,
    /// On which day, `YYYY-MM-DD`.
    pub answered_on: String,
    /// By which way.
    pub channel: ReplyChannel,
    /// Who wrote or called.
    pub sender: String,
    /// The words that were sent; may be empty for a call.
    pub text: String,
}
