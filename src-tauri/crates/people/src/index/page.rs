//! Some people, with all their texts in a row.

use super::outline::{by_initial, by_vowel};
use super::ranking::Ranking;
use super::wanted::Wanted;
use crate::hangul::is_lone_consonant;
use crate::search::{MatchQuality, Searched, comparable, dialled};
use memchr::memmem::Finder;
use std::ops::Range;
use uuid::Uuid;

/// How many people lie in a page when it is filled from its end. One that grows
/// to twice as many is divided: whoever joins it moves half a page of text at
/// most, which takes microseconds.
pub(super) const PAGE: usize = 512;

/// Stands between two texts. No text that is compared has a control character.
const BETWEEN: char = '\0';

/// A person's texts as they lie in a page.
pub(super) struct Folded {
    /// Name, company and e-mail address, each with [`BETWEEN`] behind it.
    letters: Vec<char>,
    company: usize,
    email: usize,
    /// The number as it is dialled from abroad and at home, in the same way.
    digits: String,
    home: usize,
}

impl Folded {
    pub(super) fn new(person: &Searched<'_>) -> Self {
        let mut letters = comparable(person.name);
        letters.push(BETWEEN);
        let company = letters.len();
        letters.extend(comparable(person.company));
        letters.push(BETWEEN);
        let email = letters.len();
        letters.extend(comparable(person.email));
        letters.push(BETWEEN);
        let (abroad, home) = dialled(person.phone).unwrap_or_default();
        Self {
            letters,
            company,
            email,
            home: abroad.len() + 1,
            digits: format!("{abroad}{BETWEEN}{home}{BETWEEN}"),
        }
    }
}

/// Some people who follow each other, with all their texts in a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    people: Vec<Place>,
    /// The texts; the same length as their outlines.
    letters: Vec<char>,
    by_initial: Vec<u8>,
    by_vowel: Vec<u8>,
    digits: String,
    /// Whether a lone consonant is, or was, among the letters; hardly ever.
    has_lone: bool,
}

/// Where in a page a person's texts begin.
#[derive(Debug, Clone, Copy)]
struct Place {
    id: Uuid,
    name: usize,
    company: usize,
    email: usize,
    digits: usize,
    home: usize,
}

impl Page {
    pub(super) fn len(&self) -> usize {
        self.people.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The last id.
    pub(super) fn least(&self) -> Option<Uuid> {
        self.people.last().map(|person| person.id)
    }

    pub(super) fn put(&mut self, id: Uuid, folded: &Folded) {
        let at = self.people.partition_point(|person| person.id > id);
        let is_known = self.people.get(at).is_some_and(|person| person.id == id);
        self.replace(at, usize::from(is_known), Some((id, folded)));
    }

    pub(super) fn remove(&mut self, id: Uuid) {
        let at = self.people.partition_point(|person| person.id > id);
        if self.people.get(at).is_some_and(|person| person.id == id) {
            self.replace(at, 1, None);
        }
    }

    /// Puts somebody, or nobody, in the place of one or nobody.
    fn replace(&mut self, at: usize, removed: usize, new: Option<(Uuid, &Folded)>) {
        let letters = self.letters_from(at)..self.letters_from(at + removed);
        let digits = self.digits_from(at)..self.digits_from(at + removed);
        let (new_letters, new_digits) = new.map_or((&[][..], ""), |(_, folded)| {
            (folded.letters.as_slice(), folded.digits.as_str())
        });
        let place = new.map(|(id, folded)| Place {
            id,
            name: letters.start,
            company: letters.start + folded.company,
            email: letters.start + folded.email,
            digits: digits.start,
            home: digits.start + folded.home,
        });
        for behind in self.people.iter_mut().skip(at + removed) {
            for start in [&mut behind.name, &mut behind.company, &mut behind.email] {
                *start = *start - letters.len() + new_letters.len();
            }
            for start in [&mut behind.digits, &mut behind.home] {
                *start = *start - digits.len() + new_digits.len();
            }
        }
        self.has_lone |= new_letters.iter().copied().any(is_lone_consonant);
        self.people.splice(at..at + removed, place);
        let outlines = new_letters.iter().copied().map(by_initial);
        self.by_initial.splice(letters.clone(), outlines);
        let outlines = new_letters.iter().copied().map(by_vowel);
        self.by_vowel.splice(letters.clone(), outlines);
        self.letters.splice(letters, new_letters.iter().copied());
        self.digits.replace_range(digits, new_digits);
    }

    /// Takes everybody from here on into a page of their own.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let (letters, digits) = (self.letters_from(at), self.digits_from(at));
        let mut people = self.people.split_off(at);
        for person in &mut people {
            for start in [&mut person.name, &mut person.company, &mut person.email] {
                *start -= letters;
            }
            person.digits -= digits;
            person.home -= digits;
        }
        Self {
            people,
            letters: self.letters.split_off(letters),
            by_initial: self.by_initial.split_off(letters),
            by_vowel: self.by_vowel.split_off(letters),
            digits: self.digits.split_off(digits),
            has_lone: self.has_lone,
        }
    }

