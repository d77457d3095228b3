//! Destroying what happened at one fair, and leaving the others whole.
//!
//! What visitors said, bought and allowed at it goes, and with it everybody who
//! was at no other fair. Refusals stay, because silence was promised for good,
//! and coupons with the terms they were given under, because they are in
//! people's hands.

use crate::current_fair::is_destroyed;
use crate::facts::Facts;
use crate::reason::given_reason;
use crate::{Booth, BoothError, Right};
use ledger::{Ledger, Record, RecordId};
use records::Body;
use records::fair::{FairDestroyed, FairOpened, destruction_of};
use std::collections::BTreeSet;
use tables::{
    card_photo as card_photo_table, quote as quote_table, reply as reply_table,
    response as response_table, sale as sale_table, settings, visitor as visitor_table,
};
use uuid::Uuid;

/// What was destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DestroyedFair {
    /// Visitors of the fair.
    pub visitors: u32,
    /// Of them, people who are known nowhere any more.
    pub forgotten: u32,
    /// Records whose words are gone.
    pub records: u32,
}

impl Booth {
    /// Destroys what happened at a fair, here and on every laptop that merges
    /// with this one. What another laptop brings of it later stays until this is
    /// done again.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] without a reason, for one that names somebody, or for the fair this laptop
    /// works in; nothing is destroyed then.
    pub fn destroy_fair(&mut self, fair: Uuid, reason: &str) -> Result<DestroyedFair, BoothError> {
        let reason = given_reason(reason)?;
        self.append(Right::Owner, |facts| {
            settings::get::<FairOpened>(facts.tables, fair)?.ok_or(BoothError::Unknown)?;
            facts.refuse_current_fair(fair)?;
            facts.refuse_names(&reason)?;
            if is_destroyed(facts.tables, fair)? {
                return Ok((Vec::new(), ()));
            }
            let body = Body::FairDestroyed(FairDestroyed { fair, reason });
            Ok((vec![facts.record(destruction_of(fair), None, body)], ()))
        })?;
        let facts = self.facts();
        let recorded = facts.session.current.recorded_as(fair);
        let (targets, forgotten) = facts.records_of_fair(&self.ledger, recorded)?;
        let visitors = visitor_table::count(facts.tables, recorded)?;
        let staff = self.session.staff;
        let environment = self.environment.get_mut().as_mut();
        let progress = &self.session.progress;
        self.ledger
            .destroy_watched(environment, &targets, staff, progress)?;
        // Of who is known from another fair, too, only the words about her cards went.
        self.forget_unused_pictures()?;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(DestroyedFair {
            visitors,
            forgotten: count(forgotten),
            records: count(targets.len()),
        })
    }
}

impl Facts<'_> {
    /// The records to destroy with a fair, and how many of its visitors are
    /// known from no other.
    fn records_of_fair(
        &self,
        ledger: &Ledger,
        fair: Uuid,
    ) -> Result<(Vec<RecordId>, usize), BoothError> {
        let visitors: BTreeSet<Uuid> = visitor_table::all(self.tables, Some(fair))?
            .into_iter()
            .collect();
        let mut forgotten = BTreeSet::new();
        for visitor in &visitors {
            if visitor_table::fairs_of(self.tables, *visitor)?.len() == 1 {
                forgotten.insert(*visitor);
            }
        }
        let mut targets = BTreeSet::new();
        ledger.each_record_about(&visitors, |record| {
            let of_one_forgotten = record
                .header
                .subject
                .is_some_and(|visitor| forgotten.contains(&visitor));
            if goes(&record) && (of_one_forgotten || says(&record, fair)) {
                targets.insert(record.header.id);
            }
        })?;
        // What followed a record of this fair, such as each answer, names the
        // response, the sale, the quote or the request and not the fair.
        for entity in response_table::of_fair(self.tables, fair)?
            .into_iter()
            .chain(sale_table::of_fair(self.tables, fair)?)
            .chain(quote_table::of_fair(self.tables, fair)?)
            .chain(reply_table::of_fair(self.tables, fair)?)
            .chain(card_photo_table::of_fair(self.tables, fair)?)
        {
            let said = ledger.records_of(entity)?.into_iter();
            targets.extend(said.filter(goes).map(|record| record.header.id));
        }
        Ok((targets.into_iter().collect(), forgotten.len()))
    }
}

/// Whether what a record says goes with a fair.
fn goes(record: &Record) -> bool {
    let kind = record.header.kind.as_str();
    record.body.is_some()
        && [
            "visitor.",
            "response.",
            "interviewer.",
            "contact.",
            "permission.",
            "reply.",
            "card_photo.",
            "picture.",
            "sale.",
            "quote.",
            "quote_goods.",
            "order.",
        ]
        .iter()
        .any(|noun| kind.starts_with(noun))
        && !records::KEPT_KINDS.contains(&kind)
}

/// Whether a record says that it is of this fair.
fn says(record: &Record, fair: Uuid) -> bool {
    let header = &record.header;
    let bytes = record.body.as_deref().unwrap_or_default();
    match Body::decode(&header.kind, header.version, bytes) {
        Some(Body::VisitorArrived(arrived)) => arrived.fair == fair,
        Some(Body::InterviewerNoted(noted)) => noted.fair == fair,
        Some(Body::PermissionShown(said) | Body::PermissionGranted(said)) => said.fair == fair,
        _ => false,
    }
}
