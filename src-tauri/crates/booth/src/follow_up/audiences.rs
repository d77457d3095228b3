//! Ready groups of people to write to.
//!
//! Nobody builds a group from an empty page. Each of these is a rule over what is on
//! record now, never a stored list: whoever uses her coupon leaves the group of those who
//! did not. A group says how many people it has, by which channel how many of them may be
//! written to, and why the others may not. People count once, however often they came.
//! A saved group says the same, as far as no number of it tells of one to four people.

use super::Withheld;
use super::people::News;
use super::ready::{Ready, Visits};
use super::segments::{Rule, SavedSegment, SegmentTable};
use crate::facts::Facts;
use crate::{Booth, BoothError, FairScope};
use experiment::Group;
use outreach::Channel;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use tables::destroyed_person;
use tables::same_person::Persons;
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

/// What may be told of the reach of a saved group, which is a crossing of what people
/// answered and bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedReach {
    /// How many people.
    pub people: u32,
    /// By each channel, how many of them may be written to now; none where the number
    /// would tell of one to four people.
    pub reachable: BTreeMap<Channel, Option<u32>>,
    /// Why the others may not, the most frequent reason first; none where one of the
    /// numbers would tell of one to four people.
    pub withheld: Option<Vec<Withheld>>,
}

impl SavedReach {
    /// Whether something of it is not told.
    pub fn hides(&self) -> bool {
        self.withheld.is_none() || self.reachable.values().any(Option::is_none)
    }
}

impl Booth {
    /// The ready groups of the people of these fairs, each with its reach now. Nothing is
    /// recorded: nobody is named.
    ///
    /// # Errors
    /// [`BoothError::Tables`], [`BoothError::StoredUnreadable`].
    pub fn audiences(&self, scope: FairScope) -> Result<Audiences, BoothError> {
        let to_confirm = self.to_confirm()?;
        let news = self.news(scope)?;
        self.reading(|facts| facts.audiences(scope, &news, to_confirm))
    }

    /// The saved groups of the people of all fairs, each with what may be told of its
    /// reach now; nothing is told of one whose number is hidden or that cannot be counted
    /// any more.
    ///
    /// # Errors
    /// [`BoothError::Tables`], [`BoothError::StoredUnreadable`].
    pub fn saved_audiences(&self) -> Result<Vec<(SavedSegment, Option<SavedReach>)>, BoothError> {
        let saved = self.counted_segments()?;
        if saved.is_empty() {
            return Ok(Vec::new());
        }
        let news = self.news(FairScope::All)?;
        let everybody = self.reading(|facts| facts.everybody(FairScope::All, &news))?;
        let mut audiences = Vec::new();
        for (segment, counted) in saved {
            let reach = match counted {
                Ok((_, Some(people))) => {
                    let (table, rule) = self.segment_table_for(&segment.rule)?;
                    Some(everybody.told(people, &table, &rule)?)
                }
                _ => None,
            };
            audiences.push((segment, reach));
        }
        Ok(audiences)
    }
}

impl Booth {
    /// The people of a ready or a saved group, and what it is called.
    pub(super) fn people_of_audience(
        &self,
        id: &str,
        scope: FairScope,
    ) -> Result<(Sentence, HashSet<Uuid>), BoothError> {
        let mut saved = self.saved_segments()?.into_iter();
        if let Some(saved) = saved.find(|saved| saved.audience() == id) {
            let (table, rule) = self.segment_table_for(&saved.rule)?;
            let title = Sentence::of_texts(&saved.name, &saved.name);
            return Ok((title, table.members(&rule)?.into_iter().collect()));
        }
        let to_confirm = self.to_confirm()?;
        let facts = self.facts();
        let persons = facts.persons()?;
        let mut ready = facts.ready_groups(scope, &persons)?;
        ready.push(waiting_to_confirm(to_confirm));
        let found = ready.into_iter().find(|group| group.id == id);
        let found = found
            .ok_or_else(|| BoothError::NotPossible(sentence!("follow-up-audience-unknown")))?;
        let people = found.visits.into_iter().map(|visit| persons.of(visit));
        Ok((found.title, people.collect()))
    }

    /// Whose yes is to be confirmed.
    fn to_confirm(&self) -> Result<Visits, BoothError> {
        Ok(self
            .to_be_confirmed()?
            .into_iter()
            .map(|task| task.visitor)
            .collect())
    }
}

fn waiting_to_confirm(visits: Visits) -> Ready {
    Ready {
        id: "to_confirm",
        title: sentence!("audience-to-confirm"),
        visits,
    }
}

