//! May a file that left be sent still? A withdrawal since, or a week, makes it stale.

use super::exporting::DAYS_OF_USE;
use crate::{Booth, BoothError};
use outreach::OutreachError;
use outreach::save::sha256;
use records::Body;
use records::files::FilesLeaving;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tables::{destroyed_person, permission_said};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Whether a file may be sent still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileCheck {
    /// Why not, and what to do; none where it may.
    pub why: Option<Sentence>,
    /// How many people in it took a yes back since, or were forgotten.
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
        let Some((left_at_ms, people)) = self.left_as(&hash)? else {
            return Ok(FileCheck {
                why: Some(sentence!("file-check-unknown")),
                withdrawn: 0,
            });
        };
        let withdrawn = self.withdrawn_since(left_at_ms, &people)?;
        let days = (self.facts().now_ms - left_at_ms) / DAY_MS;
        let why = if withdrawn > 0 {
            Some(sentence!("file-check-withdrawn", people = withdrawn))
        } else if days >= DAYS_OF_USE as i64 {
            Some(sentence!("file-check-old", days = days))
        } else {
            None
        };
        Ok(FileCheck { why, withdrawn })
    }

    /// When a file with this content left, in Unix milliseconds, and who is in it; of
    /// several the latest.
    fn left_as(&self, hash: &str) -> Result<Option<(i64, Vec<Uuid>)>, BoothError> {
        let mut leaving: BTreeMap<Uuid, FilesLeaving> = BTreeMap::new();
        let mut latest = None;
        self.ledger.each_record_of("files.", |record| {
            let header = &record.header;
            let body = record.body.as_deref();
            match body.and_then(|body| Body::decode(&header.kind, header.version, body)) {
                Some(Body::FilesLeaving(files))
                    if files.files.iter().any(|file| file.sha256 == hash) =>
                {
                    leaving.insert(header.entity, files);
                }
                // A file that did not arrive was removed again.
                Some(Body::FilesLeft(left)) if !left.files.is_empty() => {
                    if let Some(files) = leaving.remove(&header.entity) {
                        latest = Some((header.hlc.unix_millis(), files.people));
                    }
                }
                _ => {}
            }
        })?;
        Ok(latest)
    }

    fn withdrawn_since(&self, since_ms: i64, people: &[Uuid]) -> Result<u32, BoothError> {
        let mut withdrawn: BTreeSet<String> = BTreeSet::new();
        self.ledger.each_record_of("permission.", |record| {
            let header = &record.header;
            let body = record.body.as_deref();
            let body = body.and_then(|body| Body::decode(&header.kind, header.version, body));
            if let Some(Body::PermissionWithdrawn(gone)) = body
                && header.hlc.unix_millis() >= since_ms
            {
                withdrawn.extend(gone.contact_keys);
            }
        })?;
        let tables = self.connection();
        let gone: BTreeSet<Uuid> = destroyed_person::visitors(tables)?.into_iter().collect();
        let mut count = 0;
        for visitor in people {
            let mut keys = permission_said::contact_keys_of(tables, *visitor)?.into_iter();
            count += u32::from(gone.contains(visitor) || keys.any(|key| withdrawn.contains(&key)));
        }
        Ok(count)
    }
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
