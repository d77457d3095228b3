//! May a file that left be sent still? A withdrawal since, or a week, makes it stale.

use super::asking::{DAY_MS, DAYS_OF_USE};
use super::choosing::has_any_of;
use super::people::day_in_words;
use crate::consent::Permission;
use crate::{Booth, BoothError};
use chrono::{Datelike as _, NaiveDate};
use outreach::save::sha256;
use outreach::{Channel, OutreachError};
use records::Body;
use records::consent::NoticeAct;
use records::files::FilesLeaving;
use records::follow_up::{ExportedRow, FollowUpExported};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tables::{destroyed_person, follow_up_export, follow_up_report};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Whether a file may be sent still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileCheck {
    /// Why not, and what to do; none where it may.
    pub why: Option<Sentence>,
    /// How many people in it may not be written to any more: they took a yes back, asked
    /// for it to stop or to be forgotten, or their yes is over.
    pub withdrawn: u32,
}

impl Booth {
    /// Looks up when this file left, and what the people in it said since. Nothing is
    /// recorded.
    ///
    /// # Errors
    /// When the file or the records cannot be read.
    pub fn check_follow_up_file(&self, file: &Path) -> Result<FileCheck, BoothError> {
        let hash = sha256(&std::fs::read(file).map_err(OutreachError::from)?);
        let Some(left) = self.left_as(&hash)? else {
            return Ok(FileCheck {
                why: Some(sentence!("file-check-unknown")),
                withdrawn: 0,
            });
        };
        let withdrawn = self.no_longer_allowed(&left)?;
        let facts = self.facts();
        let days = (facts.now_ms - left.at_ms) / DAY_MS;
        let is_not_sent = follow_up_export::is_not_sent(facts.tables, left.id)?;
        let month = |day: NaiveDate| (day.year(), day.month());
        let why = if left.is_of_refusals {
            Some(sentence!("file-check-refusals"))
        } else if withdrawn > 0 {
            Some(sentence!("file-check-withdrawn", people = withdrawn))
        } else if is_not_sent == Some(true) {
            Some(sentence!("file-check-not-sent"))
        } else if follow_up_report::is_reported(facts.tables, left.id)? {
            Some(sentence!("file-check-reported"))
        } else if days >= DAYS_OF_USE as i64 {
            Some(sentence!("file-check-old", days = days))
        } else {
            let other_month = |planned: &NaiveDate| month(*planned) != month(facts.today());
            left.planned_on
                .filter(other_month)
                .map(|planned| match planned > facts.today() {
                    true => sentence!("file-check-too-early", day = day_in_words(planned)),
                    false => sentence!("file-check-other-month"),
                })
        };
        Ok(FileCheck { why, withdrawn })
    }

    /// The export that this file is of; none where nothing left with this content.
    ///
    /// # Errors
    /// When the file or the records cannot be read.
    pub fn export_of(&self, file: &Path) -> Result<Option<Uuid>, BoothError> {
        let hash = sha256(&std::fs::read(file).map_err(OutreachError::from)?);
        Ok(self.left_as(&hash)?.map(|left| left.id))
    }

    /// What left with this content, locked or not; of several the latest.
    fn left_as(&self, hash: &str) -> Result<Option<Left>, BoothError> {
        let mut locking = BTreeSet::new();
        self.each_export(|id, exported| {
            if exported.inside.iter().any(|it| it == hash) {
                locking.insert(id);
            }
        })?;
        let mut leaving: BTreeMap<Uuid, FilesLeaving> = BTreeMap::new();
        let mut latest = None;
        self.ledger.each_record_of("files.", |record| {
            let header = &record.header;
            let body = record.body.as_deref();
            match body.and_then(|body| Body::decode(&header.kind, header.version, body)) {
                Some(Body::FilesLeaving(files))
                    if locking.contains(&header.entity)
                        || files.files.iter().any(|file| file.sha256 == hash) =>
                {
                    leaving.insert(header.entity, files);
                }
                // A file that did not arrive was removed again.
                Some(Body::FilesLeft(left)) if !left.files.is_empty() => {
                    if let Some(files) = leaving.remove(&header.entity) {
                        latest = Some((header.entity, header.hlc.unix_millis(), files.people));
                    }
                }
                _ => {}
            }
        })?;
        let Some((id, at_ms, people)) = latest else {
            return Ok(None);
        };
        let people = people.into_iter().map(InFile::of_nothing_said);
        let mut left = Left {
            id,
            at_ms,
            people: people.collect(),
            planned_on: None,
            comes_as_text: false,
            is_of_refusals: false,
            recipient: None,
        };
        self.each_export(|export, exported| {
            if export == id {
                left.comes_as_text = exported.comes_as_text;
                left.recipient = NoticeAct::of_recipient_code(&exported.target);
                left.planned_on = exported.planned_on.filter(|_| !exported.contacts_only);
                left.is_of_refusals = exported.refusals == hash;
                let rows = exported.rows.into_iter();
                left.people = rows.map(InFile::of_row).collect();
            }
        })?;
        Ok(Some(left))
    }

