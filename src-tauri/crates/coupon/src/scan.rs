//! What did the scanner, or the person, just type?
//!
//! A USB scanner is a keyboard: what arrives depends on the keyboard layout,
//! the input method and the scanner's own habits. So the last long run of
//! digits is taken and what stands before it is ignored: an address, the jamo
//! that a Hangul input method makes of that address, control characters, a
//! number that somebody typed. Two tokens, two barcodes or one of each are refused:
//! which of them was meant is not guessed.

use crate::barcode::Barcode;
use crate::digits::{digit, is_separator, without_repetition, words};
use crate::reason::{ForeignCode, Reason, Unreadable};
use crate::reorder::{ProductNumber, read_goods};
use crate::short_number::{LENGTH, Mistyped, ShortNumber};
use crate::symbology::{Identifier, is_letter};
use crate::token::{DIGITS, Token};
use std::collections::BTreeSet;
use words::typed::cleaned;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scan {
    /// The 20 bytes of a token; [`crate::verify`] tells whether it is ours.
    Token(Token),
    /// A short number whose check digit fits; the records tell whose it is.
    ShortNumber(ShortNumber),
    /// A re-order card without a coupon: what its holder bought.
    Goods(Vec<ProductNumber>),
    /// None of these, and why.
    NotACoupon(Reason),
}

/// Only so many characters are looked at, counted from the end, so that a
/// paste of ten megabytes is answered at once. A QR code holds at most 7,089
/// digits (ISO/IEC 18004).
const LOOKED_AT: usize = 8_192;
/// No product's barcode with what scanners put around it is longer, in bytes.
const LONGEST_BARCODE: usize = 256;
/// The beginning that is enough to tell a foreign code by.
const BEGINNING: usize = 256;

/// Reads one scan or one typed line. Never fails: what cannot be a coupon is
/// told apart by its [`Reason`].
pub fn read_scan(text: &str) -> Scan {
    let answer = match text.len() <= LOOKED_AT {
        true => read(&cleaned(text)),
        false => read(text),
    };
    match answer {
        Ok(scan) => scan,
        Err(reason) => Scan::NotACoupon(reason),
    }
}

fn read(text: &str) -> Result<Scan, Reason> {
    let text = without_repetition(text);
    if text.len() <= LONGEST_BARCODE && is_product(text) {
        return Err(Reason::ForeignCode(ForeignCode::ProductBarcode));
    }
    let text = Identifier::split(text).map_or(text, |(_, data)| data);
    if let Some(digits) = token_with_gaps(text) {
        return token(&digits);
    }
    let goods = read_goods(text);
    if let Some(digits) = goods.as_ref().and_then(|goods| goods.cut_coupon()) {
        return Err(Reason::Unreadable(Unreadable::Truncated { digits }));
    }
    if let Some(goods) = goods.filter(|goods| goods.coupon.is_none()) {
        return match last_long_run(text).0.len() < DIGITS {
            true => Ok(Scan::Goods(goods.products)),
            false => Err(Reason::Unreadable(Unreadable::RunTogether)),
        };
    }
    if holds_several_codes(text) {
        return Err(Reason::Unreadable(Unreadable::RunTogether));
    }
    let (run, before) = last_long_run(text);
    match run.len() {
        0 => read_without_long_run(text),
        DIGITS => token(&run),
        // A scanner that fires twice types the same token twice: still one coupon.
        length if length == 2 * DIGITS && run[..DIGITS] == run[DIGITS..] => token(&run[..DIGITS]),
        length if length > 2 * DIGITS => Err(Reason::Unreadable(Unreadable::TooLong)),
        length if length > DIGITS => Err(Reason::Unreadable(Unreadable::RunTogether)),
        _ if run == text.trim() && is_two_barcodes(&run) => {
            Err(Reason::Unreadable(Unreadable::RunTogether))
        }
        digits => Err(cut_or_foreign(text, digits, before == Some('#'))),
    }
}

fn token(digits: &str) -> Result<Scan, Reason> {
    Token::from_digits(digits)
        .map(Scan::Token)
        .ok_or(Reason::Unreadable(Unreadable::NotCanonical))
}

/// Whether a scanner typed a product's barcode. Eight digits without a symbology
/// identifier may be the end of a phone number, and a gap in the number says that
/// a person typed.
fn is_product(text: &str) -> bool {
    let first = words(text).next().unwrap_or_default();
    let is_bare = first.chars().take_while(|c| digit(*c).is_some()).count() >= 12;
    let is_scanned = is_bare || first.starts_with('(') || Identifier::split(text).is_some();
    is_scanned && Barcode::from_scan(text).is_ok()
}

/// The digits of a token that arrived in pieces, as a page shows it in groups.
fn token_with_gaps(text: &str) -> Option<String> {
    let behind = text.rsplit_once('#').map_or(text, |(_, behind)| behind);
    let behind = read_goods(text).and_then(|it| it.coupon).unwrap_or(behind);
    let is_whole = |word| last_long_run(word).0.len() >= DIGITS;
    if behind.len() > LONGEST_BARCODE || words(text).any(is_whole) {
        return None;
    }
    let mut digits = String::new();
    for character in behind.chars() {
        match digit(character) {
            Some(digit) => digits.push(char::from(digit)),
            None if is_separator(character) || character.is_control() => {}
            None => return None,
        }
    }
    (digits.len() == DIGITS).then_some(digits)
}

