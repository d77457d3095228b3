//! What is for sale, and what was sold?

mod price_list;
mod products;
mod selling;

pub use price_list::{ImportedRow, ProductImport, RowOutcome};
pub use products::{Product, ProductDraft};
pub use records::sales::{ProductAdded, SaleRecorded, SoldLine};
pub use selling::{BasketLine, Quote, SaleRequest, SoldSale};
pub use tables::sale::SaleRow;

pub(crate) use products::on_sale;
pub(crate) use selling::MOST_PIECES;
