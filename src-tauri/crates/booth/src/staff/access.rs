//! Who looked at whom? Every look at a person is on record, and the owner goes
//! through them once a month.
//!
//! A look is told once an hour for each person, member of staff and laptop, so
//! that opening a card ten times is one record; a list that is shown again and
//! again, once an hour as a whole. Looks over the command line are told as such. Files that people are in are on
//! record anyway (`files.left`), and are counted from there. Nothing is ever
//! destroyed of it, so that the two years the law asks for are always there.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use chrono::{Datelike as _, Months, NaiveDate, Timelike as _};
use ledger::NewRecord;
use records::Body;
use records::staff::{AccessAct, AccessReviewed, review_of};
use std::collections::{BTreeMap, BTreeSet};
use tables::access::{self as access_table, Access, AccessRow};
use tables::settings;
use uuid::Uuid;
use words::sentence;

const HOUR_MILLIS: i64 = 60 * 60 * 1000;
/// Looks from this hour on, and before the other, are at night.
const NIGHT: (u32, u32) = (22, 7);
/// So many wrong PINs in a month are more than mistypings.
const MANY_WRONG_PINS: u32 = 5;
/// Fewer people than these are never many.
const MANY_PEOPLE: usize = 30;

/// What is out of the ordinary in somebody's month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusual {
    /// So many looks were at night.
    AtNight(u32),
    /// So many wrong PINs were typed for her.
    WrongPins(u32),
    /// She looked at more than twice as many people as anybody else.
    ManyPeople,
    /// She wrote so many files with people in them.
    Files(u32),
    /// So many looks were over the command line.
    CommandLine(u32),
}

/// What one member of staff looked at in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffAccess {
    /// Her name; empty for looks before anybody had signed in.
    pub name: String,
    /// Times she signed in.
    pub sign_ins: u32,
    /// Cards she opened, and photographs of visiting cards that she looked at.
    pub cards: u32,
    /// Searches that showed her people.
    pub searches: u32,
    /// Lists of people that she was shown: whom to write to, today's visitors,
    /// everybody.
    pub lists: u32,
    /// Files with people in them that she wrote.
    pub files: u32,
    /// People in them, counted once for each file.
    pub people_in_files: u32,
    /// Different people she looked at one by one or found.
    pub people: u32,
    /// When she last looked, in Unix milliseconds.
    pub last_ms: i64,
    /// What is out of the ordinary.
    pub unusual: Vec<Unusual>,
}

/// The looks of one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessReview {
    /// The month, `YYYY-MM`.
    pub month: String,
    /// All months with looks, the latest first, with whether each was gone through.
    pub months: Vec<(String, bool)>,
    /// Whether it is over, and can be gone through.
    pub is_over: bool,
    /// When it was gone through, in Unix milliseconds.
    pub reviewed_ms: Option<i64>,
    /// By member of staff, the most unusual first.
    pub staff: Vec<StaffAccess>,
}

impl Booth {
    /// Notes that whoever is signed in was shown people. What is on record of the
    /// last hour is not noted again.
    pub(crate) fn note_access(
        &mut self,
        act: AccessAct,
        people: &[Uuid],
    ) -> Result<(), BoothError> {
        if self.facts().new_looks(act, people)?.is_empty() {
            return Ok(());
        }
        let id = self.new_id();
        self.append(Right::Capture, |facts| {
            let people = facts.new_looks(act, people)?;
            let records: Vec<NewRecord> = match people.is_empty() {
                true => Vec::new(),
                false => vec![facts.record(id, None, facts.noted(act, people))],
            };
            Ok((records, ()))
        })
    }

