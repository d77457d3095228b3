//! What did people say in their own words?
//!
//! Answers that were typed are counted by the words they speak of and by whether they
//! speak well or badly (crate `free_text`, `docs/free-text.md`), always of one fair: the
//! difference between fairs would tell of few. What is quoted names nobody on record and
//! holds no address.

use super::segments::{SMALLEST, sensitive_word};
use crate::facts::Facts;
use crate::{Booth, BoothError, FairScope, Right, wording};
use free_text::Told;
use records::staff::AccessAct;
use std::collections::{BTreeMap, HashMap, HashSet};
use survey::Kind;
use tables::{contact as contact_table, destroyed_person, response as response_table};
use uuid::Uuid;
use words::{Sentence, sentence, typed::cleaned};

const ASKS_WHO: &str = include_str!("../../../../../assets/free-text/asks-who.txt");

/// What was answered to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InOwnWords {
    /// Its path.
    pub path: String,
    /// What it asks.
    pub label: Sentence,
    /// What was said.
    pub said: Said,
}

/// What may be told of the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// What people spoke of, and how.
    Words(Told),
    /// It asks for a handle: how many gave one; none for fewer than five.
    Handles(Option<u32>),
}

impl InOwnWords {
    /// What there is to know before the numbers.
    pub fn sentence(&self) -> Sentence {
        match &self.said {
            Said::Handles(Some(people)) => sentence!("own-words-handles", people = people),
            Said::Handles(None) => sentence!("own-words-few-handles"),
            Said::Words(told) if told.keywords.is_empty() && told.moods.is_empty() => {
                sentence!("own-words-few")
            }
            Said::Words(_) => sentence!("own-words-told"),
        }
    }
}

/// What a question asks for.
#[derive(Clone, Copy, PartialEq)]
enum AsksFor {
    Words,
    Handle,
}

impl Booth {
    /// What people answered in their own words at this fair, or at another one, question by
    /// question as they were asked last. That it was shown is on record.
    ///
    /// # Errors
    /// [`BoothError::NotAllowed`], [`BoothError::Tables`], and when it cannot be recorded.
    pub fn in_own_words(&mut self, fair: Option<Uuid>) -> Result<Vec<InOwnWords>, BoothError> {
        let scope = fair.map_or(FairScope::Current, FairScope::Of);
        let facts = self.facts();
        facts.require(Right::Owner)?;
        let reading = facts.tables.unchecked_transaction()?;
        let (said, people) = facts.in_own_words(scope)?;
        reading.finish()?;
        self.note_list(AccessAct::Listed, people)?;
        Ok(said)
    }
}

impl Facts<'_> {
    /// What was said, and by how many people.
    fn in_own_words(&self, scope: FairScope) -> Result<(Vec<InOwnWords>, usize), BoothError> {
        let asked = self.typed_questions()?;
        let persons = self.persons()?;
        let gone: HashSet<Uuid> = destroyed_person::visitors(self.tables)?
            .into_iter()
            .collect();
        // What each person answered last.
        let mut answers: HashMap<String, BTreeMap<Uuid, String>> = HashMap::new();
        let fair = self.session.current.in_scope(scope);
        response_table::each_answer(self.tables, fair, |visitor, path, value| {
            let is_typed = asked.iter().any(|(known, ..)| known == path);
            if is_typed && !gone.contains(&visitor) && !value.trim().is_empty() {
                let of_question = answers.entry(path.to_owned()).or_default();
                of_question.insert(persons.of(visitor), value.to_owned());
            }
        })?;
        let spoke: HashSet<Uuid> = answers.values().flat_map(BTreeMap::keys).copied().collect();
        let names = Names::read(self)?;
        let said = asked.into_iter().filter_map(|(path, label, asks_for)| {
            let answers = answers.remove(&path)?;
            let said = match asks_for {
                AsksFor::Handle => {
                    let people = u32::try_from(answers.len()).unwrap_or(u32::MAX);
                    Said::Handles((people >= SMALLEST).then_some(people))
                }
                AsksFor::Words => {
                    let texts: Vec<&str> = answers.values().map(String::as_str).collect();
                    Said::Words(free_text::tell(&texts, |text| names.may_be_told(text)))
                }
            };
            Some(InOwnWords { path, label, said })
        });
        Ok((said.collect(), spoke.len()))
    }

    /// Every question of every version that is answered by typing and may be read, in its
    /// latest words.
    fn typed_questions(&self) -> Result<Vec<(String, Sentence, AsksFor)>, BoothError> {
        let mut typed: Vec<(String, Sentence, AsksFor)> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for version in self.questionnaires_latest_first()? {
            for question in version.questionnaire.questions() {
                if question.kind != Kind::Text || !seen.insert(question.path.clone()) {
                    continue;
                }
                let label = wording::label(&version.questionnaire, question);
                let texts = [&label.ko, &label.en];
                let has = |kind| texts.iter().any(|text| asks_who(kind, text));
                let is_sensitive = texts.iter().any(|text| sensitive_word(text).is_some());
                let asks_for = match () {
                    () if is_sensitive => continue,
                    () if has("handle") => AsksFor::Handle,
                    () if has("contact") => continue,
                    () => AsksFor::Words,
                };
                typed.push((question.path.clone(), label, asks_for));
            }
        }
        Ok(typed)
    }
}

