//! Counts in, ranked products with reasons out.

use crate::data::{Effect, Product, Question, Rule, Visitor};
use crate::evidence::Evidence;
use crate::reason::Reason;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Imaginary visitors that pull each product's popularity towards the mean.
const SMOOTHING: f64 = 5.0;

/// What a fair's visitors taught, ready to answer for any visitor.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    questions: &'a [Question],
    products: &'a [Product],
    visitors: u32,
    /// Per product: how many visitors bought it.
    buyers: Vec<u32>,
    /// Per question and level: what is proven of the people who chose it.
    answers: BTreeMap<(&'a str, &'a str), Proven<'a>>,
    /// Per product: what is proven of its buyers.
    together: BTreeMap<Uuid, Vec<(usize, Evidence)>>,
}

/// What passed the gate for one answer.
#[derive(Debug, Clone)]
struct Proven<'a> {
    question: usize,
    level: usize,
    products: Vec<(usize, Evidence)>,
    tags: Vec<(&'a str, Evidence)>,
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

/// How many people a group has, and how many of them bought each thing.
#[derive(Debug, Clone, Default)]
struct Counts {
    people: u32,
    products: Vec<u32>,
    tags: Vec<u32>,
}

impl Counts {
    fn new(products: usize, tags: usize) -> Self {
        Self {
            people: 0,
            products: vec![0; products],
            tags: vec![0; tags],
        }
    }

    fn add(&mut self, basket: &Basket) {
        self.people += 1;
        for product in &basket.products {
            self.products[*product] += 1;
        }
        for tag in &basket.tags {
            self.tags[*tag] += 1;
        }
    }
}

/// What one visitor bought, as positions.
struct Basket {
    products: BTreeSet<usize>,
    tags: BTreeSet<usize>,
}

/// Who answered a question. They are what those who chose a level are compared
/// with, so that who answers at all does not pass for what they answered.
struct Respondents<'a> {
    all: Counts,
    by_level: BTreeMap<&'a str, Counts>,
}

impl<'a> Respondents<'a> {
    fn of(question: &'a Question, none: &Counts) -> Self {
        let levels = question.levels.iter();
        Self {
            all: none.clone(),
            by_level: levels
                .map(|level| (level.id.as_str(), none.clone()))
                .collect(),
        }
    }

    fn add(&mut self, levels: &BTreeSet<String>, basket: &Basket) {
        let mut answered = false;
        for level in levels {
            if let Some(group) = self.by_level.get_mut(level.as_str()) {
                group.add(basket);
                answered = true;
            }
        }
        if answered {
            self.all.add(basket);
        }
    }
}

