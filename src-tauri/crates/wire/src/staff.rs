//! Who works here, who signed in, and who looked at whom.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Role {
    /// Takes surveys, gives and redeems coupons, sells.
    Capture,
    /// Also prepares the fair, and sees everybody.
    Manage,
    /// Everything.
    Owner,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SignedIn {
    /// Her name.
    pub name: String,
    /// What she may do.
    pub role: Role,
}

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct StaffName {
    /// Her id (UUID).
    pub id: String,
    /// Her name.
    pub name: String,
}

/// Signs somebody in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SignIn {
    /// Who (UUID).
    pub staff: String,
    /// Her PIN.
    pub pin: String,
}

/// Everybody who works or worked here, and every change of their rights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Staff {
    /// Owners first, whoever works here no more last.
    pub members: Vec<StaffMember>,
    /// The latest first.
    pub changes: Vec<RightsChange>,
}

/// One of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct StaffMember {
    /// Her id (UUID).
    pub id: String,
    /// Her name.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// Whether she has a PIN.
    pub has_pin: bool,
    /// Whether she works here no more.
    pub ended: bool,
    /// Whether she is the one who looks at this.
    pub oneself: bool,
}

/// One change of somebody's rights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RightsChange {
    /// When, `YYYY-MM-DD HH:MM` at the fair.
    pub at: String,
    /// What was done to whose rights by whom, in a sentence.
    pub what: Text,
}

/// Adds somebody to the staff.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AddStaff {
    /// Her name.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// Her PIN, 4 to 8 digits.
    pub pin: String,
}

/// Gives somebody another role, ends her access, or lets her in again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChangeStaff {
    /// Who (UUID).
    pub staff: String,
    /// What she may do from now on.
    pub role: Role,
    /// Whether she works here no more.
    pub ended: bool,
}

/// Gives somebody a PIN.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetStaffPin {
    /// Who (UUID).
    pub staff: String,
    /// Her PIN, 4 to 8 digits.
    pub pin: String,
}

/// Gives whoever is signed in another PIN.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChangeOwnPin {
    /// Her present one.
    pub present: String,
    /// The new one, 4 to 8 digits.
    pub pin: String,
}

/// Asks who looked at people in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AskAccess {
    /// The month, `YYYY-MM`; none for the one that is to be gone through.
    pub month: Option<String>,
}

/// Says that a month was gone through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AccessReviewed {
    /// The month, `YYYY-MM`.
    pub month: String,
}

/// Who looked at people in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AccessReview {
    /// The month, `YYYY-MM`.
    pub month: String,
    /// All months with looks, the latest first.
    pub months: Vec<AccessMonth>,
    /// Whether it is over, and can be gone through.
    pub is_over: bool,
    /// When it was gone through, `YYYY-MM-DD HH:MM`; none while it was not.
    pub reviewed: Option<String>,
    /// By member of staff, the most unusual first.
    pub staff: Vec<StaffAccess>,
}

/// A month with looks at people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AccessMonth {
    /// The month, `YYYY-MM`.
    pub month: String,
    /// Whether it was gone through.
    pub reviewed: bool,
}

/// What one member of staff looked at in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct StaffAccess {
    /// Her name; empty for whoever was not signed in.
    pub name: String,
    /// Times she signed in.
    pub sign_ins: u32,
    /// Cards she opened, and photographs of visiting cards that she looked at.
    pub cards: u32,
    /// Searches that showed her people.
    pub searches: u32,
    /// Lists of people that she was shown.
    pub lists: u32,
    /// Files with people in them that she wrote.
    pub files: u32,
    /// People in them, counted once for each file.
    pub people_in_files: u32,
    /// Different people she looked at.
    pub people: u32,
    /// When she last looked, `YYYY-MM-DD HH:MM`.
    pub last: String,
    /// What is out of the ordinary, in sentences.
    pub unusual: Vec<Text>,
}
