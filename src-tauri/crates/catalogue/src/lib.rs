//! What does this price list say?
//!
//! What owners have is a price list: a title above it, a header in their own
//! words, prices with commas and won signs, totals at the bottom. [`PriceList`]
//! finds the columns and reads the rows; [`PriceList::plan`] compares them with
//! what is sold. Every row either becomes something that is said beforehand, or
//! is refused with a reason and its number; a guess about money is never made.
//! Nothing is stored here.

mod cells;
mod columns;
mod headings;
mod judging;
pub mod limits;
mod picture_names;
mod price_column;
mod price_list;
mod product;
mod table;
mod units;

pub use cells::yes_or_no;
pub use judging::{ImportedRow, Plan, ProductImport, RowOutcome, Step};
pub use picture_names::PictureNames;
pub use price_list::PriceList;
pub use product::{
    NewProduct, Product, ProductChanges, ProductName, clean_name, clean_tags, renamed,
    unreadable_barcode,
};
pub use spreadsheet::LARGEST_FILE;
