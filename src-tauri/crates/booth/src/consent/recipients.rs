//! Who agreed that her data are handed to a third party, and who was never asked.

use super::deciding::{Sending, events};
use super::status::handed_on;
use crate::facts::Facts;
use crate::notices::{NoticeForm, Recipient, form_of};
use crate::{Booth, BoothError};
use permission::{Event, Kind};
use records::consent::{NoticeAct, NoticePublished};
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
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
        let (sending, people) = facts.people_with_answers()?;
        let asked = notices.into_iter().map(|(id, name, notice)| {
            let mut said = AskedRecipient {
                name,
                agreed: 0,
                not_agreed: 0,
                never_asked: Vec::new(),
            };
            let answers = people.iter().map(|(contact, events)| {
                let answer = match handed_on(&notice, id, events, &sending).allowed {
                    true => Answer::Yes,
                    false if was_asked(events, notice.act) => Answer::No,
                    false => Answer::None,
                };
                (contact, answer)
            });
            for (contact, answer) in once_each(answers.collect(), |answer| *answer) {
                match answer {
                    Answer::Yes => said.agreed += 1,
                    Answer::No => said.not_agreed += 1,
                    Answer::None => said.never_asked.push(NeverAsked {
                        visitor: contact.visitor,
                        name: contact.name.clone(),
                    }),
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
        let (_, people) = self.people_with_answers()?;
        let counted = new.map(|recipient| {
            let act = NoticeAct::ThirdParty(recipient.id());
            let people = people.iter();
            let people = people.map(|(contact, events)| (contact, !was_asked(events, act)));
            let each = once_each(people.collect(), |unasked| *unasked).into_iter();
            let unasked = each.filter(|(_, unasked)| *unasked);
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

    /// Of everybody who left a contact the records that allow handing her data to a third
    /// party as the text in use says, or why not. Nobody where no text in use asks.
    pub(crate) fn said_of_recipient(
        &self,
        act: NoticeAct,
    ) -> Result<Vec<(ContactRow, Handing)>, BoothError> {
        let notices = self.notices()?.into_iter();
        let Some((id, notice)) = notices.into_iter().find(|(_, it)| it.act == act) else {
            return Ok(Vec::new());
        };
        let stopping = self.points_of_who_asked_to_stop()?;
        let (sending, people) = self.people_with_answers()?;
        let said = people.into_iter().map(|(contact, events)| {
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

    /// Everybody who left a contact, with what she said herself and what was refused for
    /// her, and how it is asked.
    fn people_with_answers(&self) -> Result<(Sending, Answers), BoothError> {
        let contacts = contact_table::all(self.tables)?;
        let sending = self.sending_to(self.sending()?, contacts.len())?;
        let mut people = Vec::new();
        for contact in contacts {
            let hers = self.contacts_asked_of(&sending, contact.visitor)?;
            let rows = self.said_herself(&sending.sayings, &hers, |visit| {
                hers.iter().any(|it| it.visitor == visit)
            })?;
            people.push((contact, events(&rows, &sending.sayings.scopes)));
        }
        Ok((sending, people))
    }

    /// Everybody who left a contact: who left the same one twice counts once.
    pub(super) fn contacts_once(&self) -> Result<Vec<ContactRow>, BoothError> {
        let mut known = BTreeSet::new();
        let mut contacts = contact_table::all(self.tables)?;
        contacts.retain(|it| known.insert((it.email.clone(), it.phone.clone())));
        Ok(contacts)
    }
}

/// What somebody answered about a third party, what counts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    Yes,
    No,
    None,
}

/// Who left the same number and address at several visits counts once, by the visit that
/// comes first in this order.
pub(crate) fn once_each<C: Borrow<ContactRow>, T, K: Ord + Copy>(
    mut people: Vec<(C, T)>,
    order: impl Fn(&T) -> K,
) -> Vec<(C, T)> {
    let points = |contact: &ContactRow| (contact.email.clone(), contact.phone.clone());
    let mut first: BTreeMap<(String, String), K> = BTreeMap::new();
    for (contact, said) in &people {
        let known = first.entry(points(contact.borrow()));
        let known = known.or_insert(order(said));
        *known = order(said).min(*known);
    }
    people.retain(|(contact, said)| {
        let points = points(contact.borrow());
        let is_first = first.get(&points) == Some(&order(said));
        is_first && first.remove(&points).is_some()
    });
    people
}

/// Contacts, each with what counts of what was said.
type Answers = Vec<(ContactRow, Vec<Event>)>;

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
