//! What scanners and input methods make of a coupon, and what else gets scanned.

use crate::support::{dice, key, last_day};
use coupon::{ForeignCode, Reason, Scan, ShortNumber, Token, Unreadable, qr, read_scan, sign};
use proptest::prelude::*;
use rand::RngExt;

fn token() -> Token {
    sign(&key(1), 5, 7, last_day())
}

fn unreadable(unreadable: Unreadable) -> Scan {
    Scan::NotACoupon(Reason::Unreadable(unreadable))
}

fn foreign(kind: ForeignCode) -> Scan {
    Scan::NotACoupon(Reason::ForeignCode(kind))
}

/// Every way in which one good coupon may arrive.
#[test]
fn a_coupon_is_read_however_it_arrives() {
    let token = token();
    let digits = token.digits();
    let wide: String = digits
        .bytes()
        .map(|b| char::from_u32(u32::from(b - b'0') + 0xff10).expect("a full-width digit"))
        .collect();
    for text in [
        digits.clone(),
        format!("{digits}\r\n"),
        format!("\u{feff}{digits}"),
        format!("\u{2}{digits}\u{3}"),
        wide.clone(),
        format!("https://glass.kr/c#{digits}"),
        format!("https://shop.example/2026111912345678901234567890/c#{digits}\t"),
        // The address above with a Hangul input method on.
        format!("ㅗㅅ세ㄴ://힘ㄴㄴ.ㅏㄱ/ㅊ#{digits}"),
        format!("힘ㄴㄴ#{wide}\n"),
        // ECI designators of hand scanners, as typed on three keyboards.
        format!("\\000026{digits}"),
        format!("₩000003{digits}"),
        format!("￦000027{digits}"),
        format!("\\000026https://glass.kr/c#{digits}"),
        // Symbology identifiers.
        format!("]Q1{digits}"),
        format!("]ㅃ3{digits}"),
        format!("\u{feff}]d1{digits}\r"),
        format!("]ㅋ0{digits}"),
        format!("］Ｑ１{wide}"),
        format!("{}\u{200b}{}", &digits[..20], &digits[20..]),
        format!("]Q1https://glass.kr/c#{digits}"),
        // A short number typed before, whole or half, a scanner's suffix behind.
        format!("4821 7730 5196 8 {digits}"),
        format!("4821 77 {digits}"),
        format!("{digits}\t12"),
        // The trigger pulled twice.
        format!("{digits}{digits}"),
        format!("https://glass.kr/c#{digits}https://glass.kr/c#{digits}"),
        format!("{digits}\r\n{digits}\r\n"),
        format!("https://glass.kr/c#{digits} {digits}"),
        // Read off a page, or wrapped by a mail program.
        format!("{} {}", &digits[..20], &digits[20..]),
        format!("https://glass.kr/c#{} {}\n", &digits[..7], &digits[7..]),
        in_groups(&digits, 4),
        in_groups(&digits, 8),
        in_groups(&digits, 13),
        // A long conversation before it.
        format!("{} {digits}", "가나다 123 ".repeat(10_000)),
    ] {
        let start: String = text.chars().take(60).collect();
        assert_eq!(read_scan(&text), Scan::Token(token), "read from {start:?}");
    }
}

fn in_groups(digits: &str, length: usize) -> String {
    let groups: Vec<&str> = (0..digits.len())
        .step_by(length)
        .map(|at| &digits[at..digits.len().min(at + length)])
        .collect();
    groups.join(" ")
}

/// Which of two codes was meant is not guessed: the wrong coupon would be used
/// up, or the wrong product sold.
#[test]
fn two_codes_at_once_are_refused() {
    let (first, second) = (sign(&key(1), 1, 7, last_day()).digits(), token().digits());
    for text in [
        format!("{first}\n{second}\n"),
        format!("{first} {second}"),
        format!("{first}\t{second}"),
        format!("{first}{second}"),
        format!("https://glass.kr/c#{first}\rhttps://glass.kr/c#{second}"),
        format!("https://glass.kr/c#{first} {second}"),
        format!("]Q1{first}\r]Q1{second}"),
        format!("{second} 8801234567893"),
        format!("8801234567893\n{second}"),
        format!("{second}8801234567893"),
        format!("]E08801234567893\r{second}"),
        format!("{second} 96385074"),
        "8801234567893 4006381333931".to_owned(),
        "88012345678934006381333931".to_owned(),
        "8801234567893\r\n96385074".to_owned(),
        "880123456789396385074".to_owned(),
        "012345678905 8801234567893".to_owned(),
        "]E08801234567893\r]E04006381333931".to_owned(),
        "]E08801234567893 ]E496385074".to_owned(),
    ] {
        assert_eq!(
            read_scan(&text),
            unreadable(Unreadable::RunTogether),
            "{text:?}"
        );
    }
    let cut = format!("{first}\n{}", &second[..30]);
    assert_eq!(
        read_scan(&cut),
        unreadable(Unreadable::Truncated { digits: 30 }),
        "the cut second scan must not turn into the first coupon"
    );
}

