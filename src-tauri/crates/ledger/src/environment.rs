//! Clock, entropy and place, passed in.
//!
//! Nothing else in the product's records may ask the machine for the time or
//! for randomness, so a test that passes its own [`Environment`] can replay a
//! whole fair.

use std::io;
use std::path::Path;

use crate::files;

/// Clock and entropy, passed in so that a test can replay a whole fair.
pub trait Environment {
    /// The wall clock, in milliseconds since 1970-01-01T00:00:00Z.
    fn now_unix_millis(&mut self) -> i64;
    /// Fills the slice with bytes nobody can predict.
    fn fill_random(&mut self, bytes: &mut [u8]);
    /// Bytes that are the same as long as a store's file stays where it is, and
    /// others for a copy of it. Tests that do not say have one place only.
    ///
    /// # Errors
    /// When the file cannot be looked at.
    fn place_of(&mut self, store: &Path) -> io::Result<Vec<u8>> {
        let _ = store;
        Ok(Vec::new())
    }
}

/// The real clock and the operating system's random numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEnvironment;

impl Environment for SystemEnvironment {
    fn now_unix_millis(&mut self) -> i64 {
        chrono::Utc::now().timestamp_millis()
    }

    fn fill_random(&mut self, bytes: &mut [u8]) {
        // There is no honest way on from here without randomness: a predictable
        // key or salt would look like success.
        getrandom::fill(bytes).expect("the operating system provides random numbers");
    }

    fn place_of(&mut self, store: &Path) -> io::Result<Vec<u8>> {
        // A machine without an id of its own still tells its files apart.
        let machine = machine_uid::get().unwrap_or_default();
        Ok([&files::number_of(store)?, machine.as_bytes()].concat())
    }
}

/// An array of random bytes.
pub(crate) fn random<const N: usize>(environment: &mut dyn Environment) -> [u8; N] {
    let mut bytes = [0; N];
    environment.fill_random(&mut bytes);
    bytes
}
