//! What is said of one person and one programme. It is for the owner only: nobody is told
//! that she is likely to use a coupon, or not.

use super::rate_of;
use crate::data::Named;
use crate::evidence::Evidence;
use crate::reason::percent;
use crate::reason::tells_of_few;
use words::{Sentence, sentence};

/// By how many standard errors one coupon must be likelier than another to be called so.
const CLEAR: f64 = 2.0;

/// How likely somebody is to use a coupon.
#[derive(Debug, Clone, PartialEq)]
pub enum Estimate {
    /// Too few people held such a coupon whose time is over.
    NotKnown {
        /// How many more are needed.
        more_holders: u32,
    },
    /// As far as the past tells.
    Known(Box<Likelihood>),
}

/// A likelihood, with what it is the sum of.
#[derive(Debug, Clone, PartialEq)]
pub struct Likelihood {
    /// Above 0 and below 1.
    pub chance: f64,
    /// Its log-odds: the sum of the parts.
    pub score: f64,
    /// The programme's rate, and what her answers add.
    pub parts: Vec<UsePart>,
    /// People who held such a coupon.
    pub holders: u32,
    /// Of them, those who used one.
    pub users: u32,
    /// The answer that raises it most, of those whose numbers may be told; none where her
    /// answers do not raise it.
    pub reason: Option<UseReason>,
    /// The fewest people that any of it was learned from.
    behind: u32,
}

/// One part of a likelihood's log-odds.
#[derive(Debug, Clone, PartialEq)]
pub struct UsePart {
    /// Where it comes from.
    pub source: UseSource,
    /// What it adds; less than nothing when it speaks against a use.
    pub adds: f64,
}

/// Where a part comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UseSource {
    /// What everybody does who holds such a coupon.
    Programme,
    /// An answer.
    Answer {
        /// The question.
        question: Named,
        /// The answer.
        level: Named,
    },
}

/// People who gave her answer used such a coupon more often.
#[derive(Debug, Clone, PartialEq)]
pub struct UseReason {
    /// The question.
    pub question: Named,
    /// The answer.
    pub level: Named,
    /// Counted among the holders who gave the answer, against all holders.
    pub evidence: Evidence,
}

/// One thing that is said of somebody.
pub(super) struct Said {
    /// The part of the score.
    pub(super) part: UsePart,
    /// How many people it was learned from.
    pub(super) holders: u32,
    /// The reason it may be told as.
    pub(super) reason: Option<UseReason>,
}

impl Likelihood {
    pub(super) fn of(base: f64, (users, holders): (u32, u32), said: Vec<Said>) -> Self {
        let raised: f64 = said.iter().map(|it| it.part.adds).sum();
        let reasons = said.iter().filter(|it| raised > 0.0 && it.part.adds > 0.0);
        let reasons = reasons.filter_map(|it| Some((it.part.adds, it.reason.as_ref()?)));
        let best = reasons.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let reason = best.map(|(_, reason)| reason.clone());
        let behind = said.iter().map(|it| it.holders).fold(holders, u32::min);
        let mut parts = vec![UsePart {
            source: UseSource::Programme,
            adds: base,
        }];
        parts.extend(said.into_iter().map(|it| it.part));
        let score = parts.iter().map(|it| it.adds).sum();
        Self {
            chance: rate_of(score),
            score,
            parts,
            holders,
            users,
            reason,
            behind,
        }
    }

    /// What her answers add to the log-odds; nothing where they say nothing.
    fn raised(&self) -> f64 {
        let answers = self.parts.iter().skip(1);
        answers.map(|it| it.adds).sum()
    }

    fn rate(&self) -> f64 {
        f64::from(self.users) / f64::from(self.holders)
    }

    /// Of the chance, by the fewest people behind it.
    fn variance(&self) -> f64 {
        self.chance * (1.0 - self.chance) / f64::from(self.behind)
    }
}

impl Estimate {
    /// The likelihood, or that it is not known, in a few words.
    pub fn in_brief(&self) -> Sentence {
        match self {
            Self::NotKnown { .. } => sentence!("coupon-use-not-known-brief"),
            Self::Known(known) => sentence!("coupon-use-about", chance = percent(known.chance)),
        }
    }

    /// Why, with every number that carries it.
    pub fn for_owner(&self) -> Sentence {
        let known = match self {
            Self::NotKnown { more_holders } => {
                return sentence!("coupon-use-not-known", people = more_holders);
            }
            Self::Known(known) => known.as_ref(),
        };
        if let Some(UseReason {
            question,
            level,
            evidence,
        }) = &known.reason
        {
            return sentence!(
                "coupon-use-answer",
                question = &question.name,
                answer = &level.name,
                n = evidence.n,
                k = evidence.k,
                rate = percent(evidence.rate()),
                base = percent(evidence.base_rate())
            );
        }
        let of_all = match tells_of_few(known.users, known.holders) {
            true => sentence!("coupon-use-of-few"),
            false => sentence!(
                "coupon-use-of-all",
                n = known.holders,
                k = known.users,
                rate = percent(known.rate())
            ),
        };
        let (raised, rate) = (known.raised(), known.rate());
        if raised > 0.0 && known.chance > rate {
            sentence!("coupon-use-higher", all = of_all)
        } else if raised < 0.0 && known.chance < rate {
            sentence!("coupon-use-lower", all = of_all)
        } else {
            sentence!("coupon-use-as-all", all = of_all)
        }
    }

    /// How it was worked out, part by part, for whoever wants to look; nothing where it is
    /// not known.
    pub fn how(&self) -> Vec<Sentence> {
        let Self::Known(known) = self else {
            return Vec::new();
        };
        let parts = known.parts.iter().map(|part| match &part.source {
            UseSource::Programme => {
                sentence!("coupon-use-how-base", rate = percent(rate_of(part.adds)))
            }
            UseSource::Answer { question, level } => sentence!(
                "coupon-use-how-answer",
                question = &question.name,
                answer = &level.name,
                times = format!("{:.2}", part.adds.exp())
            ),
        });
        let chance = sentence!("coupon-use-how-chance", chance = percent(known.chance));
        parts.chain([chance]).collect()
    }
}

/// Which of several coupons somebody is likelier to use than each of the others: its place.
/// None where one is not known, and where the lead is no clearer than chance.
pub fn likelier(estimates: &[&Estimate]) -> Option<usize> {
    let known = estimates.iter().map(|it| match it {
        Estimate::Known(known) => Some(known.as_ref()),
        Estimate::NotKnown { .. } => None,
    });
    let known: Vec<&Likelihood> = known.collect::<Option<_>>()?;
    let leads = |one: &Likelihood, other: &Likelihood| {
        let sure = CLEAR * (one.variance() + other.variance()).sqrt();
        one.chance - other.chance > sure
    };
    let others = |place: usize| (0..known.len()).filter(move |it| *it != place);
    let leads_all = |place: &usize| others(*place).all(|it| leads(known[*place], known[it]));
    (known.len() > 1).then(|| (0..known.len()).find(leads_all))?
}
