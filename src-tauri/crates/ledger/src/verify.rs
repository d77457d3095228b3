//! Is everything still there, unchanged, in its order, and do the read tables
//! say what the records say?

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use words::Sentence;

use crate::chain::{DeviceId, Head, SignedHead, check_link};
use crate::clock::Hlc;
use crate::destroy;
use crate::devices_table;
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::read_tables;
use crate::records_table;
use crate::succession::{self, DEVICE_SUCCEEDED, LostTail, Succession};

/// The result of a full check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many records were read.
    pub records: u64,
    /// What is wrong, by place; empty when all is well.
    pub problems: Vec<Problem>,
}

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
    },
    /// A read table differs from what the records say; a rebuild repairs it.
    ReadTableDiffers {
        /// The table's name.
        table: String,
    },
    /// The file itself is damaged.
    FileDamaged {
        /// The database engine's words; they name pages and tables, never values.
        detail: String,
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

    fn nowhere(finding: Finding) -> Self {
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
        let place_ko = format!("기기 {device}의 {seq}번 기록");
        let place_en = format!("Record {seq} of device {device}");
        match &self.finding {
            Finding::Edited => Sentence::new(
                format!("{place_ko}의 머리글이 기록된 뒤에 바뀌었습니다."),
                format!("{place_en} was changed after it was recorded."),
            ),
            Finding::BodyEdited => Sentence::new(
                format!("{place_ko}의 내용이 기록된 뒤에 바뀌었습니다."),
                format!("What {place_en} says was changed after it was recorded."),
            ),
            Finding::DoesNotFollow => Sentence::new(
                format!(
                    "{place_ko}이 바로 앞 기록과 이어지지 않습니다. 순서가 바뀌었거나 앞 기록이 고쳐졌습니다."
                ),
                format!(
                    "{place_en} does not follow the one before it: the order was changed, or the earlier record was edited."
                ),
            ),
            Finding::Missing { through } => Sentence::new(
                format!("기기 {device}의 {seq}번부터 {through}번까지 기록이 빠져 있습니다."),
                format!("Records {seq} to {through} of device {device} are missing."),
            ),
            Finding::CutAtEnd { through } => Sentence::new(
                format!(
                    "기기 {device}가 서명한 마지막 기록은 {through}번인데 {seq}번부터 없습니다."
                ),
                format!(
                    "Device {device} signed records up to {through}, but they are missing from {seq} on."
                ),
            ),
            Finding::HeadDiffers => Sentence::new(
                format!("{place_ko}이 기기가 서명한 마지막 기록과 다릅니다."),
                format!("{place_en} is not the last record that the device signed."),
            ),
            Finding::BadSignature => Sentence::new(
                format!("기기 {device}의 서명이 올바르지 않습니다({seq}번 기록)."),
                format!("The signature of device {device} is not genuine (record {seq})."),
            ),
            Finding::Unsigned => Sentence::new(
                format!("{place_ko}은 기기가 서명한 범위를 벗어나 있습니다."),
                format!("{place_en} lies beyond what the device signed."),
            ),
            Finding::Fork => Sentence::new(
                format!(
                    "{place_ko}이 서로 다른 내용으로 두 개 있습니다. 같은 기기가 복제되어 두 곳에서 쓰인 것 같습니다."
                ),
                format!(
                    "{place_en} exists twice with different content. The device seems to have been copied and used in two places."
                ),
            ),
            Finding::Malformed => Sentence::new(
                format!("{place_ko}을 읽을 수 없습니다."),
                format!("{place_en} cannot be read."),
            ),
            Finding::BodyMissing => Sentence::new(
                format!("{place_ko}의 내용이 파기 기록 없이 사라졌습니다."),
                format!("What {place_en} says is gone although nobody ordered it destroyed."),
            ),
            Finding::NotDestroyed => Sentence::new(
                format!("{place_ko}의 파기가 끝나지 않았습니다."),
                format!("The destruction of {place_en} is not complete."),
            ),
            Finding::ClockBehind => Sentence::new(
                format!("저장된 시각이 기기 {device}의 {seq}번 기록보다 이릅니다."),
                format!("The stored clock is earlier than record {seq} of device {device}."),
            ),
            Finding::LostTail { through } => Sentence::new(
                format!(
                    "기기 {device}가 저장했던 {seq}번부터 {through}번까지 기록이 파일에서 사라졌습니다. 다른 기기의 묶음 파일이나 백업에서 되찾을 수 있습니다."
                ),
                format!(
                    "Records {seq} to {through} of device {device} had been saved and are gone from the file. A bundle from another device or a backup can bring them back."
                ),
            ),
            Finding::ReadTableDiffers { table } => Sentence::new(
                format!(
                    "화면용 표({table})가 기록과 다릅니다. 기록은 안전하며, 표를 다시 만들면 고쳐집니다."
                ),
                format!(
                    "A table for reading ({table}) differs from the records. The records are safe; rebuilding the tables repairs it."
                ),
            ),
            Finding::FileDamaged { detail } => Sentence::new(
                format!(
                    "기록 파일이 손상되었습니다({detail}). 파일을 보관하고 최근 백업에서 복원하세요."
                ),
                format!(
                    "The record file is damaged ({detail}). Keep the file and restore the latest backup."
                ),
            ),
        }
    }
}

