//! The score is a sum, the reason one of its parts, and nothing breaks it.

use crate::support::{crowd, id, named, numbered, products, questions, visitor};
use proptest::prelude::*;
use recommend::{Model, Product, Question, Reason, Request, Source, Visitor};
use std::collections::BTreeSet;

/// A fair where what one likes, what one is here for and what one bought all
/// mean something.
fn telling_crowd(n: usize, seed: u64) -> Vec<Visitor> {
    let mut visitors = crowd(n, seed);
    for (at, visitor) in visitors.iter_mut().enumerate() {
        let says = |question: &str, level: &str| visitor.answers[question].contains(level);
        let (gift, sweet, rich) = (says("용도", "가"), says("취향", "나"), says("구매력", "다"));
        for (product, wanted) in [
            (7, gift && at % 2 == 0),
            (8, sweet && at % 3 == 0),
            (9, rich && at % 2 == 1),
        ] {
            if wanted {
                visitor.bought.insert(id(product), 1.0);
            }
        }
        if visitor.bought.contains_key(&id(2)) && at % 2 == 0 {
            visitor.bought.insert(id(6), 1.0);
        }
    }
    visitors
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// The parts of every score sum to it; and whoever takes back the answer that
    /// was the reason lowers the score of the product.
    #[test]
    fn parts_sum_to_the_score_and_the_reason_is_one(seed in 0_u64..1_000) {
        let (questions, products) = (questions(), products());
        let visitors = telling_crowd(700, seed);
        let model = Model::fit(&questions, &products, &visitors);
        let mut answers = 0;
        for visitor in visitors.iter().take(60) {
            for found in model.recommend(visitor, &Request::best(10)) {
                let why = model.explain(visitor, &[], found.product).expect("known");
                let sum: f64 = why.parts.iter().map(|part| part.adds).sum();
                prop_assert!((sum - found.score).abs() < 1e-9, "{why:?}");
                prop_assert!((why.score - found.score).abs() < 1e-9);
                if let Reason::Answer { question, level, evidence, .. } = &found.reason {
                    answers += 1;
                    prop_assert!(visitor.answers[&question.id].contains(&level.id));
                    prop_assert!(evidence.n >= 30 && evidence.lower_bound > evidence.base_rate());
                    let mut silent = visitor.clone();
                    silent.answers.remove(&question.id);
                    let then = model.explain(&silent, &[], found.product).expect("known");
                    prop_assert!(then.score < found.score, "{:?}", found.reason);
                }
                if let Reason::BoughtTogether { product, .. } = &found.reason {
                    let is_it = |source: &Source| {
                        matches!(source, Source::Bought { product: of, .. } if of == product)
                    };
                    let adds: f64 = why
                        .parts
                        .iter()
                        .filter(|part| is_it(&part.source))
                        .map(|part| part.adds)
                        .sum();
                    prop_assert!(adds > 0.0, "{why:?}");
                }
            }
        }
        prop_assert!(answers > 0, "something is told");
    }
}

/// The numbers of every reason are those of the tables, counted again by hand.
#[test]
fn every_number_can_be_recounted() {
    let (questions, products) = (questions(), products());
    let visitors = telling_crowd(900, 5);
    let model = Model::fit(&questions, &products, &visitors);
    let count = |is: &dyn Fn(&Visitor) -> bool| {
        u32::try_from(visitors.iter().filter(|v| is(v)).count()).expect("few")
    };
    let mut kinds = BTreeSet::new();
    for visitor in visitors.iter().take(200) {
        for found in model.recommend(visitor, &Request::best(5)) {
            kinds.insert(found.reason.code());
            let buys = |v: &Visitor| v.bought.contains_key(&found.product);
            let numbers = match &found.reason {
                Reason::Answer {
                    question,
                    level,
                    evidence,
                    ..
                } => {
                    let says = |v: &Visitor| v.answers[&question.id].contains(&level.id);
                    let counted = [count(&says), count(&|v| says(v) && buys(v))];
                    assert_eq!([evidence.n, evidence.k], counted);
                    *evidence
                }
                Reason::BoughtTogether {
                    product, evidence, ..
                } => {
                    let has = |v: &Visitor| v.bought.contains_key(product);
                    let counted = [count(&has), count(&|v| has(v) && buys(v))];
                    assert_eq!([evidence.n, evidence.k], counted);
                    *evidence
                }
                Reason::Bestseller { buyers, .. } | Reason::Unproven { buyers, .. } => {
                    assert_eq!(*buyers, count(&buys));
                    continue;
                }
                _ => continue,
            };
            assert_eq!([numbers.base_n, numbers.base_k], [900, count(&buys)]);
            let text = found.reason.for_owner().ko;
            for number in [numbers.n, numbers.k] {
                assert!(text.contains(&format!("{number}명")), "{text}");
            }
        }
    }
    assert!(
        kinds.contains("answer") && kinds.contains("together"),
        "{kinds:?}"
    );
}

