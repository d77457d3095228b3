//! Who among very many people is meant, answered between two keys?
//!
//! The folded text of everybody lies in a few hundred pages of plain memory and
//! is looked through from one end to the other at every key. An index of words,
//! or of every three letters, would not find a hit anywhere in a name, an initial
//! or a half-typed syllable without a second index for each; looking through
//! everything has no case that is different from the others, and 200,000 people
//! take some sixty megabytes.
//!
//! What makes it fast are outlines: one byte for each character, which is the same
//! for a syllable and everything that is half typed on the way to it. So one search
//! for bytes (`memmem`) gives every place where a text may fit, finished or not,
//! and only there the rules of [`SearchQuery`] are asked. There are two: where an
//! initial was typed for a syllable, it is the initial that all share; everywhere
//! else the vowel counts, too, which leaves a tenth of the places. The index finds what [`SearchQuery::match_person`]
//! finds in each person, in the same order, which is tested with random people.

mod outline;
mod page;
mod ranking;
mod wanted;

pub use ranking::Hits;

use crate::search::{SearchQuery, Searched};
use page::{Folded, PAGE, Page};
use ranking::Ranking;
use uuid::Uuid;
use wanted::Wanted;

/// Everybody who can be searched for, by id.
///
/// Of equals the greater id comes first; ids that begin with the time (UUIDv7)
/// put the newest first. It holds what it was given, so whoever keeps one takes
/// out who is gone.
#[derive(Debug, Clone, Default)]
pub struct PeopleIndex {
    /// In the order of ids, the greatest first; none is empty.
    pages: Vec<Page>,
}

impl PeopleIndex {
    /// Whom this finds, the best first, as [`SearchQuery::match_person`] judges
    /// each of them. An empty search finds nobody.
    pub fn find(&self, query: &SearchQuery, most: usize) -> Hits {
        let mut ranking = Ranking::new(most);
        if !query.is_empty() {
            let wanted = Wanted::new(query);
            for page in &self.pages {
                page.find(&wanted, &mut ranking);
            }
        }
        ranking.hits()
    }

    /// Puts a person in, in the place of what was known of her.
    pub fn put(&mut self, id: Uuid, person: &Searched<'_>) {
        let folded = Folded::new(person);
        let at = self.page_of(id);
        // Less than all: whoever puts in everybody, the greatest id first, fills
        // one page after the other.
        if at == self.pages.len() && self.pages.last().is_none_or(|page| page.len() >= PAGE) {
            self.pages.push(Page::default());
        }
        let at = at.min(self.pages.len() - 1);
        self.pages[at].put(id, &folded);
        self.divide(at);
    }

    /// Takes a person out, if she is there.
    pub fn remove(&mut self, id: Uuid) {
        let at = self.page_of(id);
        if let Some(page) = self.pages.get_mut(at) {
            page.remove(id);
            if page.is_empty() {
                self.pages.remove(at);
            }
        }
    }

    /// How many people are in it.
    pub fn len(&self) -> usize {
        self.pages.iter().map(Page::len).sum()
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The page in which this id stands or belongs; behind the last page when it
    /// is less than all.
    fn page_of(&self, id: Uuid) -> usize {
        self.pages
            .partition_point(|page| page.least().is_some_and(|least| least > id))
    }

    /// Makes two pages of one that has grown too long.
    fn divide(&mut self, at: usize) {
        if let Some(page) = self.pages.get_mut(at)
            && page.len() >= 2 * PAGE
        {
            let rest = page.split_off(PAGE);
            self.pages.insert(at + 1, rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever is put in, changed and taken out in any order lies as if she had
    /// been put in once: pages are divided and emptied on the way.
    #[test]
    fn an_index_holds_who_was_put_in_last() {
        let people = 3 * PAGE as u128;
        let mut index = PeopleIndex::default();
        let name = |number: u128, version: u8| format!("{version}이름{number}끝");
        let put = |index: &mut PeopleIndex, number: u128, version| {
            let name = name(number, version);
            let person = Searched {
                name: &name,
                phone: "+821012345678",
                ..Searched::default()
            };
            index.put(Uuid::from_u128(number), &person);
        };
        // 7 shares no factor with the number of people, so everybody comes once.
        for number in 0..people {
            put(&mut index, number * 7 % people, 1);
        }
        for number in (0..people).step_by(3) {
            put(&mut index, number, 2);
        }
        for number in (0..people).step_by(2) {
            index.remove(Uuid::from_u128(number));
            index.remove(Uuid::from_u128(number));
        }
        let odd: Vec<u128> = (0..people).rev().filter(|number| number % 2 == 1).collect();
        assert_eq!(index.len(), odd.len());
        let found = |typed: &str| index.find(&SearchQuery::new(typed), usize::MAX).best;
        let all: Vec<Uuid> = odd.iter().copied().map(Uuid::from_u128).collect();
        assert_eq!(found("이름"), all);
        assert_eq!(found("5678"), all);
        for number in odd {
            let (now, before) = match number % 3 {
                0 => (2, 1),
                _ => (1, 2),
            };
            assert_eq!(found(&name(number, now)), [Uuid::from_u128(number)]);
            assert!(found(&name(number, before)).is_empty());
        }
        for number in 0..people {
            index.remove(Uuid::from_u128(number));
        }
        assert!(index.is_empty());
    }
}
