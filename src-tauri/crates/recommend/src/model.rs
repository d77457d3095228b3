//! Counts in, ranked products with reasons out.

use crate::counts::Target;
use crate::crowd::{AT_ONCE, Block, Person, Places, dampening};
use crate::data::{Effect, Product, Question, Request, Rule, Visitor};
use crate::parallel;
use crate::proven::Proven;
use crate::reason::Reason;
use crate::weights::{Heard, Learned, logarithms};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;
use words::{Sentence, sentence};

/// What the visitors taught, ready to answer for any visitor.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    places: Arc<Places<'a>>,
    learned: Learned,
    /// Per product: the weighted logarithm of its popularity.
    popularity: Vec<f64>,
    proven: Arc<Proven>,
}

/// What a model learned, without the questions and products it speaks of: to be kept, and
/// to be given them again.
#[derive(Debug, Clone)]
pub struct Lesson {
    learned: Learned,
    proven: Arc<Proven>,
}

/// One recommended product.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// The product.
    pub product: Uuid,
    /// Its name.
    pub name: Sentence,
    /// Its score: a natural logarithm, comparable for one visitor only.
    pub score: f64,
    /// Why.
    pub reason: Reason,
}

/// What a score is the sum of.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The score.
    pub score: f64,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// One part of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Where it comes from.
    pub source: Source,
    /// What it adds; less than nothing when it speaks against the product.
    pub adds: f64,
}

/// Where a part of a score comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// What everybody buys.
    Popularity,
    /// An answer, by the product itself or by the products of its kind.
    Answer {
        /// The question's id.
        question: String,
        /// The level's id.
        level: String,
        /// Whether by its tags.
        by_tags: bool,
    },
    /// Something bought, likewise.
    Bought {
        /// The product bought.
        product: Uuid,
        /// Whether by its tags.
        by_tags: bool,
    },
    /// The owner's rule of this number.
    Rule(u32),
}

impl<'a> Model<'a> {
    /// Learns from everybody who visited. Order does not matter; answers and
    /// products that are not in the lists are ignored.
    pub fn fit(questions: &'a [Question], products: &'a [Product], visitors: &[Visitor]) -> Self {
        let places = Arc::new(Places::of(questions, products));
        let people = places.people(visitors);
        let proven = Arc::new(Proven::of(&people, &places));
        let learned = Heard::of(&people, &places).weighed(None);
        Self::of(learned, places, proven)
    }

    /// What it learned.
    pub fn lesson(&self) -> Lesson {
        Lesson {
            learned: self.learned.clone(),
            proven: Arc::clone(&self.proven),
        }
    }

    /// The model that learned this from the same questions and products.
    pub fn of_lesson(questions: &'a [Question], products: &'a [Product], lesson: &Lesson) -> Self {
        let places = Arc::new(Places::of(questions, products));
        Self::of(lesson.learned.clone(), places, Arc::clone(&lesson.proven))
    }

    /// As [`Self::fit`], and by the ids of the questions that say anything what would
    /// have been learned had they not been asked. Without any other question the model
    /// would be the same.
    pub fn fit_without_each(
        questions: &'a [Question],
        products: &'a [Product],
        visitors: &[Visitor],
    ) -> (Self, BTreeMap<String, Self>) {
        let places = Arc::new(Places::of(questions, products));
        let people = places.people(visitors);
        let proven = Arc::new(Proven::of(&people, &places));
        let heard = Heard::of(&people, &places);
        let model = |without| {
            let learned = heard.weighed(without);
            Self::of(learned, Arc::clone(&places), Arc::clone(&proven))
        };
        let questions = places.questions.iter().enumerate();
        let speaking = questions.filter(|(at, _)| heard.hears(Block::Answers(*at)));
        let without = speaking.map(|(at, question)| {
            let without = model(Some(Block::Answers(at)));
            (question.what.id.clone(), without)
        });
        (model(None), without.collect())
    }

    fn of(learned: Learned, places: Arc<Places<'a>>, proven: Arc<Proven>) -> Self {
        Self {
            popularity: logarithms(&learned.shares)
                .iter()
                .map(|it| learned.popularity * it)
                .collect(),
            proven,
            learned,
            places,
        }
    }

    /// Whether anything about anybody speaks. If not, everybody gets the
    /// bestsellers, and the owner is told so.
    pub fn is_personal(&self) -> bool {
        !self.learned.terms.is_empty()
    }

    /// How much these visitors can tell, for the owner.
    pub fn summary(&self) -> Sentence {
        let visitors = self.proven.people;
        if self.is_personal() {
            sentence!("recommended-summary-personal", visitors = visitors)
        } else {
            sentence!("recommended-summary-general", visitors = visitors)
        }
    }

