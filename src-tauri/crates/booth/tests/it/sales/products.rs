//! The catalogue, the stock, and linking a sale to its visitor.

use crate::random::BARCODES;
use crate::support::{Fair, Laptop, MINUTE, fair};
use booth::BoothError;
use booth::desk::Found;
use booth::sales::{BasketLine, Product, ProductDraft, SaleRequest, SoldSale};
use uuid::Uuid;

fn draft(name: &str, price_won: u64) -> ProductDraft {
    ProductDraft {
        name: name.to_owned(),
        price_won,
        ..ProductDraft::default()
    }
}

fn product(laptop: &mut Laptop, id: Uuid) -> Product {
    let catalogue = laptop.booth().catalogue().expect("the catalogue");
    let found = catalogue.into_iter().find(|(other, _)| *other == id);
    found.expect("it is in the catalogue").1
}

fn sell(laptop: &mut Laptop, product: Uuid, quantity: u32) -> Result<SoldSale, BoothError> {
    laptop.booth().record_sale(&SaleRequest {
        lines: vec![BasketLine { product, quantity }],
        ..SaleRequest::default()
    })
}

/// A sale is what was agreed on its day: a later price, another name or the end
/// of a product must not change it.
#[test]
fn a_sale_keeps_the_name_and_the_price_of_its_day() {
    let mut fair = fair(101);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let id = laptop
        .booth()
        .save_product(None, &draft("유리 빨대", 3_000))
        .expect("a product");
    let sale = sell(laptop, id, 2).expect("a sale").id;
    laptop
        .booth()
        .link_sale(sale, Some(visitor))
        .expect("linked");
    laptop
        .booth()
        .save_product(Some(id), &draft("유리 빨대 긴 것", 4_500))
        .expect("a change");
    laptop
        .booth()
        .retire_product(id, true)
        .expect("out of the sale");
    let sold = &laptop.booth().sales_of(visitor).expect("her sales")[0].sold;
    assert_eq!(sold.goods().ko, "유리 빨대 2", "the name of that day");
    assert_eq!(sold.total_won(), 6_000, "the price of that day");
    let now = product(laptop, id);
    assert_eq!(
        (now.name.ko.as_str(), now.price_won, now.retired),
        ("유리 빨대 긴 것", 4_500, true)
    );
    assert!(
        !laptop
            .booth()
            .products()
            .expect("what is sold")
            .iter()
            .any(|(other, _)| *other == id),
        "it is not offered any more"
    );
    assert!(
        matches!(sell(laptop, id, 1), Err(BoothError::Unknown)),
        "nor sold"
    );
    laptop
        .booth()
        .retire_product(id, false)
        .expect("back again");
    sell(laptop, id, 1).expect("it is sold again");
}

/// Saving without a change records nothing.
#[test]
fn saving_the_same_twice_records_once() {
    let mut fair = fair(102);
    let laptop = &mut fair.laptops[0];
    let written = ProductDraft {
        tags: vec![" 위스키 ".to_owned(), "위스키".to_owned(), String::new()],
        barcode: "880-1234-56789-3".to_owned(),
        stock: Some(5),
        is_one_of_a_set: true,
        ..draft("  온더락\n잔 ", 32_000)
    };
    let id = laptop
        .booth()
        .save_product(None, &written)
        .expect("a product");
    let as_it_is = product(laptop, id);
    assert_eq!(as_it_is.name.ko, "온더락 잔");
    assert_eq!(as_it_is.tags, ["위스키"], "once, without blanks");
    assert_eq!(as_it_is.barcode, BARCODES[0]);
    let records = "SELECT count(*) FROM ledger_records";
    let before = laptop.count(records);
    laptop
        .booth()
        .save_product(Some(id), &written)
        .expect("the same again");
    laptop.booth().retire_product(id, false).expect("on sale");
    assert_eq!(laptop.count(records), before, "nothing happened");
    assert!(as_it_is.is_one_of_a_set);
    let unmarked = ProductDraft {
        is_one_of_a_set: false,
        ..written
    };
    laptop
        .booth()
        .save_product(Some(id), &unmarked)
        .expect("it is none after all");
    assert!(!product(laptop, id).is_one_of_a_set);
}

