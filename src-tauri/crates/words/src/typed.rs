//! What somebody typed, pasted, scanned or left in a cell, cleaned in one way.
//!
//! A full-width digit, a character nobody sees or a syllable in pieces looks
//! like its plain twin and is a different text. Every field, file and scan is
//! cleaned here before it is read or compared. Compatibility forms (NFKC) are
//! not folded: that would read `12000①` as 120001.

use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use unicode_normalization::UnicodeNormalization as _;

/// The text as it is read: without characters that nobody sees (Unicode's
/// `Default_Ignorable_Code_Point`: byte order marks, zero-width spaces, Hangul
/// fillers), full-width letters and signs as ASCII, each space but tabs and
/// line ends as U+0020, composed (NFC).
pub fn cleaned(text: &str) -> String {
    // Nearly all text is plain already.
    if text.is_ascii() {
        return text.to_owned();
    }
    let invisible = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    text.chars()
        .filter(|character| !invisible.contains(*character))
        .map(narrow)
        .nfc()
        .collect()
}

/// One line: cleaned, without control characters, with single spaces between
/// words and none around them, cut off after `longest` characters.
pub fn one_line(text: &str, longest: usize) -> String {
    let spaced: String = cleaned(text)
        .chars()
        .filter(|c| c.is_whitespace() || !c.is_control())
        .collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.join(" ").chars().take(longest).collect()
}

/// The ASCII character that a full-width one is the twin of (Unicode block
/// Halfwidth and Fullwidth Forms), and a space for any other width of space.
fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '￦' => '₩',
        '￥' => '¥',
        '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
        space if space.is_whitespace() && !space.is_ascii() => ' ',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name from a Korean macOS keyboard arrives decomposed and must be found again.
    #[test]
    fn text_is_composed_cleaned_and_cut() {
        assert_eq!(
            one_line(" 김\u{1109}\u{1165}연\u{0000} ", 100),
            "김서연",
            "decomposed letters are composed, control characters go"
        );
        assert_eq!(one_line("온더락 \u{3000} 잔", 100), "온더락 잔");
        assert_eq!(one_line("온더락\r\n잔", 100), "온더락 잔");
        assert_eq!(
            one_line("가나다", 2),
            "가나",
            "composed letters are counted"
        );
    }

    /// What looks alike is one text, whichever program it was copied from.
    #[test]
    fn what_nobody_sees_is_gone_and_wide_letters_are_narrow() {
        for (written, read) in [
            ("\u{feff}온더락\u{200b} 잔\u{200d}", "온더락 잔"),
            ("온\u{3164}더\u{ad}락\u{2060}", "온더락"),
            ("０１０－１２３４", "010-1234"),
            ("（주）온기\u{a0}유리", "(주)온기 유리"),
            ("￦１２，０００", "₩12,000"),
            ("a\tb\nc\u{2028}d", "a\tb\nc\nd"),
        ] {
            assert_eq!(cleaned(written), read);
        }
    }

    /// A circled or raised digit is no digit, and a fraction is no number.
    #[test]
    fn other_forms_of_a_character_stay_what_they_are() {
        for written in ["12000①", "12000²", "½", "㎏", "ﬁ", "가①나"] {
            assert_eq!(cleaned(written), written);
        }
    }
}