impl Ledger {
    /// Checks the file, every chain, the signed heads, the read tables and the
    /// high-water mark. Changes nothing.
    pub fn verify(&mut self) -> Result<Verification, LedgerError> {
        let mut problems = file_problems(self.connection());
        let mut records = 0;
        match chain_problems(self.connection()) {
            Ok((count, found)) => {
                records = count;
                problems.extend(found);
            }
            Err(error) => note_damage(&mut problems, error)?,
        }
        match self.table_problems() {
            Ok(found) => problems.extend(found),
            Err(error) => note_damage(&mut problems, error)?,
        }
        if let Some(mark) = self.mark()
            && let Some(lost) = succession::lost_tail(self.connection(), self.device(), &mark)?
        {
            problems.extend(lost_tail_problem(self.connection(), lost)?);
        }
        Ok(Verification { records, problems })
    }

    fn table_problems(&self) -> Result<Vec<Problem>, LedgerError> {
        let tables = self.tables.as_ref();
        let digests = |connection: &Connection| -> Result<Vec<_>, LedgerError> {
            tables
                .tables()
                .iter()
                .map(|table| read_tables::digest(connection, table))
                .collect()
        };
        self.store.rehearsal(|transaction| {
            let as_stored = digests(transaction)?;
            read_tables::derive_all(transaction, tables)?;
            let as_derived = digests(transaction)?;
            Ok(tables
                .tables()
                .iter()
                .zip(as_stored.iter().zip(&as_derived))
                .filter(|(_, (stored, derived))| stored != derived)
                .map(|(table, _)| {
                    Problem::nowhere(Finding::ReadTableDiffers {
                        table: (*table).to_owned(),
                    })
                })
                .collect())
        })
    }
}

fn damaged(error: &LedgerError) -> Problem {
    Problem::nowhere(Finding::FileDamaged {
        detail: error.to_string(),
    })
}

/// A part of the check that cannot be done because the file is damaged: said
/// once. A full or failing disk is no finding about the records.
fn note_damage(problems: &mut Vec<Problem>, error: LedgerError) -> Result<(), LedgerError> {
    if !matches!(error, LedgerError::Damaged | LedgerError::Store(_)) {
        return Err(error);
    }
    let known = |problem: &Problem| matches!(problem.finding, Finding::FileDamaged { .. });
    if !problems.iter().any(known) {
        problems.push(damaged(&error));
    }
    Ok(())
}

/// SQLite's own check of its structure and SQLCipher's of every page's tag.
pub(crate) fn file_problems(connection: &Connection) -> Vec<Problem> {
    let mut problems = Vec::new();
    for pragma in ["PRAGMA integrity_check", "PRAGMA cipher_integrity_check"] {
        let lines = connection.prepare(pragma).and_then(|mut statement| {
            statement
                .query_map([], |row| row.get::<_, String>(0))?
                .collect::<rusqlite::Result<Vec<_>>>()
        });
        match lines {
            Ok(lines) => problems.extend(
                lines
                    .into_iter()
                    .filter(|line| line != "ok")
                    .map(|detail| Problem::nowhere(Finding::FileDamaged { detail })),
            ),
            Err(error) => problems.push(damaged(&error.into())),
        }
    }
    problems
}

/// How far the walk along one device's chain has come.
struct Walk {
    /// The last record met, `None` where it could not be trusted.
    previous: Option<Head>,
    last_seq: u64,
    last_hash: [u8; 32],
    latest: Hlc,
}

