//! Laptops that are missing, and whether the people on them were told.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The other laptops, and those on record as lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LostLaptops {
    /// Laptops that can be reported, the one seen last first.
    pub others: Vec<OtherLaptop>,
    /// Laptops on record as lost: those whose people are to be told first.
    pub losses: Vec<LaptopLoss>,
    /// Now, `YYYY-MM-DD HH:MM`.
    pub now: String,
}

/// Another laptop that has records here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OtherLaptop {
    /// Its device (UUID).
    pub device: String,
    /// What staff call it.
    pub name: Text,
    /// Local day and time of its latest record here, `YYYY-MM-DD HH:MM`.
    pub last_seen: String,
}

/// A laptop on record as lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LaptopLoss {
    /// The loss (UUID).
    pub loss: String,
    /// What staff call the laptop.
    pub name: Text,
    /// Since when it is missing, `YYYY-MM-DD HH:MM`.
    pub since: String,
    /// By when everybody has to be told, `YYYY-MM-DD HH:MM`.
    pub due: String,
    /// Whether that is over, and they were not.
    pub overdue: bool,
    /// People whose data were on it, or may have been.
    pub people: u32,
    /// Of them, those whose data were typed on it.
    pub recorded_there: u32,
    /// People forgotten here since it was last seen.
    pub forgotten_since: u32,
    /// Whether they are so many that the authority has to know.
    pub to_report: bool,
    /// Of how many people it had which data.
    pub fields: Vec<LossField>,
    /// Local day and time of its latest record here, `YYYY-MM-DD HH:MM`.
    pub last_seen: String,
    /// On which day they were told, `YYYY-MM-DD`; none while they were not.
    pub told_on: Option<String>,
}

/// Of how many people a laptop had something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LossField {
    /// What.
    pub name: Text,
    /// Of how many.
    pub count: u32,
}

/// Reports a laptop as lost, and writes the report and the letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReportLostLaptop {
    /// The device (UUID).
    pub device: String,
    /// Since when, `YYYY-MM-DD HH:MM`.
    pub since: String,
    /// Whether coupons that are on record here by now stay good; otherwise no
    /// coupon of that laptop is accepted any more.
    pub keep_known: bool,
    /// The folder to write to.
    pub folder: String,
}

/// Writes the report and the letters of a loss again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveLossFiles {
    /// The loss (UUID).
    pub loss: String,
    /// The folder to write to.
    pub folder: String,
}

/// The report and the letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LossFiles {
    /// Their full paths.
    pub files: Vec<String>,
}

/// Somebody says that the people of a loss were told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LossTold {
    /// The loss (UUID).
    pub loss: String,
    /// On which day, `YYYY-MM-DD`.
    pub sent_on: String,
    /// With which tool or by which company.
    pub sender: String,
    /// How many people.
    pub count: u32,
}
