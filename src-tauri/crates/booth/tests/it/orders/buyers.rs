//! Whose an order is: hers alone, from her yes on, and never anybody's who only shares a
//! number with her.

use super::{day, import, table};
use crate::follow_up::targets::visitor;
use crate::support::{DAY, EMAIL, Laptop, OPENING, fair};
use booth::rights::Whose;
use booth::visitors::Compared;
use uuid::Uuid;

const PHONE: &str = "010-1111-1111";

/// An order under [`PHONE`], a week after the fair.
fn order(number: u32, coupon: &str) -> String {
    format!("{number},1,{},20000,배송중,{coupon},{PHONE},", day(7))
}

fn named(laptop: &mut Laptop, name: &str) -> Uuid {
    let visitor = laptop.answered_visit();
    let mut draft = laptop.draft("", PHONE, &EMAIL[..2]);
    draft.name = name.to_owned();
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

/// A coupon says whose an order is only where the order itself names nobody: a present or a
/// coupon that was handed on does not make a stranger's order hers.
#[test]
fn a_coupon_decides_only_where_no_buyer_is_named() {
    let mut fair = fair(190);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", "", &EMAIL);
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(Some(kim), thanks);
    let coupon = coupon.expect("a coupon").short_number;
    let told = import(laptop, &table(&[order(1, &coupon)]));
    assert_eq!((told.coupons_used, told.linked), (1, 0), "a stranger's");
    let masked = format!("2,1,{},20000,배송중,{coupon},010-****-1111,", day(7));
    assert_eq!(import(laptop, &table(&[masked])).linked, 0, "somebody's");
    let unnamed = format!("3,1,{},20000,배송중,{coupon},,", day(7));
    assert_eq!(import(laptop, &table(&[unnamed])).linked, 1);
}

/// People of several names under one number: nobody knows which of them ordered. The same
/// holds where only the second and the third were said to be two.
#[test]
fn a_number_of_several_people_is_nobody_s() {
    let mut fair = fair(191);
    let laptop = &mut fair.laptops[0];
    for name in ["김서연", "이준호"] {
        named(laptop, name);
    }
    assert_eq!(import(laptop, &table(&[order(1, "")])).linked, 0);

    let mut fair = crate::support::fair(192);
    let laptop = &mut fair.laptops[0];
    let [_, second, third] = [(); 3].map(|()| named(laptop, "김서연"));
    let compared = laptop
        .booth()
        .compare_visits(second, third, Compared::Different);
    compared.expect("two");
    assert_eq!(import(laptop, &table(&[order(1, "")])).linked, 0);
}

/// An order that was hers stays nobody's once she is gone, whoever shares her number.
#[test]
fn an_order_never_moves_to_somebody_else() {
    let mut fair = fair(193);
    let laptop = &mut fair.laptops[0];
    let wife = named(laptop, "김서연");
    assert_eq!(import(laptop, &table(&[order(1, "")])).linked, 1);
    let gone = laptop
        .booth()
        .destroy_people(&[Whose::Visitor(wife)], "본인이 요청함", false);
    gone.expect("destroyed");
    laptop.clock.advance(60_000);
    named(laptop, "이준호");
    let told = import(laptop, &table(&[order(1, ""), order(2, "")]));
    assert_eq!((told.new, told.linked), (1, 1), "the new one is his");
    assert_eq!(laptop.count("SELECT count(*) FROM order_link"), 1);
}

/// What she ordered before she agreed that purchases are kept is not linked, nor does a
/// coupon count in an order of a day before it was given.
#[test]
fn nothing_from_before_her_yes_is_linked() {
    let mut fair = fair(194);
    let laptop = &mut fair.laptops[0];
    laptop.clock.set(OPENING + 9 * DAY);
    let kim = visitor(laptop, "", PHONE, &EMAIL[..2]);
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(Some(kim), thanks);
    let coupon = coupon.expect("a coupon").short_number;
    let told = import(laptop, &table(&[order(1, &coupon)]));
    assert_eq!((told.coupons_used, told.linked), (0, 0));
    assert_eq!(told.unknown_coupons, [(coupon.clone(), 1)]);
    let later = format!("2,1,{},20000,배송중,{coupon},{PHONE},", day(10));
    let told = import(laptop, &table(&[later]));
    assert_eq!((told.coupons_used, told.linked), (1, 1));
}
