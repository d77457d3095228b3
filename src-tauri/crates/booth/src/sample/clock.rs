//! A clock that a played fair sets, with real randomness for keys.

use ledger::{Environment, SystemEnvironment};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// The time at the played fair. Copies share it, as laptops at one fair do.
#[derive(Debug, Clone)]
pub struct FairClock(Arc<AtomicI64>);

impl FairClock {
    /// A clock that shows a time, in Unix milliseconds.
    pub fn at(unix_millis: i64) -> Self {
        Self(Arc::new(AtomicI64::new(unix_millis)))
    }

    /// Shows another time.
    pub fn set(&self, unix_millis: i64) {
        self.0.store(unix_millis, Ordering::Relaxed);
    }

    /// Moves on.
    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::Relaxed);
    }
}

impl Environment for FairClock {
    fn now_unix_millis(&mut self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    /// The seed of a demo decides what people do, never a key: a store whose
    /// keys follow from a small number would be an open one.
    fn fill_random(&mut self, bytes: &mut [u8]) {
        SystemEnvironment.fill_random(bytes);
    }

    fn place_of(&mut self, store: &Path) -> io::Result<Vec<u8>> {
        SystemEnvironment.place_of(store)
    }
}
