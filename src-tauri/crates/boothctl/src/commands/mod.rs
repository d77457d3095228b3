//! One file for each command.

mod backup;
mod bench;
mod catalogue;
mod clock;
mod consent;
mod contact;
mod coupon;
mod demo;
mod device;
mod fairs;
mod followup;
mod form;
mod people;
mod policy;
mod rights;
mod scan;
mod tasks;
mod verify;

pub use backup::{Backup, Restore};
pub use bench::{Bench, SaveUntilKilled};
pub use catalogue::Catalogue;
pub use clock::Clock;
pub use consent::Consent;
pub use contact::Contact;
pub use coupon::Coupon;
pub use demo::Demo;
pub use device::Device;
pub use fairs::fairs;
pub use followup::Followup;
pub use form::Form;
pub use people::People;
pub use policy::Policy;
pub use rights::Rights;
pub use scan::Scan;
pub use tasks::Tasks;
pub use verify::verify;
