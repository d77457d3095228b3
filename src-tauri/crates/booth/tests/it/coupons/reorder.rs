//! What a visitor bought, on the code that she takes home.

use crate::maker::written;
use crate::support::{Fair, Laptop, MINUTE, OPENING, fair};
use booth::BoothError;
use booth::coupons::{Paper, ReorderCard};
use booth::desk::Found;
use booth::sales::{BasketLine, ProductDraft, SaleRequest, read_price_list};
use coupon::reorder::{ProductNumber, read_goods};
use coupon::{Scan, read_scan};
use progress::Progress;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use uuid::Uuid;

impl Laptop {
    fn sells_goods(&mut self, visitor: Option<Uuid>, products: &[Uuid]) -> Uuid {
        let line = |product: &Uuid| BasketLine {
            product: *product,
            quantity: 1,
        };
        let sale = SaleRequest {
            visitor,
            lines: products.iter().map(line).collect(),
            ..SaleRequest::default()
        };
        self.booth().record_sale(&sale).expect("a sale").id
    }

    fn page_address(&mut self) -> String {
        let maker = self.booth().maker().expect("the maker");
        maker.page_address.expect("the sample has a page")
    }

    fn card(&mut self, sale: Uuid) -> ReorderCard {
        let card = self.booth().reorder_card_of_sale(sale).expect("an answer");
        card.expect("there is a page")
    }

    /// What the field makes of a card: the products, and what is said.
    fn found(&mut self, address: &str) -> (Vec<Uuid>, String) {
        match self.booth().look_up(address).expect("an answer") {
            Found::Goods(products, said) => (products, said.ko),
            other => panic!("{address} is {other:?}"),
        }
    }

    /// The names that the page shows for each number.
    fn page(&mut self, folder: &Path) -> BTreeMap<u16, BTreeSet<String>> {
        let page = self.booth().coupon_page(folder).expect("a page");
        let html = std::fs::read_to_string(page.path).expect("a file");
        let (_, rest) = html.split_once("id=\"data\">").expect("it has data");
        let (data, _) = rest.split_once("</script>").expect("it ends");
        let data: serde_json::Value = serde_json::from_str(data).expect("it is JSON");
        let mut names: BTreeMap<u16, BTreeSet<String>> = BTreeMap::new();
        for product in data["goods"].as_array().expect("goods") {
            let number = product["number"].as_u64().expect("a number");
            let name = product["name"]["ko"].as_str().expect("a name");
            let number = u16::try_from(number).expect("three digits");
            names.entry(number).or_default().insert(name.to_owned());
        }
        names
    }
}

fn numbers(card: &ReorderCard) -> Vec<ProductNumber> {
    card.goods.iter().map(|(number, _)| *number).collect()
}

/// Whoever allowed nothing and has no coupon takes home what she bought, and the desk
/// finds it again when she comes back with it.
#[test]
fn a_stranger_takes_her_goods_home() {
    let mut fair = fair(301);
    let laptop = &mut fair.laptops[0];
    let products: Vec<Uuid> = laptop
        .booth()
        .products()
        .expect("products")
        .iter()
        .map(|it| it.0)
        .collect();
    let sale = laptop.sells_goods(None, &products[..2]);
    let card = laptop.card(sale);
    let page = laptop.page_address();
    assert!(
        card.address.starts_with(&format!("{page}#.")),
        "{}",
        card.address
    );
    assert_eq!((card.goods.len(), card.left_out, card.coupon), (2, 0, None));
    assert_eq!(read_scan(&card.address), Scan::Goods(numbers(&card)));
    let (found, said) = laptop.found(&card.address);
    assert_eq!(found, products[..2]);
    assert_eq!(said, "다시 사기 카드입니다.");
    assert_eq!(laptop.card(sale), card, "it stays what it is");

    laptop
        .booth()
        .retire_product(products[0], true)
        .expect("retired");
    let (found, said) = laptop.found(&card.address);
    assert_eq!(found, products[1..2]);
    assert!(said.contains("지금 팔지 않는 상품: "), "{said}");
    let (found, said) = laptop.found("https://ongi.example/c#.000001002003.004005006007");
    assert!(found.len() < 8 && said.contains("모르는 상품"), "{said}");

    laptop
        .booth()
        .void_sale(sale, "잘못 눌렀습니다")
        .expect("voided");
    assert!(laptop.booth().reorder_card_of_sale(sale).is_err());
}

