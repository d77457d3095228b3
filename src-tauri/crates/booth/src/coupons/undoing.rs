//! What happens to a coupon after it was given: printed again, taken out of
//! use, its uses undone; and which uses were more than allowed.
//!
//! Nothing is deleted. A use that was a mistake stays on record and is undone
//! by another record, which says who and why. The same holds for the sale it
//! belongs to, and both are undone together: if the coupon could be used again
//! while its discount stayed in the old sale, the money would be missing
//! unnoticed.

use super::checking::{IssuedCoupon, is_used_up};
use crate::facts::Facts;
use crate::reason::given_reason;
use crate::{Booth, BoothError, Right};
use coupon::{ShortNumber, Standing};
use ledger::NewRecord;
use records::Body;
use records::coupons::{CouponPrinted, CouponUseUndone, CouponVoided};
use records::sales::SaleVoided;
use std::collections::BTreeSet;
use tables::coupon::{self as coupon_table, CouponRow};
use tables::redemption::{self as redemption_table, RedemptionRow};
use tables::sale as sale_table;
use uuid::Uuid;
use words::{Sentence, sentence};

/// The use of a coupon that was recorded here last and still stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastUse {
    /// The coupon.
    pub coupon: Uuid,
    /// What it gave, in a few words.
    pub benefit: Sentence,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// Who recorded it; none when nobody was signed in.
    pub staff: Option<Uuid>,
    /// What it took off, in won.
    pub won: u64,
    /// What was bought, in words; empty when it was sold on another till.
    pub goods: Sentence,
}

/// A use beyond what was allowed. The use and its sale stand, because the
/// customer has the goods; the owner is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverRedeemed {
    /// The coupon.
    pub coupon: Uuid,
    /// Its number, in groups; empty while the record of its issue is not here.
    pub short_number: String,
    /// What it gives, in a few words.
    pub benefit: Sentence,
    /// Why it should not have been taken.
    pub why: Surplus,
    /// When it was taken, in Unix milliseconds.
    pub at_ms: i64,
    /// On which laptop, or in a shop.
    pub laptop: Sentence,
    /// By whom; empty when it is not known.
    pub staff: String,
    /// What it took off, in won.
    pub won: u64,
    /// The sale.
    pub sale: Uuid,
}

/// Why a use is more than allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surplus {
    /// The coupon was used more often, or for more won, than allowed.
    TooOften,
    /// The coupon was taken out of use before.
    OutOfUse,
}

impl Surplus {
    /// The reason in words, for the owner.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::TooOften => sentence!("coupon-used-elsewhere-too"),
            Self::OutOfUse => sentence!("coupon-used-after-voiding"),
        }
    }
}

/// A coupon on record that can still be used.
pub(super) fn usable(facts: &Facts<'_>, id: Uuid) -> Result<CouponRow, BoothError> {
    let row = coupon_table::get(facts.tables, id)?.ok_or(BoothError::Unknown)?;
    if facts.standing(id)? != Standing::Live {
        return Err(BoothError::NotPossible(sentence!("coupon-out-of-use")));
    }
    let terms = facts.programme(row.programme)?.terms();
    let uses = redemption_table::of_coupon(facts.tables, id)?;
    if is_used_up(&terms, &uses) {
        return Err(BoothError::NotPossible(sentence!("coupon-used-already")));
    }
    Ok(row)
}

impl Booth {
    /// Takes a coupon out of use. Earlier uses of it stand.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when it is used up or out of use already, or
    /// no reason is given.
    pub fn void_coupon(&mut self, id: Uuid, reason: &str) -> Result<IssuedCoupon, BoothError> {
        let reason = given_reason(reason)?;
        self.append(Right::Capture, |facts| {
            facts.refuse_names(&reason)?;
            let row = usable(facts, id)?;
            let voided = Body::CouponVoided(CouponVoided {
                reason,
                replaced_by: None,
            });
            Ok((vec![facts.record(id, row.visitor, voided)], ()))
        })?;
        self.coupon(id)
    }

