//! Products and what was sold.

use crate::text::Bilingual;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;
use words::Sentence;

/// `product.added`: an entry of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductAdded {
    /// Its name.
    pub name: Bilingual,
    /// Its price in won.
    pub price_won: u64,
    /// What it is, in tags.
    pub tags: Vec<String>,
    /// Where it stands in the catalogue.
    pub position: u32,
    /// The number of its barcode, as printed under the bars.
    #[serde(default)]
    pub barcode: Option<String>,
    /// Pieces at hand when it was added; none when they are not counted.
    #[serde(default)]
    pub stock: Option<u32>,
    /// The first fair at which it is sold.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// Whether it is one of a set (a glass, a plate), of which one piece is bought again
    /// when it breaks or one more is wanted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_one_of_a_set: bool,
}

/// Whether and how many pieces of a product are at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoredStock {
    /// So many were there when this was recorded; what is sold later comes off.
    Counted(u32),
    /// They are not counted (any more).
    NotCounted,
}

/// `product.changed`: what is not named stays as it was, so that two laptops
/// may each change a field of the same product and both are kept. Sales that
/// were recorded keep the name and the price of their day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProductChanged {
    /// Its new name.
    #[serde(default)]
    pub name: Option<Bilingual>,
    /// Its new price in won.
    #[serde(default)]
    pub price_won: Option<u64>,
    /// What it is now, in tags.
    #[serde(default)]
    pub tags: Option<Vec<String>>,
    /// The number of its barcode now; empty when it has none any more.
    #[serde(default)]
    pub barcode: Option<String>,
    /// A new count.
    #[serde(default)]
    pub stock: Option<StoredStock>,
    /// The id of its picture now; nil when it has none any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Uuid>,
    /// Whether it is one of a set now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_one_of_a_set: Option<bool>,
}

/// `product.retired`: it is not sold any more; nothing that happened is lost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProductRetired {}

/// `product.returned`: it is sold again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProductReturned {}

/// `product.numbered`: this number stands for this product on re-order cards, for ever.
/// Two laptops that worked apart may have given one number to two products, or two
/// numbers to one product; all of it counts, because cards were printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductNumbered {
    /// The product.
    pub product: Uuid,
    /// The number, 0 to 999.
    pub number: u16,
}

/// `kinds_of_goods.chosen`: which tags of the products say what kind of goods they
/// are. Only with such a tag does a purchase allow news of the same kind of goods
/// (Network Act art. 50(1)1); the others (a series, a use) allow nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KindsOfGoodsChosen {
    /// The tags, as they stand at the products.
    pub tags: BTreeSet<String>,
}

/// One line of a sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoldLine {
    /// The product.
    pub product: Uuid,
    /// Its name on that day.
    pub name: Bilingual,
    /// How many.
    pub quantity: u32,
    /// The price of one, in won.
    pub unit_price_won: u64,
    /// What the coupon took off this line, in won.
    pub discount_won: u64,
}

/// `sale.recorded`: something was bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleRecorded {
    /// By whom, if known.
    pub visitor: Option<Uuid>,
    /// With which coupon.
    pub coupon: Option<Uuid>,
    /// What.
    pub lines: Vec<SoldLine>,
    /// What it is for, as a choice name of the purpose question.
    pub purpose: Option<String>,
    /// Before the coupon, in won.
    pub subtotal_won: u64,
    /// What the coupon took off, in won.
    pub discount_won: u64,
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
}

/// `sale.voided`: it did not happen, or was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleVoided {
    /// Why, in words of whoever did it.
    pub reason: String,
}

/// `sale.linked`: a sale belongs to this visitor, or to nobody known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleLinked {
    /// The visitor; none to take a link back.
    pub visitor: Option<Uuid>,
}

impl SaleRecorded {
    /// The goods in words: "위스키잔 2 · 물병 1".
    pub fn goods(&self) -> Sentence {
        let list = |name: fn(&Bilingual) -> &str| {
            self.lines
                .iter()
                .map(|line| format!("{} {}", name(&line.name), line.quantity))
                .collect::<Vec<_>>()
                .join(" · ")
        };
        Sentence::of_texts(list(|name| &name.ko), list(|name| &name.en))
    }

    /// What was paid, in won.
    pub fn total_won(&self) -> u64 {
        self.subtotal_won.saturating_sub(self.discount_won)
    }
}
