//! A passphrase: how it is read, and what one guess at it costs.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::LedgerError;

/// How much work one guess at a passphrase costs (Argon2id, RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassphraseCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub iterations: u32,
    /// Lanes.
    pub lanes: u32,
}

/// 64 MiB, three passes, one lane: about a third of a second on a slow laptop,
/// more than three times the memory OWASP's password storage cheat sheet asks for.
impl Default for PassphraseCost {
    fn default() -> Self {
        Self {
            memory_kib: 64 * 1024,
            iterations: 3,
            lanes: 1,
        }
    }
}

impl PassphraseCost {
    /// The file says how much work to do. One that was tampered with must not
    /// be able to take all memory, nor to make somebody wait for a minute: five
    /// times the default is the most, two seconds on a slow laptop.
    pub(crate) fn is_reasonable(&self) -> bool {
        let work = u64::from(self.memory_kib) * u64::from(self.iterations);
        self.memory_kib <= 256 * 1024 && work <= 1024 * 1024 && self.lanes <= 4
    }
}

/// A passphrase as it is counted and used, whichever keyboard typed it
/// (OpaqueString, RFC 8265, 4.2.2): each space is U+0020, and it is composed,
/// because a Korean syllable is one character on Windows and three on macOS.
pub fn prepared_passphrase(typed: &str) -> Zeroizing<String> {
    // The general category Zs; line ends are white space too, and no spaces.
    let is_space = |c: char| {
        c.is_whitespace() && !matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let spaced = typed.chars().map(|c| if is_space(c) { ' ' } else { c });
    Zeroizing::new(spaced.nfc().collect())
}

/// The key that a passphrase stands for, which was prepared before (Argon2id).
///
/// # Errors
/// [`LedgerError::TooLittleMemory`], and [`LedgerError::KeysDamaged`] for a salt or
/// a cost that cannot be used.
pub fn passphrase_key(
    passphrase: &str,
    salt: &[u8],
    cost: PassphraseCost,
) -> Result<Zeroizing<[u8; 32]>, LedgerError> {
    let parameters = Params::new(cost.memory_kib, cost.iterations, cost.lanes, Some(32))
        .map_err(|_| LedgerError::KeysDamaged)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice())
        .map_err(|error| match error {
            argon2::Error::OutOfMemory => LedgerError::TooLittleMemory,
            _ => LedgerError::KeysDamaged,
        })?;
    Ok(key)
}
