//! The fields of an owner's draft, in the words she writes them with.

use strum::VariantArray;
use words::{Sentence, sentence};

/// Something that is filled in for each person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, VariantArray)]
pub enum DraftField {
    /// Her name.
    Name,
    /// The company she named.
    Company,
    /// What to offer her first.
    Product1,
    /// Why, in a whole sentence that names it.
    Reason1,
    /// What to offer her besides.
    Product2,
    /// Why, in a whole sentence that names it.
    Reason2,
    /// The third product.
    Product3,
    /// Why, in a whole sentence that names it.
    Reason3,
    /// The topic she allowed, or the kind of goods she bought.
    Topic,
    /// At which fair she was met.
    Fair,
    /// Who writes.
    Maker,
    /// What her coupon gives.
    Benefit,
    /// Its number.
    CouponNumber,
    /// Until when it is good.
    ValidUntil,
    /// The address that opens it.
    Page,
    /// What she asked for.
    Wanted,
    /// On which day she asked.
    AskedOn,
    /// The maker's phone number.
    Phone,
}

impl DraftField {
    /// Every field.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// Its name, as it is written between the braces.
    pub fn name(self) -> Sentence {
        match self {
            Self::Name => sentence!("template-field-name"),
            Self::Company => sentence!("template-field-company"),
            Self::Product1 => sentence!("template-field-product-1"),
            Self::Reason1 => sentence!("template-field-reason-1"),
            Self::Product2 => sentence!("template-field-product-2"),
            Self::Reason2 => sentence!("template-field-reason-2"),
            Self::Product3 => sentence!("template-field-product-3"),
            Self::Reason3 => sentence!("template-field-reason-3"),
            Self::Topic => sentence!("template-field-topic"),
            Self::Fair => sentence!("template-field-fair"),
            Self::Maker => sentence!("template-field-maker"),
            Self::Benefit => sentence!("template-field-benefit"),
            Self::CouponNumber => sentence!("template-field-coupon-number"),
            Self::ValidUntil => sentence!("template-field-valid-until"),
            Self::Page => sentence!("template-field-page"),
            Self::Wanted => sentence!("template-field-wanted"),
            Self::AskedOn => sentence!("template-field-asked-on"),
            Self::Phone => sentence!("template-field-phone"),
        }
    }

    /// The field of this name in either language; spaces, underscores and capitals do not
    /// matter.
    pub fn of_word(word: &str) -> Option<Self> {
        let plain = |word: &str| -> String {
            let letters = word.chars().filter(|it| !it.is_whitespace() && *it != '_');
            letters.flat_map(char::to_lowercase).collect()
        };
        let word = plain(word);
        let mut all = Self::ALL.iter().copied();
        all.find(|field| {
            let name = field.name();
            [plain(&name.ko), plain(&name.en)].contains(&word)
        })
    }
}
