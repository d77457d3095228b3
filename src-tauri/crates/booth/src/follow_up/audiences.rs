//! Ready groups of people to write to.
//!
//! Nobody builds a group from an empty page. Each of these is a rule over what is on
//! record now, never a stored list: whoever uses her coupon leaves the group of those who
//! did not. A group says how many people it has, by which channel how many of them may be
//! written to, and why the others may not. People count once, however often they came.

use super::{EarlierFiles, Withheld};
use crate::coupons::is_shut_out;
use crate::facts::Facts;
use crate::tasks::DutyKind;
use crate::{Booth, BoothError, FairScope};
use chrono::Datelike as _;
use outreach::Channel;
use records::responses::Interest;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use tables::same_person::Persons;
use tables::{
    contact as contact_table, coupon as coupon_table, destroyed_person,
    interviewer as interviewer_table, sale as sale_table, visitor as visitor_table,
};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Everybody, and the ready groups of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audiences {
    /// People in all.
    pub people: u32,
    /// Of them, how many may be written to now.
    pub sendable: u32,
    /// The groups, also those that have nobody in them.
    pub groups: Vec<Audience>,
}

/// People to write to, and what stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// Its stable name.
    pub id: &'static str,
    /// Who they are, in words.
    pub title: Sentence,
    /// How many people.
    pub people: u32,
    /// By each channel, how many of them may be written to now; somebody may be reached
    /// by several.
    pub reachable: BTreeMap<Channel, u32>,
    /// Why the others may not, the most frequent reason first. With those who may be
    /// reached by any channel these are all people.
    pub withheld: Vec<Withheld>,
}

/// The visits of those who belong to a group; of one person any of hers.
type Visits = Vec<Uuid>;

/// A ready group, before anybody asks how it can be reached.
pub(super) struct Ready {
    pub(super) id: &'static str,
    pub(super) title: Sentence,
    pub(super) visits: Visits,
}

impl Booth {
    /// The ready groups of the people of these fairs, each with its reach now. Nothing is
    /// recorded: nobody is named.
    ///
    /// # Errors
    /// [`BoothError::Tables`], [`BoothError::StoredUnreadable`].
    pub fn audiences(&self, scope: FairScope) -> Result<Audiences, BoothError> {
        let tasks = self.tasks()?.into_iter();
        let to_confirm = tasks
            .filter(|task| task.kind == DutyKind::Reconfirmation)
            .map(|task| task.visitor)
            .collect();
        let facts = self.facts();
        let reading = facts.tables.unchecked_transaction()?;
        let audiences = facts.audiences(scope, to_confirm)?;
        reading.finish()?;
        Ok(audiences)
    }
}

