//! The coupon page as a re-order card: what it reads, what it shows, and that it asks
//! nobody for anything.

use crate::chromium::{Chromium, KOREAN, Phone};
use crate::page::*;
use crate::page_in_browser::{FAULTS, assert_quiet, written};
use coupon::Token;
use coupon::reorder::{ProductNumber, content};
use outreach::page::{CouponPage, LARGEST_PAGE, PageGoods};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::process::Command;
use words::Sentence;

const SPECIFICATION: &str = include_str!("../../../../../docs/coupon-token.md");

/// A page as the program exported it before there were re-order cards.
const EXPORTED_EARLIER: &str = include_str!("exported_earlier.html");

const SHOWN: &str = "[...document.querySelectorAll('#goods-list li')].map(it => it.innerText)";

const ENGLISH: Phone = Phone {
    language: "en-GB",
    ..KOREAN
};

/// A thousand products, named by their numbers.
fn all_numbers() -> CouponPage {
    let product = |number| PageGoods {
        number,
        name: Sentence::of_texts(format!("{number:03}"), format!("{number:03}")),
        price_won: None,
    };
    CouponPage {
        goods: (0..1000).map(product).collect(),
        ..page()
    }
}

/// What the page reads from each fragment: the products, and the token's digits,
/// "none" or "broken".
fn read(chromium: &mut Chromium, fragments: &[String]) -> Value {
    let fragments = json!(fragments);
    chromium.evaluate(&format!(
        "(async () => {{
            const read = [];
            for (const fragment of {fragments}) {{
                const changed = new Promise((done) => addEventListener('hashchange', done, {{ once: true }}));
                location.hash = fragment;
                await changed;
                const visible = (id) => document.getElementById(id).checkVisibility();
                const goods = visible('goods') ? [...document.querySelectorAll('#goods-list li')] : [];
                const digits = document.getElementById('digits').textContent.replaceAll(' ', '');
                const coupon = visible('coupon') ? digits : visible('notice') ? 'broken' : 'none';
                read.push([goods.map((it) => it.firstChild.textContent).join(' '), coupon]);
            }}
            return read;
        }})()"
    ))
}

/// The page in the browser reads the vectors of the specification as the desk does.
#[test]
fn a_browser_reads_the_vectors() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let (mut fragments, mut expected) = (Vec::new(), Vec::new());
    for line in SPECIFICATION.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line
            .trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().trim_matches('`'))
            .collect();
        let [typed, reading, products, digits] = cells[..] else {
            continue;
        };
        // What a camera opens: the address as it is on the card, and nothing typed around it.
        let Some(fragment) = typed.strip_prefix("https://ongi.example/c#") else {
            continue;
        };
        if fragment.contains(['#', ' ', '-']) {
            continue;
        }
        fragments.push(fragment.to_owned());
        let goods = if products == "none" { "" } else { products };
        let coupon = match reading {
            "token" => digits,
            "goods" => "none",
            _ => "broken",
        };
        expected.push(json!([goods, coupon]));
    }
    assert!(expected.len() >= 9, "the page has vectors: {fragments:?}");
    let file = written(&chromium, &all_numbers());
    chromium.open(&file, &KOREAN);
    assert_eq!(read(&mut chromium, &fragments), json!(expected));
    assert_quiet(&chromium, &file);
}

/// What the booth writes is what the browser reads, for any goods and any token.
#[test]
fn a_browser_reads_what_the_booth_writes() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let cards = (
        prop::collection::vec(0_u16..1000, 1..=12),
        prop::option::of(any::<[u8; 19]>()),
    );
    let mut runner = TestRunner::deterministic();
    let (mut fragments, mut expected) = (Vec::new(), Vec::new());
    while fragments.len() < 150 {
        let tree = cards.new_tree(&mut runner).expect("it can be drawn");
        let (goods, rest) = tree.current();
        let token = rest.map(|rest| {
            let mut bytes = [1; 20];
            bytes[1..].copy_from_slice(&rest);
            Token::from_bytes(bytes)
        });
        let numbers: Vec<ProductNumber> = goods
            .iter()
            .filter_map(|it| ProductNumber::new(*it))
            .collect();
        let card = content("https://ongi.example", &numbers, token.as_ref());
        let fragment = card
            .split_once('#')
            .expect("it has a fragment")
            .1
            .to_owned();
        // The same fragment twice is no change.
        if fragments.last() == Some(&fragment) {
            continue;
        }
        fragments.push(fragment);
        let goods: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let coupon = token.map_or("none".to_owned(), |token| token.digits());
        expected.push(json!([goods.join(" "), coupon]));
    }
    let file = written(&chromium, &all_numbers());
    chromium.open(&file, &KOREAN);
    assert_eq!(read(&mut chromium, &fragments), json!(expected));
    assert_quiet(&chromium, &file);
}

