//! What may be told of what many people said.

use crate::mood::Mood;
use crate::reading::read;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A number is told when at least so many people said it, and at least so many answered
/// without saying it.
pub const SMALLEST: usize = 5;
/// At most so many keywords are told, those of most people.
pub const MOST_KEYWORDS: usize = 30;
/// At most so many quotes stand behind one keyword or mood.
pub const MOST_QUOTES: usize = 12;

/// What people said, as far as it tells nothing of one to four of them.
///
/// How many answered is not told, and no sum of what is told comes near it: another page
/// may say how many were asked, and the difference would tell who said nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The words that they spoke of, those of most people first.
    pub keywords: Vec<(String, Behind)>,
    /// Whether there are more keywords than [`MOST_KEYWORDS`].
    pub has_more_keywords: bool,
    /// Who spoke well and who badly; a mood that is not told is missing.
    pub moods: Vec<(Mood, Behind)>,
}

impl Told {
    /// Who spoke so; none when it is not told.
    pub fn mood(&self, mood: Mood) -> Option<&Behind> {
        let found = self.moods.iter().find(|(it, _)| *it == mood);
        found.map(|(_, behind)| behind)
    }
}

/// The people behind a keyword or mood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// How many they are.
    pub people: usize,
    /// What some of them said, each text once and in the order of the alphabet, so that
    /// neither its place nor how often it was said tells whose it is.
    pub quotes: Vec<String>,
}

/// What may be told of the answers, one for each person. `may_be_told` says whether a text
/// names nobody and holds no address; keywords and quotes that do are left out.
pub fn tell(answers: &[&str], may_be_told: impl Fn(&str) -> bool) -> Told {
    let people = answers.len();
    let mut by_keyword: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_mood: BTreeMap<Mood, Vec<usize>> = BTreeMap::new();
    for (place, answer) in answers.iter().enumerate() {
        let reading = read(answer);
        for keyword in reading.keywords {
            by_keyword.entry(keyword).or_default().push(place);
        }
        by_mood.entry(reading.mood).or_default().push(place);
    }
    let mut keywords: Vec<_> = by_keyword.into_iter().collect();
    keywords.retain(|(keyword, places)| {
        is_enough(places.len()) && is_enough(people - places.len()) && may_be_told(keyword)
    });
    // Stable, so that words of as many people stay in the order of the alphabet.
    keywords.sort_by_key(|(_, places)| Reverse(places.len()));
    let has_more_keywords = keywords.len() > MOST_KEYWORDS;
    keywords.truncate(MOST_KEYWORDS);
    by_mood.retain(|mood, places| *mood != Mood::Neither && is_enough(places.len()));
    let told = |by_mood: &BTreeMap<Mood, Vec<usize>>| by_mood.values().map(Vec::len).sum::<usize>();
    while !by_mood.is_empty() && !is_enough(people - told(&by_mood)) {
        let smallest = by_mood.iter().min_by_key(|(_, places)| places.len());
        let smallest = smallest.map(|(mood, _)| *mood);
        by_mood.retain(|mood, _| Some(*mood) != smallest);
    }
    let behind = |places: &[usize]| Behind {
        people: places.len(),
        quotes: quotes(places.iter().map(|place| answers[*place]), &may_be_told),
    };
    Told {
        keywords: keywords
            .into_iter()
            .map(|(keyword, places)| (keyword, behind(&places)))
            .collect(),
        has_more_keywords,
        moods: by_mood
            .into_iter()
            .map(|(mood, places)| (mood, behind(&places)))
            .collect(),
    }
}

fn is_enough(people: usize) -> bool {
    people >= SMALLEST
}

fn quotes<'a>(
    answers: impl Iterator<Item = &'a str>,
    may_be_told: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut texts: BTreeSet<&str> = answers.map(str::trim).collect();
    texts.retain(|text| may_be_told(text));
    // Evenly over the alphabet, not its first letters only.
    let step = texts.len().div_ceil(MOST_QUOTES).max(1);
    texts.into_iter().step_by(step).map(str::to_owned).collect()
}
