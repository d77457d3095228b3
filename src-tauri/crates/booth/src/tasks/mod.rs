//! What is owed to whom, and until when?
//!
//! The `permission` crate works out what the law asks for one person; here it is
//! asked for everybody, one list for the owner, the most urgent first.

mod on_the_day;
mod result_notices;

pub use on_the_day::DestructionPause;
pub use permission::DutyKind;
pub use result_notices::{ResultNoticesListed, UnsentList};

use crate::facts::Facts;
use crate::rights::{DestroyedPeople, Whose};
use crate::{Booth, BoothError};
use chrono::{DateTime, Days, NaiveDate};
use permission::{Duty, Event, Law};
use std::collections::BTreeMap;
use tables::contact::{self as contact_table, ContactRow};
use tables::duty_list;
use uuid::Uuid;
use words::sentence;

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
    events: Vec<Event>,
    duties: Vec<Duty>,
}

impl Booth {
    /// What is owed to whom, the most urgent first: results of choices that were not
    /// told yet, and what has to be confirmed or destroyed soon.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn tasks(&self) -> Result<Vec<Task>, BoothError> {
        let facts = self.facts();
        let today = facts.today();
        // Outside a transaction every one of these reads would lock and unlock the
        // file for itself.
        let reading = facts.tables.unchecked_transaction()?;
        let mut tasks = Vec::new();
        for owed in facts.owed()? {
            for duty in owed.duties {
                let days_before = match duty.kind {
                    DutyKind::ResultNotice => None,
                    DutyKind::Reconfirmation => Some(RECONFIRMATION_DAYS),
                    DutyKind::RetentionEnd => Some(RETENTION_DAYS),
                };
                let listed_from = days_before.map(|days| duty.due - Days::new(days));
                if listed_from.is_none_or(|from| from <= today) {
                    tasks.push(Task {
                        kind: duty.kind,
                        due: duty.due,
                        overdue: duty.due < today,
                        visitor: owed.contact.visitor,
                        name: owed.contact.name.clone(),
                    });
                }
            }
        }
        reading.finish()?;
        tasks.sort_by_key(|task| (task.due, task.kind, task.visitor));
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
        let reason = sentence!("destroy-reason-time-over");
        self.destroy_people(&whose, &reason.ko, true)
    }
}

impl Facts<'_> {
    /// What is owed to everybody who can be reached, each person once: whoever left
    /// the same addresses and numbers under the same name is one.
    fn owed(&self) -> Result<Vec<Owed>, BoothError> {
        let law = Law::korea();
        let now = DateTime::from_timestamp_millis(self.now_ms).unwrap_or_default();
        let told = duty_list::done_through(self.tables, DutyKind::ResultNotice.code())?;
        let topics = self.session.current.fair.topics.iter();
        let topics: Vec<Option<&str>> = topics
            .map(|topic| Some(topic.name.as_str()))
            .chain([None])
            .collect();
        let scopes = self.scopes()?;
        let kept_for = self.notice_form()?.retention_months;
        let mut people: BTreeMap<(Vec<String>, String), Owed> = BTreeMap::new();
        self.session.progress.check()?;
        for contact in contact_table::all(self.tables)? {
            let keys = self.contact_keys(&contact.email, &contact.phone);
            let person = people
                .entry((keys.clone(), contact.name.clone()))
                .or_insert_with(|| Owed {
                    contact: contact.clone(),
                    events: Vec::new(),
                    duties: Vec::new(),
                });
            for key in &keys {
                for event in self.events_in_visit(key, contact.visitor)? {
                    if !person.events.iter().any(|known| known.id == event.id) {
                        person.events.push(event);
                    }
                }
            }
        }
        let mut all = Vec::new();
        for ((keys, _), mut person) in people {
            let events = &person.events;
            let mut duties = permission::result_notices(events, told.unwrap_or(i64::MIN), &law);
            // Whether a yes holds is for everything to say that was said of the number.
            let mut about = Vec::new();
            for key in &keys {
                about.extend(self.events_about(key, &scopes)?);
            }
            let confirmations = self.reachable_by(&person.contact).filter_map(|channel| {
                let by_topic = topics.iter().filter_map(|topic| {
                    permission::reconfirmation(&about, channel, *topic, now, &law)
                });
                by_topic.min_by_key(|duty| duty.due)
            });
            // One message asks about every channel.
            duties.extend(confirmations.min_by_key(|duty| duty.due));
            duties.extend(permission::retention_end(&about, kept_for, &law));
            person.duties = duties;
            all.push(person);
        }
        Ok(all)
    }
}
