//! Finds a coupon by scan, number or id and asks `coupon::assess` whether it is
//! good now.

use super::keys::{self, key_number, laptop};
use crate::facts::Facts;
use crate::{Booth, BoothError};
use chrono::NaiveDate;
use coupon::{
    Benefit, ForeignCode, LedgerView, Line, Place, Programme, Proof, Reason, Scan, ShortNumber,
    Standing, Terms, Token, Unreadable, Use, Verdict,
};
use records::coupons::ProgrammeOpened;
use records::derived_id;
use records::fair::Maker;
use records::orders::CouponInOrder;
use std::collections::{HashMap, VecDeque};
use tables::coupon::{self as coupon_table, CouponRow};
use tables::redemption::{self as redemption_table, RedemptionRow};
use tables::settings;
use uuid::Uuid;
use words::{Sentence, sentence};

/// A coupon with everything that a screen, a slip or a message shows of it.
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
    /// What the owner wrote to stand on it instead, where its variant has a wording of its
    /// own; the conditions still say what it gives.
    pub wording: Option<Sentence>,
    /// When, where and for what, in one sentence.
    pub conditions: Sentence,
    /// Its last day.
    pub valid_until: NaiveDate,
    /// Whether it was used as often as it may be.
    pub used: bool,
    /// What can still be used after its first use, in a few words; none before,
    /// and for a coupon that can be used only once.
    pub left: Option<Sentence>,
    /// Whether it was taken out of use.
    pub standing: Standing,
    /// How often it was printed.
    pub prints: u32,
    /// What its QR code says: the owner's page, what its holder bought, and the digits.
    pub qr_content: String,
}

impl IssuedCoupon {
    /// What stands large on paper: the owner's wording, or what it gives.
    pub fn headline(&self) -> &Sentence {
        self.wording.as_ref().unwrap_or(&self.benefit)
    }

    /// What stands behind `#` in the address that opens it on the owner's page.
    pub fn fragment(&self) -> &str {
        let behind = self.qr_content.split_once('#');
        behind.map_or(&self.digits, |(_, fragment)| fragment)
    }

    /// What a message says of it: the owner's wording if there is one, and the conditions.
    pub fn in_a_message(&self) -> Sentence {
        match &self.wording {
            None => self.conditions.clone(),
            Some(wording) => {
                sentence!(
                    "terms-short-more",
                    before = wording,
                    next = &self.conditions
                )
            }
        }
    }

    /// What a screen calls it: the wording that its holder reads, and what it gives.
    pub fn told(&self) -> Sentence {
        match &self.wording {
            None => self.benefit.clone(),
            Some(wording) => {
                sentence!("coupon-worded", wording = wording, benefit = &self.benefit)
            }
        }
    }
}

/// The result of checking a coupon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedCoupon {
    /// 확정, 오프라인 임시 or 거절, with the reason.
    pub verdict: Verdict,
    /// The coupon, when this laptop knows it.
    pub coupon: Option<IssuedCoupon>,
}

/// Remembers when wrong numbers were typed, to slow down somebody who guesses.
#[derive(Debug, Clone, Default)]
pub(crate) struct WrongNumbers {
    at_millis: VecDeque<i64>,
}

/// After five wrong numbers in ten minutes, typing is refused for one minute.
/// Otherwise a stranger at the desk could try 5 a minute for eight hours.
const WRONG_NUMBERS: usize = 5;
const WATCHED_MILLIS: u64 = 10 * 60 * 1000;
const PAUSE_MILLIS: u64 = 60 * 1000;

/// The times here are the wall clock's. The latest time ever seen does not move
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

impl Booth {
    /// A coupon by its id.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when this laptop has no record of it and did not
    /// see it either.
    pub fn coupon(&self, id: Uuid) -> Result<IssuedCoupon, BoothError> {
        let facts = self.facts();
        let shown = facts.shown(id)?.ok_or(BoothError::Unknown)?;
        facts.issued(shown.row, &facts.maker()?)
    }

