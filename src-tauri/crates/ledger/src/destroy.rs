//! Taking what a record says away for good, and keeping that it was recorded.
//!
//! The chain covers the salted hash of a body. Salt and body are removed, the
//! hash stays, the chain verifies. The order to destroy is a record of its own,
//! so it reaches every laptop, and it wins whenever it arrives: also over an
//! intact copy that comes later from an old backup or a late bundle.
//!
//! Such an order names one record. That a whole subject ends, with everything that
//! goes with her and with what other laptops still bring, is said by records of the
//! caller's: the read tables work out who has ended
//! ([`ReadTables::ended_subjects`]), every laptop alike, and nothing that goes with
//! her is kept or recorded any more.

use progress::Progress;
use std::collections::BTreeSet;
use uuid::Uuid;

use crate::destroyed::{is_destroyable, is_remembered, order_body, remember};
use crate::environment::Environment;
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::read_tables;
use crate::record::{DESTROYED, NewRecord, Record, RecordId};
use crate::records_table;

impl Ledger {
    /// Destroys what these records say, here and on every laptop this ledger's
    /// records reach: all of them or, when it fails, none. Destroying twice is
    /// the same as once.
    pub fn destroy(
        &mut self,
        environment: &mut dyn Environment,
        targets: &[RecordId],
        staff: Option<Uuid>,
    ) -> Result<(), LedgerError> {
        self.destroy_watched(environment, targets, staff, &Progress::default())
    }

    /// As [`Ledger::destroy`], for somebody who sees how far it is. Nobody stops it:
    /// whoever ordered it may have told others already that it is done.
    pub fn destroy_watched(
        &mut self,
        environment: &mut dyn Environment,
        targets: &[RecordId],
        staff: Option<Uuid>,
        progress: &Progress,
    ) -> Result<(), LedgerError> {
        self.refuse_if_reopen_needed()?;
        let mut ordered = Vec::new();
        let mut entities = BTreeSet::new();
        for target in targets {
            let Some(Record { header, .. }) = self.record(*target)? else {
                return Err(LedgerError::RecordNotFound);
            };
            if !is_destroyable(&header.kind, self.tables.as_ref()) {
                return Err(LedgerError::NotDestroyable);
            }
            if is_remembered(self.connection(), target.0)? {
                continue;
            }
            ordered.push((*target, header.entity, header.subject));
            entities.insert(header.entity);
        }
        if !self.is_owners()? {
            return Err(LedgerError::OwnersLaptopOnly);
        }
        progress.begin(2 * ordered.len() as u64 + entities.len() as u64);
        if !ordered.is_empty() {
            let orders = ordered.iter().map(|(target, entity, subject)| {
                progress.count(1);
                order(*target, *entity, *subject, staff)
            });
            self.record_alone(environment, orders, |transaction, tables| {
                for (target, ..) in &ordered {
                    progress.count(1);
                    remember(transaction, target.0)?;
                    records_table::remove_content(transaction, *target)?;
                }
                for entity in entities {
                    progress.count(1);
                    read_tables::derive_entity(transaction, tables, entity)?;
                }
                Ok(())
            })?;
        }
        // The old bytes lie in the write-ahead log until it is emptied.
        self.store.checkpoint().map_err(|error| self.noting(error))
    }
}

fn order(target: RecordId, entity: Uuid, subject: Option<Uuid>, staff: Option<Uuid>) -> NewRecord {
    NewRecord {
        kind: DESTROYED,
        version: 1,
        entity,
        subject,
        staff,
        body: order_body(target),
        made: None,
    }
}
