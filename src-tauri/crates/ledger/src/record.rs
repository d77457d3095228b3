//! What a record is, and the bytes its hash covers.
//!
//! The hash covers a fixed binary layout, not JSON or a serialiser's output, so
//! that two versions of this program can never disagree about it. Every
//! variable-length part is preceded by its length, and every use of SHA-256
//! begins with its own domain text, so that no bytes can be read as something
//! else.

use std::any::Any;
use std::fmt;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::clock::Hlc;
use crate::device_id::DeviceId;

const HEADER_DOMAIN: &str = "boothloop.record.v1";
const BODY_DOMAIN: &str = "boothloop.body.v1";
const ID_DOMAIN: &str = "boothloop.record-id.v1";

/// Kinds that begin so are written by this crate alone.
pub(crate) const RESERVED: &str = "ledger.";

/// The kind of the record that orders another record's body destroyed.
pub const DESTROYED: &str = "ledger.destroyed";

/// Names one record; a UUIDv7, so it sorts roughly by time.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub struct RecordId(pub Uuid);

/// Everything about a record except what it says.
#[derive(Clone, Eq, PartialEq, Debug)]
pub struct Header {
    /// The record's name.
    pub id: RecordId,
    /// The device that recorded it.
    pub device: DeviceId,
    /// 1, 2, 3 … without gaps on each device.
    pub seq: u64,
    /// When, on the clock that never goes back.
    pub hlc: Hlc,
    /// What sort of thing happened. Kinds starting with `ledger.` are this crate's.
    pub kind: String,
    /// The version of the body's shape.
    pub version: u16,
    /// The thing whose rows in the read tables this record changes.
    pub entity: Uuid,
    /// The visitor it is about, if any.
    pub subject: Option<Uuid>,
    /// Who was signed in, if anybody.
    pub staff: Option<Uuid>,
    /// The hash of this device's previous record; zeros for the first.
    pub prev_hash: [u8; 32],
    /// The salted hash of the body; outlives the body.
    pub body_hash: [u8; 32],
    /// The hash of all of the above.
    pub hash: [u8; 32],
}

impl Header {
    /// The order in which records are applied, the same on every laptop.
    pub(crate) fn order(&self) -> (Hlc, DeviceId, u64) {
        (self.hlc, self.device, self.seq)
    }

    /// The id of the record at a place of a chain: a UUIDv7 whose random bits
    /// follow from device and number, so that no other device can claim it.
    pub(crate) fn id_at(device: DeviceId, seq: u64, unix_millis: i64) -> RecordId {
        let mut hasher = Sha256::new();
        length_prefixed(&mut hasher, ID_DOMAIN.as_bytes());
        hasher.update(device.0.as_bytes());
        hasher.update(seq.to_be_bytes());
        let hash: [u8; 32] = hasher.finalize().into();
        let mut bits = [0; 10];
        bits.copy_from_slice(&hash[..10]);
        let millis = unix_millis.unsigned_abs();
        RecordId(uuid::Builder::from_unix_timestamp_millis(millis, &bits).into_uuid())
    }

    /// Whether the id is that of this place. Ids of earlier versions are not.
    pub(crate) fn id_follows_from_place(&self) -> bool {
        self.id == Self::id_at(self.device, self.seq, self.hlc.unix_millis())
    }

    /// The hash this header should carry.
    pub(crate) fn computed_hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        length_prefixed(&mut hasher, HEADER_DOMAIN.as_bytes());
        hasher.update(self.id.0.as_bytes());
        hasher.update(self.device.0.as_bytes());
        hasher.update(self.seq.to_be_bytes());
        hasher.update(self.hlc.0.to_be_bytes());
        length_prefixed(&mut hasher, self.kind.as_bytes());
        hasher.update(self.version.to_be_bytes());
        hasher.update(self.entity.as_bytes());
        optional(&mut hasher, self.subject);
        optional(&mut hasher, self.staff);
        hasher.update(self.prev_hash);
        hasher.update(self.body_hash);
        hasher.finalize().into()
    }
}

fn length_prefixed(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}

fn optional(hasher: &mut Sha256, value: Option<Uuid>) {
    match value {
        None => hasher.update([0; 17]),
        Some(value) => {
            hasher.update([1]);
            hasher.update(value.as_bytes());
        }
    }
}

/// One thing that happened.
#[derive(Clone, Eq, PartialEq)]
pub struct Record {
    /// Everything about it except what it says.
    pub header: Header,
    /// What it says; `None` once it was destroyed.
    pub body: Option<Vec<u8>>,
}

/// A body and the salt that keeps its hash from being guessed.
#[derive(Clone, Eq, PartialEq)]
pub struct Content {
    /// 16 random bytes, destroyed together with the body: a hash of "yes" alone
    /// could be found by trying.
    pub salt: [u8; 16],
    /// The body.
    pub body: Vec<u8>,
}

impl Content {
    /// The hash that the record's header carries.
    pub(crate) fn hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        length_prefixed(&mut hasher, BODY_DOMAIN.as_bytes());
        hasher.update(self.salt);
        length_prefixed(&mut hasher, &self.body);
        hasher.finalize().into()
    }
}

/// A record as it travels to another laptop: with its salt.
#[derive(Clone, Eq, PartialEq)]
pub struct CarriedRecord {
    /// Everything about it except what it says.
    pub header: Header,
    /// Salt and body; `None` once destroyed.
    pub content: Option<Content>,
}

impl CarriedRecord {
    /// The record without its salt.
    pub(crate) fn into_record(self) -> Record {
        Record {
            header: self.header,
            body: self.content.map(|content| content.body),
        }
    }
}

/// What the caller wants recorded.
pub struct NewRecord {
    /// What sort of thing happened. Kinds starting with `ledger.` are refused.
    pub kind: &'static str,
    /// The version of the body's shape.
    pub version: u16,
    /// The thing whose rows in the read tables this record changes (a coupon, a
    /// visitor, a sale).
    pub entity: Uuid,
    /// The visitor it is about, if any.
    pub subject: Option<Uuid>,
    /// Who was signed in, if anybody.
    pub staff: Option<Uuid>,
    /// What it says.
    pub body: Vec<u8>,
    /// The value that `body` was written from, for read tables that would
    /// otherwise have to read it back ([`ReadTables::apply_made`]).
    ///
    /// [`ReadTables::apply_made`]: crate::ReadTables::apply_made
    pub made: Option<Box<dyn Any + Send>>,
}

// Bodies hold personal data and Debug output ends in logs, so a body shows only
// how long it is.

impl fmt::Debug for Record {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Record")
            .field("header", &self.header)
            .field("body_length", &self.body.as_ref().map(Vec::len))
            .finish()
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Content")
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for CarriedRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CarriedRecord")
            .field("header", &self.header)
            .field("content", &self.content)
            .finish()
    }
}

impl fmt::Debug for NewRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("NewRecord")
            .field("kind", &self.kind)
            .field("version", &self.version)
            .field("entity", &self.entity)
            .field("subject", &self.subject)
            .field("staff", &self.staff)
            .field("body_length", &self.body.len())
            .finish()
    }
}
