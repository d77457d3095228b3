//! One file for each command.

mod backup;
mod bench;
mod clock;
mod consent;
mod coupon;
mod demo;
mod followup;
mod form;
mod verify;

pub use backup::{Backup, Restore};
pub use bench::{Bench, SaveUntilKilled};
pub use clock::Clock;
pub use consent::Consent;
pub use coupon::Coupon;
pub use demo::Demo;
pub use followup::Followup;
pub use form::Form;
pub use verify::verify;
