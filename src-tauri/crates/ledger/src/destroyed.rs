//! What is destroyed, by an order or because its subject ended, and taking its
//! words away wherever it turns up.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

use crate::error::LedgerError;
use crate::quarantine;
use crate::read_tables::{self, ReadTables};
use crate::record::{Header, RESERVED, RecordId};
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

/// Remembers that a record, or what goes with a subject, is to be destroyed
/// whenever it turns up. Their ids are drawn apart, so one list holds both.
pub(crate) fn remember(transaction: &Connection, target: Uuid) -> Result<(), LedgerError> {
    transaction
        .prepare_cached("INSERT OR IGNORE INTO ledger_destroyed (target) VALUES (?1)")?
        .execute([target.as_bytes()])?;
    Ok(())
}

/// Whether a record, or what goes with a subject, was ordered destroyed.
pub(crate) fn is_remembered(connection: &Connection, target: Uuid) -> Result<bool, LedgerError> {
    let found = connection
        .prepare_cached("SELECT 1 FROM ledger_destroyed WHERE target = ?1")?
        .exists([target.as_bytes()])?;
    Ok(found)
}

/// Whether what this record says is to be destroyed, by an order of its own or by
/// one about its subject.
pub(crate) fn is_ordered(
    connection: &Connection,
    tables: &dyn ReadTables,
    header: &Header,
) -> Result<bool, LedgerError> {
    Ok(is_destroyable(&header.kind, tables)
        && (is_remembered(connection, header.id.0)?
            || is_of_an_ended_subject(connection, tables, header)?))
}

/// Whether this record goes with a subject who has ended.
pub(crate) fn is_of_an_ended_subject(
    connection: &Connection,
    tables: &dyn ReadTables,
    header: &Header,
) -> Result<bool, LedgerError> {
    match header.subject {
        Some(subject) if goes_with_its_subject(&header.kind, tables) => {
            is_remembered(connection, subject)
        }
        _ => Ok(false),
    }
}

fn goes_with_its_subject(kind: &str, tables: &dyn ReadTables) -> bool {
    is_destroyable(kind, tables) && tables.goes_with_its_subject(kind)
}

/// Takes away what goes with the subjects who have ended by now, also from records
/// that do not count, and brings the tables up to date. Gives how many records'
/// words are gone.
pub(crate) fn enforce_endings(
    transaction: &Connection,
    tables: &dyn ReadTables,
) -> Result<u64, LedgerError> {
    let mut ended = BTreeSet::new();
    for subject in tables.ended_subjects(transaction)? {
        if !is_remembered(transaction, subject)? {
            remember(transaction, subject)?;
            ended.insert(subject);
        }
    }
    if ended.is_empty() {
        return Ok(0);
    }
    let mut found = Vec::new();
    records_table::each_header_about_a_subject(transaction, |id, kind, entity, subject| {
        if ended.contains(&subject) && goes_with_its_subject(kind, tables) {
            found.push((id, entity));
        }
    })?;
    for (id, _) in &found {
        records_table::remove_content(transaction, *id)?;
    }
    let entities: BTreeSet<Uuid> = found.iter().map(|(_, entity)| *entity).collect();
    for entity in entities {
        read_tables::derive_entity(transaction, tables, entity)?;
    }
    quarantine::remove_content_where(transaction, |header| {
        header
            .subject
            .is_some_and(|subject| ended.contains(&subject))
            && goes_with_its_subject(&header.kind, tables)
    })?;
    Ok(found.len() as u64)
}

/// The body of an order to destroy one record.
pub(crate) fn order_body(target: RecordId) -> Vec<u8> {
    serde_json::to_vec(&Order { target: target.0 }).expect("a name can always be written as JSON")
}
