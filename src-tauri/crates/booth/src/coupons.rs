//! Coupons are looked at, and weighed.

use crate::body::Body;
use crate::programmes::{programme, programmes};
use crate::tables::redemption::RedemptionRow;
use crate::tables::{catalogue, coupon as coupon_table, redemption as redemption_table};
use crate::{Booth, BoothError, coupon_keys, derived_id, opening};
use chrono::NaiveDate;
use coupon::{
    Benefit, Facts, KeyId, KeyState, LedgerView, Line, Place, Programme, Proof, Reason, Scan,
    ShortNumber, Standing, Terms, Token, Use, Verdict,
};
use rusqlite::Connection;
use std::collections::{BTreeMap, VecDeque};
use uuid::Uuid;
use words::Sentence;
use words::number::thousands;

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
    /// What is left of it after its first use, in a few words; none before, and
    /// for one that can be used once.
    pub left: Option<Sentence>,
    /// Whether it was taken out of use.
    pub standing: Standing,
    /// How often it was printed.
    pub prints: u32,
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

impl Booth {
    /// A coupon by its id.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when this laptop has no record of it and did not
    /// see it either.
    pub fn coupon(&self, id: Uuid) -> Result<IssuedCoupon, BoothError> {
        let shown = self.shown(id)?.ok_or(BoothError::Unknown)?;
        self.issued(shown.row)
    }

    /// A visitor's coupons that were not taken out of use, newest first.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn coupons_of(&self, visitor: Uuid) -> Result<Vec<IssuedCoupon>, BoothError> {
        coupon_table::of_visitor(self.connection(), visitor)?
            .into_iter()
            .map(|row| self.issued(row))
            .collect()
    }

    pub(crate) fn issued(&self, row: coupon_table::CouponRow) -> Result<IssuedCoupon, BoothError> {
        let programme = programme(self.connection(), row.programme)?;
        let terms = programme.terms();
        let uses = redemption_table::of_coupon(self.connection(), row.id)?;
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
            used: is_used_up(&terms, &uses),
            left: what_is_left(&terms, &uses),
            standing: standing(self.connection(), row.id)?,
            prints: coupon_table::prints(self.connection(), row.id)?,
            qr_content: coupon::qr::content(self.maker()?.page_address.as_deref(), &token),
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
                let genuine = coupon::verify(&token, |id| self.key_state(id));
                match &genuine {
                    // Its tag is right; whether its record proves it is weighed
                    // with everything else.
                    Ok(_) | Err(Reason::KeyRevoked { .. }) => {}
                    Err(reason) => return Ok(refused(reason.clone())),
                }
                let id = coupon_id(&token);
                self.scanned.insert(id, token);
                match (self.shown(id)?, genuine) {
                    (Some(shown), _) => self.assess(shown, None),
                    (None, Err(reason)) => Ok(refused(reason)),
                    (None, Ok(_)) => Ok(refused(Reason::WrongProgramme)),
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
        let clock = self.clock()?;
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

    pub(crate) fn clock(&mut self) -> Result<Clock, BoothError> {
        let wall = self.environment.now_unix_millis();
        Ok(Clock {
            today: self.local(wall).date_naive(),
            latest_day_seen: self.today(),
            zone: self.zone,
            fair: self.fair_id,
            device: self.ledger.device().0,
            records: self.records_view()?,
        })
    }

    /// How much of what the other laptops did is known here. Of each only what
    /// came before its latest record here is, so the one whose records end
    /// first decides; when the two met is not what counts. A laptop that was
    /// shut out as lost will not come back with more.
    fn records_view(&mut self) -> Result<LedgerView, BoothError> {
        let own = self.ledger.device().0;
        let known = self.ledger.known_until()?;
        let mut until: Option<i64> = None;
        for (device, body) in catalogue::all(self.connection(), "coupon_key.made")? {
            let Body::CouponKeyMade(made) = body else {
                continue;
            };
            if device == own || coupon_keys::revocation(self.connection(), made.key_id)?.is_some() {
                continue;
            }
            match known.get(&ledger::DeviceId(device)) {
                // Beyond its key nothing was ever heard of it.
                None | Some((0 | 1, _)) => return Ok(LedgerView::NeverMerged),
                Some((_, latest)) => {
                    until = Some(until.map_or(*latest, |earliest| earliest.min(*latest)));
                }
            }
        }
        Ok(
            until.map_or(LedgerView::Complete, |until| LedgerView::Merged {
                at: self.local(until).naive_local(),
                minutes_ago: u32::try_from((self.now_millis() - until).max(0) / 60_000)
                    .unwrap_or(u32::MAX),
            }),
        )
    }

    fn key_state(&self, id: KeyId) -> Option<KeyState> {
        let number = key_number(id);
        let key = if id == self.coupon_key.id() {
            self.coupon_key.clone()
        } else {
            let keys = catalogue::all(self.connection(), "coupon_key.made").ok()?;
            keys.into_iter().find_map(|(_, body)| match body {
                Body::CouponKeyMade(made) if made.key_id == number => opening::key_from(&made).ok(),
                _ => None,
            })?
        };
        let revoked = coupon_keys::revocation(self.connection(), number).ok()?;
        Some(match revoked {
            None => KeyState::Good(key),
            Some(revocation) => KeyState::Revoked {
                key,
                on: revocation.on,
            },
        })
    }
}

/// What day it is, where, and how much is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    pub(crate) today: NaiveDate,
    pub(crate) latest_day_seen: NaiveDate,
    zone: chrono_tz::Tz,
    fair: Uuid,
    device: Uuid,
    records: LedgerView,
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
pub(crate) fn coupon_id(token: &Token) -> Uuid {
    derived_id("boothloop.coupon-id.v1", &token.to_bytes())
}

/// Finds a coupon on record, or else by the token that was scanned. Two laptops
/// apart may have opened programmes under one number; until the record of the
/// coupon says which it belongs to, it is not found.
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
    let mut found: Vec<Uuid> = programmes(connection)?
        .into_iter()
        .filter(|(_, programme)| programme.number == payload.programme)
        .map(|(programme, _)| programme)
        .collect();
    Ok(match (found.pop(), found.is_empty()) {
        (Some(programme), true) => Some(Shown {
            row: coupon_table::CouponRow {
                id,
                programme,
                visitor: None,
                digits,
                short_number: 0,
                key_id: key_number(payload.key),
                valid_until: payload.last_valid_day.date(),
                issued_ms: i64::MAX,
            },
            is_on_record: false,
        }),
        _ => None,
    })
}

