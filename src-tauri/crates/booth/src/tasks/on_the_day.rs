//! Data whose time is over go by themselves, on the day.
//!
//! Who is due stands in the list of duties for weeks before. From the last day on, the
//! next owner who signs in starts it: one step, recorded as every destruction, told at
//! the desk. It waits while the owner paused it, while nobody confirmed the clock, while a
//! fair is on, for laptops whose records of the last fair are not here, and for whoever is
//! answering a survey. If the program is killed, what was recorded goes on at the next
//! start; if the step fails (a full disk), everything is as it was.

use super::Clocks;
use crate::reason::given_reason;
use crate::rights::{DestroyedPeople, LeftFileState, Whose};
use crate::{Booth, BoothError, Right};
use chrono::{Days, Months, NaiveDate};
use records::Body;
use records::fair::FairOpened;
use records::requests::{DestructionPaused, destruction_pause};
use std::collections::HashSet;
use tables::{
    contact as contact_table, leaving as leaving_table, response as response_table, settings,
};
use uuid::Uuid;
use words::{Sentence, sentence};

/// A survey that was begun this long ago, in milliseconds, is not being answered.
const SURVEY_MS: i64 = 12 * 60 * 60 * 1000;

/// Months have different lengths: so many days at most lie between counting from a day
/// on and counting back to it.
const DAYS_OF_DIFFERENCE: u64 = 4;

/// Days after a fair within which its laptops meet.
const DAYS_TO_MEET: u64 = 3;

/// Destruction waits, because the owner said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DestructionPause {
    /// Why, in her words.
    pub reason: String,
    /// Since when, in Unix milliseconds.
    pub since_ms: i64,
}

impl Booth {
    /// Whether the destruction of what is due waits.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn destruction_pause(&self) -> Result<Option<DestructionPause>, BoothError> {
        let entry = settings::entry::<DestructionPaused>(self.connection(), destruction_pause())?;
        Ok(entry
            .filter(|it| it.setting.paused)
            .map(|it| DestructionPause {
                reason: it.setting.reason,
                since_ms: it.at_ms,
            }))
    }

    /// Lets the destruction of what is due wait, for a reason; or go on, without one.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for an empty reason, and for one that names somebody.
    pub fn pause_destruction(&mut self, reason: Option<&str>) -> Result<(), BoothError> {
        let reason = reason.map(given_reason).transpose()?;
        self.append(Right::Owner, |facts| {
            if let Some(reason) = &reason {
                facts.refuse_names(reason)?;
            }
            let body = Body::DestructionPaused(DestructionPaused {
                paused: reason.is_some(),
                reason: reason.unwrap_or_default(),
            });
            Ok((vec![facts.record(destruction_pause(), None, body)], ()))
        })
    }

    /// Destroys what is known of everybody whose last day has come, when an owner is
    /// there, and remembers what to tell her ([`Booth::interrupted_files`]): what was
    /// done, or why nothing was. Without an owner, on another laptop than hers, and
    /// while the clock is in question nothing happens.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn destroy_on_the_day(&mut self) -> Result<(), BoothError> {
        let is_hers = self.require(Right::Owner).is_ok() && self.ledger.is_owners()?;
        if !is_hers || self.clock_question()?.is_some() {
            return Ok(());
        }
        // A photograph of a card that was taken back on another laptop goes here.
        let done = self
            .forget_unused_pictures()
            .and_then(|()| self.destroy_due_now());
        self.interrupted.extend(match done {
            Ok(destroyed) if destroyed.visits == 0 && destroyed.files.is_empty() => Vec::new(),
            Ok(destroyed) => told(&destroyed),
            Err(error) => vec![sentence!("destroyed-not", why = error.sentence())],
        });
        Ok(())
    }

    fn destroy_due_now(&mut self) -> Result<DestroyedPeople, BoothError> {
        let mut files = self.go_on_deleting_files()?;
        let mut due = match self.destruction_waits()? {
            true => Vec::new(),
            false => self.over_today()?,
        };
        let unheard = self.unheard_laptops()?;
        if !due.is_empty() && unheard > 0 {
            self.interrupted.push(sentence!(
                "destruction-waits-for-laptops",
                visits = due.len(),
                laptops = unheard
            ));
            due.clear();
        }
        if due.is_empty() {
            return Ok(DestroyedPeople {
                visits: 0,
                records: 0,
                kept_hashes: 0,
                files,
            });
        }
        let whose: Vec<Whose> = due.into_iter().map(Whose::Visitor).collect();
        let mut destroyed = self.destroy_people_over(&whose)?;
        files.append(&mut destroyed.files);
        Ok(DestroyedPeople { files, ..destroyed })
    }

    /// Whether nothing may go by itself now. While a fair is on, and until its laptops
    /// can have met, another one may hold a newer yes of the same person; so may what
    /// came after a restored backup.
    fn destruction_waits(&self) -> Result<bool, BoothError> {
        let facts = self.facts();
        let today = facts.today();
        let is_on = |fair: &FairOpened| {
            (fair.starts_on..=fair.ends_on + Days::new(DAYS_TO_MEET)).contains(&today)
        };
        let fairs = settings::all::<FairOpened>(facts.tables)?;
        Ok(self.destruction_pause()?.is_some()
            || self.knows_requests_until()?.is_some()
            || fairs.iter().any(|(_, fair)| is_on(fair))
            || !leaving_table::of_device(facts.tables, facts.session.device)?.is_empty())
    }

    /// The other laptops of which nothing is known since the last day of the last fair: one
    /// may hold a newer yes of who is due here, and destroying her would end it.
    fn unheard_laptops(&self) -> Result<usize, BoothError> {
        let facts = self.facts();
        let today = facts.today();
        let fairs = settings::all::<FairOpened>(facts.tables)?.into_iter();
        let ended = fairs.map(|(_, fair)| fair.ends_on).filter(|it| *it < today);
        let Some(last_day) = ended.max() else {
            return Ok(0);
        };
        let since = facts.midnight(last_day);
        let own = facts.session.device;
        // What this laptop was before a restored backup will never be heard again.
        let before = ledger::predecessors(facts.tables, ledger::DeviceId(own))?;
        let is_own = |device| device == own || before.contains(&ledger::DeviceId(device));
        let mut laptops = self.coupon_laptops()?;
        laptops.retain(|it| !is_own(it.device) && it.revoked_on.is_none());
        Ok(laptops.iter().filter(|it| it.last_seen_ms < since).count())
    }

    /// Whose time is over, by what each of them agreed to: a shorter one that the owner
    /// chose since is for her to carry out, and so is a yes that was taken back, whose
    /// result is told first. Nobody who is answering a survey.
    fn over_today(&self) -> Result<Vec<Uuid>, BoothError> {
        let busy = self.answering_now()?;
        let facts = self.facts();
        let today = facts.today();
        let clocks = Clocks {
            kept_for: u32::MAX,
            ..facts.clocks(1)?
        };
        // Whoever came since cannot be over. Without this an owner of many visitors would
        // wait at every sign-in while what each of them said is read.
        let shortest = clocks
            .sayings
            .scopes
            .values()
            .map(|scope| scope.months)
            .min();
        let Some(since) = shortest.and_then(|months| first_not_over(today, months)) else {
            return Ok(Vec::new());
        };
        let since = facts.midnight(since);
        let reading = facts.tables.unchecked_transaction()?;
        let mut over = Vec::new();
        for contact in contact_table::of_before(facts.tables, since)? {
            let end = facts.end_of_keeping(&contact, &clocks)?;
            let is_over = end.is_some_and(|end| end.is_time_over && end.duty.due <= today);
            if is_over && !busy.contains(&contact.visitor) {
                over.push(contact.visitor);
            }
        }
        reading.finish()?;
        Ok(over)
    }

    /// Who is answering a survey now, or did a moment ago.
    fn answering_now(&self) -> Result<HashSet<Uuid>, BoothError> {
        let facts = self.facts();
        let fair = facts.session.current.recorded_as(facts.session.current.id);
        let open = response_table::unfinished(facts.tables, fair)?.into_iter();
        let recent = open.filter(|it| it.started_ms() > facts.now_ms - SURVEY_MS);
        Ok(recent.map(|response| response.visitor).collect())
    }
}

