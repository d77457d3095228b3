//! What the recommendations are learned from.

use super::segments::sensitive_word;
use crate::facts::Facts;
use crate::questionnaires::AskedQuestionnaire;
use crate::{BoothError, wording};
use chrono::TimeDelta;
use recommend::{Named, Product, Question};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use survey::Questionnaire;
use tables::response::ResponseRow;
use tables::same_person::Persons;
use tables::{
    product as product_table, response as response_table, sale as sale_table,
    visitor as visitor_table,
};
use uuid::Uuid;
use words::Sentence;

/// What a purchase or a coupon of an earlier fair teaches, against one at this fair: tastes
/// and goods change from year to year.
pub(super) const EARLIER_FAIR: f64 = 0.5;

/// Within so many days nobody is offered what she bought: hardly anything has broken yet.
const NOTHING_BROKE: TimeDelta = TimeDelta::days(30);

/// What is known of everybody, each person once.
pub(super) struct KnownPersons {
    pub(super) all: Vec<recommend::Visitor>,
    places: HashMap<Uuid, usize>,
}

impl KnownPersons {
    /// Of a person who visited.
    pub(super) fn of(&self, person: Uuid) -> &recommend::Visitor {
        &self.all[self.places[&person]]
    }

    /// Where a person stands among them; none for one who never visited.
    pub(super) fn place(&self, person: Uuid) -> Option<usize> {
        self.places.get(&person).copied()
    }
}

/// The levels chosen, by the paths of the questions.
pub(super) type Levels = BTreeMap<String, BTreeSet<String>>;

/// Something was bought that is one of a set.
struct PieceBought {
    visit: Uuid,
    product: Uuid,
    at_ms: i64,
}

impl Facts<'_> {
    /// What all visits of each person say of her.
    pub(super) fn known_persons(&self, persons: &Persons) -> Result<KnownPersons, BoothError> {
        self.known_of_persons(persons, |_| true)
    }

    /// The same of these persons only.
    pub(super) fn known_of_persons(
        &self,
        persons: &Persons,
        is_meant: impl Fn(Uuid) -> bool,
    ) -> Result<KnownPersons, BoothError> {
        let mut places: HashMap<Uuid, usize> = HashMap::new();
        let mut all: Vec<recommend::Visitor> = Vec::new();
        let (known, of_sets) = self.known_visitors(|visit| is_meant(persons.of(visit)))?;
        for (visit, data) in known {
            let place = *places.entry(persons.of(visit)).or_insert(all.len());
            if place == all.len() {
                all.push(data);
                continue;
            }
            let person = &mut all[place];
            person.answers.extend(data.answers);
            for (product, weight) in data.bought {
                let known = person.bought.entry(product).or_default();
                *known = weight.max(*known);
            }
        }
        let mut last_bought: BTreeMap<(usize, Uuid), i64> = BTreeMap::new();
        for piece in of_sets {
            let place = places[&persons.of(piece.visit)];
            let last = last_bought.entry((place, piece.product));
            let last = last.or_insert(piece.at_ms);
            *last = piece.at_ms.max(*last);
        }
        for ((place, product), at_ms) in last_bought {
            if self.session.local(at_ms).date_naive() + NOTHING_BROKE <= self.today() {
                all[place].may_want_again.insert(product);
            }
        }
        Ok(KnownPersons { all, places })
    }

    /// What can be recommended, as the model takes it.
    pub(super) fn recommendable(&self) -> Result<Vec<Product>, BoothError> {
        Ok(self
            .on_sale()?
            .into_iter()
            .map(|(id, product)| Product {
                id,
                name: (&product.name).into(),
                tags: product.tags.into_iter().collect(),
                price_won: Some(product.price_won),
                is_sold_out: product.stock.is_some_and(|left| left <= 0),
                months: BTreeSet::new(),
            })
            .collect())
    }

    /// Every visitor of all fairs that is meant, with her answers and purchases: what
    /// was learned at an earlier fair holds at this one. A later answer replaces
    /// an earlier one. Beside them who bought which of the products that are one of a set,
    /// and when.
    fn known_visitors(
        &self,
        is_meant: impl Fn(Uuid) -> bool,
    ) -> Result<(BTreeMap<Uuid, recommend::Visitor>, Vec<PieceBought>), BoothError> {
        let mut known: BTreeMap<Uuid, recommend::Visitor> = visitor_table::all(self.tables, None)?
            .into_iter()
            .filter(|id| is_meant(*id))
            .map(|id| {
                let visitor = recommend::Visitor {
                    id: id.to_string(),
                    ..Default::default()
                };
                (id, visitor)
            })
            .collect();
        for response in response_table::all(self.tables, None)? {
            let Some(visitor) = known.get_mut(&response.visitor) else {
                continue;
            };
            visitor.answers.extend(self.levels_chosen(&response)?);
        }
        let fair = self.session.current.recorded();
        let sets = product_table::of_sets(self.tables)?;
        let mut of_sets = Vec::new();
        for sale in sale_table::all(self.tables)? {
            let Some((visit, visitor)) = sale
                .sold
                .visitor
                .and_then(|id| Some((id, known.get_mut(&id)?)))
            else {
                continue;
            };
            let weight = if sale.sold.fair == fair {
                1.0
            } else {
                EARLIER_FAIR
            };
            for line in sale.sold.lines.iter().filter(|line| line.quantity > 0) {
                let known = visitor.bought.entry(line.product).or_default();
                *known = weight.max(*known);
                if sets.contains(&line.product) {
                    of_sets.push(PieceBought {
                        visit,
                        product: line.product,
                        at_ms: sale.at_ms,
                    });
                }
            }
        }
        Ok((known, of_sets))
    }
}

