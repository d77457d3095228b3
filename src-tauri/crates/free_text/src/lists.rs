//! The lists in `assets/free-text`.

use crate::mood::Mood;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words by their kind.
pub(crate) struct Words(HashMap<&'static str, HashSet<&'static str>>);

/// A describing word.
pub(crate) struct Predicate {
    /// As in a dictionary; none when it only judges.
    pub keyword: Option<&'static str>,
    /// What it says when nothing turns it round.
    pub mood: Mood,
}

pub(crate) static KOREAN: LazyLock<Words> =
    LazyLock::new(|| Words::of(include_str!("../../../../assets/free-text/korean.txt")));
pub(crate) static ENGLISH: LazyLock<Words> =
    LazyLock::new(|| Words::of(include_str!("../../../../assets/free-text/english.txt")));
static PREDICATES: LazyLock<HashMap<&'static str, Predicate>> = LazyLock::new(predicates);

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

impl Words {
    fn of(text: &'static str) -> Self {
        let mut kinds: HashMap<_, HashSet<_>> = HashMap::new();
        for (kind, words) in lines(text).filter_map(|line| line.split_once(": ")) {
            kinds
                .entry(kind)
                .or_default()
                .extend(words.split_whitespace());
        }
        Self(kinds)
    }

    /// All of that kind.
    pub(crate) fn all(&self, kind: &str) -> impl Iterator<Item = &'static str> {
        self.0.get(kind).into_iter().flatten().copied()
    }

    /// Whether `word` is one of that kind.
    pub(crate) fn has(&self, kind: &str, word: &str) -> bool {
        self.0.get(kind).is_some_and(|words| words.contains(word))
    }

    /// Whether `word` begins with one of that kind.
    pub(crate) fn begins(&self, kind: &str, word: &str) -> bool {
        self.all(kind).any(|it| word.starts_with(it))
    }

    /// Whether `word` ends with one of that kind, after something else.
    pub(crate) fn ends(&self, kind: &str, word: &str) -> bool {
        self.rests(kind, word).next().is_some()
    }

    /// Whether one of that kind stands anywhere in `word`.
    pub(crate) fn stands_in(&self, kind: &str, word: &str) -> bool {
        self.all(kind).any(|it| word.contains(it))
    }

    /// What is left of `word` without each of that kind it ends with.
    pub(crate) fn rests<'a>(&self, kind: &str, word: &'a str) -> impl Iterator<Item = &'a str> {
        let rests = self.all(kind).filter_map(|it| word.strip_suffix(it));
        rests.filter(|rest| !rest.is_empty())
    }
}

/// The describing word that a Korean token begins with (the longest), or that an English
/// one is.
pub(crate) fn predicate(token: &str) -> Option<&'static Predicate> {
    if token.is_ascii() {
        return PREDICATES.get(token);
    }
    let ends = token.char_indices().map(|(at, it)| at + it.len_utf8());
    let mut known = ends.filter_map(|end| PREDICATES.get(&token[..end]));
    known.next_back()
}

fn predicates() -> HashMap<&'static str, Predicate> {
    let mut predicates = HashMap::new();
    for line in lines(include_str!("../../../../assets/free-text/predicates.txt")) {
        let mut words = line.split_whitespace();
        let keyword = words.next().filter(|it| *it != "_");
        let mood = match words.next() {
            Some("+") => Mood::Good,
            Some("-") => Mood::Bad,
            _ => Mood::Neither,
        };
        for beginning in words {
            predicates.insert(beginning, Predicate { keyword, mood });
        }
    }
    predicates
}
