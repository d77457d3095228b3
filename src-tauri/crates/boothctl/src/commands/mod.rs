//! One file for each command.

pub mod backup;
pub mod bench;
pub mod consent;
pub mod coupon;
pub mod demo;
pub mod followup;
pub mod form;
pub mod verify;