/// A cut scan says so at every length, with and without an address.
#[test]
fn cut_scans_are_told() {
    let digits = token().digits();
    for length in 14..49 {
        let expected = unreadable(Unreadable::Truncated { digits: length });
        assert_eq!(
            read_scan(&digits[..length]),
            expected,
            "{length} digits alone"
        );
        let page = format!("https://glass.kr/c#{}", &digits[..length]);
        assert_eq!(
            read_scan(&page),
            expected,
            "{length} digits behind an address"
        );
    }
    for length in 0..14 {
        let page = format!("https://glass.kr/c#{}", &digits[..length]);
        assert_eq!(
            read_scan(&page),
            unreadable(Unreadable::Truncated { digits: length }),
            "{length} digits behind an address"
        );
    }
    for extra in [1, 5, 48] {
        let longer = format!("{digits}{}", "7".repeat(extra));
        assert_eq!(
            read_scan(&longer),
            unreadable(Unreadable::RunTogether),
            "{extra} too many"
        );
    }
}

/// 49 digits beyond 2^160 are no token; the largest below is.
#[test]
fn only_canonical_digits_count() {
    let beyond = "1461501637330902918203684832716283019655932542976";
    assert_eq!(read_scan(beyond), unreadable(Unreadable::NotCanonical));
    let largest = "1461501637330902918203684832716283019655932542975";
    assert_eq!(
        read_scan(largest),
        Scan::Token(Token::from_bytes([0xff; 20]))
    );
}

/// Typed numbers, right and wrong.
#[test]
fn typed_numbers_are_read() {
    let number = ShortNumber::parse("4821 7730 5196 8").expect("valid");
    for text in [
        "4821 7730 5196 8",
        "4821773051968\r\n",
        " 4821-7730-5196-8 ",
        "４８２１７７３０５１９６８",
    ] {
        assert_eq!(read_scan(text), Scan::ShortNumber(number), "{text:?}");
    }
    assert_eq!(
        read_scan("4821 7730 5196 2"),
        unreadable(Unreadable::CheckDigit)
    );
    assert_eq!(
        read_scan("010-1234-5678"),
        unreadable(Unreadable::WrongLength { digits: 11 })
    );
    // Zeros fit every check digit.
    assert_eq!(
        read_scan("0000000000000"),
        unreadable(Unreadable::CheckDigit)
    );
    for blank in ["", " ", "\r\n", "\u{feff}", "--"] {
        assert_eq!(read_scan(blank), unreadable(Unreadable::Empty), "{blank:?}");
    }
}

/// What else people hold in front of the scanner.
#[test]
fn foreign_codes_are_named() {
    for (text, kind) in [
        (
            "00020101021226420016A00000067701011201150105536099999985802KR63041234",
            ForeignCode::Payment,
        ),
        ("hQVDUFYwMWETTwegAAAAVVVVUAg=", ForeignCode::Payment),
        ("https://qr.kakaopay.com/Ej7v2xxxx", ForeignCode::Payment),
        (
            "WIFI:T:WPA;S:booth;P:12345678901234567890;;",
            ForeignCode::WiFi,
        ),
        (
            "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:+82-10-1234-5678\r\nEND:VCARD",
            ForeignCode::ContactCard,
        ),
        ("MECARD:N:Hong;TEL:01012345678;;", ForeignCode::ContactCard),
        ("8801062636358", ForeignCode::ProductBarcode),
        ("otpauth://totp/x?secret=ABC", ForeignCode::OneTimePassword),
        ("tel:+821012345678", ForeignCode::PhoneOrMail),
        ("https://glass.kr/", ForeignCode::WebAddress),
        (
            "https://shop.example/orders/20261119123456789",
            ForeignCode::WebAddress,
        ),
        ("\\000026https://glass.kr/", ForeignCode::WebAddress),
        ("\u{feff}WIFI:T:WPA;S:booth;;", ForeignCode::WiFi),
        ("  \r\nBEGIN:VCARD\r\nFN:Hong", ForeignCode::ContactCard),
        ("안녕하세요", ForeignCode::Other),
        ("4821 7730 519a 8", ForeignCode::Other),
    ] {
        assert_eq!(read_scan(text), foreign(kind), "{text:?}");
    }
}

