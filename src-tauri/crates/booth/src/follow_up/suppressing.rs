//! Who was in an earlier file for a tool and may not be written to any more: the tool still
//! has their addresses, so it gets a list of them, too.

use crate::facts::Facts;
use crate::{Booth, BoothError};
use chrono::{DateTime, FixedOffset};
use outreach::Channel;
use outreach::targets::{Target, TargetFile, lists_refusals, suppression};
use std::collections::BTreeSet;
use std::slice;
use tables::{contact as contact_table, destroyed_person};
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// Who was in files for one tool, by the code of which channel, and the keyed hash of the
/// address or number the tool got; empty in records from before that was kept.
pub(super) type EarlierRows = BTreeSet<(Uuid, String, String)>;

/// Who of them may not be written to any more.
#[derive(Default)]
pub(super) struct Suppressed {
    /// Their addresses or numbers, as they are kept.
    pub(super) contacts: BTreeSet<(Channel, String)>,
    /// The visits of theirs.
    pub(super) visitors: Vec<Uuid>,
    /// How many more are forgotten or have another address now, so that nobody knows the
    /// one that the tool has.
    pub(super) forgotten: u32,
}

impl Suppressed {
    /// Whether the tool gets a list of anybody.
    pub(super) fn is_listed_for(&self, target: &Target) -> bool {
        !self.contacts.is_empty() && lists_refusals(target)
    }

    /// The list of them in the tool's own form, where it keeps a list itself, and what to do
    /// with it.
    pub(super) fn told(
        &self,
        target: &Target,
        made_at: DateTime<FixedOffset>,
        language: Language,
    ) -> Result<(Option<TargetFile>, Vec<Sentence>), BoothError> {
        let contacts: Vec<_> = self.contacts.iter().cloned().collect();
        let list = suppression(&contacts, target, made_at, language)?;
        let name = target.name();
        let mut notes = Vec::new();
        if list.is_some() {
            let people = contacts.len();
            notes.push(sentence!(
                "suppression-note",
                target = &name,
                people = people
            ));
        }
        if self.forgotten > 0 && target.channel.is_some() {
            let people = self.forgotten;
            notes.push(sentence!(
                "suppression-forgotten",
                target = &name,
                people = people
            ));
        }
        Ok((list, notes))
    }
}

impl Booth {
    /// Who was in files for this tool.
    pub(super) fn earlier_rows(&self, target: &str) -> Result<EarlierRows, BoothError> {
        let mut earlier = EarlierRows::new();
        self.each_export(|_, exported| {
            if exported.target == target {
                let rows = exported.rows.into_iter();
                earlier.extend(rows.map(|row| (row.visitor, row.channel, row.contact_key)));
            }
        })?;
        Ok(earlier)
    }
}

impl Facts<'_> {
    /// Of who was in earlier files, whoever no longer allows any message of that channel:
    /// everybody is decided anew, as [`Booth::check_follow_up_file`] does.
    pub(super) fn suppressed(
        &self,
        earlier: &EarlierRows,
        target: &Target,
    ) -> Result<Suppressed, BoothError> {
        let mut suppressed = Suppressed::default();
        if earlier.is_empty() {
            return Ok(suppressed);
        }
        let sending = match target.country.as_str() {
            "KR" => self.sending()?,
            _ => self.sending()?.through_abroad(),
        };
        let stopping = self.points_of_who_asked_to_stop()?;
        let gone: BTreeSet<Uuid> = destroyed_person::visitors(self.tables)?
            .into_iter()
            .collect();
        for (visitor, channel, key) in earlier {
            self.session.progress.check()?;
            if gone.contains(visitor) {
                suppressed.forgotten += 1;
                continue;
            }
            // What left with an address is on record as of the visit where she left it.
            let Some(contact) = contact_table::of(self.tables, *visitor)? else {
                continue;
            };
            let permissions =
                self.permissions_of_contact(&sending, &contact, slice::from_ref(&contact))?;
            let takes_texts = |contact: &str| {
                let mut texts = permissions.iter().filter(|it| it.channel == Channel::Sms);
                texts.any(|it| it.contact == contact && it.decision.allowed)
            };
            let mut by = permissions.iter();
            let Some(it) = by.find(|it| it.channel.code() == channel) else {
                continue;
            };
            let comes_as_text = it.channel == Channel::Kakao && target.falls_back_to_sms;
            let is_allowed = it.decision.allowed && (!comes_as_text || takes_texts(&it.contact));
            if is_allowed && !stopping.contains(&it.contact) {
                continue;
            }
            let is_what_the_tool_has =
                key.is_empty() || self.contact_keys(&it.contact, "").contains(key);
            if is_what_the_tool_has {
                suppressed.contacts.insert((it.channel, it.contact.clone()));
                suppressed.visitors.push(*visitor);
            } else {
                suppressed.forgotten += 1;
            }
        }
        Ok(suppressed)
    }
}
