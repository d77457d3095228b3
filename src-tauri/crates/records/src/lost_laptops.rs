//! Laptops that were lost with people's data on them, and that these were told.

use crate::derived_id;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `laptop.lost`: a laptop is missing since a moment, and what is known of the people
/// whose data were on it. Numbers only, so that nothing of it has to be destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaptopLost {
    /// The laptop's device.
    pub device: Uuid,
    /// Since when, in Unix milliseconds.
    pub since_ms: i64,
    /// When its latest record known here was made, in Unix milliseconds.
    pub last_seen_ms: i64,
    /// People whose data were on it, or may have been.
    pub people: u32,
    /// Of them, those whose data were typed on it.
    pub recorded_there: u32,
    /// People forgotten here after it was last seen, whom it may still know.
    pub forgotten_since: u32,
    /// Of how many people it had which data, by the words of [`LOST_FIELDS`].
    pub fields: Vec<(String, u32)>,
}

/// What a laptop can know of a person, in the order in which it is told.
pub const LOST_FIELDS: [&str; 15] = [
    "name",
    "phone",
    "email",
    "address",
    "company",
    "job",
    "country",
    "birthday",
    "badge",
    "card_photo",
    "consents",
    "answers",
    "notes",
    "purchases",
    "quotes",
];

/// `laptop.loss_told`: everybody who could be told of a loss was, as somebody typed
/// it. The entity is [`told_of`] the loss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaptopLossTold {
    /// Which loss.
    pub loss: Uuid,
    /// On which day.
    pub sent_on: NaiveDate,
    /// With which tool or by which company.
    pub sender: String,
    /// How many were told.
    pub count: u32,
}

/// The entity that says whether the people of a loss were told.
pub fn told_of(loss: Uuid) -> Uuid {
    derived_id("boothloop.laptop-loss-told.v1", loss.as_bytes())
}
