//! How likely somebody is to use the coupons that can be given after the fair.
//!
//! Learned from the coupons of all fairs whose last day is over: while they are good, those
//! that were used are known and those that will not be are not. What their holders had
//! answered when they got them counts: who answers at a later fair came back, and that must
//! not foretell that she came back. Consent and channels play no part.

use super::learning::{EARLIER_FAIR, Levels};
use crate::BoothError;
use crate::current_fair::is_destroyed;
use crate::facts::Facts;
use chrono::NaiveDate;
use coupon::{ProgrammeKind, Terms};
use recommend::{CouponUse, Estimate, Outcome, Question, Visitor, likelier};
use records::coupons::ProgrammeOpened;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tables::coupon::OutcomeRow;
use tables::same_person::Persons;
use tables::{coupon as coupon_table, response as response_table};
use uuid::Uuid;
use words::{Sentence, sentence};

/// The coupons that somebody may be given after the fair, the newest programme first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CouponOutlook {
    /// Each of them.
    pub coupons: Vec<CouponAhead>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct CouponAhead {
    /// Its programme.
    pub programme: Uuid,
    /// The programme's name.
    pub name: Sentence,
    /// How likely she is to use it.
    pub estimate: Estimate,
}

impl CouponOutlook {
    /// Of several coupons which she is likelier to use, or that it cannot be said; none
    /// where there are no two.
    pub fn compared(&self) -> Option<Sentence> {
        if self.coupons.len() < 2 {
            return None;
        }
        let estimates: Vec<&Estimate> = self.coupons.iter().map(|it| &it.estimate).collect();
        let is_known = |it: &&Estimate| matches!(it, Estimate::Known(_));
        Some(match likelier(&estimates) {
            Some(place) => sentence!("coupon-use-likelier", coupon = &self.coupons[place].name),
            None if estimates.iter().all(is_known) => sentence!("coupon-use-no-difference"),
            None => sentence!("coupon-use-not-compared"),
        })
    }
}

/// What somebody gets and where, whatever the programme is called and on whichever days it
/// runs: what the next fair's copy of it shares.
type Promise = (ProgrammeKind, Terms);

fn promise_of(programme: &ProgrammeOpened) -> Promise {
    let terms = Terms {
        valid_from: NaiveDate::MIN,
        valid_until: NaiveDate::MAX,
        ..programme.terms()
    };
    (programme.kind(), terms)
}

/// The programmes that promise the same, by the id of the oldest of them.
#[derive(Default)]
struct Promises {
    known: Vec<(Promise, Uuid)>,
}

impl Promises {
    fn of(&mut self, id: Uuid, programme: &ProgrammeOpened) -> Uuid {
        let promise = promise_of(programme);
        let known = self.known.iter().find(|(it, _)| *it == promise);
        let oldest = known.map_or(id, |(_, oldest)| *oldest);
        if oldest == id {
            self.known.push((promise, id));
        }
        oldest
    }
}

/// The coupons that can be given after the fair, and what was learned of their use.
pub(super) struct CouponsAhead {
    coupons: Vec<GivenAhead>,
    learned: CouponUse,
}

struct GivenAhead {
    programme: Uuid,
    name: Sentence,
    /// The oldest programme with the same promise.
    promise: Uuid,
    /// The visits of whoever used one already.
    used_by: BTreeSet<Uuid>,
}

