//! The kiosk: a visitor answers by herself.
//!
//! Nothing here names a visitor or a coupon by its id. Who is being asked is
//! known to the shell alone, so that the kiosk's page cannot ask for anybody
//! else, whatever is done to it.

use crate::{Question, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Opens the kiosk over the staff window.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenKiosk {
    /// The PIN that closes it again, 4 to 8 digits; kept in memory only.
    pub pin: String,
    /// After how many seconds without a touch the kiosk asks whether somebody
    /// is still there, 5 to 3600.
    pub idle_seconds: u32,
}

/// What the kiosk shows while it waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskWelcome {
    /// The exhibitor, as visitors know her.
    pub maker: Text,
    /// What answering earns, in one sentence; none when there is no such programme.
    pub preview: Option<Text>,
    /// As it was said when the kiosk was opened.
    pub idle_seconds: u32,
}

/// The questions to be asked of the visitor in hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskSurvey {
    /// Those that apply now, in order.
    pub questions: Vec<Question>,
}

/// Answers one question of the visitor in hand; an empty list takes the answer back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskAnswer {
    /// The question's path.
    pub path: String,
    /// The chosen names, or one typed text.
    pub value: Vec<String>,
}

/// The survey was handed in. The visitor is out of hand from here on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KioskThanks {
    /// What it earned; none when there is no such programme.
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
