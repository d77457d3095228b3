//! The key envelope: three ways to the one key that opens the store.
//!
//! The store is encrypted with a random 32-byte data key. The envelope file
//! beside it holds that key wrapped once per slot: under the owner's passphrase
//! (Argon2id), under the printed recovery key, and under a key that the caller
//! keeps in the operating system's keychain. A keychain alone loses data when
//! the system recreates it, so it is never the only slot. Changing a passphrase
//! wraps 32 bytes anew and leaves the store alone.
//!
//! The file is kept twice (`.keys`, `.keys.bak`), written one after the other.
//! There is no fallback beyond that: without a slot that opens, the store stays
//! as it is.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::environment::{Environment, random};
use crate::error::LedgerError;
use crate::files;
use crate::problem::{Finding, Problem};
use crate::recovery_key;

const FORMAT: &str = "boothloop.keys";
const VERSION: u16 = 1;

/// The key the store is encrypted with.
pub(crate) type DataKey = Zeroizing<[u8; 32]>;

/// What a person, a sheet of paper or a keychain brings to open a store.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// The owner's passphrase, as typed.
    Passphrase(&'a str),
    /// The printed recovery key, as typed.
    Recovery(&'a str),
    /// The 32 bytes the caller keeps in the operating system's keychain.
    Keychain(&'a [u8; 32]),
}

/// Names the kind of secret and never shows it.
impl fmt::Debug for Secret<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Secret::Passphrase(_) => "Passphrase(…)",
            Secret::Recovery(_) => "Recovery(…)",
            Secret::Keychain(_) => "Keychain(…)",
        })
    }
}

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
    /// The file says how much memory to take; a damaged one must not be able to
    /// ask for all of it.
    fn is_reasonable(&self) -> bool {
        self.memory_kib <= 1024 * 1024 && self.iterations <= 64 && self.lanes <= 16
    }
}

#[derive(Clone, Serialize, Deserialize)]
struct Wrapped {
    nonce: String,
    key: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Slot {
    Passphrase {
        argon2id: PassphraseCost,
        salt: String,
        wrapped: Wrapped,
    },
    Recovery {
        wrapped: Wrapped,
    },
    Keychain {
        wrapped: Wrapped,
    },
}

impl Slot {
    /// Names the slot in the bytes its wrapping is bound to.
    fn name(&self) -> &'static str {
        match self {
            Slot::Passphrase { .. } => "passphrase",
            Slot::Recovery { .. } => "recovery",
            Slot::Keychain { .. } => "keychain",
        }
    }

    fn wrapped(&self) -> &Wrapped {
        match self {
            Slot::Passphrase { wrapped, .. }
            | Slot::Recovery { wrapped }
            | Slot::Keychain { wrapped } => wrapped,
        }
    }
}

/// The slots of one store.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Envelope {
    format: String,
    version: u16,
    store: Uuid,
    slots: Vec<Slot>,
    /// A tag over the slots under a key from the data key: tells an older copy
    /// from a damaged one. Files of an earlier version have none.
    #[serde(default)]
    tag: String,
}

/// Only what is needed to say "made by a newer version" of any later shape.
#[derive(Deserialize)]
struct Preamble {
    format: String,
    version: u16,
}

