//! Is this an address that can be written to, and whose is it?
//!
//! Contact points are compared, refused and matched in one written form: e-mail
//! in lower case without spaces, phone numbers in E.164. Under that form they
//! are hashed with the fair's secret, so that "never write to this number" can
//! be kept and carried without keeping the number.

use hmac::{Hmac, KeyInit, Mac};
use phonenumber::{PhoneNumber, country};
use sha2::Sha256;
use words::typed::{cleaned, one_line};

/// The longest e-mail address or phone number that is read, in bytes; an
/// address has at most 254 characters (RFC 5321).
const LONGEST: usize = 254;
/// Korea's country calling code (ITU-T E.164).
const KOREA: u16 = 82;
/// How many digits the code of an international carrier has in Korea.
const CARRIER_CODES: [usize; 2] = [3, 5];
/// A Korean mobile number has 11 digits (010 and eight more, since 2004; the
/// shorter ones of 011 to 019 keep their own length).
const MOBILE_PREFIX: &str = "010";
const MOBILE_DIGITS: usize = 11;
/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 100;

/// Why a contact point cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnusableContactPoint {
    /// Nothing could ever be delivered to the e-mail address.
    #[error("the e-mail address cannot be used")]
    Email,
    /// No such phone number can exist.
    #[error("the phone number cannot be used")]
    Phone,
    /// A Korean mobile number with digits missing.
    #[error("{missing} digits of the mobile number are missing")]
    PhoneIncomplete {
        /// How many digits.
        missing: usize,
    },
}

/// A name in one line, at most 100 characters.
pub fn normalise_name(text: &str) -> String {
    one_line(text, LONGEST_NAME)
}

/// An e-mail address in the form it is compared in; empty stays empty. What
/// programs put around a copied address is taken off: `<…>` behind a name,
/// `mailto:`, a comma or a bracket.
///
/// The check is deliberately shallow (one `@`, a dot in the domain, no spaces):
/// RFC 5322 allows nearly everything, and only a delivered message proves an
/// address.
///
/// # Errors
/// [`UnusableContactPoint::Email`].
pub fn normalise_email(text: &str) -> Result<String, UnusableContactPoint> {
    let typed = cleaned(text).to_lowercase();
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    let address = unwrapped(&typed);
    let usable = address.len() <= LONGEST
        && address.chars().all(|c| c.is_ascii_graphic())
        && address.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && !domain.contains('@')
                && domain.contains('.')
                && domain.split('.').all(|label| !label.is_empty())
        });
    if usable {
        Ok(address.to_owned())
    } else {
        Err(UnusableContactPoint::Email)
    }
}

/// The address inside `Kim <mailto:kim@example.com>,`.
fn unwrapped(typed: &str) -> &str {
    let inside = match (typed.rfind('<'), typed.rfind('>')) {
        (Some(open), Some(close)) if open < close => &typed[open + 1..close],
        _ => typed,
    };
    let is_around = |c: char| c.is_whitespace() || "<>()[]\"',;:.".contains(c);
    let bare = inside.trim_matches(is_around);
    let Some(link) = bare.strip_prefix("mailto:") else {
        return bare;
    };
    let (address, _) = link.split_once('?').unwrap_or((link, ""));
    address.trim_matches(is_around)
}

/// A phone number in E.164; a number without country code is Korean. Empty
/// stays empty.
///
/// # Errors
/// [`UnusableContactPoint::Phone`], [`UnusableContactPoint::PhoneIncomplete`].
pub fn normalise_phone(text: &str) -> Result<String, UnusableContactPoint> {
    if text.len() > LONGEST {
        return Err(UnusableContactPoint::Phone);
    }
    let typed = cleaned(text);
    let number = typed.trim();
    if number.is_empty() {
        return Ok(String::new());
    }
    let parsed = parsed_phone(number).ok_or(UnusableContactPoint::Phone)?;
    let national = parsed
        .format()
        .mode(phonenumber::Mode::National)
        .to_string();
    let digits = national.chars().filter(char::is_ascii_digit).count();
    let is_korean = parsed.country().id() == Some(country::KR);
    if is_korean && national.starts_with(MOBILE_PREFIX) && digits < MOBILE_DIGITS {
        let missing = MOBILE_DIGITS - digits;
        return Err(UnusableContactPoint::PhoneIncomplete { missing });
    }
    if !phonenumber::is_valid(&parsed) {
        return Err(UnusableContactPoint::Phone);
    }
    Ok(parsed.format().mode(phonenumber::Mode::E164).to_string())
}

/// The number as its own country reads it. A number of another country keeps
/// its leading zeros: Korea's 0 for long distance is no part of them.
fn parsed_phone(number: &str) -> Option<PhoneNumber> {
    let abroad = |number: &str| phonenumber::parse(None, number).ok();
    if number.starts_with('+') {
        return abroad(number);
    }
    let read_here = phonenumber::parse(Some(country::KR), number).ok()?;
    if read_here.code().value() == KOREA {
        return Some(read_here);
    }
    // It was dialled with a Korean carrier's code in front (001, 00700): what
    // follows the code is read again, as international.
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    CARRIER_CODES.into_iter().find_map(|length| {
        let again = abroad(&format!("+{}", digits.get(length..)?))?;
        (again.code().value() == read_here.code().value() && phonenumber::is_valid(&again))
            .then_some(again)
    })
}

