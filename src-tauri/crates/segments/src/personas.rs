//! The few groups that tell most: whom a product is chosen by clearly more often.
//!
//! Every crossing of two or three variables is tried with every product, and the more
//! is tried the more is found by chance. So a crossing counts only where the share of
//! its buyers lies above everybody's with the certainty that `recommend` asks of one
//! reason (1 %, against five imaginary people of the usual kind), divided by how many
//! were tried.

use crate::rule::{Rule, RuleError};
use crate::table::{Place, Table};
use statrs::function::beta::checked_beta_reg;
use words::{Sentence, sentence};

/// Fewer people than this make no such group.
const FEWEST: u32 = 30;
/// How likely all groups together may be found by chance.
const BY_CHANCE: f64 = 0.01;
/// How many imaginary people with everybody's share are added to a group.
const SCEPTICS: f64 = 5.0;
/// Levels that say what somebody is not, or hold what has no name.
const NAMELESS: [&str; 3] = ["no", "none", "~other"];
/// Crossings of more variables than this (2,300) would take the memory and the minutes of
/// whoever opens the page; the first ones count, answers before what people did.
const MOST_VARIABLES: usize = 24;
/// How many groups are looked at more closely for one that is listed.
const TRIES: usize = 10;

/// A group that chose a product clearly more often than everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persona {
    /// Who belongs to it.
    pub rule: Rule,
    /// Its people.
    pub people: u32,
    /// The place of the product in [`Table::products`].
    pub product: usize,
    /// How many of them bought it.
    pub bought: u32,
    /// All people.
    pub all: u32,
    /// How many of all bought it.
    pub all_bought: u32,
    /// All that in one sentence.
    pub sentence: Sentence,
}

/// A crossing that passed, by its variables with their codes.
struct Found {
    levels: Vec<(usize, u8)>,
    product: usize,
    /// How many more bought it than would have if they were like everybody.
    more: f64,
}

impl Table {
    /// The groups that tell most, from crossings of these variables: first where most
    /// people chose a product that they would not have chosen if they were like everybody,
    /// each product once, at most so many. Every number in them may be shown. `spoken` says
    /// what somebody with a level of a variable is called, where she is called otherwise
    /// than the level; both are given by their ids.
    ///
    /// # Errors
    /// [`RuleError`].
    pub fn personas(
        &self,
        variables: &[&str],
        most: usize,
        spoken: impl Fn(&str, &str) -> Option<Sentence>,
    ) -> Result<Vec<Persona>, RuleError> {
        let everybody = self.count(&Rule::default())?;
        let all = u32::try_from(self.people()).unwrap_or(u32::MAX);
        let mut found = self.found(variables);
        found.sort_by(|one, other| other.more.total_cmp(&one.more));
        let mut personas: Vec<Persona> = Vec::new();
        for Found {
            levels, product, ..
        } in found.into_iter().take(most * TRIES)
        {
            let is_listed = personas.iter().any(|it| it.product == product);
            if is_listed || personas.len() == most {
                continue;
            }
            let rule = self.rule_of(&levels);
            let counts = self.count(&rule)?;
            let numbers = (
                counts.people,
                counts.products[product],
                everybody.products[product],
            );
            if let (Some(people), Some(bought), Some(all_bought)) = numbers {
                personas.push(Persona {
                    sentence: self.said(&levels, &spoken, product, people, bought),
                    rule,
                    people,
                    product,
                    bought,
                    all,
                    all_bought,
                });
            }
        }
        Ok(personas)
    }

    /// Every crossing with every product that passes.
    fn found(&self, variables: &[&str]) -> Vec<Found> {
        let all = self.people() as f64;
        let known = self.variables().iter().enumerate();
        let known = known.filter(|(_, it)| variables.contains(&it.id.as_str()));
        let known: Vec<usize> = known.map(|(place, _)| place).take(MOST_VARIABLES).collect();
        let crossings = crossings(&known);
        // Each is worked out twice and dropped: all of them together are a gigabyte for
        // 50,000 people.
        let crossed = || crossings.iter().map(|it| Crossing::new(self, it));
        let cells: usize = crossed().map(|it| it.cells.len()).sum();
        let tried = (cells * self.buyers.len()).max(1) as f64;
        let mut found = Vec::new();
        for crossing in crossed().filter(|it| !it.cells.is_empty()) {
            for (product, buyers) in self.buyers.iter().enumerate() {
                let base = buyers.len() as f64 / all;
                let mut bought = vec![0; crossing.people.len()];
                for buyer in buyers {
                    bought[usize::from(crossing.of[*buyer as usize])] += 1;
                }
                for (cell, levels) in &crossing.cells {
                    let (people, bought) = (crossing.people[*cell], bought[*cell]);
                    if is_more(people, bought, base, BY_CHANCE / tried) {
                        found.push(Found {
                            levels: levels.clone(),
                            product,
                            more: f64::from(bought) - f64::from(people) * base,
                        });
                    }
                }
            }
        }
        found
    }

