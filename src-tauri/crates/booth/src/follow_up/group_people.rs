//! The people of a group who may be written to, one after the other.

use super::FollowUpPerson;
use super::coupon_use::CouponsAhead;
use super::hold_out::Held;
use super::learning::levelled_questions;
use super::people::News;
use super::people::Offering;
use super::segments::Rule;
use crate::consent::Permission;
use crate::facts::Facts;
use crate::known_groups::MadeFrom;
use crate::{Booth, BoothError, FairScope};
use experiment::Group;
use recommend::{Lesson, Model, Product, Question};
use records::staff::AccessAct;
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;
use words::Sentence;

/// Some of the people of a group who may be written to.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupPeople {
    /// How many people of the group may be written to.
    pub of: u32,
    /// Those who were asked for, in an order that stays.
    pub people: Vec<GroupPerson>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupPerson {
    /// What of the group's rule is true of her.
    pub why: Vec<Sentence>,
    /// What she answers and buys otherwise than at the fair before.
    pub changed: Vec<Sentence>,
    /// How to write to her, and what to offer.
    pub person: FollowUpPerson,
}

/// What the people of any group are listed from: who may be written to, and what was
/// learned to offer. Working it out takes seconds among 50,000 people, so that it is kept
/// until something is recorded or the day ends, and the next people come at once.
pub(crate) struct KeptFollowUp {
    news: Arc<News>,
    sendable: Vec<(Uuid, Permission)>,
    held: Held,
    questions: Vec<Question>,
    products: Vec<Product>,
    lesson: Lesson,
    coupons: CouponsAhead,
    rules: Vec<recommend::Rule>,
}

/// The one that was made last, with what from.
pub(crate) type KeptList = Option<(MadeFrom, Arc<KeptFollowUp>)>;

impl Booth {
    /// The people of a group who may be written to, of all fairs: as many as `most` after
    /// the first `from`. That they were shown is on record.
    ///
    /// # Errors
    /// [`BoothError::Segment`], [`BoothError::Tables`], and when it cannot be recorded.
    pub fn people_of_group(
        &mut self,
        rule: &Rule,
        from: usize,
        most: usize,
    ) -> Result<GroupPeople, BoothError> {
        let (table, rule) = self.segment_table_for(rule)?;
        let members: HashSet<Uuid> = table.members(&rule)?.into_iter().collect();
        let kept = self.kept_follow_up()?;
        let of_group = kept.sendable.iter();
        let of_group =
            of_group.filter(|(visitor, _)| members.contains(&kept.news.persons.of(*visitor)));
        let of_group: Vec<&(Uuid, Permission)> = of_group.collect();
        let listed: Vec<_> = of_group.iter().skip(from).take(most).collect();
        let meant = listed
            .iter()
            .map(|(visitor, _)| kept.news.persons.of(*visitor));
        let meant: HashSet<Uuid> = meant.collect();
        let model = Model::of_lesson(&kept.questions, &kept.products, &kept.lesson);
        let people: Vec<GroupPerson> = self.reading(|facts| {
            let known = facts.known_of_persons(&kept.news.persons, |it| meant.contains(&it))?;
            let comparing = facts.comparing()?;
            let topics_without_goods = facts.topics_without_goods(FairScope::All)?;
            let people = listed.into_iter().map(|(visitor, permission)| {
                let person = kept.news.persons.of(*visitor);
                let gets = kept.held.get(&person);
                let offering = Offering {
                    model: &model,
                    rules: &kept.rules,
                    coupons: &kept.coupons,
                    topics_without_goods: &topics_without_goods,
                    person,
                    gets: gets.map_or(Group::Recommendation, |it| it.group),
                };
                let why = table.why(&rule, person)?;
                let permission = permission.clone();
                let known = known.of(person);
                let person = facts.person_to_write_to(*visitor, permission, known, &offering)?;
                Ok(GroupPerson {
                    why,
                    changed: facts
                        .changed_since(&comparing, &kept.news.persons.visits(*visitor))?,
                    person,
                })
            });
            people.collect()
        })?;
        let shown: Vec<Uuid> = people.iter().map(|it| it.person.visitor).collect();
        self.note_access(AccessAct::Listed, &shown)?;
        Ok(GroupPeople {
            of: u32::try_from(of_group.len()).unwrap_or(u32::MAX),
            people,
        })
    }

    fn kept_follow_up(&self) -> Result<Arc<KeptFollowUp>, BoothError> {
        let made_from = self.made_from()?;
        let news = self.news(FairScope::All)?;
        if let Some((of, kept)) = &mut *self.kept_list.borrow_mut()
            && Arc::ptr_eq(&kept.news, &news)
            && self.still_holds(of, &made_from)?
        {
            *of = made_from;
            return Ok(Arc::clone(kept));
        }
        let kept = Arc::new(self.reading(|facts| facts.kept_follow_up(news))?);
        *self.kept_list.borrow_mut() = Some((made_from, Arc::clone(&kept)));
        Ok(kept)
    }
}

impl Facts<'_> {
    fn kept_follow_up(&self, news: Arc<News>) -> Result<KeptFollowUp, BoothError> {
        let questions = levelled_questions(&self.questionnaires_latest_first()?);
        let products = self.recommendable()?;
        let persons = &news.persons;
        let (asked, held, _) = self.written_to(news.asked.clone(), FairScope::All, persons)?;
        let known = self.known_persons(persons)?;
        let lesson = Model::fit(&questions, &products, &known.all).lesson();
        Ok(KeptFollowUp {
            sendable: asked.sendable,
            rules: self.rules()?,
            coupons: self.coupons_ahead(&questions, persons)?,
            news,
            held,
            questions,
            products,
            lesson,
        })
    }
}
