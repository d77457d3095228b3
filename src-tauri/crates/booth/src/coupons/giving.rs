//! Giving coupons: one, one to each of a list, and a new one in place of an old
//! one.
//!
//! Whether there is one left to give is decided in the transaction that records
//! the giving. The limit of one laptop always holds. The total counts only what
//! is known here: laptops that have not met may together give more, and the
//! merge shows it; an owner who cannot afford that sets a limit per laptop.

use super::checking::{IssuedCoupon, is_used_up};
use super::lists::Signer;
use super::programmes::left;
use super::undoing::usable;
use crate::facts::Facts;
use crate::reason::given_reason;
use crate::{Booth, BoothError, Right};
use coupon::ShortNumber;
use ledger::NewRecord;
use records::Body;
use records::coupons::{CouponVoided, ProgrammeOpened};
use records::fair::Maker;
use std::collections::{BTreeMap, BTreeSet};
use tables::{coupon as coupon_table, programme_closing, redemption as redemption_table};
use uuid::Uuid;
use words::sentence;

/// What happens when somebody in a list already has as many coupons as one
/// person may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PersonLimit {
    /// Nobody in the list gets one.
    Refuse,
    /// This person is left out, and the others get theirs.
    Skip,
}

impl Booth {
    /// Gives a coupon. A visitor who already holds an unused one of the same
    /// programme gets that one again: pressing twice is not a second coupon.
    ///
    /// # Errors
    /// [`BoothError::NotIssued`] when the programme is closed or over, nothing
    /// is left of it, or she had as many as one person may have; otherwise when
    /// the visitor or the programme is not known, or nothing could be written.
    pub fn issue_coupon(
        &mut self,
        visitor: Option<Uuid>,
        programme_id: Uuid,
    ) -> Result<IssuedCoupon, BoothError> {
        let id = self.issue_coupons(&[visitor], programme_id)?[0];
        self.coupon(id)
    }

    /// Gives a coupon of one programme to each of these visitors, in one
    /// transaction; the same rules as [`Self::issue_coupon`]. The ids come in
    /// the order of the visitors.
    ///
    /// # Errors
    /// As [`Self::issue_coupon`]; then nobody got one.
    pub fn issue_coupons(
        &mut self,
        visitors: &[Option<Uuid>],
        programme_id: Uuid,
    ) -> Result<Vec<Uuid>, BoothError> {
        let given = self.give(visitors, programme_id, PersonLimit::Refuse)?;
        // `None` would be a person who was left out; `Refuse` leaves nobody out.
        Ok(given.into_iter().flatten().collect())
    }

    pub(crate) fn give(
        &mut self,
        visitors: &[Option<Uuid>],
        programme_id: Uuid,
        person_limit: PersonLimit,
    ) -> Result<Vec<Option<Uuid>>, BoothError> {
        let drawn: Vec<ShortNumber> = visitors.iter().map(|_| self.draw_short_number()).collect();
        let seed = self.draw_seed();
        self.append(Right::Capture, |facts| {
            let programme = facts.programme(programme_id)?;
            let mut signer = Signer::new(facts, seed)?;
            facts.refuse_ended(programme_id, &programme)?;
            let lineage = facts.lineage(programme_id)?;
            let limits = programme.limits();
            // Without a limit nothing is counted, because counting reads every
            // coupon of the programme.
            let left = match (limits.total, limits.per_laptop) {
                (None, None) => None,
                _ => left(limits, facts.count_coupons(&lineage)?),
            };
            let mut records: Vec<NewRecord> = Vec::new();
            let mut ids = Vec::with_capacity(visitors.len());
            let mut given_now: BTreeMap<Uuid, Uuid> = BTreeMap::new();
            for (visitor, short_number) in visitors.iter().zip(drawn) {
                match visitor {
                    Some(visitor) => {
                        facts.require_visitor(*visitor)?;
                        let had = facts.had(*visitor, &lineage)?;
                        let person = facts.visits_of(*visitor)?.first().copied();
                        let given = person.and_then(|person| given_now.get(&person));
                        let again = given.copied().or(had.unused);
                        if again.is_some() {
                            ids.push(again);
                            continue;
                        }
                        if limits.per_person.is_some_and(|most| had.number >= most) {
                            match person_limit {
                                PersonLimit::Refuse => return Err(she_had_enough(had.number)),
                                PersonLimit::Skip => {
                                    ids.push(None);
                                    continue;
                                }
                            }
                        }
                    }
                    None if programme.bound_to_person => return Err(needs_a_person()),
                    None => {}
                }
                let (id, body) =
                    signer.sign((programme_id, &programme), *visitor, short_number, None)?;
                if let Some(visitor) = visitor {
                    let person = facts.visits_of(*visitor)?.first().copied();
                    given_now.insert(person.unwrap_or(*visitor), id);
                }
                records.push(facts.record(id, *visitor, body));
                ids.push(Some(id));
            }
            if let Some(left) = left.filter(|left| (*left as usize) < records.len()) {
                return Err(none_left(left, records.len()));
            }
            let drawn = signer.into_records();
            Ok((drawn.into_iter().chain(records).collect(), ids))
        })
    }

