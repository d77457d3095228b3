//! Programmes and their limits: what is given, and what is taken off.

use super::*;
use crate::support::{Fair, Laptop, fair};
use booth::BoothError;
use coupon::{Benefit, Holder, Limits, Place, ProgrammeDraft, ProgrammeKind, Reason};
use std::collections::BTreeSet;

/// The owner's costs depend on the limits. They hold inside the transaction
/// that gives, and a list gets all of its coupons or none.
#[test]
fn limits_hold_in_all_per_laptop_and_per_person() {
    let mut fair = Fair::with_laptops(2, 64);
    let (one, other) = fair.pair(0, 1);
    let few = one.opens(ProgrammeKind::Gift, |draft| {
        draft.limits = Limits {
            per_person: Some(1),
            total: Some(5),
            per_laptop: Some(3),
        };
    });
    other.learn_from(one);
    not_issued(one.booth().issue_coupons(&[None; 4], few));
    assert_eq!(
        one.count("SELECT count(*) FROM coupon"),
        0,
        "all or nothing"
    );
    one.booth().issue_coupons(&[None; 2], few).expect("two");
    let visitor = one.booth().expect_visitor().expect("somebody");
    let hers = one.booth().issue_coupon(Some(visitor), few).expect("one");
    let again = one.booth().issue_coupon(Some(visitor), few).expect("hers");
    assert_eq!(again.id, hers.id, "pressing twice is one coupon");
    not_issued(one.booth().issue_coupon(None, few));
    let state = &one.booth().programme_states().expect("states")[0];
    assert_eq!((state.id, state.given, state.left), (few, 3, Some(0)));

    // The other laptop knows of those three once they met.
    other.learn_from(one);
    not_issued(other.booth().issue_coupons(&[None; 3], few));
    other
        .booth()
        .issue_coupons(&[None; 2], few)
        .expect("the rest");
    not_issued(other.booth().issue_coupon(None, few));

    // One that was voided is there to be given again; one that was used is not.
    one.booth()
        .void_coupon(hers.id, "돌려주심")
        .expect("voided");
    let fresh = one.booth().issue_coupon(Some(visitor), few).expect("again");
    one.sells(fresh.id, &[]).expect("used");
    not_issued(one.booth().issue_coupon(Some(visitor), few));
}

/// Two people of one firm leave the same number: each gets her own coupon, since staff
/// were asked whether she is the one who came before, and said no.
#[test]
fn the_same_number_is_not_the_same_person() {
    let mut fair = fair(65);
    let laptop = &mut fair.laptops[0];
    let gift = laptop.opens(ProgrammeKind::Gift, |draft| {
        draft.limits.per_person = Some(1)
    });
    let [first, second] = [(); 2].map(|()| laptop.reachable_visitor("kim@example.com"));
    let hers = laptop.booth().issue_coupon(Some(first), gift).expect("one");
    let others = laptop
        .booth()
        .issue_coupon(Some(second), gift)
        .expect("her own");
    assert_ne!(others.id, hers.id);
}

