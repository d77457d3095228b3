//! Where the next record goes, and putting it there.

use rusqlite::Connection;

use crate::chain::{DeviceKey, Head};
use crate::clock::Hlc;
use crate::clock_answers;
use crate::devices_table;
use crate::environment::{Environment, random};
use crate::error::LedgerError;
use crate::record::{CarriedRecord, Content, Header, NewRecord, Record};
use crate::records_table;

/// Where the next record goes: after this head, later than this clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tip {
    pub head: Head,
    /// Never before `trusted`.
    pub floor: Hlc,
    /// The latest time that is trusted, of all devices.
    pub trusted: Hlc,
}

impl Tip {
    /// Records one thing after the tip and moves the tip. The head is signed
    /// once for all records of an append, by [`Tip::seal`].
    pub(crate) fn extend(
        &mut self,
        transaction: &Connection,
        environment: &mut dyn Environment,
        now: i64,
        device: &DeviceKey,
        new: NewRecord,
    ) -> Result<Record, LedgerError> {
        let content = Content {
            salt: random(environment),
            body: new.body,
        };
        let hlc = self.floor.next(now);
        let seq = self.head.seq + 1;
        let mut header = Header {
            id: Header::id_at(device.device(), seq, hlc.unix_millis()),
            device: device.device(),
            seq,
            hlc,
            kind: new.kind.to_owned(),
            version: new.version,
            entity: new.entity,
            subject: new.subject,
            staff: new.staff,
            prev_hash: self.head.hash,
            body_hash: content.hash(),
            hash: [0; 32],
        };
        header.hash = header.computed_hash();
        self.floor = hlc;
        if clock_answers::is_plausible(hlc, self.trusted) {
            self.trusted = hlc;
        }
        self.head = Head {
            seq: header.seq,
            hash: header.hash,
        };
        let record = CarriedRecord {
            header,
            content: Some(content),
        };
        records_table::insert(transaction, &record)?;
        Ok(record.into_record())
    }

    /// Signs the head and stores it together with the clock.
    pub(crate) fn seal(
        &self,
        transaction: &Connection,
        device: &DeviceKey,
    ) -> Result<(), LedgerError> {
        devices_table::put(
            transaction,
            &device.sign(self.head),
            self.floor,
            self.trusted,
        )
    }
}
