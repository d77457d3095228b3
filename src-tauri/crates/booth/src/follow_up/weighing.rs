//! Working out what each question was worth.
//!
//! Reading needs the store; working out needs none, so that nobody at the booth waits for
//! it.

use super::learning::{levelled_questions, purpose_path};
use super::offering::offer;
use super::people::News;
use super::people::SMALLEST_GROUP;
use super::worth::{LEAST_TO_KNOW, QuestionWorth, QuestionsWorth, Worth};
use crate::facts::{AskedQuestionnaire, Facts};
use crate::responses::{FEWEST, median};
use crate::wording;
use crate::{Booth, BoothError, FairScope};
use chrono::{DateTime, FixedOffset};
use experiment::Group;
use recommend::{Model, Product, Question, Recommendation, Rule, Visitor, When};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use survey::{Context, Filling, Questionnaire};
use tables::response::{self as response_table, ResponseRow};
use uuid::Uuid;
use words::Sentence;

/// All that is needed to say what the questions were worth, as it stood at one moment.
pub struct QuestionsToWeigh {
    /// What the model learns from.
    questions: Vec<Question>,
    products: Vec<Product>,
    known: Vec<Visitor>,
    /// The owner's rules.
    rules: Vec<Rule>,
    /// Where those stand in it who handed in a survey.
    people: Vec<usize>,
    /// Where those stand who are written to: of which goods only, and what they get.
    written_to: Vec<(usize, Option<String>, Group)>,
    /// The question that groups are made by.
    purpose: Option<String>,
    asked: Vec<AskedHere>,
    /// Surveys with questions under a condition that were not answered.
    unsure: Vec<Unsure>,
    now: DateTime<FixedOffset>,
}

/// A question, and what became of it in the surveys that were handed in.
struct AskedHere {
    path: String,
    label: Sentence,
    took_ms: Vec<u64>,
    answered: u32,
    skipped: u32,
    is_asked_now: bool,
    is_asked_next: bool,
}

/// A survey of which the answers have to say whether something was asked.
struct Unsure {
    questionnaire: Arc<Questionnaire>,
    answers: BTreeMap<String, String>,
    /// Places in the list of questions.
    questions: Vec<usize>,
}

impl Booth {
    /// What is needed to say what the questions of these fairs were worth.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn questions_to_weigh(&self, scope: FairScope) -> Result<QuestionsToWeigh, BoothError> {
        let news = self.news(scope)?;
        self.reading(|facts| facts.questions_to_weigh(scope, &news))
    }
}

impl Facts<'_> {
    fn questions_to_weigh(
        &self,
        scope: FairScope,
        news: &News,
    ) -> Result<QuestionsToWeigh, BoothError> {
        let versions = self.questionnaires_latest_first()?;
        let persons = &news.persons;
        let known = self.known_persons(persons)?;
        let place = |visit: &Uuid| known.place(persons.of(*visit));
        let (sendable, held, _) = self.written_to(news.asked.clone(), scope, persons)?;
        let written_to = sendable.sendable.into_iter().filter_map(|(visit, by)| {
            let person = held.get(&persons.of(visit));
            let gets = person.map_or(Group::Recommendation, |it| it.group);
            Some((place(&visit)?, by.kind_of_goods, gets))
        });
        let written_to = written_to.collect();
        let fair = self.session.current.in_scope(scope);
        let mut finished = response_table::all(self.tables, fair)?;
        finished.retain(|response| response.finished);
        let people: BTreeSet<usize> = finished
            .iter()
            .filter_map(|it| place(&it.visitor))
            .collect();
        let mut reading = self.surveys_read(&versions, finished)?;
        for (_, _, path, took_ms) in response_table::times(self.tables, fair)? {
            reading.took(&path, took_ms);
        }
        Ok(QuestionsToWeigh {
            questions: levelled_questions(&versions),
            products: self.recommendable()?,
            known: known.all,
            rules: self.rules()?,
            people: people.into_iter().collect(),
            written_to,
            purpose: purpose_path(&versions).map(str::to_owned),
            asked: reading.asked,
            unsure: reading.unsure,
            now: self.now().fixed_offset(),
        })
    }

    /// Of how many who were asked each question at these fairs it was answered, in surveys
    /// that were handed in, in the order in which the questions were published.
    pub(crate) fn questions_answered(
        &self,
        scope: FairScope,
    ) -> Result<Vec<QuestionAnswered>, BoothError> {
        let versions = self.questionnaires_latest_first()?;
        let fair = self.session.current.in_scope(scope);
        let mut finished = response_table::all(self.tables, fair)?;
        finished.retain(|response| response.finished);
        let people = self.once_each(finished.clone(), |response| response.visitor)?;
        let people = count(people.len());
        let Reading { asked, unsure, .. } = self.surveys_read(&versions, finished)?;
        let skipped = skipped(&asked, &unsure, self.now().fixed_offset());
        let mut questions = Vec::new();
        for (at, question) in asked.into_iter().enumerate() {
            let skipped = question.skipped + skipped.get(&at).copied().unwrap_or_default();
            let all = question.answered + skipped;
            if all > 0 {
                let asked = told(all, people);
                questions.push(QuestionAnswered {
                    path: question.path,
                    label: question.label,
                    answered: told(question.answered, all).filter(|_| asked.is_some()),
                    asked,
                });
            }
        }
        Ok(questions)
    }

    fn surveys_read(
        &self,
        versions: &[Arc<AskedQuestionnaire>],
        finished: Vec<ResponseRow>,
    ) -> Result<Reading, BoothError> {
        let mut reading = Reading::of(versions, self)?;
        for response in finished {
            let answers = response_table::answers(self.tables, response.id)?;
            let asked = self.questionnaire(response.questionnaire)?;
            reading.survey(&asked.questionnaire, answers);
        }
        Ok(reading)
    }
}

