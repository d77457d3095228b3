//! Won are counted exactly.

use crate::support::{id, line, tags, terms};
use coupon::{Benefit, Discount, Line, Products, Reason, Terms, discount};
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;
use words::Sentence;

fn percent(percent: u8, cap_won: Option<u64>) -> Terms {
    Terms {
        benefit: Benefit::Percent { percent, cap_won },
        ..terms()
    }
}

fn won(terms: &Terms, basket: &[Line]) -> (u64, Vec<u64>) {
    let Discount {
        won, per_line_won, ..
    } = discount(terms, basket).expect("a discount");
    (won, per_line_won)
}

/// Percentages, caps and amounts by hand.
#[test]
fn discounts_come_to_what_was_worked_out_by_hand() {
    let basket = [
        line(1, &["유리잔"], 12_345, 2),
        line(2, &["접시"], 9_999, 1),
    ];
    assert_eq!(
        won(&percent(10, None), &basket),
        (3_468, vec![2_468, 1_000]),
        "34,689 × 10 %, rounded down"
    );
    assert_eq!(won(&percent(10, Some(3_000)), &basket).0, 3_000);
    assert_eq!(
        won(&percent(100, None), &basket),
        (34_689, vec![24_690, 9_999])
    );
    let amount = |won| Terms {
        benefit: Benefit::Amount {
            won,
            rest_stays: false,
        },
        ..terms()
    };
    assert_eq!(won(&amount(5_000), &basket).0, 5_000);
    assert_eq!(
        won(&amount(50_000), &basket),
        (34_689, vec![24_690, 9_999]),
        "never more than the price"
    );
}

/// Only eligible lines count, for the discount and for the minimum.
#[test]
fn only_eligible_lines_count() {
    let glasses = Terms {
        products: Products {
            tags: tags(&["유리잔"]),
            ids: BTreeSet::from([id(9)]),
        },
        minimum_purchase_won: 30_000,
        ..percent(10, None)
    };
    let glass = line(1, &["유리잔", "선물"], 10_000, 2);
    let plate = line(2, &["접시"], 100_000, 1);
    let named = line(9, &[], 10_000, 1);
    assert_eq!(
        discount(&glasses, std::slice::from_ref(&plate)),
        Err(Reason::NotForTheseProducts)
    );
    assert_eq!(
        discount(&glasses, &[glass.clone(), plate.clone()]),
        Err(Reason::MinimumNotMet {
            minimum_won: 30_000,
            eligible_won: 20_000
        }),
        "the plate does not help to reach the minimum"
    );
    assert_eq!(
        won(&glasses, &[plate, glass, named]),
        (3_000, vec![0, 2_000, 1_000])
    );
    let nothing = [line(1, &["유리잔"], 10_000, 0)];
    assert_eq!(
        discount(&glasses, &nothing),
        Err(Reason::NotForTheseProducts),
        "no pieces, no product"
    );
}

/// A gift takes nothing off; one that asks for nothing needs no basket.
#[test]
fn a_gift_takes_nothing_off() {
    let what = Sentence::of_texts("에코백", "an eco bag");
    let gift = Terms {
        benefit: Benefit::Gift { what: what.clone() },
        ..terms()
    };
    assert_eq!(
        discount(&gift, &[]),
        Ok(Discount {
            won: 0,
            per_line_won: Vec::new(),
            gift: Some(what)
        })
    );
    let with_purchase = Terms {
        minimum_purchase_won: 1,
        ..gift
    };
    assert_eq!(
        discount(&with_purchase, &[]),
        Err(Reason::NotForTheseProducts)
    );
    assert_eq!(
        discount(&terms(), &[]),
        Err(Reason::NotForTheseProducts),
        "a discount needs a purchase"
    );
}

