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
    /// The file says how much work to do. One that was tampered with must not
    /// be able to take all memory, nor to make somebody wait for a minute: five
    /// times the default is the most, two seconds on a slow laptop.
    fn is_reasonable(&self) -> bool {
        let work = u64::from(self.memory_kib) * u64::from(self.iterations);
        self.memory_kib <= 256 * 1024 && work <= 1024 * 1024 && self.lanes <= 4
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
        let key = passphrase_key(&prepared_passphrase(passphrase), &salt, cost)?;
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
                let prepared = prepared_passphrase(typed);
                let key = passphrase_key(&prepared, &salt, *argon2id)?;
                // Until 2026-11 a passphrase was composed only, and stores were
                // made with a no-break space in it.
                let composed: Zeroizing<String> = Zeroizing::new(typed.nfc().collect());
                if composed == prepared {
                    key
                } else if let Some(opened) = unwrap(&key, slot.wrapped(), name, self.store)? {
                    return Ok(opened);
                } else {
                    passphrase_key(&composed, &salt, *argon2id)?
                }
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

    /// The file's bytes.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, LedgerError> {
        serde_json::to_vec_pretty(self).map_err(|_| LedgerError::KeysDamaged)
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
    pub(crate) fn write(&self, store_path: &Path) -> Result<(), LedgerError> {
        let bytes = self.to_bytes()?;
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

/// Opens the envelope beside a store, or its second copy where the first cannot
/// be read or does not open.
pub(crate) fn unlock(
    store_path: &Path,
    secret: Secret<'_>,
) -> Result<(Envelope, DataKey), LedgerError> {
    let (first, second) = places(store_path);
    let first = read(&first)?;
    let second = read(&second)?;
    let refusal = match &first {
        Some(bytes) => match open_bytes(bytes, secret) {
            Ok(opened) => return Ok(opened),
            Err(refusal) => refusal,
        },
        None => LedgerError::KeysMissing,
    };
    match second {
        // The same bytes would give the same answer, at the price of a second
        // derivation of the passphrase.
        Some(bytes) if Some(&bytes) != first.as_ref() => {
            open_bytes(&bytes, secret).map_err(|second_refusal| match refusal {
                LedgerError::KeysMissing | LedgerError::KeysDamaged => second_refusal,
                refusal => refusal,
            })
        }
        _ => Err(refusal),
    }
}

fn open_bytes(bytes: &[u8], secret: Secret<'_>) -> Result<(Envelope, DataKey), LedgerError> {
    let envelope = Envelope::from_bytes(bytes)?;
    let data_key = envelope.open(secret)?;
    Ok((envelope, data_key))
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, LedgerError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
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

/// The key that a passphrase stands for, which was prepared before.
fn passphrase_key(
    passphrase: &str,
    salt: &[u8],
    cost: PassphraseCost,
) -> Result<Zeroizing<[u8; 32]>, LedgerError> {
    let parameters = Params::new(cost.memory_kib, cost.iterations, cost.lanes, Some(32))
        .map_err(|_| LedgerError::KeysDamaged)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice())
        .map_err(|_| LedgerError::KeysDamaged)?;
    Ok(key)
}

/// A wrapping key from a secret that already has 160 random bits or more: one
/// HMAC is enough (NIST SP 800-108), a slow derivation would add nothing.
fn strong_key(secret: &[u8], slot: &str, store: Uuid) -> Zeroizing<[u8; 32]> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{CHEAP, Seeded};

    /// One passphrase opens, whichever keyboard types its spaces and syllables.
    #[test]
    fn spaces_and_syllables_of_every_keyboard_are_one_passphrase() {
        let (mut environment, data_key) = (Seeded::new(1), Zeroizing::new([7; 32]));
        let mut envelope = Envelope::new(Uuid::from_u128(1));
        envelope
            .set_passphrase(&mut environment, &data_key, "유리잔\u{a0}두 개", CHEAP)
            .expect("a passphrase");
        for typed in [
            "유리잔 두 개",
            "유리잔\u{3000}두\u{2009}개",
            &"유리잔 두 개".nfd().collect::<String>(),
        ] {
            let opened = envelope.open(Secret::Passphrase(typed));
            assert_eq!(opened.expect(typed), data_key);
        }
        for other in [
            "유리잔두 개",
            "유리잔\t두 개",
            "유리잔\n두 개",
            "유리잔  두 개",
        ] {
            assert!(
                envelope.open(Secret::Passphrase(other)).is_err(),
                "{other:?}"
            );
        }
    }

    /// A store made when a no-break space was another character still opens.
    #[test]
    fn a_passphrase_of_an_older_version_still_opens() {
        let (mut environment, data_key) = (Seeded::new(2), Zeroizing::new([7; 32]));
        let (old, salt) = ("유리잔\u{a0}두 개", [3; 16]);
        let mut envelope = Envelope::new(Uuid::from_u128(1));
        let key = passphrase_key(old, &salt, CHEAP).expect("a key");
        let store = envelope.store;
        let wrapped =
            wrap(&mut environment, &key, &data_key, "passphrase", store).expect("wrapped");
        envelope.replace(Slot::Passphrase {
            argon2id: CHEAP,
            salt: BASE64.encode(salt),
            wrapped,
        });
        let opened = envelope.open(Secret::Passphrase(old));
        assert_eq!(opened.expect("as it was typed then"), data_key);
        let wrong = envelope.open(Secret::Passphrase("유리잔\u{a0}세 개"));
        assert_eq!(wrong.expect_err("another").code(), "wrong_passphrase");
    }
}