/// A question, and whether those who were asked it answered. A count that is none is one
/// of those that are not told.
pub(crate) struct QuestionAnswered {
    pub(crate) path: String,
    pub(crate) label: Sentence,
    /// Surveys in which it was asked.
    pub(crate) asked: Option<u32>,
    /// Those of them with an answer.
    pub(crate) answered: Option<u32>,
}

/// The surveys that were handed in, as they are read.
struct Reading {
    asked: Vec<AskedHere>,
    /// By path, the place in that list.
    at: HashMap<String, usize>,
    unsure: Vec<Unsure>,
}

impl Reading {
    /// Every question of every version, in its latest words, that a visitor can answer.
    fn of(versions: &[Arc<AskedQuestionnaire>], facts: &Facts<'_>) -> Result<Self, BoothError> {
        let now = facts.current_questionnaire()?;
        let next = facts.next_questionnaire()?;
        let mut reading = Self {
            asked: Vec::new(),
            at: HashMap::new(),
            unsure: Vec::new(),
        };
        for version in versions {
            let questions = version.questionnaire.questions();
            for question in questions.filter(|it| it.kind.is_answerable()) {
                if reading.at.contains_key(&question.path) {
                    continue;
                }
                let path = question.path.clone();
                let is_in =
                    |it: &Arc<AskedQuestionnaire>| it.questionnaire.question(&path).is_some();
                let is_asked_next = next.as_ref().is_some_and(|it| it.draft.asks(&path));
                reading.at.insert(path.clone(), reading.asked.len());
                reading.asked.push(AskedHere {
                    label: wording::label(&version.questionnaire, question),
                    took_ms: Vec::new(),
                    answered: 0,
                    skipped: 0,
                    is_asked_now: now.as_ref().is_some_and(is_in),
                    is_asked_next,
                    path,
                });
            }
        }
        Ok(reading)
    }

    /// One survey that was handed in.
    fn survey(&mut self, questionnaire: &Arc<Questionnaire>, answers: BTreeMap<String, String>) {
        let answered: HashSet<String> = answers.keys().map(|path| without_numbers(path)).collect();
        let mut unsure = Vec::new();
        for question in questionnaire.questions() {
            let Some(at) = self.at.get(&question.path).copied() else {
                continue;
            };
            if answered.contains(&question.path) {
                self.asked[at].answered += 1;
            } else if questionnaire.is_asked_of_everybody(question) {
                self.asked[at].skipped += 1;
            } else {
                unsure.push(at);
            }
        }
        if !unsure.is_empty() {
            self.unsure.push(Unsure {
                questionnaire: Arc::clone(questionnaire),
                answers,
                questions: unsure,
            });
        }
    }

    /// An answer took so long.
    fn took(&mut self, path: &str, took_ms: u32) {
        if let Some(at) = self.at.get(&without_numbers(path)) {
            self.asked[*at].took_ms.push(took_ms.into());
        }
    }
}

/// A path without the numbers of a group that is repeated: `home[2]/age` is `home/age`.
fn without_numbers(path: &str) -> String {
    let names = path
        .split('/')
        .map(|name| name.split('[').next().unwrap_or(name));
    names.collect::<Vec<_>>().join("/")
}

