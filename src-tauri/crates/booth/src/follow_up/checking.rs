//! May a file that left be sent still? A withdrawal since, or a week, makes it stale.

use super::exporting::DAYS_OF_USE;
use crate::{Booth, BoothError};
use outreach::OutreachError;
use outreach::save::sha256;
use records::Body;
use records::files::FilesLeaving;
use records::follow_up::FollowUpExported;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tables::destroyed_person;
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
        let days = (self.facts().now_ms - left.at_ms) / DAY_MS;
        let why = if withdrawn > 0 {
            Some(sentence!("file-check-withdrawn", people = withdrawn))
        } else if days >= DAYS_OF_USE as i64 {
            Some(sentence!("file-check-old", days = days))
        } else {
            None
        };
        Ok(FileCheck { why, withdrawn })
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
        let mut people: Vec<_> = people.into_iter().map(|visitor| (visitor, None)).collect();
        self.each_export(|export, exported| {
            if export == id {
                let rows = exported.rows.into_iter();
                people = rows.map(|row| (row.visitor, Some(row.channel))).collect();
            }
        })?;
        Ok(Some(Left { at_ms, people }))
    }

    /// Goes through every export of a follow-up, by its id.
    pub(super) fn each_export(
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
        for (visitor, channel) in &left.people {
            let mut permissions = facts.permissions(&sending, *visitor)?.into_iter();
            let is_allowed = permissions.any(|it| {
                let is_hers = channel
                    .as_ref()
                    .is_none_or(|code| it.channel.code() == code);
                is_hers && it.decision.allowed && !stopping.contains(&it.contact)
            });
            count += u32::from(gone.contains(visitor) || !is_allowed);
        }
        Ok(count)
    }
}

/// What left under one record.
struct Left {
    at_ms: i64,
    /// Who is in it, and by the code of which channel; of a file that is no message, none.
    people: Vec<(Uuid, Option<String>)>,
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
