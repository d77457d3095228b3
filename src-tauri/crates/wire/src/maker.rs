//! The exhibitor as visitors reach her.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How visitors reach the exhibitor. Empty text is "none".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Maker {
    /// Her name, which stays.
    pub name: Text,
    /// How she is reached.
    pub details: MakerDetails,
}

/// What can be changed of the exhibitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MakerDetails {
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Postal address.
    pub address: String,
    /// Her page for coupons (`https://…`, without `#`).
    pub page_address: String,
    /// Her shop's address on the web.
    pub shop_link: String,
    /// The web address of a map that shows the way to her.
    pub map_link: String,
    /// A number that refuses messages free of charge (`080-…`).
    pub refusal_phone: String,
}

/// The exhibitor's visiting card as a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MakerCard {
    /// The QR as an SVG element with its quiet zone; none when there is nothing
    /// but a name to put on it.
    pub qr_svg: Option<String>,
}
