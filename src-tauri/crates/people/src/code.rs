//! Whose code did the scanner read?
//!
//! A visiting card's QR code (vCard, MECARD) and the codes that open a mail
//! program or a dialler (`mailto:`, MATMSG, `tel:`, `sms:`) hold an address or a
//! number among other things.

use crate::contact_point::UnusableContactPoint;
use crate::email::normalise_email;
use crate::phone::normalise_phone;
use std::collections::BTreeSet;

/// The contact point of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactInCode {
    /// Its e-mail address, in the form it is compared in.
    Email(String),
    /// Its phone number in E.164; the code has no e-mail address.
    Phone(String),
}

/// The contact point that a scanned code holds. None when the text is no such
/// code, and when it holds several: none of them is picked.
pub fn contact_in_code(text: &str) -> Option<ContactInCode> {
    let is_around = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    let text = text.trim_matches(is_around);
    // Behind a symbology identifier such as `]Q1`.
    let identified = text.strip_prefix(']').and_then(|rest| rest.get(2..));
    let text = identified.unwrap_or(text);
    let (kind, content) = text.split_once(':')?;
    let (emails, phones) = match kind.to_ascii_lowercase().as_str() {
        "mailto" => (vec![text.to_owned()], Vec::new()),
        "tel" | "sms" => (Vec::new(), vec![until(content, '?')]),
        "smsto" => (Vec::new(), vec![until(content, ':')]),
        "matmsg" => (values(content, ';', "TO"), Vec::new()),
        "mecard" => (values(content, ';', "EMAIL"), values(content, ';', "TEL")),
        "begin" => {
            // A line that begins with a blank goes on with the one before it
            // (RFC 6350, section 3.2).
            let card = text.replace('\r', "");
            let card = card.replace("\n ", "").replace("\n\t", "");
            (values(&card, '\n', "EMAIL"), values(&card, '\n', "TEL"))
        }
        _ => return None,
    };
    let mut emails = usable(&emails, normalise_email);
    let mut phones = usable(&phones, normalise_phone);
    match (emails.len(), phones.len()) {
        (1, _) => emails.pop_first().map(ContactInCode::Email),
        (0, 1) => phones.pop_first().map(ContactInCode::Phone),
        _ => None,
    }
}

fn until(content: &str, end: char) -> String {
    content.split(end).next().unwrap_or_default().to_owned()
}

/// The values of a property in `NAME:value` fields with a separator between
/// them, which a backslash takes the meaning from. A vCard's property has
/// parameters and a group: `item1.EMAIL;TYPE=work:`.
pub(crate) fn values(content: &str, separator: char, property: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut is_escaped = false;
    for character in content.chars() {
        match character {
            _ if is_escaped => fields.last_mut().expect("one at least").push(character),
            '\\' => {}
            end if end == separator => fields.push(String::new()),
            _ => fields.last_mut().expect("one at least").push(character),
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    let of_property = |field: &String| {
        let (name, value) = field.split_once(':')?;
        let name = name.split(';').next()?.rsplit('.').next()?.trim();
        name.eq_ignore_ascii_case(property)
            .then(|| value.to_owned())
    };
    fields.iter().filter_map(of_property).collect()
}

fn usable(
    texts: &[String],
    normalise: fn(&str) -> Result<String, UnusableContactPoint>,
) -> BTreeSet<String> {
    let read = texts.iter().filter_map(|text| normalise(text).ok());
    read.filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A visiting card that is scanned is the person's, not a text to keep whole.
    #[test]
    fn the_one_contact_point_of_a_code_is_found() {
        let email = |text: &str| Some(ContactInCode::Email(text.to_owned()));
        let phone = |text: &str| Some(ContactInCode::Phone(text.to_owned()));
        for (text, found) in [
            (
                "MATMSG:TO:kim@naver.com;SUB:;BODY:;;",
                email("kim@naver.com"),
            ),
            (
                "matmsg:to:Kim@Naver.com;sub:a\\;b;body:TO:lee@naver.com;;\r\n",
                email("kim@naver.com"),
            ),
            ("mailto:kim@naver.com?subject=a", email("kim@naver.com")),
            ("MAILTO:kim%2Btag@naver.com", email("kim+tag@naver.com")),
            ("]Q1mailto:kim@naver.com", email("kim@naver.com")),
            (
                "MECARD:N:Kim\\;Seo;TEL:01012345678;EMAIL:kim@naver.com;;",
                email("kim@naver.com"),
            ),
            ("MECARD:N:Kim;TEL:010-1234-5678;;", phone("+821012345678")),
            (
                "BEGIN:VCARD\r\nVERSION:3.0\r\nN:김;서연\r\nitem1.EMAIL;TYPE=work:kim@na\r\n ver.com\r\nTEL;CELL:010-1234-5678\r\nEND:VCARD",
                email("kim@naver.com"),
            ),
            (
                "BEGIN:VCARD\nTEL;VALUE=uri:tel:+82-10-1234-5678\nEND:VCARD",
                phone("+821012345678"),
            ),
            ("tel:+821012345678", phone("+821012345678")),
            ("sms:010-1234-5678?body=3", phone("+821012345678")),
            ("SMSTO:01012345678:hello", phone("+821012345678")),
        ] {
            assert_eq!(contact_in_code(text), found, "{text:?}");
        }
    }

    /// Two people on one card are not one, and another code is nobody's.
    #[test]
    fn none_of_several_is_picked() {
        for text in [
            "MATMSG:TO:kim@naver.com;TO:lee@naver.com;;",
            "MECARD:EMAIL:kim@naver.com;EMAIL:lee@naver.com;TEL:01012345678;;",
            "MECARD:TEL:01012345678;TEL:01098765432;;",
            "mailto:kim@naver.com,lee@naver.com",
            "MATMSG:TO:kim;SUB:kim@naver.com;;",
            "tel:010-1234-567o",
            "https://glass.kr/?mailto:kim@naver.com",
            "kim@naver.com",
            "]Q",
            "",
        ] {
            assert_eq!(contact_in_code(text), None, "{text:?}");
        }
    }
}
