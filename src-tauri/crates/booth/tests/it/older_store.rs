//! A store that an earlier version wrote, with a record of every kind.
//!
//! `fixtures/store-of-every-kind` was written by the version of 28 November
//! 2026, before the booth was divided by noun: two laptops, 400 random things
//! that people do, and every kind of record it knew. `tables.txt` holds what
//! its own read tables said: name, rows, SHA-256 of the table's text.

use crate::support::{Clock, OPENING, PASSPHRASE, Replay};
use booth::Booth;
use ledger::{Finding, ReadTables as _, Record, RecordId, Secret};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use records::Body;
use records::coupons::CouponKeyMade;
use rusqlite::Connection;
use rusqlite::types::Value;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tables::{BoothTables, settings};
use uuid::Uuid;

const TABLES: &str = include_str!("../fixtures/store-of-every-kind/tables.txt");
const KEY: &str = include_str!("../fixtures/store-of-every-kind/key.txt");

/// Tables that have a new name since.
const RENAMED: [(&str, &str); 2] = [("catalogue", "settings"), ("visitor", "visit")];

/// Tables that came since, of kinds that the store does not hold.
const ADDED_TABLES: [&str; 34] = [
    "access",
    "address_confirmation",
    "bounce_taken_back",
    "card_photo",
    "conversation",
    "coupon_list",
    "destroyed_contact",
    "destroyed_name",
    "destroyed_visitor",
    "duty_about",
    "duty_list",
    "follow_up_not_sent",
    "follow_up_outcome",
    "follow_up_report",
    "hold_out",
    "hold_out_override",
    "leaving",
    "moved_response",
    "order_coupon",
    "order_import",
    "order_link",
    "order_of_gone",
    "order_part",
    "order_told",
    "shop_order",
    "picture",
    "product_picture",
    "quote",
    "quote_goods",
    "recognised_visitor",
    "reply",
    "reply_end",
    "same_person",
    "spared_visitor",
];

/// Tables that came since, of a kind that the store holds.
const DERIVED_SINCE: [&str; 2] = ["follow_up_export", "follow_up_row"];

/// The last columns of a table that came since: empty wherever an older store speaks.
const ADDED_COLUMNS: [(&str, &[&str]); 2] = [
    (
        "contact",
        &[
            "company", "job", "country", "birthday", "postcode", "address", "badge", "source",
        ],
    ),
    ("product", &["one_of_a_set"]),
];

/// Kinds that came since.
const ADDED_KINDS: [&str; 64] = [
    "day_goals.set",
    "dollar_rate.set",
    "quote.set",
    "quote.voided",
    "quote_goods.named",
    "quotes.exported",
    "conversation.counted",
    "conversation.taken_back",
    "booth_cost.set",
    "follow_up.not_sent",
    "follow_up.reported",
    "follow_up.bounce_taken_back",
    "report_columns.chosen",
    "order_columns.chosen",
    "order.reported",
    "order.taken_back",
    "order.linked",
    "card_photo.kept",
    "card_photo.done",
    "card_photo.reopened",
    "card_photo.taken_back",
    "recommendation_rule.set",
    "draft.set",
    "visitor.recognised",
    "visitor.merged",
    "visitor.kept_apart",
    "visitor.undecided",
    "staff.pin_set",
    "access.noted",
    "access.reviewed",
    "brand.set",
    "picture.added",
    "fair.chosen",
    "fair.archived",
    "fair.destroyed",
    "preparation.noted",
    "coupon_key.announced",
    "coupon_list.drawn",
    "files.leaving",
    "files.left",
    "idle_lock.set",
    "kinds_of_goods.chosen",
    "product.numbered",
    "laptop.lost",
    "laptop.loss_told",
    "person.destroyed",
    "duties.listed",
    "duties.done",
    "permission.confirmed",
    "silence.chosen",
    "segment.saved",
    "variable.levelled",
    "hold_out.chosen",
    "hold_out.drawn",
    "hold_out.overridden",
    "backup.confirmed",
    "opt_outs.imported",
    "request.received",
    "request.closed",
    "destruction.paused",
    "files.to_delete",
    "reply.requested",
    "reply.answered",
    "reply.taken_back",
];

