//! `bench store`: how many pages a commit writes, and how much a visitor takes on disk.

use super::bare_store;
use super::save::Measured;
use crate::output::Failure;
use booth::Booth;
use booth::sample::Player;
use ledger::SystemEnvironment;
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const VISITS: u32 = 300;

/// The header of a write-ahead log and of each of its frames, in bytes
/// (<https://sqlite.org/fileformat2.html#walformat>).
const LOG_HEADER: u64 = 32;
const FRAME_HEADER: u64 = 24;
/// The size of SQLCipher's pages in bytes.
const PAGE: u64 = 4096;

/// Each against bare commits of as many bytes into the same kind of file.
pub fn figures(folder: &Path) -> Result<Vec<Value>, Failure> {
    let path = folder.join("fair.db");
    let today = chrono::Utc::now().date_naive();
    let mut booth = Booth::create(
        &path,
        "bench-passphrase",
        booth::fair::sample_fair(today)?,
        Box::new(SystemEnvironment),
    )?
    .booth;
    let mut player = Player::new(&booth, 1)?;
    let bare = bare_store::open(&folder.join("bare.db"))?;
    bare.execute_batch("CREATE TABLE bare (bytes BLOB NOT NULL)")?;

    let before = Written::so_far(booth.ledger().connection())?;
    let bare_before = Written::so_far(&bare)?;
    let mut measured = Measured::at(&mut booth)?;
    let mut commits = 0;
    for _ in 0..VISITS {
        let (_, of_visit) = player.visit(&mut booth)?;
        commits += of_visit;
        let step = vec![0x5a_u8; measured.bytes_since(&mut booth)? / of_visit as usize];
        for _ in 0..of_visit {
            bare.execute("INSERT INTO bare (bytes) VALUES (?1)", params![step])?;
        }
    }
    let ours = Written::so_far(booth.ledger().connection())?;
    let baseline = Written::so_far(&bare)?;
    let figure = |name: &str, unit: &str, [ours, baseline]: [f64; 2]| {
        json!({
            "name": name,
            "ours": ours,
            "baseline": baseline,
            "ratio": ours / baseline,
            "unit": unit,
            "visits": VISITS,
        })
    };
    let per_commit =
        |now: &Written, then: &Written| (now.frames - then.frames) / f64::from(commits);
    let per_visitor = |now: &Written, then: &Written| (now.bytes - then.bytes) / f64::from(VISITS);
    let mut on_disk = figure(
        "store-bytes",
        "bytes a visitor",
        [
            per_visitor(&ours, &before),
            per_visitor(&baseline, &bare_before),
        ],
    );
    on_disk["of"] = parts(booth.ledger().connection())?;
    Ok(vec![
        figure(
            "store-pages",
            "pages a commit",
            [
                per_commit(&ours, &before),
                per_commit(&baseline, &bare_before),
            ],
        ),
        on_disk,
    ])
}

/// What takes the bytes: each table and index with its share, the largest first.
fn parts(connection: &Connection) -> Result<Value, Failure> {
    let mut statement = connection.prepare(
        "SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC, name",
    )?;
    let parts = statement
        .query_map([], |row| {
            let (name, bytes): (String, u64) = (row.get(0)?, row.get(1)?);
            Ok(json!({ "name": name, "bytes_a_visitor": bytes / u64::from(VISITS) }))
        })?
        .collect::<Result<Vec<Value>, _>>()?;
    Ok(Value::Array(parts))
}

/// What a file holds, and how many pages went into its log. The log is kept whole
/// from the first question on.
struct Written {
    frames: f64,
    bytes: f64,
}

impl Written {
    fn so_far(connection: &Connection) -> Result<Self, Failure> {
        connection.query_row("PRAGMA wal_autocheckpoint = 0", [], |_| Ok(()))?;
        let pages: u64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        let log = connection
            .path()
            .map(|path| PathBuf::from(format!("{path}-wal")));
        let in_log = log.map_or(Ok(0), |log| std::fs::metadata(log).map(|file| file.len()))?;
        Ok(Self {
            frames: (in_log.saturating_sub(LOG_HEADER) / (PAGE + FRAME_HEADER)) as f64,
            bytes: (pages * PAGE) as f64,
        })
    }
}
