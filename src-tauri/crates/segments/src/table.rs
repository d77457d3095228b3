//! People by variables, one small code each, and what they bought.

use crate::rule::{MOST_CONDITIONS, Rule, RuleError};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Most levels of one variable.
pub const MOST_LEVELS: usize = 6;

/// One of the few values that a variable takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub name: Sentence,
}

/// An answer or a behaviour, with a few levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub name: Sentence,
    /// Its levels, [`MOST_LEVELS`] at most.
    pub levels: Vec<Level>,
}

/// Something that can be bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: Sentence,
}

/// People, by every variable and ready group.
#[derive(Debug, Clone, Default)]
pub struct Table {
    people: usize,
    pub(crate) variables: Vec<Variable>,
    /// For each variable each person's level: its place among the levels from 1
    /// on, 0 where it is not known.
    pub(crate) codes: Vec<Vec<u8>>,
    audiences: Vec<(Level, Vec<u8>)>,
    pub(crate) products: Vec<Product>,
    /// For each product, who bought it, each once.
    pub(crate) buyers: Vec<Vec<u32>>,
}

/// A condition, as it is counted: each person's code, how many codes there are,
/// and those that are chosen, as bits.
#[derive(Clone, Copy)]
pub(crate) struct Condition<'a> {
    pub(crate) codes: &'a [u8],
    pub(crate) radix: usize,
    pub(crate) chosen: u32,
}

impl Table {
    /// A table of so many people, of whom nothing is known yet.
    pub fn of_people(people: usize) -> Self {
        Self {
            people,
            ..Self::default()
        }
    }

    /// How many people there are.
    pub fn people(&self) -> usize {
        self.people
    }

    /// The variables, in the order in which they were added.
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// The ready groups.
    pub fn audiences(&self) -> impl Iterator<Item = &Level> {
        self.audiences.iter().map(|(audience, _)| audience)
    }

    /// What can be bought.
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// Adds a variable with each person's level: its place among the levels from 1
    /// on, 0 where it is not known.
    ///
    /// # Panics
    /// When there are too many levels, a code is none of them, or a person has none:
    /// whoever builds a table knows its people.
    pub fn add_variable(&mut self, variable: Variable, codes: Vec<u8>) {
        assert!(variable.levels.len() <= MOST_LEVELS, "too many levels");
        assert_eq!(codes.len(), self.people, "a code for each person");
        let most = codes.iter().copied().max().unwrap_or_default();
        assert!(usize::from(most) <= variable.levels.len(), "a known level");
        self.variables.push(variable);
        self.codes.push(codes);
    }

    /// Adds a ready group with whether each person is in it.
    ///
    /// # Panics
    /// When it does not say so of each person.
    pub fn add_audience(&mut self, audience: Level, is_in: impl IntoIterator<Item = bool>) {
        let codes: Vec<u8> = is_in.into_iter().map(u8::from).collect();
        assert_eq!(codes.len(), self.people, "a word about each person");
        self.audiences.push((audience, codes));
    }

    /// Adds a product with who bought it, by their places in the table.
    ///
    /// # Panics
    /// When a buyer is not in the table.
    pub fn add_product(&mut self, product: Product, mut buyers: Vec<u32>) {
        buyers.sort_unstable();
        buyers.dedup();
        let last = buyers.last().map_or(0, |last| *last as usize + 1);
        assert!(last <= self.people, "a known buyer");
        self.products.push(product);
        self.buyers.push(buyers);
    }

    /// The place of a variable.
    pub(crate) fn place_of(&self, variable: &str) -> Option<usize> {
        self.variables.iter().position(|it| it.id == variable)
    }

