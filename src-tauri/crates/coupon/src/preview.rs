//! What a programme does, in words.
//!
//! One sentence carries every condition, because an owner who has read it has
//! checked her programme, and a visitor who has read it has no question left.
//! It is put together per language from clauses and never translated word by
//! word: Korean says the condition first and the benefit last. How the clauses
//! stand in a language is said by its catalogue. The owner reads a whole
//! sentence (`terms-programme-preview`), the holder a line that is taken in at
//! a glance (`terms-preview`).

use crate::programme::{Limits, ProgrammeKind};
use crate::terms::{Benefit, Holder, Terms};
use crate::writing::{day, list_of_limits, list_of_places, list_of_tags, list_of_terms, near_day};
use chrono::NaiveDate;
use words::{Sentence, sentence};

impl Benefit {
    /// The benefit in a few words: "10% 할인(최대 5,000원)".
    pub fn words(&self) -> Sentence {
        match self {
            Self::Percent {
                percent,
                cap_won: None,
            } => sentence!("benefit-percent", percent = percent),
            Self::Percent {
                percent,
                cap_won: Some(cap),
            } => sentence!("benefit-percent-capped", percent = percent, cap = cap),
            Self::Amount {
                won,
                rest_stays: false,
            } => sentence!("benefit-amount", won = won),
            Self::Amount {
                won,
                rest_stays: true,
            } => sentence!("benefit-amount-to-spend", won = won),
            Self::Gift { what } => sentence!("benefit-gift", what = what),
            Self::BuyAndGet { buy, free } => {
                sentence!("benefit-buy-and-get", buy = buy, free = free)
            }
        }
    }

    /// The benefit as a first screen says it, without what limits it: "10% 할인".
    pub fn in_brief(&self) -> Sentence {
        match self {
            Self::Percent { percent, .. } => sentence!("benefit-percent", percent = percent),
            whole => whole.words(),
        }
    }

    /// The most that comes off, where there is such a limit.
    fn short_cap(&self) -> Option<Sentence> {
        match self {
            Self::Percent {
                cap_won: Some(cap), ..
            } => Some(sentence!("terms-short-cap", cap = cap)),
            _ => None,
        }
    }

    /// What the coupon gives, as the object of "gives".
    fn given(&self) -> Sentence {
        match self {
            Self::Percent { percent, .. } => sentence!("terms-gives-percent", percent = percent),
            Self::Amount { won, .. } => sentence!("terms-gives-amount", won = won),
            Self::Gift { what } => sentence!("terms-gives-gift", what = what),
            Self::BuyAndGet { free, .. } => sentence!("terms-gives-pieces", free = free),
        }
    }

    /// The most that comes off, in brackets; empty where there is no such limit.
    fn cap(&self) -> Sentence {
        match self {
            Self::Percent {
                cap_won: Some(cap), ..
            } => sentence!("terms-cap", cap = cap),
            _ => Sentence::default(),
        }
    }
}

impl Terms {
    /// What a coupon does, in one line, as its holder reads it on `today`:
    /// "11월 30일까지 부스에서 10% 할인 · 1회 · 최대 1만 원". A beginning that
    /// has passed is left out.
    pub fn preview(&self, today: NaiveDate) -> Sentence {
        let until = near_day(self.valid_until, today);
        let when = if self.valid_from == self.valid_until {
            sentence!("terms-short-on-one-day", day = until)
        } else if self.valid_from <= today {
            sentence!("terms-short-until", until = until)
        } else {
            sentence!(
                "terms-short-on-days",
                from = near_day(self.valid_from, today),
                until = until
            )
        };
        let mut parts = vec![sentence!(
            "terms-preview",
            when = when,
            places = list_of_places(&self.places),
            what = self.benefit.in_brief(),
        )];
        parts.push(match self.uses_allowed() {
            Some(times) => sentence!("terms-short-times", times = times),
            None => sentence!("terms-short-until-spent"),
        });
        parts.extend(self.benefit.short_cap());
        parts.extend(self.short_goods());
        parts.extend(match self.minimum_purchase_won {
            0 => None,
            won => Some(sentence!("terms-short-minimum", won = won)),
        });
        parts.extend((self.holder == Holder::Person).then(|| sentence!("terms-short-person")));
        list_of_terms(parts)
    }