/// Pieces left are the last count less what was sold since. Selling more than
/// was counted is shown, not refused, because the queue cannot wait for a new
/// count.
#[test]
fn stock_is_counted_down_and_may_go_below_zero() {
    let mut fair = fair(103);
    let laptop = &mut fair.laptops[0];
    let id = laptop
        .booth()
        .save_product(
            None,
            &ProductDraft {
                stock: Some(3),
                ..draft("물병", 15_000)
            },
        )
        .expect("a product");
    let uncounted = laptop.booth().products().expect("products")[0].0;
    sell(laptop, id, 2).expect("two");
    sell(laptop, uncounted, 2).expect("what is not counted");
    assert_eq!(product(laptop, id).stock, Some(1));
    assert_eq!(product(laptop, uncounted).stock, None);
    laptop.clock.advance(MINUTE);
    sell(laptop, id, 4).expect("more than there were");
    assert_eq!(product(laptop, id).stock, Some(-3), "shown as it is");
    laptop
        .booth()
        .save_product(
            Some(id),
            &ProductDraft {
                stock: Some(10),
                ..draft("물병", 15_000)
            },
        )
        .expect("counted anew");
    assert_eq!(product(laptop, id).stock, Some(10));
    sell(laptop, id, 1).expect("one");
    assert_eq!(product(laptop, id).stock, Some(9));
    let voided = sell(laptop, id, 4).expect("four").id;
    laptop
        .booth()
        .void_sale(voided, "반품")
        .expect("they come back");
    assert_eq!(product(laptop, id).stock, Some(9), "as before");
    laptop
        .booth()
        .save_product(Some(id), &draft("물병", 15_000))
        .expect("not counted any more");
    assert_eq!(product(laptop, id).stock, None);
}

/// Whatever somebody types into the form of a product, the answer is a
/// sentence.
#[test]
fn impossible_products_are_refused() {
    let mut fair = fair(104);
    let laptop = &mut fair.laptops[0];
    let taken = laptop
        .booth()
        .save_product(
            None,
            &ProductDraft {
                barcode: BARCODES[1].to_owned(),
                ..draft("잔", 1_000)
            },
        )
        .expect("a product");
    let before = laptop.dump();
    for (what, product, wrong) in [
        ("no name", None, draft(" \u{0}", 1)),
        ("all the money there is", None, draft("잔", u64::MAX)),
        (
            "a barcode of letters",
            None,
            ProductDraft {
                barcode: "GL-001".to_owned(),
                ..draft("새 잔", 1)
            },
        ),
        (
            "somebody else's barcode",
            None,
            ProductDraft {
                barcode: BARCODES[1].to_owned(),
                ..draft("새 잔", 1)
            },
        ),
        (
            "less than nothing",
            None,
            ProductDraft {
                stock: Some(-1),
                ..draft("새 잔", 1)
            },
        ),
        (
            "more than can be counted",
            None,
            ProductDraft {
                stock: Some(i64::MAX),
                ..draft("새 잔", 1)
            },
        ),
        ("a stranger", Some(Uuid::nil()), draft("잔", 1)),
    ] {
        laptop
            .booth()
            .save_product(product, &wrong)
            .expect_err(what);
        assert_eq!(laptop.dump(), before, "{what} changed nothing");
    }
    laptop.booth().retire_product(taken, true).expect("retired");
    laptop
        .booth()
        .save_product(
            None,
            &ProductDraft {
                barcode: BARCODES[1].to_owned(),
                ..draft("새 잔", 1)
            },
        )
        .expect("the barcode of what is not sold any more is free");
}

/// One field takes coupons, people and products, and must not mistake one for
/// another.
#[test]
fn the_one_field_tells_products_from_coupons_and_people() {
    let mut fair = fair(105);
    let laptop = &mut fair.laptops[0];
    let id = laptop
        .booth()
        .save_product(
            None,
            &ProductDraft {
                barcode: BARCODES[0].to_owned(),
                ..draft("잔", 1_000)
            },
        )
        .expect("a product");
    for scan in [
        "8801234567893",
        "8801234567893\r\n",
        "８８０１２３４５６７８９３",
    ] {
        assert_eq!(
            laptop.booth().look_up(scan).expect("read"),
            Found::Product(id),
            "{scan:?}"
        );
    }
    let Found::Nothing(sentence) = laptop.booth().look_up(BARCODES[2]).expect("read") else {
        panic!("a barcode of somebody else's product is neither coupon nor person");
    };
    assert!(sentence.ko.contains("바코드"), "{sentence}");
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    for number in [&coupon.short_number, &coupon.digits, &coupon.qr_content] {
        assert!(
            matches!(laptop.booth().look_up(number), Ok(Found::Coupon(_))),
            "{number} is the coupon"
        );
    }
    laptop.booth().retire_product(id, true).expect("retired");
    assert!(
        matches!(laptop.booth().look_up(BARCODES[0]), Ok(Found::Nothing(_))),
        "what is not sold any more is not put into a basket"
    );
}

