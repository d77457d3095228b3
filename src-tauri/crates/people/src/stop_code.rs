//! The code on a receipt that stops every message to its contact points.
//!
//! It holds the keyed hashes of the contact points and nothing else, so it tells
//! nobody's address, needs no laptop that knows her, and a copy of it can only
//! silence. It is written in digits, because a scanner is a keyboard and digits are
//! all that a Hangul input method leaves alone: `77`, five digits for every two
//! bytes, and two check digits (ISO 7064, mod 97).

/// What every such code begins with.
const BEGINS: &str = "77";
/// Characters of a keyed hash, two for each byte ([`crate::contact_key`]).
const KEY_CHARACTERS: usize = 64;
/// Characters of a hash that stand together, and the digits they become.
const PART_CHARACTERS: usize = 4;
const PART_DIGITS: usize = 5;
const KEY_DIGITS: usize = KEY_CHARACTERS / PART_CHARACTERS * PART_DIGITS;
/// Most keyed hashes in one code: a phone number and an e-mail address, left at each of
/// two visits. More are too dense for narrow paper.
pub const MOST_STOPPED: usize = 4;
const CHECK_DIGITS: usize = 2;

/// The code for up to [`MOST_STOPPED`] keyed hashes. None for anything else.
pub fn stop_code(contact_keys: &[String]) -> Option<String> {
    if contact_keys.is_empty() || contact_keys.len() > MOST_STOPPED {
        return None;
    }
    let mut digits = BEGINS.to_owned();
    for key in contact_keys {
        if key.len() != KEY_CHARACTERS {
            return None;
        }
        for at in (0..KEY_CHARACTERS).step_by(PART_CHARACTERS) {
            let part = key.get(at..at + PART_CHARACTERS)?;
            let number = u16::from_str_radix(part, 16).ok()?;
            digits.push_str(&format!("{number:05}"));
        }
    }
    let check = 98 - remainder(&format!("{digits}00"));
    digits.push_str(&format!("{check:02}"));
    Some(digits)
}

/// The keyed hashes in a scan; none when it is no such code, or was misread. A
/// scanner that types a code twice, or in full-width digits, is understood.
pub fn read_stop_code(text: &str) -> Option<Vec<String>> {
    let longest = 2 * (BEGINS.len() + MOST_STOPPED * KEY_DIGITS + CHECK_DIGITS);
    let mut digits = String::with_capacity(longest);
    for character in text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
    {
        let digit = match character {
            '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10)?,
            digit if digit.is_ascii_digit() => digit,
            _ => return None,
        };
        if digits.len() == longest {
            return None;
        }
        digits.push(digit);
    }
    let (once, again) = digits.split_at(digits.len() / 2);
    if once == again {
        digits.truncate(digits.len() / 2);
    }
    let data = digits.strip_prefix(BEGINS)?;
    let keys = data.len().checked_sub(CHECK_DIGITS)?;
    let fits = keys.is_multiple_of(KEY_DIGITS) && (1..=MOST_STOPPED).contains(&(keys / KEY_DIGITS));
    if !fits || remainder(&digits) != 1 {
        return None;
    }
    let key = |digits: &[u8]| -> Option<String> {
        let parts = digits.chunks(PART_DIGITS).map(|part| {
            let number: u16 = std::str::from_utf8(part).ok()?.parse().ok()?;
            Some(format!("{number:04x}"))
        });
        parts.collect()
    };
    data.as_bytes()[..keys]
        .chunks(KEY_DIGITS)
        .map(key)
        .collect()
}

/// The remainder of a number in decimal digits when it is divided by 97.
fn remainder(digits: &str) -> u32 {
    let digits = digits.bytes().map(|digit| u32::from(digit - b'0'));
    digits.fold(0, |remainder, digit| (remainder * 10 + digit) % 97)
}

#[cfg(test)]
mod tests {
    use super::{MOST_STOPPED, read_stop_code, stop_code};
    use proptest::prelude::*;

    proptest! {
        /// What was written is read back, also twice, in full-width digits, or with
        /// what a scanner types behind it; one wrong digit is noticed.
        #[test]
        fn a_code_is_read_back_and_a_misread_one_is_not(
            keys in prop::collection::vec(prop::array::uniform32(any::<u8>()), 1..=MOST_STOPPED),
            wrong in any::<prop::sample::Index>(),
            by in 1..10u32,
        ) {
            let keys: Vec<String> = keys
                .iter()
                .map(|key| key.iter().map(|byte| format!("{byte:02x}")).collect())
                .collect();
            let code = stop_code(&keys).expect("so many keys");
            prop_assert_eq!(read_stop_code(&code), Some(keys.clone()));
            prop_assert_eq!(read_stop_code(&format!("{code}{code}\r\n")), Some(keys.clone()));
            let wide: String = code
                .chars()
                .map(|digit| char::from_u32(u32::from(digit) + 0xfee0).expect("a full-width digit"))
                .collect();
            prop_assert_eq!(read_stop_code(&wide), Some(keys));
            let mut misread: Vec<u32> = code.bytes().map(|digit| u32::from(digit - b'0')).collect();
            let at = wrong.index(misread.len());
            misread[at] = (misread[at] + by) % 10;
            let misread: String = misread.iter().map(u32::to_string).collect();
            prop_assert_eq!(read_stop_code(&misread), None);
        }

        /// Nothing else is taken for one.
        #[test]
        fn nothing_else_is_taken_for_one(text in "\\PC{0,200}") {
            prop_assert!(read_stop_code(&text).is_none());
        }
    }
}
