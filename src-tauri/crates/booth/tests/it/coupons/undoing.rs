//! Programmes with limits; coupons printed, voided and replaced; uses undone;
//! laptops lost.

use crate::merge::surplus;
use crate::support::{DAY, Fair, HOUR, Laptop, MINUTE, OPENING, fair, first_day};
use booth::BoothError;
use booth::coupons::{LostLaptop, Paper, Surplus};
use booth::sales::{BasketLine, SaleRequest, SoldSale};
use coupon::{
    Benefit, Caution, Holder, Limits, Place, ProgrammeDraft, ProgrammeKind, Reason, Standing,
    Verdict,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;
use words::Language;

impl Laptop {
    /// Opens a programme of a kind, changed a little.
    fn opens(&mut self, kind: ProgrammeKind, change: impl FnOnce(&mut ProgrammeDraft)) -> Uuid {
        let booth = self.booth();
        let mut draft = ProgrammeDraft::proposal(kind, booth.fair_days());
        change(&mut draft);
        booth.open_programme(&draft, None).expect("a programme")
    }

    /// Why a coupon is refused.
    #[track_caller]
    fn refuses(&mut self, text: &str) -> Reason {
        let checked = self.booth().check_scan(text).expect("it is read");
        match checked.verdict {
            Verdict::Refused { reason } => reason,
            other => panic!("it should be refused: {other:?}"),
        }
    }

    #[track_caller]
    fn accepts(&mut self, text: &str) {
        let checked = self.booth().check_scan(text).expect("it is read");
        assert!(
            !matches!(checked.verdict, Verdict::Refused { .. }),
            "it should be good: {:?}",
            checked.verdict
        );
    }

    fn sells(&mut self, coupon: Uuid, lines: &[(usize, u32)]) -> Result<SoldSale, BoothError> {
        let products = self.booth().products().expect("products");
        self.booth().record_sale(&SaleRequest {
            coupon: Some(coupon),
            lines: lines
                .iter()
                .map(|(product, quantity)| BasketLine {
                    product: products[*product].0,
                    quantity: *quantity,
                })
                .collect(),
            ..SaleRequest::default()
        })
    }
}

#[track_caller]
fn not_issued(result: Result<impl Sized, BoothError>) {
    match result {
        Err(BoothError::NotIssued(_)) => {}
        Err(other) => panic!("another reason: {other}"),
        Ok(_) => panic!("a coupon was given"),
    }
}

#[track_caller]
fn not_possible(result: Result<impl Sized, BoothError>) {
    match result {
        Err(BoothError::NotPossible(_)) => {}
        Err(other) => panic!("another reason: {other}"),
        Ok(_) => panic!("it was done"),
    }
}

/// A mistake at the desk can always be undone, every step stays on record, and
/// a voided coupon is refused for that reason.
#[test]
fn a_gift_is_used_undone_used_again_and_voided() {
    let mut fair = fair(60);
    let laptop = &mut fair.laptops[0];
    let gift = laptop.opens(ProgrammeKind::Gift, |_| {});
    let coupon = laptop.booth().issue_coupon(None, gift).expect("a gift");
    laptop.accepts(&coupon.digits);
    assert_eq!(laptop.booth().last_use().expect("read"), None);

    let sold = laptop.sells(coupon.id, &[]).expect("handed out");
    assert_eq!(sold.receipt.ko, "‘사은품’을 드리세요.", "what to do now");
    let last = laptop.booth().last_use().expect("read").expect("a use");
    assert_eq!((last.coupon, last.won), (coupon.id, 0));
    assert!(matches!(
        laptop.refuses(&coupon.digits),
        Reason::AlreadyUsed { .. }
    ));
    not_possible(laptop.booth().undo_last_use(coupon.id, "  "));
    laptop
        .booth()
        .undo_last_use(coupon.id, "잘못 눌렀습니다")
        .expect("undone");
    laptop.accepts(&coupon.digits);
    assert_eq!(laptop.booth().desk().expect("desk").coupons_used, 0);
    not_possible(laptop.booth().undo_last_use(coupon.id, "또"));

    let sold = laptop.sells(coupon.id, &[(0, 1)]).expect("with a glass");
    assert!(
        sold.receipt
            .ko
            .ends_with("원을 받으세요. ‘사은품’을 드리세요."),
        "{}",
        sold.receipt
    );
    not_possible(laptop.booth().void_coupon(coupon.id, "다 쓴 쿠폰"));
    laptop
        .booth()
        .undo_last_use(coupon.id, "손님이 돌려주셨습니다")
        .expect("undone");
    let voided = laptop
        .booth()
        .void_coupon(coupon.id, "찢어졌습니다")
        .expect("voided");
    assert_eq!(voided.standing, Standing::Voided);
    assert_eq!(laptop.refuses(&coupon.digits), Reason::Voided);
    assert_eq!(laptop.refuses(&coupon.short_number), Reason::Voided);
    assert!(matches!(
        laptop.sells(coupon.id, &[]),
        Err(BoothError::Coupon { .. })
    ));
    not_possible(laptop.booth().void_coupon(coupon.id, "또"));
    assert_eq!(
        laptop.count("SELECT count(*) FROM redemption"),
        2,
        "what happened stays on record"
    );
    assert_eq!(laptop.booth().over_redeemed().expect("list"), []);
}

/// If the coupon were not given back, the visitor would lose it by a mistake of
/// the staff; if the sale still counted, the sums would be wrong.
#[test]
fn a_voided_sale_gives_its_coupon_back() {
    let mut fair = fair(61);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let visitor = laptop.answered_visit();
    let coupon = laptop
        .booth()
        .issue_coupon(Some(visitor), thanks)
        .expect("a coupon");
    let sold = laptop.sells(coupon.id, &[(0, 2)]).expect("a sale");
    assert!(
        sold.quote
            .coupon
            .expect("it was named")
            .coupon
            .expect("ours")
            .used
    );
    assert_eq!(laptop.booth().sales_of(visitor).expect("hers").len(), 1);
    laptop.booth().void_sale(sold.id, "반품").expect("voided");
    assert_eq!(laptop.booth().sales_of(visitor).expect("hers"), []);
    laptop.accepts(&coupon.digits);
    not_possible(laptop.booth().void_sale(sold.id, "또"));
    not_possible(laptop.booth().void_sale(Uuid::nil(), "없는 판매"));
    laptop.sells(coupon.id, &[(0, 1)]).expect("used again");
}

/// The visitor keeps what is left of a lost coupon, and the finder of the old
/// slip gets nothing.
#[test]
fn a_reissued_coupon_keeps_what_was_left() {
    let mut fair = fair(62);
    let laptop = &mut fair.laptops[0];
    let thrice = laptop.opens(ProgrammeKind::Discount, |draft| {
        draft.uses_per_coupon = 3;
        draft.minimum_purchase_won = 0;
        draft.limits.total = Some(1);
    });
    let old = laptop.booth().issue_coupon(None, thrice).expect("a coupon");
    laptop.sells(old.id, &[(0, 1)]).expect("the first use");
    not_possible(laptop.booth().reissue_coupon(old.id, ""));
    let new = laptop
        .booth()
        .reissue_coupon(old.id, "잃어버리셨습니다")
        .expect("a new one, though all are given");
    assert_ne!(new.digits, old.digits);
    assert_eq!(laptop.refuses(&old.digits), Reason::Reissued);
    not_possible(laptop.booth().reissue_coupon(old.id, "또"));
    let left = new.left.expect("it was used before");
    assert_eq!(left.ko, "2번 더 쓸 수 있음");
    for _ in 0..2 {
        laptop.sells(new.id, &[(0, 1)]).expect("the rest");
    }
    assert!(matches!(
        laptop.refuses(&new.digits),
        Reason::AlreadyUsed { allowed: 3, .. }
    ));
    let state = &laptop.booth().programme_states().expect("states")[0];
    assert_eq!((state.given, state.left), (1, Some(0)), "it is one coupon");
    assert_eq!(laptop.booth().over_redeemed().expect("list"), []);

    laptop.clock.advance(60 * DAY);
    let thanks = laptop.opens(ProgrammeKind::Revisit, |draft| {
        draft.validity = coupon::Validity::AfterFair { days: 365 };
    });
    let late = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    laptop.clock.advance(400 * DAY);
    not_possible(laptop.booth().reissue_coupon(late.id, "지난 쿠폰"));
    not_issued(laptop.booth().issue_coupon(None, thanks));
}

/// Printing again must not make a second coupon, and the owner can see how often
/// it was printed.
#[test]
fn printing_is_counted() {
    let mut fair = fair(63);
    let folder = fair.folder.path().join("slips");
    std::fs::create_dir(&folder).expect("a folder");
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    assert_eq!(coupon.prints, 0);
    for _ in 0..2 {
        laptop
            .booth()
            .print_slip(coupon.id, Paper::Receipt80mm, Language::Korean, &folder)
            .expect("a slip");
    }
    let again = laptop.booth().coupon(coupon.id).expect("known");
    assert_eq!((again.prints, again.digits), (2, coupon.digits));
}

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
    let visitor = one.booth().start_visit().expect("somebody");
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

/// A total counts only what is known here. Laptops that have not met may
/// together give more; the merge says so, and no coupon that was given is taken
/// back.
#[test]
fn laptops_that_have_not_met_may_exceed_a_total() {
    let mut fair = Fair::with_laptops(2, 65);
    let (one, other) = fair.pair(0, 1);
    let few = one.opens(ProgrammeKind::Gift, |draft| draft.limits.total = Some(2));
    other.learn_from(one);
    for laptop in [&mut *one, &mut *other] {
        laptop
            .booth()
            .issue_coupons(&[None; 2], few)
            .expect("two each");
    }
    one.learn_from(other);
    let state = &one.booth().programme_states().expect("states")[0];
    assert_eq!((state.given, state.left), (4, Some(0)));
}

/// A coupon keeps the terms that were promised. A change is a new programme,
/// and coupons given before count towards its limits.
#[test]
fn a_change_alters_no_coupon_that_was_given() {
    let mut fair = fair(66);
    let laptop = &mut fair.laptops[0];
    let gift = laptop.opens(ProgrammeKind::Gift, |draft| draft.limits.total = Some(3));
    let visitor = laptop.booth().start_visit().expect("somebody");
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
    let visitor = laptop.booth().start_visit().expect("somebody");
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

/// Of a lost laptop's coupons those on record before stay good, and later ones
/// are refused, also on a laptop that learns of the loss by a merge. The lost
/// laptop itself gives no more.
#[test]
fn only_the_lost_laptop_is_shut_out() {
    let mut fair = Fair::with_laptops(3, 71);
    let (lost, owner) = fair.pair(2, 0);
    let thanks = owner.thanks();
    let before = lost.booth().issue_coupon(None, thanks).expect("a coupon");
    owner.learn_from(lost);
    let own = owner.booth().issue_coupon(None, thanks).expect("a coupon");
    let moment = OPENING + MINUTE;
    lost.clock.set(OPENING + HOUR);
    let after = lost.booth().issue_coupon(None, thanks).expect("a thief's");
    owner.accepts(&after.digits);

    let device = lost.booth().ledger().device().0;
    owner
        .booth()
        .revoke_coupon_key(device, LostLaptop::GoodUntil(moment))
        .expect("revoked");
    let on = first_day();
    owner.accepts(&before.digits);
    owner.accepts(&before.short_number);
    owner.accepts(&own.digits);
    assert_eq!(owner.refuses(&after.digits), Reason::KeyRevoked { on });
    owner.learn_from(lost);
    assert_eq!(
        owner.refuses(&after.digits),
        Reason::KeyRevoked { on },
        "its own word that it was given does not help"
    );
    let named = owner.booth().coupon_laptops().expect("laptops");
    assert_eq!(
        named
            .iter()
            .filter(|one| one.revoked_on == Some(on))
            .count(),
        1
    );

    let (third, owner) = fair.pair(1, 0);
    third.learn_from(owner);
    assert_eq!(third.refuses(&after.digits), Reason::KeyRevoked { on });
    third.accepts(&before.digits);
    // The stricter revocation counts, whoever made it and when.
    third
        .booth()
        .revoke_coupon_key(device, LostLaptop::ShutOut)
        .expect("revoked for good");
    owner.learn_from(third);
    for laptop in [&mut *third, &mut *owner] {
        assert_eq!(laptop.refuses(&before.digits), Reason::KeyShutOut { on });
        assert_eq!(
            laptop.refuses(&before.short_number),
            Reason::KeyShutOut { on }
        );
        laptop.accepts(&own.digits);
    }
    let (lost, owner) = fair.pair(2, 0);
    lost.learn_from(owner);
    not_issued(lost.booth().issue_coupon(None, thanks));
    assert!(matches!(
        owner
            .booth()
            .revoke_coupon_key(Uuid::nil(), LostLaptop::ShutOut),
        Err(BoothError::Unknown)
    ));
}

/// A coupon may have been used on another laptop, so the answer says how old
/// the records of the other laptop are: by its latest record, not by the day
/// the laptops met.
#[test]
fn a_verdict_says_how_complete_the_records_are() {
    let mut fair = Fair::with_laptops(2, 72);
    let (one, other) = fair.pair(0, 1);
    let thanks = one.thanks();
    let coupon = one.booth().issue_coupon(None, thanks).expect("a coupon");
    let said = |laptop: &mut Laptop| {
        let checked = laptop.booth().check_scan(&coupon.digits).expect("read");
        match checked.verdict {
            Verdict::Provisional { reason } => Some(reason),
            Verdict::Ok => None,
            refused => panic!("it is good: {refused:?}"),
        }
    };
    assert_eq!(said(one), Some(Caution::RecordsNeverMerged));
    other.clock.set(OPENING + 30 * MINUTE);
    other.booth().start_visit().expect("somebody");
    one.clock.set(OPENING + 3 * HOUR);
    one.learn_from(other);
    assert_eq!(
        said(one),
        Some(Caution::RecordsNeverMerged),
        "nothing is known of the third laptop but its key"
    );
    for laptop in one.booth().coupon_laptops().expect("laptops") {
        let known = [&mut *one, &mut *other].map(|laptop| laptop.booth().ledger().device().0);
        if !known.contains(&laptop.device) {
            one.booth()
                .revoke_coupon_key(laptop.device, LostLaptop::ShutOut)
                .expect("it was lost");
        }
    }
    let at = first_day().and_hms_opt(10, 30, 0).expect("half past ten");
    assert_eq!(said(one), Some(Caution::RecordsMergedAt { at }));
    // No more records will come from a laptop that was lost.
    let device = other.booth().ledger().device().0;
    one.booth()
        .revoke_coupon_key(device, LostLaptop::ShutOut)
        .expect("revoked");
    assert_eq!(said(one), None, "now this laptop knows everything");
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

/// A use is listed also on a laptop that never heard of the coupon. An old slip
/// and its replacement are one promise.
#[test]
fn uses_that_two_laptops_accepted_are_listed() {
    let mut fair = Fair::with_laptops(3, 74);
    let (one, other) = fair.pair(0, 1);
    let thanks = one.thanks();
    let coupon = one.booth().issue_coupon(None, thanks).expect("a coupon");
    for (laptop, minutes) in [(&mut *one, 1), (&mut *other, 2)] {
        laptop.clock.advance(minutes * MINUTE);
        laptop.accepts(&coupon.digits);
        laptop.sells(coupon.id, &[(0, 1)]).expect("taken");
    }
    // The third meets the second only: it has the use, not the coupon.
    let (third, other) = fair.pair(2, 1);
    third.learn_from(other);
    assert_eq!(surplus(third), []);
    let (third, one) = fair.pair(2, 0);
    third.learn_from(one);
    let listed = third.booth().over_redeemed().expect("list");
    let [over] = listed.as_slice() else {
        panic!("exactly one: {listed:?}");
    };
    assert_eq!(over.why, Surplus::TooOften);
    assert_eq!(over.won, 1_600, "5 % of 32,000 won");
    assert!(!over.staff.is_empty() && !over.short_number.is_empty());
    assert_eq!(over.at_ms, OPENING + 2 * MINUTE, "the later one");

    // Replaced on one laptop while the other accepts the old slip; when the new
    // one is shown, it is refused, because both are one promise.
    let (one, other) = fair.pair(0, 1);
    let old = one.booth().issue_coupon(None, thanks).expect("a coupon");
    other.accepts(&old.digits);
    other.sells(old.id, &[(0, 1)]).expect("taken");
    let new = one.booth().reissue_coupon(old.id, "잃어버림").expect("new");
    one.learn_from(other);
    assert!(matches!(
        one.refuses(&new.digits),
        Reason::AlreadyUsed { .. }
    ));
    assert_eq!(surplus(one).len(), 1, "nothing more was lost");

    // Voided on one laptop, later accepted on the other.
    let gone = one.booth().issue_coupon(None, thanks).expect("a coupon");
    other.learn_from(one);
    one.booth().void_coupon(gone.id, "취소").expect("voided");
    other.clock.advance(HOUR);
    other.sells(gone.id, &[(0, 1)]).expect("taken");
    one.learn_from(other);
    let listed = one.booth().over_redeemed().expect("list");
    let last = listed.last().expect("one more");
    assert_eq!((last.coupon, last.why), (gone.id, Surplus::OutOfUse));
    // The owner settles it by voiding the sale.
    one.booth().void_sale(last.sale, "정리").expect("voided");
    assert_eq!(surplus(one).len(), 1);
}

/// What two people do with one coupon on two laptops that have not met.
#[derive(Debug, Clone, Copy)]
enum Act {
    Use,
    Undo,
    VoidSale,
    Void,
    Wait,
}

fn act(laptop: &mut Laptop, coupon: Uuid, act: Act) {
    laptop.clock.advance(MINUTE);
    let booth = laptop.booth();
    let answer = match act {
        Act::Use => laptop.sell(Some(coupon), 1).map(|_| ()),
        Act::Undo => booth.undo_last_use(coupon, "잘못 누름"),
        Act::VoidSale => match booth.last_use().expect("read") {
            Some(last) if last.coupon == coupon => booth.undo_last_use(coupon, "반품"),
            _ => Ok(()),
        },
        Act::Void => booth.void_coupon(coupon, "취소").map(|_| ()),
        Act::Wait => Ok(()),
    };
    if let Err(error) = answer {
        assert!(crate::random::is_an_answer(&error), "{act:?}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever two laptops do with one coupon before they meet, both list the
    /// same uses: of those that stand, all but the first.
    #[test]
    fn two_laptops_name_the_same_surplus(
        seed in 0_u64..1_000,
        acts in proptest::collection::vec(
            (0_usize..2, prop_oneof![
                4 => Just(Act::Use),
                2 => Just(Act::Undo),
                1 => Just(Act::VoidSale),
                1 => Just(Act::Void),
                1 => Just(Act::Wait),
            ]),
            1..10,
        ),
        first_learns in any::<bool>(),
        meeting in 0_usize..10,
    ) {
        let mut fair = Fair::with_laptops(2, seed);
        let (one, other) = fair.pair(0, 1);
        let thanks = one.thanks();
        let coupon = one.booth().issue_coupon(None, thanks).expect("a coupon").id;
        other.learn_from(one);
        for (number, (who, what)) in acts.iter().enumerate() {
            if number == meeting {
                one.learn_from(other);
            }
            let laptop = if *who == 0 { &mut *one } else { &mut *other };
            act(laptop, coupon, *what);
        }
        if first_learns {
            one.learn_from(other);
            other.learn_from(one);
        } else {
            other.learn_from(one);
            one.learn_from(other);
        }
        let listed = surplus(one);
        prop_assert_eq!(&listed, &surplus(other));
        let standing = one.count(
            "SELECT count(*) FROM redemption WHERE record NOT IN (SELECT redemption FROM redemption_undone)",
        );
        let too_often = listed.iter().filter(|(_, _, why, _)| *why == Surplus::TooOften).count();
        prop_assert_eq!(i64::try_from(too_often).expect("few"), (standing - 1).max(0));
        prop_assert_eq!(one.dump(), other.dump());
        one.booth().ledger().rebuild().expect("a rebuild");
        prop_assert_eq!(surplus(one), listed);
    }
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