/// Her coupon and her goods are one code, on the slip that is printed afterwards too;
/// the desk takes it for the coupon, as ever.
#[test]
fn goods_and_a_coupon_are_one_code() {
    let mut fair = fair(302);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let visitor = laptop.answered_visit();
    let coupon = laptop
        .booth()
        .issue_coupon(Some(visitor), thanks)
        .expect("a coupon");
    let page = laptop.page_address();
    let bare = format!("{page}#{}", coupon.digits);
    assert_eq!(coupon.qr_content, bare, "she bought nothing yet");
    let product = laptop.booth().products().expect("products")[0].0;
    let sale = laptop.sells_goods(Some(visitor), &[product]);
    let card = laptop.card(sale);
    assert_eq!(card.coupon, Some(coupon.id));
    let number = numbers(&card)[0];
    let address = format!("{page}#{number}.{}", coupon.digits);
    assert_eq!(card.address, address);
    let coupon = laptop.booth().coupon(coupon.id).expect("the coupon");
    assert_eq!(coupon.qr_content, address);
    assert_eq!(coupon.fragment(), format!("{number}.{}", coupon.digits));
    laptop.accepts(&address);

    let language = words::Language::Korean;
    for paper in [Paper::Receipt58mm, Paper::Receipt80mm, Paper::A4Labels] {
        let slip = laptop
            .booth()
            .print_reorder_card(sale, paper, language, folder.path());
        assert_scans(&slip.expect("a slip"), &address);
    }
    let prints = laptop.booth().coupon(coupon.id).expect("the coupon").prints;
    assert_eq!(prints, 3, "they are the coupon's slips");

    // Used up, it stands on no new card.
    laptop.booth().redeem_coupon(coupon.id, None).expect("used");
    let card = laptop.card(sale);
    assert_eq!(
        (card.coupon, card.address.contains(&coupon.digits)),
        (None, false)
    );
    for paper in [Paper::Receipt58mm, Paper::Receipt80mm, Paper::A4Labels] {
        let slip = laptop
            .booth()
            .print_reorder_card(sale, paper, language, folder.path());
        assert_scans(&slip.expect("a slip"), &card.address);
    }
}

/// Another program reads the code off the printed page.
fn assert_scans(pdf: &Path, address: &str) {
    if skipped::without(&["pdftoppm", "zbarimg"]) {
        return;
    }
    let picture = pdf.with_extension("");
    let drawn = Command::new("pdftoppm")
        .args(["-r", "203.2", "-singlefile", "-png"])
        .args([pdf, &picture])
        .status();
    assert!(drawn.expect("it starts").success());
    let output = Command::new("zbarimg")
        .args(["--quiet", "--raw"])
        .arg(picture.with_extension("png"))
        .output()
        .expect("it starts");
    let read = String::from_utf8_lossy(&output.stdout);
    assert_eq!(read.trim(), address);
}

/// All that one person bought, each once, the latest first; of more than twelve those of
/// a set stay, because one of them breaks.
#[test]
fn a_card_tells_all_that_she_bought() {
    let mut fair = fair(303);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let mut products = Vec::new();
    for number in 0..14 {
        let draft = ProductDraft {
            name: format!("잔 {number}"),
            price_won: 10_000,
            is_one_of_a_set: number == 0,
            ..ProductDraft::default()
        };
        products.push(
            laptop
                .booth()
                .save_product(None, &draft)
                .expect("a product"),
        );
    }
    laptop.sells_goods(Some(visitor), &products[..1]);
    laptop.sells_goods(Some(visitor), &products[..3]);
    let names = |card: &ReorderCard| card.names().ko;
    let card = laptop
        .booth()
        .reorder_card(visitor)
        .expect("an answer")
        .expect("a card");
    assert_eq!(names(&card), "잔 0 · 잔 1 · 잔 2");
    laptop.clock.set(OPENING + MINUTE);
    laptop.sells_goods(Some(visitor), &products[1..]);
    let card = laptop
        .booth()
        .reorder_card(visitor)
        .expect("an answer")
        .expect("a card");
    assert_eq!((card.goods.len(), card.left_out), (12, 2));
    assert!(
        names(&card).starts_with("잔 0 · 잔 1 · 잔 2 · "),
        "{}",
        names(&card)
    );
    assert!(card.qr().expect("a code").width() <= 33, "{}", card.address);
}

