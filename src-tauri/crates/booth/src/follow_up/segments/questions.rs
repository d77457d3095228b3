//! The variables that questions make.

use super::building::{Made, Making, level};
use super::covering::sensitive_word;
use crate::BoothError;
use crate::facts::{AskedQuestionnaire, Facts};
use crate::known_groups::Origin;
use crate::wording;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use survey::{Kind, Question};
use tables::response as response_table;
use uuid::Uuid;
use words::{Sentence, sentence};

/// A question as all versions together ask it, in the latest words.
pub(super) struct Asked {
    pub(super) path: String,
    pub(super) label: Sentence,
    pub(super) kind: Kind,
    pub(super) choices: Vec<(String, Sentence)>,
    /// What somebody who made a choice is called, where the questionnaire says it.
    in_words: BTreeMap<String, Sentence>,
    may_be_spoken: bool,
    /// The questions whose answers say whether it is asked.
    depends_on: BTreeSet<String>,
}

/// The answers to one question: a number for each answer that was given, and what each
/// person answered last; 0 is nothing.
struct Answers {
    number_of: HashMap<String, usize>,
    of: Vec<usize>,
}

impl Asked {
    /// The word that makes its answers sensitive, in the question or a choice.
    pub(super) fn sensitive_word(&self) -> Option<&'static str> {
        let texts = std::iter::once(&self.label).chain(self.choices.iter().map(|(_, it)| it));
        texts
            .flat_map(|text| [&text.ko, &text.en])
            .find_map(|text| sensitive_word(text))
    }
}

impl Facts<'_> {
    /// Adds what everybody answered. `place` says which person a visitor is.
    pub(super) fn add_answers(
        &self,
        making: &mut Making,
        place: &HashMap<Uuid, u32>,
    ) -> Result<(), BoothError> {
        let questions = questions(&self.questionnaires_latest_first()?);
        let people = making.people();
        let mut answers: Vec<Answers> = Vec::new();
        let mut by_path: HashMap<&str, usize> = HashMap::new();
        let mut used = Vec::new();
        for question in &questions {
            match question.sensitive_word() {
                Some(word) => making.refuse(
                    question.label.clone(),
                    sentence!("segment-variable-sensitive", word = word),
                ),
                None => {
                    by_path.insert(&question.path, answers.len());
                    used.push(question);
                    answers.push(Answers {
                        number_of: HashMap::new(),
                        of: vec![0; people],
                    });
                }
            }
        }
        response_table::each_answer(self.tables, None, |visitor, path, value| {
            let Some(person) = place.get(&visitor) else {
                return;
            };
            making.answers_anything(*person);
            let Some(question) = by_path.get(path) else {
                return;
            };
            let answers = &mut answers[*question];
            let number = match answers.number_of.get(value) {
                Some(number) => *number,
                None => {
                    let next = answers.number_of.len() + 1;
                    answers.number_of.insert(value.to_owned(), next);
                    next
                }
            };
            answers.of[*person as usize] = number;
        })?;
        for visitor in response_table::who_handed_in(self.tables)? {
            if let Some(person) = place.get(&visitor) {
                making.hands_in(*person);
            }
        }
        for (question, answers) in used.iter().zip(answers) {
            add(making, question, &answers);
        }
        for question in used {
            // Of one question, too: whoever chose nothing else chose the one that is left.
            making.imply_as_seen(&question.path, &question.path);
            for other in all_that_it_depends_on(question, &questions) {
                making.imply_as_seen(&question.path, other);
            }
        }
        Ok(())
    }
}

