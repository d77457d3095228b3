//! What somebody answers and buys otherwise than at the fair before.
//!
//! The last two fairs at which she answered anything are compared, question by question:
//! an id means one thing for ever, so two versions of a questionnaire can be held against
//! each other. Questions about sensitive things are left out, and what was withdrawn or
//! destroyed is not there to be compared.

use super::questions::{Asked, questions};
use crate::facts::Facts;
use crate::{Booth, BoothError};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use survey::Kind;
use tables::{response as response_table, sale as sale_table};
use uuid::Uuid;
use words::{Sentence, sentence};

/// What stands in a question that asks whether somebody is here for the first time. Who
/// comes again answers it otherwise by coming, which says nothing else of her.
const ABOUT_COMING: [&str; 5] = [
    "처음",
    "first time",
    "first visit",
    "visited us",
    "been here",
];

fn asks_about_coming(label: &Sentence) -> bool {
    let asked = [&label.ko, &label.en].map(|text| text.to_lowercase());
    let mut words = ABOUT_COMING.iter();
    words.any(|word| asked.iter().any(|text| text.contains(word)))
}

/// Something at the last of the fairs where there was any, and at the one before.
struct LastTwo<T> {
    before: (Uuid, T),
    now: (Uuid, T),
}

impl<T> LastTwo<T> {
    /// Of what there was at each fair, by when; nothing unless there were two fairs.
    fn of(by_fair: HashMap<Uuid, (i64, T)>) -> Option<Self> {
        let mut by_fair: Vec<(Uuid, (i64, T))> = by_fair.into_iter().collect();
        by_fair.sort_by_key(|(fair, (at, _))| (*at, *fair));
        let (now, (_, has_now)) = by_fair.pop()?;
        let (before, (_, had_before)) = by_fair.pop()?;
        Some(Self {
            before: (before, had_before),
            now: (now, has_now),
        })
    }
}

/// The answers of one response or fair, by the path of the question.
type Answers = BTreeMap<String, String>;

/// The questions whose answers can be compared.
pub(in crate::follow_up) struct Comparing(Vec<Asked>);

impl Comparing {
    /// Each question that was answered both times, with the answers then and now.
    fn answered_twice<'a>(
        &'a self,
        answers: &'a LastTwo<Answers>,
    ) -> impl Iterator<Item = (&'a Asked, &'a str, &'a str)> {
        self.0.iter().filter_map(|question| {
            let before = answers.before.1.get(&question.path)?;
            let now = answers.now.1.get(&question.path)?;
            Some((question, before.as_str(), now.as_str()))
        })
    }
}

/// Whether two answers to a question say different things: of several choices and of
/// written numbers the order and the way of writing do not count.
fn differ(kind: &Kind, before: &str, now: &str) -> bool {
    let chosen = |answer| -> BTreeSet<&str> { kind.chosen(answer).into_iter().collect() };
    let number = |answer: &str| answer.trim().parse::<f64>().ok();
    match kind {
        Kind::SelectMultiple => chosen(before) != chosen(now),
        Kind::Integer | Kind::Decimal | Kind::Range(_) => number(before) != number(now),
        _ => before != now,
    }
}

/// An answer as the questionnaire says it.
fn said(question: &Asked, answer: &str) -> Sentence {
    let label = |choice: &&str| {
        let mut choices = question.choices.iter();
        let known = choices.find(|(id, _)| id == choice);
        known.map_or_else(|| Sentence::of_texts(*choice, *choice), |it| it.1.clone())
    };
    match question.kind.has_choices() {
        true => one_after_the_other(question.kind.chosen(answer).iter().map(label)),
        false => Sentence::of_texts(answer, answer),
    }
}

fn one_after_the_other(names: impl Iterator<Item = Sentence>) -> Sentence {
    let names: Vec<Sentence> = names.collect();
    let join = |text: fn(&Sentence) -> &str| names.iter().map(text).collect::<Vec<_>>().join(", ");
    Sentence::of_texts(join(|it| &it.ko), join(|it| &it.en))
}

impl Booth {
    /// What the person of a visit answers and buys otherwise than at the fair before, a
    /// sentence each; nothing for whoever may not see what was said at other visits.
    ///
    /// # Errors
    /// [`BoothError::Tables`], [`BoothError::StoredUnreadable`].
    pub fn changed_since(&self, visitor: Uuid) -> Result<Vec<Sentence>, BoothError> {
        let facts = self.facts();
        match facts.sees_everybody()? {
            true => facts.changed_since(&facts.comparing()?, &facts.visits_of(visitor)?),
            false => Ok(Vec::new()),
        }
    }
}

