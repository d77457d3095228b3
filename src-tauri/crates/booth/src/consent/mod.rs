//! What did a visitor allow, and may I write to her now?
//!
//! Contact details are a second, optional step; the survey and the coupon do
//! not depend on them. What was shown, what was allowed and what was declined
//! are separate records, and none of them says what is allowed *now*: the
//! `permission` crate works that out from all of them, on every laptop alike.

mod asking;
mod by_post;
mod cards;
mod deciding;
mod everybody;
mod herself;
mod history;
mod known;
mod opt_outs;
mod paper;
mod particulars;
mod policy;
mod publishing;
mod purchases;
mod receipt;
mod recipients;
mod status;
mod withdrawing;

pub use asking::{ContactDraft, UsableContact};
pub(crate) use by_post::address_of;
pub use cards::ScannedContact;
pub use deciding::Permission;
pub(crate) use deciding::{EndOfKeeping, Sending};
pub(crate) use everybody::Sayings;
pub use history::{PermissionHistory, SaidToNotice};
pub use known::KnownContact;
pub use opt_outs::{OptOutImport, OptOutLists, read_opt_outs};
pub use outreach::{OptOutSource, OptOuts};
pub use particulars::told_source;
pub(crate) use particulars::{in_lines, named};
pub use policy::SavedPolicy;
pub use publishing::{NoticeCost, NoticePreview, NoticesInUse};
pub use purchases::KindOfGoods;
pub use receipt::ConsentReceipt;
pub(crate) use recipients::once_each;
pub use recipients::{AskedRecipient, NeverAsked, NewRecipient};
pub use records::consent::{NoticeAct, NoticePublished, NoticeText};
pub use records::visitors::{ContactSource, Particulars};
pub use status::{ContactStatus, Further};
pub use tables::contact::ContactRow;

use crate::BoothError;
use people::{normalise_email, normalise_phone};

/// An e-mail address or a phone number as somebody typed it, normalised:
/// `(email, phone)`, one of them empty.
pub(crate) fn contact_point(text: &str) -> Result<(String, String), BoothError> {
    let (email, phone) = if text.contains('@') {
        (normalise_email(text)?, String::new())
    } else {
        (String::new(), normalise_phone(text)?)
    };
    if email.is_empty() && phone.is_empty() {
        return Err(BoothError::ContactNotTyped);
    }
    Ok((email, phone))
}
