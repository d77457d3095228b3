//! A programme while its owner thinks about it: kinds with defaults that are
//! right for a tired person, and everything that is wrong with a draft.

use crate::problem::{MOST_DAYS_AFTER_FAIR, Problem};
use crate::terms::{Benefit, Holder, OfflinePolicy, Place, Products, Terms};
use crate::token::Day;
use crate::variant::{VariantDraft, VariantEnd, variant_problems};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;
use words::{Sentence, sentence};

/// What a programme is for. The kind decides nothing by itself; it chooses the
/// rules a draft begins with, as Odoo's loyalty programmes do, because an owner
/// without training changes two fields and not twelve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgrammeKind {
    /// Thanks for a survey.
    SurveyThanks,
    /// A discount at the booth.
    Discount,
    /// A thing handed out at the booth.
    Gift,
    /// An invitation to come back after the fair.
    Revisit,
    /// A present on a birthday.
    Birthday,
    /// Some pieces free when so many are bought.
    BuyAndGet,
}

/// The days of the fair, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FairDays {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

/// When coupons can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// From one day to another, both included.
    Dates {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        until: NaiveDate,
    },
    /// From the day after the fair, for so many days.
    AfterFair {
        /// Days, the first included.
        days: u32,
    },
}

/// How many coupons there may be; none means no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// For one person, as far as it is known who she is.
    pub per_person: Option<u32>,
    /// In all, as far as the laptop that gives one knows.
    pub total: Option<u32>,
    /// From one laptop.
    pub per_laptop: Option<u32>,
}

/// A programme that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeDraft {
    /// What it is for.
    pub kind: ProgrammeKind,
    /// Its short name.
    pub name: Sentence,
    /// What a coupon gives.
    pub benefit: Benefit,
    /// What the eligible products must come to, in won; 0 for no minimum.
    pub minimum_purchase_won: u64,
    /// Which products are eligible.
    pub products: Products,
    /// When coupons can be used.
    pub validity: Validity,
    /// How often one coupon can be used.
    pub uses_per_coupon: u32,
    /// Who may use it.
    pub holder: Holder,
    /// Where it may be used.
    pub places: BTreeSet<Place>,
    /// How many coupons there may be.
    pub limits: Limits,
    /// What differs by chance between its coupons; none, or two and more.
    pub variants: Vec<VariantDraft>,
}

impl ProgrammeKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::SurveyThanks,
        Self::Discount,
        Self::Gift,
        Self::Revisit,
        Self::Birthday,
        Self::BuyAndGet,
    ];

    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::SurveyThanks => "survey_thanks",
            Self::Discount => "discount",
            Self::Gift => "gift",
            Self::Revisit => "revisit",
            Self::Birthday => "birthday",
            Self::BuyAndGet => "buy_and_get",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What it is called.
    pub fn name(self) -> Sentence {
        match self {
            Self::SurveyThanks => sentence!("programme-kind-survey-thanks"),
            Self::Discount => sentence!("programme-kind-discount"),
            Self::Gift => sentence!("programme-kind-gift"),
            Self::Revisit => sentence!("programme-kind-revisit"),
            Self::Birthday => sentence!("programme-kind-birthday"),
            Self::BuyAndGet => sentence!("programme-kind-buy-and-get"),
        }
    }

    /// Who gets its coupons, before "께" and after "for".
    pub(crate) fn recipient(self) -> Sentence {
        match self {
            Self::SurveyThanks => {
                sentence!("programme-recipient-survey-thanks")
            }
            Self::Discount | Self::Gift | Self::BuyAndGet => {
                sentence!("programme-recipient-booth")
            }
            Self::Revisit => sentence!("programme-recipient-revisit"),
            Self::Birthday => sentence!("programme-recipient-birthday"),
        }
    }
}

impl Validity {
    /// The first and the last day.
    pub fn days(self, fair: FairDays) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Dates { from, until } => (from, until),
            Self::AfterFair { days } => {
                let after = |days: u32| {
                    fair.last
                        .checked_add_days(Days::new(u64::from(days)))
                        .unwrap_or(NaiveDate::MAX)
                };
                (after(1), after(days))
            }
        }
    }
}

impl ProgrammeDraft {
    /// What a programme of this kind begins with: rules that can be published
    /// as they are.
    ///
    /// Discounts are small and capped, because a booth's margin is; a gift has
    /// a total, because its stock has; what is used after the fair is good
    /// where the maker still is, in her shop and online; a birthday present is
    /// worth too much to be passed on, so it is bound to its person.
    pub fn proposal(kind: ProgrammeKind, fair: FairDays) -> Self {
        let percent = |percent, cap_won| Benefit::Percent { percent, cap_won };
        let during = Validity::Dates {
            from: fair.first,
            until: fair.last,
        };
        let at_the_booth = Self {
            kind,
            name: kind.name(),
            benefit: percent(10, Some(10_000)),
            minimum_purchase_won: 0,
            products: Products::default(),
            validity: during,
            uses_per_coupon: 1,
            holder: Holder::Bearer,
            places: BTreeSet::from([Place::Booth]),
            limits: Limits {
                per_person: Some(1),
                ..Limits::default()
            },
            variants: Vec::new(),
        };
        let afterwards = Self {
            places: BTreeSet::from([Place::Shop, Place::Online]),
            validity: Validity::AfterFair { days: 30 },
            ..at_the_booth.clone()
        };
        match kind {
            ProgrammeKind::SurveyThanks => at_the_booth,
            ProgrammeKind::Discount => Self {
                minimum_purchase_won: 30_000,
                ..at_the_booth
            },
            ProgrammeKind::Gift => Self {
                benefit: Benefit::Gift {
                    what: sentence!("programme-gift-proposal"),
                },
                limits: Limits {
                    total: Some(100),
                    ..at_the_booth.limits
                },
                ..at_the_booth
            },
            ProgrammeKind::Revisit => afterwards,
            ProgrammeKind::Birthday => Self {
                benefit: Benefit::Amount {
                    won: 5_000,
                    rest_stays: false,
                },
                minimum_purchase_won: 20_000,
                validity: Validity::AfterFair { days: 365 },
                holder: Holder::Person,
                ..afterwards
            },
            ProgrammeKind::BuyAndGet => Self {
                benefit: Benefit::BuyAndGet { buy: 2, free: 1 },
                ..at_the_booth
            },
        }
    }

