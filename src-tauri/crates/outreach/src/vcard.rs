//! The maker's visiting card (vCard), so that her name goes home with the visitor.
//!
//! Two versions: 4.0 (RFC 6350) for modern address books, 3.0 (RFC 2426) for
//! the many phones that know only that. Written by hand, because the crates
//! for it read and write whole address books and this is a card of one page.

use crate::Maker;
use words::Language;

/// Which vCard to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 3.0, RFC 2426: what a phone's camera app expects in a QR code.
    V3,
    /// 4.0, RFC 6350.
    V4,
}

impl Version {
    pub(crate) fn line(self) -> &'static str {
        match self {
            Self::V3 => "VERSION:3.0",
            Self::V4 => "VERSION:4.0",
        }
    }
}

/// Lines are folded so that none is longer, in octets without the line break
/// (RFC 6350 section 3.2).
const LONGEST_LINE: usize = 75;

/// The card of the maker, lines ended by CRLF. Empty details are left out.
pub fn of(maker: &Maker, version: Version, language: Language) -> String {
    let name = escaped(maker.name.text(language));
    let mut lines = vec!["BEGIN:VCARD".to_string()];
    lines.push(version.line().into());
    lines.push(format!("FN:{name}"));
    // A company has no family name; 3.0 wants the property all the same.
    lines.push(match version {
        Version::V3 => format!("N:{name};;;;"),
        Version::V4 => "KIND:org".into(),
    });
    lines.push(format!("ORG:{name}"));
    let phone = maker.phone.trim();
    if !phone.is_empty() {
        lines.push(
            match (
                version,
                phonenumber::parse(Some(phonenumber::country::KR), phone),
            ) {
                (Version::V4, Ok(number)) => format!(
                    "TEL;VALUE=uri;TYPE=\"work,voice\":{}",
                    number.format().mode(phonenumber::Mode::Rfc3966)
                ),
                (Version::V4, Err(_)) => {
                    format!("TEL;VALUE=text;TYPE=\"work,voice\":{}", escaped(phone))
                }
                (Version::V3, _) => format!("TEL;TYPE=WORK,VOICE:{}", escaped(phone)),
            },
        );
    }
    let email = maker.email.trim();
    if !email.is_empty() {
        lines.push(match version {
            Version::V3 => format!("EMAIL;TYPE=INTERNET:{}", escaped(email)),
            Version::V4 => format!("EMAIL;TYPE=work:{}", escaped(email)),
        });
    }
    let address = maker.address.text(language).trim();
    if !address.is_empty() {
        // The whole address stands in the street field: splitting it into
        // city and district would be a guess.
        lines.push(format!("ADR;TYPE=work:;;{};;;;", escaped(address)));
    }
    for address in [&maker.shop, &maker.page].into_iter().flatten() {
        // An address is not text and takes no escapes; what could end the line goes.
        let address: String = address
            .split(|it: char| it.is_control() || it.is_whitespace())
            .collect();
        lines.push(format!("URL:{address}"));
    }
    lines.push("END:VCARD".into());
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

/// Text with the characters escaped that have a meaning of their own
/// (RFC 6350 section 3.4, RFC 2426 section 5).
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ',' | ';' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

/// The line broken into pieces of at most 75 octets, never inside a character:
/// a Hangul syllable cut in half is unreadable to phones that unfold by text.
pub(crate) fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 8);
    let mut used = 0;
    for character in line.chars() {
        if used + character.len_utf8() > LONGEST_LINE {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(character);
        used += character.len_utf8();
    }
    folded
}