/// The rules by which a coupon that lies on the desk is used now: its
/// programme's, and of an amount whose rest stays only the rest.
pub(crate) fn terms_left(connection: &Connection, shown: &Shown) -> Result<Terms, BoothError> {
    let terms = programme(connection, shown.row.programme)?.terms();
    let uses = redemption_table::of_coupon(connection, shown.row.id)?;
    Ok(terms.after(taken_won(&uses)))
}

fn taken_won(uses: &[RedemptionRow]) -> u64 {
    uses.iter()
        .fold(0, |sum: u64, used| sum.saturating_add(used.discount_won))
}

/// Whether nothing more can be had for a coupon.
pub(crate) fn is_used_up(terms: &Terms, uses: &[RedemptionRow]) -> bool {
    match terms.uses_allowed() {
        Some(allowed) => u32::try_from(uses.len()).unwrap_or(u32::MAX) >= allowed,
        None => matches!(
            terms.after(taken_won(uses)).benefit,
            Benefit::Amount { won: 0, .. }
        ),
    }
}

fn what_is_left(terms: &Terms, uses: &[RedemptionRow]) -> Option<Sentence> {
    if uses.is_empty() || is_used_up(terms, uses) {
        return None;
    }
    Some(
        match (terms.uses_allowed(), terms.after(taken_won(uses)).benefit) {
            (None, Benefit::Amount { won, .. }) => {
                let won = thousands(won);
                Sentence::new(format!("{won}원 남음"), format!("{won} won left"))
            }
            (allowed, _) => {
                let used = u32::try_from(uses.len()).unwrap_or(u32::MAX);
                let left = allowed.unwrap_or(u32::MAX).saturating_sub(used);
                Sentence::new(
                    format!("{left}번 더 쓸 수 있음"),
                    format!("usable {left} more times"),
                )
            }
        },
    )
}