    fn rule_of(&self, levels: &[(usize, u8)]) -> Rule {
        let conditions = levels.iter().map(|(variable, code)| {
            let variable = &self.variables()[*variable];
            let level = variable.levels[usize::from(*code) - 1].id.clone();
            (variable.id.clone(), [level].into())
        });
        Rule {
            conditions: conditions.collect(),
            ..Rule::default()
        }
    }

    fn said(
        &self,
        levels: &[(usize, u8)],
        spoken: impl Fn(&str, &str) -> Option<Sentence>,
        product: usize,
        people: u32,
        bought: u32,
    ) -> Sentence {
        let names = levels.iter().map(|(variable, code)| {
            let variable = &self.variables()[*variable];
            let level = &variable.levels[usize::from(*code) - 1];
            let said = spoken(&variable.id, &level.id);
            sentence!(
                "segment-persona-level",
                level = said.as_ref().unwrap_or(&level.name)
            )
        });
        let names: Vec<Sentence> = names.collect();
        let join =
            |text: fn(&Sentence) -> &str| names.iter().map(text).collect::<Vec<_>>().join(", ");
        sentence!(
            "segment-persona",
            who = &Sentence::of_texts(join(|it| &it.ko), join(|it| &it.en)),
            people = people,
            share = &share(people, bought),
            product = &self.products()[product].name
        )
    }
}

/// People by the codes of two or three variables.
struct Crossing {
    /// For each person the place of her combination.
    of: Vec<u16>,
    /// How many people each combination has.
    people: Vec<u32>,
    /// The combinations of enough people that have a name, with their levels.
    cells: Vec<(usize, Vec<(usize, u8)>)>,
}

impl Crossing {
    fn new(table: &Table, variables: &[usize]) -> Self {
        let columns = variables
            .iter()
            .map(|it| table.column(Place::Variable(*it)));
        let columns: Vec<(&[u8], usize)> = columns.collect();
        let combinations: usize = columns.iter().map(|(_, radix)| radix).product();
        let mut of = vec![0_u16; table.people()];
        for (codes, radix) in &columns {
            let radix = u16::try_from(*radix).unwrap_or(u16::MAX);
            for (place, code) in of.iter_mut().zip(*codes) {
                *place = *place * radix + u16::from(*code);
            }
        }
        let mut people = vec![0; combinations];
        for place in &of {
            people[usize::from(*place)] += 1;
        }
        let levels = |cell: usize| {
            let mut rest = cell;
            let mut levels = Vec::new();
            for (variable, (_, radix)) in variables.iter().zip(&columns).rev() {
                let code = rest % radix;
                rest /= radix;
                let level = table.variables()[*variable]
                    .levels
                    .get(code.checked_sub(1)?)?;
                if NAMELESS.contains(&level.id.as_str()) {
                    return None;
                }
                levels.push((*variable, u8::try_from(code).ok()?));
            }
            levels.reverse();
            Some(levels)
        };
        let cells = (0..combinations).filter(|cell| people[*cell] >= FEWEST);
        let cells = cells.filter_map(|cell| Some((cell, levels(cell)?)));
        Self {
            cells: cells.collect(),
            of,
            people,
        }
    }
}

/// Every pair and every three of some variables.
fn crossings(variables: &[usize]) -> Vec<Vec<usize>> {
    let mut crossings = Vec::new();
    for (at, one) in variables.iter().enumerate() {
        for (more, other) in variables.iter().enumerate().skip(at + 1) {
            crossings.push(vec![*one, *other]);
            let thirds = variables[more + 1..].iter();
            crossings.extend(thirds.map(|third| vec![*one, *other, *third]));
        }
    }
    crossings
}

/// Whether so many buyers of so many people are more than chance makes of everybody's
/// share.
fn is_more(people: u32, bought: u32, base: f64, by_chance: f64) -> bool {
    let (people, bought) = (f64::from(people), f64::from(bought));
    // The beta function costs most; hardly any group comes so far.
    if base <= 0.0 || base >= 1.0 || bought <= people * base {
        return false;
    }
    let (yes, no) = (
        bought + SCEPTICS * base,
        people - bought + SCEPTICS * (1.0 - base),
    );
    checked_beta_reg(yes, no, base).is_ok_and(|below| below < by_chance)
}

/// A share as it is said: one in three where it is about that, otherwise the number.
fn share(people: u32, bought: u32) -> Sentence {
    let one_in = f64::from(people) / f64::from(bought);
    let is_about = |number: f64| (one_in / number - 1.0).abs() < 0.08;
    if is_about(2.0) {
        sentence!("segment-persona-share-two")
    } else if is_about(3.0) {
        sentence!("segment-persona-share-three")
    } else if is_about(4.0) {
        sentence!("segment-persona-share-four")
    } else if is_about(5.0) {
        sentence!("segment-persona-share-five")
    } else if is_about(10.0) {
        sentence!("segment-persona-share-ten")
    } else {
        sentence!("segment-persona-share-of-them", bought = bought)
    }
}

#[cfg(test)]
mod tests;
