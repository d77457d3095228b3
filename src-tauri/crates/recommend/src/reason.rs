//! Why, for the owner with numbers and for the customer without.
//!
//! A reason reports what was counted; it never says why people did it nor
//! promises that somebody will like it.

use crate::data::Named;
use crate::evidence::Evidence;
use uuid::Uuid;
use words::{Sentence, particle};

/// Why a product is recommended: the part of the score it came from.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The owner put it there.
    OwnerRule {
        /// The rule's number.
        rule: u32,
    },
    /// People who bought something the visitor bought also bought it.
    BoughtTogether {
        /// What the visitor bought.
        product: Uuid,
        /// Its name.
        name: Sentence,
        /// Counted among people who bought two products or more.
        evidence: Evidence,
    },
    /// People who gave the visitor's answer bought it more often.
    Answer {
        /// The question.
        question: Named,
        /// The answer.
        level: Named,
        /// Whether the customer may be told.
        may_be_spoken: bool,
        /// Counted among people who answered the question.
        evidence: Evidence,
    },
    /// People who gave the visitor's answer bought products with one of its
    /// tags more often.
    Tag {
        /// The tag.
        tag: String,
        /// The question.
        question: Named,
        /// The answer.
        level: Named,
        /// Whether the customer may be told.
        may_be_spoken: bool,
        /// Counted among people who answered the question.
        evidence: Evidence,
    },
    /// More people chose it than chose the average product.
    Bestseller {
        /// 1 for the product that most people chose; equal ones share a rank.
        rank: usize,
        /// How many chose it.
        buyers: u32,
        /// Of how many visitors.
        visitors: u32,
    },
    /// Nothing speaks for it yet.
    Unproven {
        /// How many chose it.
        buyers: u32,
        /// Of how many visitors.
        visitors: u32,
    },
}

