//! Does a text hold somebody's identity number?
//!
//! Korea's resident registration number and the registration number of a
//! foreigner may not be collected without a law that says so (PIPA articles 24 and
//! 24-2), and a booth has none. So a text with one is refused where it is typed.

use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

/// Six digits of a birthday, a mark or none, and seven digits of which the first
/// says the century, not within a longer number.
static SHAPE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:^|[^0-9+])([0-9]{2})([0-9]{2})([0-9]{2})([ ‐-―−~./-]{0,3})([1-8] ?[0-9]{6})(?:$|[^0-9])",
    )
    .expect("the expression is fixed")
});

/// Whether a text holds a number of that shape, in digits of any width.
///
/// Thirteen digits without a mark may also be the barcode of a Korean product
/// (`880…`, EAN-13); such a number with the barcode's check digit passes, unless it
/// has the check digit of a resident registration number, too. Numbers given since
/// October 2020 have none, so a wrong check digit alone clears nobody.
pub fn holds_identity_number(text: &str) -> bool {
    let text: String = text.nfkc().collect();
    let mut rest = text.as_str();
    while let Some(found) = SHAPE.captures(rest) {
        let part = |number: usize| found.get(number).map_or("", |part| part.as_str());
        let digits = [part(1), part(2), part(3), part(5)]
            .concat()
            .replace(' ', "");
        let is_barcode = part(4).is_empty() && digits.starts_with("880") && is_ean_13(&digits);
        if is_birthday(part(2), part(3)) && (!is_barcode || has_check_digit(&digits)) {
            return true;
        }
        let next = found.get(5).map_or(rest.len(), |part| part.end());
        rest = &rest[next..];
    }
    false
}

/// A month and a day of a leap year.
fn is_birthday(month: &str, day: &str) -> bool {
    let number = |text: &str| text.parse().unwrap_or_default();
    NaiveDate::from_ymd_opt(2000, number(month), number(day)).is_some()
}

fn digits_of(text: &str) -> impl DoubleEndedIterator<Item = u32> + '_ {
    text.chars().filter_map(|c| c.to_digit(10))
}

/// GS1 General Specifications, section 7.9.
fn is_ean_13(thirteen: &str) -> bool {
    let weights = [1, 3].into_iter().cycle();
    let sum: u32 = digits_of(thirteen)
        .zip(weights)
        .map(|(digit, by)| digit * by)
        .sum();
    sum.is_multiple_of(10)
}

fn has_check_digit(thirteen: &str) -> bool {
    const WEIGHTS: [u32; 12] = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
    let sum: u32 = digits_of(thirteen)
        .zip(WEIGHTS)
        .map(|(digit, by)| digit * by)
        .sum();
    digits_of(thirteen).next_back() == Some((11 - sum % 11) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// However it is written, it is seen; what only looks alike passes.
    #[test]
    fn identity_numbers_are_seen_and_barcodes_are_not() {
        for text in [
            "900101-1234567",
            "주민번호는 900101-1234567 이에요",
            "９００１０１－２２３４５６７",
            "0002293123456",
            "(851231 - 5123456)",
            "900101 1 234567",
            "990230 990131-2000000",
        ] {
            assert!(holds_identity_number(text), "{text}");
        }
        for text in [
            "",
            "900101-1******",
            "901301-1234567",
            "900100-1234567",
            "900101-9234567",
            "010-1234-5678",
            "+8613812345678",
            "8801007103921",
            "123-45-67890",
            "12900101-1234567",
            "900101-12345678",
            "2026-11-28 14:30",
        ] {
            assert!(!holds_identity_number(text), "{text}");
        }
    }

    proptest! {
        /// Nothing that is typed makes it fail.
        #[test]
        fn any_text_can_be_asked(text in "[0-9 \\-가-힣]{0,60}|.{0,60}") {
            holds_identity_number(&text);
        }

        /// Every birthday of every century, with a mark, within any words.
        #[test]
        fn every_birthday_is_seen(
            days in 0_i64..36_524, century in 1_u32..=8, rest in 0_u32..1_000_000,
            before in "[가-힣 ]{0,5}", after in "[가-힣 ]{0,5}",
        ) {
            let day = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day") + chrono::Days::new(days as u64);
            let number = format!("{before}{}-{century}{rest:06}{after}", day.format("%y%m%d"));
            prop_assert!(holds_identity_number(&number), "{number}");
        }
    }
}
