//! What can be wrong with a store, by place, in words for a person.

use chrono::{DateTime, Utc};
use words::{Sentence, sentence};

use crate::device_id::DeviceId;
use crate::withheld::Withheld;

/// Something that is not as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whose chain it is in, where it is in one.
    pub device: Option<DeviceId>,
    /// The number of the record in that chain.
    pub seq: Option<u64>,
    /// What is wrong there.
    pub finding: Finding,
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The record's header is not what its hash covers.
    Edited,
    /// The body is not what its hash covers.
    BodyEdited,
    /// The record does not follow the one before it.
    DoesNotFollow,
    /// Records are missing from here on.
    Missing {
        /// The last missing number.
        through: u64,
    },
    /// The signed end of the chain is missing from here on.
    CutAtEnd {
        /// The number the device signed.
        through: u64,
    },
    /// The end of the chain is not what the device signed.
    HeadDiffers,
    /// The signature under the end of the chain is not the device's.
    BadSignature,
    /// The record comes after the last one the device signed.
    Unsigned,
    /// Two different records claim this place: the device exists twice.
    Fork,
    /// The record cannot be read as one.
    Malformed,
    /// The body is gone although nobody ordered it destroyed.
    BodyMissing,
    /// The body is still there although it was ordered destroyed, or the order
    /// was lost.
    NotDestroyed,
    /// The stored clock is behind this device's records.
    ClockBehind,
    /// Records that were acknowledged are no longer there from here on.
    LostTail {
        /// The last number that was acknowledged.
        through: u64,
        /// When the last record before them was made (Unix milliseconds);
        /// `None` when none is left.
        after_unix_millis: Option<i64>,
    },
    /// The mark beside the store is not as this store wrote it, so that whether
    /// its last records are all there cannot be told.
    MarkDamaged,
    /// One of the two key files was damaged or missing and was written anew from
    /// the other.
    KeysHealed {
        /// The end of the file's name.
        name: String,
    },
    /// One of the two key files is damaged, missing or outdated, and nothing can be
    /// written beside the store to heal it.
    KeysNotHealed {
        /// The end of the file's name.
        name: String,
    },
    /// The store was of an older format and was raised to this program's.
    FormatRaised {
        /// The path of the copy of the store as it was.
        backup: String,
    },
    /// Records carry times after the clock of this computer from here on.
    TimeAhead {
        /// The last of them.
        through: u64,
        /// The time of the first one (Unix milliseconds).
        unix_millis: i64,
    },
    /// Records that are kept and do not count.
    Quarantined {
        /// Why.
        why: Withheld,
        /// How many.
        records: u64,
    },
    /// A read table differs from what the records say; a rebuild repairs it.
    ReadTableDiffers {
        /// The table's name.
        table: String,
    },
    /// The file itself is damaged.
    FileDamaged {
        /// The database engine's words, in English; they name pages and tables,
        /// never values. For who mends it, not for a sentence.
        details: Vec<String>,
    },
}

impl Problem {
    pub(crate) fn at(device: DeviceId, seq: u64, finding: Finding) -> Self {
        Self {
            device: Some(device),
            seq: Some(seq),
            finding,
        }
    }

    pub(crate) fn nowhere(finding: Finding) -> Self {
        Self {
            device: None,
            seq: None,
            finding,
        }
    }

    /// What is wrong, for a person.
    pub fn sentence(&self) -> Sentence {
        let device = self
            .device
            .map_or_else(|| "?".to_owned(), |device| device.to_string());
        let seq = self.seq.unwrap_or_default();
        let place = sentence!("finding-place", device = &device, seq = seq);
        match &self.finding {
            Finding::Edited => sentence!("finding-edited", place = place),
            Finding::BodyEdited => sentence!("finding-body-edited", place = place),
            Finding::DoesNotFollow => sentence!("finding-does-not-follow", place = place),
            Finding::Missing { through } => sentence!(
                "finding-missing",
                device = device,
                seq = seq,
                through = through
            ),
            Finding::CutAtEnd { through } => sentence!(
                "finding-cut-at-end",
                device = device,
                through = through,
                seq = seq
            ),
            Finding::HeadDiffers => sentence!("finding-head-differs", place = place),
            Finding::BadSignature => sentence!("finding-bad-signature", device = device, seq = seq),
            Finding::Unsigned => sentence!("finding-unsigned", place = place),
            Finding::Fork => sentence!("finding-fork", place = place),
            Finding::Malformed => sentence!("finding-malformed", place = place),
            Finding::BodyMissing => sentence!("finding-body-missing", place = place),
            Finding::NotDestroyed => sentence!("finding-not-destroyed", place = place),
            Finding::ClockBehind => sentence!("finding-clock-behind", device = device, seq = seq),
            Finding::LostTail {
                through,
                after_unix_millis,
            } => {
                let count = through.saturating_sub(seq) + 1;
                let after = after_unix_millis.map_or_else(|| "-".to_owned(), utc);
                sentence!(
                    "finding-lost-tail",
                    device = device,
                    count = count,
                    seq = seq,
                    through = through,
                    after = after
                )
            }
            Finding::KeysHealed { name } => sentence!("finding-keys-healed", name = name),
            Finding::KeysNotHealed { name } => sentence!("finding-keys-not-healed", name = name),
            Finding::FormatRaised { backup } => sentence!("finding-format-raised", backup = backup),
            Finding::MarkDamaged => sentence!("finding-mark-damaged"),
            Finding::TimeAhead {
                through,
                unix_millis,
            } => sentence!(
                "finding-time-ahead",
                device = device,
                seq = seq,
                through = through,
                time = utc(*unix_millis)
            ),
            Finding::Quarantined { why, records } => match why {
                Withheld::NotAdmitted => {
                    sentence!("finding-not-admitted", device = device, records = records)
                }
                Withheld::NotAllowed | Withheld::NotProven => {
                    sentence!("finding-not-allowed", device = device, records = records)
                }
                Withheld::IdTaken => {
                    sentence!("finding-id-taken", device = device, records = records)
                }
            },
            Finding::ReadTableDiffers { table } => {
                sentence!("finding-read-table-differs", table = table)
            }
            Finding::FileDamaged { .. } => sentence!("finding-file-damaged"),
        }
    }
}

/// A moment in words; the ledger knows no fair and so no time zone.
pub(crate) fn utc(unix_millis: i64) -> String {
    let moment = DateTime::<Utc>::from_timestamp_millis(unix_millis).unwrap_or_default();
    moment.format("%Y-%m-%d %H:%M UTC").to_string()
}
