//! A laptop is missing: whose data were on it, and were they told?
//!
//! The owner says which one and since when. In the same step its coupon keys are
//! revoked and what is known of the people on it is recorded, in numbers. The law
//! gives 72 hours to tell them (PIPA article 34, decree 39); they count from the
//! moment that the owner names, the strictest way to read it. It is over when
//! somebody types when, by whom and to how many the letters went.

mod files;
mod on_it;

pub use on_it::field_name;
pub use outreach::lost_laptop::REPORTED_FROM;
pub use records::lost_laptops::{LaptopLossTold, LaptopLost};

use crate::coupons::{LostLaptop, laptop};
use crate::facts::Facts;
use crate::reason::given_line;
use crate::{Booth, BoothError, Right};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone as _};
use chrono_tz::Tz;
use ledger::DeviceId;
use records::Body;
use records::lost_laptops::told_of;
use tables::settings;
use uuid::Uuid;
use words::{Sentence, sentence};

/// How long the owner has to tell people, in milliseconds.
const CLOCK_MS: i64 = 72 * 60 * 60 * 1000;

/// Another laptop that has records here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherLaptop {
    /// Its device.
    pub device: Uuid,
    /// What staff call it.
    pub name: Sentence,
    /// When its latest record here was made, in Unix milliseconds.
    pub last_seen_ms: i64,
}

/// A laptop on record as lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The loss.
    pub id: Uuid,
    /// What staff call the laptop.
    pub name: Sentence,
    /// What was recorded of it.
    pub lost: LaptopLost,
    /// By when everybody has to be told, in the fair's time zone.
    pub due: DateTime<Tz>,
    /// Whether that is over, and they were not.
    pub overdue: bool,
    /// How they were told; none while they were not.
    pub told: Option<LaptopLossTold>,
}

/// A day and a time as somebody types them, `2026-11-28 18:00`.
///
/// # Errors
/// [`BoothError::NotPossible`] for anything else.
pub fn moment(typed: &str) -> Result<NaiveDateTime, BoothError> {
    NaiveDateTime::parse_from_str(typed.trim(), "%Y-%m-%d %H:%M")
        .map_err(|_| BoothError::NotPossible(sentence!("loss-moment-unreadable")))
}

impl Booth {
    /// The other laptops that have records here and are not on record as lost, the
    /// one seen last first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn other_laptops(&self) -> Result<Vec<OtherLaptop>, BoothError> {
        let lost = settings::all::<LaptopLost>(self.connection())?;
        let own = self.session.device;
        let known = self.ledger.known_until()?.into_iter();
        let mut laptops: Vec<OtherLaptop> = known
            .map(|(DeviceId(device), (_, last_seen_ms))| OtherLaptop {
                device,
                name: laptop(device, own),
                last_seen_ms,
            })
            .filter(|it| it.device != own && !lost.iter().any(|(_, lost)| lost.device == it.device))
            .collect();
        laptops.sort_by_key(|laptop| std::cmp::Reverse(laptop.last_seen_ms));
        Ok(laptops)
    }

    /// The laptops on record as lost: those whose people are still to be told first,
    /// the most urgent before.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn losses(&self) -> Result<Vec<Loss>, BoothError> {
        let facts = self.facts();
        let mut losses = Vec::new();
        for (id, lost) in settings::all::<LaptopLost>(facts.tables)? {
            losses.push(facts.loss(id, lost)?);
        }
        losses.sort_by_key(|loss| (loss.told.is_some(), loss.due));
        Ok(losses)
    }

    /// Records that a laptop is missing since a moment, revokes its coupon keys, and
    /// gives the loss.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a laptop without records here,
    /// [`BoothError::NotPossible`] for this one, for one on record as lost, and for a
    /// moment to come.
    pub fn report_lost_laptop(
        &mut self,
        device: Uuid,
        since: NaiveDateTime,
        coupons: LostLaptop,
    ) -> Result<Loss, BoothError> {
        let zone = self.session.current.zone;
        // Where clocks are put forward, the next moment that exists.
        let since_ms = zone.from_local_datetime(&since).earliest().map_or_else(
            || since.and_utc().timestamp_millis(),
            |at| at.timestamp_millis(),
        );
        let seen = self.on_it(device)?;
        let (id, ids) = (self.new_id(), self.revocation_ids());
        let refused = |sentence| Err(BoothError::NotPossible(sentence));
        self.append(Right::Owner, |facts| {
            if device == facts.session.device {
                return refused(sentence!("loss-own-laptop"));
            }
            let known = settings::all::<LaptopLost>(facts.tables)?;
            if known.iter().any(|(_, lost)| lost.device == device) {
                return refused(sentence!("loss-known-already"));
            }
            if since_ms > facts.now_ms {
                return refused(sentence!("loss-since-future"));
            }
            let lost = LaptopLost {
                device,
                since_ms,
                last_seen_ms: seen.last_seen_ms,
                people: seen.count(),
                recorded_there: seen.recorded_there(),
                forgotten_since: seen.forgotten_since,
                fields: seen.fields(),
            };
            let mut records = facts.revocations(device, coupons, ids)?;
            records.push(facts.record(id, None, Body::LaptopLost(lost.clone())));
            Ok((records, facts.loss(id, lost)?))
        })
    }

    /// Somebody says that the people of a loss were told: on which day, with what, and
    /// how many.
    ///
    /// # Errors
    /// [`BoothError::Unknown`], and [`BoothError::NotPossible`] when that is on record
    /// already, the day does not lie between the loss and today, or nothing says with
    /// what they were told.
    pub fn loss_told(
        &mut self,
        loss: Uuid,
        sent_on: NaiveDate,
        sender: &str,
        count: u32,
    ) -> Result<(), BoothError> {
        let sender = given_line(sender)?;
        self.append(Right::Owner, |facts| {
            let refused = |sentence| Err(BoothError::NotPossible(sentence));
            let lost = settings::get::<LaptopLost>(facts.tables, loss)?;
            let lost = lost.ok_or(BoothError::Unknown)?;
            if settings::get::<LaptopLossTold>(facts.tables, told_of(loss))?.is_some() {
                return refused(sentence!("loss-told-already"));
            }
            let since = facts.session.local(lost.since_ms).date_naive();
            if sent_on < since || sent_on > facts.today() {
                return refused(sentence!("loss-told-day"));
            }
            let told = Body::LaptopLossTold(LaptopLossTold {
                loss,
                sent_on,
                sender,
                count,
            });
            Ok((vec![facts.record(told_of(loss), None, told)], ()))
        })
    }
}

impl Facts<'_> {
    fn loss(&self, id: Uuid, lost: LaptopLost) -> Result<Loss, BoothError> {
        let told = settings::get::<LaptopLossTold>(self.tables, told_of(id))?;
        let due_ms = lost.since_ms.saturating_add(CLOCK_MS);
        Ok(Loss {
            id,
            name: laptop(lost.device, self.session.device),
            due: self.session.local(due_ms),
            overdue: told.is_none() && due_ms < self.now_ms,
            told,
            lost,
        })
    }
}
