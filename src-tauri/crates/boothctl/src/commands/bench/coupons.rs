//! `bench coupons`: are coupons quick to give, and hopeless to make up?

use super::bare_store;
use crate::output::Failure;
use booth::{Booth, BoothError};
use coupon::{Key, KeyId, ShortNumber, Token, Verdict};
use ledger::Environment;
use rand::{Rng as _, RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rusqlite::types::Value as Stored;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};
use uuid::Uuid;
use words::Language;

const COUPONS: usize = 10_000;
/// Issuing and its baseline in turn, so that a busy minute hits both.
const ROUNDS: u64 = 3;
const QR_CODES: usize = 1_000;
const FORGERIES: u32 = 100_000;
const LIVE: usize = 5_000;
const GUESSES: u32 = 1_000_000;
/// A stranger who types a number a second for as long as a fair is open.
const FAIR_SECONDS: u32 = 8 * 60 * 60;

/// A clock that is set and randomness that repeats, so that no run of the bench
/// is luckier than another. Keys follow from the seed, and the store with them
/// is deleted at the end.
#[derive(Clone)]
struct Replayed {
    unix_millis: Arc<AtomicI64>,
    dice: ChaCha8Rng,
}

impl Replayed {
    fn new(seed: u64) -> Self {
        Self {
            unix_millis: Arc::new(AtomicI64::new(chrono::Utc::now().timestamp_millis())),
            dice: ChaCha8Rng::seed_from_u64(seed),
        }
    }
}

impl Environment for Replayed {
    fn now_unix_millis(&mut self) -> i64 {
        self.unix_millis.load(Ordering::Relaxed)
    }

    fn fill_random(&mut self, bytes: &mut [u8]) {
        self.dice.fill_bytes(bytes);
    }
}

/// Everything there is to know about coupons in figures.
pub fn figures(folder: &Path) -> Result<Vec<Value>, Failure> {
    let mut ours = Vec::new();
    let mut bare = Vec::new();
    let mut last = None;
    for round in 0..ROUNDS {
        let folder = folder.join(round.to_string());
        private_files::make_folder(&folder)?;
        let environment = Replayed::new(round);
        let mut booth = opened(&folder.join("fair.db"), &environment)?;
        let programme = any_programme(&booth)?;
        let bearers = vec![None; COUPONS];
        let before = sizes(booth.ledger().connection())?;
        let began = Instant::now();
        let ids = booth.issue_coupons(&bearers, programme)?;
        ours.push(began.elapsed());
        bare.push(bare_inserts(&mut booth, &before, &folder.join("bare.db"))?);
        last = Some((booth, environment, ids));
    }
    let (mut booth, environment, ids) = last.expect("there is a round");
    let (issued, inserted) = (median(ours), median(bare));
    let mut figures = vec![json!({
        "name": "coupons issued",
        "ours": millis(issued),
        "baseline": millis(inserted),
        "ratio": issued.as_secs_f64() / inserted.as_secs_f64(),
        "unit": "ms for 10,000 coupons in one transaction",
        "against": "the same rows, ready made, into the same tables and indexes of an equally encrypted file",
    })];
    figures.push(drawn(&booth, ids[0])?);
    figures.extend(labels(&mut booth, &ids, folder)?);
    figures.push(longest_scan());
    figures.push(forgeries(&mut booth, ids[0])?);
    figures.push(guesses(&mut booth)?);
    figures.push(paused(&mut booth, &environment)?);
    Ok(figures)
}

fn opened(path: &Path, environment: &Replayed) -> Result<Booth, Failure> {
    let today = chrono::Utc::now().date_naive();
    let environment = Box::new(environment.clone());
    let set_up = booth::fair::sample_fair(today)?;
    Ok(Booth::create(path, "bench-passphrase", set_up, environment)?.booth)
}

