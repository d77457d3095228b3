//! What is allowed now, worked out from everything that was said before.

use super::everybody::Sayings;
use crate::BoothError;
use crate::facts::Facts;
use crate::notices::{NoticeForm, Scopes};
use chrono::{DateTime, Duration, Utc};
use people::{contact_key, is_phone_of, receives_texts};
use permission::{
    Act, Channel, ContactPoint, Decision, Duty, Event, Kind, Law, Person, Purpose, Question,
    Reason, Scope,
};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use tables::contact::ContactRow;
use tables::follow_up_report;
use tables::permission_said::{Said, SaidRow};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Whether we may write by one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// The channel.
    pub channel: Channel,
    /// The contact point, normalised.
    pub contact: String,
    /// The topic it is allowed for, if she allowed it.
    pub topic: Option<String>,
    /// The kind of goods it is allowed for, if only a purchase allows it; then no
    /// message may be about anything else.
    pub kind_of_goods: Option<String>,
    /// Whether it is allowed, why, and the records that say so.
    pub decision: Decision,
    /// Why, as she is told: of a channel that she declined it is that, also when
    /// she took everything back later.
    pub told: Reason,
    /// When the latest of the grants or purchases that allow it happened, in Unix
    /// milliseconds; none if it is not allowed.
    pub granted_at_ms: Option<i64>,
    /// Whether a report said that no message arrives there by this channel, and nobody
    /// wanted to try again since.
    pub has_bounced: bool,
    /// The keyed hashes of the contact points under which it was said.
    pub(crate) said_under: Vec<String>,
}

impl Permission {
    /// Why we may write or may not, as staff and she herself are told.
    pub fn why(&self) -> Sentence {
        match &self.kind_of_goods {
            Some(kind) => sentence!("permission-bought", kind = kind.clone()),
            None => self.told.sentence(),
        }
    }

    /// Whether she was never asked, because nobody is asked about these channels: it is
    /// the maker who could not ask, and she did not say no.
    pub(crate) fn is_in_vain(&self, not_asked: &[Channel]) -> bool {
        self.decision.reason == Reason::NeverAsked && not_asked.contains(&self.channel)
    }

    /// Whether a message may carry a coupon to come back: it is good for everything that is
    /// sold, and a purchase allows news of its own kind of goods only.
    pub(crate) fn may_carry_a_coupon(&self) -> bool {
        self.kind_of_goods.is_none()
    }
}

