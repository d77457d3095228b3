//! Which keys write a Hangul text on a Korean keyboard (KS X 5002, two sets)?
//!
//! A masked field switches the input method off on Windows and macOS: whoever
//! chose a Hangul passphrase in a field that showed it writes the same keys as
//! Latin letters ever after. Secrets are therefore read as keys.
//!
//! The layout is data and written here, because a store must open in ten years
//! whatever a library does; taking syllables apart is Unicode's.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The keys of the 19 initials from U+1100 on.
const INITIALS: [&str; 19] = [
    "r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
];

/// The keys of the 21 vowels from U+1161 on.
const VOWELS: [&str; 21] = [
    "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b",
    "m", "ml", "l",
];

/// The keys of the 27 finals from U+11A8 on.
const FINALS: [&str; 27] = [
    "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q",
    "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g",
];

/// The text with every Hangul letter as the key that writes it.
pub fn as_keys(text: &str) -> Zeroizing<String> {
    let mut keys = Zeroizing::new(String::with_capacity(text.len()));
    for character in text.chars() {
        // Whole syllables, letters alone, and the loose letters of macOS.
        if !matches!(character, '가'..='힣' | 'ㄱ'..='ㅣ' | '\u{1100}'..='\u{11ff}') {
            keys.push(character);
            continue;
        }
        for letter in std::iter::once(character).nfkd() {
            match keys_of(letter) {
                Some(pressed) => keys.push_str(pressed),
                None => keys.push(letter),
            }
        }
    }
    keys
}

fn keys_of(letter: char) -> Option<&'static str> {
    let within = |first: u32, keys: &[&'static str]| {
        let index = u32::from(letter).checked_sub(first)?;
        keys.get(usize::try_from(index).ok()?).copied()
    };
    match letter {
        // Unicode has ㅀ and ㅄ as old initials when they stand alone.
        '\u{111a}' => Some("fg"),
        '\u{1121}' => Some("qt"),
        _ => within(0x1100, &INITIALS)
            .or_else(|| within(0x1161, &VOWELS))
            .or_else(|| within(0x11a8, &FINALS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the fingers do is the same with the input method on and off.
    #[test]
    fn hangul_is_read_as_the_keys_that_write_it() {
        for (hangul, keys) in [
            ("유리잔 두 개", "dbflwks en ro"),
            ("값읽닭훑", "rkqtdlfrekfrgnfx"),
            ("의왜꽃뙤쐬", "dmldhoRhcEhlThl"),
            ("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ", "rtswsgfrfafqftfxfvfgqt"),
            ("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP"),
            ("Glass 유리 2026!", "Glass dbfl 2026!"),
        ] {
            assert_eq!(as_keys(hangul).as_str(), keys);
            let loose: String = hangul.nfd().collect();
            assert_eq!(as_keys(&loose).as_str(), keys, "as macOS hands it out");
        }
    }

    /// No letter of modern Hangul is left as it is.
    #[test]
    fn every_syllable_has_keys() {
        let letters = ('가'..='힣').chain('ㄱ'..='ㅣ');
        let text: String = letters.collect();
        assert!(as_keys(&text).is_ascii());
    }
}