impl Facts<'_> {
    /// The questions whose answers can be compared.
    pub(in crate::follow_up) fn comparing(&self) -> Result<Comparing, BoothError> {
        let mut asked = questions(&self.questionnaires_latest_first()?);
        asked.retain(|it| it.sensitive_word().is_none() && !asks_about_coming(&it.label));
        Ok(Comparing(asked))
    }

    /// What the person of these visits answers and buys otherwise, a sentence each.
    pub(in crate::follow_up) fn changed_since(
        &self,
        comparing: &Comparing,
        visits: &[Uuid],
    ) -> Result<Vec<Sentence>, BoothError> {
        let mut changed = Vec::new();
        if let Some(answers) = self.last_two_answers(visits)? {
            let (before_fair, now_fair) =
                (self.named(answers.before.0)?, self.named(answers.now.0)?);
            let twice = comparing.answered_twice(&answers);
            let otherwise =
                twice.filter(|(question, before, now)| differ(&question.kind, before, now));
            changed.extend(otherwise.map(|(question, before, now)| {
                sentence!(
                    "since-answered",
                    question = &question.label,
                    then = &before_fair,
                    before = said(question, before),
                    this = &now_fair,
                    now = said(question, now)
                )
            }));
        }
        changed.extend(self.bought_otherwise(visits)?);
        Ok(changed)
    }

    /// Whether a person who came again answers anything otherwise than at the fair before;
    /// none where she answered no question twice.
    pub(in crate::follow_up) fn answers_otherwise(
        &self,
        comparing: &Comparing,
        visits: &[Uuid],
    ) -> Result<Option<bool>, BoothError> {
        let Some(answers) = self.last_two_answers(visits)? else {
            return Ok(None);
        };
        let twice = comparing.answered_twice(&answers);
        let differ = twice.map(|(question, before, now)| differ(&question.kind, before, now));
        Ok(differ.reduce(|one, other| one || other))
    }

    /// What was answered at the last two fairs of those at which anything was.
    fn last_two_answers(&self, visits: &[Uuid]) -> Result<Option<LastTwo<Answers>>, BoothError> {
        let mut responses = Vec::new();
        for visit in visits {
            responses.extend(response_table::of_visitor(self.tables, *visit)?);
        }
        responses.retain(|it| it.closed != Some(response_table::Closed::Discarded));
        responses.sort_by_key(|it| (it.started, it.id));
        let mut by_fair: HashMap<Uuid, (i64, Answers)> = HashMap::new();
        for response in responses {
            let answers = response_table::answers(self.tables, response.id)?;
            if !answers.is_empty() {
                let known = by_fair.entry(response.fair).or_default();
                known.0 = response.started;
                known.1.extend(answers);
            }
        }
        Ok(LastTwo::of(by_fair))
    }

    /// What she bought at the last two fairs where she bought anything, unless it is the
    /// same.
    fn bought_otherwise(&self, visits: &[Uuid]) -> Result<Option<Sentence>, BoothError> {
        let mut sales = Vec::new();
        for visit in visits {
            sales.extend(sale_table::of_visitor(self.tables, *visit)?);
        }
        let mut by_fair: HashMap<Uuid, (i64, BTreeMap<Uuid, Sentence>)> = HashMap::new();
        for sale in sales {
            let bought = by_fair.entry(sale.sold.fair).or_default();
            bought.0 = bought.0.max(sale.at_ms);
            for line in sale.sold.lines.iter().filter(|line| line.quantity > 0) {
                bought.1.insert(line.product, (&line.name).into());
            }
        }
        by_fair.retain(|_, (_, bought)| !bought.is_empty());
        let Some(LastTwo { before, now }) = LastTwo::of(by_fair) else {
            return Ok(None);
        };
        if before.1.keys().eq(now.1.keys()) {
            return Ok(None);
        }
        Ok(Some(sentence!(
            "since-bought",
            then = self.named(before.0)?,
            before = one_after_the_other(before.1.into_values()),
            this = self.named(now.0)?,
            now = one_after_the_other(now.1.into_values())
        )))
    }

    fn named(&self, fair: Uuid) -> Result<Sentence, BoothError> {
        let name = self.fair_name(fair)?;
        Ok(name.map_or_else(|| sentence!("contact-known-fair"), |it| (&it).into()))
    }
}