/// The variables of one question.
fn add(making: &mut Making, question: &Asked, answers: &Answers) {
    let made = |id: String, name: Sentence| Made {
        id,
        name,
        origin: Origin::Answer,
        may_be_spoken: question.may_be_spoken,
    };
    let id = format!("answer:{}", question.path);
    let mut given: Vec<&str> = vec![""; answers.number_of.len() + 1];
    for (answer, number) in &answers.number_of {
        given[*number] = answer;
    }
    match question.kind {
        Kind::SelectMultiple => {
            let mut chosen: BTreeMap<String, u32> = BTreeMap::new();
            for number in answers.of.iter().filter(|number| **number > 0) {
                for choice in given[*number].split_whitespace() {
                    *chosen.entry(choice.to_owned()).or_default() += 1;
                }
            }
            let kept = segments::of_choices(&ids(question), &chosen);
            let choices = question.choices.iter();
            for (choice, label) in choices.filter(|(choice, _)| kept.contains(choice)) {
                let codes = coded(&given, |answer| match answer {
                    "" => 0,
                    _ if answer.split_whitespace().any(|it| it == choice) => 1,
                    _ => 2,
                });
                let name = sentence!(
                    "segment-variable-choice",
                    question = &question.label,
                    choice = label
                );
                let of_choice = format!("{id}:{choice}");
                let called = question.in_words.get(choice).unwrap_or(label);
                making.speak(&of_choice, "yes", called.clone());
                making.add(
                    made(of_choice, name),
                    vec![
                        level("yes", sentence!("segment-level-chosen")),
                        level("no", sentence!("segment-level-not-chosen")),
                    ],
                    codes_of(answers, &codes),
                );
            }
        }
        Kind::SelectOne | Kind::Rank => {
            let first = |answer: &str| match question.kind {
                Kind::Rank => answer.split_whitespace().next().unwrap_or("").to_owned(),
                _ => answer.to_owned(),
            };
            let mut chosen: BTreeMap<String, u32> = BTreeMap::new();
            for number in answers.of.iter().filter(|number| **number > 0) {
                *chosen.entry(first(given[*number])).or_default() += 1;
            }
            for (choice, words) in &question.in_words {
                making.speak(&id, choice, words.clone());
            }
            making.add_choices(
                made(id, question.label.clone()),
                &question.choices,
                segments::of_choices(&ids(question), &chosen),
                |codes| codes_of(answers, &coded(&given, |answer| codes(&first(answer)))),
            );
        }
        Kind::Integer | Kind::Decimal | Kind::Range(_) => {
            let number = |answer: &&str| answer.parse().ok().filter(|it: &f64| it.is_finite());
            let numbers: Vec<Option<f64>> = given.iter().map(number).collect();
            let of_each = answers.of.iter().map(|number| numbers[*number]);
            making.add_numbers(
                made(id, question.label.clone()),
                None,
                of_each.collect(),
                |number| sentence!("segment-number", number = words::number::plain(number)),
            );
        }
        Kind::Acknowledge => {
            let codes = coded(&given, |answer| u8::from(!answer.is_empty()));
            let levels = vec![level("yes", sentence!("segment-level-yes"))];
            making.add(
                made(id, question.label.clone()),
                levels,
                codes_of(answers, &codes),
            );
        }
        _ => {}
    }
}

fn ids(question: &Asked) -> Vec<String> {
    question.choices.iter().map(|(id, _)| id.clone()).collect()
}

fn coded(given: &[&str], code: impl Fn(&str) -> u8) -> Vec<u8> {
    given.iter().map(|answer| code(answer)).collect()
}

fn codes_of(answers: &Answers, codes: &[u8]) -> Vec<u8> {
    answers.of.iter().map(|number| codes[*number]).collect()
}

/// Every question that any version asks and that a variable can be made of, in the
/// words of the latest. An id means one thing for ever, so a version that asks it no
/// more, or offers other choices, loses nothing.
pub(super) fn questions(versions: &[Arc<AskedQuestionnaire>]) -> Vec<Asked> {
    let mut questions: Vec<Asked> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for asked in versions {
        let questionnaire = &asked.questionnaire;
        for question in questionnaire.questions().filter(|it| can_be_variable(it)) {
            let choices = wording::choices(questionnaire, question);
            let place = *places.entry(question.path.clone()).or_insert_with(|| {
                let uses = asked.uses.get(&question.name);
                questions.push(Asked {
                    path: question.path.clone(),
                    label: wording::label(questionnaire, question),
                    kind: question.kind.clone(),
                    choices: Vec::new(),
                    in_words: BTreeMap::new(),
                    may_be_spoken: uses.is_some_and(|uses| uses.may_be_spoken),
                    depends_on: BTreeSet::new(),
                });
                questions.len() - 1
            });
            let in_words = asked.uses.get(&question.name);
            for (choice, words) in in_words.iter().flat_map(|uses| &uses.in_words) {
                let known = &mut questions[place].in_words;
                known.entry(choice.clone()).or_insert_with(|| words.into());
            }
            for condition in questionnaire.conditions_of(question) {
                let read = questionnaire.questions();
                let read = read.filter(|it| condition.contains(&format!("${{{}}}", it.name)));
                questions[place]
                    .depends_on
                    .extend(read.map(|it| it.path.clone()));
            }
            // A list may hold a choice twice, where it is narrowed by an answer before.
            let known = &mut questions[place].choices;
            for choice in choices {
                if known.iter().all(|(id, _)| *id != choice.0) {
                    known.push(choice);
                }
            }
        }
    }
    questions
}

/// What a question depends on, and what that depends on in turn.
fn all_that_it_depends_on<'a>(question: &'a Asked, questions: &'a [Asked]) -> BTreeSet<&'a str> {
    let mut all = BTreeSet::new();
    let mut left: Vec<&str> = question.depends_on.iter().map(String::as_str).collect();
    while let Some(path) = left.pop() {
        if all.insert(path) {
            let further = questions.iter().filter(|it| it.path == path);
            left.extend(further.flat_map(|it| it.depends_on.iter().map(String::as_str)));
        }
    }
    all
}

fn can_be_variable(question: &Question) -> bool {
    let has_numbers = matches!(
        question.kind,
        Kind::Integer | Kind::Decimal | Kind::Range(_) | Kind::Acknowledge
    );
    question.kind.has_choices() || has_numbers
}
