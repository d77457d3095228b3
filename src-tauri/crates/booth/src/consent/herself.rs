//! What somebody said herself, with what was refused for her by whomever.
//!
//! A number says by itself whether it may be written to, whoever holds it. An address on an
//! envelope and the data that a third party gets are one person's: a yes that somebody else
//! with the same number gave is none of hers, and any no is.

use super::everybody::Sayings;
use crate::BoothError;
use crate::facts::Facts;
use std::collections::BTreeSet;
use tables::contact::ContactRow;
use tables::permission_said::{self, Said, SaidRow};
use uuid::Uuid;

impl Facts<'_> {
    /// The keyed hashes of every number and e-mail address that was left at the visits of
    /// these contacts, also of those that were changed since.
    pub(super) fn keys_ever_left(
        &self,
        contacts: &[ContactRow],
    ) -> Result<BTreeSet<String>, BoothError> {
        let mut keys = BTreeSet::new();
        for contact in contacts {
            keys.extend(self.contact_keys(&contact.email, &contact.phone));
            keys.extend(permission_said::contact_keys_of(
                self.tables,
                contact.visitor,
            )?);
        }
        Ok(keys)
    }

    /// What was said at visits that are hers, and every no to what she ever left, oldest
    /// first.
    pub(super) fn said_herself(
        &self,
        sayings: &Sayings,
        hers: &[ContactRow],
        is_hers: impl Fn(Uuid) -> bool,
    ) -> Result<Vec<SaidRow>, BoothError> {
        let mut rows: Vec<SaidRow> = Vec::new();
        for key in self.keys_ever_left(hers)? {
            let said = self.said_of(&key, sayings)?;
            let counting = said.iter().filter(|row| {
                let is_refusal = matches!(*row.said, Said::Declined(_) | Said::Withdrawn(_));
                is_refusal || is_hers(row.visitor)
            });
            rows.extend(counting.cloned());
        }
        rows.sort_by_key(|row| (row.at_ms, row.record));
        rows.dedup_by_key(|row| row.record);
        Ok(rows)
    }
}
