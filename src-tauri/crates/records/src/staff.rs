//! Who works at the booth.

use serde::{Deserialize, Serialize};

/// What a person at the booth may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes surveys, gives and redeems coupons, sells.
    Capture,
    /// Also changes the catalogue and the programmes.
    Manage,
    /// Also exports.
    Owner,
}

/// `staff.added`: a person works at the booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffAdded {
    /// Her name.
    pub name: String,
    /// What she may do.
    pub role: Role,
}
