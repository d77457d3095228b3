//! What two numbers together tell, when one group lies in the other by what it means.

use crate::{Level, Product, Rule, SMALLEST, Table, Variable};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use words::Sentence;

/// What one person can be: her visits (0 unknown, 1, 2), what she spent (1 nothing, 2, 3),
/// the kind she bought most (0 none, 1, 2), and whether she bought the one product.
type Kind = (u8, u8, u8, bool);

/// Everything that somebody can be: who spent nothing bought nothing of any kind.
fn kinds() -> Vec<Kind> {
    let mut kinds = Vec::new();
    for visits in 0..3 {
        kinds.push((visits, 1, 0, false));
        for spent in 2..=3 {
            for tag in 0..3 {
                kinds.extend([(visits, spent, tag, false), (visits, spent, tag, true)]);
            }
        }
    }
    kinds
}

fn level(id: &str) -> Level {
    Level {
        id: id.to_owned(),
        name: Sentence::of_texts(id, id),
    }
}

fn variable(id: &str, levels: &[&str]) -> Variable {
    Variable {
        id: id.to_owned(),
        name: level(id).name,
        levels: levels.iter().map(|id| level(id)).collect(),
    }
}

/// A table of so many people of each kind; `says` whether it knows what implies what.
fn table(people: &[u32], says: bool) -> Table {
    let all: Vec<Kind> = kinds()
        .into_iter()
        .zip(people)
        .flat_map(|(kind, people)| (0..*people).map(move |_| kind))
        .collect();
    let mut table = Table::of_people(all.len());
    let visits = all.iter().map(|kind| kind.0);
    table.add_variable(variable("visits", &["1", "2"]), visits.collect());
    let spent = all.iter().map(|kind| kind.1);
    table.add_variable(variable("spent", &["none", "low", "high"]), spent.collect());
    let tag = all.iter().map(|kind| kind.2);
    table.add_variable(variable("tag", &["tea", "whisky"]), tag.collect());
    let bought = variable("bought", &["yes", "no"]);
    match says {
        true => {
            table.add_said_by(bought, "spent", &[&["low", "high"], &["none"]]);
            table.add_audience_of(level("again"), &[("visits", &["2"])]);
            table.imply(("tag", &[]), ("spent", &["low", "high"]));
            table.add_mark_of_known("of a kind", "tag");
            table.imply_as_seen("tag", "of a kind");
            table.imply_by_buying(&["spent", "of a kind"]);
        }
        false => {
            let codes = all.iter().map(|kind| if kind.1 == 1 { 2 } else { 1 });
            table.add_variable(bought, codes.collect());
            table.add_audience(level("again"), all.iter().map(|kind| kind.0 == 2));
        }
    }
    let product = Product {
        id: Uuid::nil(),
        name: level("glass").name,
    };
    let buyers = (0..).zip(&all).filter(|(_, kind)| kind.3);
    table.add_product(product, buyers.map(|(person, _)| person).collect());
    table
}

/// Whether a kind has a level of a variable.
fn has(kind: &Kind, variable: &str, code: usize) -> bool {
    match variable {
        "visits" => usize::from(kind.0) == code,
        "spent" => usize::from(kind.1) == code,
        "tag" => usize::from(kind.2) == code,
        _ => (if kind.1 == 1 { 2 } else { 1 }) == code,
    }
}

/// Every rule: all, or some levels of each variable, in the ready group or not.
fn rules() -> Vec<Rule> {
    let choices = [
        ("visits", vec!["1", "2"]),
        ("spent", vec!["none", "low", "high"]),
        ("tag", vec!["tea", "whisky"]),
        ("bought", vec!["yes", "no"]),
    ];
    let mut rules = vec![Rule::default()];
    for (variable, levels) in choices {
        let mut more = Vec::new();
        for rule in &rules {
            for chosen in 1_u32..1 << levels.len() {
                let of = levels
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| chosen & 1 << at != 0);
                let of: BTreeSet<String> = of.map(|(_, level)| (*level).to_owned()).collect();
                let mut rule = rule.clone();
                rule.conditions.insert(variable.to_owned(), of);
                more.push(rule);
            }
        }
        rules.extend(more);
    }
    let within = rules.iter().cloned().map(|mut rule| {
        rule.audiences.insert("again".to_owned());
        rule
    });
    let within: Vec<Rule> = within.collect();
    rules.extend(within);
    rules
}