impl Facts<'_> {
    /// What a person allows, by channel, for a message sent at the next hour that is not
    /// night (see [`Facts::sending`]). Each of her addresses and numbers is asked for
    /// itself, whichever visit she left it at; of several the first that is allowed, and
    /// rather one where messages arrive.
    pub(crate) fn permissions(
        &self,
        sending: &Sending,
        visitor: Uuid,
    ) -> Result<Vec<Permission>, BoothError> {
        let mut all: Vec<Permission> = Vec::new();
        for permission in self.permissions_of_each(sending, visitor)? {
            match all.last_mut() {
                Some(known) if known.channel == permission.channel => {
                    let arrives = |it: &Permission| it.decision.allowed && !it.has_bounced;
                    let is_better = permission.decision.allowed && !known.decision.allowed;
                    if is_better || arrives(&permission) && !arrives(known) {
                        *known = permission;
                    }
                }
                _ => all.push(permission),
            }
        }
        Ok(all)
    }

    /// The same for each of her addresses and numbers, channel by channel; those of this
    /// visit first.
    pub(crate) fn permissions_of_each(
        &self,
        sending: &Sending,
        visitor: Uuid,
    ) -> Result<Vec<Permission>, BoothError> {
        let mut all: Vec<Permission> = Vec::new();
        let contacts = self.contacts_asked_of(sending, visitor)?;
        for contact in &contacts {
            for permission in self.permissions_of_contact(sending, contact, &contacts)? {
                let is_same = |known: &Permission| {
                    (known.channel, &known.contact) == (permission.channel, &permission.contact)
                };
                match all.iter().position(is_same) {
                    None => all.push(permission),
                    // Of an address she may have said otherwise at another visit, knowing
                    // of the no before.
                    Some(known) if permission.decision.allowed && !all[known].decision.allowed => {
                        all[known] = permission;
                    }
                    Some(_) => {}
                }
            }
        }
        let place = |it: &Permission| Channel::SENT.iter().position(|sent| *sent == it.channel);
        all.sort_by_key(place);
        Ok(all)
    }

    /// What a person left at each of her visits, of whom this is asked; at this one first.
    pub(crate) fn contacts_asked_of(
        &self,
        sending: &Sending,
        visitor: Uuid,
    ) -> Result<Vec<ContactRow>, BoothError> {
        match &sending.sayings.everybody {
            Some(everybody) => Ok(everybody.contacts_of(visitor)),
            None => self.contacts_of(visitor),
        }
    }

    /// Whether a person allows news by any channel.
    pub(crate) fn allows_news(&self, sending: &Sending, visitor: Uuid) -> Result<bool, BoothError> {
        let contacts = self.contacts_of(visitor)?;
        for contact in &contacts {
            let mut said = SaidAbout::default();
            for (channel, point) in ways(&contact.email, &contact.phone) {
                let said = said.about(self, point, sending)?;
                if decide(said, channel, point, sending).decision.allowed {
                    return Ok(true);
                }
            }
            let by_post = self.permission_by_post(sending, contact, &contacts)?;
            if by_post.is_some_and(|it| it.decision.allowed) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(crate) fn permissions_for(
        &self,
        sending: &Sending,
        email: &str,
        phone: &str,
    ) -> Result<Vec<Permission>, BoothError> {
        let mut said = SaidAbout::default();
        ways(email, phone)
            .map(|(channel, point)| {
                let said = said.about(self, point, sending)?;
                Ok(decide(said, channel, point, sending))
            })
            .collect()
    }

    /// The message that permission is asked for. Its time is the next hour that
    /// is not night, so that no permission for the night is needed.
    pub(crate) fn sending(&self) -> Result<Sending, BoothError> {
        self.sending_under(&self.notice_form()?)
    }

    /// The same message, under texts of these fields.
    pub(super) fn sending_under(&self, form: &NoticeForm) -> Result<Sending, BoothError> {
        let law = Law::korea();
        let now = DateTime::from_timestamp_millis(self.now_ms).unwrap_or_default();
        let at = next_hour(&law, now, false);
        let topics = self.session.current.fair.topics.iter();
        Ok(Sending {
            law,
            at,
            topics: topics.map(|topic| topic.name.clone()).collect(),
            scope: Arc::new(form.scope_of_messages(&self.maker()?.name.ko)),
            is_overseas: form.is_overseas(),
            kinds_of_goods: self.chosen_kinds()?,
            sayings: self.sayings(1)?,
            bounced: Arc::new(self.bounced()?),
        })
    }

    /// The same message, asked about so many people.
    pub(crate) fn sending_to(
        &self,
        sending: Sending,
        people: usize,
    ) -> Result<Sending, BoothError> {
        Ok(Sending {
            sayings: self.sayings(people)?,
            ..sending
        })
    }

    /// By which channels no message arrives at which contact points, by their keyed hashes.
    fn bounced(&self) -> Result<Bounced, BoothError> {
        let mut bounced = Bounced::new();
        for row in follow_up_report::bounced(self.tables)? {
            if let Some(channel) = Channel::from_code(&row.channel) {
                bounced.entry(row.contact_key).or_default().insert(channel);
            }
        }
        Ok(bounced)
    }

    /// What a topic is called; none where this fair has no such topic.
    pub(crate) fn topic_label(&self, name: &str) -> Option<Sentence> {
        let mut topics = self.session.current.fair.topics.iter();
        let topic = topics.find(|topic| topic.name == name)?;
        Some((&topic.label).into())
    }

    /// The channels by which somebody with this contact can be reached.
    pub(crate) fn reachable_by(&self, contact: &ContactRow) -> impl Iterator<Item = Channel> {
        let by_post = (!contact.particulars.address.is_empty()).then_some(Channel::Post);
        ways(&contact.email, &contact.phone)
            .map(|(channel, _)| channel)
            .chain(by_post)
    }

    /// Everything that was said about a contact point, as permission is worked out
    /// from it.
    pub(crate) fn events_about(
        &self,
        contact_key: &str,
        sayings: &Sayings,
    ) -> Result<Vec<Event>, BoothError> {
        let said = self.said_of(contact_key, sayings)?;
        Ok(events(&said, &sayings.scopes))
    }

    /// The same, each with the visit in which it was said.
    pub(crate) fn events_and_visits(
        &self,
        contact_key: &str,
        sayings: &Sayings,
    ) -> Result<Vec<(Event, Uuid)>, BoothError> {
        let said = self.said_of(contact_key, sayings)?;
        let of = |row: &SaidRow| {
            let events = events(std::slice::from_ref(row), &sayings.scopes).into_iter();
            let visit = row.visitor;
            events.map(move |event| (event, visit))
        };
        Ok(said.iter().flat_map(of).collect())
    }

    /// Of that, what she said herself: not what somebody under another name said who
    /// left the same number. A refusal from elsewhere may be hers.
    pub(crate) fn events_of_hers(
        &self,
        contact_key: &str,
        visitor: Uuid,
        sayings: &Sayings,
    ) -> Result<Vec<Event>, BoothError> {
        let rows = self.said_of(contact_key, sayings)?;
        let visits = rows.iter().map(|row| row.visitor).collect();
        let others = self.under_other_names(visitor, &visits)?;
        if others.is_empty() {
            return Ok(events(&rows, &sayings.scopes));
        }
        let mut rows = rows.into_owned();
        rows.retain(|row| !others.contains(&row.visitor));
        Ok(events(&rows, &sayings.scopes))
    }

    /// When what was left at one visit has to go, by what she said of it herself: after
    /// `kept_for` months at the latest. None for who never agreed that it is kept.
    pub(crate) fn end_of_visit(
        &self,
        contact: &ContactRow,
        kept_for: u32,
        sayings: &Sayings,
        law: &Law,
    ) -> Result<Option<EndOfKeeping>, BoothError> {
        let mut said = Vec::new();
        for key in self.contact_keys(&contact.email, &contact.phone) {
            said.extend(self.events_of_hers(&key, contact.visitor, sayings)?);
        }
        let duty = permission::retention_end(&said, kept_for, law);
        Ok(duty.map(|duty| EndOfKeeping {
            is_time_over: said
                .iter()
                .any(|event| event.kind == Kind::Granted && duty.events.first() == Some(&event.id)),
            duty,
        }))
    }

    /// The keyed hashes of an e-mail address and a phone number; an empty one
    /// has none.
    pub(crate) fn contact_keys(&self, email: &str, phone: &str) -> Vec<String> {
        [email, phone]
            .into_iter()
            .filter(|contact| !contact.is_empty())
            .map(|contact| contact_key(&self.session.current.contact_key_secret, contact))
            .collect()
    }
}

/// Channels by the keyed hash of a contact point.
type Bounced = HashMap<String, BTreeSet<Channel>>;

/// When somebody's data have to go.
pub(crate) struct EndOfKeeping {
    pub(crate) duty: Duty,
    /// Whether because their time is over; otherwise because she took her yes back.
    pub(crate) is_time_over: bool,
}

/// What was said about one contact point after the other, read once for all the
/// channels that lead to it.
#[derive(Default)]
pub(super) struct SaidAbout<'a> {
    point: &'a str,
    /// Its keyed hash.
    key: String,
    /// Everything, purchases too.
    events: Vec<Event>,
    /// The kinds of goods that were bought.
    kinds_bought: BTreeSet<String>,
}

