//! What the visitor wants back, and what she allows.
//!
//! Contact details are a second, optional step; the survey and the coupon do
//! not depend on them. What was shown, what was allowed and what was declined
//! are separate records, and none of them says what is allowed *now*: the
//! `permission` crate works that out from all of them, on every laptop alike.

use crate::body::{
    Body, ContactRecorded, NoticeAct, NoticePublished, PermissionSaid, PermissionWithdrawn,
};
use crate::contact_point::{contact_key, normalise_email, normalise_name, normalise_phone};
use crate::tables::permission_said::{self, Said};
use crate::tables::{catalogue, contact as contact_table};
use crate::{Booth, BoothError, new_record};
use chrono::{DateTime, Duration, Utc};
use permission::{Act, Channel, Decision, Event, Kind, Law, Person, Purpose, Question, Reason};
use rusqlite::Connection;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a visitor gave and allowed, as entered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactDraft {
    /// Her name; may be empty.
    pub name: String,
    /// Her e-mail address; may be empty.
    pub email: String,
    /// Her phone number; may be empty.
    pub phone: String,
    /// The notices she was shown.
    pub shown: Vec<Uuid>,
    /// Those of them she said yes to.
    pub granted: Vec<Uuid>,
    /// The topics she chose; none means all that there are today.
    pub topics: Vec<String>,
}

/// Whether one may write by one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// The channel.
    pub channel: Channel,
    /// The contact point, normalised.
    pub contact: String,
    /// The topic it is allowed for, if it is allowed.
    pub topic: Option<String>,
    /// The answer and what carries it.
    pub decision: Decision,
    /// When the latest of the grants that carry it was given, in Unix
    /// milliseconds; none if it is not allowed.
    pub granted_at_ms: Option<i64>,
}

/// What is known about one contact point: what may be done, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermissionHistory {
    /// The answer for each channel the contact point serves.
    pub now: Vec<Permission>,
    /// Everything that was said, oldest first, with the exact text it was said to.
    pub said: Vec<SaidToNotice>,
}

/// One thing that was said, and the text it was said to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidToNotice {
    /// The record.
    pub record: Uuid,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// `shown`, `granted`, `declined` or `withdrawn`.
    pub kind: &'static str,
    /// The text, unless everything was withdrawn at once.
    pub notice: Option<NoticePublished>,
    /// The topics it was about.
    pub topics: Vec<String>,
}

