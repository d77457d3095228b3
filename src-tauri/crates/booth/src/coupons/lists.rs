//! The coupons that this laptop may give next.
//!
//! A laptop draws serial numbers at random in advance, a list for each
//! programme, and records their fingerprints. The records travel, the key does
//! not: another laptop recognises every coupon of a list it has, and can make
//! none. Drawn at random, because two copies of one folder that both counted on
//! from the last number would give the same coupons twice.

use super::keys::{announced, announcement, key_number, may_give};
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use coupon::{Day, Key, ShortNumber, Token};
use ledger::{Delta, DeviceId, NewRecord};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use records::Body;
use records::coupons::{CouponIssued, CouponListDrawn, ProgrammeOpened};
use std::collections::{BTreeMap, BTreeSet};
use tables::coupon::{self as coupon_table, CouponRow};
use tables::{coupon_list, programme_closing};
use uuid::Uuid;
use words::sentence;

/// How many coupons are in a list. One of 2,000 is a record of 32 kilobytes.
const LIST: usize = 2_000;
/// How many lists are looked through for one that fits before it is said that none does.
const MOST_LISTS: usize = 8;
/// A new list is drawn when fewer than so many are left of a programme. So many
/// can be given between two meetings of the laptops.
const FEWEST_LEFT: usize = 1_000;

/// Where the random numbers of one transaction come from.
pub(super) type Seed = [u8; 32];

/// The serial numbers of a programme that were not given yet, oldest list first.
type SerialsLeft = Vec<Vec<u32>>;

/// Gives coupons out of this laptop's lists, and draws a list when one runs out.
pub(super) struct Signer<'a> {
    facts: &'a Facts<'a>,
    key: &'a Key,
    dice: ChaCha20Rng,
    /// The serial numbers not given yet by programme.
    lists: BTreeMap<Uuid, SerialsLeft>,
    /// Programmes of which a list was drawn, which is on record with the coupons
    /// or not at all.
    drawn: BTreeSet<Uuid>,
    /// What has to be recorded before the coupons.
    records: Vec<NewRecord>,
}

impl<'a> Signer<'a> {
    /// # Errors
    /// [`BoothError::NotIssued`] on a laptop that was reported lost.
    pub(super) fn new(facts: &'a Facts<'a>, seed: Seed) -> Result<Self, BoothError> {
        let key = &facts.session.coupon_key;
        let key_id = key_number(key.id());
        may_give(facts.tables, key_id)?;
        let is_announced = announced(facts.tables, facts.session.device)? == Some(key_id);
        let records = match is_announced {
            true => Vec::new(),
            false => vec![announcement(facts)],
        };
        Ok(Self {
            facts,
            key,
            dice: ChaCha20Rng::from_seed(seed),
            lists: BTreeMap::new(),
            drawn: BTreeSet::new(),
            records,
        })
    }

    /// The record of one more coupon, and its id. In place of another one it is of the
    /// same variant, because it keeps what was promised.
    pub(super) fn sign(
        &mut self,
        (id, programme): (Uuid, &ProgrammeOpened),
        visitor: Option<Uuid>,
        short_number: ShortNumber,
        replaces: Option<&CouponRow>,
    ) -> Result<(Uuid, Body), BoothError> {
        let key_id = key_number(self.key.id());
        let variants = programme.variants.len();
        let only = match replaces {
            Some(old) if variants > 0 => coupon::variant_of(serial_of(old)?, variants),
            _ => None,
        };
        let fits = |serial: u32| only.is_none() || coupon::variant_of(serial, variants) == only;
        let mut serial = self.take_one(id, programme, fits)?;
        // What was left when this laptop last gave one may have been given since.
        while coupon_table::is_given(self.facts.tables, id, key_id, serial)? {
            serial = self.take_one(id, programme, fits)?;
        }
        let token = token(self.key, serial, programme)?;
        let body = Body::CouponIssued(CouponIssued {
            fair: self.facts.session.current.recorded(),
            programme: id,
            visitor,
            digits: token.digits(),
            short_number: short_number.value(),
            serial,
            key_id,
            valid_until: programme.last_day(serial),
            replaces: replaces.map(|old| old.id),
        });
        Ok((super::checking::coupon_id(&token), body))
    }

    /// Takes one serial number that fits out of the lists.
    fn take_one(
        &mut self,
        id: Uuid,
        programme: &ProgrammeOpened,
        fits: impl Fn(u32) -> bool,
    ) -> Result<u32, BoothError> {
        self.draw(id, programme)?;
        for _ in 0..MOST_LISTS {
            // The oldest list first: the other laptops are likely to have it.
            for list in self.lists.entry(id).or_default() {
                let fitting = list.iter().enumerate().filter(|(_, serial)| fits(**serial));
                let fitting: Vec<usize> = fitting.map(|(place, _)| place).collect();
                if !fitting.is_empty() {
                    let one = self.dice.next_u64() % fitting.len() as u64;
                    return Ok(list.swap_remove(fitting[one as usize]));
                }
            }
            self.draw_list(id, programme)?;
        }
        // Of a list that was just drawn all of a variant is left out only where it is over.
        Err(BoothError::NotIssued(sentence!("coupon-programme-over")))
    }

