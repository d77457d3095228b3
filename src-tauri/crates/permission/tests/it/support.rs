//! One person's records, and questions about that person.

use chrono::{DateTime, Utc};
use permission::{
    Act, Channel, Decision, Event, Kind, Law, Person, Purpose, Question, Reason, decide,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A moment.
pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("tests write RFC 3339")
}

/// Noon in Seoul on the first day of the fair.
pub const FAIR: &str = "2026-11-19T12:00:00+09:00";
/// Noon in Seoul two months later.
pub const LATER: &str = "2027-01-19T12:00:00+09:00";

/// Using data for promotion.
pub const USE: Act = Act::CollectAndUse {
    purpose: Purpose::Promotion,
};
/// Advertising by SMS.
pub const SMS: Act = Act::Advertising {
    channel: Channel::Sms,
};

/// The records of one person, numbered as they are added.
#[derive(Default)]
pub struct Records(pub Vec<Event>);

impl Records {
    /// Adds a record of a notice numbered like its act; its id.
    pub fn add(&mut self, kind: Kind, act: &Act, when: &str) -> Uuid {
        let id = Uuid::from_u128(self.0.len() as u128 + 1);
        self.0.push(Event {
            id,
            at_unix_millis: at(when).timestamp_millis(),
            kind,
            act: act.clone(),
            topics: BTreeSet::new(),
            notice: Uuid::from_u128(900),
            supersedes: BTreeSet::new(),
            category: None,
            scope: None,
        });
        id
    }

    /// Adds a grant that knows of these refusals.
    pub fn grant_knowing(&mut self, act: &Act, when: &str, known: &[Uuid]) -> Uuid {
        let id = self.add(Kind::Granted, act, when);
        self.last().supersedes = known.iter().copied().collect();
        id
    }

    /// The record added last, to be changed.
    pub fn last(&mut self) -> &mut Event {
        self.0.last_mut().expect("a record was added")
    }

    /// Limits the record added last to these topics.
    pub fn on(&mut self, topics: &[&str]) {
        self.last().topics = topics.iter().map(|topic| (*topic).to_owned()).collect();
    }

    /// The answer for somebody who can be reached and is of age.
    pub fn decide(&self, question: &Question) -> Decision {
        decide(&self.0, REACHABLE, question, &Law::korea())
    }
}

/// Somebody who can be reached and is of age.
pub const REACHABLE: Person = Person {
    has_contact_point: true,
    is_under_age: false,
};

/// Somebody who was shown the notice and said yes to promotion by SMS.
pub fn consenting() -> Records {
    let mut records = Records::default();
    records.add(Kind::Shown, &USE, FAIR);
    records.add(Kind::Granted, &USE, FAIR);
    records.add(Kind::Granted, &SMS, FAIR);
    records
}

/// Promotion by SMS, about glasses, at this moment.
pub fn sms(when: &str) -> Question {
    Question {
        purpose: Purpose::Promotion,
        channel: Channel::Sms,
        topic: Some("유리잔".to_owned()),
        at: at(when),
        recipient: None,
        is_overseas: false,
        category: None,
        scope: None,
    }
}

/// Asserts the answer and its reason.
#[track_caller]
pub fn is(records: &Records, question: &Question, reason: Reason) {
    let decision = records.decide(question);
    assert_eq!(decision.reason, reason, "{decision:?}");
    assert_eq!(decision.allowed, reason == Reason::Permitted);
}