impl QuestionsToWeigh {
    /// What each question was worth. Takes as long as learning, once for each question
    /// that says anything.
    pub fn weigh(self) -> QuestionsWorth {
        let (model, without) =
            Model::fit_without_each(&self.questions, &self.products, &self.known);
        let with = self.told_by(&model, &self.rules);
        let skipped = skipped(&self.asked, &self.unsure, self.now);
        let people = count(self.people.len());
        let written_to = count(self.written_to.len());
        let mut questions = Vec::new();
        for (at, asked) in self.asked.iter().enumerate() {
            let skipped = asked.skipped + skipped.get(&at).copied().unwrap_or_default();
            let all = asked.answered + skipped;
            if all == 0 {
                continue;
            }
            let path = asked.path.as_str();
            let names = |told: &&Option<Recommendation>| {
                let reason = told.as_ref().map(|it| &it.reason);
                reason.and_then(|it| it.question()) == Some(path)
            };
            let reasons = count(with.people.iter().filter(names).count());
            let (mut recommendations, mut drafts) = (0, HashSet::new());
            let rules = self.rules_without(path);
            if without.contains_key(path) || rules.len() < self.rules.len() {
                let other = self.told_by(without.get(path).unwrap_or(&model), &rules);
                let pairs = with.people.iter().zip(&other.people);
                recommendations = count(pairs.filter(|(a, b)| product(a) != product(b)).count());
                let pairs = with.written_to.iter().zip(&other.written_to).enumerate();
                let changed = pairs.filter(|(_, (a, b))| !reads_the_same(a, b));
                drafts = changed.map(|(person, _)| person).collect();
            }
            let groups = self.grouped_by(path);
            let shaped = shaped(&groups, &drafts);
            let mut took_ms = asked.took_ms.clone();
            let is_timed = took_ms.len() >= FEWEST;
            let median_ms = median(&mut took_ms).filter(|_| is_timed);
            questions.push(QuestionWorth {
                path: path.to_owned(),
                label: asked.label.clone(),
                worth: self.worth(
                    path,
                    Cell::of(recommendations, people),
                    Cell::of(shaped, written_to),
                ),
                recommendations: told(recommendations, people),
                reasons: told(reasons, people),
                groups: told(count(groups.len()), written_to),
                drafts: told(count(drafts.len()), written_to),
                asked: told(all, people),
                skipped: told(skipped, all),
                median_ms,
                total_ms: median_ms
                    .filter(|_| told(all, people).is_some())
                    .map(|it| it.saturating_mul(all.into())),
                is_asked_now: asked.is_asked_now,
                is_asked_next: asked.is_asked_next,
            });
        }
        questions.sort_by(QuestionWorth::order);
        QuestionsWorth {
            people,
            written_to,
            questions,
        }
    }

    /// What a question changed: the recommendations of so many, and the group or message of
    /// so many.
    fn worth(&self, path: &str, recommendations: Cell, shaped: Cell) -> Worth {
        match (recommendations, shaped) {
            (Cell::Told(people), _) => Worth::Recommendations(people),
            (Cell::NearlyAll(people), _) => Worth::NearlyAll(people),
            (_, Cell::Told(people)) => Worth::GroupsOrDrafts(people),
            (_, Cell::NearlyAll(people)) => Worth::NearlyAll(people),
            (Cell::Few, _) | (_, Cell::Few) => Worth::Few,
            (Cell::Nobody, Cell::Nobody) => {
                if !self.questions.iter().any(|it| it.what.id == path) {
                    Worth::OwnWords
                } else if self.could_tell(path) < LEAST_TO_KNOW {
                    Worth::Unknown
                } else {
                    Worth::Nothing
                }
            }
        }
    }

    /// How many people the model could learn from what this question says.
    fn could_tell(&self, path: &str) -> u32 {
        let said = |it: &&Visitor| {
            it.answers
                .get(path)
                .is_some_and(|levels| !levels.is_empty())
        };
        let bought = |it: &&Visitor| it.bought.values().any(|weight| *weight > 0.0);
        count(self.known.iter().filter(said).filter(bought).count())
    }

    /// The owner's rules that do not go by the answer to a question.
    fn rules_without(&self, path: &str) -> Vec<Rule> {
        let goes_by =
            |it: &&Rule| matches!(&it.when, When::Answered { question, .. } if question == path);
        let others = self.rules.iter().filter(|it| !goes_by(it));
        others.cloned().collect()
    }

