//! How far this store is known to have come, written down outside of it.
//!
//! SQLite stops at the first damaged frame of its write-ahead log without a
//! word, so acknowledged records can vanish from the end and the file still
//! looks healthy. A tiny file beside the store remembers the last record; when
//! the store has less than that, somebody is told. It is written at most once a
//! second and on close, so an append pays no second fsync.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::device_id::DeviceId;
use crate::files;
use crate::tip::Tip;

/// At most one write in this many milliseconds while appending.
const INTERVAL_MILLIS: u64 = 1_000;

/// What the file says. No personal data: names of machines and a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    pub store: Uuid,
    pub device: Uuid,
    pub seq: u64,
    /// The clock's floor, so that a lost end does not set the clock back.
    pub hlc: u64,
}

/// The file and when it was last written.
pub(crate) struct MarkFile {
    path: PathBuf,
    store: Uuid,
    written: Option<(i64, DeviceId, u64)>,
}

impl MarkFile {
    pub(crate) fn beside(store_path: &Path, store: Uuid) -> Self {
        Self {
            path: files::beside(store_path, ".mark"),
            store,
            written: None,
        }
    }

    /// The mark left by the last run. A missing or unreadable mark is no mark:
    /// it warns of loss, it must never be the reason for one. A mark of another
    /// store that once lay at this place says nothing about this one.
    pub(crate) fn read(&self) -> Option<Mark> {
        let text = fs::read(&self.path).ok()?;
        let mark: Mark = serde_json::from_slice(&text).ok()?;
        (mark.store == self.store).then_some(mark)
    }

    /// Writes the mark unless it was written less than a second ago.
    pub(crate) fn note(&mut self, now: i64, device: DeviceId, tip: Tip) {
        match self.written {
            Some((at, ..)) if now.abs_diff(at) < INTERVAL_MILLIS => {}
            _ => self.write(now, device, tip),
        }
    }

    /// Writes the mark unless it already says so.
    pub(crate) fn write(&mut self, now: i64, device: DeviceId, tip: Tip) {
        if matches!(self.written, Some((_, known, seq)) if known == device && seq == tip.head.seq) {
            return;
        }
        let mark = Mark {
            store: self.store,
            device: device.0,
            seq: tip.head.seq,
            hlc: tip.floor.0,
        };
        // The record itself is on disk already. A mark that cannot be written
        // (a full disk) is tried again with the next record.
        if let Ok(text) = serde_json::to_vec(&mark)
            && files::write_whole(&self.path, &text).is_ok()
        {
            self.written = Some((now, device, tip.head.seq));
        }
    }
}
