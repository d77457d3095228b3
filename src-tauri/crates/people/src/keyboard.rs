//! Which keys were pressed, when a Hangul input method made Korean of them?
//!
//! A scanner is a keyboard. With the input method on, a standard two-set keyboard
//! (KS X 5002) turns `BEGIN:VCARD` into `ㅠㄸ햐ㅜ:ㅍㅊㅁㄱㅇ`. The keys come back from
//! the letters, each syllable taken apart; whether Shift was held does not, because
//! most keys write the same letter with it.

use crate::hangul::{letters, without_cluster, without_compound_vowel};
use unicode_normalization::UnicodeNormalization as _;

/// The keys of the letters, each with the letter of a Latin keyboard.
const KEYS: [(char, char); 33] = [
    ('ㅂ', 'q'),
    ('ㅃ', 'q'),
    ('ㅈ', 'w'),
    ('ㅉ', 'w'),
    ('ㄷ', 'e'),
    ('ㄸ', 'e'),
    ('ㄱ', 'r'),
    ('ㄲ', 'r'),
    ('ㅅ', 't'),
    ('ㅆ', 't'),
    ('ㅛ', 'y'),
    ('ㅕ', 'u'),
    ('ㅑ', 'i'),
    ('ㅐ', 'o'),
    ('ㅒ', 'o'),
    ('ㅔ', 'p'),
    ('ㅖ', 'p'),
    ('ㅁ', 'a'),
    ('ㄴ', 's'),
    ('ㅇ', 'd'),
    ('ㄹ', 'f'),
    ('ㅎ', 'g'),
    ('ㅗ', 'h'),
    ('ㅓ', 'j'),
    ('ㅏ', 'k'),
    ('ㅣ', 'l'),
    ('ㅋ', 'z'),
    ('ㅌ', 'x'),
    ('ㅊ', 'c'),
    ('ㅍ', 'v'),
    ('ㅠ', 'b'),
    ('ㅜ', 'n'),
    ('ㅡ', 'm'),
];

/// The text as the keys say it without an input method, letters of Hangul in lower
/// case; what is no Hangul stays as it is.
pub fn keys_of(text: &str) -> String {
    text.nfc()
        .flat_map(without_cluster)
        .flat_map(without_compound_vowel)
        .flat_map(letters)
        .map(key)
        .collect()
}

fn key(letter: char) -> char {
    let mut keys = KEYS.iter();
    keys.find(|(hangul, _)| *hangul == letter)
        .map_or(letter, |(_, key)| *key)
}

/// The longest badge that is kept, in characters.
const LONGEST_BADGE: usize = 200;
/// The shortest one: fewer are a slip of the hand.
const SHORTEST_BADGE: usize = 4;

/// What the code of a badge says, in the form in which it is compared: as the keys
/// say it, in capitals, whatever the input method made of it. None when it is no such
/// code: too short, too long, of several words, or with characters that no scanner
/// types.
pub fn badge_key(text: &str) -> Option<String> {
    // Fewer bytes than that make no more characters.
    if text.len() > LONGEST_BADGE * 4 {
        return None;
    }
    let is_around = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    let key = keys_of(text.trim_matches(is_around)).to_uppercase();
    let fits = (SHORTEST_BADGE..=LONGEST_BADGE).contains(&key.len());
    (fits && key.bytes().all(|byte| byte.is_ascii_graphic())).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::{badge_key, keys_of};

    #[test]
    fn the_keys_come_back_from_what_an_input_method_made_of_them() {
        for (written, keys) in [
            ("ㅠㄸ햐ㅜ:ㅍㅊㅁㄱㅇ", "begin:vcard"),
            ("됴ㅡㅁㅑㅣ:ㅏㅑㅡ@ㅡㅁㅑㅣ.ㅏㄱ", "eymail:kim@mail.kr"),
            ("ㄷㅡㅁㅑㅣ:ㅏㅑㅡ@ㅜㅁㅍㄷㄱ.채ㅡ", "email:kim@naver.com"),
            ("ㅢ:010-1234-5678", "ml:010-1234-5678"),
            ("ㅄㄳ", "qtrt"),
            ("까ㅆㅒ", "rkto"),
            ("glass 12", "glass 12"),
        ] {
            assert_eq!(keys_of(written), keys, "{written}");
        }
    }

    /// The same badge is the same key, whatever the keyboard was set to.
    #[test]
    fn a_badge_has_one_form() {
        for text in ["B-20417", "b-20417\r", "ㅠ-20417", "\u{feff}B-20417\n"] {
            assert_eq!(badge_key(text).as_deref(), Some("B-20417"), "{text:?}");
        }
        for text in ["", "b-1", "B 20417", "B-2041\u{fffd}", &"9".repeat(201)] {
            assert_eq!(badge_key(text), None, "{text:?}");
        }
    }
}
