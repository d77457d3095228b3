//! What is owed to whom, and until when?
//!
//! The `permission` crate works out what the law asks for one person; here it is
//! asked for everybody, one list for the owner, the most urgent first.

mod result_notices;

pub use permission::DutyKind;
pub use result_notices::{ResultNoticesListed, UnsentList};

use crate::facts::Facts;
use crate::fair::RETENTION_MONTHS;
use crate::{Booth, BoothError};
use chrono::{DateTime, Days, NaiveDate};
use permission::{Duty, Event, Law};
use records::consent::NoticeAct;
use std::collections::BTreeSet;
use tables::contact::{self as contact_table, ContactRow};
use tables::duty_list;
use uuid::Uuid;

/// How many days before its last day a confirmation of a yes is listed.
const RECONFIRMATION_DAYS: u64 = 60;
/// How many days before their last day data are listed whose time will be over.
const RETENTION_DAYS: u64 = 30;

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

impl Facts<'_> {
    /// What is owed to everybody who can be reached, each person once: whoever left
    /// the same addresses and numbers is one.
    fn owed(&self) -> Result<Vec<Owed>, BoothError> {
        let law = Law::korea();
        let now = DateTime::from_timestamp_millis(self.now_ms).unwrap_or_default();
        let told = duty_list::done_through(self.tables, DutyKind::ResultNotice.code())?;
        let topics = self.session.current.fair.topics.iter();
        let topics: Vec<Option<&str>> = topics
            .map(|topic| Some(topic.name.as_str()))
            .chain([None])
            .collect();
        let retention_months = self.retention_months()?;
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut all = Vec::new();
        self.session.progress.check()?;
        for contact in contact_table::all(self.tables)? {
            let keys = self.contact_keys(&contact.email, &contact.phone);
            let mut events: Vec<Event> = Vec::new();
            let mut ids = BTreeSet::new();
            for key in keys {
                if seen.insert(key.clone()) {
                    let said = self.events_about(&key)?.into_iter();
                    events.extend(said.filter(|event| ids.insert(event.id)));
                }
            }
            if events.is_empty() {
                continue;
            }
            let mut duties = permission::result_notices(&events, told.unwrap_or(i64::MIN), &law);
            let confirmations = self.reachable_by(&contact).filter_map(|channel| {
                let by_topic = topics.iter().filter_map(|topic| {
                    permission::reconfirmation(&events, channel, *topic, now, &law)
                });
                by_topic.min_by_key(|duty| duty.due)
            });
            // One message asks about every channel.
            duties.extend(confirmations.min_by_key(|duty| duty.due));
            duties.extend(permission::retention_end(&events, retention_months, &law));
            all.push(Owed {
                contact,
                events,
                duties,
            });
        }
        Ok(all)
    }

    /// For how many months the texts in use say that data are kept.
    fn retention_months(&self) -> Result<u32, BoothError> {
        let notices = self.notices()?;
        let used = notices
            .iter()
            .rev()
            .find(|(_, notice)| notice.act == NoticeAct::CollectAndUse);
        Ok(used
            .and_then(|(_, notice)| notice.retention_months)
            .unwrap_or(RETENTION_MONTHS))
    }
}
