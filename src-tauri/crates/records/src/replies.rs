//! What visitors asked to be sent or told, and what became of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `reply.requested`: a visitor asked for one answer, and somebody promised it. It
/// stands on the yes to keep her contact, and permits one message, without any
/// advertising in it (PIPA 15(1)4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyRequested {
    /// What, as [`permission::Wanted::code`] calls it.
    pub wanted: String,
    /// The same more exactly, in her words; may be empty.
    pub words: String,
    /// How it reaches her, as [`permission::Channel::code`] calls it.
    pub channel: String,
    /// Who promised it; empty for whoever has time.
    pub by: String,
    /// The last day on which it is kept in time.
    pub due: NaiveDate,
    /// The text about keeping her contact that she agreed to.
    pub notice: Uuid,
    /// The refusals that this yes knew of.
    pub supersedes: Vec<Uuid>,
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
}

/// `reply.answered`: the promise was kept, as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyAnswered {
    /// On which day.
    pub answered_on: NaiveDate,
    /// By which way, as [`permission::Channel::code`] calls it.
    pub channel: String,
    /// Who wrote or called.
    pub sender: String,
    /// The words that were sent; empty for a call.
    pub text: String,
}

/// `reply.taken_back`: she wants no answer any more, or a hand slipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyTakenBack {
    /// Why, as somebody typed it; may be empty.
    pub reason: String,
}
