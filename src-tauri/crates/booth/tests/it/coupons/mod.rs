//! Coupons from giving to taking back.

mod read_back;
mod two_hands;
mod undoing;
