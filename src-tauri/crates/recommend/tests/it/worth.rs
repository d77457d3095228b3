//! What a question changes: the model that would have been learned without it.

use crate::support::{crowd, crowd_with_a_taste, dice, id, products, questions};
use proptest::prelude::*;
use rand::RngExt;
use recommend::{Model, Question, Recommendation, Request, Visitor};

/// The first recommendation of each visitor.
fn firsts(model: &Model<'_>, visitors: &[Visitor]) -> Vec<Option<Recommendation>> {
    let first = |visitor| model.recommend(visitor, &Request::best(1)).pop();
    visitors.iter().map(first).collect()
}

/// The share of the visitors whose first recommendation is another product without a
/// question.
fn changed(visitors: &[Visitor], question: &str) -> f64 {
    let (questions, products) = (questions(), products());
    let (model, without) = Model::fit_without_each(&questions, &products, visitors);
    let Some(without) = without.get(question) else {
        return 0.0;
    };
    let pairs = firsts(&model, visitors);
    let pairs = pairs.into_iter().zip(firsts(without, visitors));
    let product = |found: Option<Recommendation>| found.map(|it| it.product);
    let changed = pairs.filter(|(with, without)| product(with.clone()) != product(without.clone()));
    changed.count() as f64 / visitors.len() as f64
}

/// The answers to one question dealt anew among the visitors, all else as it was.
fn dealt_anew(mut visitors: Vec<Visitor>, question: &str, seed: u64) -> Vec<Visitor> {
    let mut dice = dice(seed);
    for last in (1..visitors.len()).rev() {
        let other = dice.random_range(0..=last);
        let mine = visitors[last].answers.remove(question);
        let hers = visitors[other].answers.remove(question);
        let mut give = |to: usize, answer| {
            if let Some(answer) = answer {
                visitors[to].answers.insert(question.to_owned(), answer);
            }
        };
        give(other, mine);
        give(last, hers);
    }
    visitors
}

/// With a planted taste each fair owes a good part of its recommendations to the
/// question; with the same answers dealt anew about none. The other questions, which were
/// random all along, change about nothing either.
#[test]
fn a_shuffled_question_is_worth_nothing_and_a_planted_one_something() {
    let fairs = 20;
    let mut false_worth = Vec::new();
    for seed in 0..fairs {
        let visitors = crowd_with_a_taste(800, seed);
        let real = changed(&visitors, "용도");
        assert!(real > 0.1, "seed {seed}: {real} of the recommendations");
        let shuffled = dealt_anew(visitors.clone(), "용도", seed);
        false_worth.push(changed(&shuffled, "용도"));
        for random in ["취향", "방문", "구매력"] {
            false_worth.push(changed(&visitors, random));
        }
    }
    let mean = false_worth.iter().sum::<f64>() / false_worth.len() as f64;
    let at_all: Vec<f64> = false_worth.into_iter().filter(|it| *it > 0.0).collect();
    eprintln!("changed by eighty questions that say nothing: mean {mean:.4}, {at_all:?}");
    assert!(mean < 0.005, "{mean} of the recommendations");
    assert!(at_all.len() <= 2, "{at_all:?} of eighty");
}

/// Learned anew, with the question's column gone.
fn learned_anew_is_the_same(visitors: &[Visitor]) {
    let (questions, products) = (questions(), products());
    let (model, without) = Model::fit_without_each(&questions, &products, visitors);
    assert_eq!(
        firsts(&model, visitors),
        firsts(&Model::fit(&questions, &products, visitors), visitors)
    );
    for question in &questions {
        let left = questions.iter().filter(|it| it.what.id != question.what.id);
        let left: Vec<Question> = left.cloned().collect();
        let anew = Model::fit(&left, &products, visitors);
        // A question that is not named changes nothing.
        let told = without.get(&question.what.id).unwrap_or(&model);
        assert_eq!(
            firsts(told, visitors),
            firsts(&anew, visitors),
            "without {}: to the last bit of the score",
            question.what.id
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Weighing the other terms once more gives what learning anew without the question
    /// gives, however strong one taste or two that say the same are.
    #[test]
    fn leaving_out_is_learning_anew(
        seed in 0_u64..1_000,
        people in 0_usize..500,
        taste in 0.0..1.0,
        alike in 0.0..1.0,
    ) {
        let mut visitors = crowd(people, seed);
        let mut dice = dice(seed + 7);
        for visitor in &mut visitors {
            if visitor.answers["용도"].contains("가") && dice.random_bool(taste) {
                visitor.bought.insert(id(7), 1.0);
            }
            if dice.random_bool(alike) {
                let answer = visitor.answers["용도"].clone();
                visitor.answers.insert("취향".to_owned(), answer);
            }
        }
        learned_anew_is_the_same(&visitors);
    }
}