fn kinds_of_then() -> BTreeSet<String> {
    Body::KINDS
        .iter()
        .filter(|kind| !ADDED_KINDS.contains(kind))
        .map(|kind| (*kind).to_owned())
        .collect()
}

fn copy_to(folder: &Path) {
    let store = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/store-of-every-kind");
    for file in ["store.db", "store.db.keys"] {
        std::fs::copy(store.join(file), folder.join(file)).expect("a copy");
    }
}

fn open(folder: &Path) -> Booth {
    copy_to(folder);
    open_there(folder)
}

fn key() -> [u8; 32] {
    let mut key = [0; 32];
    for (byte, digits) in key.iter_mut().zip(KEY.as_bytes().chunks(2)) {
        let digits = std::str::from_utf8(digits).expect("two digits");
        *byte = u8::from_str_radix(digits, 16).expect("a hexadecimal number");
    }
    key
}

fn open_there(folder: &Path) -> Booth {
    Booth::open(
        &folder.join("store.db"),
        Secret::Keychain(&key()),
        Replay::boxed(&Clock::at(OPENING), 1),
    )
    .expect("a store of an earlier version opens")
}

/// Each table's rows and the hash of its text.
fn tables(booth: &mut Booth) -> BTreeMap<String, (usize, String)> {
    let dump = booth.ledger().dump_read_tables().expect("a dump");
    dump.split("# ")
        .filter(|table| !table.is_empty())
        .map(|table| {
            let (name, rows) = table.split_once('\n').expect("a name and rows");
            let rows = as_of_one_fair(rows);
            let rows = without_added_columns(name, &rows);
            let rows = match name.starts_with("permission_said") {
                true => with_contact_keys_twice(&rows, booth),
                false => rows,
            };
            let hash = Sha256::digest(rows.as_bytes());
            let hash = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            (name.to_owned(), (rows.lines().count() - 1, hash))
        })
        .filter(|(name, (rows, _))| *rows > 0 || !ADDED_TABLES.contains(&name.as_str()))
        .filter(|(name, _)| !DERIVED_SINCE.contains(&name.as_str()))
        .collect()
}

/// A table's text as it was while a store held one fair: without the column
/// that says at which fair, where everything says the first.
fn as_of_one_fair(text: &str) -> String {
    let (header, _) = text.split_once('\n').expect("a header");
    let Some(fair) = header.split('|').position(|column| column == "fair") else {
        return text.to_owned();
    };
    let mut without = String::new();
    for (number, line) in text.lines().enumerate() {
        // No text stands before the column of the fair, so no line is cut wrongly.
        let mut cells: Vec<&str> = line.splitn(fair + 2, '|').collect();
        let said = cells.remove(fair);
        let first = "x'00000000000000000000000000000000'";
        assert_eq!(said, if number == 0 { "fair" } else { first });
        without.push_str(&cells.join("|"));
        without.push('\n');
    }
    without.replacen("visitor|arrived\n", "id|arrived\n", 1)
}

/// A table's text without the columns that came since, which say nothing.
fn without_added_columns(table: &str, text: &str) -> String {
    let Some((_, columns)) = ADDED_COLUMNS.iter().find(|(name, _)| *name == table) else {
        return text.to_owned();
    };
    let mut without = String::new();
    for (number, line) in text.lines().enumerate() {
        let mut before = line;
        for column in columns.iter().rev() {
            let (rest, said) = before.rsplit_once('|').expect("more columns");
            match number {
                0 => assert_eq!(said, *column),
                _ => assert!(
                    ["\"\"", "null", "0"].contains(&said),
                    "{column} says {said}"
                ),
            }
            before = rest;
        }
        without.push_str(before);
        without.push('\n');
    }
    without
}

