//! Coupons, products and sales.

use crate::{CouponStanding, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a coupon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CouponId {
    /// The coupon (UUID).
    pub coupon: String,
}

/// Issues a coupon to a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct IssueCoupon {
    /// The visitor (UUID).
    pub visitor: String,
    /// The programme (UUID).
    pub programme: String,
}

/// One coupon, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Coupon {
    /// The coupon (UUID).
    pub id: String,
    /// Who gives it.
    pub maker: Text,
    /// The benefit in a few words ("유리잔 5% 할인").
    pub benefit: Text,
    /// Where and until when, in one sentence.
    pub conditions: Text,
    /// The number to type or say, in groups (`4821 7730 5196 8`).
    pub short_number: String,
    /// The 49 digits of its token.
    pub digits: String,
    /// The QR as an SVG element, black on white with its quiet zone.
    pub qr_svg: String,
    /// Whether it was used up.
    pub used: bool,
    /// What is left of it after its first use, in a few words; none before, and
    /// for one that can be used once.
    pub left: Option<Text>,
    /// Whether it was taken out of use.
    pub standing: CouponStanding,
    /// How often it was printed.
    pub prints: u32,
}

/// Whether a coupon is good now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CouponCheck {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in a sentence.
    pub reason: Text,
    /// What to do now.
    pub advice: Text,
    /// The coupon, when it is one of ours.
    pub coupon: Option<Coupon>,
    /// The visitor it was given to (UUID), if known.
    pub visitor: Option<String>,
}

/// The three answers a coupon can get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Verdict {
    /// 확정
    Ok,
    /// 오프라인 임시
    Provisional,
    /// 거절
    Refused,
}

/// A sale about to be made, or made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaleRequest {
    /// The visitor (UUID), if known.
    pub visitor: Option<String>,
    /// The coupon to use (UUID), if any.
    pub coupon: Option<String>,
    /// The goods.
    pub lines: Vec<BasketLine>,
    /// What it is for (a name of `Products::uses`), if said.
    pub purpose: Option<String>,
}

/// Some pieces of one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BasketLine {
    /// The product (UUID).
    pub product: String,
    /// How many, at least 1.
    pub quantity: u32,
}

/// What a sale would cost. Nothing is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Quote {
    /// Before the coupon, in won.
    #[ts(type = "number")]
    pub subtotal_won: u64,
    /// What the coupon takes off, in won.
    #[ts(type = "number")]
    pub discount_won: u64,
    /// To be paid, in won.
    #[ts(type = "number")]
    pub total_won: u64,
    /// Whether the coupon can be used for this, when one was named.
    pub coupon: Option<CouponCheck>,
}

/// A sale is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaleResult {
    /// The sale (UUID).
    pub sale: String,
    /// What it came to.
    pub quote: Quote,
    /// The receipt line, in words.
    pub receipt: Text,
}
