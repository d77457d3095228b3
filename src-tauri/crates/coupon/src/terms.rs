//! The rules of a coupon programme, as an owner sets them.

use crate::writing::{day, list_en, list_ko};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use thiserror::Error;
use uuid::Uuid;
use words::number::thousands;
use words::{Sentence, particle};

/// A programme as the records know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The number that tokens carry.
    pub number: u16,
    /// The fair it belongs to; none for a programme that outlives the fair,
    /// such as revisit coupons for a shop.
    pub fair: Option<Uuid>,
    /// Its rules.
    pub terms: Terms,
}

/// The rules of a programme. [`Terms::check`] before publishing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// What the holder gets.
    pub benefit: Benefit,
    /// What the eligible products must come to, in won; 0 for no minimum.
    pub minimum_purchase_won: u64,
    /// Which products are eligible.
    pub products: Products,
    /// The first day, in the fair's calendar (Asia/Seoul).
    pub valid_from: NaiveDate,
    /// The last day. A token carries its own last day too, and the earlier one
    /// counts.
    pub valid_until: NaiveDate,
    /// How often one coupon can be used, at least once.
    pub uses_per_coupon: u32,
    /// Who may use it.
    pub holder: Holder,
    /// Where it may be used, at least one place.
    pub places: BTreeSet<Place>,
    /// What to do when other laptops' records may be missing.
    pub offline: OfflinePolicy,
}

/// What a coupon is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Benefit {
    /// A share of the eligible products' price.
    Percent {
        /// 1 to 100.
        percent: u8,
        /// At most so many won.
        cap_won: Option<u64>,
    },
    /// A fixed amount off the eligible products' price, never more than it.
    Amount {
        /// Won, at least 1.
        won: u64,
    },
    /// A thing handed out.
    Gift {
        /// What it is ("에코백").
        what: Sentence,
    },
}

/// Which products a coupon is for: those named or carrying one of the tags.
/// Both empty means every product.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Products {
    /// Tags of the catalogue ("유리잔").
    pub tags: BTreeSet<String>,
    /// Single products.
    pub ids: BTreeSet<Uuid>,
}

/// Who may use a coupon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// Whoever shows it.
    Bearer,
    /// Only the person it was issued to.
    Person,
}

/// Where a coupon may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// At the fair booth.
    Booth,
    /// In the owner's shop.
    Shop,
    /// In the owner's online shop.
    Online,
}

/// How much an owner would lose by a second use on another laptop decides how
/// fresh the records must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfflinePolicy {
    /// Refuse when the records are older than so many minutes.
    Strict {
        /// Minutes since the last merge.
        oldest_minutes: u32,
    },
    /// Accept provisionally; the merge lists what was used twice.
    Normal,
    /// Accept. For gifts so small that the queue costs more than the fraud.
    LowValue,
}

/// Why a programme cannot be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TermsError {
    /// The percentage is not between 1 and 100.
    #[error("the percentage must be between 1 and 100")]
    Percent,
    /// The amount, or the cap of a percentage, is 0.
    #[error("the amount must be at least 1 won")]
    Amount,
    /// The gift has no name in one of the languages.
    #[error("the gift has no name")]
    Gift,
    /// The last day comes before the first.
    #[error("the last day comes before the first")]
    Days,
    /// A coupon could never be used.
    #[error("a coupon must be usable at least once")]
    Uses,
    /// No place was chosen.
    #[error("no place was chosen")]
    Places,
}

impl TermsError {
    /// What is wrong and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Percent => Sentence::new(
                "할인율은 1%에서 100% 사이여야 합니다. 할인율을 고쳐 주세요.",
                "The discount must be between 1% and 100%. Change it.",
            ),
            Self::Amount => Sentence::new(
                "할인 금액은 1원 이상이어야 합니다. 금액을 고쳐 주세요.",
                "The amount must be at least 1 won. Change it.",
            ),
            Self::Gift => Sentence::new(
                "증정품 이름이 비어 있습니다. 이름을 적어 주세요.",
                "The gift has no name. Write one.",
            ),
            Self::Days => Sentence::new(
                "끝나는 날이 시작하는 날보다 빠릅니다. 날짜를 고쳐 주세요.",
                "The last day comes before the first. Change the days.",
            ),
            Self::Uses => Sentence::new(
                "쿠폰은 한 번 이상 쓸 수 있어야 합니다. 횟수를 고쳐 주세요.",
                "A coupon must be usable at least once. Change the number of uses.",
            ),
            Self::Places => Sentence::new(
                "쿠폰을 쓸 수 있는 곳이 없습니다. 한 곳 이상 골라 주세요.",
                "The coupon can be used nowhere. Choose at least one place.",
            ),
        }
    }
}

impl Products {
    /// Whether every product is eligible.
    pub fn is_everything(&self) -> bool {
        self.tags.is_empty() && self.ids.is_empty()
    }

    /// Whether this product is eligible.
    pub fn includes(&self, product: Uuid, tags: &BTreeSet<String>) -> bool {
        self.is_everything() || self.ids.contains(&product) || !self.tags.is_disjoint(tags)
    }
}

