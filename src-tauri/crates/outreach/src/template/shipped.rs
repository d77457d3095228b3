//! The drafts that come with the program, one of each kind.

use super::{DraftField, Template};
use std::sync::LazyLock;
use strum::{EnumString, IntoStaticStr, VariantArray};
use words::{Language, Sentence, sentence};

/// What a draft is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum DraftKind {
    /// Thanks for the visit.
    Thanks,
    /// Products that fit.
    Recommendation,
    /// A coupon to come back.
    RevisitCoupon,
    /// The coupon is soon over.
    ExpiringCoupon,
    /// What somebody asked for, and nothing else.
    RequestedReply,
}

const ADVERTISING: &[DraftField] = &[
    DraftField::Name,
    DraftField::Company,
    DraftField::Product1,
    DraftField::Reason1,
    DraftField::Product2,
    DraftField::Reason2,
    DraftField::Product3,
    DraftField::Reason3,
    DraftField::Topic,
    DraftField::Fair,
    DraftField::Maker,
    DraftField::Benefit,
    DraftField::CouponNumber,
    DraftField::ValidUntil,
    DraftField::Page,
];

const OF_REPLIES: &[DraftField] = &[
    DraftField::Wanted,
    DraftField::AskedOn,
    DraftField::Maker,
    DraftField::Phone,
];

macro_rules! text {
    ($name:literal) => {
        (
            include_str!(concat!("../../../../../assets/drafts/", $name, ".ko.txt")),
            include_str!(concat!("../../../../../assets/drafts/", $name, ".en.txt")),
        )
    };
}

impl DraftKind {
    /// Every kind.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// Its stable word.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What it is called.
    pub fn name(self) -> Sentence {
        match self {
            Self::Thanks => sentence!("draft-kind-thanks"),
            Self::Recommendation => sentence!("draft-kind-recommendation"),
            Self::RevisitCoupon => sentence!("draft-kind-revisit-coupon"),
            Self::ExpiringCoupon => sentence!("draft-kind-expiring-coupon"),
            Self::RequestedReply => sentence!("draft-kind-requested-reply"),
        }
    }

    /// Whether it is an advertisement, which everybody in a file has to have allowed.
    pub fn is_advertising(self) -> bool {
        self != Self::RequestedReply
    }

    /// Whether it is about a coupon, so that it says nothing to whoever has none.
    pub fn is_about_a_coupon(self) -> bool {
        matches!(self, Self::RevisitCoupon | Self::ExpiringCoupon)
    }

    /// The fields it may name, in the order in which they are offered.
    pub fn fields(self) -> &'static [DraftField] {
        match self.is_advertising() {
            true => ADVERTISING,
            false => OF_REPLIES,
        }
    }

    pub(super) fn takes(self, field: DraftField) -> bool {
        self.fields().contains(&field)
    }

    /// The fields it may name, as they are written.
    pub(super) fn fields_in_words(self) -> Sentence {
        let written = |text: fn(&Sentence) -> &str| {
            let names = self.fields().iter().map(|field| field.name());
            let names: Vec<String> = names.map(|it| format!("{{{}}}", text(&it))).collect();
            names.join(" ")
        };
        Sentence::of_texts(written(|it| &it.ko), written(|it| &it.en))
    }

    /// The text that ships.
    pub fn shipped(self, language: Language) -> &'static str {
        let (ko, en) = match self {
            Self::Thanks => text!("thanks"),
            Self::Recommendation => text!("recommendation"),
            Self::RevisitCoupon => text!("revisit-coupon"),
            Self::ExpiringCoupon => text!("expiring-coupon"),
            Self::RequestedReply => text!("requested-reply"),
        };
        match language {
            Language::Korean => ko.trim_end(),
            Language::English => en.trim_end(),
        }
    }

    /// The template that ships.
    pub fn template(self, language: Language) -> &'static Template {
        type Both = [Template; 2];
        static SHIPPED: LazyLock<Vec<Both>> = LazyLock::new(|| {
            let read = |kind: &DraftKind| {
                [Language::Korean, Language::English].map(|language| {
                    Template::read(kind.shipped(language), *kind)
                        .expect("the shipped drafts are read by a test")
                })
            };
            DraftKind::ALL.iter().map(read).collect()
        });
        let place = usize::from(language == Language::English);
        &SHIPPED[self as usize][place]
    }
}
