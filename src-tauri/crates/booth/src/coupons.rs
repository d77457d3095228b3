//! Coupons are given, looked at and used.

use crate::body::{Body, CouponIssued, ProgrammeOpened, StoredBenefit, StoredPlace};
use crate::tables::{catalogue, coupon as coupon_table, visitor as visitor_table};
use crate::{Booth, BoothError, opening};
use chrono::NaiveDate;
use coupon::{
    Benefit, Day, Facts, Holder, KeyId, KeyState, LedgerView, Line, OfflinePolicy, Place, Products,
    Programme, Proof, Reason, Scan, ShortNumber, Standing, Terms, Token, Use, Verdict,
};
use ledger::NewRecord;
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeSet, VecDeque};
use uuid::Uuid;
use words::Sentence;

/// A coupon with everything a screen, a slip or a message says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedCoupon {
    /// Its id.
    pub id: Uuid,
    /// To whom it was given, if known.
    pub visitor: Option<Uuid>,
    /// The 49 digits of its token.
    pub digits: String,
    /// The number to type or say, in groups; empty while the laptop that gave
    /// the coupon is not merged here.
    pub short_number: String,
    /// What it gives, in a few words.
    pub benefit: Sentence,
    /// When, where and for what, in one sentence.
    pub conditions: Sentence,
    /// Its last day.
    pub valid_until: NaiveDate,
    /// Whether it was used as often as it may be.
    pub used: bool,
    /// What its QR code says.
    pub qr_content: String,
}

/// What is to be said of a coupon that was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedCoupon {
    /// 확정, 오프라인 임시 or 거절, with the reason.
    pub verdict: Verdict,
    /// The coupon, when this laptop knows it.
    pub coupon: Option<IssuedCoupon>,
}

/// Remembers wrongly typed numbers, to slow down whoever is guessing.
#[derive(Debug, Clone, Default)]
pub(crate) struct WrongNumbers {
    at_millis: VecDeque<i64>,
}

/// Five wrong numbers in ten minutes stop typing for one; a stranger at a desk
/// could otherwise try 5 a minute for eight hours.
const WRONG_NUMBERS: usize = 5;
const WATCHED_MILLIS: u64 = 10 * 60 * 1000;
const PAUSE_MILLIS: u64 = 60 * 1000;

/// Times are the wall clock's, not the latest ever seen: that one stands still
/// while a laptop's clock is behind, and the pause would never end.
impl WrongNumbers {
    fn is_paused(&self, wall: i64) -> bool {
        self.at_millis.len() >= WRONG_NUMBERS
            && self
                .at_millis
                .back()
                .is_some_and(|last| wall.abs_diff(*last) < PAUSE_MILLIS)
    }

    fn note(&mut self, wall: i64) {
        self.at_millis
            .retain(|at| wall.abs_diff(*at) < WATCHED_MILLIS);
        self.at_millis.push_back(wall);
    }
}

/// A key's id as it is stored.
pub(crate) fn key_number(id: KeyId) -> u32 {
    let [a, b, c] = id.to_bytes();
    u32::from_be_bytes([0, a, b, c])
}

impl ProgrammeOpened {
    /// The rules, as the `coupon` crate weighs them.
    pub fn terms(&self) -> Terms {
        let places: BTreeSet<Place> = self
            .places
            .iter()
            .map(|place| match place {
                StoredPlace::Booth => Place::Booth,
                StoredPlace::Shop => Place::Shop,
                StoredPlace::Online => Place::Online,
            })
            .collect();
        Terms {
            benefit: match &self.benefit {
                StoredBenefit::Percent { percent, cap_won } => Benefit::Percent {
                    percent: *percent,
                    cap_won: *cap_won,
                },
                StoredBenefit::Amount { won } => Benefit::Amount { won: *won },
                StoredBenefit::Gift { what } => Benefit::Gift { what: what.into() },
            },
            minimum_purchase_won: self.minimum_purchase_won,
            products: Products {
                tags: self.product_tags.iter().cloned().collect(),
                ids: BTreeSet::new(),
            },
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            uses_per_coupon: self.uses_per_coupon,
            holder: if self.bound_to_person {
                Holder::Person
            } else {
                Holder::Bearer
            },
            places: if places.is_empty() {
                BTreeSet::from([Place::Booth])
            } else {
                places
            },
            offline: OfflinePolicy::Normal,
        }
    }
}

/// All programmes, oldest first.
pub(crate) fn programmes(
    connection: &Connection,
) -> Result<Vec<(Uuid, ProgrammeOpened)>, BoothError> {
    Ok(catalogue::all(connection, "programme.opened")?
        .into_iter()
        .filter_map(|(id, body)| match body {
            Body::ProgrammeOpened(programme) => Some((id, programme)),
            _ => None,
        })
        .collect())
}

