//! The verdict: everything known about one coupon, weighed in one place.

use crate::discount::{Line, discount};
use crate::reason::{Caution, Reason, Use};
use crate::terms::{Benefit, Holder, OfflinePolicy, Place, Programme, Terms};
use crate::token::Payload;
use chrono::{NaiveDate, NaiveDateTime};
use words::{Sentence, sentence};

/// All that is known about a presented coupon.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// What the token says, or the record of the typed number says.
    pub coupon: Payload,
    /// Why that can be believed.
    pub proof: Proof,
    /// What the issuing record says, if it is on this laptop.
    pub issued: Option<Payload>,
    /// Whether the records take it out of use.
    pub standing: Standing,
    /// Every use on record, in any order.
    pub uses: &'a [Use],
    /// The programme with the coupon's number, if it is on this laptop.
    pub programme: Option<&'a Programme>,
    /// Where it is presented.
    pub place: Place,
    /// Today by this laptop's clock, in the fair's calendar.
    pub today: NaiveDate,
    /// The latest day this laptop has ever seen, its own or another's.
    pub latest_day_seen: NaiveDate,
    /// How complete the records are.
    pub records: LedgerView,
    /// Whether the person it was issued to stands here; none if nobody checked.
    pub holder_is_present: Option<bool>,
    /// What is about to be bought; none while a coupon is only looked at.
    pub basket: Option<&'a [Line]>,
}

/// Why the coupon's content can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Its tag was verified.
    Tag,
    /// Its tag is right, but under a key that was revoked on this day: only a
    /// record that it was issued before proves it.
    RevokedKey(NaiveDate),
    /// Its key was revoked on this day, and none of its coupons count any more.
    ShutOutKey(NaiveDate),
    /// Its short number was found in the records.
    ShortNumber,
}

/// Whether the records take a coupon out of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// They do not.
    Live,
    /// It was voided.
    Voided,
    /// Another one was issued in its stead.
    Reissued,
}

/// How complete this laptop's records are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerView {
    /// There is no other laptop, or the hub has just confirmed.
    Complete,
    /// Other laptops' records are here up to a while ago.
    Merged {
        /// Until when, in the fair's local time; of several laptops the one
        /// whose records end first.
        at: NaiveDateTime,
        /// How long ago that is.
        minutes_ago: u32,
    },
    /// There are other laptops, and their records were never merged.
    NeverMerged,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// 확정: good.
    Ok,
    /// 오프라인 임시: good as far as can be known here and now.
    Provisional {
        /// What cannot be known.
        reason: Caution,
    },
    /// 거절: not good.
    Refused {
        /// Why.
        reason: Reason,
    },
}

impl Verdict {
    /// Why, in a sentence.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Ok => sentence!("coupon-ok"),
            Self::Provisional { reason } => reason.sentence(),
            Self::Refused { reason } => reason.sentence(),
        }
    }

    /// What to do now.
    pub fn advice(&self) -> Sentence {
        match self {
            Self::Ok => sentence!("coupon-ok-advice"),
            Self::Provisional { reason } => reason.advice(),
            Self::Refused { reason } => reason.advice(),
        }
    }
}

/// Weighs the facts. The first thing that stands against a coupon is the
/// answer, in the order a person would ask: is it real, is it ours, was it
/// used, is it the day, the place, the person and the basket, and how sure
/// are we.
pub fn assess(facts: &Facts<'_>) -> Verdict {
    match weigh(facts) {
        Ok(None) => Verdict::Ok,
        Ok(Some(reason)) => Verdict::Provisional { reason },
        Err(reason) => Verdict::Refused { reason },
    }
}

