//! Is this an address that can be written to, and whose is it?
//!
//! Contact points are compared, refused and matched in one written form: e-mail
//! in lower case without spaces ([`crate::email`]), phone numbers in E.164
//! ([`crate::phone`]). Under that form they are hashed with the fair's secret, so
//! that "never write to this number" can be kept and carried without keeping the
//! number.

use crate::identity_number::holds_identity_number;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use words::typed::one_line;
use words::{Sentence, sentence};

/// The longest e-mail address or phone number that is read, in bytes; an
/// address has at most 254 characters (RFC 5321).
pub(crate) const LONGEST: usize = 254;
/// The longest name of a person or a company that is kept, in characters.
const LONGEST_NAME: usize = 100;

/// Why a name or a contact point cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnusableContactPoint {
    /// The name is longer than what is kept of one.
    #[error("the name is too long")]
    NameTooLong,
    /// The company's name is longer than what is kept of one.
    #[error("the company's name is too long")]
    CompanyTooLong,
    /// The job is described at more length than what is kept of one.
    #[error("the job is too long")]
    JobTooLong,
    /// The country's name is longer than what is kept of one.
    #[error("the country's name is too long")]
    CountryTooLong,
    /// The address is longer than what is kept of one.
    #[error("the address is too long")]
    AddressTooLong,
    /// No Korean postcode is written like this.
    #[error("the postcode cannot be used")]
    Postcode,
    /// A postcode without an address, or an address without its postcode.
    #[error("the postcode or the address is missing")]
    AddressIncomplete,
    /// The name, or the company's, has an identity number in it.
    #[error("there is an identity number in the name")]
    IdentityNumber,
    /// Nothing could ever be delivered to the e-mail address.
    #[error("the e-mail address cannot be used")]
    Email,
    /// More than one e-mail address.
    #[error("there is more than one e-mail address")]
    SeveralEmails,
    /// No such phone number can exist in Korea.
    #[error("the phone number cannot be used")]
    Phone,
    /// Nobody has this number with its country code.
    #[error("no country has such a phone number")]
    PhoneUnassigned,
    /// Something in the phone number is neither a digit nor written between digits.
    #[error("the phone number has a {0} in it")]
    PhoneCharacter(char),
    /// A Korean mobile number with digits missing.
    #[error("{missing} digits of the mobile number are missing")]
    PhoneIncomplete {
        /// How many digits.
        missing: usize,
    },
    /// A Korean mobile number with too many digits.
    #[error("the mobile number has {extra} digits too many")]
    PhoneTooLong {
        /// How many digits.
        extra: usize,
    },
}

impl UnusableContactPoint {
    /// What is wrong, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NameTooLong => sentence!("contact-name-too-long", most = LONGEST_NAME),
            Self::CompanyTooLong => sentence!("contact-company-too-long", most = LONGEST_NAME),
            Self::JobTooLong => sentence!("contact-job-too-long", most = LONGEST_NAME),
            Self::CountryTooLong => sentence!("contact-country-too-long", most = LONGEST_NAME),
            Self::AddressTooLong => sentence!("contact-address-too-long", most = LONGEST_NAME),
            Self::Postcode => sentence!("contact-postcode-unusable"),
            Self::AddressIncomplete => sentence!("contact-address-incomplete"),
            Self::IdentityNumber => sentence!("identity-number-refused"),
            Self::Email => sentence!("contact-email-unusable"),
            Self::SeveralEmails => sentence!("contact-email-several"),
            Self::Phone => sentence!("contact-phone-unusable"),
            Self::PhoneUnassigned => sentence!("contact-phone-unassigned"),
            Self::PhoneCharacter(character) => {
                sentence!("contact-phone-character", character = character.to_string())
            }
            Self::PhoneIncomplete { missing } => {
                sentence!("contact-phone-incomplete", missing = *missing)
            }
            Self::PhoneTooLong { extra } => sentence!("contact-phone-too-long", extra = *extra),
        }
    }
}

/// A name as it is compared with another: without spaces and capitals.
pub fn comparable_name(name: &str) -> String {
    name.split_whitespace().collect::<String>().to_lowercase()
}

