//! A programme while its owner thinks about it: kinds with defaults that are
//! right for a tired person, and everything that is wrong with a draft.

use crate::terms::{Benefit, Holder, OfflinePolicy, Place, Products, Terms};
use crate::token::Day;
use crate::writing::day;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;
use words::Sentence;
use words::number::thousands;

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
}

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

/// More than this is a typing slip.
const MOST_DAYS_AFTER_FAIR: u32 = 3_650;

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
            Self::SurveyThanks => Sentence::new("설문 감사", "Thanks for the survey"),
            Self::Discount => Sentence::new("현장 할인", "Discount at the booth"),
            Self::Gift => Sentence::new("사은품", "Gift"),
            Self::Revisit => Sentence::new("다시 오실 때", "Come again"),
            Self::Birthday => Sentence::new("생일 축하", "Birthday"),
            Self::BuyAndGet => Sentence::new("2+1", "Buy 2, get 1"),
        }
    }

    /// Who gets its coupons, before "께" and after "for".
    pub(crate) fn recipient(self) -> Sentence {
        match self {
            Self::SurveyThanks => {
                Sentence::new("설문을 마치신 분", "visitors who finish the survey")
            }
            Self::Discount | Self::Gift | Self::BuyAndGet => {
                Sentence::new("부스에 오신 분", "visitors of the booth")
            }
            Self::Revisit => Sentence::new("다시 모실 분", "people invited to come back"),
            Self::Birthday => Sentence::new("생일을 맞으신 분", "people whose birthday it is"),
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
                    what: Sentence::new("사은품", "a small gift"),
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

    /// The rules, with days of the calendar.
    pub fn terms(&self, fair: FairDays) -> Terms {
        let (valid_from, valid_until) = self.validity.days(fair);
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
        self.terms(fair).programme_preview(self.kind, &self.limits)
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
        }
    }

    /// What is wrong and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Name => Sentence::new(
                "쿠폰 행사의 이름이 비어 있습니다. 이름을 적어 주세요.",
                "The programme has no name. Write one.",
            ),
            Self::Percent => Sentence::new(
                "할인율은 1%에서 100% 사이여야 합니다. 할인율을 고쳐 주세요.",
                "The discount must be between 1% and 100%. Change it.",
            ),
            Self::Amount => Sentence::new(
                "할인 금액은 1원 이상이어야 합니다. 금액을 고쳐 주세요.",
                "The amount must be at least 1 won. Change it.",
            ),
            Self::Cap => Sentence::new(
                "최대 할인 금액이 0원이라 할인이 되지 않습니다. 금액을 적거나 비워 주세요.",
                "The highest discount is 0 won, so nothing would come off. Write an amount or clear it.",
            ),
            Self::Gift => Sentence::new(
                "증정품 이름이 비어 있습니다. 이름을 적어 주세요.",
                "The gift has no name. Write one.",
            ),
            Self::Pieces => Sentence::new(
                "사는 개수와 무료로 드리는 개수는 1개 이상이어야 합니다. 개수를 고쳐 주세요.",
                "At least one piece must be bought and one be free. Change the numbers.",
            ),
            Self::DaysReversed => Sentence::new(
                "끝나는 날이 시작하는 날보다 빠릅니다. 날짜를 고쳐 주세요.",
                "The last day comes before the first. Change the days.",
            ),
            Self::DaysAfterFair => Sentence::new(
                format!(
                    "박람회 다음 날부터 쓸 수 있는 날은 1일에서 {}일 사이여야 합니다. 일수를 고쳐 주세요.",
                    thousands(u64::from(MOST_DAYS_AFTER_FAIR))
                ),
                format!(
                    "Coupons must be good for 1 to {} days after the fair. Change the number of days.",
                    thousands(u64::from(MOST_DAYS_AFTER_FAIR))
                ),
            ),
            Self::Over { on } => {
                let on = day(*on);
                Sentence::new(
                    format!(
                        "사용 기간이 {}에 이미 끝났습니다. 날짜를 고쳐 주세요.",
                        on.ko
                    ),
                    format!("The last day, {}, is over already. Change the days.", on.en),
                )
            }
            Self::BeyondTokens => Sentence::new(
                "쿠폰에 적을 수 없는 날짜입니다. 끝나는 날을 2020년에서 2199년 사이로 고쳐 주세요.",
                "A coupon cannot carry this date. Choose a last day between 2020 and 2199.",
            ),
            Self::Uses => Sentence::new(
                "쿠폰은 한 번 이상 쓸 수 있어야 합니다. 횟수를 고쳐 주세요.",
                "A coupon must be usable at least once. Change the number of uses.",
            ),
            Self::Places => Sentence::new(
                "쿠폰을 쓸 수 있는 곳이 없습니다. 한 곳 이상 골라 주세요.",
                "The coupon can be used nowhere. Choose at least one place.",
            ),
            Self::BoothIsGone { fair_ends } => {
                let ends = day(*fair_ends);
                Sentence::new(
                    format!(
                        "박람회는 {}에 끝나서, 그 뒤에는 부스에서 쿠폰을 쓸 수 없습니다. 매장이나 온라인도 골라 주세요.",
                        ends.ko
                    ),
                    format!(
                        "The fair ends on {}; afterwards no coupon can be used at the booth. Choose the shop or online too.",
                        ends.en
                    ),
                )
            }
            Self::NoneAtAll => Sentence::new(
                "0장으로는 한 장도 드릴 수 없습니다. 장수를 적거나, 제한이 없으면 비워 주세요.",
                "With a limit of 0 no coupon can be given. Write a number, or clear it for no limit.",
            ),
            Self::LaptopBeyondTotal => Sentence::new(
                "노트북 한 대의 장수가 전체 장수보다 많아서 아무 제한도 되지 않습니다. 장수를 확인해 주세요.",
                "One laptop may give more coupons than there are in all, so its limit never counts. Check the numbers.",
            ),
            Self::CapAlwaysReached { cap_won, least_won } => {
                let (cap, least) = (thousands(*cap_won), thousands(*least_won));
                Sentence::new(
                    format!(
                        "가장 적게 사셔도 할인이 {least}원이라 늘 최대 금액 {cap}원만 할인됩니다. 뜻한 대로인지 확인해 주세요."
                    ),
                    format!(
                        "Even the smallest purchase would earn {least} won, so {cap} won comes off every time. Check that you mean it."
                    ),
                )
            }
            Self::SmallestPurchaseFree { won, minimum_won } => {
                let (won, minimum) = (thousands(*won), thousands(*minimum_won));
                Sentence::new(
                    format!(
                        "{minimum}원어치를 사시면 {won}원 할인으로 0원이 됩니다. 뜻한 대로인지 확인해 주세요."
                    ),
                    format!(
                        "A purchase of {minimum} won costs nothing with {won} won off. Check that you mean it."
                    ),
                )
            }
            Self::AllFree => Sentence::new(
                "100% 할인이라 고르신 상품이 모두 무료입니다. 뜻한 대로인지 확인해 주세요.",
                "At 100% off everything chosen is free. Check that you mean it.",
            ),
        }
    }
}
