//! A new device key where the old one might be in two places.
//!
//! A restored backup and a store that lost its last records both know fewer
//! records of their own device than the world may know. Writing on under the
//! old key would give two records the same number. So a new key is minted
//! before the first own record, and the record under it says whom it succeeds.
//! Opening, merging and looking mint nothing.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::chain::{DeviceKey, Head};
use crate::device_id::DeviceId;
use crate::devices_table;
use crate::environment::{Environment, random};
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::mark::{Ends, Found};
use crate::problem::{Finding, Problem};
use crate::record::NewRecord;
use crate::records_table;
use crate::self_table;
use crate::tip::Tip;

/// The kind of the record that says a new device key took over.
pub const DEVICE_SUCCEEDED: &str = "ledger.device_succeeded";

/// Records that were acknowledged and are no longer in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LostTail {
    pub device: Uuid,
    /// The number of the last record that was acknowledged.
    pub through: u64,
}

/// The body of a [`DEVICE_SUCCEEDED`] record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Succession {
    pub old_device: Uuid,
    pub old_seq: u64,
    /// What the store had lost; of the other devices in `also_lost`.
    pub lost: Option<LostTail>,
    #[serde(default)]
    pub also_lost: Vec<LostTail>,
}

/// What a mark remembers and the store does not.
pub(crate) fn lost_tails(known: &Ends, marked: &Ends) -> Vec<LostTail> {
    marked
        .iter()
        .filter(|(device, seq)| known.get(device).copied().unwrap_or(0) < **seq)
        .map(|(device, seq)| LostTail {
            device: device.0,
            through: *seq,
        })
        .collect()
}

/// A lost end that has not come back from another laptop since.
pub(crate) fn lost_tail_problem(
    connection: &Connection,
    lost: LostTail,
) -> Result<Option<Problem>, LedgerError> {
    let device = DeviceId(lost.device);
    let known = devices_table::head_of(connection, device)?.map_or(0, |head| head.seq);
    if known >= lost.through {
        return Ok(None);
    }
    let last_kept = records_table::by_place(connection, device, known)?;
    let finding = Finding::LostTail {
        through: lost.through,
        after_unix_millis: last_kept.map(|record| record.header.hlc.unix_millis()),
    };
    Ok(Some(Problem::at(device, known + 1, finding)))
}

impl Ledger {
    /// Compares the mark beside the store with the store: what is wrong by it.
    pub(crate) fn compare_with_mark(&mut self) -> Result<Vec<Problem>, LedgerError> {
        let known = devices_table::ends(self.connection())?;
        if let Found::Ends(marked) = self.mark.read() {
            self.lost = lost_tails(&known, &marked);
            self.mark.raise(marked);
        }
        self.mark.raise(known);
        self.mark_problems()
    }

    /// What the mark beside the store says is wrong.
    pub(crate) fn mark_problems(&self) -> Result<Vec<Problem>, LedgerError> {
        let marked = match self.mark.read() {
            Found::Nothing => return Ok(Vec::new()),
            Found::Damaged => return Ok(vec![Problem::nowhere(Finding::MarkDamaged)]),
            Found::Ends(marked) => marked,
        };
        let known = devices_table::ends(self.connection())?;
        let lost = lost_tails(&known, &marked).into_iter();
        let problems = lost.map(|lost| lost_tail_problem(self.connection(), lost));
        problems.filter_map(Result::transpose).collect()
    }

    /// Whether the present device key may be in use elsewhere.
    pub(crate) fn must_succeed(&self) -> bool {
        self.elsewhere || !self.lost.is_empty()
    }

    /// Mints a new device key if the present one may be in use elsewhere, and
    /// records whom it succeeds. The first own record does so by itself; whoever
    /// decides by the device's name calls this before deciding.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn be_sole_writer(&mut self, environment: &mut dyn Environment) -> Result<(), LedgerError> {
        self.refuse_if_reopen_needed()?;
        if !self.must_succeed() {
            return Ok(());
        }
        let now = environment.now_unix_millis();
        let mut tip = self.tip;
        let successor = self.store.transaction(|transaction| {
            let successor = self.succeed(transaction, environment, now, &mut tip)?;
            tip.seal(transaction, &successor)?;
            Ok(successor)
        });
        let successor = successor.map_err(|error| self.noting(error))?;
        self.succeeded(successor)?;
        self.advance(tip, now);
        Ok(())
    }

    /// Mints the key and records the succession; the head is not signed yet.
    pub(crate) fn succeed(
        &self,
        transaction: &Connection,
        environment: &mut dyn Environment,
        now: i64,
        tip: &mut Tip,
    ) -> Result<DeviceKey, LedgerError> {
        let secret: Zeroizing<[u8; 32]> = Zeroizing::new(random(environment));
        let device = DeviceKey::from_secret(&secret);
        let own = |lost: &LostTail| lost.device == self.device().0;
        let mut also_lost = self.lost.clone();
        also_lost.sort_by_key(|lost| !own(lost));
        let lost = (!also_lost.is_empty()).then(|| also_lost.remove(0));
        let succession = Succession {
            old_device: self.device().0,
            old_seq: tip.head.seq,
            lost,
            also_lost,
        };
        let body = serde_json::to_vec(&succession)
            .expect("names and numbers can always be written as JSON");
        tip.head = Head::START;
        self_table::replace_device(transaction, &secret, &self.place)?;
        let record = tip.extend(
            transaction,
            environment,
            now,
            &device,
            NewRecord {
                kind: DEVICE_SUCCEEDED,
                version: 1,
                entity: device.device().0,
                subject: None,
                staff: None,
                body,
                made: None,
            },
        )?;
        self.tables.apply(transaction, &record)?;
        Ok(device)
    }

    /// Goes on as the successor, once the records that say so are on disk.
    pub(crate) fn succeeded(&mut self, successor: DeviceKey) -> Result<(), LedgerError> {
        self.device = successor;
        self.elsewhere = false;
        // The record names the loss from now on.
        self.lost.clear();
        let ends = devices_table::ends(self.connection())?;
        self.mark.replace(ends);
        Ok(())
    }
}
