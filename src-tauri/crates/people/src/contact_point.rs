//! Is this an address that can be written to, and whose is it?
//!
//! Contact points are compared, refused and matched in one written form: e-mail
//! in lower case without spaces, phone numbers in E.164. Under that form they
//! are hashed with the fair's secret, so that "never write to this number" can
//! be kept and carried without keeping the number.

use hmac::{Hmac, KeyInit, Mac};
use phonenumber::country;
use sha2::Sha256;
use words::line::one_line;

/// The longest e-mail address or phone number that is read, in bytes; an
/// address has at most 254 characters (RFC 5321).
const LONGEST: usize = 254;
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
}

/// A name in one line, at most 100 characters.
pub fn normalise_name(text: &str) -> String {
    one_line(text, LONGEST_NAME)
}

/// An e-mail address in the form it is compared in; empty stays empty.
///
/// The check is deliberately shallow (one `@`, a dot in the domain, no spaces):
/// RFC 5322 allows nearly everything, and only a delivered message proves an
/// address.
///
/// # Errors
/// [`UnusableContactPoint::Email`].
pub fn normalise_email(text: &str) -> Result<String, UnusableContactPoint> {
    let address = text.trim().to_lowercase();
    if address.is_empty() {
        return Ok(address);
    }
    let usable = address.len() <= LONGEST
        && address.chars().all(|c| c.is_ascii_graphic())
        && address.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && !domain.contains('@')
                && domain.contains('.')
                && domain.split('.').all(|label| !label.is_empty())
        });
    if usable {
        Ok(address)
    } else {
        Err(UnusableContactPoint::Email)
    }
}

/// A phone number in E.164; a number without country code is Korean. Empty
/// stays empty.
///
/// # Errors
/// [`UnusableContactPoint::Phone`].
pub fn normalise_phone(text: &str) -> Result<String, UnusableContactPoint> {
    let number = text.trim();
    if number.is_empty() {
        return Ok(String::new());
    }
    if number.len() > LONGEST {
        return Err(UnusableContactPoint::Phone);
    }
    let parsed =
        phonenumber::parse(Some(country::KR), number).map_err(|_| UnusableContactPoint::Phone)?;
    if !phonenumber::is_valid(&parsed) {
        return Err(UnusableContactPoint::Phone);
    }
    Ok(parsed.format().mode(phonenumber::Mode::E164).to_string())
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
