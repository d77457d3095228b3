//! What a second screen shows: to visitors the maker, and a coupon while staff show it;
//! or to everybody how the day goes.
//!
//! Nothing here names a visitor or a coupon by its id on the way to that
//! screen: what it shows is what is printed on the coupon.

use crate::{Brand, KioskCoupon, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether the second screen is open, and what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VisitorScreenState {
    /// Whether its window stands.
    pub open: bool,
    /// Whether it shows how the day goes, and no coupon.
    pub board: bool,
}

/// Opens the second screen with how the day goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenBoard {
    /// The language it speaks (BCP 47).
    pub language: String,
    /// Whether what was taken in stands there, too.
    pub with_money: bool,
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
    /// How the day goes; none unless that is shown.
    pub board: Option<Board>,
}

/// How the day goes, in numbers that tell of nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Board {
    /// Which day of the fair it is (1, 2, …); none before and after.
    pub day: Option<u32>,
    /// Visitors of today.
    pub visitors: u32,
    /// Of them, by the hour of the day in which they came, without gaps.
    pub by_hour: Vec<BoardHour>,
    /// Surveys handed in today.
    pub surveys: u32,
    /// Conversations of today; none where nobody counts those that leave nothing.
    pub conversations: Option<u32>,
    /// At least so many of today's visitors may be written to, in fives and as of the last
    /// quarter of an hour; none below five.
    pub reachable: Option<u32>,
    /// Coupons given, all days.
    pub coupons_given: u32,
    /// Coupons used, all days.
    pub coupons_used: u32,
    /// Sales of today.
    pub sales: u32,
    /// What they came to, in won; none unless it is to be shown.
    #[ts(type = "number | null")]
    pub won: Option<u64>,
    /// What the owner wants to reach today.
    pub goals: DayGoals,
}

/// Visitors of one hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BoardHour {
    /// From 0 to 23.
    pub hour: u32,
    /// How many came.
    pub visitors: u32,
}

/// What the owner wants the booth to reach on each day of this fair; none where she said
/// nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DayGoals {
    /// Visitors.
    pub visitors: Option<u32>,
    /// People who may be written to.
    pub contacts: Option<u32>,
    /// Sales.
    pub sales: Option<u32>,
}