impl Benefit {
    /// The benefit in a few words: "10% 할인(최대 5,000원)".
    pub fn words(&self) -> Sentence {
        match self {
            Self::Percent {
                percent,
                cap_won: None,
            } => Sentence::new(format!("{percent}% 할인"), format!("{percent}% off")),
            Self::Percent {
                percent,
                cap_won: Some(cap),
            } => {
                let cap = thousands(*cap);
                Sentence::new(
                    format!("{percent}% 할인(최대 {cap}원)"),
                    format!("{percent}% off (up to {cap} won)"),
                )
            }
            Self::Amount { won } => {
                let won = thousands(*won);
                Sentence::new(format!("{won}원 할인"), format!("{won} won off"))
            }
            Self::Gift { what } => Sentence::new(
                format!("{} 증정", what.ko),
                format!("{} as a gift", what.en),
            ),
        }
    }
}

impl Terms {
    /// Whether these rules can be published; the first fault if not.
    pub fn check(&self) -> Result<(), TermsError> {
        match &self.benefit {
            Benefit::Percent { percent, .. } if !(1..=100).contains(percent) => {
                return Err(TermsError::Percent);
            }
            Benefit::Percent {
                cap_won: Some(0), ..
            }
            | Benefit::Amount { won: 0 } => {
                return Err(TermsError::Amount);
            }
            Benefit::Gift { what } if what.ko.trim().is_empty() || what.en.trim().is_empty() => {
                return Err(TermsError::Gift);
            }
            _ => {}
        }
        if self.valid_until < self.valid_from {
            return Err(TermsError::Days);
        }
        if self.uses_per_coupon == 0 {
            return Err(TermsError::Uses);
        }
        if self.places.is_empty() {
            return Err(TermsError::Places);
        }
        Ok(())
    }

    /// Whether the coupon is a gift that is handed out without buying anything.
    pub fn needs_no_purchase(&self) -> bool {
        matches!(self.benefit, Benefit::Gift { .. })
            && self.products.is_everything()
            && self.minimum_purchase_won == 0
    }

    /// What the programme does, in one sentence: the owner reads it before
    /// publishing, the visitor on the coupon.
    pub fn preview(&self) -> Sentence {
        let (from, until) = (day(self.valid_from), day(self.valid_until));
        let (when_ko, when_en) = if self.valid_from == self.valid_until {
            (format!("{}에", from.ko), format!("On {}", from.en))
        } else {
            (
                format!("{}부터 {}까지", from.ko, until.ko),
                format!("From {} to {}", from.en, until.en),
            )
        };
        let places_ko: Vec<&str> = self.places.iter().map(|place| place.ko()).collect();
        let places_en: Vec<&str> = self.places.iter().map(|place| place.en()).collect();
        let (if_ko, if_en) = self.condition();
        let (who_ko, who_en) = match self.holder {
            Holder::Bearer => ("", ""),
            Holder::Person => ("쿠폰을 받은 본인에게 ", " by the person it was issued to"),
        };
        let (times_ko, times_en) = match self.uses_per_coupon {
            1 => ("한 번".to_owned(), "once".to_owned()),
            times => (format!("{times}번까지"), format!("up to {times} times")),
        };
        let (gives_ko, gives_en) = match &self.benefit {
            Benefit::Percent {
                percent,
                cap_won: None,
            } => (
                format!("{percent}%를 할인해 드립니다"),
                format!("{percent}% off"),
            ),
            Benefit::Percent {
                percent,
                cap_won: Some(cap),
            } => (
                format!("{percent}%를 할인해 드립니다(최대 {}원)", thousands(*cap)),
                format!("{percent}% off (up to {} won)", thousands(*cap)),
            ),
            Benefit::Amount { won } => (
                format!("{}원을 할인해 드립니다", thousands(*won)),
                format!("{} won off", thousands(*won)),
            ),
            Benefit::Gift { what } => (
                format!("{} 드립니다", particle::object(&format!("‘{}’", what.ko))),
                format!("‘{}’ as a gift", what.en),
            ),
        };
        Sentence::new(
            format!(
                "{when_ko} {}에서 {if_ko} {who_ko}{times_ko} {gives_ko}.",
                list_ko(&places_ko)
            ),
            format!(
                "{when_en}, {}, {if_en} gives {gives_en}, usable {times_en}{who_en}.",
                list_en(&places_en, "or")
            ),
        )
    }

    /// What must be bought, as the middle of the preview.
    fn condition(&self) -> (String, String) {
        let tags: Vec<String> = self
            .products
            .tags
            .iter()
            .map(|tag| format!("‘{tag}’"))
            .collect();
        let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
        let named = self.products.ids.len();
        let (products_ko, products_en) = match (tags.is_empty(), named) {
            (true, 0) => ("상품을".to_owned(), "goods".to_owned()),
            (true, _) => (
                format!("지정 상품({named}가지)을"),
                format!("chosen products ({named})"),
            ),
            (false, 0) => (
                format!("{} 상품을", tags.join(" 또는 ")),
                format!("{} products", list_en(&tags, "or")),
            ),
            (false, _) => (
                format!("{} 상품이나 지정 상품({named}가지)을", tags.join(" 또는 ")),
                format!(
                    "{} products or chosen products ({named})",
                    list_en(&tags, "or")
                ),
            ),
        };
        if self.needs_no_purchase() {
            (
                "쿠폰을 보여 주시면".to_owned(),
                "showing this coupon".to_owned(),
            )
        } else if self.minimum_purchase_won == 0 {
            (
                format!("{products_ko} 사시면"),
                format!("buying {products_en}"),
            )
        } else {
            let minimum = thousands(self.minimum_purchase_won);
            (
                format!("{products_ko} {minimum}원 이상 사시면"),
                format!("buying {products_en} for {minimum} won or more"),
            )
        }
    }
}
