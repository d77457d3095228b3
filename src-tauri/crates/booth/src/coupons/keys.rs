//! The keys that laptops sign coupons with, and revoking the key of a lost one.

use crate::{Booth, BoothError, Right};
use chrono::NaiveDate;
use coupon::{Key, KeyId, KeyState};
use ledger::{Environment, Ledger};
use records::Body;
use records::coupons::{CouponKeyMade, CouponKeyRevoked};
use rusqlite::Connection;
use tables::settings;
use uuid::Uuid;
use words::{Sentence, sentence};
use zeroize::Zeroizing;

/// Which coupons of a lost laptop stay good.
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
    /// The earliest day on which it was revoked.
    pub(crate) on: NaiveDate,
    /// Coupons on record up to this moment stay good, in Unix milliseconds;
    /// none: no coupon does.
    pub(crate) good_until_ms: Option<i64>,
}

/// What is known of a key's revocation. When two laptops revoked the same key,
/// the stricter revocation counts, whichever came first.
pub(crate) fn revocation(
    connection: &Connection,
    key_id: u32,
) -> Result<Option<Revocation>, BoothError> {
    let revoked = settings::all::<CouponKeyRevoked>(connection)?
        .into_iter()
        .filter(|(_, revoked)| revoked.key_id == key_id)
        .map(|(_, revoked)| Revocation {
            on: revoked.revoked_on,
            good_until_ms: revoked.good_until_ms,
        });
    Ok(revoked.reduce(|one, other| Revocation {
        on: one.on.min(other.on),
        // `None` is less than any moment, so the stricter one wins.
        good_until_ms: one.good_until_ms.min(other.good_until_ms),
    }))
}

/// A key's id as it is stored.
pub(super) fn key_number(id: KeyId) -> u32 {
    let [a, b, c] = id.to_bytes();
    u32::from_be_bytes([0, a, b, c])
}

fn key_from(made: &CouponKeyMade) -> Result<Key, BoothError> {
    let [_, id @ ..] = made.key_id.to_be_bytes();
    let secret =
        records::base64::decode_secret(&made.secret).ok_or(BoothError::StoredUnreadable)?;
    Ok(Key::new(KeyId::from_bytes(id), secret))
}

/// The key this laptop signs with. A laptop without one (a new one, or one
/// restored from a backup) makes its own, so that every token names the laptop
/// it came from.
pub(crate) fn key_of_this_device(
    ledger: &mut Ledger,
    environment: &mut dyn Environment,
    staff: Option<Uuid>,
) -> Result<Key, BoothError> {
    let device = ledger.device().0;
    let mut id = [0; 3];
    environment.fill_random(&mut id);
    let mut secret = Zeroizing::new([0; 32]);
    environment.fill_random(secret.as_mut());
    let appended = ledger.append(environment, |tables| {
        if let Some(made) = settings::get(tables, device)? {
            return Ok((Vec::new(), made));
        }
        let made = CouponKeyMade {
            key_id: key_number(KeyId::from_bytes(id)),
            secret: records::base64::encode(secret.as_ref()),
        };
        let body = Body::CouponKeyMade(made.clone());
        let record = records::new_record(device, None, staff, body);
        Ok::<_, BoothError>((vec![record], made))
    })?;
    key_from(&appended.value)
}

/// What is known of a key; `None` when no laptop known here made it.
pub(super) fn key_state(
    connection: &Connection,
    id: KeyId,
) -> Result<Option<KeyState>, BoothError> {
    let number = key_number(id);
    let made = settings::all::<CouponKeyMade>(connection)?
        .into_iter()
        .find(|(_, made)| made.key_id == number);
    let Some((_, made)) = made else {
        return Ok(None);
    };
    let key = key_from(&made)?;
    Ok(Some(match revocation(connection, number)? {
        None => KeyState::Good(key),
        Some(revocation) => KeyState::Revoked {
            key,
            on: revocation.on,
        },
    }))
}

/// What staff call a laptop. Laptops have no names yet, so another laptop is
/// shown by the end of its id.
pub(super) fn laptop(device: Uuid, own: Uuid) -> Sentence {
    if device == own {
        return sentence!("laptop-this");
    }
    let id = device.simple().to_string();
    let end = id[28..].to_uppercase();
    sentence!("laptop-other", end = end)
}

impl Booth {
    /// The laptops that give coupons, as far as they are known here, this one
    /// first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn coupon_laptops(&self) -> Result<Vec<CouponLaptop>, BoothError> {
        let own = self.session.device;
        let known = self.ledger.known_until()?;
        let mut laptops = Vec::new();
        for (device, made) in settings::all::<CouponKeyMade>(self.connection())? {
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

    /// Revokes the coupon key of a lost laptop. Somebody who has that laptop
    /// can still make coupons under its key, but no other; every laptop that
    /// knows of this record refuses them.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when no coupon key of that device is known.
    pub fn revoke_coupon_key(&mut self, device: Uuid, lost: LostLaptop) -> Result<(), BoothError> {
        let id = self.new_id();
        self.append(Right::Owner, |facts| {
            let made =
                settings::get::<CouponKeyMade>(facts.tables, device)?.ok_or(BoothError::Unknown)?;
            let revoked = CouponKeyRevoked {
                key_id: made.key_id,
                revoked_on: facts.today(),
                good_until_ms: match lost {
                    LostLaptop::GoodUntil(moment) => Some(moment),
                    LostLaptop::ShutOut => None,
                },
            };
            let record = facts.record(id, None, Body::CouponKeyRevoked(revoked));
            Ok((vec![record], ()))
        })
    }
}

/// Refuses to give coupons on a laptop that was reported lost: every other
/// laptop would refuse them.
pub(super) fn may_give(connection: &Connection, key_id: u32) -> Result<(), BoothError> {
    if revocation(connection, key_id)?.is_none() {
        return Ok(());
    }
    Err(BoothError::NotIssued(sentence!(
        "coupon-laptop-reported-lost"
    )))
}
