//! Several laptops that work apart and are merged.

use crate::random::{is_an_answer, step, take};
use crate::support::{Fair, Laptop, MINUTE};
use booth::BoothError;
use booth::coupons::Surplus;
use booth::desk::Found;
use booth::sales::{BasketLine, SaleRequest};
use coupon::{Reason, Verdict};
use proptest::prelude::*;
use uuid::Uuid;

/// Who learns from whom. The order is random, and each pair comes twice, so
/// that every record arrives once too often.
fn meetings() -> impl Strategy<Value = Vec<(usize, usize)>> {
    let pairs: Vec<(usize, usize)> = (0..3)
        .flat_map(|one| (0..3).map(move |other| (one, other)))
        .filter(|(one, other)| one != other)
        .collect();
    Just([pairs.clone(), pairs].concat()).prop_shuffle()
}

/// Meetings after which every laptop knows everything, whatever happened
/// before.
const LAST_ROUND: [(usize, usize); 4] = [(1, 0), (2, 1), (1, 2), (0, 2)];

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// A merge is a union of records: three laptops that worked apart and met
    /// now and then end with the same tables and the same sums, in whatever
    /// order and however often they met.
    #[test]
    fn laptops_that_met_agree(
        seed: u64,
        steps in proptest::collection::vec((0_usize..3, prop_oneof![6 => step().prop_map(Some), 1 => Just(None)]), 1..40),
        meetings in meetings(),
    ) {
        let mut fair = Fair::with_laptops(3, seed);
        for (number, step) in &steps {
            match step {
                Some(step) => {
                    if let Err(error) = take(&mut fair.laptops[*number], step) {
                        prop_assert!(is_an_answer(&error), "{step:?}: {error}");
                    }
                }
                None => meet(&mut fair, *number, (*number + 1) % 3),
            }
        }
        for (one, other) in meetings.into_iter().chain(LAST_ROUND) {
            meet(&mut fair, one, other);
        }
        let dumps: Vec<String> = fair.laptops.iter_mut().map(Laptop::dump).collect();
        prop_assert_eq!(&dumps[0], &dumps[1]);
        prop_assert_eq!(&dumps[0], &dumps[2]);
        let surplus: Vec<_> = fair.laptops.iter_mut().map(surplus).collect();
        prop_assert_eq!(&surplus[0], &surplus[1], "all name the same surplus uses");
        prop_assert_eq!(&surplus[0], &surplus[2], "all name the same surplus uses");
        for laptop in &mut fair.laptops {
            laptop.booth().ledger().rebuild().expect("a rebuild");
            prop_assert_eq!(&laptop.dump(), &dumps[0], "derived late and derived anew");
            let uses = laptop.count("SELECT count(*) FROM redemption");
            let recorded = laptop.count("SELECT count(*) FROM ledger_records WHERE kind = 'coupon.redeemed'");
            prop_assert_eq!(uses, recorded, "no use is lost, be it the second of a coupon");
        }
    }
}

/// The uses beyond what was allowed, in the parts that every laptop must agree
/// on; the names of other laptops differ.
pub fn surplus(laptop: &mut Laptop) -> Vec<(Uuid, Uuid, Surplus, u64)> {
    let listed = laptop.booth().over_redeemed().expect("the list");
    listed
        .into_iter()
        .map(|over| (over.coupon, over.sale, over.why, over.won))
        .collect()
}

fn meet(fair: &mut Fair, one: usize, other: usize) {
    let (one, other) = fair.pair(one, other);
    one.learn_from(other);
}