/// Sums beyond 64 bits are refused, not wrapped.
#[test]
fn absurd_amounts_are_refused() {
    let basket = [line(1, &[], u64::MAX, 2)];
    assert_eq!(discount(&terms(), &basket), Err(Reason::AmountTooLarge));
    let basket = [line(1, &[], u64::MAX, 1), line(2, &[], 1, 1)];
    assert_eq!(discount(&terms(), &basket), Err(Reason::AmountTooLarge));
    let basket = [line(1, &[], u64::MAX, 1)];
    assert_eq!(won(&percent(100, None), &basket).0, u64::MAX);
}

/// Two and one: the cheapest eligible piece is free, whatever else lies in the
/// basket, and once per use of the coupon.
#[test]
fn the_cheapest_eligible_pieces_are_free() {
    let two_and_one = Terms {
        benefit: Benefit::BuyAndGet { buy: 2, free: 1 },
        products: Products {
            tags: tags(&["유리잔"]),
            ids: BTreeSet::new(),
        },
        ..terms()
    };
    let dear = line(1, &["유리잔"], 32_000, 1);
    let cheap = line(2, &["유리잔"], 18_000, 2);
    let plate = line(3, &["접시"], 5_000, 4);
    assert_eq!(
        won(&two_and_one, &[dear.clone(), cheap.clone(), plate.clone()]),
        (18_000, vec![0, 18_000, 0]),
        "one of the cheap glasses; the plate is cheaper and not eligible"
    );
    assert_eq!(
        discount(&two_and_one, &[dear.clone(), plate]),
        Err(Reason::TooFewPieces {
            needed: 3,
            found: 1
        })
    );
    let nine = line(2, &["유리잔"], 18_000, 9);
    assert_eq!(
        won(&two_and_one, &[nine]).0,
        18_000,
        "nine glasses and one coupon are one free glass"
    );
    let three_free = Terms {
        benefit: Benefit::BuyAndGet { buy: 1, free: 3 },
        ..two_and_one
    };
    let twin = line(4, &["유리잔"], 18_000, 2);
    assert_eq!(
        won(&three_free, &[dear, twin, cheap]).1,
        vec![0, 36_000, 18_000],
        "of lines at one price the earlier one first"
    );
}

/// What is left of an amount is won, counted exactly, and never less than none.
#[test]
fn the_rest_of_an_amount_is_never_below_zero() {
    let voucher = Terms {
        benefit: Benefit::Amount {
            won: 10_000,
            rest_stays: true,
        },
        ..terms()
    };
    let basket = [line(1, &[], 7_000, 1)];
    assert_eq!(won(&voucher, &basket).0, 7_000);
    assert_eq!(won(&voucher.after(7_000), &basket).0, 3_000);
    assert_eq!(won(&voucher.after(99_000), &basket).0, 0);
    assert_eq!(
        voucher.within(&[7_000, 3_000, 1]),
        [true, true, false],
        "what two laptops took beyond the amount is surplus"
    );
    let once = Terms {
        benefit: Benefit::Amount {
            won: 10_000,
            rest_stays: false,
        },
        ..terms()
    };
    assert_eq!(
        once.after(7_000),
        once,
        "without a rest nothing is left over"
    );
    assert_eq!(once.within(&[7_000, 3_000]), [true, false]);
}

fn basket() -> impl Strategy<Value = Vec<Line>> {
    let line = (0_u128..5, 0_usize..3, 0_u64..1_000_000, 0_u32..50).prop_map(
        |(product, tag, price, quantity)| {
            line(product, &[["유리잔", "접시", "선물"][tag]], price, quantity)
        },
    );
    prop::collection::vec(line, 0..8)
}