impl<'a> SaidAbout<'a> {
    /// This, said about the contact point with this keyed hash.
    pub(super) fn of(key: String, events: Vec<Event>) -> Self {
        Self {
            key,
            events,
            ..Self::default()
        }
    }

    fn about(
        &mut self,
        facts: &Facts<'_>,
        point: &'a str,
        sending: &Sending,
    ) -> Result<&Self, BoothError> {
        if self.point != point {
            let key = contact_key(&facts.session.current.contact_key_secret, point);
            self.events = facts.events_about(&key, &sending.sayings)?;
            let purchases = facts.purchases(point, &sending.kinds_of_goods)?;
            self.kinds_bought = purchases
                .iter()
                .filter_map(|purchase| purchase.category.clone())
                .collect();
            self.events.extend(purchases);
            self.key = key;
            self.point = point;
        }
        Ok(self)
    }
}

/// A message that might be sent: when, about what, under which law. It is the
/// same for everybody in a list, so it is worked out once.
#[derive(Clone)]
pub(crate) struct Sending {
    pub(super) law: Law,
    pub(super) at: DateTime<Utc>,
    topics: Vec<String>,
    /// What a message needs a yes to, as the texts in use say.
    scope: Arc<Scope>,
    /// Whether it is sent from abroad.
    is_overseas: bool,
    /// The tags that name a kind of goods.
    kinds_of_goods: BTreeSet<String>,
    pub(super) sayings: Sayings,
    /// Where no message arrives.
    bounced: Arc<Bounced>,
}