impl Reason {
    /// A stable word for counting and tests.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OwnerRule { .. } => "owner_rule",
            Self::BoughtTogether { .. } => "bought_together",
            Self::Answer { .. } => "answer",
            Self::Tag { .. } => "tag",
            Self::Bestseller { .. } => "bestseller",
            Self::Unproven { .. } => "unproven",
        }
    }

    /// For the owner: every number that carries it.
    pub fn for_owner(&self) -> Sentence {
        match self {
            Self::OwnerRule { rule } => Sentence::new(
                format!("설문과 무관하게 사장님 규칙 {rule}번으로 추천했습니다."),
                format!("Recommended by owner's rule {rule}, whatever the survey says."),
            ),
            Self::BoughtTogether { name, evidence, .. } => {
                let (ko, en) = numbers(evidence);
                Sentence::new(
                    format!(
                        "두 가지 이상 구매하신 분 가운데 {} 고르신 {ko}",
                        particle::object(&quote(&name.ko))
                    ),
                    format!(
                        "Of those with two products or more who chose {}, {en}",
                        quote(&name.en)
                    ),
                )
            }
            Self::Answer {
                question,
                level,
                evidence,
                ..
            } => {
                let (ko, en) = numbers(evidence);
                Sentence::new(
                    format!("‘{}: {}’ 답을 주신 {ko}", question.name.ko, level.name.ko),
                    format!(
                        "Of those who answered ‘{}: {}’, {en}",
                        question.name.en, level.name.en
                    ),
                )
            }
            Self::Tag {
                tag,
                question,
                level,
                evidence,
                ..
            } => {
                let (ko, en) = numbers(evidence);
                Sentence::new(
                    format!(
                        "‘{tag}’ 상품 전체로 보아, ‘{}: {}’ 답을 주신 {ko}",
                        question.name.ko, level.name.ko
                    ),
                    format!(
                        "Counting all ‘{tag}’ products: of those who answered ‘{}: {}’, {en}",
                        question.name.en, level.name.en
                    ),
                )
            }
            Self::Bestseller {
                rank,
                buyers,
                visitors,
            } => Sentence::new(
                format!(
                    "방문객 {visitors}명 중 {buyers}명이 선택한 인기 {rank}위 상품입니다. 답에 따른 차이는 확인되지 않았습니다."
                ),
                format!(
                    "Number {rank} by popularity, chosen by {buyers} of {visitors} visitors. No difference between answers is proven."
                ),
            ),
            Self::Unproven { buyers, visitors } => Sentence::new(
                format!("근거가 약합니다. 방문객 {visitors}명 중 {buyers}명이 선택했습니다."),
                format!("Weak grounds: {buyers} of {visitors} visitors chose it."),
            ),
        }
    }

    /// For the customer: no numbers, nothing that was not to be spoken.
    pub fn for_customer(&self, product: &Sentence) -> Sentence {
        let (ko, en) = (quote(&product.ko), quote(&product.en));
        match self {
            Self::OwnerRule { .. } => Sentence::new(
                format!("사장님이 직접 고른 추천 상품 {ko}입니다."),
                format!("{en}, picked by the owner in person."),
            ),
            Self::BoughtTogether { name, .. } => Sentence::new(
                format!(
                    "구매하신 {} 함께 고르신 분이 많은 {ko}입니다.",
                    particle::and(&quote(&name.ko))
                ),
                format!(
                    "{en}, which many chose together with {} that you bought.",
                    quote(&name.en)
                ),
            ),
            Self::Answer {
                level,
                may_be_spoken: true,
                ..
            } => Sentence::new(
                format!(
                    "{} 답하신 분들이 더 많이 고르신 {ko}입니다.",
                    particle::by(&quote(&level.name.ko))
                ),
                format!(
                    "{en}, chosen more often by those who answered {}.",
                    quote(&level.name.en)
                ),
            ),
            Self::Tag {
                tag,
                level,
                may_be_spoken: true,
                ..
            } => Sentence::new(
                format!(
                    "{} 답하신 분들이 더 많이 고르신 ‘{tag}’ 상품 가운데 {ko}입니다.",
                    particle::by(&quote(&level.name.ko))
                ),
                format!(
                    "{en}, one of the ‘{tag}’ products chosen more often by those who answered {}.",
                    quote(&level.name.en)
                ),
            ),
            Self::Bestseller { rank: 1, .. } => Sentence::new(
                format!("이번 박람회에서 가장 많이 선택된 {ko}입니다."),
                format!("{en}, what most visitors of this fair chose."),
            ),
            Self::Bestseller { .. } => Sentence::new(
                format!("이번 박람회에서 많이 선택된 {ko}입니다."),
                format!("{en}, a favourite of this fair."),
            ),
            Self::Answer {
                may_be_spoken: false,
                ..
            }
            | Self::Tag {
                may_be_spoken: false,
                ..
            }
            | Self::Unproven { .. } => Sentence::new(
                format!("이번에 소개해 드리고 싶은 {ko}입니다."),
                format!("{en}, which we would like to show you."),
            ),
        }
    }
}

fn quote(name: &str) -> String {
    format!("‘{name}’")
}

/// The counts behind a rate, as the end of a Korean and an English sentence.
fn numbers(evidence: &Evidence) -> (String, String) {
    let percent = |rate: f64| format!("{:.0}%", rate * 100.0);
    let Evidence {
        n,
        k,
        base_n,
        base_k,
        ..
    } = evidence;
    let (rate, base) = (percent(evidence.rate()), percent(evidence.base_rate()));
    let (lift, lowest) = (evidence.lift(), percent(evidence.lower_bound));
    (
        format!(
            "{n}명 중 {k}명({rate})이 선택했습니다. 비교 대상 {base_n}명 중에서는 {base_k}명({base})이고, {lift:.1}배입니다(99% 하한 {lowest})."
        ),
        format!(
            "{k} of {n} ({rate}) chose it, against {base_k} of {base_n} ({base}): {lift:.1} times as often (99% lower bound {lowest})."
        ),
    )
}
