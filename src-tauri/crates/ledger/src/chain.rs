//! Device keys, signed heads, and the link between two records.
//!
//! Only the head of a chain is signed: every record before it is covered by the
//! hashes, and one signature per append is cheaper than one per record.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::device_id::DeviceId;
use crate::problem::Finding;
use crate::record::CarriedRecord;

const HEAD_DOMAIN: &[u8; 17] = b"boothloop.head.v1";
const SUCCESSION_DOMAIN: &[u8] = b"boothloop.succession.v1";
const RECEIPT_DOMAIN: &[u8] = b"boothloop.receipt.v1";
const PURPOSE_DOMAIN: &[u8] = b"boothloop.device-secret.v1/";

/// Where a device's chain ends.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub(crate) struct Head {
    pub seq: u64,
    pub hash: [u8; 32],
}

impl Head {
    /// A chain before its first record.
    pub(crate) const START: Head = Head {
        seq: 0,
        hash: [0; 32],
    };
}

/// Where a device says its chain ends, so that a cut at the end shows.
#[derive(Clone, Eq, PartialEq, Debug)]
pub struct SignedHead {
    /// The device's Ed25519 public key.
    pub public_key: [u8; 32],
    /// The number of its last record.
    pub seq: u64,
    /// The hash of its last record.
    pub hash: [u8; 32],
    /// The device's signature over its name, the number and the hash.
    pub signature: [u8; 64],
}

impl SignedHead {
    /// The device this head belongs to.
    pub fn device(&self) -> DeviceId {
        DeviceId::of(&self.public_key)
    }

    /// Whether the device signed exactly this.
    pub(crate) fn is_genuine(&self) -> bool {
        let Ok(key) = VerifyingKey::from_bytes(&self.public_key) else {
            return false;
        };
        let message = signed_bytes(
            self.device(),
            Head {
                seq: self.seq,
                hash: self.hash,
            },
        );
        // verify_strict refuses the malleable signatures that plain verification lets pass.
        key.verify_strict(&message, &Signature::from_bytes(&self.signature))
            .is_ok()
    }
}

fn signed_bytes(device: DeviceId, head: Head) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEAD_DOMAIN.len() + 16 + 8 + 32);
    bytes.extend_from_slice(HEAD_DOMAIN);
    bytes.extend_from_slice(device.0.as_bytes());
    bytes.extend_from_slice(&head.seq.to_be_bytes());
    bytes.extend_from_slice(&head.hash);
    bytes
}

fn succession_bytes(old: DeviceId, new: DeviceId) -> Vec<u8> {
    let mut bytes = SUCCESSION_DOMAIN.to_vec();
    bytes.extend_from_slice(old.0.as_bytes());
    bytes.extend_from_slice(new.0.as_bytes());
    bytes
}

/// Whether the device with this public key said that `new` took over from it.
pub(crate) fn took_over(public_key: &[u8; 32], new: DeviceId, signature: &[u8; 64]) -> bool {
    let signed = succession_bytes(DeviceId::of(public_key), new);
    VerifyingKey::from_bytes(public_key).is_ok_and(|key| {
        key.verify_strict(&signed, &Signature::from_bytes(signature))
            .is_ok()
    })
}

fn receipt_bytes(said: &[u8]) -> Vec<u8> {
    [RECEIPT_DOMAIN, said].concat()
}

/// Whether the device with this public key signed what a receipt says.
pub(crate) fn signed_receipt(public_key: &[u8; 32], said: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(public_key).is_ok_and(|key| {
        key.verify_strict(&receipt_bytes(said), &Signature::from_bytes(signature))
            .is_ok()
    })
}

/// The X25519 key to encrypt for, of whoever has this Ed25519 key: the same point
/// on the curve's other form (RFC 7748, section 4.1), as age does it for SSH keys.
pub(crate) fn reader_of(public_key: &[u8; 32]) -> Option<[u8; 32]> {
    let key = VerifyingKey::from_bytes(public_key).ok()?;
    (!key.is_weak()).then(|| key.to_montgomery().to_bytes())
}

/// This device's key. It lives inside the encrypted store and nowhere else.
pub(crate) struct DeviceKey {
    key: SigningKey,
    device: DeviceId,
}

impl DeviceKey {
    pub(crate) fn from_secret(secret: &[u8; 32]) -> Self {
        let key = SigningKey::from_bytes(secret);
        let device = DeviceId::of(key.verifying_key().as_bytes());
        Self { key, device }
    }

    pub(crate) fn device(&self) -> DeviceId {
        self.device
    }

    /// A secret of this device for one purpose, from which neither the device's
    /// key nor the secret for another purpose can be found (HMAC, NIST SP
    /// 800-108).
    pub(crate) fn secret_for(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.key.as_bytes())
            .expect("HMAC takes a key of any length");
        mac.update(PURPOSE_DOMAIN);
        mac.update(purpose.as_bytes());
        Zeroizing::new(mac.finalize().into_bytes().into())
    }

    /// This device's word that another one took over from it: its public key
    /// and a signature.
    pub(crate) fn hand_over_to(&self, new: DeviceId) -> ([u8; 32], [u8; 64]) {
        let signature = self.key.sign(&succession_bytes(self.device, new));
        (self.key.verifying_key().to_bytes(), signature.to_bytes())
    }

    /// This device's word on what a receipt says: its public key and a signature.
    pub(crate) fn sign_receipt(&self, said: &[u8]) -> ([u8; 32], [u8; 64]) {
        let signature = self.key.sign(&receipt_bytes(said));
        (self.key.verifying_key().to_bytes(), signature.to_bytes())
    }

    /// The secret that reads what is encrypted for this device
    /// ([`reader_of`]).
    pub(crate) fn reading_secret(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.key.to_scalar_bytes())
    }

    pub(crate) fn sign(&self, head: Head) -> SignedHead {
        SignedHead {
            public_key: self.key.verifying_key().to_bytes(),
            seq: head.seq,
            hash: head.hash,
            signature: self.key.sign(&signed_bytes(self.device, head)).to_bytes(),
        }
    }
}

/// Whether a record is whole and follows the one before it. `previous` is
/// `None` where the record before is missing: that is reported once, there.
pub(crate) fn check_link(previous: Option<Head>, record: &CarriedRecord) -> Result<(), Finding> {
    let header = &record.header;
    if header.computed_hash() != header.hash {
        return Err(Finding::Edited);
    }
    if let Some(content) = &record.content
        && content.hash() != header.body_hash
    {
        return Err(Finding::BodyEdited);
    }
    match previous {
        Some(previous) if previous.hash != header.prev_hash => Err(Finding::DoesNotFollow),
        _ => Ok(()),
    }
}
