//! What the owner decides of recommendations: it comes first, it says what it changes,
//! and it can be taken back.

use super::hold_out::{after_the_fair, buy};
use crate::support::{Fair, Laptop, fair};
use booth::follow_up::{Group, OwnerRules, RuleEffect, RuleIsFor};
use booth::{BoothError, FairScope};
use std::collections::BTreeMap;
use uuid::Uuid;

fn rules(laptop: &mut Laptop) -> OwnerRules {
    laptop.booth().owner_rules().expect("rules")
}

/// What each person is offered, and why, in the owner's words.
fn offers(laptop: &mut Laptop) -> BTreeMap<Uuid, (Uuid, String)> {
    let follow_up = laptop.booth().follow_up(FairScope::Current);
    let people = follow_up.expect("people").people.into_iter();
    people
        .filter_map(|it| {
            let found = it.recommendation?;
            Some((it.visitor, (found.product, found.reason.for_owner().ko)))
        })
        .collect()
}

/// The first product, and two that nobody bought.
fn products(laptop: &mut Laptop) -> [Uuid; 3] {
    let products = laptop.booth().products().expect("products");
    [products[0].0, products[1].0, products[2].0]
}

fn answered(laptop: &mut Laptop) -> RuleIsFor {
    let questions = rules(laptop).questions;
    let (question, choice) = crate::support::ANSWERS[0];
    let asked = questions.iter().find(|it| it.id == question);
    let asked = asked.expect("a question with choices");
    assert!(asked.choices.iter().any(|(id, _)| id == choice));
    RuleIsFor::Answered {
        question: question.to_owned(),
        choice: choice.to_owned(),
    }
}

#[test]
fn a_rule_comes_before_the_data_and_says_what_it_changes() {
    let (mut fair, people) = after_the_fair(1_101, 20);
    let laptop = &mut fair.laptops[0];
    for visitor in &people[..8] {
        buy(laptop, *visitor);
    }
    let [bought, set, other] = products(laptop);
    let before = offers(laptop);
    assert_eq!(
        before.len(),
        12,
        "who has the bestseller is offered nothing"
    );
    assert!(before.values().all(|(product, _)| *product == bought));
    assert_eq!(rules(laptop).rules, [], "nobody decided anything");

    let booth = laptop.booth();
    let buyers = booth.make_owner_rule(&RuleIsFor::Bought(bought), set, RuleEffect::First);
    let (buyers, _) = buyers.expect("a rule");
    let told = rules(laptop);
    assert_eq!((told.rules.len(), told.rules[0].number), (1, 1));
    assert_eq!(told.rules[0].changes, Some(8), "those who bought");
    assert!(told.rules[0].words.ko.contains("구매하신 분께는"));
    let now = offers(laptop);
    for visitor in &people[..8] {
        assert_eq!(now[visitor].0, set);
        assert!(
            now[visitor].1.contains("사장님 규칙 1번"),
            "{:?}",
            now[visitor]
        );
    }
    for visitor in &people[8..] {
        assert_eq!(now[visitor], before[visitor], "nobody else");
    }

    let is_for = answered(laptop);
    let never = laptop
        .booth()
        .make_owner_rule(&is_for, bought, RuleEffect::Never);
    let (never, _) = never.expect("a rule");
    let told = rules(laptop);
    let changes: Vec<Option<u32>> = told.rules.iter().map(|it| it.changes).collect();
    assert_eq!(
        changes,
        [Some(8), Some(12)],
        "everybody gave that answer; eight have it already"
    );
    assert!(
        offers(laptop)
            .values()
            .all(|(product, _)| *product != bought)
    );

    let again = laptop
        .booth()
        .make_owner_rule(&is_for, bought, RuleEffect::Never);
    assert_eq!(again.expect("the same"), (never, false), "made once");
    let (few, _) = laptop
        .booth()
        .make_owner_rule(&RuleIsFor::Bought(set), other, RuleEffect::First)
        .expect("a rule");
    laptop.buy(people[19], set);
    assert_eq!(
        rules(laptop).rules[2].changes,
        None,
        "one person is told of nowhere"
    );
    let booth = laptop.booth();
    booth.remove_owner_rule(few, true).expect("removed");
    booth.remove_owner_rule(never, true).expect("removed");
    booth.remove_owner_rule(buyers, true).expect("removed");
    assert_eq!(offers(laptop), before, "as if there had been none");
    laptop
        .booth()
        .remove_owner_rule(never, false)
        .expect("put back");
    assert_eq!(rules(laptop).rules[0].number, 2, "with its number");
    let third = laptop
        .booth()
        .make_owner_rule(&RuleIsFor::Everybody, other, RuleEffect::More);
    third.expect("a rule");
    assert_eq!(rules(laptop).rules[1].number, 4, "no number is given twice");
}

