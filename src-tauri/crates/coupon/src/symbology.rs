//! What kind of code did the scanner say this is?
//!
//! Scanners can be set to type a symbology identifier first: `]`, a letter for
//! the kind of code and a character for its variant (ISO/IEC 15424). With a
//! Hangul input method on, the letter arrives as a jamo.

/// A symbology identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identifier {
    letter: char,
    /// The variant.
    pub(crate) modifier: char,
}

impl Identifier {
    /// The identifier that a text begins with, and what follows it; control
    /// characters and spaces before it are passed over.
    pub(crate) fn split(text: &str) -> Option<(Self, &str)> {
        let begun = text.trim_start_matches(|c: char| c.is_control() || c.is_whitespace());
        let mut rest = begun.strip_prefix(']')?.chars();
        let (letter, modifier) = (rest.next()?, rest.next()?);
        let is_identifier = is_letter(letter) && modifier.is_ascii_digit();
        is_identifier.then_some((Self { letter, modifier }, rest.as_str()))
    }

    /// Whether it is of the family EAN and UPC. Some scanners type the letter
    /// small; the small `e` of GS1 DataBar is told apart by what follows.
    pub(crate) fn is_ean_upc(self) -> bool {
        matches!(self.letter, 'E' | 'e' | 'ㄸ' | 'ㄷ')
    }
}

/// Whether the character can stand behind the `]` of an identifier.
pub(crate) fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || ('ㄱ'..='ㅣ').contains(&character)
}
