//! How many messages a month somebody gets at most: as many as the consent texts promised
//! her, over all channels and all fairs of the maker, counted in months of the calendar.
//!
//! A file counts as if its messages were sent: one message for each person, channel, fair,
//! draft, topic and day it is planned for, so that the same file made again, also for another
//! tool, is the same message. It may be sent in the month of that day only. Where nothing was
//! sent, the owner says so of the file, and it counts no longer; and neither does a message
//! of which the tool reports that it did not arrive ([`super::reporting`]).

use super::Asking;
use super::asking::DAYS_OF_USE;
use crate::consent::Permission;
use crate::facts::Facts;
use crate::notices::form_of;
use crate::{Booth, BoothError, Right};
use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, Utc};
use outreach::Channel;
use records::Body;
use records::follow_up::FollowUpNotSent;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use tables::follow_up_export::{self, ExportRow};
use tables::follow_up_report::{self, ReportedSums};
use tables::permission_said::{self, Said};
use tables::same_person::Persons;
use uuid::Uuid;
use words::{Sentence, sentence};

/// Files that are listed, the latest first.
const LISTED_FILES: u32 = 20;

/// One message to one person: by the code of which channel, of which fair, in which words of
/// the owner's (empty for the program's), about which topic (empty where none was chosen),
/// and on which day.
type Message = (String, Uuid, String, String, NaiveDate);

/// Who gets how many messages in one month.
pub(super) struct MessagesOfMonth {
    /// The message that is asked about; without its channel.
    fair: Uuid,
    draft: String,
    topic: String,
    planned_on: NaiveDate,
    /// By person.
    messages: HashMap<Uuid, BTreeSet<Message>>,
    /// How many a month the texts in use promise.
    promised: u32,
    /// How many each text promised.
    promised_by: HashMap<Uuid, u32>,
}

impl MessagesOfMonth {
    /// How many messages a person gets besides this one; none when this one is among them.
    fn besides(&self, person: Uuid, channel: Channel) -> usize {
        let Some(messages) = self.messages.get(&person) else {
            return 0;
        };
        let this = (
            channel.code().to_owned(),
            self.fair,
            self.draft.clone(),
            self.topic.clone(),
            self.planned_on,
        );
        match messages.contains(&this) {
            true => 0,
            false => messages.len(),
        }
    }

    /// Who already gets as many as the texts in use promise.
    pub(super) fn without_promise_left(&self) -> impl Iterator<Item = Uuid> {
        let spent = |messages: &BTreeSet<Message>| messages.len() >= self.promised as usize;
        let all = self.messages.iter();
        all.filter(move |(_, it)| spent(it))
            .map(|(person, _)| *person)
    }
}

/// What the record of a file says of its message.
pub(super) struct MessageOfFile {
    pub(super) fair: Uuid,
    pub(super) draft: String,
    pub(super) topic: String,
    pub(super) planned_on: NaiveDate,
}

/// Files for messages that were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFiles {
    /// The export they left with.
    pub id: Uuid,
    /// What they are called.
    pub names: Vec<String>,
    /// The day they were made.
    pub made_on: NaiveDate,
    /// The day they are to be sent.
    pub planned_on: NaiveDate,
    /// How many people are in them.
    pub people: u32,
    /// Whether the owner said that they were sent to nobody.
    pub is_not_sent: bool,
    /// What the tool reported that sent them; none until a report was taken in.
    pub reported: Option<ReportedSums>,
}

impl Booth {
    /// The latest files for messages, the latest first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn files_made(&self) -> Result<Vec<MadeFiles>, BoothError> {
        let facts = self.facts();
        let rows = follow_up_export::latest_files(facts.tables, LISTED_FILES)?;
        let mut names = self.names_of_files()?;
        let mut reported = follow_up_report::sums(facts.tables)?;
        let made = rows.into_iter().map(|row: ExportRow| {
            let made_on = facts.session.local(row.made_at_ms).date_naive();
            MadeFiles {
                names: names.remove(&row.id).unwrap_or_default(),
                reported: reported.remove(&row.id),
                id: row.id,
                made_on,
                planned_on: row.planned_on.unwrap_or(made_on),
                people: row.people,
                is_not_sent: row.is_not_sent,
            }
        });
        Ok(made.collect())
    }

    /// The owner says that these files were sent to nobody: the people in them may be
    /// written to as if they were in none.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for an export that is not known, and when nothing could
    /// be written.
    pub fn note_not_sent(&mut self, export: Uuid) -> Result<(), BoothError> {
        self.append(Right::Owner, |facts| {
            let Some(is_noted) = follow_up_export::is_not_sent(facts.tables, export)? else {
                return Err(BoothError::NotPossible(sentence!("file-check-unknown")));
            };
            let body = Body::FollowUpNotSent(FollowUpNotSent {});
            let record = (!is_noted).then(|| facts.record(export, None, body));
            Ok((record.into_iter().collect(), ()))
        })
    }

    /// The same of the files that this one is of.
    ///
    /// # Errors
    /// As there, and when the file cannot be read.
    pub fn note_file_not_sent(&mut self, file: &Path) -> Result<(), BoothError> {
        let export = self.export_of(file)?;
        let export =
            export.ok_or_else(|| BoothError::NotPossible(sentence!("file-check-unknown")))?;
        self.note_not_sent(export)
    }

    /// What the files of each export are called.
    fn names_of_files(&self) -> Result<BTreeMap<Uuid, Vec<String>>, BoothError> {
        let mut names = BTreeMap::new();
        self.each_export(|id, exported| {
            names.insert(id, exported.files);
        })?;
        Ok(names)
    }
}

