//! `ledger_records`: what happened. Rows are added; only their salt and body may
//! ever be taken away again.
//!
//! `ledger_quarantine` has the same columns, for records that do not count, and
//! the view `ledger_chains` is both: whoever follows a chain reads the view,
//! whoever asks what happened reads the table.

use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;
use uuid::Uuid;

use crate::clock::Hlc;
use crate::device_id::DeviceId;
use crate::error::LedgerError;
use crate::record::{CarriedRecord, Content, Header, Record, RecordId};

const COLUMNS: &str = "id, device, seq, hlc, kind, version, entity, subject, staff, \
                       prev_hash, body_hash, hash, salt, body";

/// With the clock value a record counts with (clock_answers.rs).
const COLUMNS_AS_COUNTED: &str = "id, device, seq, coalesce(counted_hlc, hlc) AS hlc, kind, \
                                  version, entity, subject, staff, prev_hash, body_hash, hash, \
                                  salt, body";

pub(crate) fn insert(transaction: &Connection, record: &CarriedRecord) -> Result<(), LedgerError> {
    insert_into(transaction, "ledger_records", record)
}

/// Inserts into a table that has these columns.
pub(crate) fn insert_into(
    transaction: &Connection,
    table: &str,
    record: &CarriedRecord,
) -> Result<(), LedgerError> {
    let header = &record.header;
    let content = record.content.as_ref();
    transaction
        .prepare_cached(&format!(
            "INSERT INTO {table} ({COLUMNS})
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
        ))?
        .execute(params![
            header.id.0.as_bytes(),
            header.device.0.as_bytes(),
            header.seq,
            header.hlc.0,
            header.kind,
            header.version,
            header.entity.as_bytes(),
            header.subject.as_ref().map(Uuid::as_bytes),
            header.staff.as_ref().map(Uuid::as_bytes),
            header.prev_hash,
            header.body_hash,
            header.hash,
            content.map(|content| content.salt),
            content.map(|content| &content.body),
        ])?;
    Ok(())
}

pub(crate) fn carried(row: &Row<'_>) -> rusqlite::Result<CarriedRecord> {
    let optional = |column| -> rusqlite::Result<Option<Uuid>> {
        Ok(row
            .get::<_, Option<[u8; 16]>>(column)?
            .map(Uuid::from_bytes))
    };
    let salt: Option<[u8; 16]> = row.get("salt")?;
    let body: Option<Vec<u8>> = row.get("body")?;
    Ok(CarriedRecord {
        header: Header {
            id: RecordId(Uuid::from_bytes(row.get("id")?)),
            device: DeviceId(Uuid::from_bytes(row.get("device")?)),
            seq: row.get("seq")?,
            hlc: Hlc(row.get("hlc")?),
            kind: row.get("kind")?,
            version: row.get("version")?,
            entity: Uuid::from_bytes(row.get("entity")?),
            subject: optional("subject")?,
            staff: optional("staff")?,
            prev_hash: row.get("prev_hash")?,
            body_hash: row.get("body_hash")?,
            hash: row.get("hash")?,
        },
        content: salt.zip(body).map(|(salt, body)| Content { salt, body }),
    })
}

fn one(
    connection: &Connection,
    table: &str,
    condition: &str,
    values: impl rusqlite::Params,
) -> Result<Option<CarriedRecord>, LedgerError> {
    let sql = format!("SELECT {COLUMNS} FROM {table} WHERE {condition}");
    let record = connection
        .prepare_cached(&sql)?
        .query_row(values, carried)
        .optional()?;
    Ok(record)
}

pub(crate) fn by_id(
    connection: &Connection,
    id: RecordId,
) -> Result<Option<CarriedRecord>, LedgerError> {
    one(connection, "ledger_records", "id = ?1", [id.0.as_bytes()])
}

/// The record at a place of a chain, whether it counts or not.
pub(crate) fn by_place(
    connection: &Connection,
    device: DeviceId,
    seq: u64,
) -> Result<Option<CarriedRecord>, LedgerError> {
    one(
        connection,
        "ledger_chains",
        "device = ?1 AND seq = ?2",
        params![device.0.as_bytes(), seq],
    )
}

/// Adds the kinds of a device's records after one with this number.
pub(crate) fn kinds_after(
    connection: &Connection,
    device: DeviceId,
    seq: u64,
    kinds: &mut BTreeSet<String>,
) -> Result<(), LedgerError> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT kind FROM ledger_records WHERE device = ?1 AND seq > ?2",
    )?;
    let mut rows = statement.query(params![device.0.as_bytes(), seq])?;
    while let Some(row) = rows.next()? {
        kinds.insert(row.get(0)?);
    }
    Ok(())
}

/// How many records there are in the table or the view.
pub(crate) fn count(connection: &Connection, table: &str) -> Result<u64, LedgerError> {
    let sql = format!("SELECT count(*) FROM {table}");
    Ok(connection.query_row(&sql, [], |row| row.get(0))?)
}

/// Calls `each` with the records that meet `condition`, in the order asked for,
/// one at a time: a fair's worth of bodies need not fit in memory.
pub(crate) fn each(
    connection: &Connection,
    condition_and_order: &str,
    values: impl rusqlite::Params,
    each: impl FnMut(CarriedRecord) -> Result<(), LedgerError>,
) -> Result<(), LedgerError> {
    each_with(
        connection,
        COLUMNS,
        "ledger_records",
        condition_and_order,
        values,
        each,
    )
}

/// As [`each`], with the time each record counts with: for the read tables and
/// for whoever shows it.
pub(crate) fn each_as_counted(
    connection: &Connection,
    condition_and_order: &str,
    values: impl rusqlite::Params,
    mut each: impl FnMut(Record) -> Result<(), LedgerError>,
) -> Result<(), LedgerError> {
    each_with(
        connection,
        COLUMNS_AS_COUNTED,
        "ledger_records",
        condition_and_order,
        values,
        |record| each(record.into_record()),
    )
}

