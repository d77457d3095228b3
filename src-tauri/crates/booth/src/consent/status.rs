//! What somebody allows with the contact she left: by each channel, at night, and handed
//! on to others.

use super::deciding::{Permission, Sending, events};
use crate::facts::Facts;
use crate::notices;
use crate::{Booth, BoothError};
use people::{masked_address, masked_email, masked_phone};
use permission::{Act, Channel, Decision, Event, Kind, Purpose, Question, decide_act};
use records::consent::{NIGHT_CHANNELS, NoticeAct, NoticePublished};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use tables::contact::ContactRow;
use uuid::Uuid;
use words::{Sentence, sentence};

/// What somebody may have allowed besides news by a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Further {
    /// What it is.
    pub act: NoticeAct,
    /// What it is called.
    pub what: Sentence,
    /// Whether it is allowed, why, and the records that say so.
    pub decision: Decision,
    /// When the latest of the grants that allow it was given, in Unix milliseconds;
    /// none if it is not allowed.
    pub granted_at_ms: Option<i64>,
}

/// The contact details somebody gave, and what she allows with them and with what she
/// left at her other visits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactStatus {
    /// The contact details; none where she gave none, and none of another visit for who
    /// only captures.
    pub contact: Option<ContactRow>,
    /// What may be sent to each of her addresses and numbers, by channel; empty where she
    /// left none.
    pub permissions: Vec<Permission>,
    /// What she says of the night and of third parties.
    pub further: Vec<Further>,
    /// The channels that nobody is asked about for want of a free number.
    pub not_asked: Vec<Channel>,
}

impl ContactStatus {
    /// Whether she was never asked about this because nobody is.
    pub fn could_not_ask(&self, permission: &Permission) -> bool {
        permission.is_in_vain(&self.not_asked)
    }

    /// What a permission is for: the channel, and where she is reached by it in several
    /// ways, which of them, mostly masked.
    pub fn name_of(&self, permission: &Permission) -> Sentence {
        let channel = permission.channel.name();
        let by_it = self.permissions.iter();
        match by_it.filter(|it| it.channel == permission.channel).count() {
            0 | 1 => channel,
            _ => of_contact(channel, masked(&permission.contact)),
        }
    }
}

fn of_contact(what: Sentence, contact: String) -> Sentence {
    sentence!("permission-of", what = what, contact = contact)
}

/// An address or a number as others may see it.
pub(super) fn masked(point: &str) -> String {
    match point {
        phone if phone.starts_with('+') => masked_phone(phone),
        email if email.contains('@') => masked_email(email),
        address => masked_address(address),
    }
}

impl Further {
    /// Why it is allowed or not, as staff are told: a yes to one third party is no yes
    /// to being written to.
    pub fn why(&self) -> Sentence {
        match (self.decision.allowed, self.act) {
            (true, NoticeAct::ThirdParty(_)) => sentence!("further-recipient-allowed"),
            (true, _) => sentence!("further-night-allowed"),
            (false, _) => self.decision.reason.sentence(),
        }
    }
}

impl Booth {
    /// The contact details a visitor gave, and what she allows with them and with what
    /// she left at her other visits.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn contact_status(&self, visitor: Uuid) -> Result<ContactStatus, BoothError> {
        self.facts().contact_status(visitor)
    }
}

