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
use std::fmt;
use thiserror::Error;

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
    /// Reads what a scanner typed: all digits are there.
    pub fn from_scan(text: &str) -> Result<Self, NotABarcode> {
        Self::of_length(text, |length| matches!(length, 8 | 12 | 13 | 14))
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
