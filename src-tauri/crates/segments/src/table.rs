//! People by variables, one small code each, and what they bought.

use crate::rule::{MOST_CONDITIONS, Rule, RuleError};
use crate::small_cells::SMALLEST;
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
    marks: Vec<(String, Vec<u8>)>,
    implied: Vec<Implied>,
    /// What a product tells of its buyers.
    told_by_buying: Vec<Place>,
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
    Mark(usize),
}

/// What the codes of one place tell, by what they mean, of another.
#[derive(Debug, Clone)]
struct Implied {
    place: Place,
    other: Place,
    /// For each code of the place which codes of the other its people have.
    has: Vec<Codes>,
}

/// Conditions, by where they are read from.
pub(crate) type Conditions = BTreeMap<Place, Codes>;

/// Adds what follows to conditions. That something may be unknown follows from nothing
/// that can be asked for, and would only make more to look at.
fn narrow(conditions: &mut Conditions, place: Place, has: Codes) {
    let known = conditions.get(&place).copied();
    match known {
        Some(known) => _ = conditions.insert(place, known & has),
        None if has & 1 == 0 => _ = conditions.insert(place, has),
        None => {}
    }
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

    /// Whether a level of this variable and one of it in the other table, which is of the
    /// same people, lie in one another and differ by so few people that the difference of
    /// their numbers would tell of them.
    pub fn differs_by_few(&self, other: &Self, variable: &str) -> bool {
        let codes = |table: &Self| match table.columns.get(table.place_of(variable)?)? {
            Column::Own(codes) => Some(codes.clone()),
            Column::Of(..) => None,
        };
        let Some((ours, theirs)) = codes(self).zip(codes(other)) else {
            return false;
        };
        let mut both: BTreeMap<(u8, u8), u32> = BTreeMap::new();
        for pair in ours.iter().copied().zip(theirs.iter().copied()) {
            *both.entry(pair).or_default() += 1;
        }
        let of = |is_of: &dyn Fn(&(u8, u8)) -> bool| -> u32 {
            let pairs = both.iter().filter(|(pair, _)| is_of(pair));
            pairs.map(|(_, people)| people).sum()
        };
        both.iter().any(|(&(one, two), shared)| {
            let only_ours = of(&|pair| pair.0 == one) - shared;
            let only_theirs = of(&|pair| pair.1 == two) - shared;
            let differ = only_ours + only_theirs;
            only_ours.min(only_theirs) == 0 && (1..SMALLEST).contains(&differ)
        })
    }

    /// Adds a mark: what nobody asks for, and only serves to say what lies in what.
    ///
    /// # Panics
    /// When it does not say so of each person.
    pub fn add_mark(&mut self, id: &str, has: impl IntoIterator<Item = bool>) {
        let codes: Vec<u8> = has.into_iter().map(u8::from).collect();
        assert_eq!(codes.len(), self.people, "a word about each person");
        self.marks.push((id.to_owned(), codes));
    }

    /// Adds a mark of whoever a variable is known of.
    pub fn add_mark_of_known(&mut self, id: &str, variable: &str) {
        if let Some(place) = self.place_of(variable) {
            let known = self.column(Place::Variable(place)).0.iter();
            let known: Vec<bool> = known.map(|code| *code > 0).collect();
            self.add_mark(id, known);
        }
    }

    /// Notes that whoever has one of these levels of a variable, any where none is named,
    /// or is in this ready group or has this mark, has by its meaning one of those levels
    /// of another variable, or is in that group or has that mark. What is not there is not
    /// noted.
    pub fn imply(&mut self, (of, levels): (&str, &[&str]), (other, has): (&str, &[&str])) {
        let named = |id: &str, levels: &[&str]| {
            let place = self.read_at(id)?;
            let all = (1 << self.column(place).1) - 2;
            Some(match place {
                Place::Variable(variable) if !levels.is_empty() => {
                    (place, self.codes_of(variable, levels))
                }
                _ => (place, all),
            })
        };
        if let Some(((place, codes), (other, has))) = named(of, levels).zip(named(other, has)) {
            let every = 0..self.column(place).1;
            let has = every.map(|code| {
                if codes & 1 << code == 0 {
                    Codes::MAX
                } else {
                    has
                }
            });
            let has = has.collect();
            self.implied.push(Implied { place, other, has });
        }
    }

    /// Notes what each level of a variable tells of another variable or a mark, as all
    /// people have them: a question that is asked only after some answers tells of those.
    /// What is not there is not noted.
    pub fn imply_as_seen(&mut self, of: &str, other: &str) {
        let Some((place, other)) = self.read_at(of).zip(self.read_at(other)) else {
            return;
        };
        let (codes, radix) = self.column(place);
        let mut has = vec![0; radix];
        for (code, other) in codes.iter().zip(self.column(other).0) {
            has[usize::from(*code)] |= 1 << *other;
        }
        // Of whom nothing is known nothing follows.
        has[0] = Codes::MAX;
        if place != other {
            self.implied.push(Implied { place, other, has });
        }
    }

    /// Notes that what somebody bought tells of these variables and marks, as its buyers
    /// have them. What is not there is not noted.
    pub fn imply_by_buying(&mut self, others: &[&str]) {
        let places = others.iter().filter_map(|id| self.read_at(id));
        self.told_by_buying = places.collect();
    }

    /// Notes which levels of a variable only buyers of one product have, as all people have
    /// them: who bought most of a kind of one product bought that.
    pub fn imply_bought_as_seen(&mut self, of: &str) {
        let Some(place) = self.read_at(of) else {
            return;
        };
        let (codes, radix) = self.column(place);
        let mut all = vec![0; radix];
        for code in codes {
            all[usize::from(*code)] += 1;
        }
        let mut implied = Vec::new();
        for buyers in &self.buyers {
            let mut bought = vec![0; radix];
            for buyer in buyers {
                bought[usize::from(codes[*buyer as usize])] += 1;
            }
            let only = |code: usize| code > 0 && all[code] > 0 && all[code] == bought[code];
            if (0..radix).any(only) {
                let has = (0..radix).map(|code| if only(code) { 0b10 } else { Codes::MAX });
                implied.push((has.collect(), buyers.clone()));
            }
        }
        for (has, buyers) in implied {
            let mut mark = vec![false; self.people];
            for buyer in buyers {
                mark[buyer as usize] = true;
            }
            let other = Place::Mark(self.marks.len());
            self.add_mark("", mark);
            self.implied.push(Implied { place, other, has });
        }
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

    /// A variable of its own, a ready group of its own, or a mark.
    fn read_at(&self, id: &str) -> Option<Place> {
        let variable = self.place_of(id);
        let variable = variable.filter(|it| matches!(self.columns[*it], Column::Own(_)));
        let audience = || {
            let mut audiences = self.audiences.iter();
            let is_own = |it: &(Level, Audience)| it.0.id == id && matches!(it.1, Audience::Own(_));
            audiences.position(is_own).map(Place::Audience)
        };
        let mark = || self.marks.iter().position(|(mark, _)| mark == id);
        variable
            .map(Place::Variable)
            .or_else(audience)
            .or_else(|| mark().map(Place::Mark))
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
            Place::Mark(place) => (&self.marks[place].1, 2),
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
        self.closed(conditions).ok_or(RuleError::Nobody)
    }

    /// Conditions with all that follows from them; none where nobody can have them.
    pub(crate) fn closed(&self, mut conditions: Conditions) -> Option<Conditions> {
        loop {
            let known = conditions.clone();
            for implied in &self.implied {
                if let Some(codes) = known.get(&implied.place) {
                    let has = implied.has.iter().enumerate();
                    let has = has.filter(|(code, _)| codes & 1 << code != 0);
                    let has = has.fold(0, |all, (_, has)| all | has);
                    // Of levels that nobody has nothing is seen, and nothing follows.
                    if has != 0 {
                        narrow(&mut conditions, implied.other, has);
                    }
                }
            }
            if conditions.values().any(|codes| *codes == 0) {
                return None;
            }
            if conditions == known {
                return Some(conditions);
            }
        }
    }

    /// What whoever bought a product has of what that tells; nothing where nobody did.
    pub(crate) fn told_by_buying(&self, product: usize) -> Conditions {
        let mut told = Conditions::new();
        for place in &self.told_by_buying {
            let codes = self.column(*place).0;
            let buyers = self.buyers[product].iter();
            let has = buyers.fold(0, |all, buyer| all | 1 << codes[*buyer as usize]);
            narrow(&mut told, *place, has);
        }
        told
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
