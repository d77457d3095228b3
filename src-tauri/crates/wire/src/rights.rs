//! What a person may ask for: all that is known of her, and having it destroyed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes all that is known of a visitor, and of everybody who left the same
/// e-mail address or phone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveSubjectReport {
    /// The visitor.
    pub visitor: String,
    /// The folder to write to.
    pub folder: String,
}

/// The files for the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SubjectReport {
    /// Their full paths: a PDF to read and a JSON file to take along.
    pub files: Vec<String>,
    /// Records about her.
    pub records: u32,
}

/// Destroys all that is known of a visitor, and of everybody who left the same
/// e-mail address or phone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DestroyPerson {
    /// The visitor.
    pub visitor: String,
    /// Why, in the owner's words, without a name or a contact.
    pub reason: String,
    /// Whether files that left this laptop with her data are deleted too, unless
    /// they were changed since.
    pub with_files: bool,
}

/// What was destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DestroyedPerson {
    /// Visits that ended.
    pub visits: u32,
    /// Records whose words are gone.
    pub records: u32,
    /// Files with her data that still lie where they were written, by path.
    pub files_left: Vec<String>,
    /// How many such files were deleted.
    pub files_deleted: u32,
}
