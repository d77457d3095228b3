//! What somebody typed, pasted, scanned or left in a cell, cleaned in one way.
//!
//! A full-width digit, a character nobody sees or a syllable in pieces looks
//! like its plain twin and is a different text. Every field, file and scan is
//! cleaned here before it is read or compared. Compatibility forms (NFKC) are
//! not folded: that would read `12000①` as 120001.

use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, Emoji, ExtendedPictographic};
use unicode_normalization::UnicodeNormalization as _;

/// The text as it is read: without characters that nobody sees (Unicode's
/// `Default_Ignorable_Code_Point`: byte order marks, zero-width spaces, Hangul
/// fillers), full-width letters and signs as ASCII, each space but tabs and
/// line ends as U+0020, composed (NFC).
pub fn cleaned(text: &str) -> String {
    clean(text, |_, _, _| false)
}

/// Like [`cleaned`], for what only people read: emoji of several parts (families,
/// flags, coloured hearts) stay whole. Without its joiners a family is three
/// people.
pub fn prose(text: &str) -> String {
    clean(text, shapes_emoji)
}

/// Cleans, and keeps the invisible characters for which `keeps` says so, given
/// the character before, it, and the one after.
fn clean(text: &str, keeps: impl Fn(char, char, Option<char>) -> bool) -> String {
    // Nearly all text is plain already.
    if text.is_ascii() {
        return text.to_owned();
    }
    let invisible = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let mut clean = String::with_capacity(text.len());
    let mut before = '\0';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied();
        if !invisible.contains(character) || keeps(before, character, after) {
            clean.push(narrow(character));
            before = character;
        }
    }
    clean.nfc().collect()
}

/// Whether an invisible character is a part of an emoji (UTS #51): asks for its
/// coloured form, joins it to the next, or spells a region's flag.
fn shapes_emoji(before: char, character: char, after: Option<char>) -> bool {
    let emoji = CodePointSetData::new::<Emoji>();
    let pictures = CodePointSetData::new::<ExtendedPictographic>();
    // Digits are emoji to Unicode, for the sake of keycaps.
    let is_picture = emoji.contains(before) && !before.is_ascii();
    match character {
        '\u{fe0f}' => is_picture || emoji.contains(before) && after == Some('\u{20e3}'),
        '\u{200d}' => {
            (is_picture || before == '\u{fe0f}')
                && after.is_some_and(|next| pictures.contains(next))
        }
        '\u{e0020}'..='\u{e007f}' => matches!(before, '🏴' | '\u{e0020}'..='\u{e007e}'),
        _ => false,
    }
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

    /// A family of four is not four people, and nothing hides among emoji.
    #[test]
    fn prose_keeps_emoji_whole_and_nothing_else_that_nobody_sees() {
        for whole in [
            "👨\u{200d}👩\u{200d}👧\u{200d}👦 넷이서",
            "👩🏽\u{200d}💻",
            "❤\u{fe0f}\u{200d}🔥 ☎\u{fe0f} 1\u{fe0f}\u{20e3}",
            "🏳\u{fe0f}\u{200d}🌈",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "🤷\u{200d}♂\u{fe0f}",
        ] {
            assert_eq!(prose(whole), whole);
            assert_ne!(cleaned(whole), whole, "names and numbers are compared");
        }
        for (written, read) in [
            ("온\u{200d}더\u{fe0f}락\u{200b} 👍\u{200d}잔", "온더락 👍잔"),
            ("010\u{fe0f}1\u{200d}2\u{3164}", "01012"),
            ("👍\u{200b}👍\u{2060}👍\u{ad}", "👍👍👍"),
            ("\u{200d}👍\u{200d}", "👍"),
            ("👍\u{e0067}\u{e007f} 가\u{e0062}", "👍 가"),
            ("０１ 김\u{1109}\u{1165}", "01 김서"),
        ] {
            assert_eq!(prose(written), read);
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
