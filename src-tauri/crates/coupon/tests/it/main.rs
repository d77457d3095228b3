//! The coupon crate seen from outside: one test binary, so that it links once.

mod assess;
mod barcode;
mod discount;
mod forgery;
mod programme;
mod qr;
mod reorder;
mod scan;
mod sentences;
mod short_number;
mod support;
mod token;
