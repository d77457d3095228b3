//! Checking the store, copying it, and bringing laptops together.

use crate::{Stage, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The result of checking every record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Verification {
    /// Whether no problem was found.
    pub ok: bool,
    /// Records checked.
    pub records: u32,
    /// The problems, each in a sentence.
    pub problems: Vec<Text>,
}

/// Makes a verified copy of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BackUp {
    /// The folder to put it in.
    pub folder: String,
}

/// The two files of a backup, which belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BackedUp {
    /// The full path of the store's copy.
    pub path: String,
    /// The full path of the keys that open it.
    pub keys: String,
}

/// Makes this laptop's store from a backup.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RestoreBackup {
    /// The full path of the store's copy; its keys lie beside it.
    pub file: String,
    /// The passphrase or the recovery key.
    pub secret: String,
    /// Whether `secret` is the recovery key.
    pub recovery: bool,
}

/// A backup became this laptop's store, and is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Restored {
    /// What checking every record found.
    pub verification: Verification,
    /// Where the store that could not be read lies now, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub set_aside: Option<String>,
    /// Where the app stands now.
    pub stage: Stage,
}

/// Writes a fair pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WritePack {
    /// The folder to put it in.
    pub folder: String,
}

/// A fair pack that was written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PackWritten {
    /// Its full path.
    pub path: String,
    /// What opens it; said now and never again.
    pub password: String,
    /// How many records are in it.
    pub records: u32,
}

/// Makes this laptop's store of a fair pack.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenPack {
    /// The pack's full path.
    pub file: String,
    /// The pack's password.
    pub password: String,
    /// The new passphrase of this laptop.
    pub passphrase: String,
}

/// The laptops of one maker, and what is on this one only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BoothLaptops {
    /// How many records no other laptop said it has.
    pub only_here: u32,
    /// When another laptop last said what it has, `YYYY-MM-DD HH:MM`; none if none did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub heard: Option<String>,
    /// The others, the one seen last first.
    pub laptops: Vec<BoothLaptop>,
    /// Those whose records are kept and do not count.
    pub left_aside: Vec<LeftAside>,
    /// Whether this is the owner's laptop, where packs are written and laptops registered.
    pub is_owners: bool,
}

/// Another laptop of the maker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BoothLaptop {
    /// Its device (UUID).
    pub device: String,
    /// What staff call it.
    pub name: Text,
    /// Local day and time of its latest record here, `YYYY-MM-DD HH:MM`.
    pub last_seen: String,
    /// When it last said what it has, `YYYY-MM-DD HH:MM`; none if it never did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub heard: Option<String>,
    /// How many records are here that it did not say it has.
    pub lacks: u32,
}

/// A laptop whose records are kept and do not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LeftAside {
    /// Its device (UUID).
    pub device: String,
    /// How many of its records, why, and what to do.
    pub text: Text,
    /// Whether the owner may register it.
    pub may_be_admitted: bool,
}

/// Writes a bundle for all laptops of the maker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WriteBundle {
    /// The folder to put it in.
    pub folder: String,
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BundleWritten {
    /// Its full path.
    pub path: String,
    /// How many records are in it; 0 says only what this laptop has.
    pub records: u32,
}

/// Bundles to take in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Bundles {
    /// Their full paths, in any order.
    pub files: Vec<String>,
}

/// What came of bundles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MergedBundles {
    /// One for each file, as they were named.
    pub bundles: Vec<MergedBundle>,
    /// The laptops as they are known now.
    pub laptops: BoothLaptops,
}

/// What came of one bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MergedBundle {
    /// The file's name, without its folder.
    pub name: String,
    /// Whether nothing of it was taken in.
    pub refused: bool,
    /// What it brought, or why it was refused.
    pub text: Text,
    /// What somebody has to look at: coupons used too often, records that do not count.
    pub notes: Vec<Text>,
}

/// A laptop to register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AdmitLaptop {
    /// Its device (UUID).
    pub device: String,
}
