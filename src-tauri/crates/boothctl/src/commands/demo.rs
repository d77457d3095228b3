//! `demo`: a whole sample fair, played through the real code.

use super::export::withheld;
use crate::files::OutFolder;
use crate::output::{Failure, Misfit, Report};
use crate::store::PassphraseSource;
use booth::exchange::open_pack;
use booth::fair::NextFair;
use booth::follow_up::Exported;
use booth::sample::{FairClock, Player, VISITORS_IN_A_COMMIT, demo_export_reason, in_one_commit};
use booth::{Booth, BoothError};
use chrono::{Datelike as _, Days, NaiveDate, TimeZone as _};
use chrono_tz::Asia::Seoul;
use ledger::LedgerError;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Instant;
use words::{Language, sentence};
use zeroize::Zeroizing;

/// The passphrase of a demo when none is given; its people are invented.
const DEMO_PASSPHRASE: &str = "boothloop-demo";
/// The last fair begins on this day unless another is said, so that two runs play the same.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day of the calendar");
const DAYS: u32 = 5;
const DAYS_BETWEEN_FAIRS: u32 = 91;
const OPENS_AT_HOUR: u32 = 10;
const OPEN_MILLIS: i64 = 8 * 60 * 60 * 1000;

/// Plays a whole sample fair.
#[derive(clap::Args)]
pub struct Demo {
    /// The folder for the store and the exports; made when it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// How many people come to each fair.
    #[arg(long, default_value_t = 300)]
    visitors: u32,
    /// How many fairs the maker goes to, one every quarter; regulars come again.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=20))]
    fairs: u32,
    /// On which day the last fair begins; the same unless said, whatever day it is. It lasts
    /// five days, and its coupons are good for a month after them.
    #[arg(long, value_name = "DATE", default_value_t = FIRST_DAY, value_parser = day_of_a_fair)]
    begins: NaiveDate,
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
        let out = OutFolder::at(&self.out)?;
        let mut first_day = self.begins - days(DAYS_BETWEEN_FAIRS * (self.fairs - 1));
        let clock = FairClock::at(opening_time(first_day));
        // Named so that it is found from any folder.
        let out = std::path::absolute(&*out)?;
        let store = out.join("fair.db");
        let mut booths = vec![
            Booth::create(
                &store,
                &passphrase,
                booth::fair::sample_fair(first_day)?,
                Box::new(clock.clone()),
            )?
            .booth,
        ];
        let stores = match self.laptops {
            1 => Vec::new(),
            laptops => (1..=laptops).map(|it| laptop_store(&out, it)).collect(),
        };
        if stores.len() > 1 {
            let folder = tempfile::tempdir()?;
            let pack = folder.path().join("demo.fairpack");
            booths[0].write_pack(&pack, &passphrase)?;
            for store in &stores[1..] {
                let clock = Box::new(clock.clone());
                let nobody = Default::default();
                let made = open_pack(&pack, &passphrase, store, &passphrase, clock, &nobody)?;
                booths.push(made.booth);
            }
        }

        let mut player = Player::new(&booths[0], self.seed)?;
        // The first laptop's store as it is before the others' records come in.
        let before = |fair| stores.first().filter(|_| fair == self.fairs);
        self.play_fair(&mut booths, &mut player, &clock, first_day, before(1))?;
        for number in 2..=self.fairs {
            first_day = first_day + days(DAYS_BETWEEN_FAIRS);
            clock.set(opening_time(first_day));
            go_to_next_fair(&mut booths, number, first_day)?;
            player.go_to_fair_of(&booths[0])?;
            self.play_fair(&mut booths, &mut player, &clock, first_day, before(number))?;
        }
        let own = &mut booths[0];
        let exports = out.join("exports");
        let exports = OutFolder::at(&exports)?;
        let exported = match own.export_follow_up(
            booth::FairScope::Current,
            &demo_export_reason(),
            &exports,
            Language::Korean,
        ) {
            // A handful of people may all have said no; they were played all the same.
            Err(BoothError::NobodyToWriteTo { withheld, held_out }) => {
                Exported::of_nobody(withheld, held_out)
            }
            exported => exported?,
        };
        // Nobody sends them, and later files shall not be refused for their sake.
        for files in own.files_made()? {
            own.note_not_sent(files.id)?;
        }

