//! What is for sale, and what was sold?

mod price_list;
mod product_pictures;
mod products;
mod selling;

pub use catalogue::{ImportedRow, PriceList, Product, ProductImport, RowOutcome};
pub use price_list::read_price_list;
pub use products::ProductDraft;
pub use records::sales::{ProductAdded, SaleRecorded, SoldLine};
pub use selling::{BasketLine, Quote, SaleRequest, SoldSale};
pub use tables::sale::SaleRow;