fn any_terms() -> impl Strategy<Value = Terms> {
    let benefit = prop_oneof![
        (0_u8..=255, prop::option::of(0_u64..100_000))
            .prop_map(|(percent, cap_won)| Benefit::Percent { percent, cap_won }),
        (0_u64..3_000_000, any::<bool>())
            .prop_map(|(won, rest_stays)| Benefit::Amount { won, rest_stays }),
        (0_u32..4, 0_u32..4).prop_map(|(buy, free)| Benefit::BuyAndGet { buy, free }),
    ];
    (
        benefit,
        0_u64..500_000,
        prop::option::of(Just("유리잔")),
        prop::option::of(0_u128..5),
    )
        .prop_map(|(benefit, minimum_purchase_won, tag, product)| Terms {
            benefit,
            minimum_purchase_won,
            products: Products {
                tags: tag.into_iter().map(str::to_owned).collect(),
                ids: product.map(Uuid::from_u128).into_iter().collect(),
            },
            ..terms()
        })
}

/// The price of the so many cheapest pieces, counted piece by piece.
fn cheapest<'a>(free: u32, lines: impl Iterator<Item = &'a Line>) -> u64 {
    let mut pieces: Vec<u64> = lines
        .flat_map(|line| (0..line.quantity).map(|_| line.unit_price_won))
        .collect();
    pieces.sort_unstable();
    pieces.iter().take(free as usize).sum()
}

proptest! {
    /// A coupon whose rest stays never gives more than its amount, whatever is
    /// bought with it how often, and the uses that were within say so.
    #[test]
    fn an_amount_is_never_overspent(amount in 1_u64..200_000, baskets in prop::collection::vec(basket(), 0..6)) {
        let voucher = Terms {
            benefit: Benefit::Amount { won: amount, rest_stays: true },
            ..terms()
        };
        let mut uses = Vec::new();
        for basket in &baskets {
            let taken = uses.iter().sum();
            if let Ok(found) = discount(&voucher.after(taken), basket) {
                uses.push(found.won);
            }
        }
        prop_assert!(uses.iter().sum::<u64>() <= amount);
        prop_assert!(voucher.within(&uses).iter().all(|is_within| *is_within));
    }

    /// The lines add up, no line goes below zero, ineligible lines stay whole,
    /// the minimum is honoured and the percentage is exact.
    #[test]
    fn the_lines_add_up(terms in any_terms(), basket in basket()) {
        let eligible = |line: &Line| terms.products.includes(line.product, &line.tags);
        let price = |line: &Line| line.unit_price_won * u64::from(line.quantity);
        let total: u64 = basket.iter().filter(|line| eligible(line)).map(price).sum();
        match discount(&terms, &basket) {
            Ok(found) => {
                prop_assert_eq!(found.per_line_won.len(), basket.len());
                prop_assert_eq!(found.per_line_won.iter().sum::<u64>(), found.won);
                prop_assert!(total >= terms.minimum_purchase_won);
                for (line, off) in basket.iter().zip(&found.per_line_won) {
                    let most = if eligible(line) { price(line) } else { 0 };
                    prop_assert!(*off <= most);
                }
                let expected = match terms.benefit {
                    Benefit::Percent { percent, cap_won } => (total * u64::from(percent.min(100)) / 100).min(cap_won.unwrap_or(u64::MAX)),
                    Benefit::Amount { won, .. } => won.min(total),
                    Benefit::Gift { .. } => 0,
                    Benefit::BuyAndGet { free, .. } => cheapest(free, basket.iter().filter(|line| eligible(line))),
                };
                prop_assert_eq!(found.won, expected);
            }
            Err(Reason::MinimumNotMet { eligible_won, .. }) => {
                prop_assert_eq!(eligible_won, total);
                prop_assert!(total < terms.minimum_purchase_won);
            }
            Err(Reason::TooFewPieces { needed, found }) => {
                let pieces: u64 = basket.iter().filter(|line| eligible(line)).map(|line| u64::from(line.quantity)).sum();
                prop_assert_eq!(found, pieces);
                prop_assert!(pieces < needed);
            }
            Err(Reason::NotForTheseProducts) => {
                prop_assert!(basket.iter().all(|line| !eligible(line) || line.quantity == 0));
            }
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }
}
