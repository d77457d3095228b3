//! Asking whether the clock is right, and recording the answer.

use uuid::Uuid;
use words::{Sentence, sentence};

use crate::clock::Hlc;
use crate::clock_answers::{
    CLOCK_CONFIRMED, DOUBTFUL_MILLIS, FAR_AHEAD_MILLIS, after, answer, apply, problems,
};
use crate::devices_table;
use crate::environment::Environment;
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::problem::{Finding, utc};
use crate::read_tables;
use crate::tip::Tip;

/// 2026-09-01T00:00:00Z. This program did not exist before, so no clock that
/// says so is right. Moved forward with every release.
const PROGRAM_MADE: i64 = 1_788_220_800_000;

/// Whether a person has to say that the computer's clock is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockQuestion {
    /// The latest time that is trusted, or that records ahead of the clock carry,
    /// in Unix milliseconds.
    pub last_unix_millis: i64,
    /// What the clock says, in Unix milliseconds.
    pub now_unix_millis: i64,
}

impl ClockQuestion {
    /// What is asked, for somebody who cannot answer at once.
    pub fn sentence(&self) -> Sentence {
        sentence!(
            "store-clock-question",
            last = utc(self.last_unix_millis),
            now = utc(self.now_unix_millis)
        )
    }
}

impl Ledger {
    /// Whether somebody has to say that the clock is right: it lies far from the
    /// latest trusted time, or records lie far ahead of it. Recording goes on
    /// meanwhile.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn clock_question(
        &self,
        environment: &mut dyn Environment,
    ) -> Result<Option<ClockQuestion>, LedgerError> {
        let now = environment.now_unix_millis();
        let ahead = problems(self.connection(), now)?;
        let ahead = ahead.iter().filter_map(|problem| match problem.finding {
            Finding::TimeAhead { unix_millis, .. } => Some(unix_millis),
            _ => None,
        });
        let question = ClockQuestion {
            last_unix_millis: ahead.max().unwrap_or(self.latest_time_ever_seen()),
            now_unix_millis: now,
        };
        let passed = now.saturating_sub(question.last_unix_millis);
        let near = -FAR_AHEAD_MILLIS..=DOUBTFUL_MILLIS;
        let doubtful = !near.contains(&passed) || now < PROGRAM_MADE;
        Ok(doubtful.then_some(question))
    }

    /// Records that somebody says the computer's clock is right, now. Records
    /// that lie more than a day ahead of it count as made right after the last
    /// good one of their device.
    ///
    /// # Errors
    /// [`LedgerError::ClockImpossible`] for a clock that says the program was
    /// not made yet; when the store cannot be written.
    pub fn confirm_clock(
        &mut self,
        environment: &mut dyn Environment,
        staff: Option<Uuid>,
    ) -> Result<(), LedgerError> {
        self.refuse_if_reopen_needed()?;
        let now = environment.now_unix_millis();
        if now < PROGRAM_MADE {
            return Err(LedgerError::ClockImpossible);
        }
        let wrong = after(self.connection(), now.saturating_add(DOUBTFUL_MILLIS), now)?;
        let last = self.tip.trusted;
        let trusted = last.min(Hlc(0).next(now));
        if self.succession.is_none() && self.ran_ahead(trusted, now) {
            self.seal_held()?;
            self.hold_ready(environment, Vec::new());
        }
        let mut tip = Tip {
            trusted,
            floor: match self.succession {
                Some(_) => trusted,
                None => self.tip.floor,
            },
            ..self.tip
        };
        let confirmed = self.store.transaction(|transaction| {
            // The time is confirmed with this record, so none is marked as not.
            tip.trusted = tip.trusted.max(Hlc(0).next(now));
            self.before_own_record(transaction, environment, now, &mut tip)?;
            let new = answer(CLOCK_CONFIRMED, self.device(), staff, last, now, wrong);
            let body = new.body.clone();
            self.record_own(transaction, environment, now, &mut tip, new)?;
            for entity in apply(transaction, self.device(), &body)? {
                read_tables::derive_entity(transaction, self.tables.as_ref(), entity)?;
            }
            tip.trusted = tip.floor;
            devices_table::trust_at_most(transaction, tip.trusted)?;
            tip.seal(transaction, &self.device)
        });
        confirmed.map_err(|error| self.noting(error))?;
        self.after_own_record()?;
        self.advance(tip, now);
        Ok(())
    }
}
