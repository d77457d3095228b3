//! What is written to somebody who asked for one thing promotes nothing.

use crate::fixture::maker;
use chrono::NaiveDate;
use outreach::reply::{Asked, own_text, promotional_word, text};
use outreach::template::{DraftKind, Template};
use permission::Wanted;
use words::Language;

fn asked(wanted: Wanted) -> Asked<'static> {
    Asked {
        wanted,
        words: "파란 잔의 사진",
        day: NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day"),
    }
}

/// The owner's own answer says what was asked for; a call is spoken as before.
#[test]
fn the_owners_answer_is_filled() {
    let words = "{날짜}에 말씀하신 것입니다: {요청}\n{브랜드} {전화}";
    let template = Template::read(words, DraftKind::RequestedReply).expect("it fits");
    let said = |wanted| own_text(&template, &asked(wanted), &maker(), Language::Korean);
    assert_eq!(
        said(Wanted::Catalogue),
        "2026년 11월 25일에 말씀하신 것입니다: 파란 잔의 사진\n온기유리 02-000-0000"
    );
    let called = text(&asked(Wanted::Call), &maker());
    assert_eq!(said(Wanted::Call), called.ko);
    for language in [Language::Korean, Language::English] {
        let shipped = DraftKind::RequestedReply.template(language);
        let text = own_text(shipped, &asked(Wanted::Quotation), &maker(), language);
        assert_eq!(promotional_word(&text), None, "{text}");
    }
}

/// What is ready to be sent names who writes, what was asked for and when, and not a
/// word that advertises, in both languages.
#[test]
fn what_is_ready_answers_and_promotes_nothing() {
    for wanted in Wanted::ALL {
        let text = text(&asked(*wanted), &maker());
        for (language, text) in [("ko", &text.ko), ("en", &text.en)] {
            assert_eq!(
                promotional_word(text),
                None,
                "{wanted:?} {language}: {text}"
            );
        }
        assert!(
            text.ko.starts_with("온기유리입니다. 2026년 11월 25일"),
            "{}",
            text.ko
        );
        assert!(text.en.contains("25 November 2026"), "{}", text.en);
        let quotes = text.ko.contains("파란 잔의 사진");
        assert_eq!(
            quotes,
            *wanted == Wanted::Other,
            "her words, where they are all there is"
        );
        let is_once = text.ko.contains("한 번");
        assert_eq!(is_once, *wanted != Wanted::Call, "{}", text.ko);
    }
}

/// One promotional line is found, however it is written; what only looks like one is
/// not.
#[test]
fn one_promotional_word_is_found() {
    for (text, word) in [
        (
            "카탈로그를 보내 드립니다.\n다음 주에 쿠폰도 드려요.",
            "쿠폰",
        ),
        ("(광고) 카탈로그를 보내 드립니다.", "광고"),
        ("지금 사시면 10% 할\u{200b}인됩니다.", "할인"),
        ("신년세일", "세일"),
        ("Here is the catalogue. Use this COUPON.", "coupon"),
        ("Ｃｏｕｐｏｎ inside", "coupon"),
        ("20% off until Friday", "% off"),
        ("a special\n  offer", "special offer"),
        ("수신 거부", "수신 거부"),
    ] {
        assert_eq!(promotional_word(text), Some(word), "{text}");
    }
    for text in [
        "",
        "상세 일정을 보내 드립니다.",
        "Please find the address of our salesroom and a wholesale price list.",
        "견적 금액은 개당 12,000원입니다.",
        "Bad weather delayed the parcel.",
    ] {
        assert_eq!(promotional_word(text), None, "{text}");
    }
}
