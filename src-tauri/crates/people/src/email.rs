//! Is this one e-mail address that could be delivered to?
//!
//! Syntax is checked by `email_address` (RFC 5321 and 5322). On top of that, an
//! address that people have is told from what programs leave around a copied
//! one: nearly every sign is allowed by the RFCs, and `{kim` is nobody's name.

use crate::contact_point::{LONGEST, UnusableContactPoint, bare};
use email_address::{EmailAddress, Options};
use percent_encoding::percent_decode_str;
use std::collections::BTreeSet;
use words::typed::cleaned;

/// Signs that the RFCs allow before the `@` and that come from a web link, from
/// code or from a gateway of another age.
const NOBODY_S: &str = "%=/?!|`{}";

/// An e-mail address in the form it is compared in; empty stays empty. What
/// programs put around one address is taken off: `<…>` behind a name, `mailto:`
/// (RFC 6068), quotes, a name in brackets, a comma or full stop behind it.
///
/// # Errors
/// [`UnusableContactPoint::Email`], [`UnusableContactPoint::SeveralEmails`].
pub fn normalise_email(text: &str) -> Result<String, UnusableContactPoint> {
    let typed = cleaned(text).to_ascii_lowercase();
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    if typed.len() > 4 * LONGEST {
        return Err(UnusableContactPoint::Email);
    }
    if holds_several(&typed) {
        return Err(UnusableContactPoint::SeveralEmails);
    }
    let address = unwrapped(&typed);
    match is_usable(&address) {
        true => Ok(address),
        false => Err(UnusableContactPoint::Email),
    }
}

/// Whether different addresses stand in one text. One that is written twice,
/// `kim@example.com <kim@example.com>`, is one.
fn holds_several(typed: &str) -> bool {
    let is_between = |c: char| c.is_whitespace() || ",;<>()[]\"'“”‘’|、/".contains(c);
    let words = typed.split(is_between).map(|word| {
        let link = word.strip_prefix("mailto:");
        let address = link.map_or(word, |link| link.split('?').next().unwrap_or_default());
        address.trim_end_matches('.')
    });
    let addresses: BTreeSet<&str> = words
        .filter(|word| word.contains('@') && word.split('@').all(|part| !part.is_empty()))
        .collect();
    addresses.len() > 1 || addresses.iter().any(|word| word.split('@').count() > 2)
}

/// The address inside `Kim <mailto:kim@example.com?subject=hello>,`.
fn unwrapped(typed: &str) -> String {
    let mut text = bare(typed).to_owned();
    // Each step takes something off, so the loop ends.
    loop {
        let inside = if let Some(inner) = text.strip_suffix('>') {
            inner.rsplit_once('<').map(|(_, inside)| inside.to_owned())
        } else if let Some(inner) = text.strip_prefix('(') {
            inner.strip_suffix(')').map(str::to_owned)
        } else if let Some(link) = text.strip_prefix("mailto:") {
            let (address, _) = link.split_once('?').unwrap_or((link, ""));
            let decoded = percent_decode_str(address).decode_utf8();
            decoded.ok().map(|it| it.to_ascii_lowercase())
        } else {
            None
        };
        match inside {
            Some(inside) => text = bare(&inside).to_owned(),
            None => return text,
        }
    }
}