    /// Goes through every export of a follow-up, by its id.
    pub(crate) fn each_export(
        &self,
        mut see: impl FnMut(Uuid, FollowUpExported),
    ) -> Result<(), BoothError> {
        self.ledger.each_record_of("follow_up.exported", |record| {
            let header = &record.header;
            let body = record.body.as_deref();
            let body = body.and_then(|body| Body::decode(&header.kind, header.version, body));
            if let Some(Body::FollowUpExported(exported)) = body {
                see(header.entity, exported);
            }
        })?;
        Ok(())
    }

    /// Of the people who left in a file, how many may not be written to any more by the
    /// channel it was for: everybody is decided anew, so that it does not matter when a no
    /// was recorded, or on which laptop.
    fn no_longer_allowed(&self, left: &Left) -> Result<u32, BoothError> {
        let facts = self.facts();
        let sending = facts.sending()?;
        let stopping = facts.points_of_who_asked_to_stop()?;
        let gone: BTreeSet<Uuid> = destroyed_person::visitors(facts.tables)?
            .into_iter()
            .collect();
        let mut count = 0;
        let handed: Option<BTreeSet<Uuid>> = match left.recipient {
            None => None,
            Some(act) => {
                let said = facts.said_of_recipient(act)?.into_iter();
                let agreed = said.filter(|(_, said)| said.is_ok());
                Some(agreed.map(|(it, _)| it.visitor).collect())
            }
        };
        for person in &left.people {
            if let Some(handed) = &handed {
                let is_allowed = handed.contains(&person.visitor);
                count += u32::from(gone.contains(&person.visitor) || !is_allowed);
                continue;
            }
            let permissions = facts.permissions_of_each(&sending, person.visitor)?;
            let hers = facts.contacts_asked_of(&sending, person.visitor)?;
            // Who asked to stop by her number, or by one that takes no texts, wants no
            // letter either.
            let is_stopping = has_any_of(&hers, &stopping);
            let is_allowed = |it: &Permission| {
                let is_in_file = person.contact_key.is_empty()
                    || facts
                        .contact_keys(&it.contact, "")
                        .contains(&person.contact_key);
                let asked_to_stop = match it.channel {
                    Channel::Post => is_stopping,
                    _ => stopping.contains(&it.contact),
                };
                is_in_file && it.decision.allowed && !asked_to_stop
            };
            let by = |code: &str| {
                let mut by = permissions.iter().filter(|it| it.channel.code() == code);
                by.any(is_allowed)
            };
            let is_allowed = match person.channel.as_deref() {
                None => permissions.iter().any(is_allowed),
                Some(KAKAO) if left.comes_as_text => by(KAKAO) && by(Channel::Sms.code()),
                Some(code) => by(code),
            };
            count += u32::from(gone.contains(&person.visitor) || !is_allowed);
        }
        Ok(count)
    }
}

/// What left under one record.
struct Left {
    id: Uuid,
    at_ms: i64,
    people: Vec<InFile>,
    /// The day its message is for; none of a file that is no message.
    planned_on: Option<NaiveDate>,
    /// Whether its tool sends what KakaoTalk does not deliver as a text message.
    comes_as_text: bool,
    /// Whether it lists those who must not be written to.
    is_of_refusals: bool,
    /// The third party that it was handed to, as a yes to it; none of a file for a tool.
    recipient: Option<NoticeAct>,
}

/// Somebody in a file.
struct InFile {
    visitor: Uuid,
    /// By the code of which channel; of a file that is no message, none.
    channel: Option<String>,
    /// The keyed hash of the address or number that stands in it; empty where that was not
    /// kept.
    contact_key: String,
}

impl InFile {
    fn of_nothing_said(visitor: Uuid) -> Self {
        Self {
            visitor,
            channel: None,
            contact_key: String::new(),
        }
    }

    fn of_row(row: ExportedRow) -> Self {
        Self {
            visitor: row.visitor,
            channel: Some(row.channel),
            contact_key: row.contact_key,
        }
    }
}

/// The code of the channel that may come as a text message.
const KAKAO: &str = "kakao";
