//! What the owner decides of recommendations, whatever the data say.
//!
//! Her rules come before the model: what she puts first is first, what she excludes is
//! recommended to nobody it is excluded for, and a rule says how many people are offered
//! something else because of it. They hold at all fairs of the maker.

use super::learning::levelled_questions;
use super::offering::offer;
use super::weighing::told;
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use experiment::Group;
use recommend::{Effect, Model, Named, Question, Rule, When};
use records::Body;
use records::recommendation_rules::RecommendationRuleSet;
pub use records::recommendation_rules::{RuleEffect, RuleIsFor};
use std::f64::consts::LN_2;
use tables::{product as product_table, settings};
use uuid::Uuid;
use words::{Sentence, sentence};

/// More rules than this nobody keeps in her head.
const MOST_RULES: usize = 50;

/// A rule of the owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerRule {
    /// Its id.
    pub id: Uuid,
    /// The number that a recommendation names it by.
    pub number: u32,
    /// What it says.
    pub words: Sentence,
    /// How many people are offered something else than without it; none when that would
    /// tell of one to four people.
    pub changes: Option<u32>,
}

/// The owner's rules, and what one can be made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerRules {
    /// In the order of their numbers.
    pub rules: Vec<OwnerRule>,
    /// Of how many people anything is known; 0 while there is no rule.
    pub people: u32,
    /// The questions with choices; each with its stable id, its name and its choices.
    pub questions: Vec<RuleQuestion>,
    /// What is on sale.
    pub products: Vec<(Uuid, Sentence)>,
}

/// A question that a rule can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleQuestion {
    /// Its stable id.
    pub id: String,
    /// What it asks.
    pub name: Sentence,
    /// Its choices, each with its stable id and its name.
    pub choices: Vec<(String, Sentence)>,
}

impl Booth {
    /// The owner's rules, each with what it changes, and what one can be made of.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn owner_rules(&self) -> Result<OwnerRules, BoothError> {
        let facts = self.facts();
        let reading = facts.tables.unchecked_transaction()?;
        let rules = facts.owner_rules()?;
        reading.finish()?;
        Ok(rules)
    }

    /// The owner makes a rule. Its id is given, and whether it was made now: the same rule
    /// is made once.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for an answer or a product that is not there,
    /// [`BoothError::Setting`] for one rule too many, and one that offers to somebody what
    /// she has.
    pub fn make_owner_rule(
        &mut self,
        is_for: &RuleIsFor,
        product: Uuid,
        effect: RuleEffect,
    ) -> Result<(Uuid, bool), BoothError> {
        let id = self.new_id();
        self.append(Right::Owner, |facts| {
            facts.require_possible(is_for, product)?;
            let known = facts.rules_on_record()?;
            let is_same = |it: &RecommendationRuleSet| {
                (&it.is_for, it.product, it.effect) == (is_for, product, effect)
            };
            let mut standing = known.iter().filter(|(_, rule)| !rule.is_removed);
            if let Some((same, _)) = standing.clone().find(|(_, rule)| is_same(rule)) {
                return Ok((Vec::new(), (*same, false)));
            }
            if standing.by_ref().count() >= MOST_RULES {
                let most = u32::try_from(MOST_RULES).unwrap_or(u32::MAX);
                return Err(BoothError::Setting(sentence!(
                    "owner-rule-too-many",
                    most = most
                )));
            }
            let last = known.iter().map(|(_, rule)| rule.number).max();
            let body = Body::RecommendationRuleSet(RecommendationRuleSet {
                number: last.unwrap_or(0).saturating_add(1),
                is_for: is_for.clone(),
                product,
                effect,
                is_removed: false,
            });
            Ok((vec![facts.record(id, None, body)], (id, true)))
        })
    }

    /// The owner takes a rule away, or puts it back with its old number.
    ///
    /// # Errors
    /// [`BoothError::Unknown`].
    pub fn remove_owner_rule(&mut self, rule: Uuid, is_removed: bool) -> Result<(), BoothError> {
        self.append(Right::Owner, |facts| {
            let set = settings::get::<RecommendationRuleSet>(facts.tables, rule)?;
            let set = set.ok_or(BoothError::Unknown)?;
            if set.is_removed == is_removed {
                return Ok((Vec::new(), ()));
            }
            let body = Body::RecommendationRuleSet(RecommendationRuleSet { is_removed, ..set });
            Ok((vec![facts.record(rule, None, body)], ()))
        })
    }
}

