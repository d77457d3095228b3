//! The visitor's side on a second screen: the maker, and a coupon while staff
//! show it.
//!
//! Nothing here names a visitor or a coupon by its id on the way to that
//! screen: what it shows is what is printed on the coupon.

use crate::{Brand, KioskCoupon, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether the visitor's screen is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VisitorScreenState {
    /// Whether its window stands.
    pub open: bool,
}

/// What staff let the visitor see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ShowToVisitor {
    /// The coupon (UUID); none when nobody stands there with one.
    pub coupon: Option<String>,
    /// The language staff's window speaks (BCP 47).
    pub language: String,
}

/// What the visitor's screen shows now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VisitorScreen {
    /// The language it speaks (BCP 47).
    pub language: String,
    /// The exhibitor; none while the store is locked.
    pub maker: Option<Text>,
    /// How she is recognised; none while the store is locked.
    pub brand: Option<Brand>,
    /// The coupon; none while none is shown.
    pub coupon: Option<KioskCoupon>,
}
