//! One file for each command.

pub mod backup;
pub mod bench;
pub mod consent;
pub mod coupon;
pub mod coupon_bench;
pub mod demo;
pub mod followup;
pub mod form;
pub mod kills;
pub mod survey_bench;
pub mod verify;