/// What is sold out, too dear, out of season or of another kind is not offered,
/// and variety makes room for other kinds.
#[test]
fn wishes_are_respected() {
    let questions = questions();
    let mut products = products();
    for (n, product) in products.iter_mut().enumerate() {
        product.price_won = (n != 4).then_some(10_000 * n as u64);
        product.is_sold_out = n == 0;
        product.months = if n == 1 { [12].into() } else { BTreeSet::new() };
    }
    let visitors = crowd(300, 2);
    let model = Model::fit(&questions, &products, &visitors);
    let ask = |request: &Request<'_>| -> Vec<usize> {
        let found = model.recommend(&Visitor::default(), request);
        let at = |product| (0..10).find(|n| id(*n) == product).expect("one of ten");
        found.iter().map(|it| at(it.product)).collect()
    };
    let all = Request::best(10);
    assert_eq!(ask(&all)[0], 1, "the bestseller is sold out");
    let july = ask(&Request {
        month: Some(7),
        ..all.clone()
    });
    assert!(!july.contains(&1) && july.contains(&2));
    assert!(
        ask(&Request {
            month: Some(12),
            ..all.clone()
        })
        .contains(&1)
    );
    let mut band = ask(&Request {
        prices: Some(20_000..=50_000),
        ..all.clone()
    });
    band.sort_unstable();
    assert_eq!(band, [2, 3, 5], "what has no price is in no band");
    let odd = ask(&Request {
        tag: Some("홀수"),
        ..all.clone()
    });
    assert!(odd.len() == 5 && odd.iter().all(|n| n % 2 == 1));
    let varied = ask(&Request {
        variety: 100.0,
        ..all
    });
    assert!(
        varied
            .windows(2)
            .take(6)
            .all(|pair| pair[0] % 2 != pair[1] % 2),
        "{varied:?}"
    );
}

/// An older fair teaches less: half the visitors bought one product last year,
/// the other half another one today.
#[test]
fn older_fairs_weigh_less() {
    let (questions, products) = (questions(), products());
    let mut visitors: Vec<Visitor> = Vec::new();
    for n in 0..200 {
        visitors.push(visitor(&[], &[if n % 2 == 0 { 3 } else { 4 }]));
    }
    for visitor in &mut visitors {
        if let Some(weight) = visitor.bought.get_mut(&id(3)) {
            *weight = 0.5;
        }
    }
    let visitors = numbered(visitors);
    let model = Model::fit(&questions, &products, &visitors);
    let first = &model.recommend(&Visitor::default(), &Request::best(2));
    assert_eq!((first[0].product, first[1].product), (id(4), id(3)));
    assert!(
        matches!(first[1].reason, Reason::Bestseller { buyers: 100, .. }),
        "people are counted whole: {:?}",
        first[1].reason
    );
}

/// Columns with thousands of values, hundreds of products nobody bought, and one
/// visitor who bought them all: nobody gets a wrong reason, nothing breaks.
#[test]
fn odd_data_give_bestsellers() {
    let products: Vec<Product> = (0..500)
        .map(|n| Product {
            id: id(n),
            ..products()[0].clone()
        })
        .collect();
    let columns: Vec<Question> = [("번호", 3_000), ("하나", 1), ("비었음", 0)]
        .into_iter()
        .map(|(question, levels)| Question {
            what: named(question),
            levels: (0..levels).map(|n| named(&n.to_string())).collect(),
            may_be_spoken: true,
        })
        .collect();
    let mut visitors: Vec<Visitor> = (0..3_000)
        .map(|n| {
            let number = n.to_string();
            visitor(&[("번호", &number), ("하나", "0")], &[n % 7, (n * n) % 11])
        })
        .collect();
    visitors.push(visitor(&[("번호", "5")], &(0..400).collect::<Vec<_>>()));
    let visitors = numbered(visitors);
    let model = Model::fit(&columns, &products, &visitors);
    for visitor in visitors.iter().rev().take(50) {
        let list = model.recommend(visitor, &Request::best(5));
        assert_eq!(list.len(), 5);
        for found in list {
            assert!(found.score.is_finite());
            assert!(!matches!(
                found.reason,
                Reason::Answer { .. } | Reason::Tag { .. }
            ));
        }
    }
    let one = Model::fit(&columns, &products[..1], &visitors);
    assert_eq!(
        one.recommend(&Visitor::default(), &Request::best(5)).len(),
        1
    );
}
