//! What the desk shows between two visitors.

use crate::coupons::LastUse;
use crate::current_fair::begin_of;
use crate::facts::Facts;
use crate::replies::ReplyState;
use crate::{Booth, BoothError};
use chrono::{Days, NaiveDate};
use ledger::Record;
use records::staff::AccessAct;
use std::collections::HashSet;
use tables::{coupon as coupon_table, visitor};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Lines of the desk's list.
const RECENT: u32 = 8;
/// A clock that is behind the latest record by more than this was set back.
const TOLERATED_MILLIS: i64 = 5 * 60 * 1000;

/// For how long the desk offers to undo the latest use of a coupon: a customer who
/// was charged wrongly comes back within it, also when the laptop was restarted or
/// locked meanwhile. Later staff look the coupon up.
const JUST_NOW_MILLIS: i64 = 30 * 60 * 1000;

/// The desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Which day of the fair it is; none before and after.
    pub day: Option<u32>,
    /// Visits begun today, with or without an answer.
    pub visitors_today: u32,
    /// Of them, how many allowed news by at least one channel.
    pub allowed_today: u32,
    /// Conversations of today that left nothing and were only counted.
    pub conversations_counted: u32,
    /// Coupons given at this fair, all days.
    pub coupons_issued: u32,
    /// Of them used.
    pub coupons_used: u32,
    /// The latest visits, newest first.
    pub recent: Vec<RecentVisit>,
    /// When the last record was put on disk, in Unix milliseconds.
    pub saved_at_ms: i64,
    /// The latest use of a coupon on this laptop, if whoever is signed in recorded
    /// it today, in the last half hour.
    pub last_use: Option<LastUse>,
    /// What staff should know.
    pub warnings: Vec<Sentence>,
}

/// One line of the desk's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentVisit {
    /// The visitor.
    pub visitor: Uuid,
    /// When the visitor came, in Unix milliseconds.
    pub at_ms: i64,
    /// The visitor's name; may be empty.
    pub name: String,
    /// The visit in words: answers, then purchases.
    pub about: Vec<Sentence>,
    /// Coupons given to the visitor.
    pub coupons: u32,
    /// Of them used.
    pub coupons_used: u32,
    /// Whether the survey was begun and not handed in.
    pub unfinished: bool,
    /// Whether the visitor left contact details.
    pub contact: bool,
    /// Whether the visitor bought something.
    pub bought: bool,
    /// Whether something was promised to the visitor that is still to be kept.
    pub promised: bool,
}

impl Booth {
    /// All of today's visits at this fair, newest first; for staff who only take
    /// surveys, those at this laptop.
    ///
    /// That she was shown those who left a contact is on record.
    ///
    /// # Errors
    /// [`BoothError::Tables`], and when it cannot be recorded.
    pub fn visits_today(&mut self) -> Result<Vec<RecentVisit>, BoothError> {
        let visits = self.todays_visits()?;
        self.note_day_list(&visits)?;
        Ok(visits)
    }

    /// Notes that whoever is signed in was shown these of today's visits.
    ///
    /// # Errors
    /// When it cannot be recorded.
    pub fn note_day_list(&mut self, visits: &[RecentVisit]) -> Result<(), BoothError> {
        let known = visits.iter().filter(|visit| visit.contact).count();
        self.note_list(AccessAct::DayListed, known)
    }

    fn todays_visits(&self) -> Result<Vec<RecentVisit>, BoothError> {
        let facts = self.facts();
        let reading = facts.tables.unchecked_transaction()?;
        let mut todays = facts.todays()?;
        if !facts.sees_everybody()? {
            let own = self.own_desks_today()?;
            todays.retain(|(visitor, _)| own.contains(visitor));
        }
        let todays = facts.once_each(todays, |(visitor, _)| *visitor)?;
        let visits = facts.described(todays)?;
        reading.finish()?;
        Ok(visits)
    }

    /// Who came to this laptop today.
    pub(super) fn own_desks_today(&self) -> Result<HashSet<Uuid>, BoothError> {
        let mut own = HashSet::new();
        for (visitor, _) in self.facts().todays()? {
            let said = self.ledger.records_of(visitor)?;
            let is_own = |record: &Record| {
                record.header.kind == "visitor.arrived"
                    && record.header.device == self.ledger.device()
            };
            if said.iter().any(is_own) {
                own.insert(visitor);
            }
        }
        Ok(own)
    }

