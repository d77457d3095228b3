//! Records that are kept and do not count.
//!
//! A merge takes a chain whole or not at all, so a record that its device had no
//! right to write cannot be left out: the records after it would have nothing to
//! follow. It is kept in a table of its own, is carried on to other laptops, and
//! changes nothing: no read table, no order to destroy. When its device is
//! admitted later, it takes its place.

use rusqlite::{Connection, Row, params};
use std::collections::BTreeMap;

use crate::device_id::DeviceId;
use crate::device_right::DeviceRight;
use crate::error::LedgerError;
use crate::owner::{Circle, DEVICE_ADMITTED, OWNER_NAMED, is_proven};
use crate::read_tables::ReadTables;
use crate::record::{CarriedRecord, DESTROYED, Header, RESERVED};
use crate::records_table;
use crate::withheld::Withheld;

/// Why a record does not count; none when it does.
pub(crate) fn judge(
    record: &CarriedRecord,
    circle: &Circle,
    tables: &dyn ReadTables,
) -> Option<Withheld> {
    let header = &record.header;
    if !is_proven(record, circle) {
        return Some(Withheld::NotProven);
    }
    let Some(admission) = circle.admission_of(header.device) else {
        return Some(Withheld::NotAdmitted);
    };
    let counted_before = header.seq <= admission.through;
    let may = counted_before || may_write(header, admission.right, tables);
    (!may).then_some(Withheld::NotAllowed)
}

/// Whether a device with this right may write such a record.
pub(crate) fn may_write(header: &Header, right: DeviceRight, tables: &dyn ReadTables) -> bool {
    match header.kind.as_str() {
        DESTROYED => right == DeviceRight::Owner,
        // Those prove themselves.
        OWNER_NAMED | DEVICE_ADMITTED => true,
        kind if kind.starts_with(RESERVED) => header.entity == header.device.0,
        _ => tables.may_write(header, right),
    }
}

/// Keeps a record aside.
pub(crate) fn keep(
    transaction: &Connection,
    record: &CarriedRecord,
    why: Withheld,
) -> Result<(), LedgerError> {
    let header = &record.header;
    records_table::insert_into(transaction, "ledger_quarantine", record)?;
    transaction
        .prepare_cached("UPDATE ledger_quarantine SET why = ?3 WHERE device = ?1 AND seq = ?2")?
        .execute(params![header.device.0.as_bytes(), header.seq, why.code()])?;
    Ok(())
}

/// Takes salt and body away from the records kept aside that `goes` chooses.
pub(crate) fn remove_content_where(
    transaction: &Connection,
    goes: impl Fn(&Header) -> bool,
) -> Result<(), LedgerError> {
    let mut places = Vec::new();
    records_table::each_in(transaction, "ledger_quarantine", "", [], |record| {
        if goes(&record.header) {
            places.push((record.header.device, record.header.seq));
        }
        Ok(())
    })?;
    for (device, seq) in places {
        transaction
            .prepare_cached(
                "UPDATE ledger_quarantine SET salt = NULL, body = NULL
                 WHERE device = ?1 AND seq = ?2",
            )?
            .execute(params![device.0.as_bytes(), seq])?;
    }
    Ok(())
}

/// Takes out what counts by now, in chain order.
pub(crate) fn take_released(
    transaction: &Connection,
    circle: &Circle,
    tables: &dyn ReadTables,
) -> Result<Vec<CarriedRecord>, LedgerError> {
    let mut released = Vec::new();
    records_table::each_in(
        transaction,
        "ledger_quarantine",
        "ORDER BY device, seq",
        [],
        |record| {
            if judge(&record, circle, tables).is_none() {
                released.push(record);
            }
            Ok(())
        },
    )?;
    for record in &released {
        transaction
            .prepare_cached("DELETE FROM ledger_quarantine WHERE device = ?1 AND seq = ?2")?
            .execute(params![
                record.header.device.0.as_bytes(),
                record.header.seq
            ])?;
    }
    Ok(released)
}

/// Whether the record at this place is one that does not count.
pub(crate) fn is_kept(
    connection: &Connection,
    device: DeviceId,
    seq: u64,
) -> Result<bool, LedgerError> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM ledger_quarantine WHERE device = ?1 AND seq = ?2")?
        .exists(params![device.0.as_bytes(), seq])?)
}

/// How many records of each device do not count, by reason.
pub(crate) fn counts(
    connection: &Connection,
) -> Result<BTreeMap<(DeviceId, Withheld), u64>, LedgerError> {
    let mut statement = connection
        .prepare("SELECT device, why, count(*) FROM ledger_quarantine GROUP BY device, why")?;
    let rows = statement.query_map([], |row: &Row<'_>| {
        let device = DeviceId(uuid::Uuid::from_bytes(row.get(0)?));
        Ok((device, row.get::<_, i64>(1)?, row.get::<_, u64>(2)?))
    })?;
    let mut counts = BTreeMap::new();
    for row in rows {
        let (device, why, count) = row?;
        let why = Withheld::from_code(why).ok_or(LedgerError::Damaged)?;
        counts.insert((device, why), count);
    }
    Ok(counts)
}