/// The text of the consents as it was while each row's body repeated the contact
/// points that the record names.
fn with_contact_keys_twice(text: &str, booth: &mut Booth) -> String {
    let mut twice = String::new();
    for line in text.lines() {
        let id = line.split_once('|').map_or("", |(id, _)| id);
        let id = id.trim_start_matches("x'").trim_end_matches('\'');
        let record = Uuid::parse_str(id).ok().and_then(|id| {
            let read = booth.ledger().record(RecordId(id));
            read.expect("a record")
        });
        let said = record.and_then(|record| record.body);
        let said: serde_json::Value = said
            .map(|body| serde_json::from_slice(&body).expect("JSON"))
            .unwrap_or_default();
        let keys = said["contact_keys"].to_string();
        let in_text = |keys: &str| keys.replace('"', "\\\"");
        twice.push_str(&line.replace(
            &in_text("\"contact_keys\":[]"),
            &in_text(&format!("\"contact_keys\":{keys}")),
        ));
        twice.push('\n');
    }
    twice
}

fn as_it_was() -> BTreeMap<String, (usize, String)> {
    TABLES
        .lines()
        .map(|line| {
            let [name, rows, hash] = line.split(' ').collect::<Vec<_>>()[..] else {
                panic!("name, rows, hash: {line}");
            };
            let renamed = RENAMED.iter().find(|(before, _)| *before == name);
            let name = renamed.map_or(name, |(_, now)| now);
            let rows = rows.parse().expect("a number of rows");
            (name.to_owned(), (rows, hash.to_owned()))
        })
        .collect()
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().to_owned();
    (folder, path)
}

/// What a visitor said and what was sold must read the same after an update.
#[test]
fn it_opens_and_derives_the_same_tables() {
    let (_kept, folder) = folder();
    let mut booth = open(&folder);
    assert_eq!(
        tables(&mut booth),
        as_it_was(),
        "derived when it was opened"
    );
    booth.ledger().rebuild().expect("a rebuild");
    assert_eq!(tables(&mut booth), as_it_was(), "derived anew");
    let problems = booth.ledger().verify().expect("a check").problems;
    assert_eq!(problems, vec![]);
}

/// Whoever updates keeps the store as it was, is told where, and can go back.
#[test]
fn it_is_backed_up_before_its_format_is_raised() {
    let (_kept, folder) = folder();
    let mut booth = open(&folder);
    let found = booth.ledger().found_at_opening();
    let backup = found.iter().find_map(|problem| match &problem.finding {
        Finding::FormatRaised { backup } => Some(PathBuf::from(backup)),
        _ => None,
    });
    let backup = backup.expect("it is told");
    assert_eq!(backup.parent(), Some(folder.as_path()), "beside the store");
    let told = booth.desk().expect("a desk").warnings;
    let place = backup.to_str().expect("UTF-8");
    assert!(told.iter().any(|said| said.ko.contains(place)), "{told:?}");
    let restored = Booth::restore(
        &backup,
        &folder.join("as-it-was.db"),
        Secret::Keychain(&key()),
        Replay::boxed(&Clock::at(OPENING), 1),
    );
    assert_eq!(tables(&mut restored.expect("it is whole")), as_it_was());
    drop(booth);
    let mut again = open_there(&folder);
    assert_eq!(again.ledger().found_at_opening(), [], "told once");
}

