//! What a programme does, in words.
//!
//! One sentence carries every condition, because an owner who has read it has
//! checked her programme, and a visitor who has read it has no question left.
//! It is put together per language from clauses and never translated word by
//! word: Korean says the condition first and the benefit last.

use crate::programme::{Limits, ProgrammeKind};
use crate::terms::{Benefit, Holder, Terms};
use crate::writing::{day, list_en, list_ko};
use words::number::thousands;
use words::{Sentence, particle};

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
            Self::Amount { won, rest_stays } => {
                let won = thousands(*won);
                match rest_stays {
                    false => Sentence::new(format!("{won}원 할인"), format!("{won} won off")),
                    true => Sentence::new(format!("{won}원 금액권"), format!("{won} won to spend")),
                }
            }
            Self::Gift { what } => Sentence::new(
                format!("{} 증정", what.ko),
                format!("{} as a gift", what.en),
            ),
            Self::BuyAndGet { buy, free } => Sentence::new(
                format!("{buy}개 사시면 {free}개 무료"),
                format!("buy {buy}, get {free} free"),
            ),
        }
    }
}

/// The benefit as the end of a sentence: before the verb "드리다", after it, and
/// the object of "gives".
fn gives(benefit: &Benefit) -> (String, String, String) {
    match benefit {
        Benefit::Percent { percent, cap_won } => {
            let (after, up_to) = cap_won.map_or_else(Default::default, |cap| {
                let cap = thousands(cap);
                (format!("(최대 {cap}원)"), format!(" (up to {cap} won)"))
            });
            (
                format!("{percent}%를 할인해"),
                after,
                format!("{percent}% off{up_to}"),
            )
        }
        Benefit::Amount { won, .. } => {
            let won = thousands(*won);
            (
                format!("{won}원을 할인해"),
                String::new(),
                format!("{won} won off"),
            )
        }
        Benefit::Gift { what } => (
            particle::object(&format!("‘{}’", what.ko)),
            String::new(),
            format!("‘{}’ as a gift", what.en),
        ),
        Benefit::BuyAndGet { free, .. } => (
            format!("그중 가장 싼 {free}개를 무료로"),
            String::new(),
            format!("the cheapest {free} of them free"),
        ),
    }
}

impl Terms {
    /// What a coupon does, in one sentence, as its holder reads it.
    pub fn preview(&self) -> Sentence {
        let (ko, after) = self.clause_ko();
        Sentence::new(
            format!("{ko} 드립니다{after}."),
            format!("{}.", capitalised(&self.clause_en())),
        )
    }

    /// What a programme with these rules does, in one sentence, as its owner
    /// reads it: also who gets a coupon and how many there are.
    pub fn programme_preview(&self, kind: ProgrammeKind, limits: &Limits) -> Sentence {
        let (ko, after) = self.clause_ko();
        let to = kind.recipient();
        let number = limits.words();
        Sentence::new(
            format!(
                "{}께 {ko} 드리는{after} 쿠폰을 {} 드립니다.",
                to.ko, number.ko
            ),
            format!("For {}: {}; {}.", to.en, self.clause_en(), number.en),
        )
    }

    /// Everything before the verb "드리다", and what stands after it.
    fn clause_ko(&self) -> (String, String) {
        let (from, until) = (day(self.valid_from).ko, day(self.valid_until).ko);
        let when = if self.valid_from == self.valid_until {
            format!("{from}에")
        } else {
            format!("{from}부터 {until}까지")
        };
        let places: Vec<&str> = self.places.iter().map(|place| place.ko()).collect();
        let who = match self.holder {
            Holder::Bearer => "",
            Holder::Person => "쿠폰을 받은 본인에게 ",
        };
        let times = match self.uses_allowed() {
            Some(1) => "한 번".to_owned(),
            Some(times) => format!("{times}번까지"),
            None => "금액을 다 쓸 때까지 여러 번".to_owned(),
        };
        let (what, after, _) = gives(&self.benefit);
        let places = list_ko(&places);
        let condition = self.condition().ko;
        (
            format!("{when} {places}에서 {condition} {who}{times} {what}"),
            after,
        )
    }