impl Facts<'_> {
    /// What the record of a file says of this message.
    pub(super) fn message_of(&self, asking: &Asking) -> Result<MessageOfFile, BoothError> {
        Ok(MessageOfFile {
            fair: self.session.current.of_file(asking.scope),
            draft: asking.draft_code().to_owned(),
            topic: asking.topic.clone().unwrap_or_default(),
            planned_on: self.planned_on(asking)?,
        })
    }

    /// Who gets how many messages in the month in which this one is to be sent.
    pub(super) fn messages_of_month(
        &self,
        asking: &Asking,
        persons: &Persons,
    ) -> Result<MessagesOfMonth, BoothError> {
        let planned_on = self.planned_on(asking)?;
        let first = planned_on.with_day(1).unwrap_or(planned_on);
        let last = last_of_month(planned_on);
        let next = last.checked_add_days(Days::new(1)).unwrap_or(last);
        let begins = [first, next].map(|day| self.midnight(day));
        let rows = follow_up_export::messages(self.tables, [first, last], begins)?;
        let mut messages: HashMap<Uuid, BTreeSet<Message>> = HashMap::new();
        for row in rows {
            let made_on = || self.session.local(row.made_at_ms).date_naive();
            let day = row.planned_on.unwrap_or_else(made_on);
            let of = messages.entry(persons.of(row.visitor)).or_default();
            of.insert((row.channel, row.fair, row.draft, row.topic, day));
        }
        let notices = self.every_notice()?.into_iter();
        Ok(MessagesOfMonth {
            fair: self.session.current.of_file(asking.scope),
            draft: asking.draft_code().to_owned(),
            topic: asking.topic.clone().unwrap_or_default(),
            planned_on,
            messages,
            promised: self.notice_form()?.promise_per_month,
            promised_by: notices
                .map(|(id, notice)| (id, form_of(&notice).promise_per_month))
                .collect(),
        })
    }

    /// Why this message would be one more than was promised; none where it is not.
    pub(super) fn over_promise(
        &self,
        month: &MessagesOfMonth,
        person: Uuid,
        permission: &Permission,
    ) -> Result<Option<(&'static str, Sentence)>, BoothError> {
        let besides = month.besides(person, permission.channel);
        if besides == 0 || besides < self.promised(month, permission)? as usize {
            return Ok(None);
        }
        Ok(Some(("over_promise", sentence!("follow-up-over-promise"))))
    }

    /// How many messages a month the text promised that she agreed to; no more than the
    /// texts in use promise.
    fn promised(
        &self,
        month: &MessagesOfMonth,
        permission: &Permission,
    ) -> Result<u32, BoothError> {
        let mut promised = month.promised;
        for key in &permission.said_under {
            for row in permission_said::about(self.tables, key)? {
                if let Said::Granted(said) = &*row.said
                    && permission.decision.evidence.contains(&row.record)
                    && let Some(hers) = month.promised_by.get(&said.notice)
                {
                    promised = promised.min(*hers);
                }
            }
        }
        Ok(promised)
    }

    /// The day a message is to be sent: as was said, or today. In the last night of a month
    /// it is the next day, because text messages wait for the morning; e-mail waits for
    /// nothing.
    pub(super) fn planned_on(&self, asking: &Asking) -> Result<NaiveDate, BoothError> {
        let day = |at: DateTime<Utc>| self.session.local(at.timestamp_millis()).date_naive();
        if let Some(at) = asking.at {
            return Ok(day(at));
        }
        let (today, sending) = (self.today(), self.sending()?);
        if asking.can_be_sent_now(sending.law(), self.now().to_utc()) {
            return Ok(today);
        }
        let sent = day(sending.at());
        Ok(match sent.month() == today.month() {
            true => today,
            false => sent,
        })
    }

    /// The last day a file may be sent: a week after it was made, and not after the month
    /// whose promise its messages count in.
    pub(super) fn use_until(&self, made_on: NaiveDate, planned_on: NaiveDate) -> NaiveDate {
        let week = made_on.checked_add_days(Days::new(DAYS_OF_USE));
        week.unwrap_or(made_on).min(last_of_month(planned_on))
    }
}

fn last_of_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    next.checked_sub_days(Days::new(1)).unwrap_or(day)
}