    /// The conditions of a rule, and which variable each is of; none for a ready group.
    pub(crate) fn conditions(
        &self,
        rule: &Rule,
    ) -> Result<Vec<(Option<usize>, Condition<'_>)>, RuleError> {
        if rule.conditions.len() + rule.audiences.len() > MOST_CONDITIONS {
            return Err(RuleError::TooManyConditions);
        }
        let mut conditions = Vec::new();
        for (id, levels) in &rule.conditions {
            let place = self
                .place_of(id)
                .ok_or_else(|| RuleError::UnknownVariable(id.clone()))?;
            let variable = &self.variables[place];
            if levels.is_empty() {
                return Err(RuleError::NoLevel(variable.name.clone()));
            }
            let mut chosen = 0;
            for level in levels {
                let code = variable.levels.iter().position(|it| it.id == *level);
                let code = code.ok_or_else(|| RuleError::UnknownLevel {
                    variable: variable.name.clone(),
                    level: level.clone(),
                })?;
                chosen |= 1 << (code + 1);
            }
            let condition = Condition {
                codes: &self.codes[place],
                radix: variable.levels.len() + 1,
                chosen,
            };
            conditions.push((Some(place), condition));
        }
        for id in &rule.audiences {
            let found = self.audiences.iter().find(|(it, _)| it.id == *id);
            let (_, codes) = found.ok_or_else(|| RuleError::UnknownAudience(id.clone()))?;
            let condition = Condition {
                codes,
                radix: 2,
                chosen: 0b10,
            };
            conditions.push((None, condition));
        }
        Ok(conditions)
    }

    /// The people of a group, by their places in the table.
    ///
    /// # Errors
    /// [`RuleError`].
    pub fn members(&self, rule: &Rule) -> Result<Vec<u32>, RuleError> {
        let conditions = self.conditions(rule)?;
        let is_in = |person: usize| {
            let mut conditions = conditions.iter();
            conditions.all(|(_, it)| it.chosen & (1 << it.codes[person]) != 0)
        };
        Ok((0..self.people)
            .filter(|person| is_in(*person))
            .map(|person| u32::try_from(person).unwrap_or(u32::MAX))
            .collect())
    }

    /// What of a rule is true of a person, in words: "누구와 사세요: 혼자".
    ///
    /// # Errors
    /// [`RuleError`].
    pub fn why(&self, rule: &Rule, person: usize) -> Result<Vec<Sentence>, RuleError> {
        self.conditions(rule)?;
        let named = self.variables.iter().zip(&self.codes);
        let named = named.filter(|(variable, _)| rule.conditions.contains_key(&variable.id));
        let mut why: Vec<Sentence> = named
            .filter_map(|(variable, codes)| {
                let code = usize::from(*codes.get(person)?);
                let level = variable.levels.get(code.checked_sub(1)?)?;
                Some(sentence!(
                    "segment-condition",
                    variable = &variable.name,
                    levels = &level.name
                ))
            })
            .collect();
        let audiences = self.audiences.iter();
        let audiences = audiences
            .filter(|(it, is_in)| rule.audiences.contains(&it.id) && is_in.get(person) == Some(&1));
        why.extend(audiences.map(|(it, _)| it.name.clone()));
        Ok(why)
    }

    /// The rule in words: "누구와 사세요: 혼자 · 방문 횟수: 처음, 두 번".
    ///
    /// # Errors
    /// [`RuleError`].
    pub fn in_words(&self, rule: &Rule) -> Result<Sentence, RuleError> {
        self.conditions(rule)?;
        if rule.is_everybody() {
            return Ok(sentence!("segment-everybody"));
        }
        let named = |levels: &[&Sentence]| {
            Sentence::of_texts(
                levels
                    .iter()
                    .map(|it| it.ko.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
                levels
                    .iter()
                    .map(|it| it.en.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
            )
        };
        let mut parts = Vec::new();
        // In the order of the variables, which is that of the questionnaire.
        for variable in &self.variables {
            if let Some(chosen) = rule.conditions.get(&variable.id) {
                let levels = variable.levels.iter().filter(|it| chosen.contains(&it.id));
                let levels: Vec<&Sentence> = levels.map(|it| &it.name).collect();
                parts.push(sentence!(
                    "segment-condition",
                    variable = &variable.name,
                    levels = &named(&levels)
                ));
            }
        }
        let audiences = self
            .audiences()
            .filter(|it| rule.audiences.contains(&it.id));
        parts.extend(audiences.map(|it| it.name.clone()));
        let join =
            |text: fn(&Sentence) -> &str| parts.iter().map(text).collect::<Vec<_>>().join(" · ");
        Ok(Sentence::of_texts(join(|it| &it.ko), join(|it| &it.en)))
    }
}
