//! The re-order card: written, drawn, and read back through every scanner.

use crate::support::{dice, key, last_day};
use crate::token::rows;
use coupon::reorder::{MOST_PRODUCTS, ProductNumber, content, read_goods};
use coupon::{Reason, Scan, Token, Unreadable, qr, read_scan, sign};
use proptest::prelude::*;
use rand::RngExt;

const PAGE: &str = "https://ongi.example";

fn numbers(numbers: &[u16]) -> Vec<ProductNumber> {
    let of = |number: &u16| ProductNumber::new(*number).expect("three digits");
    numbers.iter().map(of).collect()
}

/// What the page says of cards holds for this reader too.
#[test]
fn the_page_s_cards_are_read_so() {
    let cards = rows(4);
    assert!(cards.len() >= 20, "the page has cards");
    for row in cards {
        let typed = words::typed::cleaned(row[0]);
        let goods = read_goods(&typed).map(|goods| goods.products);
        let told: Vec<String> = goods.iter().flatten().map(ToString::to_string).collect();
        let told = if told.is_empty() {
            "none".to_owned()
        } else {
            told.join(" ")
        };
        let long_digits = || {
            let runs = row[0].split(|c: char| !c.is_ascii_digit());
            let long = runs.map(str::len).filter(|length| *length > 13);
            long.filter(|length| *length >= 49)
                .sum::<usize>()
                .to_string()
        };
        let (reading, digits) = match read_scan(row[0]) {
            Scan::Token(token) => ("token", token.digits()),
            Scan::Goods(products) => {
                assert_eq!(Some(products), goods, "{}", row[0]);
                ("goods", "0".to_owned())
            }
            Scan::NotACoupon(Reason::Unreadable(Unreadable::Truncated { digits })) => {
                ("cut", digits.to_string())
            }
            Scan::NotACoupon(Reason::Unreadable(Unreadable::RunTogether)) => {
                ("run together", long_digits())
            }
            Scan::ShortNumber(_) | Scan::NotACoupon(_) => ("no token", "0".to_owned()),
        };
        assert_eq!([reading, &told, &digits], row[1..], "{}", row[0]);
    }
}

/// The promise to the printer: 12 products, a coupon and an address of 20 characters
/// are version 4 at level M, whatever the digits.
#[test]
fn twelve_products_and_a_coupon_are_version_4() {
    assert_eq!(PAGE.len(), 20);
    let mut dice = dice();
    for _ in 0..50 {
        let token = Token::from_bytes(dice.random());
        let goods: Vec<u16> = (0..12).map(|_| dice.random_range(0..1000)).collect();
        let card = content(PAGE, &numbers(&goods), Some(&token));
        let drawn = qr::encode(&card).expect("it fits");
        assert_eq!(drawn.width(), 33, "version 4 for {card}");
        let alone = content(PAGE, &numbers(&goods), None);
        let drawn = qr::encode(&alone).expect("it fits");
        assert!(drawn.width() <= 33, "version 4 at most for {alone}");
    }
}

/// A card without a product is the coupon's address as it always was, and products
/// beyond the twelfth are left out.
#[test]
fn a_card_has_no_product_or_twelve_at_most() {
    let token = sign(&key(1), 5, 7, last_day());
    let page = "https://glass.kr/c#old";
    assert_eq!(
        content(page, &[], Some(&token)),
        qr::content(Some(page), &token)
    );
    let many: Vec<u16> = (0..20).collect();
    let card = content(PAGE, &numbers(&many), None);
    assert_eq!(
        read_scan(&card),
        Scan::Goods(numbers(&many[..MOST_PRODUCTS]))
    );
    assert_eq!(ProductNumber::new(1000), None);
}

proptest! {
    /// What is written is read, however a scanner types it, and no till without re-order
    /// cards takes a card without a coupon for a token.
    #[test]
    fn a_card_is_read_however_it_arrives(
        goods in prop::collection::vec(0_u16..1000, 1..=12),
        bytes in prop::option::of(any::<[u8; 20]>()),
        form in 0_usize..9,
    ) {
        let token = bytes.map(Token::from_bytes);
        let goods = numbers(&goods);
        let card = content("https://glass.kr/c", &goods, token.as_ref());
        let behind = card.split_once('#').expect("it has a fragment").1;
        let wide: String = card.chars().map(|c| match c {
            '0'..='9' | '.' | '#' => char::from_u32(u32::from(c) + 0xfee0).expect("its twin"),
            c => c,
        }).collect();
        let typed = [
            card.clone(),
            format!("{card}\r\n"),
            format!("\u{2}{card}\u{3}"),
            wide,
            format!("ㅗㅅ세ㄴ://힘ㄴㄴ.ㅏㄱ/ㅊ#{behind}"),
            format!("\\000026{card}"),
            format!("₩000003{card}"),
            format!("]Q1{card}"),
            format!("{card}\r\n{card}\r\n"),
        ];
        let expected = match token {
            Some(token) => Scan::Token(token),
            None => Scan::Goods(goods),
        };
        prop_assert_eq!(read_scan(&typed[form]), expected, "{}", typed[form]);
        if token.is_none() {
            let longest = behind.split('.').map(str::len).max();
            prop_assert!(longest <= Some(13), "{}", card);
        }
    }

    /// A card that arrived in part is never another card with a coupon, nor a coupon
    /// without its goods: it is told as cut.
    #[test]
    fn a_cut_coupon_is_told(goods in prop::collection::vec(0_u16..1000, 1..=12), left in 0_usize..49) {
        let token = sign(&key(1), 5, 7, last_day());
        let card = content(PAGE, &numbers(&goods), Some(&token));
        let cut = &card[..card.len() - 49 + left];
        let reason = Reason::Unreadable(Unreadable::Truncated { digits: left });
        prop_assert_eq!(read_scan(cut), Scan::NotACoupon(reason), "{}", cut);
    }

    /// Whatever is typed, reading ends without a panic.
    #[test]
    fn anything_can_be_typed(text in "[0-9.# \\-a가]{0,80}") {
        let _ = read_scan(&text);
        let _ = read_goods(&text);
    }
}