    /// The eligible products, where not all are.
    fn short_goods(&self) -> Option<Sentence> {
        let tags = &self.products.tags;
        let named = self.products.ids.len();
        match (tags.is_empty(), named) {
            (true, 0) => None,
            (true, _) => Some(sentence!("terms-short-named", named = named)),
            (false, 0) => Some(sentence!("terms-short-tagged", tags = list_of_tags(tags))),
            (false, _) => Some(sentence!(
                "terms-short-tagged-or-named",
                tags = list_of_tags(tags),
                named = named
            )),
        }
    }

    /// What a programme with these rules and so many variants does, as its owner
    /// reads it: also who gets a coupon and how many there are.
    pub fn programme_preview(
        &self,
        kind: ProgrammeKind,
        limits: &Limits,
        variants: usize,
    ) -> Sentence {
        let preview = sentence!(
            "terms-programme-preview",
            to = kind.recipient(),
            when = self.when(),
            places = list_of_places(&self.places),
            condition = self.condition(),
            who = self.who(),
            times = self.times(),
            what = self.benefit.given(),
            cap = self.benefit.cap(),
            number = limits.words(),
        );
        match variants {
            0 => preview,
            many => sentence!(
                "terms-programme-variants",
                preview = preview,
                number = many as u64
            ),
        }
    }

    fn when(&self) -> Sentence {
        let from = day(self.valid_from);
        if self.valid_from == self.valid_until {
            sentence!("terms-on-one-day", day = from)
        } else {
            sentence!("terms-on-days", from = from, until = day(self.valid_until))
        }
    }

    fn who(&self) -> Sentence {
        match self.holder {
            Holder::Bearer => Sentence::default(),
            Holder::Person => sentence!("terms-by-its-person"),
        }
    }

    fn times(&self) -> Sentence {
        match self.uses_allowed() {
            Some(1) => sentence!("terms-once"),
            Some(times) => sentence!("terms-up-to-times", times = times),
            None => sentence!("terms-until-spent"),
        }
    }

    /// What must be bought, as the middle of the sentence.
    fn condition(&self) -> Sentence {
        if self.needs_no_purchase() {
            return sentence!("terms-showing");
        }
        let goods = self.goods();
        let pieces = match self.benefit {
            Benefit::BuyAndGet { buy, free } => Some(u64::from(buy) + u64::from(free)),
            _ => None,
        };
        match (pieces, self.minimum_purchase_won) {
            (None, 0) => sentence!("terms-buying", goods = goods),
            (None, won) => sentence!("terms-buying-for", goods = goods, won = won),
            (Some(pieces), 0) => {
                sentence!("terms-buying-pieces", goods = goods, pieces = pieces)
            }
            (Some(pieces), won) => {
                sentence!(
                    "terms-buying-pieces-for",
                    goods = goods,
                    pieces = pieces,
                    won = won
                )
            }
        }
    }

    /// The eligible products.
    fn goods(&self) -> Sentence {
        let tags = &self.products.tags;
        let named = self.products.ids.len();
        match (tags.is_empty(), named) {
            (true, 0) => sentence!("terms-goods-any"),
            (true, _) => sentence!("terms-goods-named", named = named),
            (false, 0) => sentence!("terms-goods-tagged", tags = list_of_tags(tags)),
            (false, _) => {
                sentence!(
                    "terms-goods-tagged-or-named",
                    tags = list_of_tags(tags),
                    named = named
                )
            }
        }
    }
}

impl Limits {
    /// How many coupons there are, as the end of the sentence.
    fn words(&self) -> Sentence {
        let per_person = self
            .per_person
            .map(|coupons| sentence!("limits-per-person", coupons = coupons));
        let total = self
            .total
            .map(|coupons| sentence!("limits-total", coupons = coupons));
        let per_laptop = self
            .per_laptop
            .map(|coupons| sentence!("limits-per-laptop", coupons = coupons));
        let limits: Vec<Sentence> = [per_person, total, per_laptop]
            .into_iter()
            .flatten()
            .collect();
        if limits.is_empty() {
            return sentence!("limits-none");
        }
        list_of_limits(limits)
    }
}
