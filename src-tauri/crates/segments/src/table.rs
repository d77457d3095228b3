//! People by variables, one small code each, and what they bought.

use crate::rule::{MOST_CONDITIONS, Rule, RuleError};
use std::collections::BTreeMap;
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
    variables: Vec<Variable>,
    /// For each variable what it is read from.
    columns: Vec<Column>,
    audiences: Vec<(Level, Audience)>,
    implied: Vec<Implied>,
    /// Which levels of a variable whoever bought anything has.
    buyers_have: Option<(usize, Codes)>,
    products: Vec<Product>,
    /// For each product, who bought it, each once.
    pub(crate) buyers: Vec<Vec<u32>>,
}

/// Some codes of a variable, as bits: the places of its levels from 1 on, and 0 for
/// whoever it is not known of.
pub(crate) type Codes = u32;

/// What a variable is read from.
#[derive(Debug, Clone)]
enum Column {
    /// Each person's code.
    Own(Vec<u8>),
    /// Another variable says it: for each code the codes of that one.
    Of(usize, Vec<Codes>),
}

/// What a ready group is.
#[derive(Debug, Clone)]
enum Audience {
    /// Whoever has the code 1.
    Own(Vec<u8>),
    /// Whoever has these codes of these variables.
    Of(Vec<(usize, Codes)>),
}

/// Where a condition is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Variable(usize),
    Audience(usize),
}

/// Whoever has one of some codes has, by what they mean, one of some codes of a variable.
#[derive(Debug, Clone, Copy)]
struct Implied {
    place: Place,
    codes: Codes,
    variable: usize,
    has: Codes,
}