/// A product held in front of the scanner is named as one, whatever the scanner
/// puts in front of its number.
#[test]
fn a_product_s_barcode_is_told_with_every_prefix() {
    for text in [
        "]E08801234567893",
        "]ㄸ08801234567893\r\n",
        "\u{feff}]E08801234567893",
        "]E496385074",
        "]E0012345678905",
        "]I108801234567893",
        "]C10108801234567893",
        "]e00108801234567893",
        "]d20108801234567893\u{1d}10LOT7",
        "]Q30108801234567893",
        "]E3880123456789312",
        "]E004252614",
        "]C1 0108801234567893",
        "]E08801234567893\r\n]E08801234567893\r\n",
        "(01)08801234567893",
        "(01) 08801234567893 (17)261231",
        "(17)261231(01)08801234567893",
        "0108801234567893",
        "0108801234567893\u{1d}2112345670",
        "01088012345678931726123110LOT7",
        "8801234567893 00012",
        "9771234567003 05",
        "977123456700305",
        "012345678905 12",
        "88012345678938801234567893",
        "8801234567893 8801234567893",
        "08801234567893",
        "18801234567890\n",
        "012345678905",
        "８８０１２３４５６７８９３",
    ] {
        assert_eq!(
            read_scan(text),
            foreign(ForeignCode::ProductBarcode),
            "{text:?}"
        );
    }
    let typed = |text| {
        assert_ne!(
            read_scan(text),
            foreign(ForeignCode::ProductBarcode),
            "{text}"
        )
    };
    for text in [
        "96385074",
        "]E08801234567890",
        "8801234567890",
        "0123 4567 8905",
    ] {
        typed(text);
    }
}

/// A stuck key or a paste of ten megabytes is answered like a short one. How
/// long that takes is measured by `boothctl bench coupons`.
#[test]
fn ten_megabytes_of_anything_are_answered() {
    let size = 10_000_000;
    for (stuck, answer) in [
        ("7", unreadable(Unreadable::TooLong)),
        // Digits a space apart are a typed number, read no further than 4,096.
        ("1 ", unreadable(Unreadable::WrongLength { digits: 4_096 })),
        (" ", unreadable(Unreadable::Empty)),
        ("\0", unreadable(Unreadable::Empty)),
        ("a", foreign(ForeignCode::Other)),
        ("#", unreadable(Unreadable::Truncated { digits: 0 })),
        ("\\", foreign(ForeignCode::Other)),
    ] {
        assert_eq!(
            read_scan(&stuck.repeat(size / stuck.len())),
            answer,
            "{stuck:?}"
        );
    }
    let glued = token().digits().repeat(size / 49);
    assert_eq!(read_scan(&glued), unreadable(Unreadable::TooLong));
}

/// What we write we read, with and without a page.
#[test]
fn the_qr_s_content_is_read_back() {
    let mut dice = dice();
    for _ in 0..100 {
        let token = Token::from_bytes(dice.random());
        for page in [
            None,
            Some("https://glass.kr/c"),
            Some("https://glass.kr/c#old"),
        ] {
            let content = qr::content(page, &token);
            assert_eq!(read_scan(&content), Scan::Token(token), "{content}");
        }
    }
}

/// Whether an answer can follow from a text: what is taken for a coupon must
/// have as many digits as one, what is refused needs words.
fn is_reasonable(text: &str, answer: &Scan) -> bool {
    let digits = text
        .chars()
        .filter(|it| it.is_ascii_digit() || ('０'..='９').contains(it))
        .count();
    match answer {
        Scan::Token(_) => digits >= 49,
        Scan::ShortNumber(_) => digits >= 13,
        Scan::Goods(products) => digits >= 3 * products.len(),
        Scan::NotACoupon(reason) => !reason.sentence().en.is_empty(),
    }
}

proptest! {
    /// No text makes the reader panic.
    #[test]
    fn any_text_is_answered(text: String) {
        prop_assert!(is_reasonable(&text, &read_scan(&text)), "{text:?}");
    }

    /// Nor does text made of what the reader looks for.
    #[test]
    fn suspicious_text_is_answered(text in "[0-9０-９\\\\₩\\]QEeㅃㄸ# \\-\\r\u{feff}]{0,120}") {
        prop_assert!(is_reasonable(&text, &read_scan(&text)), "{text:?}");
    }

    /// An identifier of any kind changes nothing of what stands behind it.
    #[test]
    fn any_symbology_identifier_is_taken_off(letter in "[A-Za-zㄱ-ㅣ]", modifier in 0..10) {
        let text = format!("]{letter}{modifier}{}", token().digits());
        prop_assert_eq!(read_scan(&text), Scan::Token(token()));
        let text = format!("]{letter}{modifier}8801234567893");
        prop_assert_eq!(read_scan(&text), foreign(ForeignCode::ProductBarcode));
    }

    /// Whatever stands before a coupon, other than digits that touch it, is
    /// ignored.
    #[test]
    fn what_stands_before_is_ignored(before in "\\PC{0,80}") {
        // Invisible characters are taken off, so what stands before them touches too.
        let visible = words::typed::cleaned(&before);
        prop_assume!(!visible.ends_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)));
        prop_assume!(!visible.ends_with(['\\', '₩', '￦', '＼']));
        let end: Vec<char> = visible.chars().rev().take(2).collect();
        prop_assume!(!matches!(end.as_slice(), [letter, ']' | '］'] if letter.is_alphabetic()));
        let text = format!("{before}{}", token().digits());
        prop_assert_eq!(read_scan(&text), Scan::Token(token()));
    }
}