    /// Where a person's texts begin; behind all texts for the one after the last.
    fn letters_from(&self, person: usize) -> usize {
        let place = self.people.get(person);
        place.map_or(self.letters.len(), |place| place.name)
    }

    fn digits_from(&self, person: usize) -> usize {
        let place = self.people.get(person);
        place.map_or(self.digits.len(), |place| place.digits)
    }

    pub(super) fn find(&self, wanted: &Wanted<'_>, ranking: &mut Ranking) {
        let look = self.look(wanted);
        let mut text = Candidates::new(look.finder, look.outlines, |place| place.name);
        let mut numbers: Vec<Candidates<'_>> = wanted
            .digits
            .iter()
            .map(|digits| Candidates::new(digits, self.digits.as_bytes(), |place| place.digits))
            .collect();
        let mut next = 0;
        loop {
            let by_text = text.next_from(next, &self.people);
            let by_number = numbers
                .iter_mut()
                .filter_map(|digits| digits.next_from(next, &self.people));
            let Some(person) = by_number.chain(by_text).min() else {
                break;
            };
            let by_number = self.match_number(wanted, person);
            let by_text = self.match_texts(&look, person, by_number);
            if let Some(quality) = by_number.into_iter().chain(by_text).min() {
                ranking.take(self.people[person].id, quality);
            }
            next = person + 1;
        }
    }

    fn match_number(&self, wanted: &Wanted<'_>, person: usize) -> Option<MatchQuality> {
        let typed = wanted.digits.first()?;
        let place = &self.people[person];
        let end = self.digits_from(person + 1);
        let abroad = &self.digits[place.digits..place.home - 1];
        let home = &self.digits[place.home..end - 1];
        let both = &self.digits.as_bytes()[place.digits..end];
        wanted
            .query
            .match_dialled(abroad, home, |_| typed.find(both).is_some())
    }

    /// How this page is to be looked through.
    fn look<'a>(&'a self, wanted: &'a Wanted<'_>) -> Look<'a> {
        // A lone consonant stands for syllables with any vowel, and lone letters
        // in a text can be what a typed syllable is made of.
        let (finder, outlines) = match wanted.has_lone || self.has_lone {
            true => (&wanted.by_initial, &self.by_initial),
            false => (&wanted.by_vowel, &self.by_vowel),
        };
        Look {
            wanted,
            finder,
            outlines,
            letters: &self.letters,
            may_be_exact: !wanted.has_lone || self.has_lone,
        }
    }

    /// How the best of a person's texts fits; nothing is looked for that would be
    /// no better than what fits already.
    fn match_texts(
        &self,
        look: &Look<'_>,
        person: usize,
        already: Option<MatchQuality>,
    ) -> Option<MatchQuality> {
        let place = &self.people[person];
        let end = self.letters_from(person + 1);
        let texts = [
            place.name..place.company - 1,
            place.company..place.email - 1,
            place.email..end - 1,
        ];
        let typed = look.wanted.query.typed().len();
        let starts = texts
            .iter()
            .filter(|text| look.begins_outlined(text) && look.is_exact(text.start))
            .map(|text| match text.len() == typed {
                true => MatchQuality::Whole,
                false => MatchQuality::Edge,
            });
        let best = starts.chain(already).min();
        if best.is_some_and(|best| best <= MatchQuality::Inside) {
            return best;
        }
        look.match_inside(place.name..end, &texts)
    }
}

