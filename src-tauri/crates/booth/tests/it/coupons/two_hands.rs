//! Two people use one coupon at the same moment.

use crate::support::{fair, rounds};
use booth::BoothError;
use coupon::Verdict;
use std::sync::{Barrier, Mutex};

/// However fast two people press, a coupon is used once, and the later one is
/// told. A second program cannot open the store at all.
#[test]
fn a_coupon_is_used_by_exactly_one_of_two_hands() {
    let mut fair = fair(20);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let rounds = rounds(1_000);
    let second_program = laptop.try_open(1).err().expect("the store is taken");
    assert_eq!(second_program.code(), Some("in_use"));

    let coupons: Vec<_> = (0..rounds).map(|_| None).collect();
    let coupons = laptop
        .booth()
        .issue_coupons(&coupons, thanks)
        .expect("coupons for anybody");
    let product = laptop.booth().products().expect("products")[0].0;
    let booth = Mutex::new(laptop.booth());
    let barrier = Barrier::new(2);
    let hand = || {
        let mut won = Vec::new();
        for coupon in &coupons {
            let request = booth::sales::SaleRequest {
                coupon: Some(*coupon),
                lines: vec![booth::sales::BasketLine {
                    product,
                    quantity: 1,
                }],
                ..Default::default()
            };
            barrier.wait();
            let result = booth.lock().expect("nobody panics").record_sale(&request);
            match result {
                Ok(sold) => {
                    let checked = sold.quote.coupon.expect("a coupon was named");
                    assert!(!matches!(checked.verdict, Verdict::Refused { .. }));
                    won.push(*coupon);
                }
                Err(BoothError::Coupon { .. }) => {}
                Err(error) => panic!("another reason: {error}"),
            }
        }
        won
    };
    let (one, other) = std::thread::scope(|scope| {
        let one = scope.spawn(hand);
        let other = scope.spawn(hand);
        (
            one.join().expect("the first hand"),
            other.join().expect("the second hand"),
        )
    });
    assert_eq!(one.len() + other.len(), coupons.len(), "one wins each time");
    assert!(
        one.iter().all(|coupon| !other.contains(coupon)),
        "never both"
    );
    assert_eq!(
        laptop.count("SELECT count(*) FROM redemption"),
        i64::from(rounds)
    );
    assert_eq!(
        laptop.count("SELECT max(use_number) FROM redemption"),
        1,
        "no coupon was used twice"
    );
    assert_eq!(laptop.count("SELECT count(*) FROM sale"), i64::from(rounds));
}
