//! Is this coupon real and still good?
//!
//! The way of a coupon, from end to end:
//!
//! ```text
//! sign ─► Token ─► digits ─► QR ─► a scanner types it ─► read_scan ─► verify ─► assess ─► discount
//!                                  a person types it ─► ShortNumber ─► (ledger) ─► assess
//! ```
//!
//! Everything here is a pure function: keys, records, days and random bytes
//! are handed in. A token carries 12 bytes and an 8-byte HMAC tag and is
//! written in 49 decimal digits, so any laptop of the booth can tell a real
//! coupon from a forged one with no network, and make only its own (`docs/coupon-token.md` is the
//! full specification). What a token cannot know, whether the coupon was used,
//! voided or bound to someone, comes from the records, and [`assess`] says how
//! far they can be trusted right now.
//!
//! Every refusal is a [`Reason`] with a sentence and an advice, because the
//! person who reads it stands in front of a customer.

mod assess;
mod barcode;
mod digits;
mod discount;
mod preview;
mod problem;
mod programme;
pub mod qr;
mod reason;
pub mod reorder;
mod scan;
mod short_number;
mod symbology;
mod terms;
mod token;
mod variant;
mod writing;

pub use assess::{Facts, LedgerView, Proof, Standing, Verdict, assess};
pub use barcode::{Barcode, NotABarcode};
pub use discount::{Discount, Line, discount};
pub use problem::Problem;
pub use programme::{FairDays, Limits, ProgrammeDraft, ProgrammeKind, Validity};
pub use reason::{Caution, ForeignCode, Reason, Unreadable, Use};
pub use scan::{Scan, read_scan};
pub use short_number::{Mistyped, ShortNumber};
pub use terms::{Benefit, Holder, OfflinePolicy, Place, Products, Programme, Terms};
pub use token::{Check, Day, Fingerprint, Key, KeyId, KnownKey, Payload, Token, sign, verify};
pub use variant::{MOST_VARIANTS, VariantDraft, VariantEnd, variant_of};
pub use writing::near_day;