/// Who gets the bestsellers, to learn whether recommending helps, gets nothing that the
/// owner recommends; what she excludes is offered to nobody.
#[test]
fn the_bestsellers_follow_only_what_is_excluded() {
    let (mut fair, people) = after_the_fair(1_102, 10);
    let laptop = &mut fair.laptops[0];
    for visitor in &people[..5] {
        buy(laptop, *visitor);
    }
    let [bought, set, _] = products(laptop);
    for visitor in &people[5..] {
        let booth = laptop.booth();
        booth
            .override_hold_out(*visitor, Group::Bestsellers)
            .expect("said");
    }
    let booth = laptop.booth();
    booth
        .make_owner_rule(&RuleIsFor::Everybody, set, RuleEffect::First)
        .expect("a rule");
    let offered = offers(laptop);
    assert!(people[5..].iter().all(|it| offered[it].0 == bought));
    let is_for = answered(laptop);
    let booth = laptop.booth();
    booth
        .make_owner_rule(&is_for, bought, RuleEffect::Never)
        .expect("a rule");
    let offered = offers(laptop);
    let is_offered = |it: &Uuid| {
        offered
            .get(it)
            .is_some_and(|(product, _)| *product == bought)
    };
    assert!(!people.iter().any(is_offered), "{offered:?}");
}

/// A rule that could never hold is refused, and nothing is recorded.
#[test]
fn a_rule_that_cannot_hold_is_refused() {
    let mut fair = fair(1_103);
    let laptop = &mut fair.laptops[0];
    // A pair, which is no piece of a set.
    let product = laptop.booth().products().expect("products")[5].0;
    let nobody = Uuid::from_u128(404);
    let gone = RuleIsFor::Answered {
        question: "retired".to_owned(),
        choice: "yes".to_owned(),
    };
    let booth = laptop.booth();
    for (is_for, product) in [
        (&RuleIsFor::Everybody, nobody),
        (&RuleIsFor::Bought(nobody), product),
        (&gone, product),
    ] {
        let refused = booth.make_owner_rule(is_for, product, RuleEffect::First);
        assert!(matches!(refused, Err(BoothError::Unknown)), "{refused:?}");
    }
    let itself = booth.make_owner_rule(&RuleIsFor::Bought(product), product, RuleEffect::First);
    assert!(
        matches!(&itself, Err(BoothError::Setting(it)) if it.ko.contains("다른 상품을 골라")),
        "{itself:?}"
    );
    let unknown = booth.remove_owner_rule(nobody, true);
    assert!(matches!(unknown, Err(BoothError::Unknown)), "{unknown:?}");
    assert_eq!(rules(laptop).rules, []);
}

/// Rules are the maker's: another laptop of hers has them after they met.
#[test]
fn a_rule_is_known_on_the_other_laptop() {
    let mut fair = Fair::with_laptops(2, 1_104);
    let (owner, other) = fair.pair(0, 1);
    let [_, set, _] = products(owner);
    let booth = owner.booth();
    booth
        .make_owner_rule(&RuleIsFor::Everybody, set, RuleEffect::First)
        .expect("a rule");
    let told = rules(owner);
    other.learn_from(owner);
    assert_eq!(rules(other).rules, told.rules);
}
