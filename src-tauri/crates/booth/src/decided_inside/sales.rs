//! Products and sales that were changed meanwhile.

use super::*;
use crate::sales::read_price_list;
use progress::Progress;

#[test]
fn a_product_taken_off_sale_meanwhile_is_not_sold() {
    let mut fair = fair();
    let basket = fair.basket(None);
    let product = basket.lines[0].product;
    fair.meanwhile(product, None, Body::ProductRetired(ProductRetired {}));
    assert!(matches!(
        fair.booth.record_sale(&basket),
        Err(BoothError::Unknown)
    ));
}

#[test]
fn a_sale_voided_meanwhile_is_neither_voided_nor_linked() {
    for link in [false, true] {
        let mut fair = fair();
        let visitor = fair.finished();
        let basket = fair.basket(None);
        let sale = fair.booth.record_sale(&basket).expect("sold").id;
        let voided = Body::SaleVoided(SaleVoided {
            reason: "반품".to_owned(),
        });
        fair.meanwhile(sale, None, voided);
        let refused = if link {
            fair.booth.link_sale(sale, Some(visitor))
        } else {
            fair.booth.void_sale(sale, "반품")
        };
        assert!(refused.is_err(), "link: {link}");
    }
}

fn product(name: &str, barcode: &str) -> Body {
    Body::ProductAdded(ProductAdded {
        fair: Uuid::nil(),
        name: crate::Bilingual::same(name),
        price_won: 10_000,
        tags: Vec::new(),
        position: 99,
        barcode: Some(barcode.to_owned()),
        stock: None,
        is_one_of_a_set: false,
    })
}

#[test]
fn a_barcode_taken_meanwhile_is_not_given_twice() {
    let mut fair = fair();
    fair.meanwhile(Uuid::from_u128(11), None, product("접시", "8801234567893"));
    let draft = ProductDraft {
        name: "큰 접시".to_owned(),
        price_won: 12_000,
        barcode: "8801234567893".to_owned(),
        ..ProductDraft::default()
    };
    assert!(matches!(
        fair.booth.save_product(None, &draft),
        Err(BoothError::Barcode(_))
    ));
}

#[test]
fn a_price_list_changes_the_product_that_was_added_meanwhile() {
    let mut fair = fair();
    fair.meanwhile(
        Uuid::from_u128(12),
        None,
        product("새 접시", "8801234567893"),
    );
    let list = "상품명,가격\n새 접시,12000\n".as_bytes();
    let list = read_price_list(list, "list.csv", &Progress::default()).expect("a price list");
    let before = fair.count("product.added");
    fair.booth.import_products(&list).expect("imported");
    assert_eq!(
        fair.count("product.added"),
        before + 1,
        "only the second caller's"
    );
    assert_eq!(fair.count("product.changed"), 1);
}

#[test]
fn a_product_retired_meanwhile_is_not_retired_twice() {
    let mut fair = fair();
    let product = fair.booth.products().expect("products")[0].0;
    fair.meanwhile(product, None, Body::ProductRetired(ProductRetired {}));
    fair.booth
        .retire_product(product, true)
        .expect("it is already");
    assert_eq!(fair.count("product.retired"), 1);
}