    /// Counts one printing of each of these coupons. It is the same coupon,
    /// once more on paper.
    pub(super) fn note_printing(&mut self, coupons: &[IssuedCoupon]) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| Ok((facts.printings(coupons), ())))
    }

    /// The latest use recorded on this laptop that was not undone.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn last_use(&self) -> Result<Option<LastUse>, BoothError> {
        let facts = self.facts();
        let Some(last) = redemption_table::latest_of_device(facts.tables, facts.session.device)?
        else {
            return Ok(None);
        };
        let sale = sale_table::get(facts.tables, last.sale)?;
        Ok(Some(LastUse {
            coupon: last.coupon,
            benefit: benefit_of(&facts, &last)?,
            at_ms: last.at_ms,
            staff: last.staff,
            won: last.discount_won,
            goods: sale.map_or_else(Sentence::default, |sale| sale.sold.goods()),
        }))
    }

    /// Undoes the latest use of a coupon and the sale it belongs to: the coupon
    /// can be used again.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when there is no use to undo, or no reason
    /// is given.
    pub fn undo_last_use(&mut self, coupon: Uuid, reason: &str) -> Result<(), BoothError> {
        let reason = given_reason(reason)?;
        self.append(Right::Capture, |facts| {
            facts.refuse_names(&reason)?;
            let uses = redemption_table::of_coupon(facts.tables, coupon)?;
            let last = uses
                .last()
                .ok_or_else(|| BoothError::NotPossible(sentence!("coupon-no-use-to-undo")))?;
            if last.is_in_shop {
                return Err(BoothError::NotPossible(sentence!("coupon-used-in-shop")));
            }
            Ok((facts.void_sale(last.sale, &reason)?, ()))
        })
    }

    /// Uses beyond what was allowed, in the order of the ledger: two laptops
    /// that had not met both accepted a coupon, or one accepted what the other
    /// had voided. Every laptop with the same records lists the same uses.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn over_redeemed(&self) -> Result<Vec<OverRedeemed>, BoothError> {
        let facts = self.facts();
        let staff = facts.staff_names()?;
        let name = |id: Option<Uuid>| id.and_then(|id| staff.get(&id)).cloned();
        let mut seen = BTreeSet::new();
        let mut surplus = Vec::new();
        for coupon in redemption_table::suspects(facts.tables)? {
            for (used, why) in over(&facts, coupon)? {
                // A coupon and its replacement are looked at together, so each
                // would be listed twice.
                if seen.insert(used.record) {
                    surplus.push((used, why));
                }
            }
        }
        surplus.sort_by_key(|(used, _)| (used.order, used.device, used.record));
        surplus
            .into_iter()
            .map(|(used, why)| {
                let row = coupon_table::get(facts.tables, used.coupon)?;
                Ok(OverRedeemed {
                    coupon: used.coupon,
                    short_number: row
                        .and_then(|row| ShortNumber::from_value(row.short_number).ok())
                        .map_or_else(String::new, |number| number.to_string()),
                    benefit: benefit_of(&facts, &used)?,
                    why,
                    at_ms: used.at_ms,
                    laptop: facts.place_of(&used),
                    staff: name(used.staff).unwrap_or_default(),
                    won: used.discount_won,
                    sale: used.sale,
                })
            })
            .collect()
    }
}

fn benefit_of(facts: &Facts<'_>, used: &RedemptionRow) -> Result<Sentence, BoothError> {
    Ok(match programme_of(facts, used)? {
        Some(id) => facts.programme(id)?.terms().benefit.words(),
        None => sentence!("coupon-some-coupon"),
    })
}

/// The programme of a use: its coupon's, or the one in the use's own record
/// while the coupon is not here.
fn programme_of(facts: &Facts<'_>, used: &RedemptionRow) -> Result<Option<Uuid>, BoothError> {
    let coupon = coupon_table::get(facts.tables, used.coupon)?;
    Ok(coupon.map(|row| row.programme).or(used.programme))
}

/// The uses of a coupon, of those it replaced and of its replacement that were
/// more than allowed.
fn over(facts: &Facts<'_>, coupon: Uuid) -> Result<Vec<(RedemptionRow, Surplus)>, BoothError> {
    let uses = redemption_table::of_coupon(facts.tables, coupon)?;
    let Some(first) = uses.first() else {
        return Ok(Vec::new());
    };
    let Some(programme_id) = programme_of(facts, first)? else {
        return Ok(Vec::new());
    };
    let terms = facts.programme(programme_id)?.terms();
    let won: Vec<u64> = uses.iter().map(|used| used.discount_won).collect();
    let within = terms.within(&won);
    let mut over = Vec::new();
    for (used, is_within) in uses.into_iter().zip(within) {
        let voided = coupon_table::voided(facts.tables, used.coupon)?;
        // A replaced coupon and its replacement are one promise, so a use of
        // the old one is too much only if both were used.
        let is_out_of_use =
            voided.is_some_and(|voided| voided.replaced_by.is_none() && voided.order < used.order);
        if !is_within {
            over.push((used, Surplus::TooOften));
        } else if is_out_of_use {
            over.push((used, Surplus::OutOfUse));
        }
    }
    Ok(over)
}

impl Facts<'_> {
    /// The records that count a printing of each of these coupons.
    pub(super) fn printings(&self, coupons: &[IssuedCoupon]) -> Vec<NewRecord> {
        let record = |coupon: &IssuedCoupon| {
            let printed = Body::CouponPrinted(CouponPrinted {});
            self.record(coupon.id, coupon.visitor, printed)
        };
        coupons.iter().map(record).collect()
    }

    /// The records that void a sale and undo the uses of coupons in it.
    pub(crate) fn void_sale(&self, sale: Uuid, reason: &str) -> Result<Vec<NewRecord>, BoothError> {
        let mut records = Vec::new();
        if let Some(row) = sale_table::get(self.tables, sale)? {
            let voided = Body::SaleVoided(SaleVoided {
                reason: reason.to_owned(),
            });
            records.push(self.record(sale, row.sold.visitor, voided));
        }
        for used in redemption_table::of_sale(self.tables, sale)? {
            let undone = Body::CouponUseUndone(CouponUseUndone {
                redemption: used.record,
                reason: reason.to_owned(),
            });
            let holder = coupon_table::get(self.tables, used.coupon)?.and_then(|row| row.visitor);
            records.push(self.record(used.coupon, holder, undone));
        }
        Ok(records)
    }
}