    fn clause_en(&self) -> String {
        let (from, until) = (day(self.valid_from).en, day(self.valid_until).en);
        let when = if self.valid_from == self.valid_until {
            format!("on {from}")
        } else {
            format!("from {from} to {until}")
        };
        let places: Vec<&str> = self.places.iter().map(|place| place.en()).collect();
        let who = match self.holder {
            Holder::Bearer => "",
            Holder::Person => " by the person it was issued to",
        };
        let times = match self.uses_allowed() {
            Some(1) => "once".to_owned(),
            Some(times) => format!("up to {times} times"),
            None => "until the amount is spent".to_owned(),
        };
        let (_, _, what) = gives(&self.benefit);
        let places = list_en(&places, "or");
        let condition = self.condition().en;
        format!("{when}, {places}, {condition} gives {what}, usable {times}{who}")
    }

    /// What must be bought, as the middle of the sentence.
    fn condition(&self) -> Sentence {
        if self.needs_no_purchase() {
            return Sentence::new("쿠폰을 보여 주시면", "showing this coupon");
        }
        let goods = self.goods();
        let mut least_ko = Vec::new();
        let mut pieces_en = String::new();
        if let Benefit::BuyAndGet { buy, free } = self.benefit {
            let pieces = u64::from(buy) + u64::from(free);
            least_ko.push(format!("{pieces}개 이상"));
            pieces_en = format!("{pieces} pieces or more of ");
        }
        let mut won_en = String::new();
        if self.minimum_purchase_won > 0 {
            let won = thousands(self.minimum_purchase_won);
            least_ko.push(format!("{won}원 이상"));
            won_en = format!(" for {won} won or more");
        }
        let least = match least_ko.is_empty() {
            true => String::new(),
            false => format!(" {}", least_ko.join(", ")),
        };
        Sentence::new(
            format!("{}{least} 사시면", goods.ko),
            format!("buying {pieces_en}{}{won_en}", goods.en),
        )
    }

    /// The eligible products.
    fn goods(&self) -> Sentence {
        let tags: Vec<String> = self
            .products
            .tags
            .iter()
            .map(|tag| format!("‘{tag}’"))
            .collect();
        let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
        let named = self.products.ids.len();
        match (tags.is_empty(), named) {
            (true, 0) => Sentence::new("상품을", "goods"),
            (true, _) => Sentence::new(
                format!("지정 상품({named}가지)을"),
                format!("chosen products ({named})"),
            ),
            (false, 0) => Sentence::new(
                format!("{} 상품을", tags.join(" 또는 ")),
                format!("{} products", list_en(&tags, "or")),
            ),
            (false, _) => Sentence::new(
                format!("{} 상품이나 지정 상품({named}가지)을", tags.join(" 또는 ")),
                format!(
                    "{} products or chosen products ({named})",
                    list_en(&tags, "or")
                ),
            ),
        }
    }
}

impl Limits {
    /// How many coupons there are, as the end of the sentence.
    fn words(&self) -> Sentence {
        let mut ko = Vec::new();
        let mut en = Vec::new();
        if let Some(per_person) = self.per_person {
            ko.push(format!("한 분에 {per_person}장씩"));
            en.push(match per_person {
                1 => "one coupon per person".to_owned(),
                coupons => format!("{coupons} coupons per person"),
            });
        }
        if let Some(total) = self.total {
            let total = thousands(u64::from(total));
            ko.push(format!("모두 {total}장까지"));
            en.push(format!("at most {total} in all"));
        }
        if let Some(per_laptop) = self.per_laptop {
            let per_laptop = thousands(u64::from(per_laptop));
            ko.push(format!("노트북 한 대에서 {per_laptop}장까지"));
            en.push(format!("at most {per_laptop} from one laptop"));
        }
        if ko.is_empty() {
            return Sentence::new("장수 제한 없이", "any number of coupons");
        }
        let en: Vec<&str> = en.iter().map(String::as_str).collect();
        Sentence::new(ko.join(", "), list_en(&en, "and"))
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