fn weigh(facts: &Facts<'_>) -> Result<Option<Caution>, Reason> {
    is_believable(facts)?;
    let programme = facts
        .programme
        .filter(|programme| programme.number == facts.coupon.programme)
        .ok_or(Reason::WrongProgramme)?;
    match facts.standing {
        Standing::Live => {}
        Standing::Voided => return Err(Reason::Voided),
        Standing::Reissued => return Err(Reason::Reissued),
    }
    let terms = &programme.terms;
    let taken_won = facts
        .uses
        .iter()
        .fold(0_u64, |sum, used| sum.saturating_add(used.won));
    let terms = &terms.after(taken_won);
    is_something_left(terms, facts.uses)?;
    is_the_day(facts, programme)?;
    if !terms.places.contains(&facts.place) {
        return Err(Reason::WrongPlace {
            places: terms.places.clone(),
        });
    }
    let is_bound = terms.holder == Holder::Person;
    if is_bound && facts.holder_is_present == Some(false) {
        return Err(Reason::NotForThisPerson);
    }
    if let Some(basket) = facts.basket {
        discount(terms, basket)?;
    }
    let doubt = doubt(facts, terms.offline)?;
    let unchecked =
        (is_bound && facts.holder_is_present.is_none()).then_some(Caution::HolderNotChecked);
    Ok(unchecked.or(doubt))
}

/// Whether the uses so far leave one more, or some of the amount.
fn is_something_left(terms: &Terms, uses: &[Use]) -> Result<(), Reason> {
    let Some(last) = uses.iter().max_by_key(|used| used.at) else {
        return Ok(());
    };
    match terms.uses_allowed() {
        Some(allowed) if u32::try_from(uses.len()).unwrap_or(u32::MAX) >= allowed => {
            Err(Reason::AlreadyUsed {
                last: last.clone(),
                allowed,
            })
        }
        None if matches!(terms.benefit, Benefit::Amount { won: 0, .. }) => {
            Err(Reason::AmountSpent { last: last.clone() })
        }
        _ => Ok(()),
    }
}

/// A right tag under a good key is enough. Otherwise the issuing record must
/// say so; and when both are there they must agree, for only a stolen key can
/// make a token that contradicts the record of the coupon it names.
fn is_believable(facts: &Facts<'_>) -> Result<(), Reason> {
    match (facts.issued, facts.proof) {
        (_, Proof::ShutOutKey(on)) => Err(Reason::KeyShutOut { on }),
        (Some(issued), _) if issued == facts.coupon => Ok(()),
        (Some(_), _) => Err(Reason::Forged),
        (None, Proof::Tag) => Ok(()),
        (None, Proof::RevokedKey(on)) => Err(Reason::KeyRevoked { on }),
        (None, Proof::ShortNumber) => Err(Reason::NotOnRecord),
    }
}

/// A clock may be set back, the latest day ever seen may not: a coupon must be
/// good on both.
fn is_the_day(facts: &Facts<'_>, programme: &Programme) -> Result<(), Reason> {
    let terms = &programme.terms;
    let last_day = terms.valid_until.min(facts.coupon.last_valid_day.date());
    if facts.today > last_day {
        return Err(Reason::Expired { on: last_day });
    }
    if facts.latest_day_seen > last_day {
        return Err(Reason::ClockSetBack {
            latest_day_seen: facts.latest_day_seen,
        });
    }
    if facts.today.max(facts.latest_day_seen) < terms.valid_from {
        return Err(Reason::NotYetValid {
            from: terms.valid_from,
        });
    }
    Ok(())
}

/// What the records cannot tell, as far as the programme minds.
fn doubt(facts: &Facts<'_>, policy: OfflinePolicy) -> Result<Option<Caution>, Reason> {
    if let OfflinePolicy::Strict { oldest_minutes } = policy {
        if facts.issued.is_none() {
            return Err(Reason::NotOnRecord);
        }
        let is_fresh = match facts.records {
            LedgerView::Complete => true,
            LedgerView::Merged { minutes_ago, .. } => minutes_ago <= oldest_minutes,
            LedgerView::NeverMerged => false,
        };
        if !is_fresh {
            return Err(Reason::RecordsTooOld { oldest_minutes });
        }
    }
    if policy == OfflinePolicy::LowValue {
        return Ok(None);
    }
    Ok(match facts.records {
        _ if facts.issued.is_none() => Some(Caution::NotOnRecord),
        LedgerView::Complete => None,
        LedgerView::Merged { at, .. } => Some(Caution::RecordsMergedAt { at }),
        LedgerView::NeverMerged => Some(Caution::RecordsNeverMerged),
    })
}