    /// Draws a new list of a programme if too little is left of the old ones.
    fn draw(&mut self, id: Uuid, programme: &ProgrammeOpened) -> Result<(), BoothError> {
        if !self.lists.contains_key(&id) {
            let known = self.facts.session.serials_left.borrow_mut().remove(&id);
            let lists = match known.filter(are_enough) {
                Some(lists) => lists,
                None => self.left_in_tables(id)?,
            };
            self.lists.insert(id, lists);
        }
        let lists = self.lists.entry(id).or_default();
        // A coupon that would be over already is not given.
        let today = self.facts.today();
        for list in lists.iter_mut() {
            list.retain(|serial| programme.last_day(*serial) >= today);
        }
        match are_enough(lists) {
            true => Ok(()),
            false => self.draw_list(id, programme),
        }
    }

    fn draw_list(&mut self, id: Uuid, programme: &ProgrammeOpened) -> Result<(), BoothError> {
        let key_id = key_number(self.key.id());
        let mut serials = BTreeSet::new();
        while serials.len() < LIST {
            serials.insert(self.dice.next_u32());
        }
        let entries: Vec<coupon_list::Entry> = serials
            .iter()
            .map(|serial| {
                let token = token(self.key, *serial, programme)?;
                Ok((*serial, token.fingerprint().to_bytes()))
            })
            .collect::<Result<_, BoothError>>()?;
        let today = self.facts.today();
        let given = serials.into_iter();
        let given = given.filter(|serial| programme.last_day(*serial) >= today);
        self.lists.entry(id).or_default().push(given.collect());
        self.drawn.insert(id);
        let body = Body::CouponListDrawn(CouponListDrawn {
            key_id,
            programme: id,
            entries: coupon_list::encode(&entries),
        });
        let mut list = [0; 16];
        self.dice.fill_bytes(&mut list);
        let list = uuid::Builder::from_random_bytes(list).into_uuid();
        self.records.push(self.facts.record(list, None, body));
        Ok(())
    }

    /// Reads every coupon of the programme, which takes long when there are many.
    fn left_in_tables(&self, id: Uuid) -> Result<SerialsLeft, BoothError> {
        let key_id = key_number(self.key.id());
        let given = coupon_table::serials(self.facts.tables, id, key_id)?;
        let device = self.facts.session.device;
        let mut lists = coupon_list::serials(self.facts.tables, device, key_id, id)?;
        for list in &mut lists {
            list.retain(|serial| !given.contains(serial));
        }
        lists.retain(|list| !list.is_empty());
        Ok(lists)
    }

    /// The records of what was drawn; they come before those of the coupons. What
    /// is left of the lists on record is kept for the next coupon: if these are not
    /// recorded after all, their numbers are only not used while the store is open.
    pub(super) fn into_records(self) -> Vec<NewRecord> {
        let on_record = self.lists.into_iter();
        let on_record = on_record.filter(|(id, _)| !self.drawn.contains(id));
        self.facts
            .session
            .serials_left
            .borrow_mut()
            .extend(on_record);
        self.records
    }
}

/// Whether so many are left that no list has to be drawn.
fn are_enough(lists: &SerialsLeft) -> bool {
    lists.iter().map(Vec::len).sum::<usize>() >= FEWEST_LEFT
}

/// The serial number of a coupon on record.
fn serial_of(row: &CouponRow) -> Result<u32, BoothError> {
    let claimed = Token::from_digits(&row.digits).and_then(|token| token.claimed());
    Ok(claimed.ok_or(BoothError::StoredUnreadable)?.serial)
}

fn token(key: &Key, serial: u32, programme: &ProgrammeOpened) -> Result<Token, BoothError> {
    let day = Day::from_date(programme.last_day(serial)).ok_or(BoothError::StoredUnreadable)?;
    Ok(coupon::sign(key, serial, programme.number, day))
}

impl Booth {
    pub(super) fn draw_seed(&self) -> Seed {
        let mut seed = [0; 32];
        self.environment.borrow_mut().fill_random(&mut seed);
        seed
    }

    /// What another laptop lacks that has each device's records up to the number
    /// in `from`. With it go lists of the coupons that this laptop may give
    /// next, so that the other one recognises them.
    ///
    /// # Errors
    /// When the lists cannot be written or the records not be read.
    pub fn carry(&mut self, from: &BTreeMap<DeviceId, u64>) -> Result<Delta, BoothError> {
        let seed = self.draw_seed();
        self.append(Right::Capture, |facts| {
            if may_give(facts.tables, key_number(facts.session.coupon_key.id())).is_err() {
                return Ok((Vec::new(), ()));
            }
            let mut signer = Signer::new(facts, seed)?;
            let closed = programme_closing::all(facts.tables)?;
            for (id, programme) in facts.programmes()? {
                if !closed.contains_key(&id) && programme.valid_until >= facts.today() {
                    signer.draw(id, &programme)?;
                }
            }
            Ok((signer.into_records(), ()))
        })?;
        Ok(self.ledger.carry(from)?)
    }
}
