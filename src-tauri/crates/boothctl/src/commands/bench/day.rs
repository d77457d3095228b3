//! `bench day`: a full day must feel like an empty one.
//!
//! The limits are those of people: a tenth of a second passes for "at once"
//! (Nielsen), a name must be found between two key strokes, nobody minds a
//! second for the list of a whole evening, and ten seconds are as long as anybody
//! looks at a bar, which destroying a fair once in a while may take.

use super::measure::{best, figure};
use crate::output::Failure;
use booth::Booth;
use booth::fair::NextFair;
use booth::responses::AmendmentReason;
use booth::sample::{FairClock, Player, VISITORS_IN_A_COMMIT, in_one_commit};
use chrono::Utc;
use serde_json::Value;
use std::path::Path;
use std::slice;
use survey::Answer;

const LONGEST_DESK: f64 = 100.0;
const LONGEST_LOOK_UP: f64 = 50.0;
const LONGEST_VISIT: f64 = 20.0;
const LONGEST_AMENDMENT: f64 = 20.0;
const LONGEST_FOLLOW_UP: f64 = 1_000.0;
const LONGEST_SIGN_IN: f64 = 1_000.0;
const LONGEST_DESTRUCTION: f64 = 10_000.0;

/// As many as the evening page lists.
const LISTED_PEOPLE: usize = 200;

const RUNS: usize = 3;
const BETWEEN_VISITORS_MS: i64 = 10_000;
const WEEKS_LATER_MS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// What staff typed: a family name, initials, the end of a phone number, and
/// what nobody has.
const LOOKED_UP: [&str; 4] = ["김", "ㄱㅅㅇ", "1999", "없는 사람"];

/// The desk, the search, one visit, the follow-up and the destruction after so many
/// visitors of one day, drawn as `demo` draws them.
pub fn figures(folder: &Path, visitors: usize) -> Result<Vec<Value>, Failure> {
    let now = Utc::now();
    let clock = FairClock::at(now.timestamp_millis());
    let mut booth = Booth::create(
        &folder.join("fair.db"),
        "bench-passphrase",
        booth::fair::sample_fair(now.date_naive())?,
        Box::new(clock.clone()),
    )?
    .booth;
    let mut player = Player::new(&booth, 1)?;
    let mut finished = None;
    let mut played = 0;
    while played < visitors || finished.is_none() {
        in_one_commit(slice::from_mut(&mut booth), |booths| {
            for _ in 0..VISITORS_IN_A_COMMIT {
                if played >= visitors && finished.is_some() {
                    break;
                }
                let responses = player.numbers.responses;
                let (visitor, _) = player.visit(&mut booths[0])?;
                if player.numbers.responses > responses {
                    finished = Some(visitor);
                }
                played += 1;
                clock.advance(BETWEEN_VISITORS_MS);
            }
            Ok(())
        })?;
    }
    let visitor = finished.expect("the loop ends when somebody handed a survey in");
    let of_all = |name, ours, longest| figure(name, ours, longest, "visitors", played);

    let desk = best(RUNS, || {
        std::hint::black_box(booth.desk()?);
        Ok(())
    })?;
    let mut slowest_look_up: f64 = 0.0;
    for text in LOOKED_UP {
        let took = best(RUNS, || {
            std::hint::black_box(booth.look_up(text)?);
            Ok(())
        })?;
        slowest_look_up = slowest_look_up.max(took);
    }
    let visit = best(RUNS, || {
        std::hint::black_box(booth.visit(visitor)?);
        Ok(())
    })?;
    let amendment = best(RUNS, || {
        let gift = Answer::Choices(vec!["gift".to_owned()]);
        booth.amend(visitor, "use", Some(gift), AmendmentReason::Mistaken)?;
        Ok(())
    })?;
    let follow_up = best(RUNS, || {
        std::hint::black_box(booth.follow_up_listing(booth::FairScope::Current, LISTED_PEOPLE)?);
        Ok(())
    })?;
    // What an owner's sign-in waits for once the fair is over: is anybody's time over?
    clock.advance(WEEKS_LATER_MS);
    booth.confirm_clock()?;
    let sign_in = best(RUNS, || {
        booth.destroy_on_the_day()?;
        Ok(())
    })?;
    let tasks = best(RUNS, || {
        std::hint::black_box(booth.tasks()?);
        Ok(())
    })?;
    let day = booth.fair().starts_on;
    let fair = booth.fair_id();
    booth.open_next_fair(&NextFair {
        name: "bench".to_owned(),
        starts_on: day,
        ends_on: day,
        with_questionnaire: false,
        with_products: false,
        with_programmes: false,
    })?;
    // Once: there is nothing left for a second run.
    let destruction = best(1, || {
        booth.destroy_fair(fair, "bench")?;
        Ok(())
    })?;
    Ok(vec![
        of_all("desk", desk, LONGEST_DESK),
        of_all("look up", slowest_look_up, LONGEST_LOOK_UP),
        of_all("visit", visit, LONGEST_VISIT),
        of_all("amendment", amendment, LONGEST_AMENDMENT),
        of_all("follow-up", follow_up, LONGEST_FOLLOW_UP),
        of_all("sign-in", sign_in, LONGEST_SIGN_IN),
        of_all("tasks", tasks, LONGEST_FOLLOW_UP),
        of_all("destruction", destruction, LONGEST_DESTRUCTION),
    ])
}