/// Conditions, by where they are read from.
pub(crate) type Conditions = BTreeMap<Place, Codes>;

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
        self.columns.push(Column::Own(codes));
    }

    /// Adds a variable that another one already says: each of its levels, with the ids of
    /// the other's levels that it stands for. What one of them tells is then known to be
    /// told by the other.
    ///
    /// # Panics
    /// When the other is not there, or is itself said by one.
    pub fn add_said_by(&mut self, variable: Variable, by: &str, levels: &[&[&str]]) {
        let of = self.place_of(by).expect("the other variable is there");
        assert!(matches!(self.columns[of], Column::Own(_)), "one of its own");
        let codes = levels.iter().map(|levels| self.codes_of(of, levels));
        let codes = codes.collect();
        self.variables.push(variable);
        self.columns.push(Column::Of(of, codes));
    }

    /// Adds a ready group with whether each person is in it.
    ///
    /// # Panics
    /// When it does not say so of each person.
    pub fn add_audience(&mut self, audience: Level, is_in: impl IntoIterator<Item = bool>) {
        let codes: Vec<u8> = is_in.into_iter().map(u8::from).collect();
        assert_eq!(codes.len(), self.people, "a word about each person");
        self.audiences.push((audience, Audience::Own(codes)));
    }

    /// Adds a ready group that some levels of some variables already say.
    ///
    /// # Panics
    /// When a variable is not there.
    pub fn add_audience_of(&mut self, audience: Level, conditions: &[(&str, &[&str])]) {
        let conditions = conditions.iter().map(|(variable, levels)| {
            let of = self.place_of(variable).expect("the variable is there");
            (of, self.codes_of(of, levels))
        });
        let of = Audience::Of(conditions.collect());
        self.audiences.push((audience, of));
    }

    /// Notes that whoever has any level of a variable, or is in a ready group, has by its
    /// meaning one of these levels of another variable. What is not there is not noted.
    pub fn imply(&mut self, of: &str, variable: &str, levels: &[&str]) {
        let Some(other) = self.place_of(variable) else {
            return;
        };
        let audience = || self.audiences.iter().position(|(it, _)| it.id == of);
        let (place, codes) = match self.place_of(of) {
            Some(place) => (Place::Variable(place), self.every_level(place)),
            None => match audience() {
                Some(place) => (Place::Audience(place), 0b10),
                None => return,
            },
        };
        self.implied.push(Implied {
            place,
            codes,
            variable: other,
            has: self.codes_of(other, levels),
        });
    }

    /// Notes what a level of one variable tells of another, as all people have them: a
    /// question that is asked only after some answers tells of those. What tells nothing, and
    /// what is not there, is not noted.
    pub fn imply_as_seen(&mut self, of: &str, variable: &str) {
        let (Some(place), Some(other)) = (self.place_of(of), self.place_of(variable)) else {
            return;
        };
        let (Column::Own(codes), Column::Own(others)) =
            (&self.columns[place], &self.columns[other])
        else {
            return;
        };
        let with = codes.iter().zip(others).filter(|(code, _)| **code > 0);
        let has = with.fold(0, |all, (_, other)| all | 1 << *other);
        let tells_nothing = has == self.every_level(other) | 1;
        if place != other && !tells_nothing {
            self.implied.push(Implied {
                place: Place::Variable(place),
                codes: self.every_level(place),
                variable: other,
                has,
            });
        }
    }

    /// Notes that whoever bought anything has one of these levels of a variable.
    pub fn buyers_have(&mut self, variable: &str, levels: &[&str]) {
        let place = self.place_of(variable);
        self.buyers_have = place.map(|place| (place, self.codes_of(place, levels)));
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
    fn place_of(&self, variable: &str) -> Option<usize> {
        self.variables.iter().position(|it| it.id == variable)
    }

    /// The codes of a variable's levels with these ids.
    fn codes_of(&self, variable: usize, levels: &[&str]) -> Codes {
        let known = self.variables[variable].levels.iter().zip(1..);
        known
            .filter(|(level, _)| levels.contains(&level.id.as_str()))
            .fold(0, |codes, (_, code)| codes | 1 << code)
    }

    fn every_level(&self, variable: usize) -> Codes {
        (0b10 << self.variables[variable].levels.len()) - 0b10
    }

    /// The variable that a variable is read from, and for each of its codes the codes of
    /// that one.
    pub(crate) fn read_from(&self, variable: usize) -> (usize, Vec<Codes>) {
        match &self.columns[variable] {
            Column::Own(_) => {
                let codes = 0..=self.variables[variable].levels.len();
                (variable, codes.map(|code| 1 << code).collect())
            }
            Column::Of(of, codes) => {
                let known = codes.iter().fold(0, |all, it| all | it);
                let every = self.every_level(*of) | 1;
                let unknown = std::iter::once(every & !known);
                (*of, unknown.chain(codes.iter().copied()).collect())
            }
        }
    }

    /// Each person's codes at a place, and how many codes there are.
    pub(crate) fn column(&self, place: Place) -> (&[u8], usize) {
        let own = match place {
            Place::Variable(place) => match &self.columns[place] {
                Column::Own(codes) => (codes, self.variables[place].levels.len() + 1),
                Column::Of(of, _) => return self.column(Place::Variable(*of)),
            },
            Place::Audience(place) => match &self.audiences[place].1 {
                Audience::Own(codes) => (codes, 2),
                Audience::Of(_) => unreachable!("its conditions are read from its variables"),
            },
        };
        (own.0, own.1)
    }

    /// The conditions of a rule, and what they imply.
    pub(crate) fn conditions(&self, rule: &Rule) -> Result<Conditions, RuleError> {
        if rule.conditions.len() + rule.audiences.len() > MOST_CONDITIONS {
            return Err(RuleError::TooManyConditions);
        }
        let mut conditions = Conditions::new();
        let mut add = |place, codes| *conditions.entry(place).or_insert(Codes::MAX) &= codes;
        for (id, levels) in &rule.conditions {
            let place = self
                .place_of(id)
                .ok_or_else(|| RuleError::UnknownVariable(id.clone()))?;
            let variable = &self.variables[place];
            if levels.is_empty() {
                return Err(RuleError::NoLevel(variable.name.clone()));
            }
            let (of, codes) = self.read_from(place);
            let mut chosen = 0;
            for level in levels {
                let code = variable.levels.iter().position(|it| it.id == *level);
                let code = code.ok_or_else(|| RuleError::UnknownLevel {
                    variable: variable.name.clone(),
                    level: level.clone(),
                })?;
                chosen |= codes[code + 1];
            }
            add(Place::Variable(of), chosen);
        }
        for id in &rule.audiences {
            let found = self.audiences.iter().position(|(it, _)| it.id == *id);
            let place = found.ok_or_else(|| RuleError::UnknownAudience(id.clone()))?;
            match &self.audiences[place].1 {
                Audience::Own(_) => add(Place::Audience(place), 0b10),
                Audience::Of(of) => {
                    for (variable, codes) in of {
                        add(Place::Variable(*variable), *codes);
                    }
                }
            }
        }
        for (place, codes) in conditions.clone() {
            for (variable, has) in self.implied_by(place, codes) {
                *conditions
                    .entry(Place::Variable(variable))
                    .or_insert(Codes::MAX) &= has;
            }
        }
        if conditions.values().any(|codes| *codes == 0) {
            return Err(RuleError::Nobody);
        }
        Ok(conditions)
    }

    /// What having some codes at a place implies.
    pub(crate) fn implied_by(
        &self,
        place: Place,
        codes: Codes,
    ) -> impl Iterator<Item = (usize, Codes)> {
        let implied = self.implied.iter();
        implied
            .filter(move |it| it.place == place && codes & !it.codes == 0)
            .map(|it| (it.variable, it.has))
    }

    /// What buying anything implies.
    pub(crate) fn implied_by_buying(&self) -> Option<(usize, Codes)> {
        self.buyers_have
    }

    /// The people of a group, by their places in the table.
    ///
    /// # Errors
    /// [`RuleError`].
    pub fn members(&self, rule: &Rule) -> Result<Vec<u32>, RuleError> {
        let conditions = self.conditions(rule)?;
        let columns = conditions.iter();
        let columns: Vec<(&[u8], Codes)> = columns
            .map(|(place, codes)| (self.column(*place).0, *codes))
            .collect();
        let is_in = |person: usize| {
            let mut columns = columns.iter();
            columns.all(|(column, codes)| codes & (1 << column[person]) != 0)
        };
        Ok((0..self.people)
            .filter(|person| is_in(*person))
            .map(|person| u32::try_from(person).unwrap_or(u32::MAX))
            .collect())
    }

    /// What of a rule is true of a person of its group, in words: "누구와 사세요: 혼자".
    ///
    /// # Errors
    /// [`RuleError`].
    pub fn why(&self, rule: &Rule, person: usize) -> Result<Vec<Sentence>, RuleError> {
        self.conditions(rule)?;
        let named = self.variables.iter().enumerate();
        let named = named.filter(|(_, variable)| rule.conditions.contains_key(&variable.id));
        let mut why: Vec<Sentence> = named
            .filter_map(|(place, variable)| {
                let (of, codes) = self.read_from(place);
                let code = *self.column(Place::Variable(of)).0.get(person)?;
                let mut levels = variable.levels.iter().zip(codes.iter().skip(1));
                let (level, _) = levels.find(|(_, codes)| **codes & (1 << code) != 0)?;
                Some(sentence!(
                    "segment-condition",
                    variable = &variable.name,
                    levels = &level.name
                ))
            })
            .collect();
        let audiences = self.audiences();
        let audiences = audiences.filter(|it| rule.audiences.contains(&it.id));
        why.extend(audiences.map(|it| it.name.clone()));
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