        let numbers = player.numbers;
        // Without their ids, which are drawn anew: the same seed says the same.
        let fairs: Vec<Value> = own
            .fairs()?
            .into_iter()
            .map(|fair| json!({ "name": fair.name.ko, "visitors": fair.visitors }))
            .collect();
        let seconds = began.elapsed().as_secs_f64();
        let json = json!({
            "store": store,
            "stores": stores,
            "visitors": numbers.visitors,
            "fairs": fairs,
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

impl Demo {
    /// Plays one fair, and brings everything to the first laptop on the morning
    /// after it.
    fn play_fair(
        &self,
        booths: &mut [Booth],
        player: &mut Player,
        clock: &FairClock,
        first_day: NaiveDate,
        before: Option<&PathBuf>,
    ) -> Result<(), BoothError> {
        for from in (0..self.visitors).step_by(VISITORS_IN_A_COMMIT as usize) {
            let numbers = from..self.visitors.min(from + VISITORS_IN_A_COMMIT);
            in_one_commit(booths, |booths| {
                for number in numbers {
                    clock.set(time_of_visit(first_day, number, self.visitors));
                    let booth = &mut booths[number as usize % booths.len()];
                    confirm_clock_if_asked(booth)?;
                    player.visit(booth)?;
                    clock.advance(1000);
                }
                Ok(())
            })?;
        }
        clock.set(opening_time(first_day + days(DAYS)));
        let (own, others) = booths
            .split_first_mut()
            .expect("the first laptop is made above");
        if let Some(copy) = before {
            own.ledger().backup(copy)?;
        }
        for other in others {
            bring(other, own)?;
        }
        confirm_clock_if_asked(own)
    }
}

/// Opens the next fair on the first laptop, and takes it to the others.
fn go_to_next_fair(
    booths: &mut [Booth],
    number: u32,
    first_day: NaiveDate,
) -> Result<(), BoothError> {
    let (own, others) = booths.split_first_mut().expect("there is a first laptop");
    confirm_clock_if_asked(own)?;
    let first = own.fair().name.ko.clone();
    let fair = own.open_next_fair(&NextFair {
        name: sentence!("demo-fair-name", name = first, number = number).ko,
        starts_on: first_day,
        ends_on: first_day + days(DAYS - 1),
        with_questionnaire: true,
        with_products: true,
        with_programmes: true,
    })?;
    for other in others {
        bring(own, other)?;
        confirm_clock_if_asked(other)?;
        other.choose_fair(fair)?;
    }
    Ok(())
}

/// Where a laptop's own store is left, as it was before the merge.
fn laptop_store(out: &Path, number: u32) -> PathBuf {
    out.join(format!("laptop-{number}.db"))
}

/// Brings what one laptop lacks from another.
fn bring(from: &mut Booth, to: &mut Booth) -> Result<(), BoothError> {
    let known = to.ledger().vector()?;
    let delta = from.carry(&known)?;
    to.ledger().merge(delta)?;
    Ok(())
}

/// As staff do in the morning, where a laptop was off for a day. Of a clock that
/// stands before this program was made nobody can say that; the program goes on
/// and marks it.
fn confirm_clock_if_asked(booth: &mut Booth) -> Result<(), BoothError> {
    if booth.clock_question()?.is_none() {
        return Ok(());
    }
    match booth.confirm_clock() {
        Err(BoothError::Ledger(LedgerError::ClockImpossible)) => Ok(()),
        confirmed => confirmed,
    }
}

/// A day on which a fair can be played, with those of five years before it.
fn day_of_a_fair(written: &str) -> Result<NaiveDate, Misfit> {
    let day = written.parse().ok();
    let possible = day.filter(|day: &NaiveDate| (2020..=2100).contains(&day.year()));
    possible.ok_or_else(|| Misfit(sentence!("usage-day-of-a-fair")))
}

fn days(number: u32) -> Days {
    Days::new(number.into())
}

/// When a fair opens on a day, in Unix milliseconds.
fn opening_time(day: NaiveDate) -> i64 {
    let opening = day
        .and_hms_opt(OPENS_AT_HOUR, 0, 0)
        .and_then(|time| Seoul.from_local_datetime(&time).earliest());
    opening.map_or(0, |time| time.timestamp_millis())
}

/// Visitors come evenly over all days.
fn time_of_visit(first_day: NaiveDate, number: u32, visitors: u32) -> i64 {
    let per_day = visitors.div_ceil(DAYS).max(1);
    let (day, of_day) = (number / per_day, number % per_day);
    opening_time(first_day + days(day)) + OPEN_MILLIS * i64::from(of_day) / i64::from(per_day)
}
