//! The keys that laptops sign coupons with, and revoking the key of a lost one.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use chrono::NaiveDate;
use coupon::{Check, Fingerprint, Key, KeyId, KnownKey, Reason, Token, Unreadable};
use ledger::{Ledger, NewRecord};
use records::Body;
use records::coupons::{CouponKeyAnnounced, CouponKeyMade, CouponKeyRevoked, announced_by};
use rusqlite::Connection;
use std::collections::BTreeMap;
use tables::{coupon_list, settings};
use uuid::Uuid;
use words::{Sentence, sentence};

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

/// Whether no coupon under a key is taken any more, because its laptop was lost.
pub(crate) fn is_shut_out(connection: &Connection, key_id: u32) -> Result<bool, BoothError> {
    let revocation = revocation(connection, key_id)?;
    Ok(revocation.is_some_and(|revocation| revocation.good_until_ms.is_none()))
}

/// A key's id as it is stored.
pub(super) fn key_number(id: KeyId) -> u32 {
    let [a, b, c] = id.to_bytes();
    u32::from_be_bytes([0, a, b, c])
}

/// The key this laptop signs with. It follows from the device's own key, so it
/// is in no record and in no other laptop's store, and a laptop that got a new
/// device key (a copy, a restored backup) signs with another one.
pub(crate) fn key_of_this_device(ledger: &Ledger) -> Key {
    let [a, b, c, ..] = *ledger.secret_for("coupon key id");
    Key::new(
        KeyId::from_bytes([a, b, c]),
        *ledger.secret_for("coupon key"),
    )
}

/// A laptop's key, as far as it is known here.
pub(super) struct LaptopKey {
    pub(super) device: Uuid,
    pub(super) key_id: u32,
    /// The key itself, where it was recorded: before keys stayed on their
    /// laptops.
    shared: Option<Key>,
}

/// All keys that are known here, oldest first.
pub(super) fn laptop_keys(connection: &Connection) -> Result<Vec<LaptopKey>, BoothError> {
    let mut keys = Vec::new();
    for (device, made) in settings::all::<CouponKeyMade>(connection)? {
        let [_, id @ ..] = made.key_id.to_be_bytes();
        let secret =
            records::base64::decode_secret(&made.secret).ok_or(BoothError::StoredUnreadable)?;
        keys.push(LaptopKey {
            device,
            key_id: made.key_id,
            shared: Some(Key::new(KeyId::from_bytes(id), secret)),
        });
    }
    for (_, announced) in settings::all::<CouponKeyAnnounced>(connection)? {
        keys.push(LaptopKey {
            device: announced.device,
            key_id: announced.key_id,
            shared: None,
        });
    }
    Ok(keys)
}

/// The key that a laptop announced last.
pub(super) fn announced(connection: &Connection, device: Uuid) -> Result<Option<u32>, BoothError> {
    let announced = settings::get::<CouponKeyAnnounced>(connection, announced_by(device))?;
    Ok(announced.map(|announced| announced.key_id))
}

/// The record by which a laptop announces its key.
pub(super) fn announcement(facts: &Facts<'_>) -> NewRecord {
    let device = facts.session.device;
    let body = Body::CouponKeyAnnounced(CouponKeyAnnounced {
        device,
        key_id: key_number(facts.session.coupon_key.id()),
    });
    facts.record(announced_by(device), None, body)
}