impl Booth {
    /// The consent texts, in the order to show them.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn notices(&self) -> Result<Vec<(Uuid, NoticePublished)>, BoothError> {
        let mut notices: Vec<_> = catalogue::all(self.connection(), "notice.published")?
            .into_iter()
            .filter_map(|(id, body)| match body {
                Body::NoticePublished(notice) => Some((id, notice)),
                _ => None,
            })
            .collect();
        notices.sort_by_key(|(_, notice)| notice.position);
        Ok(notices)
    }

    /// Records a contact and the conversation about it, all or nothing.
    ///
    /// # Errors
    /// When a contact point cannot be used, none was given, a yes names a
    /// notice that was not shown, or the visitor did not say that she is at
    /// least 14. Nothing is recorded then.
    pub fn save_contact(&mut self, visitor: Uuid, draft: &ContactDraft) -> Result<(), BoothError> {
        self.require_visitor(visitor)?;
        let contact = ContactRecorded {
            name: normalise_name(&draft.name),
            email: normalise_email(&draft.email)?,
            phone: normalise_phone(&draft.phone)?,
        };
        if contact.email.is_empty() && contact.phone.is_empty() {
            return Err(BoothError::ContactMissing);
        }
        if draft
            .granted
            .iter()
            .any(|notice| !draft.shown.contains(notice))
        {
            return Err(BoothError::NoticeNotShown);
        }
        let notices = self.notices()?;
        let mut shown = Vec::new();
        for id in &draft.shown {
            let (_, notice) = notices
                .iter()
                .find(|(known, _)| known == id)
                .ok_or(BoothError::NoticeNotShown)?;
            shown.push((*id, notice.act));
        }
        let is_old_enough = shown
            .iter()
            .any(|(id, act)| *act == NoticeAct::AtLeast14 && draft.granted.contains(id));
        if !is_old_enough {
            return Err(BoothError::Under14);
        }
        let all_topics: Vec<String> = self
            .fair
            .topics
            .iter()
            .map(|topic| topic.name.clone())
            .collect();
        let topics = if draft.topics.is_empty() {
            all_topics
        } else {
            draft.topics.clone()
        };
        let contact_keys = self.contact_keys(&contact.email, &contact.phone);
        let staff = self.staff;
        self.append(|connection| {
            let mut bodies = vec![Body::ContactRecorded(contact)];
            for (notice, act) in &shown {
                let said = PermissionSaid {
                    notice: *notice,
                    act: *act,
                    contact_keys: contact_keys.clone(),
                    topics: Vec::new(),
                    supersedes: Vec::new(),
                };
                bodies.push(Body::PermissionShown(said.clone()));
                if draft.granted.contains(notice) {
                    bodies.push(Body::PermissionGranted(PermissionSaid {
                        topics: topics.clone(),
                        supersedes: known_refusals(connection, &contact_keys)?,
                        ..said
                    }));
                } else {
                    bodies.push(Body::PermissionDeclined(said));
                }
            }
            let records = bodies
                .iter()
                .map(|body| new_record(visitor, Some(visitor), staff, body))
                .collect();
            Ok((records, ()))
        })
    }

    /// Takes everything back: no more messages, by any way, to any contact point
    /// she ever gave, also an earlier one, whichever visitor it is known under.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when the visitor gave no contact.
    pub fn withdraw(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        let contact = contact_table::of(self.connection(), visitor)?.ok_or(BoothError::Unknown)?;
        let mut contact_keys = permission_said::contact_keys_of(self.connection(), visitor)?;
        for key in self.contact_keys(&contact.email, &contact.phone) {
            if !contact_keys.contains(&key) {
                contact_keys.push(key);
            }
        }
        let body = Body::PermissionWithdrawn(PermissionWithdrawn {
            contact_keys,
            acts: Vec::new(),
        });
        let record = self.record(visitor, Some(visitor), &body);
        self.append(|_| Ok((vec![record], ())))
    }

    /// Takes permission back for a contact point as somebody typed it, known
    /// here or not: a refusal that came by phone counts before the laptop that
    /// knows the visitor is merged. Without `channel` everything stops.
    ///
    /// # Errors
    /// When the text is neither an e-mail address nor a phone number.
    pub fn withdraw_contact(
        &mut self,
        contact: &str,
        channel: Option<Channel>,
    ) -> Result<(), BoothError> {
        let (email, phone) = self.contact_point(contact)?;
        let visitor = self.visitor_with(&email, &phone)?;
        let acts = match channel {
            None => Vec::new(),
            Some(Channel::Email) => vec![NoticeAct::AdvertisingEmail],
            Some(Channel::Sms) => vec![NoticeAct::AdvertisingSms],
            Some(Channel::Kakao) => vec![NoticeAct::AdvertisingKakao],
            // Nothing is ever asked for these two, so all that can be meant is "stop".
            Some(Channel::Phone | Channel::Post) => Vec::new(),
        };
        let body = Body::PermissionWithdrawn(PermissionWithdrawn {
            contact_keys: self.contact_keys(&email, &phone),
            acts,
        });
        let entity = match visitor {
            Some(visitor) => visitor,
            None => self.new_id(),
        };
        let record = self.record(entity, visitor, &body);
        self.append(|_| Ok((vec![record], ())))
    }

    /// What may be done with a contact point, and everything that was said.
    ///
    /// # Errors
    /// When the text is neither an e-mail address nor a phone number.
    pub fn permission_history(&mut self, contact: &str) -> Result<PermissionHistory, BoothError> {
        let (email, phone) = self.contact_point(contact)?;
        let notices = self.notices()?;
        let sending = self.sending();
        let now = self.permissions_for(&sending, &email, &phone)?;
        let text = |id: Uuid| {
            notices
                .iter()
                .find(|(known, _)| *known == id)
                .map(|(_, notice)| notice.clone())
        };
        let mut said = Vec::new();
        for key in self.contact_keys(&email, &phone) {
            for row in permission_said::about(self.connection(), &key)? {
                let (kind, notice, topics) = match row.said {
                    Said::Shown(body) => ("shown", text(body.notice), body.topics),
                    Said::Granted(body) => ("granted", text(body.notice), body.topics),
                    Said::Declined(body) => ("declined", text(body.notice), body.topics),
                    Said::Withdrawn(_) => ("withdrawn", None, Vec::new()),
                };
                said.push(SaidToNotice {
                    record: row.record,
                    at_ms: row.at_ms,
                    kind,
                    notice,
                    topics,
                });
            }
        }
        Ok(PermissionHistory { now, said })
    }

    /// What a visitor allows, by channel, at the next hour when one may write.
    pub(crate) fn permissions(
        &self,
        sending: &Sending,
        visitor: Uuid,
    ) -> Result<Vec<Permission>, BoothError> {
        match contact_table::of(self.connection(), visitor)? {
            Some(contact) => self.permissions_for(sending, &contact.email, &contact.phone),
            None => Ok(Vec::new()),
        }
    }

    /// Whether a visitor allows news by any channel.
    pub(crate) fn allows_news(&self, sending: &Sending, visitor: Uuid) -> Result<bool, BoothError> {
        let Some(contact) = contact_table::of(self.connection(), visitor)? else {
            return Ok(false);
        };
        for (channel, point) in ways(&contact.email, &contact.phone) {
            if self.permission(sending, channel, point)?.decision.allowed {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn permissions_for(
        &self,
        sending: &Sending,
        email: &str,
        phone: &str,
    ) -> Result<Vec<Permission>, BoothError> {
        ways(email, phone)
            .map(|(channel, contact)| self.permission(sending, channel, contact))
            .collect()
    }

    fn permission(
        &self,
        sending: &Sending,
        channel: Channel,
        contact: &str,
    ) -> Result<Permission, BoothError> {
        let key = contact_key(&self.contact_key_secret, contact);
        let events = events(&permission_said::about(self.connection(), &key)?);
        Ok(decide(&events, channel, contact, sending))
    }

    /// What is about to be sent, as far as permission depends on it: the next
    /// time when a message may arrive without a permission for the night.
    pub(crate) fn sending(&mut self) -> Sending {
        let law = Law::korea();
        let mut at = DateTime::from_timestamp_millis(self.now_millis()).unwrap_or_default();
        // A night has at most 24 hours, whatever a later law says.
        for _ in 0..24 {
            if !law.is_night(Channel::Sms, at) {
                break;
            }
            at += Duration::hours(1);
        }
        let topics = self.fair.topics.iter();
        Sending {
            law,
            at,
            topics: topics.map(|topic| topic.name.clone()).collect(),
        }
    }

    fn contact_keys(&self, email: &str, phone: &str) -> Vec<String> {
        [email, phone]
            .into_iter()
            .filter(|contact| !contact.is_empty())
            .map(|contact| contact_key(&self.contact_key_secret, contact))
            .collect()
    }

    fn contact_point(&self, text: &str) -> Result<(String, String), BoothError> {
        let (email, phone) = if text.contains('@') {
            (normalise_email(text)?, String::new())
        } else {
            (String::new(), normalise_phone(text)?)
        };
        if email.is_empty() && phone.is_empty() {
            return Err(BoothError::ContactMissing);
        }
        Ok((email, phone))
    }

    fn visitor_with(&self, email: &str, phone: &str) -> Result<Option<Uuid>, BoothError> {
        Ok(contact_table::all(self.connection())?
            .into_iter()
            .find(|contact| {
                (!email.is_empty() && contact.email == email)
                    || (!phone.is_empty() && contact.phone == phone)
            })
            .map(|contact| contact.visitor))
    }
}

/// A message that might be sent: when, about what, under which law. The same
/// for everybody in a list, so it is worked out once.
pub(crate) struct Sending {
    law: Law,
    at: DateTime<Utc>,
    topics: Vec<String>,
}

/// The channels and the contact point each would use, those that were given.
fn ways<'a>(email: &'a str, phone: &'a str) -> impl Iterator<Item = (Channel, &'a str)> {
    [
        (Channel::Email, email),
        (Channel::Sms, phone),
        (Channel::Kakao, phone),
    ]
    .into_iter()
    .filter(|(_, contact)| !contact.is_empty())
}

/// The best answer over the topics: allowed for one of them, or why not.
fn decide(events: &[Event], channel: Channel, contact: &str, sending: &Sending) -> Permission {
    let person = Person {
        has_contact_point: true,
        is_under_age: false,
    };
    let ask = |topic: Option<String>| {
        let question = Question {
            purpose: Purpose::Promotion,
            channel,
            topic: topic.clone(),
            at: sending.at,
            recipient: None,
            is_overseas: false,
        };
        let decision = permission::decide(events, person, &question, &sending.law);
        let grants = events
            .iter()
            .filter(|event| event.kind == Kind::Granted && decision.evidence.contains(&event.id));
        Permission {
            channel,
            contact: contact.to_owned(),
            topic,
            granted_at_ms: grants
                .map(|grant| grant.at_unix_millis)
                .max()
                .filter(|_| decision.allowed),
            decision,
        }
    };
    // That she did not choose some topic is the least that can be said; what
    // she said of the topics she chose comes first.
    let is_about_topic = |answer: &Permission| answer.decision.reason == Reason::TopicNotChosen;
    let mut best: Option<Permission> = None;
    for topic in &sending.topics {
        let answer = ask(Some(topic.clone()));
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
    best.unwrap_or_else(|| ask(None))
}

/// The refusals that a new yes is given in the knowledge of.
fn known_refusals(
    connection: &Connection,
    contact_keys: &[String],
) -> Result<Vec<Uuid>, BoothError> {
    let mut known = BTreeSet::new();
    for key in contact_keys {
        for row in permission_said::about(connection, key)? {
            if matches!(row.said, Said::Declined(_) | Said::Withdrawn(_)) {
                known.insert(row.record);
            }
        }
    }
    Ok(known.into_iter().collect())
}

fn act(act: NoticeAct) -> Option<Act> {
    match act {
        NoticeAct::CollectAndUse => Some(Act::CollectAndUse {
            purpose: Purpose::Promotion,
        }),
        NoticeAct::AdvertisingEmail => Some(Act::Advertising {
            channel: Channel::Email,
        }),
        NoticeAct::AdvertisingSms => Some(Act::Advertising {
            channel: Channel::Sms,
        }),
        NoticeAct::AdvertisingKakao => Some(Act::Advertising {
            channel: Channel::Kakao,
        }),
        // Age is checked when the contact is saved; it permits nothing by itself.
        NoticeAct::AtLeast14 => None,
    }
}

fn events(rows: &[permission_said::SaidRow]) -> Vec<Event> {
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
            });
        };
        match &row.said {
            Said::Withdrawn(acts) if acts.is_empty() => {
                push(Kind::Withdrawn, Act::Everything, Uuid::nil(), &[], &[]);
            }
            Said::Withdrawn(acts) => {
                for withdrawn in acts.iter().copied().filter_map(act) {
                    push(Kind::Withdrawn, withdrawn, Uuid::nil(), &[], &[]);
                }
            }
            Said::Shown(said) | Said::Granted(said) | Said::Declined(said) => {
                let kind = match &row.said {
                    Said::Shown(_) => Kind::Shown,
                    Said::Granted(_) => Kind::Granted,
                    _ => Kind::Declined,
                };
                if let Some(act) = act(said.act) {
                    push(kind, act, said.notice, &said.topics, &said.supersedes);
                }
            }
        }
    }
    events
}
