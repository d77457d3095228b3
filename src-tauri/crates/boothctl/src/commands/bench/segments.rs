//! `bench segments`: do the numbers of a group follow the clicks?
//!
//! 50,000 invented people with 12 variables of three to five levels and three of 100
//! products each. Ours gives all numbers of a group, and whether each may be told; the
//! baseline counts the same numbers one by one, by asking everybody whether she is
//! among them, and hides nothing. Wherever ours tells a number it must be the same.

use super::measure::{best, figure};
use crate::output::Failure;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use segments::{Counts, Level, Product, Rule, Table, Variable};
use serde_json::{Value, json};
use std::collections::HashSet;
use uuid::Uuid;
use words::Sentence;

const VARIABLES: usize = 12;
const PRODUCTS: usize = 100;
const CHOICES: usize = 3;
const RUNS: usize = 3;

/// The people as they are, one after the other.
struct Crowd {
    levels: Vec<Vec<u8>>,
    bought: Vec<HashSet<usize>>,
}

/// The numbers of groups with no, one, three and five conditions, each beside
/// counting one by one, and how many of the numbers with people are told.
pub fn figures(people: usize) -> Result<Vec<Value>, Failure> {
    let crowd = crowd(people);
    let table = table(&crowd);
    let mut figures = Vec::new();
    for conditions in [0, 1, 3, 5] {
        let rule = rule(conditions);
        let mut counted = None;
        let ours = best(RUNS, || {
            counted = Some(table.count(&rule).map_err(booth::BoothError::from)?);
            Ok(())
        })?;
        let mut expected = None;
        let baseline = best(1, || {
            expected = Some(one_by_one(&crowd, conditions));
            Ok(())
        })?;
        let told = counted.zip(expected).map(|(ours, all)| told(&ours, &all));
        let (told, of, wrong) = told.unwrap_or_default();
        figures.push(figure(
            &format!("segments of {conditions} conditions"),
            ours,
            baseline,
            "people",
            people,
        ));
        figures.push(json!({
            "name": format!("segments of {conditions} conditions told"),
            "ours": told,
            "baseline": of,
            "ratio": told as f64 / of.max(1) as f64,
            "unit": "numbers",
            "wrong": wrong,
        }));
    }
    Ok(figures)
}

fn levels_of(variable: usize) -> usize {
    3 + variable % 3
}

fn level(number: usize) -> Level {
    let text = format!("L{number}");
    Level {
        name: Sentence::of_texts(&text, &text),
        id: text,
    }
}

fn crowd(people: usize) -> Crowd {
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let mut crowd = Crowd {
        levels: Vec::new(),
        bought: Vec::new(),
    };
    for _ in 0..people {
        let levels = (0..VARIABLES).map(|variable| {
            let levels = u8::try_from(levels_of(variable)).unwrap_or(u8::MAX);
            dice.random_range(0..=levels)
        });
        crowd.levels.push(levels.collect());
        let bought = (0..CHOICES).map(|_| dice.random_range(0..PRODUCTS));
        crowd.bought.push(bought.collect());
    }
    crowd
}

fn table(crowd: &Crowd) -> Table {
    let mut table = Table::of_people(crowd.levels.len());
    for variable in 0..VARIABLES {
        let Level { id, name } = level(variable);
        let codes = crowd.levels.iter().map(|levels| levels[variable]);
        let variable = Variable {
            id,
            name,
            levels: (1..=levels_of(variable)).map(level).collect(),
        };
        table.add_variable(variable, codes.collect());
    }
    for product in 0..PRODUCTS {
        let buyers = (0..).zip(&crowd.bought);
        let buyers = buyers.filter(|(_, bought)| bought.contains(&product));
        let buyers = buyers.map(|(person, _)| person).collect();
        let product = Product {
            id: Uuid::from_u128(product as u128),
            name: level(product).name,
        };
        table.add_product(product, buyers);
    }
    table
}

/// The first level of the first variables.
fn rule(conditions: usize) -> Rule {
    Rule {
        conditions: (0..conditions)
            .map(|variable| (level(variable).id, [level(1).id].into()))
            .collect(),
        ..Rule::default()
    }
}

fn one_by_one(crowd: &Crowd, conditions: usize) -> Counts {
    let people = || crowd.levels.iter().zip(&crowd.bought);
    let is_in = |levels: &[u8], but: usize| {
        (0..conditions).all(|variable| variable == but || levels[variable] == 1)
    };
    let count = |but, is_counted: &dyn Fn(&[u8], &HashSet<usize>) -> bool| {
        let counted =
            people().filter(|(levels, bought)| is_in(levels, but) && is_counted(levels, bought));
        u32::try_from(counted.count()).ok()
    };
    let nothing = usize::MAX;
    Counts {
        people: count(nothing, &|_, _| true),
        variables: (0..VARIABLES)
            .map(|variable| {
                let codes = 0..=levels_of(variable);
                let codes = codes.map(|code| {
                    count(variable, &|levels, _| usize::from(levels[variable]) == code)
                });
                codes.collect()
            })
            .collect(),
        products: (0..PRODUCTS)
            .map(|product| count(nothing, &|_, bought| bought.contains(&product)))
            .collect(),
    }
}

/// How many numbers are told of how many that have people, and how many are wrong.
fn told(ours: &Counts, all: &Counts) -> (usize, usize, usize) {
    let numbers = |counts: &Counts| -> Vec<Option<u32>> {
        let variables = counts.variables.iter().flatten();
        let all = std::iter::once(&counts.people)
            .chain(variables)
            .chain(&counts.products);
        all.copied().collect()
    };
    let pairs: Vec<_> = numbers(ours).into_iter().zip(numbers(all)).collect();
    let with_people = pairs.iter().filter(|(_, all)| *all != Some(0));
    let told = with_people.clone().filter(|(ours, _)| ours.is_some());
    let wrong = pairs
        .iter()
        .filter(|(ours, all)| ours.is_some() && ours != all);
    (told.count(), with_people.count(), wrong.count())
}
