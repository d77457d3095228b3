//! The tables a booth reads by, one file a table: schema, row, reads, writes.
//!
//! They are a cache. Every row is derived from the records of one entity and
//! can be dropped and derived again; nothing is ever decided here.

pub mod amendment;
pub mod catalogue;
pub mod contact;
pub mod coupon;
pub mod interviewer;
pub mod permission_said;
pub mod product;
pub mod programme_closing;
pub mod redemption;
pub mod response;
pub mod sale;
pub mod visitor;

use crate::body::Body;
use ledger::{Header, Hlc, ReadTables, Record};
use response::Closed;
use rusqlite::{Connection, Result};
use uuid::Uuid;

/// A booth's read tables, as the ledger wants them.
#[derive(Debug, Clone)]
pub struct BoothTables {
    schema: String,
}

impl Default for BoothTables {
    fn default() -> Self {
        Self {
            schema: SCHEMAS.concat(),
        }
    }
}

/// Raised whenever a table or its derivation changes; the ledger then derives
/// everything again.
const SCHEMA_VERSION: u32 = 5;

const SCHEMAS: &[&str] = &[
    catalogue::SCHEMA,
    programme_closing::SCHEMA,
    product::SCHEMA,
    visitor::SCHEMA,
    response::SCHEMA,
    amendment::SCHEMA,
    interviewer::SCHEMA,
    contact::SCHEMA,
    permission_said::SCHEMA,
    coupon::SCHEMA,
    redemption::SCHEMA,
    sale::SCHEMA,
];

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

const TABLES: &[&str] = &[
    "catalogue",
    "programme_closing",
    "product",
    "visitor",
    "response",
    "answer",
    "answer_time",
    "amendment",
    "interviewer_note",
    "contact",
    "permission_said",
    "coupon",
    "coupon_void",
    "coupon_print",
    "redemption",
    "redemption_undone",
    "sale",
];

/// Each table with the column that says whose row it is.
const OWNERS: &[(&str, &str)] = &[
    ("catalogue", "id"),
    ("programme_closing", "programme"),
    ("product", "id"),
    ("visitor", "id"),
    ("answer", "response"),
    ("answer_time", "response"),
    ("amendment", "response"),
    ("interviewer_note", "visitor"),
    ("response", "id"),
    ("contact", "visitor"),
    ("permission_said", "visitor"),
    ("redemption", "coupon"),
    ("redemption_undone", "coupon"),
    ("coupon_void", "coupon"),
    ("coupon_print", "coupon"),
    ("coupon", "id"),
    ("sale", "id"),
];

impl ReadTables for BoothTables {
    fn schema(&self) -> &str {
        &self.schema
    }

    fn schema_version(&self) -> u32 {
        SCHEMA_VERSION
    }

    fn tables(&self) -> &[&str] {
        TABLES
    }

    fn apply(&self, connection: &Connection, record: &Record) -> Result<()> {
        let header = &record.header;
        let Some(body) = record
            .body
            .as_deref()
            .and_then(|bytes| Body::decode(&header.kind, header.version, bytes))
        else {
            return Ok(());
        };
        match &body {
            Body::FairOpened(_)
            | Body::StaffAdded(_)
            | Body::QuestionnairePublished(_)
            | Body::QuestionnaireDrafted(_)
            | Body::QuestionnaireChosen(_)
            | Body::NoticePublished(_)
            | Body::ProgrammeOpened(_)
            | Body::CouponKeyMade(_)
            | Body::CouponKeyRevoked(_)
            | Body::QuotaSet(_)
            | Body::KioskSet(_)
            | Body::MakerChanged(_)
            | Body::PrinterChosen(_) => catalogue::apply(connection, record),
            Body::ProgrammeClosed(_) => programme_closing::close(connection, header),
            Body::ProductAdded(added) => product::add(connection, header, added),
            Body::ProductChanged(changed) => product::change(connection, header, changed),
            Body::ProductRetired(_) => product::retire(connection, header, true),
            Body::ProductReturned(_) => product::retire(connection, header, false),
            Body::VisitorArrived(_) => visitor::apply(connection, header),
            Body::ResponseStarted(started) => response::start(connection, header, started),
            Body::ResponseAnswered(answered) => response::answer(connection, header, answered),
            Body::ResponseFinished(finished) => response::finish(connection, header, finished),
            Body::ResponseAmended(amended) => {
                // What is said of it first needs the answer it replaces.
                amendment::apply(connection, header, amended)?;
                response::amend(connection, header, amended)
            }
            Body::ResponseDiscarded(_) => response::close(connection, header, Closed::Discarded),
            Body::ResponseStopped(_) => response::close(connection, header, Closed::Stopped),
            Body::InterviewerNoted(noted) => interviewer::apply(connection, header, noted),
            Body::ContactRecorded(contact) => contact::apply(connection, header, contact),
            Body::PermissionShown(said) => permission_said::say(connection, header, said),
            Body::PermissionGranted(said) => permission_said::say(connection, header, said),
            Body::PermissionDeclined(said) => permission_said::say(connection, header, said),
            Body::PermissionWithdrawn(gone) => permission_said::withdraw(connection, header, gone),
            Body::CouponIssued(issued) => coupon::issue(connection, header, issued),
            Body::CouponPrinted(_) => coupon::print(connection, header),
            Body::CouponVoided(voided) => coupon::void(connection, header, voided),
            Body::CouponRedeemed(redeemed) => redemption::redeem(connection, header, redeemed),
            Body::CouponUseUndone(undone) => redemption::undo(connection, header, undone),
            Body::SaleRecorded(sold) => sale::apply(connection, header, sold),
            Body::SaleVoided(_) => sale::void(connection, header),
            Body::SaleLinked(linked) => sale::link(connection, header, linked),
            // What left is evidence, read record by record; no screen lists it yet.
            Body::FollowUpExported(_) | Body::AnswersExported(_) => Ok(()),
        }
    }

    fn forget(&self, connection: &Connection, entity: Uuid) -> Result<()> {
        for (table, owner) in OWNERS {
            connection
                .prepare_cached(&format!("DELETE FROM {table} WHERE {owner} = ?1"))?
                .execute([entity])?;
        }
        Ok(())
    }
}