/// A company as it is compared with another: as a name, and without the words that say
/// which form of company it is.
pub fn comparable_company(company: &str) -> String {
    let mut company = comparable_name(company);
    for form in ["주식회사", "(주)", "㈜"] {
        company = company.replace(form, "");
    }
    company
}

/// A name in one line.
///
/// # Errors
/// [`UnusableContactPoint::NameTooLong`] above 100 characters, and
/// [`UnusableContactPoint::IdentityNumber`].
pub fn normalise_name(text: &str) -> Result<String, UnusableContactPoint> {
    in_one_line(text, UnusableContactPoint::NameTooLong)
}

/// The name of a company in one line.
///
/// # Errors
/// [`UnusableContactPoint::CompanyTooLong`] above 100 characters, and
/// [`UnusableContactPoint::IdentityNumber`].
pub fn normalise_company(text: &str) -> Result<String, UnusableContactPoint> {
    in_one_line(text, UnusableContactPoint::CompanyTooLong)
}

/// What somebody does at her company, in one line.
///
/// # Errors
/// [`UnusableContactPoint::JobTooLong`] above 100 characters, and
/// [`UnusableContactPoint::IdentityNumber`].
pub fn normalise_job(text: &str) -> Result<String, UnusableContactPoint> {
    in_one_line(text, UnusableContactPoint::JobTooLong)
}

/// The name of a country in one line.
///
/// # Errors
/// [`UnusableContactPoint::CountryTooLong`] above 100 characters, and
/// [`UnusableContactPoint::IdentityNumber`].
pub fn normalise_country(text: &str) -> Result<String, UnusableContactPoint> {
    in_one_line(text, UnusableContactPoint::CountryTooLong)
}

/// A text of at most 100 characters in one line, without an identity number.
pub(crate) fn in_one_line(
    text: &str,
    too_long: UnusableContactPoint,
) -> Result<String, UnusableContactPoint> {
    let name = one_line(text, LONGEST_NAME + 1);
    if name.chars().count() > LONGEST_NAME {
        return Err(too_long);
    }
    if holds_identity_number(&name) {
        return Err(UnusableContactPoint::IdentityNumber);
    }
    Ok(name)
}

/// A text without what stands around one address or number: spaces, quotes, a
/// comma, full stop or semicolon behind it, and a note, `kim@example.com (Kim)`.
pub(crate) fn bare(text: &str) -> &str {
    let is_before = |c: char| c.is_whitespace() || "\"'“”‘’".contains(c);
    let is_behind = |c: char| is_before(c) || ",.;".contains(c);
    let trimmed = |text| str::trim_start_matches(text, is_before).trim_end_matches(is_behind);
    let text = trimmed(text);
    let is_note = |note: &str| !note.contains(|c: char| c.is_numeric() || c == '@');
    match text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('))
    {
        Some((before, note)) if is_note(note) => trimmed(before),
        _ => text,
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

    /// A name that lost its end unseen would be printed on a coupon.
    #[test]
    fn a_long_name_is_refused_and_not_cut() {
        assert_eq!(
            normalise_name(&format!(" {} ", "가".repeat(100))),
            Ok("가".repeat(100))
        );
        for too_long in ["가".repeat(101), format!("김 {}", "a".repeat(5_000))] {
            assert_eq!(
                normalise_name(&too_long),
                Err(UnusableContactPoint::NameTooLong)
            );
            assert_eq!(
                normalise_company(&too_long),
                Err(UnusableContactPoint::CompanyTooLong)
            );
        }
    }

    /// The form of a company is written in three ways, or left out.
    #[test]
    fn a_company_is_compared_without_its_form() {
        for written in ["주식회사 온빛", "온빛(주)", "㈜온빛", "온 빛"] {
            assert_eq!(comparable_company(written), "온빛");
        }
        assert_ne!(comparable_company("온빛조명"), "온빛");
        assert_eq!(comparable_name("Seo Yeon"), comparable_name("seoyeon"));
    }
}
