//! Very many people at once, written as records and not played as visits.
//!
//! A figure that is taken among 200,000 people needs them in the store, and
//! playing their visits would take most of an hour. Only their arrival and their
//! contact details are written, a thousand in one transaction.

use super::FairClock;
use crate::{Booth, BoothError, Right};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use records::Body;
use records::visitors::{ContactRecorded, ContactSource, Particulars, VisitorArrived};

/// How many people are written in one transaction.
const IN_ONE_TRANSACTION: u32 = 1000;
/// How long after one person the next comes, in milliseconds. A thousand of them
/// come in less than a day, so that the clock goes on as a laptop's in use does.
pub const BETWEEN_PEOPLE_MS: i64 = 10_000;

/// Unicode numbers the syllables of Hangul by initial, vowel and final.
const FIRST_SYLLABLE: u32 = 0xac00;
const VOWELS: u32 = 21;
const FINALS: u32 = 28;
/// The initials, vowels and finals that most names are made of, so that a search
/// fits as many people as it would: one that fits many is the slowest. The silent
/// initial is the most frequent.
const INITIALS_OF_NAMES: [u32; 14] = [0, 2, 3, 5, 6, 7, 9, 9, 11, 11, 11, 12, 16, 18];
const VOWELS_OF_NAMES: [u32; 8] = [0, 1, 4, 6, 8, 13, 18, 20];
const FINALS_OF_NAMES: [u32; 5] = [0, 4, 8, 16, 21];
const CONSONANTS: [&str; 12] = ["b", "d", "g", "h", "j", "k", "l", "m", "n", "p", "s", "y"];
const LATIN_VOWELS: [&str; 6] = ["a", "e", "eo", "i", "o", "u"];

/// Writes invented people into a store: nobody's names, companies, addresses and
/// numbers. `clock` is the booth's, and stands after the last of them in the end.
///
/// # Errors
/// When they cannot be written.
pub fn write_crowd(
    booth: &mut Booth,
    clock: &FairClock,
    people: u32,
    seed: u64,
) -> Result<(), BoothError> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut written = 0;
    while written < people {
        let next = IN_ONE_TRANSACTION.min(people - written);
        let contacts: Vec<_> = (0..next)
            .map(|_| {
                clock.advance(BETWEEN_PEOPLE_MS);
                (booth.new_id(), contact(&mut random))
            })
            .collect();
        booth.append(Right::Capture, |facts| {
            let fair = facts.session.current.recorded();
            let mut records = Vec::with_capacity(2 * contacts.len());
            for (visitor, contact) in contacts {
                let arrived = Body::VisitorArrived(VisitorArrived { fair });
                for body in [arrived, Body::ContactRecorded(contact)] {
                    records.push(facts.record(visitor, Some(visitor), body));
                }
            }
            Ok((records, ()))
        })?;
        written += next;
    }
    Ok(())
}

fn contact(random: &mut ChaCha8Rng) -> ContactRecorded {
    let name = match random.random_bool(0.9) {
        true => hangul(random, 3),
        false => format!("{} {}", capitalised(random, 2), capitalised(random, 3)),
    };
    let company = match random.random_range(0..10) {
        0..3 => String::new(),
        3..7 => format!("{} {}", hangul(random, 3), hangul(random, 2)),
        _ => format!("{} {} Co.", capitalised(random, 3), capitalised(random, 2)),
    };
    let email = match random.random_bool(0.8) {
        true => format!(
            "{}{}@{}.example",
            latin(random, 3),
            random.random_range(1..1000),
            latin(random, 2)
        ),
        false => String::new(),
    };
    let phone = match random.random_range(0..20) {
        0 if !email.is_empty() => String::new(),
        1 => format!("+4420{:08}", random.random_range(0..100_000_000)),
        _ => format!("+8210{:08}", random.random_range(0..100_000_000)),
    };
    ContactRecorded {
        name,
        email,
        phone,
        particulars: Particulars {
            company,
            ..Particulars::default()
        },
        badge: String::new(),
        source: ContactSource::Staff,
    }
}

fn hangul(random: &mut ChaCha8Rng, syllables: usize) -> String {
    let mut syllable = || {
        let mut one_of = |numbers: &[u32]| numbers[random.random_range(0..numbers.len())];
        let initial = one_of(&INITIALS_OF_NAMES);
        let vowel = one_of(&VOWELS_OF_NAMES);
        let last = one_of(&FINALS_OF_NAMES);
        let number = (initial * VOWELS + vowel) * FINALS + last;
        char::from_u32(FIRST_SYLLABLE + number).expect("every such number is a syllable")
    };
    (0..syllables).map(|_| syllable()).collect()
}

fn latin(random: &mut ChaCha8Rng, syllables: usize) -> String {
    (0..syllables)
        .flat_map(|_| {
            [
                CONSONANTS[random.random_range(0..CONSONANTS.len())],
                LATIN_VOWELS[random.random_range(0..LATIN_VOWELS.len())],
            ]
        })
        .collect()
}

fn capitalised(random: &mut ChaCha8Rng, syllables: usize) -> String {
    let mut name = latin(random, syllables);
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}