impl Envelope {
    pub(crate) fn new(store: Uuid) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            store,
            slots: Vec::new(),
            tag: String::new(),
        }
    }

    pub(crate) fn store(&self) -> Uuid {
        self.store
    }

    /// Sets the passphrase; there is only ever one.
    pub(crate) fn set_passphrase(
        &mut self,
        environment: &mut dyn Environment,
        data_key: &DataKey,
        passphrase: &str,
        cost: PassphraseCost,
    ) -> Result<(), LedgerError> {
        if passphrase.is_empty() {
            return Err(LedgerError::EmptyPassphrase);
        }
        let salt: [u8; 16] = random(environment);
        let key = passphrase_key(passphrase, &salt, cost)?;
        let wrapped = wrap(environment, &key, data_key, "passphrase", self.store)?;
        self.replace(Slot::Passphrase {
            argon2id: cost,
            salt: BASE64.encode(salt),
            wrapped,
        });
        Ok(())
    }

    pub(crate) fn set_recovery(
        &mut self,
        environment: &mut dyn Environment,
        data_key: &DataKey,
        recovery: &[u8; 20],
    ) -> Result<(), LedgerError> {
        let key = strong_key(recovery, "recovery", self.store);
        let wrapped = wrap(environment, &key, data_key, "recovery", self.store)?;
        self.replace(Slot::Recovery { wrapped });
        Ok(())
    }

    pub(crate) fn set_keychain(
        &mut self,
        environment: &mut dyn Environment,
        data_key: &DataKey,
        keychain: &[u8; 32],
    ) -> Result<(), LedgerError> {
        let key = strong_key(keychain, "keychain", self.store);
        let wrapped = wrap(environment, &key, data_key, "keychain", self.store)?;
        self.replace(Slot::Keychain { wrapped });
        Ok(())
    }

    fn replace(&mut self, slot: Slot) {
        self.slots.retain(|known| known.name() != slot.name());
        self.slots.push(slot);
    }

    /// The data key, if the secret opens its slot.
    pub(crate) fn open(&self, secret: Secret<'_>) -> Result<DataKey, LedgerError> {
        let (name, wrong) = match secret {
            Secret::Passphrase(_) => ("passphrase", LedgerError::WrongPassphrase),
            Secret::Recovery(_) => ("recovery", LedgerError::WrongRecoveryKey),
            Secret::Keychain(_) => ("keychain", LedgerError::WrongKeychainKey),
        };
        let Some(slot) = self.slots.iter().find(|slot| slot.name() == name) else {
            return Err(LedgerError::SlotMissing);
        };
        let key = match (secret, slot) {
            (Secret::Passphrase(typed), Slot::Passphrase { argon2id, salt, .. }) => {
                let salt = BASE64.decode(salt).map_err(|_| LedgerError::KeysDamaged)?;
                if !argon2id.is_reasonable() {
                    return Err(LedgerError::KeysDamaged);
                }
                passphrase_key(typed, &salt, *argon2id)?
            }
            (Secret::Recovery(typed), _) => match recovery_key::read(typed) {
                Some(bits) => strong_key(bits.as_slice(), name, self.store),
                None => return Err(wrong),
            },
            (Secret::Keychain(bytes), _) => strong_key(bytes, name, self.store),
            (Secret::Passphrase(_), _) => return Err(LedgerError::KeysDamaged),
        };
        unwrap(&key, slot.wrapped(), name, self.store)?.ok_or(wrong)
    }

    /// The tag these slots should carry.
    fn tagged(&self, data_key: &DataKey) -> Result<Hmac<Sha256>, LedgerError> {
        let key = strong_key(data_key.as_slice(), "envelope", self.store);
        let mut mac = Hmac::new_from_slice(key.as_slice()).expect("HMAC takes a key of any length");
        let slots = serde_json::to_vec(&self.slots).map_err(|_| LedgerError::KeysDamaged)?;
        mac.update(&slots);
        Ok(mac)
    }

    /// Whether the slots are as this store wrote them.
    fn is_genuine(&self, data_key: &DataKey) -> bool {
        let Ok(tag) = BASE64.decode(&self.tag) else {
            return false;
        };
        self.tagged(data_key)
            .is_ok_and(|mac| mac.verify_slice(&tag).is_ok())
    }

    /// The file's bytes.
    pub(crate) fn to_bytes(&self, data_key: &DataKey) -> Result<Vec<u8>, LedgerError> {
        let mut tagged = self.clone();
        tagged.tag = BASE64.encode(self.tagged(data_key)?.finalize().into_bytes());
        serde_json::to_vec_pretty(&tagged).map_err(|_| LedgerError::KeysDamaged)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, LedgerError> {
        let preamble: Preamble =
            serde_json::from_slice(bytes).map_err(|_| LedgerError::KeysDamaged)?;
        if preamble.format != FORMAT {
            return Err(LedgerError::KeysDamaged);
        }
        if preamble.version > VERSION {
            return Err(LedgerError::NewerVersion {
                found: preamble.version.into(),
                supported: VERSION.into(),
            });
        }
        serde_json::from_slice(bytes).map_err(|_| LedgerError::KeysDamaged)
    }

    /// Writes both copies, the second only after the first is safely on disk, so
    /// that at every moment one of them is whole. Afterwards both are the same:
    /// a passphrase that was given up opens neither.
    pub(crate) fn write(&self, store_path: &Path, data_key: &DataKey) -> Result<(), LedgerError> {
        let bytes = self.to_bytes(data_key)?;
        let (first, second) = places(store_path);
        files::write_whole(&first, &bytes)?;
        files::write_whole(&second, &bytes)?;
        Ok(())
    }
}

