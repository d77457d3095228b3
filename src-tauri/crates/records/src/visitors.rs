//! Who came, and how she can be reached.

use serde::{Deserialize, Serialize};

/// `visitor.arrived`: a visitor came to the booth.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct VisitorArrived {}

/// `contact.recorded`: how a visitor can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRecorded {
    /// Her name; may be empty.
    pub name: String,
    /// E-mail address, normalised; may be empty.
    pub email: String,
    /// Phone number in E.164; may be empty.
    pub phone: String,
}
