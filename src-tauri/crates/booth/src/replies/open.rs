//! The promises that are still to be kept, for the evening and for each colleague.

use super::{Reply, ReplyState, address};
use crate::facts::Facts;
use crate::maker::for_outreach;
use crate::{Booth, BoothError};
use outreach::reply::{Asked, own_text, text};
use tables::{contact as contact_table, reply as reply_table};
use uuid::Uuid;
use words::{Language, Sentence};

/// A promise that is still to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenReply {
    /// The request.
    pub reply: Reply,
    /// Whether its last day is over.
    pub overdue: bool,
    /// Her name; may be empty.
    pub name: String,
    /// The address or number it goes to, as people read it.
    pub address: String,
    /// What can be sent, or said first in a call: nothing in it advertises.
    pub text: Sentence,
    /// The language she spoke, as far as it is known: whoever chose none at the kiosk
    /// spoke Korean, and whoever chose another one than Korean reads English.
    pub language: Language,
}

impl Booth {
    /// The promises that are still to be kept, the most urgent first.
    ///
    /// # Errors
    /// [`BoothError::Tables`], [`BoothError::StoredUnreadable`].
    pub fn open_replies(&self) -> Result<Vec<OpenReply>, BoothError> {
        let facts = self.facts();
        let maker = for_outreach(&facts.maker()?);
        let today = facts.today();
        let own = facts.own_reply()?;
        // Outside a transaction every one of these reads would lock and unlock the
        // file for itself.
        let reading = facts.tables.unchecked_transaction()?;
        let mut open = Vec::new();
        for row in reply_table::without_end(facts.tables)? {
            let reply = facts.reply(&row)?;
            let contact = contact_table::of(facts.tables, row.visitor)?;
            let (ReplyState::Open, Some(contact)) = (&reply.state, contact) else {
                continue;
            };
            let asked = Asked {
                wanted: reply.wanted,
                words: &row.requested.words,
                day: reply.asked_on,
            };
            open.push(OpenReply {
                overdue: reply.due < today,
                address: people::readable_contact(address(&contact, reply.channel)),
                text: match &own {
                    None => text(&asked, &maker),
                    Some([ko, en]) => Sentence::of_texts(
                        own_text(ko, &asked, &maker, Language::Korean),
                        own_text(en, &asked, &maker, Language::English),
                    ),
                },
                language: facts.language_of(row.visitor)?,
                name: contact.name,
                reply,
            });
        }
        reading.finish()?;
        open.sort_by_key(|it| (it.reply.due, it.reply.asked_on, it.reply.id));
        Ok(open)
    }
}

impl Facts<'_> {
    /// Who asked for something and did not get it yet.
    pub(crate) fn waiting_for_replies(&self) -> Result<Vec<Uuid>, BoothError> {
        let mut waiting = Vec::new();
        for row in reply_table::without_end(self.tables)? {
            if self.reply(&row)?.state == ReplyState::Open {
                waiting.push(row.visitor);
            }
        }
        Ok(waiting)
    }
}
