//! Where a store is written, so that a copy elsewhere is recognised.
//!
//! The store keeps a tag of the machine's own id and of the file's number in its
//! file system. A folder that was copied, to this machine or to another, has
//! another tag, and whoever writes there first mints a device key. A false alarm
//! (a file moved to another disk) costs a new device key and nothing else. What
//! is not recognised: a whole disk copied block by block with its machine id.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::envelope::{self, DataKey};

/// The tag of no place at all: a store that was made of an invitation and has not
/// written yet. An empty tag is a restored backup's.
pub(crate) const NOWHERE: &[u8] = &[0];

/// The tag of a place: nobody without the store's key can tell the machine from it.
pub(crate) fn tag(place: &[u8], store: Uuid, data_key: &DataKey) -> Vec<u8> {
    let key = envelope::strong_key(data_key.as_slice(), "place", store);
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("HMAC takes a key of any length");
    mac.update(place);
    mac.finalize().into_bytes().to_vec()
}