/// Her glass, its price, the shop: without a coupon, without a contact, without a request.
#[test]
fn a_browser_shows_what_she_bought() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let file = written(&chromium, &page());
    chromium.open(&format!("{file}#.001014020999.500"), &KOREAN);
    assert_eq!(chromium.text("headline"), "고르신 상품");
    assert_eq!(
        chromium.evaluate(SHOWN),
        json!([
            "위스키잔\n28,000원",
            "와인잔\n1,032,000원",
            "찻잔\n지금은 팔지 않아요",
            "물병 또는 접시"
        ])
    );
    assert!(chromium.text("goods-unknown").contains("1가지"));
    assert!(chromium.text("goods-note").contains("2026년 11월 18일"));
    assert_eq!(chromium.text("buy-again"), "다시 사기\nshop.ongi.example");
    let shop = chromium.evaluate("document.getElementById('buy-again').href");
    assert_eq!(shop, "https://shop.ongi.example/");
    assert_eq!(
        chromium.evaluate("document.title"),
        "온기유리에서 고르신 상품"
    );
    for hidden in ["second", "coupon", "notice"] {
        assert_eq!(chromium.text(hidden), "", "{hidden}");
    }
    assert_quiet(&chromium, &file);

    chromium.open(&format!("{file}#.001999"), &ENGLISH);
    assert_eq!(chromium.text("headline"), "What you chose");
    assert_eq!(
        chromium.evaluate(SHOWN),
        json!(["Whisky glass\n28,000 won", "Carafe or Plate"])
    );
    assert_eq!(chromium.text("goods-unknown"), "");

    // Nothing that this page knows: said, and the maker is there.
    chromium.open(&format!("{file}#.500"), &KOREAN);
    assert_eq!(chromium.text("goods-list"), "");
    assert!(
        chromium
            .text("goods-unknown")
            .contains("아직 없는 상품이 1가지")
    );
    assert!(chromium.text("ways").contains("02-000-0000"));
    assert_quiet(&chromium, &file);
}

/// Goods first, then the coupon, whose code says the same as the one she scanned.
#[test]
fn goods_and_a_coupon_stand_on_one_page() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let file = written(&chromium, &page());
    chromium.open(&format!("{file}#001014.{COUPON}"), &KOREAN);
    assert_eq!(chromium.text("headline"), "고르신 상품");
    assert_eq!(chromium.text("second"), "유리잔 5% 할인");
    assert_eq!(chromium.text("state"), "2일 남았어요");
    let order = chromium.evaluate(
        "document.getElementById('goods').getBoundingClientRect().bottom <= document.getElementById('second').getBoundingClientRect().top",
    );
    assert_eq!(order, true, "the goods come first");
    assert_quiet(&chromium, &file);

    chromium.open(&format!("{file}#001014.{}", &COUPON[1..]), &KOREAN);
    assert_eq!(chromium.text("headline"), "고르신 상품", "her goods stay");
    assert_eq!(chromium.text("second"), "쿠폰을 읽지 못했어요");
    assert_quiet(&chromium, &file);

    if skipped::without(&["zbarimg"]) {
        return;
    }
    for scheme in ["light", "dark"] {
        let phone = Phone { scheme, ..KOREAN };
        chromium.open(&format!("{file}#001014.{COUPON}"), &phone);
        let picture = chromium.folder().join("page.png");
        std::fs::write(&picture, chromium.picture()).expect("written");
        let output = Command::new("zbarimg")
            .args(["--quiet", "--raw"])
            .arg(&picture)
            .output()
            .expect("it is installed");
        let read = String::from_utf8_lossy(&output.stdout);
        let card = format!("https://ongi.example#001014.{COUPON}");
        assert_eq!(read.trim(), card, "{scheme}");
    }
}

