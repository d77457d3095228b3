//! The typed number: what a tired person gets wrong is caught.

use crate::support::dice;
use coupon::{Mistyped, ShortNumber};
use proptest::prelude::*;
use rand::RngExt;

/// The example on the specification's page is a real one.
#[test]
fn the_example_is_a_number() {
    let number = ShortNumber::parse("4821 7730 5196 8").expect("the example is valid");
    assert_eq!(number.to_string(), "4821 7730 5196 8");
    assert_eq!(number.value(), 4_821_773_051_968);
    assert_eq!(ShortNumber::from_value(number.value()), Ok(number));
}

/// Every single wrong digit and every swap of neighbours, of a thousand
/// numbers, all 13 places: none passes.
#[test]
fn every_single_error_and_swap_is_caught() {
    let mut dice = dice();
    for _ in 0..1_000 {
        let Some(number) = ShortNumber::from_random_bytes(dice.random()) else {
            continue;
        };
        let digits = format!("{:013}", number.value()).into_bytes();
        let is_refused = |changed: &[u8]| {
            let text = String::from_utf8_lossy(changed);
            assert!(
                ShortNumber::parse(&text).is_err(),
                "{text} passes for {number}"
            );
        };
        for place in 0..13 {
            for digit in b'0'..=b'9' {
                let mut wrong = digits.clone();
                wrong[place] = digit;
                if wrong != digits {
                    is_refused(&wrong);
                }
            }
            if place < 12 && digits[place] != digits[place + 1] {
                let mut swapped = digits.clone();
                swapped.swap(place, place + 1);
                is_refused(&swapped);
            }
        }
    }
}

/// Every number has the same chance, and bytes above the last whole multiple
/// are drawn again instead of favouring small numbers.
#[test]
fn drawing_is_unbiased() {
    let last_multiple = u64::MAX - u64::MAX % 1_000_000_000_000;
    assert_eq!(
        ShortNumber::from_random_bytes(last_multiple.to_be_bytes()),
        None
    );
    assert_eq!(ShortNumber::from_random_bytes([0xff; 8]), None);
    let mut dice = dice();
    let mut first_digits = [0_u32; 10];
    let mut again = 0;
    for _ in 0..20_000 {
        match ShortNumber::from_random_bytes(dice.random()) {
            Some(number) => {
                let first = number.value() / 1_000_000_000_000;
                first_digits[usize::try_from(first).expect("one digit")] += 1;
            }
            None => again += 1,
        }
    }
    assert!(
        (1_600..2_400).contains(&again),
        "one in ten could be a product: {again}"
    );
    for (digit, count) in first_digits.iter().enumerate() {
        assert!(
            (1_600..2_000).contains(count),
            "first digit {digit} came {count} times"
        );
    }
}

/// A product's barcode is never a coupon: real EAN-13 numbers, and every number
/// that could be drawn.
#[test]
fn product_barcodes_are_told_apart() {
    // The last one would pass our own check digit too, and is never given out.
    for product in [
        "8801062636358",
        "4006381333931",
        "9788936434120",
        "8804185540199",
    ] {
        assert_eq!(
            ShortNumber::parse(product),
            Err(Mistyped::ProductBarcode),
            "{product}"
        );
    }
}

proptest! {
    /// Blanks, hyphens, full-width digits: as people and phones write numbers.
    #[test]
    fn every_writing_of_a_number_is_read(bytes: [u8; 8], separator in prop::sample::select(vec!["", " ", "-", " - ", "\u{3000}", "\u{a0}", "－", "–"]), is_wide: bool) {
        if let Some(number) = ShortNumber::from_random_bytes(bytes) {
            let written: String = number
                .to_string()
                .chars()
                .map(|c| match c {
                    ' ' => separator.to_owned(),
                    digit if is_wide => char::from_u32(u32::from(digit) - 0x30 + 0xff10).expect("a full-width digit").to_string(),
                    digit => digit.to_string(),
                })
                .collect();
            prop_assert_eq!(ShortNumber::parse(&written), Ok(number), "{}", written);
        }
    }

    /// No text makes the parser panic.
    #[test]
    fn any_text_is_answered(text: String) {
        if let Ok(number) = ShortNumber::parse(&text) {
            prop_assert_eq!(ShortNumber::from_value(number.value()), Ok(number));
        }
    }
}

/// The error says how many digits came, also for absurdly many.
#[test]
fn lengths_are_counted() {
    assert_eq!(ShortNumber::parse("4821 7730"), Err(Mistyped::Length(8)));
    assert_eq!(
        ShortNumber::parse(&"1".repeat(100)),
        Err(Mistyped::Length(100))
    );
    assert_eq!(ShortNumber::parse(""), Err(Mistyped::Length(0)));
    assert_eq!(
        ShortNumber::parse("4821 7730 519a 8"),
        Err(Mistyped::NotDigits)
    );
    assert!(
        ShortNumber::from_value(u64::MAX).is_err(),
        "20 digits are no short number"
    );
}