impl Facts<'_> {
    pub(crate) fn contact_status(&self, visitor: Uuid) -> Result<ContactStatus, BoothError> {
        let sending = self.sending()?;
        let mut contacts = self.contacts_of(visitor)?;
        let mut seen = HashSet::new();
        contacts.retain(|it| seen.insert((it.email.clone(), it.phone.clone())));
        let mut further = Vec::new();
        for contact in &contacts {
            for mut it in self.further(&sending, contact, &contacts)? {
                if contacts.len() > 1 {
                    let points = [contact.phone.as_str(), contact.email.as_str()].into_iter();
                    let points: Vec<_> = points.filter(|it| !it.is_empty()).map(masked).collect();
                    it.what = of_contact(it.what, points.join(" · "));
                }
                further.push(it);
            }
        }
        Ok(ContactStatus {
            contact: self.contact_shown(visitor)?,
            permissions: self.permissions_of_each(&sending, visitor)?,
            further,
            not_asked: self.not_asked()?,
        })
    }

    /// What somebody says, with one of the contacts that are hers, of the night and of each
    /// third party: of what is asked today, and of what she allowed before and is asked no
    /// more.
    pub(crate) fn further(
        &self,
        sending: &Sending,
        contact: &ContactRow,
        hers: &[ContactRow],
    ) -> Result<Vec<Further>, BoothError> {
        let rows = self.said_herself(&sending.sayings, hers, |visit| {
            hers.iter().any(|it| it.visitor == visit)
        })?;
        let events = events(&rows, &sending.sayings.scopes);
        self.further_by(sending, (&contact.email, &contact.phone), &events)
    }

    /// The same by these contact points, from what was said.
    pub(super) fn further_by(
        &self,
        sending: &Sending,
        (email, phone): (&str, &str),
        events: &[Event],
    ) -> Result<Vec<Further>, BoothError> {
        let mut latest: BTreeMap<String, (Uuid, NoticePublished)> = BTreeMap::new();
        for (id, notice) in self.every_notice()? {
            latest.insert(notice.act.code(), (id, notice));
        }
        latest.retain(|_, (_, it)| matches!(it.act, NoticeAct::Night | NoticeAct::ThirdParty(_)));
        if latest.is_empty() || (email.is_empty() && phone.is_empty()) {
            return Ok(Vec::new());
        }
        let in_use = self.notices()?;
        let mut further = Vec::new();
        for (id, notice) in latest.into_values() {
            let decision = match notice.act {
                NoticeAct::Night => match self.at_night(sending, email, phone)? {
                    Some(decision) => decision,
                    None => continue,
                },
                _ => handed_on(&notice, id, events, sending),
            };
            let is_asked = in_use.iter().any(|(_, it)| it.act == notice.act);
            if !is_asked && !decision.allowed {
                continue;
            }
            let grants = events.iter().filter(|it| it.kind == Kind::Granted);
            let allowing = grants.filter(|it| decision.evidence.contains(&it.id));
            let of_it = allowing.filter(|it| notice.act.acts().contains(&it.act));
            further.push(Further {
                act: notice.act,
                what: what(&notice),
                granted_at_ms: of_it
                    .map(|it| it.at_unix_millis)
                    .max()
                    .filter(|_| decision.allowed),
                decision,
            });
        }
        Ok(further)
    }

    /// Whether a message may come at night by one of the channels that reach her; none
    /// where none of them is quiet at night.
    fn at_night(
        &self,
        sending: &Sending,
        email: &str,
        phone: &str,
    ) -> Result<Option<Decision>, BoothError> {
        let night = sending.at_night();
        let mut answers = self.permissions_for(&night, email, phone)?;
        answers.retain(|it| NIGHT_CHANNELS.contains(&it.channel));
        let allowed = answers.iter().position(|it| it.decision.allowed);
        let told = allowed.or_else(|| (!answers.is_empty()).then_some(0));
        Ok(told.map(|place| answers.swap_remove(place).decision))
    }
}

/// Whether the data may be handed to the third party of a text, under that text.
pub(super) fn handed_on(
    notice: &NoticePublished,
    id: Uuid,
    events: &[Event],
    sending: &Sending,
) -> Decision {
    let question = Question {
        purpose: Purpose::Promotion,
        // Nothing is sent, so the channel says nothing.
        channel: Channel::Email,
        topic: None,
        at: sending.at,
        recipient: None,
        is_overseas: false,
        category: None,
        scope: sending.sayings.scopes.get(&id).map(Arc::clone),
    };
    let recipient = notice.act.acts().into_iter().next();
    let act = recipient.unwrap_or(Act::Everything);
    decide_act(events, &act, &question, &sending.law)
}

/// What the night, or handing on, is called.
pub(super) fn what(notice: &NoticePublished) -> Sentence {
    let form = notices::form_of(notice);
    let recipient = notice.act.recipient();
    match recipient.and_then(|id| form.recipient(id)) {
        Some(recipient) => sentence!("further-recipient", recipient = recipient.name.as_str()),
        None => sentence!("further-night"),
    }
}
