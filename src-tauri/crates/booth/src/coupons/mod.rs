//! Is this coupon good, and what happens to it?
//!
//! Opening programmes; giving, checking, using, taking back and printing
//! coupons; what was bought, on the same code; the key each laptop signs with, and the lists by which the others
//! recognise its coupons; which variant of a programme brings more of them back.

mod checking;
mod giving;
mod keys;
mod lists;
mod printing;
mod programmes;
mod reorder;
mod undoing;
mod variants;

pub use checking::{CheckedCoupon, IssuedCoupon};
pub use keys::{CouponLaptop, LostLaptop};
pub use outreach::receipt::Roll;
pub use outreach::slip::Paper;
pub use printing::{PrintJob, Printer, SavedPage, cannot_be_printed};
pub use programmes::ProgrammeState;
pub use records::coupons::{ProgrammeOpened, StoredBenefit, StoredPlace, StoredProgrammeKind};
pub use reorder::ReorderCard;
pub use undoing::{LastUse, OverRedeemed, Surplus};
pub use variants::{VariantCount, VariantPair, VariantTest};

pub(crate) use checking::{WrongNumbers, taken_off_unseen};
pub(crate) use giving::PersonLimit;
pub(crate) use keys::{is_shut_out, key_of_this_device, laptop};
pub(crate) use printing::{FONTS, is_test_code};
pub(crate) use programmes::{no_number_left, programme_of_next_fair};
