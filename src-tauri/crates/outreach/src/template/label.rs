//! Does a text look like the label that an advertisement begins with?
//!
//! The law knows one form, `(광고)`, and counts every other as a way round it: spaces
//! inside, other brackets, half of them, the letters of another width (Network Act decree,
//! annex 6; KISA guide of 2025-12). The program writes the one label; a second one, or one
//! that only looks like it, is nobody's to write.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use unicode_normalization::UnicodeNormalization as _;
use words::typed::cleaned;

/// The two syllables of the label and the same word in Chinese characters, and how the
/// label is written in English.
const LABELS: [&str; 6] = ["광고", "廣告", "広告", "广告", "ad", "advertisement"];

/// Whether a line holds the label or something made to look like it.
pub fn looks_like_a_label(line: &str) -> bool {
    // A label has a bracket, which most texts of the thousands in a file have not.
    if line.chars().all(is_never_a_bracket) {
        return false;
    }
    let letters = letters(line, |it| it.is_alphanumeric() || is_bracket(it));
    let letters: Vec<char> = letters.chars().collect();
    LABELS.iter().any(|label| {
        let label: Vec<char> = label.chars().collect();
        let found = letters.windows(label.len()).enumerate();
        let mut found = found.filter(|(_, window)| *window == label);
        found.any(|(at, _)| {
            let before = at.checked_sub(1).and_then(|at| letters.get(at));
            let after = letters.get(at + label.len());
            let is_bracket_at = |it: Option<&char>| it.is_some_and(|it| is_bracket(*it));
            match label[0].is_ascii() {
                // Half a bracket beside English letters ends or begins a remark.
                true => is_bracket_at(before) && is_bracket_at(after),
                false => is_bracket_at(before) || is_bracket_at(after),
            }
        })
    })
}

/// What counts of a text, in one width and in small letters: what stands between the letters
/// to hide a word from a filter hides nothing.
pub(super) fn letters(text: &str, counts: impl Fn(char) -> bool) -> String {
    let text: String = cleaned(text).nfkc().collect();
    text.to_lowercase()
        .chars()
        .filter(|it| counts(*it))
        .collect()
}

/// Of the letters that most texts are made of, that none is a bracket in any width.
fn is_never_a_bracket(character: char) -> bool {
    let is_plain = character.is_ascii() && !is_bracket(character);
    is_plain || matches!(character, '가'..='힣' | '‘' | '’' | '“' | '”' | '·' | '…')
}

fn is_bracket(character: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    matches!(
        category,
        GeneralCategory::OpenPunctuation | GeneralCategory::ClosePunctuation
    ) || matches!(character, '<' | '>' | '«' | '»' | '|')
}

#[cfg(test)]
mod tests {
    use super::{is_bracket, is_never_a_bracket, letters};

    /// What is taken for plain can hide no bracket: none of it becomes one in another width.
    #[test]
    fn what_is_plain_hides_no_bracket() {
        let plain = (char::MIN..=char::MAX).filter(|it| is_never_a_bracket(*it));
        let mut count = 0;
        for character in plain {
            count += 1;
            let letters = letters(&character.to_string(), |_| true);
            assert!(!letters.chars().any(is_bracket), "{character:?}");
        }
        assert!(count > 11_000, "all Hangul syllables are among them");
    }
}
