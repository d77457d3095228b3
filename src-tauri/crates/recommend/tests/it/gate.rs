//! Knowing when it knows nothing.

use crate::support::{crowd, crowd_with_a_taste, dice, id, numbered, products, questions, visitor};
use rand::RngExt;
use recommend::{Model, Reason, Request, Visitor};

/// The share of the top five slots of all visitors with such a reason.
fn share(visitors: &[Visitor], is_such: impl Fn(&Reason) -> bool) -> f64 {
    let (questions, products) = (questions(), products());
    let model = Model::fit(&questions, &products, visitors);
    let mut slots = 0;
    let mut such = 0;
    for visitor in visitors {
        for recommendation in model.recommend(visitor, &Request::best(5)) {
            slots += 1;
            such += u32::from(is_such(&recommendation.reason));
        }
    }
    f64::from(such) / f64::from(slots)
}

fn is_personal(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::Answer { .. } | Reason::Tag { .. } | Reason::BoughtTogether { .. }
    )
}

/// Visitors whose answers were dealt anew among them: whatever is still
/// "explained" by answers is false.
fn shuffled(mut visitors: Vec<Visitor>, seed: u64) -> Vec<Visitor> {
    let mut dice = dice(seed);
    for last in (1..visitors.len()).rev() {
        let other = dice.random_range(0..=last);
        let answers = std::mem::take(&mut visitors[last].answers);
        visitors[last].answers = std::mem::replace(&mut visitors[other].answers, answers);
    }
    visitors
}

/// Shuffled answers explain almost nothing: the mean over twenty fairs of 800
/// visitors stays below 3 % of the slots (a rule without an interval comes to
/// about 80 % on such data), and random purchases go together by chance only.
#[test]
fn shuffled_answers_explain_almost_nothing() {
    let fairs = 20;
    let mean: f64 = (0..fairs)
        .map(|seed| share(&shuffled(crowd_with_a_taste(800, seed), seed), is_personal))
        .sum::<f64>()
        / f64::from(u32::try_from(fairs).expect("twenty"));
    eprintln!(
        "slots explained although answers were shuffled: {:.2} %",
        mean * 100.0
    );
    assert!(mean < 0.03, "{mean} of the slots got a false reason");
}

/// A planted taste is found, in every fair, for those who have it, with the
/// right counts.
#[test]
fn a_planted_taste_is_found() {
    let (questions, products) = (questions(), products());
    for seed in 0..20 {
        let visitors = crowd_with_a_taste(800, seed);
        let model = Model::fit(&questions, &products, &visitors);
        assert!(model.is_personal());
        let newcomer = visitor(&[("용도", "가")], &[]);
        let first = &model.recommend(&newcomer, &Request::best(1))[0];
        assert_eq!(first.product, id(7), "seed {seed}: {first:?}");
        let Reason::Answer {
            question,
            level,
            evidence,
            ..
        } = &first.reason
        else {
            panic!("seed {seed}: {:?}", first.reason);
        };
        assert_eq!((question.id.as_str(), level.id.as_str()), ("용도", "가"));
        let group: Vec<&Visitor> = visitors
            .iter()
            .filter(|v| v.answers["용도"].contains("가"))
            .collect();
        let buyers = |of: &[&Visitor]| of.iter().filter(|v| v.bought.contains_key(&id(7))).count();
        let everybody: Vec<&Visitor> = visitors.iter().collect();
        assert_eq!(
            [evidence.n, evidence.k, evidence.base_n, evidence.base_k].map(|n| n as usize),
            [group.len(), buyers(&group), 800, buyers(&everybody)],
            "the numbers can be recounted"
        );
        assert!(
            evidence.lower_bound > evidence.base_rate() && evidence.lower_bound < evidence.rate()
        );
        let other = visitor(&[("용도", "나")], &[]);
        assert_ne!(
            model.recommend(&other, &Request::best(1))[0].product,
            id(7),
            "only for those who have it"
        );
    }
}

/// At a fair with a hundred visitors nearly everybody gets the bestsellers, and
/// with fewer than thirty behind each answer everybody does, whatever the data.
#[test]
fn small_data_say_bestseller() {
    let fairs = 20;
    let personal: f64 = (0..fairs)
        .map(|seed| share(&crowd(100, seed), is_personal))
        .sum::<f64>()
        / f64::from(u32::try_from(fairs).expect("twenty"));
    eprintln!(
        "personal slots at random fairs of 100: {:.2} %",
        personal * 100.0
    );
    assert!(personal < 0.03, "{personal}");

    let visitors = crowd_with_a_taste(60, 1);
    assert!(
        share(&visitors, is_personal) == 0.0,
        "about twenty people stand behind each answer"
    );
    let (questions, products) = (questions(), products());
    let model = Model::fit(&questions, &products, &visitors);
    assert!(!model.is_personal());
    let first = &model.recommend(&visitor(&[("용도", "가")], &[]), &Request::best(1))[0];
    assert!(
        matches!(
            first.reason,
            Reason::Bestseller {
                rank: 1,
                for_all: true,
                ..
            }
        ),
        "{first:?}"
    );
    assert!(
        model.summary().ko.contains("확인되지 않아"),
        "{}",
        model.summary()
    );
}

/// An unknown answer changes nothing: not asked, not answered, or with a level
/// nobody knows.
#[test]
fn unknown_is_neutral() {
    let (questions, products) = (questions(), products());
    let visitors = crowd_with_a_taste(800, 3);
    let model = Model::fit(&questions, &products, &visitors);
    let neutral = model.recommend(&Visitor::default(), &Request::best(10));
    for found in &neutral {
        match &found.reason {
            Reason::Bestseller { for_all, .. } => assert!(!for_all, "answers do speak"),
            reason => assert!(matches!(reason, Reason::Unproven { .. }), "{reason:?}"),
        }
    }
    for unknown in [("용도", "라"), ("혈액형", "가"), ("", "")] {
        assert_eq!(
            model.recommend(&visitor(&[unknown], &[]), &Request::best(10)),
            neutral,
            "{unknown:?}"
        );
    }
}

/// Who answers at all does not pass for what was answered: people who answer
/// buy, the others do not, and no answer means anything.
#[test]
fn answering_is_not_an_answer() {
    let fairs = 10;
    let mean: f64 = (0..fairs)
        .map(|seed| {
            let mut visitors = crowd(600, 100 + seed);
            let silent = 2_000;
            visitors.extend((0..silent).map(|_| visitor(&[], &[])));
            let visitors = numbered(visitors);
            // The silent ones get no personal slot, so the share is scaled up.
            share(&visitors, is_personal) * f64::from(600 + silent) / 600.0
        })
        .sum::<f64>()
        / f64::from(u32::try_from(fairs).expect("ten"));
    eprintln!(
        "personal slots when only buyers answer: {:.2} %",
        mean * 100.0
    );
    assert!(mean < 0.03, "{mean}");
}