/// Whether a question has a word of that kind.
fn asks_who(kind: &str, text: &str) -> bool {
    let text = cleaned(text).to_lowercase();
    let mut lines = ASKS_WHO.lines().filter_map(|line| line.split_once(": "));
    let words = lines.find(|(of, _)| *of == kind).map(|(_, words)| words);
    words
        .unwrap_or("")
        .split(' ')
        .any(|word| match word.is_ascii() {
            true => text
                .split(|it: char| !it.is_ascii_alphanumeric())
                .any(|it| it == word),
            false => text.contains(word),
        })
}

/// The names on record, by how they read without spaces, so that an answer is held
/// against the few that may stand in it and not against fifty thousand.
struct Names {
    by_letters: HashMap<Vec<char>, String>,
    longest: usize,
}

impl Names {
    fn read(facts: &Facts<'_>) -> Result<Self, BoothError> {
        let mut by_letters = HashMap::new();
        contact_table::each(facts.tables, |contact| {
            by_letters.insert(letters(&contact.name), contact.name);
        })?;
        let longest = by_letters.keys().map(Vec::len).max().unwrap_or(0);
        Ok(Self {
            by_letters,
            longest,
        })
    }

    /// Whether a text says nobody's name, address, number or handle.
    fn may_be_told(&self, text: &str) -> bool {
        !people::holds_contact_point(text) && !holds_handle(text) && !self.name_somebody(text)
    }

    fn name_somebody(&self, text: &str) -> bool {
        let letters = letters(text);
        (0..letters.len()).any(|from| {
            let most = letters.len().min(from + self.longest);
            (from + 1..=most).any(|to| {
                let name = self.by_letters.get(&letters[from..to]);
                name.is_some_and(|name| people::says_name(text, name))
            })
        })
    }
}

fn letters(text: &str) -> Vec<char> {
    let text = cleaned(text).to_lowercase();
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// Whether something in a text looks like the name of an account or a page: `@glass`,
/// `my_glass`, `glass.example`.
fn holds_handle(text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let is_letter = |at: usize| text.get(at).is_some_and(char::is_ascii_alphanumeric);
    (0..text.len()).any(|at| match text[at] {
        '@' | '_' => true,
        '.' => {
            at > 0 && is_letter(at - 1) && text.get(at + 1).is_some_and(char::is_ascii_alphabetic)
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_for_who_somebody_is_are_told_from_others() {
        for (kind, text) in [
            ("handle", "인스타 아이디를 알려 주세요"),
            ("handle", "Your Instagram account"),
            ("contact", "성함과 연락처를 적어 주세요"),
            ("contact", "What is your name?"),
        ] {
            assert!(asks_who(kind, text), "{text}");
        }
        for text in [
            "바라시는 것이 있으면 적어 주세요",
            "What do you wish we made?",
        ] {
            assert!(
                !asks_who("handle", text) && !asks_who("contact", text),
                "{text}"
            );
        }
    }

    #[test]
    fn handles_are_seen_in_a_text() {
        for text in [
            "@glass 예뻐요",
            "my_glass 팔로우했어요",
            "glass.example 보세요",
        ] {
            assert!(holds_handle(text), "{text}");
        }
        for text in ["예뻐요. 또 올게요", "2.5배 커요", "Nice glass. Thanks."] {
            assert!(!holds_handle(text), "{text}");
        }
    }
}
