//! Products, price lists and sales.

mod price_list;
mod products;
