//! What can a booth do?
//!
//! Every command of a booth becomes records in the ledger, and the ledger's
//! read tables answer every question. This is the only crate that ties the
//! others together: it reads the tables, asks the pure crates (`survey`,
//! `permission`, `coupon`, `recommend`), and records what was decided, all in
//! one transaction. What leaves the building is written by `outreach`.
//!
//! A [`Booth`] is one open store. It knows no window and no command line. One
//! folder holds everything about one noun, and another folder is reached
//! through its `mod.rs` only.

pub mod card_photos;
mod clock;
pub mod consent;
pub mod coupons;
mod current_fair;
pub mod desk;
mod error;
pub mod exchange;
mod facts;
pub mod fair;
mod files;
pub mod follow_up;
mod known_groups;
mod known_people;
mod limits;
pub mod lost_laptops;
pub mod maker;
pub mod notices;
pub mod orders;
mod own_names;
pub mod pictures;
pub mod questionnaires;
pub mod quotes;
mod reason;
pub mod replies;
pub mod report;
pub mod responses;
mod right;
pub mod rights;
pub mod sales;
pub mod sample;
pub mod staff;
pub mod tasks;
pub mod visitors;
mod wording;

pub use current_fair::FairScope;
pub use error::BoothError;
pub use ledger::ClockQuestion;
pub use limits::{LIMITS, Limits};
pub use people::{masked_address, masked_email, masked_phone, national_phone, read_phone_rules};
pub use records::text::Bilingual;
pub use right::Right;

use chrono::DateTime;
use chrono_tz::Tz;
use facts::{Facts, Session};
use ledger::{Appended, Environment, Ledger, LedgerError, NewRecord};
use progress::Progress;
use records::fair::FairOpened;
use rusqlite::Connection;
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;
use words::Sentence;

/// One open store: a maker, her fairs and people, and everything that happened.
pub struct Booth {
    ledger: Ledger,
    environment: RefCell<Box<dyn Environment + Send>>,
    session: Session,
    wrong_numbers: coupons::WrongNumbers,
    /// Whom the people of a group are listed from.
    kept_list: RefCell<follow_up::KeptList>,
    /// Who may be written to, for the pages that begin with it.
    kept_news: RefCell<follow_up::KeptNews>,
    /// How many may be written to, as the second screen says for a while.
    kept_reach: RefCell<Option<desk::KeptReach>>,
    /// Where files are written before they are moved into place.
    leaving_folder: PathBuf,
    /// What is to be told of files whose writing was cut off.
    interrupted: Vec<Sentence>,
    /// Whether records may have come from elsewhere since the last own one, and with
    /// them visits of people who were destroyed. Opening and merging record nothing,
    /// so they are ended with the next record.
    may_hold_late_visits: bool,
    /// Runs before each transaction, as a second caller would.
    #[cfg(test)]
    before_append: Option<decided_inside::SecondCaller>,
}

impl Booth {
    /// The fair this laptop works in.
    pub fn fair(&self) -> &FairOpened {
        &self.session.current.fair
    }

    /// The id of the fair this laptop works in.
    pub fn fair_id(&self) -> Uuid {
        self.session.current.id
    }

    /// The ledger, to verify, back up and carry.
    pub fn ledger(&mut self) -> &mut Ledger {
        self.may_hold_late_visits = true;
        &mut self.ledger
    }

    /// Counts the long work of the commands that follow for whoever waits for it;
    /// once that is stopped, they end with [`LedgerError::Stopped`] and leave
    /// nothing behind.
    pub fn count_in(&mut self, progress: Arc<Progress>) {
        self.session.progress = progress;
    }

    /// How many records the store holds, so that whoever shows it knows when to look again;
    /// 0 where that cannot be read, which looking tells.
    pub fn records(&self) -> u64 {
        self.ledger.vector().map_or(0, |known| known.values().sum())
    }

    /// The fair's time now, as far as rules are concerned: never before the latest
    /// record.
    pub fn now(&self) -> DateTime<Tz> {
        self.facts().now()
    }

    /// The fair's day now, as far as rules are concerned.
    pub fn today(&self) -> chrono::NaiveDate {
        self.facts().today()
    }

    /// The local day and time of a record, `YYYY-MM-DD HH:MM`.
    pub fn day_and_time(&self, unix_millis: i64) -> String {
        let local = self.session.local(unix_millis);
        local.format("%Y-%m-%d %H:%M").to_string()
    }

    /// The local time of day of a record, `HH:MM`.
    pub fn time_of_day(&self, unix_millis: i64) -> String {
        self.session.local(unix_millis).format("%H:%M").to_string()
    }

    /// The facts as they are now, to show. A decision reads its own, inside
    /// [`Self::append`].
    fn facts(&self) -> Facts<'_> {
        let wall_ms = self.environment.borrow_mut().now_unix_millis();
        self.session.facts(
            self.ledger.connection(),
            wall_ms,
            self.ledger.latest_time_ever_seen(),
        )
    }

    fn connection(&self) -> &Connection {
        self.ledger.connection()
    }

    /// Decides and records in one transaction: `decide` reads the facts and
    /// gives the records. Whoever is signed in needs the right.
    fn append<T>(
        &mut self,
        right: Right,
        decide: impl FnOnce(&Facts<'_>) -> Result<(Vec<NewRecord>, T), BoothError>,
    ) -> Result<T, BoothError> {
        Ok(self.append_counting(right, decide)?.value)
    }

    /// As [`Self::append`], for a record that takes the words of others.
    fn append_counting<T>(
        &mut self,
        right: Right,
        decide: impl FnOnce(&Facts<'_>) -> Result<(Vec<NewRecord>, T), BoothError>,
    ) -> Result<Appended<T>, BoothError> {
        let environment = self.environment.get_mut().as_mut();
        #[cfg(test)]
        if let Some(second_caller) = &mut self.before_append {
            second_caller(&mut self.ledger, environment);
        }
        if right == Right::Owner && !self.ledger.is_owners()? {
            return Err(LedgerError::OwnersLaptopOnly.into());
        }
        let ends_late_visits = self.may_hold_late_visits && self.ledger.is_owners()?;
        let wall_ms = environment.now_unix_millis();
        let latest_ms = self.ledger.latest_time_ever_seen();
        let session = &self.session;
        let appended = self.ledger.append(environment, |tables| {
            let facts = session.facts(tables, wall_ms, latest_ms);
            facts.require(right)?;
            let (records, value) = decide(&facts)?;
            let mut records = facts.with_arrivals(records)?;
            if ends_late_visits {
                records.extend(facts.late_destructions()?);
            }
            Ok::<_, BoothError>((records, value))
        })?;
        self.may_hold_late_visits = false;
        Ok(appended)
    }

    fn new_id(&self) -> Uuid {
        new_id(self.environment.borrow_mut().as_mut())
    }
}

#[cfg(test)]
mod decided_inside;

fn new_id(environment: &mut dyn Environment) -> Uuid {
    let mut random = [0; 10];
    environment.fill_random(&mut random);
    let millis = u64::try_from(environment.now_unix_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
