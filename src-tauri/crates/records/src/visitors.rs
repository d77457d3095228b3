//! Who came, how she can be reached, and who is forgotten.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `visitor.arrived`: a visitor came to the booth, once for each fair.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct VisitorArrived {
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
}

/// `visitor.recognised`: whoever came just now is a visitor who was here before. One
/// record is about each survey and each coupon of just now, which is hers, and one
/// about whom she was taken for; like every word of who came, they outlive her, so
/// that all of it is found when she is forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitorRecognised {
    /// Who she is.
    pub visitor: Uuid,
}

/// `contact.recorded`: how a visitor can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRecorded {
    /// Her name; may be empty.
    pub name: String,
    /// E-mail address, normalised; may be empty.
    pub email: String,
    /// Phone number in E.164; may be empty.
    pub phone: String,
    /// The company she comes from; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub company: String,
}

/// `person.destroyed`: what was known of a person was destroyed. Whatever went with
/// these visits is gone on every laptop this reaches, and what is recorded of them
/// elsewhere goes when it arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDestroyed {
    /// Her visits.
    pub visitors: Vec<Uuid>,
    /// Keyed hashes of her contact points: by them a visit of hers is recognised
    /// that another laptop brings later.
    pub contact_keys: Vec<String>,
    /// Keyed hashes of her names: somebody else may have left the same number.
    #[serde(default)]
    pub name_keys: Vec<String>,
    /// Visits of others with the same contact points, which stay.
    #[serde(default)]
    pub spared: Vec<Uuid>,
    /// Why, in the owner's words; empty for a visit of somebody destroyed earlier.
    pub reason: String,
}
