//! The exhibitor as visitors reach her, and the printer of a laptop.

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

/// A folder to write into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Folder {
    /// Its path; empty for the usual one.
    pub folder: String,
}

/// The receipt printer of this laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Printer {
    /// Address and port, or the path of a device; empty when there is none.
    pub destination: String,
    /// The paper in it.
    pub roll: Roll,
}

/// The paper of a receipt printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Roll {
    /// 80 mm wide.
    Mm80,
    /// 58 mm wide.
    Mm58,
}

/// Something was sent to the receipt printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Printed {
    /// What is to be known of it, if anything.
    pub note: Option<Text>,
}

/// Writes a coupon as a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PrintSlip {
    /// The coupon (UUID).
    pub coupon: String,
    /// On which paper.
    pub paper: Paper,
}

/// The paper of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub enum Paper {
    /// A4, labels of ten to a page.
    #[serde(rename = "a4_labels")]
    A4Labels,
    /// A receipt roll of 80 mm.
    #[serde(rename = "receipt_80mm")]
    Receipt80mm,
    /// A receipt roll of 58 mm.
    #[serde(rename = "receipt_58mm")]
    Receipt58mm,
}
