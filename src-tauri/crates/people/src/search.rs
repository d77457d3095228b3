//! Is this what somebody is looking for, though she has not finished typing?
//!
//! A search hits anywhere in a text, whatever its capitals and spaces. Korean is
//! still being composed while the list follows every key, so unfinished Korean
//! finds too: a consonant stands for any syllable it begins (ㄱㅅㅇ finds
//! 김서연), and the last syllable may be half typed (위슼 on the way to 위스키).

use crate::hangul::{
    begins_alike, initial, is_syllable, keyboard_letter, letters, without_cluster,
};
use crate::normalise_phone;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};
use words::typed::cleaned;

/// How well a text fits a search; the best is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchQuality {
    /// The whole text was typed.
    Whole,
    /// The start of a text was typed, or the last digits of a phone number.
    Edge,
    /// It was typed as it stands elsewhere in the text.
    Inside,
    /// The start of the text fits by initials or a half-typed syllable.
    UnfinishedStart,
    /// Another place of the text fits by initials or a half-typed syllable.
    UnfinishedInside,
}

/// What of a person is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Searched<'a> {
    /// Name; may be empty.
    pub name: &'a str,
    /// Company; may be empty.
    pub company: &'a str,
    /// E-mail address; may be empty.
    pub email: &'a str,
    /// Phone number in E.164; may be empty.
    pub phone: &'a str,
}

/// What somebody typed into a search field, ready to be compared with many texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    typed: Vec<char>,
    digits: Option<String>,
    phone: Option<String>,
}

impl SearchQuery {
    /// Reads what was typed.
    pub fn new(text: &str) -> Self {
        let text = &cleaned(text);
        let is_number = text
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-().".contains(c));
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let is_number = is_number && !digits.is_empty();
        Self {
            typed: comparable(text),
            phone: is_number.then(|| normalise_phone(text).ok()).flatten(),
            digits: is_number.then_some(digits),
        }
    }

    /// Whether nothing was typed that could be searched for.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// The digits, when a phone number or part of one was typed: only digits
    /// and what is written between them.
    pub fn digits(&self) -> Option<&str> {
        self.digits.as_deref()
    }

    /// How a person fits: as well as her name, her company, her e-mail address or
    /// her phone number does, whichever fits best. `None` when nothing of it does.
    ///
    /// [`crate::PeopleIndex`] finds the same among very many people.
    pub fn match_person(&self, person: &Searched<'_>) -> Option<MatchQuality> {
        [person.name, person.company, person.email]
            .into_iter()
            .filter_map(|text| self.match_text(text))
            .chain(self.match_phone(person.phone))
            .min()
    }

    /// What was typed, as texts are compared ([`comparable`]).
    pub(crate) fn typed(&self) -> &[char] {
        &self.typed
    }

    /// The whole phone number in E.164, when one was typed.
    pub(crate) fn phone(&self) -> Option<&str> {
        self.phone.as_deref()
    }

    /// How a text fits; `None` when it does not. Every text fits an empty search.
    pub fn match_text(&self, text: &str) -> Option<MatchQuality> {
        let text = comparable(text);
        if text == self.typed {
            return Some(MatchQuality::Whole);
        }
        if text.starts_with(&self.typed) {
            return Some(MatchQuality::Edge);
        }
        let starts = 0..=text.len().saturating_sub(1);
        if starts.clone().any(|at| text[at..].starts_with(&self.typed)) {
            return Some(MatchQuality::Inside);
        }
        // Only Korean can be unfinished; most e-mail addresses need no second look.
        if text.iter().all(char::is_ascii) {
            return None;
        }
        starts
            .into_iter()
            .find(|at| self.fits_unfinished(&text[*at..]))
            .map(|at| match at {
                0 => MatchQuality::UnfinishedStart,
                _ => MatchQuality::UnfinishedInside,
            })
    }

    /// How a phone number in E.164 fits, in its national or its international
    /// digits; `None` when it does not, or when no number was typed.
    pub fn match_phone(&self, e164: &str) -> Option<MatchQuality> {
        self.digits()?;
        let (international, national) = dialled(e164)?;
        self.match_dialled(international, &national, |digits| {
            international.contains(digits) || national.contains(digits)
        })
    }

    /// How a phone number fits that is dialled with these digits from abroad and
    /// at home ([`dialled`]); `holds` says whether digits are anywhere in them.
    pub(crate) fn match_dialled(
        &self,
        international: &str,
        national: &str,
        holds: impl FnOnce(&str) -> bool,
    ) -> Option<MatchQuality> {
        let digits = self.digits()?;
        let is_the_one = |e164: &str| e164.strip_prefix('+') == Some(international);
        if self.phone().is_some_and(is_the_one) || digits == international || digits == national {
            Some(MatchQuality::Whole)
        } else if international.ends_with(digits) || national.ends_with(digits) {
            Some(MatchQuality::Edge)
        } else if holds(digits) {
            Some(MatchQuality::Inside)
        } else {
            None
        }
    }

    /// Whether the text starts as the typed text does so far.
    pub(crate) fn fits_unfinished(&self, text: &[char]) -> bool {
        let Some((last, finished)) = self.typed.split_last() else {
            return true;
        };
        if text.len() < self.typed.len() {
            return false;
        }
        let (start, rest) = text.split_at(finished.len());
        let is_begun = begins_alike(*last, rest[0])
            && finished
                .iter()
                .zip(start)
                .all(|(typed, here)| typed == here || initial(*here) == Some(*typed));
        if !is_begun {
            return false;
        }
        let mut following = rest.iter().copied().flat_map(letters);
        letters(*last).all(|letter| following.next() == Some(letter))
    }
}

/// The digits that a phone number in E.164 is dialled with from abroad, and at
/// home where that is known; `None` for what is no number.
pub(crate) fn dialled(e164: &str) -> Option<(&str, String)> {
    let international = e164.strip_prefix('+')?;
    // Korea's numbers are dialled with 0 in the place of 82.
    let national = match international.strip_prefix("82") {
        Some(rest) => format!("0{rest}"),
        None => String::new(),
    };
    Some((international, national))
}

/// A text as it is compared: composed (NFC), in lower case, without spaces and
/// control characters, lone clusters of consonants taken apart.
pub(crate) fn comparable(text: &str) -> Vec<char> {
    let visible = text.chars().filter(|c| !c.is_control());
    // Nearly all text is composed already, and composing takes most of the time.
    match is_nfc_quick(visible.clone()) {
        IsNormalized::Yes => folded(visible, text.len()),
        _ => folded(visible.nfc(), text.len()),
    }
}

fn folded(composed: impl Iterator<Item = char>, length: usize) -> Vec<char> {
    let mut folded = Vec::with_capacity(length);
    for character in composed.filter(|c| !c.is_whitespace()) {
        if character.is_ascii() || is_syllable(character) {
            folded.push(character.to_ascii_lowercase());
        } else {
            let letters = character.to_lowercase().map(keyboard_letter);
            folded.extend(letters.flat_map(without_cluster));
        }
    }
    folded
}
