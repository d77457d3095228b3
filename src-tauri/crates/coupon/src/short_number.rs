//! The number a person can type or say: 12 random digits and a check digit.
//!
//! It is looked up in the records, so it proves nothing by itself: 10^12
//! numbers against a few thousand live coupons, and a pause after a few wrong
//! ones (in `booth`), make guessing hopeless.

use crate::digits::{check_digit_fits, digit, is_separator};
use std::fmt;
use thiserror::Error;

/// How many numbers there are before the check digit is put behind.
const NUMBERS: u64 = 1_000_000_000_000;
/// Digits with the check digit.
pub(crate) const LENGTH: usize = 13;

/// The quasigroup of order 10 published by H. M. Damm ("Total
/// anti-symmetrische Quasigruppen", Marburg 2004). It catches every single
/// wrong digit and every swap of neighbours, which the usual weighted sums do
/// not with a plain decimal check digit; the tests try all of them.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// A coupon's short number, shown in groups of four: `4821 7730 5196 8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortNumber(u64);

/// Why what was typed is not a short number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Mistyped {
    /// It does not have 13 digits.
    #[error("a short number has 13 digits, this has {0}")]
    Length(usize),
    /// Something other than digits, spaces and hyphens was typed.
    #[error("a short number has only digits")]
    NotDigits,
    /// The check digit does not fit: a digit is wrong or two were swapped.
    #[error("the check digit does not fit")]
    CheckDigit,
    /// It is the number of a product barcode (EAN-13).
    #[error("this is the number of a product barcode")]
    ProductBarcode,
}

impl ShortNumber {
    /// Makes a number from eight random bytes, every number equally likely.
    ///
    /// None means "draw again": about one time in ten, for numbers that a
    /// product barcode could carry. Leaving those out costs 0.15 bit and
    /// spares the booth from taking a scanned product for a coupon.
    pub fn from_random_bytes(bytes: [u8; 8]) -> Option<Self> {
        let random = u64::from_be_bytes(bytes);
        let unbiased_below = u64::MAX - u64::MAX % NUMBERS;
        if random >= unbiased_below {
            return None;
        }
        let number = random % NUMBERS;
        let check = damm(&format!("{number:012}").into_bytes());
        let with_check = number * 10 + u64::from(check);
        (!check_digit_fits(&digits_of(with_check))).then_some(Self(with_check))
    }

    /// Takes a number as [`Self::value`] gave it, checking it again.
    pub fn from_value(value: u64) -> Result<Self, Mistyped> {
        Self::parse(&format!("{value:013}"))
    }

    /// Reads what a person typed. Spaces and hyphens of all widths are
    /// ignored, and full-width digits are read as digits.
    pub fn parse(text: &str) -> Result<Self, Mistyped> {
        let mut digits = Vec::with_capacity(LENGTH);
        let mut length = 0;
        for character in text.chars() {
            if let Some(digit) = digit(character) {
                length += 1;
                if digits.len() < LENGTH {
                    digits.push(digit);
                }
            } else if !is_separator(character) {
                return Err(Mistyped::NotDigits);
            }
        }
        let digits = <[u8; LENGTH]>::try_from(digits).map_err(|_| Mistyped::Length(length))?;
        if length != LENGTH {
            return Err(Mistyped::Length(length));
        }
        // Zeros fit every check digit, and are the number of nothing.
        if digits == [b'0'; LENGTH] {
            return Err(Mistyped::CheckDigit);
        }
        let is_product = check_digit_fits(&digits);
        match damm(&digits) {
            0 if !is_product => {
                Ok(Self(digits.iter().fold(0, |value, digit| {
                    value * 10 + u64::from(digit - b'0')
                })))
            }
            _ if is_product => Err(Mistyped::ProductBarcode),
            _ => Err(Mistyped::CheckDigit),
        }
    }

    /// The number as one integer below 10^13, to be stored and compared.
    pub fn value(self) -> u64 {
        self.0
    }
}

/// Groups of four: `4821 7730 5196 8`.
impl fmt::Display for ShortNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, digit) in digits_of(self.0).into_iter().enumerate() {
            if index > 0 && index % 4 == 0 {
                formatter.write_str(" ")?;
            }
            write!(formatter, "{}", char::from(digit))?;
        }
        Ok(())
    }
}

fn digits_of(value: u64) -> [u8; LENGTH] {
    let mut digits = [b'0'; LENGTH];
    let mut rest = value;
    for digit in digits.iter_mut().rev() {
        *digit += u8::try_from(rest % 10).expect("a remainder of 10 is one digit");
        rest /= 10;
    }
    digits
}

/// Folds ASCII digits through the quasigroup: the check digit of a number
/// without one, and 0 for a number with the right one.
fn damm(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |interim, digit| {
        DAMM[usize::from(interim)][usize::from(digit - b'0')]
    })
}
