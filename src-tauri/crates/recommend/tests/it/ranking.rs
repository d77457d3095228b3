//! What comes first, and what does not come at all.

use crate::support::{crowd, dice, id, numbered, products, questions, visitor};
use proptest::prelude::*;
use rand::RngExt;
use recommend::{
    Effect, Model, Product, Reason, Recommendation, Request, Rule, Source, Visitor, When,
};
use std::collections::BTreeSet;

fn order(recommendations: &[Recommendation]) -> Vec<u128> {
    recommendations
        .iter()
        .map(|r| r.product.as_u128() - 1)
        .collect()
}

/// Without anything known, the order is that of popularity.
#[test]
fn popular_products_come_first() {
    let (questions, products) = (questions(), products());
    let mut visitors: Vec<Visitor> = Vec::new();
    for (product, buyers) in [(3, 9), (1, 5), (8, 2)] {
        visitors.extend((0..buyers).map(|_| visitor(&[], &[product])));
    }
    let visitors = numbered(visitors);
    let model = Model::fit(&questions, &products, &visitors);
    let all = model.recommend(&Visitor::default(), &Request::best(10));
    assert_eq!(
        order(&all),
        [3, 1, 8, 0, 2, 4, 5, 6, 7, 9],
        "equal ones by id"
    );
    assert_eq!(
        all[0].reason,
        Reason::Bestseller {
            rank: 1,
            buyers: 9,
            visitors: 16,
            for_all: true,
        }
    );
    assert_eq!(
        all[1].reason,
        Reason::Bestseller {
            rank: 2,
            buyers: 5,
            visitors: 16,
            for_all: true,
        }
    );
    assert_eq!(
        all[3].reason,
        Reason::Unproven {
            buyers: 0,
            visitors: 16
        }
    );
    // The weight of popularity times ln((9 + 1)/(16 + 10)).
    let why = model
        .explain(&Visitor::default(), &[], id(3))
        .expect("known");
    assert_eq!(why.parts.len(), 1);
    assert_eq!(why.parts[0].source, Source::Popularity);
    let weight = all[0].score / (10.0_f64 / 26.0).ln();
    let second = weight * (6.0_f64 / 26.0).ln();
    assert!((all[1].score - second).abs() < 1e-12 && weight > 0.0);
}

/// Before the first sale nothing is known, and nothing is claimed.
#[test]
fn nothing_is_claimed_before_the_first_sale() {
    let (questions, products) = (questions(), products());
    for visitors in [Vec::new(), vec![visitor(&[("용도", "가")], &[])]] {
        let model = Model::fit(&questions, &products, &visitors);
        let all = model.recommend(&visitor(&[("용도", "가")], &[]), &Request::best(10));
        assert_eq!(all.len(), 10);
        assert!(
            all.iter()
                .all(|r| r.score.is_finite() && r.reason.code() == "unproven")
        );
    }
    let empty = Model::fit(&questions, &[], &[]);
    assert!(
        empty
            .recommend(&Visitor::default(), &Request::best(5))
            .is_empty()
    );
}

/// What somebody has is not offered again, unless she may want it again: then the reason
/// is that she has it, and the owner's rule comes first.
#[test]
fn what_one_has_is_left_out() {
    let questions = questions();
    let products = products();
    let visitors = crowd(300, 1);
    let model = Model::fit(&questions, &products, &visitors);
    let mut owner = visitor(&[], &[0, 1]);
    owner.may_want_again.insert(id(1));
    let all = model.recommend(&owner, &Request::best(10));
    let found = order(&all);
    assert!(!found.contains(&0), "{found:?}");
    assert!(
        found.contains(&1),
        "a glass that breaks may be bought again: {found:?}"
    );
    for offer in &all {
        let is_hers = offer.product == id(1);
        assert_eq!(offer.reason == Reason::BoughtBefore, is_hers, "{offer:?}");
    }
    let rules = [Rule {
        number: 4,
        when: When::Bought(id(1)),
        product: id(1),
        effect: Effect::Pin,
    }];
    let request = Request {
        rules: &rules,
        ..Request::best(1)
    };
    let first = &model.recommend(&owner, &request)[0];
    assert_eq!(
        (first.product, &first.reason),
        (id(1), &Reason::OwnerRule { rule: 4 })
    );
    let mut returned = owner;
    returned.bought.insert(id(0), 0.0);
    assert!(
        order(&model.recommend(&returned, &Request::best(10))).contains(&0),
        "no pieces, not bought"
    );
}