/// Without a page there is no card, and nothing is recorded for one.
#[test]
fn no_page_means_no_card() {
    let mut fair = fair(304);
    let laptop = &mut fair.laptops[0];
    let mut draft = written();
    draft.page_address = String::new();
    laptop.booth().change_maker(&draft).expect("changed");
    let product = laptop.booth().products().expect("products")[0].0;
    let sale = laptop.sells_goods(None, &[product]);
    let card = laptop
        .booth()
        .reorder_card_of_sale(sale)
        .expect("an answer");
    assert_eq!(card, None);
    let numbered = "SELECT count(*) FROM ledger_records WHERE kind = 'product.numbered'";
    assert_eq!(laptop.count(numbered), 0);
    let folder = tempfile::tempdir().expect("a folder");
    let printed = laptop.booth().print_reorder_card(
        sale,
        Paper::A4Sheet,
        words::Language::Korean,
        folder.path(),
    );
    assert!(matches!(printed, Err(BoothError::NotPossible(_))));
}

/// Laptops that know the same products give them the same numbers without having met, so
/// that the page exported on one fits the cards of the other.
#[test]
fn laptops_that_never_met_agree_on_numbers() {
    let mut fair = Fair::with_laptops(2, 305);
    let (one, other) = fair.pair(0, 1);
    let products: Vec<Uuid> = one
        .booth()
        .products()
        .expect("products")
        .iter()
        .map(|it| it.0)
        .collect();
    let goods = |laptop: &mut Laptop| {
        let mut cards = BTreeMap::new();
        for product in &products {
            let sale = laptop.sells_goods(None, &[*product]);
            cards.insert(*product, numbers(&laptop.card(sale)));
        }
        cards
    };
    assert_eq!(goods(one), goods(other));
    one.learn_from(other);
    other.learn_from(one);
    assert_eq!(one.dump(), other.dump());
    let numbered = "SELECT count(*) FROM settings WHERE kind = 'product.numbered'";
    assert_eq!(one.count(numbered), products.len() as i64, "once for each");
}

/// Two laptops that added so many products apart that numbers were given twice: after
/// the merge they agree, every card that was printed still shows what was bought and no
/// other product without it, and new cards are unambiguous.
#[test]
fn a_printed_card_never_shows_another_product() {
    let mut fair = Fair::with_laptops(2, 306);
    let folder = tempfile::tempdir().expect("a folder");
    let mut printed: Vec<(String, Uuid, String)> = Vec::new();
    let (one, other) = fair.pair(0, 1);
    for (laptop, maker) in [(&mut *one, "갑"), (&mut *other, "을")] {
        for number in 0..70 {
            let name = format!("{maker} {number}");
            let product = laptop.booth().add_product(&name, 1_000).expect("a product");
            let sale = laptop.sells_goods(None, &[product]);
            printed.push((laptop.card(sale).address, product, name));
        }
    }
    one.learn_from(other);
    other.learn_from(one);
    assert_eq!(one.dump(), other.dump());
    let addresses: BTreeSet<&String> = printed.iter().map(|(address, ..)| address).collect();
    let twice = printed.len() - addresses.len();
    assert!(
        twice > 0,
        "no number was given twice: the test shows nothing"
    );

    let pages = [one.page(folder.path()), other.page(folder.path())];
    assert_eq!(pages[0], pages[1], "both laptops make the same page");
    let mut new_numbers = BTreeSet::new();
    for (address, product, name) in &printed {
        let (found, _) = one.found(address);
        assert!(found.contains(product), "{name} is not on {address}");
        let number = read_goods(address).expect("a card").products[0];
        assert!(
            pages[0][&number.value()].contains(name),
            "{name} is not on the page"
        );
        let sale = one.sells_goods(None, &[*product]);
        let card = one.card(sale);
        assert!(new_numbers.insert(numbers(&card)), "{name} shares a number");
        assert_eq!(one.found(&card.address).0, [*product]);
    }
}

/// What finds no number is left out of the page and of the cards, and told.
#[test]
fn what_finds_no_number_is_told() {
    let mut fair = fair(307);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let before = laptop.booth().products().expect("products").len();
    let rows: String = (0..1_003)
        .map(|number| format!("잔 {number:04},1000\n"))
        .collect();
    let list = format!("상품,가격\n{rows}");
    let list = read_price_list(list.as_bytes(), "목록.csv", &Progress::default()).expect("a list");
    laptop.booth().import_products(&list).expect("imported");
    let page = laptop.booth().coupon_page(folder.path()).expect("a page");
    assert_eq!(page.goods_left_out, before + 3);
    assert!(
        page.note()
            .expect("it is told")
            .ko
            .starts_with(&format!("상품 {}가지는", before + 3))
    );
    let last = laptop
        .booth()
        .products()
        .expect("products")
        .last()
        .expect("one")
        .0;
    let sale = laptop.sells_goods(None, &[last]);
    let card = laptop
        .booth()
        .reorder_card_of_sale(sale)
        .expect("an answer");
    assert_eq!(card, None, "there is nothing to show");
}
