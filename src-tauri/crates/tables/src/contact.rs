//! How a visitor can be reached; the last word counts.

use crate::Table;
use ledger::{Header, Record};
use records::Body;
use records::visitors::ContactRecorded;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS contact (
    visitor BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    company TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS contact_by_email ON contact (email);
CREATE INDEX IF NOT EXISTS contact_by_phone ON contact (phone);
",
    rows: &[("contact", "visitor")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::ContactRecorded(contact) => replace(connection, header, contact),
        _ => Ok(()),
    }
}

/// A visitor's contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRow {
    /// Whose it is.
    pub visitor: Uuid,
    /// Name; may be empty.
    pub name: String,
    /// E-mail address, normalised; may be empty.
    pub email: String,
    /// Phone number in E.164; may be empty.
    pub phone: String,
    /// Company; may be empty.
    pub company: String,
}

/// Notes a contact.
fn replace(connection: &Connection, header: &Header, contact: &ContactRecorded) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO contact (visitor, name, email, phone, company)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            header.entity,
            contact.name,
            contact.email,
            contact.phone,
            contact.company
        ])?;
    Ok(())
}

fn row(row: &Row<'_>) -> Result<ContactRow> {
    Ok(ContactRow {
        visitor: row.get(0)?,
        name: row.get(1)?,
        email: row.get(2)?,
        phone: row.get(3)?,
        company: row.get(4)?,
    })
}

/// A visitor's contact, if she gave one.
pub fn of(connection: &Connection, visitor: Uuid) -> Result<Option<ContactRow>> {
    connection
        .prepare_cached(
            "SELECT visitor, name, email, phone, company FROM contact WHERE visitor = ?1",
        )?
        .query_row([visitor], row)
        .optional()
}

/// All contacts. A booth has thousands, not millions, and names are matched by
/// initial consonants, which no index of SQLite knows; reading them all takes
/// a few milliseconds.
pub fn all(connection: &Connection) -> Result<Vec<ContactRow>> {
    connection
        .prepare_cached(
            "SELECT visitor, name, email, phone, company FROM contact ORDER BY visitor DESC",
        )?
        .query_map([], row)?
        .collect()
}