impl Facts<'_> {
    /// The coupons that can be given after this fair, and what the coupons of all fairs say
    /// of them.
    pub(super) fn coupons_ahead(
        &self,
        questions: &[Question],
        persons: &Persons,
    ) -> Result<CouponsAhead, BoothError> {
        let mut promises = Promises::default();
        let mut promised: HashMap<Uuid, (Uuid, f64)> = HashMap::new();
        for (id, programme) in self.programmes()? {
            let promise = promises.of(id, &programme);
            // What was sold at a destroyed fair is gone, and would count as never used.
            if is_destroyed(self.tables, self.session.current.id_of(programme.fair))? {
                continue;
            }
            let is_of_this_fair = programme.fair == self.session.current.recorded();
            let weight = if is_of_this_fair { 1.0 } else { EARLIER_FAIR };
            promised.insert(id, (promise, weight));
        }
        let mut coupons: Vec<GivenAhead> = Vec::new();
        for (programme, opened) in self.for_revisit()?.into_iter().rev() {
            let promise = promises.of(programme, &opened);
            if coupons.iter().all(|known| known.promise != promise) {
                coupons.push(GivenAhead {
                    programme,
                    name: Sentence::from(&opened.name),
                    promise,
                    used_by: BTreeSet::new(),
                });
            }
        }
        if coupons.is_empty() {
            return Ok(CouponsAhead {
                coupons,
                learned: CouponUse::default(),
            });
        }
        let mut held: BTreeMap<(Uuid, Uuid), (OutcomeRow, f64)> = BTreeMap::new();
        for row in coupon_table::outcomes(self.tables, self.today())? {
            let Some((promise, weight)) = promised.get(&row.programme) else {
                continue;
            };
            let person = persons.of(row.visitor);
            let ahead = coupons.iter_mut().find(|it| it.programme == row.programme);
            if let Some(ahead) = ahead.filter(|_| row.is_used) {
                ahead.used_by.insert(person);
            }
            if !row.is_over {
                continue;
            }
            let told = held.entry((*promise, person)).or_insert((row, *weight));
            if tells_more(&row, &told.0) {
                *told = (row, *weight);
            }
        }
        let outcomes = self.outcomes(&held, persons)?;
        Ok(CouponsAhead {
            coupons,
            learned: CouponUse::fit(questions, &outcomes),
        })
    }

    /// Each person and promise with what she had answered when she got the coupon.
    fn outcomes(
        &self,
        held: &BTreeMap<(Uuid, Uuid), (OutcomeRow, f64)>,
        persons: &Persons,
    ) -> Result<Vec<Outcome>, BoothError> {
        let mut said: HashMap<Uuid, Vec<(i64, Levels)>> = HashMap::new();
        for (_, person) in held.keys() {
            said.entry(*person).or_default();
        }
        // The oldest comes first.
        for response in response_table::all(self.tables, None)? {
            if let Some(said) = said.get_mut(&persons.of(response.visitor)) {
                said.push((response.started, self.levels_chosen(&response)?));
            }
        }
        let outcome = |((promise, person), (row, weight)): (&(Uuid, Uuid), &(OutcomeRow, f64))| {
            let before = said[person].iter().filter(|(at, _)| *at <= row.issued);
            Outcome {
                programme: promise.to_string(),
                holder: Visitor {
                    id: person.to_string(),
                    answers: before.flat_map(|(_, levels)| levels.clone()).collect(),
                    ..Visitor::default()
                },
                was_used: row.is_used,
                weight: *weight,
            }
        };
        Ok(held.iter().map(outcome).collect())
    }

    /// How likely a visitor is to use each coupon that she can still be given or has.
    pub(super) fn coupon_outlook(
        &self,
        ahead: &CouponsAhead,
        person: Uuid,
        visitor: Uuid,
        known: &Visitor,
    ) -> Result<CouponOutlook, BoothError> {
        let mut coupons = Vec::new();
        for coupon in &ahead.coupons {
            // Only of whoever used one it has to be asked whether she may use another.
            if coupon.used_by.contains(&person) && !self.may_use_one(visitor, coupon.programme)? {
                continue;
            }
            let promise = coupon.promise.to_string();
            coupons.push(CouponAhead {
                programme: coupon.programme,
                name: coupon.name.clone(),
                estimate: ahead.learned.estimate(&promise, known),
            });
        }
        Ok(CouponOutlook { coupons })
    }
}

/// Of two coupons of one person the first that was used tells most, and of two that were
/// not the later.
fn tells_more(one: &OutcomeRow, other: &OutcomeRow) -> bool {
    match (one.is_used, other.is_used) {
        (true, true) => one.issued < other.issued,
        (false, false) => one.issued > other.issued,
        (is_used, _) => is_used,
    }
}
