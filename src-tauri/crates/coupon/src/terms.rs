//! The rules of a coupon programme, as an owner sets them.

use chrono::NaiveDate;
use std::collections::BTreeSet;
use uuid::Uuid;
use words::Sentence;

/// A programme as the records know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The number that tokens carry.
    pub number: u16,
    /// Its rules.
    pub terms: Terms,
}

/// The rules of a programme. [`Terms::problems`] before publishing.
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
    /// How often one coupon can be used, at least once; not looked at for an
    /// amount whose rest stays.
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
        /// Whether what is left of the amount stays for the next purchase; the
        /// amount alone then says how often the coupon can be used.
        rest_stays: bool,
    },
    /// Some pieces free when so many are bought, once per use of the coupon.
    BuyAndGet {
        /// Pieces to pay for, at least 1.
        buy: u32,
        /// Pieces free of charge, at least 1: the cheapest eligible ones in
        /// the basket, which holds `buy + free` eligible pieces or more.
        free: u32,
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

impl Terms {
    /// Whether the coupon is a gift that is handed out without buying anything.
    pub fn needs_no_purchase(&self) -> bool {
        matches!(self.benefit, Benefit::Gift { .. })
            && self.products.is_everything()
            && self.minimum_purchase_won == 0
    }

    /// How often one coupon may be used; none when its amount decides.
    pub fn uses_allowed(&self) -> Option<u32> {
        match self.benefit {
            Benefit::Amount {
                rest_stays: true, ..
            } => None,
            _ => Some(self.uses_per_coupon),
        }
    }

    /// The rules as they stand for a coupon that already took off so many won:
    /// of an amount whose rest stays, only the rest is left.
    pub fn after(&self, taken_won: u64) -> Self {
        let mut left = self.clone();
        if let Benefit::Amount {
            won,
            rest_stays: true,
        } = &mut left.benefit
        {
            *won = won.saturating_sub(taken_won);
        }
        left
    }

    /// Of the uses of one coupon, in order, each with the won it took off,
    /// those that are within what is allowed.
    pub fn within(&self, uses_won: &[u64]) -> Vec<bool> {
        match (&self.benefit, self.uses_allowed()) {
            (Benefit::Amount { won, .. }, None) => {
                let mut left = *won;
                uses_won
                    .iter()
                    .map(|taken| {
                        let is_within = *taken <= left;
                        left = left.saturating_sub(*taken);
                        is_within
                    })
                    .collect()
            }
            (_, allowed) => {
                let allowed = usize::try_from(allowed.unwrap_or(u32::MAX)).unwrap_or(usize::MAX);
                (0..uses_won.len()).map(|index| index < allowed).collect()
            }
        }
    }
}
