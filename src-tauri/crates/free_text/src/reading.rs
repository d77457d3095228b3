//! One answer: the words it speaks of, and its mood.

use crate::lists::{ENGLISH, KOREAN, Predicate, predicate};
use crate::mood::Mood;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// What an answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The words it speaks of, each once: nouns, and describing words as in a dictionary.
    pub keywords: BTreeSet<String>,
    /// Its mood.
    pub mood: Mood,
}

/// How a describing word is turned round.
#[derive(Clone, Copy, PartialEq)]
enum Turned {
    /// It is not so.
    Not,
    /// There is none of it.
    None,
}

/// Reads an answer.
pub fn read(answer: &str) -> Reading {
    let text: String = answer.nfc().collect::<String>().to_lowercase();
    let text = text.replace('\u{2019}', "'");
    let joined = KOREAN.all("joined");
    let text = joined.fold(text, |text, word| text.replace(&format!("{word} "), word));
    let mut keywords = BTreeSet::new();
    let (mut good, mut bad) = (false, false);
    for sentence in text.split_inclusive(['.', '!', '?', ',', '\n', ';', '~', '…']) {
        let tokens = tokens(sentence);
        let judges = !asks(sentence, &tokens) && !wishes(&tokens);
        let describing: Vec<_> = tokens.iter().map(|it| described(it)).collect();
        // A word that turns others round judges by itself only where there is no other.
        let others = |place: usize| {
            let known = describing.iter().enumerate();
            known
                .filter(|(at, it)| *at != place && it.is_some())
                .count()
        };
        for (place, token) in tokens.iter().enumerate() {
            let Some((predicate, joined)) = describing[place] else {
                keywords.extend(noun(token));
                continue;
            };
            if KOREAN.has("not-before", token) && others(place) > 0 {
                continue;
            }
            let turned = if joined {
                Some(Turned::Not)
            } else {
                turned(&tokens, place, &describing)
            };
            keywords.extend(keyword(predicate, token, turned));
            if judges {
                let mood = match (predicate.mood, turned) {
                    (mood, None) | (mood @ Mood::Neither, _) => mood,
                    (Mood::Good, _) => Mood::Bad,
                    (Mood::Bad, _) => Mood::Good,
                };
                good |= mood == Mood::Good;
                bad |= mood == Mood::Bad;
            }
        }
    }
    let mood = match (good, bad) {
        (true, false) => Mood::Good,
        (false, true) => Mood::Bad,
        _ => Mood::Neither,
    };
    Reading { keywords, mood }
}

fn tokens(sentence: &str) -> Vec<&str> {
    let tokens = sentence.split(|it: char| !it.is_alphanumeric() && it != '\'');
    let tokens = tokens.map(|it| it.trim_matches('\''));
    tokens.filter(|it| !it.is_empty()).collect()
}

/// The describing word that a token is, and whether "not" is written together with it.
fn described(token: &str) -> Option<(&'static Predicate, bool)> {
    // A noun that only begins like one.
    if KOREAN.has("whole", token) {
        return None;
    }
    if let Some(known) = predicate(token) {
        return Some((known, false));
    }
    let rest = token
        .strip_prefix(|first: char| KOREAN.has("not-joined", first.encode_utf8(&mut [0; 4])))?;
    predicate(rest).map(|known| (known, true))
}

/// Whether the describing word at `place` is turned round by what stands around it.
fn turned(
    tokens: &[&str],
    place: usize,
    describing: &[Option<(&Predicate, bool)>],
) -> Option<Turned> {
    let token = tokens[place];
    if token.is_ascii() {
        let before = &tokens[place.saturating_sub(3)..place];
        let not = before.iter().any(|it| ENGLISH.has("not", it));
        return not.then_some(Turned::Not);
    }
    if place > 0 && KOREAN.has("not-before", tokens[place - 1])
        || KOREAN.stands_in("not-within", token)
    {
        return Some(Turned::Not);
    }
    let next = tokens.get(place + 1)?;
    if KOREAN.ends("not-ending", token) && KOREAN.begins("not-after", next) {
        return Some(Turned::Not);
    }
    if KOREAN.ends("clause-end", token) {
        return None;
    }
    let after = tokens[place + 1..].iter().zip(&describing[place + 1..]);
    let mut after = after
        .take(2)
        .take_while(|(_, described)| described.is_none());
    after
        .any(|(it, _)| KOREAN.begins("none", it))
        .then_some(Turned::None)
}

fn keyword(predicate: &Predicate, token: &str, turned: Option<Turned>) -> Option<String> {
    let keyword = predicate.keyword?;
    match turned {
        None => Some(keyword.to_owned()),
        Some(Turned::Not) if token.is_ascii() => Some(format!("not {keyword}")),
        Some(Turned::Not) => {
            let stem = KOREAN.rests("dictionary-end", keyword).next()?;
            let not = KOREAN.all("not-dictionary-end").next()?;
            Some(format!("{stem}{}", not.replace('_', " ")))
        }
        Some(Turned::None) => None,
    }
}