    /// Notes that whoever is signed in was shown a list of so many people, once an
    /// hour for each list: who stood in it follows from the other records.
    pub(crate) fn note_list(&mut self, act: AccessAct, count: usize) -> Result<(), BoothError> {
        let list = [Uuid::nil()];
        // A desk whose clock is in question shows its list behind that question, and
        // a record would answer it; the command line goes on.
        let asks = || Ok::<_, BoothError>(self.clock_question()?.is_some());
        if count == 0
            || self.facts().new_looks(act, &list)?.is_empty()
            || (!self.session.command_line && asks()?)
        {
            return Ok(());
        }
        let id = self.new_id();
        self.append(Right::Capture, |facts| {
            if facts.new_looks(act, &list)?.is_empty() {
                return Ok((Vec::new(), ()));
            }
            let mut noted = facts.noted(act, Vec::new());
            if let Body::AccessNoted(noted) = &mut noted {
                noted.count = u32::try_from(count).unwrap_or(u32::MAX);
            }
            Ok((vec![facts.record(id, None, noted)], ()))
        })
    }

    /// Says that what follows is asked over the command line: looks say so.
    pub fn over_the_command_line(&mut self) {
        self.session.command_line = true;
    }

    /// Who looked at people in a month (`YYYY-MM`); unless one is said, the earliest
    /// that is over and was not gone through, or the present one.
    ///
    /// # Errors
    /// [`BoothError::NotAllowed`], [`BoothError::Tables`].
    pub fn access_review(&self, month: Option<&str>) -> Result<AccessReview, BoothError> {
        let facts = self.facts();
        facts.require(Right::Owner)?;
        let months = facts.months_of_access()?;
        let this = month_of(facts.today());
        let open = months.iter().rev().find(|(it, done)| !done && *it < this);
        let month = match (month, open) {
            (Some(asked), _) => asked.to_owned(),
            (None, Some((open, _))) => open.clone(),
            (None, None) => this.clone(),
        };
        let reviewed = settings::entry::<AccessReviewed>(facts.tables, review_of(&month))?;
        Ok(AccessReview {
            staff: facts.access_by_staff(&month)?,
            is_over: month < this,
            reviewed_ms: reviewed.map(|entry| entry.at_ms),
            months,
            month,
        })
    }

    /// Records that the owner went through a month that is over.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for a month that is not over.
    pub fn note_access_reviewed(&mut self, month: &str) -> Result<(), BoothError> {
        self.append(Right::Owner, |facts| {
            let known = facts.months_of_access()?;
            let is_over = month < month_of(facts.today()).as_str();
            if !is_over || !known.iter().any(|(it, _)| it == month) {
                return Err(BoothError::NotPossible(sentence!("access-month-not-over")));
            }
            let body = Body::AccessReviewed(AccessReviewed {
                month: month.to_owned(),
            });
            Ok((vec![facts.record(review_of(month), None, body)], ()))
        })
    }
}

