//! What the sender owes a person, and until when.
//!
//! Two clocks of advertising law run by themselves once somebody said yes or no:
//! the result of every choice is told within days, and a yes is confirmed before
//! years are over. A third is privacy law's: data go when their time is over, and
//! soon after the yes to use them is taken back.

use crate::channel::Channel;
use crate::decide::{Decision, Person, Question, decide, decide_act};
use crate::event::{Act, Event, Kind, Purpose};
use crate::law::Law;
use crate::reason::Reason;
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
    /// Waiting for her answer to that question: it was sent, and the day comes on which
    /// silence is an answer.
    Answer,
    /// Asking her again, because she said yes without it being known that she had
    /// refused before: it changes nothing until she says it once more.
    Review,
    /// Telling her that another company sends the messages (PIPA 26(3)).
    ProcessorNotice,
    /// Destroying her data, because their time is over or she took back the yes
    /// (PIPA 21, 37(3)).
    RetentionEnd,
}

impl DutyKind {
    /// A stable word: the variant's name in small letters.
    pub fn code(self) -> &'static str {
        match self {
            Self::ResultNotice => "result_notice",
            Self::Reconfirmation => "reconfirmation",
            Self::Answer => "answer",
            Self::Review => "review",
            Self::ProcessorNotice => "processor_notice",
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

/// The yes by this channel that holds now and is to be confirmed, if there is one, and
/// after it the one to the night: the last day on which a confirmation still keeps both.
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
    let question = question(channel, topic, now);
    let news = (
        Act::Advertising { channel },
        decide(events, person, &question, law),
    );
    let night = Act::Night { channel };
    let at_night = decide_act(events, &night, &question, law);
    let latest = |(act, decision): (Act, Decision)| {
        let keeps = |event: &&Event| {
            matches!(event.kind, Kind::Granted | Kind::Reconfirmed)
                && event.act == act
                && decision.evidence.contains(&event.id)
        };
        let keeping = events.iter().filter(keeps).filter(|_| decision.allowed);
        let before = keeping.map(|event| (law.reconfirm_before(day_of(event, law)), event.id));
        before.max()
    };
    let (before, record) = latest(news)?;
    let night = latest((night, at_night));
    let first = night.map_or(before, |(night, _)| night.min(before));
    Some(Duty {
        kind: DutyKind::Reconfirmation,
        due: first.pred_opt()?,
        events: std::iter::once(record)
            .chain(night.map(|(_, record)| record))
            .collect(),
    })
}

/// That another company sends is to be told to whoever agreed to a text that named
/// another and was not told since, as `knows` says of her yes; the texts name the new
/// one since `changed_on`.
pub fn processor_notice(
    events: &[Event],
    knows: impl Fn(&Event) -> bool,
    changed_on: NaiveDate,
    now: DateTime<Utc>,
    law: &Law,
) -> Option<Duty> {
    let used = Act::CollectAndUse {
        purpose: Purpose::Promotion,
    };
    let question = question(Channel::Email, None, now);
    let decision = decide_act(events, &used, &question, law);
    let agreed = events
        .iter()
        .filter(|event| event.kind == Kind::Granted && event.act == used)
        .filter(|event| decision.allowed && decision.evidence.contains(&event.id))
        .max_by_key(|event| (event.at_unix_millis, event.id))?;
    (!knows(agreed)).then(|| Duty {
        kind: DutyKind::ProcessorNotice,
        due: law.processor_notice_by(changed_on),
        events: vec![agreed.id],
    })
}

/// A yes that seems newer than every no of its kind and does not know of one: it
/// permits nothing, and she is asked again within the days in which she is told the
/// result of what she said. None where each yes knew, or another answer settled it.
pub fn review(events: &[Event], now: DateTime<Utc>, law: &Law) -> Option<Duty> {
    let yeses = events.iter().filter(|event| event.kind == Kind::Granted);
    let mut unknowing: Vec<&Event> = Vec::new();
    for yes in yeses {
        let topics = yes.topics.iter().map(|topic| Some(topic.as_str()));
        let topics = topics.chain(yes.topics.is_empty().then_some(None));
        let contradicts = |topic: Option<&str>| {
            let question = question(Channel::Email, topic, now);
            let decision = decide_act(events, &yes.act, &question, law);
            decision.reason == Reason::WithdrawnConflict && decision.evidence.contains(&yes.id)
        };
        if topics.into_iter().any(contradicts) {
            unknowing.push(yes);
        }
    }
    let latest = unknowing
        .iter()
        .max_by_key(|yes| (yes.at_unix_millis, yes.id))?;
    let mut about: Vec<&Event> = events
        .iter()
        .filter(|event| matches!(event.kind, Kind::Declined | Kind::Withdrawn))
        .filter(|no| {
            let mut yeses = unknowing.iter();
            yeses.any(|yes| no.act.covers(&yes.act) && !yes.supersedes.contains(&no.id))
        })
        .chain([*latest])
        .collect();
    about.sort_by_key(|event| (event.at_unix_millis, event.id));
    about.dedup_by_key(|event| event.id);
    Some(Duty {
        kind: DutyKind::Review,
        due: law.result_notice_by(day_of(latest, law)),
        events: about.into_iter().map(|event| event.id).collect(),
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

/// A message of the maker's own, for no more than each yes was given for.
fn question(channel: Channel, topic: Option<&str>, at: DateTime<Utc>) -> Question {
    Question {
        purpose: Purpose::Promotion,
        channel,
        topic: topic.map(str::to_owned),
        at,
        recipient: None,
        is_overseas: false,
        category: None,
        scope: None,
    }
}

/// The calendar day of an event; a time that no calendar has is the last one.
fn day_of(event: &Event, law: &Law) -> NaiveDate {
    DateTime::from_timestamp_millis(event.at_unix_millis)
        .map_or(NaiveDate::MAX, |at| law.day_of(at))
}
