//! How visitors reach the exhibitor.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How visitors reach the exhibitor. Empty text is "none".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Maker {
    /// The exhibitor's name, which does not change.
    pub name: Text,
    /// How visitors reach the exhibitor.
    pub details: MakerDetails,
    /// The tools that send text messages, in the order in which they are offered.
    pub text_senders: Vec<TextSender>,
}

/// What the law asks of a tool that sends text messages in bulk. Empty text is "not
/// known yet"; until both are there, no file is made for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TextSender {
    /// The tool's id.
    pub target: String,
    /// What it is called.
    pub name: Text,
    /// The number of its company's certificate to send.
    pub certificate: String,
    /// The exhibitor's number that the messages come from, registered there.
    pub caller_number: String,
}

/// Says what is known of such a tool; both empty takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetTextSender {
    /// The tool's id.
    pub target: String,
    /// The number of its company's certificate to send.
    pub certificate: String,
    /// The exhibitor's number that the messages come from, registered there.
    pub caller_number: String,
}

/// How visitors reach the exhibitor, after it was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChangedMaker {
    /// How visitors reach the exhibitor now.
    pub maker: Maker,
    /// What that switched on or off, in sentences.
    pub told: Vec<Text>,
}

/// What can be changed about the exhibitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MakerDetails {
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Postal address.
    pub address: String,
    /// The exhibitor's page for coupons (`https://…`, without `#`).
    pub page_address: String,
    /// The address of the exhibitor's shop on the web.
    pub shop_link: String,
    /// The web address of a map that shows the way to the exhibitor.
    pub map_link: String,
    /// The number to call, free of charge, to refuse further messages
    /// (`080-…`).
    pub refusal_phone: String,
}

/// The exhibitor's visiting card as a QR code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MakerCard {
    /// The QR as an SVG element with its quiet zone; none when the exhibitor
    /// has a page, when only the name is known, or when the card is too long
    /// for a code.
    pub qr_svg: Option<String>,
}