/// A coupon keeps the terms that were promised. A change is a new programme,
/// and coupons given before count towards its limits.
#[test]
fn a_change_alters_no_coupon_that_was_given() {
    let mut fair = fair(66);
    let laptop = &mut fair.laptops[0];
    let gift = laptop.opens(ProgrammeKind::Gift, |draft| draft.limits.total = Some(3));
    let visitor = laptop.booth().expect_visitor().expect("somebody");
    let old = laptop
        .booth()
        .issue_coupon(Some(visitor), gift)
        .expect("one");
    laptop.booth().issue_coupon(None, gift).expect("two");

    let (_, opened) = laptop.booth().programmes().expect("all").pop().expect("it");
    let mut draft = opened.draft();
    draft.benefit = Benefit::Amount {
        won: 1_000,
        rest_stays: false,
    };
    let changed = laptop
        .booth()
        .open_programme(&draft, Some(gift))
        .expect("changed");
    not_possible(laptop.booth().open_programme(&draft, Some(gift)));
    not_issued(laptop.booth().issue_coupon(None, gift));
    let programmes = laptop.booth().programmes().expect("all");
    let number = |id| {
        let found = programmes.iter().find(|(known, _)| *known == id);
        found.expect("known").1.number
    };
    assert_ne!(number(gift), number(changed));

    let kept = laptop.booth().coupon(old.id).expect("known");
    assert_eq!(kept.benefit, old.benefit, "promised is promised");
    laptop.accepts(&old.digits);
    let held = laptop
        .booth()
        .issue_coupon(Some(visitor), changed)
        .expect("she holds one");
    assert_eq!(held.id, old.id);
    laptop
        .booth()
        .issue_coupon(None, changed)
        .expect("the third");
    not_issued(laptop.booth().issue_coupon(None, changed));
    let states = laptop.booth().programme_states().expect("states");
    assert_eq!((states[0].id, states[0].given), (changed, 3));
    assert!(
        states.iter().all(|state| state.id != gift),
        "what was replaced is not listed by itself"
    );

    laptop.booth().close_programme(changed).expect("closed");
    not_possible(laptop.booth().close_programme(changed));
    laptop.sells(old.id, &[]).expect("its coupons stay good");
    let states = laptop.booth().programme_states().expect("states");
    assert!(states.last().expect("it").closed_at_ms.is_some());
}

/// Rules that make no sense are not opened, and a coupon bound to a person is
/// not given without one.
#[test]
fn a_senseless_programme_is_not_opened() {
    let mut fair = fair(67);
    let laptop = &mut fair.laptops[0];
    let booth = laptop.booth();
    let mut draft = ProgrammeDraft::proposal(ProgrammeKind::Discount, booth.fair_days());
    draft.benefit = Benefit::Percent {
        percent: 0,
        cap_won: None,
    };
    not_possible(booth.open_programme(&draft, None));
    let bound = laptop.opens(ProgrammeKind::Birthday, |draft| {
        draft.holder = Holder::Person;
    });
    not_issued(laptop.booth().issue_coupon(None, bound));
    let visitor = laptop.booth().expect_visitor().expect("somebody");
    let coupon = laptop
        .booth()
        .issue_coupon(Some(visitor), bound)
        .expect("hers");
    assert!(
        matches!(laptop.refuses(&coupon.digits), Reason::NotYetValid { .. }),
        "a birthday present is for after the fair"
    );
}

/// The newest open programme thanks for a survey; a closed one does not.
#[test]
fn the_newest_open_programme_thanks() {
    let mut fair = fair(68);
    let laptop = &mut fair.laptops[0];
    let sample = laptop.thanks();
    let newer = laptop.opens(ProgrammeKind::SurveyThanks, |_| {});
    let thanks = |laptop: &mut Laptop| {
        let found = laptop.booth().survey_programme().expect("read");
        found.map(|(id, _)| id)
    };
    assert_eq!(thanks(laptop), Some(newer));
    laptop.booth().close_programme(newer).expect("closed");
    assert_eq!(thanks(laptop), Some(sample));
    laptop.booth().close_programme(sample).expect("closed");
    assert_eq!(thanks(laptop), None);
}

/// The cheapest piece comes off; with too few pieces, staff are told how many
/// are missing.
#[test]
fn two_and_one_takes_off_the_cheapest_piece() {
    let mut fair = fair(69);
    let laptop = &mut fair.laptops[0];
    let programme = laptop.opens(ProgrammeKind::BuyAndGet, |_| {});
    let coupon = laptop
        .booth()
        .issue_coupon(None, programme)
        .expect("a coupon");
    assert!(matches!(
        laptop.sells(coupon.id, &[(0, 2)]),
        Err(BoothError::Coupon { .. })
    ));
    let prices: Vec<u64> = laptop
        .booth()
        .products()
        .expect("products")
        .iter()
        .map(|(_, product)| product.price_won)
        .collect();
    let sold = laptop
        .sells(coupon.id, &[(0, 2), (1, 1)])
        .expect("three pieces");
    assert_eq!(sold.quote.discount_won, prices[0].min(prices[1]));
}

