//! Coupons printed, voided and replaced; uses undone.

use super::*;
use crate::support::{DAY, MINUTE, fair};
use booth::BoothError;
use booth::coupons::Paper;
use booth::staff::Role;
use coupon::{ProgrammeKind, Reason, Standing};
use uuid::Uuid;
use words::Language;

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

/// One key must not undo what nobody here remembers: after a restart only a use of
/// the last half hour is offered, whichever way the clock was set since, and never
/// what a colleague recorded.
#[test]
fn only_a_use_of_just_now_is_offered_to_be_undone() {
    let mut fair = fair(64);
    let laptop = &mut fair.laptops[0];
    let owner = laptop.booth().staff().expect("staff")[0].0;
    laptop.booth().set_staff_pin(owner, "8352").expect("a PIN");
    let colleague = laptop.booth().add_staff("이하늘", Role::Manage, "7391");
    let colleague = colleague.expect("a colleague");
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    laptop.sells(coupon.id, &[(0, 2)]).expect("a sale");
    let sold_at = laptop.clock.now();
    let mut offered_to = |who: Uuid, pin: &str, now: i64| {
        laptop.close();
        laptop.clock.set(now);
        laptop.open(65);
        laptop.booth().sign_in(who, pin).expect("signed in");
        laptop.booth().desk().expect("desk").last_use.is_some()
    };
    assert!(
        !offered_to(owner, "8352", sold_at - DAY),
        "a clock that was set back keeps nothing fresh"
    );
    assert!(offered_to(owner, "8352", sold_at + 29 * MINUTE));
    assert!(!offered_to(colleague, "7391", sold_at + 29 * MINUTE));
    assert!(!offered_to(owner, "8352", sold_at + 30 * MINUTE));
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