    /// [`Self::recommend`] for many people, on all processors; what is made of each list
    /// stands in the order of the visitors.
    pub fn recommend_to_all<R: Send>(
        &self,
        visitors: &[Visitor],
        request: &Request<'_>,
        make: impl Fn(&Visitor, Vec<Recommendation>) -> R + Sync,
    ) -> Vec<R> {
        let some: Vec<&[Visitor]> = visitors.chunks(AT_ONCE).collect();
        let made = parallel::each(&some, |visitors| -> Vec<R> {
            let lists = visitors.iter();
            lists
                .map(|visitor| make(visitor, self.recommend(visitor, request)))
                .collect()
        });
        made.into_iter().flatten().collect()
    }

    /// The best products for one visitor, best first; equal scores in the order
    /// of product ids. What the visitor has is left out unless she may want it
    /// again.
    pub fn recommend(&self, visitor: &Visitor, request: &Request<'_>) -> Vec<Recommendation> {
        let person = self.places.person(visitor);
        let rules: Vec<&Rule> = request
            .rules
            .iter()
            .filter(|rule| rule.is_for(visitor))
            .collect();
        let scores = self.scores(&person);
        let mut left: Vec<Candidate> = Vec::with_capacity(scores.len());
        for (at, product) in self.places.products.iter().enumerate() {
            let of_product = || rules.iter().filter(|rule| rule.product == product.id);
            if !request.admits(product)
                || (person.has(at) && !visitor.may_want_again.contains(&product.id))
                || of_product().any(|rule| rule.effect == Effect::Block)
            {
                continue;
            }
            let pins = of_product().filter(|rule| rule.effect == Effect::Pin);
            let boosts = of_product().filter_map(|rule| match rule.effect {
                Effect::Boost(by) => Some((by, rule.number)),
                _ => None,
            });
            let pin = pins.map(|rule| rule.number).min();
            let raised = boosts.clone().filter(|(by, _)| *by > 0.0);
            left.push(Candidate {
                at,
                pin,
                rule: pin.or(raised.map(|(_, number)| number).min()),
                score: scores[at] + boosts.map(|(by, _)| by).sum::<f64>(),
            });
        }
        self.in_order(left, request)
            .into_iter()
            .map(|chosen| {
                let product = self.places.products[chosen.at];
                Recommendation {
                    product: product.id,
                    name: product.name.clone(),
                    score: chosen.score,
                    reason: match chosen.rule {
                        Some(rule) => Reason::OwnerRule { rule },
                        None if person.has(chosen.at) => Reason::BoughtBefore,
                        None => self.reason(&person, chosen.at),
                    },
                }
            })
            .collect()
    }

    /// Exactly why a product has its score for a visitor; none for a product
    /// that is not known. The parts sum to the score.
    pub fn explain(&self, visitor: &Visitor, rules: &[Rule], product: Uuid) -> Option<Explanation> {
        let at = self.places.product(product)?;
        let person = self.places.person(visitor);
        let mut parts = vec![Part {
            source: Source::Popularity,
            adds: self.popularity[at],
        }];
        for said in self.said(&person, at) {
            let by_tags = said.target == Target::Tags;
            parts.push(Part {
                source: match said.block {
                    Block::Answers(question) => {
                        let question = self.places.questions[question];
                        Source::Answer {
                            question: question.what.id.clone(),
                            level: question.levels[said.feature].id.clone(),
                            by_tags,
                        }
                    }
                    Block::Purchases => Source::Bought {
                        product: self.places.products[said.feature].id,
                        by_tags,
                    },
                },
                adds: said.adds,
            });
        }
        let rules = rules
            .iter()
            .filter(|rule| rule.product == product && rule.is_for(visitor));
        parts.extend(rules.filter_map(|rule| match rule.effect {
            Effect::Boost(adds) => Some(Part {
                source: Source::Rule(rule.number),
                adds,
            }),
            _ => None,
        }));
        Some(Explanation {
            score: parts.iter().map(|part| part.adds).sum(),
            parts,
        })
    }

    fn scores(&self, person: &Person) -> Vec<f64> {
        let mut scores = self.popularity.clone();
        for term in &self.learned.terms {
            let features = person.features(term.block);
            let factor = term.weight * dampening(features.len());
            for row in features.iter().filter_map(|it| term.lifts.of(*it)) {
                for (score, lift) in scores.iter_mut().zip(row) {
                    *score += factor * lift;
                }
            }
        }
        scores
    }

    /// What everything known of a person says of one product.
    fn said(&self, person: &Person, product: usize) -> Vec<Said> {
        let mut all = Vec::new();
        for term in &self.learned.terms {
            let features = person.features(term.block);
            let factor = term.weight * dampening(features.len());
            for feature in features.iter().copied() {
                if let Some(row) = term.lifts.of(feature) {
                    all.push(Said {
                        block: term.block,
                        target: term.target,
                        feature,
                        adds: factor * row[product],
                    });
                }
            }
        }
        all
    }

