//! Two glasses were bought at a fair, and one broke months later.

use super::hold_out::{after_the_fair, buy};
use crate::support::{DAY, Laptop, OPENING};
use booth::FairScope;
use booth::follow_up::{RuleEffect, RuleIsFor};
use booth::sales::ProductDraft;
use recommend::Reason;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What each person is offered, and why.
fn offers(laptop: &mut Laptop) -> BTreeMap<Uuid, (Uuid, Reason)> {
    let follow_up = laptop.booth().follow_up(FairScope::Current);
    let people = follow_up.expect("people").people.into_iter();
    people
        .filter_map(|it| Some((it.visitor, it.recommendation?)))
        .map(|(visitor, found)| (visitor, (found.product, found.reason)))
        .collect()
}

fn people_in_the_group(laptop: &mut Laptop) -> u32 {
    let audiences = laptop.booth().audiences(FairScope::Current);
    let mut groups = audiences.expect("groups").groups.into_iter();
    let group = groups.find(|group| group.id == "bought_one_of_a_set");
    group.expect("the group").people
}

/// Marks the first product as one of a set, or not.
fn mark(laptop: &mut Laptop, is_one_of_a_set: bool) -> Uuid {
    let (id, product) = laptop.booth().products().expect("products").remove(0);
    let draft = ProductDraft {
        name: product.name.ko,
        price_won: product.price_won,
        tags: product.tags,
        is_one_of_a_set,
        ..ProductDraft::default()
    };
    let saved = laptop.booth().save_product(Some(id), &draft);
    saved.expect("marked")
}

/// Whoever bought one of a set is in the group at once, and is offered it again when a
/// month went by, because she has it; nobody else is, and not without the mark. A piece
/// that she bought since begins the month anew, and one that was taken back is none.
#[test]
fn what_is_one_of_a_set_is_offered_again_when_a_month_went_by() {
    let (mut fair, people) = after_the_fair(1_201, 20);
    let laptop = &mut fair.laptops[0];
    let sales: Vec<Uuid> = people[..8].iter().map(|it| buy(laptop, *it)).collect();
    let glass = mark(laptop, false);
    assert_eq!(people_in_the_group(laptop), 0);
    laptop.clock.set(OPENING + 40 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let unmarked = offers(laptop);
    assert!(people[..8].iter().all(|it| !unmarked.contains_key(it)));

    mark(laptop, true);
    assert_eq!(people_in_the_group(laptop), 8);
    let marked = offers(laptop);
    for buyer in &people[..8] {
        assert_eq!(marked[buyer], (glass, Reason::BoughtBefore));
    }
    for other in &people[8..] {
        assert_eq!(marked[other], unmarked[other], "nobody else");
    }

    buy(laptop, people[0]);
    laptop
        .booth()
        .void_sale(sales[1], "환불")
        .expect("taken back");
    let later = offers(laptop);
    assert!(!later.contains_key(&people[0]), "she bought one today");
    assert!(matches!(later[&people[1]].1, Reason::Bestseller { .. }));
    assert_eq!(people_in_the_group(laptop), 7);
}

/// "Offer the glass to whoever bought the glass" is a rule that says something, once the
/// glass is one of a set.
#[test]
fn a_rule_may_offer_to_buyers_what_is_one_of_a_set() {
    let (mut fair, people) = after_the_fair(1_202, 6);
    let laptop = &mut fair.laptops[0];
    for visitor in &people[..4] {
        buy(laptop, *visitor);
    }
    let glass = mark(laptop, false);
    let mut rule = || {
        let is_for = RuleIsFor::Bought(glass);
        let made = laptop
            .booth()
            .make_owner_rule(&is_for, glass, RuleEffect::First);
        made.is_ok()
    };
    assert!(!rule(), "nobody is offered what she has");
    mark(laptop, true);
    let is_for = RuleIsFor::Bought(glass);
    let made = laptop
        .booth()
        .make_owner_rule(&is_for, glass, RuleEffect::First);
    made.expect("a rule");
    laptop.clock.set(OPENING + 40 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let now = offers(laptop);
    for buyer in &people[..4] {
        assert_eq!(now[buyer], (glass, Reason::OwnerRule { rule: 1 }));
    }
}