/// A start that is killed while it backs up and raises the store leaves the old
/// format or the new one, and one backup in the end.
#[test]
fn a_killed_raising_can_be_repeated() {
    const FOLDER: &str = "BOOTHLOOP_RAISE_FOLDER";
    if let Some(folder) = std::env::var_os(FOLDER) {
        return drop(open_there(Path::new(&folder)));
    }
    if skipped::as_long() {
        return;
    }
    let begun = Instant::now();
    let (_kept, warm) = folder();
    open(&warm);
    let usual = u64::try_from(begun.elapsed().as_micros()).expect("not for ages");
    let mut dice = ChaCha8Rng::seed_from_u64(4);
    let (mut not_yet, mut backed_up) = (0, 0);
    for kill in 0..crate::support::rounds(20) {
        let (_kept, folder) = folder();
        copy_to(&folder);
        let mut child = Command::new(std::env::current_exe().expect("this test is a file"))
            .args(["--exact", "older_store::a_killed_raising_can_be_repeated"])
            .env(FOLDER, &folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the test can start itself");
        let wait = u64::from(dice.next_u32()) % usual.max(1);
        std::thread::sleep(Duration::from_micros(wait));
        child.kill().expect("a child can be killed");
        child.wait().expect("a killed child ends");
        let backups = || {
            let names = std::fs::read_dir(&folder).expect("the folder");
            let names = names.map(|entry| entry.expect("an entry").file_name());
            let is_one = |name: &String| name.contains(".before-") && name.ends_with(".db");
            names
                .filter_map(|name| name.into_string().ok())
                .filter(is_one)
                .count()
        };
        let there = backups();
        let mut booth = open_there(&folder);
        let told = booth.ledger().found_at_opening().iter();
        let told = told.filter(|it| matches!(it.finding, Finding::FormatRaised { .. }));
        let told = told.count();
        not_yet += told;
        backed_up += told.min(there);
        assert_eq!(backups(), 1, "kill {kill}");
        assert_eq!(tables(&mut booth), as_it_was(), "kill {kill}");
        let problems = booth.ledger().verify().expect("a check").problems;
        assert_eq!(problems, vec![], "kill {kill}");
    }
    eprintln!(
        "{not_yet} killed before the format was raised, {backed_up} of them after the backup"
    );
}

/// A kind without a record in the store is a kind that nobody tried to read
/// back.
#[test]
fn it_holds_a_record_of_every_kind() {
    let (_kept, folder) = folder();
    let mut booth = open(&folder);
    let connection = booth.ledger().connection();
    let mut statement = connection
        .prepare("SELECT DISTINCT kind FROM ledger_records")
        .expect("a statement");
    let found: BTreeSet<String> = statement
        .query_map([], |row| row.get(0))
        .expect("kinds")
        .collect::<Result<_, _>>()
        .expect("texts");
    assert_eq!(
        found,
        kinds_of_then(),
        "a new kind has no record in an older store: take it out of this comparison by name"
    );
}

/// A laptop that was updated must learn from one that was not.
#[test]
fn its_records_merge_into_a_new_laptop() {
    let (_kept, folder) = folder();
    let mut older = open(&folder);
    let delta = older.ledger().carry(&BTreeMap::new()).expect("a delta");
    let joined = Booth::join(
        &folder.join("new.db"),
        PASSPHRASE,
        delta.clone(),
        Replay::boxed(&Clock::at(OPENING), 99),
    );
    let mut new = joined.expect("a laptop of the same fair").booth;
    let again = new.ledger().merge(delta).expect("it is whole");
    assert_eq!(again.new, 0, "everything is known by now");
    assert_eq!(tables(&mut new), as_it_was());
}

/// Kinds of records that change no table: exports are evidence, read record by
/// record.
const IN_NO_TABLE: [&str; 1] = ["answers.exported"];

/// One entity's rows in all tables, derived from these records.
fn derived(tables: &BoothTables, records: &[Record]) -> String {
    let connection = Connection::open_in_memory().expect("a database");
    connection
        .execute_batch(tables.schema())
        .expect("the schema");
    for record in records {
        tables.apply(&connection, record).expect("it applies");
    }
    let mut text = String::new();
    for table in tables.tables() {
        let mut rows = connection
            .prepare(&format!("SELECT * FROM {table}"))
            .expect("a statement");
        let columns = rows.column_count();
        let mut rows = rows.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            for column in 0..columns {
                let value: Value = row.get(column).expect("a value");
                text.push_str(&format!("{table} {value:?}\n"));
            }
        }
    }
    text
}