/// Every number that is shown, by the kinds of people that it counts, as bits.
fn shown(table: &Table) -> BTreeMap<u64, u32> {
    let kinds = kinds();
    let bits = |is_in: &dyn Fn(&Kind) -> bool| {
        let kinds = kinds.iter().enumerate().filter(|(_, kind)| is_in(kind));
        kinds.fold(0_u64, |bits, (at, _)| bits | 1 << at)
    };
    let codes = |rule: &Rule, variable: &Variable| -> Option<Vec<usize>> {
        let chosen = rule.conditions.get(&variable.id)?;
        let levels = variable.levels.iter().zip(1..);
        Some(
            levels
                .filter(|(it, _)| chosen.contains(&it.id))
                .map(|(_, code)| code)
                .collect(),
        )
    };
    let mut shown = BTreeMap::new();
    for rule in rules() {
        let Ok(counts) = table.count(&rule) else {
            continue;
        };
        let is_in = |kind: &Kind, but: &str| {
            let mut variables = table.variables().iter().filter(|it| it.id != but);
            let has_all = variables.all(|variable| {
                let codes = codes(&rule, variable);
                codes.is_none_or(|codes| codes.iter().any(|code| has(kind, &variable.id, *code)))
            });
            has_all && (rule.audiences.is_empty() || kind.0 == 2)
        };
        let mut note = |of: u64, people: Option<u32>| {
            if let Some(people) = people {
                let known = *shown.entry(of).or_insert(people);
                assert_eq!(known, people, "one group has one number");
            }
        };
        note(bits(&|kind| is_in(kind, "")), counts.people);
        note(bits(&|kind| is_in(kind, "") && kind.3), counts.products[0]);
        for (variable, people) in table.variables().iter().zip(&counts.variables) {
            for (code, people) in people.iter().enumerate() {
                let of = bits(&|kind| is_in(kind, &variable.id) && has(kind, &variable.id, code));
                note(of, *people);
            }
        }
    }
    shown
}

/// The first two numbers that tell of one to four people together.
fn learned(table: &Table) -> Option<(u64, u64)> {
    let shown: Vec<(u64, u32)> = shown(table).into_iter().collect();
    for (inner, fewer) in &shown {
        for (outer, most) in &shown {
            if inner & !outer == 0 && inner != outer && (1..SMALLEST).contains(&(most - fewer)) {
                return Some((*inner, *outer));
            }
        }
    }
    None
}

fn fair() -> impl Strategy<Value = Vec<u32>> {
    (0_u32..=40, 0_u32..=300).prop_flat_map(|(small, empty)| {
        let people = prop_oneof![
            small => 1_u32..5,
            empty => Just(0_u32),
            60 => 5_u32..30,
        ];
        prop::collection::vec(people, kinds().len())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// No two numbers of any two groups, tables or products tell of one to four people,
    /// where one lies in the other by what it means: who bought a kind bought.
    #[test]
    fn two_numbers_tell_of_nobody(people in fair()) {
        prop_assert_eq!(learned(&table(&people, true)), None);
    }
}

/// A table that does not know what implies what tells of two people who bought tea and
/// left it at that: 42 bought, 40 of them the glass.
#[test]
fn without_knowing_what_implies_what_two_numbers_tell() {
    let people: Vec<u32> = kinds()
        .iter()
        .map(|kind| match kind {
            (1, 1, ..) => 20,
            (1, 2, 1, true) => 40,
            (1, 2, 1, false) => 2,
            _ => 0,
        })
        .collect();
    assert!(learned(&table(&people, false)).is_some());
    assert_eq!(learned(&table(&people, true)), None);
}

/// Sixty bought nothing, of 62 no kind is known: two bought what is of no kind.
#[test]
fn what_is_not_known_tells_of_nobody() {
    let people: Vec<u32> = kinds()
        .iter()
        .map(|kind| match kind {
            (1, 1, ..) => 60,
            (1, 2, 0, true) => 2,
            (1, 2, 1, true) => 38,
            _ => 0,
        })
        .collect();
    assert_eq!(learned(&table(&people, true)), None);
}

/// 45 bought something of a kind, 42 of them the only product that is of one.
#[test]
fn a_product_tells_nobody_of_those_who_bought_another_of_a_kind() {
    let people: Vec<u32> = kinds()
        .iter()
        .map(|kind| match kind {
            (1, 1, ..) => 60,
            (1, 2, 1, true) => 30,
            (1, 3, 1, true) => 12,
            (1, 2, 1, false) => 3,
            (1, 2 | 3, 0, false) => 9,
            _ => 0,
        })
        .collect();
    let all = table(&people, true)
        .count(&Rule::default())
        .expect("counted");
    assert_eq!(all.variables[2][1], Some(45));
    assert_eq!(all.products, [None]);
}
