//! The card opens in phones old and new.

use crate::fixture::maker;
use outreach::vcard::{Version, of};
use words::{Language, Sentence};

/// The card itself, both versions, both languages.
#[test]
fn cards_as_phones_read_them() {
    insta::assert_snapshot!("v3_ko", of(&maker(), Version::V3, Language::Korean));
    insta::assert_snapshot!("v4_en", of(&maker(), Version::V4, Language::English));
}

/// Old phones cut Hangul in half at a fold, or drop a line that is too long.
#[test]
fn long_lines_fold_between_syllables_and_unfold_whole() {
    let mut long = maker();
    let name =
        "아주 길고 긴 이름을 가진 유리 공방, 온기; 따뜻함을 담는 그릇을 만드는 사람들의 모임";
    long.name = Sentence::of_texts(name, "");
    for version in [Version::V3, Version::V4] {
        let card = of(&long, version, Language::Korean);
        assert!(card.ends_with("END:VCARD\r\n"));
        for line in card.split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
            assert!(!line.contains('\n'), "a bare line feed");
        }
        let unfolded = card.replace("\r\n ", "");
        let escaped = name.replace(',', "\\,").replace(';', "\\;");
        assert!(
            unfolded.contains(&format!("FN:{escaped}\r\n")),
            "{unfolded}"
        );
    }
}

/// A text with line breaks cannot add a property of its own.
#[test]
fn a_line_break_cannot_smuggle_a_property() {
    let mut sly = maker();
    sly.name = Sentence::of_texts("온기\r\nURL:https://evil.example", "");
    let card = of(&sly, Version::V4, Language::Korean);
    assert!(!card.contains("\r\nURL:https://evil.example"));
    sly = maker();
    sly.shop = Some("https://ongi.example\r\nNOTE:hello".into());
    let card = of(&sly, Version::V4, Language::Korean);
    assert!(
        !card.contains("\r\nNOTE:"),
        "an address is text too: {card}"
    );
}

/// Empty details leave no empty lines behind.
#[test]
fn a_bare_maker_has_a_bare_card() {
    let mut bare = maker();
    bare.phone = String::new();
    bare.email = " ".into();
    bare.address = Sentence::of_texts("", "");
    bare.shop = None;
    bare.page = None;
    assert_eq!(
        of(&bare, Version::V4, Language::Korean),
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:온기유리\r\nKIND:org\r\nORG:온기유리\r\nEND:VCARD\r\n"
    );
}
