//! What the sender owes a person, and until when.
//!
//! Two clocks of advertising law run by themselves once somebody said yes or no:
//! the result of every choice is told within days, and a yes is confirmed before
//! years are over. A third is privacy law's: data go when their time is over, and
//! soon after the yes to use them is taken back.

use crate::channel::Channel;
use crate::decide::{Person, Question, decide};
use crate::event::{Act, Event, Kind, Purpose};
use crate::law::Law;
use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DutyKind {
    /// Telling her the result of a yes, a no or a withdrawal about advertising
    /// (Network Act 50(7)).
    ResultNotice,
    /// Asking her whether a yes to advertising still holds (Network Act 50(8)).
    Reconfirmation,
    /// Destroying her data, because their time is over or she took back the yes
    /// (PIPA 21, 37(3)).
    RetentionEnd,
}

impl DutyKind {
    /// A stable word: `result_notice`, `reconfirmation`, `retention_end`.
    pub fn code(self) -> &'static str {
        match self {
            Self::ResultNotice => "result_notice",
            Self::Reconfirmation => "reconfirmation",
            Self::RetentionEnd => "retention_end",
        }
    }
}

/// Something owed to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// What.
    pub kind: DutyKind,
    /// The last day on which it is done in time.
    pub due: NaiveDate,
    /// The events that it is about, in the order of the clock.
    pub events: Vec<Uuid>,
}

/// The results that are still to be told, one duty for each day on which she chose.
/// What was said up to `told_through`, in Unix milliseconds, was told already.
pub fn result_notices(events: &[Event], told_through: i64, law: &Law) -> Vec<Duty> {
    let mut chosen_on: BTreeMap<NaiveDate, Vec<(i64, Uuid)>> = BTreeMap::new();
    for event in events {
        let is_choice = matches!(event.kind, Kind::Granted | Kind::Declined | Kind::Withdrawn)
            && matches!(
                event.act,
                Act::Advertising { .. } | Act::Night { .. } | Act::Everything
            );
        if is_choice && event.at_unix_millis > told_through {
            let day = chosen_on.entry(day_of(event, law)).or_default();
            if !day.iter().any(|(_, id)| *id == event.id) {
                day.push((event.at_unix_millis, event.id));
            }
        }
    }
    chosen_on
        .into_iter()
        .map(|(day, mut choices)| {
            choices.sort_unstable();
            Duty {
                kind: DutyKind::ResultNotice,
                due: law.result_notice_by(day),
                events: choices.into_iter().map(|(_, id)| id).collect(),
            }
        })
        .collect()
}

/// The yes by this channel that holds now and is to be confirmed, if there is one:
/// the last day on which a confirmation still keeps it.
pub fn reconfirmation(
    events: &[Event],
    channel: Channel,
    topic: Option<&str>,
    now: DateTime<Utc>,
    law: &Law,
) -> Option<Duty> {
    let person = Person {
        has_contact_point: true,
        is_under_age: false,
    };
    let question = Question {
        purpose: Purpose::Promotion,
        channel,
        topic: topic.map(str::to_owned),
        at: now,
        recipient: None,
        is_overseas: false,
        category: None,
        scope: None,
    };
    let decision = decide(events, person, &question, law);
    if !decision.allowed {
        return None;
    }
    let keeps = |event: &&Event| {
        matches!(event.kind, Kind::Granted | Kind::Reconfirmed)
            && event.act == Act::Advertising { channel }
            && decision.evidence.contains(&event.id)
    };
    let latest = events.iter().filter(keeps).max_by_key(|event| {
        let before = law.reconfirm_before(day_of(event, law));
        (before, event.id)
    })?;
    Some(Duty {
        kind: DutyKind::Reconfirmation,
        due: law.reconfirm_before(day_of(latest, law)).pred_opt()?,
        events: vec![latest.id],
    })
}

/// When her data have to go: so many months after she last agreed that they are
/// used, or as many as she agreed to where those are fewer; or the law's days after
/// she took that back. None for who never agreed.
pub fn retention_end(events: &[Event], retention_months: u32, law: &Law) -> Option<Duty> {
    let used = Act::CollectAndUse {
        purpose: Purpose::Promotion,
    };
    let agreed = events
        .iter()
        .filter(|event| event.kind == Kind::Granted && event.act == used)
        .max_by_key(|event| (event.at_unix_millis, event.id))?;
    // A no that a later yes did not know of still holds.
    let taken_back = events
        .iter()
        .filter(|event| event.kind == Kind::Withdrawn && event.act.covers(&used))
        .filter(|event| !agreed.supersedes.contains(&event.id))
        .min_by_key(|event| (event.at_unix_millis, event.id));
    let (event, due) = match taken_back {
        Some(event) => {
            let day = day_of(event, law);
            (event, day.checked_add_days(Days::new(law.destruction_days)))
        }
        None => {
            let day = day_of(agreed, law);
            let agreed_to = agreed.scope.as_ref().map(|scope| scope.months);
            let months = agreed_to.map_or(retention_months, |it| it.min(retention_months));
            (agreed, day.checked_add_months(Months::new(months)))
        }
    };
    Some(Duty {
        kind: DutyKind::RetentionEnd,
        due: due.unwrap_or(NaiveDate::MAX),
        events: vec![event.id],
    })
}

/// The calendar day of an event; a time that no calendar has is the last one.
fn day_of(event: &Event, law: &Law) -> NaiveDate {
    DateTime::from_timestamp_millis(event.at_unix_millis)
        .map_or(NaiveDate::MAX, |at| law.day_of(at))
}
