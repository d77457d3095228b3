//! Programmes and coupons that were closed, used or voided meanwhile.

use super::*;
use std::collections::BTreeSet;

#[test]
fn a_programme_closed_meanwhile_gives_nothing_and_is_not_closed_twice() {
    let mut fair = fair();
    let visitor = fair.finished();
    let programme = fair.programme();
    fair.meanwhile(programme, None, Body::ProgrammeClosed(ProgrammeClosed {}));
    let refused = fair.booth.issue_coupon(Some(visitor), programme);
    assert!(matches!(refused, Err(BoothError::NotIssued(_))));

    let mut fair = self::fair();
    let programme = fair.programme();
    fair.meanwhile(programme, None, Body::ProgrammeClosed(ProgrammeClosed {}));
    let refused = fair.booth.close_programme(programme);
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));

    let mut fair = self::fair();
    let (programme, opened) = fair.booth.survey_programme().expect("one").expect("one");
    fair.meanwhile(programme, None, Body::ProgrammeClosed(ProgrammeClosed {}));
    let refused = fair.booth.open_programme(&opened.draft(), Some(programme));
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
}

fn used(sale: Uuid) -> Body {
    Body::CouponRedeemed(CouponRedeemed {
        sale,
        discount_won: 1_000,
        programme: None,
    })
}

#[test]
fn a_coupon_used_meanwhile_is_not_used_voided_or_replaced() {
    for number in 0..3 {
        let mut fair = fair();
        let visitor = fair.finished();
        let coupon = fair.coupon(visitor);
        let basket = fair.basket(Some(coupon));
        fair.meanwhile(coupon, Some(visitor), used(Uuid::from_u128(10)));
        let refused = match number {
            0 => fair.booth.record_sale(&basket).err(),
            1 => fair.booth.void_coupon(coupon, "분실").err(),
            _ => fair.booth.reissue_coupon(coupon, "분실").err(),
        };
        assert!(
            matches!(
                refused,
                Some(BoothError::Coupon { .. } | BoothError::NotPossible(_))
            ),
            "{number}: {refused:?}"
        );
    }
}

#[test]
fn a_coupon_voided_meanwhile_is_not_used() {
    let mut fair = fair();
    let visitor = fair.finished();
    let coupon = fair.coupon(visitor);
    let basket = fair.basket(Some(coupon));
    let voided = Body::CouponVoided(CouponVoided {
        reason: "분실".to_owned(),
        replaced_by: None,
    });
    fair.meanwhile(coupon, Some(visitor), voided);
    let refused = fair.booth.record_sale(&basket);
    assert!(matches!(refused, Err(BoothError::Coupon { .. })));
}

#[test]
fn a_use_undone_meanwhile_is_not_undone_twice() {
    let mut fair = fair();
    let visitor = fair.finished();
    let coupon = fair.coupon(visitor);
    let basket = fair.basket(Some(coupon));
    fair.booth.record_sale(&basket).expect("sold");
    let use_of = tables::redemption::of_coupon(fair.booth.connection(), coupon).expect("uses");
    let undone = Body::CouponUseUndone(records::coupons::CouponUseUndone {
        redemption: use_of[0].record,
        reason: "실수".to_owned(),
    });
    fair.meanwhile(coupon, Some(visitor), undone);
    let refused = fair.booth.undo_last_use(coupon, "실수");
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
}

#[test]
fn a_printer_somebody_else_chose_already_is_not_chosen_twice() {
    let mut fair = fair();
    let printer = Printer {
        destination: "192.168.0.50:9100".to_owned(),
        roll: Roll::Mm80,
    };
    fair.booth.choose_printer(Some(&printer)).expect("chosen");
    let again = Body::PrinterChosen(records::coupons::PrinterChosen {
        destination: String::new(),
        roll_mm: 80,
    });
    let entity = records::derived_id("boothloop.printer.v1", fair.booth.session.device.as_bytes());
    fair.meanwhile(entity, None, again);
    fair.booth
        .choose_printer(None)
        .expect("there is none already");
    assert_eq!(fair.count("printer.chosen"), 2);
}

/// What is left of a list is remembered from one coupon to the next; what counts
/// is what is on record.
#[test]
fn a_number_given_meanwhile_is_not_given_again() {
    let mut fair = fair();
    let visitor = fair.finished();
    fair.coupon(visitor);
    let programme = fair.programme();
    let given = |fair: &Fair| -> BTreeSet<u32> {
        let connection = fair.booth.connection();
        let mut statement = connection
            .prepare("SELECT serial FROM coupon")
            .expect("SQL");
        let serials = statement.query_map([], |row| row.get(0)).expect("rows");
        serials.collect::<Result<_, _>>().expect("numbers")
    };
    let before = given(&fair);
    let stale = vec![before.iter().copied().cycle().take(1_000).collect()];
    let remembered = &fair.booth.session.serials_left;
    remembered.borrow_mut().insert(programme, stale);
    let another = fair.finished();
    fair.coupon(another);
    assert_eq!(given(&fair).len(), before.len() + 1);
}
