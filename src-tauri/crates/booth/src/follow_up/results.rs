//! Whether it helped: what people bought who were drawn for what.
//!
//! Everything is worked out from records when it is asked for. A person counts from the
//! files on that she was drawn for; a fair counts when the days are over for everybody
//! who was drawn at it, and says nothing before. So what is shown does not move while
//! days go by, however often somebody looks.

use super::hold_out::HeldPerson;
use super::people::News;
use super::window::Window;
use crate::current_fair::is_destroyed;
use crate::facts::Facts;
use crate::{Booth, BoothError, FairScope};
use chrono::{NaiveDate, NaiveTime, TimeZone as _};
use experiment::{Arm, BaseRate, Group, Shares, Stratum, Suggestion, Verdict};
use records::fair::FairOpened;
use std::collections::{BTreeMap, HashMap, HashSet};
use tables::same_person::Persons;
use tables::{
    coupon as coupon_table, follow_up_export, hold_out, order as order_table, sale as sale_table,
    settings,
};
use uuid::Uuid;

/// Reports hide groups smaller than this, so that nobody is singled out.
const SMALLEST_GROUP: u32 = 5;

/// What was chosen for this fair, and what could be found with the people at hand.
#[derive(Debug, Clone, PartialEq)]
pub struct HoldOut {
    /// How many of a hundred are drawn for what.
    pub chosen: Shares,
    /// People who may be written to now, those too who were drawn.
    pub reachable: u32,
    /// How many of those who were written to buy within these days.
    pub base_rate: BaseRate,
    /// How many to leave out for one question.
    pub suggestion: Suggestion,
    /// People at this fair by what they were drawn for, those of whom the owner said it
    /// left out.
    pub drawn: BTreeMap<Group, u32>,
    /// People at this fair of whom the owner said what they get.
    pub overridden: u32,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// People of complete fairs who got what is judged.
    pub treated: u32,
    /// People of complete fairs who did not.
    pub control: u32,
    /// Complete fairs with both.
    pub fairs: u32,
    /// People of fairs whose days are not over.
    pub waiting: u32,
    /// The first day on which more can be said; none when nobody is waited for.
    pub next_on: Option<NaiveDate>,
    /// What can be said. Ranges are left out where they would tell of fewer than five
    /// people.
    pub verdict: Verdict,
}

/// Whether it helped, over all fairs of the maker.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUpResults {
    /// The days that count.
    pub window: Window,
    /// Whether recommending helped, against the bestsellers.
    pub recommending: Answer,
    /// Whether writing helped, against no message.
    pub writing: Answer,
    /// People who are counted nowhere: the owner said what they get, or they were drawn
    /// twice for different things.
    pub not_judged: u32,
}

impl Booth {
    /// What was chosen for this fair, and what could be found with the people at hand.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn hold_out_plan(&self, window: Window) -> Result<HoldOut, BoothError> {
        let chosen = self.held_out()?;
        let news = self.news(FairScope::Current)?;
        self.reading(|facts| facts.hold_out_plan(chosen, window, &news))
    }

    /// Whether recommending and writing helped, over all fairs of the maker.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn follow_up_results(&self, window: Window) -> Result<FollowUpResults, BoothError> {
        self.reading(|facts| facts.follow_up_results(window))
    }

    /// Outside a transaction every one of thousands of reads would lock the file.
    pub(crate) fn reading<T>(
        &self,
        read: impl FnOnce(&Facts<'_>) -> Result<T, BoothError>,
    ) -> Result<T, BoothError> {
        let facts = self.facts();
        let reading = facts.tables.unchecked_transaction()?;
        let value = read(&facts)?;
        reading.finish()?;
        Ok(value)
    }
}

/// What people bought: when, in Unix milliseconds, and for how much, in won.
type Purchases = HashMap<Uuid, Vec<(i64, u64)>>;

/// What somebody spent within the days after a moment; none when she bought nothing.
fn spent(purchases: &Purchases, person: Uuid, from_ms: i64, window: Window) -> Option<u64> {
    let within = from_ms..from_ms.saturating_add(window.millis());
    let bought = purchases.get(&person)?.iter();
    let mut won = bought
        .filter(|(at_ms, _)| within.contains(at_ms))
        .map(|(_, won)| *won);
    let first = won.next()?;
    Some(won.fold(first, u64::saturating_add))
}

/// One fair's draws, as far as they count for some days.
struct DrawnFair {
    /// Who counts, with the moment of her files in Unix milliseconds.
    people: Vec<(Uuid, HeldPerson, i64)>,
    /// When the days are over for everybody, in Unix milliseconds.
    over_ms: i64,
}

impl DrawnFair {
    /// Whether all that was bought in its days is still known.
    fn is_whole(&self, lost: &[DestroyedFair], window: Window) -> bool {
        let mut files = self.people.iter().map(|(_, _, from)| *from);
        files.all(|from| lost.iter().all(|lost| !lost.overlaps(from, window)))
    }
}

/// When a destroyed fair went on, in Unix milliseconds: until the next one began. What
/// was bought at it is gone, and would count as nothing bought.
struct DestroyedFair {
    from_ms: i64,
    until_ms: i64,
}

