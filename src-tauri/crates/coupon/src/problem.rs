//! What is wrong with a programme that is being written, and what to do about it.

use crate::writing::day;
use chrono::NaiveDate;
use words::{Sentence, sentence};

/// More than this is a typing slip.
pub(crate) const MOST_DAYS_AFTER_FAIR: u32 = 3_650;

/// What is wrong with a draft, or what its owner may not have meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It has no name.
    Name,
    /// The percentage is not between 1 and 100.
    Percent,
    /// The amount is 0.
    Amount,
    /// The cap of a percentage is 0.
    Cap,
    /// The gift has no name in one of the languages.
    Gift,
    /// Nothing is to be bought, or nothing is free.
    Pieces,
    /// The last day comes before the first.
    DaysReversed,
    /// No day, or more than ten years, after the fair.
    DaysAfterFair,
    /// The last day is over already.
    Over {
        /// The last day.
        on: NaiveDate,
    },
    /// The last day is outside what a token can say.
    BeyondTokens,
    /// A coupon could never be used.
    Uses,
    /// No place was chosen.
    Places,
    /// Only at the booth, and the fair is over before the first day.
    BoothIsGone {
        /// The fair's last day.
        fair_ends: NaiveDate,
    },
    /// A limit is 0.
    NoneAtAll,
    /// A single variant, which nothing is compared with.
    VariantAlone,
    /// More variants than can be told apart.
    TooManyVariants {
        /// How many there can be.
        most: usize,
    },
    /// Two variants are the same, as they are numbered from 1.
    VariantsAlike {
        /// The first of them.
        one: usize,
        /// The second.
        other: usize,
    },
    /// The wording of this variant is empty in one of the languages.
    VariantWording {
        /// Its number, from 1.
        variant: usize,
    },
    /// This variant ends after its programme.
    VariantTooLong {
        /// Its number, from 1.
        variant: usize,
        /// The programme's last day.
        programme_ends: NaiveDate,
    },
    /// This variant ends before its programme begins.
    VariantTooShort {
        /// Its number, from 1.
        variant: usize,
        /// The programme's first day.
        programme_begins: NaiveDate,
    },
    /// This variant is over already.
    VariantOver {
        /// Its number, from 1.
        variant: usize,
        /// Its last day.
        on: NaiveDate,
    },
    /// One laptop may give more than there are in all.
    LaptopBeyondTotal,
    /// The cap is reached by the smallest purchase already, so that the
    /// percentage never counts.
    CapAlwaysReached {
        /// The cap, in won.
        cap_won: u64,
        /// What the percentage of the smallest purchase comes to, in won.
        least_won: u64,
    },
    /// The smallest purchase costs nothing.
    SmallestPurchaseFree {
        /// The amount, in won.
        won: u64,
        /// The smallest purchase, in won.
        minimum_won: u64,
    },
    /// Everything eligible is free.
    AllFree,
}

impl Problem {
    /// Whether the programme cannot be published; otherwise its owner may have
    /// meant it.
    pub fn is_blocking(&self) -> bool {
        !matches!(
            self,
            Self::CapAlwaysReached { .. }
                | Self::SmallestPurchaseFree { .. }
                | Self::AllFree
                | Self::LaptopBeyondTotal
        )
    }

    /// The field of the draft it is about, a stable word.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Percent | Self::Amount | Self::Gift | Self::Pieces | Self::AllFree => "benefit",
            Self::Cap | Self::CapAlwaysReached { .. } => "cap",
            Self::SmallestPurchaseFree { .. } => "minimum",
            Self::DaysReversed | Self::DaysAfterFair | Self::Over { .. } | Self::BeyondTokens => {
                "validity"
            }
            Self::Uses => "uses",
            Self::Places | Self::BoothIsGone { .. } => "places",
            Self::NoneAtAll | Self::LaptopBeyondTotal => "limits",
            Self::VariantAlone
            | Self::TooManyVariants { .. }
            | Self::VariantsAlike { .. }
            | Self::VariantWording { .. }
            | Self::VariantTooLong { .. }
            | Self::VariantTooShort { .. }
            | Self::VariantOver { .. } => "variants",
        }
    }

    /// What is wrong and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Name => sentence!("programme-problem-name"),
            Self::Percent => sentence!("programme-problem-percent"),
            Self::Amount => sentence!("programme-problem-amount"),
            Self::Cap => sentence!("programme-problem-cap"),
            Self::Gift => sentence!("programme-problem-gift"),
            Self::Pieces => sentence!("programme-problem-pieces"),
            Self::DaysReversed => sentence!("programme-problem-days-reversed"),
            Self::DaysAfterFair => sentence!(
                "programme-problem-days-after-fair",
                most = MOST_DAYS_AFTER_FAIR
            ),
            Self::Over { on } => sentence!("programme-problem-over", on = day(*on)),
            Self::BeyondTokens => sentence!("programme-problem-beyond-tokens"),
            Self::Uses => sentence!("programme-problem-uses"),
            Self::Places => sentence!("programme-problem-places"),
            Self::BoothIsGone { fair_ends } => {
                sentence!("programme-problem-booth-is-gone", ends = day(*fair_ends))
            }
            Self::NoneAtAll => sentence!("programme-problem-none-at-all"),
            Self::LaptopBeyondTotal => sentence!("programme-problem-laptop-beyond-total"),
            Self::CapAlwaysReached { cap_won, least_won } => {
                sentence!(
                    "programme-problem-cap-always-reached",
                    least = least_won,
                    cap = cap_won
                )
            }
            Self::SmallestPurchaseFree { won, minimum_won } => {
                sentence!(
                    "programme-problem-smallest-purchase-free",
                    minimum = minimum_won,
                    won = won
                )
            }
            Self::AllFree => sentence!("programme-problem-all-free"),
            Self::VariantAlone => sentence!("programme-problem-variant-alone"),
            Self::TooManyVariants { most } => {
                sentence!("programme-problem-too-many-variants", most = *most as u64)
            }
            Self::VariantsAlike { one, other } => sentence!(
                "programme-problem-variants-alike",
                one = *one as u64,
                other = *other as u64
            ),
            Self::VariantWording { variant } => {
                sentence!(
                    "programme-problem-variant-wording",
                    variant = *variant as u64
                )
            }
            Self::VariantTooLong {
                variant,
                programme_ends,
            } => sentence!(
                "programme-problem-variant-too-long",
                variant = *variant as u64,
                ends = day(*programme_ends)
            ),
            Self::VariantTooShort {
                variant,
                programme_begins,
            } => sentence!(
                "programme-problem-variant-too-short",
                variant = *variant as u64,
                begins = day(*programme_begins)
            ),
            Self::VariantOver { variant, on } => sentence!(
                "programme-problem-variant-over",
                variant = *variant as u64,
                on = day(*on)
            ),
        }
    }
}
