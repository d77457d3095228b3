//! What visitors ask for by the rights that the law gives them, and the answers.
//!
//! A request and its answer hold ids, days and words of a list, so that they stay when
//! the person they are about is destroyed: the duty to answer her outlives her data.

use crate::derived_id;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which right somebody uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedRight {
    /// To see what is known of her (PIPA article 35).
    Look,
    /// To have it corrected (article 36).
    Correct,
    /// That it is used no more (article 37).
    Stop,
    /// To have it destroyed (article 36).
    Delete,
}

/// `request.received`: a visitor uses a right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestReceived {
    /// Who.
    pub visitor: Uuid,
    /// Which.
    pub right: AskedRight,
    /// On which day it came.
    pub received_on: NaiveDate,
}

/// How an answer reached her.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerWay {
    /// It was handed over.
    InPerson,
    /// By e-mail.
    Email,
    /// As a text message.
    Sms,
    /// By post.
    Post,
}

/// `request.closed`: a request was answered, as somebody typed it. The entity is
/// [`answer_to`] the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestClosed {
    /// Which request.
    pub request: Uuid,
    /// On which day.
    pub answered_on: NaiveDate,
    /// How.
    pub way: AnswerWay,
}

/// The entity that says whether a request was answered.
pub fn answer_to(request: Uuid) -> Uuid {
    derived_id("boothloop.request-answer.v1", request.as_bytes())
}

/// `destruction.paused`: whether data whose time is over wait with their destruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DestructionPaused {
    /// Whether they wait.
    pub paused: bool,
    /// Why, in the owner's words; empty when they wait no more.
    pub reason: String,
}

/// The entity that says whether destruction waits.
pub fn destruction_pause() -> Uuid {
    derived_id("boothloop.destruction-pause.v1", &[])
}