impl Facts<'_> {
    fn audiences(
        &self,
        scope: FairScope,
        news: &News,
        to_confirm: Visits,
    ) -> Result<Audiences, BoothError> {
        let everybody = self.everybody(scope, news)?;
        let mut ready = self.ready_groups(scope, &news.persons)?;
        ready.push(waiting_to_confirm(to_confirm));
        let reached = everybody.people.values().filter(|it| it.is_reached);
        let count = |people: usize| u32::try_from(people).unwrap_or(u32::MAX);
        Ok(Audiences {
            people: count(everybody.people.len()),
            sendable: count(reached.count()),
            groups: ready.into_iter().map(|it| everybody.counted(it)).collect(),
        })
    }

    /// How everybody who was asked can be reached.
    fn everybody<'a>(&self, scope: FairScope, news: &'a News) -> Result<Everybody<'a>, BoothError> {
        let News { persons, asked } = news;
        let held = self.held_in(scope, persons)?;
        let gone: HashSet<Uuid> = destroyed_person::visitors(self.tables)?
            .into_iter()
            .collect();
        let mut people: HashMap<Uuid, Reach> = HashMap::new();
        let living = asked.standings.iter();
        for (visit, standing) in living.filter(|(visit, _)| !gone.contains(visit)) {
            let reach = people.entry(persons.of(*visit)).or_default();
            reach.by.extend(&standing.reached_by);
            match standing.why_not {
                None => reach.is_reached = true,
                Some(why_not) => _ = reach.why_not.get_or_insert(why_not),
            }
        }
        for (person, reach) in people.iter_mut().filter(|(_, reach)| reach.is_reached) {
            let gets = held.get(person).map(|it| it.group);
            if gets == Some(Group::NoMessage) {
                *reach = Reach {
                    why_not: Some(HELD_OUT),
                    ..Reach::default()
                };
            }
        }
        let mut reasons = asked.withheld.clone();
        reasons.push(Withheld {
            code: HELD_OUT.to_owned(),
            reason: sentence!("audience-held-out"),
            count: 0,
        });
        Ok(Everybody {
            persons,
            people,
            reasons,
        })
    }
}

/// Why somebody who may be written to is not: she was drawn, or the owner said so.
const HELD_OUT: &str = "held_out";

/// Everybody, by how she can be reached.
struct Everybody<'a> {
    persons: &'a Persons,
    people: HashMap<Uuid, Reach>,
    /// The reasons why somebody is not written to, in words.
    reasons: Vec<Withheld>,
}

impl Everybody<'_> {
    fn counted(&self, group: Ready) -> Audience {
        let visits = group.visits.into_iter();
        let ids: HashSet<Uuid> = visits.map(|it| self.persons.of(it)).collect();
        let members = ids.iter().filter_map(|person| self.people.get(person));
        counted(group.id, group.title, members, &self.reasons)
    }

    /// What may be told of a group's reach: how many of it can be reached or not is a
    /// crossing as any other, and keeps the rule for small numbers.
    fn told(
        &self,
        people: u32,
        table: &SegmentTable,
        rule: &Rule,
    ) -> Result<SavedReach, BoothError> {
        let unknown = Reach::default();
        let reach = |person: Uuid| self.people.get(&person).unwrap_or(&unknown);
        let mut reachable = BTreeMap::new();
        let by_post = self
            .people
            .values()
            .any(|it| it.by.contains(&Channel::Post));
        let channels = Channel::SENT.into_iter();
        for channel in channels.filter(|it| *it != Channel::Post || by_post) {
            // Not reached at all, otherwise, by this channel.
            let parts = table.by_part(rule, |person| match reach(person) {
                it if it.withheld().is_some() => 0,
                it => 1 + u8::from(it.by.contains(&channel)),
            })?;
            reachable.insert(channel, parts.get(2).copied().unwrap_or(Some(0)));
        }
        let parts = table.by_part(rule, |person| {
            let withheld = reach(person).withheld();
            let reason = withheld.and_then(|why| self.reasons.iter().position(|it| it.code == why));
            reason.map_or(0, |at| u8::try_from(at + 1).unwrap_or(u8::MAX))
        })?;
        let numbers: Option<Vec<u32>> = parts.into_iter().skip(1).collect();
        let withheld = numbers.map(|numbers| {
            let reasons = self.reasons.iter().zip(numbers);
            in_order(reasons.filter(|(_, count)| *count > 0))
        });
        Ok(SavedReach {
            people,
            reachable,
            withheld,
        })
    }
}

/// The reasons with how many each withholds, the most frequent first.
fn in_order<'a>(counted: impl Iterator<Item = (&'a Withheld, u32)>) -> Vec<Withheld> {
    let withheld = counted.map(|(reason, count)| Withheld {
        count,
        ..reason.clone()
    });
    let mut withheld: Vec<Withheld> = withheld.collect();
    withheld.sort_by_key(|it| std::cmp::Reverse(it.count));
    withheld
}

/// How one person can be reached, over all her visits.
#[derive(Default)]
struct Reach {
    by: BTreeSet<Channel>,
    is_reached: bool,
    why_not: Option<&'static str>,
}

impl Reach {
    /// The code of the reason why she is not written to.
    fn withheld(&self) -> Option<&'static str> {
        self.why_not.filter(|_| !self.is_reached)
    }
}

fn counted<'a>(
    id: &'static str,
    title: Sentence,
    members: impl Iterator<Item = &'a Reach>,
    reasons: &'a [Withheld],
) -> Audience {
    let mut people = 0;
    let mut reachable: BTreeMap<Channel, u32> =
        Channel::ASKED.into_iter().map(|it| (it, 0)).collect();
    let mut withheld: BTreeMap<&str, u32> = BTreeMap::new();
    for member in members {
        people += 1;
        match member.withheld() {
            Some(why_not) => *withheld.entry(why_not).or_default() += 1,
            None => {
                for channel in &member.by {
                    *reachable.entry(*channel).or_default() += 1;
                }
            }
        }
    }
    let counted = |reason: &'a Withheld| Some((reason, *withheld.get(reason.code.as_str())?));
    let withheld = in_order(reasons.iter().filter_map(counted));
    Audience {
        id,
        title,
        people,
        reachable,
        withheld,
    }
}
