//! Price lists are read and compared from outside, as the booth does.

mod price_list;
