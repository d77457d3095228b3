//! Killing a booth while it saves: what was acknowledged must be there.
//!
//! `kill -9` takes away the process, not the disk's cache, so this proves that
//! nothing is acknowledged before it is committed and that a half-written visit
//! never shows; it does not prove that a commit survives a power cut.

use crate::output::{Failure, Report};
use booth::Booth;
use booth::sample::Player;
use ledger::{Secret, SystemEnvironment};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::json;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use words::sentence;

/// Checking every record takes longer the more there are, so it is done now
/// and then; that no acknowledged record is missing is checked after each kill.
const KILLS_BETWEEN_FULL_CHECKS: u32 = 50;
/// Then another store is begun: as many visits are about what one laptop sees at
/// a fair, and opening a larger one takes most of the time.
const KILLS_OF_ONE_STORE: u32 = 500;

/// Saves visits until it is killed, telling after each what is acknowledged.
#[derive(clap::Args)]
pub struct SaveUntilKilled {
    /// The store; its key comes on stdin.
    store: PathBuf,
    /// Which people come.
    seed: u64,
}

impl SaveUntilKilled {
    /// Saves until the end of the process.
    pub fn run(self) -> Result<Report, Failure> {
        let mut key = [0; 32];
        std::io::stdin().read_exact(&mut key)?;
        let mut booth = Booth::open(
            &self.store,
            Secret::Keychain(&key),
            Box::new(SystemEnvironment),
        )?;
        let mut player = Player::new(&booth, self.seed)?;
        let device = booth.ledger().device();
        let mut stdout = std::io::stdout();
        loop {
            player.visit(&mut booth)?;
            let acknowledged = booth.ledger().vector()?.get(&device).copied().unwrap_or(0);
            writeln!(stdout, "{acknowledged}")?;
            stdout.flush()?;
        }
    }
}

/// What a number of kills did.
pub struct Killed {
    /// How often a saving process was killed.
    pub kills: u32,
    /// Records acknowledged in all.
    pub acknowledged: u64,
    /// Acknowledged records that were gone afterwards.
    pub lost: u64,
}

/// Kills a saving booth again and again, on one store after another.
pub fn kill_while_saving(folder: &Path, kills: u32) -> Result<Killed, Failure> {
    let mut all = Killed {
        kills: 0,
        acknowledged: 0,
        lost: 0,
    };
    while all.kills < kills {
        let store = folder.join(format!("fair-{}", all.kills));
        private_files::make_folder(&store)?;
        let next = KILLS_OF_ONE_STORE.min(kills - all.kills);
        kill_on_one_store(&store.join("fair.db"), next, &mut all)?;
        std::fs::remove_dir_all(store)?;
    }
    Ok(all)
}

fn kill_on_one_store(store: &Path, kills: u32, all: &mut Killed) -> Result<(), Failure> {
    let today = chrono::Utc::now().date_naive();
    let created = Booth::create(
        store,
        "kill-test-passphrase",
        booth::fair::sample_fair(today)?,
        Box::new(SystemEnvironment),
    )?;
    let key = created.keychain_key;
    drop(created.booth);

    let mut random = ChaCha8Rng::seed_from_u64(u64::from(all.kills));
    let mut highest = 0;
    for kill in 1..=kills {
        let seed = u64::from(all.kills + kill);
        let acknowledged = save_and_kill(store, &key, seed, &mut random)?;
        highest = highest.max(acknowledged);
        let mut booth = Booth::open(store, Secret::Keychain(&key), Box::new(SystemEnvironment))?;
        let device = booth.ledger().device();
        let stored = booth.ledger().vector()?.get(&device).copied().unwrap_or(0);
        all.lost += highest.saturating_sub(stored);
        highest = highest.max(stored);
        if kill % KILLS_BETWEEN_FULL_CHECKS == 0 || kill == kills {
            let verification = booth.ledger().verify()?;
            if let Some(problem) = verification.problems.first() {
                return Err(Failure::new(problem.sentence()));
            }
        }
    }
    all.kills += kills;
    all.acknowledged += highest;
    Ok(())
}

fn save_and_kill(
    store: &Path,
    key: &[u8; 32],
    seed: u64,
    random: &mut ChaCha8Rng,
) -> Result<u64, Failure> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg("save-until-killed")
        .arg(store)
        .arg(seed.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(key)?;
    }
    let Some(stdout) = child.stdout.take() else {
        return Err(Failure::new(sentence!("kills-output-unreadable")));
    };
    let mut lines = BufReader::new(stdout).lines();
    // The first acknowledgement says that saving has begun; the kill then comes
    // at any moment of the next few visits.
    let mut acknowledged = parse(lines.next());
    std::thread::sleep(Duration::from_micros(random.random_range(0..30_000)));
    child.kill()?;
    child.wait()?;
    for line in lines {
        acknowledged = acknowledged.max(parse(Some(line)));
    }
    Ok(acknowledged)
}

/// A line cut off by the kill was not an acknowledgement; a whole number that
/// lost its last digits is smaller than the truth, which never hides a loss.
fn parse(line: Option<std::io::Result<String>>) -> u64 {
    line.and_then(Result::ok)
        .and_then(|line| line.parse().ok())
        .unwrap_or(0)
}

/// The figures for `bench`.
pub fn report(killed: &Killed) -> serde_json::Value {
    json!({
        "name": "kills",
        "ours": killed.lost,
        "baseline": killed.acknowledged,
        "ratio": if killed.acknowledged == 0 { 0.0 } else { killed.lost as f64 / killed.acknowledged as f64 },
        "unit": "acknowledged records lost",
        "kills": killed.kills,
    })
}