    /// What a model and rules recommend, to everybody who handed a survey in and to everybody who
    /// is written to.
    fn told_by(&self, model: &Model<'_>, rules: &[Rule]) -> Told {
        let offer =
            |place: usize, goods, gets| offer(model, &self.known[place], goods, gets, rules);
        let people = self.people.iter();
        let people = people.map(|place| offer(*place, None, Group::Recommendation));
        let written_to = self.written_to.iter();
        let written_to =
            written_to.map(|(place, goods, gets)| offer(*place, goods.as_deref(), *gets));
        Told {
            people: people.collect(),
            written_to: written_to.collect(),
        }
    }

    /// Who of those who are written to is in a group by the answer to this question.
    fn grouped_by(&self, path: &str) -> HashSet<usize> {
        if self.purpose.as_deref() != Some(path) {
            return HashSet::new();
        }
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (person, (place, ..)) in self.written_to.iter().enumerate() {
            for level in self.known[*place].answers.get(path).into_iter().flatten() {
                groups.entry(level).or_default().push(person);
            }
        }
        let told = groups
            .into_values()
            .filter(|it| it.len() >= SMALLEST_GROUP as usize);
        told.flatten().collect()
    }
}

/// By question, how many were asked it under a condition and gave no answer.
fn skipped(
    asked: &[AskedHere],
    unsure: &[Unsure],
    now: DateTime<FixedOffset>,
) -> HashMap<usize, u32> {
    let mut skipped = HashMap::new();
    for survey in unsure {
        let form = Arc::clone(&survey.questionnaire);
        let mut filling = Filling::start(form, Context::new(now, 0));
        filling.restore(&survey.answers);
        for at in &survey.questions {
            let state = filling.state(&asked[*at].path);
            if state.is_some_and(|it| it.relevant) {
                *skipped.entry(*at).or_default() += 1;
            }
        }
    }
    skipped
}

/// How many are in a group or get another message for a question. Where that is one to four
/// people more than either by itself, it is the larger of the two: those would be told by
/// the difference.
fn shaped(groups: &HashSet<usize>, drafts: &HashSet<usize>) -> u32 {
    let either = groups.union(drafts).count();
    let tells =
        |part: &HashSet<usize>| (1..SMALLEST_GROUP as usize).contains(&(either - part.len()));
    count(match tells(groups) || tells(drafts) {
        true => groups.len().max(drafts.len()),
        false => either,
    })
}

/// What a model recommends.
struct Told {
    people: Vec<Option<Recommendation>>,
    written_to: Vec<Option<Recommendation>>,
}

fn product(told: &Option<Recommendation>) -> Option<Uuid> {
    told.as_ref().map(|it| it.product)
}

/// Whether a message would say the same.
fn reads_the_same(one: &Option<Recommendation>, other: &Option<Recommendation>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            let words = |it: &Recommendation| it.reason.for_customer(&it.name);
            one.product == other.product
                && (one.reason == other.reason || words(one) == words(other))
        }
        (None, None) => true,
        _ => false,
    }
}

/// How many people, as far as that may be told.
#[derive(Clone, Copy)]
enum Cell {
    /// Nobody, which tells of nobody.
    Nobody,
    /// One to four.
    Few,
    /// So many.
    Told(u32),
    /// All of so many but one to four.
    NearlyAll(u32),
}

impl Cell {
    fn of(people: u32, all: u32) -> Self {
        let few = 1..SMALLEST_GROUP;
        match people {
            0 => Self::Nobody,
            _ if few.contains(&people) => Self::Few,
            _ if few.contains(&all.saturating_sub(people)) => Self::NearlyAll(all),
            _ => Self::Told(people),
        }
    }
}

/// A count that may be told.
pub(super) fn told(people: u32, all: u32) -> Option<u32> {
    match Cell::of(people, all) {
        Cell::Nobody => Some(0),
        Cell::Told(people) => Some(people),
        Cell::Few | Cell::NearlyAll(_) => None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forty are in a group and forty get another message; of all but two it is both.
    #[test]
    fn who_is_in_a_group_only_is_not_told_by_a_difference() {
        let people = |from: usize, to: usize| (from..to).collect::<HashSet<usize>>();
        assert_eq!(shaped(&people(0, 40), &people(2, 42)), 40);
        assert_eq!(shaped(&people(0, 40), &people(0, 43)), 43);
        assert_eq!(shaped(&people(0, 40), &people(5, 45)), 45);
        assert_eq!(shaped(&people(0, 0), &people(0, 9)), 9);
    }
}
