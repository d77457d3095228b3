//! The tables that screens read by: derived from the records, never the truth.

use std::any::Any;
use std::fmt::Write;

use progress::Progress;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::clock_answers;
use crate::device_right::DeviceRight;
use crate::error::LedgerError;
use crate::record::{Header, Record};
use crate::records_table;

/// The tables to read by.
///
/// A row belongs to exactly one entity and is derived only from that entity's
/// records, so that records arriving late from another laptop can be put in
/// their place by deriving that entity anew. Rows must therefore not point at
/// rows of other entities with foreign keys, and must not get numbers from
/// SQLite (`AUTOINCREMENT`, an implicit rowid that is read): a rebuild would
/// number them differently.
pub trait ReadTables: Send {
    /// `CREATE TABLE` and `CREATE INDEX` statements with `IF NOT EXISTS`,
    /// executed whenever a store is opened. No name may begin with `ledger_`.
    fn schema(&self) -> &str;
    /// When it differs from the stored one, all read tables are dropped and
    /// rebuilt from the records.
    fn schema_version(&self) -> u32;
    /// The tables' names, for dumps and comparison.
    fn tables(&self) -> &[&str];
    /// Brings the rows of the record's entity up to date. Called in canonical
    /// order (clock, device, number) per entity. A record whose body is
    /// destroyed (`None`) and an unknown kind must be tolerated.
    fn apply(&self, tx: &Connection, record: &Record) -> rusqlite::Result<()>;
    /// As [`ReadTables::apply`], for a record made just now: `made` is the value
    /// its body was written from ([`crate::NewRecord::made`]).
    fn apply_made(&self, tx: &Connection, record: &Record, made: &dyn Any) -> rusqlite::Result<()> {
        let _ = made;
        self.apply(tx, record)
    }
    /// Whether a device with this right may write a record with this header.
    /// Whoever reads the tables knows the kinds, the ledger does not.
    fn may_write(&self, header: &Header, right: DeviceRight) -> bool {
        let _ = (header, right);
        true
    }
    /// Whether what a record of this kind says can be destroyed.
    fn is_destroyable(&self, kind: &str) -> bool {
        let _ = kind;
        true
    }
    /// Whether what a record of this kind says is destroyed when its subject ends;
    /// a kind of a later program too, so what is not known to stay goes.
    fn goes_with_its_subject(&self, kind: &str) -> bool {
        let _ = kind;
        true
    }
    /// Whether a record of this kind may end a subject.
    fn may_end_a_subject(&self, kind: &str) -> bool {
        let _ = kind;
        false
    }
    /// The subjects of whom nothing is to be kept any more, worked out from the
    /// rows. Asked after a merge, a rebuild, and a record that may end one.
    fn ended_subjects(&self, tx: &Connection) -> rusqlite::Result<Vec<Uuid>> {
        let _ = tx;
        Ok(Vec::new())
    }
    /// Removes the entity's rows.
    fn forget(&self, tx: &Connection, entity: Uuid) -> rusqlite::Result<()>;
}

/// Derives one entity anew.
pub(crate) fn derive_entity(
    transaction: &Connection,
    tables: &dyn ReadTables,
    entity: Uuid,
) -> Result<(), LedgerError> {
    tables.forget(transaction, entity)?;
    records_table::each_as_counted(
        transaction,
        records_table::OF_ENTITY,
        [entity.as_bytes()],
        |record| Ok(tables.apply(transaction, &record)?),
    )
}

/// Drops all read tables, also those an older version knew and this one does
/// not, and derives everything anew.
pub(crate) fn derive_all(
    transaction: &Connection,
    tables: &dyn ReadTables,
    progress: &Progress,
) -> Result<(), LedgerError> {
    progress.begin(records_table::count(transaction, "ledger_records")?);
    drop_all(transaction)?;
    transaction.execute_batch(tables.schema())?;
    clock_answers::forget_all(transaction)?;
    clock_answers::apply_all(transaction)?;
    // Entity by entity, along the index: sorting all records by time would hold
    // every body in memory.
    records_table::each_as_counted(
        transaction,
        "ORDER BY entity, coalesce(counted_hlc, hlc), device, seq",
        [],
        |record| {
            progress.advance(1)?;
            Ok(tables.apply(transaction, &record)?)
        },
    )
}

