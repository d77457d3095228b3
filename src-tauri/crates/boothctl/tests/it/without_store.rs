//! What is read without any store: price lists, contact details, scans.

use crate::support::{Answer, call};
use serde_json::{Value, json};

fn check(name: &str, bytes: &[u8]) -> Answer {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).expect("a file");
    call(&[
        "catalogue",
        "check",
        "--json",
        file.to_str().expect("UTF-8"),
    ])
}

/// A script learns each row's fate and which column the price came from.
#[test]
fn a_price_list_is_checked_row_by_row() {
    let csv = "가격표, 2026\n상품명;정가;행사가격;재고;바코드\n\
        온더락 잔;40000;32,000;3EA;8801234567893\n물병;9000;문의;;\n합계;49000;;;\n";
    let answer = check("list.csv", csv.as_bytes());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let json = answer.json();
    assert_eq!(json["sheet"], Value::Null);
    assert_eq!(
        json["columns"],
        json!({"name": "상품명", "price": "행사가격", "stock": "재고", "barcode": "바코드"})
    );
    let first = &json["rows"][0];
    for (field, value) in [
        ("row", json!(3)),
        ("name", json!("온더락 잔")),
        ("price", json!(32_000)),
        ("stock", json!(3)),
        ("barcode", json!("8801234567893")),
        ("outcome", json!("new")),
        ("why", Value::Null),
    ] {
        assert_eq!(first[field], value, "{field}");
    }
    for (row, word) in [(1, "문의"), (2, "합계")] {
        assert_eq!(json["rows"][row]["outcome"], "refused");
        assert_eq!(json["rows"][row]["price"], Value::Null);
        let why = json["rows"][row]["why"].as_str().expect("a reason");
        assert!(why.contains(word), "{why}");
    }
    assert!(json["notes"][0].as_str().expect("a note").contains("정가"));

    for (name, bytes) in [
        ("list.csv", &b"\xec\x9e\x94,1000\n"[..]),
        ("list.xlsx", b"PK\x03\x04 and no more"),
        ("list.csv", "상품명,행사가,할인가\n잔,1,2\n".as_bytes()),
        ("empty.csv", b""),
    ] {
        let answer = check(name, bytes);
        answer.refused();
        assert_eq!(answer.json()["rows"], json!([]));
        assert!(answer.json()["notes"][0].is_string(), "{name} is told why");
    }
    call(&["catalogue", "check", "--json", "missing.csv"]).refused();
}

/// What the desk would keep is told, and what it would refuse.
#[test]
fn contact_details_are_checked() {
    let answer = call(&[
        "contact",
        "check",
        "--json",
        "--phone",
        "０１０－１２３４－５６７８",
        "--email",
        "<Kim@Naver.com>,",
        "--name",
        " 김\u{200b}서연 ",
    ]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let json = answer.json();
    assert_eq!(json["phone"], "+821012345678");
    assert_eq!(json["email"], "kim@naver.com");
    assert_eq!(json["name"], "김서연");
    assert_eq!(json["why"], Value::Null);

    let answer = call(&["contact", "check", "--json", "--phone", "0101234567"]);
    answer.refused();
    assert_eq!(answer.json()["phone"], Value::Null);
    let why = answer.json()["why"].to_string();
    assert!(why.contains("1자리 빠졌습니다"), "{why}");
    let answer = call(&[
        "contact",
        "check",
        "--json",
        "--phone",
        "+39 06 698 83712",
        "--email",
        "kim@",
    ]);
    answer.refused();
    assert_eq!(answer.json()["phone"], "+390669883712");
    assert_eq!(answer.json()["email"], Value::Null);

    for (field, text, told) in [
        ("--phone", "010-1234-567o", "‘o’"),
        ("--phone", "010-1234-56789", "1자리 더"),
        (
            "--email",
            "김 <kim@naver.com>, 이 <lee@naver.com>",
            "두 개 이상",
        ),
        ("--name", &"가".repeat(101), "100자보다"),
    ] {
        let answer = call(&["contact", "check", "--json", field, text]);
        answer.refused();
        let why = answer.json()["why"].to_string();
        assert!(why.contains(told), "{why}");
    }
}

/// One field, and a script learns what its text is taken for.
#[test]
fn a_text_is_told_apart() {
    for (text, kind, value) in [
        ("]E08801234567893", "barcode", Some("8801234567893")),
        ("]E496385074", "barcode", Some("96385074")),
        ("08801234567893", "barcode", Some("8801234567893")),
        ("96385074", "barcode", Some("96385074")),
        ("4821 7730 5196 8", "coupon", Some("4821 7730 5196 8")),
        ("０１０－１２３４－５６７８", "phone", Some("+821012345678")),
        ("+241 06 03 12 34", "phone", Some("+24106031234")),
        ("<kim@naver.com>", "email", Some("kim@naver.com")),
        ("김서연", "name", Some("김서연")),
        ("WIFI:T:WPA;S:booth;;", "foreign", None),
        ("https://glass.kr/", "foreign", None),
        ("https://glass.kr/c#.001014", "foreign", None),
        ("(01)08801234567893", "barcode", Some("8801234567893")),
        ("8801234567893 00012", "barcode", Some("8801234567893")),
        ("04252614", "barcode", Some("0042100005264")),
        (
            "MATMSG:TO:kim@naver.com;SUB:;BODY:;;",
            "email",
            Some("kim@naver.com"),
        ),
        ("mailto:kim@naver.com", "email", Some("kim@naver.com")),
        ("tel:010-1234-5678", "phone", Some("+821012345678")),
        ("0101234567", "unreadable", None),
        ("010-1234-56789", "unreadable", None),
        ("010-1234-567o", "unreadable", None),
        ("kim@naver.com!", "unreadable", None),
        ("kim@naver.com, lee@naver.com", "unreadable", None),
        ("123456789", "unreadable", None),
        ("0000000000000", "unreadable", None),
        ("8801234567893 4006381333931", "unreadable", None),
        ("4821 7730 5196 2", "unreadable", None),
        ("", "unreadable", None),
    ] {
        let answer = call(&["scan", "--json", text]);
        let json = answer.json();
        assert_eq!(json["kind"], kind, "{text:?}");
        assert_eq!(json["value"].as_str(), value, "{text:?}");
        assert_eq!(answer.code, i32::from(value.is_none()), "{text:?}");
        assert_eq!(json["why"].is_string(), value.is_none(), "{text:?}");
    }
}

/// A visiting card is what the desk makes of it: all of its lines, and nothing of half one.
#[test]
fn a_card_is_read_whole_or_not_at_all() {
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Kim Seo\nORG:Ongi\nTEL:010-1234-5678\nEND:VCARD";
    let json = call(&["scan", "--json", card]).json();
    assert_eq!(
        (&json["kind"], &json["value"]),
        (&"phone".into(), &"+821012345678".into())
    );
    assert_eq!(json["card"]["name"], "Kim Seo");
    assert_eq!(json["card"]["company"], "Ongi");
    for half in [
        card.trim_end_matches("END:VCARD"),
        &format!("{card}\n{card}"),
    ] {
        let answer = call(&["scan", "--json", half]);
        let json = answer.json();
        assert_eq!(
            (answer.code, &json["kind"]),
            (1, &"unreadable".into()),
            "{half:?}"
        );
        assert!(json["card"].is_null(), "{half:?}");
    }
    assert!(call(&["scan", "--json", "김서연"]).json()["card"].is_null());
}
