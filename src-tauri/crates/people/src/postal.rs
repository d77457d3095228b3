//! Where can a letter be sent?

use crate::contact_point::{UnusableContactPoint, in_one_line};

/// A Korean postcode: the five digits of a basic district (국가기초구역번호).
///
/// # Errors
/// [`UnusableContactPoint::Postcode`] for anything else that is written; nothing written
/// is no postcode.
pub fn normalise_postcode(text: &str) -> Result<String, UnusableContactPoint> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')');
    let digits: String = text.chars().filter(|c| !is_between(*c)).collect();
    let is_postcode = digits.len() == 5 && digits.bytes().all(|it| it.is_ascii_digit());
    match is_postcode || digits.is_empty() {
        true => Ok(digits),
        false => Err(UnusableContactPoint::Postcode),
    }
}

/// An address in one line, without its postcode.
///
/// # Errors
/// [`UnusableContactPoint::AddressTooLong`] above 100 characters, and
/// [`UnusableContactPoint::IdentityNumber`].
pub fn normalise_address(text: &str) -> Result<String, UnusableContactPoint> {
    in_one_line(text, UnusableContactPoint::AddressTooLong)
}

/// Postcode and address as one contact point; empty without an address.
pub fn postal_point(postcode: &str, address: &str) -> String {
    match address {
        "" => String::new(),
        address => format!("{postcode} {address}"),
    }
}

/// As it is shown to others than her: the postcode alone.
pub fn masked_address(point: &str) -> String {
    let (postcode, _) = point.split_once(' ').unwrap_or_default();
    format!("{postcode} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_has_five_digits() {
        for written in ["06236", " 06236 ", "(06236)", "06 236"] {
            assert_eq!(
                normalise_postcode(written),
                Ok("06236".to_owned()),
                "{written}"
            );
        }
        for written in ["135-010", "6236", "0623a", "０６２３６", "062360"] {
            let refused = normalise_postcode(written);
            assert_eq!(refused, Err(UnusableContactPoint::Postcode), "{written}");
        }
        assert_eq!(normalise_postcode("  "), Ok(String::new()));
    }

    #[test]
    fn an_address_is_one_line_and_never_cut() {
        let written = "서울특별시 강남구\n테헤란로  123";
        assert_eq!(
            normalise_address(written),
            Ok("서울특별시 강남구 테헤란로 123".to_owned())
        );
        let long = "가".repeat(101);
        assert_eq!(
            normalise_address(&long),
            Err(UnusableContactPoint::AddressTooLong)
        );
        let number = "서울 900101-1234567";
        assert_eq!(
            normalise_address(number),
            Err(UnusableContactPoint::IdentityNumber)
        );
        assert_eq!(postal_point("06236", ""), "");
        assert_eq!(postal_point("06236", "서울"), "06236 서울");
        assert_eq!(masked_address("06236 서울"), "06236 …");
    }
}
