//! The kiosk: visitors answer by themselves.
//!
//! Nothing here names a visitor or a coupon by its id. Only the shell knows
//! which visitor is answering, so that the kiosk's page cannot ask for another
//! one, whatever is done to it.

use crate::{FullChoice, Question, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Opens the kiosk over the staff window.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenKiosk {
    /// The PIN that closes it again, 4 to 8 digits; kept in memory only.
    pub pin: String,
    /// After how many seconds without a touch the kiosk asks whether somebody
    /// is still there, 15 to 3600; kept for the next time.
    pub idle_seconds: u32,
    /// What happens to a half-answered survey when the visitor goes away; kept
    /// for the next time.
    pub half_answered: HalfAnswered,
}

/// The kiosk's settings, as they were the last time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskSettings {
    /// Seconds without a touch.
    pub idle_seconds: u32,
    /// What happens to half-answered surveys.
    pub half_answered: HalfAnswered,
}

/// What happens to a survey that was left half answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum HalfAnswered {
    /// It is kept as unfinished.
    Keep,
    /// It is discarded.
    Discard,
}

/// What the kiosk shows while it waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskWelcome {
    /// The exhibitor's name, as visitors know it.
    pub maker: Text,
    /// What a visitor gets for answering, in a few words; none while no coupon
    /// can be given for it.
    pub benefit: Option<Text>,
    /// How many questions there can be, to say how long it takes.
    pub questions: u32,
    /// Seconds without a touch, as chosen when the kiosk was opened.
    pub idle_seconds: u32,
    /// The languages to choose from (BCP 47), Korean first.
    pub languages: Vec<String>,
}

/// The language a visitor chose (BCP 47).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskLanguage {
    /// One of those that were offered.
    pub language: String,
}

/// The questions for the visitor at the kiosk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskSurvey {
    /// Those that apply now, in order.
    pub questions: Vec<Question>,
    /// Set when the quota of the answer just given is full. With `warn` the
    /// answer was not taken; with `stop` the survey is over, and the kiosk can
    /// no longer reach the visitor.
    pub full: Option<FullChoice>,
}

/// Answers one question of the visitor at the kiosk; an empty list takes the
/// answer back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskAnswer {
    /// The question's path.
    pub path: String,
    /// The chosen names, or one typed text.
    pub value: Vec<String>,
    /// Milliseconds from showing the question to this answer.
    pub took_ms: Option<u32>,
}

/// The visit is over, and the kiosk can no longer reach the visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskThanks {
    /// The visitor's coupon; none when there is none to give.
    pub coupon: Option<KioskCoupon>,
}

/// A coupon as the kiosk shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskCoupon {
    /// The benefit in a few words.
    pub benefit: Text,
    /// Where and until when, in one sentence.
    pub conditions: Text,
    /// The number to type or say, in groups.
    pub short_number: String,
    /// The QR as an SVG element, black on white with its quiet zone.
    pub qr_svg: String,
}

/// Closes the kiosk and shows the staff window again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LeaveKiosk {
    /// The PIN it was opened with.
    pub pin: String,
}

/// Somebody wants to hear no more, at the kiosk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskStop {
    /// Her phone number, as typed; may be empty.
    pub phone: String,
    /// Her e-mail address, as typed; may be empty.
    pub email: String,
}
