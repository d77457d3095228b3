//! Everything that was said about one contact point.

use super::{Further, Permission};
use crate::facts::Facts;
use crate::{Booth, BoothError};
use records::consent::NoticePublished;
use records::staff::AccessAct;
use std::collections::BTreeSet;
use tables::permission_said::{self, Said};
use uuid::Uuid;

/// What is known about one contact point: what may be sent to it, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermissionHistory {
    /// The answer for each channel that uses the contact point.
    pub now: Vec<Permission>,
    /// What is said of the night and of third parties.
    pub further: Vec<Further>,
    /// Everything that was said, oldest first, with the exact text it was said
    /// to.
    pub said: Vec<SaidToNotice>,
}

/// One thing that was said, and the text it was said to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidToNotice {
    /// The record.
    pub record: Uuid,
    /// Whose visit it was said in; for a refusal from elsewhere, an id of its own.
    pub visitor: Uuid,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// `shown`, `granted`, `declined`, `withdrawn` or `confirmed`.
    pub kind: &'static str,
    /// The text, unless everything was withdrawn at once.
    pub notice: Option<NoticePublished>,
    /// The topics it was about.
    pub topics: Vec<String>,
    /// In which language the text was read; empty where that was not kept.
    pub language: String,
    /// The SHA-256 of what was read, in that language; empty with it.
    pub sha256: String,
}

impl Booth {
    /// What may be done with a contact point, and everything that was said.
    ///
    /// # Errors
    /// When the text is neither an e-mail address nor a phone number.
    pub fn permission_history(&self, contact: &str) -> Result<PermissionHistory, BoothError> {
        let (email, phone) = super::contact_point(contact)?;
        let facts = self.facts();
        let sending = facts.sending()?;
        let now = facts.permissions_for(&sending, &email, &phone)?;
        let mut events = Vec::new();
        for key in facts.contact_keys(&email, &phone) {
            events.extend(facts.events_about(&key, &sending.sayings)?);
        }
        let further = facts.further_by(&sending, (&email, &phone), &events)?;
        let mut said = Vec::new();
        for key in facts.contact_keys(&email, &phone) {
            said.extend(facts.said_about(&key)?);
        }
        Ok(PermissionHistory { now, further, said })
    }

    /// Notes that whoever is signed in was shown what these people said.
    ///
    /// # Errors
    /// When it cannot be recorded.
    pub fn note_history(&mut self, history: &PermissionHistory) -> Result<(), BoothError> {
        let visitors: BTreeSet<Uuid> = history.said.iter().map(|said| said.visitor).collect();
        let visitors: Vec<Uuid> = visitors.into_iter().collect();
        self.note_access(AccessAct::CardOpened, &visitors)
    }
}

impl Facts<'_> {
    /// Everything that was said about a contact point, oldest first.
    pub(crate) fn said_about(&self, contact_key: &str) -> Result<Vec<SaidToNotice>, BoothError> {
        let notices = self.every_notice()?;
        let text = |id: Uuid| {
            let mut notices = notices.iter();
            let found = notices.find(|(known, _)| *known == id);
            found.map(|(_, notice)| notice.clone())
        };
        let rows = permission_said::about(self.tables, contact_key)?;
        let said = rows.into_iter().map(|row| {
            let (kind, body) = match &*row.said {
                Said::Shown(body) => ("shown", Some(body)),
                Said::Granted(body) => ("granted", Some(body)),
                Said::Declined(body) => ("declined", Some(body)),
                Said::Withdrawn(_) => ("withdrawn", None),
                Said::Confirmed(_) => ("confirmed", None),
            };
            let notice = body.and_then(|body| text(body.notice));
            let body = body.cloned();
            let (topics, language, sha256) = body
                .map(|body| (body.topics, body.language, body.sha256))
                .unwrap_or_default();
            SaidToNotice {
                record: row.record,
                visitor: row.visitor,
                at_ms: row.at_ms,
                kind,
                notice,
                topics,
                language,
                sha256,
            }
        });
        Ok(said.collect())
    }
}