    /// Gives a coupon in place of an old one, which is taken out of use. The
    /// new one has the old one's terms, last day and remaining uses. This works
    /// also when the programme is closed or its limit reached: the promise was
    /// made.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when the old one has no use left, its last
    /// day is over, it is out of use already, or no reason is given.
    pub fn reissue_coupon(&mut self, id: Uuid, reason: &str) -> Result<IssuedCoupon, BoothError> {
        let reason = given_reason(reason)?;
        let short_number = self.draw_short_number();
        let seed = self.draw_seed();
        let new = self.append(Right::Capture, |facts| {
            facts.refuse_names(&reason)?;
            let mut signer = Signer::new(facts, seed)?;
            let old = usable(facts, id)?;
            if old.valid_until < facts.today() {
                return Err(BoothError::NotPossible(sentence!("coupon-reissue-over")));
            }
            let programme = facts.programme(old.programme)?;
            let (new, body) = signer.sign(
                (old.programme, &programme),
                old.visitor,
                short_number,
                Some(&old),
            )?;
            let voided = Body::CouponVoided(CouponVoided {
                reason,
                replaced_by: Some(new),
            });
            let mut records = signer.into_records();
            records.push(facts.record(id, old.visitor, voided));
            records.push(facts.record(new, old.visitor, body));
            Ok((records, new))
        })?;
        self.coupon(new)
    }

    fn draw_short_number(&self) -> ShortNumber {
        loop {
            let mut bytes = [0; 8];
            self.environment.borrow_mut().fill_random(&mut bytes);
            if let Some(number) = ShortNumber::from_random_bytes(bytes) {
                return number;
            }
        }
    }
}

/// What a visitor got from a programme and the programmes it replaced.
struct Had {
    /// Coupons given to the visitor and not taken out of use.
    number: u32,
    /// One of them that can still be used.
    unused: Option<Uuid>,
}

impl Facts<'_> {
    fn had(&self, visitor: Uuid, lineage: &BTreeSet<Uuid>) -> Result<Had, BoothError> {
        let mut had = Had {
            number: 0,
            unused: None,
        };
        for row in self.coupon_rows_of(visitor)? {
            if !lineage.contains(&row.programme) {
                continue;
            }
            had.number += 1;
            let terms = self.programme(row.programme)?.terms();
            let uses = redemption_table::of_coupon(self.tables, row.id)?;
            // A variant can end before its programme: what is over is offered to nobody.
            if !is_used_up(&terms, &uses) && row.valid_until >= self.today() {
                had.unused = had.unused.or(Some(row.id));
            }
        }
        Ok(had)
    }

    /// Whether a visitor has a coupon of a programme that she can still use, or may be given
    /// one more, as far as it goes by what she had.
    pub(crate) fn may_use_one(&self, visitor: Uuid, programme: Uuid) -> Result<bool, BoothError> {
        let had = self.had(visitor, &self.lineage(programme)?)?;
        let most = self.programme(programme)?.limits().per_person;
        Ok(had.unused.is_some() || most.is_none_or(|most| had.number < most))
    }

    /// Of these people those whom [`Booth::give`] would give a new coupon of a programme,
    /// passing over who had all that one person may have.
    pub(crate) fn given_anew(
        &self,
        visitors: &[Uuid],
        programme: Uuid,
    ) -> Result<Vec<Uuid>, BoothError> {
        let lineage = self.lineage(programme)?;
        let most = self.programme(programme)?.limits().per_person;
        let mut given = Vec::new();
        for visitor in visitors {
            let had = self.had(*visitor, &lineage)?;
            let may_have_more = most.is_none_or(|most| had.number < most);
            if had.unused.is_none() && may_have_more {
                given.push(*visitor);
            }
        }
        Ok(given)
    }

    /// How many of them that are.
    pub(crate) fn new_coupons(
        &self,
        visitors: &[Uuid],
        programme: Uuid,
    ) -> Result<u32, BoothError> {
        let given = self.given_anew(visitors, programme)?;
        Ok(u32::try_from(given.len()).unwrap_or(u32::MAX))
    }

    /// A coupon of a programme that a visitor can still use, if there is one.
    pub(crate) fn unused_coupon(
        &self,
        visitor: Uuid,
        programme: Uuid,
        maker: &Maker,
    ) -> Result<Option<IssuedCoupon>, BoothError> {
        let had = self.had(visitor, &self.lineage(programme)?)?;
        let Some(row) = had.unused.map(|id| coupon_table::get(self.tables, id)) else {
            return Ok(None);
        };
        row?.map(|row| self.issued(row, maker)).transpose()
    }

    fn refuse_ended(&self, id: Uuid, programme: &ProgrammeOpened) -> Result<(), BoothError> {
        if programme_closing::all(self.tables)?.contains_key(&id) {
            return Err(BoothError::NotIssued(sentence!("coupon-programme-closed")));
        }
        if programme.valid_until < self.today() {
            return Err(BoothError::NotIssued(sentence!("coupon-programme-over")));
        }
        Ok(())
    }
}

fn needs_a_person() -> BoothError {
    BoothError::NotIssued(sentence!("coupon-needs-a-person"))
}

fn she_had_enough(number: u32) -> BoothError {
    BoothError::NotIssued(sentence!("coupon-person-had-enough", number = number))
}

fn none_left(left: u32, wanted: usize) -> BoothError {
    BoothError::NotIssued(match wanted {
        0 | 1 => sentence!("coupon-none-left"),
        wanted => sentence!("coupon-too-few-left", left = left, wanted = wanted),
    })
}
