//! Who is speaking? The exhibitor as she appears in messages and on cards.

use words::{Sentence, sentence};

/// The exhibitor. Empty text means "not given"; what a message legally needs is
/// checked when one is drafted ([`crate::message::can_draft`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maker {
    /// Her name as customers know it.
    pub name: Sentence,
    /// Her telephone number as it should be printed (`02-123-4567`).
    pub phone: String,
    /// Her e-mail address.
    pub email: String,
    /// Her postal address.
    pub address: Sentence,
    /// Her coupon page (`https://ongi.kr/c`), without `#`.
    pub page: Option<String>,
    /// Her shop (`https://ongi.kr`).
    pub shop: Option<String>,
    /// The number a recipient calls free of charge to refuse messages (`080-…`).
    pub refusal_phone: Option<String>,
    /// Whether a company that may send text messages in bulk sends them from a number of
    /// hers that is registered there.
    pub has_text_sender: bool,
}

impl Maker {
    /// The address that opens one coupon on her page; none without a page.
    ///
    /// What stands after `#` stays in the visitor's browser and reaches no server.
    pub fn coupon_address(&self, fragment: &str) -> Option<String> {
        self.page.as_ref().map(|page| format!("{page}#{fragment}"))
    }
}

/// A detail of the maker that a message must carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MakerField {
    /// [`Maker::name`].
    Name,
    /// [`Maker::phone`].
    Phone,
    /// [`Maker::email`].
    Email,
    /// [`Maker::address`].
    Address,
    /// [`Maker::refusal_phone`].
    RefusalPhone,
    /// [`Maker::has_text_sender`].
    TextSender,
}

impl MakerField {
    /// What it is called in a sentence.
    pub fn name(self) -> Sentence {
        match self {
            Self::Name => sentence!("maker-name"),
            Self::Phone => sentence!("maker-phone"),
            Self::Email => sentence!("maker-email"),
            Self::Address => sentence!("maker-address"),
            Self::RefusalPhone => sentence!("maker-refusal-phone"),
            Self::TextSender => sentence!("maker-text-sender"),
        }
    }
}
