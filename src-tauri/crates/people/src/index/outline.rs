//! One byte for each character, the same for all that it may stand for while it is
//! being typed: what is not found among the outlines of a text is not in it.

use crate::hangul::{initial_place, vowel_place};

/// One byte for a character, the same for a consonant and all syllables that it
/// begins and nothing else. ASCII is its own; two others may share one.
pub(super) fn by_initial(character: char) -> u8 {
    match (u8::try_from(character), initial_place(character)) {
        (Ok(ascii), _) if ascii.is_ascii() => ascii,
        // In the place of the control characters of ASCII, which no text has that
        // is compared.
        (_, Some(initial)) => low_byte(initial + 1),
        _ => 0x80 | low_byte(character as usize),
    }
}

/// One byte for a character, the same for all syllables that begin with the same
/// two keys. ASCII is its own; two others may share one.
pub(super) fn by_vowel(character: char) -> u8 {
    match (initial_place(character), vowel_place(character)) {
        (Some(initial), Some(vowel)) => 0x80 | low_byte(initial + 19 * vowel),
        _ => by_initial(character),
    }
}

fn low_byte(number: usize) -> u8 {
    number.to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_character_has_the_outline_of_what_is_typed_on_the_way_to_it() {
        for (character, typed) in [('김', 'ㄱ'), ('김', '기'), ('까', 'ㄲ'), ('힣', 'ㅎ')] {
            assert_eq!(by_initial(character), by_initial(typed));
        }
        for (character, typed) in [('김', '기'), ('과', '고'), ('괄', '골'), ('희', '흐')] {
            assert_eq!(by_vowel(character), by_vowel(typed));
        }
        for outline in [by_initial, by_vowel] {
            let ascii: BTreeSet<u8> = ('!'..='~').map(outline).collect();
            assert_eq!(ascii.len(), 94);
            let others = ('가'..='힣').chain(['é', '王', '𐳺', '🏺', 'ㅏ', 'ㄱ', 'ㅎ']);
            for other in others {
                assert!(!ascii.contains(&outline(other)) && outline(other) != 0);
            }
        }
        // A lone consonant is not looked at again where its outline is found.
        let consonants: BTreeSet<u8> = ('ㄱ'..='ㅎ').map(by_initial).collect();
        for other in ['é', '王', '𐳺', '🏺', 'ㅏ', 'ㅣ'] {
            assert!(!consonants.contains(&by_initial(other)), "{other}");
        }
    }
}
