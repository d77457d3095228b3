//! What did our visitors buy in shops, as the shop's own table says?
//!
//! Of a buyer nothing is kept but that an order is a visitor's, and that only where she
//! agreed to have her purchases kept; the others are counted without a name. An order
//! permits nothing: it is no purchase that advertising may follow.

mod buyers;
mod importing;
mod taking_back;
mod told;

pub use importing::{OrdersRequest, read_orders};
pub use outreach::{OrderColumn, OrderColumns, OrderFile};
pub use taking_back::TakenBackOrders;
pub use told::OrdersImport;

use outreach::OrderShop;
use words::{Sentence, sentence};

/// A shop, as people call it.
pub(crate) fn shop_name(shop: &str) -> Sentence {
    match OrderShop::with_id(shop) {
        Some(known) => known.name(),
        // In records of before a shop had to be named.
        None if shop.is_empty() => sentence!("orders-of-a-shop"),
        None => Sentence::of_texts(shop, shop),
    }
}
