//! Who agreed that her data are handed to a third party, and who was never asked.

use super::deciding::Sending;
use super::status::handed_on;
use crate::facts::Facts;
use crate::notices::{NoticeForm, Recipient, form_of};
use crate::{Booth, BoothError};
use permission::{Event, Kind};
use records::consent::{NoticeAct, NoticePublished};
use std::collections::BTreeSet;
use tables::contact::{self as contact_table, ContactRow};
use uuid::Uuid;
use words::{Sentence, sentence};

/// What the people on record said about one third party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedRecipient {
    /// The third party.
    pub name: String,
    /// How many agreed, to what its text says today.
    pub agreed: u32,
    /// How many were asked and do not agree to that: they said no, took it back, or
    /// agreed to less.
    pub not_agreed: u32,
    /// Who was never asked, the latest first: nobody's data are handed on unasked.
    pub never_asked: Vec<NeverAsked>,
}

/// Somebody who was never asked about a third party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeverAsked {
    /// The visitor.
    pub visitor: Uuid,
    /// Her name; may be empty.
    pub name: String,
}

/// A third party that texts of other fields would ask about for the first time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecipient {
    /// The third party.
    pub name: String,
    /// How many people on record were never asked about it.
    pub never_asked: u32,
}

impl Booth {
    /// What the people on record said about each third party that the texts in use ask
    /// about.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn asked_recipients(&self) -> Result<Vec<AskedRecipient>, BoothError> {
        let facts = self.facts();
        let notices = facts.notices()?.into_iter();
        let notices: Vec<_> = notices
            .filter_map(|(id, notice)| Some((id, name_of(&notice)?, notice)))
            .collect();
        if notices.is_empty() {
            return Ok(Vec::new());
        }
        let sending = facts.sending()?;
        let people = facts.people_with_answers(&sending)?;
        let asked = notices.into_iter().map(|(id, name, notice)| {
            let mut said = AskedRecipient {
                name,
                agreed: 0,
                not_agreed: 0,
                never_asked: Vec::new(),
            };
            for (contact, events) in &people {
                if handed_on(&notice, id, events, &sending).allowed {
                    said.agreed += 1;
                } else if was_asked(events, notice.act) {
                    said.not_agreed += 1;
                } else {
                    said.never_asked.push(NeverAsked {
                        visitor: contact.visitor,
                        name: contact.name.clone(),
                    });
                }
            }
            said
        });
        Ok(asked.collect())
    }
}

impl Facts<'_> {
    /// The third parties of these fields that the texts in use do not ask about.
    pub(super) fn new_recipients(
        &self,
        form: &NoticeForm,
    ) -> Result<Vec<NewRecipient>, BoothError> {
        let in_use = self.notice_form()?;
        let new = form.recipients.iter();
        let mut new = new
            .filter(|it| in_use.recipient(it.id()).is_none())
            .peekable();
        if new.peek().is_none() {
            return Ok(Vec::new());
        }
        let people = self.people_with_answers(&self.sending()?)?;
        let counted = new.map(|recipient| {
            let act = NoticeAct::ThirdParty(recipient.id());
            let unasked = people.iter().filter(|(_, events)| !was_asked(events, act));
            NewRecipient {
                name: recipient.name.clone(),
                never_asked: u32::try_from(unasked.count()).unwrap_or(u32::MAX),
            }
        });
        Ok(counted.collect())
    }

    /// The third party of this name that the texts in use ask about, and what a yes to it
    /// is.
    pub(crate) fn recipient_named(&self, name: &str) -> Result<(NoticeAct, Recipient), BoothError> {
        let mut form = self.notice_form()?;
        let place = form.recipients.iter().position(|it| it.name == name.trim());
        let Some(place) = place else {
            let names: Vec<&str> = form.recipients.iter().map(|it| it.name.as_str()).collect();
            return Err(BoothError::NotPossible(match names.is_empty() {
                true => sentence!("partner-none"),
                false => sentence!("partner-unknown", names = names.join(", ")),
            }));
        };
        let recipient = form.recipients.swap_remove(place);
        Ok((NoticeAct::ThirdParty(recipient.id()), recipient))
    }

    /// Of everybody who left a contact, once, the records that allow handing her data to a
    /// third party as the text in use says, or why not. Nobody where no text in use asks.
    pub(crate) fn said_of_recipient(
        &self,
        act: NoticeAct,
    ) -> Result<Vec<(ContactRow, Handing)>, BoothError> {
        let notices = self.notices()?.into_iter();
        let Some((id, notice)) = notices.into_iter().find(|(_, it)| it.act == act) else {
            return Ok(Vec::new());
        };
        let sending = self.sending()?;
        let stopping = self.points_of_who_asked_to_stop()?;
        let people = self.people_with_answers(&sending)?.into_iter();
        let said = people.map(|(contact, events)| {
            let decision = handed_on(&notice, id, &events, &sending);
            let asked_to_stop = [&contact.email, &contact.phone]
                .into_iter()
                .any(|point| stopping.contains(point));
            let said = match (decision.allowed, asked_to_stop) {
                (true, false) => Ok(decision.evidence),
                (true, true) => Err(("request_open", sentence!("follow-up-request-open"))),
                (false, _) => Err((decision.reason.code(), decision.reason.sentence())),
            };
            (contact, said)
        });
        Ok(said.collect())
    }

    /// Everybody who left a contact, once, with what was said about it.
    fn people_with_answers(
        &self,
        sending: &Sending,
    ) -> Result<Vec<(ContactRow, Vec<Event>)>, BoothError> {
        let mut people = Vec::new();
        for contact in self.contacts_once()? {
            let mut events = Vec::new();
            for key in self.contact_keys(&contact.email, &contact.phone) {
                events.extend(self.events_about(&key, &sending.sayings)?);
            }
            people.push((contact, events));
        }
        Ok(people)
    }

    /// Everybody who left a contact: who left the same one twice counts once.
    pub(super) fn contacts_once(&self) -> Result<Vec<ContactRow>, BoothError> {
        let mut known = BTreeSet::new();
        let mut contacts = contact_table::all(self.tables)?;
        contacts.retain(|it| known.insert((it.email.clone(), it.phone.clone())));
        Ok(contacts)
    }
}

/// The records that allow handing somebody's data on, or why not.
pub(crate) type Handing = Result<Vec<Uuid>, (&'static str, Sentence)>;

/// What the third party of a text is called; none where it is about none.
fn name_of(notice: &NoticePublished) -> Option<String> {
    let form = form_of(notice);
    let recipient = form.recipient(notice.act.recipient()?)?;
    Some(recipient.name.clone())
}

/// Whether anything was shown or said of an act.
fn was_asked(events: &[Event], act: NoticeAct) -> bool {
    let acts = act.acts();
    let of_it = |event: &Event| acts.contains(&event.act) && event.kind != Kind::Withdrawn;
    events.iter().any(of_it)
}