    fn in_order(&self, mut left: Vec<Candidate>, request: &Request<'_>) -> Vec<Candidate> {
        let count = request.count.min(left.len());
        if request.variety <= 0.0 {
            // Sorting only the first few: everybody is asked for, and each has
            // hundreds of products.
            if count < left.len() {
                left.select_nth_unstable_by(count, Candidate::order);
                left.truncate(count);
            }
            left.sort_by(Candidate::order);
            return left;
        }
        let mut chosen: Vec<Candidate> = Vec::new();
        while chosen.len() < count {
            let tags = |at: usize| &self.places.tags_of[at];
            let alike = |at: usize| {
                let is_alike = |it: &&Candidate| tags(it.at).iter().any(|t| tags(at).contains(t));
                chosen.iter().filter(is_alike).count() as f64
            };
            let discounted = |it: &Candidate| Candidate {
                score: it.score - request.variety * alike(it.at),
                ..*it
            };
            let next =
                (0..left.len()).min_by(|a, b| discounted(&left[*a]).order(&discounted(&left[*b])));
            match next {
                Some(next) => chosen.push(left.swap_remove(next)),
                None => break,
            }
        }
        chosen
    }

    /// The strongest part of the score that is proven, in the order together,
    /// answer, tag; or else how popular the product is.
    fn reason(&self, person: &Person, product: usize) -> Reason {
        let said = self.said(person, product);
        // All that one question says of the product: without the answer the
        // score would be lower by this much. The terms of a block stand together.
        let mut for_it = Vec::with_capacity(said.len());
        for of_block in said.chunk_by(|a, b| a.block == b.block) {
            if of_block.iter().map(|it| it.adds).sum::<f64>() > 0.0 {
                for_it.extend(of_block.iter().filter(|it| it.adds > 0.0));
            }
        }
        let for_it = for_it.into_iter();
        let by_product = || {
            let direct = for_it.clone().filter(|it| it.target == Target::Product);
            direct.filter_map(|it| {
                let proven = self.proven.of_product(it.block, it.feature, product)?;
                Some((it, *proven))
            })
        };
        let together = strongest(by_product().filter(|(it, _)| it.block == Block::Purchases));
        if let Some((it, evidence)) = together {
            let bought = self.places.products[it.feature];
            return Reason::BoughtTogether {
                product: bought.id,
                name: bought.name.clone(),
                evidence,
            };
        }
        if let Some((it, evidence)) = strongest(by_product())
            && let Block::Answers(question) = it.block
        {
            let question = self.places.questions[question];
            return Reason::Answer {
                question: question.what.clone(),
                level: question.levels[it.feature].clone(),
                may_be_spoken: question.may_be_spoken,
                evidence,
            };
        }
        let by_tag = for_it.filter(|it| it.target == Target::Tags);
        let tag = strongest(by_tag.flat_map(|it| {
            let tags = self.places.tags_of[product].iter();
            tags.filter_map(move |tag| {
                let proven = self.proven.of_tag(it.block, it.feature, *tag)?;
                Some((it, (*proven, *tag)))
            })
        }));
        if let Some((it, (evidence, tag))) = tag
            && let Block::Answers(question) = it.block
        {
            let question = self.places.questions[question];
            return Reason::Tag {
                tag: self.places.tags[tag].to_owned(),
                question: question.what.clone(),
                level: question.levels[it.feature].clone(),
                may_be_spoken: question.may_be_spoken,
                evidence,
            };
        }
        self.popularity_of(product)
    }

    fn popularity_of(&self, product: usize) -> Reason {
        let (buyers, visitors) = (self.proven.buyers[product], self.proven.people);
        let all: u64 = self.proven.buyers.iter().map(|it| u64::from(*it)).sum();
        let products = self.proven.buyers.len() as u64;
        // What everybody chose is chosen no less than anything else.
        if buyers < visitors.max(1) && u64::from(buyers) * products <= all {
            return Reason::Unproven { buyers, visitors };
        }
        let others = self.proven.buyers.iter();
        Reason::Bestseller {
            rank: 1 + others.filter(|other| **other > buyers).count(),
            buyers,
            visitors,
            for_all: !self.is_personal(),
        }
    }
}

/// What one feature adds to the score of a product.
struct Said {
    block: Block,
    target: Target,
    feature: usize,
    adds: f64,
}

/// A product that may be recommended.
struct Candidate {
    at: usize,
    /// The rule that pins it.
    pin: Option<u32>,
    /// The rule that speaks for it.
    rule: Option<u32>,
    score: f64,
}

impl Candidate {
    /// Pinned ones by rule, then by score, then by place.
    fn order(&self, other: &Self) -> Ordering {
        (self.pin.is_none(), self.pin)
            .cmp(&(other.pin.is_none(), other.pin))
            .then(other.score.total_cmp(&self.score))
            .then(self.at.cmp(&other.at))
    }
}

/// The first of those that add most.
fn strongest<'s, T>(candidates: impl Iterator<Item = (&'s Said, T)>) -> Option<(&'s Said, T)> {
    candidates.reduce(|best, next| {
        if next.0.adds > best.0.adds {
            next
        } else {
            best
        }
    })
}
