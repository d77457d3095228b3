//! Files on their way out of the laptop.

use crate::derived_id;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `files.leaving`: files are about to be written. Recorded before the first of
/// them is, so that a program that is killed meanwhile knows what to remove.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesLeaving {
    /// The folder they go to, as an absolute path of the laptop that writes.
    pub folder: String,
    /// Who is in them.
    pub people: Vec<Uuid>,
    /// The files, in the order they are written.
    pub files: Vec<LeavingFile>,
    /// The names that were in the folder before, of files that begin alike.
    pub there_before: Vec<String>,
}

/// One file on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavingFile {
    /// Its name without extension; a number is added when the name is taken.
    pub stem: String,
    /// Its extension, without the dot.
    pub extension: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// `files.left`: what became of files that were leaving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesLeft {
    /// The names of those that lie in the folder; none when the writing was cut
    /// off or failed, and what was left of it removed.
    pub files: Vec<String>,
}

/// `files.to_delete`: the files that left this laptop with data of these visitors are
/// being deleted. Recorded with the destruction of the people, so that a program that is
/// killed meanwhile goes on with it; with nobody, once it is done. The entity is
/// [`deletion_on`] the laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesToDelete {
    /// Whose files.
    pub visitors: Vec<Uuid>,
}

/// The entity that says which files a laptop is deleting.
pub fn deletion_on(device: Uuid) -> Uuid {
    derived_id("boothloop.files-to-delete.v1", device.as_bytes())
}

/// `backup.confirmed`: the owner said that everybody who asked for something after a
/// backup was made was dealt with in the store that was made from it. The entity is
/// that store's device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupConfirmed {
    /// The time of the latest record in the backup, in Unix milliseconds.
    pub until_ms: i64,
}