/// A sale without a survey can be linked to its visitor later, and the link can
/// be removed when it was wrong.
#[test]
fn a_sale_is_linked_and_taken_back() {
    let mut fair = fair(106);
    let laptop = &mut fair.laptops[0];
    let sale = laptop.sell(None, 1).expect("a sale to nobody known").id;
    assert_eq!(
        laptop.booth().recent_sales().expect("sales")[0]
            .sold
            .visitor,
        None
    );
    let (first, second) = (laptop.answered_visit(), laptop.answered_visit());
    for visitor in [Some(first), Some(second), None, Some(first)] {
        laptop.booth().link_sale(sale, visitor).expect("linked");
        for who in [first, second] {
            let sales = laptop.booth().sales_of(who).expect("hers").len();
            assert_eq!(sales, usize::from(visitor == Some(who)));
        }
    }
    assert_eq!(
        laptop.count("SELECT count(*) FROM ledger_records WHERE kind = 'sale.linked'"),
        4,
        "every word is kept"
    );
    let before = laptop.dump();
    for (sale, visitor) in [(Uuid::nil(), Some(first)), (sale, Some(Uuid::nil()))] {
        assert!(matches!(
            laptop.booth().link_sale(sale, visitor),
            Err(BoothError::Unknown)
        ));
    }
    assert_eq!(laptop.dump(), before);
}

/// Two laptops that change the same product before they meet keep both changes
/// where they touch different fields, and the later one where they touch the
/// same.
#[test]
fn changes_of_one_product_on_two_laptops_are_merged_by_field() {
    let mut fair = Fair::with_laptops(2, 107);
    let (one, other) = fair.pair(0, 1);
    let id = one
        .booth()
        .save_product(
            None,
            &ProductDraft {
                stock: Some(10),
                ..draft("잔", 1_000)
            },
        )
        .expect("a product");
    other.learn_from(one);
    one.clock.advance(MINUTE);
    other.clock.advance(2 * MINUTE);
    let counted = ProductDraft {
        stock: Some(10),
        ..draft("잔", 1_200)
    };
    one.booth()
        .save_product(Some(id), &counted)
        .expect("a price");
    other
        .booth()
        .save_product(
            Some(id),
            &ProductDraft {
                barcode: BARCODES[0].to_owned(),
                stock: Some(10),
                ..draft("큰 잔", 1_000)
            },
        )
        .expect("a name and a barcode");
    sell(one, id, 1).expect("one here");
    sell(other, id, 2).expect("two there");
    one.learn_from(other);
    other.learn_from(one);
    for laptop in [one, other] {
        let merged = product(laptop, id);
        assert_eq!(
            (merged.name.ko.as_str(), merged.price_won, merged.stock),
            ("큰 잔", 1_200, Some(7)),
            "both changes, and all three pieces off"
        );
        assert_eq!(merged.barcode, BARCODES[0]);
    }
}

/// The till shows first what sells best, without anybody having chosen it: most
/// pieces of today, nothing of yesterday, and nothing that was taken back.
#[test]
fn favourites_are_what_sold_most_today() {
    let mut fair = fair(118);
    let laptop = &mut fair.laptops[0];
    let [few, many, old, voided] = ["소서", "머그", "어제 것", "취소한 것"].map(|name| {
        let saved = laptop.booth().save_product(None, &draft(name, 3_000));
        saved.expect("a product")
    });
    sell(laptop, old, 9).expect("a sale");
    laptop.clock.advance(24 * 60 * MINUTE);
    sell(laptop, few, 1).expect("a sale");
    sell(laptop, many, 2).expect("a sale");
    let sale = sell(laptop, voided, 5).expect("a sale").id;
    laptop.booth().void_sale(sale, "실수").expect("taken back");
    assert_eq!(
        laptop.booth().favourites().expect("favourites"),
        [many, few]
    );
}
