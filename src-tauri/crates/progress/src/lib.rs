//! How far has long work come, and does anybody still wait for it?
//!
//! Whoever works counts, whoever waits looks at the figures or stops the work.
//! Both share one [`Progress`]; work that was stopped ends at its next count.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// The figures of one piece of work, which may have several steps.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    stopped: AtomicBool,
}

/// Nobody waits for the work any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// How far a step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Units done, at most the total.
    pub done: u64,
    /// Units of the step; 0 before the first one begins.
    pub total: u64,
}

impl Progress {
    /// Begins a step of so many units (bytes, cells, people).
    pub fn begin(&self, total: u64) {
        self.done.store(0, Relaxed);
        self.total.store(total, Relaxed);
    }

    /// Counts units that were done.
    ///
    /// # Errors
    /// When the work was stopped.
    pub fn advance(&self, units: u64) -> Result<(), Stopped> {
        self.count(units);
        self.check()
    }

    /// Counts units of work that goes on even when it was stopped.
    pub fn count(&self, units: u64) {
        self.done.fetch_add(units, Relaxed);
    }

    /// Says whether to go on; asked once more before anything is kept.
    ///
    /// # Errors
    /// When the work was stopped.
    pub fn check(&self) -> Result<(), Stopped> {
        match self.stopped.load(Relaxed) {
            true => Err(Stopped),
            false => Ok(()),
        }
    }

    /// Stops the work.
    pub fn stop(&self) {
        self.stopped.store(true, Relaxed);
    }

    /// How far the present step is.
    pub fn figures(&self) -> Figures {
        let total = self.total.load(Relaxed);
        Figures {
            done: self.done.load(Relaxed).min(total),
            total,
        }
    }
}