fn asks(sentence: &str, tokens: &[&str]) -> bool {
    let last = tokens.last();
    sentence.ends_with('?') || last.is_some_and(|it| KOREAN.ends("question-ending", it))
}

fn wishes(tokens: &[&str]) -> bool {
    let if_then = tokens.windows(2).any(|pair| {
        KOREAN.ends("if", pair[0])
            && noun(pair[0]).is_none_or(|it| it != pair[0])
            && KOREAN.begins("if-then", pair[1])
    });
    if_then
        || tokens.iter().any(|it| {
            KOREAN.begins("wish", it) || KOREAN.ends("wish", it) || ENGLISH.has("wish", it)
        })
}

/// The noun that a token is with its particles.
fn noun(token: &str) -> Option<String> {
    if token.is_ascii() {
        return english(token);
    }
    if token.starts_with(|it: char| it.is_numeric()) {
        return None;
    }
    if KOREAN.has("stop", token) || KOREAN.begins("stop-stem", token) {
        return None;
    }
    let bare = without_particles(token);
    if KOREAN.has("whole", bare) {
        return kept(bare);
    }
    if let Some(noun) = before_light_verb(token) {
        return kept(noun);
    }
    let nouns = KOREAN.rests("to-be", token).filter(|it| long_enough(it));
    if let Some(noun) = nouns.min_by_key(|it| it.len()) {
        return kept(without_particles(noun));
    }
    let is_verb = token.chars().count() > 1
        && (KOREAN.ends("ending", token) || KOREAN.stands_in("past", token));
    if is_verb {
        return None;
    }
    // An unknown noun of one syllable with its particle.
    let kind = "particle-after-consonant";
    let is_noun_and_particle = bare == token
        && token.chars().count() == 2
        && KOREAN.rests(kind, token).any(|noun| may_follow(kind, noun));
    kept(bare).filter(|_| !is_noun_and_particle)
}

fn kept(noun: &str) -> Option<String> {
    let kept = long_enough(noun) && !KOREAN.has("stop", noun) && !KOREAN.begins("stop-stem", noun);
    kept.then(|| noun.to_owned())
}

fn long_enough(noun: &str) -> bool {
    noun.chars().count() > 1 || KOREAN.has("short", noun)
}

/// The noun before the verb that is made of it.
fn before_light_verb(token: &str) -> Option<&str> {
    let mut places = token.char_indices().skip(2);
    let (end, _) = places.find(|(at, _)| KOREAN.begins("light", &token[*at..]))?;
    Some(&token[..end])
}

/// The token without up to three particles, the shortest noun that is one.
fn without_particles(token: &str) -> &str {
    let mut noun = token;
    for _ in 0..3 {
        if KOREAN.has("whole", noun) {
            break;
        }
        let kinds = [
            "particle",
            "particle-after-consonant",
            "particle-after-vowel",
            "particle-after-vowel-or-l",
        ];
        let rests = kinds.into_iter().flat_map(|kind| {
            let rests = KOREAN.rests(kind, noun);
            rests.filter(move |rest| long_enough(rest) && may_follow(kind, rest))
        });
        let Some(rest) = rests.min_by_key(|rest| rest.len()) else {
            break;
        };
        noun = rest;
    }
    noun
}

/// Whether a particle of that kind may follow the noun. One of other letters ends with any
/// sound.
fn may_follow(kind: &str, noun: &str) -> bool {
    let Some(last) = noun
        .chars()
        .last()
        .filter(|it| ('\u{AC00}'..='\u{D7A3}').contains(it))
    else {
        return true;
    };
    // Each vowel of Unicode's syllables stands with no final consonant, then with 27.
    let last = (u32::from(last) - 0xAC00) % 28;
    const L: u32 = 8;
    match kind {
        "particle-after-consonant" => last != 0,
        "particle-after-vowel" => last == 0,
        "particle-after-vowel-or-l" => last == 0 || last == L,
        _ => true,
    }
}

/// The English word that a token is, without its plural.
fn english(token: &str) -> Option<String> {
    if token.starts_with(|it: char| it.is_ascii_digit()) || ENGLISH.has("stop", token) {
        return None;
    }
    let token = token.trim_end_matches("'s");
    let singular = token.strip_suffix('s');
    let singular = singular.filter(|it| it.len() > 2 && !it.ends_with(['s', 'u', 'i']));
    let word = singular.unwrap_or(token);
    (word.len() > 2 && !ENGLISH.has("stop", word)).then(|| word.to_owned())
}
