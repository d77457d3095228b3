//! What a second screen shows of the day while the fair is on: numbers only, because
//! whoever passes by reads them, too.
//!
//! What happens at the booth can be seen there anyway: somebody comes, fills in a survey,
//! is given a coupon, buys. What somebody allowed cannot. So that nobody learns it from a
//! number which changes as she leaves, how many may be written to is counted at most once
//! in a quarter of an hour, in fives, and not told below five.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use chrono::Timelike as _;
use records::Body;
use records::fair::{DayGoalsSet, day_goals_of};
use std::collections::BTreeMap;
use tables::{coupon as coupon_table, response as response_table, sale as sale_table, settings};
use uuid::Uuid;
use words::sentence;

/// The highest goal.
pub const HIGHEST_DAY_GOAL: u32 = 100_000;
/// How long the number of those who may be written to stands still.
const STANDS_MILLIS: i64 = 15 * 60 * 1000;
/// In what steps it is told, and from where on.
const STEP: u32 = 5;

/// The day in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Which day of the fair it is; none before and after.
    pub day: Option<u32>,
    /// Visitors of today.
    pub visitors: u32,
    /// Of them, by the hour of the day in which they came, from the first to the latest.
    pub by_hour: Vec<(u32, u32)>,
    /// Surveys that were handed in today.
    pub surveys: u32,
    /// Conversations of today: visits, and those that were only counted. None where
    /// nobody counts.
    pub conversations: Option<u32>,
    /// At least so many of today's visitors may be written to; none below five.
    pub reachable: Option<u32>,
    /// Coupons given at this fair, all days.
    pub coupons_given: u32,
    /// Of them used.
    pub coupons_used: u32,
    /// Sales of today.
    pub sales: u32,
    /// What they came to, in won.
    pub won: u64,
    /// What the owner wants to reach today.
    pub goals: DayGoals,
}

/// What the owner wants the booth to reach on each day of this fair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayGoals {
    /// Visitors.
    pub visitors: Option<u32>,
    /// People who may be written to.
    pub contacts: Option<u32>,
    /// Sales.
    pub sales: Option<u32>,
}

/// How many may be written to, as it stands for a quarter of an hour.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KeptReach {
    fair: Uuid,
    quarter: i64,
    reachable: Option<u32>,
}

impl Booth {
    /// The day in numbers.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn board(&self) -> Result<Board, BoothError> {
        let reachable = self.reach_of_board()?;
        self.reading(|facts| facts.board(reachable))
    }

    /// What the owner wants to reach; nothing before she said.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn day_goals(&self) -> Result<DayGoals, BoothError> {
        self.facts().day_goals()
    }

    /// The owner says what she wants to reach.
    ///
    /// # Errors
    /// [`BoothError::Setting`] for 0 and above [`HIGHEST_DAY_GOAL`], and when nothing could
    /// be written.
    pub fn set_day_goals(&mut self, goals: DayGoals) -> Result<(), BoothError> {
        let DayGoals {
            visitors,
            contacts,
            sales,
        } = goals;
        let said = [visitors, contacts, sales].into_iter().flatten();
        if said
            .into_iter()
            .any(|goal| !(1..=HIGHEST_DAY_GOAL).contains(&goal))
        {
            return Err(BoothError::Setting(sentence!(
                "board-goal-out-of-range",
                most = HIGHEST_DAY_GOAL
            )));
        }
        self.append(Right::Owner, |facts| {
            if facts.day_goals()? == goals {
                return Ok((Vec::new(), ()));
            }
            let fair = facts.session.current.recorded();
            let body = Body::DayGoalsSet(DayGoalsSet {
                fair,
                visitors,
                contacts,
                sales,
            });
            Ok((vec![facts.record(day_goals_of(fair), None, body)], ()))
        })
    }

    fn reach_of_board(&self) -> Result<Option<u32>, BoothError> {
        let fair = self.fair_id();
        let quarter = self.facts().now_ms.div_euclid(STANDS_MILLIS);
        let kept = *self.kept_reach.borrow();
        if let Some(kept) = kept.filter(|kept| (kept.fair, kept.quarter) == (fair, quarter)) {
            return Ok(kept.reachable);
        }
        let (count, visitors) = self.reading(|facts| {
            let visitors = facts.once_each(facts.todays()?, |(visitor, _)| *visitor)?;
            Ok((facts.reachable_today()?, visitors.len()))
        })?;
        // Beside the visitors the number tells how many did not allow it, too.
        let others = visitors.saturating_sub(count as usize);
        let is_told = others >= STEP as usize;
        let reachable = Some(count / STEP * STEP).filter(|count| is_told && *count > 0);
        *self.kept_reach.borrow_mut() = Some(KeptReach {
            fair,
            quarter,
            reachable,
        });
        Ok(reachable)
    }
}

impl Facts<'_> {
    fn board(&self, reachable: Option<u32>) -> Result<Board, BoothError> {
        let fair = self.session.current.recorded();
        let since = self.midnight(self.today());
        let visits = self.todays()?;
        let counted = self.conversations_today()?;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let conversations = (counted > 0).then(|| counted.saturating_add(number(visits.len())));
        let people = self.once_each(visits, |(visitor, _)| *visitor)?;
        let hours = people.iter().map(|(_, ms)| self.session.local(*ms).hour());
        let mut by_hour: BTreeMap<u32, u32> = BTreeMap::new();
        for hour in hours {
            *by_hour.entry(hour).or_default() += 1;
        }
        // An hour in which nobody came, between others, is one, too.
        let latest = by_hour.keys().next_back().copied().unwrap_or_default();
        for hour in by_hour.keys().next().copied().unwrap_or(latest)..latest {
            by_hour.entry(hour).or_default();
        }
        let mut sold = sale_table::between(self.tables, since, i64::MAX)?;
        sold.retain(|sale| sale.sold.fair == fair);
        let (coupons_given, coupons_used) = coupon_table::counts(self.tables, fair)?;
        Ok(Board {
            day: self.day_of_fair(self.today()),
            visitors: number(people.len()),
            by_hour: by_hour.into_iter().collect(),
            surveys: response_table::count_handed_in_since(self.tables, fair, since)?,
            conversations,
            reachable,
            coupons_given,
            coupons_used,
            sales: number(sold.len()),
            won: sold.iter().map(|sale| sale.sold.total_won()).sum(),
            goals: self.day_goals()?,
        })
    }

    fn day_goals(&self) -> Result<DayGoals, BoothError> {
        let fair = self.session.current.recorded();
        let set = settings::get::<DayGoalsSet>(self.tables, day_goals_of(fair))?;
        let set = set.unwrap_or_default();
        Ok(DayGoals {
            visitors: set.visitors,
            contacts: set.contacts,
            sales: set.sales,
        })
    }
}
