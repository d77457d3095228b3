//! The catalogue, price lists, and sales.

use crate::{Choice, CouponVerdict, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Products {
    /// The products, in the catalogue's order.
    pub products: Vec<Product>,
    /// What a purchase can be for (the choices of one survey question), to be
    /// recorded with a sale.
    pub uses: Vec<Choice>,
    /// The products of which most was sold today (UUIDs), the most first; a
    /// few at most.
    pub favourites: Vec<String>,
}

/// One product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Product {
    /// Its id (UUID).
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its price in won.
    #[ts(type = "number")]
    pub price_won: u64,
    /// What it is, in tags.
    pub tags: Vec<String>,
    /// The digits of its barcode; may be empty.
    pub barcode: String,
    /// Pieces left, below zero when more was sold than was counted; none when
    /// they are not counted.
    #[ts(type = "number | null")]
    pub stock: Option<i64>,
    /// Whether it is not sold any more.
    pub retired: bool,
    /// Whether it is one of a set, bought again by the piece.
    pub is_one_of_a_set: bool,
}

/// Adds a product to the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AddProduct {
    /// Its name.
    pub name: String,
    /// Its price in won, 0 or more.
    #[ts(type = "number")]
    pub price_won: u64,
}

/// Adds a product to the catalogue, or changes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveProduct {
    /// The product to change (UUID); none for a new one.
    pub product: Option<String>,
    /// Its name.
    pub name: String,
    /// Its price in won, 0 or more.
    #[ts(type = "number")]
    pub price_won: u64,
    /// What it is, in tags.
    pub tags: Vec<String>,
    /// The digits of its barcode; may be empty.
    pub barcode: String,
    /// Pieces left now; none when they are not to be counted.
    #[ts(type = "number | null")]
    pub stock: Option<i64>,
    /// Whether it is one of a set, bought again by the piece.
    pub is_one_of_a_set: bool,
}

/// Takes a product out of the sale, or back into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RetireProduct {
    /// The product (UUID).
    pub product: String,
    /// Whether it is not sold any more.
    pub retired: bool,
}

/// The tags of the products, and which of them say what kind of goods they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KindsOfGoods {
    /// By name.
    pub kinds: Vec<KindOfGoods>,
}

/// A tag of the products.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KindOfGoods {
    /// The tag.
    pub tag: String,
    /// Products on sale that bear it.
    pub products: u32,
    /// Whether a purchase of it allows news of the same kind of goods.
    pub chosen: bool,
}

/// Says which tags name a kind of goods; all others name none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChooseKindsOfGoods {
    /// The tags.
    pub tags: Vec<String>,
}

/// A price list, as the owner's file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PriceList {
    /// The file's name, without its folder.
    pub file_name: String,
    /// Base64 of its bytes.
    pub content: String,
}

/// What a price list would do to the catalogue, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProductImport {
    /// Rows that become new products.
    pub added: u32,
    /// Rows that change a product.
    pub changed: u32,
    /// Rows that change nothing.
    pub unchanged: u32,
    /// Rows that are left out, because they cannot be used.
    pub refused: u32,
    /// What the owner should know about the file as a whole.
    pub notes: Vec<Text>,
    /// The rows worth a look: refused ones first, then changes, then new ones.
    /// At most 300.
    pub rows: Vec<ImportedRow>,
}

/// One row of a price list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ImportedRow {
    /// Its number, as Excel counts.
    pub number: u32,
    /// The product's name; may be empty.
    pub name: String,
    /// Its price in won, when it could be read.
    #[ts(type = "number | null")]
    pub price_won: Option<u64>,
    /// What happens to it.
    pub outcome: RowOutcome,
    /// Why it is refused, what it changes, what is left out of it.
    pub words: Vec<Text>,
}

/// What happens to a row of a price list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum RowOutcome {
    /// It is left out.
    Refused,
    /// It changes a product.
    Changed,
    /// It becomes a product.
    Added,
    /// It changes nothing.
    Unchanged,
}

/// A sale to be quoted or recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaleRequest {
    /// The visitor (UUID), if known.
    pub visitor: Option<String>,
    /// The coupon to use (UUID), if any.
    pub coupon: Option<String>,
    /// The goods.
    pub lines: Vec<BasketLine>,
    /// What the purchase is for (a name of `Products::uses`), if said.
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
    pub coupon: Option<CouponVerdict>,
}

/// A sale is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaleResult {
    /// The sale (UUID).
    pub sale: String,
    /// What it costs.
    pub quote: Quote,
    /// The receipt line, in words.
    pub receipt: Text,
}

/// What the visitor bought at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaleLine {
    /// Local time `HH:MM`.
    pub at: String,
    /// The goods, in words ("위스키잔 2").
    pub goods: Text,
    /// What the visitor paid, in won.
    #[ts(type = "number")]
    pub total_won: u64,
}

/// The latest sales.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RecentSales {
    /// Newest first, at most 30.
    pub sales: Vec<RecentSale>,
}

/// A sale that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RecentSale {
    /// The sale (UUID).
    pub sale: String,
    /// Local time `HH:MM`.
    pub at: String,
    /// What was bought.
    pub goods: Text,
    /// What was paid, in won.
    #[ts(type = "number")]
    pub total_won: u64,
    /// The visitor who bought (UUID), if known.
    pub visitor: Option<String>,
    /// The visitor's name; empty when it is not known.
    pub name: String,
}

/// Links a sale to a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LinkSale {
    /// The sale (UUID).
    pub sale: String,
    /// The visitor (UUID); none removes the link.
    pub visitor: Option<String>,
}

/// Voids a sale, for a reason that is recorded; its coupon can be used again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VoidSale {
    /// The sale (UUID).
    pub sale: String,
    /// Why, in one line.
    pub reason: String,
}