fn drop_all(transaction: &Connection) -> Result<(), LedgerError> {
    // Dropping a virtual table takes its shadow tables along, so those go first
    // and the list is read again for the rest.
    for condition in [
        "type = 'view'",
        "type = 'table' AND sql LIKE 'CREATE VIRTUAL%'",
        "type = 'table'",
    ] {
        let found: Vec<(String, String)> = transaction
            .prepare(&format!(
                "SELECT type, name FROM sqlite_schema
                 WHERE {condition} AND name NOT LIKE 'ledger\\_%' ESCAPE '\\'
                   AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            ))?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (sort, name) in found {
            let name = quoted(&name);
            if condition == "type = 'table'" {
                // Dropping notes every page in memory until the table is gone;
                // emptying it notes none.
                transaction.execute_batch(&format!("DELETE FROM {name}"))?;
            }
            transaction.execute_batch(&format!("DROP {sort} {name}"))?;
        }
    }
    Ok(())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// In which order a table's rows are written.
enum Order {
    /// By all columns: it says something of the rows alone. The rows are sorted in
    /// memory.
    Columns,
    /// By the primary key, along whose index they are read one at a time.
    Key,
}

/// Writes one table as text that depends on nothing but its rows: in order, every
/// value with its type.
fn write_table(
    connection: &Connection,
    table: &str,
    order: Order,
    out: &mut dyn FnMut(&str),
) -> Result<(), LedgerError> {
    let mut line = format!("# {table}\n");
    let columns: Vec<String> = connection
        .prepare(&format!("SELECT * FROM {}", quoted(table)))?
        .column_names()
        .map(str::to_owned)
        .collect();
    let key = key_of(connection, table)?;
    let order = match order {
        Order::Key if !key.is_empty() => &key,
        _ => &columns,
    };
    let order: Vec<String> = order
        .iter()
        .map(|column| format!("{} COLLATE BINARY", quoted(column)))
        .collect();
    line.push_str(&columns.join("|"));
    line.push('\n');
    out(&line);

    let mut statement = connection.prepare(&format!(
        "SELECT * FROM {} ORDER BY {}",
        quoted(table),
        order.join(", ")
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        line.clear();
        for column in 0..columns.len() {
            if column > 0 {
                line.push('|');
            }
            // Writing to a String cannot fail.
            let _ = match row.get_ref(column)? {
                ValueRef::Null => write!(line, "null"),
                ValueRef::Integer(value) => write!(line, "{value}"),
                ValueRef::Real(value) => write!(line, "{value:?}"),
                ValueRef::Text(text) => write!(line, "{:?}", String::from_utf8_lossy(text)),
                ValueRef::Blob(bytes) => {
                    line.push_str("x'");
                    for byte in bytes {
                        let _ = write!(line, "{byte:02x}");
                    }
                    write!(line, "'")
                }
            };
        }
        line.push('\n');
        out(&line);
    }
    Ok(())
}

/// The columns of a table's primary key, in their order.
fn key_of(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")?
        .query_map([table], |row| row.get(0))?
        .collect()
}

/// All read tables as text.
pub(crate) fn dump(
    connection: &Connection,
    tables: &dyn ReadTables,
) -> Result<String, LedgerError> {
    let mut text = String::new();
    for table in tables.tables() {
        write_table(connection, table, Order::Columns, &mut |line| {
            text.push_str(line);
        })?;
    }
    Ok(text)
}

/// The SHA-256 of one table's text: comparing a large table takes no memory.
pub(crate) fn digest(connection: &Connection, table: &str) -> Result<[u8; 32], LedgerError> {
    let mut hasher = Sha256::new();
    write_table(connection, table, Order::Key, &mut |line| {
        hasher.update(line.as_bytes())
    })?;
    Ok(hasher.finalize().into())
}
