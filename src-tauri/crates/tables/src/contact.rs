//! How a visitor can be reached; the last word counts.
//!
//! Whoever keeps contacts in memory, as the search does, asks which of them
//! changed. The answer lies in a temporary table that SQLite itself fills
//! ([`changes_since`]): it is right whoever wrote (a command, a merge, a
//! destruction, a rebuild), and a transaction that is undone undoes it. It lies
//! in memory, holds ids only, and is gone when the store is closed.

use crate::{Table, first_of};
use ledger::{Header, Record};
use records::Body;
use records::visitors::{ContactRecorded, ContactSource, Particulars};
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
    company TEXT NOT NULL,
    job TEXT NOT NULL,
    country TEXT NOT NULL,
    birthday TEXT,
    postcode TEXT NOT NULL,
    address TEXT NOT NULL,
    badge TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS contact_by_email ON contact (email);
CREATE INDEX IF NOT EXISTS contact_by_phone ON contact (phone);
CREATE INDEX IF NOT EXISTS contact_by_badge ON contact (badge) WHERE badge <> '';
CREATE TEMP TABLE IF NOT EXISTS contact_change (
    number INTEGER PRIMARY KEY,
    visitor BLOB NOT NULL
) STRICT;
CREATE TEMP TRIGGER IF NOT EXISTS contact_was_put AFTER INSERT ON main.contact BEGIN
    INSERT INTO contact_change (visitor) VALUES (NEW.visitor);
END;
CREATE TEMP TRIGGER IF NOT EXISTS contact_was_changed AFTER UPDATE ON main.contact BEGIN
    INSERT INTO contact_change (visitor) VALUES (OLD.visitor), (NEW.visitor);
END;
CREATE TEMP TRIGGER IF NOT EXISTS contact_was_removed AFTER DELETE ON main.contact BEGIN
    INSERT INTO contact_change (visitor) VALUES (OLD.visitor);
END;
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactRow {
    /// Whose it is.
    pub visitor: Uuid,
    /// Name; may be empty.
    pub name: String,
    /// E-mail address, normalised; may be empty.
    pub email: String,
    /// Phone number in E.164; may be empty.
    pub phone: String,
    /// What else she says of herself.
    pub particulars: Particulars,
    /// What the code of her badge says; may be empty.
    pub badge: String,
    /// Where the contact came from.
    pub source: ContactSource,
}

/// The columns of [`row`], in its order.
const COLUMNS: &str = "contact.visitor, name, email, phone, company, job, country, birthday, \
                       postcode, address, badge, source";

/// Notes a contact.
fn replace(connection: &Connection, header: &Header, contact: &ContactRecorded) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO contact
                 (visitor, name, email, phone, company, job, country, birthday, postcode,
                  address, badge, source)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            header.entity,
            contact.name,
            contact.email,
            contact.phone,
            contact.particulars.company,
            contact.particulars.job,
            contact.particulars.country,
            contact.particulars.birthday.map(|day| day.to_string()),
            contact.particulars.postcode,
            contact.particulars.address,
            contact.badge,
            contact.source.code(),
        ])?;
    Ok(())
}

fn row(row: &Row<'_>) -> Result<ContactRow> {
    Ok(ContactRow {
        visitor: row.get(0)?,
        name: row.get(1)?,
        email: row.get(2)?,
        phone: row.get(3)?,
        particulars: Particulars {
            company: row.get(4)?,
            job: row.get(5)?,
            country: row.get(6)?,
            birthday: row
                .get::<_, Option<String>>(7)?
                .and_then(|day| day.parse().ok()),
            postcode: row.get(8)?,
            address: row.get(9)?,
        },
        badge: row.get(10)?,
        source: ContactSource::from_code(&row.get::<_, String>(11)?),
    })
}

/// A visitor's contact, if she gave one.
pub fn of(connection: &Connection, visitor: Uuid) -> Result<Option<ContactRow>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM contact WHERE visitor = ?1"))?
        .query_row([visitor], row)
        .optional()
}

/// The contacts with this address or number; an empty one is nobody's.
pub fn with_point(connection: &Connection, email: &str, phone: &str) -> Result<Vec<ContactRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM contact
             WHERE (?1 <> '' AND email = ?1) OR (?2 <> '' AND phone = ?2) ORDER BY visitor DESC"
        ))?
        .query_map([email, phone], row)?
        .collect()
}

/// The contacts with this badge, the newest visitor first; an empty one is nobody's.
pub fn with_badge(connection: &Connection, badge: &str) -> Result<Vec<ContactRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM contact
             WHERE badge <> '' AND badge = ?1 ORDER BY visitor DESC"
        ))?
        .query_map([badge], row)?
        .collect()
}

/// All contacts, the newest visitor first.
pub fn all(connection: &Connection) -> Result<Vec<ContactRow>> {
    let mut contacts = Vec::new();
    each(connection, |contact| contacts.push(contact))?;
    Ok(contacts)
}

/// The contacts of everybody but who first came at or after this time (Unix
/// milliseconds), the newest visitor first.
pub fn of_before(connection: &Connection, ms: i64) -> Result<Vec<ContactRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM contact WHERE visitor NOT IN
                 (SELECT visitor FROM visit GROUP BY visitor HAVING min(arrived) >= ?1)
             ORDER BY visitor DESC"
        ))?
        .query_map([first_of(ms)], row)?
        .collect()
}

/// Hands over all contacts, the newest visitor first.
pub fn each(connection: &Connection, mut take: impl FnMut(ContactRow)) -> Result<()> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM contact ORDER BY visitor DESC"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(found) = rows.next()? {
        take(row(found)?);
    }
    Ok(())
}

/// The number of the latest change of a contact since the store was opened. It
/// falls only when what was appended in a held commit is undone.
pub fn latest_change(connection: &Connection) -> Result<i64> {
    connection
        .prepare_cached("SELECT coalesce(max(number), 0) FROM contact_change")?
        .query_row([], |row| row.get(0))
}

/// Hands over everybody whose contact changed after the change with this number:
/// the contact as it is now, none when it is gone.
pub fn changes_since(
    connection: &Connection,
    number: i64,
    mut take: impl FnMut(Uuid, Option<ContactRow>),
) -> Result<()> {
    // One statement, so that it sees one state of the store.
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS}, changed.visitor
         FROM (SELECT DISTINCT visitor FROM contact_change WHERE number > ?1) AS changed
         LEFT JOIN contact ON contact.visitor = changed.visitor"
    ))?;
    let mut rows = statement.query([number])?;
    while let Some(found) = rows.next()? {
        let is_there = found.get::<_, Option<Uuid>>(0)?.is_some();
        let contact = is_there.then(|| row(found)).transpose()?;
        take(found.get(12)?, contact);
    }
    Ok(())
}
