//! What is owed to whom, and until when?
//!
//! The `permission` crate works out what the law asks for one person; here it is
//! asked for everybody, one list for the owner, the most urgent first.

mod answering;
mod calendar;
mod lists;
mod messages;
mod on_the_day;
mod processor;

pub use calendar::{About, SavedCalendar};
pub use lists::{ListedDuties, UnsentList};
pub use on_the_day::DestructionPause;
pub use permission::DutyKind;

use crate::consent::EndOfKeeping;
use crate::consent::Sayings;
use crate::current_fair::begin_of;
use crate::facts::Facts;
use crate::rights::{DestroyedPeople, Whose};
use crate::{Booth, BoothError};
use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, Utc};
use permission::{Act, Duty, Event, Kind, Law};
use processor::Processor;
use records::consent::NoticeAct;
use std::collections::{BTreeMap, BTreeSet};
use tables::contact::{self as contact_table, ContactRow};
use tables::{duty_list, permission_said, visitor as visitor_table};
use uuid::Uuid;
use words::{Sentence, sentence};

/// How many days before its last day a confirmation of a yes is listed.
const RECONFIRMATION_DAYS: u64 = 60;
/// How many days before their last day data are listed whose time will be over.
const RETENTION_DAYS: u64 = 30;

/// How many days before their last day data are destroyed together: so many are
/// given to destroy what is no longer needed.
const DESTRUCTION_DAYS: u64 = 5;

/// Something that is owed to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What.
    pub kind: DutyKind,
    /// The last day on which it is done in time.
    pub due: NaiveDate,
    /// Whether that day is over.
    pub overdue: bool,
    /// One of her visits.
    pub visitor: Uuid,
    /// Her name; may be empty.
    pub name: String,
    /// Why, where the kind alone does not say it.
    pub why: Option<Sentence>,
}

impl Task {
    /// Whether these are data to destroy now: their last day is near. Who took
    /// everything back comes under it at once.
    pub fn is_to_be_destroyed(&self, today: NaiveDate) -> bool {
        self.kind == DutyKind::RetentionEnd && self.due <= today + Days::new(DESTRUCTION_DAYS)
    }
}

/// What is owed to one person.
struct Owed {
    contact: ContactRow,
    /// Her contact points, as records know them.
    keys: Vec<String>,
    /// What she said in her visits.
    events: Vec<Event>,
    /// Everything that was said about her contact points.
    about: Vec<Event>,
    duties: Vec<Duty>,
}

impl Owed {
    /// The records that her duties of a kind are about.
    fn about_of(&self, kind: DutyKind) -> Vec<Uuid> {
        let duties = self.duties.iter().filter(|duty| duty.kind == kind);
        duties
            .flat_map(|duty| duty.events.iter().copied())
            .collect()
    }

    /// What the yeses in some records allow, by the acts that are asked about.
    fn acts_of(&self, of: impl Fn(&Uuid) -> bool) -> Vec<NoticeAct> {
        let mut acts = Vec::new();
        for event in self.about.iter().filter(|event| of(&event.id)) {
            let act = match event.act {
                Act::Advertising { channel } => NoticeAct::Advertising(channel),
                Act::Night { .. } => NoticeAct::Night,
                _ => continue,
            };
            if !acts.contains(&act) {
                acts.push(act);
            }
        }
        acts
    }
}

/// Whether a duty is to be done by now, or soon.
fn is_listed(duty: &Duty, today: NaiveDate) -> bool {
    let days_before = match duty.kind {
        DutyKind::Reconfirmation => RECONFIRMATION_DAYS,
        DutyKind::RetentionEnd => RETENTION_DAYS,
        DutyKind::ResultNotice
        | DutyKind::Answer
        | DutyKind::Review
        | DutyKind::ProcessorNotice => return true,
    };
    duty.due - Days::new(days_before) <= today
}

impl Booth {
    /// What is owed to whom, the most urgent first: results of choices that were not
    /// told yet, and what has to be confirmed or destroyed soon.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn tasks(&self) -> Result<Vec<Task>, BoothError> {
        self.reading(|facts| Ok(facts.tasks_among(&facts.owed()?)))
    }

    /// Those of them that are about a yes to be confirmed. Only who said something nearly two
    /// years ago can owe one, so that nobody else is looked at.
    pub(crate) fn to_be_confirmed(&self) -> Result<Vec<Task>, BoothError> {
        let mut tasks = self.reading(|facts| {
            let years = u32::try_from(Law::korea().reconfirm_years).unwrap_or(0);
            let listed_by = facts.today() + Days::new(RECONFIRMATION_DAYS + SLACK_DAYS);
            let before = listed_by.checked_sub_months(Months::new(12 * years));
            let before = before.map_or(i64::MAX, |day| begin_of(facts.session.current.zone, day));
            if !visitor_table::anybody_came_before(facts.tables, before)? {
                return Ok(Vec::new());
            }
            let keys = permission_said::keys_before(facts.tables, before)?;
            let mut contacts = contact_table::all(facts.tables)?;
            contacts.retain(|it| {
                let hers = facts.contact_keys(&it.email, &it.phone);
                hers.iter().any(|key| keys.contains(key))
            });
            Ok(facts.tasks_among(&facts.owed_among(contacts)?))
        })?;
        tasks.retain(|task| task.kind == DutyKind::Reconfirmation);
        Ok(tasks)
    }
}