/// A kind that no table takes in would be recorded and never shown.
#[test]
fn every_kind_changes_a_table() {
    let (_kept, folder) = folder();
    let mut booth = open(&folder);
    let ledger = booth.ledger();
    let entities: Vec<Uuid> = ledger
        .connection()
        .prepare("SELECT DISTINCT entity FROM ledger_records")
        .expect("a statement")
        .query_map([], |row| row.get(0))
        .expect("entities")
        .collect::<Result<_, _>>()
        .expect("ids");
    let tables = BoothTables::default();
    let mut changing = BTreeSet::new();
    for entity in entities {
        let records = ledger.records_of(entity).expect("records");
        let whole = derived(&tables, &records);
        for (index, record) in records.iter().enumerate() {
            let mut without = records.clone();
            without.remove(index);
            if derived(&tables, &without) != whole {
                changing.insert(record.header.kind.clone());
            }
        }
    }
    let expected: BTreeSet<String> = kinds_of_then()
        .into_iter()
        .filter(|kind| !IN_NO_TABLE.contains(&kind.as_str()))
        .collect();
    assert_eq!(changing, expected);
}

/// Until keys stayed on their laptops, every laptop held every key. Coupons
/// given then stay good, and such a key makes no new ones: neither here nor
/// for a laptop that has met the new key.
#[test]
fn its_coupon_keys_make_no_coupon_that_is_not_on_record() {
    let (_kept, folder) = folder();
    let mut older = open(&folder);
    let own = older.ledger().device().0;
    let made: Vec<(Uuid, CouponKeyMade)> =
        settings::all(older.ledger().connection()).expect("the keys of then");
    let (_, made) = made
        .into_iter()
        .find(|(device, _)| *device == own)
        .expect("this laptop's key of then");
    let given: Vec<String> = older
        .ledger()
        .connection()
        .prepare("SELECT digits FROM coupon WHERE key_id = ?1")
        .expect("a statement")
        .query_map([made.key_id], |row| row.get(0))
        .expect("coupons")
        .collect::<Result<_, _>>()
        .expect("texts");
    assert!(!given.is_empty(), "coupons were given under that key");
    let real = coupon::Token::from_digits(&given[0]).expect("a token");
    let claimed = real.claimed().expect("of this version");
    let secret = records::base64::decode_secret(&made.secret).expect("a secret");
    let key = coupon::Key::new(claimed.key, secret);
    let (programme, day) = (claimed.programme, claimed.last_valid_day);
    let forged = coupon::sign(&key, 4_000_000_000, programme, day).digits();

    let reason = |booth: &mut Booth, digits: &str| match booth
        .check_scan(digits)
        .expect("it is read")
        .verdict
    {
        coupon::Verdict::Refused { reason } => Some(reason.code()),
        _ => None,
    };
    let of_the_token = ["forged", "never_given", "not_listed", "unknown_key"];
    for digits in &given {
        let reason = reason(&mut older, digits);
        assert!(!reason.is_some_and(|reason| of_the_token.contains(&reason)));
    }
    assert_eq!(reason(&mut older, &forged), Some("never_given"));

    let all = older.ledger().carry(&BTreeMap::new()).expect("a delta");
    let joined = Booth::join(
        &folder.join("new.db"),
        PASSPHRASE,
        all,
        Replay::boxed(&Clock::at(OPENING), 98),
    );
    let mut new = joined.expect("a laptop of the same fair").booth;
    assert!(
        !reason(&mut new, &forged).is_some_and(|reason| of_the_token.contains(&reason)),
        "the laptop may still be at work with its key of then"
    );
    let known = new.ledger().vector().expect("a vector");
    let later = older.carry(&known).expect("a delta");
    new.ledger().merge(later).expect("it is whole");
    assert_eq!(reason(&mut new, &forged), Some("never_given"));
}