fn any_programme(booth: &Booth) -> Result<Uuid, Failure> {
    let programmes = booth.programmes()?;
    let (programme, _) = programmes.first().expect("the sample fair has programmes");
    Ok(*programme)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Every table with its number of rows.
fn sizes(connection: &Connection) -> Result<Vec<(String, usize)>, Failure> {
    let names: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut sizes = Vec::new();
    for name in names {
        let count = format!("SELECT count(*) FROM \"{name}\"");
        sizes.push((name, connection.query_row(&count, [], |row| row.get(0))?));
    }
    Ok(sizes)
}

/// The least that storing these coupons can cost: their rows, ready made, put
/// into the same tables with the same indexes of an equally encrypted file, in
/// one transaction. What issuing takes beyond that is deciding, signing,
/// hashing and writing down.
fn bare_inserts(
    booth: &mut Booth,
    before: &[(String, usize)],
    path: &Path,
) -> Result<Duration, Failure> {
    let source = booth.ledger().connection();
    let mut bare = bare_store::open(path)?;
    let mut tables = Vec::new();
    for (name, rows) in sizes(source)? {
        let had = before
            .iter()
            .find(|(table, _)| *table == name)
            .map_or(0, |(_, rows)| *rows);
        if rows < had + COUPONS {
            continue;
        }
        let schema: Vec<String> = source
            .prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = ?1 AND sql IS NOT NULL ORDER BY type DESC")?
            .query_map([&name], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        bare.execute_batch(&schema.join(";"))?;
        let mut statement = source.prepare(&format!("SELECT * FROM \"{name}\""))?;
        let width = statement.column_count();
        let rows: Vec<Vec<Stored>> = statement
            .query_map([], |row| (0..width).map(|column| row.get(column)).collect())?
            .collect::<Result<_, _>>()?;
        let holes = vec!["?"; width].join(", ");
        tables.push((format!("INSERT INTO \"{name}\" VALUES ({holes})"), rows));
    }
    let most = tables
        .iter()
        .map(|(_, rows)| rows.len())
        .max()
        .unwrap_or_default();
    let began = Instant::now();
    let transaction = bare.transaction()?;
    for index in 0..most {
        for (insert, rows) in &tables {
            if let Some(row) = rows.get(index) {
                transaction
                    .prepare_cached(insert)?
                    .execute(params_from_iter(row))?;
            }
        }
    }
    transaction.commit()?;
    Ok(began.elapsed())
}

/// One code for the screen, from its content to its SVG.
fn drawn(booth: &Booth, id: Uuid) -> Result<Value, Failure> {
    let coupon = booth.coupon(id)?;
    let mut times = Vec::with_capacity(QR_CODES);
    for _ in 0..QR_CODES {
        let began = Instant::now();
        let qr = coupon::qr::encode(&coupon.qr_content)
            .map_err(|error| Failure::new(error.sentence()))?;
        std::hint::black_box(qr.to_svg());
        times.push(began.elapsed());
    }
    let drawn = millis(median(times));
    Ok(json!({
        "name": "qr",
        "ours": drawn,
        "baseline": 1.0,
        "ratio": drawn,
        "unit": "ms per code with its SVG, against 1 ms",
    }))
}

/// All of them on sheets of labels, read from the store and written to the disk.
fn labels(booth: &mut Booth, ids: &[Uuid], folder: &Path) -> Result<[Value; 2], Failure> {
    let began = Instant::now();
    let file = booth.print_labels(ids, Language::Korean, folder)?;
    let printed = began.elapsed().as_secs_f64();
    let size = std::fs::metadata(file)?.len() as f64 / 1_000_000.0;
    Ok([
        json!({
            "name": "labels",
            "ours": printed,
            "baseline": 10.0,
            "ratio": printed / 10.0,
            "unit": "s for 10,000 coupons on A4 labels, against 10 s",
        }),
        json!({
            "name": "labels file",
            "ours": size,
            "baseline": 5.0,
            "ratio": size / 5.0,
            "unit": "MB for 10,000 coupons on A4 labels, against 5 MB",
        }),
    ])
}

/// A stuck key or a paste of ten megabytes must not freeze the booth.
fn longest_scan() -> Value {
    const BYTES: usize = 10_000_000;
    let mut slowest = Duration::ZERO;
    for stuck in ["7", " ", "a", "\0", "#", "1 ", "\\"] {
        let typed = stuck.repeat(BYTES / stuck.len());
        let began = Instant::now();
        std::hint::black_box(coupon::read_scan(&typed));
        slowest = slowest.max(began.elapsed());
    }
    json!({
        "name": "longest scan",
        "ours": millis(slowest),
        "baseline": 100.0,
        "ratio": millis(slowest) / 100.0,
        "unit": "ms for ten megabytes of anything, against 100 ms",
    })
}

/// Changed, cut, self-made, foreign and replayed tokens, each shown to the desk.
fn forgeries(booth: &mut Booth, id: Uuid) -> Result<Value, Failure> {
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let digits = booth.coupon(id)?.digits;
    let real = Token::from_digits(&digits).expect("a coupon just given has 49 digits");
    let claimed = real
        .claimed()
        .expect("a coupon just given names what it claims");
    // The one real token among them has been used, so that showing it again is
    // a replay.
    booth.redeem_coupon(id, None)?;
    let mut accepted = 0;
    let began = Instant::now();
    for _ in 0..FORGERIES {
        let mut bytes = real.to_bytes();
        let shown = match dice.random_range(0..6) {
            0 => {
                bytes[dice.random_range(0..20)] ^= dice.random_range(1..=u8::MAX);
                Token::from_bytes(bytes).digits()
            }
            1 => {
                bytes[12..].copy_from_slice(&dice.random::<[u8; 8]>());
                bytes[4..12].copy_from_slice(&dice.random::<[u8; 8]>());
                Token::from_bytes(bytes).digits()
            }
            2 => {
                let own = Key::new(claimed.key, dice.random());
                coupon::sign(
                    &own,
                    dice.random(),
                    claimed.programme,
                    claimed.last_valid_day,
                )
                .digits()
            }
            3 => {
                let foreign = Key::new(KeyId::from_bytes(dice.random()), dice.random());
                coupon::sign(
                    &foreign,
                    dice.random(),
                    claimed.programme,
                    claimed.last_valid_day,
                )
                .digits()
            }
            4 => digits[..dice.random_range(0..digits.len())].to_owned(),
            _ => digits.clone(),
        };
        accepted += u32::from(is_accepted(booth, &shown)?);
    }
    Ok(json!({
        "name": "forged tokens accepted",
        "ours": accepted,
        "baseline": FORGERIES,
        "ratio": f64::from(accepted) / f64::from(FORGERIES),
        "unit": "accepted of all tried",
        "seconds": began.elapsed().as_secs_f64(),
    }))
}

fn is_accepted(booth: &mut Booth, shown: &str) -> Result<bool, Failure> {
    match booth.check_scan(shown) {
        Ok(checked) => Ok(!matches!(checked.verdict, Verdict::Refused { .. })),
        // A token cut to the length of a typed number counts as one.
        Err(BoothError::TooManyGuesses) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The numbers' own defence: nothing slows the guesser down, and every second
/// guess has the check digit right.
fn guesses(booth: &mut Booth) -> Result<Value, Failure> {
    let live: HashSet<u64> = booth
        .ledger()
        .connection()
        .prepare("SELECT short_number FROM coupon LIMIT ?1")?
        .query_map([LIVE], |row| row.get(0).map(i64::cast_unsigned))?
        .collect::<Result<_, _>>()?;
    let mut dice = ChaCha8Rng::seed_from_u64(2);
    let mut accepted = 0;
    let mut well_formed = 0;
    let began = Instant::now();
    for guess in 0..GUESSES {
        let typed = match ShortNumber::from_random_bytes(dice.random()) {
            Some(number) if guess % 2 == 0 => number.to_string(),
            _ => format!("{:013}", dice.random_range(0..10_000_000_000_000_u64)),
        };
        if let Ok(number) = ShortNumber::parse(&typed) {
            well_formed += 1;
            accepted += u32::from(live.contains(&number.value()));
        }
    }
    Ok(json!({
        "name": "guessed numbers accepted",
        "ours": accepted,
        "baseline": GUESSES,
        "ratio": f64::from(accepted) / f64::from(GUESSES),
        "unit": "accepted of all typed, against 5,000 live coupons and without the pause",
        "live": live.len(),
        "with_the_right_check_digit": well_formed,
        "seconds": began.elapsed().as_secs_f64(),
    }))
}

/// What the pause after wrong numbers adds: of a number typed every second of a
/// fair's day, so many are looked up at all.
fn paused(booth: &mut Booth, environment: &Replayed) -> Result<Value, Failure> {
    let mut dice = ChaCha8Rng::seed_from_u64(3);
    let mut looked_up = 0;
    let mut typed = 0;
    while typed < FAIR_SECONDS {
        let Some(number) = ShortNumber::from_random_bytes(dice.random()) else {
            continue;
        };
        typed += 1;
        environment.unix_millis.fetch_add(1000, Ordering::Relaxed);
        match booth.check_scan(&number.to_string()) {
            Err(BoothError::TooManyGuesses) => {}
            answer => {
                answer?;
                looked_up += 1;
            }
        }
    }
    Ok(json!({
        "name": "guesses looked up",
        "ours": looked_up,
        "baseline": FAIR_SECONDS,
        "ratio": f64::from(looked_up) / f64::from(FAIR_SECONDS),
        "unit": "looked up of one typed every second for eight hours",
    }))
}