/// The owner's word comes first: pins in the order of their numbers, blocks
/// over pins, and only for those they are for.
#[test]
fn the_owner_s_rules_come_first() {
    let (questions, products) = (questions(), products());
    let visitors = crowd(300, 1);
    let model = Model::fit(&questions, &products, &visitors);
    let rule = |number, product, effect| Rule {
        number,
        when: When::Always,
        product: id(product),
        effect,
    };
    let gift = When::Answered {
        question: "용도".to_owned(),
        level: "가".to_owned(),
    };
    let rules = [
        rule(3, 9, Effect::Pin),
        rule(1, 8, Effect::Pin),
        rule(2, 7, Effect::Pin),
        rule(4, 7, Effect::Block),
        Rule {
            when: gift,
            ..rule(5, 6, Effect::Pin)
        },
        rule(6, 0, Effect::Block),
        Rule {
            when: When::Bought(id(1)),
            ..rule(7, 5, Effect::Pin)
        },
    ];
    let request = Request {
        rules: &rules,
        ..Request::best(10)
    };
    let anybody = model.recommend(&Visitor::default(), &request);
    assert_eq!(order(&anybody)[..2], [8, 9]);
    assert_eq!(anybody[0].reason, Reason::OwnerRule { rule: 1 });
    assert!(!order(&anybody).contains(&7) && !order(&anybody).contains(&0));
    assert_ne!(order(&anybody)[2], 6);
    let giver = model.recommend(&visitor(&[("용도", "가")], &[]), &request);
    assert_eq!(order(&giver)[..3], [8, 9, 6]);
    let buyer = model.recommend(&visitor(&[], &[1]), &request);
    assert_eq!(order(&buyer)[..3], [8, 9, 5]);
    assert_eq!(buyer[2].reason, Reason::OwnerRule { rule: 7 });

    // A boost moves a product by what it says, and says whose wish it is.
    let boost = [
        rule(8, 9, Effect::Boost(20.0)),
        rule(9, 0, Effect::Boost(-20.0)),
    ];
    let request = Request {
        rules: &boost,
        ..Request::best(10)
    };
    let all = model.recommend(&Visitor::default(), &request);
    assert_eq!((order(&all)[0], order(&all)[9]), (9, 0));
    assert_eq!(all[0].reason, Reason::OwnerRule { rule: 8 });
    assert_ne!(all[9].reason.code(), "owner_rule");
    let why = model
        .explain(&Visitor::default(), &boost, id(9))
        .expect("known");
    assert!((why.score - all[0].score).abs() < 1e-9);
}

/// Products that go together are found among people who bought several, and
/// the reason names what was bought; pairs that only share buyers do not pass.
#[test]
fn products_bought_together_are_found() {
    let (questions, products) = (questions(), products());
    let mut dice = dice(7);
    let mut visitors = crowd(600, 7);
    for visitor in &mut visitors {
        if visitor.bought.contains_key(&id(2)) && dice.random_bool(0.6) {
            visitor.bought.insert(id(9), 1.0);
        }
    }
    let model = Model::fit(&questions, &products, &visitors);
    let first = &model.recommend(&visitor(&[], &[2]), &Request::best(1))[0];
    assert_eq!(first.product, id(9));
    assert!(
        matches!(&first.reason, Reason::BoughtTogether { product, .. } if *product == id(2)),
        "{first:?}"
    );
    // 3,000 visitors who bought nothing must not make every pair look special.
    let mut thinned = crowd(600, 8);
    thinned.extend((0..3_000).map(|_| Visitor::default()));
    let thinned = numbered(thinned);
    let model = Model::fit(&questions, &products, &thinned);
    let claims = (0..10)
        .flat_map(|product| model.recommend(&visitor(&[], &[product]), &Request::best(9)))
        .filter(|r| r.reason.code() == "together")
        .count();
    assert!(claims <= 3, "{claims} of 90 pairs claimed by chance");
}

