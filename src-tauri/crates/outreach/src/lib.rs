//! What leaves the building, and who wants no more of it? Follow-up files, answers,
//! message drafts, coupon slips, the coupon page, the maker's visiting card, and the
//! opt-out lists and reports that come back.
//!
//! Everything here takes plain rows and gives bytes or text back. It knows
//! neither the store nor the window, reads no clock and sends nothing: the
//! caller decides who may be written to and says when. Only [`save`] touches
//! the disk, only [`printer`] a cable, and only [`protect`] asks for chance, for the keys
//! of files that are locked.

pub mod answers;
pub mod calendar;
mod cell;
mod columns;
mod contact_table;
pub mod duty_messages;
mod error;
pub mod fair_report;
pub mod follow_up;
pub mod letter;
pub mod lost_laptop;
pub mod maker;
pub mod message;
pub mod opt_outs;
pub mod orders;
pub mod page;
mod paper;
pub mod policy;
pub mod printer;
mod promotional;
pub mod protect;
pub mod quotes;
pub mod receipt;
mod recipient;
pub mod reply;
pub mod reports;
pub mod request_letter;
pub mod save;
pub mod slip;
pub mod subject_report;
pub mod targets;
pub mod template;
pub mod vcard;

pub use answers::Answers;
pub use cell::harmless;
pub use contact_table::PointKind;
pub use error::{OutreachError, PageAddress};
pub use follow_up::{FollowUp, Withheld};
pub use maker::{Maker, MakerField};
pub use opt_outs::{OptOutSource, OptOuts};
pub use orders::{OrderColumn, OrderColumns, OrderFile, OrderShop, OrdersRead};
pub use permission::Channel;
pub use recipient::{FollowUpRow, Offered, RevisitCoupon};
pub use reports::{Outcome, Report, ReportColumns, ReportFile};
