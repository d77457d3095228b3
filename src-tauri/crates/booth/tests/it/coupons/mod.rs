//! Coupons: giving, using, undoing, reading them back.

mod read_back;
mod two_hands;
mod undoing;
