//! Taking what a record says away for good, and keeping that it was recorded.
//!
//! The chain covers the salted hash of a body. Salt and body are removed, the
//! hash stays, the chain verifies. The order to destroy is a record of its own,
//! so it reaches every laptop, and it wins whenever it arrives: also over an
//! intact copy that comes later from an old backup or a late bundle.

use progress::Progress;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

use crate::device_right::DeviceRight;
use crate::environment::Environment;
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::owner;
use crate::read_tables::{self, ReadTables};
use crate::record::{DESTROYED, NewRecord, RESERVED, Record, RecordId};
use crate::records_table;

/// The body of a [`DESTROYED`] record.
#[derive(Serialize, Deserialize)]
struct Order {
    target: Uuid,
}

/// Which record a [`DESTROYED`] record destroys; `None` if it does not say.
pub(crate) fn target_of(body: Option<&[u8]>) -> Option<RecordId> {
    let order: Order = serde_json::from_slice(body?).ok()?;
    Some(RecordId(order.target))
}

/// The ledger's own records hold no personal data and say what must be kept, so
/// no order touches them, wherever it comes from; nor what the caller keeps.
pub(crate) fn is_destroyable(kind: &str, tables: &dyn ReadTables) -> bool {
    !kind.starts_with(RESERVED) && tables.is_destroyable(kind)
}

/// Remembers that a record is to be destroyed whenever it turns up.
pub(crate) fn remember(transaction: &Connection, target: RecordId) -> Result<(), LedgerError> {
    transaction
        .prepare_cached("INSERT OR IGNORE INTO ledger_destroyed (target) VALUES (?1)")?
        .execute([target.0.as_bytes()])?;
    Ok(())
}

/// Whether a record was ordered destroyed.
pub(crate) fn is_remembered(
    connection: &Connection,
    target: RecordId,
) -> Result<bool, LedgerError> {
    let found = connection
        .prepare_cached("SELECT 1 FROM ledger_destroyed WHERE target = ?1")?
        .query_row([target.0.as_bytes()], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

impl Ledger {
    /// Hands over the records about these subjects, one at a time and in no order.
    /// Every record of the store is read, which takes long in a large one: ask once
    /// for many subjects.
    pub fn each_record_about(
        &self,
        subjects: &BTreeSet<Uuid>,
        mut each: impl FnMut(Record),
    ) -> Result<(), LedgerError> {
        records_table::each_about_a_subject(self.connection(), |record| {
            if record
                .header
                .subject
                .is_some_and(|subject| subjects.contains(&subject))
            {
                each(record);
            }
            Ok(())
        })
    }

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
            if is_remembered(self.connection(), *target)? {
                continue;
            }
            ordered.push((*target, header.entity, header.subject));
            entities.insert(header.entity);
        }
        if owner::own_right(self.connection())? != DeviceRight::Owner {
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
                    remember(transaction, *target)?;
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
        body: serde_json::to_vec(&Order { target: target.0 })
            .expect("a name can always be written as JSON"),
        made: None,
    }
}
