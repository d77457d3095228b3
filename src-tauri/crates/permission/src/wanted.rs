//! The one thing that a person may ask to be sent or told.

use strum::{EnumString, IntoStaticStr, VariantArray};
use words::{Sentence, sentence};

/// What she asks for; each request permits one message
/// ([`Purpose::RequestedReply`](crate::Purpose)).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Wanted {
    /// The catalogue.
    Catalogue,
    /// A quotation.
    Quotation,
    /// A call.
    Call,
    /// Something else, in her words.
    Other,
}

impl Wanted {
    /// Everything that can be asked for, in the order in which it is offered.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// What people call it.
    pub fn name(self) -> Sentence {
        match self {
            Self::Catalogue => sentence!("reply-catalogue"),
            Self::Quotation => sentence!("reply-quotation"),
            Self::Call => sentence!("reply-call"),
            Self::Other => sentence!("reply-other"),
        }
    }

    /// A stable word for files and records: the variant's name in small letters.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What a [`Self::code`] stands for.
    pub fn from_code(code: &str) -> Option<Self> {
        code.parse().ok()
    }
}