/// A maker without a shop is written to or called.
#[test]
fn who_has_no_shop_is_asked() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let mut bare = page();
    bare.maker.shop = None;
    for (email, phone, label, begins) in [
        (
            "hello@ongi.example",
            "02-000-0000",
            "다시 사기\n이메일로",
            "mailto:hello@ongi.example?subject=%EB",
        ),
        ("", "02-000-0000", "다시 사기\n전화로", "tel:020000000"),
        ("", "", "", ""),
    ] {
        bare.maker.email = email.into();
        bare.maker.phone = phone.into();
        let file = written(&chromium, &bare);
        chromium.open(&format!("{file}#.001"), &KOREAN);
        assert_eq!(chromium.text("buy-again"), label);
        let href = chromium.evaluate("document.getElementById('buy-again').href");
        let href = href.as_str().unwrap_or_default();
        assert!(href.starts_with(begins), "{href}");
        assert_quiet(&chromium, &file);
    }
}

/// A page that lies on the web since an earlier version shows the coupon of a new card.
#[test]
fn a_page_exported_earlier_still_shows_the_coupon() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let path = chromium.folder().join("earlier.html");
    std::fs::write(&path, EXPORTED_EARLIER).expect("written");
    let file = format!("file://{}", path.display());
    let twelve: String = (1..=12).map(|number| format!("{number:03}")).collect();
    for fragment in [
        COUPON.to_owned(),
        format!("001002.{COUPON}"),
        format!("{twelve}.{COUPON}"),
    ] {
        chromium.open(&format!("{file}#{fragment}"), &KOREAN);
        assert_eq!(chromium.text("headline"), "유리잔 5% 할인", "{fragment}");
        assert_eq!(chromium.text("state"), "2일 남았어요", "{fragment}");
        assert_quiet(&chromium, &fragment);
    }
}

/// A name of a product stays a name.
#[test]
fn a_browser_takes_a_hostile_product_for_a_product() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    for name in [
        "</script><script>document.title='broken'</script>",
        "<img src=https://evil.example/x>",
    ] {
        let mut sly = page();
        sly.goods[0].name = Sentence::of_texts(name, name);
        let file = written(&chromium, &sly);
        chromium.open(&format!("{file}#.001"), &KOREAN);
        assert_eq!(
            chromium.evaluate(SHOWN),
            json!([format!("{name}\n28,000원")])
        );
        assert_eq!(chromium.evaluate("document.scripts.length"), 2, "{name}");
        assert_quiet(&chromium, &file);
    }
}

/// As the coupon: contrast, sizes, targets, one heading, on a phone of 360 pixels.
#[test]
fn everybody_can_use_a_page_of_goods() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let file = written(&chromium, &page());
    chromium.call(
        "Emulation.setDeviceMetricsOverride",
        json!({"width": 360, "height": 780, "deviceScaleFactor": 2, "mobile": true}),
    );
    for language in ["ko-KR", "en-GB"] {
        for scheme in ["light", "dark"] {
            let phone = Phone {
                scheme,
                language,
                ..KOREAN
            };
            for fragment in [".001014020999.500".to_owned(), format!("001014.{COUPON}")] {
                chromium.open(&format!("{file}#{fragment}"), &phone);
                let faults = chromium.evaluate(FAULTS);
                assert_eq!(faults, json!([]), "{scheme} {language} {fragment}");
            }
        }
    }
}

/// A thousand products fit, under names of a usual length.
#[test]
fn a_thousand_products_fit() {
    let mut page = all_numbers();
    for product in &mut page.goods {
        let name = format!("손으로 분 유리잔 넓은 것 {}", product.number);
        product.name = Sentence::of_texts(&*name, &*name);
        product.price_won = Some(128_000);
    }
    let length = html(&page).len();
    assert!(length < LARGEST_PAGE, "{length} bytes");
}