impl DestroyedFair {
    fn overlaps(&self, from_ms: i64, window: Window) -> bool {
        from_ms < self.until_ms && self.from_ms < from_ms.saturating_add(window.millis())
    }
}

impl Facts<'_> {
    fn destroyed_fairs(&self) -> Result<Vec<DestroyedFair>, BoothError> {
        let mut fairs = settings::all::<FairOpened>(self.tables)?;
        fairs.sort_by_key(|(_, fair)| fair.starts_on);
        let zone = self.session.current.zone;
        let begins = |fair: &FairOpened| {
            let midnight = fair.starts_on.and_time(NaiveTime::MIN);
            let begins = zone.from_local_datetime(&midnight).earliest();
            begins.map_or(i64::MIN, |it| it.timestamp_millis())
        };
        let mut destroyed = Vec::new();
        for (place, (id, fair)) in fairs.iter().enumerate() {
            if is_destroyed(self.tables, *id)? {
                let next = fairs.get(place + 1);
                destroyed.push(DestroyedFair {
                    from_ms: begins(fair),
                    until_ms: next.map_or(i64::MAX, |(_, next)| begins(next)),
                });
            }
        }
        Ok(destroyed)
    }

    fn hold_out_plan(
        &self,
        chosen: Shares,
        window: Window,
        news: &News,
    ) -> Result<HoldOut, BoothError> {
        let persons = &news.persons;
        let fair = self.session.current.recorded();
        let (asked, held, left_out) =
            self.written_to(news.asked.clone(), FairScope::Current, persons)?;
        let written = follow_up_export::people(self.tables, fair)?.into_iter();
        let not_drawn = written.map(|(visitor, ..)| visitor);
        let not_drawn = not_drawn.chain(self.waiting_for_replies()?);
        let not_drawn: HashSet<Uuid> = not_drawn.map(|visit| persons.of(visit)).collect();
        let sendable = asked.sendable.iter().map(|(visit, _)| persons.of(*visit));
        // Who has her message already, or waits for an answer, is never drawn.
        let drawable: HashSet<Uuid> = sendable
            .filter(|person| held.contains_key(person) || !not_drawn.contains(person))
            .collect();
        let reachable = u32::try_from(drawable.len()).unwrap_or(u32::MAX);
        let reachable = reachable.saturating_add(left_out.all);
        let base_rate = self.base_rate(window, persons)?;
        let mut drawn = BTreeMap::new();
        for person in held.values().filter(|it| it.is_judged) {
            *drawn.entry(person.group).or_default() += 1;
        }
        let overridden = hold_out::overridden(self.tables, fair)?.into_iter();
        let overridden: HashSet<Uuid> = overridden.map(|(visit, _)| persons.of(visit)).collect();
        Ok(HoldOut {
            chosen,
            reachable,
            suggestion: experiment::suggest(reachable, base_rate.rate),
            base_rate,
            drawn,
            overridden: u32::try_from(overridden.len()).unwrap_or(u32::MAX),
        })
    }

    /// How many of those who were in files bought within the days after; of fairs whose
    /// days are not over, nobody counts.
    fn base_rate(&self, window: Window, persons: &Persons) -> Result<BaseRate, BoothError> {
        let purchases = self.bought_by_person(persons)?;
        let lost = self.destroyed_fairs()?;
        let (mut bought, mut people) = (0, 0);
        for fair in follow_up_export::fairs(self.tables)? {
            // What was bought at it is gone, and would count as nothing bought.
            if is_destroyed(self.tables, self.session.current.id_of(fair))? {
                continue;
            }
            let mut first: HashMap<Uuid, i64> = HashMap::new();
            for (visitor, _, at_ms) in follow_up_export::people(self.tables, fair)? {
                let from = first.entry(persons.of(visitor)).or_insert(at_ms);
                *from = at_ms.min(*from);
            }
            for (person, from) in first {
                let is_whole = lost.iter().all(|lost| !lost.overlaps(from, window));
                if is_whole && window.is_over(from, self.now_ms) {
                    people += 1;
                    bought += u32::from(spent(&purchases, person, from, window).is_some());
                }
            }
        }
        Ok(BaseRate::known(bought, people))
    }

    fn follow_up_results(&self, window: Window) -> Result<FollowUpResults, BoothError> {
        let persons = self.persons()?;
        let purchases = self.bought_by_person(&persons)?;
        let lost = self.destroyed_fairs()?;
        let mut not_judged = 0;
        let mut fairs = Vec::new();
        for fair in hold_out::fairs(self.tables)? {
            // What was bought at it is gone, and would count as nothing bought.
            if is_destroyed(self.tables, self.session.current.id_of(fair))? {
                continue;
            }
            let held = self.held(fair, &persons)?;
            let said = held.values().filter(|it| !it.is_judged).count();
            not_judged += u32::try_from(said).unwrap_or(u32::MAX);
            let drawn = self.drawn_fair(fair, held, window)?;
            fairs.extend(drawn.filter(|it| it.is_whole(&lost, window)));
        }
        let answer = |control| self.answer(&fairs, control, &purchases, window);
        Ok(FollowUpResults {
            window,
            recommending: answer(Group::Bestsellers),
            writing: answer(Group::NoMessage),
            not_judged,
        })
    }

    /// Who was drawn at a fair and counts; none when no files followed the draw. Who was
    /// drawn later than so many days after the first files is left out, or the fair would
    /// begin to wait again each time somebody new is written to.
    fn drawn_fair(
        &self,
        fair: Uuid,
        held: super::hold_out::Held,
        window: Window,
    ) -> Result<Option<DrawnFair>, BoothError> {
        let files = follow_up_export::made(self.tables, fair)?;
        let judged = held.into_iter().filter(|(_, it)| it.is_judged);
        let mut people: Vec<(Uuid, HeldPerson, i64)> = judged
            .filter_map(|(person, held)| {
                let drawn = held.drawn?;
                let next = files.partition_point(|(order, _)| *order <= drawn);
                Some((person, held, files.get(next)?.1))
            })
            .collect();
        let Some(first) = people.iter().map(|it| it.2).min() else {
            return Ok(None);
        };
        people.retain(|it| it.2 < first.saturating_add(window.millis()));
        let last = people.iter().map(|it| it.2).max().unwrap_or(first);
        Ok(Some(DrawnFair {
            people,
            over_ms: last.saturating_add(window.millis()),
        }))
    }

    fn answer(
        &self,
        fairs: &[DrawnFair],
        control: Group,
        purchases: &Purchases,
        window: Window,
    ) -> Answer {
        let mut all: Vec<Stratum> = Vec::new();
        let mut looks = 0;
        let mut waiting = 0;
        let mut next_ms: Option<i64> = None;
        for fair in fairs {
            let mut strata: BTreeMap<(u8, u8), Stratum> = BTreeMap::new();
            for (person, held, from) in &fair.people {
                let stratum = strata.entry(held.shares).or_default();
                let arm = match held.group {
                    Group::Recommendation => &mut stratum.treated,
                    group if group == control => &mut stratum.control,
                    _ => continue,
                };
                arm.people += 1;
                arm.spent.extend(spent(purchases, *person, *from, window));
            }
            strata.retain(|_, it| it.treated.people > 0 && it.control.people > 0);
            if strata.is_empty() {
                continue;
            }
            if fair.over_ms > self.now_ms {
                let people = strata.values().map(people_in);
                waiting += people
                    .map(|(treated, control)| treated + control)
                    .sum::<u32>();
                next_ms = Some(next_ms.map_or(fair.over_ms, |it| it.min(fair.over_ms)));
                continue;
            }
            looks += 1;
            all.extend(strata.into_values());
        }
        let (treated, control) = all
            .iter()
            .map(people_in)
            .fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        let bought = |arm: fn(&Stratum) -> &Arm| all.iter().map(|it| arm(it).spent.len()).sum();
        let (by_treated, by_control): (usize, usize) =
            (bought(|it| &it.treated), bought(|it| &it.control));
        // A range gives away how many of each group bought.
        let is_small = [(treated, by_treated), (control, by_control)]
            .into_iter()
            .any(|(people, buyers)| {
                let others = (people as usize).saturating_sub(buyers);
                let few = 1..SMALLEST_GROUP as usize;
                people < SMALLEST_GROUP || few.contains(&buyers) || few.contains(&others)
            })
            || by_treated + by_control < SMALLEST_GROUP as usize;
        let mut verdict = experiment::verdict(&all, looks);
        if is_small {
            (verdict.rate, verdict.won) = (None, None);
        }
        Answer {
            treated,
            control,
            fairs: looks,
            waiting,
            next_on: next_ms.map(|at| self.session.local(at).date_naive()),
            verdict,
        }
    }

    /// What everybody bought that stands: by the sale's own visitor, or where none is
    /// known by whom its coupon was given to; and in shops, where it is known to be hers.
    fn bought_by_person(&self, persons: &Persons) -> Result<Purchases, BoothError> {
        let mut purchases = Purchases::new();
        for sale in sale_table::all(self.tables)? {
            let visitor = match (sale.sold.visitor, sale.sold.coupon) {
                (None, Some(coupon)) => {
                    coupon_table::get(self.tables, coupon)?.and_then(|it| it.visitor)
                }
                (visitor, _) => visitor,
            };
            if let Some(visitor) = visitor {
                let won = sale
                    .sold
                    .subtotal_won
                    .saturating_sub(sale.sold.discount_won);
                let bought = purchases.entry(persons.of(visitor)).or_default();
                bought.push((sale.at_ms, won));
            }
        }
        for order in order_table::linked(self.tables)? {
            if let Some(visitor) = order.visitor {
                let bought = purchases.entry(persons.of(visitor)).or_default();
                bought.push((order.at_ms, order.won));
            }
        }
        Ok(purchases)
    }
}

fn people_in(stratum: &Stratum) -> (u32, u32) {
    (stratum.treated.people, stratum.control.people)
}