impl Facts<'_> {
    /// What a token of which no record is here proves by itself.
    ///
    /// # Errors
    /// The reason to refuse it.
    pub(super) fn proven(&self, token: &Token) -> Result<Result<(), Reason>, BoothError> {
        let Some(claimed) = token.claimed() else {
            return Ok(Err(Reason::Unreadable(Unreadable::UnknownVersion)));
        };
        let key_id = key_number(claimed.key);
        let own = &self.session.coupon_key;
        let keys = laptop_keys(self.tables)?;
        let named = keys.iter().find(|key| key.key_id == key_id);
        let is_own = claimed.key == own.id();
        let check = match named {
            _ if is_own => Some(Check::Secret(own.clone())),
            None => None,
            Some(LaptopKey {
                shared: Some(key), ..
            }) => Some(Check::Secret(key.clone())),
            Some(LaptopKey { device, .. }) => Some(Check::Listed(
                coupon_list::fingerprint(self.tables, *device, key_id, claimed.serial)?
                    .map(Fingerprint::from_bytes),
            )),
        };
        let revoked_on = revocation(self.tables, key_id)?.map(|revocation| revocation.on);
        let verified = coupon::verify(token, |_| check.map(|check| KnownKey { check, revoked_on }));
        Ok(match verified {
            Err(reason) => Err(reason),
            // What this laptop gave is on record here. So is what another one
            // gave under a key that all laptops had, once it has a new key: the
            // record of the new one comes later.
            Ok(_) if is_own => Err(Reason::NeverGiven),
            Ok(_) => match named {
                Some(LaptopKey {
                    device,
                    shared: Some(_),
                    ..
                }) if *device == self.session.device
                    || announced(self.tables, *device)?.is_some() =>
                {
                    Err(Reason::NeverGiven)
                }
                _ => Ok(()),
            },
        })
    }
}

/// What staff call a laptop. Laptops have no names yet, so another laptop is
/// shown by the end of its id.
pub(crate) fn laptop(device: Uuid, own: Uuid) -> Sentence {
    if device == own {
        return sentence!("laptop-this");
    }
    let id = device.simple().to_string();
    let end = id[28..].to_uppercase();
    sentence!("laptop-other", end = end)
}

impl Facts<'_> {
    /// The records that revoke the coupon keys of a laptop; none where no key of it
    /// is known.
    pub(crate) fn revocations(
        &self,
        device: Uuid,
        lost: LostLaptop,
        ids: [Uuid; 2],
    ) -> Result<Vec<NewRecord>, BoothError> {
        let keys = laptop_keys(self.tables)?;
        let keys = keys.iter().filter(|key| key.device == device).zip(ids);
        let revoke = |(key, id): (&LaptopKey, Uuid)| {
            let revoked = CouponKeyRevoked {
                key_id: key.key_id,
                revoked_on: self.today(),
                good_until_ms: match lost {
                    LostLaptop::GoodUntil(moment) => Some(moment),
                    LostLaptop::ShutOut => None,
                },
            };
            self.record(id, None, Body::CouponKeyRevoked(revoked))
        };
        Ok(keys.map(revoke).collect())
    }
}

impl Booth {
    /// Ids for [`Facts::revocations`]: a laptop has at most the key that all laptops
    /// had, and the one it has for itself.
    pub(crate) fn revocation_ids(&self) -> [Uuid; 2] {
        [self.new_id(), self.new_id()]
    }

    /// The laptops that give coupons, as far as they are known here, this one
    /// first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn coupon_laptops(&self) -> Result<Vec<CouponLaptop>, BoothError> {
        let own = self.session.device;
        let known = self.ledger.known_until()?;
        let mut laptops: BTreeMap<Uuid, CouponLaptop> = BTreeMap::new();
        for key in laptop_keys(self.connection())? {
            let device = key.device;
            let revoked_on =
                revocation(self.connection(), key.key_id)?.map(|revocation| revocation.on);
            let laptop = laptops.entry(device).or_insert_with(|| CouponLaptop {
                device,
                name: laptop(device, own),
                last_seen_ms: known
                    .get(&ledger::DeviceId(device))
                    .map_or(0, |(_, latest)| *latest),
                revoked_on,
            });
            laptop.revoked_on = laptop.revoked_on.or(revoked_on);
        }
        let mut laptops: Vec<_> = laptops.into_values().collect();
        laptops.sort_by_key(|laptop| laptop.device != own);
        Ok(laptops)
    }

    /// Revokes the coupon keys of a lost laptop. Somebody who has that laptop
    /// can still make coupons under its key, but no other; every laptop that
    /// knows of this record refuses them.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when no coupon key of that device is known.
    pub fn revoke_coupon_key(&mut self, device: Uuid, lost: LostLaptop) -> Result<(), BoothError> {
        let ids = self.revocation_ids();
        self.append(Right::Owner, |facts| {
            let records = facts.revocations(device, lost, ids)?;
            if records.is_empty() {
                return Err(BoothError::Unknown);
            }
            Ok((records, ()))
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