/// As [`each`], in the view or the other table.
pub(crate) fn each_in(
    connection: &Connection,
    table: &str,
    condition_and_order: &str,
    values: impl rusqlite::Params,
    each: impl FnMut(CarriedRecord) -> Result<(), LedgerError>,
) -> Result<(), LedgerError> {
    each_with(
        connection,
        COLUMNS,
        table,
        condition_and_order,
        values,
        each,
    )
}

fn each_with(
    connection: &Connection,
    columns: &str,
    table: &str,
    condition_and_order: &str,
    values: impl rusqlite::Params,
    mut each: impl FnMut(CarriedRecord) -> Result<(), LedgerError>,
) -> Result<(), LedgerError> {
    let sql = format!("SELECT {columns} FROM {table} {condition_and_order}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        each(carried(row)?)?;
    }
    Ok(())
}

/// Calls `each` with every record in chain order, readable or not, and with as
/// much of its place as can be read: for the check, which must not stop at the
/// first damage.
pub(crate) fn each_as_found(
    connection: &Connection,
    mut each: impl FnMut(
        (Option<DeviceId>, Option<u64>),
        rusqlite::Result<CarriedRecord>,
    ) -> Result<(), LedgerError>,
) -> Result<(), LedgerError> {
    let sql = format!("SELECT {COLUMNS} FROM ledger_chains ORDER BY device, seq");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let device = row.get("device").ok().map(Uuid::from_bytes).map(DeviceId);
        each((device, row.get("seq").ok()), carried(row))?;
    }
    Ok(())
}

/// The condition that selects one entity's records in canonical order.
pub(crate) const OF_ENTITY: &str =
    "WHERE entity = ?1 ORDER BY coalesce(counted_hlc, hlc), device, seq";

/// One entity's records in canonical order.
pub(crate) fn of_entity(connection: &Connection, entity: Uuid) -> Result<Vec<Record>, LedgerError> {
    let mut records = Vec::new();
    each_as_counted(connection, OF_ENTITY, [entity.as_bytes()], |record| {
        records.push(record);
        Ok(())
    })?;
    Ok(records)
}

/// Every record about a subject, in no order: sorting them would hold all bodies.
pub(crate) fn each_about_a_subject(
    connection: &Connection,
    each: impl FnMut(Record) -> Result<(), LedgerError>,
) -> Result<(), LedgerError> {
    each_as_counted(connection, "WHERE subject IS NOT NULL", [], each)
}

/// Id, kind, entity and subject of every record about a subject that still says
/// something, in no order.
pub(crate) fn each_header_about_a_subject(
    connection: &Connection,
    mut each: impl FnMut(RecordId, &str, Uuid, Uuid),
) -> Result<(), LedgerError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, kind, entity, subject FROM ledger_records
         WHERE subject IS NOT NULL AND body IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = |column| -> rusqlite::Result<Uuid> { Ok(Uuid::from_bytes(row.get(column)?)) };
        let kind = row
            .get_ref("kind")?
            .as_str()
            .map_err(rusqlite::Error::from)?;
        each(RecordId(id("id")?), kind, id("entity")?, id("subject")?);
    }
    Ok(())
}

/// Where an entity's history ends so far.
pub(crate) fn latest_order_of(
    connection: &Connection,
    entity: Uuid,
) -> Result<Option<(Hlc, DeviceId, u64)>, LedgerError> {
    let order = connection
        .prepare_cached(
            "SELECT coalesce(counted_hlc, hlc), device, seq FROM ledger_records WHERE entity = ?1
             ORDER BY coalesce(counted_hlc, hlc) DESC, device DESC, seq DESC LIMIT 1",
        )?
        .query_row([entity.as_bytes()], |row| {
            let device = DeviceId(Uuid::from_bytes(row.get(1)?));
            Ok((Hlc(row.get(0)?), device, row.get(2)?))
        })
        .optional()?;
    Ok(order)
}

/// Every device's first record.
pub(crate) fn firsts(connection: &Connection) -> Result<Vec<CarriedRecord>, LedgerError> {
    let mut firsts = Vec::new();
    // Device by device, along the index of places.
    let condition = "WHERE device IN (SELECT device FROM ledger_devices) AND seq = 1";
    each(connection, condition, [], |record| {
        firsts.push(record);
        Ok(())
    })?;
    Ok(firsts)
}

/// Takes a record out of what counts; it goes on in the other table.
pub(crate) fn remove(
    transaction: &Connection,
    device: DeviceId,
    seq: u64,
) -> Result<(), LedgerError> {
    transaction
        .prepare_cached("DELETE FROM ledger_records WHERE device = ?1 AND seq = ?2")?
        .execute(params![device.0.as_bytes(), seq])?;
    Ok(())
}

/// Takes salt and body away. `secure_delete` overwrites them in the file.
pub(crate) fn remove_content(transaction: &Connection, id: RecordId) -> Result<(), LedgerError> {
    transaction
        .prepare_cached("UPDATE ledger_records SET salt = NULL, body = NULL WHERE id = ?1")?
        .execute([id.0.as_bytes()])?;
    Ok(())
}

/// Puts back a body that arrived earlier without one although nobody destroyed it.
pub(crate) fn restore_content(
    transaction: &Connection,
    id: RecordId,
    content: &Content,
) -> Result<(), LedgerError> {
    transaction
        .prepare_cached("UPDATE ledger_records SET salt = ?2, body = ?3 WHERE id = ?1")?
        .execute(params![id.0.as_bytes(), content.salt, content.body])?;
    Ok(())
}