fn uses(laptop: &mut Laptop, coupon: Uuid) -> Vec<(u32, Uuid)> {
    let booth = laptop.booth();
    let connection = booth.ledger().connection();
    connection
        .prepare("SELECT use_number, sale FROM redemption WHERE coupon = ?1 ORDER BY use_number")
        .expect("a statement")
        .query_map([coupon], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("uses")
}

/// Two laptops that have not met may both accept a coupon. After they met both
/// sales stand, exactly one use is the first, and both laptops name the same
/// one.
#[test]
fn two_uses_of_a_coupon_on_two_laptops_are_found_by_both() {
    let mut fair = Fair::with_laptops(2, 40);
    let (one, other) = fair.pair(0, 1);
    let thanks = one.thanks();
    let coupon = one.booth().issue_coupon(None, thanks).expect("a coupon");
    other.learn_from(one);
    // The second laptop's clock is behind: its use comes first in the ledger.
    one.clock.advance(2 * MINUTE);
    other.clock.advance(MINUTE);
    let late = one.sell(Some(coupon.id), 1).expect("one accepts it");
    let early = other.sell(Some(coupon.id), 2).expect("the other too");

    one.learn_from(other);
    other.learn_from(one);
    let found = uses(one, coupon.id);
    assert_eq!(found, [(1, early.id), (2, late.id)], "the clock decides");
    assert_eq!(
        uses(other, coupon.id),
        found,
        "and both name the same winner"
    );
    for laptop in &mut fair.laptops {
        assert_eq!(
            laptop.count("SELECT count(*) FROM sale"),
            2,
            "both sales stand"
        );
        let again = laptop.booth().check_scan(&coupon.digits).expect("read");
        assert!(
            matches!(
                again.verdict,
                Verdict::Refused {
                    reason: Reason::AlreadyUsed { .. }
                }
            ),
            "and there is no third use"
        );
    }
}

/// The kiosk gives a coupon before the cash desk has its records. The token
/// proves itself, the use is recorded, and the merge joins the use with its
/// coupon.
#[test]
fn a_coupon_from_a_laptop_that_was_not_met_can_be_used() {
    let mut fair = Fair::with_laptops(2, 41);
    let (kiosk, desk) = fair.pair(0, 1);
    let thanks = kiosk.thanks();
    let visitor = kiosk.answered_visit();
    let given = kiosk
        .booth()
        .issue_coupon(Some(visitor), thanks)
        .expect("a coupon");

    assert!(
        matches!(desk.sell(Some(given.id), 1), Err(BoothError::Unknown)),
        "a coupon nobody showed here is not known"
    );
    let Found::Coupon(checked) = desk.booth().look_up(&given.qr_content).expect("read") else {
        panic!("a token is a coupon");
    };
    assert!(
        matches!(checked.verdict, Verdict::Provisional { .. }),
        "good as far as can be known: {:?}",
        checked.verdict
    );
    let shown = checked.coupon.expect("it can be used");
    assert_eq!(shown.id, given.id, "the same coupon on both laptops");
    assert_eq!(shown.benefit, given.benefit);
    let sold = desk.sell(Some(shown.id), 1).expect("it is used");
    assert_eq!(sold.quote.discount_won, 1_600, "5 % of 32,000 won");
    assert!(
        matches!(desk.sell(Some(shown.id), 1), Err(BoothError::Coupon { .. })),
        "once"
    );
    desk.close();
    desk.open(1);
    let again = desk.booth().check_scan(&given.digits).expect("read");
    assert!(
        matches!(
            again.verdict,
            Verdict::Refused {
                reason: Reason::AlreadyUsed { .. }
            }
        ),
        "also after a restart: {:?}",
        again.verdict
    );

    kiosk.learn_from(desk);
    desk.learn_from(kiosk);
    assert_eq!(uses(kiosk, given.id), [(1, sold.id)]);
    assert!(kiosk.booth().coupons_of(visitor).expect("hers")[0].used);
    assert_eq!(kiosk.dump(), desk.dump());
}

/// The same visitor at two laptops is one person: written to once, and not
/// offered what was bought on the other visit.
#[test]
fn two_visits_with_one_contact_are_one_person() {
    let mut fair = Fair::with_laptops(2, 42);
    let (one, other) = fair.pair(0, 1);
    // Something has to sell, or there is nothing to recommend.
    let products = one.booth().products().expect("the catalogue");
    let sold = [(products[0].0, 6), (products[1].0, 5)];
    let sold = sold.map(|(product, buyers)| vec![product; buyers]);
    for product in sold.concat() {
        let stranger = one.booth().expect_visitor().expect("somebody came");
        one.booth()
            .record_sale(&SaleRequest {
                visitor: Some(stranger),
                lines: vec![BasketLine {
                    product,
                    quantity: 1,
                }],
                ..SaleRequest::default()
            })
            .expect("a sale");
    }
    one.reachable_visitor("seoyeon@example.com");
    let offered = |laptop: &mut Laptop| {
        let people = laptop
            .booth()
            .follow_up(booth::FairScope::Current)
            .expect("the follow-up")
            .people;
        let [person] = people.as_slice() else {
            panic!("one person, not {}", people.len());
        };
        person.recommendation.as_ref().expect("an offer").product
    };
    let first = offered(one);

    other.clock.advance(MINUTE);
    let visitor = other.reachable_visitor("Seoyeon@example.com");
    other
        .booth()
        .record_sale(&SaleRequest {
            visitor: Some(visitor),
            lines: vec![BasketLine {
                product: first,
                quantity: 2,
            }],
            ..SaleRequest::default()
        })
        .expect("a sale");
    one.learn_from(other);
    assert_ne!(offered(one), first, "she has that one");
    let follow_up = one
        .booth()
        .follow_up(booth::FairScope::Current)
        .expect("the follow-up");
    assert_eq!(
        follow_up.visitors, 13,
        "eleven strangers and her two visits"
    );
    let same = follow_up
        .withheld
        .iter()
        .find(|withheld| withheld.code == "same_person");
    assert_eq!(same.map(|withheld| withheld.count), Some(1));
}
