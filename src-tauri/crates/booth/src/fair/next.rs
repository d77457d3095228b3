//! The fairs of a maker: listing them, opening the next one, working in
//! another one, and putting one away.
//!
//! The next fair begins as the last one ended: with its kiosk and, as the owner
//! wishes, its questionnaire and quotas, its products and its coupons. What
//! belongs to the maker, such as notices, people and what they allowed, needs
//! no copy.

use crate::coupons::{no_number_left, programme_of_next_fair};
use crate::current_fair::{CurrentFair, is_archived, is_destroyed};
use crate::facts::Facts;
use crate::own_names::refuse_label;
use crate::{Booth, BoothError, Right};
use chrono::NaiveDate;
use ledger::NewRecord;
use people::normalise_name;
use records::fair::{FairArchived, FairChosen, FairOpened, archive_of, chosen_by};
use records::text::Bilingual;
use records::{Body, derived_id};
use std::collections::BTreeSet;
use tables::settings;
use uuid::Uuid;
use words::sentence;

/// The next fair as the owner typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextFair {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// Whether visitors are asked what they are asked at the fair before.
    pub with_questionnaire: bool,
    /// Whether the products of the fair before are sold at it.
    pub with_products: bool,
    /// Whether it gives the coupons of the fair before, on days of its own.
    pub with_programmes: bool,
}

/// A fair as its owner looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FairState {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: Bilingual,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// Visitors on record.
    pub visitors: u32,
    /// Whether this laptop works in it.
    pub current: bool,
    /// Whether it was put away.
    pub archived: bool,
    /// Whether what happened at it was destroyed. Visitors on record came later,
    /// from another laptop.
    pub destroyed: bool,
}

impl Booth {
    /// The fairs of this store, the latest first, those put away last.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn fairs(&self) -> Result<Vec<FairState>, BoothError> {
        let facts = self.facts();
        let current = &facts.session.current;
        let mut fairs = Vec::new();
        for (id, fair) in settings::all::<FairOpened>(facts.tables)? {
            fairs.push(FairState {
                id,
                name: fair.name,
                starts_on: fair.starts_on,
                ends_on: fair.ends_on,
                visitors: facts.visitors_at(current.recorded_as(id))?,
                current: id == current.id,
                archived: is_archived(facts.tables, id)?,
                destroyed: is_destroyed(facts.tables, id)?,
            });
        }
        fairs.sort_by_key(|fair| {
            (
                fair.destroyed,
                fair.archived,
                std::cmp::Reverse(fair.starts_on),
            )
        });
        Ok(fairs)
    }

    /// How many fairs this store has. Unlike [`Self::fairs`], no visitor is counted
    /// for it.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn fair_count(&self) -> Result<usize, BoothError> {
        Ok(settings::all::<FairOpened>(self.facts().tables)?.len())
    }

    /// Opens the next fair, and works in it from now on.
    ///
    /// # Errors
    /// [`BoothError::SetUp`] when it has no name or its days are reversed.
    pub fn open_next_fair(&mut self, next: &NextFair) -> Result<Uuid, BoothError> {
        let id = self.new_id();
        let choice = self.new_id();
        let name = normalise_name(&next.name)?;
        if name.is_empty() {
            return Err(BoothError::SetUp(sentence!("fair-name-missing")));
        }
        refuse_label([name.as_str()])?;
        if next.ends_on < next.starts_on {
            return Err(BoothError::SetUp(sentence!("fair-days-reversed")));
        }
        let mut drawn = [0; 2];
        self.environment.borrow_mut().fill_random(&mut drawn);
        self.append(Right::Owner, |facts| {
            let before = &facts.session.current;
            let fair = FairOpened {
                name: Bilingual::same(&name),
                maker: facts.maker()?,
                starts_on: next.starts_on,
                ends_on: next.ends_on,
                time_zone: before.fair.time_zone.clone(),
                sample: before.fair.sample,
                topics: before.fair.topics.clone(),
                contact_key_secret: String::new(),
                continues: Some(before.id),
                with_products: next.with_products,
            };
            let mut records = vec![
                facts.record(id, None, Body::FairOpened(fair)),
                facts.choice_of_fair(id),
            ];
            if next.with_questionnaire {
                records.extend(facts.questionnaire_of_next_fair(choice, id)?);
                records.extend(facts.quotas_of_next_fair(id)?);
            }
            records.extend(facts.kiosk_of_next_fair(id)?);
            if next.with_programmes {
                records.extend(facts.programmes_of_next_fair(next, id, drawn)?);
            }
            Ok((records, ()))
        })?;
        self.look_for_current_fair()?;
        Ok(id)
    }

    /// Works in another fair from now on, on this laptop.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for a fair that was put away or destroyed.
    pub fn choose_fair(&mut self, fair: Uuid) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            settings::get::<FairOpened>(facts.tables, fair)?.ok_or(BoothError::Unknown)?;
            if is_archived(facts.tables, fair)? || is_destroyed(facts.tables, fair)? {
                return Err(BoothError::NotPossible(sentence!("fair-put-away")));
            }
            Ok((vec![facts.choice_of_fair(fair)], ()))
        })?;
        self.look_for_current_fair()
    }

    /// Puts a fair away: it is listed last, and no laptop works in it; or takes
    /// it out again. Nothing of it is lost.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for the fair this laptop works in.
    pub fn archive_fair(&mut self, fair: Uuid, archived: bool) -> Result<(), BoothError> {
        self.append(Right::Owner, |facts| {
            settings::get::<FairOpened>(facts.tables, fair)?.ok_or(BoothError::Unknown)?;
            facts.refuse_current_fair(fair)?;
            if is_archived(facts.tables, fair)? == archived {
                return Ok((Vec::new(), ()));
            }
            let body = Body::FairArchived(FairArchived { fair, archived });
            Ok((vec![facts.record(archive_of(fair), None, body)], ()))
        })
    }

    fn look_for_current_fair(&mut self) -> Result<(), BoothError> {
        let now_ms = self.facts().now_ms;
        let device = self.session.device;
        self.session.arriving.clear();
        self.session.current = CurrentFair::of(self.connection(), device, now_ms)?;
        Ok(())
    }
}

