//! Clock and entropy, passed in.
//!
//! Nothing else in the product's records may ask the machine for the time or
//! for randomness, so a test that passes its own [`Environment`] can replay a
//! whole fair.

/// Clock and entropy, passed in so that a test can replay a whole fair.
pub trait Environment {
    /// The wall clock, in milliseconds since 1970-01-01T00:00:00Z.
    fn now_unix_millis(&mut self) -> i64;
    /// Fills the slice with bytes nobody can predict.
    fn fill_random(&mut self, bytes: &mut [u8]);
    /// The machine's own id, empty where there is none. Tests that do not say
    /// run on one machine.
    fn machine_id(&mut self) -> String {
        String::new()
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

    fn machine_id(&mut self) -> String {
        machine_uid::get().unwrap_or_default()
    }
}

/// An array of random bytes.
pub(crate) fn random<const N: usize>(environment: &mut dyn Environment) -> [u8; N] {
    let mut bytes = [0; N];
    environment.fill_random(&mut bytes);
    bytes
}
