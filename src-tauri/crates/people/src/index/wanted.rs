//! What was typed, made ready once for all pages.

use super::outline::{by_initial, by_vowel};
use crate::hangul::is_lone_consonant;
use crate::search::SearchQuery;
use memchr::memmem::Finder;

/// A search, ready to look through many pages.
pub(super) struct Wanted<'a> {
    pub(super) query: &'a SearchQuery,
    /// Finds the places where the typed text may fit, by its outlines.
    pub(super) by_initial: Finder<'static>,
    pub(super) by_vowel: Finder<'static>,
    /// Only ASCII was typed: where its outline is, it stands as it is.
    pub(super) is_ascii: bool,
    /// Only ASCII and lone consonants were typed: where its outline is, it fits.
    pub(super) is_initials: bool,
    /// A lone consonant was typed, so it stands as it is only where there is one.
    pub(super) has_lone: bool,
    /// Finds the places where the digits may fit; none when no number was typed.
    /// A whole number is also looked for as it is dialled, which can be other
    /// digits: `+82 (0)10` is dialled without the zero.
    pub(super) digits: Vec<Finder<'static>>,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(query: &'a SearchQuery) -> Self {
        let outlined = |outline: fn(char) -> u8| {
            let outlines: Vec<u8> = query.typed().iter().copied().map(outline).collect();
            Finder::new(&outlines).into_owned()
        };
        let dialled = query.phone().and_then(|phone| phone.strip_prefix('+'));
        let digits = query.digits().into_iter().chain(dialled);
        Self {
            query,
            by_initial: outlined(by_initial),
            by_vowel: outlined(by_vowel),
            is_ascii: query.typed().iter().all(char::is_ascii),
            is_initials: query
                .typed()
                .iter()
                .all(|letter| letter.is_ascii() || is_lone_consonant(*letter)),
            has_lone: query.typed().iter().copied().any(is_lone_consonant),
            digits: digits
                .map(|digits| Finder::new(digits).into_owned())
                .collect(),
        }
    }
}