fn programme(connection: &Connection, id: Uuid) -> Result<ProgrammeOpened, BoothError> {
    match catalogue::get(connection, id)? {
        Some(Body::ProgrammeOpened(programme)) => Ok(programme),
        _ => Err(BoothError::Unknown),
    }
}

impl Booth {
    /// All programmes, oldest first.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn programmes(&self) -> Result<Vec<(Uuid, ProgrammeOpened)>, BoothError> {
        programmes(self.connection())
    }

    /// Gives a coupon. A visitor who already holds an unused one of the same
    /// programme gets that one again: pressing twice, or reprinting, is not a
    /// second coupon.
    ///
    /// # Errors
    /// When the visitor or the programme is not known, or nothing could be
    /// written.
    pub fn issue_coupon(
        &mut self,
        visitor: Option<Uuid>,
        programme_id: Uuid,
    ) -> Result<IssuedCoupon, BoothError> {
        let id = self.issue_coupons(&[visitor], programme_id)?[0];
        self.coupon(id)
    }

    /// Gives a coupon of one programme to each of these visitors, in one
    /// transaction; the same rule as [`Self::issue_coupon`]. The ids come in
    /// the order of the visitors.
    ///
    /// # Errors
    /// As [`Self::issue_coupon`]; then nobody got one.
    pub fn issue_coupons(
        &mut self,
        visitors: &[Option<Uuid>],
        programme_id: Uuid,
    ) -> Result<Vec<Uuid>, BoothError> {
        let drawn: Vec<ShortNumber> = visitors.iter().map(|_| self.draw_short_number()).collect();
        let key = self.coupon_key.clone();
        let key_id = key_number(key.id());
        let staff = self.staff;
        self.append(|connection| {
            let programme = programme(connection, programme_id)?;
            let last_day = Day::from_date(programme.valid_until).ok_or(BoothError::Unknown)?;
            let mut serial = coupon_table::last_serial(connection, key_id)?;
            let mut records: Vec<NewRecord> = Vec::new();
            let mut ids = Vec::with_capacity(visitors.len());
            for (visitor, short_number) in visitors.iter().zip(drawn) {
                if let Some(visitor) = visitor {
                    visitor_table::arrived(connection, *visitor)?.ok_or(BoothError::Unknown)?;
                    if let Some(held) = held_unused(
                        connection,
                        *visitor,
                        programme_id,
                        programme.uses_per_coupon,
                    )? {
                        ids.push(held);
                        continue;
                    }
                }
                serial = serial.checked_add(1).ok_or(BoothError::AmountUnusable)?;
                let token = coupon::sign(&key, serial, programme.number, last_day);
                let id = coupon_id(&token);
                let body = Body::CouponIssued(CouponIssued {
                    programme: programme_id,
                    visitor: *visitor,
                    digits: token.digits(),
                    short_number: short_number.value(),
                    serial,
                    key_id,
                    valid_until: programme.valid_until,
                });
                records.push(crate::new_record(id, *visitor, staff, &body));
                ids.push(id);
            }
            Ok((records, ids))
        })
    }

    fn draw_short_number(&mut self) -> ShortNumber {
        loop {
            let mut bytes = [0; 8];
            self.environment.fill_random(&mut bytes);
            if let Some(number) = ShortNumber::from_random_bytes(bytes) {
                return number;
            }
        }
    }

    /// A coupon by its id.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when this laptop has no record of it and did not
    /// see it either.
    pub fn coupon(&self, id: Uuid) -> Result<IssuedCoupon, BoothError> {
        let shown = self.shown(id)?.ok_or(BoothError::Unknown)?;
        self.issued(shown.row)
    }

    /// A visitor's coupons, newest first.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn coupons_of(&self, visitor: Uuid) -> Result<Vec<IssuedCoupon>, BoothError> {
        coupon_table::of_visitor(self.connection(), visitor)?
            .into_iter()
            .map(|row| self.issued(row))
            .collect()
    }

    fn issued(&self, row: coupon_table::CouponRow) -> Result<IssuedCoupon, BoothError> {
        let programme = programme(self.connection(), row.programme)?;
        let terms = programme.terms();
        let uses = coupon_table::redemptions(self.connection(), row.id)?.len();
        let token = Token::from_digits(&row.digits).ok_or(BoothError::Unknown)?;
        Ok(IssuedCoupon {
            id: row.id,
            visitor: row.visitor,
            // None while only the token is known.
            short_number: ShortNumber::from_value(row.short_number)
                .map_or_else(|_| String::new(), |number| number.to_string()),
            benefit: terms.benefit.words(),
            conditions: terms.preview(),
            valid_until: row.valid_until,
            used: uses >= usize::try_from(programme.uses_per_coupon).unwrap_or(usize::MAX),
            qr_content: coupon::qr::content(self.fair.maker.page_address.as_deref(), &token),
            digits: row.digits,
        })
    }

    /// Says of a scan or a typed number whether it is a coupon and whether it
    /// is good now. Nothing is recorded.
    ///
    /// # Errors
    /// [`BoothError::TooManyGuesses`] after several wrong numbers.
    pub fn check_scan(&mut self, text: &str) -> Result<CheckedCoupon, BoothError> {
        match coupon::read_scan(text) {
            Scan::NotACoupon(reason) => Ok(refused(reason)),
            Scan::Token(token) => {
                if let Err(reason) = coupon::verify(&token, |id| self.key_state(id)) {
                    return Ok(refused(reason));
                }
                let id = coupon_id(&token);
                self.scanned.insert(id, token);
                match self.shown(id)? {
                    Some(shown) => self.assess(shown, None),
                    None => Ok(refused(Reason::WrongProgramme)),
                }
            }
            Scan::ShortNumber(number) => {
                let wall = self.environment.now_unix_millis();
                if self.wrong_numbers.is_paused(wall) {
                    return Err(BoothError::TooManyGuesses);
                }
                let mut rows = coupon_table::by_short_number(self.connection(), number.value())?;
                match (rows.pop(), rows.is_empty()) {
                    (Some(row), true) => self.assess(Shown::on_record(row), None),
                    _ => {
                        self.wrong_numbers.note(wall);
                        Ok(refused(Reason::NotOnRecord))
                    }
                }
            }
        }
    }

    /// Whether a known coupon is good now, for this basket if there is one.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when this laptop has no record of it.
    pub fn check_coupon(
        &mut self,
        id: Uuid,
        basket: Option<&[Line]>,
    ) -> Result<CheckedCoupon, BoothError> {
        let shown = self.shown(id)?.ok_or(BoothError::Unknown)?;
        self.assess(shown, basket)
    }

    fn assess(
        &mut self,
        shown: Shown,
        basket: Option<&[Line]>,
    ) -> Result<CheckedCoupon, BoothError> {
        let clock = self.clock();
        let verdict = assess(self.connection(), &clock, &shown, basket)?;
        let coupon = Some(self.issued(shown.row)?);
        Ok(CheckedCoupon { verdict, coupon })
    }

    fn shown(&self, id: Uuid) -> Result<Option<Shown>, BoothError> {
        shown(self.connection(), id, self.scanned(id))
    }

    /// The token of a coupon that was scanned here and proved genuine.
    pub(crate) fn scanned(&self, id: Uuid) -> Option<&Token> {
        self.scanned.get(&id)
    }

    pub(crate) fn clock(&mut self) -> Clock {
        let wall = self.environment.now_unix_millis();
        Clock {
            today: self.local(wall).date_naive(),
            latest_day_seen: self.today(),
            zone: self.zone,
            fair: self.fair_id,
            device: self.ledger.device().0,
        }
    }

    fn key_state(&self, id: KeyId) -> Option<KeyState> {
        if id == self.coupon_key.id() {
            return Some(KeyState::Good(self.coupon_key.clone()));
        }
        let number = key_number(id);
        let keys = catalogue::all(self.connection(), "coupon_key.made").ok()?;
        keys.into_iter().find_map(|(_, body)| match body {
            Body::CouponKeyMade(made) if made.key_id == number => {
                opening::key_from(&made).ok().map(KeyState::Good)
            }
            _ => None,
        })
    }
}

