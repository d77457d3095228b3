//! A glass maker's fair, made up with dice.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use recommend::{Named, Product, Question, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use words::Sentence;

/// The same dice in every run.
pub fn dice(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// Something named alike in both languages.
pub fn named(id: &str) -> Named {
    Named {
        id: id.to_owned(),
        name: Sentence::of_texts(id, id),
    }
}

/// The id of product n.
pub fn id(n: usize) -> Uuid {
    Uuid::from_u128(n as u128 + 1)
}

/// Ten products; the even ones carry "짝수", the odd ones "홀수".
pub fn products() -> Vec<Product> {
    (0..10)
        .map(|n| Product {
            id: id(n),
            name: Sentence::of_texts(format!("잔 {n}번"), format!("Glass {n}")),
            tags: BTreeSet::from([["짝수", "홀수"][n % 2].to_owned()]),
            price_won: None,
            is_sold_out: false,
            months: BTreeSet::new(),
        })
        .collect()
}

/// Four questions with three levels each; the last may not be spoken of.
pub fn questions() -> Vec<Question> {
    ["용도", "취향", "방문", "구매력"]
        .into_iter()
        .map(|question| Question {
            what: named(question),
            levels: ["가", "나", "다"].map(named).to_vec(),
            may_be_spoken: question != "구매력",
        })
        .collect()
}

/// A visitor with these answers and purchases.
pub fn visitor(answers: &[(&str, &str)], bought: &[usize]) -> Visitor {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (question, level) in answers {
        all.entry((*question).to_owned())
            .or_default()
            .insert((*level).to_owned());
    }
    Visitor {
        id: String::new(),
        answers: all,
        bought: bought.iter().map(|product| (id(*product), 1.0)).collect(),
        ..Visitor::default()
    }
}

/// The same people, each with an id of her own.
pub fn numbered(mut visitors: Vec<Visitor>) -> Vec<Visitor> {
    for (n, visitor) in visitors.iter_mut().enumerate() {
        visitor.id = format!("v{n}");
    }
    visitors
}

/// `n` visitors who answer at random and buy one to three products, the first
/// products more often, whatever they answered.
pub fn crowd(n: usize, seed: u64) -> Vec<Visitor> {
    let mut dice = dice(seed);
    let visitors = (0..n)
        .map(|_| {
            let answers: Vec<(String, String)> = questions()
                .iter()
                .map(|question| {
                    let level = &question.levels[dice.random_range(0..3)];
                    (question.what.id.clone(), level.id.clone())
                })
                .collect();
            let answers: Vec<(&str, &str)> = answers
                .iter()
                .map(|(q, l)| (q.as_str(), l.as_str()))
                .collect();
            let bought: Vec<usize> = (0..dice.random_range(1..=3))
                .map(|_| dice.random_range(0..10).min(dice.random_range(0..10)))
                .collect();
            visitor(&answers, &bought)
        })
        .collect();
    numbered(visitors)
}

/// A crowd in which "용도: 가" chooses product 7 in half of all cases.
pub fn crowd_with_a_taste(n: usize, seed: u64) -> Vec<Visitor> {
    let mut dice = dice(seed + 1_000);
    let mut visitors = crowd(n, seed);
    for visitor in &mut visitors {
        if visitor.answers["용도"].contains("가") && dice.random_bool(0.5) {
            visitor.bought.insert(id(7), 1.0);
        }
    }
    visitors
}
