//! How likely somebody is to use a coupon, on coupons made up with dice whose true chances
//! are known.

use crate::support::{dice, named, questions, visitor};
use rand::RngExt;
use recommend::{CouponUse, Estimate, Likelihood, Outcome, Question, UseSource, Visitor, likelier};
use std::collections::BTreeSet;

/// The chance in a made-up world that somebody uses a coupon of a programme.
type World = fn(&Visitor, &str) -> f64;

fn said(visitor: &Visitor, question: &str, level: &str) -> f64 {
    let chosen = visitor.answers.get(question);
    f64::from(u8::from(chosen.is_some_and(|it| it.contains(level))))
}

fn chance_of(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// "용도: 가" speaks for a discount and against a gift, "취향: 나" for both, and nothing
/// else says anything.
fn tastes(visitor: &Visitor, programme: &str) -> f64 {
    let purpose = said(visitor, "용도", "가");
    let both = 0.8 * said(visitor, "취향", "나");
    chance_of(match programme {
        "할인" => -1.4 + 1.5 * purpose + both,
        _ => -0.6 - 1.5 * purpose + both,
    })
}

fn indifferent(_: &Visitor, programme: &str) -> f64 {
    if programme == "할인" { 0.15 } else { 0.4 }
}

/// People who hold a coupon of each of both programmes.
fn outcomes(people: usize, seed: u64, world: World) -> Vec<Outcome> {
    let mut dice = dice(seed);
    let mut all = Vec::new();
    for n in 0..people {
        let answers: Vec<(&str, &str)> = ["용도", "취향", "방문", "구매력"]
            .into_iter()
            .map(|question| (question, ["가", "나", "다"][dice.random_range(0..3)]))
            .collect();
        let mut holder = visitor(&answers, &[]);
        holder.id = format!("v{seed}-{n}");
        for programme in ["할인", "사은품"] {
            all.push(Outcome {
                programme: programme.to_owned(),
                was_used: dice.random_bool(world(&holder, programme)),
                holder: holder.clone(),
                weight: 1.0,
            });
        }
    }
    all
}

fn known(estimate: Estimate) -> Likelihood {
    match estimate {
        Estimate::Known(known) => *known,
        Estimate::NotKnown { more_holders } => panic!("{more_holders} more needed"),
    }
}

fn chance(model: &CouponUse, outcome: &Outcome) -> f64 {
    known(model.estimate(&outcome.programme, &outcome.holder)).chance
}

/// How many people and how many users among the holders of a coupon who are meant.
fn count(outcomes: &[Outcome], is_meant: impl Fn(&Outcome) -> bool) -> (u32, u32) {
    let meant = outcomes.iter().filter(|it| is_meant(it));
    meant.fold((0, 0), |(held, used), it| {
        (held + 1, used + u32::from(it.was_used))
    })
}

/// A planted effect is found in every fair, in the right direction for each programme,
/// with numbers that can be counted again; without the answer that is named the estimate
/// is lower.
#[test]
fn a_planted_effect_is_found() {
    for seed in 0..10 {
        let outcomes = outcomes(800, seed, tastes);
        let model = CouponUse::fit(&questions(), &outcomes);
        let her = visitor(&[("용도", "가")], &[]);
        let discount = known(model.estimate("할인", &her));
        let gift = known(model.estimate("사은품", &her));
        assert!(discount.chance > 0.3 && gift.chance < 0.25, "seed {seed}");
        assert_eq!(gift.reason, None, "what lowers it is no reason for it");

        let reason = discount.reason.expect("it speaks");
        assert_eq!(
            (reason.question.id.as_str(), reason.level.id.as_str()),
            ("용도", "가")
        );
        let evidence = reason.evidence;
        let group = count(&outcomes, |it| {
            it.programme == "할인" && said(&it.holder, "용도", "가") > 0.0
        });
        let all = count(&outcomes, |it| it.programme == "할인");
        assert_eq!(
            [(evidence.n, evidence.k), (evidence.base_n, evidence.base_k)],
            [group, all]
        );
        let without = known(model.estimate("할인", &visitor(&[], &[])));
        assert!(without.chance < discount.chance);

        let both = [model.estimate("사은품", &her), model.estimate("할인", &her)];
        assert_eq!(likelier(&[&both[0], &both[1]]), Some(1), "seed {seed}");
    }
}

/// The parts sum to the score, and its chance is what is told; what is named raises it, and
/// so do all her answers together.
#[test]
fn the_parts_sum_to_the_score() {
    let outcomes = outcomes(800, 3, tastes);
    let model = CouponUse::fit(&questions(), &outcomes);
    let (mut personal, mut named) = (0, 0);
    for outcome in &outcomes {
        let told = known(model.estimate(&outcome.programme, &outcome.holder));
        let sum: f64 = told.parts.iter().map(|it| it.adds).sum();
        assert!((sum - told.score).abs() < 1e-9);
        assert!((chance_of(sum) - told.chance).abs() < 1e-9);
        assert_eq!(told.parts[0].source, UseSource::Programme);
        personal += usize::from(told.parts.len() > 1);
        let Some(reason) = &told.reason else { continue };
        named += 1;
        assert!(told.score > told.parts[0].adds, "{told:?}");
        let mut without = outcome.holder.clone();
        without.answers.remove(&reason.question.id);
        let without = known(model.estimate(&outcome.programme, &without));
        assert!(without.score < told.score, "{told:?}");
    }
    assert!(
        personal > outcomes.len() / 2 && named > 100,
        "{personal} {named}"
    );
}

/// Answers dealt anew among the holders change next to nothing, and neither do answers
/// that never meant anything.
#[test]
fn shuffled_answers_change_nothing() {
    let fairs = 40;
    let mut changed = 0;
    let mut all = 0;
    for seed in 0..fairs {
        let mut shuffled = outcomes(800, seed, tastes);
        let mut dice = dice(seed + 500);
        for last in (1..shuffled.len()).rev() {
            let other = dice.random_range(0..=last);
            let answers = std::mem::take(&mut shuffled[last].holder.answers);
            shuffled[last].holder.answers =
                std::mem::replace(&mut shuffled[other].holder.answers, answers);
        }
        for outcomes in [shuffled, outcomes(800, seed + 900, indifferent)] {
            let model = CouponUse::fit(&questions(), &outcomes);
            for outcome in &outcomes {
                let told = known(model.estimate(&outcome.programme, &outcome.holder));
                all += 1;
                changed += u32::from(told.parts.len() > 1);
            }
        }
    }
    let share = f64::from(changed) / f64::from(all);
    eprintln!(
        "estimates changed by answers that mean nothing: {:.2} %",
        share * 100.0
    );
    assert!(share < 0.01, "{share}");
}

/// Who answers at all does not pass for what was answered: people who answer use their
/// coupons, the others do not, and no answer means anything.
#[test]
fn answering_is_not_an_answer() {
    for seed in 0..10 {
        let mut all = outcomes(600, seed, |_, _| 0.5);
        let silent = outcomes(1_200, seed + 30, |_, _| 0.05).into_iter();
        all.extend(silent.map(|mut it| {
            it.holder.answers.clear();
            it
        }));
        let model = CouponUse::fit(&questions(), &all);
        for outcome in &all {
            let told = known(model.estimate(&outcome.programme, &outcome.holder));
            assert_eq!(told.parts.len(), 1, "seed {seed}");
        }
    }
}

/// How far a model is from the truth on people it has not seen: Brier score, expected
/// calibration error in ten bins, and the area under the curve.
fn measured(outcomes: &[Outcome], told: impl Fn(&Outcome) -> f64) -> [f64; 3] {
    let mut told: Vec<(f64, f64)> = outcomes
        .iter()
        .map(|it| (told(it), f64::from(u8::from(it.was_used))))
        .collect();
    told.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all = told.len() as f64;
    let brier = told.iter().map(|(p, used)| (p - used).powi(2)).sum::<f64>() / all;
    let mut off = 0.0;
    for bin in 0..10 {
        let (low, high) = (f64::from(bin) / 10.0, f64::from(bin + 1) / 10.0);
        let inside = told.iter().filter(|(p, _)| (low..high).contains(p));
        off += inside.map(|(p, used)| p - used).sum::<f64>().abs() / all;
    }
    let users: f64 = told.iter().map(|it| it.1).sum();
    let mut below = 0.0;
    let mut pairs = 0.0;
    for same in told.chunk_by(|a, b| a.0 == b.0) {
        let used: f64 = same.iter().map(|it| it.1).sum();
        let unused = same.len() as f64 - used;
        pairs += used * (below + unused / 2.0);
        below += unused;
    }
    [brier, off, pairs / (users * (all - users))]
}

/// On people it has not seen it comes close to who knows the true chances, and its chances
/// are what they say.
#[test]
fn its_chances_are_what_they_say() {
    let fairs = 5;
    let mut sums = [[0.0; 3]; 3];
    for seed in 0..fairs {
        let model = CouponUse::fit(&questions(), &outcomes(1_000, seed, tastes));
        let unseen = outcomes(5_000, seed + 70, tastes);
        let rate = |programme: &str| {
            let (held, used) = count(&unseen, |it| it.programme == programme);
            f64::from(used) / f64::from(held)
        };
        let rates = [rate("할인"), rate("사은품")];
        let base = |it: &Outcome| rates[usize::from(it.programme != "할인")];
        for (sum, told) in sums.iter_mut().zip([
            measured(&unseen, |it| chance(&model, it)),
            measured(&unseen, |it| tastes(&it.holder, &it.programme)),
            measured(&unseen, base),
        ]) {
            for (sum, told) in sum.iter_mut().zip(told) {
                *sum += told / fairs as f64;
            }
        }
    }
    let [ours, truth, base] = sums;
    eprintln!(
        "Brier, ECE, AUC: {ours:.4?}; who knows the truth {truth:.4?}; rates only {base:.4?}"
    );
    let gained = (base[0] - ours[0]) / (base[0] - truth[0]);
    assert!(gained > 0.8, "{gained} of what the answers can tell");
    assert!(ours[1] < 0.025, "{ours:?}");
    assert!(ours[2] > truth[2] - 0.015, "{ours:?} {truth:?}");
}

/// In whatever order the coupons come, and with one person told of twice, every bit of
/// every estimate is the same.
#[test]
fn order_does_not_matter() {
    let mut outcomes = outcomes(400, 8, tastes);
    for (n, outcome) in outcomes.iter_mut().enumerate() {
        outcome.weight = [1.0, 0.5, 0.3][n % 3];
    }
    let questions = questions();
    let model = CouponUse::fit(&questions, &outcomes);
    let mut again = outcomes.clone();
    again.reverse();
    again.rotate_left(101);
    let unused = again.iter().find(|it| it.was_used).map(|it| Outcome {
        was_used: false,
        ..it.clone()
    });
    again.extend(unused);
    let mut turned: Vec<Question> = questions.clone();
    turned.reverse();
    let other = CouponUse::fit(&turned, &again);
    for outcome in &outcomes {
        let of = |model: &CouponUse| known(model.estimate(&outcome.programme, &outcome.holder));
        assert_eq!(of(&model), of(&other));
        assert_eq!(of(&model).score.to_bits(), of(&other).score.to_bits());
    }
}

/// Below thirty holders it is not known, and how many more are needed is told.
#[test]
fn few_are_not_known() {
    let nobody = CouponUse::fit(&questions(), &[]);
    let her = visitor(&[("용도", "가")], &[]);
    let not_known = |more_holders| Estimate::NotKnown { more_holders };
    assert_eq!(nobody.estimate("할인", &her), not_known(30));
    let all = outcomes(30, 1, tastes);
    let one = CouponUse::fit(&questions(), &all[..1]);
    assert_eq!(one.estimate("할인", &her), not_known(29));
    assert_eq!(one.estimate("사은품", &her), not_known(30));
    let one_short = CouponUse::fit(&questions(), &all[..58]);
    assert_eq!(one_short.estimate("할인", &her), not_known(1));
    let enough = CouponUse::fit(&questions(), &all);
    let estimate = enough.estimate("할인", &her);
    assert_eq!(known(estimate.clone()).holders, 30);
    assert_eq!(likelier(&[&estimate, &not_known(3)]), None);
    assert_eq!(likelier(&[&estimate]), None);
}

/// Nobody used one, everybody did, a column in which every holder has a value of her own,
/// and outcomes that weigh nothing: estimates stay rates, and nothing speaks.
#[test]
fn odd_data_say_the_rate() {
    let mut questions = questions();
    questions.push(Question {
        what: named("번호"),
        levels: (0..3_000).map(|n| named(&format!("{n}"))).collect(),
        may_be_spoken: true,
    });
    let mut outcomes = outcomes(3_000, 4, indifferent);
    for (n, outcome) in outcomes.iter_mut().enumerate() {
        let own = BTreeSet::from([format!("{}", n / 2)]);
        outcome.holder.answers.insert("번호".to_owned(), own);
    }
    let lone = |estimate: Estimate| {
        let known = known(estimate);
        assert_eq!(known.parts.len(), 1, "nothing speaks");
        known.chance
    };
    let told = |outcomes: &[Outcome]| {
        let model = CouponUse::fit(&questions, outcomes);
        ["할인", "사은품"].map(|it| lone(model.estimate(it, &outcomes[0].holder)))
    };
    let [discount, gift] = told(&outcomes);
    assert!((discount - 0.15).abs() < 0.03 && (gift - 0.4).abs() < 0.03);
    for (was_used, expected) in [(false, 0.0), (true, 1.0)] {
        for outcome in &mut outcomes {
            outcome.was_used = was_used;
        }
        for told in told(&outcomes) {
            assert!((told - expected).abs() < 0.001 && told > 0.0 && told < 1.0);
        }
    }
    for outcome in &mut outcomes {
        outcome.weight = 0.0;
    }
    let model = CouponUse::fit(&questions, &outcomes);
    assert_eq!(
        model.estimate("할인", &outcomes[0].holder),
        Estimate::NotKnown { more_holders: 30 }
    );
}

/// Two coupons of which everybody uses as many are not told apart.
#[test]
fn no_lead_is_made_up() {
    let fairs = 200;
    let led = (0..fairs).filter(|seed| {
        let outcomes = outcomes(200, *seed, |_, _| 0.3);
        let model = CouponUse::fit(&questions(), &outcomes);
        let both = ["할인", "사은품"].map(|it| model.estimate(it, &Visitor::default()));
        likelier(&[&both[0], &both[1]]).is_some()
    });
    let led = led.count();
    eprintln!("of {fairs} pairs without a difference {led} were told apart");
    assert!(led <= 10, "{led}");
}

/// What the owner reads.
#[test]
fn owners_read_the_numbers() {
    let outcomes = outcomes(800, 2, tastes);
    let model = CouponUse::fit(&questions(), &outcomes);
    let told = |answers: &[(&str, &str)], programme| {
        let estimate = model.estimate(programme, &visitor(answers, &[]));
        (estimate.in_brief(), estimate.for_owner(), estimate.how())
    };
    let (group, used) = count(&outcomes, |it| {
        it.programme == "할인" && said(&it.holder, "용도", "가") > 0.0
    });
    let (brief, why, how) = told(&[("용도", "가")], "할인");
    assert!(
        brief.ko.starts_with("약 ") && brief.ko.ends_with('%'),
        "{brief}"
    );
    assert!(
        why.ko
            .starts_with(&format!("‘용도: 가’ 답을 주신 {group}명 중 {used}명(")),
        "{why}"
    );
    assert!(
        why.en.starts_with(&format!(
            "Of those who answered ‘용도: 가’, {used} of {group} ("
        )),
        "{why}"
    );
    assert_eq!(how.len(), 3, "{how:?}");
    let (_, lower, _) = told(&[("용도", "가")], "사은품");
    assert!(lower.ko.ends_with("그보다 낮습니다."), "{lower}");
    let (_, as_all, how) = told(&[], "할인");
    assert!(as_all.ko.ends_with("확인되지 않았습니다."), "{as_all}");
    assert_eq!(how.len(), 2, "{how:?}");
    let (brief, unknown, how) = told(&[], "새 쿠폰");
    assert_eq!(brief.en, "not known yet");
    assert!(unknown.ko.contains("30명 더"), "{unknown}");
    assert!(how.is_empty());
}
