//! `bench merge`: what bringing five laptops together costs beyond bare inserts.
//!
//! The bundles are files, as they are carried: encrypted, signed, verified and merged with
//! everything derived from them. The baseline is the least that could be done instead: the
//! same rows, of the records and of every read table, inserted in one transaction.

use super::bare_store;
use super::measure::figure;
use crate::output::Failure;
use booth::Booth;
use booth::exchange::{Reach, open_pack};
use booth::sample::{FairClock, Player, VISITORS_IN_A_COMMIT, in_one_commit};
use chrono::Utc;
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::slice;
use std::time::Instant;

const LAPTOPS: u32 = 5;
/// Records are counted by the ledger and end with a whole visit.
const RECORDS_OF_EACH: u64 = 20_000;
const BETWEEN_VISITORS_MS: i64 = 10_000;
const PASSPHRASE: &str = "bench-passphrase";

/// A table's rows as they lie in the merged store.
struct Rows {
    insert: String,
    rows: Vec<Vec<Cell>>,
}

/// Five laptops' bundles into the owner's store, and the same bundles once more.
pub fn figures(folder: &Path) -> Result<Vec<Value>, Failure> {
    let now = Utc::now();
    let clock = FairClock::at(now.timestamp_millis());
    let mut owner = Booth::create(
        &folder.join("owner.db"),
        PASSPHRASE,
        booth::fair::sample_fair(now.date_naive())?,
        Box::new(clock.clone()),
    )?
    .booth;
    let pack = folder.join("fair.fairpack");
    owner.write_pack(&pack, PASSPHRASE)?;
    let mut bundles: Vec<PathBuf> = Vec::new();
    for number in 0..LAPTOPS {
        let store = folder.join(format!("laptop-{number}.db"));
        let (clock, nobody) = (clock.clone(), Default::default());
        let environment = Box::new(clock.clone());
        let made = open_pack(&pack, PASSPHRASE, &store, PASSPHRASE, environment, &nobody)?;
        let mut laptop = made.booth;
        let begun = laptop.records();
        let mut player = Player::new(&laptop, u64::from(number))?;
        while laptop.records() < begun + RECORDS_OF_EACH {
            in_one_commit(slice::from_mut(&mut laptop), |booths| {
                for booth in booths {
                    for _ in 0..VISITORS_IN_A_COMMIT {
                        player.visit(booth)?;
                        clock.advance(BETWEEN_VISITORS_MS);
                    }
                }
                Ok(())
            })?;
        }
        let bundle = folder.join(format!("{number}.boothbundle"));
        laptop.write_bundle(&bundle, Reach::Everybody)?;
        bundles.push(bundle);
    }

    let (ours, new) = merged(&mut owner, &bundles)?;
    let (again, known_again) = merged(&mut owner, &bundles)?;
    let tables = rows(owner.ledger().connection())?;
    let schema = schema_of(owner.ledger().connection())?;
    let bare = bare_inserts(&folder.join("bare.db"), &schema, &tables)?;
    let records = usize::try_from(new).unwrap_or(usize::MAX);
    let mut first = figure("merge", ours, bare, "records", records);
    first["rows"] = tables
        .iter()
        .map(|table| table.rows.len())
        .sum::<usize>()
        .into();
    let mut second = figure("merge again", again, bare, "records", records);
    second["new"] = known_again.into();
    Ok(vec![first, second])
}

/// Milliseconds of taking the bundles in, and how many records were new.
fn merged(owner: &mut Booth, bundles: &[PathBuf]) -> Result<(f64, u64), Failure> {
    let began = Instant::now();
    let merged = owner.merge_bundles(bundles);
    let took = began.elapsed().as_secs_f64() * 1000.0;
    let mut new = 0;
    for one in merged {
        new += one.arrived?.merged.new;
    }
    Ok((took, new))
}

fn tables_of(connection: &Connection) -> Result<Vec<String>, Failure> {
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table'
         AND (name = 'ledger_records' OR name NOT LIKE 'ledger\\_%' ESCAPE '\\')
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// How those tables and their indexes are made.
fn schema_of(connection: &Connection) -> Result<Vec<String>, Failure> {
    let mut statement = connection.prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')
         AND (tbl_name = 'ledger_records' OR tbl_name NOT LIKE 'ledger\\_%' ESCAPE '\\')
         ORDER BY type DESC",
    )?;
    let schema = statement.query_map([], |row| row.get(0))?;
    Ok(schema.collect::<rusqlite::Result<_>>()?)
}

fn rows(connection: &Connection) -> Result<Vec<Rows>, Failure> {
    let mut tables = Vec::new();
    for table in tables_of(connection)? {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = statement.column_count();
        let places = vec!["?"; columns].join(", ");
        let rows = statement.query_map([], |row| {
            (0..columns).map(|column| row.get(column)).collect()
        })?;
        tables.push(Rows {
            insert: format!("INSERT INTO {table} VALUES ({places})"),
            rows: rows.collect::<rusqlite::Result<_>>()?,
        });
    }
    Ok(tables)
}

/// Milliseconds of inserting these rows into an empty store with the same tables and
/// indexes.
fn bare_inserts(path: &Path, schema: &[String], tables: &[Rows]) -> Result<f64, Failure> {
    let bare = bare_store::open(path)?;
    for sql in schema {
        bare.execute_batch(sql)?;
    }
    let began = Instant::now();
    bare.execute_batch("BEGIN IMMEDIATE")?;
    for table in tables {
        let mut insert = bare.prepare(&table.insert)?;
        for row in &table.rows {
            insert.execute(params_from_iter(row))?;
        }
    }
    bare.execute_batch("COMMIT")?;
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}
