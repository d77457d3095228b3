//! Laptops that were lost: their keys are shut out, alone.

use crate::body::{Body, CouponKeyRevoked};
use crate::coupons::laptop;
use crate::tables::catalogue;
use crate::{Booth, BoothError};
use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;
use words::Sentence;

/// What a lost laptop's coupons are still good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LostLaptop {
    /// Those on record as given up to this moment, in Unix milliseconds.
    GoodUntil(i64),
    /// None of them.
    ShutOut,
}

/// A laptop that gives coupons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouponLaptop {
    /// Its device.
    pub device: Uuid,
    /// What staff call it.
    pub name: Sentence,
    /// When its latest record here was made, in Unix milliseconds.
    pub last_seen_ms: i64,
    /// The day it was shut out as lost, if it was.
    pub revoked_on: Option<NaiveDate>,
}

/// A revocation that is known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Revocation {
    /// The first day it was said.
    pub(crate) on: NaiveDate,
    /// Coupons on record up to this moment stay good; none: no coupon does.
    pub(crate) good_until_ms: Option<i64>,
}

/// What is known of a key's revocation. Two laptops may revoke one key; the
/// stricter word counts, whatever came first.
pub(crate) fn revocation(
    connection: &Connection,
    key_id: u32,
) -> Result<Option<Revocation>, BoothError> {
    let revoked = catalogue::all(connection, "coupon_key.revoked")?
        .into_iter()
        .filter_map(|(_, body)| match body {
            Body::CouponKeyRevoked(revoked) if revoked.key_id == key_id => Some(Revocation {
                on: revoked.revoked_on,
                good_until_ms: revoked.good_until_ms,
            }),
            _ => None,
        });
    Ok(revoked.reduce(|one, other| Revocation {
        on: one.on.min(other.on),
        // None is less than any moment.
        good_until_ms: one.good_until_ms.min(other.good_until_ms),
    }))
}

impl Booth {
    /// The laptops that give coupons, as far as they are known here, this one
    /// first.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn coupon_laptops(&self) -> Result<Vec<CouponLaptop>, BoothError> {
        let own = self.ledger.device().0;
        let known = self.ledger.known_until()?;
        let mut laptops = Vec::new();
        for (device, body) in catalogue::all(self.connection(), "coupon_key.made")? {
            let Body::CouponKeyMade(made) = body else {
                continue;
            };
            laptops.push(CouponLaptop {
                device,
                name: laptop(device, own),
                last_seen_ms: known
                    .get(&ledger::DeviceId(device))
                    .map_or(0, |(_, latest)| *latest),
                revoked_on: revocation(self.connection(), made.key_id)?
                    .map(|revocation| revocation.on),
            });
        }
        laptops.sort_by_key(|laptop| laptop.device != own);
        Ok(laptops)
    }

    /// Shuts out the coupon key of a lost laptop. Whoever has the laptop can
    /// still make coupons under that key and no other; on every laptop that
    /// knows of this record they are refused.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when no coupon key of that device is known.
    pub fn revoke_coupon_key(&mut self, device: Uuid, lost: LostLaptop) -> Result<(), BoothError> {
        let revoked_on = self.today();
        let Some(Body::CouponKeyMade(made)) = catalogue::get(self.connection(), device)? else {
            return Err(BoothError::Unknown);
        };
        let id = self.new_id();
        let body = Body::CouponKeyRevoked(CouponKeyRevoked {
            key_id: made.key_id,
            revoked_on,
            good_until_ms: match lost {
                LostLaptop::GoodUntil(moment) => Some(moment),
                LostLaptop::ShutOut => None,
            },
        });
        let record = self.record(id, None, &body);
        self.append(|_| Ok((vec![record], ())))
    }
}

/// Refuses to give coupons on a laptop that was reported lost: they would be
/// refused everywhere else.
pub(crate) fn may_give(connection: &Connection, key_id: u32) -> Result<(), BoothError> {
    if revocation(connection, key_id)?.is_none() {
        return Ok(());
    }
    Err(BoothError::NotIssued(Sentence::new(
        "이 노트북은 분실로 신고되어 여기서 드린 쿠폰은 다른 노트북에서 거절됩니다. 다른 노트북에서 쿠폰을 드리세요.",
        "This laptop was reported lost, and coupons given here would be refused on the others. Give the coupon on another laptop.",
    )))
}
