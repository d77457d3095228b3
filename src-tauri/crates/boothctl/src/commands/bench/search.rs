//! `bench search`: is a name found between two keys, among very many people?
//!
//! A screen shows a new picture every sixteen milliseconds; a list that follows
//! the keys must be there by then. The baseline is the plain scan: every person,
//! in memory already, is looked at for every search. Both answer the same
//! searches in turns, so that a busy moment hits both, and every answer is
//! compared: finding other people quickly would be worth nothing.

use crate::output::Failure;
use booth::Booth;
use booth::consent::ContactRow;
use booth::desk::Found;
use booth::sample::{BETWEEN_PEOPLE_MS, FairClock, write_crowd};
use ledger::{Secret, SystemEnvironment};
use people::{MatchQuality, SearchQuery, Searched, national_phone};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;
use uuid::Uuid;

const PASSPHRASE: &str = "bench-passphrase";
/// As many as the desk lists.
const LISTED: usize = 10;
/// The longest search, in characters.
const LONGEST: usize = 20;
/// Searches of each length.
const SEARCHES: usize = 20;
/// How often a store is opened; the best counts.
const OPENINGS: usize = 3;
/// How many texts are looked at for one that is long enough.
const TRIES: usize = 100;
/// How long ago the last of them came.
const SINCE_THE_LAST_MS: i64 = 60_000;

/// The consonants that syllables begin with, in the order in which Unicode
/// numbers syllables by them (588 each), as a keyboard gives them.
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const SYLLABLES_OF_AN_INITIAL: u32 = 588;
/// Syllables that share initial and vowel: the first is without a final.
const FINALS: u32 = 28;

/// Searching, what the desk's field answers, and opening.
pub fn figures(folder: &Path, people: u32) -> Result<Vec<Value>, Failure> {
    let large = folder.join("large.db");
    let empty = folder.join("empty.db");
    make(&large, people)?;
    make(&empty, 0)?;
    let (_, bare) = opened(&empty)?;
    let (mut booth, opened) = opened(&large)?;
    let everybody = booth.people()?;
    let (mut ours, mut scan, mut desk) = (Vec::new(), Vec::new(), Vec::new());
    let mut differing = 0;
    for typed in searches(&everybody) {
        let began = Instant::now();
        let (found, fitting) = booth.search_people(&typed, LISTED)?;
        ours.push(millis(began));

        let began = Instant::now();
        let (expected, expected_in_all) = scanned(&everybody, &typed);
        scan.push(millis(began));
        let found = found.iter().map(|person| person.visitor);
        differing += u32::from(!found.eq(expected) || fitting != expected_in_all);

        let began = Instant::now();
        let answer = booth.look_up(&typed)?;
        desk.push(millis(began));
        let listed = matches!(&answer, Found::People(_, all) if *all == fitting);
        differing += u32::from(fitting > 0 && !listed);
    }
    let searches = ours.len();
    let figure = |name: &str, ours: f64, baseline: f64, against: &str| {
        json!({
            "name": name,
            "ours": ours,
            "baseline": baseline,
            "ratio": ours / baseline,
            "unit": "ms",
            "against": against,
            "people": people,
        })
    };
    let baseline = at_99(&mut scan);
    let mut search = figure(
        "search",
        at_99(&mut ours),
        baseline,
        "looking at every person, both at the 99th percentile",
    );
    search["searches"] = json!(searches);
    search["differing"] = json!(differing);
    // The times are in order by now.
    search["median"] = json!(ours[searches / 2]);
    let mut opening = figure("search open", opened, bare, "an empty store and its desk");
    opening["more"] = json!(opened - bare);
    Ok(vec![
        search,
        figure(
            "search desk",
            at_99(&mut desk),
            baseline,
            "looking at every person, both at the 99th percentile",
        ),
        opening,
    ])
}

/// A store with so many people, who came one after the other until now.
fn make(path: &Path, people: u32) -> Result<(), Failure> {
    let now = chrono::Utc::now();
    let took = i64::from(people) * BETWEEN_PEOPLE_MS;
    let began = now.timestamp_millis() - SINCE_THE_LAST_MS - took;
    let clock = FairClock::at(began);
    let set_up = booth::fair::sample_fair(now.date_naive())?;
    let mut booth = Booth::create(path, PASSPHRASE, set_up, Box::new(clock.clone()))?.booth;
    write_crowd(&mut booth, &clock, people, 1)?;
    Ok(())
}

