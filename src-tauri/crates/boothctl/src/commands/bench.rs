//! `bench`: figures as ratios against a baseline in the same run.
//!
//! Absolute times say more about the disk than about the program, so each
//! figure is measured beside the least that could be done instead.

use super::survey_bench::{self, Odk};
use super::{coupon_bench, kills};
use crate::demo::Player;
use crate::output::{Failure, Report};
use booth::Booth;
use ledger::SystemEnvironment;
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const VISITS: u32 = 300;

/// Measures.
#[derive(clap::Args)]
pub struct Bench {
    /// What to measure; without a name everything but `kills`.
    #[arg(value_parser = ["save", "coupons", "survey", "kills"])]
    names: Vec<String>,
    /// How often `kills` kills.
    #[arg(long, default_value_t = 1000)]
    kills: u32,
    /// Where ODK's engine is, for `survey`; installed by `cargo xtask
    /// odk-comparison`. Where it is not, `survey` is measured without it.
    #[arg(long, default_value = "tests/odk-comparison", value_name = "DIR")]
    odk: PathBuf,
    /// A Python with pyxform, which converts the questionnaire for ODK's engine.
    #[arg(
        long,
        env = "BOOTHLOOP_PYTHON",
        default_value = "target/xtask/venv/bin/python"
    )]
    python: PathBuf,
}

impl Bench {
    /// Measures and reports.
    pub fn run(self) -> Result<Report, Failure> {
        let names = if self.names.is_empty() {
            ["save", "coupons", "survey"].map(str::to_owned).to_vec()
        } else {
            self.names
        };
        let mut figures = Vec::new();
        for name in names {
            let folder = tempfile::tempdir()?;
            match name.as_str() {
                "kills" => figures.push(kills::report(&kills::kill_while_saving(
                    folder.path(),
                    self.kills,
                )?)),
                "coupons" => figures.extend(coupon_bench::figures(folder.path())?),
                "survey" => {
                    let odk = Odk::installed(&self.odk, &self.python);
                    figures.extend(survey_bench::figures(folder.path(), odk.as_ref())?);
                }
                _ => figures.push(save(folder.path())?),
            }
        }
        let words = figures
            .iter()
            .map(Value::to_string)
            .collect::<Vec<_>>()
            .join("\n");
        Ok(Report::done(Value::Array(figures), words))
    }
}

/// Saving a visit as the desk does (one commit for each step) against bare
/// commits of the same bytes, as many of them, into the same kind of file.
fn save(folder: &Path) -> Result<Value, Failure> {
    let today = chrono::Utc::now().date_naive();
    let mut booth = Booth::create(
        &folder.join("fair.db"),
        "bench-passphrase",
        booth::fair::sample_fair(today)?,
        Box::new(SystemEnvironment),
    )?
    .booth;
    let mut player = Player::new(&booth, 1)?;
    let bare = bare_store(&folder.join("bare.db"))?;
    bare.execute_batch("CREATE TABLE bare (bytes BLOB NOT NULL)")?;
    let (mut ours, mut baseline) = (Duration::ZERO, Duration::ZERO);
    let mut all_commits = 0;
    for _ in 0..VISITS {
        let began = Instant::now();
        let (visitor, commits) = player.visit(&mut booth)?;
        ours += began.elapsed();
        all_commits += commits;

        let bytes: usize = booth
            .ledger()
            .records_about(visitor)?
            .iter()
            .map(|record| record.body.as_ref().map_or(0, Vec::len) + HEADER_BYTES)
            .sum();
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

/// The fixed part of a record: ids, clock, hashes, salt.
const HEADER_BYTES: usize = 6 * 16 + 3 * 32 + 3 * 8;

/// An encrypted file with the ledger's own settings and nothing in it.
pub(super) fn bare_store(path: &Path) -> Result<Connection, Failure> {
    let connection = Connection::open(path)?;
    connection.execute_batch(&format!(
        "PRAGMA key = \"x'{}'\";
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = 0;
         PRAGMA cache_size = -131072;",
        "42".repeat(32)
    ))?;
    Ok(connection)
}
