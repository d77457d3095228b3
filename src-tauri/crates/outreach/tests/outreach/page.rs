//! The coupon page shows the right coupon, asks nobody, and lets no name out
//! of its place.

use crate::fixture::maker;
use outreach::OutreachError;
use outreach::PageAddress;
use outreach::page::{CouponPage, LARGEST_PAGE, PageGoods, PageProgramme};
use proptest::prelude::*;
use serde_json::Value;
use words::Sentence;

/// Programme 1, until 2026-11-22: a test vector of docs/coupon-token.md.
pub(crate) const COUPON: &str = "0005731466761446526727543153432516809329806770246";
/// Programme 7, until 2026-11-25.
pub(crate) const OTHER: &str = "0009148824911425359189154750746788897030311555748";
/// A version that is not ours.
pub(crate) const NEWER: &str = "0011440457532270366251776297310314789875337756742";

/// The smallest picture there is: one red pixel.
const PICTURE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQI12P4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC";

pub(crate) fn page() -> CouponPage {
    CouponPage {
        maker: maker(),
        accent: "#0f766e".into(),
        programmes: vec![PageProgramme {
            number: 1,
            benefit: Sentence::of_texts("유리잔 5% 할인", "5% off glassware"),
            conditions: Sentence::of_texts(
                "박람회 기간에는 부스에서, 그 뒤에는 온라인 가게에서 한 번 쓰실 수 있습니다.",
                "Good once: at the booth during the fair, in the online shop after it.",
            ),
            variants: Vec::new(),
        }],
        goods: goods(),
        made_on: chrono::NaiveDate::from_ymd_opt(2026, 11, 18).expect("a day"),
        map: Some("https://map.example/ongi".into()),
        logo: None,
        picture: Some(picture()),
    }
}

/// Two glasses, one that is not sold any more, and two products with one number.
fn goods() -> Vec<PageGoods> {
    let product = |number, ko: &str, en: &str, price_won| PageGoods {
        number,
        name: Sentence::of_texts(ko, en),
        price_won,
    };
    vec![
        product(1, "위스키잔", "Whisky glass", Some(28_000)),
        product(14, "와인잔", "와인잔", Some(1_032_000)),
        product(20, "찻잔", "Tea cup", None),
        product(999, "물병", "Carafe", Some(45_000)),
        product(999, "접시", "Plate", Some(12_000)),
    ]
}

pub(crate) fn picture() -> Vec<u8> {
    use base64::{Engine, prelude::BASE64_STANDARD};
    BASE64_STANDARD.decode(PICTURE).expect("a picture")
}

pub(crate) fn html(page: &CouponPage) -> String {
    page.html().expect("a lawful page")
}

/// The policy is what keeps the promise "sends nothing".
#[test]
fn the_policy_allows_only_what_is_inlined() {
    let html = html(&page());
    let policy = between(&html, "Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert!(!policy.contains("http"), "no other place: {policy}");
    assert_eq!(policy.matches("'sha256-").count(), 2, "{policy}");
    assert!(!html.contains("{{"), "a mark was left unfilled");
    assert!(
        html.contains("Copyright (c) 2021-2025 David Evans"),
        "the licence of the QR library goes with every copy"
    );
    assert!(
        html.len() < 35_000,
        "{} bytes leave little for a picture",
        html.len()
    );
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).expect("the start is there");
    rest.split_once(end).expect("the end is there").0
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "</script>",
        "</SCRIPT ",
        "<!--",
        "<script>",
        "-->",
        "]]>",
        "</title>",
        "{{script}}",
        "{{",
        "}}",
        "\"",
        "'",
        "&lt;",
        "\\",
        "\u{2028}",
        "\r\n",
        "\u{0}",
        "온기",
    ]);
    prop::collection::vec(prop_oneof![piece.prop_map(str::to_string), ".{0,4}"], 0..6)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    /// Whatever a maker calls herself stays a name: the document has the same
    /// elements, and the data reads back as it was.
    #[test]
    fn no_name_leaves_its_place(name in hostile(), benefit in hostile()) {
        let mut sly = page();
        sly.maker.name = Sentence::of_texts(&*name, &*name);
        sly.programmes[0].benefit = Sentence::of_texts(&*benefit, &*benefit);
        let html = html(&sly);
        let plain = self::html(&page());
        for tag in ["<script", "</script", "<title", "</title", "<!--", "<style"] {
            prop_assert_eq!(html.matches(tag).count(), plain.matches(tag).count(), "{}", tag);
        }
        let data = between(&html, "id=\"data\">", "</script>");
        let data: Value = serde_json::from_str(data).expect("it is JSON");
        prop_assert_eq!(data["maker"]["ko"].as_str(), Some(name.trim()));
        prop_assert_eq!(data["programmes"][0]["benefit"]["en"].as_str(), Some(benefit.trim()));
    }

    /// Text on the maker's colour can be read, whatever her colour.
    #[test]
    fn text_on_any_accent_has_contrast(red: u8, green: u8, blue: u8) {
        let mut coloured = page();
        coloured.accent = format!("#{red:02X}{green:02x}{blue:02x}");
        let html = html(&coloured);
        let text = between(&html, "--on-accent: ", ";");
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let light = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        let contrast = match text {
            "#ffffff" => 1.05 / (light + 0.05),
            _ => (light + 0.05) / 0.05,
        };
        prop_assert!(contrast >= 4.5, "{text} on {} has {contrast}", coloured.accent);
    }
}

/// What cannot become a page is refused with its reason.
#[test]
fn impossible_pages_are_refused() {
    let code = |change: fn(&mut CouponPage)| {
        let mut page = page();
        change(&mut page);
        let error = page.html().expect_err("it is impossible");
        let sentence = error.sentence();
        assert!(!sentence.ko.is_empty() && !sentence.en.is_empty());
        error.code()
    };
    assert_eq!(code(|it| it.accent = "teal".into()), "not_a_colour");
    assert_eq!(code(|it| it.accent = "#12345".into()), "not_a_colour");
    assert_eq!(code(|it| it.accent = "#가나".into()), "not_a_colour");
    assert_eq!(code(|it| it.accent = "#+1+2+3".into()), "not_a_colour");
    assert_eq!(code(|it| it.picture = Some(vec![])), "not_a_picture");
    assert_eq!(
        code(|it| it.picture = Some(b"<svg/>".to_vec())),
        "not_a_picture"
    );
    let large = |it: &mut CouponPage| {
        let mut picture = picture();
        picture.resize(LARGEST_PAGE, 0);
        it.picture = Some(picture);
    };
    assert_eq!(code(large), "page_too_large");
    for address in [
        "javascript:alert(1)",
        "data:text/html,x",
        "ongi.example",
        "https://",
        "https:// x",
        "https:///x",
        "https://a\nb",
    ] {
        let mut page = page();
        page.maker.shop = Some(address.into());
        let error = page.html().expect_err(address);
        let OutreachError::NotAWebAddress { which } = error else {
            panic!("{address}: {error}");
        };
        assert_eq!(which, PageAddress::Shop);
    }
}