impl Facts<'_> {
    fn audiences(&self, scope: FairScope, to_confirm: Visits) -> Result<Audiences, BoothError> {
        let persons = self.persons()?;
        let asked = self.asked(scope, EarlierFiles::Include)?;
        let gone: HashSet<Uuid> = destroyed_person::visitors(self.tables)?
            .into_iter()
            .collect();
        let mut people: HashMap<Uuid, Reach> = HashMap::new();
        let living = asked.standings.into_iter();
        for (visit, standing) in living.filter(|(visit, _)| !gone.contains(visit)) {
            let reach = people.entry(persons.of(visit)).or_default();
            reach.by.extend(standing.reached_by);
            match standing.why_not {
                None => reach.is_reached = true,
                Some(why_not) => _ = reach.why_not.get_or_insert(why_not),
            }
        }
        let mut ready = self.ready_groups(scope, &persons)?;
        ready.push(Ready {
            id: "to_confirm",
            title: sentence!("audience-to-confirm"),
            visits: to_confirm,
        });
        let audience = |ready: Ready| {
            let ids: HashSet<Uuid> = ready.visits.into_iter().map(|it| persons.of(it)).collect();
            let members = ids.iter().filter_map(|person| people.get(person));
            counted(ready.id, ready.title, members, &asked.withheld)
        };
        let count = |people: usize| u32::try_from(people).unwrap_or(u32::MAX);
        Ok(Audiences {
            people: count(people.len()),
            sendable: count(people.values().filter(|it| it.is_reached).count()),
            groups: ready.into_iter().map(audience).collect(),
        })
    }

    /// The ready groups that follow from what happened; whose yes is to be confirmed is
    /// asked elsewhere.
    pub(super) fn ready_groups(
        &self,
        scope: FairScope,
        persons: &Persons,
    ) -> Result<Vec<Ready>, BoothError> {
        let fair = self.session.current.in_scope(scope);
        let bought = sale_table::buyers(self.tables, fair)?;
        let buyers: HashSet<Uuid> = bought.iter().map(|visit| persons.of(*visit)).collect();
        let mut hot = interviewer_table::with_interest(self.tables, Interest::Hot, fair)?;
        hot.retain(|visit| !buyers.contains(&persons.of(*visit)));
        let ready = |id, title, visits| Ready { id, title, visits };
        Ok(vec![
            ready("bought", sentence!("audience-bought"), bought),
            ready("hot_not_bought", sentence!("audience-hot-not-bought"), hot),
            ready(
                "coupon_unused",
                sentence!("audience-coupon-unused"),
                self.with_unused_coupons()?,
            ),
            ready(
                "came_again",
                sentence!("audience-came-again"),
                self.came_again(|visit| persons.of(visit))?,
            ),
            ready(
                "asked",
                sentence!("audience-asked"),
                self.waiting_for_replies()?,
            ),
            ready(
                "birthday_this_month",
                sentence!("audience-birthday-this-month"),
                self.born_this_month()?,
            ),
        ])
    }

    /// Who holds a coupon that would be taken today and was not used.
    fn with_unused_coupons(&self) -> Result<Visits, BoothError> {
        let mut holders = coupon_table::holders_of_unused(self.tables, self.today())?;
        let keys: BTreeSet<u32> = holders.iter().map(|(_, key)| *key).collect();
        for key in keys {
            if is_shut_out(self.tables, key)? {
                holders.retain(|(_, of)| *of != key);
            }
        }
        Ok(holders.into_iter().map(|(visit, _)| visit).collect())
    }

    /// Who spoke at more than one fair.
    fn came_again(&self, person: impl Fn(Uuid) -> Uuid) -> Result<Visits, BoothError> {
        let mut fairs: HashMap<Uuid, BTreeSet<Uuid>> = HashMap::new();
        for (visit, fair) in visitor_table::fairs_of_all_who_spoke(self.tables)? {
            fairs.entry(person(visit)).or_default().insert(fair);
        }
        fairs.retain(|_, fairs| fairs.len() > 1);
        Ok(fairs.into_keys().collect())
    }

    fn born_this_month(&self) -> Result<Visits, BoothError> {
        let month = self.today().month();
        let mut born = Vec::new();
        contact_table::each(self.tables, |contact| {
            let birthday = contact.particulars.birthday;
            if birthday.is_some_and(|day| day.month() == month) {
                born.push(contact.visitor);
            }
        })?;
        Ok(born)
    }
}

/// How one person can be reached, over all her visits.
#[derive(Default)]
struct Reach {
    by: BTreeSet<Channel>,
    is_reached: bool,
    why_not: Option<&'static str>,
}

fn counted<'a>(
    id: &'static str,
    title: Sentence,
    members: impl Iterator<Item = &'a Reach>,
    reasons: &[Withheld],
) -> Audience {
    let mut people = 0;
    let mut reachable: BTreeMap<Channel, u32> =
        Channel::ASKED.into_iter().map(|it| (it, 0)).collect();
    let mut withheld: BTreeMap<&str, u32> = BTreeMap::new();
    for member in members {
        people += 1;
        match member.why_not {
            Some(why_not) if !member.is_reached => *withheld.entry(why_not).or_default() += 1,
            _ => {
                for channel in &member.by {
                    *reachable.entry(*channel).or_default() += 1;
                }
            }
        }
    }
    let mut withheld: Vec<Withheld> = reasons
        .iter()
        .filter_map(|reason| {
            Some(Withheld {
                count: *withheld.get(reason.code.as_str())?,
                ..reason.clone()
            })
        })
        .collect();
    withheld.sort_by_key(|withheld| std::cmp::Reverse(withheld.count));
    Audience {
        id,
        title,
        people,
        reachable,
        withheld,
    }
}
