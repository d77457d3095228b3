//! Is everything still there, unchanged, in its order, and do the read tables
//! say what the records say?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use progress::Progress;
use rusqlite::Connection;

use crate::chain::{Head, SignedHead, check_link};
use crate::clock::Hlc;
use crate::clock_answers;
use crate::destroyed;
use crate::device_id::DeviceId;
use crate::devices_table;
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::problem::{Finding, Problem};
use crate::quarantine;
use crate::read_tables::{self, ReadTables};
use crate::record::DESTROYED;
use crate::records_table;
use crate::succession::{DEVICE_SUCCEEDED, Succession, lost_tail_problem};

/// The result of a full check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many records were read.
    pub records: u64,
    /// What is wrong, by place; empty when all is well.
    pub problems: Vec<Problem>,
}

impl Ledger {
    /// Checks the file, every chain, the signed heads, the read tables and the
    /// high-water mark. Changes nothing.
    pub fn verify(&mut self) -> Result<Verification, LedgerError> {
        self.verify_watched(&Arc::default())
    }

    /// As [`Ledger::verify`], for somebody who waits and may stop it.
    ///
    /// # Errors
    /// [`LedgerError::Stopped`], too.
    pub fn verify_watched(
        &mut self,
        progress: &Arc<Progress>,
    ) -> Result<Verification, LedgerError> {
        let check = || self.store.passing_through(|| self.checked(progress));
        self.store.stopped_by(progress, check)
    }

    fn checked(&self, progress: &Progress) -> Result<Verification, LedgerError> {
        let mut problems = file_problems(self.connection());
        let mut records = 0;
        match chain_problems(self.connection(), self.tables.as_ref(), progress) {
            Ok((count, found)) => {
                records = count;
                problems.extend(found);
            }
            Err(error) => note_damage(&mut problems, error)?,
        }
        match self.table_problems(progress) {
            Ok(found) => problems.extend(found),
            Err(error) => note_damage(&mut problems, error)?,
        }
        match clock_answers::problems(self.connection(), self.last_seen) {
            Ok(found) => problems.extend(found),
            Err(error) => note_damage(&mut problems, error)?,
        }
        problems.extend(self.mark_problems()?);
        Ok(Verification { records, problems })
    }

    fn table_problems(&self, progress: &Progress) -> Result<Vec<Problem>, LedgerError> {
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
            read_tables::derive_all(transaction, tables, progress)?;
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

/// A part of the check that cannot be done because the file is damaged: said
/// once. A full or failing disk is no finding about the records.
fn note_damage(problems: &mut Vec<Problem>, error: LedgerError) -> Result<(), LedgerError> {
    if !matches!(error, LedgerError::Damaged | LedgerError::Store(_)) {
        return Err(error);
    }
    let known = |problem: &Problem| matches!(problem.finding, Finding::FileDamaged { .. });
    if !problems.iter().any(known) {
        let details = vec![error.to_string()];
        problems.push(Problem::nowhere(Finding::FileDamaged { details }));
    }
    Ok(())
}

/// SQLite's own check of its structure and SQLCipher's of every page's tag: what
/// they find is one problem.
pub(crate) fn file_problems(connection: &Connection) -> Vec<Problem> {
    let mut details = Vec::new();
    for pragma in ["PRAGMA integrity_check", "PRAGMA cipher_integrity_check"] {
        let lines = connection.prepare(pragma).and_then(|mut statement| {
            statement
                .query_map([], |row| row.get::<_, String>(0))?
                .collect::<rusqlite::Result<Vec<_>>>()
        });
        match lines {
            Ok(lines) => details.extend(lines.into_iter().filter(|line| line != "ok")),
            Err(error) => details.push(LedgerError::from(error).to_string()),
        }
    }
    match details.is_empty() {
        true => Vec::new(),
        false => vec![Problem::nowhere(Finding::FileDamaged { details })],
    }
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
pub(crate) fn chain_problems(
    connection: &Connection,
    tables: &dyn ReadTables,
    progress: &Progress,
) -> Result<(u64, Vec<Problem>), LedgerError> {
    progress.begin(records_table::count(connection, "ledger_chains")?);
    let heads = devices_table::all(connection)?;
    let mut problems = Vec::new();
    let mut walks: BTreeMap<DeviceId, Walk> = BTreeMap::new();
    let mut lost = Vec::new();
    let mut count = 0;

    records_table::each_as_found(connection, |place, record| {
        count += 1;
        progress.advance(1)?;
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
        if quarantine::is_kept(connection, device, seq)? {
            return Ok(());
        }
        walk.latest = walk.latest.max(header.hlc);

        let ordered = destroyed::is_ordered(connection, tables, header)?;
        match &record.content {
            None if !ordered => problems.push(Problem::at(device, seq, Finding::BodyMissing)),
            Some(_) if ordered => problems.push(Problem::at(device, seq, Finding::NotDestroyed)),
            _ => {}
        }
        let body = record
            .content
            .as_ref()
            .map(|content| content.body.as_slice());
        if header.kind == DESTROYED {
            let kept = match destroyed::target_of(body) {
                Some(target) => destroyed::is_remembered(connection, target.0)?,
                None => false,
            };
            if !kept {
                problems.push(Problem::at(device, seq, Finding::NotDestroyed));
            }
        }
        if header.kind == DEVICE_SUCCEEDED {
            let succession = serde_json::from_slice::<Succession>(body.unwrap_or_default());
            if let Ok(succession) = succession {
                lost.extend(succession.lost);
                lost.extend(succession.also_lost);
            }
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
    for ((device, why), records) in quarantine::counts(connection)? {
        problems.push(Problem {
            device: Some(device),
            seq: None,
            finding: Finding::Quarantined { why, records },
        });
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