impl Sending {
    /// When it is sent.
    pub(crate) fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// Whose rules it follows.
    pub(crate) fn law(&self) -> &Law {
        &self.law
    }

    /// The same message about one topic only.
    pub(crate) fn about(self, topic: &str) -> Self {
        Self {
            topics: vec![topic.to_owned()],
            kinds_of_goods: BTreeSet::new(),
            ..self
        }
    }

    /// The same message about whichever of these topics somebody allowed first.
    pub(crate) fn about_any_of(self, topics: Vec<String>) -> Self {
        Self { topics, ..self }
    }

    /// The same message at a time of its own, which may be night.
    pub(crate) fn sent_at(self, at: DateTime<Utc>) -> Self {
        Self { at, ..self }
    }

    /// The same message through a company abroad.
    pub(crate) fn through_abroad(self) -> Self {
        Self {
            is_overseas: true,
            ..self
        }
    }

    /// The same message at night.
    pub(super) fn at_night(&self) -> Self {
        Self {
            at: next_hour(&self.law, self.at, true),
            ..self.clone()
        }
    }
}

/// The next hour that is night for text messages, or that is not.
fn next_hour(law: &Law, from: DateTime<Utc>, night: bool) -> DateTime<Utc> {
    // A day has at most 24 hours of either, whatever a later law says.
    let hours = (0..24).map(|hours| from + Duration::hours(hours));
    let mut hours = hours.filter(|at| law.is_night(Channel::Sms, *at) == night);
    hours.next().unwrap_or(from)
}

/// The channels that reach her by e-mail or telephone, each with the contact point it goes
/// to.
pub(super) fn ways<'a>(email: &'a str, phone: &'a str) -> impl Iterator<Item = (Channel, &'a str)> {
    Channel::ASKED
        .into_iter()
        .map(move |channel| match channel.contact_point() {
            ContactPoint::Email => (channel, email),
            ContactPoint::Phone => (channel, phone),
            // An address is none by itself: see `by_post`.
            ContactPoint::Address => (channel, ""),
        })
        .filter(|(channel, contact)| {
            let is_text = matches!(channel, Channel::Sms | Channel::Kakao);
            !contact.is_empty() && (!is_text || receives_texts(contact))
        })
}

/// Whether a message would arrive under a law of which nothing is known here. An e-mail
/// address is of no country: it stays under the law of the fair at which it was given.
pub(super) fn is_elsewhere(channel: Channel, contact: &str, law: &Law) -> bool {
    channel.contact_point() == ContactPoint::Phone && !is_phone_of(contact, &law.jurisdiction)
}

