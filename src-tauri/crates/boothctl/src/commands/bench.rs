//! `bench`: figures as ratios against a baseline in the same run.
//!
//! Absolute times say more about the disk than about the program, so each
//! figure is measured beside the least that could be done instead.

use super::kills;
use super::survey_bench::{self, Odk};
use crate::demo::Player;
use crate::output::{Failure, Report};
use booth::Booth;
use ledger::SystemEnvironment;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const VISITS: u32 = 300;
const COUPONS: u32 = 10_000;
const QR_CODES: u32 = 200;
const FORGERIES: u32 = 100_000;

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
                "coupons" => figures.extend(coupons(folder.path())?),
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
        booth::sample_fair(today)?,
        Box::new(SystemEnvironment),
    )?
    .booth;
    let mut player = Player::new(&booth, 1)?;
    let bare = bare_store(&folder.join("bare.db"))?;
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

/// Issuing coupons in bulk against bare inserts of the same bytes, drawing one
/// QR code against signing its token, and forged tokens against all tried.
fn coupons(folder: &Path) -> Result<Vec<Value>, Failure> {
    let today = chrono::Utc::now().date_naive();
    let mut booth = Booth::create(
        &folder.join("fair.db"),
        "bench-passphrase",
        booth::sample_fair(today)?,
        Box::new(SystemEnvironment),
    )?
    .booth;
    let programmes = booth.programmes()?;
    let (programme, _) = programmes.first().ok_or(booth::BoothError::Unknown)?;
    let bearers = vec![None; COUPONS as usize];
    let began = Instant::now();
    let ids = booth.issue_coupons(&bearers, *programme)?;
    let issued = began.elapsed();

    let mut bytes = 0;
    for id in ids.iter().take(100) {
        let records = booth.ledger().records_of(*id)?;
        bytes += records
            .iter()
            .map(|record| record.body.as_ref().map_or(0, Vec::len) + HEADER_BYTES)
            .sum::<usize>();
    }
    let row = vec![0x5a_u8; bytes / 100];
    let mut bare = bare_store(&folder.join("bare.db"))?;
    let began = Instant::now();
    let transaction = bare.transaction()?;
    for _ in 0..COUPONS {
        transaction
            .prepare_cached("INSERT INTO bare (bytes) VALUES (?1)")?
            .execute(params![row])?;
    }
    transaction.commit()?;
    let inserted = began.elapsed();

    let coupon = booth.coupon(ids[0])?;
    let began = Instant::now();
    for _ in 0..QR_CODES {
        coupon::qr::encode(&coupon.qr_content).map_err(|error| Failure::new(error.sentence()))?;
    }
    let drawn = began.elapsed();

    let mut random = ChaCha8Rng::seed_from_u64(1);
    let real = coupon::Token::from_digits(&coupon.digits).ok_or(booth::BoothError::Unknown)?;
    let mut accepted = 0;
    let began = Instant::now();
    for _ in 0..FORGERIES {
        let mut forged = real.to_bytes();
        forged[random.random_range(1..forged.len())] ^= random.random_range(1..=255);
        let digits = coupon::Token::from_bytes(forged).digits();
        accepted += u32::from(!matches!(
            booth.check_scan(&digits)?.verdict,
            coupon::Verdict::Refused { .. }
        ));
    }
    let tried = began.elapsed();
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    Ok(vec![
        json!({
            "name": "coupons issued",
            "ours": millis(issued),
            "baseline": millis(inserted),
            "ratio": issued.as_secs_f64() / inserted.as_secs_f64(),
            "unit": "ms for 10,000 coupons",
        }),
        json!({
            "name": "qr",
            "ours": millis(drawn) / f64::from(QR_CODES),
            "baseline": 1.0,
            "ratio": millis(drawn) / f64::from(QR_CODES),
            "unit": "ms per code",
        }),
        json!({
            "name": "forged tokens accepted",
            "ours": accepted,
            "baseline": FORGERIES,
            "ratio": f64::from(accepted) / f64::from(FORGERIES),
            "unit": "accepted of all tried",
            "seconds": tried.as_secs_f64(),
        }),
    ])
}

/// The fixed part of a record: ids, clock, hashes, salt.
const HEADER_BYTES: usize = 6 * 16 + 3 * 32 + 3 * 8;

/// An encrypted file with the ledger's own settings and one table without any index.
fn bare_store(path: &Path) -> Result<Connection, Failure> {
    let connection = Connection::open(path)?;
    connection.execute_batch(&format!(
        "PRAGMA key = \"x'{}'\";
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -131072;
         CREATE TABLE bare (bytes BLOB NOT NULL);",
        "42".repeat(32)
    ))?;
    Ok(connection)
}