    /// A visitor's coupons that were not taken out of use, newest first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn coupons_of(&self, visitor: Uuid) -> Result<Vec<IssuedCoupon>, BoothError> {
        self.facts().coupons_of(visitor)
    }

    /// Says whether a scan or a typed number is a coupon, and whether that is
    /// good now. Nothing is recorded.
    ///
    /// # Errors
    /// [`BoothError::TooManyGuesses`] after several wrong numbers.
    pub fn check_scan(&mut self, text: &str) -> Result<CheckedCoupon, BoothError> {
        match coupon::read_scan(text) {
            Scan::NotACoupon(reason) => Ok(refused(reason)),
            Scan::Goods(_) => Ok(refused(Reason::ForeignCode(ForeignCode::ReorderCard))),
            Scan::Token(token) => {
                let id = coupon_id(&token);
                let facts = self.facts();
                if coupon_table::get(facts.tables, id)?.is_none() {
                    if let Err(reason) = facts.proven(&token)? {
                        return Ok(refused(reason));
                    }
                    self.session.scanned.insert(id, token);
                }
                let facts = self.facts();
                match facts.shown(id)? {
                    Some(shown) => facts.checked(shown, None),
                    None => Ok(refused(Reason::WrongProgramme)),
                }
            }
            Scan::ShortNumber(number) => {
                let facts = self.facts();
                if self.wrong_numbers.is_paused(facts.wall_ms) {
                    return Err(BoothError::TooManyGuesses);
                }
                let mut rows = coupon_table::by_short_number(facts.tables, number.value())?;
                match (rows.pop(), rows.is_empty()) {
                    (Some(row), true) => facts.checked(Shown::on_record(row), None),
                    _ => {
                        let wall_ms = facts.wall_ms;
                        self.wrong_numbers.note(wall_ms);
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
        &self,
        id: Uuid,
        basket: Option<&[Line]>,
    ) -> Result<CheckedCoupon, BoothError> {
        let facts = self.facts();
        let shown = facts.shown(id)?.ok_or(BoothError::Unknown)?;
        facts.checked(shown, basket)
    }
}

/// A coupon that is presented: as this laptop has it on record, or, while the
/// laptop that gave it is not merged yet, as its verified token says.
pub(crate) struct Shown {
    pub(crate) row: CouponRow,
    is_on_record: bool,
}

impl Shown {
    fn on_record(row: CouponRow) -> Self {
        Self {
            row,
            is_on_record: true,
        }
    }
}

impl Facts<'_> {
    /// The coupons of a person, newest first.
    pub(crate) fn coupons_of(&self, visitor: Uuid) -> Result<Vec<IssuedCoupon>, BoothError> {
        self.all_issued(self.coupon_rows_of(visitor)?)
    }

    /// Those that were given at one visit of hers.
    pub(crate) fn coupons_of_visit(&self, visitor: Uuid) -> Result<Vec<IssuedCoupon>, BoothError> {
        self.all_issued(coupon_table::of_visitor(self.tables, visitor)?)
    }

    /// The coupons of a person that were not taken out of use, newest first.
    pub(super) fn coupon_rows_of(&self, visitor: Uuid) -> Result<Vec<CouponRow>, BoothError> {
        let mut rows = Vec::new();
        for visit in self.visits_of(visitor)? {
            rows.extend(coupon_table::of_visitor(self.tables, visit)?);
        }
        // Each visit's are in this order already.
        rows.sort_by_key(|row| std::cmp::Reverse(row.issued_ms));
        Ok(rows)
    }

    fn all_issued(&self, rows: Vec<CouponRow>) -> Result<Vec<IssuedCoupon>, BoothError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let maker = self.maker()?;
        rows.into_iter()
            .map(|row| self.issued(row, &maker))
            .collect()
    }

    /// Everything shown of a coupon; its QR code points to the maker's page.
    pub(crate) fn issued(&self, row: CouponRow, maker: &Maker) -> Result<IssuedCoupon, BoothError> {
        let programme = self.programme(row.programme)?;
        let uses = redemption_table::of_coupon(self.tables, row.id)?;
        let token = Token::from_digits(&row.digits).ok_or(BoothError::StoredUnreadable)?;
        let serial = token.claimed().ok_or(BoothError::StoredUnreadable)?.serial;
        let terms = programme.terms_of(serial);
        let page = maker.page_address.as_deref();
        let goods = match page {
            Some(_) => self.goods_of(row.visitor)?,
            None => Vec::new(),
        };
        let wording = programme.variant(serial).and_then(|it| it.wording.as_ref());
        Ok(IssuedCoupon {
            id: row.id,
            visitor: row.visitor,
            // None while only the token is known.
            short_number: ShortNumber::from_value(row.short_number)
                .map_or_else(|_| String::new(), |number| number.to_string()),
            benefit: terms.benefit.words(),
            wording: wording.map(Sentence::from),
            conditions: terms.preview(self.today()),
            valid_until: row.valid_until,
            used: is_used_up(&terms, &uses),
            left: what_is_left(&terms, &uses),
            standing: self.standing(row.id)?,
            prints: coupon_table::prints(self.tables, row.id)?,
            qr_content: match page {
                Some(page) => coupon::reorder::content(page, &goods, Some(&token)),
                None => token.digits(),
            },
            digits: row.digits,
        })
    }

    /// The coupon of ours that a shop wrote down in an order of this moment (Unix
    /// milliseconds), with what counts as taken off; none of a number that is another's, or
    /// not known here, or of a day before the coupon was given. `spent_won` is what orders
    /// before it in the same table took off, by coupon.
    pub(crate) fn coupon_in_order(
        &self,
        text: &str,
        at_ms: Option<i64>,
        spent_won: &HashMap<Uuid, u64>,
    ) -> Result<Option<CouponInOrder>, BoothError> {
        let (coupon, row) = match coupon::read_scan(text) {
            Scan::Token(token) => {
                let id = coupon_id(&token);
                // What one takes off that another laptop gave is known once its records are
                // here: then the table says it again, and nothing was counted as 0 won.
                let Some(row) = coupon_table::get(self.tables, id)? else {
                    return Ok(None);
                };
                (id, row)
            }
            Scan::ShortNumber(number) => {
                let mut rows = coupon_table::by_short_number(self.tables, number.value())?;
                match (rows.pop(), rows.is_empty()) {
                    (Some(row), true) => (row.id, row),
                    _ => return Ok(None),
                }
            }
            Scan::Goods(_) | Scan::NotACoupon(_) => return Ok(None),
        };
        // Days, because many shops tell no hour.
        let day = |ms| self.session.local(ms).date_naive();
        if at_ms.is_some_and(|at_ms| day(at_ms) < day(row.issued_ms)) {
            return Ok(None);
        }
        let programme = Some(row.programme);
        let terms = self.terms_left(&Shown::on_record(row))?;
        let spent_won = spent_won.get(&coupon).copied().unwrap_or_default();
        Ok(Some(CouponInOrder {
            coupon,
            programme,
            discount_won: taken_off_unseen(&terms.after(spent_won)),
        }))
    }

    /// Finds a coupon on record, or else by the token that was scanned here.
    /// Two laptops that never met may have opened two programmes under one
    /// number; until the record of the coupon says which one is meant, the
    /// coupon is not found.
    pub(crate) fn shown(&self, id: Uuid) -> Result<Option<Shown>, BoothError> {
        if let Some(row) = coupon_table::get(self.tables, id)? {
            return Ok(Some(Shown::on_record(row)));
        }
        let scanned = self.session.scanned.get(&id);
        let Some((digits, payload)) =
            scanned.and_then(|token| Some((token.digits(), token.claimed()?)))
        else {
            return Ok(None);
        };
        let mut found: Vec<Uuid> = self
            .programmes()?
            .into_iter()
            .filter(|(_, programme)| programme.number == payload.programme)
            .map(|(programme, _)| programme)
            .collect();
        Ok(match (found.pop(), found.is_empty()) {
            (Some(programme), true) => Some(Shown {
                row: CouponRow {
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

    /// The terms for using a presented coupon now: its programme's. For an
    /// amount whose rest stays, the amount is what is left.
    pub(crate) fn terms_left(&self, shown: &Shown) -> Result<Terms, BoothError> {
        let terms = self.programme(shown.row.programme)?.terms();
        let uses = redemption_table::of_coupon(self.tables, shown.row.id)?;
        Ok(terms.after(taken_won(&uses)))
    }

    fn checked(&self, shown: Shown, basket: Option<&[Line]>) -> Result<CheckedCoupon, BoothError> {
        let verdict = self.assess(&shown, basket)?;
        let coupon = Some(self.issued(shown.row, &self.maker()?)?);
        Ok(CheckedCoupon { verdict, coupon })
    }

    /// Whether a coupon is good now, for this basket if there is one.
    pub(crate) fn assess(
        &self,
        shown: &Shown,
        basket: Option<&[Line]>,
    ) -> Result<Verdict, BoothError> {
        let token = Token::from_digits(&shown.row.digits).ok_or(BoothError::StoredUnreadable)?;
        let Some(coupon) = token.claimed() else {
            return Ok(Verdict::Refused {
                reason: Reason::Unreadable(Unreadable::UnknownVersion),
            });
        };
        let programme =
            settings::get::<ProgrammeOpened>(self.tables, shown.row.programme)?.map(|opened| {
                Programme {
                    number: opened.number,
                    terms: opened.terms_of(coupon.serial),
                }
            });
        let uses = self.uses(shown.row.id)?;
        let (proof, issued) = self.proof(shown)?;
        Ok(coupon::assess(&coupon::Facts {
            coupon,
            proof,
            issued: issued.then_some(coupon),
            standing: self.standing(shown.row.id)?,
            uses: &uses,
            programme: programme.as_ref(),
            place: Place::Booth,
            today: self.session.local(self.wall_ms).date_naive(),
            latest_day_seen: self.today(),
            records: self.records_view()?,
            holder_is_present: None,
            basket,
        }))
    }

    /// Why a coupon can be believed, and whether the record of its issue
    /// counts. A coupon that is not on record came in by its token, which was
    /// verified.
    fn proof(&self, shown: &Shown) -> Result<(Proof, bool), BoothError> {
        let revocation = keys::revocation(self.tables, shown.row.key_id)?;
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

    fn uses(&self, coupon: Uuid) -> Result<Vec<Use>, BoothError> {
        let staff = self.staff_names()?;
        let name = |id: Option<Uuid>| id.and_then(|id| staff.get(&id)).cloned();
        Ok(redemption_table::of_coupon(self.tables, coupon)?
            .into_iter()
            .map(|redemption| Use {
                at: self.session.local(redemption.at_ms).naive_local(),
                place: self.place_of(&redemption),
                staff: name(redemption.staff).unwrap_or_default(),
                won: redemption.discount_won,
            })
            .collect())
    }

    /// Where a coupon was used: on which laptop, or in a shop.
    pub(super) fn place_of(&self, used: &RedemptionRow) -> Sentence {
        match used.is_in_shop {
            true => sentence!("orders-of-a-shop"),
            false => laptop(used.device, self.session.device),
        }
    }

    /// Whether a coupon was taken out of use.
    pub(super) fn standing(&self, coupon: Uuid) -> Result<Standing, BoothError> {
        Ok(match coupon_table::voided(self.tables, coupon)? {
            None => Standing::Live,
            Some(voided) if voided.replaced_by.is_some() => Standing::Reissued,
            Some(_) => Standing::Voided,
        })
    }

    /// How complete the records of other laptops are here. A laptop's records
    /// are known only up to its latest record here, so the laptop whose records
    /// end first decides, not the day of the last merge. Laptops reported lost
    /// are left out: nothing more will come from them.
    fn records_view(&self) -> Result<LedgerView, BoothError> {
        let known = ledger::known_until(self.tables)?;
        let earlier_keys =
            ledger::predecessors(self.tables, ledger::DeviceId(self.session.device))?;
        let mut until: Option<i64> = None;
        for key in keys::laptop_keys(self.tables)? {
            if key.device == self.session.device
                || earlier_keys.contains(&ledger::DeviceId(key.device))
                || keys::revocation(self.tables, key.key_id)?.is_some()
            {
                continue;
            }
            match known.get(&ledger::DeviceId(key.device)) {
                None | Some((0, _)) => return Ok(LedgerView::NeverMerged),
                Some((_, latest)) => {
                    until = Some(until.map_or(*latest, |earliest| earliest.min(*latest)));
                }
            }
        }
        Ok(
            until.map_or(LedgerView::Complete, |until| LedgerView::Merged {
                at: self.session.local(until).naive_local(),
                minutes_ago: u32::try_from((self.now_ms - until).max(0) / 60_000)
                    .unwrap_or(u32::MAX),
            }),
        )
    }
}

/// What counts as taken off where nobody knows what another till, or a shop, took off. For an
/// amount whose rest stays, all that was left counts as spent.
pub(crate) fn taken_off_unseen(terms: &Terms) -> u64 {
    match terms.benefit {
        Benefit::Amount {
            won,
            rest_stays: true,
        } => won,
        _ => 0,
    }
}

/// A coupon's id follows from its token. Every laptop that sees the token
/// records the use under the same id, whether it has the record of the issue or
/// gets it with the next merge.
pub(crate) fn coupon_id(token: &Token) -> Uuid {
    derived_id("boothloop.coupon-id.v1", &token.to_bytes())
}

fn taken_won(uses: &[RedemptionRow]) -> u64 {
    uses.iter()
        .fold(0, |sum: u64, used| sum.saturating_add(used.discount_won))
}

/// Whether a coupon has no use left.
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
                sentence!("coupon-won-left", won = won)
            }
            (allowed, _) => {
                let used = u32::try_from(uses.len()).unwrap_or(u32::MAX);
                let left = allowed.unwrap_or(u32::MAX).saturating_sub(used);
                sentence!("coupon-uses-left", left = left)
            }
        },
    )
}

fn refused(reason: Reason) -> CheckedCoupon {
    CheckedCoupon {
        verdict: Verdict::Refused { reason },
        coupon: None,
    }
}
