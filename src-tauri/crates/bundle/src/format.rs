//! The bytes of a file, and the values of its frames.
//!
//! A field is never removed and never changes its meaning; what is added makes a new
//! version, and every older one is still read.

use ledger::{CarriedRecord, Content, DeviceId, Header, Hlc, Receipt, RecordId, SignedHead};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How every file begins. Its line ends and its end-of-file sign are spoiled by
/// whoever carries it as text, which is then noticed.
pub(crate) const MAGIC: &[u8; 12] = b"boothloop\r\n\x1a";

/// The version that is written.
pub(crate) const VERSION: u16 = 1;

/// The length of the head in the clear: magic, kind, version, family.
pub(crate) const HEAD: usize = 12 + 1 + 2 + 16;

/// The longest frame in bytes: more than any record this program writes.
pub(crate) const LONGEST_FRAME: u32 = 48 * 1024 * 1024;

/// The most bytes that are taken in at once. A laptop with four gigabytes of memory
/// holds them.
pub(crate) const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// The most laptops of one maker: a thousand booths with room to spare. Each costs a
/// signature to be checked.
pub(crate) const MOST_DEVICES: usize = 16_384;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Bundle,
    Pack,
}

impl Kind {
    pub(crate) fn byte(self) -> u8 {
        match self {
            Kind::Bundle => b'B',
            Kind::Pack => b'P',
        }
    }

    pub(crate) fn of(byte: u8) -> Option<Self> {
        match byte {
            b'B' => Some(Kind::Bundle),
            b'P' => Some(Kind::Pack),
            _ => None,
        }
    }
}

/// One frame.
#[derive(Serialize, Deserialize)]
pub(crate) enum Frame {
    /// The first one, and no other.
    Opening(Opening),
    /// The signed end of a chain.
    End(End),
    /// A record; of each device in order.
    Record(Box<Carried>),
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Opening {
    /// The head in the clear, so that nobody can put another one in front.
    pub head: Vec<u8>,
    pub receipt: Written,
    pub invitation: Option<[u8; 32]>,
}

/// A receipt. Signatures lie in halves: serde knows arrays of up to 32.
#[derive(Serialize, Deserialize)]
pub(crate) struct Written {
    public_key: [u8; 32],
    made_unix_millis: i64,
    ends: Vec<(Uuid, u64, [u8; 32])>,
    signature: [[u8; 32]; 2],
}

#[derive(Serialize, Deserialize)]
pub(crate) struct End {
    public_key: [u8; 32],
    seq: u64,
    hash: [u8; 32],
    signature: [[u8; 32]; 2],
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Carried {
    id: Uuid,
    device: Uuid,
    seq: u64,
    hlc: u64,
    kind: String,
    version: u16,
    entity: Uuid,
    subject: Option<Uuid>,
    staff: Option<Uuid>,
    prev_hash: [u8; 32],
    body_hash: [u8; 32],
    hash: [u8; 32],
    content: Option<([u8; 16], Vec<u8>)>,
}

fn halves(signature: [u8; 64]) -> [[u8; 32]; 2] {
    let mut halves = [[0; 32]; 2];
    halves.as_flattened_mut().copy_from_slice(&signature);
    halves
}

fn whole(halves: [[u8; 32]; 2]) -> [u8; 64] {
    let mut signature = [0; 64];
    signature.copy_from_slice(halves.as_flattened());
    signature
}

impl From<&Receipt> for Written {
    fn from(receipt: &Receipt) -> Self {
        let ends = receipt.ends.iter();
        Self {
            public_key: receipt.public_key,
            made_unix_millis: receipt.made_unix_millis,
            ends: ends
                .map(|(device, seq, hash)| (device.0, *seq, *hash))
                .collect(),
            signature: halves(receipt.signature),
        }
    }
}

impl From<Written> for Receipt {
    fn from(written: Written) -> Self {
        let ends = written.ends.into_iter();
        Self {
            public_key: written.public_key,
            made_unix_millis: written.made_unix_millis,
            ends: ends
                .map(|(device, seq, hash)| (DeviceId(device), seq, hash))
                .collect(),
            signature: whole(written.signature),
        }
    }
}

impl From<&SignedHead> for End {
    fn from(head: &SignedHead) -> Self {
        Self {
            public_key: head.public_key,
            seq: head.seq,
            hash: head.hash,
            signature: halves(head.signature),
        }
    }
}

impl From<End> for SignedHead {
    fn from(end: End) -> Self {
        Self {
            public_key: end.public_key,
            seq: end.seq,
            hash: end.hash,
            signature: whole(end.signature),
        }
    }
}

impl From<&CarriedRecord> for Carried {
    fn from(record: &CarriedRecord) -> Self {
        let header = &record.header;
        let content = record.content.as_ref();
        Self {
            id: header.id.0,
            device: header.device.0,
            seq: header.seq,
            hlc: header.hlc.0,
            kind: header.kind.clone(),
            version: header.version,
            entity: header.entity,
            subject: header.subject,
            staff: header.staff,
            prev_hash: header.prev_hash,
            body_hash: header.body_hash,
            hash: header.hash,
            content: content.map(|content| (content.salt, content.body.clone())),
        }
    }
}

impl From<Carried> for CarriedRecord {
    fn from(carried: Carried) -> Self {
        Self {
            header: Header {
                id: RecordId(carried.id),
                device: DeviceId(carried.device),
                seq: carried.seq,
                hlc: Hlc(carried.hlc),
                kind: carried.kind,
                version: carried.version,
                entity: carried.entity,
                subject: carried.subject,
                staff: carried.staff,
                prev_hash: carried.prev_hash,
                body_hash: carried.body_hash,
                hash: carried.hash,
            },
            content: carried.content.map(|(salt, body)| Content { salt, body }),
        }
    }
}