impl Facts<'_> {
    /// The fair that is on this day, if it is not the one this laptop works in:
    /// of several the one that began last.
    pub(crate) fn fair_on(&self, day: NaiveDate) -> Result<Option<Bilingual>, BoothError> {
        let mut on_day: Option<FairOpened> = None;
        for (id, fair) in settings::all::<FairOpened>(self.tables)? {
            if id != self.session.current.id
                && (fair.starts_on..=fair.ends_on).contains(&day)
                && !is_archived(self.tables, id)?
                && !is_destroyed(self.tables, id)?
                && on_day
                    .as_ref()
                    .is_none_or(|other| other.starts_on < fair.starts_on)
            {
                on_day = Some(fair);
            }
        }
        Ok(on_day.map(|fair| fair.name))
    }

    /// The fairs whose products are sold at this one, as records say them.
    pub(crate) fn fairs_of_products(&self) -> Result<BTreeSet<Uuid>, BoothError> {
        let current = &self.session.current;
        let mut fairs = BTreeSet::new();
        let mut next = Some(current.id);
        while let Some(id) = next
            && fairs.insert(current.recorded_as(id))
        {
            let fair = settings::get::<FairOpened>(self.tables, id)?;
            next = fair
                .filter(|fair| fair.with_products)
                .and_then(|fair| fair.continues);
        }
        Ok(fairs)
    }

    /// The name of a fair, by what a record says of it.
    pub(crate) fn fair_name(&self, recorded: Uuid) -> Result<Option<Bilingual>, BoothError> {
        let id = self.session.current.id_of(recorded);
        let fair = settings::get::<FairOpened>(self.tables, id)?;
        Ok(fair.map(|fair| fair.name))
    }

    /// Refuses what cannot be done to the fair this laptop works in.
    pub(super) fn refuse_current_fair(&self, fair: Uuid) -> Result<(), BoothError> {
        if fair == self.session.current.id {
            return Err(BoothError::NotPossible(sentence!("fair-in-use")));
        }
        Ok(())
    }

    fn choice_of_fair(&self, fair: Uuid) -> NewRecord {
        let entity = chosen_by(self.session.device);
        self.record(entity, None, Body::FairChosen(FairChosen { fair }))
    }

    fn programmes_of_next_fair(
        &self,
        next: &NextFair,
        fair: Uuid,
        drawn: [u8; 2],
    ) -> Result<Vec<NewRecord>, BoothError> {
        let before = self.fair_days();
        let days = coupon::FairDays {
            first: next.starts_on,
            last: next.ends_on,
        };
        let mut numbers = self.free_numbers(u16::from_be_bytes(drawn))?;
        self.open_programmes()?
            .into_iter()
            .map(|(old_id, old)| {
                let number = numbers.next().ok_or_else(no_number_left)?;
                let opened = programme_of_next_fair(old, before, days, fair, number);
                let id = [*fair.as_bytes(), *old_id.as_bytes()].concat();
                let id = derived_id("boothloop.next-programme.v1", &id);
                Ok(self.record(id, None, Body::ProgrammeOpened(opened)))
            })
            .collect()
    }
}
