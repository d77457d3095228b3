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
use std::io;
use std::path::{Path, PathBuf};

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
use crate::hangul_keys;
use crate::passphrase::{PassphraseCost, passphrase_key, prepared_passphrase};
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
        let keys = hangul_keys::as_keys(&prepared_passphrase(passphrase));
        let key = passphrase_key(&keys, &salt, cost)?;
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
                // Until 2026-11 a passphrase was composed only, and stores were
                // made with a no-break space in it, or with Hangul as such.
                let prepared = prepared_passphrase(typed);
                let composed = Zeroizing::new(typed.nfc().collect::<String>());
                let mut readings = vec![hangul_keys::as_keys(&prepared), prepared, composed];
                readings.dedup();
                for reading in readings {
                    let key = passphrase_key(&reading, &salt, *argon2id)?;
                    if let Some(opened) = unwrap(&key, slot.wrapped(), name, self.store)? {
                        return Ok(opened);
                    }
                }
                return Err(wrong);
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
        let path = files::beside(store_path, name);
        let bytes = match private_files::read_start(&path, files::LONGEST) {
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
/// heals the other. `fits` says whether the data key of a store's keys is that of
/// the store at this place: the keys of
/// another store may lie there and open with the same passphrase.
pub(crate) fn unlock(
    store_path: &Path,
    secret: Secret<'_>,
    fits: impl Fn(Uuid, &DataKey) -> bool,
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
            Ok(opened) if fits(opened.0.store, &opened.1) => opened,
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
                // A store that cannot be written beside can be read all the same.
                let written = files::write_whole(&files::beside(store_path, copy.name), &bytes);
                healed = Some(Problem::nowhere(match written {
                    Ok(()) => Finding::KeysHealed { name },
                    Err(_) => Finding::KeysNotHealed { name },
                }));
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

    /// Where a field is masked, the input method is off: the same keys open, with
    /// it and without it, whichever of the two the passphrase was chosen with.
    #[test]
    fn a_hangul_passphrase_opens_with_the_input_method_on_and_off() {
        let (mut environment, data_key) = (Seeded::new(1), Zeroizing::new([7; 32]));
        for chosen in ["유리잔 두 개", "dbflwks en ro"] {
            let mut envelope = Envelope::new(Uuid::from_u128(1));
            envelope
                .set_passphrase(&mut environment, &data_key, chosen, CHEAP)
                .expect("a passphrase");
            for typed in ["유리잔 두 개", "dbflwks en ro"] {
                let opened = envelope.open(Secret::Passphrase(typed));
                assert_eq!(opened.expect(typed), data_key);
            }
            let wrong = envelope.open(Secret::Passphrase("유리잔 세 개"));
            assert_eq!(wrong.expect_err("another").code(), "wrong_passphrase");
        }
    }

    /// A store made when a no-break space was another character, and Hangul was
    /// taken as it was written, still opens.
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