impl<'a> Model<'a> {
    /// Learns from everybody who visited. Order does not matter; answers and
    /// products that are not in the lists are ignored.
    pub fn fit(questions: &'a [Question], products: &'a [Product], visitors: &[Visitor]) -> Self {
        let position: BTreeMap<Uuid, usize> = products
            .iter()
            .enumerate()
            .map(|(index, product)| (product.id, index))
            .collect();
        let tags: BTreeSet<&'a str> = products
            .iter()
            .flat_map(|product| product.tags.iter().map(String::as_str))
            .collect();
        let tags: Vec<&'a str> = tags.into_iter().collect();
        let tags_of: Vec<Vec<usize>> = products
            .iter()
            .map(|product| {
                let tags = tags.iter().enumerate();
                tags.filter(|(_, tag)| product.tags.contains(**tag))
                    .map(|(index, _)| index)
                    .collect()
            })
            .collect();
        let none = Counts::new(products.len(), tags.len());
        let mut everybody = none.clone();
        // Only people with two products or more can have bought anything
        // together; comparing with all visitors would prove every pair.
        let mut several = none.clone();
        let mut buyers = vec![none.clone(); products.len()];
        let question_at: BTreeMap<&str, usize> = questions
            .iter()
            .enumerate()
            .map(|(index, question)| (question.what.id.as_str(), index))
            .collect();
        let mut asked: Vec<Respondents<'a>> = questions
            .iter()
            .map(|question| Respondents::of(question, &none))
            .collect();
        for visitor in visitors {
            let bought: BTreeSet<usize> = visitor
                .bought()
                .filter_map(|product| position.get(&product).copied())
                .collect();
            let tags = bought.iter().flat_map(|p| &tags_of[*p]).copied().collect();
            let basket = Basket {
                products: bought,
                tags,
            };
            everybody.add(&basket);
            if basket.products.len() >= 2 {
                several.add(&basket);
                for product in &basket.products {
                    buyers[*product].add(&basket);
                }
            }
            for (question, levels) in &visitor.answers {
                if let Some(q) = question_at.get(question.as_str()) {
                    asked[*q].add(levels, &basket);
                }
            }
        }

        let mut answers = BTreeMap::new();
        for (q, (question, respondents)) in questions.iter().zip(&asked).enumerate() {
            let Respondents { all, by_level } = respondents;
            for (l, level) in question.levels.iter().enumerate() {
                let group = &by_level[level.id.as_str()];
                let gate =
                    |k: u32, base_k: u32| Evidence::gate(group.people, k, all.people, base_k);
                let proven = Proven {
                    question: q,
                    level: l,
                    products: (0..products.len())
                        .filter_map(|p| Some((p, gate(group.products[p], all.products[p])?)))
                        .collect(),
                    tags: (0..tags.len())
                        .filter_map(|t| Some((tags[t], gate(group.tags[t], all.tags[t])?)))
                        .collect(),
                };
                answers.insert((question.what.id.as_str(), level.id.as_str()), proven);
            }
        }
        let together = products
            .iter()
            .zip(&buyers)
            .enumerate()
            .map(|(i, (product, group))| {
                let proven = (0..products.len())
                    .filter(|p| *p != i)
                    .filter_map(|p| {
                        let (k, base_k) = (group.products[p], several.products[p]);
                        Some((p, Evidence::gate(group.people, k, several.people, base_k)?))
                    })
                    .collect();
                (product.id, proven)
            })
            .collect();

        Self {
            questions,
            products,
            visitors: everybody.people,
            buyers: everybody.products,
            answers,
            together,
        }
    }

    /// Whether anything about anybody passed the gate. If not, everybody gets
    /// the bestsellers, and the owner is told so.
    pub fn is_personal(&self) -> bool {
        let proven = |p: &Proven<'_>| !p.products.is_empty() || !p.tags.is_empty();
        self.answers.values().any(proven) || self.together.values().any(|pairs| !pairs.is_empty())
    }

    /// How much these visitors can tell, for the owner.
    pub fn summary(&self) -> Sentence {
        let visitors = self.visitors;
        if self.is_personal() {
            sentence!("recommended-summary-personal", visitors = visitors)
        } else {
            sentence!("recommended-summary-general", visitors = visitors)
        }
    }

    /// The best products for one visitor, at most `count`, best first; equal
    /// scores in the order of product ids. What the visitor has is left out
    /// unless it is bought again.
    pub fn recommend(
        &self,
        visitor: &Visitor,
        rules: &[Rule],
        count: usize,
    ) -> Vec<Recommendation> {
        let known: Vec<&Proven<'_>> = visitor
            .answers
            .iter()
            .flat_map(|(question, levels)| levels.iter().map(move |level| (question, level)))
            .filter_map(|(question, level)| self.answers.get(&(question.as_str(), level.as_str())))
            .collect();
        let effect = |product: Uuid, effect: Effect| {
            rules
                .iter()
                .filter(|rule| rule.product == product && rule.effect == effect)
                .filter(|rule| rule.is_for(visitor))
                .map(|rule| rule.number)
                .min()
        };
        let mean = self.mean_buyers();
        let mut ranked: Vec<(Option<u32>, Recommendation)> = self
            .products
            .iter()
            .enumerate()
            .filter(|(_, product)| product.is_bought_again || !visitor.has_bought(product.id))
            .filter(|(_, product)| effect(product.id, Effect::Block).is_none())
            .map(|(p, product)| {
                let pin = effect(product.id, Effect::Pin);
                let answer = self.best_answer(&known, p);
                let together = self.best_together(visitor, p);
                let lifts = answer.iter().chain(&together);
                let score = self.log_popularity(p, mean)
                    + lifts.map(|(evidence, _)| evidence.log_lift()).sum::<f64>();
                let reason = pin
                    .map(|rule| Reason::OwnerRule { rule })
                    .or(together.map(|(_, reason)| reason))
                    .or(answer.map(|(_, reason)| reason))
                    .unwrap_or_else(|| self.popularity(p, mean));
                let recommendation = Recommendation {
                    product: product.id,
                    name: product.name.clone(),
                    score,
                    reason,
                };
                (pin, recommendation)
            })
            .collect();
        ranked.sort_by(|(pin_a, a), (pin_b, b)| {
            let pinned_first = (pin_a.is_none(), pin_a).cmp(&(pin_b.is_none(), pin_b));
            pinned_first
                .then(b.score.total_cmp(&a.score))
                .then(a.product.cmp(&b.product))
        });
        let best = ranked.into_iter().map(|(_, recommendation)| recommendation);
        best.take(count).collect()
    }

