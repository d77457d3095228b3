//! The name of a laptop's key.

use std::fmt;

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Names a device: the first 16 bytes of the SHA-256 of its public key, so a
/// name cannot be taken by somebody who lacks the key.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub struct DeviceId(pub Uuid);

impl DeviceId {
    /// The name that belongs to a public key.
    pub(crate) fn of(public_key: &[u8; 32]) -> Self {
        let digest: [u8; 32] = Sha256::digest(public_key).into();
        let mut name = [0; 16];
        name.copy_from_slice(&digest[..16]);
        Self(Uuid::from_bytes(name))
    }
}

/// The first eight digits, enough to tell the laptops of one booth apart.
impl fmt::Display for DeviceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.simple().to_string();
        formatter.write_str(&digits[..8])
    }
}