impl Walk {
    const START: Walk = Walk {
        previous: Some(Head::START),
        last_seq: 0,
        last_hash: Head::START.hash,
        latest: Hlc(0),
    };
}

/// Walks every chain from its first record to its signed head.
pub(crate) fn chain_problems(connection: &Connection) -> Result<(u64, Vec<Problem>), LedgerError> {
    let heads = devices_table::all(connection)?;
    let mut problems = Vec::new();
    let mut walks: BTreeMap<DeviceId, Walk> = BTreeMap::new();
    let mut lost = Vec::new();
    let mut count = 0;

    records_table::each_as_found(connection, |place, record| {
        count += 1;
        let Ok(record) = record else {
            problems.push(Problem {
                device: place.0,
                seq: place.1,
                finding: Finding::Malformed,
            });
            return Ok(());
        };
        let header = &record.header;
        let (device, seq) = (header.device, header.seq);
        let walk = walks.entry(device).or_insert(Walk::START);
        if seq > walk.last_seq + 1 {
            let missing = Finding::Missing { through: seq - 1 };
            problems.push(Problem::at(device, walk.last_seq + 1, missing));
            walk.previous = None;
        }
        if let Err(finding) = check_link(walk.previous, &record) {
            problems.push(Problem::at(device, seq, finding));
        }
        walk.last_seq = seq;
        walk.last_hash = header.hash;
        walk.previous = Some(Head {
            seq,
            hash: header.hash,
        });
        walk.latest = walk.latest.max(header.hlc);

        let destroyable = destroy::is_destroyable(&header.kind);
        let ordered = destroyable && destroy::is_remembered(connection, header.id)?;
        match &record.content {
            None if !ordered => problems.push(Problem::at(device, seq, Finding::BodyMissing)),
            Some(_) if ordered => problems.push(Problem::at(device, seq, Finding::NotDestroyed)),
            _ => {}
        }
        let body = record
            .content
            .as_ref()
            .map(|content| content.body.as_slice());
        if header.kind == destroy::DESTROYED {
            let kept = match destroy::target_of(body) {
                Some(target) => destroy::is_remembered(connection, target)?,
                None => false,
            };
            if !kept {
                problems.push(Problem::at(device, seq, Finding::NotDestroyed));
            }
        }
        if header.kind == DEVICE_SUCCEEDED {
            let succession = serde_json::from_slice::<Succession>(body.unwrap_or_default());
            lost.extend(succession.ok().and_then(|succession| succession.lost));
        }
        Ok(())
    })?;

    let devices: BTreeSet<DeviceId> = heads.keys().chain(walks.keys()).copied().collect();
    for device in devices {
        let walk = walks.get(&device).unwrap_or(&Walk::START);
        match heads.get(&device) {
            None => problems.push(Problem::at(device, 1, Finding::Unsigned)),
            Some((head, latest)) => {
                problems.extend(head_problem(device, walk, head));
                if *latest < walk.latest {
                    problems.push(Problem::at(device, walk.last_seq, Finding::ClockBehind));
                }
            }
        }
    }
    for lost in lost {
        problems.extend(lost_tail_problem(connection, lost)?);
    }
    Ok((count, problems))
}

fn head_problem(device: DeviceId, walk: &Walk, head: &SignedHead) -> Option<Problem> {
    if head.device() != device || !head.is_genuine() {
        return Some(Problem::at(device, head.seq, Finding::BadSignature));
    }
    if head.seq > walk.last_seq {
        let cut = Finding::CutAtEnd { through: head.seq };
        return Some(Problem::at(device, walk.last_seq + 1, cut));
    }
    if head.seq < walk.last_seq {
        return Some(Problem::at(device, head.seq + 1, Finding::Unsigned));
    }
    (head.hash != walk.last_hash).then(|| Problem::at(device, head.seq, Finding::HeadDiffers))
}

/// A lost end that has not come back from another laptop since.
fn lost_tail_problem(
    connection: &Connection,
    lost: LostTail,
) -> Result<Option<Problem>, LedgerError> {
    let device = DeviceId(lost.device);
    let known = devices_table::head_of(connection, device)?.map_or(0, |head| head.seq);
    Ok((known < lost.through).then(|| {
        let finding = Finding::LostTail {
            through: lost.through,
        };
        Problem::at(device, known + 1, finding)
    }))
}
