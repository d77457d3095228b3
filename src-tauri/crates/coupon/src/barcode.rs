//! The number of a product barcode, told apart from a coupon's numbers.
//!
//! EAN-8, UPC-A, EAN-13 and ITF-14 are one number space: a shorter one is the
//! longer with zeros in front, and the check digit is the same (GS1 General
//! Specifications, sections 3.3 and 7.9). So a barcode is kept as its value,
//! and what a till writes as `012345678905` is found when a scanner types
//! `0012345678905` or a spreadsheet has eaten the zero.
//!
//! A coupon's short number is never a valid EAN-13 ([`crate::ShortNumber`]), so
//! one field can take both.

use crate::digits::{check_digit_fits, digit, is_separator};
use crate::symbology::Identifier;
use std::fmt;
use thiserror::Error;
use words::typed::cleaned;

/// The number of a product barcode, its check digit checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Barcode(u64);

/// Why a text is not the number of a product barcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotABarcode {
    /// Something other than digits, spaces and hyphens.
    #[error("a product barcode has only digits")]
    NotDigits,
    /// No kind of product barcode has so many digits.
    #[error("no product barcode has {0} digits")]
    Length(usize),
    /// The check digit does not fit.
    #[error("the check digit does not fit")]
    CheckDigit,
}

impl Barcode {
    /// Reads what a scanner typed: all digits are there. With a symbology
    /// identifier in front it may also be a UPC-E, a number with an add-on, or
    /// the GTIN of a GS1 element string, `(01)` and 14 digits.
    ///
    /// # Errors
    /// Why the text is no product's number.
    pub fn from_scan(text: &str) -> Result<Self, NotABarcode> {
        let text = cleaned(text);
        let Some((identifier, data)) = Identifier::split(&text) else {
            return Self::of_length(&text, |length| matches!(length, 8 | 12 | 13 | 14));
        };
        let digits: String = data.chars().take_while(char::is_ascii_digit).collect();
        let gtin = match digits.len() {
            // A UPC-E has no check digit of its own.
            8 if identifier.is_ean_upc() && identifier.modifier != '4' => &upc_a(&digits),
            15 | 18 if identifier.is_ean_upc() => &digits[..13],
            16.. if digits.starts_with("01") => &digits[2..16],
            _ => data,
        };
        Self::of_length(gtin, |length| matches!(length, 8 | 12 | 13 | 14))
    }

    /// Reads what stands in a table, where leading zeros get lost because a
    /// spreadsheet takes the number for an amount.
    pub fn from_table(text: &str) -> Result<Self, NotABarcode> {
        Self::of_length(text, |length| (8..=14).contains(&length))
    }

    fn of_length(text: &str, fits: impl Fn(usize) -> bool) -> Result<Self, NotABarcode> {
        let mut digits = Vec::new();
        let visible = text
            .chars()
            .filter(|it| !it.is_control() && !is_separator(*it));
        for character in visible {
            digits.push(digit(character).ok_or(NotABarcode::NotDigits)?);
            if digits.len() > 14 {
                return Err(NotABarcode::Length(digits.len()));
            }
        }
        if !fits(digits.len()) {
            return Err(NotABarcode::Length(digits.len()));
        }
        let value = digits
            .iter()
            .fold(0, |value, digit| value * 10 + u64::from(digit - b'0'));
        match value != 0 && check_digit_fits(&digits) {
            true => Ok(Self(value)),
            false => Err(NotABarcode::CheckDigit),
        }
    }
}

/// The twelve digits that the eight of a UPC-E stand for (GS1 General
/// Specifications, 5.2.2.4.2).
fn upc_a(upc_e: &str) -> String {
    let (system, digits, check) = (&upc_e[..1], &upc_e[1..7], &upc_e[7..]);
    let (start, last) = digits.split_at(5);
    let middle = match last {
        "0" | "1" | "2" => format!("{}{last}0000{}", &start[..2], &start[2..]),
        "3" => format!("{}00000{}", &start[..3], &start[3..]),
        "4" => format!("{}00000{}", &start[..4], &start[4..]),
        _ => format!("{start}0000{last}"),
    };
    format!("{system}{middle}{check}")
}

/// As it is printed under the bars: 8 digits, 13, or 14 on a carton.
impl fmt::Display for Barcode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = match self.0 {
            ..=99_999_999 => 8,
            100_000_000..=9_999_999_999_999 => 13,
            _ => 14,
        };
        write!(formatter, "{:0digits$}", self.0)
    }
}
