//! Who was left out of the follow-up by chance, to learn whether it helps.

use crate::derived_id;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `hold_out.chosen`: how many of those who may be written to after a fair are drawn for
/// what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldOutChosen {
    /// The fair, as what happened at it says.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// Of a hundred, how many get the bestsellers instead of a recommendation.
    pub bestsellers: u8,
    /// Of a hundred, how many get no message.
    pub no_message: u8,
}

/// The entity of what was chosen for a fair.
pub fn hold_out_of(fair: Uuid) -> Uuid {
    derived_id("boothloop.hold-out.v1", fair.as_bytes())
}

/// What somebody gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoredGroup {
    /// A recommendation.
    Recommendation,
    /// The bestsellers.
    Bestsellers,
    /// No message.
    NoMessage,
}

/// One person, as she was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// One of her visits.
    pub visitor: Uuid,
    /// What she gets.
    pub group: StoredGroup,
}

/// `hold_out.drawn`: chance said who gets what; nobody is drawn twice for a fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldOutDrawn {
    /// The fair, as what happened at it says.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// Of a hundred, how many were drawn for the bestsellers.
    pub bestsellers: u8,
    /// Of a hundred, how many were drawn for no message.
    pub no_message: u8,
    /// Everybody who was drawn, those too who get a recommendation.
    pub drawn: Vec<Drawn>,
}

/// `hold_out.overridden`: the owner said what one person gets; she tells nothing of what
/// chance would have shown, and is counted nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldOutOverridden {
    /// The fair, as what happened at it says.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// One of her visits.
    pub visitor: Uuid,
    /// What she gets.
    pub group: StoredGroup,
}

/// The entity of what the owner said of one person at a fair.
pub fn override_of(fair: Uuid, visitor: Uuid) -> Uuid {
    let about = [*fair.as_bytes(), *visitor.as_bytes()].concat();
    derived_id("boothloop.hold-out-override.v1", &about)
}
