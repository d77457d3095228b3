//! What can be read?
//!
//! The tables a booth reads by, one file a table: schema, row, reads, and how
//! the rows follow from the records. They are a cache. Every row is derived from
//! the records of one entity and can be dropped and derived again; nothing is
//! ever decided here.

pub mod access;
pub mod amendment;
pub mod card_photo;
pub mod contact;
pub mod conversation;
pub mod coupon;
pub mod coupon_list;
pub mod destroyed_person;
pub mod duty_list;
pub mod follow_up_export;
pub mod follow_up_report;
pub mod hold_out;
pub mod interviewer;
pub mod leaving;
pub mod order;
pub mod permission_said;
pub mod picture;
pub mod product;
pub mod product_picture;
pub mod programme_closing;
pub mod quote;
pub mod redemption;
pub mod reply;
pub mod response;
pub mod sale;
pub mod same_person;
pub mod settings;
pub mod visitor;

use ledger::{DeviceRight, Header, Hlc, ReadTables, Record};
use records::coupons::{CouponKeyAnnounced, CouponKeyMade, PrinterChosen};
use records::fair::FairChosen;
use records::{Body, Setting as _};
use rusqlite::{Connection, Result};
use std::any::Any;
use uuid::Uuid;

/// Raised whenever a table or its derivation changes; the ledger then derives
/// everything again.
const SCHEMA_VERSION: u32 = 21;

/// What one file declares: its tables, and how they follow from the records.
struct Table {
    /// `CREATE` statements with `IF NOT EXISTS`.
    schema: &'static str,
    /// Each table's name, with the column that says whose row it is.
    rows: &'static [(&'static str, &'static str)],
    /// Brings the rows up to date after a record; a body that does not concern
    /// the table changes nothing.
    apply: fn(&Connection, &Record, &Body) -> Result<()>,
}

// In the order a record reaches them: an amendment first notes the answer that
// the response is about to lose.
const TABLES: &[Table] = &[
    settings::TABLE,
    programme_closing::TABLE,
    product::TABLE,
    product_picture::TABLE,
    picture::TABLE,
    card_photo::TABLE,
    visitor::TABLE,
    same_person::TABLE,
    conversation::TABLE,
    amendment::TABLE,
    response::TABLE,
    interviewer::TABLE,
    contact::TABLE,
    permission_said::TABLE,
    destroyed_person::TABLE,
    duty_list::TABLE,
    follow_up_export::TABLE,
    follow_up_report::TABLE,
    hold_out::TABLE,
    reply::TABLE,
    coupon::TABLE,
    coupon_list::TABLE,
    redemption::TABLE,
    sale::TABLE,
    quote::TABLE,
    order::TABLE,
    leaving::TABLE,
    access::TABLE,
];

/// A booth's read tables, as the ledger wants them.
#[derive(Debug, Clone)]
pub struct BoothTables {
    schema: String,
    names: Vec<&'static str>,
}

impl Default for BoothTables {
    fn default() -> Self {
        Self {
            schema: TABLES.iter().map(|table| table.schema).collect(),
            names: rows().map(|(name, _)| name).collect(),
        }
    }
}

/// All tables with the column that says whose row it is.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLES.iter().flat_map(|table| table.rows).copied()
}

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    TABLES
        .iter()
        .try_for_each(|table| (table.apply)(connection, record, body))
}

impl ReadTables for BoothTables {
    fn schema(&self) -> &str {
        &self.schema
    }

    fn schema_version(&self) -> u32 {
        SCHEMA_VERSION
    }

    fn tables(&self) -> &[&str] {
        &self.names
    }

    fn apply(&self, connection: &Connection, record: &Record) -> Result<()> {
        let header = &record.header;
        let body = record
            .body
            .as_deref()
            .and_then(|bytes| Body::decode(&header.kind, header.version, bytes));
        match body {
            Some(body) => apply(connection, record, &body),
            None => {
                order::apply_unreadable(connection, record)?;
                permission_said::apply_unreadable(connection, record)
            }
        }
    }

    fn apply_made(&self, connection: &Connection, record: &Record, made: &dyn Any) -> Result<()> {
        match made.downcast_ref::<Body>() {
            Some(body) => apply(connection, record, body),
            None => self.apply(connection, record),
        }
    }

    fn may_write(&self, header: &Header, right: DeviceRight) -> bool {
        let own = header.device.0;
        match header.kind.as_str() {
            kind if records::OWNERS_KINDS.contains(&kind) => right == DeviceRight::Owner,
            CouponKeyMade::KIND => header.entity == own,
            CouponKeyAnnounced::KIND => header.entity == records::coupons::announced_by(own),
            FairChosen::KIND => header.entity == records::fair::chosen_by(own),
            PrinterChosen::KIND => header.entity == records::coupons::printer_of(own),
            _ => true,
        }
    }

    fn is_destroyable(&self, kind: &str) -> bool {
        !records::KEPT_KINDS.contains(&kind)
    }

    fn goes_with_its_subject(&self, kind: &str) -> bool {
        !records::NOUNS_THAT_OUTLIVE_A_PERSON
            .iter()
            .any(|noun| kind.starts_with(noun))
    }

    fn may_end_a_subject(&self, kind: &str) -> bool {
        kind == "person.destroyed"
    }

    fn ended_subjects(&self, connection: &Connection) -> Result<Vec<Uuid>> {
        let mut ended = destroyed_person::visitors(connection)?;
        ended.extend(response::begun_by_destroyed(connection)?);
        ended.extend(visitor::recognised_as_destroyed(connection)?);
        Ok(ended)
    }

    fn forget(&self, connection: &Connection, entity: Uuid) -> Result<()> {
        for (table, owner) in rows() {
            connection
                .prepare_cached(&format!("DELETE FROM {table} WHERE {owner} = ?1"))?
                .execute([entity])?;
        }
        Ok(())
    }
}

/// When something happened, as the tables keep it: the whole clock, not its
/// milliseconds, because on a laptop whose clock is behind many records share
/// one millisecond and only the counter still tells which came first.
fn hlc(header: &Header) -> i64 {
    header.hlc.0.cast_signed()
}

/// The wall-clock part of what [`hlc`] kept, in Unix milliseconds.
fn unix_millis(hlc: i64) -> i64 {
    Hlc(hlc.cast_unsigned()).unix_millis()
}

/// The first clock value of a millisecond, to compare with.
fn first_of(unix_millis: i64) -> i64 {
    unix_millis.saturating_mul(1 << 16)
}
