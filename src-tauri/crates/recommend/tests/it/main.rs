//! The recommend crate seen from outside: one test binary, so that it links once.

mod coupon_use;
mod explaining;
mod gate;
mod ranking;
mod sentences;
mod support;
mod worth;
