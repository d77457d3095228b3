//! Where a store is written, so that a copy elsewhere is recognised.
//!
//! The store keeps a tag of the machine's own id and of the file's number in its
//! file system. A folder that was copied, to this machine or to another, has
//! another tag, and whoever writes there first mints a device key. A false alarm
//! (a file moved to another disk) costs a new device key and nothing else. What
//! is not recognised: a whole disk copied block by block with its machine id.

use std::io;
use std::path::Path;

use file_id::FileId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::envelope::{self, DataKey};

/// The tag of a file on a machine: nobody without the store's key can tell the
/// machine from it.
pub(crate) fn tag(
    path: &Path,
    machine: &str,
    store: Uuid,
    data_key: &DataKey,
) -> io::Result<Vec<u8>> {
    let file = match file_id::get_file_id(path)? {
        // The number of the device changes between two starts of a machine.
        FileId::Inode { inode_number, .. } => u128::from(inode_number),
        FileId::LowRes { file_index, .. } => u128::from(file_index),
        FileId::HighRes { file_id, .. } => file_id,
    };
    let key = envelope::strong_key(data_key.as_slice(), "place", store);
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("HMAC takes a key of any length");
    mac.update(&file.to_be_bytes());
    mac.update(machine.as_bytes());
    Ok(mac.finalize().into_bytes().to_vec())
}