/// An amount whose rest stays is used up part by part, and an undo gives the
/// part back.
#[test]
fn an_amount_is_spent_in_parts() {
    let mut fair = fair(70);
    let laptop = &mut fair.laptops[0];
    let voucher = laptop.opens(ProgrammeKind::Discount, |draft| {
        draft.minimum_purchase_won = 0;
        draft.benefit = Benefit::Amount {
            won: 40_000,
            rest_stays: true,
        };
    });
    let coupon = laptop.booth().issue_coupon(None, voucher).expect("one");
    let spend = |laptop: &mut Laptop, won| {
        let sold = laptop.booth().redeem_coupon(coupon.id, Some(won))?;
        Ok::<_, BoothError>(sold.quote.discount_won)
    };
    assert_eq!(spend(laptop, 32_000).expect("the first"), 32_000);
    let left = laptop.booth().coupon(coupon.id).expect("known").left;
    assert_eq!(left.expect("some is left").ko, "8,000원 남음");
    assert_eq!(spend(laptop, 9_999).expect("the second"), 8_000);
    assert!(matches!(
        laptop.refuses(&coupon.digits),
        Reason::AmountSpent { .. }
    ));
    assert!(matches!(
        spend(laptop, 1_000),
        Err(BoothError::Coupon { .. })
    ));
    laptop
        .booth()
        .undo_last_use(coupon.id, "잘못 입력")
        .expect("undone");
    assert_eq!(spend(laptop, 3_000).expect("again"), 3_000);
    laptop
        .booth()
        .redeem_coupon(coupon.id, None)
        .expect("without an amount the rest is gone");
    assert!(matches!(
        laptop.refuses(&coupon.digits),
        Reason::AmountSpent { .. }
    ));
}

/// Two laptops that had not met opened two programmes under one number; a
/// coupon on record must follow the terms of its own programme.
#[test]
fn a_coupon_follows_the_terms_of_its_own_programme() {
    let mut fair = Fair::with_laptops(2, 73);
    let (one, other) = fair.pair(0, 1);
    let mut given = Vec::new();
    for (laptop, won) in [(&mut *one, 1_000), (&mut *other, 2_000)] {
        for _ in 0..3 {
            let programme = laptop.opens(ProgrammeKind::Discount, |draft| {
                draft.minimum_purchase_won = 0;
                draft.benefit = Benefit::Amount {
                    won,
                    rest_stays: false,
                };
            });
            let coupon = laptop
                .booth()
                .issue_coupon(None, programme)
                .expect("a coupon");
            given.push((coupon, won));
        }
    }
    one.learn_from(other);
    other.learn_from(one);
    for (coupon, won) in given {
        let sold = one.sells(coupon.id, &[(0, 1)]).expect("a sale");
        assert_eq!(sold.quote.discount_won, won);
    }
    let numbers: BTreeSet<u16> = one
        .booth()
        .programmes()
        .expect("all")
        .iter()
        .map(|(_, programme)| programme.number)
        .collect();
    assert_eq!(numbers.len(), 8, "drawn numbers do not meet here");
}

/// A coupon for the shop is refused at the booth, and the visitor is told where
/// to use it.
#[test]
fn a_coupon_for_the_shop_is_not_for_the_booth() {
    let mut fair = fair(75);
    let laptop = &mut fair.laptops[0];
    let shop = laptop.opens(ProgrammeKind::Discount, |draft| {
        draft.places = BTreeSet::from([Place::Shop]);
    });
    let coupon = laptop.booth().issue_coupon(None, shop).expect("one");
    assert_eq!(
        laptop.refuses(&coupon.digits),
        Reason::WrongPlace {
            places: BTreeSet::from([Place::Shop])
        }
    );
}