/// One page, looked through for one search.
struct Look<'a> {
    wanted: &'a Wanted<'a>,
    finder: &'a Finder<'static>,
    outlines: &'a [u8],
    letters: &'a [char],
    /// Whether what was typed can stand in this page as it is.
    may_be_exact: bool,
}

impl Look<'_> {
    /// How the texts between these places fit, none of which begins with what was
    /// typed as it stands.
    fn match_inside(&self, letters: Range<usize>, texts: &[Range<usize>]) -> Option<MatchQuality> {
        let mut best = None;
        let mut from = letters.start;
        while let Some(found) = self.finder.find(&self.outlines[from..letters.end]) {
            let at = from + found;
            if self.is_exact(at) {
                return Some(MatchQuality::Inside);
            }
            let quality = texts
                .iter()
                .find(|text| text.contains(&at))
                .filter(|text| self.fits(at..text.end))
                .map(|text| match text.start == at {
                    true => MatchQuality::UnfinishedStart,
                    false => MatchQuality::UnfinishedInside,
                });
            best = best.into_iter().chain(quality).min();
            // Nothing better can come but a text that begins with it, which is
            // seen at once.
            if !self.may_be_exact && best.is_some() {
                let begins =
                    |text: &Range<usize>| self.begins_outlined(text) && self.fits(text.clone());
                return match texts.iter().any(begins) {
                    true => Some(MatchQuality::UnfinishedStart),
                    false => best,
                };
            }
            from = at + 1;
        }
        best
    }

    /// Whether a text begins with the outline of what was typed.
    fn begins_outlined(&self, text: &Range<usize>) -> bool {
        self.outlines[text.clone()].starts_with(self.finder.needle())
    }

    /// Whether the typed text stands, as it is, where its outline was found.
    fn is_exact(&self, at: usize) -> bool {
        self.wanted.is_ascii
            || self.may_be_exact && self.letters[at..].starts_with(self.wanted.query.typed())
    }

    /// Whether these letters begin as the typed text does so far, where its
    /// outline was found.
    fn fits(&self, letters: Range<usize>) -> bool {
        self.wanted.is_initials || self.wanted.query.fits_unfinished(&self.letters[letters])
    }
}

/// The people of a page in whose texts something was found, one after the other.
struct Candidates<'a> {
    finder: &'a Finder<'static>,
    texts: &'a [u8],
    start_of: fn(&Place) -> usize,
    /// Who was found last.
    found: Option<usize>,
    is_over: bool,
}

impl<'a> Candidates<'a> {
    fn new(finder: &'a Finder<'static>, texts: &'a [u8], start_of: fn(&Place) -> usize) -> Self {
        Self {
            finder,
            texts,
            start_of,
            found: None,
            is_over: false,
        }
    }

    /// The first person found who is not before this one.
    fn next_from(&mut self, person: usize, people: &[Place]) -> Option<usize> {
        if self.is_over || self.found.is_some_and(|found| found >= person) {
            return self.found.filter(|_| !self.is_over);
        }
        let start_of = self.start_of;
        let from = people.get(person).map(start_of);
        let at = from.and_then(|from| Some(from + self.finder.find(&self.texts[from..])?));
        self.found = at.map(|at| {
            let further = people[person + 1..].iter();
            person + further.take_while(|place| start_of(place) <= at).count()
        });
        self.is_over = self.found.is_none();
        self.found
    }
}
