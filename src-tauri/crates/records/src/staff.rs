//! Who works at the booth.

use crate::derived_id;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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

/// `staff.added`: a person works at the booth, with this role from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffAdded {
    /// Her name.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// Whether she works here no more.
    #[serde(default)]
    pub ended: bool,
}

/// `staff.pin_set`: the PIN a person signs in with from now on, as a hash
/// (Argon2id).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffPinSet {
    /// The person.
    pub staff: Uuid,
    /// The salt, in Base64.
    pub salt: String,
    /// The hash of 32 bytes, in Base64.
    pub hash: String,
    /// What one guess costs: memory in KiB.
    pub memory_kib: u32,
    /// What one guess costs: passes over the memory.
    pub iterations: u32,
}

/// The entity that says which PIN a person has.
pub fn pin_of(staff: Uuid) -> Uuid {
    derived_id("boothloop.staff-pin.v1", staff.as_bytes())
}

/// What somebody did with people's data, without changing them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessAct {
    /// Signed in.
    SignedIn,
    /// Typed a wrong PIN for somebody.
    WrongPin,
    /// Opened a person's card.
    CardOpened,
    /// Looked at the photograph of a person's visiting card.
    CardPhotoSeen,
    /// Was shown people by a search.
    Found,
    /// Was shown people in a list of whom to write to.
    Listed,
    /// Was shown today's visitors.
    DayListed,
    /// Was shown everybody who left a contact, or everybody who is owed something.
    AllListed,
}

/// `access.noted`: somebody looked at people. One record tells of several people
/// at once and none of them twice in an hour, so that the ledger stays small.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessNoted {
    /// What was done.
    pub act: AccessAct,
    /// At whom: visitors; for a wrong PIN, the member of staff it was tried for.
    pub people: Vec<Uuid>,
    /// What the laptop's clock said, in Unix milliseconds: pauses after wrong PINs
    /// go by it, as the record's own time stands still while a clock is behind.
    pub wall_ms: i64,
    /// Of a list whose people are not named here: how many stood in it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub count: u32,
    /// Whether it was over the command line.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub command_line: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// `access.reviewed`: the owner went through a month's looks at people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessReviewed {
    /// The month, `YYYY-MM`.
    pub month: String,
}

/// The entity that says whether a month was gone through.
pub fn review_of(month: &str) -> Uuid {
    derived_id("boothloop.access-review.v1", month.as_bytes())
}
