//! `bench save`: what saving a visit costs beyond the bare commits.

use super::bare_store;
use crate::output::Failure;
use booth::Booth;
use booth::sample::Player;
use ledger::SystemEnvironment;
use rusqlite::params;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

const VISITS: u32 = 300;

/// Saving a visit as the desk does (one commit for each step) against bare
/// commits of the same bytes, as many of them, into the same kind of file.
pub fn figure(folder: &Path) -> Result<Value, Failure> {
    let today = chrono::Utc::now().date_naive();
    let mut booth = Booth::create(
        &folder.join("fair.db"),
        "bench-passphrase",
        booth::fair::sample_fair(today)?,
        Box::new(SystemEnvironment),
    )?
    .booth;
    let mut player = Player::new(&booth, 1)?;
    let bare = bare_store::open(&folder.join("bare.db"))?;
    bare.execute_batch("CREATE TABLE bare (bytes BLOB NOT NULL)")?;
    let (mut ours, mut baseline) = (Duration::ZERO, Duration::ZERO);
    let mut measured = Measured::at(&mut booth)?;
    let mut all_commits = 0;
    for _ in 0..VISITS {
        let began = Instant::now();
        let (_, commits) = player.visit(&mut booth)?;
        ours += began.elapsed();
        all_commits += commits;

        let bytes = measured.bytes_since(&mut booth)?;
        let step = vec![0x5a_u8; bytes / commits as usize];
        let began = Instant::now();
        for _ in 0..commits {
            bare.execute("INSERT INTO bare (bytes) VALUES (?1)", params![step])?;
        }
        baseline += began.elapsed();
    }
    let per_visit = |total: Duration| total.as_secs_f64() * 1000.0 / f64::from(VISITS);
    Ok(json!({
        "name": "save",
        "ours": per_visit(ours),
        "baseline": per_visit(baseline),
        "ratio": ours.as_secs_f64() / baseline.as_secs_f64(),
        "unit": "ms per visit",
        "visits": VISITS,
        "commits": all_commits,
    }))
}

/// How far the records of a store were measured.
pub struct Measured {
    last_row: i64,
}

impl Measured {
    /// Begins after what is recorded now.
    pub fn at(booth: &mut Booth) -> Result<Self, Failure> {
        let mut measured = Self { last_row: 0 };
        measured.bytes_since(booth)?;
        Ok(measured)
    }

    /// How many bytes the records hold that were added since it was last asked.
    pub fn bytes_since(&mut self, booth: &mut Booth) -> Result<usize, Failure> {
        let connection = booth.ledger().connection();
        let (records, bodies, last_row): (usize, f64, i64) = connection.query_row(
            "SELECT count(*), total(length(body)), coalesce(max(rowid), ?1)
             FROM ledger_records WHERE rowid > ?1",
            [self.last_row],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        self.last_row = last_row;
        Ok(bodies as usize + HEADER_BYTES * records)
    }
}

/// The fixed part of a record: ids, clock, hashes, salt.
const HEADER_BYTES: usize = 6 * 16 + 3 * 32 + 3 * 8;