    /// What the desk shows.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn desk(&self) -> Result<Desk, BoothError> {
        let facts = self.facts();
        // So that the first key of a search, and the first question, are answered
        // as fast as the next. A questionnaire that cannot be read is told where
        // it is asked; the desk goes on.
        facts.session.people.borrow_mut().catch_up(facts.tables)?;
        let _ = facts.current_questionnaire();
        let wall = facts.wall_ms;
        let seen = self.ledger.latest_time_ever_seen();
        let today = facts.today();
        let fair = facts.session.current.recorded();
        let todays = facts.todays()?;
        let people = facts.once_each(todays.clone(), |(id, _)| *id)?;
        let visitors_today = u32::try_from(people.len()).unwrap_or(u32::MAX);
        // Outside a transaction every one of these thousands of reads would lock
        // and unlock the file for itself.
        let reading = facts.tables.unchecked_transaction()?;
        let allowed_today = facts.allowing(&people)?;
        reading.finish()?;
        let recent = match facts.sees_everybody()? {
            true => {
                // Of one person's visits the latest is shown.
                let latest = visitor::latest(facts.tables, fair, 2 * RECENT)?;
                let mut latest = facts.once_each(latest, |(id, _)| *id)?;
                latest.truncate(RECENT as usize);
                latest
            }
            false => {
                let own = self.own_desks_today()?;
                let own = todays.into_iter().filter(|(id, _)| own.contains(id));
                let mut own = facts.once_each(own.collect(), |(id, _)| *id)?;
                own.truncate(RECENT as usize);
                own
            }
        };
        let (coupons_issued, coupons_used) = coupon_table::counts(facts.tables, fair)?;
        let found = self.ledger.found_at_opening().iter();
        let mut warnings: Vec<_> = found.map(ledger::Problem::sentence).collect();
        if seen - wall > TOLERATED_MILLIS {
            let latest = self.session.local(seen).format("%Y-%m-%d %H:%M");
            warnings.push(sentence!("desk-clock-behind", latest = latest.to_string()));
        }
        if facts.day_of_fair(today).is_none()
            && let Some(on_today) = facts.fair_on(today)?
        {
            warnings.push(sentence!(
                "desk-another-fair-today",
                today = Sentence::from(&on_today),
                current = Sentence::from(&facts.session.current.fair.name)
            ));
        }
        Ok(Desk {
            day: facts.day_of_fair(today),
            visitors_today,
            allowed_today,
            conversations_counted: facts.conversations_today()?,
            coupons_issued,
            coupons_used,
            recent: facts.described(recent)?,
            saved_at_ms: seen,
            last_use: self.last_use()?.filter(|last| facts.is_of_just_now(last)),
            warnings,
        })
    }
}

impl Facts<'_> {
    /// Whether one key may offer to undo a use: the colleague's is hers to undo. The
    /// wall clock says how long ago it was, because after it was set back the latest
    /// time ever seen stands still, and with it the use would stay fresh for ever.
    fn is_of_just_now(&self, last: &LastUse) -> bool {
        let (at, now) = (
            self.session.local(last.at_ms),
            self.session.local(self.wall_ms),
        );
        let is_fresh = (-TOLERATED_MILLIS..JUST_NOW_MILLIS).contains(&(self.wall_ms - last.at_ms));
        is_fresh && at.date_naive() == now.date_naive() && last.staff == self.session.staff
    }

    /// How many of these people allow news.
    fn allowing(&self, people: &[(Uuid, i64)]) -> Result<u32, BoothError> {
        let sending = self.sending()?;
        let mut allowing = 0;
        for (visitor, _) in people {
            allowing += u32::from(self.allows_news(&sending, *visitor)?);
        }
        Ok(allowing)
    }

    /// How many of today's visitors may be written to.
    pub(super) fn reachable_today(&self) -> Result<u32, BoothError> {
        self.allowing(&self.once_each(self.todays()?, |(visitor, _)| *visitor)?)
    }

    /// Today's visits, newest first, and when each began.
    pub(super) fn todays(&self) -> Result<Vec<(Uuid, i64)>, BoothError> {
        let today = self.today();
        let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
        let (from, to) = (self.midnight(today), self.midnight(tomorrow));
        let fair = self.session.current.recorded();
        Ok(visitor::between(self.tables, fair, from, to)?)
    }

    fn described(&self, visits: Vec<(Uuid, i64)>) -> Result<Vec<RecentVisit>, BoothError> {
        let mut recent = Vec::new();
        for (id, at_ms) in visits {
            let mut about = self.about(id)?;
            let mut sales = self.sales_of(id)?;
            sales.retain(|sale| !sale.sold.lines.is_empty());
            about.extend(sales.iter().map(|sale| sale.sold.goods()));
            let contact = self.contact_shown(id)?;
            let coupons = self.coupons_of(id)?;
            recent.push(RecentVisit {
                visitor: id,
                at_ms,
                contact: contact.is_some(),
                bought: !sales.is_empty(),
                promised: self
                    .replies_of(id)?
                    .iter()
                    .any(|reply| reply.state == ReplyState::Open),
                name: contact.map_or_else(String::new, |contact| contact.name),
                about,
                coupons: u32::try_from(coupons.len()).unwrap_or(u32::MAX),
                coupons_used: u32::try_from(coupons.iter().filter(|coupon| coupon.used).count())
                    .unwrap_or(u32::MAX),
                unfinished: self
                    .latest_of(id)?
                    .is_some_and(|response| !response.finished && response.closed.is_none()),
            });
        }
        Ok(recent)
    }

    /// When a day of the fair begins, in Unix milliseconds.
    pub(crate) fn midnight(&self, day: NaiveDate) -> i64 {
        begin_of(self.session.current.zone, day)
    }

    pub(super) fn day_of_fair(&self, today: NaiveDate) -> Option<u32> {
        if today > self.session.current.fair.ends_on {
            return None;
        }
        u32::try_from((today - self.session.current.fair.starts_on).num_days() + 1)
            .ok()
            .filter(|day| *day >= 1)
    }
}
