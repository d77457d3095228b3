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

use crate::digits::{check_digit_fits, digit, is_separator, without_repetition, words};
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
    /// Reads what a scanner typed: all digits are there. It may also be a UPC-E,
    /// a number with the two or five digits of an add-on behind it, the GTIN of a
    /// GS1 element string, and a number that was scanned twice. Eight digits are
    /// an EAN-8 when their check digit says so.
    ///
    /// # Errors
    /// Why the text is no product's number.
    pub fn from_scan(text: &str) -> Result<Self, NotABarcode> {
        let text = cleaned(text);
        let text = without_repetition(&text);
        let (identifier, data) = match Identifier::split(text) {
            Some((identifier, data)) => (Some(identifier), data),
            None => (None, text),
        };
        let data = data.trim_matches(|c: char| c.is_control() || c.is_whitespace());
        if let Some(gtin) = gtin_of_element_string(data, identifier.is_some()) {
            return Self::of_length(gtin, |length| length == 14);
        }
        // Without an identifier it may be any kind.
        let is_ean_upc = identifier.is_none_or(Identifier::is_ean_upc);
        let main = without_add_on(data).filter(|_| is_ean_upc).unwrap_or(data);
        let is_upc_e = main.bytes().all(|byte| byte.is_ascii_digit()) && is_ean_upc;
        match (identifier, main.len()) {
            (Some(identifier), 8) if is_upc_e && identifier.modifier != '4' => {
                Self::of_length(&upc_a(main), |length| length == 12)
            }
            // Only the scanner can know that six digits are a product's.
            (Some(_), 6) if is_upc_e => {
                let all = (0..10).map(|check| upc_a(&format!("0{main}{check}")));
                let mut checked = all.map(|digits| Self::of_length(&digits, |it| it == 12));
                checked.find(Result::is_ok).ok_or(NotABarcode::CheckDigit)?
            }
            (None, 8) if is_upc_e && main.starts_with(['0', '1']) => {
                let ean_8 = Self::of_length(main, |length| length == 8);
                ean_8.or_else(|_| Self::of_length(&upc_a(main), |length| length == 12))
            }
            _ => Self::of_length(main, |length| matches!(length, 8 | 12 | 13 | 14)),
        }
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

/// The 14 digits behind the application identifier 01 of a GS1 element string,
/// written with brackets or as the scanner types it. Without a symbology
/// identifier a longer string goes on with another application identifier
/// (GS1 General Specifications, section 3.2).
fn gtin_of_element_string(data: &str, is_identified: bool) -> Option<&str> {
    const NEXT: [&str; 9] = ["10", "11", "13", "15", "16", "17", "21", "30", "37"];
    if let Some((_, gtin)) = data.split_once("(01)") {
        return gtin.trim_start().get(..14);
    }
    let (gtin, rest) = data.strip_prefix("01")?.split_at_checked(14)?;
    let rest = rest.trim_start_matches(|c: char| c.is_control());
    let is_whole = rest.is_empty() || NEXT.iter().any(|next| rest.starts_with(next));
    let is_gtin = gtin.bytes().all(|byte| byte.is_ascii_digit());
    (is_gtin && (is_identified || is_whole)).then_some(gtin)
}

/// A number of 12 or 13 digits without the two or five of an add-on, which
/// magazines and books have beside their bars.
fn without_add_on(data: &str) -> Option<&str> {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut all = words(data);
    let (main, add_on) = (all.next()?, all.next());
    if all.next().is_some() || !is_digits(main) || !add_on.is_none_or(is_digits) {
        return None;
    }
    match add_on {
        Some(add_on) => {
            let fits = matches!(main.len(), 12 | 13) && matches!(add_on.len(), 2 | 5);
            fits.then_some(main)
        }
        None => matches!(main.len(), 15 | 18).then(|| &main[..13]),
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