    /// The last day of each variant.
    pub fn variant_ends(&self, fair: FairDays) -> Vec<NaiveDate> {
        let (_, until) = self.validity.days(fair);
        let end = |variant: &VariantDraft| match variant.end {
            None => until,
            Some(VariantEnd::On(day)) => day,
            Some(VariantEnd::AfterFair { days }) => Validity::AfterFair { days }.days(fair).1,
        };
        self.variants.iter().map(end).collect()
    }

    /// The rules, with days of the calendar. No coupon is good for longer than the
    /// variant that ends last.
    pub fn terms(&self, fair: FairDays) -> Terms {
        let (valid_from, until) = self.validity.days(fair);
        let longest = self.variant_ends(fair).into_iter().max();
        let valid_until = longest.map_or(until, |longest| longest.min(until));
        Terms {
            benefit: self.benefit.clone(),
            minimum_purchase_won: self.minimum_purchase_won,
            products: self.products.clone(),
            valid_from,
            valid_until,
            uses_per_coupon: self.uses_per_coupon,
            holder: self.holder,
            places: self.places.clone(),
            offline: OfflinePolicy::Normal,
        }
    }

    /// What it will do, in one sentence with every condition in it.
    pub fn preview(&self, fair: FairDays) -> Sentence {
        let terms = self.terms(fair);
        terms.programme_preview(self.kind, &self.limits, self.variants.len())
    }

    /// Everything that is wrong with it, what stops it first.
    pub fn problems(&self, fair: FairDays, today: NaiveDate) -> Vec<Problem> {
        let terms = self.terms(fair);
        let mut problems = Vec::new();
        if self.name.ko.trim().is_empty() || self.name.en.trim().is_empty() {
            problems.push(Problem::Name);
        }
        match self.validity {
            Validity::AfterFair { days } if !(1..=MOST_DAYS_AFTER_FAIR).contains(&days) => {
                problems.push(Problem::DaysAfterFair);
            }
            _ if terms.valid_until >= terms.valid_from && terms.valid_until < today => {
                problems.push(Problem::Over {
                    on: terms.valid_until,
                });
            }
            _ => {}
        }
        let is_booth_only = self.places.iter().eq([&Place::Booth]);
        if is_booth_only && terms.valid_from > fair.last {
            problems.push(Problem::BoothIsGone {
                fair_ends: fair.last,
            });
        }
        let Limits {
            per_person,
            total,
            per_laptop,
        } = self.limits;
        if [per_person, total, per_laptop].contains(&Some(0)) {
            problems.push(Problem::NoneAtAll);
        }
        problems.extend(terms.problems());
        let days = self.validity.days(fair);
        let ends = self.variant_ends(fair);
        problems.extend(variant_problems(&self.variants, &ends, days, today));
        if total.is_some_and(|total| per_laptop.is_some_and(|laptop| laptop > total)) {
            problems.push(Problem::LaptopBeyondTotal);
        }
        problems.sort_by_key(|problem| !problem.is_blocking());
        problems.dedup();
        problems
    }
}

impl Terms {
    /// What is wrong with these rules, what stops them first.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        match &self.benefit {
            Benefit::Percent { percent, cap_won } => {
                let least_won = self
                    .minimum_purchase_won
                    .saturating_mul(u64::from(*percent))
                    / 100;
                if !(1..=100).contains(percent) {
                    problems.push(Problem::Percent);
                }
                match cap_won {
                    Some(0) => problems.push(Problem::Cap),
                    Some(cap) if *cap <= least_won => problems.push(Problem::CapAlwaysReached {
                        cap_won: *cap,
                        least_won,
                    }),
                    None if *percent == 100 => problems.push(Problem::AllFree),
                    _ => {}
                }
            }
            Benefit::Amount { won: 0, .. } => problems.push(Problem::Amount),
            Benefit::Amount { won, .. } => {
                if (1..=*won).contains(&self.minimum_purchase_won) {
                    problems.push(Problem::SmallestPurchaseFree {
                        won: *won,
                        minimum_won: self.minimum_purchase_won,
                    });
                }
            }
            Benefit::Gift { what } => {
                if what.ko.trim().is_empty() || what.en.trim().is_empty() {
                    problems.push(Problem::Gift);
                }
            }
            Benefit::BuyAndGet { buy, free } => {
                if *buy == 0 || *free == 0 {
                    problems.push(Problem::Pieces);
                }
            }
        }
        if self.valid_until < self.valid_from {
            problems.push(Problem::DaysReversed);
        }
        if Day::from_date(self.valid_until).is_none() {
            problems.push(Problem::BeyondTokens);
        }
        if self.uses_allowed() == Some(0) {
            problems.push(Problem::Uses);
        }
        if self.places.is_empty() {
            problems.push(Problem::Places);
        }
        problems.sort_by_key(|problem| !problem.is_blocking());
        problems
    }
}
