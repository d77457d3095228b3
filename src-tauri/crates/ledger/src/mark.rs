//! How far this store is known to have come, written down outside of it.
//!
//! SQLite stops at the first damaged frame of its write-ahead log without a
//! word, so acknowledged records can vanish from the end and the file still
//! looks healthy. A small file beside the store names the last record of every
//! device; when the store has less than that, somebody is told.
//!
//! It is written after every commit and brought to the disk once a second and
//! on close: a killed program loses nothing of it, a power cut at most a second,
//! and an append pays no second fsync. A mark that is behind the store is
//! harmless, and it is never ahead, because the commit is on disk first.
//!
//! The mark carries a tag under a key that comes from the store's own key, so
//! that nobody without the store can make one. It is a witness of loss and
//! nothing else: no clock and no key is ever taken from it. The mark of an
//! earlier version had no tag. It counts as no mark and is replaced with the
//! next commit: believing it would keep the door open that the tag closes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;

use crate::device_id::DeviceId;
use crate::envelope::{self, DataKey};
use crate::files;

/// At most one fsync in this many milliseconds while appending.
const INTERVAL_MILLIS: u64 = 1_000;

/// The line is filled up to a multiple of this, so that the file's length
/// hardly ever changes and a mark lies in one sector of the disk.
const SECTOR: usize = 512;

/// The number of the last record of every device.
pub(crate) type Ends = BTreeMap<DeviceId, u64>;

/// The line in the file. No personal data: names of machines and counts.
#[derive(Serialize, Deserialize)]
struct Line {
    ends: BTreeMap<Uuid, u64>,
    tag: String,
}

/// A mark of an earlier version; anybody could write one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is looked at")]
struct Untagged {
    store: Uuid,
    device: Uuid,
    seq: u64,
    hlc: u64,
}

/// What lies beside the store.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// No mark, or one of an earlier version.
    Nothing,
    /// A mark that this store did not write as it is now.
    Damaged,
    /// How far the store had come.
    Ends(Ends),
}

/// The file, and what it is to say.
pub(crate) struct MarkFile {
    path: PathBuf,
    tagging: Hmac<Sha256>,
    /// The last acknowledged record of every device, lost ones too.
    ends: Ends,
    /// Open for writing from the first commit on.
    file: Option<File>,
    written: Option<(Ends, usize)>,
    synced: Option<(Ends, i64)>,
}

impl MarkFile {
    pub(crate) fn beside(store_path: &Path, store: Uuid, data_key: &DataKey) -> Self {
        let key = envelope::strong_key(data_key.as_slice(), "mark", store);
        Self {
            path: files::beside(store_path, ".mark"),
            tagging: Hmac::new_from_slice(key.as_slice()).expect("HMAC takes a key of any length"),
            ends: Ends::new(),
            file: None,
            written: None,
            synced: None,
        }
    }

    /// The mark left by the last run.
    pub(crate) fn read(&self) -> Found {
        let text = match private_files::read_start(&self.path, files::LONGEST) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Found::Nothing,
            Err(_) => return Found::Damaged,
        };
        if serde_json::from_slice::<Untagged>(&text).is_ok() {
            return Found::Nothing;
        }
        // What follows the line was left by a longer one.
        let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let genuine = || {
            let line: Line = serde_json::from_slice(line).ok()?;
            let tag = BASE64.decode(&line.tag).ok()?;
            let ends = line.ends.into_iter();
            let ends: Ends = ends.map(|(device, seq)| (DeviceId(device), seq)).collect();
            self.tagged(&ends).verify_slice(&tag).ok()?;
            Some(ends)
        };
        genuine().map_or(Found::Damaged, Found::Ends)
    }

    fn tagged(&self, ends: &Ends) -> Hmac<Sha256> {
        let mut mac = self.tagging.clone();
        for (device, seq) in ends {
            mac.update(device.0.as_bytes());
            mac.update(&seq.to_be_bytes());
        }
        mac
    }

    /// Notes how far the store has come; what was lost stays noted.
    pub(crate) fn raise(&mut self, ends: impl IntoIterator<Item = (DeviceId, u64)>) {
        for (device, seq) in ends {
            let known = self.ends.entry(device).or_default();
            *known = seq.max(*known);
        }
    }

    /// Notes how far the store has come, once a record in it names what was lost.
    pub(crate) fn replace(&mut self, ends: Ends) {
        self.ends = ends;
    }

    /// Writes the mark, and brings it to the disk if that was not done within
    /// the last second.
    pub(crate) fn write(&mut self, now: i64) {
        // The records themselves are on disk already. A mark that cannot be
        // written (a full disk) is tried again with the next commit.
        if let Ok(grew) = self.put() {
            let fresh = |(_, at): &(Ends, i64)| now.abs_diff(*at) < INTERVAL_MILLIS;
            if grew || !self.synced.as_ref().is_some_and(fresh) {
                self.sync(now);
            }
        }
    }

    /// Brings what was written to the disk.
    pub(crate) fn sync(&mut self, now: i64) {
        let (Some(file), Some((written, _))) = (&self.file, &self.written) else {
            return;
        };
        if self
            .synced
            .as_ref()
            .is_none_or(|(synced, _)| synced != written)
            && file.sync_all().is_ok()
        {
            self.synced = Some((written.clone(), now));
        }
    }

    /// Writes the line over the old one; whether it has become longer.
    fn put(&mut self) -> io::Result<bool> {
        if self
            .written
            .as_ref()
            .is_some_and(|(ends, _)| *ends == self.ends)
        {
            return Ok(false);
        }
        let line = Line {
            ends: self
                .ends
                .iter()
                .map(|(device, seq)| (device.0, *seq))
                .collect(),
            tag: BASE64.encode(self.tagged(&self.ends).finalize().into_bytes()),
        };
        let mut text = serde_json::to_vec(&line)?;
        text.resize((text.len() + 1).next_multiple_of(SECTOR) - 1, b' ');
        text.push(b'\n');
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(files::open_to_overwrite(&self.path)?),
        };
        file.rewind()?;
        file.write_all(&text)?;
        let before = self.written.replace((self.ends.clone(), text.len()));
        Ok(before.is_none_or(|(_, length)| length < text.len()))
    }
}
