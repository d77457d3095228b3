//! What did people say in their own words?
//!
//! Answers that were typed are counted by the words they speak of and by whether they
//! speak well or badly (crate `free_text`, `docs/free-text.md`), always of one fair: the
//! difference between fairs would tell of few. What is quoted names nobody on record and
//! holds no address.

use super::segments::{SMALLEST, may_lead_to, sensitive_word};
use crate::facts::Facts;
use crate::{Booth, BoothError, FairScope, Right, wording};
use free_text::Told;
use records::staff::AccessAct;
use std::collections::{BTreeMap, HashMap, HashSet};
use survey::Kind;
use tables::{contact as contact_table, destroyed_person, response as response_table};
use uuid::Uuid;
use words::{Sentence, sentence, typed::cleaned};

/// Of a text, the words with which somebody signs it: `이하늘 드림`.
const SIGNED: &str = "signed";
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
    /// It asks for a handle: whether five people or more gave one. How many is not told:
    /// beside how many were asked it would tell how many gave none.
    Handles(bool),
}

impl InOwnWords {
    /// What there is to know before the numbers.
    pub fn sentence(&self) -> Sentence {
        match &self.said {
            Said::Handles(true) => sentence!("own-words-handles"),
            Said::Handles(false) => sentence!("own-words-few-handles"),
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
                    Said::Handles(people >= SMALLEST)
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
                let has = |kind| texts.iter().any(|text| says_who(kind, text));
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

/// Whether a question or an answer has a word of that kind.
fn says_who(kind: &str, text: &str) -> bool {
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
        for (_, member) in facts.staff()? {
            by_letters.insert(letters(&member.name), member.name);
        }
        let longest = by_letters.keys().map(Vec::len).max().unwrap_or(0);
        Ok(Self {
            by_letters,
            longest,
        })
    }

    /// Whether a text says nobody's name, address, number or handle, as far as these are
    /// recognised, and nothing sensitive.
    fn may_be_told(&self, text: &str) -> bool {
        let leads_to_somebody = people::holds_contact_point(text)
            || people::holds_identity_number(text)
            || may_lead_to(text)
            || holds_handle(text)
            || says_who(SIGNED, text)
            || holds_street(text)
            || self.name_somebody(text);
        !leads_to_somebody && sensitive_word(text).is_none()
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

/// Whether it holds the name of a street with a number behind it: `월드컵로 12`.
fn holds_street(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let is_street = pair[0].ends_with('로') || pair[0].ends_with('길');
        is_street
            && pair[0].chars().count() > 2
            && pair[1].starts_with(|it: char| it.is_ascii_digit())
    })
}

/// Whether a word is Latin letters and digits, as accounts are called: `glasslover88`.
fn is_account(word: &str) -> bool {
    word.len() >= SHORTEST_ACCOUNT
        && word.is_ascii()
        && word.starts_with(|it: char| it.is_ascii_alphabetic())
        && word.contains(|it: char| it.is_ascii_digit())
}

const SHORTEST_ACCOUNT: usize = 5;

/// Whether something in a text looks like the name of an account or a page: `@glass`,
/// `my_glass`, `glass.example`, `glasslover88`.
fn holds_handle(text: &str) -> bool {
    let mut words = text.split(|it: char| !it.is_ascii_alphanumeric());
    if words.any(is_account) {
        return true;
    }
    let text: Vec<char> = text.chars().collect();
    let is_letter = |at: usize| text.get(at).is_some_and(char::is_ascii_alphanumeric);
    (0..text.len()).any(|at| match text[at] {
        '@' | '＠' | '_' => true,
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
            assert!(says_who(kind, text), "{text}");
        }
        for text in [
            "바라시는 것이 있으면 적어 주세요",
            "What do you wish we made?",
        ] {
            assert!(
                !says_who("handle", text) && !says_who("contact", text),
                "{text}"
            );
        }
    }

    /// A name that is not on record, an address and a number that nobody left are seen by
    /// how they stand in a text.
    #[test]
    fn whoever_is_named_otherwise_is_not_quoted() {
        let names = Names {
            by_letters: HashMap::new(),
            longest: 0,
        };
        for text in [
            "색이 예뻐요, 이하늘 드림",
            "900101-1234567",
            "9876-5432로 전화 주세요",
            "서울 마포구 월드컵로 12로 보내 주세요",
            "당뇨가 있어서 무설탕 제품이면 좋겠어요",
        ] {
            assert!(!names.may_be_told(text), "{text}");
        }
        for text in [
            "색이 예뻐요",
            "가로 10센티면 좋겠어요",
            "2026년에도 오세요",
            "3만 원대가 좋아요",
        ] {
            assert!(names.may_be_told(text), "{text}");
        }
    }

    #[test]
    fn handles_are_seen_in_a_text() {
        for text in [
            "@glass 예뻐요",
            "my_glass 팔로우했어요",
            "glass.example 보세요",
            "인스타 glasslover88",
            "＠glass",
        ] {
            assert!(holds_handle(text), "{text}");
        }
        for text in [
            "예뻐요. 또 올게요",
            "2.5배 커요",
            "Nice glass. Thanks.",
            "A4 크기 500ml",
        ] {
            assert!(!holds_handle(text), "{text}");
        }
    }
}