/// A tag speaks when its products together carry what each alone does not.
#[test]
fn tags_speak_for_small_products() {
    let questions = questions();
    let products: Vec<Product> = (0..40)
        .map(|n| Product {
            tags: BTreeSet::from([if n < 20 { "위스키" } else { "차" }.to_owned()]),
            ..products()[0].clone()
        })
        .enumerate()
        .map(|(n, product)| Product {
            id: id(n),
            ..product
        })
        .collect();
    let mut dice = dice(9);
    let visitors: Vec<Visitor> = (0..400)
        .map(|n| {
            let level = ["가", "나", "다"][n % 3];
            let likes = dice.random_bool(if level == "가" { 0.7 } else { 0.4 });
            let product = dice.random_range(0..20) + if likes { 0 } else { 20 };
            visitor(&[("취향", level)], &[product])
        })
        .collect();
    let visitors = numbered(visitors);
    let model = Model::fit(&questions, &products, &visitors);
    let first = &model.recommend(&visitor(&[("취향", "가")], &[]), &Request::best(1))[0];
    assert!(
        matches!(&first.reason, Reason::Tag { tag, .. } if tag == "위스키"),
        "{:?}",
        first.reason
    );
}

/// Unspoken questions rank like the others, and several levels of one answer are
/// several answers: each adds what it says.
#[test]
fn unspoken_questions_rank() {
    let (questions, products) = (questions(), products());
    let mut visitors = crowd(600, 11);
    for (n, visitor) in visitors.iter_mut().enumerate() {
        if visitor.answers["구매력"].contains("다") && n % 2 == 0 {
            visitor.bought.insert(id(9), 1.0);
        }
    }
    let model = Model::fit(&questions, &products, &visitors);
    let rich = visitor(&[("구매력", "다")], &[]);
    let first = &model.recommend(&rich, &Request::best(1))[0];
    assert_eq!(first.product, id(9));
    assert!(
        matches!(
            &first.reason,
            Reason::Answer {
                may_be_spoken: false,
                ..
            }
        ),
        "{first:?}"
    );
    let score = |answers: &[(&str, &str)]| {
        let visitor = visitor(answers, &[]);
        model.explain(&visitor, &[], id(9)).expect("known").score
    };
    let (none, rich, poor) = (
        score(&[]),
        score(&[("구매력", "다")]),
        score(&[("구매력", "가")]),
    );
    let both = score(&[("구매력", "가"), ("구매력", "다")]);
    assert!(poor < none && none < rich);
    assert!((both - none - (rich - none) - (poor - none)).abs() < 1e-9);
}

/// A fair of ten thousand leaves nobody without an answer. How long it takes is
/// a part of the follow-up in `boothctl bench day`.
#[test]
fn everybody_of_ten_thousand_visitors_gets_her_products() {
    let (questions, products) = (questions(), products());
    let visitors = crowd(10_000, 13);
    let model = Model::fit(&questions, &products, &visitors);
    for visitor in &visitors[..500] {
        let ranked = model.recommend(visitor, &Request::best(5));
        assert_eq!(ranked.len(), 5, "{visitor:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The order in which visitors, questions and products come changes nothing
    /// for anybody, and the same data give the same scores to the last bit.
    #[test]
    fn order_does_not_matter(seed in 0_u64..1_000, size in 0_usize..300, turn in 0_usize..300) {
        let mut visitors = crowd(size, seed);
        let (mut questions_, mut products_) = (questions(), products());
        let (questions, products) = (questions(), products());
        let model = Model::fit(&questions, &products, &visitors);
        let asked: Vec<Visitor> = visitors.iter().take(20).cloned().collect();
        let before: Vec<_> = asked.iter().map(|v| model.recommend(v, &Request::best(10))).collect();
        visitors.rotate_left(turn.min(size));
        visitors.reverse();
        questions_.reverse();
        products_.reverse();
        let model = Model::fit(&questions_, &products_, &visitors);
        let after: Vec<_> = asked.iter().map(|v| model.recommend(v, &Request::best(10))).collect();
        prop_assert_eq!(before, after);
    }

    /// Lists are sorted, without repetition, and never hold what one has.
    #[test]
    fn lists_are_well_formed(seed in 0_u64..1_000, count in 0_usize..12) {
        let (questions, products) = (questions(), products());
        let visitors = crowd(200, seed);
        let model = Model::fit(&questions, &products, &visitors);
        for visitor in visitors.iter().take(20) {
            let list = model.recommend(visitor, &Request::best(count));
            prop_assert!(list.len() <= count);
            prop_assert!(list.windows(2).all(|pair| pair[0].score >= pair[1].score));
            let distinct: BTreeSet<_> = list.iter().map(|r| r.product).collect();
            prop_assert_eq!(distinct.len(), list.len());
            prop_assert!(distinct.iter().all(|product| !visitor.bought.contains_key(product)));
        }
    }
}
