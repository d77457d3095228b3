//! What a device may write.

use serde::{Deserialize, Serialize};

/// What a device that belongs may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceRight {
    /// What a laptop at the booth writes.
    Member,
    /// Also what only the owner writes.
    Owner,
}
