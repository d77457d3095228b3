//! How do records travel in a file? As a bundle, which the laptops of one maker
//! read, or as a fair pack, which makes a new laptop one of them.
//!
//! A file is a short head in the clear and an [age](https://age-encryption.org/v1)
//! file behind it. The head says what it is, in which version, and of which maker,
//! so that a refusal can be exact before anything is decrypted. A bundle is encrypted
//! for the keys of the laptops and of the owner, a pack for a password alone.
//!
//! Inside, everything is a frame: a length and one value (`format.rs`). Nothing is
//! compressed: bodies of records are short, pictures are compressed already, and a
//! file that cannot grow when it is unpacked needs no guard against it.
//!
//! What a file says is believed by nobody here: whether records are whole, signed and
//! allowed is for [`ledger::Ledger::merge`] to say.

mod error;
mod format;
mod reading;
mod writing;

#[cfg(test)]
mod tests;

use ledger::{Delta, Invitation, Receipt};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

pub use error::BundleError;
pub use reading::{Key, read};
pub use writing::{Lock, write};

/// The ending of a bundle's file name.
pub const BUNDLE_EXTENSION: &str = "boothbundle";
/// The ending of a fair pack's file name.
pub const PACK_EXTENSION: &str = "fairpack";

/// What a file brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// What the laptop that wrote it has.
    pub receipt: Receipt,
    /// What makes a new laptop belong; a pack's only.
    pub invitation: Option<Invitation>,
    /// The records, and the signed ends of their chains.
    pub delta: Delta,
}

/// Which maker's records these are, without saying who she is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family([u8; 16]);

impl Family {
    /// The family of an owner's public key; that of a store which knows no owner is
    /// everybody's.
    pub fn of(owner: Option<[u8; 32]>) -> Self {
        let Some(owner) = owner else {
            return Self([0; 16]);
        };
        let digest = Sha256::new()
            .chain_update(b"boothloop.family.v1")
            .chain_update(owner)
            .finalize();
        let mut name = [0; 16];
        name.copy_from_slice(&digest[..16]);
        Self(name)
    }

    fn may_read(self, other: Self) -> bool {
        self == other || self.0 == [0; 16] || other.0 == [0; 16]
    }
}

/// A pack's password as its key: whichever keyboard typed it, and without what stands
/// between its groups.
fn typed(password: &str) -> Zeroizing<String> {
    let keys = ledger::as_keys(&ledger::prepared_passphrase(password));
    let signs = keys
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-');
    Zeroizing::new(signs.map(|sign| sign.to_ascii_lowercase()).collect())
}
