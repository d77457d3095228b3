//! The recovery key: 160 random bits on a piece of paper.
//!
//! Written in Crockford's base 32 (<https://www.crockford.com/base32.html>),
//! which has no I, L, O or U, because people read it off paper. Reading accepts
//! lower case, any spacing, the letters that look like digits, and what the keys
//! write while a Hangul input method is on.

use crate::hangul_keys;
use zeroize::Zeroizing;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Eight groups of four characters.
pub(crate) fn written(key: &[u8; 20]) -> String {
    let mut text = String::with_capacity(39);
    for (index, chunk) in key.chunks_exact(5).enumerate() {
        let bits = chunk
            .iter()
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        for position in 0..8 {
            if position == 4 || position == 0 && index > 0 {
                text.push('-');
            }
            let digit = bits >> (35 - 5 * position) & 31;
            text.push(char::from(ALPHABET[digit as usize]));
        }
    }
    text
}

/// The bits behind what a person typed, if it can be a recovery key at all.
pub(crate) fn read(typed: &str) -> Option<Zeroizing<[u8; 20]>> {
    let digits = digits(typed)?;
    let mut key = Zeroizing::new([0u8; 20]);
    for (count, digit) in digits.iter().enumerate() {
        for bit in 0..5 {
            if digit >> (4 - bit) & 1 == 1 {
                let place = count * 5 + bit;
                *key.get_mut(place / 8)? |= 0x80 >> (place % 8);
            }
        }
    }
    (digits.len() == 32).then_some(key)
}

/// Whether two writings of a recovery key, or of a part of one, say the same.
pub fn reads_as(one: &str, other: &str) -> bool {
    let read = digits(one);
    read.is_some() && read == digits(other)
}

/// The values of the characters, without what people write between them.
fn digits(typed: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut digits = Zeroizing::new(Vec::with_capacity(32));
    for character in hangul_keys::as_keys(typed).chars() {
        let letter = match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter if letter.is_alphanumeric() => letter,
            _ => continue,
        };
        let digit = (0..32u8).find(|digit| char::from(ALPHABET[usize::from(*digit)]) == letter)?;
        digits.push(digit);
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is printed can be typed back, however it is spaced and cased.
        #[test]
        fn what_is_printed_can_be_typed_back(key in any::<[u8; 20]>()) {
            let text = written(&key);
            prop_assert_eq!(text.len(), 39, "eight groups of four with seven dashes");
            let sloppy = text.to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(read(&text).map(|read| *read), Some(key));
            prop_assert_eq!(read(&sloppy).map(|read| *read), Some(key), "as people type it");
        }

        /// No input makes the reader panic.
        #[test]
        fn anything_may_be_typed(text in "\\PC{0,80}") {
            if let Some(key) = read(&text) {
                prop_assert_eq!(read(&written(&key)).map(|read| *read), Some(*key));
            }
        }
    }

    /// The layout is fixed: paper printed today must work in ten years.
    #[test]
    fn the_first_bits_come_first() {
        let mut key = [0; 20];
        key[0] = 0b1111_1000;
        assert_eq!(written(&key), "Z000-0000-0000-0000-0000-0000-0000-0000");
        let with_hangul = "ㅋ000-0000-0000-0000-0000-0000-0000-0000";
        assert_eq!(read(with_hangul).map(|read| *read), Some(key), "the key Z");
        assert_eq!(read("too short"), None);
        assert_eq!(read(&"Z".repeat(33)), None, "one character too many");
    }

    /// A group is asked back with the tolerance of the whole key.
    #[test]
    fn a_group_is_read_as_the_whole_key_is() {
        for typed in ["7K0L", "7k o1", " 7K-0I ", "7ㅏ0ㅣ"] {
            assert!(reads_as("7K01", typed), "{typed}");
        }
        for typed in ["7K02", "7K0", "7K011", "", "7K0!u"] {
            assert!(!reads_as("7K01", typed), "{typed}");
        }
    }
}