    fn mean_buyers(&self) -> f64 {
        let all: f64 = self.buyers.iter().map(|buyers| f64::from(*buyers)).sum();
        all / (self.products.len().max(1) as f64)
    }

    /// The logarithm of (c + 5·m) / (n + 5), where m is the mean share of a
    /// product; half a purchase stands in for m while nothing was bought.
    fn log_popularity(&self, product: usize, mean_buyers: f64) -> f64 {
        let visitors = f64::from(self.visitors);
        let mean_share = mean_buyers.max(0.5) / visitors.max(1.0);
        let smoothed = f64::from(self.buyers[product]) + SMOOTHING * mean_share;
        (smoothed / (visitors + SMOOTHING)).ln()
    }

    fn popularity(&self, product: usize, mean_buyers: f64) -> Reason {
        let buyers = self.buyers[product];
        if f64::from(buyers) <= mean_buyers {
            return Reason::Unproven {
                buyers,
                visitors: self.visitors,
            };
        }
        let better = self.buyers.iter().filter(|other| **other > buyers).count();
        Reason::Bestseller {
            rank: better + 1,
            buyers,
            visitors: self.visitors,
        }
    }

    /// The strongest answer for a product: proven of the product itself, or
    /// else of one of its tags.
    fn best_answer(&self, known: &[&Proven<'a>], p: usize) -> Option<(Evidence, Reason)> {
        let of_product = strongest(known.iter().flat_map(|proven| {
            let found = proven.products.iter().filter(|(product, _)| *product == p);
            found.map(|(_, evidence)| (*evidence, (*proven, None)))
        }));
        let of_tag = || {
            strongest(known.iter().flat_map(|proven| {
                let tags = &self.products[p].tags;
                let found = proven.tags.iter().filter(|(tag, _)| tags.contains(*tag));
                found.map(|(tag, evidence)| (*evidence, (*proven, Some(*tag))))
            }))
        };
        let (evidence, (proven, tag)) = of_product.or_else(of_tag)?;
        let question = &self.questions[proven.question];
        let (level, may_be_spoken) = (&question.levels[proven.level], question.may_be_spoken);
        let (question, level) = (question.what.clone(), level.clone());
        let reason = match tag {
            None => Reason::Answer {
                question,
                level,
                may_be_spoken,
                evidence,
            },
            Some(tag) => Reason::Tag {
                tag: tag.to_owned(),
                question,
                level,
                may_be_spoken,
                evidence,
            },
        };
        Some((evidence, reason))
    }

    fn best_together(&self, visitor: &Visitor, p: usize) -> Option<(Evidence, Reason)> {
        let (evidence, bought) = strongest(visitor.bought().flat_map(|bought| {
            let pairs = self.together.get(&bought).into_iter().flatten();
            let found = pairs.filter(|(product, _)| *product == p);
            found.map(move |(_, evidence)| (*evidence, bought))
        }))?;
        let bought = self.products.iter().find(|product| product.id == bought)?;
        let reason = Reason::BoughtTogether {
            product: bought.id,
            name: bought.name.clone(),
            evidence,
        };
        Some((evidence, reason))
    }
}

/// The first of those with the largest lift; nothing that lowers a score is
/// ever a reason, and the gate lets nothing lower through.
fn strongest<T>(candidates: impl Iterator<Item = (Evidence, T)>) -> Option<(Evidence, T)> {
    candidates.reduce(|best, next| {
        if next.0.log_lift() > best.0.log_lift() {
            next
        } else {
            best
        }
    })
}
