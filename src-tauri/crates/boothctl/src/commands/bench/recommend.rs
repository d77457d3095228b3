//! `bench recommend`: is a large fair learned from in seconds, and is it worth it?
//!
//! 50,000 invented visitors answer 12 questions, two of which mean something, and
//! choose three of 500 products. The third choice is kept aside. Ours learns from
//! the others and gives everybody five products with their reasons; the baseline
//! counts what sells best and gives everybody that. Both leave out what she has.
//! `recommend` is the time of each, `recommend hits` how many find the choice kept
//! aside among their five.

use super::measure::{best, figure};
use crate::output::Failure;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use recommend::{Model, Named, Product, Question, Request, Visitor};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;
use words::Sentence;

const PRODUCTS: usize = 500;
const QUESTIONS: usize = 12;
const LEVELS: usize = 8;
const TAGS: usize = 25;
const CHOICES: usize = 3;
const LISTED: usize = 5;
/// How often a choice follows an answer that means something.
const TASTE: f64 = 0.4;

/// Time and hits, beside the bestsellers.
pub fn figures(visitors: usize) -> Result<Vec<Value>, Failure> {
    let (questions, products) = (questions(), products());
    let (people, kept_aside) = crowd(visitors);
    let mut offered = Vec::new();
    let ours = best(1, || {
        let model = Model::fit(&questions, &products, &people);
        let request = Request::best(LISTED);
        offered = model.recommend_to_all(&people, &request, |_, list| {
            list.iter().map(|found| found.product).collect()
        });
        Ok(())
    })?;
    let mut popular = Vec::new();
    let baseline = best(1, || {
        popular = bestsellers(&products, &people);
        Ok(())
    })?;
    let hits = |lists: &[Vec<Uuid>]| {
        let found = lists.iter().zip(&kept_aside);
        let found = found.filter(|(list, kept)| list.contains(kept)).count();
        found as f64 / visitors.max(1) as f64
    };
    let (found, without) = (hits(&offered), hits(&popular));
    Ok(vec![
        figure("recommend", ours, baseline, "visitors", visitors),
        json!({
            "name": "recommend hits",
            "ours": found,
            "baseline": without,
            "ratio": found / without,
            "unit": "share",
            "visitors": visitors,
        }),
    ])
}

fn bestsellers(products: &[Product], people: &[Visitor]) -> Vec<Vec<Uuid>> {
    let mut buyers: BTreeMap<Uuid, u32> = products.iter().map(|it| (it.id, 0)).collect();
    for product in people.iter().flat_map(|person| person.bought.keys()) {
        *buyers.entry(*product).or_default() += 1;
    }
    let mut ranked: Vec<(Uuid, u32)> = buyers.into_iter().collect();
    ranked.sort_by_key(|(_, buyers)| std::cmp::Reverse(*buyers));
    let list = |person: &Visitor| {
        let left = ranked.iter().map(|(product, _)| *product);
        let left = left.filter(|product| !person.bought.contains_key(product));
        left.take(LISTED).collect()
    };
    people.iter().map(list).collect()
}

fn named(text: &str) -> Named {
    Named {
        id: text.to_owned(),
        name: Sentence::of_texts(text, text),
    }
}

fn questions() -> Vec<Question> {
    let levels: Vec<Named> = (0..LEVELS).map(|n| named(&level(n))).collect();
    (0..QUESTIONS)
        .map(|n| Question {
            what: named(&question(n)),
            levels: levels.clone(),
            may_be_spoken: true,
        })
        .collect()
}

fn question(n: usize) -> String {
    format!("Q{n}")
}

fn level(n: usize) -> String {
    format!("A{n}")
}

fn product(n: usize) -> Uuid {
    Uuid::from_u128(n as u128)
}

fn products() -> Vec<Product> {
    (0..PRODUCTS)
        .map(|n| Product {
            id: product(n),
            name: named(&format!("P{n}")).name,
            tags: [format!("T{}", n % TAGS)].into(),
            price_won: None,
            is_sold_out: false,
            months: Default::default(),
        })
        .collect()
}

/// Visitors with two choices, and the third of each. A taste is for some products
/// spread over the range; without one, the first products sell most.
fn crowd(visitors: usize) -> (Vec<Visitor>, Vec<Uuid>) {
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let visitor = |n| {
        let said: Vec<usize> = (0..QUESTIONS)
            .map(|_| dice.random_range(0..LEVELS))
            .collect();
        let mut chosen: Vec<usize> = Vec::new();
        while chosen.len() < CHOICES {
            let next = if dice.random_bool(TASTE) {
                let question = dice.random_range(0..2);
                (said[question] * 37 + question * 211 + dice.random_range(0..6) * 11) % PRODUCTS
            } else {
                let luck: f64 = dice.random();
                (luck.powi(3) * PRODUCTS as f64) as usize
            };
            if !chosen.contains(&next) {
                chosen.push(next);
            }
        }
        let answers = said.iter().enumerate();
        let visitor = Visitor {
            id: format!("v{n}"),
            answers: answers
                .map(|(q, l)| (question(q), [level(*l)].into()))
                .collect(),
            bought: chosen[..CHOICES - 1]
                .iter()
                .map(|it| (product(*it), 1.0))
                .collect(),
            ..Visitor::default()
        };
        (visitor, product(chosen[CHOICES - 1]))
    };
    (0..visitors).map(visitor).unzip()
}
