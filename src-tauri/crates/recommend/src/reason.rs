//! Why, for the owner with numbers and for the customer without.
//!
//! A reason reports what was counted; it never says why people did it nor
//! promises that somebody will like it.

use crate::data::Named;
use crate::evidence::{Evidence, FEWEST_TOLD};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Whether so many of so many people tell of one to four: those who did, or those who did not.
pub(crate) fn tells_of_few(some: u32, all: u32) -> bool {
    let few = 1..FEWEST_TOLD;
    few.contains(&some) || few.contains(&all.saturating_sub(some))
}

/// Why a product is recommended: the part of the score it came from.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The owner put it there.
    OwnerRule {
        /// The rule's number.
        rule: u32,
    },
    /// She has it, and it is one of a set: a piece may have broken or be missing.
    BoughtBefore,
    /// People who bought something the visitor bought also bought it.
    BoughtTogether {
        /// What the visitor bought.
        product: Uuid,
        /// Its name.
        name: Sentence,
        /// Counted among those who bought it, against everybody.
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
        /// Counted among those who gave the answer, against everybody.
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
        /// Counted among those who gave the answer, against everybody.
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
        /// Whether nothing about anybody speaks, so that everybody gets the same.
        for_all: bool,
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
            Self::BoughtBefore => "bought_before",
            Self::BoughtTogether { .. } => "together",
            Self::Answer { .. } => "answer",
            Self::Tag { .. } => "tag",
            Self::Bestseller { .. } => "bestseller",
            Self::Unproven { .. } => "unproven",
        }
    }

    /// The id of the question whose answer it names; none when it names no answer.
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::Answer { question, .. } | Self::Tag { question, .. } => Some(&question.id),
            _ => None,
        }
    }

    /// For the owner: every number that carries it.
    pub fn for_owner(&self) -> Sentence {
        match self {
            Self::OwnerRule { rule } => sentence!("recommended-owner-rule", rule = rule),
            Self::BoughtBefore => sentence!("recommended-bought-before"),
            Self::BoughtTogether { name, evidence, .. } => sentence!(
                "recommended-bought-together",
                name = name,
                numbers = numbers(evidence)
            ),
            Self::Answer {
                question,
                level,
                evidence,
                ..
            } => sentence!(
                "recommended-answer",
                question = &question.name,
                answer = &level.name,
                numbers = numbers(evidence)
            ),
            Self::Tag {
                tag,
                question,
                level,
                evidence,
                ..
            } => sentence!(
                "recommended-tag",
                tag = tag,
                question = &question.name,
                answer = &level.name,
                numbers = numbers(evidence)
            ),
            Self::Bestseller {
                rank,
                buyers,
                visitors,
                for_all,
            } => {
                let bestseller = match tells_of_few(*buyers, *visitors) {
                    true => sentence!("recommended-bestseller-of-few", rank = rank),
                    false => sentence!(
                        "recommended-bestseller",
                        rank = rank,
                        buyers = buyers,
                        visitors = visitors
                    ),
                };
                match for_all {
                    true => sentence!("recommended-bestseller-for-all", bestseller = bestseller),
                    false => bestseller,
                }
            }
            Self::Unproven { buyers, visitors } => match tells_of_few(*buyers, *visitors) {
                true => sentence!("recommended-unproven-of-few"),
                false => sentence!("recommended-unproven", buyers = buyers, visitors = visitors),
            },
        }
    }

    /// For the customer: no numbers, no tags, nothing that was not to be spoken.
    pub fn for_customer(&self, product: &Sentence) -> Sentence {
        match self {
            Self::OwnerRule { .. } => {
                sentence!("recommended-to-you-owner-rule", product = product)
            }
            Self::BoughtBefore => {
                sentence!("recommended-to-you-bought-before", product = product)
            }
            Self::BoughtTogether { name, .. } => sentence!(
                "recommended-to-you-bought-together",
                bought = name,
                product = product
            ),
            Self::Answer {
                level,
                may_be_spoken: true,
                ..
            } => sentence!(
                "recommended-to-you-answer",
                answer = &level.name,
                product = product
            ),
            Self::Tag {
                level,
                may_be_spoken: true,
                ..
            } => sentence!(
                "recommended-to-you-tag",
                answer = &level.name,
                product = product
            ),
            Self::Bestseller { rank: 1, .. } => {
                sentence!("recommended-to-you-first", product = product)
            }
            Self::Bestseller { .. } => {
                sentence!("recommended-to-you-bestseller", product = product)
            }
            Self::Answer {
                may_be_spoken: false,
                ..
            }
            | Self::Tag {
                may_be_spoken: false,
                ..
            }
            | Self::Unproven { .. } => sentence!("recommended-to-you-plainly", product = product),
        }
    }
}

/// The counts behind a rate, as the end of a sentence.
fn numbers(evidence: &Evidence) -> Sentence {
    sentence!(
        "recommended-numbers",
        n = evidence.n,
        k = evidence.k,
        rate = percent(evidence.rate()),
        base = percent(evidence.base_rate())
    )
}

/// A share in whole percent, and one below ten with a decimal.
pub(crate) fn percent(rate: f64) -> String {
    let percent = rate * 100.0;
    if percent < 9.95 && (percent.round() - percent).abs() >= 0.05 {
        format!("{percent:.1}%")
    } else {
        format!("{percent:.0}%")
    }
}