fn places(store_path: &Path) -> (PathBuf, PathBuf) {
    (
        files::beside(store_path, ".keys"),
        files::beside(store_path, ".keys.bak"),
    )
}

/// What opened a store.
pub(crate) struct Unlocked {
    pub envelope: Envelope,
    pub data_key: DataKey,
    /// What had to be healed; one good copy of the keys is enough.
    pub healed: Option<Problem>,
}

/// One of the two files.
struct Copy {
    name: &'static str,
    bytes: Option<Vec<u8>>,
    envelope: Result<Envelope, LedgerError>,
}

impl Copy {
    fn read(store_path: &Path, name: &'static str) -> Self {
        let bytes = match fs::read(files::beside(store_path, name)) {
            Ok(bytes) => Ok(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(LedgerError::KeysMissing),
            Err(error) => Err(error.into()),
        };
        match bytes {
            Ok(bytes) => Self {
                name,
                envelope: Envelope::from_bytes(&bytes),
                bytes: Some(bytes),
            },
            Err(error) => Self {
                name,
                envelope: Err(error),
                bytes: None,
            },
        }
    }
}

/// Opens the envelope beside a store: both copies are read, and the good one
/// heals the other. `fits` says whether a data key is the store's: the keys of
/// another store may lie there and open with the same passphrase.
pub(crate) fn unlock(
    store_path: &Path,
    secret: Secret<'_>,
    fits: impl Fn(&DataKey) -> bool,
) -> Result<Unlocked, LedgerError> {
    let copies = [".keys", ".keys.bak"].map(|name| Copy::read(store_path, name));
    // The same bytes give the same answer, at the price of a second derivation.
    let alike = copies[0].bytes.is_some() && copies[0].bytes == copies[1].bytes;
    let mut refusals = Vec::new();
    for (number, copy) in copies.iter().enumerate().take(if alike { 1 } else { 2 }) {
        let opened = match &copy.envelope {
            Ok(envelope) => envelope.open(secret).map(|data_key| (envelope, data_key)),
            Err(LedgerError::KeysMissing) => Err(LedgerError::KeysMissing),
            Err(LedgerError::NewerVersion { found, supported }) => Err(LedgerError::NewerVersion {
                found: *found,
                supported: *supported,
            }),
            Err(_) => Err(LedgerError::KeysDamaged),
        };
        let (mut envelope, data_key) = match opened {
            Ok(opened) if alike || fits(&opened.1) => opened,
            Ok(_) => {
                refusals.push(LedgerError::KeysOfAnotherStore);
                continue;
            }
            Err(refusal) => {
                refusals.push(refusal);
                continue;
            }
        };
        let other = &copies[1 - number];
        if !alike
            && let Ok(known) = &other.envelope
            && known.is_genuine(&data_key)
        {
            if number == 1 {
                // The first file is whole and newer: this secret was given up.
                return Err(refusals.remove(0));
            }
            if !envelope.is_genuine(&data_key) {
                envelope = known;
            }
        }
        let bytes = match alike && envelope.tag.is_empty() {
            // Files of an earlier version, both as they were written.
            true => copy.bytes.clone().unwrap_or_default(),
            false => envelope.to_bytes(&data_key)?,
        };
        let mut healed = None;
        for copy in copies.iter().rev() {
            if copy.bytes.as_ref() != Some(&bytes) {
                let name = copy.name.to_owned();
                healed = Some(Problem::nowhere(Finding::KeysHealed { name }));
                // A store on a write-protected stick opens all the same.
                let _ = files::write_whole(&files::beside(store_path, copy.name), &bytes);
            }
        }
        return Ok(Unlocked {
            envelope: envelope.clone(),
            data_key,
            healed,
        });
    }
    // What a person can act on goes first: a wrong secret, then another store's
    // keys; damage and absence are said where nothing else is known.
    refusals.sort_by_key(|refusal| match refusal {
        LedgerError::KeysMissing => 3,
        LedgerError::KeysDamaged => 2,
        LedgerError::KeysOfAnotherStore => 1,
        _ => 0,
    });
    Err(refusals.remove(0))
}

/// Whether every key file beside a place is one of this store, or none is there.
/// Files that cannot be read as keys open nothing and may be replaced; files of
/// an earlier version carry no tag and are known by the store's name.
pub(crate) fn beside_belong_to(
    place: &Path,
    store: Uuid,
    data_key: &DataKey,
) -> Result<bool, LedgerError> {
    for name in [".keys", ".keys.bak"] {
        match Copy::read(place, name).envelope {
            Ok(there) if there.store != store => return Ok(false),
            Ok(there) if !there.tag.is_empty() && !there.is_genuine(data_key) => return Ok(false),
            Err(LedgerError::NewerVersion { .. }) => return Ok(false),
            Err(error @ LedgerError::File(_)) => return Err(error),
            _ => {}
        }
    }
    Ok(true)
}

/// The passphrase is composed first (NFC, as RFC 8265 asks): the same Korean
/// syllable arrives as one character on Windows and as three on macOS.
fn passphrase_key(
    passphrase: &str,
    salt: &[u8],
    cost: PassphraseCost,
) -> Result<Zeroizing<[u8; 32]>, LedgerError> {
    let composed: Zeroizing<String> = Zeroizing::new(passphrase.nfc().collect());
    let parameters = Params::new(cost.memory_kib, cost.iterations, cost.lanes, Some(32))
        .map_err(|_| LedgerError::KeysDamaged)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into(composed.as_bytes(), salt, key.as_mut_slice())
        .map_err(|error| match error {
            argon2::Error::OutOfMemory => LedgerError::TooLittleMemory,
            _ => LedgerError::KeysDamaged,
        })?;
    Ok(key)
}

/// A key for one use from a secret that already has 160 random bits or more: one
/// HMAC is enough (NIST SP 800-108), a slow derivation would add nothing.
pub(crate) fn strong_key(secret: &[u8], slot: &str, store: Uuid) -> Zeroizing<[u8; 32]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(&bound_to(slot, store));
    Zeroizing::new(mac.finalize().into_bytes().into())
}