/// The answer over all topics: allowed for the first topic that is, otherwise for
/// the first kind of goods that was bought and is, otherwise the most telling
/// reason why not.
pub(super) fn decide(
    said: &SaidAbout<'_>,
    channel: Channel,
    contact: &str,
    sending: &Sending,
) -> Permission {
    let events = said.events.as_slice();
    let person = Person {
        has_contact_point: true,
        is_under_age: false,
    };
    let bounced = sending.bounced.get(&said.key);
    let has_bounced = bounced.is_some_and(|channels| channels.contains(&channel));
    let ask = |topic: Option<String>, kind_of_goods: Option<String>| {
        let question = Question {
            purpose: Purpose::Promotion,
            channel,
            topic: topic.clone(),
            at: sending.at,
            recipient: None,
            is_overseas: sending.is_overseas,
            category: kind_of_goods.clone(),
            scope: Some(Arc::clone(&sending.scope)),
        };
        let mut decision = permission::decide(events, person, &question, &sending.law);
        if decision.allowed && is_elsewhere(channel, contact, &sending.law) {
            decision = Decision {
                allowed: false,
                evidence: Vec::new(),
                reason: Reason::AnotherLaw,
            };
        }
        let grants = events.iter().filter(|event| {
            matches!(event.kind, Kind::Granted | Kind::Bought)
                && decision.evidence.contains(&event.id)
        });
        Permission {
            channel,
            contact: contact.to_owned(),
            topic,
            kind_of_goods,
            told: match decision.reason {
                Reason::Withdrawn if was_declined(events, channel) => Reason::Declined,
                reason => reason,
            },
            granted_at_ms: grants
                .map(|grant| grant.at_unix_millis)
                .max()
                .filter(|_| decision.allowed),
            has_bounced,
            said_under: vec![said.key.clone()],
            decision,
        }
    };
    // A topic that was not chosen is the weakest reason; a reason about a topic
    // that was chosen is reported before it.
    let is_about_topic = |answer: &Permission| answer.decision.reason == Reason::TopicNotChosen;
    let mut best: Option<Permission> = None;
    for topic in &sending.topics {
        let answer = ask(Some(topic.clone()), None);
        if answer.decision.allowed {
            return answer;
        }
        if best
            .as_ref()
            .is_none_or(|best| is_about_topic(best) && !is_about_topic(&answer))
        {
            best = Some(answer);
        }
    }
    let bought = said.kinds_bought.iter();
    bought
        .map(|kind| ask(None, Some(kind.clone())))
        .find(|answer| answer.decision.allowed)
        .or(best)
        .unwrap_or_else(|| ask(None, None))
}

/// Whether the last that she said of news by a channel was no; taking everything
/// back says nothing of one channel.
fn was_declined(events: &[Event], channel: Channel) -> bool {
    let asked = Act::Advertising { channel };
    events
        .iter()
        .filter(|event| event.act == asked && event.kind != Kind::Shown)
        .max_by_key(|event| (event.at_unix_millis, event.id))
        .is_some_and(|event| event.kind == Kind::Declined)
}

pub(super) fn events(rows: &[SaidRow], scopes: &Scopes) -> Vec<Event> {
    let mut events = Vec::new();
    for row in rows {
        let mut push = |kind, act, notice, topics: &[String], supersedes: &[Uuid]| {
            events.push(Event {
                id: row.record,
                at_unix_millis: row.at_ms,
                kind,
                act,
                topics: topics.iter().cloned().collect(),
                notice,
                supersedes: supersedes.iter().copied().collect(),
                category: None,
                scope: scopes.get(&notice).cloned(),
            });
        };
        match &*row.said {
            Said::Withdrawn(acts) if acts.is_empty() => {
                push(Kind::Withdrawn, Act::Everything, Uuid::nil(), &[], &[]);
            }
            Said::Withdrawn(acts) => {
                for withdrawn in acts.iter().flat_map(|act| act.acts()) {
                    push(Kind::Withdrawn, withdrawn, Uuid::nil(), &[], &[]);
                }
            }
            Said::Confirmed(acts) => {
                for confirmed in acts.iter().flat_map(|act| act.acts()) {
                    push(Kind::Reconfirmed, confirmed, Uuid::nil(), &[], &[]);
                }
            }
            Said::Shown(said) | Said::Granted(said) | Said::Declined(said) => {
                let kind = match &*row.said {
                    Said::Shown(_) => Kind::Shown,
                    Said::Granted(_) => Kind::Granted,
                    _ => Kind::Declined,
                };
                for act in said.act.acts() {
                    push(kind, act, said.notice, &said.topics, &said.supersedes);
                }
            }
        }
    }
    events
}
