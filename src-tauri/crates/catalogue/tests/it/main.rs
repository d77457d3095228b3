//! Price lists are read and compared from outside, as the booth does.

mod doubtful_money;
mod hidden;
mod other_money;
mod price_list;
mod workbooks;