/// What a wrapped key is bound to: it opens in its own slot of its own store.
fn bound_to(slot: &str, store: Uuid) -> Vec<u8> {
    let mut bytes = format!("{FORMAT}.v{VERSION}/{slot}/").into_bytes();
    bytes.extend_from_slice(store.as_bytes());
    bytes
}

fn wrap(
    environment: &mut dyn Environment,
    key: &[u8; 32],
    data_key: &DataKey,
    slot: &str,
    store: Uuid,
) -> Result<Wrapped, LedgerError> {
    let nonce: [u8; 24] = random(environment);
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: data_key.as_slice(),
                aad: &bound_to(slot, store),
            },
        )
        .map_err(|_| LedgerError::KeysDamaged)?;
    Ok(Wrapped {
        nonce: BASE64.encode(nonce),
        key: BASE64.encode(sealed),
    })
}

/// `None`: the key does not open it.
fn unwrap(
    key: &[u8; 32],
    wrapped: &Wrapped,
    slot: &str,
    store: Uuid,
) -> Result<Option<DataKey>, LedgerError> {
    let damaged = |_| LedgerError::KeysDamaged;
    let nonce: [u8; 24] = BASE64
        .decode(&wrapped.nonce)
        .map_err(damaged)?
        .try_into()
        .map_err(|_| LedgerError::KeysDamaged)?;
    let sealed = BASE64.decode(&wrapped.key).map_err(damaged)?;
    let opened = XChaCha20Poly1305::new(key.into()).decrypt(
        &XNonce::from(nonce),
        Payload {
            msg: &sealed,
            aad: &bound_to(slot, store),
        },
    );
    let Ok(opened) = opened.map(Zeroizing::new) else {
        return Ok(None);
    };
    let mut data_key = Zeroizing::new([0; 32]);
    if opened.len() != data_key.len() {
        return Err(LedgerError::KeysDamaged);
    }
    data_key.copy_from_slice(&opened);
    Ok(Some(data_key))
}