/// Whether what is asked is about health, faith or the like: it makes no group, teaches
/// nothing and is no reason (Personal Information Protection Act art. 23).
fn is_sensitive(questionnaire: &Questionnaire, question: &survey::Question) -> bool {
    let choices = wording::choices(questionnaire, question).into_iter();
    let mut texts = choices.map(|(_, name)| name);
    let label = wording::label(questionnaire, question);
    let is_sensitive = |text: &Sentence| {
        let mut languages = [&text.ko, &text.en].into_iter();
        languages.any(|text| sensitive_word(text).is_some())
    };
    is_sensitive(&label) || texts.any(|it| is_sensitive(&it))
}

impl Facts<'_> {
    /// What was chosen in a response, by the paths of the questions.
    pub(super) fn levels_chosen(&self, response: &ResponseRow) -> Result<Levels, BoothError> {
        let asked = self.questionnaire(response.questionnaire)?;
        let answers = response_table::answers(self.tables, response.id)?.into_iter();
        let levels = answers.map(|(path, value)| {
            let chosen = asked.questionnaire.chosen(&path, &value);
            let chosen = chosen.into_iter().map(str::to_owned).collect();
            (path, chosen)
        });
        Ok(levels.collect())
    }
}

/// The path of the question that groups are made by: versions name it by its own name,
/// and a group of the form may stand around it.
pub(super) fn purpose_path(versions: &[Arc<AskedQuestionnaire>]) -> Option<&str> {
    versions.iter().find_map(|asked| {
        let name = asked.purpose_question.as_ref()?;
        let mut questions = asked.questionnaire.questions();
        let named = questions.find(|it| it.name == *name || it.path == *name)?;
        (!is_sensitive(&asked.questionnaire, named)).then_some(named.path.as_str())
    })
}

/// The questions with choices, as the recommendation model takes them; what is sensitive in
/// any version is none.
pub(super) fn levelled_questions(versions: &[Arc<AskedQuestionnaire>]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut sensitive: BTreeSet<&str> = BTreeSet::new();
    for asked in versions {
        let questionnaire = &asked.questionnaire;
        for question in questionnaire.questions() {
            if is_sensitive(questionnaire, question) {
                sensitive.insert(&question.path);
            }
            let levels = wording::choices(questionnaire, question)
                .into_iter()
                .map(|(id, name)| Named { id, name });
            match questions
                .iter_mut()
                .find(|known| known.what.id == question.path)
            {
                Some(known) => {
                    for level in levels {
                        if known.levels.iter().all(|other| other.id != level.id) {
                            known.levels.push(level);
                        }
                    }
                }
                None => questions.push(Question {
                    what: Named {
                        id: question.path.clone(),
                        name: wording::label(questionnaire, question),
                    },
                    levels: levels.collect(),
                    may_be_spoken: asked
                        .uses
                        .get(&question.name)
                        .is_some_and(|uses| uses.may_be_spoken),
                }),
            }
        }
    }
    questions.retain(|it| !it.levels.is_empty() && !sensitive.contains(it.what.id.as_str()));
    questions
}