fn is_usable(address: &str) -> bool {
    let options = Options::default()
        .with_required_tld()
        .without_display_text()
        .without_domain_literal();
    let Ok(parsed) = EmailAddress::parse_with_options(address, options) else {
        return false;
    };
    let (local, domain) = (parsed.local_part(), parsed.domain());
    let is_end = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
    let top_level = domain.rsplit('.').next().unwrap_or_default();
    address.is_ascii()
        && address.len() <= LONGEST
        && local.starts_with(is_end)
        && local.ends_with(|c| is_end(c) || c == '+')
        && !local.contains(|c| NOBODY_S.contains(c))
        && domain
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
        // Digits alone would be an IP address (RFC 3696, section 2).
        && top_level.len() >= 2
        && top_level.starts_with(|c: char| c.is_ascii_alphabetic())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// One address is one person, however it was copied.
    #[test]
    fn what_stands_around_an_address_is_taken_off() {
        for text in [
            "kim@naver.com",
            " Kim@Naver.COM ",
            "kim@naver.com,",
            "kim@naver.com.",
            "kim@naver.com;\r\n",
            "<kim@naver.com>",
            "mailto:kim@naver.com",
            "MAILTO:kim@naver.com",
            "<mailto:kim@naver.com>;",
            "mailto:kim%40naver.com",
            "mailto:kim@naver.com?subject=hello&cc=lee@naver.com",
            "김서연 <Kim@Naver.com>",
            "\"김서연\" <kim@naver.com>",
            "“김서연” <kim@naver.com>,",
            "kim@naver.com <kim@naver.com>",
            "\"Kim@naver.com\" <mailto:kim@naver.com>",
            "kim@naver.com (김서연)",
            "(kim@naver.com)",
            "\"kim@naver.com\"",
            "'kim@naver.com'",
            "“kim@naver.com”",
            "‘kim@naver.com’.",
            "ｋｉｍ＠ｎａｖｅｒ．ｃｏｍ",
            "\u{feff}kim@naver.com\u{200b}",
        ] {
            assert_eq!(
                normalise_email(text),
                Ok("kim@naver.com".to_owned()),
                "{text}"
            );
        }
        for (text, address) in [
            ("mailto:kim%2Btag@naver.com", "kim+tag@naver.com"),
            ("kim.seo-yeon_1@mail.co.kr", "kim.seo-yeon_1@mail.co.kr"),
            ("o'brien@example.com", "o'brien@example.com"),
            ("kim@xn--3e0b707e.kr", "kim@xn--3e0b707e.kr"),
            ("1234@qq.com", "1234@qq.com"),
            ("kim@3m.com", "kim@3m.com"),
        ] {
            assert_eq!(normalise_email(text), Ok(address.to_owned()), "{text}");
        }
        assert_eq!(normalise_email(" \u{3000}"), Ok(String::new()));
    }

    /// Two people are not written to as one, and neither is picked unseen.
    #[test]
    fn two_addresses_are_refused_and_none_is_picked() {
        for text in [
            "a@b.kr, c@d.kr",
            "a@b.kr c@d.kr",
            "a@b.kr;c@d.kr",
            "a@b.kr/c@d.kr",
            "a@b.kr|c@d.kr",
            "a@b.kr\nc@d.kr",
            "a@b.krc@d.kr",
            "김 <kim@naver.com>, 이 <lee@naver.com>",
            "kim@naver.com <lee@naver.com>",
            "<kim@naver.com> (lee@naver.com)",
            "mailto:kim@naver.com,lee@naver.com",
            "mailto:kim@naver.com%2Clee@naver.com",
            "kim@naver.com, mailto:lee@naver.com",
        ] {
            assert_eq!(
                normalise_email(text),
                Err(UnusableContactPoint::SeveralEmails),
                "{text}"
            );
        }
    }

    /// What is left of a link, of code or of a slip of the hand would be an
    /// address that nobody reads, or somebody else's.
    #[test]
    fn junk_is_no_part_of_an_address() {
        for text in [
            "kim",
            "kim@",
            "@example.com",
            "kim@example",
            "kim@@example.com",
            "ㅏㅑ@example.com",
            "kim@한국.kr",
            "a b@example.com",
            ",",
            "mailto:",
            "mailto:?subject=hello",
            "mailto:kim%0a@naver.com",
            "mailto:%ff@naver.com",
            "mailto:kim@naver.com%00",
            "mailto://kim@naver.com",
            "mailto:kim%252Btag@naver.com",
            "<a@b.kr> <",
            "kim<lee@naver.com",
            "lee@naver.com>",
            "kim@naver.com!",
            "kim@naver.com?",
            "kim@naver.com*",
            "kim@naver.com:",
            "kim@naver.com/",
            "kim@naver.com%20",
            "kim@naver.com?subject=1",
            "kim@naver.com~",
            "kim@naver.com-",
            "kim@-naver.com",
            "kim@naver..com",
            "kim@naver_shop.com",
            "kim..seo@naver.com",
            ".kim@naver.com",
            "kim.@naver.com",
            "*kim@naver.com",
            "#kim@naver.com",
            "~kim@naver.com",
            "{kim@naver.com}",
            "{kim}@naver.com",
            "[kim@naver.com]",
            "`kim@naver.com`",
            "http://kim@naver.com",
            "smtp:kim@naver.com",
            "to=kim@naver.com",
            "이메일: kim@naver.com",
            "kim%2Btag@naver.com",
            "kim@[192.168.0.1]",
            "kim@192.168.0.1",
            "kim@naver.123",
            "kim@naver.c",
            "\"kim seo\"@naver.com",
            &format!("{}@naver.com", "a".repeat(65)),
            &format!("kim@{}.com", "a".repeat(64)),
            &format!("kim@{}com", "a.".repeat(10_000)),
        ] {
            let shown: String = text.chars().take(60).collect();
            assert_eq!(
                normalise_email(text),
                Err(UnusableContactPoint::Email),
                "{shown}"
            );
        }
    }
}
