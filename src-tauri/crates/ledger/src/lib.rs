//! What happened? An encrypted, append-only record of it, and tables to read it by.
//!
//! A [`Ledger`] is one SQLCipher file. Everything that happens is a [`Record`]:
//! who, when, on which device, about whom, what. Records are chained per device
//! (each header carries the hash of the one before), the head of every chain is
//! signed, and nothing is ever updated: a correction is a new record.
//!
//! The tables that screens read by are a cache. They are derived from the
//! records in the transaction that appends them ([`ReadTables`]), and deleting
//! and rebuilding them gives the same bytes.
//!
//! Laptops exchange records, never database files: [`Ledger::carry`] gives what
//! the other side lacks, [`Ledger::merge`] is a set union. Records of a device
//! that nobody admitted, or that had no right to write them, are kept and do not
//! count ([`Withheld`]). A chain covers the
//! salted hash of a body, not the body, so that [`Ledger::destroy`] can remove
//! a body for good while the chain still verifies.
//!
//! This crate knows no fair, no coupon and no visitor, no operating system
//! keychain and no window. Bodies are bytes to it.

mod admitting;
mod backup;
mod chain;
mod clock;
mod clock_answers;
mod clock_question;
mod creating;
mod destroy;
mod destroyed;
mod device_id;
mod device_right;
mod devices_table;
mod envelope;
mod environment;
mod error;
mod files;
mod hangul_keys;
mod held_commits;
mod invitation;
mod ledger;
mod mark;
mod merge;
mod owner;
mod passphrase;
mod place;
mod problem;
mod quarantine;
mod read_tables;
mod readers;
mod reading;
mod receipt;
mod record;
mod records_table;
mod recovery_key;
mod self_table;
mod store;
mod succession;
mod tip;
mod verify;
mod withheld;
mod writer;

#[cfg(test)]
mod tests;

pub use chain::SignedHead;
pub use clock::Hlc;
pub use clock_answers::{CLOCK_CONFIRMED, CLOCK_UNCONFIRMED};
pub use clock_question::ClockQuestion;
pub use creating::Created;
pub use device_id::DeviceId;
pub use device_right::DeviceRight;
pub use envelope::Secret;
pub use environment::{Environment, SystemEnvironment};
pub use error::LedgerError;
pub use hangul_keys::as_keys;
pub use invitation::Invitation;
pub use ledger::{Appended, Ledger};
pub use merge::{Delta, Merged, known_until};
pub use owner::{DEVICE_ADMITTED, OWNER_NAMED};
pub use passphrase::{PassphraseCost, passphrase_key, prepared_passphrase};
pub use problem::{Finding, Problem};
pub use read_tables::ReadTables;
pub use receipt::{Held, Receipt};
pub use record::{CarriedRecord, Content, DESTROYED, Header, NewRecord, Record, RecordId};
pub use recovery_key::reads_as as reads_as_recovery_key;
pub use succession::{DEVICE_SUCCEEDED, predecessors, succeeded};
pub use verify::Verification;
pub use withheld::Withheld;