/// A day from which on nobody who came has been known for so many months today.
fn first_not_over(today: NaiveDate, months: u32) -> Option<NaiveDate> {
    today
        .checked_sub_months(Months::new(months))?
        .checked_add_days(Days::new(DAYS_OF_DIFFERENCE))
}

fn told(destroyed: &DestroyedPeople) -> Vec<Sentence> {
    let of = |state| {
        let files = destroyed.files.iter().filter(|file| file.state == state);
        files.count()
    };
    let deleted = of(LeftFileState::Deleted);
    let mut told = Vec::new();
    match of(LeftFileState::Changed) {
        _ if destroyed.visits == 0 && deleted == 0 => {}
        _ if destroyed.visits == 0 => {
            told.push(sentence!("destroyed-files-since", files = deleted));
        }
        0 => told.push(sentence!(
            "destroyed-on-the-day",
            visits = destroyed.visits,
            files = deleted
        )),
        changed => told.push(sentence!(
            "destroyed-on-the-day-but",
            visits = destroyed.visits,
            files = deleted,
            changed = changed
        )),
    }
    let left: Vec<String> = destroyed
        .files
        .iter()
        .filter(|file| file.state == LeftFileState::There)
        .map(|file| file.path.display().to_string())
        .collect();
    if !left.is_empty() {
        let paths = left.join(" · ");
        told.push(sentence!(
            "destroyed-files-there",
            files = left.len(),
            paths = paths
        ));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::first_not_over;
    use chrono::{Months, NaiveDate};

    /// Nobody whose time is over today is passed by, however long the months are: the
    /// 31st of August and six months are the 28th of February.
    #[test]
    fn whoever_is_over_came_before_that_day() {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        for came in first.iter_days().take(3 * 366) {
            for months in 1..=36 {
                let last_day = came.checked_add_months(Months::new(months)).expect("a day");
                assert!(first_not_over(last_day, months).expect("a day") > came);
            }
        }
    }
}