/// Whether different tokens and barcodes stand in one text, with spaces or line
/// ends between them.
fn holds_several_codes(text: &str) -> bool {
    let end = text.char_indices().rev().nth(LOOKED_AT - 1);
    let text = &text[end.map_or(0, |(at, _)| at)..];
    let codes: BTreeSet<String> = words(text)
        .filter_map(|word| match last_long_run(word).0 {
            run if run.len() == DIGITS => Some(run),
            _ => Barcode::from_scan(word).ok().map(|it| it.to_string()),
        })
        .collect();
    codes.len() > 1
}

/// Whether a run of digits is two barcodes without anything between them. A token
/// begins with 000 or 001, so one that was cut is none.
fn is_two_barcodes(run: &str) -> bool {
    let is_cut_token = run.starts_with("00");
    !is_cut_token
        && [8, 12, 13, 14].into_iter().any(|length| {
            let halves = run.split_at_checked(length);
            halves.is_some_and(|(first, second)| {
                Barcode::from_scan(first).is_ok() && Barcode::from_scan(second).is_ok()
            })
        })
}

/// The last run of more digits than a short number has, as ASCII, without the
/// prefixes that some scanners put directly in front of it, and the character
/// before it; else nothing.
fn last_long_run(text: &str) -> (String, Option<char>) {
    let mut reversed = text.chars().rev().take(LOOKED_AT).peekable();
    while reversed.peek().is_some() {
        let mut run = Vec::new();
        while let Some(found) = reversed.peek().copied().and_then(digit) {
            run.push(char::from(found));
            reversed.next();
        }
        let before = reversed.next();
        if run.len() > LENGTH {
            let prefix = match before {
                // An ECI designator: backslash and six digits (AIM ECI
                // specification). Korean keyboards type the won sign for it.
                Some('\\' | '₩' | '￦') => 6,
                // The digit of a symbology identifier.
                Some(letter) if is_letter(letter) && reversed.peek() == Some(&']') => 1,
                _ => 0,
            };
            run.truncate(run.len() - prefix);
            return (run.into_iter().rev().collect(), before);
        }
    }
    (String::new(), None)
}

fn read_without_long_run(text: &str) -> Result<Scan, Reason> {
    let is_noise = |c: char| c.is_control() || c == '\u{feff}';
    let end = text.chars().rev().take(LOOKED_AT);
    let reversed: String = end.filter(|c| !is_noise(*c)).collect();
    let typed: String = reversed.chars().rev().collect();
    if typed.chars().all(is_separator) {
        return Err(Reason::Unreadable(Unreadable::Empty));
    }
    ShortNumber::parse(&typed)
        .map(Scan::ShortNumber)
        .map_err(|mistyped| match mistyped {
            Mistyped::ProductBarcode => Reason::ForeignCode(ForeignCode::ProductBarcode),
            Mistyped::CheckDigit => Reason::Unreadable(Unreadable::CheckDigit),
            Mistyped::Length(digits) => Reason::Unreadable(Unreadable::WrongLength { digits }),
            Mistyped::NotDigits => {
                let behind = typed.rsplit_once('#').map(|(_, behind)| behind.trim_end());
                let only_digits = |end: &&str| end.chars().all(|c| digit(c).is_some());
                match behind.filter(only_digits) {
                    Some(cut) => cut_or_foreign(text, cut.chars().count(), true),
                    None => Reason::ForeignCode(foreign_code(text).unwrap_or(ForeignCode::Other)),
                }
            }
        })
}

/// Too few digits: a foreign code that has digits in it, or our own cut short.
/// Of web addresses only those with the digits behind `#` can be ours.
fn cut_or_foreign(text: &str, digits: usize, is_behind_hash: bool) -> Reason {
    match foreign_code(text) {
        Some(ForeignCode::WebAddress) if is_behind_hash => {
            Reason::Unreadable(Unreadable::Truncated { digits })
        }
        Some(kind) => Reason::ForeignCode(kind),
        None => Reason::Unreadable(Unreadable::Truncated { digits }),
    }
}

/// What kind of code begins like this, if it is a kind people carry about.
fn foreign_code(text: &str) -> Option<ForeignCode> {
    let beginning: String = text
        .chars()
        .take(BEGINNING)
        .filter(|c| !c.is_control() && *c != '\u{feff}')
        .collect::<String>()
        .trim_start()
        .to_lowercase();
    let without_eci = ["\\", "₩", "￦"]
        .iter()
        .find_map(|mark| beginning.strip_prefix(mark)?.get(6..))
        .unwrap_or(&beginning);
    const KINDS: [(&[&str], ForeignCode); 6] = [
        (&["wifi:"], ForeignCode::WiFi),
        (
            &["begin:vcard", "mecard:", "bizcard:"],
            ForeignCode::ContactCard,
        ),
        // EMVCo merchant-presented codes begin with "00" (payload format), length
        // "02", version "01"; customer-presented ones are base64 of a TLV that
        // begins with tag 85 and "CPV01", hence "hQVDUFYw".
        (
            &[
                "000201",
                "hqvdufyw",
                "https://qr.kakaopay.com/",
                "bitcoin:",
                "ethereum:",
                "upi:",
            ],
            ForeignCode::Payment,
        ),
        (
            &["otpauth:", "otpauth-migration:"],
            ForeignCode::OneTimePassword,
        ),
        (
            &["tel:", "sms:", "smsto:", "mailto:", "matmsg:", "geo:"],
            ForeignCode::PhoneOrMail,
        ),
        (&["http://", "https://", "www."], ForeignCode::WebAddress),
    ];
    KINDS
        .iter()
        .find(|(beginnings, _)| beginnings.iter().any(|b| without_eci.starts_with(b)))
        .map(|(_, kind)| *kind)
}
