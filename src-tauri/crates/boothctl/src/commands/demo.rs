//! `demo`: a whole sample fair, played through the real code.

use super::followup::withheld;
use crate::output::{Failure, Report};
use crate::store::PassphraseSource;
use booth::follow_up::Exported;
use booth::sample::{FairClock, Player};
use booth::{Booth, BoothError};
use chrono::{Days, NaiveDate, TimeZone as _};
use chrono_tz::Asia::Seoul;
use serde_json::json;
use std::path::PathBuf;
use std::time::Instant;
use words::{Language, sentence};
use zeroize::Zeroizing;

/// The passphrase of a demo when none is given; its people are invented.
const DEMO_PASSPHRASE: &str = "boothloop-demo";
/// The played fair begins on this day, so that two runs play the same days.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day of the calendar");
const DAYS: u32 = 5;
const OPENS_AT_HOUR: u32 = 10;
const OPEN_MILLIS: i64 = 8 * 60 * 60 * 1000;

/// Plays a whole sample fair.
#[derive(clap::Args)]
pub struct Demo {
    /// The folder for the store and the exports; made when it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// How many people come.
    #[arg(long, default_value_t = 300)]
    visitors: u32,
    /// Which people come: the same seed plays the same people.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many laptops stand at the booth; they are merged before the follow-up.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=20))]
    laptops: u32,
    #[command(flatten)]
    passphrase: PassphraseSource,
}

impl Demo {
    /// Plays.
    pub fn run(self) -> Result<Report, Failure> {
        let began = Instant::now();
        let passphrase = match self.passphrase.read_if_given()? {
            Some(passphrase) => passphrase,
            None => Zeroizing::new(DEMO_PASSPHRASE.to_owned()),
        };
        private_files::make_folder(&self.out)?;
        let clock = FairClock::at(opening_time(0));
        let store = self.out.join("fair.db");
        let mut booths = vec![
            Booth::create(
                &store,
                &passphrase,
                booth::fair::sample_fair(FIRST_DAY)?,
                Box::new(clock.clone()),
            )?
            .booth,
        ];
        for number in 2..=self.laptops {
            let fair = booths[0].carry(&Default::default())?;
            let path = self.out.join(format!("laptop-{number}.db"));
            let mut joined = Booth::join(&path, &passphrase, fair, Box::new(clock.clone()))?.booth;
            booths[0].admit(joined.ledger().device())?;
            booths.push(joined);
        }

        let mut player = Player::new(&booths[0], self.seed)?;
        let laptops = booths.len();
        for number in 0..self.visitors {
            clock.set(time_of_visit(number, self.visitors));
            let booth = &mut booths[number as usize % laptops];
            confirm_clock_if_asked(booth)?;
            player.visit(booth)?;
            clock.advance(1000);
        }

        clock.set(opening_time(DAYS));
        let (own, others) = booths
            .split_first_mut()
            .expect("the first laptop is made above");
        for other in others {
            let known = own.ledger().vector()?;
            let delta = other.carry(&known)?;
            own.ledger().merge(delta)?;
        }
        confirm_clock_if_asked(own)?;
        let exports = self.out.join("exports");
        private_files::make_folder(&exports)?;
        let exported = match own.export_follow_up(
            booth::FairScope::Current,
            &sentence!("demo-export-reason").ko,
            &exports,
            Language::Korean,
        ) {
            // A handful of people may all have said no; they were played all the same.
            Err(BoothError::NobodyToWriteTo) => Exported {
                files: Vec::new(),
                rows: 0,
                withheld: own.follow_up(booth::FairScope::Current)?.withheld,
                notes: Vec::new(),
            },
            exported => exported?,
        };

        let numbers = player.numbers;
        let seconds = began.elapsed().as_secs_f64();
        let json = json!({
            "store": store,
            "visitors": numbers.visitors,
            "responses": numbers.responses,
            "contacts": numbers.contacts,
            "coupons": numbers.coupons,
            "redemptions": numbers.redemptions,
            "sales": numbers.sales,
            "exports": exported.files,
            "exported": exported.rows,
            "withheld": withheld(&exported.withheld),
            "seconds": seconds,
        });
        let said = sentence!(
            "demo-played",
            visitors = numbers.visitors,
            people = exported.rows,
            folder = exports.display().to_string()
        );
        Ok(Report::done(json, said.to_string()))
    }
}

/// As staff do in the morning, where a laptop was off for a day.
fn confirm_clock_if_asked(booth: &mut Booth) -> Result<(), BoothError> {
    match booth.clock_question()? {
        Some(_) => booth.confirm_clock(),
        None => Ok(()),
    }
}

/// When the fair opens on a day, counted from 0, in Unix milliseconds.
fn opening_time(day: u32) -> i64 {
    let date = FIRST_DAY + Days::new(u64::from(day));
    let opening = date
        .and_hms_opt(OPENS_AT_HOUR, 0, 0)
        .and_then(|time| Seoul.from_local_datetime(&time).earliest());
    opening.map_or(0, |time| time.timestamp_millis())
}

/// Visitors come evenly over all days.
fn time_of_visit(number: u32, visitors: u32) -> i64 {
    let per_day = visitors.div_ceil(DAYS).max(1);
    let (day, of_day) = (number / per_day, number % per_day);
    opening_time(day) + OPEN_MILLIS * i64::from(of_day) / i64::from(per_day)
}