impl Booth {
    /// Destroys what is known of everybody whose data are due within days
    /// ([`Task::is_to_be_destroyed`]), with the files that left with their data and
    /// were not changed since.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when nobody's are, and as
    /// [`Booth::destroy_people`].
    pub fn destroy_people_due(&mut self) -> Result<DestroyedPeople, BoothError> {
        let today = self.today();
        let mut due = self.tasks()?;
        due.retain(|task| task.is_to_be_destroyed(today));
        if due.is_empty() {
            return Err(BoothError::NotPossible(sentence!("destroy-nobody-due")));
        }
        let whose: Vec<Whose> = due
            .iter()
            .map(|task| Whose::Visitor(task.visitor))
            .collect();
        self.destroy_people_over(&whose)
    }
}

/// A day more or less for time zones, and one for the day before which a yes is confirmed.
const SLACK_DAYS: u64 = 3;

impl Facts<'_> {
    /// What of it is to be done by now, or soon; the most urgent first.
    fn tasks_among(&self, owed: &[Owed]) -> Vec<Task> {
        let today = self.today();
        let mut tasks = Vec::new();
        for owed in owed {
            for duty in owed.duties.iter().filter(|duty| is_listed(duty, today)) {
                tasks.push(Task {
                    kind: duty.kind,
                    due: duty.due,
                    overdue: duty.due < today,
                    visitor: owed.contact.visitor,
                    name: owed.contact.name.clone(),
                    why: self.why(duty, &owed.about),
                });
            }
        }
        tasks.sort_by_key(|task| (task.due, task.kind, task.visitor));
        tasks
    }

    /// What is owed to everybody who can be reached, each person once: whoever left
    /// the same addresses and numbers under the same name is one.
    fn owed(&self) -> Result<Vec<Owed>, BoothError> {
        self.owed_among(contact_table::all(self.tables)?)
    }

    /// What is owed to one visitor; none where she left no contact.
    fn owed_to(&self, visitor: Uuid) -> Result<Option<Owed>, BoothError> {
        let contact = contact_table::of(self.tables, visitor)?;
        Ok(self.owed_among(contact.into_iter().collect())?.pop())
    }

    fn owed_among(&self, contacts: Vec<ContactRow>) -> Result<Vec<Owed>, BoothError> {
        let mut people: BTreeMap<(Vec<String>, String), (ContactRow, BTreeSet<Uuid>)> =
            BTreeMap::new();
        self.session.progress.check()?;
        for contact in contacts {
            let keys = self.contact_keys(&contact.email, &contact.phone);
            let person = people
                .entry((keys, contact.name.clone()))
                .or_insert_with(|| (contact.clone(), BTreeSet::new()));
            person.1.insert(contact.visitor);
        }
        let clocks = self.clocks(people.len())?;
        let mut all = Vec::new();
        for ((keys, _), (contact, visits)) in people {
            let mut person = Owed {
                contact,
                keys,
                events: Vec::new(),
                about: Vec::new(),
                duties: Vec::new(),
            };
            for key in &person.keys {
                // Whether a yes holds is for everything to say that was said of the number.
                for (event, visit) in self.events_and_visits(key, &clocks.sayings)? {
                    if visits.contains(&visit) {
                        person.events.push(event.clone());
                    }
                    person.about.push(event);
                }
            }
            person.duties = self.duties(&person, &clocks)?;
            all.push(person);
        }
        Ok(all)
    }

    fn clocks(&self, people: usize) -> Result<Clocks, BoothError> {
        let topics = self.session.current.fair.topics.iter();
        let done = |kind: DutyKind| duty_list::done_about(self.tables, kind.code());
        Ok(Clocks {
            law: Law::korea(),
            now: DateTime::from_timestamp_millis(self.now_ms).unwrap_or_default(),
            told: duty_list::done_through(self.tables, DutyKind::ResultNotice.code())?,
            asked: done(DutyKind::Reconfirmation)?,
            notified: done(DutyKind::ProcessorNotice)?,
            processor: self.processor()?,
            topics: topics.map(|topic| topic.name.clone()).collect(),
            sayings: self.sayings(people)?,
            kept_for: self.notice_form()?.retention_months,
        })
    }

    fn duties(&self, person: &Owed, clocks: &Clocks) -> Result<Vec<Duty>, BoothError> {
        let Clocks { law, now, .. } = clocks;
        let about = &person.about;
        let told = clocks.told.unwrap_or(i64::MIN);
        let mut duties = permission::result_notices(&person.events, told, law);
        let topics = || {
            let topics = clocks.topics.iter();
            topics.map(|topic| Some(topic.as_str())).chain([None])
        };
        let channels = self.reachable_by(&person.contact).filter_map(|channel| {
            let by_topic = topics()
                .filter_map(|topic| permission::reconfirmation(about, channel, topic, *now, law));
            by_topic.min_by_key(|duty| duty.due)
        });
        let was_asked = |duty: &Duty| {
            let first = duty.events.first();
            first.is_some_and(|record| clocks.asked.contains_key(record))
        };
        let (asked, mut open): (Vec<Duty>, Vec<Duty>) = channels.partition(was_asked);
        let is_written_to = !asked.is_empty() || !open.is_empty();
        let end = self.end_of_keeping(&person.contact, clocks)?;
        // Whose data go anyway is not asked whether she wants to be written to longer.
        let is_kept = |duty: &Duty| {
            let end = end
                .as_ref()
                .map(|end| end.duty.due - Days::new(RETENTION_DAYS));
            end.is_none_or(|end| end > duty.due)
        };
        open.retain(is_kept);
        duties.extend(together(DutyKind::Reconfirmation, open));
        duties.extend(together(DutyKind::Answer, asked));
        duties.extend(permission::review(about, *now, law));
        if is_written_to {
            let processor = &clocks.processor;
            // What she was told last counts, by a message or by the text she agreed to.
            let knows = |yes: &Event| match clocks.notified.get(&yes.id) {
                Some(told) => *told >= processor.since_ms,
                None => processor.named_by.get(&yes.notice) == Some(&processor.name),
            };
            let changed_on = self.session.local(processor.since_ms).date_naive();
            let notice = permission::processor_notice(about, knows, changed_on, *now, law);
            duties.extend(notice);
        }
        duties.extend(end.map(|end| end.duty));
        Ok(duties)
    }

    /// When what is known of somebody has to go; none for who never agreed that it is
    /// kept. Where that is soon, all her visits are looked at, because they go together:
    /// on the last of their days.
    fn end_of_keeping(
        &self,
        contact: &ContactRow,
        clocks: &Clocks,
    ) -> Result<Option<EndOfKeeping>, BoothError> {
        let end = |contact: &ContactRow| {
            self.end_of_visit(contact, clocks.kept_for, &clocks.sayings, &clocks.law)
        };
        let Some(mut last) = end(contact)? else {
            return Ok(None);
        };
        if !is_listed(&last.duty, self.today()) {
            return Ok(Some(last));
        }
        for visit in self.contacts_of_person(contact.visitor)? {
            match end(&visit)? {
                Some(end) if end.duty.due > last.duty.due => last = end,
                _ => {}
            }
        }
        Ok(Some(last))
    }

    /// Why somebody is asked again: which no her yes did not know of.
    fn why(&self, duty: &Duty, about: &[Event]) -> Option<Sentence> {
        if duty.kind != DutyKind::Review {
            return None;
        }
        let said = duty.events.iter().filter_map(|record| {
            let event = about.iter().find(|event| event.id == *record)?;
            let day = self.session.local(event.at_unix_millis);
            let day = words::day(day.year(), day.month(), day.day());
            Some((event.kind, day))
        });
        let (yes, no): (Vec<_>, Vec<_>) = said.partition(|(kind, _)| *kind == Kind::Granted);
        let (yes, no) = (yes.last()?.1.clone(), no.last()?);
        Some(match no.0 {
            Kind::Withdrawn => sentence!("review-why-withdrawn", no = no.1.clone(), yes = yes),
            _ => sentence!("review-why-declined", no = no.1.clone(), yes = yes),
        })
    }
}

/// What everybody's duties are worked out from, read once.
struct Clocks {
    law: Law,
    now: DateTime<Utc>,
    /// Up to when the results of choices were told.
    told: Option<i64>,
    /// Of which yeses it was asked whether they still hold.
    asked: BTreeMap<Uuid, i64>,
    /// Of which yeses it was told when that another company sends.
    notified: BTreeMap<Uuid, i64>,
    processor: Processor,
    topics: Vec<String>,
    sayings: Sayings,
    kept_for: u32,
}

/// One message speaks of every channel.
fn together(kind: DutyKind, duties: Vec<Duty>) -> Option<Duty> {
    let due = duties.iter().map(|duty| duty.due).min()?;
    let mut events = Vec::new();
    for record in duties.into_iter().flat_map(|duty| duty.events) {
        if !events.contains(&record) {
            events.push(record);
        }
    }
    Some(Duty { kind, due, events })
}