/// Whether a coupon was taken out of use.
pub(crate) fn standing(connection: &Connection, coupon: Uuid) -> Result<Standing, BoothError> {
    Ok(match coupon_table::voided(connection, coupon)? {
        None => Standing::Live,
        Some(voided) if voided.replaced_by.is_some() => Standing::Reissued,
        Some(_) => Standing::Voided,
    })
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
    let programme = match catalogue::get(connection, shown.row.programme)? {
        Some(Body::ProgrammeOpened(programme)) => Some(Programme {
            number: programme.number,
            fair: programme.is_for_the_fair().then_some(clock.fair),
            terms: programme.terms(),
        }),
        _ => None,
    };
    let uses = uses(connection, clock, shown.row.id)?;
    let (proof, issued) = proof(connection, shown)?;
    Ok(coupon::assess(&Facts {
        coupon,
        proof,
        issued: issued.then_some(coupon),
        standing: standing(connection, shown.row.id)?,
        uses: &uses,
        programme: programme.as_ref(),
        fair: clock.fair,
        place: Place::Booth,
        today: clock.today,
        latest_day_seen: clock.latest_day_seen,
        records: clock.records,
        holder_is_present: None,
        basket,
    }))
}

/// Why a coupon can be believed, and whether the record of its issue counts.
/// What is not on record came in by its token, which was verified.
fn proof(connection: &Connection, shown: &Shown) -> Result<(Proof, bool), BoothError> {
    let revocation = coupon_keys::revocation(connection, shown.row.key_id)?;
    Ok(match revocation {
        None if shown.is_on_record => (Proof::ShortNumber, true),
        None => (Proof::Tag, false),
        Some(revocation) => match revocation.good_until_ms {
            None => (Proof::ShutOutKey(revocation.on), false),
            Some(until) => (
                Proof::RevokedKey(revocation.on),
                shown.is_on_record && shown.row.issued_ms <= until,
            ),
        },
    })
}

fn uses(connection: &Connection, clock: &Clock, coupon: Uuid) -> Result<Vec<Use>, BoothError> {
    let staff = staff_names(connection)?;
    Ok(redemption_table::of_coupon(connection, coupon)?
        .into_iter()
        .map(|redemption| Use {
            at: chrono::DateTime::from_timestamp_millis(redemption.at_ms)
                .unwrap_or_default()
                .with_timezone(&clock.zone)
                .naive_local(),
            place: laptop(redemption.device, clock.device),
            staff: name_of(&staff, redemption.staff),
            won: redemption.discount_won,
        })
        .collect())
}

/// Names of the staff, by id.
pub(crate) fn staff_names(connection: &Connection) -> Result<BTreeMap<Uuid, String>, BoothError> {
    Ok(catalogue::all(connection, "staff.added")?
        .into_iter()
        .filter_map(|(id, body)| match body {
            Body::StaffAdded(person) => Some((id, person.name)),
            _ => None,
        })
        .collect())
}

/// A name, empty when it is not known.
pub(crate) fn name_of(staff: &BTreeMap<Uuid, String>, id: Option<Uuid>) -> String {
    id.and_then(|id| staff.get(&id))
        .cloned()
        .unwrap_or_default()
}

/// What staff call a laptop. Laptops have no names yet, so another one is told
/// apart by the end of its id.
pub(crate) fn laptop(device: Uuid, own: Uuid) -> Sentence {
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

fn refused(reason: Reason) -> CheckedCoupon {
    CheckedCoupon {
        verdict: Verdict::Refused { reason },
        coupon: None,
    }
}
