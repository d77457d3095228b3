//! What somebody typed, pasted or left in a cell, as one line of text.

use unicode_normalization::UnicodeNormalization as _;

/// One line: composed (NFC), without control characters, with single spaces
/// between words and none around them, cut off after `longest` characters.
pub fn one_line(text: &str, longest: usize) -> String {
    let visible: String = text.chars().filter(|c| !c.is_control()).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    words.join(" ").nfc().take(longest).collect()
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
        assert_eq!(
            one_line("가나다", 2),
            "가나",
            "composed letters are counted"
        );
    }
}