/// What day it is, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    today: NaiveDate,
    latest_day_seen: NaiveDate,
    zone: chrono_tz::Tz,
    fair: Uuid,
    device: Uuid,
}

/// A coupon that lies on the desk: as this laptop has it on record, or, when
/// the laptop that gave it is not merged yet, as its genuine token says.
pub(crate) struct Shown {
    pub(crate) row: coupon_table::CouponRow,
    is_on_record: bool,
}

impl Shown {
    fn on_record(row: coupon_table::CouponRow) -> Self {
        Self {
            row,
            is_on_record: true,
        }
    }
}

/// A coupon's id follows from its token, so that every laptop that sees the
/// token books its use under the same coupon, whether it knows of the issue or
/// learns of it with the next merge.
fn coupon_id(token: &Token) -> Uuid {
    let mut hasher = Sha256::new();
    hasher.update(b"boothloop.coupon-id.v1");
    hasher.update(token.to_bytes());
    let [id @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
        <[u8; 32]>::from(hasher.finalize());
    uuid::Builder::from_custom_bytes(id).into_uuid()
}

/// Finds a coupon on record, or else by the token that was scanned.
pub(crate) fn shown(
    connection: &Connection,
    id: Uuid,
    scanned: Option<&Token>,
) -> Result<Option<Shown>, BoothError> {
    if let Some(row) = coupon_table::get(connection, id)? {
        return Ok(Some(Shown::on_record(row)));
    }
    let Some((digits, payload)) =
        scanned.and_then(|token| Some((token.digits(), token.claimed()?)))
    else {
        return Ok(None);
    };
    let programme = programmes(connection)?
        .into_iter()
        .find(|(_, programme)| programme.number == payload.programme);
    Ok(programme.map(|(programme, _)| Shown {
        row: coupon_table::CouponRow {
            id,
            programme,
            visitor: None,
            digits,
            short_number: 0,
            valid_until: payload.last_valid_day.date(),
        },
        is_on_record: false,
    }))
}

/// Weighs a coupon inside a transaction or outside one.
pub(crate) fn assess(
    connection: &Connection,
    clock: &Clock,
    shown: &Shown,
    basket: Option<&[Line]>,
) -> Result<Verdict, BoothError> {
    let Some(coupon) = Token::from_digits(&shown.row.digits).and_then(|token| token.claimed())
    else {
        return Ok(Verdict::Refused {
            reason: Reason::NotOnRecord,
        });
    };
    let programme = programmes(connection)?
        .into_iter()
        .find(|(_, programme)| programme.number == coupon.programme)
        .map(|(_, programme)| Programme {
            number: programme.number,
            // A revisit coupon is meant to outlive the fair.
            fair: (!programme.for_revisit).then_some(clock.fair),
            terms: programme.terms(),
        });
    let uses = uses(connection, clock, shown.row.id)?;
    Ok(coupon::assess(&Facts {
        coupon,
        // What is not on record came in by its token, which was verified.
        proof: if shown.is_on_record {
            Proof::ShortNumber
        } else {
            Proof::Tag
        },
        issued: shown.is_on_record.then_some(coupon),
        standing: Standing::Live,
        uses: &uses,
        programme: programme.as_ref(),
        fair: clock.fair,
        place: Place::Booth,
        today: clock.today,
        latest_day_seen: clock.latest_day_seen,
        records: records_view(connection)?,
        holder_is_present: None,
        basket,
    }))
}

/// One laptop's records are complete; with more than one, what the others did
/// since the last merge is unknown.
fn records_view(connection: &Connection) -> Result<LedgerView, BoothError> {
    let laptops = catalogue::all(connection, "coupon_key.made")?.len();
    Ok(if laptops <= 1 {
        LedgerView::Complete
    } else {
        LedgerView::NeverMerged
    })
}

fn uses(connection: &Connection, clock: &Clock, coupon: Uuid) -> Result<Vec<Use>, BoothError> {
    let staff = catalogue::all(connection, "staff.added")?;
    let name_of = |id: Option<Uuid>| {
        staff
            .iter()
            .find_map(|(staff_id, body)| match body {
                Body::StaffAdded(person) if Some(*staff_id) == id => Some(person.name.clone()),
                _ => None,
            })
            .unwrap_or_default()
    };
    Ok(coupon_table::redemptions(connection, coupon)?
        .into_iter()
        .map(|redemption| Use {
            at: chrono::DateTime::from_timestamp_millis(redemption.at_ms)
                .unwrap_or_default()
                .with_timezone(&clock.zone)
                .naive_local(),
            place: laptop(redemption.device, clock.device),
            staff: name_of(redemption.staff),
        })
        .collect())
}

/// What staff call a laptop. Laptops have no names yet, so another one is told
/// apart by the end of its id.
fn laptop(device: Uuid, own: Uuid) -> Sentence {
    if device == own {
        return Sentence::new("이 기기", "this laptop");
    }
    let id = device.simple().to_string();
    let end = id[28..].to_uppercase();
    Sentence::new(
        format!("다른 기기({end})"),
        format!("another laptop ({end})"),
    )
}

fn held_unused(
    connection: &Connection,
    visitor: Uuid,
    programme: Uuid,
    uses_per_coupon: u32,
) -> Result<Option<Uuid>, BoothError> {
    for row in coupon_table::of_visitor(connection, visitor)? {
        let uses = coupon_table::redemptions(connection, row.id)?.len();
        if row.programme == programme
            && uses < usize::try_from(uses_per_coupon).unwrap_or(usize::MAX)
        {
            return Ok(Some(row.id));
        }
    }
    Ok(None)
}

fn refused(reason: Reason) -> CheckedCoupon {
    CheckedCoupon {
        verdict: Verdict::Refused { reason },
        coupon: None,
    }
}