/// An E.164 number as people here write it: `010-1234-5678`, and with its
/// country code when it is not Korean.
pub fn national_phone(e164: &str) -> String {
    match phonenumber::parse(None, e164) {
        Ok(number) if number.country().id() == Some(country::KR) => number
            .format()
            .mode(phonenumber::Mode::National)
            .to_string(),
        Ok(number) => number
            .format()
            .mode(phonenumber::Mode::International)
            .to_string(),
        Err(_) => e164.to_owned(),
    }
}

/// A phone number that can be recognised by its owner and used by nobody:
/// `010-••••-5678`.
pub fn masked_phone(e164: &str) -> String {
    let written = national_phone(e164);
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let mut seen = 0;
    written
        .chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                return c;
            }
            seen += 1;
            if seen <= 3 || seen + 4 > digits {
                c
            } else {
                '•'
            }
        })
        .collect()
}

/// An e-mail address that can be recognised and not used: `se•••@example.com`.
pub fn masked_email(email: &str) -> String {
    match email.split_once('@') {
        Some((local, domain)) => {
            let shown: String = local.chars().take(2).collect();
            format!("{shown}•••@{domain}")
        }
        None => String::new(),
    }
}

/// The keyed hash of a normalised contact point, 64 hexadecimal digits.
pub fn contact_key(secret: &[u8; 32], normalised: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(b"boothloop.contact-key.v1");
    mac.update(normalised.as_bytes());
    mac.finalize()
        .into_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One person writes her number in many ways; a refusal must match them all.
    #[test]
    fn one_phone_number_has_one_form() {
        for text in [
            "010-1234-5678",
            "01012345678",
            " 010 1234 5678 ",
            "０１０－１２３４－５６７８",
            "010\u{200b}1234\u{3000}5678",
            "+82 (0)10 1234 5678",
            "+82 10-1234-5678",
            "+821012345678",
        ] {
            assert_eq!(
                normalise_phone(text).expect("a Korean mobile number"),
                "+821012345678",
                "written as {text}"
            );
        }
        assert_eq!(national_phone("+821012345678"), "010-1234-5678");
        assert_eq!(masked_phone("+821012345678"), "010-••••-5678");
    }

    /// A foreign visitor is called under her own number, not under one that
    /// Korean rules made of it.
    #[test]
    fn foreign_numbers_keep_their_zeros() {
        for (text, number) in [
            ("+241 06 03 12 34", "+24106031234"),
            ("+39 06 698 83712", "+390669883712"),
            ("001 39 06 698 83712", "+390669883712"),
            ("00700 39 06 698 83712", "+390669883712"),
            ("+225 07 07 12 34 56", "+2250707123456"),
            ("+44 (0)20 7946 0958", "+442079460958"),
            ("001-1-650-253-0000", "+16502530000"),
            ("＋１ ６５０－２５３－００００", "+16502530000"),
        ] {
            assert_eq!(normalise_phone(text), Ok(number.to_owned()), "{text}");
        }
    }

    /// A digit forgotten in the hurry is noticed while the visitor is there.
    #[test]
    fn a_mobile_number_with_a_digit_missing_is_told() {
        for (text, missing) in [
            ("0101234567", 1),
            ("010-1234-567", 1),
            ("+82 10 123 4567", 1),
        ] {
            let refused = Err(UnusableContactPoint::PhoneIncomplete { missing });
            assert_eq!(normalise_phone(text), refused, "{text}");
        }
        assert!(normalise_phone("011-123-4567").is_ok(), "an old number");
        assert!(normalise_phone("02-123-4567").is_ok(), "a line in Seoul");
    }

    /// One address is one person, however it was copied.
    #[test]
    fn what_stands_around_an_address_is_taken_off() {
        for text in [
            "kim@naver.com",
            "kim@naver.com,",
            "<kim@naver.com>",
            "mailto:kim@naver.com",
            "<mailto:kim@naver.com>;",
            "김서연 <Kim@Naver.com>",
            "mailto:kim@naver.com?subject=hello",
            "(kim@naver.com)",
            "ｋｉｍ＠ｎａｖｅｒ．ｃｏｍ",
            "\u{feff}kim@naver.com\u{200b}",
            "kim@naver.com.",
        ] {
            assert_eq!(
                normalise_email(text),
                Ok("kim@naver.com".to_owned()),
                "{text}"
            );
        }
        for text in ["a@b.kr, c@d.kr", "<a@b.kr> <c@d", ",", "mailto:"] {
            assert_eq!(
                normalise_email(text),
                Err(UnusableContactPoint::Email),
                "{text}"
            );
        }
    }

    /// What cannot be dialled or delivered is said so at once, while she is still there.
    #[test]
    fn unusable_contacts_are_refused() {
        for text in ["123", "전화", "010-1234", "0".repeat(10_000).as_str()] {
            assert!(
                normalise_phone(text).is_err(),
                "not a number: {}",
                &text[..text.len().min(20)]
            );
        }
        for text in [
            "kim",
            "kim@",
            "@example.com",
            "kim@example",
            "kim@@example.com",
            "ㅏㅑ@example.com",
            "a b@example.com",
        ] {
            assert!(normalise_email(text).is_err(), "not an address: {text}");
        }
        assert_eq!(
            normalise_email(" Kim@Example.COM ").expect("an address"),
            "kim@example.com"
        );
    }
}
