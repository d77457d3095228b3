//! What the records themselves say, for whoever the read tables do not answer.

use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

use crate::device_id::DeviceId;
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::record::{CarriedRecord, Record, RecordId};
use crate::records_table;

impl Ledger {
    /// The latest time that is trusted, in milliseconds since
    /// 1970-01-01T00:00:00Z: of records that followed within a day on a trusted
    /// time, or of a clock that somebody confirmed. The wall clock may be set
    /// back, this may not.
    pub fn latest_time_ever_seen(&self) -> i64 {
        self.tip.trusted.unix_millis()
    }

    /// One entity's records in canonical order.
    pub fn records_of(&self, entity: Uuid) -> Result<Vec<Record>, LedgerError> {
        records_table::of_entity(self.connection(), entity)
    }

    /// One record.
    pub fn record(&self, id: RecordId) -> Result<Option<Record>, LedgerError> {
        Ok(records_table::by_id(self.connection(), id)?.map(CarriedRecord::into_record))
    }

    /// The kinds of the records that came since the ledger knew so far, by the number of
    /// each device's latest one ([`Ledger::vector`]).
    pub fn kinds_since(
        &self,
        known: &BTreeMap<DeviceId, u64>,
    ) -> Result<BTreeSet<String>, LedgerError> {
        let mut kinds = BTreeSet::new();
        for (device, latest) in self.vector()? {
            let from = known.get(&device).copied().unwrap_or_default();
            if latest != from {
                records_table::kinds_after(self.connection(), device, from, &mut kinds)?;
            }
        }
        Ok(kinds)
    }

    /// Hands over the records about these subjects, one at a time and in no order.
    /// Every record of the store is read, which takes long in a large one: ask once
    /// for many subjects.
    pub fn each_record_about(
        &self,
        subjects: &BTreeSet<Uuid>,
        mut each: impl FnMut(Record),
    ) -> Result<(), LedgerError> {
        records_table::each_about_a_subject(self.connection(), |record| {
            if record
                .header
                .subject
                .is_some_and(|subject| subjects.contains(&subject))
            {
                each(record);
            }
            Ok(())
        })
    }

    /// Hands over the records whose kind begins so, one at a time, in no order. Every
    /// record of the store is read, as in [`Ledger::each_record_about`].
    pub fn each_record_of(
        &self,
        kind_begins: &str,
        mut each: impl FnMut(Record),
    ) -> Result<(), LedgerError> {
        let condition = "WHERE substr(kind, 1, length(?1)) = ?1";
        records_table::each_as_counted(self.connection(), condition, [kind_begins], |record| {
            each(record);
            Ok(())
        })
    }
}
