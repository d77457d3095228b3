//! Who came, how she can be reached, and who is forgotten.

use crate::derived_id;
use chrono::NaiveDate;
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

/// What somebody decided of two visits: `visitor.merged` says that they are one
/// person's, `visitor.kept_apart` that they are two people's, `visitor.undecided` takes
/// the latest of these back. The last word about a pair counts. Nothing is moved by it:
/// who is one person is worked out from all pairs, so that it can be taken back whole,
/// and what another laptop brings of either visit later is hers as well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitsCompared {
    /// The two visits.
    pub visitors: [Uuid; 2],
    /// What agreed when it was decided: `phone`, `email`, `name`. Words only, because
    /// the record outlives her.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// The entity of two visits that are compared, whichever is named first.
pub fn pair_of(one: Uuid, other: Uuid) -> Uuid {
    let ordered = [one.min(other), one.max(other)];
    derived_id(
        "boothloop.same-person.v1",
        &ordered.map(Uuid::into_bytes).concat(),
    )
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
    /// What else she says of herself.
    #[serde(flatten)]
    pub particulars: Particulars,
    /// What the code of her badge says, which finds her when it is scanned again;
    /// may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub badge: String,
    /// Where it came from.
    #[serde(default, skip_serializing_if = "ContactSource::is_unknown")]
    pub source: ContactSource,
}

/// What a person says of herself besides her name; each may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Particulars {
    /// The company she comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// What she does there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub job: String,
    /// The country she comes from, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// Her birthday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthday: Option<NaiveDate>,
    /// The postcode of her address, five digits.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub postcode: String,
    /// Where letters reach her, in one line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

/// Where a contact came from (PIPA art. 20); stored as its [`ContactSource::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum ContactSource {
    /// Nothing says where: a record from before it was kept, or a word of a later
    /// program.
    #[default]
    Unknown,
    /// Staff typed what she said.
    Staff,
    /// She typed it herself.
    Herself,
    /// The code of a visiting card or of a phone was scanned.
    Card,
    /// The code of her badge was scanned.
    Badge,
}

impl ContactSource {
    /// Each with its stable word.
    const CODES: [(Self, &str); 5] = [
        (Self::Unknown, ""),
        (Self::Staff, "staff"),
        (Self::Herself, "herself"),
        (Self::Card, "card"),
        (Self::Badge, "badge"),
    ];

    /// A stable word: `staff`, `herself`, `card`, `badge`; empty when unknown.
    pub fn code(self) -> &'static str {
        let mut codes = Self::CODES.iter();
        codes
            .find(|(source, _)| *source == self)
            .map_or("", |(_, code)| *code)
    }

    /// The source that a word stands for.
    pub fn from_code(code: &str) -> Self {
        let mut codes = Self::CODES.iter();
        codes
            .find(|(_, word)| *word == code)
            .map(|(source, _)| *source)
            .unwrap_or_default()
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands over a reference"
    )]
    fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }
}

impl From<ContactSource> for String {
    fn from(source: ContactSource) -> Self {
        source.code().to_owned()
    }
}

impl From<String> for ContactSource {
    fn from(code: String) -> Self {
        Self::from_code(&code)
    }
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
    /// For a visit of somebody destroyed earlier: when that was, by the ledger's clock
    /// (all 64 bits of it). Who came after that is somebody new. Without it the record's
    /// own time counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<i64>,
    /// Whether her data were due, and nobody asked for it: then a visit that another
    /// laptop brings later stays until its own time is over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_due: bool,
}
