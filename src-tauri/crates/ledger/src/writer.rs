//! Who writes here: the stored device key, or another one where it must not be
//! used, and what comes before an own record.

use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::chain::{DeviceKey, Head};
use crate::clock::Hlc;
use crate::clock_answers;
use crate::devices_table;
use crate::environment::{Environment, random};
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::mark::Found;
use crate::owner;
use crate::problem::{Finding, Problem};
use crate::read_tables::ReadTables;
use crate::record::NewRecord;
use crate::self_table;
use crate::succession::{LostTail, Pending, Proof, lost_tail_problem, lost_tails};
use crate::tip::Tip;

impl Ledger {
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

    /// Looks, on opening, whether the stored device key may be used here, and
    /// holds another one ready if not. Nothing is written.
    pub(crate) fn look_around(
        &mut self,
        environment: &mut dyn Environment,
        elsewhere: bool,
        restored: bool,
    ) -> Result<(), LedgerError> {
        let known = devices_table::ends(self.connection())?;
        let mut lost = Vec::new();
        if let Found::Ends(marked) = self.mark.read() {
            lost = lost_tails(&known, &marked);
            self.mark.raise(marked);
        }
        self.mark.raise(known);
        self.found_at_opening = self.mark_problems()?;
        // Within one device the clock never goes back, so a device whose last
        // times nobody confirmed could not come back from them.
        let now = environment.now_unix_millis();
        if elsewhere || !lost.is_empty() || self.ran_ahead(self.tip.trusted, now) {
            self.hold_ready(environment, lost);
        }
        if restored && let Some(pending) = &mut self.succession {
            pending.restored_until = Some(devices_table::latest(self.store.connection())?);
        }
        Ok(())
    }

    /// Whether this device's clock lies ahead of the trusted time and of the clock.
    pub(crate) fn ran_ahead(&self, trusted: Hlc, now: i64) -> bool {
        let last = self.tip.floor;
        !clock_answers::is_plausible(last, trusted)
            && !clock_answers::is_plausible(last, Hlc(0).next(now))
    }

    /// From now on another key writes here; the first record under it says so.
    pub(crate) fn hold_ready(&mut self, environment: &mut dyn Environment, lost: Vec<LostTail>) {
        let secret: Zeroizing<[u8; 32]> = Zeroizing::new(random(environment));
        let successor = DeviceKey::from_secret(&secret);
        let old = std::mem::replace(&mut self.device, successor);
        self.tip.head = Head::START;
        self.tip.floor = self.tip.trusted;
        self.standing = None;
        self.succession = Some(Pending {
            old_device: old.device(),
            proof: Proof::of(&old, self.device()),
            secret,
            lost,
            restored_until: None,
        });
    }

    /// What comes before an own record in its transaction: that a new key took
    /// over, who belongs, and that nobody confirmed the time.
    pub(crate) fn before_own_record(
        &self,
        transaction: &Connection,
        environment: &mut dyn Environment,
        now: i64,
        tip: &mut Tip,
    ) -> Result<(), LedgerError> {
        let was_trusted = clock_answers::is_plausible(tip.floor, tip.trusted);
        if let Some(pending) = &self.succession {
            self_table::replace_device(transaction, &pending.secret, &self.place)?;
            let new = pending.record(transaction, self.device())?;
            self.record_own(transaction, environment, now, tip, new)?;
        } else if !self.placed {
            self_table::set_place(transaction, &self.place)?;
        }
        if was_trusted && !clock_answers::is_plausible(Hlc(0).next(now), tip.trusted) {
            let new = clock_answers::unconfirmed(self.device(), tip.trusted, now);
            self.record_own(transaction, environment, now, tip, new)?;
        }
        if self.standing.is_none() {
            for new in owner::outstanding(transaction, self.device())? {
                self.record_own(transaction, environment, now, tip, new)?;
            }
        }
        Ok(())
    }

    /// Records something of the ledger's own.
    pub(crate) fn record_own(
        &self,
        transaction: &Connection,
        environment: &mut dyn Environment,
        now: i64,
        tip: &mut Tip,
        new: NewRecord,
    ) -> Result<(), LedgerError> {
        let record = tip.extend(transaction, environment, now, &self.device, new)?;
        self.apply_own(transaction, &record, None)
    }

    /// Records things of the ledger's own in one transaction, and does what
    /// follows from them in the same.
    pub(crate) fn record_alone(
        &mut self,
        environment: &mut dyn Environment,
        new: impl IntoIterator<Item = NewRecord>,
        and_then: impl FnOnce(&Connection, &dyn ReadTables) -> Result<(), LedgerError>,
    ) -> Result<(), LedgerError> {
        self.refuse_if_reopen_needed()?;
        let now = environment.now_unix_millis();
        let mut tip = self.tip;
        let recorded = self
            .store
            .transaction(|transaction| -> Result<(), LedgerError> {
                self.before_own_record(transaction, environment, now, &mut tip)?;
                for new in new {
                    self.record_own(transaction, environment, now, &mut tip, new)?;
                }
                tip.seal(transaction, &self.device)?;
                and_then(transaction, self.tables.as_ref())
            });
        recorded.map_err(|error| self.noting(error))?;
        self.after_own_record()?;
        self.advance(tip, now);
        Ok(())
    }

    /// What was put in front of an own record is on disk.
    pub(crate) fn after_own_record(&mut self) -> Result<(), LedgerError> {
        self.placed = true;
        if self.standing.is_none() {
            self.standing = Some(owner::own_right(self.connection())?);
        }
        if self.succession.take().is_some() {
            // The record names the loss from now on.
            let ends = devices_table::ends(self.connection())?;
            self.mark.replace(ends);
        }
        Ok(())
    }
}