impl Facts<'_> {
    /// The rules that hold, as the model takes them.
    pub(super) fn rules(&self) -> Result<Vec<Rule>, BoothError> {
        let standing = self.rules_on_record()?.into_iter();
        Ok(standing
            .filter(|(_, rule)| !rule.is_removed)
            .map(|(_, rule)| of_model(rule))
            .collect())
    }

    /// Every rule there ever was, by its number.
    fn rules_on_record(&self) -> Result<Vec<(Uuid, RecommendationRuleSet)>, BoothError> {
        let mut rules = settings::all::<RecommendationRuleSet>(self.tables)?;
        // Two laptops may have given a number twice.
        rules.sort_by_key(|(id, rule)| (rule.number, *id));
        Ok(rules)
    }

    fn require_possible(&self, is_for: &RuleIsFor, product: Uuid) -> Result<(), BoothError> {
        let on_sale = self.on_sale()?;
        let is_there = match is_for {
            RuleIsFor::Everybody => true,
            RuleIsFor::Answered { question, choice } => {
                let questions = levelled_questions(&self.questionnaires_latest_first()?);
                let asked = questions.iter().find(|it| it.what.id == *question);
                asked.is_some_and(|it| it.levels.iter().any(|level| level.id == *choice))
            }
            // Nobody is offered what she has, unless it is one of a set.
            RuleIsFor::Bought(bought)
                if *bought == product
                    && !on_sale
                        .iter()
                        .any(|(id, it)| *id == product && it.is_one_of_a_set) =>
            {
                return Err(BoothError::Setting(sentence!("owner-rule-same-product")));
            }
            RuleIsFor::Bought(bought) => product_table::get(self.tables, *bought)?.is_some(),
        };
        match is_there && on_sale.iter().any(|(id, _)| *id == product) {
            true => Ok(()),
            false => Err(BoothError::Unknown),
        }
    }

    fn owner_rules(&self) -> Result<OwnerRules, BoothError> {
        let questions = levelled_questions(&self.questionnaires_latest_first()?);
        let products = self.recommendable()?;
        let mut on_record = self.rules_on_record()?;
        on_record.retain(|(_, rule)| !rule.is_removed);
        let all: Vec<Rule> = on_record
            .iter()
            .map(|(_, rule)| of_model(rule.clone()))
            .collect();
        let mut known = match all.is_empty() {
            // Nothing waits for numbers that nobody asked for.
            true => Vec::new(),
            false => self.known_persons(&self.persons()?)?.all,
        };
        known.retain(|person| !person.answers.is_empty() || !person.bought.is_empty());
        let people = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let model = Model::fit(&questions, &products, &known);
        let offered = |rules: &[Rule]| -> Vec<Option<Uuid>> {
            let offers = known
                .iter()
                .map(|person| offer(&model, person, None, Group::Recommendation, rules));
            offers.map(|offer| Some(offer?.product)).collect()
        };
        let with_all = offered(&all);
        let mut rules = Vec::new();
        for (at, (id, rule)) in on_record.iter().enumerate() {
            let mut others = all.clone();
            others.remove(at);
            let without = offered(&others);
            let differing = with_all.iter().zip(&without).filter(|(a, b)| a != b);
            rules.push(OwnerRule {
                id: *id,
                number: rule.number,
                words: self.rule_in_words(rule, &questions)?,
                changes: told(u32::try_from(differing.count()).unwrap_or(u32::MAX), people),
            });
        }
        let named = |it: Named| (it.id, it.name);
        Ok(OwnerRules {
            rules,
            people,
            products: products.iter().map(|it| (it.id, it.name.clone())).collect(),
            questions: questions
                .into_iter()
                .map(|question| RuleQuestion {
                    id: question.what.id,
                    name: question.what.name,
                    choices: question.levels.into_iter().map(named).collect(),
                })
                .collect(),
        })
    }

    fn rule_in_words(
        &self,
        rule: &RecommendationRuleSet,
        questions: &[Question],
    ) -> Result<Sentence, BoothError> {
        let product = self.product_name(rule.product)?;
        let effect = match rule.effect {
            RuleEffect::First => "first",
            RuleEffect::More => "more",
            RuleEffect::Never => "never",
        };
        Ok(match &rule.is_for {
            RuleIsFor::Everybody => {
                sentence!(
                    "owner-rule-for-everybody",
                    product = product,
                    effect = effect
                )
            }
            RuleIsFor::Answered { question, choice } => {
                let asked = questions.iter().find(|it| it.what.id == *question);
                let level = asked.and_then(|it| it.levels.iter().find(|it| it.id == *choice));
                let name = |named: Option<&Named>, id: &str| {
                    named.map_or_else(|| Sentence::of_texts(id, id), |it| it.name.clone())
                };
                sentence!(
                    "owner-rule-for-answer",
                    question = name(asked.map(|it| &it.what), question),
                    answer = name(level, choice),
                    product = product,
                    effect = effect
                )
            }
            RuleIsFor::Bought(bought) => sentence!(
                "owner-rule-for-buyer",
                bought = self.product_name(*bought)?,
                product = product,
                effect = effect
            ),
        })
    }

    fn product_name(&self, product: Uuid) -> Result<Sentence, BoothError> {
        let row = product_table::get(self.tables, product)?.ok_or(BoothError::Unknown)?;
        Ok((&row.name).into())
    }
}

fn of_model(rule: RecommendationRuleSet) -> Rule {
    Rule {
        number: rule.number,
        when: match rule.is_for {
            RuleIsFor::Everybody => When::Always,
            RuleIsFor::Answered { question, choice } => When::Answered {
                question,
                level: choice,
            },
            RuleIsFor::Bought(product) => When::Bought(product),
        },
        product: rule.product,
        effect: match rule.effect {
            RuleEffect::First => Effect::Pin,
            RuleEffect::More => Effect::Boost(LN_2),
            RuleEffect::Never => Effect::Block,
        },
    }
}