fn month_of(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

impl Facts<'_> {
    /// Whom of these people it is not on record yet that she was shown.
    fn new_looks(&self, act: AccessAct, people: &[Uuid]) -> Result<Vec<Uuid>, BoothError> {
        let by = (
            self.session.staff,
            self.session.device,
            self.session.command_line,
        );
        let since = self.now_ms - self.now_ms.rem_euclid(HOUR_MILLIS);
        let mut new = Vec::new();
        for person in people {
            if !access_table::is_noted(self.tables, act, *person, by, since)? {
                new.push(*person);
            }
        }
        Ok(new)
    }

    /// All months from the first look to the present one, the latest first, each
    /// with whether it was gone through.
    fn months_of_access(&self) -> Result<Vec<(String, bool)>, BoothError> {
        let Some(earliest) = access_table::earliest(self.tables)? else {
            return Ok(Vec::new());
        };
        let first = self.session.local(earliest).date_naive().with_day(1);
        let mut at = self.today().with_day(1);
        let mut months = Vec::new();
        while let (Some(day), Some(first)) = (at, first)
            && day >= first
        {
            let month = month_of(day);
            let reviewed = settings::get::<AccessReviewed>(self.tables, review_of(&month))?;
            months.push((month, reviewed.is_some()));
            at = day.checked_sub_months(Months::new(1));
        }
        Ok(months)
    }

    fn access_by_staff(&self, month: &str) -> Result<Vec<StaffAccess>, BoothError> {
        let first: NaiveDate = format!("{month}-01")
            .parse()
            .map_err(|_| BoothError::Unknown)?;
        let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
        let rows = access_table::between(self.tables, self.midnight(first), self.midnight(next))?;
        let names = self.staff_names()?;
        let mut by_staff: BTreeMap<Option<Uuid>, Vec<AccessRow>> = BTreeMap::new();
        for row in rows {
            let whose = match row.act {
                Access::Noted(AccessAct::WrongPin) => Some(row.person),
                _ => row.staff,
            };
            by_staff.entry(whose).or_default().push(row);
        }
        let mut seen: Vec<usize> = by_staff.values().map(|rows| different(rows)).collect();
        seen.sort_unstable();
        let mut staff = Vec::new();
        for (id, rows) in by_staff {
            let name = id.and_then(|id| names.get(&id)).cloned();
            // More than twice as many as the one who looked at most besides her.
            let own = different(&rows);
            let others = match seen.as_slice() {
                [.., second, most] if *most == own => *second,
                [.., most] if *most != own => *most,
                _ => own,
            };
            let many = own >= MANY_PEOPLE && own > others * 2;
            staff.push(self.summed(name.unwrap_or_default(), &rows, many));
        }
        staff.sort_by_key(|it| std::cmp::Reverse((it.unusual.len(), it.people, it.last_ms)));
        Ok(staff)
    }

    fn summed(&self, name: String, rows: &[AccessRow], many: bool) -> StaffAccess {
        let times = |wanted: Access| {
            let of = rows.iter().filter(|row| row.act == wanted);
            let records: BTreeSet<Uuid> = of.map(|row| row.id).collect();
            u32::try_from(records.len()).unwrap_or(u32::MAX)
        };
        let noted = |act| times(Access::Noted(act));
        let is_at_night = |row: &&AccessRow| {
            let hour = self.session.local(row.at_ms).hour();
            hour >= NIGHT.0 || hour < NIGHT.1
        };
        let at_night: BTreeSet<Uuid> = rows.iter().filter(is_at_night).map(|row| row.id).collect();
        let at_night = u32::try_from(at_night.len()).unwrap_or(u32::MAX);
        let typed = rows.iter().filter(|row| row.command_line).map(|row| row.id);
        let typed = u32::try_from(typed.collect::<BTreeSet<_>>().len()).unwrap_or(u32::MAX);
        let (wrong_pins, files) = (noted(AccessAct::WrongPin), times(Access::Exported));
        let unusual = [
            (at_night > 0).then_some(Unusual::AtNight(at_night)),
            (wrong_pins >= MANY_WRONG_PINS).then_some(Unusual::WrongPins(wrong_pins)),
            many.then_some(Unusual::ManyPeople),
            (files > 0).then_some(Unusual::Files(files)),
            (typed > 0).then_some(Unusual::CommandLine(typed)),
        ];
        let written = rows.iter().filter(|row| row.act == Access::Exported);
        StaffAccess {
            name,
            sign_ins: noted(AccessAct::SignedIn),
            cards: noted(AccessAct::CardOpened) + noted(AccessAct::CardPhotoSeen),
            searches: noted(AccessAct::Found),
            lists: [
                AccessAct::Listed,
                AccessAct::DayListed,
                AccessAct::AllListed,
            ]
            .map(noted)
            .into_iter()
            .sum(),
            files,
            people_in_files: written.map(|row| row.people).sum(),
            people: u32::try_from(different(rows)).unwrap_or(u32::MAX),
            last_ms: rows.last().map_or(0, |row| row.at_ms),
            unusual: unusual.into_iter().flatten().collect(),
        }
    }
}

/// How many different people were looked at one by one.
fn different(rows: &[AccessRow]) -> usize {
    let looked = rows.iter().filter(|row| {
        matches!(
            row.act,
            Access::Noted(AccessAct::CardOpened | AccessAct::CardPhotoSeen | AccessAct::Found)
        )
    });
    looked.map(|row| row.person).collect::<BTreeSet<_>>().len()
}