/// An open store, and the milliseconds until its desk was shown, at best.
fn opened(path: &Path) -> Result<(Booth, f64), Failure> {
    let open = || -> Result<(Booth, f64), Failure> {
        let began = Instant::now();
        let secret = Secret::Passphrase(PASSPHRASE);
        let booth = Booth::open(path, secret, Box::new(SystemEnvironment))?;
        std::hint::black_box(booth.desk()?);
        Ok((booth, millis(began)))
    };
    let (mut booth, mut best) = open()?;
    for _ in 1..OPENINGS {
        // Only one can hold a store. Closing it is not measured.
        drop(booth);
        let (again, took) = open()?;
        (booth, best) = (again, best.min(took));
    }
    Ok((booth, best))
}

fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// The time that all but one in a hundred keep to, and the times put in order.
fn at_99(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    let place = (times.len() * 99).div_ceil(100).max(1) - 1;
    times.get(place).copied().unwrap_or_default()
}

/// What people type: pieces of what is on record, of every length, as it stands,
/// by initials, or with the last syllable half typed.
fn searches(everybody: &[ContactRow]) -> Vec<String> {
    let mut random = ChaCha8Rng::seed_from_u64(2);
    (0..LONGEST * SEARCHES)
        .filter(|_| !everybody.is_empty())
        .map(|number| typed(everybody, 1 + number / SEARCHES, &mut random))
        .collect()
}

/// A piece of this length, or of a text that is shorter where hardly anybody has
/// one as long.
fn typed(everybody: &[ContactRow], length: usize, random: &mut ChaCha8Rng) -> String {
    let mut text = Vec::new();
    for _ in 0..TRIES {
        let person = &everybody[random.random_range(0..everybody.len())];
        let phone = national_phone(&person.phone);
        let texts = [
            &person.name,
            &person.particulars.company,
            &person.email,
            &phone,
        ];
        let one = texts[random.random_range(0..texts.len())].chars().collect();
        if Vec::len(&one) > Vec::len(&text) {
            text = one;
        }
        if text.len() >= length {
            break;
        }
    }
    let length = length.min(text.len());
    let from = random.random_range(0..=text.len() - length);
    // A space alone searches for nothing; no text begins with one.
    let from = if text[from] == ' ' { 0 } else { from };
    let style = random.random_range(0..3);
    let piece = text[from..from + length].iter().enumerate();
    let letters = piece.map(|(at, letter)| match style {
        1 => initial(*letter),
        2 if at + 1 == length => without_final(*letter),
        _ => *letter,
    });
    letters.collect()
}

/// The place of a syllable among all of them.
fn number(letter: char) -> Option<u32> {
    ('가'..='힣')
        .contains(&letter)
        .then(|| u32::from(letter) - u32::from('가'))
}

fn initial(letter: char) -> char {
    number(letter)
        .and_then(|number| {
            let place = usize::try_from(number / SYLLABLES_OF_AN_INITIAL).ok()?;
            INITIALS.chars().nth(place)
        })
        .unwrap_or(letter)
}

fn without_final(letter: char) -> char {
    number(letter)
        .and_then(|number| char::from_u32(u32::from(letter) - number % FINALS))
        .unwrap_or(letter)
}

/// The plain scan: whoever fits, sorted, the newest of equals first.
fn scanned(everybody: &[ContactRow], typed: &str) -> (Vec<Uuid>, usize) {
    let query = SearchQuery::new(typed);
    let mut found: Vec<(MatchQuality, Uuid)> = everybody
        .iter()
        .filter_map(|contact| {
            let searched = Searched {
                name: &contact.name,
                company: &contact.particulars.company,
                email: &contact.email,
                phone: &contact.phone,
            };
            Some((query.match_person(&searched)?, contact.visitor))
        })
        .collect();
    found.sort_by_key(|(quality, _)| *quality);
    let all = found.len();
    let best = found.into_iter().take(LISTED);
    (best.map(|(_, visitor)| visitor).collect(), all)
}
